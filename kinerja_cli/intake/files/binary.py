"""Binary workbooks (.xls, .xlsb) looked through before the native reader: how far their cells go.

The native reader holds a sheet as one dense block, so a single far cell would exhaust the machine.
"""

import io
import zipfile
from collections.abc import Iterator
from struct import error as struct_error
from struct import unpack_from

from kinerja_cli.errors import UnreadableError
from kinerja_cli.intake.files.compound import Compound
from kinerja_cli.intake.files.grid import MAX_CELLS
from kinerja_cli.intake.files.package import normal, verify
from kinerja_cli.intake.files.precheck import MAX_COLUMNS, MAX_ROWS, column_letters
from kinerja_cli.intake.files.refusals import damaged, refused, unsafe

STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")
_FILE_PASS, _BOUND_SHEET, _END, _DIMENSIONS, _MANY_NUMBERS = 0x2F, 0x85, 0x0A, 0x200, 0xBD
_CELLS = {0x203, 0x204, 0x205, 0x27E, 0xFD, 0xD6, 0x06, 0x206, 0x406, _MANY_NUMBERS}
_WIDE_DIMENSIONS = 14
_XLSB_ROW, _XLSB_LAST_CELL = 0, 11


def check_xls(content: bytes, berkas: str) -> None:
    """Make sure that an .xls is whole, without a password and of bearable extent.

    Raises:
        UnreadableError: it is not; the message says what to do.
    """
    try:
        book = Compound(content)
        stream = book.stream(next(name for name in STREAMS if name in book.names))
        sheets = []
        for kind, data in _records(stream, 0):
            if kind == _FILE_PASS and any(data[:2]):
                raise refused("sandi", berkas)
            if kind == _BOUND_SHEET:
                sheets.append(unpack_from("<I", data)[0])
        for start in sheets:
            _check_extent(_records(stream, start), berkas)
    except (ValueError, KeyError, StopIteration, struct_error) as error:
        raise damaged(berkas) from error


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a part of an .xls as (kind, data)."""
    while at + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        if kind == _END:
            return
        at += 4 + length
    raise ValueError("end")


def _check_extent(records: Iterator[tuple[int, bytes]], berkas: str) -> None:
    last_row = last_column = 0
    for kind, data in records:
        if kind == _DIMENSIONS:
            row, column = _dimensions(data)
        elif kind in _CELLS:
            row, column = unpack_from("<HH", data)
            if kind == _MANY_NUMBERS:
                column += len(data) // 6
        else:
            continue
        last_row, last_column = max(last_row, row), max(last_column, column)
    check_extent(last_row, last_column, berkas)


def _dimensions(data: bytes) -> tuple[int, int]:
    if len(data) == _WIDE_DIMENSIONS:
        return unpack_from("<I", data, 4)[0], unpack_from("<H", data, 10)[0]
    row, _, column = unpack_from("<HHH", data, 2)
    return row, column


def check_extent(row: int, column: int, berkas: str) -> None:
    """Refuse a sheet whose last row and column lie too far out.

    Raises:
        UnreadableError: they do.
    """
    if row > MAX_ROWS or column > MAX_COLUMNS or (row + 1) * (column + 1) > MAX_CELLS:
        cell = f"{column_letters(column)}{row + 1}"
        raise unsafe(berkas, f"ada isi sangat jauh dari tabel (sel {cell})")


def check_xlsb(content: bytes, berkas: str) -> None:
    """Make sure that an .xlsb is whole, harmless and of bearable extent.

    Raises:
        UnreadableError: it is not; the message says what to do.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            verify(package, berkas)
            for part in package.namelist():
                if normal(part).startswith("xl/worksheets/") and not part.endswith(".rels"):
                    _check_part(package.read(part), berkas)
    except UnreadableError:
        raise
    except Exception as error:  # whatever a damaged package makes its readers raise
        raise damaged(berkas) from error


def _check_part(part: bytes, berkas: str) -> None:
    at = row = last_row = last_column = 0
    while at < len(part):
        kind, at = _varying(part, at, 2)
        length, at = _varying(part, at, 4)
        if kind == _XLSB_ROW:
            row = unpack_from("<I", part, at)[0]
            last_row = max(last_row, row)
        elif kind <= _XLSB_LAST_CELL:
            last_column = max(last_column, unpack_from("<I", part, at)[0])
        at += length
    check_extent(last_row, last_column, berkas)


def _varying(part: bytes, at: int, most: int) -> tuple[int, int]:
    """Return a number of up to `most` bytes, seven bits each, and where it ends."""
    number = 0
    for place in range(most):
        byte = part[at]
        number |= (byte & 0x7F) << (7 * place)
        at += 1
        if not byte & 0x80:
            break
    return number, at
