"""The schema, step after step, append-only; a released step never changes.

Fact tables hold versions: a row is in force from audit entry `sejak` until `sampai` (empty: now).
A correction is a new row, and the old one is marked superseded by it. `asal` names the origin of
the fields that a new row took over unchanged: {"field": [tabel, baris, "kolom"]}.
"""

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from kinerja_cli.store import data_views

if TYPE_CHECKING:
    from sqlite_utils.db import Database

_VERSION_COLUMNS = """
    tabel_id INTEGER NOT NULL REFERENCES tabel(id),
    baris INTEGER NOT NULL,
    asal TEXT,
    sejak INTEGER NOT NULL REFERENCES audit(n),
    sampai INTEGER REFERENCES audit(n)
"""

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "0001_kerangka",
        (
            """CREATE TABLE audit (
                n INTEGER PRIMARY KEY,
                waktu TEXT NOT NULL,
                tindakan TEXT NOT NULL,
                oleh TEXT NOT NULL,
                akun TEXT NOT NULL,
                komputer TEXT NOT NULL,
                rincian TEXT NOT NULL,
                hash_sebelum TEXT NOT NULL,
                hash TEXT NOT NULL
            ) STRICT""",
            """CREATE TRIGGER audit_tetap BEFORE UPDATE ON audit BEGIN
                SELECT RAISE(ABORT, 'catatan audit tidak dapat diubah');
            END""",
            """CREATE TRIGGER audit_utuh BEFORE DELETE ON audit BEGIN
                SELECT RAISE(ABORT, 'catatan audit tidak dapat dihapus');
            END""",
            """CREATE TABLE impor (
                id INTEGER PRIMARY KEY,
                audit_n INTEGER NOT NULL REFERENCES audit(n),
                waktu TEXT NOT NULL,
                oleh TEXT NOT NULL,
                berkas TEXT NOT NULL,
                sha256 TEXT NOT NULL,
                baru INTEGER NOT NULL,
                berubah INTEGER NOT NULL,
                tetap INTEGER NOT NULL,
                ditolak INTEGER NOT NULL,
                hilang INTEGER NOT NULL
            ) STRICT""",
            """CREATE TABLE tabel (
                id INTEGER PRIMARY KEY,
                impor_id INTEGER NOT NULL REFERENCES impor(id),
                lembar TEXT NOT NULL,
                jenis TEXT NOT NULL,
                judul_di_baris INTEGER NOT NULL,
                jumlah_baris INTEGER NOT NULL,
                kolom TEXT NOT NULL
            ) STRICT""",
            """CREATE TABLE unit (
                id INTEGER PRIMARY KEY,
                nama TEXT NOT NULL,
                kunci TEXT NOT NULL UNIQUE
            ) STRICT""",
            """CREATE TABLE butir (
                id INTEGER PRIMARY KEY,
                nip TEXT NOT NULL,
                tahun INTEGER NOT NULL,
                kunci TEXT NOT NULL,
                UNIQUE (nip, tahun, kunci)
            ) STRICT""",
        ),
    ),
    (
        "0002_fakta",
        (
            f"""CREATE TABLE pegawai (
                nip TEXT NOT NULL, tmt TEXT NOT NULL,
                nama TEXT, unit_id INTEGER REFERENCES unit(id), jabatan TEXT, unit_kerja TEXT,
                pangkat TEXT, jenis_asn TEXT, jenis_jabatan TEXT, jenjang TEXT,
                status_jabatan TEXT, pimpinan TEXT, nip_atasan TEXT, atasan TEXT,
                lembar_asal TEXT,
                {_VERSION_COLUMNS},
                PRIMARY KEY (nip, tmt, sejak)
            ) STRICT, WITHOUT ROWID""",
            f"""CREATE TABLE indikator (
                butir_id INTEGER NOT NULL REFERENCES butir(id),
                indikator TEXT, rencana TEXT, aspek TEXT, rencana_atasan TEXT, jenis TEXT,
                perspektif TEXT, satuan TEXT, polaritas TEXT, rumus TEXT, bobot TEXT,
                akumulasi TEXT, target TEXT,
                target_tw1 TEXT, target_tw2 TEXT, target_tw3 TEXT, target_tw4 TEXT,
                {_VERSION_COLUMNS},
                PRIMARY KEY (butir_id, sejak)
            ) STRICT, WITHOUT ROWID""",
            f"""CREATE TABLE realisasi (
                butir_id INTEGER NOT NULL REFERENCES butir(id), periode TEXT NOT NULL,
                target TEXT, realisasi TEXT, bukti_dukung TEXT, umpan_balik TEXT,
                {_VERSION_COLUMNS},
                PRIMARY KEY (butir_id, periode, sejak)
            ) STRICT, WITHOUT ROWID""",
            f"""CREATE TABLE perilaku (
                nip TEXT NOT NULL, periode TEXT NOT NULL, penilai TEXT NOT NULL,
                nip_penilai TEXT NOT NULL,
                berorientasi_pelayanan TEXT, akuntabel TEXT, kompeten TEXT, harmonis TEXT,
                loyal TEXT, adaptif TEXT, kolaboratif TEXT, rating_perilaku TEXT,
                {_VERSION_COLUMNS},
                PRIMARY KEY (nip, periode, penilai, nip_penilai, sejak)
            ) STRICT, WITHOUT ROWID""",
            f"""CREATE TABLE rating (
                nip TEXT NOT NULL, periode TEXT NOT NULL,
                rating_hasil_kerja TEXT, rating_perilaku TEXT, catatan TEXT, predikat TEXT,
                {_VERSION_COLUMNS},
                PRIMARY KEY (nip, periode, sejak)
            ) STRICT, WITHOUT ROWID""",
            f"""CREATE TABLE organisasi (
                unit_id INTEGER NOT NULL REFERENCES unit(id), periode TEXT NOT NULL,
                capaian_organisasi TEXT,
                {_VERSION_COLUMNS},
                PRIMARY KEY (unit_id, periode, sejak)
            ) STRICT, WITHOUT ROWID""",
        ),
    ),
    (
        "0003_proses",
        (
            """CREATE TABLE kebijakan (
                sha256 TEXT PRIMARY KEY, id TEXT NOT NULL, teks TEXT NOT NULL
            ) STRICT""",
            """CREATE TABLE proses (
                id INTEGER PRIMARY KEY,
                audit_n INTEGER NOT NULL REFERENCES audit(n),
                kepala TEXT NOT NULL,
                waktu TEXT NOT NULL,
                oleh TEXT NOT NULL,
                periode TEXT NOT NULL,
                kebijakan_sha256 TEXT NOT NULL REFERENCES kebijakan(sha256),
                versi_hitung INTEGER NOT NULL,
                versi_program TEXT NOT NULL,
                baca_sampai INTEGER NOT NULL REFERENCES audit(n)
            ) STRICT""",
            """CREATE TABLE proses_unit (
                proses_id INTEGER NOT NULL REFERENCES proses(id),
                unit_id INTEGER NOT NULL REFERENCES unit(id),
                PRIMARY KEY (proses_id, unit_id)
            ) STRICT, WITHOUT ROWID""",
            """CREATE TABLE skor (
                proses_id INTEGER NOT NULL REFERENCES proses(id),
                nip TEXT NOT NULL,
                unit_id INTEGER NOT NULL REFERENCES unit(id),
                masukan_sha256 TEXT NOT NULL,
                hasil_kerja TEXT, perilaku TEXT,
                rating_hasil_kerja TEXT, rating_perilaku TEXT,
                dari_hasil_kerja TEXT, dari_perilaku TEXT,
                usulan_hasil_kerja TEXT, usulan_perilaku TEXT, usulan_predikat TEXT,
                predikat TEXT,
                alasan TEXT NOT NULL,
                PRIMARY KEY (proses_id, nip)
            ) STRICT, WITHOUT ROWID""",
            "CREATE INDEX skor_nip ON skor (nip, proses_id)",
            """CREATE TABLE skor_indikator (
                proses_id INTEGER NOT NULL REFERENCES proses(id),
                nip TEXT NOT NULL,
                butir_id INTEGER NOT NULL REFERENCES butir(id),
                keadaan TEXT NOT NULL,
                capaian TEXT,
                bobot_persen TEXT,
                PRIMARY KEY (proses_id, nip, butir_id)
            ) STRICT, WITHOUT ROWID""",
            """CREATE TABLE pilihan (
                nama TEXT PRIMARY KEY, isi TEXT NOT NULL
            ) STRICT""",
        ),
    ),
    (
        "0004_pembatalan_dan_alias",
        (
            """CREATE TABLE pembatalan (
                impor_id INTEGER PRIMARY KEY REFERENCES impor(id),
                audit_n INTEGER NOT NULL REFERENCES audit(n)
            ) STRICT""",
            "ALTER TABLE unit ADD COLUMN gabung_ke INTEGER REFERENCES unit(id)",
            """CREATE TABLE alias (
                kunci TEXT PRIMARY KEY,
                nama TEXT NOT NULL,
                unit_id INTEGER NOT NULL REFERENCES unit(id),
                audit_n INTEGER NOT NULL REFERENCES audit(n)
            ) STRICT, WITHOUT ROWID""",
            # How an import spells an office: its name is the longest spelling of those that hold.
            # Without an import: the name it had before spellings were kept.
            """CREATE TABLE ejaan (
                unit_id INTEGER NOT NULL REFERENCES unit(id),
                nama TEXT NOT NULL,
                impor_id INTEGER REFERENCES impor(id)
            ) STRICT""",
            "INSERT INTO ejaan SELECT id, nama, NULL FROM unit",
        ),
    ),
    (
        "0005_komponen_dan_penetapan",
        (
            f"""CREATE TABLE disiplin (
                nip TEXT NOT NULL, periode TEXT NOT NULL,
                hari_kerja TEXT, hadir TEXT, tl1 TEXT, tl2 TEXT, tl3 TEXT, tl4 TEXT,
                psw1 TEXT, psw2 TEXT, psw3 TEXT, psw4 TEXT, izin TEXT, sakit TEXT, cuti TEXT,
                dinas_luar TEXT, tanpa_keterangan TEXT, hukuman TEXT,
                {_VERSION_COLUMNS},
                PRIMARY KEY (nip, periode, sejak)
            ) STRICT, WITHOUT ROWID""",
            f"""CREATE TABLE kompetensi (
                nip TEXT NOT NULL, periode TEXT NOT NULL, kunci TEXT NOT NULL,
                kompetensi TEXT, level_standar TEXT, level_pegawai TEXT,
                {_VERSION_COLUMNS},
                PRIMARY KEY (nip, periode, kunci, sejak)
            ) STRICT, WITHOUT ROWID""",
            f"""CREATE TABLE layanan (
                unit_id INTEGER NOT NULL REFERENCES unit(id), periode TEXT NOT NULL,
                ikm TEXT, persyaratan TEXT, prosedur TEXT, waktu TEXT, biaya TEXT, produk TEXT,
                kompetensi_pelaksana TEXT, perilaku_pelaksana TEXT, sarana TEXT, pengaduan TEXT,
                {_VERSION_COLUMNS},
                PRIMARY KEY (unit_id, periode, sejak)
            ) STRICT, WITHOUT ROWID""",
            f"""CREATE TABLE rencana_unit (
                unit_id INTEGER NOT NULL REFERENCES unit(id), periode TEXT NOT NULL,
                kunci TEXT NOT NULL,
                rencana TEXT, indikator TEXT, satuan TEXT, polaritas TEXT, target TEXT,
                realisasi TEXT,
                {_VERSION_COLUMNS},
                PRIMARY KEY (unit_id, periode, kunci, sejak)
            ) STRICT, WITHOUT ROWID""",
            f"""CREATE TABLE keberatan (
                nip TEXT NOT NULL, periode TEXT NOT NULL, tanggal TEXT NOT NULL,
                kunci TEXT NOT NULL,
                alasan TEXT, jawaban TEXT, tanggal_jawaban TEXT,
                {_VERSION_COLUMNS},
                PRIMARY KEY (nip, periode, tanggal, kunci, sejak)
            ) STRICT, WITHOUT ROWID""",
            # What people decided and locked: versions like facts, but typed in, not imported.
            """CREATE TABLE keputusan (
                nip TEXT NOT NULL, periode TEXT NOT NULL,
                rating_hasil_kerja TEXT, rating_perilaku TEXT, ide_baru TEXT,
                alasan TEXT NOT NULL, dasar TEXT NOT NULL, tanggal TEXT NOT NULL,
                sejak INTEGER NOT NULL REFERENCES audit(n),
                sampai INTEGER REFERENCES audit(n),
                PRIMARY KEY (nip, periode, sejak)
            ) STRICT, WITHOUT ROWID""",
            """CREATE TABLE kunci (
                periode TEXT NOT NULL,
                unit_id INTEGER NOT NULL REFERENCES unit(id),
                sejak INTEGER NOT NULL REFERENCES audit(n),
                sampai INTEGER REFERENCES audit(n),
                PRIMARY KEY (periode, unit_id, sejak)
            ) STRICT, WITHOUT ROWID""",
            # The rows of indikator and rating are rebuilt: a version's last columns stay last.
            f"""CREATE TABLE indikator_baru (
                butir_id INTEGER NOT NULL REFERENCES butir(id),
                indikator TEXT, rencana TEXT, aspek TEXT, rencana_atasan TEXT, jenis TEXT,
                perspektif TEXT, satuan TEXT, polaritas TEXT, rumus TEXT, bobot TEXT,
                akumulasi TEXT, target_maksimum TEXT, target TEXT,
                target_tw1 TEXT, target_tw2 TEXT, target_tw3 TEXT, target_tw4 TEXT,
                {_VERSION_COLUMNS},
                PRIMARY KEY (butir_id, sejak)
            ) STRICT, WITHOUT ROWID""",
            """INSERT INTO indikator_baru SELECT butir_id, indikator, rencana, aspek,
                rencana_atasan, jenis, perspektif, satuan, polaritas, rumus, bobot, akumulasi,
                NULL, target, target_tw1, target_tw2, target_tw3, target_tw4,
                tabel_id, baris, asal, sejak, sampai FROM indikator""",
            "DROP TABLE indikator",
            "ALTER TABLE indikator_baru RENAME TO indikator",
            f"""CREATE TABLE rating_baru (
                nip TEXT NOT NULL, periode TEXT NOT NULL,
                rating_hasil_kerja TEXT, rating_perilaku TEXT, catatan TEXT, predikat TEXT,
                ide_baru TEXT,
                {_VERSION_COLUMNS},
                PRIMARY KEY (nip, periode, sejak)
            ) STRICT, WITHOUT ROWID""",
            """INSERT INTO rating_baru SELECT nip, periode, rating_hasil_kerja, rating_perilaku,
                catatan, predikat, NULL, tabel_id, baris, asal, sejak, sampai FROM rating""",
            "DROP TABLE rating",
            "ALTER TABLE rating_baru RENAME TO rating",
            "ALTER TABLE skor ADD COLUMN disiplin TEXT",
            "ALTER TABLE skor ADD COLUMN kompetensi TEXT",
            "ALTER TABLE skor ADD COLUMN layanan TEXT",
            "ALTER TABLE skor ADD COLUMN nilai TEXT",
        ),
    ),
    (
        # What is only reported and enters no score. `periode` of a training is its year, that of an
        # entry of the daily log the month of its day.
        "0006_umpan_balik_pelatihan_kegiatan_skp",
        (
            f"""CREATE TABLE umpan_balik (
                nip TEXT NOT NULL, periode TEXT NOT NULL, kunci TEXT NOT NULL,
                pemberi TEXT, umpan_balik TEXT,
                {_VERSION_COLUMNS},
                PRIMARY KEY (nip, periode, kunci, sejak)
            ) STRICT, WITHOUT ROWID""",
            f"""CREATE TABLE pelatihan (
                nip TEXT NOT NULL, periode TEXT NOT NULL, kunci TEXT NOT NULL,
                pelatihan TEXT, jp TEXT, tanggal TEXT, kompetensi TEXT,
                {_VERSION_COLUMNS},
                PRIMARY KEY (nip, periode, kunci, sejak)
            ) STRICT, WITHOUT ROWID""",
            f"""CREATE TABLE kegiatan (
                nip TEXT NOT NULL, periode TEXT NOT NULL, tanggal TEXT NOT NULL,
                kunci TEXT NOT NULL,
                kegiatan TEXT, menit TEXT, mulai TEXT, status TEXT, validator TEXT,
                waktu_input TEXT, tanggal_validasi TEXT,
                {_VERSION_COLUMNS},
                PRIMARY KEY (nip, periode, tanggal, kunci, sejak)
            ) STRICT, WITHOUT ROWID""",
            f"""CREATE TABLE skp (
                nip TEXT NOT NULL, periode TEXT NOT NULL, kunci TEXT NOT NULL,
                bagian TEXT, isi TEXT,
                {_VERSION_COLUMNS},
                PRIMARY KEY (nip, periode, kunci, sejak)
            ) STRICT, WITHOUT ROWID""",
        ),
    ),
    ("0007_pandangan", data_views.STATEMENTS),
    ("0008_ejaan_sendiri", data_views.SPELLINGS),
    (
        "0009_segel",
        (
            # An entry is begun, and sealed once at the end of its transaction; then it stays.
            "DROP TRIGGER audit_tetap",
            """CREATE TRIGGER audit_tetap BEFORE UPDATE ON audit WHEN OLD.hash <> '' BEGIN
                SELECT RAISE(ABORT, 'catatan audit tidak dapat diubah');
            END""",
            # What an entry says of persons, and typed text: erasable, under a keyed hash.
            """CREATE TABLE rahasia (
                audit_n INTEGER PRIMARY KEY REFERENCES audit(n),
                garam TEXT NOT NULL,
                isi TEXT NOT NULL
            ) STRICT""",
            """CREATE TABLE laporan (
                audit_n INTEGER NOT NULL REFERENCES audit(n),
                berkas TEXT NOT NULL,
                sha256 TEXT NOT NULL,
                PRIMARY KEY (audit_n, berkas)
            ) STRICT, WITHOUT ROWID""",
        ),
    ),
)

