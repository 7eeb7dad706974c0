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

from kinerja_cli.errors import CannotWriteError, DatabaseError, KinerjaError, ReadOnlyError
from kinerja_cli.store import lockfile, migrations
from kinerja_cli.store.connecting import (
    MEMORY,
    ROLLBACK_JOURNAL,
    Connection,
    connected,
    on_disk,
)
from kinerja_cli.store.recognising import (
    APPLICATION_ID,
    bears_our_mark,
    recognise,
    refuse_other,
    require,
)
from kinerja_cli.store.translating import translated

__all__ = ["APPLICATION_ID", "MEMORY", "Connection", "bears_our_mark", "translated"]


def open_existing(path: Path, wait: float) -> Connection:
    """Return a connection to a database that must exist.

    Args:
        path: the database file.
        wait: seconds to wait for another process that writes.

    Raises:
        DatabaseError: there is none, it is not kinerja's, or a newer kinerja wrote it.
    """
    require(path)
    return _open(path, wait, made=False)


def open_to_read(path: Path, wait: float) -> Connection:
    """Return a connection that only reads a database that must exist, wherever it lies.

    What must be put right before anything can be read (a writer was killed, or an older program
    wrote the file) is put right first, where the file can be written.

    Raises:
        DatabaseError: there is none, it is not kinerja's, or a newer kinerja wrote it.
        CannotWriteError: something must be put right first, and the file cannot be written.
    """
    require(path)
    connection = connected(path, wait, only_reading=True)
    try:
        with translated(path):
            wanting = _wanting(connection, path)
    except BaseException:
        connection.close()
        raise
    if not wanting:
        return connection
    connection.close()
    try:
        connection = _open(path, wait, made=False)
    except ReadOnlyError as error:
        raise ReadOnlyError(
            f"Basis data {path} {wanting}, tetapi berkas atau foldernya hanya dapat dibaca.",
            f"Jalankan sekali kinerja status --db {path} dengan akun yang boleh menulis di sana, atau "
            f"salin {path.name} (bersama {path.name}-journal bila ada) ke folder yang dapat ditulis "
            "dan sebut salinan itu dengan --db.",
        ) from error
    connection.execute("PRAGMA query_only=ON")
    return connection


def open_unchanged(path: Path, wait: float, *, only_reading: bool = True) -> Connection:
    """Return a connection to a database as it stands, of whatever step: nothing is brought up.

    Raises:
        DatabaseError: it is not kinerja's, empty, or a newer kinerja wrote it.
    """
    connection = connected(path, wait, only_reading=only_reading)
    try:
        with translated(path):
            if not only_reading:
                connection.execute(ROLLBACK_JOURNAL)
            recognise(connection, path, made=False)
    except BaseException:
        connection.close()
        raise
    return connection


def _wanting(connection: Connection, path: Path) -> str:
    """Return in words what must be put right before a database can be read; "" for nothing."""
    try:
        recognise(connection, path, made=False)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}:
            raise
        return "ditinggalkan proses yang terhenti di tengah menulis dan perlu dipulihkan dahulu"
    if migrations.missing(connection):
        return "ditulis oleh kinerja yang lebih lama dan perlu disesuaikan dahulu"
    return ""


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
    refuse_other(path)
    if path != MEMORY:
        with suppress(OSError):  # opening says why
            os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
        with suppress(OSError):
            if path.stat().st_size == 0:  # an empty file of somebody's is going to hold NIPs
                path.chmod(0o600)
    return _open(path, wait, made=True)


def _open(path: Path, wait: float, *, made: bool) -> Connection:
    connection = connected(path, wait, only_reading=False)
    try:
        with translated(path):
            connection.execute(ROLLBACK_JOURNAL)
            recognise(connection, path, made=made)
            migrations.bring_up(connection, APPLICATION_ID, lambda: _keep(path, wait))
    except BaseException:
        connection.close()
        raise
    return connection


def _keep(path: Path, wait: float) -> None:
    """Make a checked copy beside a database whose schema is about to change, or change nothing."""
    from kinerja_cli.store import backup  # noqa: PLC0415  # it opens files through this module

    try:
        backup.before_steps(path, wait, migrations.NEWEST)
    except (CannotWriteError, DatabaseError) as error:
        raise CannotWriteError(
            f"Basis data {path} ditulis oleh kinerja yang lebih lama. Sebelum disesuaikan dibuat cadangan, "
            f"dan itu gagal: {error.pesan} Tidak ada yang diubah.",
            error.saran,
        ) from error


class Attempt:
    """A transaction or a part of one, whose outcome its holder decides.

    Attributes:
        over: whether the holder has ended it, and perhaps the connection too.
    """

    def __init__(self, *, kept: bool) -> None:
        self.kept, self.over = kept, False

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
            if not one.over:
                connection.execute("COMMIT" if one.kept else "ROLLBACK")
        except BaseException:
            if not one.over and connection.in_transaction:  # a full disk has taken it back already
                connection.execute("ROLLBACK")
            raise


def compact(connection: Connection) -> bool:
    """Write the file anew, without what freed places in it may still hold; False when it cannot be.

    It needs room for a second copy, on the disk and not in memory. Without it everything stands; only
    traces of what was deleted may be left between the rows.
    """
    path = _file(connection)
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    try:
        with _turn(path, patience / 1000), translated(path or "kinerja"), on_disk(connection):
            connection.execute("VACUUM")
    except (KinerjaError, MemoryError):
        return False
    return True


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
