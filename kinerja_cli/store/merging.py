"""One perangkat daerah becomes part of another: its records go over as new versions."""

from kinerja_cli.rules.records import KINDS, RecordKind
from kinerja_cli.store import facts
from kinerja_cli.store.database import Connection
from kinerja_cli.store.facts import Change

OF_OFFICES = ("organisasi", "layanan", "rencana_unit")
"""Kinds of record that belong to an office."""


def people(connection: Connection, unit: int) -> int:
    """Return how many employees' records in force name an office."""
    row = connection.execute(
        "SELECT count(DISTINCT nip) FROM pegawai WHERE unit_id = ? AND sampai IS NULL", (unit,)
    ).fetchone()
    return int(row[0])


def counts(connection: Connection, unit: int) -> dict[str, int]:
    """Return how many versions in force name an office, by kind that has any."""
    found = {
        kind: connection.execute(
            f"SELECT count(*) FROM {kind} WHERE unit_id = ? AND sampai IS NULL", (unit,)
        ).fetchone()[0]
        for kind in ("pegawai", *OF_OFFICES)
    }
    return {kind: number for kind, number in found.items() if number}


def periods_of_both(connection: Connection, old: int, new: int) -> dict[str, list[str]]:
    """Return the periods for which both offices have a record of their own, by kind."""
    found = {}
    for name in OF_OFFICES:
        keys = facts.current(connection, KINDS[name])
        one, two = ({key[1:] for key in keys if key[0] == unit} for unit in (old, new))
        if one & two:
            found[name] = sorted({str(rest[0]) for rest in one & two})
    return found


def merge(connection: Connection, old: int, new: int, n: int) -> None:
    """Move everything in force of one office under another at audit entry `n`."""
    _placements(connection, old, new, n)
    for name in OF_OFFICES:
        _records(connection, KINDS[name], old, new, n)
    connection.execute(
        "UPDATE unit SET gabung_ke = ? WHERE id = ? OR gabung_ke = ?", (new, old, old)
    )
    connection.execute("UPDATE alias SET unit_id = ? WHERE unit_id = ?", (new, old))


def _placements(connection: Connection, old: int, new: int, n: int) -> None:
    kind = KINDS["pegawai"]
    at = kind.isi.index("unit_id")
    changes = [
        Change(kunci, (*v.nilai[:at], new, *v.nilai[at + 1 :]), v.tabel, v.baris, v.asal, lama=True)
        for kunci, v in facts.current(connection, kind).items()
        if v.nilai[at] == old
    ]
    facts.save(connection, kind, changes, n)


def _records(connection: Connection, kind: RecordKind, old: int, new: int, n: int) -> None:
    found = {k: v for k, v in facts.current(connection, kind).items() if k[0] == old}
    facts.end(connection, kind, list(found), n)
    changes = [
        Change((new, *kunci[1:]), v.nilai, v.tabel, v.baris, v.asal, lama=False)
        for kunci, v in found.items()
    ]
    facts.save(connection, kind, changes, n)
