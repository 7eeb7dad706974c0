"""Where things stand in a workbook, and how a template's `{id}` becomes a cell reference.

A template names columns, never cells, so columns can move:

- `{capaian}` that column in this row;
- `{capaian:all}` its data range on this sheet: the span of all `<row>` elements;
- `{capaian@Q1}` its range over the rows with `group="Q1"`;
- `{Indikator!capaian:all}`, `{Indikator!capaian@Q1}` the same on another sheet.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from kinerja_cli.reports.templating import TemplateFaultError

LINES = ("head", "row", "line")
"""The elements of a sheet that take one row each: titles of the columns, data, anything else."""

Span = tuple[int, int]
"""First and last row, counted from 0, both included."""

_REFERENCE = re.compile(r"\{(?:([^{}!]+)!)?([a-z]\w*)(?::(all)|@([^{}]+))?\}")
_ROW = "\x00"  # where the row's number goes; XML cannot hold this character
_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns and rows of one sheet stand, counted from 0.

    `printed` is how many columns are printed; those after them only stand on the screen.
    """

    name: str
    columns: Mapping[str, int]
    printed: int
    height: int
    head: int | None
    data: Span | None
    groups: Mapping[str, Span]


def lines(sheet: Element) -> Iterator[tuple[int, Element]]:
    """Yield every element that takes a row, with its row."""
    return enumerate(part for part in sheet if part.tag in LINES)


def measure(sheet: Element) -> Grid:
    """Return where everything on a `<sheet>` will stand.

    Raises:
        TemplateFaultError: the rows of one group do not follow each other.
    """
    name = sheet_name(sheet.get("name", ""))
    head, data, height = None, None, 0
    groups: dict[str, Span] = {}
    for row, line in lines(sheet):
        height = row + 1
        if line.tag == "head":
            head = row
        if line.tag != "row":
            continue
        data = (data[0] if data else row, row)
        if group := line.get("group"):
            first, last = groups.get(group, (row, row - 1))
            if last != row - 1:
                raise TemplateFaultError(f"Lembar {name}: baris kelompok {group} tidak berurutan.")
            groups[group] = (first, row)
    titles = list(sheet.iterfind("columns/col"))
    columns = {col.get("id", ""): place for place, col in enumerate(titles)}
    printed = max((n for n, col in enumerate(titles, 1) if col.get("cetak") != "0"), default=0)
    return Grid(name, columns, printed, height, head, data, groups)


def sheet_name(text: str) -> str:
    """Return text as Excel takes it for a sheet: at most 31 characters, seven of them barred."""
    name = _NOT_IN_A_SHEET_NAME.sub("-", text).strip().strip("'")[:31]
    return name or "Lembar"


def column_name(column: int) -> str:
    """Return the letters of a column counted from 0: 0 → A, 26 → AA."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


@dataclass(frozen=True, slots=True)
class References:
    """Every sheet's grid, to fill in a template's references.

    `names` are the names that cells and ranges of the workbook have got so far.
    """

    grids: Mapping[str, Grid]
    names: dict[str, str] = field(default_factory=dict)
    _parted: dict[tuple[str, str, bool, bool], list[str]] = field(default_factory=dict)

    def area(self, grid: Grid, rows: Span, columns: Span) -> str:
        """Return some cells of a sheet as a formula writes them."""
        first, last = (
            f"${column_name(column)}${row + 1}" for row, column in zip(rows, columns, strict=True)
        )
        cells = first if first == last else f"{first}:{last}"
        return f"{_quoted(grid.name)}!{cells}"

    def name_ranges(self, sheet: Element, here: Grid) -> None:
        """Keep the names of a sheet's ranges: `<name id= col= to= group=>`."""
        for element in sheet.iterfind("name"):
            span = here.groups.get(element.get("group", ""))
            first = here.columns.get(element.get("col", ""))
            last = here.columns.get(element.get("to", element.get("col", "")))
            if span and first is not None and last is not None:
                self.names[element.get("id", "")] = self.area(here, span, (first, last))

    def fill(self, text: str, here: Grid, row: int | None = None, *, full: bool = False) -> str:
        """Return a formula with every `{…}` replaced by cells.

        Args:
            text: the formula of the template.
            here: the sheet it stands on.
            row: the row it stands in; None where there is none, as in a chart.
            full: name the sheet even when it is this one, as a chart needs.

        Raises:
            TemplateFaultError: it names a sheet, column or group that is not there.
        """
        key = here.name, text, full, row is None
        if key not in self._parted:
            self._parted[key] = self._parts(text, here, full=full, rowless=row is None)
        return ("" if row is None else str(row + 1)).join(self._parted[key])

    def _parts(self, text: str, here: Grid, *, full: bool, rowless: bool) -> list[str]:
        """Return a formula filled but for the number of its row, which stands between the parts.

        Down a column nothing else changes, so that each formula of a template is read once.
        """

        def cells(match: re.Match[str]) -> str:
            sheet, column, everything, group = match.groups()
            grid = self.grids.get(sheet_name(sheet)) if sheet else here
            if grid is None or column not in grid.columns:
                raise TemplateFaultError(f"Rumus {text}: tidak ada kolom {match[0]}.")
            letters = column_name(grid.columns[column])
            if not everything and not group:
                if sheet or rowless:
                    raise TemplateFaultError(f"Rumus {text}: {match[0]} memerlukan :all atau @….")
                return f"{letters}{_ROW}"
            span = grid.groups.get(group) if group else grid.data
            if span is None:
                raise TemplateFaultError(f"Rumus {text}: {match[0]} tidak mempunyai baris.")
            area = f"${letters}${span[0] + 1}:${letters}${span[1] + 1}"
            return f"{_quoted(grid.name)}!{area}" if sheet or full else area

        return _REFERENCE.sub(cells, text).split(_ROW)


def _quoted(name: str) -> str:
    """Return a sheet's name as a formula writes it."""
    return name if re.fullmatch(r"[A-Za-z_]+", name) else "'" + name.replace("'", "''") + "'"
