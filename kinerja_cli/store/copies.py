"""What a database file holds as it stands, and whether all of it fits together."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kinerja_cli.errors import DatabaseError
from kinerja_cli.store import audit, chain, migrations, seals, soundness
from kinerja_cli.store.connecting import Connection
from kinerja_cli.store.database import open_unchanged, translated

_MOST = 20

_MOST = 20
"""Changed blocks that are told."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds.

    Attributes:
        langkah: the newest step of its schema.
        kepala: head of its trail, N:HASH.
        baris: number of rows of every table.
        kendali: SHA-256 over the rows of every table, in the order of their keys.
        cacat: what does not fit together although the file is whole, in words.
    """

    langkah: str
    kepala: str
    baris: Mapping[str, int]
    kendali: Mapping[str, str]
    cacat: tuple[str, ...]


def examined(path: Path) -> Contents:
    """Return what a file holds that nobody else writes, after checking all of it.

    Raises:
        DatabaseError: it is alien, empty, of a newer kinerja, or damaged.
    """
    connection = open_unchanged(path, 0)
    try:
        with translated(path):
            if soundness.pages(connection):
                raise DatabaseError(
                    f"{path} rusak: strukturnya tidak utuh.", "Pakai salinan cadangan yang lain."
                )
            return Contents(
                max(migrations.applied(connection), default=""),
                str(audit.head(connection)),
                counts(connection),
                {name: _total(connection, name) for name in tables(connection)},
                tuple(_flaws(connection)),
            )
    finally:
        connection.close()


def tables(connection: Connection) -> list[str]:
    """Return the names of all tables, in order."""
    rows = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' "
        "ESCAPE '\\' ORDER BY name"
    )
    return [name for (name,) in rows]


def counts(connection: Connection) -> dict[str, int]:
    """Return the number of rows of every table."""
    return {
        name: connection.execute(f"SELECT count(*) FROM {_quoted(name)}").fetchone()[0]
        for name in tables(connection)
    }


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _total(connection: Connection, table: str) -> str:
    """Return one hash over all rows of a table, however they lie in the file."""
    columns = connection.execute(f"PRAGMA table_info({_quoted(table)})").fetchall()
    keys = sorted((row[5], row[1]) for row in columns if row[5])
    order = ", ".join(_quoted(name) for _, name in keys) or "rowid"
    total = sha256()
    for row in connection.execute(f"SELECT * FROM {_quoted(table)} ORDER BY {order}"):
        total.update(json.dumps(row, ensure_ascii=False, default=bytes.hex).encode())
    return total.hexdigest()


def _flaws(connection: Connection) -> list[str]:
    """Return what does not fit together in a whole file."""
    broken = [
        f"jejak audit, catatan {one.n}: {one.apa}" for one in chain.breaks(connection)[:_MOST]
    ]
    return soundness.structure(connection) + broken + list(_changed(connection))


def _changed(connection: Connection) -> Iterator[str]:
    """Yield what is not as its entry of the trail sealed it; of an older schema nothing is known."""
    if migrations.missing(connection):
        return
    for n, block in seals.differences(chain.sealed(connection), seals.of(connection, None))[:_MOST]:
        yield f"data di bawah catatan {n} ({block}) bukan lagi yang dicatat"
    if chain.units_sealed(connection) not in {None, seals.units(connection)}:
        yield "nama atau alias perangkat daerah berubah tanpa catatan"
