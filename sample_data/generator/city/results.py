"""Invents what was achieved: ability, office, season, chance, then the stories."""

from __future__ import annotations

import random
from typing import Any

from city.model import Employee, Figure, Indicator, Office, Spec, period_code

BASE = -0.028
DECIMALS = {
    "Persen": 1,
    "Hari": 1,
    "Jam": 1,
    "Menit": 1,
    "Per mil": 1,
    "Hektare": 1,
    "Ton": 1,
    "Bulan": 1,
    "Kilometer": 2,
    "Indeks": 2,
    "Nilai": 2,
    "Miliar rupiah": 2,
    "Rupiah": 2,
}
SCALES = (("WTP", "WDP", "TW", "TMP"), ("AA", "A", "BB", "B", "CC", "C", "D"))


def decimals(spec: Spec, target: float) -> int:
    """How many decimals an office writes for this unit."""
    if spec.unit == "Persen" and target < 1:
        return 2
    if spec.unit == "Indeks" and target < 1:
        return 3
    if spec.unit == "Bulan" and spec.polarity != "Stabil":
        return 0
    if spec.unit == "Nilai" and target >= 200:
        return 0
    return DECIMALS.get(spec.unit, 0)


def tidy(value: float, places: int) -> Figure:
    """Round; a whole number becomes an int."""
    rounded = round(value, places)
    return int(rounded) if float(rounded).is_integer() else rounded


def by_category(spec: Spec, target: str, level: float) -> str:
    """A category, one class lower when the level is low."""
    scale = next(s for s in SCALES if target in s)
    place = scale.index(target)
    if spec.low or level < -0.07:
        place += 1
    elif level > 0.04 and place:
        place -= 1
    return scale[place]


def by_range(target: str, level: float, rng: random.Random) -> Figure:
    """A figure in or near a range."""
    low, high = (float(x) for x in target.split(" - "))
    if level < -0.06:
        return tidy(low * (1 - rng.uniform(0.02, 0.09)), 1)
    return tidy(rng.uniform(low + 1, high - 0.5), 1)


def small_count(target: int, level: float, lower: bool) -> int:
    """A result for a small whole target: mostly on target."""
    if lower:
        return max(0, target - 1) if level > 0.025 else target + (1 if level < -0.075 else 0)
    return target + (1 if level > 0.045 else 0) - (1 if level < -0.07 and target > 1 else 0)


def realise(spec: Spec, target: Figure, level: float, rng: random.Random) -> Figure:
    """One result for one target at a performance level (0 = on target)."""
    if isinstance(target, str):
        return by_range(target, level, rng) if " - " in target else by_category(spec, target, level)
    lower = spec.polarity == "Turun"
    places = decimals(spec, target)
    if places == 0 and (target <= 8 or spec.unit == "Bulan"):
        return small_count(int(target), level, lower)
    if spec.polarity == "Stabil":
        swing = rng.choice((-1, 1)) * abs(level + rng.gauss(0, 0.03))
        value = target * (1 + swing)
    else:
        value = target * (1 - level) if lower else target * (1 + level)
    if spec.unit == "Persen" and "terhadap target" not in spec.text and "PBB" not in spec.text:
        value = min(value, 100.0)
    if spec.unit == "Level":
        return target
    return tidy(max(value, 0.0), places)


class ResultBook:
    """Fills the results of all indicators."""

    def __init__(self, seed: int, stories: dict[str, Any]) -> None:
        self.seed = seed
        self.stories = stories
        self.levels = {row["seat"]: row["levels"] for row in stories["newcomer"]}
        self.shared = {row["key"]: row for row in stories["shared"]}

    def level(
        self, person: Employee, office: Office, row: Indicator, quarter: int, rng: random.Random
    ) -> float:
        """The performance level of a person on an indicator in a quarter."""
        code = period_code(row.year, quarter)
        season = row.spec.season[quarter - 1]
        planned = self.levels.get(person.seat, {}).get(code)
        if planned is not None:
            return planned + rng.gauss(0, 0.012) + season
        trend = 0.004 * ((row.year - 2023) * 4 + quarter - 4)
        bias = random.Random(f"{self.seed}:bias:{person.seat}:{row.text}").gauss(0, 0.022)
        return BASE + office.level + person.skill + bias + trend + season + rng.gauss(0, 0.028)

    def fill(self, person: Employee, offices: dict[str, Office], rows: list[Indicator]) -> None:
        """Results for every quarter that is due."""
        for row in rows:
            if row.results:
                continue
            office = offices[row.office]
            previous: float | None = None
            for quarter, target in sorted(row.targets.items()):
                code = period_code(row.year, quarter)
                who = row.spec.shared or f"{person.seat}:{row.text}"
                rng = random.Random(f"{self.seed}:result:{who}:{code}")
                if row.spec.shared:
                    level = office.level + rng.gauss(0, 0.02)
                else:
                    level = self.level(person, office, row, quarter, rng)
                value = self.shared.get(row.spec.shared, {}).get(code)
                if value is None:
                    value = realise(row.spec, target, level, rng)
                rising = row.spec.rollup == "Nilai Terakhir" and row.spec.polarity == "Naik"
                if rising and not isinstance(value, str) and not isinstance(target, str):
                    value = max(value, previous or 0)
                    previous = value
                row.results[quarter] = value

    def tell(
        self, people: dict[str, Employee], book: dict[tuple[str, int], list[Indicator]]
    ) -> None:
        """Take away and add what the stories ask for."""
        for story in self.stories["missing"]:
            year, quarter = int(story["period"][:4]), int(story["period"][-1])
            rows = book[people[story["seat"]].nip, year]
            due = [row for row in rows if quarter in row.results]
            chosen = due if story["row"] < 0 else [rows[story["row"]]]
            for row in chosen:
                del row.results[quarter]
        for story in self.stories["untargeted"]:
            year, quarter = int(story["period"][:4]), int(story["period"][-1])
            row = book[people[story["seat"]].nip, year][story["row"]]
            if quarter in row.targets:
                raise ValueError(f"a target is there: {story}")
            row.results[quarter] = story["value"]
