"""`imports`: what was imported, from which file, and how it was understood."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kinerja_cli.errors import UsageError
from kinerja_cli.store import database, imports
from kinerja_cli.store.imports import ImportRow, TableRow


@dataclass(frozen=True, slots=True)
class ImportDetail:
    """One import with its tables."""

    impor: ImportRow
    tabel: tuple[TableRow, ...]


def listing(db: Path, wait: float) -> list[ImportRow]:
    """Return every import, oldest first."""
    with closing(database.open_existing(db, wait)) as connection, database.reading(connection):
        return imports.listing(connection)


def one(db: Path, number: int, wait: float) -> ImportDetail:
    """Return one import.

    Raises:
        UsageError: there is none of that number.
    """
    with closing(database.open_existing(db, wait)) as connection, database.reading(connection):
        rows = imports.listing(connection)
        found = next((row for row in rows if row.id == number), None)
        if found is None:
            last = rows[-1].id if rows else 0
            raise UsageError(f"Impor nomor {number} tidak ada.", f"Nomor terakhir: {last}.")
        return ImportDetail(found, tuple(imports.tables_of(connection, number)))
