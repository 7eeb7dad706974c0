"""Scores of past runs, made again from the inputs and the policy that the run read."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kinerja_cli.actions import locking, policies
from kinerja_cli.errors import UsageError
from kinerja_cli.rules.fingerprint import digest
from kinerja_cli.rules.periods import Period, from_id
from kinerja_cli.rules.policy import Regulation
from kinerja_cli.rules.score import VERSION, Score, score
from kinerja_cli.store import audit, database, inputs, overview, results, runs
from kinerja_cli.store import units as unit_rows
from kinerja_cli.store.database import Connection
from kinerja_cli.store.inputs import People
from kinerja_cli.store.results import Stored
from kinerja_cli.store.runs import Run

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Scored:
    """One employee's score of one run: made again now, beside what was stored then.

    Attributes:
        beda: names of stored figures that the score made again does not equal.
    """

    score: Score
    stored: Stored
    run: Run
    policy: Regulation
    beda: tuple[str, ...]


def of_period(
    connection: Connection,
    period: Period,
    units: Sequence[int] | None,
    known: dict[int, People] | None = None,
) -> tuple[list[Scored], dict[int, People]]:
    """Return the valid scores of a period in order of nip, and who was known at each run.

    `known` keeps who was known from one call to the next, for whoever goes through many offices.
    """
    valid = results.of_period(connection, str(period), units)
    by_run: dict[int, dict[str, Stored]] = {}
    for nip, stored in valid.items():
        by_run.setdefault(stored.proses, {})[nip] = stored
    found: list[Scored] = []
    known = {} if known is None else known
    people: dict[int, People] = {}
    for number, members in by_run.items():
        run = existing(connection, number)
        if number not in known:
            known[number] = People(connection, run.baca_sampai)
        people[number] = known[number]
        found += again(connection, run, members, people[number])
    return sorted(found, key=lambda one: one.score.inputs.nip), people


def existing(connection: Connection, number: int) -> Run:
    """Return a run.

    Raises:
        UsageError: there is none of that number.
    """
    run = runs.get(connection, number)
    if run is None:
        raise UsageError(f"Proses penilaian nomor {number} tidak ada.", numbers(connection))
    return run


def numbers(connection: Connection) -> str:
    """Return the numbers of the newest runs of every period, in words."""
    have: dict[str, list[str]] = {}
    for one in overview.scoring_runs(connection):
        have.setdefault(one.periode, []).append(str(one.proses))
    if not have:
        return "Belum ada proses; jalankan dahulu: kinerja score --periode 2024-Q1"
    listed = "; ".join(f"{period}: {', '.join(found[:_SHOWN])}" for period, found in have.items())
    return f"Yang ada: {listed}. Semuanya: kinerja status --rinci"


def again(
    connection: Connection, run: Run, members: Mapping[str, Stored], people: People
) -> Iterator[Scored]:
    """Yield the scores of some members of a run, computed from its frozen inputs."""
    policy = policies.of_run(run.kebijakan, run.kebijakan_teks)
    period = from_id(run.periode)
    for one in inputs.read(connection, period, run.baca_sampai, people, list(members)):
        made = score(one, policy)
        if made is not None:
            stored = members[one.nip]
            yield Scored(made, stored, run, policy, _differences(made, stored, run))


def _differences(made: Score, stored: Stored, run: Run) -> tuple[str, ...]:
    now = results.stored_row(stored.proses, made, digest(made.inputs))
    found = [name for name in Stored.__slots__ if getattr(now, name) != getattr(stored, name)]
    if run.versi_hitung != VERSION:
        found.append(f"versi hitung {run.versi_hitung}, sekarang {VERSION}")
    return tuple(found)


def last_period(connection: Connection) -> Period:
    """Return the period of the last `score` call.

    Raises:
        UsageError: nothing was scored yet.
    """
    text = runs.remembered(connection, runs.LAST_PERIOD)
    if text is None:
        raise UsageError("Belum ada penilaian.", "Jalankan dahulu: kinerja score --periode 2024-Q1")
    return from_id(text)


def best_of(db: Path, period: Period, wait: float) -> str:
    """Return the NIP of somebody with the best predikat of a period; "" when nobody has one."""
    with closing(database.open_to_read(db, wait)) as connection, database.reading(connection):
        graded = [
            one for one in results.of_period(connection, str(period)).values() if one.predikat
        ]
        used = {one.proses: existing(connection, one.proses) for one in graded}
    kelas = {
        number: policies.of_run(run.kebijakan, run.kebijakan_teks).predikat.kelas
        for number, run in used.items()
    }
    ranked = sorted(graded, key=lambda one: (kelas[one.proses].index(one.predikat or ""), one.nip))
    return ranked[0].nip if ranked else ""


def stale(connection: Connection, found: Sequence[Scored]) -> int:
    """Return how many of these employees have other data now than their run read.

    Whoever's period is locked does not count: their score stands as it was locked.
    """
    newest = audit.newest_change(connection)
    if found:
        locked = locking.of_period(connection, found[0].score.inputs.periode)
        merged = unit_rows.merged(connection) if locked else {}
        found = [
            one for one in found if merged.get(one.stored.unit_id, one.stored.unit_id) not in locked
        ]
    if not found or all(one.run.baca_sampai >= newest for one in found):
        return 0
    people = People(connection, newest)
    kept = {one.score.inputs.nip: one.stored.masukan_sha256 for one in found}
    known = [nip for nip in kept if nip in people.placements]
    period = found[0].score.inputs.periode
    now = inputs.read(connection, period, newest, people, known)
    return len(kept) - len(known) + sum(digest(one) != kept[one.nip] for one in now)
