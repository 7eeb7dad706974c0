"""Which sheets the input workbook has, which columns they have, and what a column takes."""

from dataclasses import dataclass

from kinerja_cli.intake.choices import CHOICES
from kinerja_cli.rules.model import BERAKHLAK, RATINGS, SESUAI
from kinerja_cli.rules.records import ATTENDANCE_FIELDS

EXAMPLE = "CONTOH"
"""In the first cell of a row: the row is an example, and import leaves it out."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an input sheet.

    Attributes:
        judul: its heading; field: the name of what it holds in the store, "" where that has none.
        contoh: what the example row shows; a number where the column holds numbers.
        arti: what is to be written there, for the note on the heading.
        wajib: whether import refuses a sheet without it.
        pilihan: what the drop-down offers; any other text is refused by Excel.
        jenis: "teks", "nip", "angka" or "tanggal".
    """

    judul: str
    field: str
    contoh: str | float
    arti: str
    wajib: bool = False
    pilihan: tuple[str, ...] = ()
    jenis: str = "teks"
    lebar: int = 16


@dataclass(frozen=True, slots=True)
class InputSheet:
    """One sheet: its kind, what one row is, and its columns."""

    jenis: str
    baris: str
    kolom: tuple[Column, ...]


def _offered(kind: str) -> tuple[str, ...]:
    """Return the values of a choice as a drop-down shows them."""
    values = dict.fromkeys(CHOICES[kind].values())
    return tuple(value if value[:1].isupper() else value.capitalize() for value in values)


def _nip(words: str = "18 digit. Kolom ini berformat teks; jangan diubah menjadi angka.") -> Column:
    return Column("NIP", "nip", EXAMPLE, f"{words} Contoh: 198503122010012003.", wajib=True,
                  jenis="nip", lebar=22)  # fmt: skip


_YES_NO = ("Ya", "Tidak")
_NAME = Column("Nama", "nama", "Ani Lestari, S.E.", "Hanya untuk dibaca; boleh kosong.", lebar=28)
_PERIOD = Column(
    "Periode", "periode", "2026-Q1",
    "Misalnya 2026-Q1, TW I 2026, 2026-S1 atau 2026. Kosong = periode di judul lembar ini.", lebar=12,
)  # fmt: skip
_UNIT = Column(
    "Perangkat Daerah", "unit", "Dinas Contoh", "Nama lengkap, ditulis selalu sama.", wajib=True,
    lebar=34,
)  # fmt: skip
_ITEM = Column(
    "Indikator Kinerja Individu", "indikator", "Laporan tersusun",
    "Bunyinya sama di lembar indikator dan realisasi.", wajib=True, lebar=40,
)  # fmt: skip
_PLAN = Column("Rencana Hasil Kerja", "rencana", "Pelaporan tertib",
               "Perlu bila dua indikator berbunyi sama.", lebar=34)  # fmt: skip
_ASPECT = Column(
    "Aspek", "aspek", "Kuantitas", "Perlu bila dua indikator berbunyi sama.",
    pilihan=("Kuantitas", "Kualitas", "Waktu", "Biaya"), lebar=12,
)  # fmt: skip


def _rating(heading: str, field: str) -> Column:
    return Column(heading, field, SESUAI, "Pilih dari daftar.", pilihan=RATINGS, lebar=22)


def _number(heading: str, field: str, example: str | float, words: str, width: int = 11) -> Column:
    return Column(heading, field, example, words, jenis="angka", lebar=width)


