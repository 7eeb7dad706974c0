"""The columns, rows and cells of one sheet."""

from dataclasses import dataclass, field
from functools import lru_cache
from textwrap import wrap
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from kinerja_cli.reports.excel_breaks import page_breaks
from kinerja_cli.reports.excel_looks import Looks
from kinerja_cli.reports.excel_page import MARGINS
from kinerja_cli.reports.excel_refs import Grid, References, lines
from kinerja_cli.reports.templating import TemplateFaultError

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_MOST = 32_767  # characters in one cell, Excel's own limit
_TALLEST = 409.0  # points, Excel's own limit
_LETTERS = 11.0  # letters of one point that fit one unit of column width, on the safe side
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Cells:
    """Writes the lines of one `<sheet>`; a cell's looks are the column's, the row's, its own."""

    worksheet: "Worksheet"
    sheet: Element
    grid: Grid
    looks: Looks
    references: References
    _columns: list[Element] = field(default_factory=list)
    _widths: list[float] = field(default_factory=list)
    _shares: dict[int, float] = field(default_factory=dict)
    _heights: dict[int, float] = field(default_factory=dict)

    def write(self) -> None:
        """Write everything that stands in a cell."""
        for place, column in enumerate(self.sheet.iterfind("columns/col")):
            self._columns.append(column)
            hidden = {"hidden": True} if column.get("hidden") else {}
            width = float(column.get("width", "10"))
            self._widths.append(width)
            self.worksheet.set_column(place, place, width, None, hidden)
        for row, line in lines(self.sheet):
            if line.tag == "head":
                self._head(row, line)
            else:
                self._line(row, line)
        self._spare_green_corners()
        margins = self.sheet.get("margins", MARGINS)
        ends = page_breaks(self.sheet, self.grid, self._heights, self._widths, margins)
        if ends:
            self.worksheet.set_h_pagebreaks(ends)

    def _head(self, row: int, line: Element) -> None:
        look = self.looks.format(line.get("style", ""))
        self._raise(row, line, 0)
        for place, column in enumerate(self._columns):
            self.worksheet.write_string(row, place, _text(column), look)

    def _line(self, row: int, line: Element) -> None:
        place, needed = 0, 0.0
        written: set[int] = set()
        for cell in line:
            if "col" in cell.attrib:
                if cell.attrib["col"] not in self.grid.columns:
                    continue  # an office left this column out
                place = self.grid.columns[cell.attrib["col"]]
            span, down = self._span(cell, place), int(cell.get("rows", "1"))
            style = self._style(line, place, cell.get("style", ""))
            if span > 1 or down > 1:
                merged, last = self.looks.format(style), row + down - 1
                self.worksheet.merge_range(row, place, last, place + span - 1, "", merged)
            self._cell(row, place, cell, style)
            if place < self.grid.printed:
                shown = cell.get("v", "") if cell.tag == "f" else _text(cell)
                own = self._needed(shown, style, place, span)
                for below in range(row, row + down):  # a cell over several rows shares its height
                    self._shares[below] = max(self._shares.get(below, 0.0), own / down)
                needed = max(needed, self._shares[row])
            written.update(range(place, place + span))
            place += span
        if line.tag == "row":
            for place in set(range(len(self._columns))) - written:
                blank = self.looks.format(self._style(line, place, ""))
                self.worksheet.write_blank(row, place, None, blank)
        self._raise(row, line, needed)

    def _raise(self, row: int, line: Element, needed: float) -> None:
        """Set a row's height: the template's word, or what its wrapped text needs."""
        needed = max(needed, self._shares.get(row, 0.0))
        height = float(line.get("height", "0")) or min(needed, _TALLEST)
        if height:
            self._heights[row] = height
            self.worksheet.set_row(row, height)

    def _needed(self, text: str, style: str, place: int, span: int) -> float:
        """Return the height that wrapped text needs; 0 when one line is enough.

        Excel would find the height of a plain cell on opening, LibreOffice and merged cells
        would not.
        """
        width = sum(self._widths[place : place + span])
        look = self.looks.properties(style) if len(text) > width or "\n" in text else {}
        if not look.get("text_wrap"):
            return 0.0
        size = float(look.get("font_size", 10))
        inside = width - look.get("indent", 0)
        letters = max(int(inside * _LETTERS / size * (0.9 if look.get("bold") else 1)), 1)
        count = sum(_count(part, letters) for part in text.split("\n"))
        return count * size * 1.32 + 4 if count > 1 else 0.0

    def _span(self, cell: Element, place: int) -> int:
        left = max(
            (self.grid.printed if place < self.grid.printed else len(self._columns)) - place, 1
        )
        wanted = cell.get("span", "1")
        return left if wanted == "all" else min(int(wanted), left)

    def _style(self, line: Element, place: int, own: str) -> str:
        """Return the looks of a cell; titles and totals do not take those of the column."""
        column = self._columns[place].get("style", "") if line.tag == "row" else ""
        return _joined(column, line.get("style"), own)

    def _cell(self, row: int, place: int, cell: Element, style: str) -> None:
        text = _text(cell)
        if name := cell.get("name"):
            self.references.names[name] = self.references.area(
                self.grid, (row, row), (place, place)
            )
        if note := cell.get("note"):
            self.worksheet.write_comment(row, place, note, {"author": "kinerja", "x_scale": 1.6})
        if not text:
            self.worksheet.write_blank(row, place, None, self.looks.format(style))
        elif cell.tag == "c":
            look = self.looks.format(style, quoted=text.startswith(_STARTS_A_FORMULA))
            self.worksheet.write_string(row, place, text, look)
        elif cell.tag == "n":
            self.worksheet.write_number(row, place, _number(text), self.looks.format(style))
        elif cell.tag == "f":
            formula = self.references.fill(text, self.grid, row)
            look = self.looks.format(style)
            self.worksheet.write_formula(row, place, formula, look, _cached(cell.get("v", "")))
        else:
            raise TemplateFaultError(f"Unsur <{cell.tag}> tidak dikenal di dalam sebuah baris.")

    def _spare_green_corners(self) -> None:
        """Spare the officer Excel's doubts: digits that are no numbers, formulas unlike their neighbours."""
        if self.grid.data:
            first, last = self.grid.data
            areas = [
                _area(first, place, last, place)
                for place, column in enumerate(self._columns)
                if column.get("digits")
            ]
            doubts = {"number_stored_as_text": " ".join(areas)} if areas else {}
            if self.sheet.find("row/f") is not None:
                doubts["formula_differs"] = _area(first, 0, last, len(self._columns) - 1)
            if doubts:
                self.worksheet.ignore_errors(doubts)


def _area(first: int, left: int, last: int, right: int) -> str:
    from xlsxwriter.utility import xl_range

    return str(xl_range(first, left, last, right))


@lru_cache(maxsize=1_000)
def _joined(*looks: str | None) -> str:
    return " ".join(filter(None, looks))


@lru_cache(maxsize=10_000)
def _count(text: str, letters: int) -> int:
    """Return the lines that a paragraph takes; half of the texts of an office stand there twice."""
    return 1 if len(text) <= letters else len(wrap(text, letters)) or 1


def _text(cell: Element) -> str:
    """Return an element's text as Excel can hold it; a cut is said in the cell itself."""
    text = (cell.text or "" if not len(cell) else "".join(cell.itertext())).strip(" \n")
    if len(text) > _MOST:
        remark = f" … [dipotong; aslinya {len(text)} huruf]"
        text = text[: _MOST - len(remark)] + remark
    # XlsxWriter would take this for rich text of its own making.
    return text + " " if text.startswith("<r>") and text.endswith("</r>") else text


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise TemplateFaultError(f"<n> berisi “{text}”, bukan angka.") from error


def _cached(text: str) -> Any:
    """Return a formula's cached value: a number where it is one, else text."""
    try:
        return float(text)
    except ValueError:
        return text
