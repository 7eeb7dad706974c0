"""Perangkat daerah: one row an office, found by its normalised name."""

from dataclasses import dataclass

from kinerja_cli.rules.names import unit_key
from kinerja_cli.store.database import Connection


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One office and how many people stand in it now."""

    id: int
    nama: str
    pegawai: int


def known(connection: Connection) -> dict[str, int]:
    """Return every office's number by its normalised name."""
    return dict(connection.execute("SELECT kunci, id FROM unit"))


def names(connection: Connection) -> dict[int, str]:
    """Return every office's name by its number."""
    return dict(connection.execute("SELECT id, nama FROM unit"))


def add(connection: Connection, name: str) -> int:
    """Add an office inside the caller's transaction and return its number."""
    row = connection.execute(
        "INSERT INTO unit (nama, kunci) VALUES (?, ?) RETURNING id", (name, unit_key(name))
    ).fetchone()
    return int(row[0])


def lengthen(connection: Connection, unit_id: int, name: str) -> None:
    """Take the longer spelling of an office's name: “DINAS KESEHATAN” learns its city."""
    connection.execute(
        "UPDATE unit SET nama = ? WHERE id = ? AND length(nama) < length(?)", (name, unit_id, name)
    )


def listing(connection: Connection) -> list[UnitRow]:
    """Return every office in order of name, with the people whose newest placement is there."""
    rows = connection.execute(
        "SELECT u.id, u.nama, count(p.nip) FROM unit u LEFT JOIN ("
        " SELECT nip, unit_id, max(tmt) FROM pegawai WHERE sampai IS NULL GROUP BY nip"
        ") p ON p.unit_id = u.id GROUP BY u.id ORDER BY u.nama"
    )
    return [UnitRow(*row) for row in rows]
