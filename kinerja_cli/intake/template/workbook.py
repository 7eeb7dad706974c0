"""The input workbook: headings with notes, drop-downs, text columns for NIPs, and what is known."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from kinerja_cli import drafts
from kinerja_cli.intake.marking.findings_sheet import put
from kinerja_cli.intake.template import guide
from kinerja_cli.intake.template.columns import SHEETS, Column, InputSheet

Row = Mapping[str, str]
"""Field → canonical text of one known record."""

_HEADER_ROW, _ROWS, _FEW = 3, 5000, 5
_LINE, _MOST_LINES = 13.5, 8
_FACE = "Arial"
_NEEDED = PatternFill("solid", fgColor="FF17324D")
_OPTIONAL = PatternFill("solid", fgColor="FF57606A")
_FAINT = PatternFill("solid", fgColor="FFF0F2F4")
_THIN = Side(style="thin", color="FFD0D7DE")
_FORMATS = {
    "nip": "@",
    "atasan": "@",
    "tanggal": "dd-mm-yyyy",
    "teks": "General",
    "angka": "General",
}
_PLAIN_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,10})?")
_AUTHOR = "kinerja init"  # not the author of the marks of a marked copy


def made(periode: str, tahun: int | None, known: Mapping[str, Sequence[Row]], unit: str) -> bytes:
    """Return the workbook.

    Args:
        periode: the period in words for the titles of sheets about one, "" for none.
        tahun: the year for the titles of those about a year.
        known: kind of sheet → its rows; a sheet with rows has no example.
        unit: the office it is for; "" for none.
    """
    book = Workbook()
    guide.write(book.active, SHEETS, unit, periode)
    for spec in SHEETS:
        sheet = book.create_sheet(spec.jenis)
        _write(sheet, spec, known.get(spec.jenis, ()), _title(spec, periode, tahun, unit))
    book.properties.creator = book.properties.title = "kinerja"
    stream = BytesIO()
    with drafts.scratch():
        book.save(stream)
    return stream.getvalue()


def _title(spec: InputSheet, periode: str, tahun: int | None, unit: str) -> str:
    """Return what stands above the table; import reads period and year from it."""
    fields = {column.field for column in spec.kolom}
    when = (
        periode if "periode" in fields else f"Tahun {tahun}" if tahun and "tahun" in fields else ""
    )
    return ", ".join(part for part in (f"Data {spec.jenis}", when, unit) if part)


def _write(sheet: Worksheet, spec: InputSheet, rows: Sequence[Row], title: str) -> None:
    put(sheet, 1, 1, title).font = Font(name=_FACE, size=13, bold=True, color="FF17324D")
    words = f"Satu baris = {spec.baris}."
    words += "" if rows else " Baris CONTOH tidak dibaca; timpa atau hapus."
    put(sheet, 2, 1, words).font = Font(name=_FACE, size=9, italic=True, color="FF57606A")
    sheet.row_dimensions[1].height = 22
    for at, column in enumerate(spec.kolom, 1):
        _head(sheet, at, column)
    sheet.row_dimensions[_HEADER_ROW].height = 32
    for number, row in enumerate(rows, _HEADER_ROW + 1):
        for at, column in enumerate(spec.kolom, 1):
            _value(sheet, number, at, column, row.get(column.field, ""))
        lines = max(ceil(len(row.get(one.field, "")) / one.lebar) for one in spec.kolom)
        sheet.row_dimensions[number].height = _LINE * min(max(lines, 1), _MOST_LINES)
    if not rows:
        _example(sheet, spec)
    sheet.freeze_panes = f"{'C' if len(spec.kolom) > _FEW else 'B'}{_HEADER_ROW + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"


def _head(sheet: Worksheet, at: int, column: Column) -> None:
    """Write a heading with its note; the whole column gets its format and its drop-down."""
    cell = put(sheet, _HEADER_ROW, at, column.judul)
    cell.font = Font(name=_FACE, size=9, bold=True, color="FFFFFFFF")
    cell.fill = _NEEDED if column.wajib else _OPTIONAL
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    lines = ["Wajib diisi." if column.wajib else "", column.arti]
    if column.pilihan:
        lines.append(f"Pilihan: {', '.join(column.pilihan)}.")
    words = "\n".join(line for line in lines if line)
    if words:
        height = 30 + 18 * sum(1 + len(line) // 40 for line in words.split("\n"))
        cell.comment = Comment(words, _AUTHOR, width=280, height=height)
    letter = get_column_letter(at)
    whole = sheet.column_dimensions[letter]
    whole.width = column.lebar
    whole.number_format = _FORMATS[column.jenis]
    whole.font = Font(name=_FACE, size=10)
    if rule := _rule(column):
        sheet.add_data_validation(rule)
        rule.add(f"{letter}{_HEADER_ROW + 1}:{letter}{_HEADER_ROW + _ROWS}")


def _rule(column: Column) -> DataValidation | None:
    """Return what Excel checks while somebody types."""
    if column.pilihan:
        return DataValidation(
            type="list", formula1=f'"{",".join(column.pilihan)}"', allow_blank=True,
            showErrorMessage=True, errorTitle=column.judul[:32], error="Pilih dari daftar.",
        )  # fmt: skip
    if column.jenis == "nip":
        return DataValidation(
            type="textLength", operator="equal", formula1="18", allow_blank=True,
            showErrorMessage=True, errorStyle="warning", errorTitle="NIP",
            error="NIP terdiri atas 18 digit. Tetap pakai isian ini?",
        )  # fmt: skip
    return None


def _value(sheet: Worksheet, row: int, at: int, column: Column, text: str) -> None:
    """Write one known value: numbers as numbers, dates as dates, everything else as text."""
    value: Any = text
    if column.pilihan:
        value = next((one for one in column.pilihan if one.casefold() == text.casefold()), text)
    elif column.jenis == "tanggal" and text:
        value = date.fromisoformat(text)
    elif column.jenis == "angka" and _PLAIN_NUMBER.fullmatch(text):
        value = Decimal(text)
    cell = put(sheet, row, at, value) if isinstance(value, str) and value else sheet.cell(row, at)
    if not isinstance(value, str):
        cell.value = value
    cell.number_format = _FORMATS[column.jenis]
    cell.font = Font(name=_FACE, size=10)
    cell.border = Border(bottom=_THIN)
    cell.alignment = Alignment(vertical="top", wrap_text=column.jenis == "teks")


def _example(sheet: Worksheet, spec: InputSheet) -> None:
    """Write the example row, grey so that nobody takes it for data."""
    for at, column in enumerate(spec.kolom, 1):
        cell = sheet.cell(_HEADER_ROW + 1, at)
        cell.value = column.contoh if column.contoh != "" else None
        cell.number_format = _FORMATS[column.jenis]
        cell.font = Font(name=_FACE, size=10, italic=True, color="FF57606A")
        cell.fill = _FAINT
