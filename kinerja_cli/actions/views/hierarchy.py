"""Who stands under whom in a period, out of the newest run's own data."""

from collections.abc import Iterable, Mapping

from kinerja_cli.actions import scored
from kinerja_cli.actions.scored import Scored
from kinerja_cli.errors import UsageError
from kinerja_cli.rules import nip as nips
from kinerja_cli.rules.names import key
from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.placement import InForce, in_force, is_acting
from kinerja_cli.rules.sentences import ended
from kinerja_cli.rules.superiors import Chain, Person, Superior
from kinerja_cli.store.database import Connection
from kinerja_cli.store.inputs import People
from kinerja_cli.store.results import Stored
from kinerja_cli.store.runs import Run

_LISTED = 8


class Hierarchy:
    """The lines of command of a period; whoever came after it and has no score is not in them.

    Attributes:
        places: nip → where they stood in the period.
    """

    def __init__(
        self, connection: Connection, period: Period, everybody: Mapping[str, Stored]
    ) -> None:
        self._connection, self._period, self._everybody = connection, period, everybody
        self._runs: dict[int, tuple[Run, People]] = {}
        self.newest, people = self.run(max(one.proses for one in everybody.values()))
        self.places: dict[str, InForce] = {}
        for nip, placements in people.placements.items():
            placed = in_force(placements, period)
            if placed and (nip in everybody or not placed.early):
                self.places[nip] = placed
        self.chain = Chain(
            Person(nip, people.nama[nip], placed.last) for nip, placed in self.places.items()
        )

    def run(self, number: int) -> tuple[Run, People]:
        """Return a run and who was known at it."""
        if number not in self._runs:
            found = scored.existing(self._connection, number)
            self._runs[number] = found, People(self._connection, found.baca_sampai)
        return self._runs[number]

    def again(self, chosen: Iterable[str]) -> dict[str, Scored]:
        """Return the scores of some people, made again; who has none is left out."""
        by_run: dict[int, dict[str, Stored]] = {}
        for nip in chosen:
            if stored := self._everybody.get(nip):
                by_run.setdefault(stored.proses, {})[nip] = stored
        found: dict[str, Scored] = {}
        for number, members in sorted(by_run.items()):
            of_run, people = self.run(number)
            for one in scored.again(self._connection, of_run, members, people):
                found[one.score.inputs.nip] = one
        return found

    def of_units(self, units: Iterable[int]) -> list[Superior]:
        """Return the superiors who stand in some offices, also as acting head, by name."""
        wanted = set(units)
        found = []
        for one in self.chain.superiors.values():
            placed = self.places.get(one.nip)
            if placed and wanted & {
                p.unit_id for p in (placed.placement, placed.last, *placed.acting)
            }:
                found.append(one)
        return sorted(found, key=lambda one: (key(one.nama), one.nip))

    def every(self) -> list[Superior]:
        """Return all superiors, those from outside too, by name."""
        return sorted(self.chain.superiors.values(), key=lambda one: (key(one.nama), one.nip))

    def find(self, text: str) -> Superior:
        """Return the superior of a NIP or of a part of a name.

        Raises:
            UsageError: nobody has that one as superior, or several fit.
        """
        nip = nips.strip(text)
        if nip.isdecimal():
            found = self.chain.superiors.get(nip)
            if found is None:
                raise UsageError(
                    f"NIP {nips.show(nip)} bukan atasan siapa pun pada {self._period.words}.",
                    "Periksa NIP itu, atau kolom NIP Atasan di lembar pegawai.",
                )
            return found
        named = [one for one in self.every() if key(text) in key(one.nama)]
        exact = [one for one in named if key(text) == key(one.nama)]
        fitting = exact or named
        if not key(text) or not fitting:
            raise UsageError(
                f"Tidak ada atasan bernama “{text}” pada {self._period.words}.",
                "Sebut NIP-nya, atau namanya seperti di kolom Atasan lembar pegawai.",
            )
        if len(fitting) > 1:
            listed = "; ".join(
                f"{one.nama} {nips.show(one.nip)}".strip() for one in fitting[:_LISTED]
            )
            raise UsageError(f"“{text}” cocok dengan beberapa atasan.", f"Yang cocok: {listed}.")
        return fitting[0]


def notes(placed: InForce) -> list[str]:
    """Return what is special about somebody's place in the period."""
    found = acting(placed, "")
    superiors = {(s.placement.nip_atasan, s.placement.atasan) for s in placed.stays}
    if len(superiors) > 1:
        found.append("atasannya berganti dalam periode; dipakai yang berlaku pada akhir periode")
    return found


def acting(placed: InForce, who: str) -> list[str]:
    """Return for which positions somebody only acts, in sentences about `who` or as notes."""
    found = [f"merangkap {one.jabatan or 'Plt'} di {one.unit}" for one in placed.acting]
    if is_acting(placed.last):
        found.insert(0, f"menjabat sebagai {placed.last.status or 'pelaksana tugas'}")
    return [ended(f"{who} {text}") if who else text for text in found]
