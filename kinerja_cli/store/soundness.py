"""Whether the file itself is sound: its pages, its references, its schema, its regulations."""

from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256

from kinerja_cli.store import migrations
from kinerja_cli.store.connecting import Connection, in_memory

_MOST = 20
"""Faults of one kind that are told; a broken page has thousands."""


def faults(connection: Connection) -> list[str]:
    """Return in words what is wrong with the structure; empty when it is sound."""
    found = [f"SQLite: {words}" for words in _pages(connection)]
    found += [
        f"tabel {table} baris {row}: menunjuk ke {parent} yang tidak ada"
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST)
    ]
    return found + list(_schema(connection))


def _pages(connection: Connection) -> list[str]:
    rows = connection.execute(f"PRAGMA integrity_check({_MOST})").fetchall()
    return [words for (words,) in rows if words != "ok"]


def _schema(connection: Connection) -> Iterator[str]:
    """Yield every table, index, trigger and view that is not as this program makes it."""
    with closing(in_memory()) as fresh:
        migrations.bring_up(fresh, 0)
        wanted = _objects(fresh)
    have = _objects(connection)
    for name in sorted(wanted.keys() | have.keys()):
        if name not in have:
            yield f"{name} tidak ada"
        elif name not in wanted:
            yield f"{name} bukan buatan kinerja"
        elif have[name] != wanted[name]:
            yield f"{name} bukan lagi seperti yang dibuat kinerja"


def _objects(connection: Connection) -> dict[str, str]:
    """Return everything in the schema: type and name → its SQL; SQLite's own statistics not."""
    rows = connection.execute(
        "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema"
        " WHERE name NOT LIKE 'sqlite_stat%'"
    )
    return dict(rows.fetchall())


def changed_policies(connection: Connection) -> list[str]:
    """Return the ids of regulations whose text is not the one that scores were made under."""
    rows = connection.execute("SELECT sha256, id, teks FROM kebijakan ORDER BY id")
    return [name for sha, name, text in rows if sha256(text.encode()).hexdigest() != sha]
