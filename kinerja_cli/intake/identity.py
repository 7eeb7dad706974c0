"""What stands once for a whole table: whose sheet it is, and the ratings below a form.

Offices send one sheet a person, with "Nama : …" and "NIP : …" above the table, and the evaluation
form of PermenPANRB 6/2022, whose blocks speak of the employee and of the rating official.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kinerja_cli.intake import headers
from kinerja_cli.intake.files.precheck import column_letters
from kinerja_cli.intake.files.sheet import Sheet
from kinerja_cli.intake.header_rows import text_of
from kinerja_cli.rules.names import key

FIELDS = ("nip", "nama", "nama_nip", "pangkat", "jabatan", "unit_kerja", "unit")
_BLOCKS = re.compile(
    r"^(?:(?:\d+|[ivx]+) )?(?P<siapa>(?:pegawai |pejabat |asn )?yang dinilai|"
    r"(?:atasan )?pejabat penilai(?: kinerja)?|penilai(?: kinerja)?)$"
)
_BELOW = (
    (re.compile(r"^rating hasil kerja\b"), "rating_hasil_kerja"),
    (re.compile(r"^rating perilaku(?: kerja)?\b"), "rating_perilaku"),
    (re.compile(r"^predikat kinerja pegawai\b"), "predikat"),
)
_LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that holds for every row of a table, and its cell (counted from 0)."""

    row: int
    column: int
    value: Any

    @property
    def cell(self) -> str:
        """Its address as Excel shows it."""
        return f"{column_letters(self.column)}{self.row + 1}"


def above(sheet: Sheet, start: int, end: int) -> Mapping[str, Fixed]:
    """Return what labels in some rows say of the person the table below is about.

    Labels in a block "Pejabat Penilai" speak of somebody else and are left.
    """
    found: dict[str, Fixed] = {}
    blocks: dict[int, bool] = {}
    for row in range(start, end):
        cells = sheet.rows[row]
        if heads := _heads(cells):
            blocks |= heads
            continue
        for column, value in enumerate(cells):
            owner = max((at for at in blocks if at <= column), default=None)
            if isinstance(value, str) and (owner is None or blocks[owner]):
                name, fixed = _labelled(cells, row, column, value)
                if fixed:
                    found.setdefault(name, fixed)
    return found


def names_somebody(sheet: Sheet, start: int, end: int) -> bool:
    """Return whether some rows hold a label with somebody's NIP."""
    return "nip" in above(sheet, start, end)


def below(sheet: Sheet, start: int) -> tuple[int, Mapping[str, Fixed]]:
    """Return where a form's table ends and the ratings printed below it."""
    end, found = len(sheet.rows), dict[str, Fixed]()
    for row in range(start, len(sheet.rows)):
        for column, value in enumerate(sheet.rows[row]):
            name = _rating_label(value)
            if name:
                end = min(end, row)
                fixed = _inline(row, column, value) or _beside_or_below(sheet, row, column)
                if fixed:
                    found.setdefault(name, fixed)
    return end, found


def _heads(cells: list[Any]) -> dict[int, bool]:
    """Return the block heads of a row: column → whether the block is about the employee."""
    return {
        column: match["siapa"].endswith("dinilai")
        for column, value in enumerate(cells)
        if isinstance(value, str) and (match := _BLOCKS.match(key(value)))
    }


def _labelled(cells: list[Any], row: int, column: int, value: str) -> tuple[str, Fixed | None]:
    label, colon, rest = value.partition(":")
    name = headers.field_of(label) if len(label) <= _LONGEST_LABEL else None
    if name not in FIELDS:
        return "", None
    if colon and rest.strip():
        return name, Fixed(row, column, rest.strip())
    for at in range(column + 1, len(cells)):
        text = text_of(cells[at]).strip(": ")
        if text:
            if isinstance(cells[at], str) and headers.field_of(text) in FIELDS:
                break
            beside = text if isinstance(cells[at], str) else cells[at]
            return name, Fixed(row, at, beside)
    return "", None


def _rating_label(value: Any) -> str:
    words = key(value) if isinstance(value, str) else ""
    return next((name for pattern, name in _BELOW if words and pattern.match(words)), "")


def _inline(row: int, column: int, value: str) -> Fixed | None:
    rest = value.partition(":")[2].strip()
    return Fixed(row, column, rest) if rest else None


def _beside_or_below(sheet: Sheet, row: int, column: int) -> Fixed | None:
    """Return the first value right of a label, else the first on the row below it."""
    for number, start in ((row, column + 1), (row + 1, 0)):
        cells = sheet.rows[number] if number < len(sheet.rows) else []
        for at in range(start, len(cells)):
            text = text_of(cells[at]).strip(": ")
            if text:
                return None if _rating_label(cells[at]) else Fixed(number, at, text)
    return None
