"""Who was placed where, and who leads the unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kinerja_cli.rules.model import Placement
from kinerja_cli.rules.names import key
from kinerja_cli.rules.periods import Period

_HEADS = (
    "kepala dinas",
    "kepala badan",
    "kepala satuan",
    "inspektur",
    "sekretaris dprd",
    "sekretaris daerah",
    "camat",
    "direktur rsud",
)
_NOT_HEADS = ("inspektur pembantu",)
_TOP = ("jpt", "pimpinan tinggi", "jabatan pimpinan tinggi")
_ACTING = ("plt", "plh", "pelaksana tugas", "pelaksana harian", "pj", "penjabat")


@dataclass(frozen=True, slots=True)
class Stay:
    """A placement with the days it was in force within a period."""

    placement: Placement
    hari: int


@dataclass(frozen=True, slots=True)
class InForce:
    """Where a person is scored in a period, and where else they stood in it.

    Attributes:
        placement: where they are scored: most days, on a tie the later.
        last: the placement in force at the period's end; its superior is the rating official.
        stays: every placement in force within the period, in order.
        early: whether the first TMT lies after the period, so that it was taken for want of better.
        acting: placements as Plt or Plh of another unit, held besides; they move nobody.
    """

    placement: Placement
    last: Placement
    stays: tuple[Stay, ...]
    early: bool = False
    acting: tuple[Placement, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether the person changed office within the period."""
        return len({stay.placement.unit_id for stay in self.stays}) > 1

    @property
    def hari(self) -> int:
        """Days spent in the office where the person is scored."""
        return sum(s.hari for s in self.stays if s.placement.unit_id == self.placement.unit_id)


def in_force(placements: Sequence[Placement], period: Period) -> InForce | None:
    """Return where a person stood in `period`, None when nothing at all is known.

    A placement lasts from its TMT (none: since ever) until the next one begins. Acting for another
    unit (Plt, Plh) comes on top of the definitive position and ends none.
    """
    if len(placements) == 1:
        return _only(placements[0], period)
    dated = sorted(placements, key=lambda p: p.tmt or date.min)
    if not dated:
        return None
    ordered, acting = _apart(dated)
    stays: list[Stay] = []
    for number, placement in enumerate(ordered):
        start = max(placement.tmt or date.min, period.first)
        following = ordered[number + 1].tmt if number + 1 < len(ordered) else None
        end = min((following - timedelta(days=1)) if following else date.max, period.last)
        if start <= end:
            stays.append(Stay(placement, (end - start).days + 1))
    if not stays:
        return InForce(ordered[0], ordered[0], (Stay(ordered[0], 0),), early=True)
    days: dict[int, int] = {}
    for stay in stays:
        days[stay.placement.unit_id] = days.get(stay.placement.unit_id, 0) + stay.hari
    most = max(days.values())
    chosen = next(s.placement for s in reversed(stays) if days[s.placement.unit_id] == most)
    besides = tuple(one for one in acting if (one.tmt or date.min) <= period.last)
    return InForce(chosen, stays[-1].placement, tuple(stays), acting=besides)


def _only(placement: Placement, period: Period) -> InForce:
    """Return where somebody stood who was placed once, as nearly everybody is."""
    start, last = max(placement.tmt or date.min, period.first), period.last
    stay = Stay(placement, max((last - start).days + 1, 0))
    return InForce(placement, placement, (stay,), early=start > last)


def _apart(dated: Sequence[Placement]) -> tuple[list[Placement], list[Placement]]:
    """Return the placements that follow one another, and those as acting head of another unit."""
    ordered: list[Placement] = []
    acting: list[Placement] = []
    for placement in dated:
        elsewhere = ordered and placement.unit_id != ordered[-1].unit_id
        (acting if elsewhere and is_acting(placement) else ordered).append(placement)
    return ordered, acting


def is_acting(placement: Placement) -> bool:
    """Return whether a position is held for the time being: Plt, Plh, Pj."""
    title = key(placement.jabatan)
    return key(placement.status) in _ACTING or title.startswith(tuple(f"{w} " for w in _ACTING))


def top_leader(placement: Placement) -> bool:
    """Return whether the position is one of the high leadership (JPT)."""
    return key(placement.jenis_jabatan).startswith(_TOP)


def leads_unit(placement: Placement) -> bool:
    """Return whether the person is head of the unit.

    The column Pimpinan Unit decides; where it is empty the title of the position does. An acting
    head (Plt/Plh) leads as well.
    """
    if placement.pimpinan:
        return placement.pimpinan == "Ya"
    title = key(placement.jabatan)
    for word in _ACTING:
        title = title.removeprefix(word + " ")
    return title.startswith(_HEADS) and not title.startswith(_NOT_HEADS)


def began(placement: Placement, period: Period) -> date | None:
    """Return the TMT of a position that somebody took up within the year; None when before it."""
    tmt = placement.tmt
    within = tmt is not None and date(period.tahun, 1, 1) < tmt <= period.last
    return tmt if within else None
