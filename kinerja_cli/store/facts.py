"""Versions of facts: what is in force, what was in force, and how one replaces another.

Nothing is overwritten: a correction is a new row, and the row before it ends where it begins.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from kinerja_cli.rules.model import Origin
from kinerja_cli.rules.records import KINDS, RecordKind
from kinerja_cli.store import imports
from kinerja_cli.store.database import Connection

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One record as it is in force.

    Attributes:
        nilai: the kind's fields in order; None: not stated.
        asal: origin of the fields taken over from an earlier row, as [tabel, baris, kolom].
    """

    nilai: tuple[Any, ...]
    tabel: int
    baris: int
    asal: dict[str, list[Any]]


class Change(NamedTuple):
    """A version to write: it ends the one in force under the same key, if `lama`.

    A tuple, for a large import makes hundreds of thousands of them.

    Attributes:
        tabel: the command's own number of the table; `save` knows the store's.
        asal: origin of single fields as [table, row, column]; a table of the store is −number.
    """

    kunci: Key
    nilai: tuple[Any, ...]
    tabel: int
    baris: int
    asal: dict[str, list[Any]]
    lama: bool


def current(
    connection: Connection, kind: RecordKind, nips: Iterable[str] | None = None
) -> dict[Key, Version]:
    """Return the versions in force of one kind, by key; of some people only with `nips`."""
    columns = ", ".join(f"f.{name}" for name in (*kind.kunci, *kind.isi))
    join = ""
    if nips is not None:
        scope(connection, nips)
        if kind.kunci[0] == "butir_id":
            join = "JOIN butir b ON b.id = f.butir_id JOIN temp.lingkup l ON l.nip = b.nip "
        elif kind.kunci[0] == "nip":
            join = "JOIN temp.lingkup l ON l.nip = f.nip "
    width = len(kind.kunci)
    rows = connection.execute(
        f"SELECT {columns}, f.tabel_id, f.baris, f.asal FROM {kind.nama} f {join}"
        "WHERE f.sampai IS NULL"
    )
    return {row[:width]: _version(row[width:]) for row in rows}


def scope(connection: Connection, nips: Iterable[str]) -> None:
    """Fill the temporary table of the people a query is about."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS lingkup (nip TEXT PRIMARY KEY)")
    connection.execute("DELETE FROM temp.lingkup")
    connection.executemany(
        "INSERT OR IGNORE INTO temp.lingkup VALUES (?)", ((nip,) for nip in nips)
    )


def named_like(connection: Connection, prefixes: Iterable[str]) -> list[tuple[str, str]]:
    """Return (NIP, name) of the employees in force whose NIP begins with one of some digits."""
    rows = connection.execute(
        "SELECT DISTINCT nip, nama FROM pegawai WHERE sampai IS NULL AND nama IS NOT NULL "
        "AND substr(nip, 1, 15) IN (SELECT value FROM json_each(?)) ORDER BY nip",
        (json.dumps(sorted(prefixes)),),
    )
    return [(nip, nama) for nip, nama in rows]


def save(
    connection: Connection,
    kind: RecordKind,
    changes: Sequence[Change],
    n: int,
    tables: Mapping[int, int] | None = None,
) -> None:
    """Write new versions under audit entry `n`, inside the caller's transaction.

    `tables` turns the command's numbers of tables into those of the store; without it the changes
    bear these already.
    """
    end(connection, kind, [change.kunci for change in changes if change.lama], n)
    width = len(kind.kunci) + len(kind.isi)
    holes = ",".join("?" * (width + 5))
    connection.executemany(
        f"INSERT INTO {kind.nama} VALUES ({holes})",
        (
            (
                *change.kunci,
                *change.nilai,
                tables[change.tabel] if tables else change.tabel,
                change.baris,
                _origins(change.asal, tables) if change.asal else None,
                n,
                None,
            )
            for change in changes
        ),
    )


def _origins(asal: Mapping[str, list[Any]], tables: Mapping[int, int] | None) -> str:
    """Return the origins of single fields with the tables' numbers of the store, as JSON."""
    if tables:
        asal = {
            name: [tables[tabel] if tabel >= 0 else -tabel, *rest]
            for name, (tabel, *rest) in asal.items()
        }
    return json.dumps(asal, separators=(",", ":"))


def end(connection: Connection, kind: RecordKind, keys: Sequence[Key], n: int) -> None:
    """End the versions in force under `keys` at audit entry `n`."""
    match = " AND ".join(f"{name} = ?" for name in kind.kunci)
    connection.executemany(
        f"UPDATE {kind.nama} SET sampai = ? WHERE {match} AND sampai IS NULL",
        ((n, *key) for key in keys),
    )


def of_import(connection: Connection, kind: RecordKind, number: int) -> list[Key]:
    """Return the keys of the versions in force that one import wrote."""
    columns = ", ".join(f"f.{name}" for name in kind.kunci)
    return list(
        connection.execute(
            f"SELECT {columns} FROM {kind.nama} f JOIN tabel t ON t.id = f.tabel_id"
            " WHERE f.sampai IS NULL AND t.impor_id = ?",
            (number,),
        )
    )


