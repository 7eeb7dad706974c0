"""Locks of periods, an office each; the lock of a merged office is one of what it became."""

from collections.abc import Iterable

from kinerja_cli.rules.locks import Lock
from kinerja_cli.rules.periods import from_id
from kinerja_cli.store.database import Connection


def in_force(connection: Connection) -> list[Lock]:
    """Return the locks that hold now, in order of period."""
    rows = connection.execute(
        "SELECT k.periode, coalesce(u.gabung_ke, u.id), a.oleh, a.waktu FROM kunci k"
        " JOIN unit u ON u.id = k.unit_id JOIN audit a ON a.n = k.sejak"
        " WHERE k.sampai IS NULL ORDER BY k.periode, k.sejak, 2"
    )
    return [Lock(from_id(periode), *rest) for periode, *rest in rows]


def add(connection: Connection, periode: str, units: Iterable[int], n: int) -> None:
    """Lock a period of some offices at audit entry `n`, inside the caller's transaction."""
    connection.executemany(
        "INSERT INTO kunci VALUES (?, ?, ?, NULL)", ((periode, unit, n) for unit in units)
    )


def end(connection: Connection, periode: str, units: Iterable[int], n: int) -> None:
    """Open a period of some offices at audit entry `n`, inside the caller's transaction."""
    connection.executemany(
        "UPDATE kunci SET sampai = ? WHERE periode = ? AND sampai IS NULL"
        " AND unit_id IN (SELECT id FROM unit WHERE coalesce(gabung_ke, id) = ?)",
        ((n, periode, unit) for unit in units),
    )
