"""Write tests/sheets/traits/L_*.xlsx and their goldens: awkward layouts, one trait a file.

Run:  python tests/sheets/make_layout.py
The output does not depend on the clock. All people, NIPs and offices are invented. A golden says
what a careful person reads in the sheet; it is built from the data that were written into it,
never by reading the sheet back.
"""

# ruff: noqa: ARG005, B020, B905, DTZ001, SIM905, T201
# (a column's function gets person and task whether it needs both or not; lists of unlike length
# are cut on purpose; the fixed date has no zone)

from __future__ import annotations

import datetime as dt
import json
import re
import zipfile
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment

HERE = Path(__file__).parent / "traits"
FIXTURES = []
SE, AE = "Sesuai Ekspektasi", "Di Atas Ekspektasi"
BULAN = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
).split()

# ------------------------------------------------------------------ invented people and work


@dataclass
class Tugas:
    indikator: str
    satuan: str
    bobot: int
    target: object
    realisasi: object


@dataclass
class Orang:
    nama: str
    nip: str
    jabatan: str
    pangkat: str
    tugas: list = field(default_factory=list)


_NAMA = [
    ("Wirasena Palguna", 1), ("Lestari Andarini", 2), ("Danu Prakosa", 1), ("Melati Suryani", 2),
    ("Gilang Ramdhani", 1), ("Nirmala Puspita", 2), ("Hasan Baktiar", 1), ("Kartika Maheswari", 2),
    ("Yoga Pamungkas", 1), ("Intan Permata", 2), ("Bagas Wicaksana", 1), ("Ratna Kumalasari", 2),
    ("Surya Atmaja", 1), ("Dewi Anjarwati", 2), ("Fajar Nugraha", 1), ("Laras Widyastuti", 2),
    ("Rendra Kusuma", 1), ("Ayu Pratiwi", 2), ("Teguh Laksono", 1), ("Nadia Safitri", 2),
    ("Arif Budianto", 1), ("Wulan Rahayu", 2), ("Joko Samudra", 1), ("Tiara Handayani", 2),
]  # fmt: skip
_JABATAN = [
    "Analis Perencanaan", "Pengelola Keuangan", "Arsiparis Ahli Pertama", "Pranata Komputer Ahli Muda",
    "Pengadministrasi Umum", "Analis Kebijakan Ahli Muda", "Pengelola Data", "Penyuluh Sosial Ahli Pertama",
]  # fmt: skip
_PANGKAT = [
    "Penata, III/c",
    "Penata Muda, III/a",
    "Penata Muda Tk. I, III/b",
    "Penata Tk. I, III/d",
    "Pengatur, II/c",
]
_KERJA = [
    ("Dokumen perencanaan yang disusun", "Dokumen", 12, 11),
    ("Persentase surat yang ditindaklanjuti", "Persen", 95, 92.5),
    ("Laporan keuangan yang tepat waktu", "Laporan", 3, 3),
    ("Ketepatan waktu pembayaran gaji", "Hari", 5, 4),
    ("Arsip yang ditata", "Berkas", 240, 251),
    ("Persentase arsip yang didigitalkan", "Persen", 60, 48.75),
    ("Gangguan jaringan yang ditangani", "Tiket", 45, 47),
    ("Aplikasi layanan yang dipelihara", "Aplikasi", 4, 4),
    ("Surat keluar yang diagendakan", "Surat", 150, 163),
    ("Rapat yang dibuatkan notula", "Notula", 8, 7),
    ("Rekomendasi kebijakan yang disampaikan", "Rekomendasi", 2, 1),
    ("Persentase usulan yang ditelaah", "Persen", 90, 88.2),
    ("Basis data yang dimutakhirkan", "Basis data", 6, 6),
    ("Kunjungan lapangan", "Kali", 10, 14),
    ("Keluarga binaan yang didampingi", "Keluarga", 35, 31),
    ("Penyuluhan yang diselenggarakan", "Kegiatan", 9, 9),
]


def buat_nip(i: int, kelamin: int) -> str:
    lahir = dt.date(1972 + (i * 5) % 22, 1 + (i * 7) % 12, 1 + (i * 11) % 28)
    return f"{lahir:%Y%m%d}{lahir.year + 25}{1 + (i * 5) % 12:02d}{kelamin}{1 + i % 4:03d}"


def orang(i: int, banyak: int = 2) -> Orang:
    nama, kelamin = _NAMA[i]
    awal = (i * 2) % len(_KERJA)
    bobot = {1: [100], 2: [60, 40], 3: [50, 30, 20]}[banyak]
    tugas = [
        Tugas(k[0], k[1], b, k[2], k[3]) for k, b in zip((_KERJA * 2)[awal : awal + banyak], bobot)
    ]
    return Orang(nama, buat_nip(i, kelamin), _JABATAN[i % 8], _PANGKAT[i % 5], tugas)


def staf(awal: int, jumlah: int, banyak: int = 2) -> list[Orang]:
    return [orang(i, banyak) for i in range(awal, awal + jumlah)]


# ------------------------------------------------------------------ goldens


def angka(nilai: object) -> str:
    if isinstance(nilai, str):
        return nilai
    return format(Decimal(str(nilai)).normalize(), "f")


def emas(**jenis) -> dict:
    """A golden in which nothing is read but what is added."""
    awal = {
        "keluar": 0,
        "pegawai": [],
        "indikator": [],
        "realisasi": [],
        "rating": [],
        "perilaku": [],
    }
    return {**awal, **jenis}


def catat_pegawai(g: dict, o: Orang, unit: str, *tanpa: str, **lain) -> None:
    rekaman = {"nip": o.nip, "nama": o.nama, "unit": unit, "jabatan": o.jabatan, **lain}
    if not any(p["nip"] == o.nip for p in g["pegawai"]):
        g["pegawai"].append({k: v for k, v in rekaman.items() if k not in tanpa})


def catat_indikator(g: dict, o: Orang, t: Tugas, tahun: int, *tanpa: str, **lain) -> None:
    rekaman = {
        "nip": o.nip,
        "tahun": tahun,
        "indikator": t.indikator,
        "satuan": t.satuan,
        "bobot": angka(t.bobot),
    }
    rekaman = {k: v for k, v in rekaman.items() if k not in tanpa}
    if not any(
        (r["nip"], r["tahun"], r["indikator"]) == (o.nip, tahun, t.indikator)
        for r in g["indikator"]
    ):
        g["indikator"].append({**rekaman, **lain})


def catat_realisasi(
    g: dict, o: Orang, t: Tugas, periode: str, target=None, realisasi=None, **lain
) -> None:
    rekaman = {"nip": o.nip, "indikator": t.indikator, "periode": periode}
    rekaman["target"] = angka(t.target if target is None else target)
    rekaman["realisasi"] = angka(t.realisasi if realisasi is None else realisasi)
    g["realisasi"].append({**rekaman, **lain})


def catat(g: dict, orang_orang: list[Orang], periode: str, unit: str, *tanpa: str) -> dict:
    """Everything a recap says: the people, their indicators, one realisation each."""
    for o in orang_orang:
        catat_pegawai(g, o, unit, *tanpa)
        for t in o.tugas:
            catat_indikator(g, o, t, int(periode[:4]), *tanpa)
            catat_realisasi(g, o, t, periode)
    return g


# ------------------------------------------------------------------ sheets


KOLOM = ["No", "NIP", "Nama", "Jabatan", "Indikator", "Satuan", "Bobot", "Target", "Realisasi"]
DINAS = "Dinas Sosial Kota Contoh"
JUDUL = ["REKAPITULASI KINERJA PEGAWAI", "TRIWULAN I TAHUN 2024", f"SKPD : {DINAS}", None]


def buku(*lembar: str) -> tuple:
    wb = Workbook()
    wb.active.title = lembar[0]
    return (wb, wb.active, *[wb.create_sheet(nama) for nama in lembar[1:]])


def tulis(ws, baris: int, nilai: list, kolom: int = 1) -> int:
    """Write one row; the next row's number comes back. None leaves the cell out."""
    for i, v in enumerate(nilai):
        if v is not None:
            ws.cell(baris, kolom + i, v)
            if isinstance(v, str) and "\n" in v:
                ws.cell(baris, kolom + i).alignment = Alignment(wrap_text=True, vertical="top")
    return baris + 1


def judul(ws, baris_judul: list, baris: int = 1, kolom: int = 1) -> int:
    for teks in baris_judul:
        baris = tulis(ws, baris, [teks], kolom)
    return baris


def gabung(ws, baris1: int, kolom1: int, baris2: int, kolom2: int) -> None:
    if (baris1, kolom1) != (baris2, kolom2):
        ws.merge_cells(start_row=baris1, start_column=kolom1, end_row=baris2, end_column=kolom2)


def ambil(nomor: object, o: Orang, t: Tugas) -> dict:
    return {
        "No": nomor, "NIP": o.nip, "Nama": o.nama, "Jabatan": o.jabatan, "Pangkat": o.pangkat,
        "Indikator": t.indikator, "Satuan": t.satuan, "Bobot": t.bobot, "Target": t.target, "Realisasi": t.realisasi,
    }  # fmt: skip


def isi(
    ws,
    baris: int,
    orang_orang: list,
    urutan=None,
    kolom=1,
    mulai=1,
    ulang=True,
    teks="{}",
    **tambah,
) -> int:
    """The rows of a recap in the order given; `ulang=False` leaves the person's cells blank below the first.

    A name in `urutan` that is no field is looked up in `tambah`, called with (person, task); None is a blank column.
    """
    for n, o in enumerate(orang_orang, mulai):
        nomor = n if teks == "{}" else teks.format(n)
        for i, t in enumerate(o.tugas):
            data = ambil(nomor, o, t)
            data.update({k: f(o, t) for k, f in tambah.items()})
            if i and not ulang:
                data.update(dict.fromkeys(("No", "NIP", "Nama", "Jabatan", "Pangkat", "NamaNip")))
            elif i:
                data["No"] = None
            baris = tulis(ws, baris, [data.get(k) if k else None for k in urutan or KOLOM], kolom)
    return baris


