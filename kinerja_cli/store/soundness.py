"""Whether the file itself is sound: its pages, its references, its schema, its regulations."""

from collections.abc import Collection, Iterator
from contextlib import closing
from hashlib import sha256

from kinerja_cli.store import migrations
from kinerja_cli.store.connecting import Connection, in_memory

_MOST = 20
"""Faults of one kind that are told; a broken page has thousands."""


def pages(connection: Connection) -> list[str]:
    """Return what SQLite finds wrong with the pages of the file, in its own words."""
    rows = connection.execute(f"PRAGMA integrity_check({_MOST})").fetchall()
    return [words for (words,) in rows if words != "ok"]


def structure(connection: Connection) -> list[str]:
    """Return in words what does not fit together in a file whose pages are whole."""
    found = [
        f"tabel {table} baris {row}: menunjuk ke {parent} yang tidak ada"
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST)
    ]
    found += _schema(connection)
    return found or list(_strays(connection))


def _strays(connection: Connection) -> Iterator[str]:
    """Yield results of nobody: no reference holds them, so only looking finds them."""
    if migrations.missing(connection):
        return
    (count,) = connection.execute(
        "SELECT count(*) FROM skor_indikator i WHERE NOT EXISTS (SELECT 1 FROM skor s"
        " WHERE s.proses_id = i.proses_id AND s.nip = i.nip)"
    ).fetchone()
    if count:
        yield f"tabel skor_indikator: {count} baris tanpa nilai pegawainya"


def _schema(connection: Connection) -> Iterator[str]:
    """Yield every table, index, trigger and view that is not as the steps taken make it."""
    wanted, have = _as_built(migrations.applied(connection)), _objects(connection)
    for name in sorted(wanted.keys() | have.keys()):
        if name not in have:
            yield f"{name} tidak ada"
        elif name not in wanted:
            yield f"{name} bukan buatan kinerja"
        elif have[name] != wanted[name]:
            yield f"{name} bukan lagi seperti yang dibuat kinerja"


def _as_built(steps: Collection[str]) -> dict[str, str]:
    """Return the schema that some steps make."""
    with closing(in_memory()) as fresh:
        for name, statements in migrations.STEPS:
            if name in steps:
                for statement in statements:
                    fresh.execute(statement)
        return _objects(fresh)


def _objects(connection: Connection) -> dict[str, str]:
    """Return everything in the schema but what SQLite and its tools keep for themselves."""
    rows = connection.execute(
        "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name <> '_sqlite_migrations'"
    )
    return dict(rows.fetchall())


def changed_policies(connection: Connection) -> list[str]:
    """Return the ids of regulations whose text is not the one that scores were made under."""
    rows = connection.execute("SELECT sha256, id, teks FROM kebijakan ORDER BY id")
    return [name for sha, name, text in rows if sha256(text.encode()).hexdigest() != sha]
