"""Which records stand for a period: its own, else those of its parts, and no day twice."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from kinerja_cli.rules.periods import Period, every


@dataclass(frozen=True, slots=True)
class Cover:
    """The periods whose records stand for a longer one, and its parts that have none."""

    used: tuple[Period, ...]
    missing: tuple[Period, ...]

    @property
    def months(self) -> int:
        """How many months the records stand for."""
        return sum(months(period) for period in self.used)

    @property
    def gap(self) -> str:
        """The words for the parts without a record; "" when the whole period has one."""
        names = ", ".join(period.words for period in self.missing)
        return f"; tanpa catatan: {names}" if names else ""


def months(period: Period) -> int:
    """Return how many months a period has."""
    return period.last.month - period.first.month + 1


def cover(period: Period, known: Collection[str]) -> Cover:
    """Return the records that stand for `period`, of those whose identifiers are `known`.

    The record of exactly a period beats those of its parts; a year is made of semesters, a
    semester of quarters, a quarter of months.
    """
    return _cover(period, frozenset(known))


@lru_cache(4096)
def _cover(period: Period, known: frozenset[str]) -> Cover:
    if str(period) in known:
        return Cover((period,), ())
    halves = period.jenis == "tahun"
    parts = every(period.tahun, "semester") if halves else period.parts
    covers = [_cover(part, known) for part in parts]
    used = tuple(one for part in covers for one in part.used)
    if not used:
        return Cover((), (period,))
    return Cover(used, tuple(one for part in covers for one in part.missing))
