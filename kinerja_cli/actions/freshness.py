"""How old the last night's work is, by a clock that may itself be wrong."""

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from kinerja_cli.errors import UsageError
from kinerja_cli.store import overview, runs
from kinerja_cli.store.database import Connection

LAST, LAST_GOOD = "batch_terakhir", "batch_berhasil"
"""The names under which `batch` remembers its last run and the last that went well."""
_UNITS = {"h": 86_400, "j": 3_600, "m": 60}
_AGE = re.compile(r"(\d{1,6})\s*([hjm])")


@dataclass(frozen=True, slots=True)
class Freshness:
    """What is known of the batch runs of a database.

    Attributes:
        waktu: when the last run ended, None when there was none.
        keluar: its exit code; berhasil: whether it counts as a success.
        terakhir_berhasil: when the last successful one ended.
        usia_detik: how long ago that is by the clock; below 0 when the clock is behind it.
        jam_tertinggal: seconds by which the clock is behind the newest entry of the trail.
    """

    waktu: str | None
    keluar: int | None
    berhasil: bool | None
    terakhir_berhasil: str | None
    usia_detik: int | None
    jam_tertinggal: int

    def too_old(self, limit: timedelta) -> bool:
        """Return whether the last success is older, or so far ahead that its age is unknown."""
        return self.usia_detik is None or abs(self.usia_detik) > limit.total_seconds()


NEVER = Freshness(None, None, None, None, None, 0)
"""No batch ever ran."""


def freshness(connection: Connection, now: datetime) -> Freshness:
    """Return how old the last batch is."""
    last = json.loads(runs.remembered(connection, LAST) or "{}")
    good = runs.remembered(connection, LAST_GOOD)
    newest = overview.newest_entry(connection)
    return Freshness(
        last.get("waktu"),
        last.get("keluar"),
        last.get("berhasil"),
        good,
        _seconds(good, now) if good else None,
        max(0, -_seconds(newest, now)) if newest else 0,
    )


def age(text: str) -> timedelta:
    """Return the age that --maks-usia names: h = hari, j = jam, m = menit, together too.

    Raises:
        UsageError: it names none.
    """
    plain = text.casefold().strip()
    found = _AGE.findall(plain)
    if not found or _AGE.sub("", plain).strip():
        raise UsageError(
            f"Usia “{text}” tidak dipahami.",
            "Tulis angka dan satuannya: 26j (jam), 90m (menit), 2h (hari) atau 1h2j.",
        )
    return timedelta(seconds=sum(int(number) * _UNITS[unit] for number, unit in found))


def _seconds(then: str, now: datetime) -> int:
    """Return how many whole seconds lie between a moment of the past and now."""
    return int((now.replace(microsecond=0) - datetime.fromisoformat(then)).total_seconds())
