"""`status`: what is in the database."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kinerja_cli.store import audit, database, overview, runs


@dataclass(frozen=True, slots=True)
class StatusResult:
    """What a database holds.

    Attributes:
        periode: (period, newest run) of everything scored.
        jejak_rusak: number of the first audit entry that does not fit, None when all do.
    """

    db: Path
    pegawai: int
    unit: int
    indikator: int
    realisasi: int
    impor: int
    impor_terakhir: str | None
    periode: tuple[tuple[str, int], ...]
    kepala: str
    jejak_rusak: int | None
    impor_dibatalkan: int


def status(db: Path, wait: float) -> StatusResult:
    """Return what is in the database.

    Raises:
        DatabaseError: there is none.
    """
    with closing(database.open_existing(db, wait)) as connection, database.reading(connection):
        counts = overview.counts(connection)
        return StatusResult(
            db,
            counts.pegawai,
            counts.unit,
            counts.indikator,
            counts.realisasi,
            counts.impor,
            counts.impor_terakhir,
            tuple(runs.periods(connection)),
            str(audit.head(connection)),
            audit.broken_at(connection),
            counts.impor_dibatalkan,
        )
