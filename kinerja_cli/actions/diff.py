"""`diff`: who moved between two scoring runs of a period, and what moved them."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from kinerja_cli.actions import policies, scored, units
from kinerja_cli.actions.attribution import ATURAN, DATA, HITUNG, because, outcome
from kinerja_cli.actions.gravity import weight
from kinerja_cli.actions.run_pairs import Pair, named, newest_and_before, within
from kinerja_cli.errors import UsageError
from kinerja_cli.rules.comparison import Difference, compare, compare_policies
from kinerja_cli.rules.model import Inputs, Origin
from kinerja_cli.rules.periods import Period, from_id
from kinerja_cli.rules.policy import Regulation
from kinerja_cli.store import database, imports, inputs
from kinerja_cli.store import units as unit_rows
from kinerja_cli.store.cells import Cells
from kinerja_cli.store.database import Connection
from kinerja_cli.store.imports import Places
from kinerja_cli.store.inputs import People
from kinerja_cli.store.results import Stored
from kinerja_cli.store.runs import Run


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing that differs and has moved somebody: an input, a rule, the arithmetic."""

    jenis: str
    beda: Difference


@dataclass(frozen=True, slots=True)
class Moved:
    """One employee whose result is another one.

    Attributes:
        karena: which of data, rules and arithmetic moved them.
        sebab: every difference of those kinds.
    """

    nip: str
    nama: str
    unit: str
    lama: Stored
    baru: Stored
    karena: tuple[str, ...]
    sebab: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of whom only one run has a result, or who stands in another office."""

    nip: str
    nama: str
    unit: str
    dari: str = ""


@dataclass(frozen=True, slots=True)
class DiffResult:
    """What differs between two runs.

    Attributes:
        lama: the older run, the newest where employees have theirs from several (`dari`).
        baru: the newer run, the newest where one `score` made several (`ke`).
        tetap: how many have the same result in both.
        diluar: how many were not compared because only one run was asked for their office.
        sisanya: whether those keep what an earlier run gave them.
        aturan: how the policies differ.
    """

    periode: Period
    lama: Run
    baru: Run
    berubah: tuple[Moved, ...]
    masuk: tuple[Person, ...]
    keluar: tuple[Person, ...]
    pindah: tuple[Person, ...]
    tetap: int
    diluar: int
    sisanya: bool
    aturan: tuple[Difference, ...]
    dari: tuple[int, ...]
    ke: tuple[int, ...]
    places: Places


def diff(
    db: Path, period: Period | None, numbers: tuple[int, int] | None, dinas: str | None,
    wait: float, progress: Callable[[str, int, int], None],
) -> DiffResult:  # fmt: skip
    """Compare two runs, or each employee's newest result with the one before.

    Args:
        db: the database.
        period: the period; None: that of the runs, or of the last `score` call.
        numbers: the older and the newer run; None: the newest run and what held before it.
        dinas: one office only.
        wait: seconds to wait for a writer.
        progress: told how far it is.

    Raises:
        UsageError: runs of two periods, a run with itself, nothing to compare with.
    """
    with closing(database.open_to_read(db, wait)) as connection, database.reading(connection):
        period = _period(connection, period, numbers)
        scope = units.find(connection, dinas) if dinas else None
        pair = (
            named(connection, numbers) if numbers else newest_and_before(connection, period, scope)
        )
        if scope is not None:
            pair = within(pair, scope, unit_rows.merged(connection))
        older, newer = numbers or (
            max(one.proses for one in pair.old.values()),
            max(one.proses for one in pair.new.values()),
        )
        desk = _Desk(connection, scored.existing(connection, newer), pair)
        return desk.result(period, scored.existing(connection, older), progress, rest=not numbers)


def _period(
    connection: Connection, period: Period | None, numbers: tuple[int, int] | None
) -> Period:
    if numbers is None:
        return period or scored.last_period(connection)
    found = [from_id(scored.existing(connection, number).periode) for number in numbers]
    if numbers[0] == numbers[1]:
        raise UsageError("Kedua nomor proses sama.", "Sebut dua proses yang berlainan.")
    told = ", ".join(f"proses {n} menilai {p.words}" for n, p in zip(numbers, found, strict=True))
    if len(set(found)) > 1:
        raise UsageError(
            f"Yang dibandingkan harus dua penilaian dari satu periode; {told}.",
            "Lihat nomor proses yang ada: kinerja status",
        )
    if period not in {None, found[0]}:
        raise UsageError(
            f"--periode {period} tidak cocok dengan proses yang disebut: {told}.",
            "Sebut salah satu saja: nomor proses atau --periode.",
        )
    return found[0]


class _Desk:
    """Compares results with those of newer runs, out of one snapshot of the database."""

    def __init__(self, connection: Connection, newer: Run, pair: Pair) -> None:
        self._connection, self._newer, self._pair = connection, newer, pair
        self._places = imports.places(connection)
        self._merged = unit_rows.merged(connection)
        self._names = unit_rows.names(connection)
        self._people: dict[int, People] = {}
        self._runs = {newer.id: newer}
        self._policies: dict[str, Regulation] = {}

    def result(
        self, period: Period, older: Run, progress: Callable[[str, int, int], None], *, rest: bool
    ) -> DiffResult:
        """Return the whole comparison."""
        old, new = self._pair.old, self._pair.new
        both = [nip for nip in old if nip in new]
        changed = {nip for nip in both if outcome(old[nip]) != outcome(new[nip])}
        found = self._placed(list(self._moved(changed, period, progress)))
        found.sort(
            key=lambda one: weight(
                one.lama, one.baru, self._classes(one.lama), self._classes(one.baru)
            )
        )
        moved_office = [nip for nip in both if self._unit(old[nip]) != self._unit(new[nip])]
        return DiffResult(
            period,
            older,
            self._newer,
            tuple(found),
            tuple(self._person(new[nip]) for nip in sorted(new.keys() - old.keys())),
            tuple(self._person(old[nip]) for nip in sorted(old.keys() - new.keys())),
            tuple(
                replace(self._person(new[nip]), dari=self._names[self._unit(old[nip])])
                for nip in sorted(moved_office)
            ),
            len(both) - len(changed),
            self._pair.outside,
            rest,
            self._rules({(old[nip].proses, new[nip].proses) for nip in both}, older),
            tuple(sorted({one.proses for one in old.values()} | {older.id})),
            tuple(sorted({one.proses for one in new.values()} | {self._newer.id})),
            self._places,
        )

    def _rules(self, runs: set[tuple[int, int]], older: Run) -> tuple[Difference, ...]:
        """Return what the rules of older and newer runs say otherwise, each once."""
        texts = dict.fromkeys(
            (self._run(before).kebijakan_teks, self._run(after).kebijakan_teks)
            for before, after in sorted(runs) or [(older.id, self._newer.id)]
        )
        return tuple(dict.fromkeys(one for pair in texts for one in compare_policies(*pair)))

    def _run(self, number: int) -> Run:
        if number not in self._runs:
            self._runs[number] = scored.existing(self._connection, number)
        return self._runs[number]

    def _classes(self, stored: Stored) -> tuple[str, ...]:
        return self._policy(self._run(stored.proses)).predikat.kelas

    def _policy(self, run: Run) -> Regulation:
        if run.kebijakan_sha256 not in self._policies:
            made = policies.of_run(run.kebijakan, run.kebijakan_teks)
            self._policies[run.kebijakan_sha256] = made
        return self._policies[run.kebijakan_sha256]

    def _unit(self, stored: Stored) -> int:
        return self._merged.get(stored.unit_id, stored.unit_id)

    def _known(self, run: int) -> People:
        if run not in self._people:
            read_at = self._run(run).baca_sampai
            self._people[run] = People(self._connection, read_at)
        return self._people[run]

    def _person(self, stored: Stored) -> Person:
        name = self._known(stored.proses).nama.get(stored.nip, "")
        return Person(stored.nip, name, self._names[self._unit(stored)])

    def _moved(
        self, changed: set[str], period: Period, progress: Callable[[str, int, int], None]
    ) -> Iterator[Moved]:
        """Yield the people who moved, one older and newer run after another."""
        numbers = {nip: (self._pair.old[nip].proses, self._pair.new[nip].proses) for nip in changed}
        done = 0
        for pair in sorted(set(numbers.values())):
            runs = self._run(pair[0]), self._run(pair[1])
            nips = sorted(nip for nip in changed if numbers[nip] == pair)
            sides = (
                inputs.read(self._connection, period, one.baca_sampai, self._known(one.id), nips)
                for one in runs
            )
            rules = compare_policies(*(run.kebijakan_teks for run in runs))
            for before, after in zip(*sides, strict=True):
                progress("membandingkan", done, len(changed))
                done += 1
                yield self._one(before, after, runs, rules)

    def _one(
        self, before: Inputs, after: Inputs, runs: tuple[Run, Run], rules: tuple[Difference, ...]
    ) -> Moved:
        old, new = self._pair.old[before.nip], self._pair.new[before.nip]
        moved_by = because(
            (before, after), (self._policy(runs[0]), self._policy(runs[1])), (old, new)
        )
        causes: list[Cause] = []
        if DATA in moved_by:
            causes += [Cause(DATA, one) for one in compare(before, after)]
        if ATURAN in moved_by:
            causes += [Cause(ATURAN, one) for one in rules]
        if HITUNG in moved_by:
            versions = str(runs[0].versi_hitung), str(runs[1].versi_hitung)
            causes.append(Cause(HITUNG, Difference("versi cara hitung", *versions)))
        unit = self._names[self._unit(new)]
        return Moved(new.nip, after.nama, unit, old, new, moved_by, tuple(causes))

    def _placed(self, found: list[Moved]) -> list[Moved]:
        """Return the same with every origin the very cell that the value stands in."""
        loose = {one.nip for one in found for cause in one.sebab if cause.beda.medan}
        cells: dict[int, Cells] = {}

        def cell(one: Moved, asal: Origin | None, run: int, field: str) -> Origin | None:
            if asal is None or not field:
                return asal
            if run not in cells:
                read_at = self._run(run).baca_sampai
                cells[run] = Cells(self._connection, read_at, loose)
            return cells[run].of(one.nip, asal, field)

        def placed(one: Moved, beda: Difference) -> Difference:
            old = cell(one, beda.asal_lama, one.lama.proses, beda.medan)
            new = cell(one, beda.asal_baru, one.baru.proses, beda.medan)
            return replace(beda, asal_lama=old, asal_baru=new)

        return [
            replace(one, sebab=tuple(replace(c, beda=placed(one, c.beda)) for c in one.sebab))
            for one in found
        ]
