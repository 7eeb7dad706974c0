"""Opening the database: one connection factory, one way of writing.

The pragmas were chosen by measurement: a rollback journal (WAL breaks on network shares),
`synchronous=EXTRA`, `BEGIN IMMEDIATE` (a deferred BEGIN lost 68 of 480 concurrent transactions).
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from time import monotonic

from kinerja_cli.errors import BusyError, CannotWriteError, DatabaseError
from kinerja_cli.store import lockfile, migrations, strangers

APPLICATION_ID = 0x4B4E524A
""""KNRJ": says that a SQLite file is kinerja's."""

_PRAGMAS = (
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-65536",
)

Connection = sqlite3.Connection

MEMORY = Path(":memory:")
"""A database that nobody keeps, for trying things out."""


def open_existing(path: Path, wait: float) -> Connection:
    """Return a connection to a database that must exist.

    Args:
        path: the database file.
        wait: seconds to wait for another process that writes.

    Raises:
        DatabaseError: there is none, it is not kinerja's, or a newer kinerja wrote it.
    """
    if path.is_dir():
        raise DatabaseError(
            f"{path} sebuah folder, bukan basis data.", "Sebut berkasnya: --db FOLDER/kinerja.db"
        )
    if not path.exists():
        raise DatabaseError(
            f"Basis data {path} belum ada.",
            "Mulai dengan: kinerja import BERKAS.xlsx (basis data dibuat otomatis), "
            "atau sebut letaknya dengan --db.",
        )
    return _open(path, wait)


def read_once(connection: Connection) -> None:
    """Keep few pages: for a command that goes through the facts once, in order."""
    connection.execute("PRAGMA cache_size=-16384")


def open_or_create(path: Path, wait: float) -> Connection:
    """Return a connection to the database, made first when there is none.

    Raises:
        DatabaseError: the file is not kinerja's, or a newer kinerja wrote it.
        CannotWriteError: the folder does not take a new file.
    """
    if not path.parent.is_dir():
        raise CannotWriteError(
            f"Folder {path.parent} tidak ada, basis data tidak dapat dibuat di sana.",
            "Buat foldernya dahulu, atau sebut letak lain dengan --db.",
        )
    if path != MEMORY:
        with suppress(OSError):  # opening says why
            os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    return _open(path, wait)


def _open(path: Path, wait: float) -> Connection:
    try:
        connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
        with translated(path):
            for pragma in _PRAGMAS:
                connection.execute(pragma)
            _recognise(connection, path)
            migrations.bring_up(connection, APPLICATION_ID)
    except sqlite3.OperationalError as error:
        raise CannotWriteError(
            f"Basis data {path} tidak dapat dibuka.",
            "Periksa hak akses folder dan berkas itu, atau pakai --db di tempat lain.",
        ) from error
    return connection


def _recognise(connection: Connection, path: Path) -> None:
    """Refuse a file that is not a kinerja database or is too new for this program."""
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if tables and application != APPLICATION_ID:
        raise DatabaseError(
            f"{path} bukan basis data kinerja.", "Periksa letak yang disebut --db atau KINERJA_DB."
        )
    unknown = migrations.unknown(connection)
    if unknown:
        raise DatabaseError(
            f"{path} ditulis oleh kinerja yang lebih baru (langkah {', '.join(unknown)}).",
            "Perbarui kinerja di komputer ini; berkas tidak diubah.",
        )


@contextmanager
def translated(path: Path | str) -> Iterator[None]:
    """Turn what SQLite raises into the errors of the contract."""
    try:
        yield
    except sqlite3.OperationalError as error:
        words = str(error)
        if "locked" in words or "busy" in words:
            raise _busy(Path(path)) from error
        raise CannotWriteError(
            f"Basis data {path} tidak dapat ditulis{_why(words)}.",
            "Periksa ruang kosong pada disk dan hak akses; tidak ada yang diubah.",
        ) from error
    except sqlite3.IntegrityError:
        raise  # a mistake of the program, not of the file
    except sqlite3.DatabaseError as error:
        raise DatabaseError(
            f"{path} bukan basis data kinerja, atau rusak.",
            "Pakai salinan cadangan, atau sebut basis data lain dengan --db.",
        ) from error


