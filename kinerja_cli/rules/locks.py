"""Locks: which facts a locked period holds fast.

A lock of a period holds what was reported and judged in it and in its parts. What belongs to
people and offices themselves (names, placements) is never held: past runs do not read it anew.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kinerja_cli.rules.model import Placement
from kinerja_cli.rules.periods import Period, day_words, every, year
from kinerja_cli.rules.placement import in_force
from kinerja_cli.rules.records import QUARTER_TARGETS

EXEMPT = frozenset({"pegawai", "keberatan", "pelatihan"})
"""Kinds that no lock holds: corrections of people; objections and certificates come afterwards."""

_OF_THE_YEAR = frozenset({"jenis", "polaritas", "rumus", "bobot", "akumulasi", "target_maksimum"})
"""Fields of an indicator that decide its score in every period of its year."""


@dataclass(frozen=True, slots=True)
class Lock:
    """One locked period of one office; `waktu` is ISO 8601."""

    periode: Period
    unit_id: int
    oleh: str
    waktu: str

    @property
    def kalimat(self) -> str:
        """Who locked it and when, in words."""
        when = day_words(date.fromisoformat(self.waktu[:10]))
        return f"dikunci oleh {self.oleh} pada {when}"


class Locks:
    """The locks that hold, asked by what somebody wants to change."""

    def __init__(
        self, locks: Iterable[Lock], placements: Mapping[str, Sequence[Placement]]
    ) -> None:
        self._locks, self._placements = tuple(locks), placements
        self._units: dict[tuple[str, Period], int | None] = {}

    def __bool__(self) -> bool:
        """Whether anything is locked."""
        return bool(self._locks)

    def of_unit(self, unit: int, period: Period) -> Lock | None:
        """Return what locks a period of an office."""
        return self._first(lambda one: one.unit_id == unit and one.periode.contains(period))

    def of_person(self, nip: str, period: Period) -> Lock | None:
        """Return what locks a period of an employee.

        It counts where the employee is scored in that period, and where in the locked one: a
        locked year was made of the quarters of whoever was scored there for the year.
        """
        return self._first(
            lambda one: one.periode.contains(period) and self._stands(nip, one, period)
        )

    def of_indicator(
        self, nip: str, tahun: int, changed: Collection[str], *, new: bool
    ) -> tuple[Lock, str] | None:
        """Return what locks one of an indicator's fields, and which; wording is never locked.

        Targets belong to their period. What decides the score in every period of the year is
        locked with any of them; a new indicator counts only where it has a target.
        """
        for number, quarter in enumerate(every(tahun, "triwulan")):
            name = QUARTER_TARGETS[number]
            if name in changed and (lock := self.of_person(nip, quarter)):
                return lock, name
        if "target" in changed and (lock := self.of_person(nip, year(tahun))):
            return lock, "target"
        for name in () if new else sorted(_OF_THE_YEAR & set(changed)):
            if lock := self._first(
                lambda one: one.periode.tahun == tahun and self._stands(nip, one, one.periode)
            ):
                return lock, name
        return None

    def _first(self, holds: Callable[[Lock], bool]) -> Lock | None:
        return next((one for one in self._locks if holds(one)), None)

    def _stands(self, nip: str, lock: Lock, period: Period) -> bool:
        return lock.unit_id in {self._unit(nip, period), self._unit(nip, lock.periode)}

    def _unit(self, nip: str, period: Period) -> int | None:
        """Return the office where an employee is scored in a period."""
        if (nip, period) not in self._units:
            placed = in_force(self._placements.get(nip, ()), period)
            self._units[nip, period] = placed.placement.unit_id if placed else None
        return self._units[nip, period]
