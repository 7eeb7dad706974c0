"""Rows filled from the top, for the readers that are kinerja's own; it refuses what grows too far."""

from typing import Any

from kinerja_cli.errors import UnreadableError
from kinerja_cli.intake.files.precheck import MAX_COLUMNS, MAX_ROWS, column_letters
from kinerja_cli.intake.files.refusals import unsafe
from kinerja_cli.intake.files.sheet import Sheet

MAX_CELLS = 20_000_000
MAX_CELL_LENGTH = 131_072


class Grid:
    """One sheet on its way: rows are added at the bottom.

    Blank rows are only counted until something stands below them, so a billion of them cost nothing.
    """

    def __init__(self, berkas: str) -> None:
        self._berkas = berkas
        self._rows: list[list[Any]] = []
        self._merged: list[tuple[int, int, int, int]] = []
        self._hidden: set[int] = set()
        self._blank = self._cells = 0

    @property
    def height(self) -> int:
        """How many rows there are, blank ones at the bottom counted."""
        return len(self._rows) + self._blank

    def add(self, values: list[Any], *, hidden: bool = False, times: int = 1) -> None:
        """Add a row, several times over if told so.

        Raises:
            UnreadableError: the sheet grows beyond what a sheet can be.
        """
        while values and values[-1] is None:
            values.pop()
        if not values:
            self._blank += times
            return
        rows = self.height + times
        self._cells += self._blank + len(values) * times
        if rows > MAX_ROWS or len(values) > MAX_COLUMNS or self._cells > MAX_CELLS:
            raise self.too_far(min(rows, 10 * MAX_ROWS), len(values) - 1)
        if any(isinstance(value, str) and len(value) > MAX_CELL_LENGTH for value in values):
            raise unsafe(self._berkas, f"ada sel yang isinya terlalu panjang (baris {rows})")
        self._rows += [[] for _ in range(self._blank)]
        self._blank = 0
        if hidden:
            self._hidden.update(range(len(self._rows), rows))
        self._rows += [list(values) for _ in range(times)]

    def too_far(self, row: int, column: int) -> UnreadableError:
        """Return the refusal of a cell too far out; the row counts from 1, the column from 0."""
        cell = f"{column_letters(min(column, 99 * MAX_COLUMNS))}{row}"
        return unsafe(self._berkas, f"ada isi sangat jauh dari tabel (sel {cell})")

    def merge(self, row: int, column: int, down: int, across: int) -> None:
        """Note a merged range of some height and width; one cell alone is none."""
        if down > 1 or across > 1:
            last = min(row + down, MAX_ROWS) - 1, min(column + across, MAX_COLUMNS) - 1
            self._merged.append((row, column, *last))

    def sheet(self, nama: str, *, visible: bool = True) -> Sheet:
        """Return the sheet as it stands."""
        return Sheet(nama, self._rows, tuple(self._merged), frozenset(self._hidden), visible)
