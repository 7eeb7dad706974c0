"""A plain workbook of the values that were read, for files that openpyxl cannot edit."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from kinerja_cli.intake.files.sheet import BadCell, Percent, Sheet
from kinerja_cli.intake.marking.findings_sheet import put

_NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_TITLE = 31
_NARROWEST, _WIDEST = 8, 50
_ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"}


def build(sheets: Sequence[Sheet]) -> tuple[Workbook, dict[str, str]]:
    """Return a workbook of these sheets, and the name of each sheet → its title there."""
    book = Workbook()
    book.remove(book.worksheets[0])
    titles: dict[str, str] = {}
    for sheet in sheets:
        titles[sheet.nama] = _title(sheet.nama, set(map(str.casefold, titles.values())))
        made = book.create_sheet(titles[sheet.nama])
        _fill(made, sheet)
        if not sheet.terlihat:
            made.sheet_state = "hidden"
    return book, titles


def _title(name: str, taken: set[str]) -> str:
    """Return a name that a sheet may have, and no other sheet has."""
    plain = _NOT_IN_A_TITLE.sub(" ", name).strip(" '")[:_LONGEST_TITLE] or "Lembar"
    title, number = plain, 1
    while title.casefold() in taken:
        number += 1
        title = f"{plain[: _LONGEST_TITLE - 4]} ({number})"
    return title


def _fill(made: Worksheet, sheet: Sheet) -> None:
    widths: dict[int, int] = {}
    for row, values in enumerate(sheet.rows, 1):
        for column, value in enumerate(values, 1):
            if value is not None:
                shown = _write(made, row, column, value)
                widths[column] = max(widths.get(column, 0), shown)
    for column, width in widths.items():
        made.column_dimensions[get_column_letter(column)].width = min(
            max(width + 2, _NARROWEST), _WIDEST
        )
    for first_row, first_column, last_row, last_column in sheet.merged:
        made.merge_cells(None, first_row + 1, first_column + 1, last_row + 1, last_column + 1)
    for row in sheet.hidden_rows:
        made.row_dimensions[row + 1].hidden = True


def _write(made: Worksheet, row: int, column: int, value: Any) -> int:
    """Write one value and return about how many letters wide it is."""
    if isinstance(value, str):
        cell = put(made, row, column, value)
        if value.strip().isdigit():
            cell.number_format = "@"  # a NIP typed again stays text
        return max(map(len, value.split("\n")))
    if isinstance(value, BadCell):
        return _write_error(made, row, column, value.galat)
    cell = made.cell(row, column)
    if isinstance(value, Percent):
        cell.value, cell.number_format = float(value), "0.##%"
    elif isinstance(value, float) and value.is_integer():
        cell.value = int(value)
    else:
        cell.value = value
    if isinstance(value, (date, datetime)):
        cell.number_format = "dd-mm-yyyy"
    return len(str(cell.value))


def _write_error(made: Worksheet, row: int, column: int, text: str) -> int:
    """Write an Excel error as such; a formula that was never computed stays empty."""
    if text:
        put(made, row, column, text).data_type = "e" if text in _ERRORS else "s"
    return len(text)
