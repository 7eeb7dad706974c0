"""The rating official's decisions, mostly what the figures suggest."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from city.feedback import FeedbackWriter, figure, uncapital
from city.model import QUARTERS, RATINGS, YEARS, Employee, Indicator, period_code
from city.suggestion import scored, work_rating

Book = dict[tuple[str, int], list[Indicator]]


@dataclass(frozen=True)
class Decision:
    """One row of the rating sheet."""

    nip: str
    office: str
    year: int
    quarter: int
    work: str
    manner: str
    note: str


class DecisionBook:
    """Decides for a part of the employees."""

    def __init__(
        self,
        seed: int,
        stories: dict[str, Any],
        writer: FeedbackWriter,
        overall: dict[tuple[str, int, int], str],
    ) -> None:
        self.seed = seed
        self.writer = writer
        self.overall = overall
        self.own = {(row["seat"], row["period"]): row for row in stories["decision"]}
        self.qualitative = {row["seat"] for row in stories["qualitative"]}

    def told(
        self,
        person: Employee,
        office: str,
        year: int,
        quarter: int,
        rows: list[Indicator],
        story: dict[str, Any],
    ) -> Decision:
        """A decision that differs from the figures and says why."""
        slots: dict[str, str] = {}
        for number, row in enumerate(rows):
            if quarter in row.targets:
                slots[f"ind{number}"] = uncapital(row.text)
                slots[f"real{number}"] = figure(row.results[quarter], row.spec)
                slots[f"target{number}"] = figure(row.targets[quarter], row.spec)
        note = story["note"].format(**slots)
        if not self.writer.admit(period_code(year, quarter), person.nip, note):
            raise ValueError(f"a story sentence is used too often: {note}")
        manner = self.overall[person.nip, year, quarter]
        return Decision(person.nip, office, year, quarter, story["work"], manner, note)

    def one(
        self, person: Employee, year: int, quarter: int, rows: list[Indicator]
    ) -> Decision | None:
        """The decision on one employee in one period, if there is one."""
        placement = person.at(year, quarter or 4)
        if placement is None or placement.office.recap:
            return None
        office = placement.office.key
        code = period_code(year, quarter)
        if (person.seat, code) in self.own:
            return self.told(person, office, year, quarter, rows, self.own[person.seat, code])
        rng = random.Random(f"{self.seed}:decision:{person.seat}:{code}")
        chance = rng.random()
        if person.seat in self.qualitative:
            if code not in ("2023", "2023-Q2", "2023-Q4"):
                return None
            work: str | None = RATINGS[1]
        elif chance > (0.4 if quarter else 0.7):
            return None
        else:
            work = None if placement.is_head else work_rating(rows, quarter)
        work, manner = self.kept(rng, quarter, work, self.seen(person, year, quarter))
        if not work and not manner:
            return None
        note = ""
        if rng.random() < 0.45:
            parts = scored(rows, quarter) or []
            note = self.writer.on_decision(person.nip, year, quarter, work, parts)
        return Decision(person.nip, office, year, quarter, work or "", manner or "", note)

    def seen(self, person: Employee, year: int, quarter: int) -> str | None:
        """The superior's overall mark; for a year without one, the commonest of its quarters."""
        mark = self.overall.get((person.nip, year, quarter))
        if quarter or mark:
            return mark
        marks = [self.overall.get((person.nip, year, q)) for q in QUARTERS]
        given = sorted(m for m in marks if m)
        return max(given, key=given.count) if len(given) == len(QUARTERS) else None

    @staticmethod
    def kept(
        rng: random.Random, quarter: int, work: str | None, manner: str | None
    ) -> tuple[str | None, str | None]:
        """Some quarterly decisions speak of one of the two ratings only."""
        style = rng.random()
        if quarter and style < 0.22 and work:
            return work, None
        if quarter and style > 0.88 and manner:
            return None, manner
        return work, manner

    def build(self, people: list[Employee], book: Book) -> list[Decision]:
        """All decisions; the stories come first so that their sentences are free."""
        wanted = [(p, y, q) for p in people for y in YEARS for q in (*QUARTERS, 0)]
        wanted.sort(key=lambda w: (w[0].seat, period_code(w[1], w[2])) not in self.own)
        found = [self.one(p, y, q, book.get((p.nip, y), [])) for p, y, q in wanted]
        return [decision for decision in found if decision]
