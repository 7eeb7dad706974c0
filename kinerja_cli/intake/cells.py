"""One cell to canonical text, or the finding that says why not."""

import re
from datetime import date, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any

from kinerja_cli.intake.files.sheet import BadCell, Percent
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.names import clean, key
from kinerja_cli.rules.numbers import canonical, show

MISSING = {"", "-", "–", "—", "n/a", "na", "'", "…", "...", "#n/a"}

_SIGNS = re.compile(
    r"^(?:≥|≤|>=|<=|>|<|=|±|minimal|maksimal|minimum|maksimum|paling lambat|kurang dari|lebih dari|"
    r"sebesar)\s*",
    re.IGNORECASE,
)
_CEILING = re.compile(
    r"(?:≤|<=|<|maksimal|maksimum|paling lambat|paling lama|kurang dari)", re.IGNORECASE
)
_NOT_DUE = re.compile(r"(?:akan |belum )?(?:diukur|ditargetkan|dinilai)\b(?: (?:di|pada)\b.*)?\Z")
_FIGURE_AND_UNIT = re.compile(r"^[^\d]{0,12}\d[\d.,]*\s*(?P<unit>%|[A-Za-z][A-Za-z /]*)$")
_SCALED = re.compile(
    r"\d\s*(?:ribu|rb|juta|jt|miliar|milyar|mlyr|triliun)\b|\d\s*[MT]\b(?!\w)", re.IGNORECASE
)
_PERCENT_WORDS = {"persen", "prosen", "persentase", "prosentase"}
_LARGEST = Decimal(10) ** 18
_RUPIAH = re.compile(r"^rp\.?\s*", re.IGNORECASE)
_MONEY = re.compile(r"\brp\b\.?|,-\s*$", re.IGNORECASE)
_WHOLE_RUPIAH = re.compile(r",-\s*$")
_PERCENT = re.compile(r"\b(?:persen|prosen)\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b(?:wib|wita|wit|pukul)\b", re.IGNORECASE)
# "5-", "(5)" and "9O" may be a slip of the pen or another number: nobody is to guess.
_SLIP = re.compile(r"^\d[\d.,]*-$|^\([\d.,]+\)$|\d[OoIl](?![A-Za-z])")
_NUMBER = re.compile(r"-?\d[\d.,]*(?<![.,])")
_UNIT_TAIL = re.compile(r"\s*%?\s*[^\d%]*\Z")
_RANGE = re.compile(
    r"(?P<lo>-?\d[\d.,]*)\s*%?\s*(?:-|–|—|s\.?\s?d\.?|sampai(?: dengan)?|hingga)\s*"
    r"(?P<hi>\d[\d.,]*)(?P<tail>.*)\Z",
    re.IGNORECASE,
)
_RATIO = re.compile(r"^\d+\s*:\s*\d+$")
_THOUSANDS = re.compile(r"\d{1,3}(?P<mark>[.,])\d{3}\Z")

POINT, COMMA = ".", ","


def is_missing(value: Any) -> bool:
    """Return whether a cell says nothing. Zero says something."""
    if value is None:
        return True
    if not isinstance(value, str):
        return False
    text = clean(value).casefold()
    return text in MISSING or bool(_NOT_DUE.match(text))


def unit_of(value: Any) -> str:
    """Return the unit written behind a figure, normalised; "" without one."""
    if isinstance(value, Percent):
        return "%"
    if not isinstance(value, str) or _SCALED.search(value):
        return ""
    match = _FIGURE_AND_UNIT.match(clean(value))
    unit = key(match["unit"]) if match else ""
    return "%" if unit in _PERCENT_WORDS else unit


def unit_in_words(text: str) -> str:
    """Return a unit from its own column, normalised; every spelling of a percentage is "%"."""
    unit = key(text)
    return "%" if unit in {"%", *_PERCENT_WORDS} else unit


def is_ceiling(text: str) -> bool:
    """Return whether a target is written as an upper limit: "≤ 14", "kurang dari 20 %"."""
    return bool(_CEILING.match(clean(text)))


def bad(value: Any) -> Finding | None:
    """Return the finding of an Excel error or an uncomputed formula."""
    if not isinstance(value, BadCell):
        return None
    return Finding("sel-galat", nilai=value.galat) if value.galat else Finding("rumus-tanpa-nilai")


def from_float(value: float) -> str:
    """Return a numeric cell as canonical text, with the 15 digits Excel itself shows."""
    number = Decimal(format(value, ".15g"))
    return canonical(number * 100 if isinstance(value, Percent) else number)


def marks_of(text: str) -> str | None:
    """Return the decimal mark a number in text proves, None when it proves none."""
    found = _NUMBER.search(clean(text))
    if not found:
        return None
    digits = found.group()
    points, commas = digits.count(POINT), digits.count(COMMA)
    if points and commas:
        return POINT if digits.rfind(POINT) > digits.rfind(COMMA) else COMMA
    if points > 1 or commas > 1:
        return COMMA if points > 1 else POINT
    if points + commas == 0 or _is_ambiguous(digits):
        return None
    return POINT if points else COMMA


