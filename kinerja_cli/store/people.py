"""Who was known at a moment and where they were placed, one person after another."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from kinerja_cli.rules.model import Placement
from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.placement import in_force
from kinerja_cli.store import facts, units
from kinerja_cli.store.database import Connection
from kinerja_cli.store.facts import positions
from kinerja_cli.store.versions import Row


class Known(NamedTuple):
    """One person: name and placements."""

    nip: str
    nama: str
    placements: tuple[Placement, ...]


def known(
    connection: Connection, sequence: int, nips: Iterable[str] | None = None
) -> Iterator[Known]:
    """Yield everybody known at `sequence` in order of nip; only some people with `nips`."""
    columns = facts.Columns(connection)
    unit_names = units.names(connection, sequence)
    names = positions("pegawai")
    every = facts.every(connection, "pegawai", sequence, nips=nips)
    for nip, own in groupby(every, lambda row: row[0]):
        rows = [Row(names, row, columns) for row in own]
        chosen = [row for row in rows if row.text("lembar_asal") == "pegawai"] or rows
        placed = tuple(_placement(row, unit_names) for row in chosen if row.text("unit_id"))
        yield Known(nip, chosen[-1].text("nama"), placed)


def count(connection: Connection, sequence: int) -> int:
    """Return how many people are known at `sequence`."""
    (found,) = connection.execute(
        "SELECT count(DISTINCT nip) FROM pegawai"
        " WHERE sejak <= ? AND (sampai IS NULL OR sampai > ?)",
        (sequence, sequence),
    ).fetchone()
    return int(found)


def stood_in(
    placements: tuple[Placement, ...], period: Period, units: frozenset[int] | None
) -> bool:
    """Return whether somebody stood in one of the units (None: anywhere) within the period."""
    placed = in_force(placements, period)
    if placed is None or units is None:
        return placed is not None
    return any(stay.placement.unit_id in units for stay in placed.stays)


def _placement(row: Row, unit_names: dict[int, str]) -> Placement:
    tmt = row.text("tmt")
    unit_id = row.number("unit_id")
    return Placement(
        tmt=date.fromisoformat(tmt) if tmt else None,
        unit_id=unit_id,
        unit=unit_names[unit_id],
        jabatan=row.text("jabatan"),
        unit_kerja=row.text("unit_kerja"),
        pangkat=row.text("pangkat"),
        jenis_asn=row.text("jenis_asn"),
        jenis_jabatan=row.text("jenis_jabatan"),
        jenjang=row.text("jenjang"),
        status=row.text("status_jabatan"),
        pimpinan=row.text("pimpinan"),
        nip_atasan=row.text("nip_atasan"),
        atasan=row.text("atasan"),
        asal=row.origin("nip"),
    )
