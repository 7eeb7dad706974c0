"""One streaming pass over the XML of a workbook, before a native reader touches it.

It refuses what could hurt (a bomb, a DTD, a cell at the end of the world) and collects what the
reader drops: error cells, formulas without a cached value, percent formats, hidden rows.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kinerja_cli.errors import UnreadableError
from kinerja_cli.intake.files.package import MAX_UNPACKED, elements, normal, parser, verify
from kinerja_cli.intake.files.plain_sheets import is_plain
from kinerja_cli.intake.files.refusals import damaged, unsafe

MAX_ROWS, MAX_COLUMNS = 400_000, 512
_CHUNK = 1 << 16
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z")
_PERCENT_IDS = {9, 10}


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


class Looked:
    """The notes of a workbook's sheets, taken as they come.

    Args:
        notes: (sheet name, notes) in the order in which the sheets are looked through; whatever it
            raises is raised by whoever asks.
    """

    def __init__(self, notes: Iterator[tuple[str, SheetNotes]]) -> None:
        self._coming = notes
        self._known: dict[str, SheetNotes] = {}

    def whole(self) -> None:
        """Look through what is left."""
        self._known.update(self._coming)

    def __getitem__(self, name: str) -> SheetNotes:
        """Return the notes of a sheet, looking as far as need be."""
        while name not in self._known:
            key, notes = next(self._coming)
            self._known[key] = notes
        return self._known[name]


def inspect(path: Path) -> Looked:
    """Return the notes of every sheet by name."""
    return Looked(inspect_each(path))


def inspect_each(path: Path) -> Iterator[tuple[str, SheetNotes]]:
    """Yield each sheet's name and notes.

    Raises:
        UnreadableError: the file is damaged or not safe to read; the message says what to do.
    """
    try:
        with zipfile.ZipFile(path) as package:
            verify(package, path.name)
            folder = _root(package)
            percent = _percent_styles(package, folder)
            for name, part in _sheet_parts(package, folder).items():
                yield name, _inspect_sheet(package, part, percent, path)
    except (UnreadableError, GeneratorExit):
        raise
    except Exception as error:  # whatever a damaged package makes its readers raise
        raise damaged(path.name) from error


def _root(package: zipfile.ZipFile) -> str:
    """Return the folder of the workbook, found as the native reader finds it."""
    targets = [
        attributes["Target"]
        for tag, attributes in elements(package, _part(package, "_rels/.rels"))
        if tag == "Relationship" and attributes["Type"].endswith("/officeDocument")
    ]
    return targets[-1].lstrip("/").rpartition("/")[0]


def _part(package: zipfile.ZipFile, name: str) -> str:
    """Return a part's own spelling; readers do not mind capitals or the slash."""
    return next(part for part in package.namelist() if normal(part) == normal(name))


def _sheet_parts(package: zipfile.ZipFile, folder: str) -> dict[str, str]:
    """Return sheet name → part, following the relationships of the workbook."""
    links = {
        attributes["Id"]: (attributes["Target"], attributes["Type"])
        for tag, attributes in elements(
            package, _part(package, f"{folder}/_rels/workbook.xml.rels".lstrip("/"))
        )
        if tag == "Relationship"
    }
    parts: dict[str, str] = {}
    for tag, attributes in elements(package, _part(package, f"{folder}/workbook.xml".lstrip("/"))):
        if tag == "sheet":
            target, kind = links[attributes["id"]]
            if kind.endswith("/worksheet"):
                part = target[1:] if target.startswith("/") else f"{folder}/{target}".lstrip("/")
                parts.setdefault(attributes["name"], _part(package, part))
    return parts


def _percent_styles(package: zipfile.ZipFile, folder: str) -> set[str]:
    """Return the cell style numbers that show a percentage."""
    name = normal(f"{folder}/styles.xml".lstrip("/"))
    part = next((part for part in package.namelist() if normal(part) == name), "")
    if not part:
        return set()
    percent_ids, styles, inside = set(_PERCENT_IDS), set(), False
    number = 0
    for tag, attributes in elements(package, part):
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
            where = f"sel {column_letters(self._column)}{self._row + 1}"
            limit = f"{MAX_ROWS:,} baris dan {MAX_COLUMNS} kolom".replace(",", ".")
            why = f"ada isi sangat jauh dari tabel ({where}); yang dibaca paling jauh {limit}"
            raise unsafe(self._path.name, why)
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
    reader, xml = _SheetReader(percent, path), parser()
    xml.StartElementHandler = reader.start
    xml.EndElementHandler = reader.end
    xml.CharacterDataHandler = reader.data
    read = 0
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            read += len(chunk)
            if read > MAX_UNPACKED:
                raise unsafe(path.name, "isinya terlalu besar setelah dibuka")
            xml.Parse(chunk, False)  # expat takes it by position
    xml.Parse(b"", True)
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
