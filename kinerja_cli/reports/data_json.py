"""A view as JSON: the same names as templates read, the same bytes for the same data.

Numbers of the engine are strings with a point ("86.66"), so that no reader rounds them; what is
missing is null, never zero, an empty text or a dash; days and moments are ISO 8601.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from kinerja_cli.reports.templating import NOTHING
from kinerja_cli.rules.periods import MONTHS

SCHEME = 1
"""Grows when a field changes its meaning or goes; new fields may come without."""

_DAY = re.compile(
    rf"(?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}})"
    r"(?: (?P<hour>\d\d)\.(?P<minute>\d\d) (?P<zone>WIB|WITA|WIT|UTC(?:[+-]\d\d\.\d\d)?))?"
)
_ZONES = {"WIB": "+07:00", "WITA": "+08:00", "WIT": "+09:00", "UTC": "+00:00"}


def render(kind: str, report: object) -> bytes:
    """Return a report's view as one JSON document."""
    document = {"skema": SCHEME, "jenis": kind, "laporan": plain(report)}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def plain(value: Any) -> Any:
    """Return a value of a view as JSON knows values.

    >>> plain((Decimal("86.60"), None, "–", "21 November 2026 10.15 WIB", "9 April 2026"))
    ['86.60', None, None, '2026-11-21T10:15+07:00', '2026-04-09']
    """
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: plain(getattr(value, name)) for name in value._fields}
    if isinstance(value, set | frozenset):
        return [plain(one) for one in sorted(value, key=str)]
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return str(value)


def _text(text: str) -> str | None:
    """Return a text; None for one that says nothing, ISO for one that is nothing but a day or a moment."""
    found = _DAY.fullmatch(text)
    if not found:
        return None if text in {"", NOTHING} else text
    month = MONTHS.index(found["month"]) + 1
    day = f"{found['year']}-{month:02}-{int(found['day']):02}"
    if not found["hour"]:
        return day
    zone = _ZONES.get(found["zone"]) or found["zone"][3:].replace(".", ":")
    return f"{day}T{found['hour']}:{found['minute']}{zone}"