def rekap(
    ws, orang_orang: list, baris: int = 1, atas: list | None = None, kepala=None, **lain
) -> int:
    """A whole plain recap; the row after it comes back."""
    baris = judul(ws, JUDUL if atas is None else atas, baris)
    baris = tulis(ws, baris, kepala or KOLOM)
    return isi(ws, baris, orang_orang, **lain)


def lembar_pegawai(ws, orang_orang: list, unit: str) -> None:
    tulis(ws, 1, ["NIP", "Nama", "Jabatan", "Perangkat Daerah"])
    for baris, o in enumerate(orang_orang, 2):
        tulis(ws, baris, [o.nip, o.nama, o.jabatan, unit])


def lembar_indikator(ws, orang_orang: list, tahun: int) -> None:
    tulis(
        ws,
        1,
        ["NIP", "Indikator Kinerja Individu", "Satuan", "Bobot", "Akumulasi", "Tahun", "Target"],
    )
    for baris, (o, t) in enumerate(((o, t) for o in orang_orang for t in o.tugas), 2):
        tulis(ws, baris, [o.nip, t.indikator, t.satuan, t.bobot, "Nilai Terakhir", tahun, t.target])


def dasar(g: dict, pegawai, indikator, orang_orang: list, unit: str, tahun: int = 2024) -> dict:
    """The plain employee and indicator sheets of a book, and what they say."""
    lembar_pegawai(pegawai, orang_orang, unit)
    lembar_indikator(indikator, orang_orang, tahun)
    for o in orang_orang:
        catat_pegawai(g, o, unit)
        for t in o.tugas:
            catat_indikator(g, o, t, tahun, akumulasi="Nilai Terakhir", target=angka(t.target))
    return g


def fixture(nama: str, sifat: str):
    def daftar(fungsi):
        FIXTURES.append(("L_" + nama, sifat, fungsi))
        return fungsi

    return daftar


# ------------------------------------------------------------------ writing files that never change


