"""OpenDocument spreadsheets (.ods), read whole in one streaming pass over content.xml.

Not through the native reader: it drops merged ranges, error cells, percentages and hidden rows, all
of which stand in the same elements as the values, so a second reading would only be a second truth.
"""

import io
import re
import zipfile
from datetime import date, datetime
from typing import Any

from kinerja_cli.errors import UnreadableError
from kinerja_cli.intake.files.grid import MAX_CELL_LENGTH, Grid
from kinerja_cli.intake.files.package import elements, parser, verify
from kinerja_cli.intake.files.precheck import MAX_COLUMNS
from kinerja_cli.intake.files.refusals import damaged, refused, unsafe
from kinerja_cli.intake.files.sheet import BadCell, Percent, Sheet

_CHUNK = 1 << 16
_PREFIX = "urn:oasis:names:tc:opendocument:xmlns:"
_CELLS = {"table-cell", "covered-table-cell"}
_ERROR = re.compile(r"#[A-Z][A-Z0-9/]*[!?]?\Z|#N/A\Z|Err:\d{3}\Z")
_BLANK = re.compile(r"[ \t\r\n]+")
_SPACE, _BREAK = "\x01", "\x02"
_INLINE = {"span", "a", "s", "tab", "line-break", "p", "ruby", "ruby-base", "meta"}
_MANIFEST = "META-INF/manifest.xml"


def read(content: bytes, berkas: str) -> tuple[Sheet, ...]:
    """Return the sheets of an .ods.

    Raises:
        UnreadableError: damaged, with a password, or not safe to read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            verify(package, berkas)
            encrypted = _is_encrypted(package)
            sheets = () if encrypted else _sheets(package, berkas)
    except UnreadableError:
        raise
    except Exception as error:  # whatever a damaged package makes its readers raise
        raise damaged(berkas) from error
    if encrypted:
        raise refused("sandi", berkas)
    return sheets


def _is_encrypted(package: zipfile.ZipFile) -> bool:
    return _MANIFEST in package.namelist() and any(
        tag == "encryption-data" for tag, _ in elements(package, _MANIFEST)
    )


def _sheets(package: zipfile.ZipFile, berkas: str) -> tuple[Sheet, ...]:
    reader, xml = _Reader(berkas), parser()
    xml.StartElementHandler = reader.start
    xml.EndElementHandler = reader.end
    xml.CharacterDataHandler = reader.data
    with package.open("content.xml") as stream:
        while chunk := stream.read(_CHUNK):
            xml.Parse(chunk, False)  # expat takes it by position
    xml.Parse(b"", True)
    return tuple(reader.sheets)


class _Reader:
    """Handlers for content.xml."""

    def __init__(self, berkas: str) -> None:
        self.sheets: list[Sheet] = []
        self._berkas = berkas
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._tables: list[str] = []
        self._grid = Grid(berkas)
        self._table: dict[str, str] = {}
        self._row: dict[str, str] = {}
        self._values: list[Any] = []
        self._column = 0
        self._cell: dict[str, str] | None = None
        self._text: list[str] = []
        self._says = False
        self._skipped = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element; inside a cell only its own paragraphs are text, no note and no shape."""
        tag = name[name.rfind("}") + 1 :]
        if self._skipped or (self._cell is not None and tag not in _INLINE):
            self._skipped += 1
        elif self._cell is not None:
            self._start_text(tag, attributes)
        elif tag in _CELLS:
            self._cell, self._text, self._says = _locals(attributes), [], False
        elif tag == "table-row":
            self._row, self._values, self._column = _locals(attributes), [], 0
        elif tag == "table":
            self._table, self._grid = _locals(attributes), Grid(self._berkas)
        elif tag == "style":
            self._style = _locals(attributes).get("name", "")
        elif tag == "table-properties" and _locals(attributes).get("display") == "false":
            self._hidden_styles.add(self._style)

    def _start_text(self, tag: str, attributes: dict[str, str]) -> None:
        self._says = True
        if tag == "s":
            self._text.append(_SPACE * _number(_locals(attributes), "c"))
        elif tag == "tab":
            self._text.append(_SPACE)
        elif tag == "line-break" or (tag == "p" and self._text):
            self._text.append(_BREAK)

    def data(self, text: str) -> None:
        """Take the text of a cell's paragraph."""
        if self._cell is not None and not self._skipped:
            self._text.append(text)

    def end(self, name: str) -> None:
        """End an element."""
        tag = name[name.rfind("}") + 1 :]
        if self._skipped:
            self._skipped -= 1
        elif tag in _CELLS:
            self._end_cell()
        elif tag == "table-row":
            hidden = self._row.get("visibility") in {"collapse", "filter"}
            times = _number(self._row, "number-rows-repeated")
            self._grid.add(self._values, hidden=hidden, times=times)
        elif tag == "table":
            visible = self._table.get("style-name") not in self._hidden_styles
            self.sheets.append(self._grid.sheet(self._table.get("name", ""), visible=visible))

    def _end_cell(self) -> None:
        cell, self._cell = self._cell or {}, None
        times = _number(cell, "number-columns-repeated")
        text = _shown("".join(self._text))
        uncomputed = "formula" in cell and not self._says and "value-type" not in cell
        value = BadCell("") if uncomputed else _value(cell, text, self._berkas)
        if value is not None:
            if self._column + times > MAX_COLUMNS:
                raise self._grid.too_far(self._grid.height + 1, self._column + times)
            self._values += [None] * (self._column - len(self._values)) + [value] * times
        across = _number(cell, "number-columns-spanned")
        self._grid.merge(
            self._grid.height, self._column, _number(cell, "number-rows-spanned"), across
        )
        self._column += times


def _locals(attributes: dict[str, str]) -> dict[str, str]:
    """Return attributes by local name; of two value types that of calcext says more: "error"."""
    found: dict[str, str] = {}
    for name, value in attributes.items():
        local = name[name.rfind("}") + 1 :]
        if local not in found or value == "error":
            found[local] = value
    return found


def _number(attributes: dict[str, str], name: str) -> int:
    """Return a count of at least 1, capped where it means "to the end of the sheet"."""
    return min(max(int(attributes.get(name, "1")[:10]), 1), 1 << 31)


def _shown(text: str) -> str:
    """Return text as shown: runs of blanks are one, but spaces written as elements stay."""
    return _BLANK.sub(" ", text).strip(" ").replace(_SPACE, " ").replace(_BREAK, "\n")


def _value(cell: dict[str, str], text: str, berkas: str) -> Any:
    if len(text) > MAX_CELL_LENGTH:
        raise unsafe(berkas, "ada sel yang isinya terlalu panjang")
    kind = cell.get("value-type", "")
    if kind == "error" or ("formula" in cell and _ERROR.match(text)):
        return BadCell(text or "#?")
    if kind in {"float", "currency"}:
        return float(cell["value"])
    if kind == "percentage":
        return Percent(cell["value"])
    if kind == "boolean":
        return cell["boolean-value"] == "true"
    if kind == "date":
        return _day(cell["date-value"])
    return cell.get("string-value", "") or text or None


def _day(text: str) -> date | datetime:
    """Return a date, or a moment when the time of day is written."""
    moment = datetime.fromisoformat(text[:26])
    return moment if "T" in text else moment.date()
