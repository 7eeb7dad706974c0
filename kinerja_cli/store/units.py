"""Perangkat daerah: one row an office, found by its normalised name or by an alias.

An office is in sight while something refers to it: a record in force, a score or an alias. One
that was merged into another keeps its row, for the runs that read it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kinerja_cli.rules.names import unit_key
from kinerja_cli.store.data_views import OWN_CASE
from kinerja_cli.store.database import Connection

_NOW = 2**62
_IN_SIGHT = """
    SELECT u.id, u.kunci FROM unit u WHERE u.gabung_ke IS NULL AND u.id IN (
        SELECT unit_id FROM pegawai WHERE sampai IS NULL
        UNION SELECT unit_id FROM organisasi WHERE sampai IS NULL
        UNION SELECT unit_id FROM layanan WHERE sampai IS NULL
        UNION SELECT unit_id FROM rencana_unit WHERE sampai IS NULL
        UNION SELECT unit_id FROM skor
        UNION SELECT unit_id FROM alias)
"""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One office, how many people stand in it now, and its other names."""

    id: int
    nama: str
    pegawai: int
    alias: tuple[str, ...] = ()


def known(connection: Connection) -> dict[str, int]:
    """Return the number of every office in sight by its normalised name."""
    return {kunci: number for number, kunci in connection.execute(_IN_SIGHT)}


def names(connection: Connection, sequence: int = _NOW) -> dict[int, str]:
    """Return every office's name by its number, as it was at an audit number.

    The longest spelling holds: “DINAS KESEHATAN” learns its city from a later sheet. Of equally
    long ones that with small letters of its own does: capitals do not tell “dr.” from “Dr.”.
    """
    found = dict(connection.execute("SELECT id, nama FROM unit"))
    spelt = connection.execute(
        "SELECT e.unit_id, e.nama FROM ejaan e LEFT JOIN impor i ON i.id = e.impor_id"
        " LEFT JOIN pembatalan b ON b.impor_id = e.impor_id"
        " WHERE coalesce(i.audit_n, 0) <= ? AND coalesce(b.audit_n, ?) > ?"
        f" ORDER BY length(e.nama), {OWN_CASE}, e.impor_id DESC",
        (sequence, _NOW + 1, sequence),
    )
    found.update(spelt)
    return found


def merged(connection: Connection) -> dict[int, int]:
    """Return, for every office that was merged into another, the one it is part of now."""
    return dict(connection.execute("SELECT id, gabung_ke FROM unit WHERE gabung_ke IS NOT NULL"))


def names_in_sight(connection: Connection) -> dict[int, str]:
    """Return the name of every office in sight by its number."""
    seen, every = set(known(connection).values()), names(connection)
    return {number: every[number] for number in sorted(seen)}


def keys(connection: Connection) -> dict[int, str]:
    """Return every office's normalised name by its number."""
    return dict(connection.execute("SELECT id, kunci FROM unit"))


def add(connection: Connection, name: str) -> int:
    """Add an office inside the caller's transaction and return its number.

    One that was out of sight comes back under its old number.
    """
    row = connection.execute(
        "INSERT INTO unit (nama, kunci) VALUES (?, ?)"
        " ON CONFLICT (kunci) DO UPDATE SET gabung_ke = NULL RETURNING id",
        (name, unit_key(name)),
    ).fetchone()
    return int(row[0])


def spell(connection: Connection, impor: int, spellings: Iterable[tuple[int, str]]) -> None:
    """Keep how an import spells offices, inside the caller's transaction."""
    connection.executemany(
        "INSERT INTO ejaan (unit_id, nama, impor_id) VALUES (?, ?, ?)",
        ((unit, name, impor) for unit, name in spellings),
    )


def listing(connection: Connection) -> list[UnitRow]:
    """Return every office in sight in order of name, with the people whose newest placement is there."""
    counts = dict(
        connection.execute(
            "SELECT unit_id, count(*) FROM ("
            " SELECT nip, unit_id, max(tmt) FROM pegawai WHERE sampai IS NULL GROUP BY nip"
            ") GROUP BY unit_id"
        )
    )
    others: dict[int, list[str]] = {}
    for nama, number in connection.execute("SELECT nama, unit_id FROM alias ORDER BY nama"):
        others.setdefault(number, []).append(nama)
    rows = [
        UnitRow(number, nama, counts.get(number, 0), tuple(others.get(number, ())))
        for number, nama in names_in_sight(connection).items()
    ]
    return sorted(rows, key=lambda row: row.nama)


# -- aliases ----------------------------------------------------------------------------------


def aliases(connection: Connection) -> dict[str, int]:
    """Return the number of the office that every alias means, by the alias's normalised form."""
    return dict(connection.execute("SELECT kunci, unit_id FROM alias"))


def alias_names(connection: Connection) -> dict[str, str]:
    """Return every alias as it was written, by its normalised form."""
    return dict(connection.execute("SELECT kunci, nama FROM alias ORDER BY nama"))


def add_alias(connection: Connection, name: str, unit: int, audit_n: int) -> None:
    """Add an alias inside the caller's transaction; one that exists means another office now."""
    connection.execute(
        "INSERT INTO alias VALUES (?, ?, ?, ?) ON CONFLICT (kunci) DO UPDATE SET"
        " unit_id = excluded.unit_id, audit_n = excluded.audit_n",
        (unit_key(name), name, unit, audit_n),
    )


def remove_alias(connection: Connection, name: str) -> None:
    """Remove an alias inside the caller's transaction."""
    connection.execute("DELETE FROM alias WHERE kunci = ?", (unit_key(name),))
