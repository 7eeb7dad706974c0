"""Periods: months, quarters (triwulan), semesters and years, and every spelling officers use."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kinerja_cli.rules.names import key

_MONTHS = [
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
]
_MONTH_WORDS = {name: number for number, name in enumerate(_MONTHS, 1)}
_MONTH_WORDS |= {name[:3]: number for name, number in _MONTH_WORDS.items()}
_MONTH_WORDS |= {
    "ags": 8,
    "agt": 8,
    "agust": 8,
    "sept": 9,
    "nop": 11,
    "nopember": 11,
    "pebruari": 2,
}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_LENGTH = {"bulan": 1, "triwulan": 3, "semester": 6, "tahun": 12}
_LETTER = {"triwulan": "Q", "semester": "S"}
_NUMBER = r"(?P<n>iv|i{1,3}|[1-4])"
_TRIWULAN = re.compile(rf"\b(?:triwulan|tri wulan|trw|tw|kuartal|q)(?: (?:ke )?)?{_NUMBER}\b")
_QUARTER_SPAN = re.compile(
    rf"\b(?:triwulan|trw|tw|q) ?{_NUMBER} (?:sd |s d |sampai |dengan |dan |tw |triwulan |q)*"
    r"(?P<m>iv|i{1,3}|[1-4])\b"
)
_YEAR_FIRST_QUARTER = re.compile(r"\b(?P<t>(?:19|20)\d\d) ?q ?(?P<n>[1-4])\b")
_SEMESTER = re.compile(r"\b(?:semester|smt|sem|s) ?(?P<n>ii?|[12])\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ISO_MONTH = re.compile(r"\s*(?P<t>(?:19|20)\d\d)[-/.](?P<b>0?[1-9]|1[0-2])\s*")
_DATE = re.compile(r"\b(?P<h>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<t>(?:19|20)\d\d)\b")
_ISO_DATE = re.compile(r"\b(?P<t>(?:19|20)\d\d)-(?P<b>\d\d)-(?P<h>\d\d)\b")
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One evaluation period.

    Attributes:
        tahun: calendar year.
        jenis: "bulan", "triwulan", "semester" or "tahun".
        nomor: 1-based number within the year; 1 for a whole year.
    """

    tahun: int
    jenis: str
    nomor: int = 1

    def __str__(self) -> str:
        """Return the identifier: 2024-Q1, 2024-S1, 2024-03 or 2024."""
        if self.jenis == "tahun":
            return str(self.tahun)
        if self.jenis == "bulan":
            return f"{self.tahun}-{self.nomor:02d}"
        return f"{self.tahun}-{_LETTER[self.jenis]}{self.nomor}"

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.tahun, self._first_month, 1)

    @property
    def last(self) -> date:
        """The last day."""
        month = self._first_month + _LENGTH[self.jenis] - 1
        return date(self.tahun, month, calendar.monthrange(self.tahun, month)[1])

    @property
    def _first_month(self) -> int:
        return (self.nomor - 1) * _LENGTH[self.jenis] + 1

    @property
    def words(self) -> str:
        """The period as officers write it: "Triwulan I Tahun 2024"."""
        if self.jenis == "tahun":
            return f"Tahun {self.tahun}"
        if self.jenis == "bulan":
            return f"{_MONTHS[self.nomor - 1].capitalize()} {self.tahun}"
        roman = ("I", "II", "III", "IV")[self.nomor - 1]
        return f"{self.jenis.capitalize()} {roman} Tahun {self.tahun}"

    @property
    def parts(self) -> tuple["Period", ...]:
        """The periods this one is rolled up from: quarters of a year, months of a quarter."""
        return _parts(self)

    def contains(self, other: "Period") -> bool:
        """Return whether `other` lies within this period."""
        start, begin = self._first_month, other._first_month  # noqa: SLF001  # another Period
        ends = start + _LENGTH[self.jenis] >= begin + _LENGTH[other.jenis]
        return self.tahun == other.tahun and start <= begin and ends


@lru_cache(4096)
def _parts(period: Period) -> tuple[Period, ...]:
    if period.jenis == "bulan":
        return ()
    smaller = "bulan" if period.jenis == "triwulan" else "triwulan"
    return tuple(part for part in every(period.tahun, smaller) if period.contains(part))


@lru_cache(4096)
def every(tahun: int, jenis: str) -> tuple[Period, ...]:
    """Return all periods of one kind in a year, in order."""
    return tuple(Period(tahun, jenis, n) for n in range(1, 12 // _LENGTH[jenis] + 1))


def year(tahun: int) -> Period:
    """Return the whole calendar year."""
    return Period(tahun, "tahun")


def from_id(identifier: str) -> Period:
    """Return the period of a stored identifier.

    Raises:
        ValueError: `identifier` was not made by `str(Period)`.
    """
    period = parse(identifier)
    if period is None or str(period) != identifier:
        raise ValueError(identifier)
    return period


def _number(text: str) -> int:
    return _ROMAN.get(text) or int(text)


def _from_months(first: int, last: int, tahun: int) -> Period | None:
    """Return the period that runs from month to month, None when none does."""
    for jenis, length in _LENGTH.items():
        if last - first + 1 == length and (first - 1) % length == 0:
            return Period(tahun, jenis, (first - 1) // length + 1)
    return None


def _from_dates(text: str) -> Period | None:
    found = [
        (int(m["t"]), int(m["b"]))
        for m in sorted([*_ISO_DATE.finditer(text), *_DATE.finditer(text)], key=lambda m: m.start())
    ]
    if not found or any(not 1 <= month <= 12 for _, month in found):  # noqa: PLR2004
        return None
    (tahun, first), (end_year, last) = found[0], found[-1]
    return _from_months(first, last, tahun) if tahun == end_year else None


@lru_cache(4096)
def parse(text: str) -> Period | None:
    """Return the one period that `text` speaks of, None when it names none or several.

    Understands `2024-Q1`, `TW I 2024`, `Triwulan I Tahun 2024`, `Q1 2024`, `Januari–Maret 2024`,
    `Jan s.d. Mar 2024`, `Semester I 2024`, `Januari 2024`, `2024-01`, a date, and `2024`; the
    words may stand inside a longer title.
    """
    if m := _ISO_MONTH.fullmatch(text):
        return Period(int(m["t"]), "bulan", int(m["b"]))
    if period := _from_dates(text):
        return period
    words = key(text)
    years = set(_YEAR.findall(words)) | {m["t"] for m in _YEAR_FIRST_QUARTER.finditer(words)}
    if len(years) != 1:
        return None
    tahun = int(years.pop())
    quarters = {_number(m["n"]) for m in _TRIWULAN.finditer(words)}
    quarters |= {int(m["n"]) for m in _YEAR_FIRST_QUARTER.finditer(words)}
    semesters = {_number(m["n"]) for m in _SEMESTER.finditer(words)}
    if span := _QUARTER_SPAN.search(words):
        return _from_months(_number(span["n"]) * 3 - 2, _number(span["m"]) * 3, tahun)
    named = [("triwulan", n) for n in quarters] + [("semester", n) for n in semesters]
    if named:
        return Period(tahun, *named[0]) if len(named) == 1 else None
    months = [_MONTH_WORDS[word] for word in _WORD.findall(words) if word in _MONTH_WORDS]
    return _from_months(months[0], months[-1], tahun) if months else year(tahun)
