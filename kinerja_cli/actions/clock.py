"""Who acts and when: the only place that asks the machine for its clock and its user."""

import getpass
import platform
from datetime import date, datetime

from kinerja_cli.store.audit import Actor


def actor(oleh: str = "") -> Actor:
    """Return who acts now; without a name given, the account's name stands for it."""
    try:
        account = getpass.getuser()
    except (OSError, KeyError):  # a service account without a name, as under cron in a container
        account = "tanpa-nama"
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    return Actor(oleh or account, account, platform.node() or "tanpa-nama", now)


def today() -> date:
    """Return the day by the machine's clock and time zone."""
    return datetime.now().astimezone().date()
