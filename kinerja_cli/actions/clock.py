"""Who acts and when: the only place that asks the machine for its clock and its user."""

import getpass
import platform
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from kinerja_cli.rules.log_text import safe
from kinerja_cli.store.audit import Actor

WIB = 420
INDONESIAN = {WIB: "WIB", 480: "WITA", 540: "WIT"}
"""The zones of Indonesia by how many minutes they are ahead of UTC."""


def actor(oleh: str = "") -> Actor:
    """Return who acts now; without a name given, the account's name stands for it.

    The name is one line without a NIP: it stands in the trail, in reports and on the screen.
    """
    try:
        account = getpass.getuser()
    except (OSError, KeyError):  # a service account without a name, as under cron in a container
        account = "tanpa-nama"
    moment = now().isoformat(timespec="seconds")
    return Actor(safe(oleh).strip() or account, account, platform.node() or "tanpa-nama", moment)


def now() -> datetime:
    """Return the moment by the machine's clock and time zone."""
    return datetime.now().astimezone()


def today() -> date:
    """Return the day by the machine's clock and time zone."""
    return datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True)
class Zone:
    """The time zone of the machine.

    Attributes:
        nama: its name in the zone database, such as "Asia/Jakarta"; "" where it cannot be told.
        selisih: minutes ahead of UTC today.
    """

    nama: str
    selisih: int

    @property
    def words(self) -> str:
        """The zone as it is read: its name and how far it is from UTC."""
        short = INDONESIAN.get(self.selisih) if self.nama.startswith("Asia/") else None
        hours, minutes = divmod(abs(self.selisih), 60)
        offset = f"UTC{'-' if self.selisih < 0 else '+'}{hours:02}:{minutes:02}"
        inner = f"{short}, {offset}" if short else offset
        return f"{self.nama} ({inner})" if self.nama else inner


def zone() -> Zone:
    """Return the zone by which the machine's schedulers count, whatever TZ says here."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    moment = datetime.now(UTC)
    try:
        name = str(Path("/etc/localtime").readlink()).partition("zoneinfo/")[2]
        name = name or Path("/etc/timezone").read_text(encoding="ascii").strip()
        offset = moment.astimezone(ZoneInfo(name)).utcoffset()
    except (OSError, ValueError, ZoneInfoNotFoundError):
        name, offset = "", moment.astimezone().utcoffset()
    return Zone(name, int((offset or timedelta()).total_seconds() // 60))
