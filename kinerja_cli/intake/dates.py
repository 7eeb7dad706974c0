"""Dates in cells: as Excel keeps them, as serial numbers, and as text in any order."""

import re
from datetime import date, datetime, timedelta
from typing import Any

from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.names import clean

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan", "februari feb pebruari", "maret mar", "april apr", "mei may",
            "juni jun", "juli jul", "agustus agu ags agt aug", "september sep sept",
            "oktober okt oct", "november nov nop", "desember des dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_EARLIEST, _LATEST = 14_000, 73_000  # Excel's serial numbers of 1938 and 2099
_WORD_DATE = re.compile(r"(?P<h>\d{1,2})[\s.-]+(?P<b>[a-z]+)[\s.-]+(?P<t>\d{4})")
_NUMBER_DATE = re.compile(r"(?P<a>\d{1,2})(?P<mark>[-/.])(?P<b>\d{1,2})[-/.](?P<t>\d{4})")
_WEEKDAY = re.compile(r"^(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad)\s*[,/]?\s*")
_TIME = re.compile(r"[\sT](?P<j>\d{1,2})[:.](?P<m>\d{2})(?:[:.]\d{2})?(?:\s*(?:wib|wita|wit))?\Z")
_MINUTES = 24 * 60
_RANGE = re.compile(
    r"(?P<awal>\d{4}-\d{1,2}-\d{1,2}|"
    r"(?P<h>\d{1,2})(?:(?:\s+|[./-])(?P<b>[a-z]+|\d{1,2}))?(?:(?:\s+|[./-])(?P<t>\d{4}))?)"
    r"\s*(?:\bs\s?[./]?\s?d\b\.?|\bsampai(?: dengan)?\b|\bhingga\b|\bdan\b|[-–—&])\s*(?P<akhir>.+)"
)
_ISO_DATE = re.compile(r"(?P<t>\d{4})-(?P<b>\d{1,2})-(?P<h>\d{1,2})")


def day_first(values: list[Any]) -> bool | None:
    """Return whether a column writes the day first: True, False, or None when nothing proves it."""
    pairs = [
        (int(match["a"]), int(match["b"]))
        for value in values
        if isinstance(value, str) and (match := _NUMBER_DATE.match(_without_weekday(value)))
    ]
    day_leads = any(first > 12 for first, _ in pairs)  # noqa: PLR2004
    month_leads = any(second > 12 for _, second in pairs)  # noqa: PLR2004
    return day_leads if day_leads != month_leads else None


def day(value: Any, leads: bool | None = None) -> str | Finding:
    """Return a date as YYYY-MM-DD.

    Args:
        value: a date, its serial number in Excel, or its text.
        leads: whether the column writes the day first, as `day_first` says; unknown, a date with
            slashes that could be read both ways is a fault.
    """
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and _EARLIEST <= value <= _LATEST and value.is_integer():
        return (date(1899, 12, 30) + timedelta(days=int(value))).isoformat()
    text = _without_weekday(str(value))
    try:
        if match := _ISO_DATE.match(text):
            return date(int(match["t"]), int(match["b"]), int(match["h"])).isoformat()
        if (match := _WORD_DATE.match(text)) and match["b"] in _MONTHS:
            return date(int(match["t"]), _MONTHS[match["b"]], int(match["h"])).isoformat()
        if match := _NUMBER_DATE.match(text):
            return _numbers_date(match, text, leads)
    except ValueError:
        pass
    return _unreadable(value)


def last_day(value: Any, leads: bool | None = None) -> str | Finding:
    """Return the last day of "5 s.d. 7 Maret 2025" and the like, or the one day that is written."""
    text = _without_weekday(value) if isinstance(value, str) else ""
    if match := _RANGE.fullmatch(text):
        end = day(match["akhir"], leads)
        if isinstance(end, str):
            return end if _begins(match, end, leads) <= end else _unreadable(value)
    return day(value, leads)


def _begins(match: re.Match[str], end: str, leads: bool | None) -> str:
    """Return the first day of a range; what it does not write it shares with the last one."""
    if not match["h"] or match["t"]:
        first = day(match["awal"], leads)
        return first if isinstance(first, str) else "9999"
    year, month, _ = map(int, end.split("-"))
    told = match["b"]
    if told:
        month = int(told) if told.isdecimal() else _MONTHS.get(told, 0)
    try:
        first = date(year, month, int(match["h"])).isoformat()
        if told and first > end:  # 29 Desember s.d. 3 Januari 2025
            first = date(year - 1, month, int(match["h"])).isoformat()
    except ValueError:
        return "9999"
    return first


def _unreadable(value: Any) -> Finding:
    return Finding("tanggal-tidak-terbaca", nilai=str(value))


def moment(value: Any, leads: bool | None = None) -> str | Finding:
    """Return a date with its time of day where the cell has one: YYYY-MM-DD HH:MM."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}" if value.hour or value.minute else f"{value:%Y-%m-%d}"
    if isinstance(value, float) and _EARLIEST <= value <= _LATEST and not value.is_integer():
        days, minutes = divmod(int(value * _MINUTES + 0.5), _MINUTES)
        at = date(1899, 12, 30) + timedelta(days=days)
        return f"{at.isoformat()} {minutes // 60:02d}:{minutes % 60:02d}"
    made = day(value, leads)
    time = _TIME.search(clean(str(value))) if isinstance(made, str) else None
    if isinstance(made, str) and time and int(time["j"]) < 24 and int(time["m"]) < 60:  # noqa: PLR2004
        return f"{made} {int(time['j']):02d}:{time['m']}"
    return made


def _without_weekday(text: str) -> str:
    return _WEEKDAY.sub("", clean(text).casefold())


def _numbers_date(match: re.Match[str], text: str, leads: bool | None) -> str | Finding:
    first, second, year = int(match["a"]), int(match["b"]), int(match["t"])
    either = first <= 12 and second <= 12 and first != second  # noqa: PLR2004
    if match["mark"] == "/" and either and leads is None:
        return Finding("tanggal-ambigu", nilai=text)
    if second > 12 or (either and leads is False):  # noqa: PLR2004
        first, second = second, first
    return date(year, second, first).isoformat()
