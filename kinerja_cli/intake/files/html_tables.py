"""HTML that a web application named .xls: its text and tables as the one sheet Excel shows.

Excel puts everything on one sheet, each line of text and each table below the other; so do we, or
the cells in a message would not be the ones the officer sees.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from kinerja_cli.intake.files.encoding import decode
from kinerja_cli.intake.files.grid import Grid
from kinerja_cli.intake.files.precheck import MAX_COLUMNS, MAX_ROWS
from kinerja_cli.intake.files.refusals import refused, unsafe
from kinerja_cli.intake.files.sheet import Sheet

MAX_TABLES_DEEP = 30
_CHUNK = 1 << 16
_MAX_UNFINISHED = 1 << 20
_MAX_CELLS = 2_000_000
_UNSEEN = {"style", "script", "title", "comment", "template", "select", "noscript"}
_LINES = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "center", "caption", "form", "hr"}
_DATA_ROWS = 3
_TOO_LARGE = "tabelnya terlalu besar untuk HTML"
_UNREAL = "isinya bukan HTML yang wajar"
_MAX_WIDTH = 4 * MAX_COLUMNS


@dataclass(slots=True)
class Cell:
    """One cell: its text in pieces, what it spans, the tables inside it.

    Attributes:
        begun: whether its last line says something.
    """

    pieces: list[str] = field(default_factory=list)
    down: int = 1
    across: int = 1
    tables: list["Table"] = field(default_factory=list)
    begun: bool = False

    def take(self, text: str) -> None:
        """Take a piece of text."""
        self.pieces.append(text)
        self.begun = self.begun or not text.isspace()

    def break_line(self) -> None:
        """Begin a new line."""
        self.pieces.append("\0")
        self.begun = False

    @property
    def text(self) -> str | None:
        """The text as a browser shows it: blanks run together, `<br>` a line break."""
        lines = map(_blanks, "".join(self.pieces).split("\0"))
        return "\n".join(lines).strip("\n") or None


@dataclass(slots=True)
class Row:
    """One row of a table."""

    hidden: bool = False
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """One table."""

    hidden: bool = False
    rows: list[Row] = field(default_factory=list)


def _blanks(text: str) -> str:
    """Return text with its runs of blanks as one; a hard blank (NBSP) stays what it is."""
    words = text.replace("\t", " ").replace("\r", " ").replace("\n", " ").replace("\f", " ")
    return " ".join(word for word in words.split(" ") if word)


def read(content: bytes, berkas: str, nama: str) -> Sheet:
    """Return the one sheet of a page.

    Raises:
        UnreadableError: a login page, no table, or a page made to exhaust the machine.
    """
    page = _Page(berkas)
    text = decode(content, html=True).lstrip("\ufeff")
    try:
        for at in range(0, len(text), _CHUNK):
            page.feed(text[at : at + _CHUNK])
            if len(page.rawdata) > _MAX_UNFINISHED:  # a tag without end is read again each time
                raise unsafe(berkas, _UNREAL)
        page.close()
    except AssertionError as error:  # what html.parser says to a broken declaration
        raise unsafe(berkas, _UNREAL) from error
    page.end_line()
    if page.asks_password:
        raise refused("login", berkas)
    if not page.has_table:
        raise refused("html-tanpa-tabel", berkas)
    grid = Grid(berkas)
    for part in page.parts:
        if isinstance(part, Table):
            _lay(part, grid)
        else:
            grid.add([part])
    return grid.sheet(nama)


class _Page(HTMLParser):
    """The page as lines of text and tables, with the end tags nobody wrote understood."""

    def __init__(self, berkas: str) -> None:
        super().__init__(convert_charrefs=True)
        self._berkas = berkas
        self.parts: list[Table | str | None] = []
        self.has_table = self.asks_password = False
        self._line = Cell()
        self._open: list[Table] = []
        self._cells: list[Cell | None] = []
        self._unseen = ""
        self._made = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what a tag begins; a new cell or row ends the one before it."""
        said = {name: value or "" for name, value in attrs}
        if tag in _UNSEEN:
            self._unseen = tag
        elif tag == "input":
            self.asks_password |= said.get("type", "").casefold() == "password"
        elif tag == "table":
            self._start_table(hidden=_is_hidden(said))
        elif tag == "tr" and self._open:
            self._cells[-1] = None
            self._count()
            self._open[-1].rows.append(Row(_is_hidden(said)))
            if len(self._open[-1].rows) > MAX_ROWS:
                raise unsafe(self._berkas, _TOO_LARGE)
        elif tag in {"td", "th"} and self._open:
            self._start_cell(said)
        elif tag == "br":
            self._break(always=True)
        elif tag in _LINES:
            self._break(always=False)

    def handle_endtag(self, tag: str) -> None:
        """End what a tag ends."""
        if tag == self._unseen:
            self._unseen = ""
        elif tag == "table" and self._open:
            self._open.pop()
            self._cells.pop()
        elif tag in {"td", "th", "tr"} and self._open:
            self._cells[-1] = None
        elif tag in _LINES:
            self._break(always=False)

    def handle_data(self, data: str) -> None:
        """Take text into the open cell, or into the line outside of any table."""
        if self._unseen:
            return
        if not self._open:
            self._line.take(data)
        elif (cell := self._cells[-1]) is not None:
            cell.take(data)
        elif not data.isspace():  # a caption, or text astray between the rows
            self._cells[-1] = astray = Cell()
            astray.take(data)
            self._open[-1].rows.append(Row(cells=[astray]))

    def _start_table(self, *, hidden: bool) -> None:
        self._unseen = ""
        self.has_table = True
        table = Table(hidden)
        outer = self._cells[-1] if self._cells else None
        if not self._open:
            self.end_line()
            self.parts.append(table)
        elif outer is not None:
            outer.tables.append(table)
        else:  # between two rows, where no table may stand
            self._open[-1].rows.append(Row(cells=[Cell(tables=[table])]))
        self._open.append(table)
        self._cells.append(None)
        if len(self._open) > MAX_TABLES_DEEP:
            raise unsafe(self._berkas, "tabel di dalamnya bersarang terlalu dalam")

    def _start_cell(self, said: dict[str, str]) -> None:
        table = self._open[-1]
        if not table.rows:
            table.rows.append(Row())
        rows = _span(said, "rowspan", MAX_ROWS)
        cell = Cell(down=rows or MAX_ROWS, across=max(_span(said, "colspan", MAX_COLUMNS + 1), 1))
        self._count()
        table.rows[-1].cells.append(cell)
        self._cells[-1] = cell
        if len(table.rows[-1].cells) > _MAX_WIDTH:
            raise unsafe(self._berkas, "ada baris yang terlalu panjang")

    def _count(self) -> None:
        self._made += 1
        if self._made > _MAX_CELLS or len(self.parts) > MAX_ROWS:
            raise unsafe(self._berkas, _TOO_LARGE)

    def _break(self, *, always: bool) -> None:
        """Break the line; a block (`always` false) breaks only one that says something."""
        if self._open:
            cell = self._cells[-1]
            if cell is not None and (always or cell.begun):
                cell.break_line()
        elif always or self._line.begun:
            self._count()
            self.parts.append(self._line.text)
            self._line = Cell()

    def end_line(self) -> None:
        """End the line of text outside of tables."""
        self._break(always=False)


