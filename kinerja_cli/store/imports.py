"""Imports: which file, which sheets, how many rows; and where a stored value stands."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kinerja_cli.rules.findings import Place, address
from kinerja_cli.rules.model import Origin
from kinerja_cli.store.database import Connection


@dataclass(frozen=True, slots=True)
class Counts:
    """Data rows of an import by what they did."""

    baru: int = 0
    berubah: int = 0
    tetap: int = 0
    ditolak: int = 0
    hilang: int = 0


@dataclass(frozen=True, slots=True)
class Undone:
    """That an import was taken back: when, by whom and why."""

    waktu: str
    oleh: str
    alasan: str


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One line of the import history.

    Attributes:
        audit_n: its entry on the trail; its versions began there.
        dibatalkan: None while it holds.
    """

    id: int
    waktu: str
    oleh: str
    berkas: str
    sha256: str
    audit_n: int
    counts: Counts
    dibatalkan: Undone | None


@dataclass(frozen=True, slots=True)
class TableRow:
    """One table of an import, as it was understood."""

    lembar: str
    jenis: str
    judul_di_baris: int
    jumlah_baris: int
    kolom: Mapping[str, str]


def add(
    connection: Connection, audit_n: int, waktu: str, oleh: str, berkas: str, sha256: str,
    counts: Counts,
) -> int:  # fmt: skip
    """Add one import inside the caller's transaction and return its number."""
    row = connection.execute(
        "INSERT INTO impor (audit_n, waktu, oleh, berkas, sha256, baru, berubah, tetap, ditolak, "
        "hilang) VALUES (?,?,?,?,?,?,?,?,?,?) RETURNING id",
        (audit_n, waktu, oleh, berkas, sha256, counts.baru, counts.berubah, counts.tetap,
         counts.ditolak, counts.hilang),
    ).fetchone()  # fmt: skip
    return int(row[0])


def add_table(connection: Connection, impor: int, table: TableRow) -> int:
    """Add one table of an import and return its number."""
    row = connection.execute(
        "INSERT INTO tabel (impor_id, lembar, jenis, judul_di_baris, jumlah_baris, kolom) "
        "VALUES (?,?,?,?,?,?) RETURNING id",
        (impor, table.lembar, table.jenis, table.judul_di_baris, table.jumlah_baris,
         json.dumps(table.kolom, ensure_ascii=False)),
    ).fetchone()  # fmt: skip
    return int(row[0])


def newest_until(connection: Connection, sequence: int) -> str | None:
    """Return when the newest import that held at an audit number was made, None without one."""
    row = connection.execute(
        "SELECT waktu FROM impor WHERE audit_n <= ? AND id NOT IN"
        " (SELECT impor_id FROM pembatalan WHERE audit_n <= ?) ORDER BY id DESC LIMIT 1",
        (sequence, sequence),
    ).fetchone()
    return str(row[0]) if row else None


def listing(connection: Connection) -> list[ImportRow]:
    """Return every import, oldest first."""
    rows = connection.execute(
        "SELECT i.id, i.waktu, i.oleh, i.berkas, i.sha256, i.audit_n, i.baru, i.berubah, i.tetap, "
        "i.ditolak, i.hilang, a.waktu, a.oleh, coalesce(r.isi, a.rincian) FROM impor i "
        "LEFT JOIN pembatalan b ON b.impor_id = i.id LEFT JOIN audit a ON a.n = b.audit_n "
        "LEFT JOIN rahasia r ON r.audit_n = a.n "
        "ORDER BY i.id"
    )
    return [ImportRow(*(*row[:6], Counts(*row[6:11]), _undone(*row[11:]))) for row in rows]


def _undone(waktu: str | None, oleh: str, rincian: str) -> Undone | None:
    """Return what the trail says of taking an import back."""
    return Undone(waktu, oleh, json.loads(rincian).get("alasan", "")) if waktu else None


def tables_of(connection: Connection, impor: int) -> list[TableRow]:
    """Return the tables of one import, in the order of the file."""
    rows = connection.execute(
        "SELECT lembar, jenis, judul_di_baris, jumlah_baris, kolom FROM tabel "
        "WHERE impor_id = ? ORDER BY id",
        (impor,),
    )
    return [TableRow(*(*row[:4], json.loads(row[4]))) for row in rows]


def letters(connection: Connection) -> dict[int, dict[str, str]]:
    """Return, for every imported table, field → column letters."""
    return {n: json.loads(text) for n, text in connection.execute("SELECT id, kolom FROM tabel")}


def places(connection: Connection) -> "Places":
    """Return what turns origins into file, sheet and cell."""
    rows = connection.execute(
        "SELECT t.id, i.berkas, t.lembar, i.id FROM tabel t JOIN impor i ON i.id = t.impor_id"
    )
    return Places({row[0]: row[1:] for row in rows})


@dataclass(frozen=True, slots=True)
class Places:
    """Tables by number: (file, sheet, import)."""

    tabel: dict[int, tuple[Any, ...]]

    def of(self, origin: Origin | None) -> Place:
        """Return where an origin stands; an empty place for none."""
        if origin is None:
            return Place()
        berkas, lembar, _ = self.tabel[origin.tabel]
        return Place(berkas, lembar, address(origin.kolom, origin.baris))

    def import_of(self, origin: Origin) -> int:
        """Return the number of the import that brought a value."""
        return int(self.tabel[origin.tabel][2])
