"""`status`: what is in the database."""

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kinerja_cli.actions import clock
from kinerja_cli.actions.freshness import NEVER, Freshness, freshness
from kinerja_cli.store import audit, chain, database, locks, overview, runs, shares, units
from kinerja_cli.store.database import Connection
from kinerja_cli.store.overview import RunLine


@dataclass(frozen=True, slots=True)
class LockedPeriod:
    """One period that somebody locked, and for which offices.

    Attributes:
        semua: whether that is every office in sight.
    """

    periode: str
    unit: tuple[str, ...]
    semua: bool
    oleh: str
    waktu: str


@dataclass(frozen=True, slots=True)
class StatusResult:
    """What a database holds.

    Attributes:
        periode: (period, newest run) of everything scored.
        kunci: the locked periods.
        proses: every scoring run, period by period, the newest first.
        batch: how old the last night's work is.
        jejak_rusak: number of the first audit entry that does not fit, None when all do.
        terlalu_terbuka: what others of this computer may open: the database, its folder (to write
            there), the folder of the reports.
        jaringan: the network share that holds the database, None on a disk of this computer.
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
    kunci: tuple[LockedPeriod, ...] = ()
    proses: tuple[RunLine, ...] = ()
    batch: Freshness = NEVER
    jaringan: str | None = None
    terlalu_terbuka: tuple[str, ...] = ()


def status(db: Path, wait: float, reports: Path | None = None) -> StatusResult:
    """Return what is in the database.

    Args:
        db: the database.
        wait: seconds to wait for one that writes.
        reports: the folder of the reports, whose rights are looked at as well.

    Raises:
        DatabaseError: there is none.
    """
    share = shares.share_of(db)
    with closing(database.open_to_read(db, wait)) as connection, database.reading(connection):
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
            next((one.n for one in chain.breaks(connection)), None),
            counts.impor_dibatalkan,
            _locked(connection),
            tuple(overview.scoring_runs(connection)),
            freshness(connection, clock.now()),
            str(share) if share else None,
            _too_open(db, reports),
        )


def _too_open(db: Path, reports: Path | None) -> tuple[str, ...]:
    """Return what more people than its owner may read, or in the database's folder write."""
    if os.name != "posix":
        return ()
    looked = [(db, 0o077), (db.resolve().parent, 0o022)]
    looked += [(reports, 0o077)] if reports and reports.is_dir() else []
    return tuple(str(path) for path, others in looked if path.stat().st_mode & others)


def _locked(connection: Connection) -> tuple[LockedPeriod, ...]:
    """Return the locks that hold, those made at once together."""
    names, seen = units.names(connection), set(units.known(connection).values())
    groups: dict[tuple[str, str, str], list[int]] = {}
    for one in locks.in_force(connection):
        groups.setdefault((str(one.periode), one.oleh, one.waktu), []).append(one.unit_id)
    return tuple(
        LockedPeriod(
            periode, tuple(sorted(names[n] for n in numbers)), seen <= set(numbers), oleh, waktu
        )
        for (periode, oleh, waktu), numbers in groups.items()
    )
