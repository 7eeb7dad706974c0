"""`imports undo`: imports are taken back exactly, or not at all."""

from collections.abc import Collection, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kinerja_cli.actions import history, locking
from kinerja_cli.actions.history import Dependent
from kinerja_cli.actions.importing import frozen
from kinerja_cli.errors import InputRefusedError, UsageError
from kinerja_cli.rules.fingerprint import digest
from kinerja_cli.rules.periods import Period, from_id
from kinerja_cli.store import audit, database, inputs, results, runs, withdrawal
from kinerja_cli.store.audit import Actor
from kinerja_cli.store.database import Connection
from kinerja_cli.store.imports import ImportRow

_WHY = {
    withdrawal.DIUBAH: "mengubah data dari impor itu",
    withdrawal.BERSAMA: "menulis data yang sama bersama impor itu",
    withdrawal.ORANG: "berisi data pegawai yang hanya dikenal dari impor itu",
    withdrawal.INDIKATOR: "berisi realisasi indikator yang hanya dikenal dari impor itu",
    withdrawal.UNIT: "berisi data perangkat daerah yang hanya dikenal dari impor itu",
}


@dataclass(frozen=True, slots=True)
class Planned:
    """An import that can be taken back.

    Attributes:
        berlaku: kind of record → how many it wrote that are in force.
    """

    impor: ImportRow
    berlaku: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class UndoResult:
    """One import that was taken back.

    Attributes:
        berakhir: versions that ended, by kind; kembali: versions that came into force again.
        periode: scored periods whose data is another one now; their scores stay as they were.
    """

    impor: ImportRow
    berakhir: Mapping[str, int]
    kembali: Mapping[str, int]
    periode: tuple[str, ...]


def why(one: Dependent, *, every: bool = False) -> str:
    """Return in words the weightiest reason why an import builds on another, or every one."""
    return "; ".join(_WHY[code] for code in (one.sebab if every else one.sebab[:1]))


def plan(db: Path, numbers: Collection[int], wait: float) -> list[Planned]:
    """Return what would be taken back, newest first.

    Raises:
        DatabaseError: there is no database.
        UsageError: there is no such import, or it was taken back already.
        InputRefusedError: other imports build on it; the message names them.
        LockedError: it would change a locked period.
    """
    with closing(database.open_existing(db, wait)) as connection, database.reading(connection):
        return [
            Planned(row, history.in_force(connection, row.id))
            for row in _allowed(connection, numbers)
        ]


def undo(
    db: Path, numbers: Collection[int], alasan: str, actor: Actor, wait: float
) -> list[UndoResult]:
    """Take imports back in one transaction, newest first, each with its entry on the trail.

    Raises:
        DatabaseError: there is no database.
        UsageError: there is no such import, or it was taken back already.
        InputRefusedError: other imports build on it; nothing was written.
        LockedError: it would change a locked period; nothing was written.
    """
    with closing(database.open_existing(db, wait)) as connection, database.writing(connection):
        done = [
            (row, *_take_back(connection, row, alasan, actor))
            for row in _allowed(connection, numbers)
        ]
        periods = tuple(
            name for name, _ in runs.periods(connection) if _outdated(connection, from_id(name))
        )
        return [UndoResult(*one, periods) for one in done]


def _outdated(connection: Connection, period: Period) -> bool:
    """Return whether somebody's score of a period rests on other data than there is now."""
    sequence = audit.head(connection).n
    before = results.of_period(connection, str(period))
    people = inputs.People(connection, sequence)
    if not before.keys() <= people.placements.keys():
        return True
    now = inputs.read(connection, period, sequence, people, before)
    return any(digest(one) != before[one.nip].masukan_sha256 for one in now)


def _take_back(
    connection: Connection, row: ImportRow, alasan: str, actor: Actor
) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Take one import back and return what ended and what came into force again, by kind."""
    back = withdrawal.of(connection, row.id, row.audit_n)
    details = {"impor": row.id, "sha256": row.sha256, "berakhir": back.berakhir,
               "kembali": back.kembali}  # fmt: skip
    with audit.recording(connection, actor) as trail:
        n = trail.add("batal-impor", details, {"berkas": row.berkas, "alasan": alasan})
        withdrawal.apply(connection, back, n)
    return back.berakhir, back.kembali


def _allowed(connection: Connection, numbers: Collection[int]) -> list[ImportRow]:
    """Return the imports asked for, newest first.

    Raises:
        UsageError: there is no such import, or it was taken back already.
        InputRefusedError: other imports build on it.
        LockedError: it would change a locked period.
    """
    rows = history.by_number(connection)
    asked = [history.existing(rows, number) for number in sorted(set(numbers), reverse=True)]
    for row in asked:
        if row.dibatalkan:
            when = row.dibatalkan.waktu[:16].replace("T", " ")
            raise UsageError(
                f"Impor {row.id} ({row.berkas}) sudah dibatalkan pada {when} oleh"
                f" {row.dibatalkan.oleh}.",
                "Tidak ada yang diubah. Lihat: kinerja imports list",
            )
    if blocking := history.dependents(connection, {row.id for row in asked}, rows):
        raise _refused(connection, asked, blocking, rows)
    for row in asked:
        back = withdrawal.of(connection, row.id, row.audit_n)
        if locked := frozen.locked_by_undo(connection, back):
            what = f"Impor {row.id} ({row.berkas}) tidak dapat dibatalkan"
            raise locking.refusal(connection, locked, what)
    return asked


def _refused(
    connection: Connection,
    asked: list[ImportRow],
    blocking: tuple[Dependent, ...],
    rows: Mapping[int, ImportRow],
) -> InputRefusedError:
    """Return the error that names all that must be taken back first, newest first."""
    mine = {row.id for row in asked}
    direct = {one.impor.id: one for one in blocking}
    first = set(direct)
    while more := {one.impor.id for one in history.dependents(connection, first | mine, rows)}:
        first |= more
    lines = [
        f"  - impor {number}, {rows[number].berkas}: "
        + (
            why(direct[number])
            if number in direct
            else "memakai data dari impor lain di daftar ini"
        )
        for number in sorted(first, reverse=True)
    ]
    names = " ".join(str(number) for number in sorted(mine, reverse=True))
    command = "kinerja imports undo " + " ".join(map(str, sorted(first, reverse=True)))
    advice = f"Batalkan dahulu, mulai dari yang terbaru: {command}, lalu ulangi perintah ini."
    if any(one.impor.id in mine for one in history.dependents(connection, first, rows)):
        together = " ".join(map(str, sorted(first | mine, reverse=True)))
        advice = f"Impor itu saling melengkapi; batalkan bersama: kinerja imports undo {together}"
    listed = "\n".join(lines)
    return InputRefusedError(
        f"Impor {names} belum dapat dibatalkan: ada impor lain yang memakai datanya.\n{listed}",
        advice,
    )
