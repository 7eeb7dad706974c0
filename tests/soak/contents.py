"""What a database holds, seen from outside: plain SQL on a copy, tables found in its schema."""

import hashlib
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FIGURES = {
    "v_pegawai": ("unit_id",),
    "v_skor": ("unit_id", "proses", "dihitung"),
    "v_indikator": ("butir_id", "proses"),
}
"""The views that docs/data.md promises, with the columns that differ from one making to the next."""


@contextmanager
def copied(db: Path, folder: Path) -> Iterator[sqlite3.Connection]:
    """Open a copy of the database, journal included: looking must not repair the original."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("salinan.db*"):
        old.unlink()
    copy = folder / "salinan.db"
    shutil.copyfile(db, copy)
    journal = db.with_name(db.name + "-journal")
    if journal.exists():
        shutil.copyfile(journal, copy.with_name(copy.name + "-journal"))
    with closing(sqlite3.connect(copy)) as connection:
        yield connection


def tables(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Return every table with its columns."""
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
    ]
    return {
        name: [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
        for name in names
    }


@dataclass(frozen=True)
class Contents:
    """Row counts by what wrote them, and what the stable views say."""

    sound: bool
    imports: dict[str, tuple[tuple[str, int], ...]]
    """Rows by table of every import, by the SHA-256 of its file."""
    twice: int
    """Imports of a file that had been imported before."""
    runs: dict[int, tuple[tuple[str, int], ...]]
    figures: str
    entries: int


def contents(db: Path, scratch: Path) -> Contents:
    """Look at a copy of a database."""
    with copied(db, scratch) as connection:
        return _contents(connection)


def _contents(connection: sqlite3.Connection) -> Contents:
    known = tables(connection)
    imports: dict[str, Counter[str]] = {}
    counted = Counter[str]()
    if "impor" in known:
        for (sha,) in connection.execute("SELECT sha256 FROM impor"):
            imports[sha] = Counter()
            counted[sha] += 1
        for name, columns in known.items():
            if "tabel_id" in columns:
                for sha, n in connection.execute(
                    f'SELECT i.sha256, count(*) FROM "{name}" x JOIN tabel t ON t.id = x.tabel_id'
                    " JOIN impor i ON i.id = t.impor_id GROUP BY 1"
                ):
                    imports[sha][name] += n
    runs: dict[int, Counter[str]] = {}
    for name, columns in known.items():
        if "proses_id" in columns:
            for run, n in connection.execute(
                f'SELECT proses_id, count(*) FROM "{name}" GROUP BY 1'
            ):
                runs.setdefault(run, Counter())[name] = n
    return Contents(
        sound(connection),
        {sha: tuple(sorted(rows.items())) for sha, rows in imports.items()},
        sum(n - 1 for n in counted.values()),
        {run: tuple(sorted(rows.items())) for run, rows in runs.items()},
        figures(connection),
        connection.execute("SELECT count(*) FROM audit").fetchone()[0] if "audit" in known else 0,
    )


def sound(connection: sqlite3.Connection) -> bool:
    """Return whether SQLite itself finds nothing wrong."""
    return (
        connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        and not connection.execute("PRAGMA foreign_key_check").fetchall()
    )


def figures(connection: sqlite3.Connection) -> str:
    """Return a digest of employees, scores and indicators as the stable views give them."""
    digest = hashlib.sha256()
    for view, volatile in FIGURES.items():
        found = [row[1] for row in connection.execute(f"PRAGMA table_info({view})")]
        columns = ", ".join(name for name in found if name not in volatile)
        if columns:
            rows = connection.execute(f"SELECT {columns} FROM {view}").fetchall()
            digest.update(repr(sorted(rows, key=repr)).encode())
    return digest.hexdigest()


def rows_of(connection: sqlite3.Connection) -> dict[str, list[Any]]:
    """Return everything in every table, read from the tables themselves and never from an index."""
    connection.text_factory = bytes
    return {
        "sqlite_schema": connection.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_schema"
        ).fetchall(),
        **{
            name: connection.execute(f'SELECT * FROM "{name}" NOT INDEXED').fetchall()
            for name in _names(connection)
        },
    }


def _names(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return [name.decode() for (name,) in found if not name.startswith(b"sqlite_")]


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
