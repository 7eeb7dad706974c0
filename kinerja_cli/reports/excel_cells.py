"""The columns, rows and cells of one sheet."""

from dataclasses import dataclass, field
from functools import lru_cache
from textwrap import wrap
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from kinerja_cli.reports.excel_looks import Looks
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
    _styles: list[str] = field(default_factory=list)
    _widths: list[float] = field(default_factory=list)
    _shares: dict[int, float] = field(default_factory=dict)

    def write(self) -> None:
        """Write everything that stands in a cell."""
        for place, column in enumerate(self.sheet.iterfind("columns/col")):
            self._columns.append(column)
            self._styles.append(column.get("style", ""))
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

    def _head(self, row: int, line: Element) -> None:
        look = self.looks.format(line.get("style", ""))
        self._raise(row, line, 0)
        for place, column in enumerate(self._columns):
            self.worksheet.write_string(row, place, _text(column), look)

    def _line(self, row: int, line: Element) -> None:
        place, needed, columns = 0, 0.0, self.grid.columns
        own, is_data = line.get("style"), line.tag == "row"
        free = [True] * len(self._columns) if is_data else []
        for cell in line:
            words = cell.attrib
            if "col" in words:
                if words["col"] not in columns:
                    continue  # an office left this column out
                place = columns[words["col"]]
            # Titles and totals do not take the looks of the column.
            style = _joined(self._styles[place] if is_data else "", own, words.get("style"))
            span, down = 1, 1
            if "span" in words or "rows" in words:
                span, down = self._merge(row, place, cell, style)
            text = self._cell(row, place, cell, style)
            if place < self.grid.printed:
                height = self._needed(text, style, place, span)
                if down > 1:  # a cell over several rows shares its height
                    for below in range(row, row + down):
                        self._shares[below] = max(self._shares.get(below, 0.0), height / down)
                else:
                    needed = max(needed, height)
            free[place : place + span] = [False] * span
            place += span
        for place, is_free in enumerate(free):
            if is_free:
                blank = self.looks.format(_joined(self._styles[place], own))
                self.worksheet.write_blank(row, place, None, blank)
        self._raise(row, line, needed)

    def _merge(self, row: int, place: int, cell: Element, style: str) -> tuple[int, int]:
        """Join the cells that an element stretches over; return how many columns and rows."""
        span, down = self._span(cell, place), int(cell.get("rows", "1"))
        if span > 1 or down > 1:
            merged, last = self.looks.format(style), row + down - 1
            self.worksheet.merge_range(row, place, last, place + span - 1, "", merged)
        return span, down

    def _raise(self, row: int, line: Element, needed: float) -> None:
        """Set a row's height: the template's word, or what its wrapped text needs."""
        needed = max(needed, self._shares.get(row, 0.0))
        height = float(line.get("height", "0")) or min(needed, _TALLEST)
        if height:
            self.worksheet.set_row(row, height)

    def _needed(self, text: str, style: str, place: int, span: int) -> float:
        """Return the height that wrapped text needs; 0 when one line is enough.

        Excel would find the height of a plain cell on opening, LibreOffice and merged cells
        would not.
        """
        width = self._widths[place] if span == 1 else sum(self._widths[place : place + span])
        if len(text) <= width and "\n" not in text:
            return 0.0
        look = self.looks.properties(style)
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

    def _cell(self, row: int, place: int, cell: Element, style: str) -> str:
        """Write one cell and return the text that it shows."""
        text, words = _text(cell), cell.attrib
        if name := words.get("name"):
            self.references.names[name] = self.references.area(
                self.grid, (row, row), (place, place)
            )
        if note := words.get("note"):
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
            self.worksheet.write_formula(row, place, formula, look, _cached(words.get("v", "")))
        else:
            raise TemplateFaultError(f"Unsur <{cell.tag}> tidak dikenal di dalam sebuah baris.")
        return words.get("v", "") if cell.tag == "f" else text

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
