"""A marked copy of the officer's workbook: faulty cells coloured and commented, a list of findings.

The officer mends in the copy and imports it. Marking again takes the earlier marks away first.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill
from openpyxl.utils import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

from kinerja_cli import drafts
from kinerja_cli.errors import CannotWriteError
from kinerja_cli.intake.files import workbook
from kinerja_cli.intake.marking import cached_values, findings_sheet, marks, plain_workbook, unkept
from kinerja_cli.intake.reading import Reading
from kinerja_cli.rules.catalogue.kind import GALAT
from kinerja_cli.rules.findings import Finding, address

_EDITABLE = re.compile(
    rb"(?:spreadsheetml\.(?:sheet|template)|ms-excel\.(?:sheet|template)\.macroEnabled)\.main\+xml"
)
_MACROS = b".macroEnabled.main+xml"  # a binary workbook (.xlsb) lacks the +xml
_ENOUGH = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0"  # .xls
_OLD_ROWS = {"data-hilang", "data-dihapus"}  # their row is that of an earlier version of the sheet
_WHO = ("nip", "nama_nip", "unit")


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked copy.

    Attributes:
        isi: the file's bytes.
        hanya_asli: what only the original holds whole, in words: charts, images …
    """

    isi: bytes
    hanya_asli: tuple[str, ...]


def suffix_of(path: Path) -> str:
    """Return how the name of a marked copy of this file must end: ".xlsm" where it has macros."""
    return ".xlsm" if _MACROS in _content_types(path) else ".xlsx"


def _content_types(path: Path) -> bytes:
    """Return the table of contents of a workbook package, nothing for any other file."""
    with (
        suppress(OSError, zipfile.BadZipFile, KeyError, RuntimeError),
        zipfile.ZipFile(path) as package,
        package.open("[Content_Types].xml") as part,
    ):
        return part.read(_ENOUGH)
    return b""


def mark(path: Path, reading: Reading, findings: Sequence[Finding]) -> Marked:
    """Return a copy of a workbook with its faulty cells marked.

    A file that is no .xlsx or .xlsm gives a plain workbook of the values that were read.

    Raises:
        UnreadableError: the file went away since it was read.
        CannotWriteError: no copy can be made of it.
    """
    read = workbook.read(path)
    sheets = tuple(read.sheets)
    with warnings.catch_warnings(record=True) as noticed:
        warnings.simplefilter("always")
        book = _opened(path, read)
        titles: dict[str, str] = {}
        told = unkept.parts(path)
        if own := book is not None:
            _unmark(book)
        else:
            book, titles = plain_workbook.build(sheets)
            told += [unkept.LOOKS] if _has_looks(path) else []
        _mark(book, reading, findings, titles)
        content = _saved(book, path)
    told += unkept.features([str(one.message) for one in noticed])
    if own:
        shown = [sheet.title for sheet in book.worksheets]
        content = cached_values.put_back(content, shown, sheets, book.epoch)
    return Marked(content, tuple(dict.fromkeys(told)))


def _opened(path: Path, read: workbook.Workbook) -> Workbook | None:
    """Return the officer's workbook to be edited; None when only its values can be had.

    Raises:
        CannotWriteError: it has macros, which a workbook of its values would lose.
    """
    kind = _content_types(path)
    macros = _MACROS in kind
    if not _EDITABLE.search(kind):
        return None
    with suppress(Exception):  # whatever a strange workbook makes its reader raise
        book = load_workbook(io.BytesIO(path.read_bytes()), keep_vba=macros, rich_text=True)
        book.template = False
        if {sheet.nama for sheet in read.sheets} <= set(book.sheetnames):
            return book
    if macros:
        raise _impossible(path)
    return None


def _has_looks(path: Path) -> bool:
    """Return whether a file has formats and formulas that its values alone do not show."""
    with path.open("rb") as stream:
        return stream.read(len(_OLE)) == _OLE or zipfile.is_zipfile(path)