def _busy(path: Path) -> BusyError:
    """Return the failure to get SQLite's own lock, saying honestly who is in the way."""
    who = lockfile.holder(lockfile.beside(path))
    if who is not None and (who.proses, who.komputer) != lockfile.here():
        return lockfile.busy(lockfile.beside(path))
    found = ", ".join(strangers.named(path, os.getpid()))
    return BusyError(
        f"Basis data {path} sedang dikunci program lain"
        + (f": {found}." if found else " yang tidak menyebut namanya."),
        "Tutup program yang membukanya (penjelajah SQLite, pencadangan, sinkronisasi awan, laporan "
        "yang sedang dibuat), lalu ulangi; atau beri waktu lebih lama dengan --tunggu DETIK.",
    )


_REASONS = {
    "readonly": "berkas atau foldernya hanya dapat dibaca",
    "full": "disk penuh",
    "i/o": "disk tidak dapat dibaca atau ditulis",
    "unable to open": "berkas di sampingnya tidak dapat dibuat",
}


def _why(words: str) -> str:
    """Return what SQLite complains of in Bahasa Indonesia, as far as it is known."""
    return next((f" ({why})" for part, why in _REASONS.items() if part in words.casefold()), "")


class Attempt:
    """A transaction or a part of one, whose outcome its holder decides."""

    def __init__(self, *, kept: bool) -> None:
        self.kept = kept

    def keep(self) -> None:
        """Let what was done stand."""
        self.kept = True

    def discard(self) -> None:
        """Undo all of it at the end."""
        self.kept = False


@contextmanager
def writing(connection: Connection) -> Iterator[Attempt]:
    """Hold one write transaction: everything inside is kept, or nothing; kept unless discarded.

    The lock file comes first, so that writers wait their turn there and can name each other;
    SQLite's own lock remains the truth.
    """
    path = _file(connection)
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    latest = monotonic() + patience / 1000
    with _turn(path, patience / 1000), translated(path or "kinerja"):
        _begin(connection, max(0, latest - monotonic()), patience)
        one = Attempt(kept=True)
        try:
            yield one
            connection.execute("COMMIT" if one.kept else "ROLLBACK")
        except BaseException:
            if connection.in_transaction:  # a full disk has taken it back already
                connection.execute("ROLLBACK")
            raise


def _turn(path: Path | None, wait: float) -> AbstractContextManager[None]:
    """Return the lock file of a database to hold; one in memory has no other writer."""
    if path is None:
        return nullcontext()
    return lockfile.held(lockfile.beside(path), wait, lockfile.WORK.get())


def _begin(connection: Connection, left: float, patience: int) -> None:
    """Take SQLite's own lock in what is left of the time to wait."""
    connection.execute(f"PRAGMA busy_timeout={int(left * 1000)}")
    try:
        connection.execute("BEGIN IMMEDIATE")
    finally:
        connection.execute(f"PRAGMA busy_timeout={int(patience)}")


def _file(connection: Connection) -> Path | None:
    """Return the file of a database, None when it is kept in memory only."""
    name = next(row[2] for row in connection.execute("PRAGMA database_list") if row[1] == "main")
    return Path(name) if name else None


@contextmanager
def attempt(connection: Connection) -> Iterator[Attempt]:
    """Hold a part of the running transaction that is undone unless it is kept."""
    connection.execute("SAVEPOINT percobaan")
    one = Attempt(kept=False)
    try:
        yield one
    finally:
        if connection.in_transaction:
            if not one.kept:
                connection.execute("ROLLBACK TO percobaan")
            connection.execute("RELEASE percobaan")


@contextmanager
def reading(connection: Connection) -> Iterator[None]:
    """Hold one snapshot: all reads inside see the same moment."""
    with translated("kinerja"):
        connection.execute("BEGIN")
        try:
            yield
        finally:
            connection.execute("ROLLBACK")
