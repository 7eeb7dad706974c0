"""How long something took, in minutes: "90 menit", "1,5 jam", "1:30", "07.30-09.00".

A duration is kept as minutes, with the time it began where the cell says so: "90", "90@07:30".
"""

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from kinerja_cli.intake import cells
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.names import clean

MENIT, JAM = "menit", "jam"
FIELDS = {"menit": MENIT, "jam": JAM, "durasi": ""}
"""Field → the unit of its plain figures; "" where the heading does not say."""
CLOCKS = ("mulai", "selesai")

_DAY, _NIGHT, _HOUR = 24 * 60, 12 * 60, 60
_LARGEST_HOURS = 24
_TIME = r"(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?"
_ZONE = r"(?:\s*(?:wib|wita|wit))?"
_SPAN = re.compile(
    rf"(?:(?:pukul|jam|pkl\.?)\s*)?{_TIME}{_ZONE}\s*(?:-|–|—|s\.?\s?/?\s?d\.?|sampai(?: dengan)?|hingga)\s*"
    rf"(?:(?:pukul|jam|pkl\.?)\s*)?{_TIME}{_ZONE}\Z"
)
_CLOCK = re.compile(rf"(?:(?:pukul|jam|pkl\.?)\s*)?{_TIME}{_ZONE}\Z")
_LENGTH = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?(?:\s*jam)?\Z")
_FIGURE = r"(\d+(?:[.,]\d{1,2})?)"
_WORDS = re.compile(
    rf"(?:{_FIGURE}\s*(?:jam|j|hours?))?\s*(?:,|dan)?\s*(?:{_FIGURE}\s*(?:menit|mnt|min|m|'))?\Z"
)
_PLAIN = re.compile(rf"{_FIGURE}\Z")


def column_unit(name: str, values: Sequence[Any]) -> str:
    """Return the unit of a column's plain figures; "" when neither its heading nor they say.

    Nobody works more than 24 hours on one thing: such figures are minutes. Nobody counts fractions
    of a minute: those are hours.
    """
    if FIELDS[name]:
        return FIELDS[name]
    figures = [figure for value in values if (figure := _plain(value)) is not None]
    if any(figure > _LARGEST_HOURS for figure in figures):
        return MENIT
    return JAM if any(figure % 1 for figure in figures) else ""


def read(value: Any, unit: str) -> str | Finding:
    """Return a duration as canonical text, or what is wrong with it.

    Args:
        value: the cell.
        unit: what `column_unit` says of its column.
    """
    figure = _plain(value)
    if figure is not None:
        if not unit:
            shown = cells.as_seen(value)
            data = {"contoh": shown, "satu": f"{shown} menit", "dua": f"{shown} jam", "kolom": ""}
            return Finding("durasi-ambigu", nilai=shown, data=data)
        return _within(figure * (_HOUR if unit == JAM else 1), value)
    if isinstance(value, (time, datetime)):
        return _within(Decimal(value.hour * _HOUR + value.minute), value)
    if isinstance(value, timedelta):
        return _within(Decimal(int(value.total_seconds()) // 60), value)
    text = clean(str(value)).casefold()
    if match := _SPAN.match(text):
        return _between(_clock(match[1], match[2]), _clock(match[3], match[4]), value)
    if match := _LENGTH.match(text):
        return _within(Decimal(int(match[1]) * _HOUR + int(match[2])), value)
    match = _WORDS.match(text)
    if match and (match[1] or match[2]):
        return _within(_figure(match[1] or "0") * _HOUR + _figure(match[2] or "0"), value)
    return _unreadable(value)


def clock(value: Any) -> str | Finding:
    """Return a time of day as "HH:MM", or what is wrong with it."""
    found = None
    if isinstance(value, (time, datetime)):
        found = value.hour * _HOUR + value.minute
    elif isinstance(value, timedelta):
        found = int(value.total_seconds()) // 60
    elif isinstance(value, float) and 0 <= value < 1:
        found = int(value * _DAY + 0.5)
    elif isinstance(value, (str, float)) and (match := _CLOCK.match(_as_clock(value))):
        found = _clock(match[1], match[2])
    if found is None or not 0 <= found <= _DAY:
        return Finding("jam-tidak-terbaca", nilai=cells.as_seen(value), data={"kolom": ""})
    return f"{found // _HOUR:02d}:{found % _HOUR:02d}"


def between(start: str, end: str) -> int | None:
    """Return the minutes between two times of day; a night's work ends on the next morning."""
    first, last = (int(one[:2]) * _HOUR + int(one[3:]) for one in (start, end))
    minutes = last - first
    if minutes < 0 and minutes + _DAY <= _NIGHT:
        minutes += _DAY
    return minutes if minutes > 0 else None


def _between(first: int | None, last: int | None, value: Any) -> str | Finding:
    if first is None or last is None:
        return _unreadable(value)
    start, end = (f"{one // _HOUR:02d}:{one % _HOUR:02d}" for one in (first, last))
    minutes = between(start, end)
    return _unreadable(value) if minutes is None else f"{minutes}@{start}"


def _clock(hours: str, minutes: str) -> int | None:
    found = int(hours) * _HOUR + int(minutes)
    return found if int(minutes) < _HOUR and found <= _DAY else None


def _as_clock(value: str | float) -> str:
    """Return text as it stands; the figure 7.3 was typed as 7.30."""
    return f"{value:.2f}" if isinstance(value, float) else clean(value).casefold()


def _plain(value: Any) -> Decimal | None:
    """Return a figure without a unit; None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return Decimal(format(value, ".15g"))
    match = _PLAIN.match(clean(value)) if isinstance(value, str) else None
    return _figure(match[1]) if match else None


def _figure(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _within(minutes: Decimal, value: Any) -> str | Finding:
    if not 0 < minutes <= _DAY or minutes % 1:
        return _unreadable(value)
    return str(int(minutes))


def _unreadable(value: Any) -> Finding:
    return Finding("durasi-tidak-terbaca", nilai=cells.as_seen(value), data={"kolom": ""})
