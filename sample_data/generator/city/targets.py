"""Turns the catalogue into each employee's indicators and targets."""

from __future__ import annotations

import math
import random
from datetime import date
from typing import Any

from city.catalog import load_toml, parse_row
from city.model import QUARTERS, YEARS, Employee, Figure, Indicator, Placement, Plan, Spec

WEIGHTS: dict[int, tuple[tuple[int, ...], ...]] = {
    2: ((60, 40), (50, 50)),
    3: ((40, 30, 30), (35, 35, 30), (50, 30, 20)),
    4: ((30, 30, 20, 20), (25, 25, 25, 25), (40, 25, 20, 15)),
    5: ((25, 20, 20, 20, 15), (30, 25, 20, 15, 10)),
}
PERSPECTIVES = {
    "Kuantitas": "Proses Bisnis",
    "Kualitas": "Penerima Layanan",
    "Waktu": "Proses Bisnis",
    "Biaya": "Anggaran",
}


def earlier_year(spec: Spec) -> tuple[Figure | None, ...]:
    """The targets of 2023: a little easier than those of 2024."""
    numbers = [t for t in spec.targets if t is not None]
    if any(isinstance(t, str) for t in numbers):
        return spec.targets
    lower = spec.polarity == "Turun"
    if spec.polarity == "Stabil" or (spec.unit == "Persen" and max(numbers) >= 100):
        return spec.targets
    shifted: list[Figure | None] = []
    for target in spec.targets:
        if target is None or (target < 10 and spec.unit != "Persen"):
            shifted.append(target)
        elif spec.unit == "Persen" and target > 10:
            shifted.append(target + 2 if lower else target - 2)
        elif spec.unit == "Persen":
            shifted.append(target)
        elif spec.unit in ("Menit", "Nilai", "Indeks"):
            shifted.append(target + 5 if lower else target - 1)
        else:
            shifted.append(math.ceil(target * 1.1) if lower else math.floor(target * 0.94))
    return tuple(shifted)


def roll_up(values: list[Figure], rollup: str) -> Figure:
    """The year's figure out of the quarters', by Akumulasi."""
    if any(isinstance(v, str) for v in values):
        return values[-1]
    if rollup == "Jumlah":
        total = sum(values)
        return round(total, 4) if isinstance(total, float) else total
    if rollup == "Rata-rata":
        mean = sum(values) / len(values)
        return int(mean) if float(mean).is_integer() else round(mean, 10)
    if rollup == "Maksimum":
        return max(values)
    if rollup == "Minimum":
        return min(values)
    return values[-1]


def due_quarters(person: Employee, placement: Placement, year: int) -> list[int]:
    """Quarters of a year the person spends in this placement from their first day."""
    return [
        q
        for q in QUARTERS
        if person.at(year, q) is placement and placement.since <= date(year, q * 3 - 2, 1)
    ]


def superior_plan(placement: Placement, plan: Plan) -> str:
    """The text of the superior's plan this one serves."""
    if isinstance(plan.up, str):
        return plan.up
    boss = placement.office.position(placement.position.boss)
    return boss.plans[min(plan.up, len(boss.plans) - 1)].text


class TargetBook:
    """Builds all indicators."""

    def __init__(self, seed: int, stories: dict[str, Any]) -> None:
        self.seed = seed
        self.unweighted = set(stories["unweighted"]["seats"])
        self.without = {row["seat"] for row in stories["without_targets"]}
        self.qualitative = {row["seat"]: row for row in stories["qualitative"]}
        self.extras = [parse_row(x) for x in load_toml("extra.toml")["rows"].strip().splitlines()]

    def indicator(
        self,
        person: Employee,
        placement: Placement,
        year: int,
        due: list[int],
        plan: tuple[str, str],
        spec: Spec,
        extra: bool = False,
    ) -> Indicator | None:
        """One indicator, or None when nothing is due."""
        row = earlier_year(spec) if year == YEARS[0] else spec.targets
        targets = {q: row[q - 1] for q in due if row[q - 1] is not None}
        if not targets:
            return None
        executive = placement.position.kind in ("jpt", "administrator")
        return Indicator(
            nip=person.nip,
            year=year,
            office=placement.office.key,
            up=plan[0],
            plan=plan[1],
            spec=spec,
            text=spec.text.replace("{area}", placement.area),
            advice=spec.advice.replace("{area}", placement.area),
            extra=extra,
            perspective=PERSPECTIVES[spec.aspect] if executive and not extra else "",
            weight=None,
            targets=targets,
            annual=roll_up([targets[q] for q in sorted(targets)], spec.rollup),
        )

    def weigh(self, person: Employee, placement: Placement, rows: list[Indicator]) -> None:
        """Spread 100 over the main indicators unless the seat has no weights."""
        if person.seat in self.unweighted or not rows:
            return
        rng = random.Random(f"{self.seed}:weight:{placement.office.key}/{placement.position.key}")
        for row, weight in zip(rows, rng.choice(WEIGHTS[len(rows)]), strict=True):
            row.weight = weight

    def qualitative_rows(
        self, person: Employee, placement: Placement, year: int
    ) -> list[Indicator]:
        """Indicators whose targets are words."""
        story = self.qualitative[person.seat]
        up = superior_plan(placement, placement.position.plans[0])
        rows = []
        for raw in story["row"]:
            spec = Spec(
                raw["text"],
                raw["aspect"],
                "Uraian",
                "Naik",
                "Nilai Terakhir",
                tuple(raw["targets"]),
                "Catatan lapangan dan foto",
                "",
            )
            row = self.indicator(person, placement, year, list(QUARTERS), (up, story["plan"]), spec)
            if row:
                row.results = dict(zip(QUARTERS, raw["results"], strict=True))
                rows.append(row)
        return rows

    def year_of(self, person: Employee, year: int) -> list[Indicator]:
        """All indicators of one employee in one year."""
        found: list[Indicator] = []
        for placement in person.placements:
            due = due_quarters(person, placement, year)
            if not due or person.seat in self.without:
                continue
            if person.seat in self.qualitative:
                rows = self.qualitative_rows(person, placement, year)
            else:
                rows = [
                    self.indicator(
                        person,
                        placement,
                        year,
                        due,
                        (superior_plan(placement, plan), plan.text),
                        spec,
                    )
                    for plan in placement.position.plans
                    for spec in plan.specs
                ]
            main = [row for row in rows if row]
            self.weigh(person, placement, main)
            found.extend(main)
            rng = random.Random(f"{self.seed}:extra:{person.seat}:{year}")
            if rng.random() < 0.13 and not placement.is_head and not placement.office.recap:
                plan = ("", "Terlaksananya penugasan tambahan dari pimpinan")
                extra = self.indicator(
                    person, placement, year, due, plan, rng.choice(self.extras), extra=True
                )
                if extra:
                    found.append(extra)
        return found
