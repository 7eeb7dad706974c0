"""Periods: months, quarters (triwulan), semesters and years, and every spelling officers use."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kinerja_cli.rules.names import clean, key

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
MONTHS = tuple(name.capitalize() for name in _MONTHS)
"""The months as they are printed."""
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
_LENGTH = {"bulan": 1, "triwulan": 3, "semester": 6, "tahun": 12}
_LETTER = {"triwulan": "Q", "semester": "S"}
_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "i 1 01 kesatu pertama satu",
            "ii 2 02 kedua dua",
            "iii 3 03 ketiga tiga",
            "iv 4 04 keempat empat",
        ),
        1,
    )
    for word in words.split()
}
_MARKERS = {
    **dict.fromkeys(("triwulan", "trw", "tw", "kuartal", "q", "tribulan"), "triwulan"),
    **dict.fromkeys(("semester", "smt", "sem", "s"), "semester"),
    "caturwulan": "",
    "cawu": "",
}
_PARTS = {"triwulan": 4, "semester": 2}
_UNTIL = {"sd", "sampai", "hingga"}
_BETWEEN = {"dan", "dengan", "ke", *_UNTIL}
_DASH_AT_YEAR = re.compile(r"(?<=\b(?:19|20)\d\d)\s*[-–—]\s*|\s*[-–—]\s*(?=(?:19|20)\d\d\b)")
_LETTERS, _SHORT_TEXT = {"q", "s"}, 3  # a lone letter is a marker only in "S1 2024" and the like
_STRAY = re.compile(r"(?:\d{1,3}|[ivxl]{1,4})\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_GLUED = re.compile(r"\b[ivx]+\d+\b", re.IGNORECASE)
_SEAM = re.compile(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")
_ISO_MONTH = re.compile(r"\s*(?P<t>(?:19|20)\d\d)(?:-(?P<b>\d{1,2})|/(?P<c>\d\d))\s*")
_MONTH_FIRST = re.compile(r"\s*(?P<b>\d{1,2})[-/](?P<t>(?:19|20)\d\d)(?P<c>)\s*")
_DATE = re.compile(r"\b(?P<h>\d{1,2})(?P<mark>[-/.])(?P<b>\d{1,2})[-/.](?P<t>(?:19|20)\d\d)\b")
_ISO_DATE = re.compile(r"\b(?P<t>(?:19|20)\d\d)-(?P<b>\d\d)-(?P<h>\d\d)\b")


@lru_cache(1 << 10)
def _bounds(tahun: int, first_month: int, jenis: str) -> tuple[date, date]:
    """Return the first and the last day of a period, which are asked for with every placement."""
    month = first_month + _LENGTH[jenis] - 1
    last = date(tahun, month, calendar.monthrange(tahun, month)[1])
    return date(tahun, first_month, 1), last


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
        return _identifier(self.tahun, self.jenis, self.nomor)

    @property
    def first(self) -> date:
        """The first day."""
        return _bounds(self.tahun, self._first_month, self.jenis)[0]

    @property
    def last(self) -> date:
        """The last day."""
        return _bounds(self.tahun, self._first_month, self.jenis)[1]

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

    def overlaps(self, other: "Period") -> bool:
        """Return whether one of the two lies within the other."""
        return self.contains(other) or other.contains(self)

    def within(self, jenis: str) -> "Period | None":
        """Return the period of one kind that this one lies in, None when it is longer."""
        if _LENGTH[self.jenis] > _LENGTH[jenis]:
            return None
        return of_day(self.first, jenis)

    @property
    def before(self) -> "Period":
        """The period of the same length that ends where this one begins."""
        if self.nomor > 1:
            return Period(self.tahun, self.jenis, self.nomor - 1)
        return Period(self.tahun - 1, self.jenis, 12 // _LENGTH[self.jenis])


@lru_cache(4096)
def _identifier(tahun: int, jenis: str, nomor: int) -> str:
    if jenis == "tahun":
        return str(tahun)
    if jenis == "bulan":
        return f"{tahun}-{nomor:02d}"
    return f"{tahun}-{_LETTER[jenis]}{nomor}"


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


def of_day(day: date, jenis: str) -> Period:
    """Return the period of one kind that a day lies in."""
    return Period(day.year, jenis, (day.month - 1) // _LENGTH[jenis] + 1)


def day_words(day: date) -> str:
    """Return a date as officers write it: "3 April 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


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


