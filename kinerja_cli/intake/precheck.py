"""One streaming pass over the XML of a workbook, before a native reader touches it.

It refuses what could hurt (a bomb, a DTD, a cell at the end of the world) and collects what the
reader drops: error cells, formulas without a cached value, percent formats, hidden rows.
"""

import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers import expat

from kinerja_cli.errors import UnreadableError
from kinerja_cli.intake.plain_sheets import is_plain

MAX_UNPACKED = 600_000_000
MAX_RATIO = 400
MAX_PARTS = 5_000
MAX_ROWS, MAX_COLUMNS = 400_000, 512
_CHUNK = 1 << 16
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z")
_PERCENT_IDS = {9, 10}
_SPREADSHEET = re.compile(r".*worksheets/.*\.xml\Z")


@dataclass(slots=True)
class SheetNotes:
    """What the reader of values does not tell about one sheet; rows and columns count from 0.

    Attributes:
        errors: (row, column) → "#REF!" and the like.
        uncached: formulas that were never computed.
        percent: cells with a percent format.
        hidden_rows: rows the officer does not see.
    """

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncached: set[tuple[int, int]] = field(default_factory=set)
    percent: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)


def inspect(path: Path) -> dict[str, SheetNotes]:
    """Return the notes of every sheet by name.

    Raises:
        UnreadableError: the file is damaged or not safe to read; the message says what to do.
    """
    try:
        with zipfile.ZipFile(path) as package:
            _check_size(package, path)
            percent = _percent_styles(package)
            return {
                name: _inspect_sheet(package, part, percent, path)
                for name, part in _sheet_parts(package).items()
            }
    except UnreadableError:
        raise
    except Exception as error:  # whatever a damaged package makes its readers raise
        raise _damaged(path) from error


def _damaged(path: Path) -> UnreadableError:
    return UnreadableError(
        f"{path.name}: buku kerja rusak atau tidak lengkap.",
        "Buka di Excel atau LibreOffice, simpan ulang sebagai .xlsx, lalu impor lagi.",
    )


def _unsafe(path: Path, why: str) -> UnreadableError:
    return UnreadableError(
        f"{path.name}: tidak dibaca karena {why}.",
        "Salin isi tabelnya ke buku kerja baru, simpan sebagai .xlsx, lalu impor lagi.",
    )


def _check_size(package: zipfile.ZipFile, path: Path) -> None:
    parts = package.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = max(sum(part.compress_size for part in parts), 1)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED:
        raise _unsafe(path, "isinya terlalu besar setelah dibuka")
    if unpacked > 10_000_000 and unpacked / packed > MAX_RATIO:  # noqa: PLR2004
        raise _unsafe(path, "isinya dimampatkan secara tidak wajar")


def _local(name: str) -> str:
    return name.rpartition("}")[2].rpartition(":")[2]


def _parser() -> Any:
    """Return an XML parser that refuses any document type: no entities, no outside world."""
    parser = expat.ParserCreate(namespace_separator="}")

    def refuse(*_: object) -> None:
        message = "DTD"
        raise ValueError(message)

    parser.StartDoctypeDeclHandler = refuse
    parser.buffer_text = True
    return parser


def _elements(package: zipfile.ZipFile, part: str) -> list[tuple[str, dict[str, str]]]:
    """Return the elements of a small part as (local name, attributes)."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = _parser()
    parser.StartElementHandler = lambda name, attributes: found.append(
        (_local(name), {_local(key): value for key, value in attributes.items()})
    )
    parser.Parse(package.read(part), True)  # expat takes it by position
    return found


def _sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Return sheet name → part, following the relationships of the workbook."""
    names = set(package.namelist())
    roots = [name for name in names if re.fullmatch(r"(?:.*/)?workbook\.xml", name)]
    root = "xl/workbook.xml" if "xl/workbook.xml" in names else roots[0] if roots else ""
    folder, _, leaf = root.rpartition("/")
    links = {
        attributes["Id"]: attributes["Target"]
        for tag, attributes in _elements(package, f"{folder}/_rels/{leaf}.rels")
        if tag == "Relationship"
    }
    parts = {}
    for tag, attributes in _elements(package, root):
        if tag == "sheet":
            target = links[attributes["id"]]
            part = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            if _SPREADSHEET.match(part) and part in names:
                parts[attributes["name"]] = part
    return parts


def _percent_styles(package: zipfile.ZipFile) -> set[str]:
    """Return the cell style numbers that show a percentage."""
    if "xl/styles.xml" not in package.namelist():
        return set()
    percent_ids, styles, inside = set(_PERCENT_IDS), set(), False
    number = 0
    for tag, attributes in _elements(package, "xl/styles.xml"):
        if tag == "numFmt" and "%" in attributes.get("formatCode", ""):
            percent_ids.add(int(attributes["numFmtId"]))
        elif tag == "cellXfs":
            inside = True
        elif tag in {"cellStyles", "dxfs"}:
            inside = False
        elif tag == "xf" and inside:
            if int(attributes.get("numFmtId", 0)) in percent_ids:
                styles.add(str(number))
            number += 1
    return styles


class _SheetReader:
    """Handlers for one sheet part."""

    def __init__(self, percent: set[str], path: Path) -> None:
        self.notes = SheetNotes()
        self._percent = percent
        self._path = path
        self._row, self._column = -1, -1
        self._error = self._formula = self._value = self._reading = self._is_text = False
        self._text = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name[name.rfind("}") + 1 :]
        if tag == "c":
            self._start_cell(attributes)
        elif tag in {"v", "is"}:
            # A formula never computed may still have an empty <v/>; empty text has the type str.
            self._value = tag == "is" or self._is_text
            self._reading = True
        elif tag == "f":
            self._formula = True
        elif tag == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
            if attributes.get("hidden") in {"1", "true"}:
                self.notes.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        if reference:
            match = _CELL.match(reference)
            if not match:
                raise ValueError(reference)
            self._column = column_number(match[1])
            self._row = int(match[2]) - 1
        else:
            self._column += 1
        if self._row >= MAX_ROWS or self._column >= MAX_COLUMNS:
            raise _unsafe(self._path, f"ada isi sangat jauh dari tabel (sel {reference})")
        self._error = attributes.get("t") == "e"
        self._is_text = attributes.get("t") == "str"
        self._formula = self._value = self._reading = False
        self._text = ""
        if attributes.get("s") in self._percent:
            self.notes.percent.add((self._row, self._column))

    def data(self, text: str) -> None:
        if self._reading:
            self._value = True
            if self._error:
                self._text += text

    def end(self, name: str) -> None:
        tag = name[name.rfind("}") + 1 :]
        if tag == "v":
            self._reading = False
        elif tag == "c":
            if self._error:
                self.notes.errors[self._row, self._column] = self._text or "#?"
            elif self._formula and not self._value:
                self.notes.uncached.add((self._row, self._column))


def _inspect_sheet(
    package: zipfile.ZipFile, part: str, percent: set[str], path: Path
) -> SheetNotes:
    with package.open(part) as stream:
        if is_plain(stream, percent, MAX_UNPACKED):
            return SheetNotes()
    reader, parser = _SheetReader(percent, path), _parser()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data
    read = 0
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            read += len(chunk)
            if read > MAX_UNPACKED:
                raise _unsafe(path, "isinya terlalu besar setelah dibuka")
            parser.Parse(chunk, False)  # expat takes it by position
    parser.Parse(b"", True)
    return reader.notes


def column_number(letters: str) -> int:
    """Return the 0-based number of a column: A → 0, AA → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    """Return the letters of a 0-based column: 0 → A, 26 → AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
