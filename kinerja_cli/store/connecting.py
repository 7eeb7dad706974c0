"""The one place where SQLite opens a file, for reading, for writing, or to receive a copy."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from kinerja_cli.errors import CannotWriteError

Connection = sqlite3.Connection

MEMORY = Path(":memory:")
"""A database that nobody keeps, for trying things out."""

ROLLBACK_JOURNAL = "PRAGMA journal_mode=DELETE"
_PRAGMAS = (
    "PRAGMA synchronous=EXTRA",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-65536",
)


def connected(path: Path, wait: float, *, only_reading: bool) -> Connection:
    """Return a connection that has read nothing of the file yet.

    Raises:
        CannotWriteError: the file cannot be opened.
    """
    target = _uri(path, "mode=ro") if only_reading else path
    try:
        return sqlite3.connect(target, timeout=wait, isolation_level=None, uri=only_reading)
    except sqlite3.OperationalError as error:
        raise CannotWriteError(
            f"Basis data {path} tidak dapat dibuka.",
            "Periksa hak akses folder dan berkas itu, atau pakai --db di tempat lain.",
        ) from error


def make_careful(connection: Connection) -> None:
    """Set what every connection is held to; this reads the file for the first time."""
    for pragma in _PRAGMAS:
        connection.execute(pragma)


@contextmanager
def on_disk(connection: Connection) -> Iterator[None]:
    """Let SQLite keep what it needs for a while in a file of its own, private and gone at the end."""
    (before,) = connection.execute("PRAGMA temp_store").fetchone()
    connection.execute("PRAGMA temp_store=FILE")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA temp_store={int(before)}")


def copy_target(path: Path) -> Connection:
    """Return a connection to an empty file that a copy is made in.

    Nobody else knows the file and it is thrown away if anything fails, so it needs neither locks (which
    some network drives refuse) nor a journal; whoever made it flushes it.
    """
    connection = sqlite3.connect(_uri(path, "nolock=1"), isolation_level=None, uri=True)
    connection.execute("PRAGMA journal_mode=OFF")
    connection.execute("PRAGMA synchronous=OFF")
    return connection


def in_memory() -> Connection:
    """Return an empty database that nobody keeps, without a schema."""
    return sqlite3.connect(MEMORY, isolation_level=None)


def _uri(path: Path, wishes: str) -> str:
    """Return a file's name as SQLite takes it together with wishes."""
    plain = path.absolute().as_posix()
    if not plain.startswith("/"):  # C:/… stands behind the empty name of a computer
        plain = f"/{plain}"
    return f"file://{quote(os.fsencode(plain))}?{wishes}"
