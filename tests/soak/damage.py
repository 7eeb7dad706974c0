"""Ways to change one value of a database without the program: bits of cells, bits of the file."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from soak.contents import tables

OUTSIDE = {"audit", "_sqlite_migrations", "pilihan"}
"""The trail has tests of its own; migrations and remembered settings are no figures."""


@contextmanager
def without_triggers(connection: sqlite3.Connection) -> Iterator[None]:
    """Drop what guards the tables, and put it back: whoever tampers would hide it."""
    guards = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall()
    for name, _ in guards:
        connection.execute(f'DROP TRIGGER "{name}"')
    yield
    for _, sql in guards:
        connection.execute(sql)


def drop_row(connection: sqlite3.Connection, chance: random.Random) -> str | None:
    """Take one row away; return what it was, or None where the table has none."""
    table = chance.choice(sorted(name for name in tables(connection) if name not in OUTSIDE))
    keys = _keys(connection, table)
    rows = connection.execute(f'SELECT {", ".join(keys)} FROM "{table}"').fetchall()
    if not rows:
        return None
    gone = chance.choice(rows)
    where = " AND ".join(f"{name} = ?" for name in keys)
    connection.execute(f'DELETE FROM "{table}" WHERE {where}', gone)
    return f"{table} {gone}"


def _keys(connection: sqlite3.Connection, table: str) -> list[str]:
    found = connection.execute(f'PRAGMA table_info("{table}")')
    return [row[1] for row in found if row[5]] or ["rowid"]  # row[5]: place in the primary key


def flip_cell(connection: sqlite3.Connection, chance: random.Random) -> tuple[str, str] | None:
    """Change one bit of one stored value; return where, or None where that cannot be done."""
    known = {name: columns for name, columns in tables(connection).items() if name not in OUTSIDE}
    table = chance.choice(sorted(known))
    column = chance.choice(known[table])
    keys = _keys(connection, table)
    places = connection.execute(
        f'SELECT {", ".join(keys)}, "{column}" FROM "{table}"'
        f' WHERE "{column}" IS NOT NULL AND "{column}" <> \'\''
    ).fetchall()
    if not places:
        return None
    *key, value = chance.choice(places)
    changed = flipped(value, chance)
    if changed is None:
        return None
    where = " AND ".join(f"{name} = ?" for name in keys)
    try:
        connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE {where}', [changed, *key])
    except (sqlite3.IntegrityError, sqlite3.OperationalError):
        return None
    return f"{table}.{column}", f"{value!r} → {changed!r}"


def flipped(value: object, chance: random.Random) -> object:
    """Return a value with one bit changed, or None if what came out cannot be stored as it is."""
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(16))
    if not isinstance(value, str):
        return None
    octets = bytearray(value.encode())
    octets[chance.randrange(len(octets))] ^= 1 << chance.randrange(8)
    try:
        text = octets.decode()
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text