def simpan(wb, tujuan: Path) -> None:
    """Save without the clock: fixed dates in the properties and in the zip."""
    tetap = dt.datetime(2024, 4, 1, 8, 0, 0)
    wb.properties.creator = "Kantor Contoh"
    wb.properties.created = tetap
    sementara = tujuan.with_suffix(".tmp")
    wb.save(sementara)
    with (
        zipfile.ZipFile(sementara) as lama,
        zipfile.ZipFile(tujuan, "w", zipfile.ZIP_DEFLATED) as baru,
    ):
        for nama in lama.namelist():
            data = lama.read(nama)
            if nama == "docProps/core.xml":
                data = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2024-04-01T08:00:00Z", data
                )
            info = zipfile.ZipInfo(nama, (2024, 4, 1, 8, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            baru.writestr(info, data)
    sementara.unlink()


def main() -> None:
    HERE.mkdir(exist_ok=True)
    for nama, sifat, fungsi in FIXTURES:
        wb, golden = fungsi()
        simpan(wb, HERE / f"{nama}.xlsx")
        teks = json.dumps({"sifat": sifat, **golden}, ensure_ascii=False, indent=1)
        (HERE / f"{nama}.json").write_text(teks + "\n", encoding="utf-8")
    print(len(FIXTURES), "berkas")


# ================================================================== title blocks


@fixture(
    "dasar", "Lembar pegawai dan lembar indikator yang rapi; dipakai sebagai dasar berkas lain."
)
def _():
    wb, pegawai, indikator = buku("Pegawai", "Indikator")
    return wb, dasar(emas(), pegawai, indikator, staf(0, 3), DINAS)


@fixture("judul_1_baris", "Satu baris judul memuat nama dinas dan triwulan sekaligus.")
def _():
    wb, ws = buku("Sheet1")
    s = staf(0, 3)
    rekap(
        ws,
        s,
        atas=["Rekapitulasi Kinerja Pegawai Dinas Perhubungan Kota Contoh Triwulan I Tahun 2024"],
    )
    return wb, catat(emas(), s, "2024-Q1", "Dinas Perhubungan Kota Contoh")


@fixture("judul_6_baris", "Enam baris judul yang digabung selebar tabel; judul kolom di baris 7.")
def _():
    wb, ws = buku("Sheet1")
    s = staf(1, 3)
    atas = ["PEMERINTAH KOTA CONTOH", "LAPORAN CAPAIAN KINERJA PEGAWAI", None]
    rekap(
        ws,
        s,
        atas=[*atas, "SKPD : Dinas Pertanian Kota Contoh", "Periode : Triwulan II 2024", None],
    )
    for baris in (1, 2):
        gabung(ws, baris, 1, baris, 9)
    return wb, catat(emas(), s, "2024-Q2", "Dinas Pertanian Kota Contoh")


@fixture(
    "judul_16_baris",
    "Enam belas baris lampiran peraturan di atas tabel; tahun peraturan bukan periode.",
)
def _():
    wb, ws = buku("LAMPIRAN")
    s = staf(2, 3)
    atas = [
        "LAMPIRAN II", "PERATURAN BUPATI CONTOH", "NOMOR 12 TAHUN 2021", "TENTANG",
        "PEDOMAN PELAPORAN KINERJA PEGAWAI", None, "PEMERINTAH KABUPATEN CONTOH", None,
        "REKAPITULASI KINERJA PEGAWAI", "TRIWULAN III TAHUN 2024", None,
        "SKPD : Dinas Perikanan Kabupaten Contoh", "Alamat : Jalan Pelabuhan Nomor 8", "Telepon : (0999) 555012", None, None,
    ]  # fmt: skip
    rekap(ws, s, atas=atas)
    return wb, catat(emas(), s, "2024-Q3", "Dinas Perikanan Kabupaten Contoh")


@fixture(
    "judul_21_baris",
    "Dua puluh satu baris kop dan petunjuk di atas tabel; judul kolom di baris 22.",
)
def _():
    wb, ws = buku("Mei")
    s = staf(3, 3)
    petunjuk = [f"{n}. {t}" for n, t in enumerate(["Isi kolom putih saja.", "Jangan mengubah judul kolom.",
        "Realisasi diisi angka.", "Kirim paling lambat tanggal 10."], 1)]  # fmt: skip
    atas = [
        "PEMERINTAH KOTA CONTOH",
        "BAGIAN ORGANISASI",
        "Jalan Merdeka Nomor 1, Contoh",
        None,
        None,
    ]
    atas += [
        "LAPORAN KINERJA BULANAN PEGAWAI",
        None,
        "SKPD : Dinas Pariwisata Kota Contoh",
        "Periode : Mei 2024",
        None,
    ]
    rekap(
        ws,
        s,
        atas=[
            *atas,
            "PETUNJUK PENGISIAN",
            *petunjuk,
            None,
            "Dicetak: 12 Juni 2024",
            None,
            None,
            None,
            None,
        ],
    )
    return wb, catat(emas(), s, "2024-05", "Dinas Pariwisata Kota Contoh")


# ================================================================== headings


@fixture(
    "kepala_dua_baris", "Judul kolom dua baris: IKU digabung di atas Indikator, Satuan dan Target."
)
def _():
    wb, ws = buku("Rekap")
    s = staf(4, 3)
    b = judul(ws, JUDUL)
    tulis(ws, b, ["No", "NIP", "Nama", "Jabatan", "IKU", None, None, "Bobot", "Realisasi"])
    tulis(ws, b + 1, [None, None, None, None, "Indikator", "Satuan", "Target"])
    gabung(ws, b, 5, b, 7)
    for k in (1, 2, 3, 4, 8, 9):
        gabung(ws, b, k, b + 1, k)
    isi(
        ws,
        b + 2,
        s,
        ["No", "NIP", "Nama", "Jabatan", "Indikator", "Satuan", "Target", "Bobot", "Realisasi"],
    )
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture(
    "kepala_tiga_baris", "Judul kolom tiga baris bertingkat; Target dan Realisasi di baris ketiga."
)
def _():
    wb, ws = buku("Rekap")
    s = staf(5, 3)
    b = judul(ws, JUDUL)
    tulis(ws, b, ["No", "PEGAWAI", None, None, "INDIKATOR KINERJA UTAMA", None, None, None, None])
    tulis(
        ws, b + 1, [None, "NIP", "Nama", "Jabatan", "Indikator", "Satuan", "Bobot", "KINERJA", None]
    )
    tulis(ws, b + 2, [None] * 7 + ["Target", "Realisasi"])
    gabung(ws, b, 1, b + 2, 1)
    gabung(ws, b, 2, b, 4)
    gabung(ws, b, 5, b, 9)
    gabung(ws, b + 1, 8, b + 1, 9)
    for k in range(2, 8):
        gabung(ws, b + 1, k, b + 2, k)
    isi(ws, b + 3, s)
    return wb, catat(emas(), s, "2024-Q1", DINAS)


def dengan_nomor_kolom(nomor: list, awal: int, kepala=None, urutan=None, **tambah):
    wb, ws = buku("Rekap")
    s = staf(awal, 3)
    b = tulis(ws, judul(ws, JUDUL), kepala or KOLOM)
    isi(ws, tulis(ws, b, nomor), s, urutan, **tambah)
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture("nomor_kolom_angka", "Baris nomor kolom 1 2 3 … (angka) di bawah judul kolom.")
def _():
    return dengan_nomor_kolom(list(range(1, 10)), 6)


@fixture("nomor_kolom_kurung", "Baris nomor kolom (1) (2) (3) … di bawah judul kolom.")
def _():
    return dengan_nomor_kolom([f"({n})" for n in range(1, 10)], 7)


@fixture("nomor_kolom_huruf", "Baris nomor kolom A B C … di bawah judul kolom.")
def _():
    return dengan_nomor_kolom(list("ABCDEFGHI"), 8)


@fixture("nomor_kolom_rumus", "Baris nomor kolom yang memuat rumus: 12=(8+11)-(9+10).")
def _():
    kepala = [*KOLOM, "Selisih", "Penyesuaian", "Jumlah"]
    nomor = [*range(1, 10), "10=9-8", 11, "12=(8+11)-(9+10)"]
    selisih = {"Selisih": lambda o, t: t.realisasi - t.target, "Nol": lambda o, t: 0}
    return dengan_nomor_kolom(nomor, 9, kepala, [*KOLOM, "Selisih", "Nol", "Selisih"], **selisih)


@fixture("kolom_kosong_di_dalam", "Kolom kosong tanpa judul di tengah tabel.")
def _():
    wb, ws = buku("Rekap")
    s = staf(10, 3)
    urutan = [
        "No",
        "NIP",
        None,
        "Nama",
        "Jabatan",
        None,
        None,
        "Indikator",
        "Satuan",
        "Bobot",
        None,
        "Target",
        "Realisasi",
    ]
    rekap(ws, s, kepala=urutan, urutan=urutan)
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture("mulai_c5", "Tabel mulai di kolom C baris 5, judul lembar di sudut kiri atas.")
def _():
    wb, ws = buku("Rekap")
    s = staf(11, 3)
    judul(ws, JUDUL[:3])
    tulis(ws, 5, KOLOM, 3)
    isi(ws, 6, s, kolom=3)
    return wb, catat(emas(), s, "2024-Q1", DINAS)


def dengan_kepala(kepala: list, awal: int, atas=None, unit: str = DINAS):
    wb, ws = buku("Rekap")
    s = staf(awal, 3)
    rekap(ws, s, atas=atas, kepala=kepala)
    return wb, catat(emas(), s, "2024-Q1", unit)


@fixture("kata_terpotong", "Judul kolom terpotong atau salah ketik: N O, Satua n, Relisasi.")
def _():
    return dengan_kepala(
        ["N O", "NIP", "Nama", "Jabata n", "Indikator", "Satua n", "Bobot", "Target", "Relisasi"],
        12,
    )


@fixture("huruf_renggang", "Judul kolom dengan huruf direnggangkan: N I P, T A R G E T.")
def _():
    kepala = ["N O", "N I P", "N A M A", "J A B A T A N", "I K U", "S A T U A N", "B O B O T"]
    return dengan_kepala([*kepala, "T A R G E T", "R E A L I S A S I"], 13)


@fixture(
    "ganti_baris_nbsp",
    "Judul kolom berisi ganti baris, spasi ganda, spasi di ujung dan spasi tak terputus.",
)
def _():
    kepala = [
        "No ",
        "NIP\u00a0",
        "Nama Pegawai\n                    ",
        "Jabatan",
        "Indikator\nKinerja  Individu",
    ]
    return dengan_kepala(
        [*kepala, "\u00a0Satuan", "Bobot\n(%)", "TARGET \nVOLUME", "Realisasi\u00a0\n"], 14
    )


@fixture("nol_pengganti_o", "Huruf O terbaca sebagai angka nol: N0, B0B0T.")
def _():
    return dengan_kepala(
        ["N0", "NIP", "NAMA", "JABATAN", "INDIKATOR", "SATUAN", "B0B0T", "TARGET", "REALISASI"], 15
    )


@fixture(
    "judul_berulang",
    "Judul kolom dan baris nomor kolom diulang di tiap halaman cetak, di tengah data.",
)
def _():
    wb, ws = buku("Rekap")
    s = staf(0, 6)
    b = judul(ws, JUDUL)
    for n in range(0, 6, 2):
        b = tulis(ws, tulis(ws, b, KOLOM), list(range(1, 10)))
        b = isi(ws, b, s[n : n + 2], mulai=n + 1)
    return wb, catat(emas(), s, "2024-Q1", DINAS)


# ================================================================== stacked tables


@fixture(
    "dua_tabel_dua_periode",
    "Dua tabel bersusun dalam satu lembar, masing-masing dengan triwulannya sendiri.",
)
def _():
    wb, ws = buku("Rekap")
    satu, dua = staf(6, 2), staf(8, 2)
    b = rekap(ws, satu)
    atas = ["REKAPITULASI KINERJA PEGAWAI", "TRIWULAN II TAHUN 2024", f"SKPD : {DINAS}", None]
    rekap(ws, dua, b + 2, atas)
    return wb, catat(catat(emas(), satu, "2024-Q1", DINAS), dua, "2024-Q2", DINAS)


@fixture("tiga_tabel_tiga_dinas", "Tiga tabel bersusun, masing-masing dengan baris SKPD sendiri.")
def _():
    wb, ws = buku("GABUNGAN")
    g, b = emas(), judul(ws, ["REKAPITULASI KINERJA PEGAWAI", "TRIWULAN I TAHUN 2024", None])
    for n, dinas in enumerate(
        [
            "Dinas Perdagangan Kota Contoh",
            "Badan Keuangan Daerah Kota Contoh",
            "Kecamatan Contoh Timur",
        ]
    ):
        s = staf(2 * n, 2)
        b = rekap(ws, s, b, [f"SKPD : {dinas}"]) + 1
        catat(g, s, "2024-Q1", dinas)
    return wb, g


@fixture(
    "dua_tabel_urutan_lain",
    "Dua tabel sejenis dalam satu lembar dengan urutan kolom yang berlainan.",
)
def _():
    wb, ws = buku("Rekap")
    satu, dua = staf(10, 2), staf(12, 2)
    b = rekap(ws, satu)
    urutan = ["No", "Nama", "NIP", "Jabatan", "Indikator", "Realisasi", "Target", "Satuan", "Bobot"]
    rekap(ws, dua, b + 1, ["LANJUTAN"], kepala=urutan, urutan=urutan)
    return wb, catat(emas(), satu + dua, "2024-Q1", DINAS)


@fixture("dua_tabel_beda_jenis", "Daftar pegawai dan tabel rating bersusun dalam satu lembar.")
def _():
    wb, ws = buku("Laporan")
    g, s = emas(), staf(14, 3)
    del g["perilaku"]
    b = judul(ws, ["A. DAFTAR PEGAWAI", None])
    b = tulis(ws, b, ["No", "NIP", "Nama", "Jabatan", "Perangkat Daerah"])
    for n, o in enumerate(s, 1):
        b = tulis(ws, b, [n, o.nip, o.nama, o.jabatan, DINAS])
        catat_pegawai(g, o, DINAS)
    b = judul(ws, [None, "B. RATING KINERJA TRIWULAN II TAHUN 2024", None], b)
    b = tulis(ws, b, ["No", "NIP", "Nama", "Rating Hasil Kerja", "Rating Perilaku Kerja"])
    for n, (o, hasil) in enumerate(zip(s, [AE, SE, SE]), 1):
        b = tulis(ws, b, [n, o.nip, o.nama, hasil, SE])
        rating = {"rating_hasil_kerja": hasil, "rating_perilaku": SE}
        g["rating"].append({"nip": o.nip, "periode": "2024-Q2", **rating})
    return wb, g


@fixture(
    "tiga_tabel_beda_jenis", "Tabel pegawai, indikator dan realisasi bersusun dalam satu lembar."
)
def _():
    wb, ws = buku("Laporan")
    g, s = emas(), [orang(17), orang(19)]
    b = tulis(ws, judul(ws, ["I. PEGAWAI"]), ["NIP", "Nama", "Jabatan", "Perangkat Daerah"])
    for o in s:
        b = tulis(ws, b, [o.nip, o.nama, o.jabatan, DINAS])
        catat_pegawai(g, o, DINAS)
    b = judul(ws, [None, "II. INDIKATOR DAN TARGET TAHUN 2024"], b)
    b = tulis(ws, b, ["NIP", "Indikator Kinerja Individu", "Satuan", "Bobot", "Tahun", "Target"])
    for o, t in ((o, t) for o in s for t in o.tugas):
        b = tulis(ws, b, [o.nip, t.indikator, t.satuan, t.bobot, 2024, 4 * t.target])
        catat_indikator(g, o, t, 2024, target=angka(4 * t.target))
    b = judul(ws, [None, "III. REALISASI TRIWULAN I TAHUN 2024"], b)
    b = tulis(ws, b, ["NIP", "Indikator Kinerja Individu", "Periode", "Target", "Realisasi"])
    for o, t in ((o, t) for o in s for t in o.tugas):
        b = tulis(ws, b, [o.nip, t.indikator, "2024-Q1", t.target, t.realisasi])
        catat_realisasi(g, o, t, "2024-Q1")
    return wb, g


# ================================================================== one sheet a person

KOLOM_ORANG = ["No", "Indikator", "Satuan", "Bobot", "Target", "Realisasi"]


def lembar_per_orang(awal: int, baris_identitas, nama_lembar=None):
    s = staf(awal, 3)
    wb, *semua = buku(*[nama_lembar(o) if nama_lembar else o.nama.split()[0] for o in s])
    for ws, o in zip(semua, s):
        b = judul(ws, ["LAPORAN KINERJA PEGAWAI", "TRIWULAN I TAHUN 2024", None])
        for label, nilai in (
            ("Nama", o.nama),
            ("NIP", o.nip),
            ("Jabatan", o.jabatan),
            ("Perangkat Daerah", DINAS),
        ):
            b = tulis(ws, b, baris_identitas(label, nilai))
        b = tulis(ws, b + 1, KOLOM_ORANG)
        for n, t in enumerate(o.tugas, 1):
            b = tulis(ws, b, [n, t.indikator, t.satuan, t.bobot, t.target, t.realisasi])
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture(
    "per_orang_satu_sel",
    "Satu lembar satu pegawai; 'NIP : …' dalam satu sel di atas tabel, tanpa kolom NIP.",
)
def _():
    return lembar_per_orang(0, lambda label, nilai: [f"{label} : {nilai}"])


@fixture(
    "per_orang_sel_sebelah",
    "Satu lembar satu pegawai; label, titik dua dan isi di tiga sel bersebelahan.",
)
def _():
    return lembar_per_orang(3, lambda label, nilai: [label, None, ":", nilai])


@fixture(
    "per_orang_titik_dua_di_isi",
    "Satu lembar satu pegawai; label di sel kiri, isi ': …' di sel kanan.",
)
def _():
    return lembar_per_orang(6, lambda label, nilai: [label, f": {nilai}"])


@fixture(
    "blok_per_orang_bersusun",
    "Blok Nama/NIP/Jabatan dan tabelnya untuk tiga pegawai bersusun dalam satu lembar.",
)
def _():
    wb, ws = buku("Rekap")
    s = staf(9, 3)
    b = judul(ws, JUDUL)
    for o in s:
        for label, nilai in (("Nama", o.nama), ("NIP", o.nip), ("Jabatan", o.jabatan)):
            b = tulis(ws, b, [label, None, f": {nilai}"])
        b = tulis(ws, b, KOLOM_ORANG)
        for n, t in enumerate(o.tugas, 1):
            b = tulis(ws, b, [n, t.indikator, t.satuan, t.bobot, t.target, t.realisasi])
        b += 1
    return wb, catat(emas(), s, "2024-Q1", DINAS)


# ================================================================== columns that mislead


@fixture(
    "dua_target_satu_satuan", "Dua kolom berjudul Target: yang pertama angka, yang kedua satuannya."
)
def _():
    wb, ws = buku("Rekap")
    s = staf(0, 3)
    kepala = ["No", "NIP", "Nama", "Jabatan", "Indikator", "Bobot", "Target", "Target", "Realisasi"]
    rekap(ws, s, kepala=kepala, urutan=[*kepala[:7], "Satuan", "Realisasi"])
    return wb, catat(emas(), s, "2024-Q1", DINAS)


def dengan_kolom_lain(awal: int, urutan: list, kepala=None, **tambah):
    wb, ws = buku("Rekap")
    s = staf(awal, 3)
    rekap(ws, s, kepala=kepala or urutan, urutan=urutan, **tambah)
    return wb, catat(emas(), s, "2024-Q1", DINAS)


def nik(o: Orang) -> str:
    hari = int(o.nip[6:8]) + (40 if o.nip[14] == "2" else 0)
    return f"999901{hari:02d}{o.nip[4:6]}{o.nip[2:4]}0001"


@fixture("nik_dan_user_id", "Kolom NIK (16 angka) dan User ID mesin absen di samping NIP.")
def _():
    urutan = ["No", "User ID", "NIK", "NIP", *KOLOM[2:]]
    user = {"User ID": lambda o, t: 100 + int(o.nip[5:8]), "NIK": lambda o, t: nik(o)}
    return dengan_kolom_lain(1, urutan, **user)


@fixture("nip_lama", "Kolom NIP LAMA (9 angka) sebelum kolom NIP BARU.")
def _():
    lama = {"Lama": lambda o, t: "510" + o.nip[6:8] + o.nip[3:7]}
    kepala = ["No", "NIP LAMA", "NIP BARU", *KOLOM[2:]]
    return dengan_kolom_lain(4, ["No", "Lama", "NIP", *KOLOM[2:]], kepala, **lama)


@fixture(
    "nip_penilai_di_depan",
    "Kolom nip_penilai (18 angka) mendahului kolom nip; penilainya bukan pegawai lembar ini.",
)
def _():
    penilai = {"P": lambda o, t: orang(20).nip, "N": lambda o, t: orang(20).nama}
    kepala = [
        "no",
        "nip_penilai",
        "nama_penilai",
        "nip",
        "nama",
        "jabatan",
        "indikator",
        "satuan",
        "bobot",
        "target",
        "realisasi",
    ]
    return dengan_kolom_lain(7, ["No", "P", "N", *KOLOM[1:]], kepala, **penilai)


@fixture(
    "nip_penilai_di_belakang",
    "Kolom Nama Penilai dan NIP Penilai di ujung kanan; penilainya bukan pegawai lembar ini.",
)
def _():
    penilai = {
        "Nama Penilai": lambda o, t: orang(21).nama,
        "NIP Penilai": lambda o, t: orang(21).nip,
    }
    return dengan_kolom_lain(10, [*KOLOM, "Nama Penilai", "NIP Penilai"], **penilai)


def ditolak(**lain) -> dict:
    return emas(keluar=4, **lain)


@fixture("hanya_nik", "Tidak ada kolom NIP, hanya NIK 16 angka: ditolak, tidak satu pun pegawai.")
def _():
    wb, ws = buku("Rekap")
    urutan = ["No", "NIK", *KOLOM[2:]]
    rekap(ws, staf(0, 3), kepala=urutan, urutan=urutan, NIK=lambda o, t: nik(o))
    return wb, ditolak()


@fixture(
    "hanya_nip_penilai",
    "Tidak ada kolom NIP pegawai, hanya NIP Penilai: ditolak; penilai tidak menjadi pegawai.",
)
def _():
    wb, ws = buku("Rekap")
    urutan = ["No", "Nama", "Jabatan", "NIP Penilai", *KOLOM[4:]]
    rekap(
        ws, staf(3, 3), kepala=urutan, urutan=urutan, **{"NIP Penilai": lambda o, t: orang(22).nip}
    )
    return wb, ditolak()


def persen(o, t) -> float:
    return round(100 * t.realisasi / t.target, 2)


@fixture(
    "capaian_di_samping",
    "Kolom Capaian, % Capaian, Nilai dan Skor di samping Realisasi; hanya Realisasi yang dibaca.",
)
def _():
    turunan = {
        "Capaian": persen,
        "% Capaian": persen,
        "Nilai": lambda o, t: 87,
        "Skor": lambda o, t: 4,
    }
    return dengan_kolom_lain(13, [*KOLOM, *turunan], **turunan)


@fixture(
    "capaian_sebelum_realisasi",
    "Kolom Capaian (%) dan Nilai Capaian berdiri sebelum kolom Realisasi.",
)
def _():
    turunan = {"Capaian (%)": persen, "Nilai Capaian": lambda o, t: 91}
    return dengan_kolom_lain(16, [*KOLOM[:8], *turunan, "Realisasi"], **turunan)


@fixture(
    "capaian_tanpa_realisasi",
    "Lembar realisasi yang hanya memuat Capaian, tanpa kolom Realisasi: ditolak.",
)
def _():
    wb, ws = buku("Realisasi")
    b = tulis(ws, 1, ["No", "NIP", "Indikator Kinerja Individu", "Periode", "Capaian"])
    for n, (o, t) in enumerate(((o, t) for o in staf(0, 3) for t in o.tugas), 1):
        b = tulis(ws, b, [n, o.nip, t.indikator, "2024-Q1", persen(o, t)])
    return wb, {
        "sebelum": ["L_dasar.xlsx"],
        "keluar": 4,
        "realisasi": [],
        "rating": [],
        "perilaku": [],
    }


# ================================================================== rows that are no data


@fixture("baris_kelompok", "Nama bidang sebagai baris kelompok yang digabung selebar tabel.")
def _():
    wb, ws = buku("Rekap")
    s = staf(0, 4)
    b = tulis(ws, judul(ws, JUDUL), KOLOM)
    for n, bidang in ((0, "SEKRETARIAT"), (2, "BIDANG REHABILITASI SOSIAL")):
        gabung(ws, b, 1, b, 9)
        b = isi(ws, tulis(ws, b, [bidang]), s[n : n + 2], mulai=n + 1)
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture(
    "kelompok_tidak_digabung",
    "Baris kelompok tidak digabung: nomor Romawi di kolom No, nama bidang di kolom Nama.",
)
def _():
    wb, ws = buku("Rekap")
    s = staf(4, 4)
    b = tulis(ws, judul(ws, JUDUL), KOLOM)
    for n, romawi, bidang in ((0, "I.", "SEKRETARIAT"), (2, "II.", "BIDANG PELAYANAN")):
        b = isi(ws, tulis(ws, b, [romawi, None, bidang]), s[n : n + 2], mulai=n + 1)
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture(
    "sel_pegawai_digabung",
    "Sel No, NIP, Nama dan Jabatan digabung ke bawah selama indikator pegawai itu.",
)
def _():
    wb, ws = buku("Rekap")
    s = staf(8, 3, 3)
    b = tulis(ws, judul(ws, JUDUL), KOLOM)
    isi(ws, b, s, ulang=False)
    for n in range(3):
        for k in range(1, 5):
            gabung(ws, b + 3 * n, k, b + 3 * n + 2, k)
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture(
    "sel_pegawai_kosong",
    "Sel No, NIP, Nama dan Jabatan kosong di bawah baris pertama tiap pegawai (tidak digabung).",
)
def _():
    wb, ws = buku("Rekap")
    s = staf(11, 3, 3)
    rekap(ws, s, ulang=False)
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture(
    "nomor_mulai_lagi",
    "Nomor teks '1.' yang mulai lagi di tiap bidang; baris kosong di antara bidang.",
)
def _():
    wb, ws = buku("Rekap")
    s = staf(14, 4)
    b = tulis(ws, judul(ws, JUDUL), KOLOM)
    b = isi(ws, b, s[:2], teks="{}.")
    isi(ws, b + 2, s[2:], teks="{}.")
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture(
    "baris_jumlah",
    "Baris JUMLAH, JML, TOTAL dan RATA-RATA di kolom yang berlainan, di sela dan di akhir data.",
)
def _():
    wb, ws = buku("Rekap")
    s = staf(0, 4)
    b = tulis(ws, judul(ws, JUDUL), KOLOM)
    b = isi(ws, b, s[:1], ulang=False)
    b = tulis(ws, b, ["JUMLAH", None, None, None, None, None, 100])
    b = isi(ws, b, s[1:2], mulai=2, ulang=False)
    b = tulis(ws, b, [None, "JML", None, None, None, None, 100])
    b = isi(ws, b, s[2:], mulai=3, ulang=False)
    b = tulis(ws, b, [None, None, "TOTAL", None, None, None, 400, 540, 551])
    tulis(ws, b, [None, None, None, None, "RATA-RATA", None, None, 67.5, 68.88])
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture(
    "indikator_berawal_jumlah",
    "Indikator yang benar-benar berbunyi 'Jumlah …' dan 'Rata-rata …', di samping baris Jumlah.",
)
def _():
    wb, ws = buku("Rekap")
    s = staf(4, 2)
    for o in s:
        o.tugas = [
            Tugas("Jumlah laporan bulanan", "Laporan", 70, 3, 3),
            Tugas("Rata-rata waktu layanan", "Menit", 30, 15, 12),
        ]
    b = rekap(ws, s)
    tulis(ws, b, ["Jumlah", None, None, None, None, None, 200])
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture("dst_dan_titik", "Baris 'dst' dan baris '…' di akhir tabel.")
def _():
    wb, ws = buku("Rekap")
    s = staf(6, 3)
    b = rekap(ws, s)
    b = tulis(ws, b, ["dst"])
    tulis(ws, b, ["…"] * 9)
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture(
    "catatan_kaki", "Baris Keterangan, '*) …' dan Sumber di bawah tabel, di kolom No dan kolom NIP."
)
def _():
    wb, ws = buku("Rekap")
    s = staf(9, 3)
    b = rekap(ws, s) + 1
    b = tulis(ws, b, ["Keterangan: realisasi sampai dengan tanggal 31 Maret 2024"])
    b = tulis(ws, b, [None, "*) dihitung dari laporan bulanan"])
    tulis(ws, b, ["Sumber: Bagian Organisasi, 2024"])
    return wb, catat(emas(), s, "2024-Q1", DINAS)


# ================================================================== signatures


@fixture(
    "tanda_tangan_bawah", "Blok Mengetahui dengan dua penanda tangan dan NIP-nya di bawah tabel."
)
def _():
    wb, ws = buku("Rekap")
    s, a, c = staf(0, 3), orang(20), orang(21)
    b = rekap(ws, s) + 2
    kiri = [
        "Mengetahui,",
        "Kepala Dinas Sosial",
        None,
        None,
        a.nama,
        "Pembina Utama Muda, IV/c",
        f"NIP. {a.nip}",
    ]
    kanan = [
        "Contoh, 5 April 2024",
        "Sekretaris",
        None,
        None,
        c.nama,
        "Pembina, IV/a",
        f"NIP. {c.nip}",
    ]
    for k, d in zip(kiri, kanan):
        b = tulis(ws, b, [None, k, None, None, None, None, d])
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture(
    "tanda_tangan_samping",
    "Blok tanda tangan dengan NIP di samping kanan baris data, dipisah satu kolom kosong.",
)
def _():
    wb, ws = buku("Rekap")
    s, a = staf(3, 4), orang(22)
    rekap(ws, s)
    kanan = [
        "Mengetahui,",
        "Kepala Dinas Sosial",
        None,
        None,
        a.nama,
        "Pembina Tk. I, IV/b",
        f"NIP. {a.nip}",
    ]
    for baris, teks in enumerate(kanan, 6):
        tulis(ws, baris, [teks], 11)
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture(
    "tanda_tangan_di_kolom_nip",
    "Tanda tangan tanpa kata Mengetahui; NIP penanda tangan jatuh di kolom NIP tabel.",
)
def _():
    wb, ws = buku("Rekap")
    s, a = staf(7, 3), orang(22)
    b = rekap(ws, s) + 1
    for teks in (
        "Contoh, 5 April 2024",
        "Kepala Dinas Sosial,",
        None,
        None,
        a.nama,
        "Pembina Tk. I",
        f"NIP. {a.nip}",
    ):
        b = tulis(ws, b, [None, teks])
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture(
    "penanda_tangan_pegawai",
    "Penanda tangan juga pegawai di baris pertama tabel; ia tetap dibaca satu kali.",
)
def _():
    wb, ws = buku("Rekap")
    s = staf(10, 3)
    b = rekap(ws, s) + 1
    for teks in ("Mengetahui,", "Kepala Dinas Sosial", None, s[0].nama.upper(), f"NIP. {s[0].nip}"):
        b = tulis(ws, b, [None, None, None, None, None, None, teks])
    return wb, catat(emas(), s, "2024-Q1", DINAS)


# ================================================================== hidden things


@fixture("baris_tersembunyi", "Baris satu pegawai disembunyikan; baris itu tetap dibaca.")
def _():
    wb, ws = buku("Rekap")
    s = staf(0, 3)
    rekap(ws, s)
    for baris in (8, 9):
        ws.row_dimensions[baris].hidden = True
    return wb, catat(emas(), s, "2024-Q1", DINAS)


def dengan_lembar_lain(keadaan: str, awal: int):
    wb, ws, lain = buku("Rekap", "Konsep lama")
    s = staf(awal, 3)
    rekap(ws, s)
    rekap(lain, staf(awal + 3, 2))
    lain.sheet_state = keadaan
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture(
    "lembar_tersembunyi", "Lembar tersembunyi berisi rekap pegawai lain; lembar itu tidak dibaca."
)
def _():
    return dengan_lembar_lain("hidden", 4)


@fixture(
    "lembar_sangat_tersembunyi",
    "Lembar 'very hidden' berisi rekap pegawai lain; lembar itu tidak dibaca.",
)
def _():
    return dengan_lembar_lain("veryHidden", 9)


@fixture("kolom_tersembunyi", "Kolom NIK dan Keterangan disembunyikan di tengah tabel.")
def _():
    tambah = {"NIK": lambda o, t: nik(o), "Keterangan": lambda o, t: "sementara"}
    wb, g = dengan_kolom_lain(14, ["No", "NIK", *KOLOM[1:7], "Keterangan", *KOLOM[7:]], **tambah)
    for huruf in "BI":
        wb.active.column_dimensions[huruf].hidden = True
    return wb, g


# ================================================================== names and NIPs


def dengan_nama_nip(awal: int, judul_kolom: str, bentuk: str):
    wb, ws = buku("Rekap")
    s = staf(awal, 3)
    nama_nip = {"NamaNip": lambda o, t: bentuk.format(nama=o.nama, nip=o.nip)}
    kepala = ["No", judul_kolom, *KOLOM[3:]]
    rekap(ws, s, kepala=kepala, urutan=["No", "NamaNip", *KOLOM[3:]], ulang=False, **nama_nip)
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture(
    "nama_nip_ganti_baris",
    "Nama dan NIP dalam satu sel, dipisah ganti baris dan spasi, dengan 'NIP. ' di depan.",
)
def _():
    return dengan_nama_nip(0, "Nama Pegawai", "{nama}\n      NIP. {nip}")


@fixture("nama_nip_garis_miring", "Nama dan NIP dalam satu sel, dipisah ' / '.")
def _():
    return dengan_nama_nip(3, "NAMA / NIP", "{nama} / {nip}")


@fixture("nip_nama_terbalik", "NIP dan nama dalam satu sel, NIP di atas nama.")
def _():
    return dengan_nama_nip(6, "NIP / NAMA PEGAWAI", "{nip}\n{nama}")


@fixture(
    "nama_di_atas_nip_kepala",
    "Judul kolom dua baris: 'Nama Pegawai' di atas, 'NIP' di bawahnya; isinya satu sel.",
)
def _():
    wb, ws = buku("Rekap")
    s = staf(9, 3)
    b = tulis(ws, judul(ws, JUDUL), ["No", "Nama Pegawai", *KOLOM[3:]])
    b = tulis(ws, b, [None, "NIP"])
    for k in (1, *range(3, 9)):
        gabung(ws, b - 2, k, b - 1, k)
    nama_nip = {"NamaNip": lambda o, t: f"{o.nama}\nNIP. {o.nip}"}
    isi(ws, b, s, ["No", "NamaNip", *KOLOM[3:]], ulang=False, **nama_nip)
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture(
    "nip_di_baris_bawah_nama",
    "Nama di baris indikator pertama, 'NIP. …' di sel bawahnya, baris indikator kedua.",
)
def _():
    wb, ws = buku("Rekap")
    s = staf(12, 3)
    b = tulis(ws, judul(ws, JUDUL), ["No", "Nama / NIP", *KOLOM[3:]])
    nama_nip = {"N": lambda o, t: o.nama if t is o.tugas[0] else f"NIP. {o.nip}"}
    isi(ws, b, s, ["No", "N", *KOLOM[3:]], ulang=False, **nama_nip)
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture("gelar_terpisah", "GELAR DEPAN dan GELAR BELAKANG di kolom tersendiri.")
def _():
    wb, ws = buku("Pegawai")
    g, gelar = emas(), [("Drs.", "M.Si."), (None, "S.E."), ("dr.", None), (None, None)]
    b = tulis(
        ws, 1, ["NO", "NIP", "GELAR DEPAN", "NAMA", "GELAR BELAKANG", "JABATAN", "PERANGKAT DAERAH"]
    )
    for n, (o, (depan, belakang)) in enumerate(zip(staf(0, 4), gelar), 1):
        b = tulis(ws, b, [n, o.nip, depan, o.nama, belakang, o.jabatan, DINAS])
        nama = (f"{depan} " if depan else "") + o.nama + (f", {belakang}" if belakang else "")
        catat_pegawai(g, o, DINAS, nama=nama)
    return wb, g


@fixture("nama_bergelar_koma", "Nama dengan gelar dan koma di dalam sel: 'A, S.Pd., M.Pd.'.")
def _():
    wb, ws = buku("Rekap")
    s = staf(4, 3)
    s[0].nama += ", S.Pd., M.Pd."
    s[1].nama = f"Dra. Hj. {s[1].nama}, M.M."
    s[2].nama = f"Ir. {s[2].nama}, S.T., M.T., IPM"
    rekap(ws, s)
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture("nama_sama", "Dua orang berlainan dengan nama yang sama persis di satu lembar, berurutan.")
def _():
    wb, ws = buku("Rekap")
    s = [orang(6), orang(8), orang(7)]
    s[1].nama = s[0].nama
    rekap(ws, s)
    return wb, catat(emas(), s, "2024-Q1", DINAS)


# ================================================================== wide and long


ROMAWI = ["I", "II", "III", "IV"]


def per_tw(t: Tugas, tw: int) -> tuple:
    """Target and realisation of one quarter, different in each."""
    return t.target + 2 * tw, t.realisasi + tw


def catat_tw(g: dict, s: list, unit: str) -> dict:
    for o in s:
        catat_pegawai(g, o, unit)
        for t in o.tugas:
            sasaran = {f"target_tw{tw}": angka(per_tw(t, tw)[0]) for tw in range(1, 5)}
            catat_indikator(g, o, t, 2024, **sasaran)
            for tw in range(1, 5):
                catat_realisasi(g, o, t, f"2024-Q{tw}", None, per_tw(t, tw)[1])
                del g["realisasi"][-1]["target"]
    return g


def isi_lebar(ws, b: int, s: list, urutan_nilai) -> None:
    for n, o in enumerate(s, 1):
        for i, t in enumerate(o.tugas):
            pegawai = [n, o.nip, o.nama, o.jabatan] if i == 0 else [None, o.nip, o.nama, o.jabatan]
            b = tulis(ws, b, [*pegawai, t.indikator, t.satuan, t.bobot, *urutan_nilai(t)])


ATAS_TAHUN = ["REKAPITULASI KINERJA PEGAWAI", "TAHUN 2024", f"SKPD : {DINAS}", None]


@fixture("lebar_tw", "Target TW I–IV lalu Realisasi TW I–IV berjajar dalam satu baris.")
def _():
    wb, ws, pegawai = buku("Target dan realisasi", "Pegawai")
    s = staf(2, 3)
    lembar_pegawai(pegawai, s, DINAS)
    b = judul(ws, ATAS_TAHUN)
    b = tulis(
        ws,
        b,
        [*KOLOM[:7], *[f"Target TW {r}" for r in ROMAWI], *[f"Realisasi TW {r}" for r in ROMAWI]],
    )
    isi_lebar(ws, b, s, lambda t: [per_tw(t, tw)[k] for k in (0, 1) for tw in range(1, 5)])
    return wb, catat_tw(emas(), s, DINAS)


@fixture(
    "lebar_grup_triwulan", "Judul Triwulan I … IV digabung di atas pasangan Target dan Realisasi."
)
def _():
    wb, ws = buku("Rekap")
    s = staf(3, 3)
    b = judul(ws, ATAS_TAHUN)
    tulis(ws, b, [*KOLOM[:7], *[x for r in ROMAWI for x in (f"Triwulan {r}", None)]])
    tulis(ws, b + 1, [None] * 7 + ["Target", "Realisasi"] * 4)
    for k in range(1, 8):
        gabung(ws, b, k, b + 1, k)
    for k in range(8, 16, 2):
        gabung(ws, b, k, b, k + 1)
    isi_lebar(ws, b + 2, s, lambda t: [x for tw in range(1, 5) for x in per_tw(t, tw)])
    return wb, catat_tw(emas(), s, DINAS)


@fixture(
    "lebar_bulan", "Nama bulan Januari–Desember digabung di atas pasangan Target dan Realisasi."
)
def _():
    wb, ws = buku("Rekap")
    g, s = emas(), staf(6, 2)
    b = judul(ws, ATAS_TAHUN)
    tulis(ws, b, [*KOLOM[:7], *[x for nama in BULAN for x in (nama, None)]])
    tulis(ws, b + 1, [None] * 7 + ["Target", "Realisasi"] * 12)
    for k in range(8, 32, 2):
        gabung(ws, b, k, b, k + 1)
    isi_lebar(ws, b + 2, s, lambda t: [x for bulan in range(1, 13) for x in per_tw(t, bulan)])
    for o in s:
        catat_pegawai(g, o, DINAS)
        for t in o.tugas:
            catat_indikator(g, o, t, 2024)
            for bulan in range(1, 13):
                catat_realisasi(g, o, t, f"2024-{bulan:02d}", *per_tw(t, bulan))
    return wb, g


def susun_panjang(kolom: list, sel, masa: list, awal: int):
    """A long table: one row for each indicator and period, beside plain employee and indicator sheets."""
    wb, ws, pegawai, indikator = buku("Realisasi", "Pegawai", "Indikator")
    s = staf(awal, 2)
    g = dasar(emas(), pegawai, indikator, s, DINAS)
    b = tulis(ws, 1, ["No", "NIP", "Indikator Kinerja Individu", *kolom, "Target", "Realisasi"])
    for n, (o, t, (periode, urut)) in enumerate(
        ((o, t, m) for m in masa for o in s for t in o.tugas), 1
    ):
        b = tulis(ws, b, [n, o.nip, t.indikator, *sel(urut), *per_tw(t, urut)])
        catat_realisasi(g, o, t, periode, *per_tw(t, urut))
    return wb, g


@fixture(
    "panjang_periode",
    "Tabel panjang dengan kolom Periode ('TW I 2024', 'TW II 2024', …) di tiap baris.",
)
def _():
    masa = [(f"2024-Q{tw}", tw) for tw in (1, 2, 3)]
    return susun_panjang(["Periode"], lambda tw: [f"TW {ROMAWI[tw - 1]} 2024"], masa, 6)


@fixture("kolom_bulan_dan_tahun", "Periode terbagi dalam kolom Bulan (nama bulan) dan kolom Tahun.")
def _():
    masa = [(f"2024-{bulan:02d}", bulan) for bulan in (2, 3, 8)]
    return susun_panjang(["Bulan", "Tahun"], lambda bulan: [BULAN[bulan - 1], 2024], masa, 10)


@fixture("rekap_tahunan", "Rekap berjudul TAHUN 2024 saja: target dan realisasinya setahun.")
def _():
    wb, ws = buku("Rekap")
    s = staf(12, 3)
    rekap(ws, s, atas=ATAS_TAHUN)
    return wb, catat(emas(), s, "2024", DINAS)


@fixture(
    "rekap_rating",
    "Rekap dengan Rating Hasil Kerja, Rating Perilaku dan Predikat sekali per pegawai, digabung ke bawah.",
)
def _():
    wb, ws = buku("Rekap")
    s = staf(14, 3)
    b = tulis(ws, judul(ws, JUDUL), [*KOLOM, "Rating Hasil Kerja", "Rating Perilaku", "Predikat"])
    isi(ws, b, s)
    g = catat(emas(), s, "2024-Q1", DINAS)
    del g["perilaku"]
    se, ae, be = "Sesuai Ekspektasi", "Di Atas Ekspektasi", "Di Bawah Ekspektasi"
    for o, (hasil, sikap, predikat) in zip(
        s, [(se, se, "Baik"), (ae, ae, "Sangat Baik"), (be, se, "Butuh Perbaikan")]
    ):
        tulis(ws, b, [hasil, sikap, predikat], 10)
        for k in (10, 11, 12):
            gabung(ws, b, k, b + 1, k)
        g["rating"].append(
            {
                "nip": o.nip,
                "periode": "2024-Q1",
                "rating_hasil_kerja": hasil,
                "rating_perilaku": sikap,
            }
        )
        b += 2
    return wb, g


# ================================================================== exports of the national system


SIASN = """PNS ID, NIP BARU, NIP LAMA, NAMA, GELAR DEPAN, GELAR BELAKANG, TEMPAT LAHIR ID, TEMPAT LAHIR NAMA,
TANGGAL LAHIR, JENIS KELAMIN, AGAMA ID, AGAMA NAMA, JENIS KAWIN ID, JENIS KAWIN NAMA, NIK, NOMOR HP, EMAIL, EMAIL GOV,
ALAMAT, NPWP NOMOR, BPJS, JENIS PEGAWAI ID, JENIS PEGAWAI NAMA, KEDUDUKAN HUKUM ID, KEDUDUKAN HUKUM NAMA,
STATUS CPNS PNS, KARTU ASN VIRTUAL, NOMOR SK CPNS, TANGGAL SK CPNS, TMT CPNS, NOMOR SK PNS, TANGGAL SK PNS, TMT PNS,
GOL AWAL ID, GOL AWAL NAMA, GOL AKHIR ID, GOL AKHIR NAMA, TMT GOLONGAN, MK TAHUN, MK BULAN, JENIS JABATAN ID,
JENIS JABATAN NAMA, JABATAN ID, JABATAN NAMA, TMT JABATAN, TINGKAT PENDIDIKAN ID, TINGKAT PENDIDIKAN NAMA,
PENDIDIKAN ID, PENDIDIKAN NAMA, TAHUN LULUS, KPKN ID, KPKN NAMA, LOKASI KERJA ID, LOKASI KERJA NAMA, UNOR ID,
UNOR NAMA, INSTANSI INDUK ID, INSTANSI INDUK NAMA, INSTANSI KERJA ID, INSTANSI KERJA NAMA, SATUAN KERJA INDUK ID,
SATUAN KERJA INDUK NAMA, SATUAN KERJA KERJA ID, SATUAN KERJA KERJA NAMA, IS VALID NIK, NAMA SEKOLAH, FLAG IKD,
ESELON ID, ESELON NAMA""".replace("\n", " ").split(", ")
TMT = [("17-05-2021", "2021-05-17"), ("01-04-2022", "2022-04-01"), ("29-12-2023", "2023-12-29")]


def kode(o: Orang, n: int) -> str:
    return f"A5EB{n:04X}-{o.nip[:4]}-{o.nip[4:8]}-E050-{o.nip[8:]}99"


def jenis_jabatan(o: Orang) -> tuple:
    return ("2", "Jabatan Fungsional") if "Ahli" in o.jabatan else ("4", "Jabatan Pelaksana")


def baris_siasn(o: Orang, n: int, induk: str, unor: str) -> dict:
    kota = "PEMERINTAH KOTA CONTOH"
    lahir = f"{o.nip[6:8]}-{o.nip[4:6]}-{o.nip[:4]}"
    cpns = f"01-{o.nip[12:14]}-{o.nip[8:12]}"
    return {
        "PNS ID": kode(o, n), "NIP BARU": "'" + o.nip, "NIP LAMA": "510" + o.nip[3:9], "NAMA": o.nama.upper(),
        "TEMPAT LAHIR NAMA": "CONTOH", "TANGGAL LAHIR": lahir, "JENIS KELAMIN": "FM"[o.nip[14] == "1"],
        "AGAMA ID": "1", "AGAMA NAMA": "Islam", "JENIS KAWIN ID": "1", "JENIS KAWIN NAMA": "Menikah", "NIK": "'" + nik(o),
        "ALAMAT": f"JL. MELATI NO. {n}", "JENIS PEGAWAI ID": "12", "JENIS PEGAWAI NAMA": "PNS Daerah Kab/Kota",
        "KEDUDUKAN HUKUM ID": "01", "KEDUDUKAN HUKUM NAMA": "Aktif", "STATUS CPNS PNS": "P", "TMT CPNS": cpns,
        "GOL AWAL ID": "31", "GOL AWAL NAMA": "III/a", "GOL AKHIR ID": "33", "GOL AKHIR NAMA": "III/c",
        "TMT GOLONGAN": "01-10-2020", "MK TAHUN": "8", "MK BULAN": "4", "JENIS JABATAN ID": jenis_jabatan(o)[0],
        "JENIS JABATAN NAMA": jenis_jabatan(o)[1], "JABATAN ID": kode(o, n + 16), "JABATAN NAMA": o.jabatan.upper(),
        "TMT JABATAN": TMT[n - 1][0], "TINGKAT PENDIDIKAN ID": "40", "TINGKAT PENDIDIKAN NAMA": "S-1",
        "PENDIDIKAN NAMA": "S-1 MANAJEMEN", "TAHUN LULUS": str(int(o.nip[:4]) + 23), "LOKASI KERJA NAMA": "KOTA CONTOH",
        "UNOR ID": kode(o, n + 32), "UNOR NAMA": unor, "INSTANSI INDUK ID": kode(o, n + 48), "INSTANSI INDUK NAMA": kota,
        "INSTANSI KERJA ID": kode(o, n + 48), "INSTANSI KERJA NAMA": kota, "SATUAN KERJA INDUK ID": kode(o, n + 64),
        "SATUAN KERJA INDUK NAMA": induk, "SATUAN KERJA KERJA ID": kode(o, n + 64), "SATUAN KERJA KERJA NAMA": induk,
        "IS VALID NIK": "1", "FLAG IKD": "0",
    }  # fmt: skip


def siasn(awal: int, induk: str, unor: list, unit: str):
    wb, ws = buku("Data")
    g, s = emas(), staf(awal, 3)
    b = tulis(ws, 1, SIASN)
    for n, (o, u) in enumerate(zip(s, unor), 1):
        data = baris_siasn(o, n, induk, u)
        if n == 1:
            data["GELAR BELAKANG"] = "S.E., M.M."
        b = tulis(ws, b, [data.get(k) for k in SIASN])
        nama = o.nama.upper() + (", S.E., M.M." if n == 1 else "")
        lain = {"unit_kerja": u} if u != unit else {}
        catat_pegawai(g, o, unit, nama=nama, jabatan=o.jabatan.upper(), tmt=TMT[n - 1][1], **lain)
    return wb, g


@fixture(
    "siasn_69",
    "Ekspor 69 kolom; apostrof nyata di depan NIP BARU; dinas di SATUAN KERJA INDUK NAMA, sekolah di UNOR NAMA.",
)
def _():
    return siasn(
        0, "DINAS PENDIDIKAN", [f"SD NEGERI CONTOH {n}" for n in (5, 5, 12)], "DINAS PENDIDIKAN"
    )


@fixture(
    "siasn_69_unor",
    "Ekspor 69 kolom; SATUAN KERJA INDUK hanya menyebut pemerintah kota, dinasnya di UNOR NAMA.",
)
def _():
    return siasn(3, "PEMERINTAH KOTA CONTOH", ["DINAS KEARSIPAN"] * 3, "DINAS KEARSIPAN")


@fixture(
    "siasn_ringkas",
    "Daftar ringkas NIP BARU … UNOR 2, UNOR 1: UNOR 1 dinasnya, UNOR 2 bagian di dalamnya; satu PPPK.",
)
def _():
    wb, ws = buku("CLEAN ALL")
    g, s = emas(), staf(6, 4)
    s[3].nip, s[3].pangkat = "199307142023212001", "IX"
    kolom = "NIP BARU|NAMA|STATUS ASN|GOL AKHIR NAMA|JENIS JABATAN NAMA|JABATAN NAMA|UNOR 2|UNOR 1"
    b = tulis(ws, 1, kolom.split("|"))
    bagian = [
        "SEKRETARIAT",
        "BIDANG KESEHATAN MASYARAKAT",
        "UPTD PUSKESMAS CONTOH UTARA",
        "UPTD PUSKESMAS CONTOH UTARA",
    ]
    for o, u in zip(s, bagian):
        gol = o.pangkat.split(", ")[-1]
        status, jenis = ("PPPK" if o is s[3] else "PNS"), jenis_jabatan(o)[1]
        b = tulis(ws, b, ["'" + o.nip, o.nama, status, gol, jenis, o.jabatan, u, "DINAS KESEHATAN"])
        catat_pegawai(g, o, "DINAS KESEHATAN", unit_kerja=u, pangkat=gol)
    return wb, g


@fixture(
    "anak_dan_induk",
    "Unit kerja 'SD NEGERI CONTOH 5 - DINAS PENDIDIKAN' dalam satu sel: anak lalu induknya.",
)
def _():
    wb, ws = buku("Pegawai")
    g = emas()
    b = tulis(ws, 1, ["No", "NIP", "Nama", "Jabatan", "Unit Kerja"])
    anak = ["SD NEGERI CONTOH 5", "SMP NEGERI CONTOH 2", "SD NEGERI CONTOH 5"]
    for n, (o, u) in enumerate(zip(staf(10, 3), anak), 1):
        b = tulis(ws, b, [n, o.nip, o.nama, o.jabatan, f"{u} - DINAS PENDIDIKAN"])
        catat_pegawai(g, o, "DINAS PENDIDIKAN", unit_kerja=u)
    return wb, g


# ================================================================== evaluation forms


PERILAKU = {
    "Berorientasi Pelayanan": [
        "Memahami dan memenuhi kebutuhan masyarakat",
        "Ramah, cekatan, solutif, dan dapat diandalkan",
    ],
    "Akuntabel": [
        "Melaksanakan tugas dengan jujur dan disiplin",
        "Menggunakan barang milik negara secara bertanggung jawab",
    ],
    "Kompeten": ["Meningkatkan kompetensi diri", "Membantu orang lain belajar"],
    "Harmonis": ["Menghargai setiap orang", "Suka menolong orang lain"],
    "Loyal": ["Memegang teguh ideologi Pancasila", "Menjaga nama baik sesama ASN"],
    "Adaptif": ["Cepat menyesuaikan diri menghadapi perubahan", "Bertindak proaktif"],
    "Kolaboratif": [
        "Memberi kesempatan berbagai pihak untuk berkontribusi",
        "Terbuka dalam bekerja sama",
    ],
}
KOLOM_FORMULIR = [
    "NO", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI", "RENCANA HASIL KERJA", "ASPEK", "INDIKATOR KINERJA INDIVIDU",
    "TARGET", "REALISASI BERDASARKAN BUKTI DUKUNG", "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG",
]  # fmt: skip
RENCANA = [
    "Terlaksananya layanan bidang",
    "Tertibnya administrasi bidang",
    "Selesainya tugas pimpinan",
]
UMPAN_BALIK = [
    "Pertahankan ketelitian",
    "Perlu dipercepat pada triwulan berikutnya",
    "Sudah sesuai harapan",
]


def bagian_identitas(ws, b: int, o: Orang, atasan: Orang) -> int:
    b = tulis(ws, b, ["NO", "PEGAWAI YANG DINILAI", None, None, "NO", "PEJABAT PENILAI KINERJA"])
    unit = "Dinas Komunikasi dan Informatika"
    label = ["NAMA", "NIP", "PANGKAT/GOL RUANG", "JABATAN", "UNIT KERJA"]
    kiri = [o.nama, o.nip, o.pangkat, o.jabatan, unit]
    kanan = [atasan.nama, atasan.nip, "Pembina, IV/a", "Kepala Bidang Aplikasi", unit]
    for n, baris in enumerate(zip(label, kiri, kanan), 1):
        b = tulis(ws, b, [n, baris[0], baris[1], None, n, baris[0], baris[2]])
        gabung(ws, b - 1, 3, b - 1, 4)
        gabung(ws, b - 1, 7, b - 1, 8)
    return b


def bagian_hasil(ws, b: int, o: Orang) -> int:
    b = tulis(
        ws,
        tulis(ws, tulis(ws, b, ["HASIL KERJA"]), KOLOM_FORMULIR),
        [f"({n})" for n in range(1, 9)],
    )
    b = tulis(ws, b, ["A. UTAMA"])
    for n, t in enumerate(o.tugas, 1):
        if n == len(o.tugas):
            b = tulis(ws, b, ["B. TAMBAHAN"])
        pimpinan = None if n == len(o.tugas) else "Meningkatnya mutu layanan digital"
        nomor = 1 if n == len(o.tugas) else n
        rencana = RENCANA[n - 1]
        satuan = "%" if t.satuan == "Persen" else t.satuan.lower()
        angka_satuan = [f"{angka(x)} {satuan}".replace(".", ",") for x in (t.target, t.realisasi)]
        b = tulis(
            ws,
            b,
            [nomor, pimpinan, rencana, "Kuantitas", t.indikator, *angka_satuan, UMPAN_BALIK[n - 1]],
        )
    return b


def bagian_perilaku(ws, b: int) -> int:
    b = tulis(ws, b, ["PERILAKU KERJA"])
    for n, (nilai, uraian) in enumerate(PERILAKU.items(), 1):
        b = tulis(ws, b, [n, nilai])
        butir = "\n".join(f"- {u}" for u in uraian)
        harapan = "Ekspektasi Khusus Pimpinan:\nDitunjukkan dalam tugas sehari-hari"
        b = tulis(ws, b, [None, butir, None, None, harapan, None, None, "Sudah ditunjukkan"])
        gabung(ws, b - 1, 2, b - 1, 4)
        gabung(ws, b - 1, 5, b - 1, 7)
    return b


def bagian_nilai(ws, b: int, label: str, nilai: str, sebelah: bool) -> int:
    """A rating: in the row below its label, or beside it."""
    if sebelah:
        return tulis(ws, b, [label, None, None, None, nilai])
    b = tulis(ws, tulis(ws, b, [label]), [nilai])
    for baris in (b - 2, b - 1):
        gabung(ws, baris, 1, baris, 8)
    return b


def bagian_tanda_tangan(ws, b: int, o: Orang, atasan: Orang) -> None:
    kiri = ["Pegawai yang Dinilai", None, None, o.nama, f"NIP. {o.nip}"]
    kanan = ["Pejabat Penilai Kinerja", None, None, atasan.nama, f"NIP. {atasan.nip}"]
    b = tulis(ws, b + 1, [None, None, None, None, None, None, "Contoh, 4 April 2024"])
    for k, d in zip(kiri, kanan):
        b = tulis(ws, b, [None, k, None, None, None, None, d])


def formulir(ws, o: Orang, atasan: Orang, nilai: tuple, sebelah: bool) -> None:
    atas = ["EVALUASI KINERJA PEGAWAI", "PENDEKATAN HASIL KERJA KUANTITATIF"]
    b = judul(
        ws,
        [
            *atas,
            "PERIODE: TRIWULAN I (1 JANUARI SD 31 MARET TAHUN 2024)",
            None,
            "PEMERINTAH KOTA CONTOH",
        ],
    )
    b = bagian_identitas(ws, b, o, atasan)
    b = tulis(ws, tulis(ws, b, ["CAPAIAN KINERJA ORGANISASI:"]), ["BAIK"])
    b = bagian_hasil(ws, b, o)
    b = bagian_nilai(ws, b, "RATING HASIL KERJA*", nilai[0], sebelah)
    b = bagian_perilaku(ws, b)
    b = bagian_nilai(ws, b, "RATING PERILAKU*", nilai[1], sebelah)
    b = bagian_nilai(ws, b, "PREDIKAT KINERJA PEGAWAI*", nilai[2], sebelah)
    bagian_tanda_tangan(ws, b, o, atasan)


def buku_formulir(s: list, nilai: list, sebelah: bool):
    wb, *semua = buku(*[o.nama for o in s])
    g, unit = emas(), "Dinas Komunikasi dan Informatika"
    del g["perilaku"]
    for ws, o, n in zip(semua, s, nilai):
        formulir(ws, o, orang(22), n, sebelah)
        catat_pegawai(g, o, unit, pangkat=o.pangkat)
        for i, t in enumerate(o.tugas):
            jenis = "tambahan" if i == len(o.tugas) - 1 else "utama"
            catat_indikator(g, o, t, 2024, "satuan", "bobot", jenis=jenis)
            catat_realisasi(g, o, t, "2024-Q1", umpan_balik=UMPAN_BALIK[i])
        g["rating"].append(
            {
                "nip": o.nip,
                "periode": "2024-Q1",
                "rating_hasil_kerja": n[0],
                "rating_perilaku": n[1],
            }
        )
    return wb, g


SE, AE = "Sesuai Ekspektasi", "Di Atas Ekspektasi"


@fixture(
    "formulir_evaluasi",
    "Formulir evaluasi kinerja satu pegawai; rating di baris di bawah labelnya; penilai bukan pegawai berkas ini.",
)
def _():
    return buku_formulir(staf(0, 1, 3), [(SE, SE, "Baik")], sebelah=False)


@fixture(
    "formulir_rating_di_samping",
    "Formulir evaluasi kinerja satu pegawai; rating di baris yang sama dengan labelnya.",
)
def _():
    return buku_formulir(staf(6, 1, 3), [(AE, SE, "Baik")], sebelah=True)


@fixture(
    "formulir_rhk_digabung",
    "Formulir evaluasi: NO dan kedua kolom rencana digabung ke bawah untuk dua indikator satu rencana.",
)
def _():
    wb, g = buku_formulir(staf(9, 1, 3), [(SE, AE, "Baik")], sebelah=False)
    ws = wb.active
    baris = next(c.row for c in ws["A"] if c.value == "A. UTAMA") + 1
    for k in (1, 2, 3):
        ws.cell(baris + 1, k).value = None
        gabung(ws, baris, k, baris + 1, k)
    ws.cell(baris + 1, 4).value = "Waktu"
    return wb, g


@fixture(
    "formulir_tiga_lembar",
    "Tiga formulir evaluasi kinerja dalam satu buku, satu pegawai satu lembar, penilai yang sama.",
)
def _():
    nilai = [(SE, SE, "Baik"), (AE, AE, "Sangat Baik"), (SE, AE, "Baik")]
    return buku_formulir(staf(2, 3, 3), nilai, sebelah=False)


# ================================================================== books with several sheets


@fixture(
    "sampul_dan_lembar_kosong",
    "Lembar sampul dengan NIP penyusun dan dua lembar kosong di sekitar lembar data.",
)
def _():
    wb, sampul, _kosong, ws, _akhir = buku("Sampul", "Sheet1", "DATA", "Sheet3")
    s, a = staf(16, 3), orang(2)
    judul(
        sampul,
        ["LAPORAN KINERJA PEGAWAI", "DINAS SOSIAL KOTA CONTOH", "TRIWULAN I TAHUN 2024"],
        8,
        4,
    )
    judul(sampul, ["Disusun oleh:", a.nama, f"NIP. {a.nip}"], 20, 4)
    rekap(ws, s)
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture(
    "lembar_catatan_grafik",
    "Lembar bahan grafik dan lembar catatan di samping rekap; keduanya bukan data pegawai.",
)
def _():
    wb, ws, grafik, catatan = buku("REKAP", "Grafik", "Catatan")
    s = staf(19, 3)
    rekap(ws, s)
    b = tulis(grafik, 3, ["GRAFIK CAPAIAN KINERJA DINAS"], 2)
    for label, nilai in (
        ("Triwulan", "Capaian (%)"),
        ("TW I", 95.2),
        ("TW II", 0),
        ("TW III", 0),
        ("TW IV", 0),
    ):
        b = tulis(grafik, b, [label, nilai], 2)
    judul(
        catatan,
        [
            "Catatan rapat 2 April 2024",
            "1. Realisasi sudah dicocokkan.",
            "2. Target tidak berubah.",
        ],
    )
    return wb, catat(emas(), s, "2024-Q1", DINAS)


@fixture(
    "dua_belas_bulan",
    "Dua belas lembar bernama bulan; judulnya hanya menyebut TAHUN 2024, bulannya hanya di nama lembar.",
)
def _():
    wb, *semua = buku(*[nama.upper() for nama in BULAN])
    g, s = emas(), staf(4, 2)
    for bulan, ws in enumerate(semua, 1):
        for o in s:
            for t in o.tugas:
                t.realisasi = t.target * 3 // 4 + bulan
        rekap(ws, s, atas=ATAS_TAHUN)
        catat(g, s, f"2024-{bulan:02d}", DINAS)
    return wb, g


@fixture("periode_di_nama_lembar", "Periode hanya ada di nama lembar: 'TW III 2024'.")
def _():
    wb, ws = buku("TW III 2024")
    s = staf(8, 3)
    rekap(ws, s, atas=["REKAPITULASI KINERJA PEGAWAI", f"SKPD : {DINAS}", None])
    return wb, catat(emas(), s, "2024-Q3", DINAS)


if __name__ == "__main__":
    main()