def _is_hidden(said: dict[str, str]) -> bool:
    style = said.get("style", "").replace(" ", "").casefold()
    return "display:none" in style or "visibility:collapse" in style or "hidden" in said


def _span(said: dict[str, str], name: str, most: int) -> int:
    """Return a span as browsers take it: what is no number is 1; 0 is kept."""
    digits = said.get(name, "1").strip()
    return min(int(digits[:9]), most) if digits.isascii() and digits.isdigit() else 1


def _lay(table: Table, grid: Grid, *, hidden: bool = False) -> None:
    """Lay a table into the grid below what is there; layout around tables only hands through."""
    hidden = hidden or table.hidden
    busy: dict[int, int] = {}
    for number, row in enumerate(table.rows):
        unseen = hidden or row.hidden
        inner = [one for cell in row.cells for one in cell.tables]
        through = inner and _hands_through(row, inner)
        if not through or any(cell.text for cell in row.cells):
            texts = [cell.text if through else _whole_text(cell) for cell in row.cells]
            values = _placed(row, texts, busy, number, len(table.rows), grid)
            grid.add(values, hidden=unseen)
        if through:
            busy.clear()
            for one in inner:
                _lay(one, grid, hidden=unseen)


def _placed(
    row: Row, texts: list[str | None], busy: dict[int, int], number: int, end: int, grid: Grid
) -> list[str | None]:
    """Return the values of a row in their columns, beside what reaches down from the rows above.

    Args:
        row: the row.
        texts: what its cells say.
        busy: column → row of the table where it is free again; gets this row's spans.
        number: the row's number in its table.
        end: how many rows the table has.
        grid: where the row will stand.
    """
    values: list[str | None] = []
    for cell, text in zip(row.cells, texts, strict=True):
        column = len(values)
        while busy.get(column, 0) > number:
            column += 1
        down = min(cell.down, end - number)
        grid.merge(grid.height, column, down, cell.across)
        values += [None] * (column - len(values))
        values += [text, *[None] * (cell.across - 1)]
        if len(values) > _MAX_WIDTH:
            raise grid.too_far(grid.height + 1, len(values))
        if down > 1:
            busy.update(dict.fromkeys(range(column, column + cell.across), number + down))
    return values


def _hands_through(row: Row, inner: list[Table]) -> bool:
    """Return whether a row is layout around tables of data, not data with a small list in a cell."""
    alone = not any(cell.text for cell in row.cells)
    return alone or any(
        len(one.rows) >= _DATA_ROWS and any(len(each.cells) > 1 for each in one.rows)
        for one in inner
    )


def _whole_text(cell: Cell) -> str | None:
    """Return a cell's text with that of the small tables in it."""
    lines = [cell.text or ""]
    lines += [
        " ".join(text for each in row.cells if (text := _whole_text(each)))
        for one in cell.tables
        for row in one.rows
    ]
    return "\n".join(line for line in lines if line) or None
