"""Days and moments as people read them."""

from datetime import date, datetime

from kinerja_cli.rules.periods import day_words

_ZONES = {"+0700": "WIB", "+0800": "WITA", "+0900": "WIT", "+0000": "UTC"}


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
