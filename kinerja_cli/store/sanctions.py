"""Discipline sanctions on record, over more than one period."""

from collections.abc import Collection, Sequence

from kinerja_cli.rules.periods import Period
from kinerja_cli.store import facts
from kinerja_cli.store.database import Connection
from kinerja_cli.store.facts import positions
from kinerja_cli.store.versions import Row


def recorded(
    connection: Connection, nips: Collection[str], periods: Sequence[Period], sequence: int
) -> list[tuple[str, str, str]]:
    """Return (nip, period, class) of every sanction that a recap of these periods states."""
    columns, names = facts.Columns(connection), positions("disiplin")
    asked = sorted(map(str, periods))
    found = []
    for one in facts.every(connection, "disiplin", sequence, nips=nips, periods=asked):
        row = Row(names, one, columns)
        if stated := row.text("hukuman"):
            found.append((row.text("nip"), row.text("periode"), stated))
    return found
