"""A table as CSV: RFC 4180, UTF-8, numbers with a point, nothing that a spreadsheet would run.

Written with the csv module and not with pandas: rows of Decimals need no frame, and a frame would
turn them into floats and what is missing into NaN.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.reports.templating import NOTHING

Value = str | Decimal | int | bool | None

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A spreadsheet takes text that begins so for a formula."""


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and rows of values; None is an empty cell."""

    kolom: tuple[str, ...]
    baris: Iterable[Sequence[Value]]


def render(table: Table) -> bytes:
    """Return a table as one CSV file."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(table.kolom)
    for row in table.baris:
        writer.writerow([cell(value) for value in row])
    return stream.getvalue().encode()


def cell(value: Value) -> str:
    """Return a value as it stands in a cell.

    >>> cell(Decimal("-5.50")), cell("-5 poin"), cell(True), cell(None)
    ('-5.50', "'-5 poin", 'ya', '')
    """
    if value is None or value == NOTHING:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, int):
        return str(value)
    text = value.replace("\0", "")
    return f"'{text}" if text.lstrip(" ").startswith(_RUNS) else text