def ended_by(connection: Connection, kind: RecordKind, n: int) -> list[tuple[Key, Version]]:
    """Return the versions that audit entry `n` ended."""
    columns = ", ".join((*kind.kunci, *kind.isi))
    width = len(kind.kunci)
    rows = connection.execute(
        f"SELECT {columns}, tabel_id, baris, asal FROM {kind.nama} WHERE sampai = ?", (n,)
    )
    return [(row[:width], _version(row[width:])) for row in rows]


def _version(row: tuple[Any, ...]) -> Version:
    """Return a version from its fields, tabel, baris and asal."""
    return Version(row[:-3], row[-3], row[-2], json.loads(row[-1]) if row[-1] else {})


def vanishable(
    connection: Connection, kind: RecordKind, berkas: str, lembar: str
) -> dict[Key, tuple[int, int]]:
    """Return the records in force whose row came from this file name and sheet.

    The value is (import number, row).
    """
    columns = ", ".join(f"f.{name}" for name in kind.kunci)
    rows = connection.execute(
        f"SELECT {columns}, t.impor_id, f.baris FROM {kind.nama} f "
        "JOIN tabel t ON t.id = f.tabel_id JOIN impor i ON i.id = t.impor_id "
        "WHERE f.sampai IS NULL AND i.berkas = ? AND t.lembar = ?",
        (berkas, lembar),
    )
    width = len(kind.kunci)
    return {row[:width]: (row[width], row[width + 1]) for row in rows}


def positions(kind: str) -> dict[str, int]:
    """Return where each field stands in the rows of `every`."""
    spec = KINDS[kind]
    return {name: at for at, name in enumerate((*spec.kunci, *spec.isi), 1)}


class Fields:
    """Some fields of a kind that are read together: pairs of the name to go by and the field."""

    __slots__ = ("at", "named")

    def __init__(self, kind: str, *named: tuple[str, str]) -> None:
        at = positions(kind)
        self.named = named
        self.at = tuple(at[field] for _, field in named)


class Columns:
    """Column letters of imported tables (table → field → letters), read once.

    Attributes:
        places: of fields and a table: name, where it stands in a row, column letters.
    """

    def __init__(self, connection: Connection) -> None:
        self.letters = imports.letters(connection)
        self.places: dict[tuple[Fields, int], list[tuple[str, int, str]]] = {}

    def place(self, fields: Fields, tabel: int) -> list[tuple[str, int, str]]:
        """Find out and return where fields stand in the rows of a table."""
        letters = self.letters[tabel]
        found = self.places[fields, tabel] = [
            (name, at, letters.get(field, ""))
            for (name, field), at in zip(fields.named, fields.at, strict=True)
        ]
        return found

    def origin(self, field: str, tabel: int, baris: int, asal: dict[str, list[Any]]) -> Origin:
        """Return where one field of a version stands."""
        if field in asal:
            return Origin(*asal[field])
        return Origin(tabel, baris, self.letters[tabel].get(field, ""))


def _rows(connection: Connection, query: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """Return an iterator of rows that ends quietly even after its connection did.

    A generator that is left half way closes what it yields from, and a cursor cannot be closed
    once its connection is; `map` has nothing to close.
    """
    return map(tuple, connection.execute(query, values))


def owners(
    connection: Connection, kind: str, sequence: int, periods: Sequence[str]
) -> Iterator[tuple[str]]:
    """Yield, in order and as rows, the people of whom a kind held anything in some periods."""
    yield from _rows(
        connection,
        f"SELECT DISTINCT nip FROM {kind} WHERE sejak <= ? AND (sampai IS NULL OR sampai > ?) "
        f"AND periode IN ({','.join('?' * len(periods))}) ORDER BY nip",
        (sequence, sequence, *periods),
    )


def every(
    connection: Connection,
    kind: str,
    sequence: int,
    *,
    nips: Iterable[str] | None = None,
    tahun: int | None = None,
    periods: Sequence[str] = (),
) -> Iterator[tuple[Any, ...]]:
    """Yield the versions of a kind as they were in force at `sequence`, in order of their key.

    Each row is (owner, …key, …fields, tabel, baris, asal); the owner is a nip, or a unit's number
    for the kinds that belong to units.

    Args:
        connection: the database.
        kind: a name of `KINDS`.
        sequence: audit number at which to read.
        nips: only these people.
        tahun: only indicators of this year.
        periods: only these periods.
    """
    spec = KINDS[kind]
    by_item = spec.kunci[0] == "butir_id"
    owner = "b.nip" if by_item else f"f.{spec.kunci[0]}"
    joins, where, values = "", ["f.sejak <= ?", "(f.sampai IS NULL OR f.sampai > ?)"], []
    if by_item:
        joins += "JOIN butir b ON b.id = f.butir_id "
        if tahun is not None:
            where.append("b.tahun = ?")
            values.append(tahun)
    if nips is not None:
        scope(connection, nips)
        joins += f"JOIN temp.lingkup l ON l.nip = {owner} "
    if periods:
        where.append(f"f.periode IN ({','.join('?' * len(periods))})")
    columns = ", ".join(f"f.{name}" for name in (*spec.kunci, *spec.isi))
    keys = ", ".join(f"f.{name}" for name in spec.kunci)
    yield from _rows(
        connection,
        f"SELECT {owner}, {columns}, f.tabel_id, f.baris, f.asal FROM {kind} f {joins}"
        f"WHERE {' AND '.join(where)} ORDER BY {owner}, {keys}",
        (sequence, sequence, *values, *periods),
    )