def _is_ambiguous(digits: str) -> bool:
    digits = digits.lstrip("-")
    return bool(_THOUSANDS.match(digits)) and not digits.startswith("0")


def _manner(text: str) -> str:
    """Return the manner of figure that a text is: money, a percentage, a time, or "" for others.

    "Rp 216.523.000" and "78.98 %" stand in one row: how one is written proves nothing of the other.
    """
    if _MONEY.search(text):
        return "rp"
    if "%" in text or _PERCENT.search(text):
        return "%"
    return "waktu" if _CLOCK.search(text) else ""


class ColumnMarks:
    """The decimal mark of one column, from all its cells of a manner that prove one."""

    __slots__ = ("_proven",)

    def __init__(self, values: list[Any]) -> None:
        self._proven: dict[str, set[str]] = {}
        for value in values:
            if isinstance(value, str) and (mark := marks_of(value)):
                self._proven.setdefault(_manner(value), set()).add(mark)

    def _by_percentages(self) -> set[str]:
        """Return what percentages prove for other figures: a decimal comma, never a point.

        Systems print 78.98 % beside counts typed with thousands points.
        """
        return self._proven.get("%", set()) & {COMMA}

    def decide(self, manner: str, digits: str) -> str | None:
        """Return the mark every proof agrees on, None when there is none or they differ.

        Three digits behind the mark of an amount of money are thousands.
        """
        proven = self._proven.get(manner) or self._by_percentages()
        if manner == "rp" and not proven:
            return COMMA if POINT in digits else POINT
        return next(iter(proven)) if len(proven) == 1 else None


def _plain(digits: str, marks: ColumnMarks, manner: str) -> str | Finding:
    """Return a run of digits and marks as canonical text."""
    decimal = marks_of(digits)
    if decimal is None and _is_ambiguous(digits):
        decimal = marks.decide(manner, digits)
        if decimal is None:
            mark = POINT if POINT in digits else COMMA
            one, two = digits.replace(mark, ""), digits.replace(mark, COMMA)
            data = {"contoh": digits, "satu": one, "dua": two, "kolom": ""}
            return Finding("angka-ambigu", nilai=digits, data=data)
    if decimal:
        other = COMMA if decimal == POINT else POINT
        whole, _, fraction = digits.replace(other, "").partition(decimal)
        if decimal in fraction:
            return Finding("angka-tidak-terbaca", nilai=digits, data={"kolom": ""})
        digits = f"{whole}.{fraction}"
    try:
        number = Decimal(digits)
        if abs(number) >= _LARGEST:
            return Finding("angka-tidak-terbaca", nilai=digits, data={"kolom": ""})
        return canonical(number)
    except ArithmeticError:
        return Finding("angka-tidak-terbaca", nilai=digits, data={"kolom": ""})


def as_seen(value: Any) -> str:
    """Return a cell's value as an officer writes it: a figure with a comma, text as it stands."""
    if isinstance(value, float) and isfinite(value):
        return show(Decimal(from_float(value)))
    return str(value)


def number(value: Any, marks: ColumnMarks, *, words: bool = False) -> str | Finding:
    """Return a number, a range, or (with `words`) the words of a qualitative figure.

    The unit, a percent sign and a sign of comparison are understood and left out.
    """
    if isinstance(value, (bool, date, timedelta)):
        return Finding("angka-tidak-terbaca", nilai=str(value), data={"kolom": ""})
    if isinstance(value, (int, float)):
        if not (isfinite(value) and abs(value) < _LARGEST):
            return Finding("angka-tidak-terbaca", nilai=str(value), data={"kolom": ""})
        return from_float(value)
    text = clean(str(value)).lstrip("'").replace("−", "-")
    if _SLIP.search(text):
        return Finding("angka-tidak-terbaca", nilai=text, data={"kolom": ""})
    if _SCALED.search(text) and not re.search(r"\d\s*[mt]\b", text):
        return Finding("angka-berskala", nilai=text)
    manner = _manner(text)
    body = _WHOLE_RUPIAH.sub("", _RUPIAH.sub("", _SIGNS.sub("", text))).removeprefix("+")
    span = _RANGE.match(body)
    if span and _UNIT_TAIL.match(span["tail"]):
        low, high = (_plain(span[end], marks, manner) for end in ("lo", "hi"))
        return _span(low, high, text)
    match = _NUMBER.match(body)
    if match and _UNIT_TAIL.match(body[match.end() :]):
        return _plain(match.group(), marks, manner)
    if words and (match is None or _RATIO.match(body)):
        return text
    return Finding("angka-tidak-terbaca", nilai=text, data={"kolom": ""})


def _span(lo: str | Finding, hi: str | Finding, text: str) -> str | Finding:
    if isinstance(lo, Finding):
        return lo
    if isinstance(hi, Finding):
        return hi
    if Decimal(lo) < Decimal(hi):
        return f"{lo}..{hi}"
    return Finding("angka-tidak-terbaca", nilai=text, data={"kolom": ""})
