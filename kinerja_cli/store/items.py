"""Identities of indicators: NIP + year + plan, indicator and aspect, normalised."""

from collections.abc import Iterable

from kinerja_cli.store.database import Connection
from kinerja_cli.store.facts import scope


def known(connection: Connection, nips: Iterable[str]) -> dict[tuple[str, int, str], int]:
    """Return (nip, year, key) → number, of some people."""
    scope(connection, nips)
    rows = connection.execute(
        "SELECT b.nip, b.tahun, b.kunci, b.id FROM butir b JOIN temp.lingkup l ON l.nip = b.nip"
    )
    return {(nip, tahun, kunci): number for nip, tahun, kunci, number in rows}


def last(connection: Connection) -> int:
    """Return the highest number given out; 0 when there is none."""
    row = connection.execute("SELECT coalesce(max(id), 0) FROM butir").fetchone()
    return int(row[0])


def add(connection: Connection, new: Iterable[tuple[int, str, int, str]]) -> None:
    """Add identities (number, NIP, year, key) inside the caller's transaction."""
    connection.executemany("INSERT INTO butir (id, nip, tahun, kunci) VALUES (?, ?, ?, ?)", new)


def identity(connection: Connection, butir: int) -> tuple[str, int, str]:
    """Return (nip, year, key) of one identity."""
    row = connection.execute(
        "SELECT nip, tahun, kunci FROM butir WHERE id = ?", (butir,)
    ).fetchone()
    return row[0], row[1], row[2]
