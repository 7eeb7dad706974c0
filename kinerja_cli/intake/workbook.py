"""A workbook file as rows of values, every cell where Excel shows it."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from kinerja_cli.errors import UnreadableError, in_words
from kinerja_cli.intake.precheck import SheetNotes, inspect

SUFFIXES = (".xlsx", ".xlsm")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SAVE_AS = (
    "Buka di Excel atau LibreOffice dengan kolom NIP sebagai Teks, lalu Simpan Sebagai "
    "“Excel Workbook (*.xlsx)”. Bila NIP dibuka sebagai angka, tiga digit terakhirnya hilang."
)


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell without a usable value: an Excel error, or a formula never computed ("")."""

    galat: str


class Percent(float):
    """A number shown as a percentage: 0.95 stands for 95 %."""


Value = str | float | bool | date | datetime | BadCell | None
"""A cell: empty is None; integers come as float."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; `rows[0]` is Excel's row 1, `rows[r][0]` its column A.

    Attributes:
        merged: merged ranges as (first row, first column, last row, last column).
        hidden_rows: rows the officer does not see.
    """

    nama: str
    rows: list[list[Any]]
    merged: tuple[tuple[int, int, int, int], ...]
    hidden_rows: frozenset[int]
    terlihat: bool = True


@dataclass(frozen=True, slots=True)
class Workbook:
    """One file: its name, its hash and its sheets."""

    berkas: str
    sha256: str
    sheets: tuple[Sheet, ...]


def read(path: Path) -> Workbook:
    """Return the sheets of a workbook.

    Raises:
        UnreadableError: no such file, not a workbook, damaged, or not safe; says what to do.
    """
    content = _bytes(path)
    _recognise(path, content)
    notes = inspect(path)
    return Workbook(path.name, sha256(content).hexdigest(), _sheets(path, notes))


def _bytes(path: Path) -> bytes:
    if path.name.startswith("~$"):
        raise UnreadableError(
            f"{path.name} adalah berkas kunci yang dibuat Excel, bukan buku kerja.",
            "Tutup buku kerja itu di Excel, lalu impor berkas aslinya.",
        )
    try:
        if not path.is_file():
            raise UnreadableError(f"Berkas {path} tidak ditemukan.", "Periksa nama dan foldernya.")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            f"Berkas {path} tidak dapat dibaca ({in_words(error)}).",
            "Tutup berkas itu bila sedang terbuka di program lain, atau periksa hak aksesnya.",
        ) from error


def _recognise(path: Path, content: bytes) -> None:
    """Refuse, by its bytes, what is not an .xlsx, each with its own sentence."""
    if not content:
        raise UnreadableError(f"{path.name} kosong (0 byte).", "Minta berkas itu dikirim ulang.")
    if content.startswith(_OLE):
        raise UnreadableError(
            f"{path.name} berformat Excel lama (.xls) atau dilindungi kata sandi.", _SAVE_AS
        )
    if not content.startswith(_ZIP):
        start = content[:512].lstrip().lower()
        what = "halaman web (HTML)" if start.startswith((b"<", b"\xef\xbb\xbf<")) else "teks"
        if start.startswith(b"%pdf"):
            what = "PDF"
        raise UnreadableError(f"{path.name} bukan buku kerja Excel, isinya {what}.", _SAVE_AS)


def _sheets(path: Path, notes: dict[str, SheetNotes]) -> tuple[Sheet, ...]:
    from python_calamine import (  # noqa: PLC0415  # only an import pays for the reader
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        book = CalamineWorkbook.from_path(str(path))
        return tuple(
            _sheet(book.get_sheet_by_name(meta.name), meta.name, notes.get(meta.name),
                   visible=meta.visible == SheetVisibleEnum.Visible)
            for meta in book.sheets_metadata
            if meta.typ == SheetTypeEnum.WorkSheet
        )  # fmt: skip
    except Exception as error:  # the native reader has no common base class
        raise UnreadableError(
            f"{path.name}: buku kerja tidak dapat dibaca ({type(error).__name__}).", _SAVE_AS
        ) from error


def _sheet(source: Any, name: str, notes: SheetNotes | None, *, visible: bool) -> Sheet:
    rows: list[list[Any]] = source.to_python(skip_empty_area=False)
    for row in rows:
        for column, value in enumerate(row):
            if value == "":
                row[column] = None
    if notes:
        _overlay(rows, notes)
    merged = tuple((a[0], a[1], b[0], b[1]) for a, b in source.merged_cell_ranges or ())
    hidden = frozenset(notes.hidden_rows) if notes else frozenset()
    return Sheet(name, rows, merged, hidden, visible)


def _overlay(rows: list[list[Any]], notes: SheetNotes) -> None:
    """Put back what the native reader dropped."""
    for row, column in notes.percent:
        if row < len(rows) and column < len(rows[row]):
            value = rows[row][column]
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                rows[row][column] = Percent(value)
    bad = {**dict.fromkeys(notes.uncached, ""), **notes.errors}
    for (row, column), text in bad.items():
        if row < len(rows):
            rows[row].extend([None] * (column + 1 - len(rows[row])))
            rows[row][column] = BadCell(text)
