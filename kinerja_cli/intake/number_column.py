"""The column No of a table, where it may count people."""

from functools import cached_property
from typing import Any

from kinerja_cli.intake import cells, headers
from kinerja_cli.intake.files.sheet import Sheet
from kinerja_cli.intake.tables import Table


class NumberColumn:
    """The column No of a table, where it counts people: then a number begins somebody."""

    def __init__(self, sheet: Sheet, table: Table) -> None:
        self._rows, self._table = sheet.rows, table
        self._at = next((at for at, t in table.judul.items() if headers.field_of(t) == "no"), None)

    @cached_property
    def _counts_people(self) -> bool:
        table = self._table
        person = table.kolom.get("nip", table.kolom.get("nama_nip"))
        rows = self._rows[table.mulai : table.akhir]
        named = [row for row in rows if person is not None and self._filled(row, person)]
        others = [row for row in rows if any(row) and not self._filled(row, person)]
        numbered = sum(self._filled(row, self._at) for row in others)
        return (
            self._at is not None
            and len(named) > 1
            and all(self._filled(row, self._at) for row in named)
            and numbered * 4 < len(others)
        )

    @staticmethod
    def _filled(row: list[Any], at: int | None) -> bool:
        return at is not None and at < len(row) and not cells.is_missing(row[at])

    def starts_somebody(self, number: int) -> bool:
        """Return whether a row has a number of its own although it names nobody."""
        return self._counts_people and self._filled(self._rows[number], self._at)