NEWEST = STEPS[-1][0]
"""The step that this program's schema has reached."""


def applied(connection: sqlite3.Connection) -> set[str]:
    """Return the names of the steps this database has taken."""
    known = connection.execute(
        "SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'"
    ).fetchone()
    if not known:
        return set()
    return {
        name
        for (name,) in connection.execute(
            "SELECT name FROM _sqlite_migrations WHERE migration_set = 'kinerja'"
        )
    }


def unknown(connection: sqlite3.Connection) -> list[str]:
    """Return the steps of this database that this program does not know."""
    return sorted(applied(connection) - {name for name, _ in STEPS})


def missing(connection: sqlite3.Connection) -> list[str]:
    """Return the steps that this database has yet to take."""
    taken = applied(connection)
    return [name for name, _ in STEPS if name not in taken]


def bring_up(
    connection: sqlite3.Connection, application_id: int, before: Callable[[], None] = lambda: None
) -> None:
    """Take every step not taken yet, all of them in one transaction: a kill leaves none behind.

    Args:
        connection: the database.
        application_id: the mark of a kinerja database.
        before: called first, when there is something to lose, and while nobody else can write.
    """
    if not missing(connection):
        return
    # sqlite_utils imports pandas where it can (0.3 s), so only a database that needs a step pays.
    from sqlite_utils import Database, Migrations  # noqa: PLC0415

    steps = Migrations("kinerja")
    for name, statements in STEPS:
        steps(name=name)(_runner(statements))
    connection.execute("BEGIN IMMEDIATE")
    try:
        if missing(connection) and _filled(connection):  # another process may have been first
            before()
        connection.execute(f"PRAGMA application_id = {int(application_id)}")
        steps.apply(Database(connection))
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _filled(connection: sqlite3.Connection) -> bool:
    """Say whether anything was ever done in this database."""
    return bool(applied(connection)) and bool(
        connection.execute("SELECT EXISTS (SELECT 1 FROM audit)").fetchone()[0]
    )


def _runner(statements: tuple[str, ...]) -> Callable[["Database"], None]:
    def step(db: "Database") -> None:
        for statement in statements:
            db.execute(statement)

    return step
