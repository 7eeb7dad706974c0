"""`imports`: what was imported, from which file, how it was understood, and what of it holds."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kinerja_cli.errors import UsageError
from kinerja_cli.rules.records import KINDS
from kinerja_cli.store import database, facts, imports, withdrawal
from kinerja_cli.store.database import Connection
from kinerja_cli.store.imports import ImportRow, TableRow


@dataclass(frozen=True, slots=True)
class Dependent:
    """An import that builds on others.

    Attributes:
        sebab: reasons as `store.withdrawal` names them, the weightiest first.
    """

    impor: ImportRow
    sebab: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportDetail:
    """One import with its tables.

    Attributes:
        berlaku: kind of record → how many it wrote that are in force.
        dipakai: the imports that build on it.
    """

    impor: ImportRow
    tabel: tuple[TableRow, ...]
    berlaku: Mapping[str, int]
    dipakai: tuple[Dependent, ...]


def listing(db: Path, wait: float) -> list[ImportRow]:
    """Return every import, oldest first.

    Raises:
        DatabaseError: there is no database.
    """
    with closing(database.open_to_read(db, wait)) as connection, database.reading(connection):
        return imports.listing(connection)


def one(db: Path, number: int, wait: float) -> ImportDetail:
    """Return one import.

    Raises:
        DatabaseError: there is no database.
        UsageError: there is none of that number.
    """
    with closing(database.open_to_read(db, wait)) as connection, database.reading(connection):
        rows = by_number(connection)
        found = existing(rows, number)
        return ImportDetail(
            found,
            tuple(imports.tables_of(connection, number)),
            in_force(connection, number),
            () if found.dibatalkan else dependents(connection, {number}, rows),
        )


def by_number(connection: Connection) -> dict[int, ImportRow]:
    """Return every import by its number, oldest first."""
    return {row.id: row for row in imports.listing(connection)}


def existing(rows: Mapping[int, ImportRow], number: int) -> ImportRow:
    """Return one import.

    Raises:
        UsageError: there is none of that number.
    """
    if number not in rows:
        last = f"Nomor terakhir: {max(rows)}." if rows else "Belum ada impor."
        raise UsageError(f"Impor nomor {number} tidak ada.", last)
    return rows[number]


def in_force(connection: Connection, number: int) -> dict[str, int]:
    """Return how many records of each kind that an import wrote are in force."""
    counts = {name: len(facts.of_import(connection, kind, number)) for name, kind in KINDS.items()}
    return {name: count for name, count in counts.items() if count}


def dependents(
    connection: Connection, numbers: set[int], rows: Mapping[int, ImportRow]
) -> tuple[Dependent, ...]:
    """Return the imports that build on some others, newest first."""
    found = withdrawal.dependents(connection, numbers)
    return tuple(
        Dependent(rows[number], tuple(sorted(why, key=withdrawal.REASONS.index)))
        for number, why in sorted(found.items(), reverse=True)
    )