SHEETS = (
    InputSheet("pegawai", "seorang pegawai; yang pindah ditulis dua baris dengan TMT berbeda", (
        _nip(),
        Column("Nama", "nama", "Ani Lestari, S.E.", "Lengkap dengan gelar.", wajib=True, lebar=30),
        _UNIT,
        Column("Jabatan", "jabatan", "Analis Kinerja", "Nama jabatan lengkap.", lebar=30),
        Column("Unit Kerja", "unit_kerja", "Bidang Umum", "Bidang atau bagian.", lebar=26),
        Column("Pangkat/Gol. Ruang", "pangkat", "Penata Muda / III/a", "", lebar=20),
        Column("Jenis ASN", "jenis_asn", "PNS", "PNS atau PPPK.", pilihan=("PNS", "PPPK"), lebar=11),
        Column("Jenis Jabatan", "jenis_jabatan", "Fungsional", "Struktural, fungsional, pelaksana."),
        Column("Jenjang", "jenjang", "Ahli Pertama", "Jenjang jabatan fungsional."),
        Column("Status Jabatan", "status_jabatan", "Definitif", "Kosong = definitif.",
               pilihan=("Definitif", "Plt", "Plh"), lebar=13),
        Column("Pimpinan Unit", "pimpinan", "Tidak", "Ya bila memimpin perangkat daerah.",
               pilihan=_YES_NO, lebar=12),
        Column("NIP Atasan", "nip_atasan", "Kepala Dinas",
               "NIP atasan langsung, atau jabatannya bila atasan di luar daftar (misalnya Sekretaris "
               "Daerah).", jenis="atasan", lebar=22),
        Column("TMT Jabatan", "tmt", "", "Tanggal mulai jabatan, misalnya 01-04-2022. Kosong = sejak "
               "semula.", jenis="tanggal", lebar=13),
    )),
    InputSheet("indikator", "satu indikator seorang pegawai, dengan targetnya", (
        _nip(), _NAME,
        Column("Rencana Hasil Kerja Pimpinan yang Diintervensi", "rencana_atasan", "Layanan tertib", "",
               lebar=34),
        _PLAN, _ITEM, _ASPECT,
        Column("Jenis", "jenis", "Utama", "Kosong = Utama.", pilihan=_offered("jenis")),
        Column("Satuan", "satuan", "dokumen", "", lebar=12),
        Column("Polaritas", "polaritas", "Naik",
               "Naik = makin besar makin baik; Turun = makin kecil makin baik; kosong = Naik.",
               pilihan=_offered("polaritas"), lebar=11),
        _number("Bobot", "bobot", 100, "Berjumlah 100 untuk seorang pegawai; isi semua atau kosongkan "
                "semua (sama berat).", 9),
        Column("Akumulasi", "akumulasi", "Jumlah",
               "Bagaimana angka triwulan menjadi angka setahun.", pilihan=_offered("akumulasi")),
        Column("Target Maksimum", "target_maksimum", "",
               "Ya bila target itu setinggi-tingginya yang mungkin.", pilihan=_YES_NO, lebar=11),
        Column("Tahun", "tahun", 2026, "Kosong = tahun di judul lembar ini.", jenis="angka", lebar=8),
        _number("Target", "target", 48, "Target setahun."),
        *(_number(f"Target TW {roman}", f"target_tw{n}", 12,
                  "Target triwulan itu. Triwulan tanpa target tidak dinilai.")
          for n, roman in enumerate(("I", "II", "III", "IV"), 1)),
    )),
    InputSheet("realisasi", "satu realisasi satu indikator dalam satu periode", (
        _nip(), _PLAN, _ITEM, _ASPECT, _PERIOD,
        _number("Target", "target", "",
                "Hanya bila lembar indikator tidak menyebut target periode ini.", 10),
        Column("Realisasi", "realisasi", 12, "Kosong = belum ada; tulis 0 hanya bila memang nol.",
               wajib=True, jenis="angka", lebar=12),
        Column("Bukti Dukung", "bukti_dukung", "Laporan TW I.pdf", "", lebar=28),
        Column("Umpan Balik", "umpan_balik", "Rapi dan tepat waktu.", "", lebar=34),
    )),
    InputSheet("perilaku", "penilaian seorang pegawai oleh satu penilai", (
        _nip("18 digit, NIP yang dinilai."), _NAME, _PERIOD,
        *(_rating(value, value.casefold().replace(" ", "_")) for value in BERAKHLAK),
        _rating("Rating Perilaku Kerja", "rating_perilaku"),
        Column("Penilai", "penilai", "Atasan", "Kosong = Atasan.", pilihan=_offered("penilai"),
               lebar=11),
        Column("NIP Penilai", "nip_penilai", "", "Boleh kosong bila penilainya atasan.", jenis="nip",
               lebar=22),
    )),
    InputSheet("rating", "penetapan pejabat penilai atas seorang pegawai", (
        _nip(), _NAME, _PERIOD,
        _rating("Rating Hasil Kerja", "rating_hasil_kerja"),
        _rating("Rating Perilaku Kerja", "rating_perilaku"),
        Column("Catatan/Rekomendasi", "catatan", "Pertahankan.", "", lebar=40),
        Column("Ide Baru", "ide_baru", "", "Ya bila menghasilkan ide baru (PP 30/2019 Pasal 41).",
               pilihan=_YES_NO, lebar=10),
    )),
    InputSheet("disiplin", "rekap kehadiran seorang pegawai", (
        _nip(), _NAME, _PERIOD,
        *(_number(heading, field, 62 if field in {"hari_kerja", "hadir"} else 0,
                  "Berapa kali." if heading[:2] in {"TL", "PS"} else "Jumlah hari; boleh setengah.", 10)
          for field, heading in ATTENDANCE_FIELDS.items()),
        Column("Hukuman Disiplin", "hukuman", "",
               "Ringan, Sedang, Berat, atau nama hukumannya, misalnya Teguran lisan.", lebar=26),
    )),
    InputSheet("kompetensi", "satu kompetensi seorang pegawai", (
        _nip(), _NAME,
        Column("Tahun", "tahun", 2026, "Kosong = tahun di judul lembar ini.", jenis="angka", lebar=8),
        Column("Kompetensi", "kompetensi", "Integritas", "Nama kompetensi.", wajib=True, lebar=30),
        _number("Level Standar", "level_standar", 3, "1 sampai 5."),
        Column("Level Pegawai", "level_pegawai", 3, "0 sampai 5.", wajib=True, jenis="angka", lebar=11),
    )),
    InputSheet("organisasi", "predikat satu perangkat daerah, untuk menilai pimpinannya", (
        Column("Perangkat Daerah", "unit", EXAMPLE, "Nama lengkap, ditulis selalu sama.", wajib=True,
               lebar=44),
        _PERIOD,
        Column("Capaian Kinerja Organisasi", "capaian_organisasi", "Baik", "Pilih dari daftar.",
               wajib=True, pilihan=_offered("organisasi"), lebar=26),
    )),
    InputSheet("layanan", "mutu layanan satu perangkat daerah", (
        Column("Perangkat Daerah", "unit", EXAMPLE, "Nama lengkap, ditulis selalu sama.", wajib=True,
               lebar=44),
        _PERIOD,
        Column("IKM", "ikm", 85, "Indeks kepuasan masyarakat, 25 sampai 100.", wajib=True,
               jenis="angka", lebar=10),
    )),
)  # fmt: skip
"""The sheets in the order in which they stand in the workbook."""
