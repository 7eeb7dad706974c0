"""The kinds of record that sheets turn into: what identifies one, and what it says.

Store and intake both read this list, so that a new kind is one entry here, one migration and one
sheet layout.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kinerja_cli.rules.model import BERAKHLAK
from kinerja_cli.rules.names import key


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind of record.

    Attributes:
        kunci: the fields that identify a record.
        isi: the fields that it states; each may be missing.
    """

    nama: str
    kunci: tuple[str, ...]
    isi: tuple[str, ...]


BEHAVIOUR_FIELDS: dict[str, str] = {key(name).replace(" ", "_"): name for name in BERAKHLAK}
"""Field name → BerAKHLAK value."""

ATTENDANCE_FIELDS: dict[str, str] = {
    "hari_kerja": "Hari Kerja",
    "hadir": "Hadir",
    **{f"tl{n}": f"TL{n}" for n in range(1, 5)},
    **{f"psw{n}": f"PSW{n}" for n in range(1, 5)},
    "izin": "Izin",
    "sakit": "Sakit",
    "cuti": "Cuti",
    "dinas_luar": "Dinas Luar",
    "tanpa_keterangan": "Tanpa Keterangan",
}
"""Field name → heading of a count in an attendance recap."""

SERVICE_FIELDS: dict[str, str] = {
    "persyaratan": "Persyaratan",
    "prosedur": "Sistem, Mekanisme, dan Prosedur",
    "waktu": "Waktu Penyelesaian",
    "biaya": "Biaya/Tarif",
    "produk": "Produk Spesifikasi Jenis Pelayanan",
    "kompetensi_pelaksana": "Kompetensi Pelaksana",
    "perilaku_pelaksana": "Perilaku Pelaksana",
    "sarana": "Sarana dan Prasarana",
    "pengaduan": "Penanganan Pengaduan, Saran, dan Masukan",
}
"""Field name → unsur of the survey of service quality (PermenPANRB 14/2017), each 1 to 4."""

QUARTER_TARGETS = ("target_tw1", "target_tw2", "target_tw3", "target_tw4")

KINDS: dict[str, RecordKind] = {
    kind.nama: kind
    for kind in (
        RecordKind(
            "pegawai",
            ("nip", "tmt"),
            (
                "nama",
                "unit_id",
                "jabatan",
                "unit_kerja",
                "pangkat",
                "jenis_asn",
                "jenis_jabatan",
                "jenjang",
                "status_jabatan",
                "pimpinan",
                "nip_atasan",
                "atasan",
                "lembar_asal",
            ),
        ),
        RecordKind(
            "indikator",
            ("butir_id",),
            (
                "indikator",
                "rencana",
                "aspek",
                "rencana_atasan",
                "jenis",
                "perspektif",
                "satuan",
                "polaritas",
                "rumus",
                "bobot",
                "akumulasi",
                "target_maksimum",
                "target",
                *QUARTER_TARGETS,
            ),
        ),
        RecordKind(
            "realisasi",
            ("butir_id", "periode"),
            ("target", "realisasi", "bukti_dukung", "umpan_balik"),
        ),
        RecordKind(
            "perilaku",
            ("nip", "periode", "penilai", "nip_penilai"),
            (*BEHAVIOUR_FIELDS, "rating_perilaku"),
        ),
        RecordKind(
            "rating",
            ("nip", "periode"),
            ("rating_hasil_kerja", "rating_perilaku", "catatan", "predikat", "ide_baru"),
        ),
        RecordKind("organisasi", ("unit_id", "periode"), ("capaian_organisasi",)),
        RecordKind("disiplin", ("nip", "periode"), (*ATTENDANCE_FIELDS, "hukuman")),
        RecordKind(
            "kompetensi",
            ("nip", "periode", "kunci"),
            ("kompetensi", "level_standar", "level_pegawai"),
        ),
        RecordKind("layanan", ("unit_id", "periode"), ("ikm", *SERVICE_FIELDS)),
        RecordKind(
            "rencana_unit",
            ("unit_id", "periode", "kunci"),
            ("rencana", "indikator", "satuan", "polaritas", "target", "realisasi"),
        ),
        RecordKind(
            "keberatan",
            ("nip", "periode", "tanggal", "kunci"),
            ("alasan", "jawaban", "tanggal_jawaban"),
        ),
        RecordKind("umpan_balik", ("nip", "periode", "kunci"), ("pemberi", "umpan_balik")),
        RecordKind(
            "pelatihan",
            ("nip", "periode", "kunci"),
            ("pelatihan", "jp", "tanggal", "kompetensi"),
        ),
        RecordKind(
            "kegiatan",
            ("nip", "periode", "tanggal", "kunci"),
            (
                "kegiatan",
                "menit",
                "mulai",
                "status",
                "validator",
                "waktu_input",
                "tanggal_validasi",
            ),
        ),
        RecordKind("skp", ("nip", "periode", "kunci"), ("bagian", "isi")),
    )
}
"""Every kind of record the store holds, by name."""

REPORTED = frozenset({"umpan_balik", "pelatihan", "kegiatan", "skp"})
"""Kinds that only reports read; no score does."""


@dataclass(frozen=True, slots=True)
class Record:
    """What one row of a sheet states about one thing.

    Attributes:
        jenis: a name of `KINDS`.
        kunci: values of the kind's key fields, in order; numbers are surrogate ids.
        nilai: field → canonical text, only what is stated.
        kosong: fields that have a column in the sheet but stand empty in this row.
        tabel: index of the table it came from (of the command before saving, of the store after).
        baris: row number in the sheet, counted from 1.
    """

    jenis: str
    kunci: tuple[str | int, ...]
    nilai: Mapping[str, str]
    tabel: int
    baris: int
    kosong: frozenset[str] = field(default_factory=frozenset)
