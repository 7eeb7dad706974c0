"""Plain data of the sample city: offices, people, indicators and results."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

YEARS = (2023, 2024)
QUARTERS = (1, 2, 3, 4)
RATINGS = ("Di Bawah Ekspektasi", "Sesuai Ekspektasi", "Di Atas Ekspektasi")
VALUES = (
    "Berorientasi Pelayanan",
    "Akuntabel",
    "Kompeten",
    "Harmonis",
    "Loyal",
    "Adaptif",
    "Kolaboratif",
)

Figure = float | int | str
Quarter = tuple[int, int]


@dataclass(frozen=True)
class Spec:
    """An indicator as the catalogue states it, before it belongs to anyone."""

    text: str
    aspect: str
    unit: str
    polarity: str
    rollup: str
    targets: tuple[Figure | None, ...]
    evidence: str
    advice: str
    formula: str = ""
    season: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0)
    shared: str = ""
    low: bool = False


@dataclass(frozen=True)
class Plan:
    """A work plan and the plan of the superior it serves."""

    text: str
    up: int | str
    specs: tuple[Spec, ...]


@dataclass
class Position:
    """A position of an office; `count` people hold it."""

    key: str
    title: str
    unit: str
    kind: str
    degree: str
    boss: str = ""
    count: int = 1
    pppk: int = 0
    areas: tuple[str, ...] = ()
    status: str = "Definitif"
    plans: tuple[Plan, ...] = ()


@dataclass
class Office:
    """One perangkat daerah and how it writes its sheets."""

    key: str
    name: str
    dinas: str
    file: str
    superior: str
    level: float
    period_style: str
    behaviour: str
    raters: str
    annual_behaviour: bool
    recap: bool
    listed: bool
    positions: list[Position] = field(default_factory=list)

    def position(self, key: str) -> Position:
        """The position with this key."""
        return next(p for p in self.positions if p.key == key)


@dataclass
class Placement:
    """Where an employee works from a date on."""

    since: date
    office: Office
    position: Position
    area: str
    boss_nip: str = ""

    @property
    def is_head(self) -> bool:
        """Whether this placement heads the whole office."""
        return self.position.key == "head"


@dataclass
class Employee:
    """A fictional employee."""

    nip: str
    name: str
    sex: str
    asn: str
    rank: str
    seat: str
    placements: list[Placement]
    skill: float
    manner: float

    def at(self, year: int, quarter: int) -> Placement | None:
        """The placement in force at the end of a quarter."""
        end = date(year, quarter * 3, 28)
        held = [p for p in self.placements if p.since <= end]
        return max(held, key=lambda p: p.since) if held else None


@dataclass
class Indicator:
    """An indicator of one employee in one year, with results by quarter."""

    nip: str
    year: int
    office: str
    up: str
    plan: str
    spec: Spec
    text: str
    advice: str
    extra: bool
    perspective: str
    weight: int | None
    targets: dict[int, Figure]
    annual: Figure
    results: dict[int, Figure] = field(default_factory=dict)

    @property
    def numeric(self) -> bool:
        """Whether targets are plain numbers."""
        return all(not isinstance(t, str) for t in self.targets.values())


def period_code(year: int, quarter: int) -> str:
    """Canonical period code; quarter 0 is the whole year."""
    return f"{year}-Q{quarter}" if quarter else str(year)
