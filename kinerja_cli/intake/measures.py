"""Counts, marks and levels: figures that have a range of their own."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from kinerja_cli.intake import cells
from kinerja_cli.intake.files.sheet import Percent
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.names import clean
from kinerja_cli.rules.numbers import canonical, decimal_or_none
from kinerja_cli.rules.records import ATTENDANCE_FIELDS, SERVICE_FIELDS

COUNTS = frozenset(ATTENDANCE_FIELDS)
_RANGES: dict[str, tuple[int, int]] = {
    "ikm": (25, 100),
    "level_standar": (1, 5),
    "level_pegawai": (0, 5),
    "jp": (0, 2000),
    **dict.fromkeys(SERVICE_FIELDS, (1, 4)),
}
NAMES = COUNTS | _RANGES.keys()
"""Every field that is read here."""

_DAYS = 366
_LEVEL_WORD = re.compile(r"^(?:level|lv\.?|tingkat)\s*", re.IGNORECASE)
_ROMAN = {word: str(n) for n, word in enumerate(("I", "II", "III", "IV", "V"), 1)}


def read(name: str, value: Any, marks: cells.ColumnMarks) -> str | Finding:
    """Return a figure as canonical text, or what is wrong with it."""
    if name in COUNTS:
        return _count(value, marks)
    return _within(value, marks, *_RANGES[name], _level if name.startswith("level") else None)


def _count(value: Any, marks: cells.ColumnMarks) -> str | Finding:
    """Return a number of days or events: none below zero, whole or half."""
    made = cells.number(value, marks)
    if isinstance(made, Finding):
        return made
    figure = decimal_or_none(made)
    percent = isinstance(value, Percent) or (isinstance(value, str) and "%" in value)
    if percent or figure is None or not 0 <= figure <= _DAYS or (figure * 2) % 1:
        return Finding("jumlah-absensi", nilai=_shown(value), data={"kolom": ""})
    return made


def _within(
    value: Any,
    marks: cells.ColumnMarks,
    low: int,
    high: int,
    prepare: Callable[[Any], Any] | None,
) -> str | Finding:
    made = cells.number(prepare(value) if prepare else value, marks)
    if isinstance(made, Finding):
        return made
    figure = decimal_or_none(made)
    if figure is None or not low <= figure <= high:
        data = {"dari": str(low), "sampai": str(high), "kolom": ""}
        return Finding("di-luar-rentang", nilai=_shown(value), data=data)
    return made


def _level(value: Any) -> Any:
    """Return "Level 3" and "III" as figures."""
    if not isinstance(value, str):
        return value
    bare = _LEVEL_WORD.sub("", clean(value))
    return _ROMAN.get(bare.upper(), bare)


def _shown(value: Any) -> str:
    if isinstance(value, Percent):
        return f"{canonical(Decimal(format(float(value) * 100, '.15g')))}%"
    return cells.from_float(value) if isinstance(value, float) else clean(str(value))
