"""How much of everything there is."""

from dataclasses import dataclass

from kinerja_cli.store.database import Connection


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of what is in force, and the newest import's time."""

    pegawai: int
    unit: int
    indikator: int
    realisasi: int
    impor: int
    impor_terakhir: str | None


def counts(connection: Connection) -> Overview:
    """Return the counts."""
    row = connection.execute(
        "SELECT (SELECT count(DISTINCT nip) FROM pegawai WHERE sampai IS NULL),"
        " (SELECT count(*) FROM unit),"
        " (SELECT count(*) FROM indikator WHERE sampai IS NULL),"
        " (SELECT count(*) FROM realisasi WHERE sampai IS NULL),"
        " (SELECT count(*) FROM impor),"
        " (SELECT max(waktu) FROM impor)"
    ).fetchone()
    return Overview(*row)


def periods(connection: Connection) -> list[str]:
    """Return every period that something in force speaks of; the years of plans among them."""
    rows = connection.execute(
        "SELECT periode FROM realisasi WHERE sampai IS NULL"
        " UNION SELECT periode FROM perilaku WHERE sampai IS NULL"
        " UNION SELECT periode FROM rating WHERE sampai IS NULL"
        " UNION SELECT CAST(b.tahun AS TEXT) FROM indikator i JOIN butir b ON b.id = i.butir_id"
        " WHERE i.sampai IS NULL"
    )
    return [name for (name,) in rows]