def _from_months(first: int, last: int, tahun: int) -> Period | None:
    """Return the period that runs from month to month, None when none does."""
    for jenis, length in _LENGTH.items():
        if last - first + 1 == length and (first - 1) % length == 0:
            return Period(tahun, jenis, (first - 1) // length + 1)
    return None


def _from_dates(matches: list[re.Match[str]]) -> Period | None:
    """Return the period that dates speak of: one date its month, two the span between them."""
    if len(matches) == 1 and _either_way(matches[0]):
        return None
    found = [(int(m["t"]), int(m["b"])) for m in sorted(matches, key=lambda m: m.start())]
    (tahun, first), (end_year, last) = found[0], found[-1]
    if tahun != end_year or not 1 <= first <= last <= 12:  # noqa: PLR2004
        return None
    return _from_months(first, last, tahun)


def _either_way(match: re.Match[str]) -> bool:
    """Return whether a date with slashes could have its day and month the other way round."""
    day, month = int(match["h"]), int(match["b"])
    slashes = match.re is _DATE and match["mark"] == "/"
    return slashes and day != month and max(day, month) <= 12  # noqa: PLR2004


def _tokens(text: str) -> list[str]:
    """Return the words of a text; "TW1-2024" comes apart, "s.d." and "-" become "sd"."""
    text = _DASH_AT_YEAR.sub(" ", clean(text))
    text = re.sub(r"\bs\.? ?/? ?d\b\.?|\s*[-–—]\s*", " sd ", text, flags=re.IGNORECASE)
    words = key(text).replace("tri wulan", "triwulan").replace("catur wulan", "caturwulan")
    return _SEAM.sub(" ", words).split()


@lru_cache(4096)
def parse(text: str) -> Period | None:
    """Return the one period that `text` speaks of, None when it names none or is not clear.

    Understands `2024-Q1`, `TW I 2024`, `Triwulan I Tahun 2024`, `Q1 2024`, `Januari–Maret 2024`,
    `Jan s.d. Mar 2024`, `Triwulan I (Januari s.d. Maret) 2024`, `Semester I 2024`,
    `Januari 2024`, `2024-01`, a date, and `2024`; the words may stand inside a longer title. A part of the year that does not exist is never taken
    for the whole year.
    """
    if m := _ISO_MONTH.fullmatch(text) or _MONTH_FIRST.fullmatch(text):
        month = int(m["b"] or m["c"])
        return _from_months(month, month, int(m["t"])) if 1 <= month <= 12 else None  # noqa: PLR2004
    if dates := [*_ISO_DATE.finditer(text), *_DATE.finditer(text)]:
        return _from_dates(dates)
    if _GLUED.search(text):
        return None  # "TRIWULAN II1": a slip of the pen or of a scanner
    tokens = _tokens(text)
    years = {int(token) for token in tokens if _YEAR.match(token)}
    if len(years) != 1:
        return None
    rest = [token for token in tokens if not _YEAR.match(token)]
    return _part(rest, years.pop())


def _part(tokens: list[str], tahun: int) -> Period | None:
    """Return the part of a year that the words beside its number name."""
    if len(tokens) > _SHORT_TEXT:
        tokens = ["–" if token in _LETTERS else token for token in tokens]
    kinds = {_MARKERS[token] for token in tokens if token in _MARKERS}
    months = [_MONTH_WORDS[token] for token in tokens if token in _MONTH_WORDS]
    said = {_numbered(tokens, kind, tahun) for kind in kinds}
    if months:
        said.add(_spanned(months, tahun, until=bool(_UNTIL & set(tokens))))
    if said:  # "Triwulan II (April s.d. Juni)" says one thing twice; two things are unclear
        return said.pop() if len(said) == 1 else None
    return None if any(_STRAY.match(token) for token in tokens) else year(tahun)


def _spanned(months: list[int], tahun: int, *, until: bool) -> Period | None:
    """Return the period from the first named month to the last; a gap needs an "until"."""
    if len(set(months)) != months[-1] - months[0] + 1 and not until:
        return None
    return _from_months(months[0], months[-1], tahun)


def _ordinals(tokens: list[str]) -> tuple[list[int], bool] | None:
    """Return the numbers behind a marker and whether they are a span; None when they are unclear."""
    numbers: list[int] = []
    until = ended = False
    for token in tokens:
        if ended:
            if token in _MARKERS:
                return None  # "Triwulan I tahun 2024 s.d. Triwulan II tahun 2024"
        elif token in _ORDINALS:
            numbers.append(_ORDINALS[token])
        elif token in _UNTIL:
            until = until or bool(numbers)
        elif token not in _MARKERS and token not in _BETWEEN:
            if _STRAY.match(token):
                return None
            ended = bool(numbers)
    return numbers, until


def _numbered(tokens: list[str], kind: str, tahun: int) -> Period | None:
    """Return the triwulan or semester (or the span of some) that the words number."""
    at = next(place for place, token in enumerate(tokens) if token in _MARKERS)
    if at and tokens[at - 1] in _UNTIL:
        return None
    spoken = _ordinals(tokens[at:])
    if spoken is None:
        return None
    numbers, until = spoken
    if not numbers or max(numbers) > _PARTS.get(kind, 0):
        return None
    first, last = min(numbers), max(numbers)
    if not until and len(set(numbers)) != last - first + 1:
        return None
    length = _LENGTH[kind]
    return _from_months((first - 1) * length + 1, last * length, tahun)
