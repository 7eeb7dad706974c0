"""Days and moments as people read them."""

from datetime import date, datetime

_MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
_ZONES = {"+0700": "WIB", "+0800": "WITA", "+0900": "WIT", "+0000": "UTC"}


def day_words(day: date) -> str:
    """Return a day as it is printed: 21 November 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def stated_day(text: str) -> str:
    """Return a stored day as it is printed; what is no date stands as it was written."""
    try:
        return day_words(date.fromisoformat(text))
    except ValueError:
        return text


def moment_words(text: str) -> str:
    """Return a stored moment as it is printed: 21 November 2026 10.15 WIB."""
    at = datetime.fromisoformat(text)
    offset = at.strftime("%z")
    zone = _ZONES.get(offset, f"UTC{offset[:3]}.{offset[3:]}")
    return f"{day_words(at)} {at:%H.%M} {zone}"
