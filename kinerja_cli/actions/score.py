"""`score`: inputs of everybody in a period → scores → a numbered run."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from kinerja_cli import __version__
from kinerja_cli.actions import collecting, distribution, locking, units
from kinerja_cli.actions.policy_choice import Choice
from kinerja_cli.errors import UsageError
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.fingerprint import digest
from kinerja_cli.rules.periods import Period, from_id
from kinerja_cli.rules.policy import Regulation
from kinerja_cli.rules.score import VERSION, Score, score
from kinerja_cli.store import audit, database, imports, inputs, overview, results, runs
from kinerja_cli.store import units as unit_rows
from kinerja_cli.store.audit import Actor
from kinerja_cli.store.database import Connection
from kinerja_cli.store.results import Stored


@dataclass(frozen=True, slots=True)
class ScoreResult:
    """What a scoring run brought.

    Attributes:
        proses: number of the run shown: the old one when nothing changed; None when there was
            nobody to score.
        baru: whether a new run was made.
        alasan: code of a reason → number of employees it keeps incomplete.
        belum: (nip, name, sentences) of everybody incomplete, in order of nip.
        terkunci: offices left as they were, because the period is locked for them.
        menurut_tanggal: the regulations that date and office would have picked instead of the one
            asked for.
    """

    proses: int | None
    baru: bool
    periode: Period
    kebijakan: str
    dinilai: int
    belum_lengkap: int
    predikat: Mapping[str, int]
    alasan: Mapping[str, int]
    belum: tuple[tuple[str, str, str], ...]
    temuan: tuple[Finding, ...]
    terkunci: tuple[str, ...] = ()
    menurut_tanggal: tuple[str, ...] = ()


class _Tally:
    """Counts and findings of a run while it goes along."""

    def __init__(self, policy: Regulation, period: Period) -> None:
        spread = distribution.in_force(period, policy.predikat.kelas)
        self._spread = distribution.Tally(spread) if spread else None
        self.predikat = dict.fromkeys(policy.predikat.kelas, 0)
        self.alasan = Counter[str]()
        self.belum: list[tuple[str, str, str]] = []
        self.temuan: list[Finding] = []
        self.dinilai = 0

    def take(self, one: Score, stored: Stored) -> None:
        """Count one score."""
        self.dinilai += 1
        self.temuan += one.temuan
        if self._spread:
            self._spread.take(one)
        if one.verdict.predikat:
            self.predikat[one.verdict.predikat] += 1
            return
        self.alasan.update(set(stored.alasan))
        words = " ".join(reason.kalimat for reason in one.verdict.alasan)
        self.belum.append((one.inputs.nip, one.inputs.nama, words))

    def close(self) -> None:
        """Take what shows only when everybody was counted."""
        if self._spread:
            self.temuan += self._spread.findings()


def score_period(
    db: Path, period: Period, dinas: str | None, choice: Choice, actor: Actor, wait: float,
    progress: Callable[[str, int, int], None],
) -> tuple[ScoreResult, ...]:  # fmt: skip
    """Score everybody placed in the period (of one office with `dinas`) and store the run.

    A run that would equal what is stored makes no new one. Offices with a regulation of their own
    make a run of their own; all of it is one transaction.

    Raises:
        UsageError: no such office, no data, or no regulation in force.
        LockedError: the period is locked for all of them.
    """
    with (
        closing(database.open_existing(db, wait)) as connection,
        database.writing(connection),
        collecting.paused(),
    ):
        database.read_once(connection)
        scope = [units.find(connection, dinas)] if dinas else None
        require_data(connection, period)
        scope, locked = _unlocked(connection, period, scope)
        instead = choice.instead_of(connection, scope)
        made = tuple(
            replace(one, terkunci=locked, menurut_tanggal=instead)
            for policy, offices in choice.by_office(connection, scope)
            if (one := _of_offices(connection, period, offices, policy, actor, progress))
        )
        if any(one.dinilai for one in made):
            runs.remember(connection, runs.LAST_PERIOD, str(period))
    # A regulation that nobody stands under is worth a word only when it is the only one.
    return tuple(one for one in made if one.dinilai) or made[:1]


def _of_offices(
    connection: Connection, period: Period, scope: list[int] | None, policy: Regulation, actor: Actor,
    progress: Callable[[str, int, int], None],
) -> ScoreResult:  # fmt: skip
    """Score some offices under one regulation; keep the run if it says something new."""
    tally = _Tally(policy, period)
    with database.attempt(connection) as attempt:
        run = _run(connection, period, scope, policy, actor, tally, progress)
        repeated = _repeated(connection, run, period, scope, policy)
        new = bool(tally.dinilai) and repeated is None
        if new:
            attempt.keep()
    shown = run if new else repeated
    places = imports.places(connection)
    return ScoreResult(
        shown if tally.dinilai else None,
        new,
        period,
        policy.id,
        tally.dinilai,
        len(tally.belum),
        tally.predikat,
        dict(tally.alasan),
        tuple(tally.belum),
        tuple(replace(f, place=places.of(f.asal)) if f.asal else f for f in tally.temuan),
    )


def _unlocked(
    connection: Connection, period: Period, scope: list[int] | None
) -> tuple[list[int] | None, tuple[str, ...]]:
    """Return the offices asked for that are not locked, and the names of those in sight that are.

    Raises:
        LockedError: all of them are locked.
    """
    locked = locking.of_period(connection, period)
    if not locked:
        return scope, ()
    seen = unit_rows.names_in_sight(connection)
    asked = list(seen) if scope is None else scope
    if locked.keys() >= set(asked):
        raise locking.refusal(connection, [locked[unit] for unit in asked], "Tidak dapat dinilai")
    if scope is not None:
        return scope, ()
    free = [unit for unit in unit_rows.names(connection) if unit not in locked]
    return free, tuple(sorted(seen[unit] for unit in locked if unit in seen))


def require_data(connection: Connection, period: Period) -> None:
    """Refuse a period nothing was imported for: everybody would be incomplete.

    Raises:
        UsageError: there is none; names the periods that have data.
    """
    if audit.head(connection).n == 0:
        raise UsageError(
            "Basis data masih kosong: belum ada impor yang berhasil.",
            "Impor dahulu: kinerja import BERKAS.xlsx",
        )
    known = [from_id(name) for name in overview.periods(connection)]
    if known and not any(period.overlaps(one) for one in known):
        names = sorted({str(one) for one in known if one.jenis != "tahun"} or map(str, known))
        raise UsageError(
            f"Belum ada data untuk {period.words}.", f"Yang ada datanya: {', '.join(names)}."
        )


def _run(
    connection: Connection, period: Period, scope: list[int] | None, policy: Regulation, actor: Actor,
    tally: _Tally, progress: Callable[[str, int, int], None],
) -> int:  # fmt: skip
    """Write a whole run and return its number; the caller keeps or undoes it."""
    read_at = audit.head(connection).n
    details = {"periode": str(period), "kebijakan": policy.id, "kebijakan_sha256": policy.sha256,
               "unit": scope, "baca_sampai": read_at, "program": __version__}  # fmt: skip
    covered = scope if scope is not None else list(unit_rows.names(connection))
    with audit.recording(connection, actor, facts=False) as trail:
        before = runs.last_text(connection, policy.id)
        if before not in {None, policy.sha256}:
            changed = {"kebijakan": policy.id, "lama": before, "baru": policy.sha256}
            trail.add("kebijakan", changed)
        n = trail.add("skor", details)
        run = runs.add(connection, actor, n, str(period), policy, __version__, read_at, covered)

        def rows() -> Iterator[tuple[Stored, Score]]:
            for one in scores(connection, period, scope, policy, read_at, progress):
                stored = results.stored_row(run, one, digest(one.inputs))
                tally.take(one, stored)
                yield stored, one

        results.save(connection, rows())
        tally.close()
    runs.settle(connection, run, trail.heads[n])
    return run


def scores(
    connection: Connection, period: Period, scope: list[int] | None, policy: Regulation, read_at: int,
    progress: Callable[[str, int, int], None] = lambda *_: None,
) -> Iterator[Score]:  # fmt: skip
    """Yield the score of everybody placed in the period, one after another."""
    everybody = inputs.Everybody(connection, period, read_at, scope)
    for number, one in enumerate(everybody):
        progress("menilai", number, everybody.total)
        made = score(one, policy)
        if made is None or (made.tempat.early and not made.indikator):
            continue
        if scope is None or made.tempat.placement.unit_id in scope:
            yield made
    progress("menilai", everybody.total, everybody.total)


def _repeated(
    connection: Connection, run: int, period: Period, scope: list[int] | None, policy: Regulation
) -> int | None:
    """Return the newest run that this one only repeats, None when it says anything new.

    It repeats when everybody's newest score rests on the same inputs, policy and arithmetic.
    """
    numbers = results.same_inputs(connection, run, str(period), scope)
    used = [runs.get(connection, number) for number in numbers]
    same = all(
        one and one.kebijakan_sha256 == policy.sha256 and one.versi_hitung == VERSION
        for one in used
    )
    return max(numbers) if numbers and same else None
