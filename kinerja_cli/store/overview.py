"""How much of everything there is."""

from dataclasses import dataclass

from kinerja_cli.rules.records import KINDS, REPORTED
from kinerja_cli.rules.trail_actions import OUTGOING
from kinerja_cli.store import units
from kinerja_cli.store.database import Connection


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of what is in force, and the newest import's time.

    Attributes:
        impor: imports that hold; those taken back are counted apart.
    """

    pegawai: int
    unit: int
    indikator: int
    realisasi: int
    impor: int
    impor_terakhir: str | None
    impor_dibatalkan: int


def counts(connection: Connection) -> Overview:
    """Return the counts."""
    row = connection.execute(
        "SELECT (SELECT count(DISTINCT nip) FROM pegawai WHERE sampai IS NULL),"
        " (SELECT count(*) FROM indikator WHERE sampai IS NULL),"
        " (SELECT count(*) FROM realisasi WHERE sampai IS NULL),"
        " (SELECT count(*) FROM impor WHERE id NOT IN (SELECT impor_id FROM pembatalan)),"
        " (SELECT max(waktu) FROM impor WHERE id NOT IN (SELECT impor_id FROM pembatalan)),"
        " (SELECT count(*) FROM pembatalan)"
    ).fetchone()
    return Overview(row[0], len(units.known(connection)), *row[1:])


def newest_entry(connection: Connection) -> str | None:
    """Return when the newest entry of the trail was written, None when there is none."""
    row = connection.execute("SELECT waktu FROM audit ORDER BY n DESC LIMIT 1").fetchone()
    return str(row[0]) if row else None


@dataclass(frozen=True, slots=True)
class RunLine:
    """One scoring run in a list."""

    periode: str
    proses: int
    kebijakan: str
    waktu: str


def scoring_runs(connection: Connection) -> list[RunLine]:
    """Return every scoring run, period by period, the newest first."""
    rows = connection.execute(
        "SELECT p.periode, p.id, k.id, p.waktu FROM proses p"
        " JOIN kebijakan k ON k.sha256 = p.kebijakan_sha256 ORDER BY p.periode, p.id DESC"
    )
    return [RunLine(*row) for row in rows]


def periods(connection: Connection) -> list[str]:
    """Return every period that something in force speaks of; the years of plans among them."""
    rows = connection.execute(
        "SELECT periode FROM realisasi WHERE sampai IS NULL"
        " UNION SELECT periode FROM perilaku WHERE sampai IS NULL"
        " UNION SELECT periode FROM rating WHERE sampai IS NULL"
        " UNION SELECT periode FROM keputusan WHERE sampai IS NULL"
        " UNION SELECT CAST(b.tahun AS TEXT) FROM indikator i JOIN butir b ON b.id = i.butir_id"
        " WHERE i.sampai IS NULL"
    )
    return [name for (name,) in rows]


def last_change(connection: Connection) -> int:
    """Return the number of the newest entry of the trail that changed anything; 0 without one."""
    marks = ",".join("?" * len(OUTGOING))
    row = connection.execute(
        f"SELECT coalesce(max(n), 0) FROM audit WHERE tindakan NOT IN ({marks})", OUTGOING
    ).fetchone()
    return int(row[0])


def changes_after(connection: Connection, n: int) -> int:
    """Return how many entries after a number changed anything; a new regulation is its run's part."""
    marks = ",".join("?" * (len(OUTGOING) + 1))
    row = connection.execute(
        f"SELECT count(*) FROM audit WHERE n > ? AND tindakan NOT IN ({marks})",
        (n, *OUTGOING, "kebijakan"),
    ).fetchone()
    return int(row[0])


def changed_periods(connection: Connection, since: int) -> list[str]:
    """Return the periods whose facts changed after an audit number; the years of plans among them.

    Where somebody is placed (pegawai) is of no one period and changes none here.
    """
    tables = [
        kind.nama
        for kind in KINDS.values()
        if "periode" in kind.kunci and kind.nama not in {*REPORTED, "keberatan"}
    ]
    parts = [
        f"SELECT periode FROM {name} WHERE sejak > :since OR sampai > :since"
        for name in (*tables, "keputusan")
    ]
    parts.append(
        "SELECT CAST(b.tahun AS TEXT) FROM indikator i JOIN butir b ON b.id = i.butir_id"
        " WHERE i.sejak > :since OR i.sampai > :since"
    )
    rows = connection.execute(" UNION ".join(parts), {"since": since})
    return [name for (name,) in rows]
