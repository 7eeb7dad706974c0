"""What the three untidy recap workbooks have in common."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from city.model import RATINGS, Employee, Figure, Indicator, Office
from city.suggestion import work_rating

PREDICATES = {
    (2, 2): "Sangat Baik",
    (2, 1): "Baik",
    (1, 2): "Baik",
    (1, 1): "Baik",
    (2, 0): "Kurang",
    (1, 0): "Kurang",
    (0, 2): "Butuh Perbaikan",
    (0, 1): "Butuh Perbaikan",
    (0, 0): "Sangat Kurang",
}
ORGANISATION = {"Istimewa": RATINGS[2], "Baik": RATINGS[1]}


@dataclass
class Line:
    """One indicator of one employee in one quarter, ready to be written."""

    indicator: Indicator
    target: Figure
    result: Figure | None

    @property
    def percent(self) -> float | None:
        """Result by target in percent without a cap, as an office types it (all are Naik)."""
        if self.result is None:
            return None
        return float(self.result) / float(self.target) * 100


@dataclass
class Block:
    """One employee of the recap."""

    person: Employee
    lines: list[Line]
    work: str
    manner: str

    @property
    def predicate(self) -> str:
        """The predicate both ratings give, empty when one is missing."""
        if not self.work or not self.manner:
            return ""
        return PREDICATES[RATINGS.index(self.work), RATINGS.index(self.manner)]


def spaced(nip: str) -> str:
    """The printed form of a NIP: 19860926 201505 1 001."""
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"


def comma(value: Figure, places: int | None = None) -> str:
    """A number as Indonesian text: 1.250.000,50."""
    if isinstance(value, str):
        return value
    if places is None:
        places = 0 if float(value).is_integer() else len(f"{value:.4f}".rstrip("0").split(".")[1])
    return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))


def grade(rank: str) -> str:
    """Only the golongan of `Penata (III/c)`; a PPPK grade as it is."""
    return rank.split("(")[1].rstrip(")") if "(" in rank else rank


def blocks(
    people: list[Employee],
    book: dict[tuple[str, int], list[Indicator]],
    office: Office,
    year: int,
    quarter: int,
    predicates: dict[str, Any],
    missing: set[tuple[str, int, int]],
    seed: int,
) -> list[Block]:
    """The employees of an office with what is due in a quarter."""
    order = predicates[str(year)][office.key]
    found = []
    for person in people:
        if person.placements[0].office is not office:
            continue
        number = person.seat.removeprefix(f"{office.key}/")
        rows = [row for row in book[person.nip, year] if quarter in row.targets]
        for index, row in enumerate(rows):
            if (number, index, quarter) in missing:
                row.results.pop(quarter, None)
        work = work_rating(rows, quarter) or ""
        if person.placements[0].is_head:
            work = ORGANISATION.get(order[quarter - 1], RATINGS[0])
        rng = random.Random(f"{seed}:recap:{person.seat}:{year}:{quarter}")
        felt = person.manner + rng.gauss(0, 0.3)
        manner = RATINGS[2] if felt > 1.1 else RATINGS[0] if felt < -2.4 else RATINGS[1]
        lines = [Line(row, row.targets[quarter], row.results.get(quarter)) for row in rows]
        found.append(Block(person, lines, work, manner))
    return found
