"""`diff`: who moved between two scoring runs of a period, and what moved them."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from kinerja_cli.actions import policies, scored, units
from kinerja_cli.actions.attribution import ATURAN, DATA, HITUNG, RESULTS, because, outcome
from kinerja_cli.actions.run_pairs import Pair, named, newest_and_before, within
from kinerja_cli.errors import UsageError
from kinerja_cli.rules.comparison import Difference, compare, compare_policies
from kinerja_cli.rules.model import Inputs, Origin
from kinerja_cli.rules.numbers import decimal_or_none
from kinerja_cli.rules.periods import Period, from_id
from kinerja_cli.rules.policy import Regulation
from kinerja_cli.store import database, imports, inputs
from kinerja_cli.store import units as unit_rows
from kinerja_cli.store.cells import Cells
from kinerja_cli.store.database import Connection
from kinerja_cli.store.imports import Places
from kinerja_cli.store.inputs import People
from kinerja_cli.store.runs import Run, Stored


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
        tetap: how many have the same result in both.
        diluar: how many were not compared because only one run was asked for their office.
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
    aturan: tuple[Difference, ...]
    dari: tuple[int, ...]
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
    with closing(database.open_existing(db, wait)) as connection, database.reading(connection):
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
        return desk.result(period, scored.existing(connection, older), progress)


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
    """Compares results against one newer run, out of one snapshot of the database."""

    def __init__(self, connection: Connection, newer: Run, pair: Pair) -> None:
        self._connection, self._newer, self._pair = connection, newer, pair
        self._places = imports.places(connection)
        self._merged = unit_rows.merged(connection)
        self._names = unit_rows.names(connection)
        self._people = {newer.id: People(connection, newer.baca_sampai)}
        self._policies: dict[str, Regulation] = {}

    def result(
        self, period: Period, older: Run, progress: Callable[[str, int, int], None]
    ) -> DiffResult:
        """Return the whole comparison."""
        old, new = self._pair.old, self._pair.new
        both = [nip for nip in old if nip in new]
        changed = {nip for nip in both if outcome(old[nip]) != outcome(new[nip])}
        found = self._placed(list(self._moved(changed, period, progress)))
        classes = [self._policy(run).predikat.kelas for run in (older, self._newer)]
        found.sort(key=lambda one: _weight(one, *classes))
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
            compare_policies(older.kebijakan_teks, self._newer.kebijakan_teks),
            tuple(sorted({one.proses for one in old.values()} | {older.id})),
            self._places,
        )

    def _policy(self, run: Run) -> Regulation:
        if run.kebijakan_sha256 not in self._policies:
            made = policies.of_run(run.kebijakan, run.kebijakan_teks)
            self._policies[run.kebijakan_sha256] = made
        return self._policies[run.kebijakan_sha256]

    def _unit(self, stored: Stored) -> int:
        return self._merged.get(stored.unit_id, stored.unit_id)

    def _known(self, run: int) -> People:
        if run not in self._people:
            read_at = scored.existing(self._connection, run).baca_sampai
            self._people[run] = People(self._connection, read_at)
        return self._people[run]

    def _person(self, stored: Stored) -> Person:
        name = self._known(stored.proses).nama.get(stored.nip, "")
        return Person(stored.nip, name, self._names[self._unit(stored)])

    def _moved(
        self, changed: set[str], period: Period, progress: Callable[[str, int, int], None]
    ) -> Iterator[Moved]:
        """Yield the people who moved, one older run after another."""
        old, done = self._pair.old, 0
        for number in sorted({old[nip].proses for nip in changed}):
            run = scored.existing(self._connection, number)
            nips = sorted(nip for nip in changed if old[nip].proses == number)
            sides = (
                inputs.read(self._connection, period, one.baca_sampai, self._known(one.id), nips)
                for one in (run, self._newer)
            )
            rules = compare_policies(run.kebijakan_teks, self._newer.kebijakan_teks)
            for before, after in zip(*sides, strict=True):
                progress("membandingkan", done, len(changed))
                done += 1
                yield self._one(before, after, run, rules)

    def _one(self, before: Inputs, after: Inputs, run: Run, rules: tuple[Difference, ...]) -> Moved:
        old, new = self._pair.old[before.nip], self._pair.new[before.nip]
        moved_by = because(
            (before, after), (self._policy(run), self._policy(self._newer)), (old, new)
        )
        causes: list[Cause] = []
        if DATA in moved_by:
            causes += [Cause(DATA, one) for one in compare(before, after)]
        if ATURAN in moved_by:
            causes += [Cause(ATURAN, one) for one in rules]
        if HITUNG in moved_by:
            versions = str(run.versi_hitung), str(self._newer.versi_hitung)
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
                read_at = scored.existing(self._connection, run).baca_sampai
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


def _weight(
    one: Moved, old_classes: tuple[str, ...], new_classes: tuple[str, ...]
) -> tuple[bool, int, Decimal, str]:
    """Return what orders the list: another predikat first, the deepest fall first, then size."""
    before = _rank(one.lama.predikat, old_classes)
    after = _rank(one.baru.predikat, new_classes)
    same = one.lama.predikat == one.baru.predikat
    return (same, before - after, -_size(one), one.nip)


def _rank(predicate: str | None, classes: tuple[str, ...]) -> int:
    """Return a class's place, the best 0; having none is below the worst."""
    return classes.index(predicate) if predicate in classes else len(classes)


def _size(one: Moved) -> Decimal:
    """Return the largest change of a number among the components."""
    changes = [Decimal(0)]
    for name in RESULTS:
        before, after = getattr(one.lama, name), getattr(one.baru, name)
        if isinstance(before, str) or isinstance(after, str):
            numbers = [decimal_or_none(text) for text in (before, after)]
            if any(number is not None for number in numbers):
                changes.append(abs((numbers[0] or Decimal(0)) - (numbers[1] or Decimal(0))))
    return max(changes)
