"""Stable views for people who read the database with their own tools (docs/data.md).

They use nothing that `trusted_schema=OFF` refuses, and say what the reports say: the newest valid
result, the office's name as it is now. Released text never changes; a changed view is a new step.
A step that rebuilds a table drops the views on it first and makes them again: SQLite refuses to
rename a table while a view names one that is not there.
"""

_UNIT_NAMES = """nama_unit AS (
    SELECT unit_id, nama FROM (
        SELECT e.unit_id, e.nama, row_number() OVER (
            PARTITION BY e.unit_id ORDER BY length(e.nama) DESC, e.impor_id
        ) AS urutan
        FROM ejaan e LEFT JOIN pembatalan b ON b.impor_id = e.impor_id
        WHERE b.impor_id IS NULL
    ) WHERE urutan = 1
)"""
"""An office is called by its longest spelling, of the imports that hold."""

_IN_FORCE = """berlaku AS (
    SELECT s.nip, t.periode, max(s.proses_id) AS proses_id
    FROM skor s JOIN (
        SELECT pu.unit_id, p.periode, max(p.id) AS proses_id
        FROM proses p JOIN proses_unit pu ON pu.proses_id = p.id
        GROUP BY pu.unit_id, p.periode
    ) t ON t.proses_id = s.proses_id AND t.unit_id = s.unit_id
    GROUP BY s.nip, t.periode
)"""
"""The run whose result holds, for every employee and period."""

STATEMENTS: tuple[str, ...] = (
    f"""CREATE VIEW v_pegawai AS
    WITH {_UNIT_NAMES}, terakhir AS (
        SELECT *, row_number() OVER (
            PARTITION BY nip ORDER BY lembar_asal = 'pegawai' DESC, tmt DESC, sejak DESC
        ) AS urutan FROM pegawai WHERE sampai IS NULL
    )
    SELECT p.nip, p.nama, p.unit_id, coalesce(n.nama, u.nama) AS perangkat_daerah,
        nullif(p.unit_kerja, '') AS unit_kerja, nullif(p.jabatan, '') AS jabatan,
        nullif(p.jenis_jabatan, '') AS jenis_jabatan, nullif(p.jenjang, '') AS jenjang,
        nullif(p.pangkat, '') AS pangkat, nullif(p.jenis_asn, '') AS jenis_asn,
        nullif(p.status_jabatan, '') AS status_jabatan, nullif(p.pimpinan, '') AS pimpinan,
        nullif(p.nip_atasan, '') AS nip_atasan, nullif(p.atasan, '') AS atasan,
        nullif(p.tmt, '') AS tmt
    FROM terakhir p
    LEFT JOIN unit u ON u.id = p.unit_id LEFT JOIN nama_unit n ON n.unit_id = p.unit_id
    WHERE p.urutan = 1""",
    f"""CREATE VIEW v_skor AS
    WITH {_UNIT_NAMES}, {_IN_FORCE}
    SELECT s.nip, p.nama, b.periode, s.unit_id, coalesce(n.nama, u.nama) AS perangkat_daerah,
        CAST(s.hasil_kerja AS REAL) AS hasil_kerja, CAST(s.perilaku AS REAL) AS perilaku,
        CAST(s.disiplin AS REAL) AS disiplin, CAST(s.kompetensi AS REAL) AS kompetensi,
        CAST(s.layanan AS REAL) AS layanan, CAST(s.nilai AS REAL) AS nilai_akhir,
        s.rating_hasil_kerja, s.rating_perilaku, s.dari_hasil_kerja, s.dari_perilaku,
        s.usulan_hasil_kerja, s.usulan_perilaku, s.usulan_predikat, s.predikat,
        s.predikat IS NOT NULL AS lengkap, s.alasan, k.id AS kebijakan, s.proses_id AS proses,
        r.waktu AS dihitung
    FROM berlaku b
    JOIN skor s ON s.proses_id = b.proses_id AND s.nip = b.nip
    JOIN proses r ON r.id = s.proses_id JOIN kebijakan k ON k.sha256 = r.kebijakan_sha256
    JOIN unit u ON u.id = s.unit_id LEFT JOIN nama_unit n ON n.unit_id = s.unit_id
    LEFT JOIN v_pegawai p ON p.nip = s.nip""",
    f"""CREATE VIEW v_indikator AS
    WITH {_IN_FORCE}
    SELECT s.nip, b.periode, s.butir_id, i.indikator, i.rencana, i.rencana_atasan, i.aspek, i.jenis,
        i.satuan, i.polaritas, i.bobot AS bobot_tertulis, r.realisasi AS realisasi_tertulis,
        s.keadaan, CAST(s.capaian AS REAL) AS capaian,
        CAST(s.bobot_persen AS REAL) AS bobot_persen, s.proses_id AS proses
    FROM berlaku b
    JOIN skor_indikator s ON s.proses_id = b.proses_id AND s.nip = b.nip
    JOIN proses p ON p.id = s.proses_id
    LEFT JOIN indikator i ON i.butir_id = s.butir_id AND i.sejak <= p.baca_sampai
        AND (i.sampai IS NULL OR i.sampai > p.baca_sampai)
    LEFT JOIN realisasi r ON r.butir_id = s.butir_id AND r.periode = b.periode
        AND r.sejak <= p.baca_sampai AND (r.sampai IS NULL OR r.sampai > p.baca_sampai)""",
)

OWN_CASE = "(replace(e.nama, ' dan ', ' ') GLOB '* [a-z]*' AND e.nama GLOB '*[A-Z]*')"
"""SQL of `rules.names.own_case`: of equally long spellings “RSUD dr. …” beats “RSUD Dr. …”."""

_OLD_ORDER = "ORDER BY length(e.nama) DESC, e.impor_id"
_NEW_ORDER = f"ORDER BY length(e.nama) DESC, {OWN_CASE} DESC, e.impor_id"

SPELLINGS: tuple[str, ...] = (
    "DROP VIEW v_skor",
    "DROP VIEW v_pegawai",
    STATEMENTS[0].replace(_OLD_ORDER, _NEW_ORDER),
    STATEMENTS[1].replace(_OLD_ORDER, _NEW_ORDER),
)
