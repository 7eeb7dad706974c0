"""The NIP of a row: sound, missing, damaged in a way that can be mended, or simply wrong."""

from dataclasses import dataclass, replace
from datetime import date
from math import isfinite
from typing import Any

from kinerja_cli.intake import asides, cells
from kinerja_cli.intake.files.sheet import Sheet
from kinerja_cli.intake.tables import Table
from kinerja_cli.rules import nip as nips
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.names import clean

_FEW_DIGITS = 8
_CUT = {"nip-angka", "nip-ekor-nol"}


@dataclass(frozen=True, slots=True)
class Checked:
    """What a NIP cell holds.

    Attributes:
        nip: the sound NIP; of one whose tail Excel cut off, its first 15 digits and "???".
        finding: what is wrong with it.
    """

    nip: str
    finding: Finding | None = None

    @property
    def usable(self) -> bool:
        """Whether the row can be placed: soundly, or by what is left of the NIP."""
        return bool(self.nip)


def of_sheets(table: Table) -> str:
    """Return the column that says whose a row is: "nip" or "nama_nip"."""
    return "nip" if "nip" in table.kolom or "nip" in table.tetap else "nama_nip"


class RowNips:
    """Checks the NIP cells of one table; the same text is checked once.

    Args:
        table: the table.
        today: no birth or appointment lies after it.
    """

    def __init__(self, table: Table, today: date) -> None:
        self._at = table.kolom.get("nip")
        self._all = list(table.kolom.values())
        self._today = today
        self._known: dict[str, Checked] = {}

    def plain(self, row: list[Any]) -> str:
        """Return the NIP of a row that is data beyond doubt: a sound one, and enough beside it."""
        at = self._at
        if at is None or at >= len(row) or len(row) - row.count(None) <= asides.FEW:
            return ""
        value = row[at]
        if value.__class__ is not str:
            return ""
        known = self._known.get(value)
        if known is None:
            known = self._known[value] = self.check(value, joint=False)
        return "" if known.finding else known.nip

    def whole(self, row: list[Any]) -> bool:
        """Return whether a row has a sound NIP and fills every column of the table."""
        at = self._at
        if at is None or any(one >= len(row) or cells.is_missing(row[one]) for one in self._all):
            return False
        return self.check(row[at], joint=False).finding is None

    def check(self, value: Any, *, joint: bool) -> Checked:
        """Return what a cell with a NIP holds; with `joint` it holds a name as well."""
        if trouble := cells.bad(value):
            return Checked("", trouble)
        if not isinstance(value, str):
            return self._number(value)
        text = value
        if joint:
            split = nips.split_name(value)
            text = split[1] if split else nips.remains(value)
            if not text:
                return Checked("", Finding("nip-kosong", nilai=clean(value)))
        stripped = nips.strip(text)
        fault = nips.fault(stripped, self._today)
        if fault is None:
            return Checked(stripped)
        age = str(nips.age_at_appointment(stripped)) if fault == "nip-usia" else ""
        data = {"panjang": str(len(stripped)), "usia": age}
        return self._cut(stripped, Finding(fault, nilai=clean(value), data=data))

    def _number(self, value: Any) -> Checked:
        """Refuse a number: of 18 digits it has kept 15, as Excel itself shows them."""
        if not isinstance(value, (int, float)) or isinstance(value, bool) or not isfinite(value):
            return Checked("", Finding("nip-angka", nilai=str(value)))
        shown = format(value, ".15g") if abs(value) >= 1e15 else format(value, ".0f")  # noqa: PLR2004
        shown = format(int(float(shown)), "d") if "e" not in shown else _digits(shown)
        return self._cut(shown, Finding("nip-angka", nilai=shown))

    def _cut(self, digits: str, finding: Finding) -> Checked:
        """Keep the first 15 digits of a NIP that lost its last three, for they may name somebody."""
        whole = len(digits) == nips.LENGTH and digits.isdigit()
        if finding.kode not in _CUT or not whole:
            return Checked("", finding)
        return Checked(nips.cut(digits), replace(finding))


def _digits(scientific: str) -> str:
    """Return "1.98501012010011e+17" as its digits, zeros where they were lost."""
    mantissa, _, exponent = scientific.partition("e")
    digits = mantissa.replace(".", "")
    return digits + "0" * (int(exponent) + 1 - len(digits))


def joined(sheet: Sheet, table: Table) -> Sheet:
    """Return the sheet with a NIP that stands in the row below its name written beside it.

    In one column "Nama / NIP" some offices write the name on an employee's first row and the NIP on
    the second.
    """
    at = table.kolom.get("nama_nip")
    if at is None:
        return sheet
    rows = list(sheet.rows)
    for number in range(table.mulai, min(table.akhir, len(rows)) - 1):
        upper, lower = rows[number], rows[number + 1]
        if at >= len(upper) or at >= len(lower):
            continue
        name, below = upper[at], lower[at]
        if not (isinstance(name, str) and isinstance(below, str)):
            continue
        if _is_name(name) and nips.fault(nips.strip(below)) is None:
            rows[number] = [*upper[:at], f"{name}\nNIP. {nips.strip(below)}", *upper[at + 1 :]]
            rows[number + 1] = [*lower[:at], None, *lower[at + 1 :]]
    return replace(sheet, rows=rows)


def stands_below(sheet: Sheet, table: Table, number: int) -> bool:
    """Return whether a row names somebody whose NIP, as far as it goes, is in the cell below."""
    at = table.kolom.get("nama_nip", -1)
    rows = sheet.rows[number : min(number + 2, table.akhir)]
    if len(rows) < 2 or any(not 0 <= at < len(row) for row in rows):  # noqa: PLR2004
        return False
    name, below = rows[0][at], rows[1][at]
    if not (isinstance(name, str) and _is_name(name)):
        return False
    if isinstance(below, str):
        digits = nips.strip(below)
        return digits.isdigit() and len(digits) > _FEW_DIGITS
    return isinstance(below, float) and below >= 10**_FEW_DIGITS


def _is_name(text: str) -> bool:
    return not any(mark.isdigit() for mark in text) and len(clean(text)) > 1
