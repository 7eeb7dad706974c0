"""The sheet "Temuan" of a marked copy: every finding in a list, and how it is known again."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from kinerja_cli.intake.marking.marks import FAULT, TITLE, WARNING, plain
from kinerja_cli.rules.catalogue.kind import GALAT
from kinerja_cli.rules.findings import Finding

NAME = "Temuan"
_OTHER_NAME = "Temuan kinerja"
_HEADINGS = ("No", "Tingkat", "Lembar", "Sel", "Isi", "Penjelasan dan cara memperbaiki", "Kode")
_WIDTHS = (5, 12, 20, 11, 26, 76, 25)
_HEADER_ROW = 4
_HOW = (
    "Sel merah (galat) harus diperbaiki; sel kuning (peringatan) periksalah. Perbaiki di buku "
    "kerja ini, simpan, lalu impor. Lembar ini tidak dibaca sebagai data."
)
_SHEET, _CELL, _BEFORE = 3, 4, len(_HEADINGS) + 1
_MOST_LINKS = 65_000  # Excel keeps 65,530 in a sheet
_LINE_HEIGHT, _TALLEST = 15.0, 405.0
_THIN = Side(style="thin", color="FFBFBFBF")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD_FILL = PatternFill("solid", fgColor="FF1F3864")
_SHADES = {True: PatternFill("solid", fgColor=FAULT), False: PatternFill("solid", fgColor=WARNING)}


@dataclass(frozen=True, slots=True)
class Line:
    """One finding with the cell that was marked for it.

    Attributes:
        lembar: title of the sheet in this copy; "" when the finding is about the whole file.
        sel: the marked cell; "" when none is.
        semula: the fill the marked cell had before; None when no cell was marked.
    """

    finding: Finding
    lembar: str
    sel: str
    semula: Any = None


def find(book: Workbook) -> Worksheet | None:
    """Return the sheet an earlier marking left in a workbook."""
    for sheet in book.worksheets:
        if str(sheet["A1"].value or "").startswith(TITLE):
            return sheet
    return None


def fills_before(sheet: Worksheet) -> dict[tuple[str, str], Any]:
    """Return (sheet, cell) → the fill it had before it was marked."""
    found = {}
    for number in range(_HEADER_ROW + 1, sheet.max_row + 1):
        place = (sheet.cell(number, _SHEET).value, sheet.cell(number, _CELL).value)
        found[str(place[0] or ""), str(place[1] or "")] = copy(sheet.cell(number, _BEFORE).fill)
    return found


def add(book: Workbook, berkas: str, lines: Sequence[Line]) -> Worksheet:
    """Put the list behind the other sheets and let the workbook open on it.

    Last, because macros and other programs count sheets from the left; open, because it is what
    the officer looks for.
    """
    taken = {name.casefold() for name in book.sheetnames}
    sheet: Worksheet = book.create_sheet(_OTHER_NAME if NAME.casefold() in taken else NAME)
    _head(sheet, berkas, lines)
    for number, line in enumerate(lines, 1):
        _line(sheet, number, line)
    _page(sheet, len(lines))
    _open_on(book, sheet)
    return sheet


def _head(sheet: Worksheet, berkas: str, lines: Sequence[Line]) -> None:
    faults = sum(line.finding.tingkat == GALAT for line in lines)
    put(sheet, 1, 1, TITLE).font = Font(name="Calibri", bold=True, size=14)
    told = f"Berkas {berkas}: {faults} galat, {len(lines) - faults} peringatan."
    for row, text in enumerate((told, _HOW), 2):
        put(sheet, row, 1, text).font = Font(name="Calibri", size=11)
    for column, (heading, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True), 1):
        cell = put(sheet, _HEADER_ROW, column, heading)
        cell.font, cell.fill = (
            Font(name="Calibri", size=11, bold=True, color="FFFFFFFF"),
            _HEAD_FILL,
        )
        cell.border = _BOX
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = width


def _line(sheet: Worksheet, number: int, line: Line) -> None:
    finding, row = line.finding, _HEADER_ROW + number
    fault = finding.tingkat == GALAT
    where = line.sel or finding.place.sel or ("seluruh lembar" if line.lembar else "seluruh berkas")
    texts = (finding.tingkat, line.lembar, where, finding.nilai, finding.pesan, finding.kode)
    sheet.cell(row, 1, number)
    for column, text in enumerate(texts, 2):
        put(sheet, row, column, text)
    for column in range(1, len(_HEADINGS) + 1):
        cell = sheet.cell(row, column)
        cell.font, cell.border = Font(name="Calibri", size=11), _BOX
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.row_dimensions[row].height = _height(texts)
    sheet.cell(row, 2).fill = _SHADES[fault]
    if line.lembar and number <= _MOST_LINKS:
        _link(sheet.cell(row, _CELL), line.lembar, line.sel or "A1")
    if line.semula is not None:
        sheet.cell(row, _BEFORE).fill = line.semula


def _height(texts: Sequence[str]) -> float:
    """Return the height that shows every text whole; not every program fits it by itself."""
    lines = max(
        len(wrap(text, max(width - 3, 3))) for text, width in zip(texts, _WIDTHS[1:], strict=True)
    )
    return min(max(lines, 1) * _LINE_HEIGHT, _TALLEST)


def _link(cell: Any, lembar: str, sel: str) -> None:
    quoted = lembar.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{sel}")
    cell.font = Font(name="Calibri", size=11, color="FF0563C1", underline="single")


def _page(sheet: Worksheet, count: int) -> None:
    """Make it readable on the screen and on A4 paper, lying."""
    last = f"{get_column_letter(len(_HEADINGS))}{_HEADER_ROW + max(count, 1)}"
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{last}"
    sheet.column_dimensions[get_column_letter(_BEFORE)].hidden = True
    sheet.print_area = f"A1:{last}"
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.5, 0.6
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        center=_HeaderFooterPart(text="Halaman &P dari &N")
    )
    sheet.sheet_view.showGridLines = False


def _open_on(book: Workbook, sheet: Worksheet) -> None:
    """Select this sheet alone: two selected sheets would be edited together."""
    for other in book.worksheets:
        other.sheet_view.tabSelected = False
    for chart in book.chartsheets:
        for view in chart.sheetViews.sheetView:
            view.tabSelected = False
    book.active = sheet
    sheet.sheet_view.tabSelected = True


def put(sheet: Worksheet, row: int, column: int, text: str) -> Any:
    """Write a text that stays text, whatever it begins with, and return its cell."""
    cell = sheet.cell(row, column)
    cell.value = plain(text)
    if cell.value is not None:
        cell.data_type = "s"
    if text.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True
    return cell
