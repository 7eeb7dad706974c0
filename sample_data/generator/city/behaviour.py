"""Behaviour ratings: each rater's view of one employee in one period."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from city.model import QUARTERS, RATINGS, VALUES, YEARS, Employee, Placement, period_code
from city.suggestion import manner_rating


@dataclass(frozen=True)
class Judgement:
    """One row of the behaviour sheet."""

    nip: str
    office: str
    year: int
    quarter: int
    values: tuple[str, ...] | tuple[int, ...]
    overall: str
    rater: str
    rater_nip: str


class BehaviourBook:
    """All behaviour rows, and the superior's overall mark for later use."""

    def __init__(self, seed: int, stories: dict[str, Any], people: list[Employee]) -> None:
        self.seed = seed
        self.people = people
        self.skip = {(row["seat"], row["period"]) for row in stories["without_behaviour"]}
        self.rows: list[Judgement] = []
        self.overall: dict[tuple[str, int, int], str] = {}

    def values(
        self, person: Employee, numbers: bool, rng: random.Random, shift: float
    ) -> tuple[str, ...] | tuple[int, ...]:
        """The seven values as one rater sees them."""
        mood = person.manner * 0.8 + shift + rng.gauss(0, 0.3)
        if numbers:
            return tuple(
                max(62, min(98, round(86 + 4 * (mood + rng.gauss(0, 0.5))))) for _ in VALUES
            )
        marks = []
        for _ in VALUES:
            felt = mood + rng.gauss(0, 0.55)
            marks.append(RATINGS[2] if felt > 0.75 else RATINGS[0] if felt < -2.1 else RATINGS[1])
        return tuple(marks)

    def judge(
        self,
        person: Employee,
        placement: Placement,
        year: int,
        quarter: int,
        rater: str,
        rater_nip: str,
    ) -> None:
        """One rater's row."""
        who = f"{self.seed}:manner:{person.seat}:{period_code(year, quarter)}:{rater}:{rater_nip}"
        rng = random.Random(who)
        shift = {"Rekan": 0.15, "Bawahan": 0.1}.get(rater, 0.0) + placement.office.level * 4
        values = self.values(person, placement.office.behaviour == "angka", rng, shift)
        overall = manner_rating(list(values))
        if rater == "Atasan":
            self.overall[person.nip, year, quarter] = overall
        self.rows.append(
            Judgement(
                person.nip, placement.office.key, year, quarter, values, overall, rater, rater_nip
            )
        )

    def others(self, person: Employee, placement: Placement, year: int, quarter: int) -> None:
        """Two peers and up to three subordinates."""
        peers, below = [], []
        for other in self.people:
            held = other.at(year, quarter)
            if other is person or held is None or held.office is not placement.office:
                continue
            if held.boss_nip == person.nip:
                below.append(other.nip)
            elif held.boss_nip == placement.boss_nip:
                peers.append(other.nip)
        rng = random.Random(f"{self.seed}:raters:{person.seat}:{year}")
        for nip in sorted(rng.sample(peers, min(2, len(peers)))):
            self.judge(person, placement, year, quarter, "Rekan", nip)
        for nip in sorted(rng.sample(below, min(3, len(below)))):
            self.judge(person, placement, year, quarter, "Bawahan", nip)

    def build(self) -> list[Judgement]:
        """All rows of both years."""
        for person in self.people:
            yearly = random.Random(f"{self.seed}:yearly:{person.seat}").random() < 0.06
            for year in YEARS:
                for quarter in QUARTERS:
                    placement = person.at(year, quarter)
                    if placement is None or placement.office.recap:
                        continue
                    if (person.seat, period_code(year, quarter)) in self.skip:
                        continue
                    boss = placement.boss_nip if placement.boss_nip.isdigit() else ""
                    self.judge(person, placement, year, quarter, "Atasan", boss)
                    if placement.office.raters == "360":
                        self.others(person, placement, year, quarter)
                placement = person.at(year, 4)
                if placement and not placement.office.recap:
                    full = all((person.nip, year, q) in self.overall for q in QUARTERS)
                    if full and (placement.office.annual_behaviour or yearly):
                        boss = placement.boss_nip if placement.boss_nip.isdigit() else ""
                        self.judge(person, placement, year, 0, "Atasan", boss)
        return self.rows