def _saved(book: Workbook, path: Path) -> bytes:
    """Return the bytes of a workbook that computes its formulas anew when it is opened."""
    out = io.BytesIO()
    book.calculation.fullCalcOnLoad = True
    try:
        with drafts.scratch():
            book.save(out)
    except Exception as error:  # whatever a strange workbook makes its writer raise
        raise _impossible(path) from error
    return out.getvalue()


def _impossible(path: Path) -> CannotWriteError:
    return CannotWriteError(
        f"Dari {path.name} tidak dapat dibuat salinan bertanda.",
        "Simpan ulang berkas itu di Excel atau LibreOffice sebagai .xlsx, lalu ulangi; "
        "atau lihat semua temuan dengan --rinci.",
    )


def _unmark(book: Workbook) -> None:
    """Take away what an earlier marking left: comments, colours and the list."""
    listed = findings_sheet.find(book)
    before = findings_sheet.fills_before(listed) if listed else {}
    if listed:
        book.remove(listed)
    for sheet in book.worksheets:
        for cell in list(sheet._cells.values()):  # noqa: SLF001  # iter_rows would make new cells
            ours = marks.remove_comment(cell)
            if cell.comment:
                marks.fit(cell.comment)
            if (ours or listed) and marks.has_colour(cell):
                cell.fill = before.get((sheet.title, cell.coordinate)) or PatternFill()


def _mark(
    book: Workbook, reading: Reading, findings: Sequence[Finding], titles: Mapping[str, str]
) -> None:
    """Colour and comment the cells and add the list."""
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    placed = []
    for finding in findings:
        title = titles.get(finding.place.lembar, finding.place.lembar)
        spot = _spot(finding, reading) if title in sheets else ""
        at = _anchor(sheets[title], spot) if spot else ""
        placed.append((finding, (title if title in sheets else "", at)))
    names = list(sheets)
    placed.sort(key=lambda one: _order(one[0], one[1], names))
    cells: dict[tuple[str, str], list[Finding]] = {}
    for finding, place in placed:
        if place[1]:
            cells.setdefault(place, []).append(finding)
    for (title, at), told in cells.items():
        if any(finding.kode.startswith("nip-") for finding in told):
            sheets[title][at].number_format = "@"  # or the NIP that is typed anew breaks again
    for sheet in sheets.values():
        sheet.protection.disable()
    before = {place: _paint(sheets[place[0]][place[1]], told) for place, told in cells.items()}
    lines = [findings_sheet.Line(finding, *place, before.get(place)) for finding, place in placed]
    findings_sheet.add(book, reading.berkas, lines)


def _order(
    finding: Finding, place: tuple[str, str], sheets: Sequence[str]
) -> tuple[bool, int, tuple[int, int]]:
    """Return where a finding stands in the list: faults first, then as one walks the sheets."""
    sheet = sheets.index(place[0]) if place[0] else -1
    at = coordinate_to_tuple(place[1]) if place[1] else (0, 0)
    return finding.tingkat != GALAT, sheet, at


def _paint(cell: Any, findings: Sequence[Finding]) -> Any:
    """Mark one cell and return the fill it had."""
    before = copy(cell.fill)
    fault = any(finding.tingkat == GALAT for finding in findings)
    cell.fill = PatternFill("solid", fgColor=marks.FAULT if fault else marks.WARNING)
    cell.comment = marks.comment_of(cell, findings)
    return before


def _spot(finding: Finding, reading: Reading) -> str:
    """Return the cell to mark for a finding; "" when it is about no cell.

    A finding about a row is marked where the row names whom it is about.
    """
    words, _, row = finding.place.sel.rpartition(" ")
    if not words:
        return row
    if finding.kode in _OLD_ROWS:
        return ""
    above = [
        table
        for table in reading.tabel
        if table.lembar == finding.place.lembar and table.judul_di_baris < int(row)
    ]
    columns = above[-1].kolom if above else {}
    letter = next((columns[name] for name in _WHO if name in columns), "A")
    return address(letter, int(row))


def _anchor(sheet: Worksheet, spot: str) -> str:
    """Return the cell that shows what stands at a place: of a merged range its first."""
    for area in sheet.merged_cells.ranges:
        if spot in area:
            return str(area.start_cell.coordinate)
    return spot
