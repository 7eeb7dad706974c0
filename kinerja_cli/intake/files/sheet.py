"""A sheet as rows of values: what every reader of a file hands on."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


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
