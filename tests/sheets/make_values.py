"""Makes the fixtures traits/V_*: how values are written in sheets, with the golden beside each.

    python tests/sheets/make_values.py

Every run writes the same bytes. One function makes one fixture. Names, NIPs and offices are
invented. The goldens are written by hand here, as a careful person reads the sheet; nothing of
the program is used.
"""

import datetime as dt
import json
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

OUT = Path(__file__).parent / "traits"
CREATED = dt.datetime(2024, 4, 5, 8, tzinfo=dt.UTC)

DISHUB = "Dinas Perhubungan Kota Sagara"
DINSOS = "Dinas Sosial Kota Sagara"

RUDI = ("198501012010011001", "Rudi Hartawan")
MAYA = ("199002142014022001", "Maya Kusumawati")
GALIH = ("197803142005011004", "Galih Prasetya")
SEKAR = ("198611232010012007", "Sekar Ayuningrum")
BAYU = ("199204052019031012", "Bayu Nugraha")
TUTI = ("198108172006042003", "Tuti Rahmawati")
HENDRA = ("197505201999031005", "Hendra Wiguna")
INTAN = ("199507152020122014", "Intan Permata")
JAKA = ("198804302011011006", "Jaka Suryana")
KARTIKA = ("199111092015032002", "Kartika Dewi")
LILIS = ("199304122023212018", "Lilis Handayani")
PEOPLE = [RUDI, MAYA, GALIH, SEKAR, BAYU, TUTI, HENDRA, INTAN, JAKA, KARTIKA]

STAFF_HEAD = ["NIP", "Nama", "Perangkat Daerah", "Jabatan"]
RECAP_HEAD = [
    "NIP",
    "Nama",
    "Perangkat Daerah",
    "Periode",
    "Indikator",
    "Satuan",
    "Target",
    "Realisasi",
]
PLAN_HEAD = ["NIP", "Indikator Kinerja Individu", "Satuan", "Polaritas", "Bobot", "Tahun", "Target"]
RATING_HEAD = ["NIP", "Nama", "Periode", "Rating Hasil Kerja", "Rating Perilaku Kerja"]
TMT_HEAD = ["NIP", "Nama", "Perangkat Daerah", "Jabatan", "TMT Jabatan"]


@dataclass(frozen=True)
class As:
    """A value shown with a number format."""

    value: Any
    shown: str


@dataclass(frozen=True)
class Formula:
    """A formula and the result that Excel kept beside it."""

    text: str
    kept: Any
    shown: str = "General"


# --- writing ----------------------------------------------------------------------------------


def put(book: Any, sheet: Any, row: int, column: int, value: Any) -> None:
    if value is None:
        return
    if isinstance(value, Formula):
        form = book.add_format({"num_format": value.shown})
        sheet.write_formula(row, column, value.text, form, value.kept)
    elif isinstance(value, As):
        form = book.add_format({"num_format": value.shown})
        if isinstance(value.value, dt.date):
            sheet.write_datetime(row, column, value.value, form)
        elif isinstance(value.value, str):
            sheet.write_string(row, column, value.value, form)
        else:
            sheet.write_number(row, column, value.value, form)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    else:
        sheet.write_number(row, column, value)


def write_book(path: Path, sheets: dict[str, list[list[Any]]], **options: Any) -> None:
    book = xlsxwriter.Workbook(path, options)
    book.set_properties({"created": CREATED})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        sheet.set_column(0, 7, 22)
        for i, row in enumerate(rows):
            for j, value in enumerate(row):
                put(book, sheet, i, j, value)
    book.close()


def write_golden(name: str, trait: str, **golden: Any) -> None:
    text = json.dumps({"sifat": trait, "keluar": 0, **golden}, ensure_ascii=False, indent=1)
    (OUT / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def fixture(
    name: str,
    trait: str,
    sheets: dict[str, list[list[Any]]],
    options: dict[str, Any] | None = None,
    **golden: Any,
) -> None:
    write_book(OUT / f"{name}.xlsx", sheets, **(options or {}))
    write_golden(name, trait, **golden)


def stable_zip(path: Path) -> None:
    """Writes the package again with fixed dates, so that every run gives the same bytes."""
    with zipfile.ZipFile(path) as old:
        parts = {info.filename: old.read(info.filename) for info in old.infolist()}
    core = parts["docProps/core.xml"]
    now = core.split(b"<dcterms:modified", 1)[1].split(b">", 1)[1].split(b"<", 1)[0]
    parts["docProps/core.xml"] = core.replace(now, b"2024-04-05T08:00:00Z")
    write_zip(path, parts)


def write_zip(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            # The first part of an .ods tells its kind and must lie there plainly.
            plain = name == "mimetype"
            info.compress_type = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
            package.writestr(info, data)


# --- rows that many fixtures share -----------------------------------------------------------


def person(who: tuple[str, str], unit: str = DISHUB, **more: Any) -> dict[str, Any]:
    return {"nip": who[0], "nama": who[1], "unit": unit, **more}


def staff(*people: tuple[Any, str], unit: str = DISHUB) -> list[list[Any]]:
    return [STAFF_HEAD, *([nip, name, unit, "Pengelola Data"] for nip, name in people)]


def staff_fault(cells: dict[str, str | None]) -> list[dict[str, str]]:
    return faults("Pegawai", cells)


def faults(sheet: str, cells: dict[str, str | None]) -> list[dict[str, str]]:
    """Places and the text that the message must contain, if it is known."""
    return [
        {"lembar": sheet, "sel": cell} | ({"memuat": text} if text else {})
        for cell, text in cells.items()
    ]


def staff_fixture(name: str, trait: str, nips: list[Any], **golden: Any) -> None:
    """One row of an employee for each NIP, in A2, A3, …"""
    people = [(nip, PEOPLE[i][1]) for i, nip in enumerate(nips)]
    fixture(name, trait, {"Pegawai": staff(*people)}, **golden)


def recap(*rows: tuple[Any, ...], head: list[str] = RECAP_HEAD) -> list[list[Any]]:
    """Rows of (indicator, unit of measure, target, result), all of Rudi in 2024-Q1."""
    return [head, *([*RUDI, DISHUB, "TW I 2024", *row] for row in rows)]


def result(indicator: str, target: str | None, value: str | None, **more: Any) -> dict[str, Any]:
    whole = {"nip": RUDI[0], "indikator": indicator, "periode": "2024-Q1"}
    return whole | {"target": target, "realisasi": value} | more


def recap_fixture(
    name: str,
    trait: str,
    rows: list[tuple[Any, ...]],
    read: list[tuple[str | None, str | None]] | None,
    **golden: Any,
) -> None:
    """A recap of Rudi; `read` holds target and result of each row, or None for a refused one."""
    if read is not None:
        golden["realisasi"] = [result(row[0], *pair) for row, pair in zip(rows, read, strict=True)]
    fixture(name, trait, {"Rekap": recap(*rows)}, **golden)


def plan_fixture(
    name: str, trait: str, rows: list[list[Any]], read: list[dict[str, Any]] | None, **golden: Any
) -> None:
    """A sheet of indicators of Rudi: rows of (indicator, unit of measure, polarity, weight, target)."""
    table = [PLAN_HEAD, *([RUDI[0], *row[:4], 2024, row[4]] for row in rows)]
    if read is not None:
        golden["indikator"] = [
            {"nip": RUDI[0], "tahun": 2024, "indikator": row[0], **fields}
            for row, fields in zip(rows, read, strict=True)
        ]
    fixture(name, trait, {"Pegawai": staff(RUDI), "Indikator": table}, **golden)


# --- NIP ---------------------------------------------------------------------------------------


def nip_as_text() -> None:
    spellings = [
        "19850101 201001 1 001",
        "19900214.201402.2.001",
        "'197803142005011004",
        "NIP. 198611232010012007",
        '="199204052019031012"',
        "19810817\u00a0200604\u00a02\u00a0003",
        "197505201999\u200b031005\ufeff",
        "199507152020122014\t",
        "  198804302011011006 ",
        "19911109-201503-2-002",
    ]
    staff_fixture(
        "V_nip_ejaan",
        "NIP sebagai teks dengan spasi, titik, tanda petik, 'NIP.', =\"…\", spasi keras, aksara lebar nol, TAB.",
        spellings,
        pegawai=[person(who) for who in PEOPLE],
    )


def nip_of_pppk() -> None:
    fixture(
        "V_nip_pppk",
        "NI PPPK: angka ke-13 dan ke-14 bukan bulan, melainkan 21 sampai 29.",
        {"Pegawai": staff(LILIS, ("199009132025242014", "Wulan Anggraini"))},
        pegawai=[person(LILIS), person(("199009132025242014", "Wulan Anggraini"))],
    )


def nip_as_number() -> None:
    staff_fixture(
        "V_nip_angka",
        "NIP disimpan sebagai angka: tiga angka terakhirnya sudah hilang, dengan format apa pun ditampilkan.",
        [RUDI[0], 199002142014022001, As(197803142005011004, "0")],
        keluar=4,
        galat=staff_fault({"A3": None, "A4": None}),
    )


def nip_scientific() -> None:
    staff_fixture(
        "V_nip_ilmiah",
        "NIP berubah menjadi notasi ilmiah dan tersimpan sebagai teks.",
        [RUDI[0], "1.98609E+17", "1,98609E+17"],
        keluar=4,
        galat=staff_fault({"A3": "1.98609E+17", "A4": "1,98609E+17"}),
    )


def nip_with_lost_tail() -> None:
    staff_fixture(
        "V_nip_ekor_000",
        "NIP sebagai teks yang berakhir 000: pernah dibulatkan Excel.",
        [RUDI[0], "199002142014022000", "197803142005011000"],
        keluar=4,
        galat=staff_fault({"A3": None, "A4": None}),
    )


def nip_of_wrong_length() -> None:
    staff_fixture(
        "V_nip_panjang",
        "17 angka, 19 angka, NIP lama 9 angka, dan NIK 16 angka.",
        [RUDI[0], "19900214201402201", "1978031420050110041", "130517284", "3175021402900003"],
        keluar=4,
        galat=staff_fault(
            {
                "A3": None,
                "A4": None,
                "A5": None,
                "A6": None,
            }
        ),
    )


def nip_impossible() -> None:
    staff_fixture(
        "V_nip_mustahil",
        "Lahir 30 Februari; bulan pengangkatan 13; jenis kelamin 3; diangkat umur 8; diangkat tahun 2045.",
        [
            RUDI[0],
            "199002302014022001",
            "197803142005131004",
            "198611232010013007",
            "199204052000031012",
            "199508172045042003",
        ],
        keluar=4,
        galat=staff_fault(
            {
                "A3": None,
                "A4": None,
                "A5": None,
                "A6": None,
                "A7": None,
            }
        ),
    )


def nip_with_letters() -> None:
    staff_fixture(
        "V_nip_huruf_o",
        "Huruf O menggantikan angka 0 di dalam NIP.",
        [RUDI[0], "19900214201402200O", "1978O3142005011004"],
        keluar=4,
        galat=staff_fault({"A3": None, "A4": None}),
    )


def nip_missing() -> None:
    staff_fixture(
        "V_nip_tidak_ada",
        "Baris pegawai tanpa NIP: '-' dan 'NON ASN'.",
        [RUDI[0], "-", "NON ASN"],
        keluar=4,
        galat=staff_fault({"A3": None, "A4": None}),
    )


# --- NIP that lost its tail, repaired from known employees --------------------------------------

NURUL = ("199001312015042017", "Nurul Azizah")
YUSUF = ("198609262015051001", "Yusuf Mahendra")
ARIF = ("198609262015051002", "Arif Budiman")
KNOWN = [NURUL, YUSUF, ARIF]
BASE = "V_dasar_pegawai.xlsx"


def base_of_employees() -> None:
    fixture(
        "V_dasar_pegawai",
        "Daftar pegawai yang benar; dua orang memiliki 15 angka pertama yang sama.",
        {"Pegawai": staff(*KNOWN)},
        pegawai=[person(who) for who in KNOWN],
    )


def repair(name: str, trait: str, nip: Any, called: str, **golden: Any) -> None:
    row = [nip, called, DISHUB, "TW I 2024", "Jumlah laporan", "Laporan", 3, 3]
    fixture(name, trait, {"Rekap": [RECAP_HEAD, row]}, sebelum=[BASE], **golden)


def repaired(name: str, trait: str, nip: Any, who: tuple[str, str], shown: str) -> None:
    repair(
        name,
        trait,
        nip,
        who[1],
        realisasi=[
            {
                "nip": who[0],
                "indikator": "Jumlah laporan",
                "periode": "2024-Q1",
                "target": "3",
                "realisasi": "3",
            }
        ],
        peringatan=[
            {"lembar": "Rekap", "sel": "A2", "memuat": shown},
            {"lembar": "Rekap", "sel": "A2", "memuat": who[0]},
        ],
    )


def not_repaired(name: str, trait: str, nip: Any, called: str) -> None:
    repair(name, trait, nip, called, keluar=4, galat=faults("Rekap", {"A2": None}))


def repair_number() -> None:
    repaired(
        "V_nip_pulih_angka",
        "NIP berupa angka; 15 angka pertama dan nama cocok dengan tepat satu pegawai yang dikenal.",
        As(int(NURUL[0]), "0"),
        NURUL,
        "199001312015042000",
    )


def repair_tail() -> None:
    repaired(
        "V_nip_pulih_000",
        "NIP berakhir 000; 15 angka pertama dan nama cocok dengan tepat satu pegawai yang dikenal.",
        "199001312015042000",
        NURUL,
        "199001312015042000",
    )


def repair_twins() -> None:
    repaired(
        "V_nip_pulih_kembar",
        "Dua pegawai memiliki 15 angka pertama yang sama; nama cocok dengan satu saja.",
        "198609262015051000",
        ARIF,
        "198609262015051000",
    )


def repair_twins_other_name() -> None:
    not_repaired(
        "V_nip_pulih_kembar_nama_lain",
        "Dua pegawai memiliki 15 angka pertama yang sama; nama tidak cocok dengan keduanya.",
        "198609262015051000",
        "Slamet Widodo",
    )


def repair_other_name() -> None:
    not_repaired(
        "V_nip_pulih_nama_lain",
        "15 angka pertama cocok dengan satu pegawai, tetapi namanya lain.",
        "199001312015042000",
        "Slamet Widodo",
    )


def repair_scientific() -> None:
    not_repaired(
        "V_nip_pulih_ilmiah",
        "Hanya enam angka NIP yang tersisa; nama saja tidak cukup untuk mengenali orang.",
        "1,99001E+17",
        NURUL[1],
    )


def repair_without_name() -> None:
    head = ["NIP", "Periode", "Rating Hasil Kerja", "Rating Perilaku Kerja"]
    row = ["199001312015042000", "TW I 2024", "Sesuai Ekspektasi", "Sesuai Ekspektasi"]
    fixture(
        "V_nip_pulih_tanpa_nama",
        "NIP berakhir 000 cocok dengan satu pegawai, tetapi lembar tidak memuat kolom nama.",
        {"Rating": [head, row]},
        sebelum=[BASE],
        keluar=4,
        galat=faults("Rating", {"A2": None}),
    )


# --- rows that come twice ------------------------------------------------------------------------


def twice_the_same() -> None:
    fixture(
        "V_ganda_sama",
        "Baris pegawai yang sama persis tertulis dua kali.",
        {"Pegawai": staff(RUDI, RUDI, MAYA)},
        pegawai=[person(RUDI), person(MAYA)],
        peringatan=faults("Pegawai", {"A3": None}),
    )


def twice_other_unit() -> None:
    rows = staff(RUDI, RUDI)
    rows[2][2] = DINSOS
    fixture(
        "V_ganda_beda_unit",
        "Satu NIP dua kali dengan perangkat daerah yang berbeda dan tanpa TMT.",
        {"Pegawai": rows},
        keluar=4,
        galat=faults("Pegawai", {"C3": "C2"}),
    )


def twice_other_result() -> None:
    recap_fixture(
        "V_ganda_beda_realisasi",
        "Indikator dan periode yang sama dua kali dengan realisasi yang berbeda.",
        [("Jumlah laporan", "Laporan", 10, 9), ("Jumlah laporan", "Laporan", 10, 10)],
        None,
        keluar=4,
        galat=faults("Rekap", {"H3": "H2"}),
    )


# --- numbers -------------------------------------------------------------------------------------


def decimal_comma() -> None:
    recap_fixture(
        "V_angka_desimal_koma",
        "Angka sebagai teks dengan koma desimal.",
        [("Indeks layanan", "Indeks", "95,5", "90,25"), ("Indeks mutu", "Indeks", "80", "7,5")],
        [("95.5", "90.25"), ("80", "7.5")],
    )


def decimal_point() -> None:
    recap_fixture(
        "V_angka_desimal_titik",
        "Angka sebagai teks dengan titik desimal.",
        [("Indeks layanan", "Indeks", "95.5", "90.25"), ("Indeks mutu", "Indeks", "80", "7.5")],
        [("95.5", "90.25"), ("80", "7.5")],
    )


def thousands_indonesian() -> None:
    recap_fixture(
        "V_angka_ribuan_titik",
        "Ribuan bertitik dan desimal berkoma.",
        [
            ("Retribusi parkir", "Rupiah", "1.250.000,50", "1.100.250,75"),
            ("Retribusi uji", "Rupiah", "750.000", "900.000,25"),
        ],
        [("1250000.5", "1100250.75"), ("750000", "900000.25")],
    )


def thousands_english() -> None:
    recap_fixture(
        "V_angka_ribuan_koma",
        "Ribuan berkoma dan desimal bertitik.",
        [
            ("Retribusi parkir", "Rupiah", "1,250,000.50", "1,100,250.75"),
            ("Retribusi uji", "Rupiah", "750,000.00", "900,000.25"),
        ],
        [("1250000.5", "1100250.75"), ("750000", "900000.25")],
    )


def percent_text() -> None:
    recap_fixture(
        "V_persen_teks",
        "Persen sebagai teks: 95%, 95 %, 55,00%, dan angka biasa di kolom yang sama.",
        [
            ("Persentase kelaikan", "%", "95%", "90%"),
            ("Persentase rambu terpasang", "%", "95 %", "85,24 %"),
            ("Persentase aduan selesai", "%", "55,00%", "52,50%"),
            ("Persentase halte terawat", "%", 80, 75.5),
        ],
        [("95", "90"), ("95", "85.24"), ("55", "52.5"), ("80", "75.5")],
    )


def percent_format() -> None:
    recap_fixture(
        "V_persen_format",
        "0,95 dengan format persen dan 95 tanpa format persen berarti sama.",
        [
            ("Persentase kelaikan", "%", As(1, "0%"), As(0.95, "0%")),
            ("Persentase rambu terpasang", "%", As(0.8, "0.00%"), As(0.785, "0.00%")),
            ("Persentase aduan selesai", "%", 90, 95),
        ],
        [("100", "95"), ("80", "78.5"), ("90", "95")],
    )


def number_with_unit() -> None:
    recap_fixture(
        "V_angka_bersatuan",
        "Satuan ditulis di belakang angka.",
        [
            ("Pengawasan trayek", "Bulan", "12 bulan", "11 bulan"),
            ("Jumlah dokumen", "Dokumen", "100 dokumen", "98 dokumen"),
        ],
        [("12", "11"), ("100", "98")],
    )


def compared_target() -> None:
    plan_fixture(
        "V_target_pembanding",
        "Target dengan tanda pembanding: ≥ 95, ≥95, < 20 %.",
        [
            ["Indeks kepuasan", "Indeks", "Naik", 40, "≥ 95"],
            ["Indeks mutu", "Indeks", "Naik", 30, "≥80"],
            ["Persentase keluhan", "%", "Turun", 30, "< 20 %"],
        ],
        [{"target": "95"}, {"target": "80"}, {"target": "20", "polaritas": "turun"}],
    )


def range_target() -> None:
    plan_fixture(
        "V_target_rentang",
        "Target berupa rentang: 80 - 90, 80 s.d. 90, 80 - 90%.",
        [
            ["Kelembapan ruang arsip", "Indeks", "Stabil", 40, "80 - 90"],
            ["Kecepatan angkutan", "Km/jam", "Stabil", 30, "30 s.d. 40"],
            ["Persentase keterisian", "%", "Stabil", 30, "70 - 85%"],
        ],
        [{"target": "80..90"}, {"target": "30..40"}, {"target": "70..85"}],
    )


def rupiah() -> None:
    recap_fixture(
        "V_angka_rupiah",
        "Rupiah dengan Rp di depan.",
        [
            ("Retribusi parkir", "Rupiah", "Rp 1.500.000", "Rp 1.350.000"),
            ("Retribusi uji", "Rupiah", "Rp2.250.000", "Rp. 2.000.000"),
        ],
        [("1500000", "1350000"), ("2250000", "2000000")],
    )


def signs_by_column() -> None:
    plan_fixture(
        "V_angka_per_kolom",
        "Titik adalah ribuan di kolom Target dan desimal di kolom Bobot, dalam baris yang sama.",
        [
            ["Penyerapan anggaran rambu", "Rupiah", "Naik", "78.98 %", "216.523.000"],
            ["Penyerapan anggaran halte", "Rupiah", "Naik", "21.02 %", "95.400.000"],
        ],
        [{"bobot": "78.98", "target": "216523000"}, {"bobot": "21.02", "target": "95400000"}],
    )


def undecided_number() -> None:
    recap_fixture(
        "V_angka_meragukan",
        "1.234 sendirian di kolomnya: seribu lebih atau satu lebih?",
        [("Volume angkutan", "Ton", 50, "1.234")],
        None,
        keluar=4,
        galat=faults("Rekap", {"H2": "1.234"}),
    )


def decided_number() -> None:
    recap_fixture(
        "V_angka_terbukti",
        "1.234 di kolom yang juga memuat 12.345,6: titik adalah ribuan.",
        [("Volume angkutan", "Ton", 1500, "1.234"), ("Volume barang", "Ton", 12000, "12.345,6")],
        [("1500", "1234"), ("12000", "12345.6")],
    )


def categories() -> None:
    recap_fixture(
        "V_kategori",
        "Angka yang bukan angka: BB, A, WTP, 1:32, di kolom yang juga memuat angka.",
        [
            ("Nilai SAKIP", "Predikat", "A", "BB"),
            ("Opini BPK", "Opini", "WTP", "WTP"),
            ("Rasio guru dan murid", "Rasio", "1:32", "1:30"),
            ("Jumlah laporan", "Laporan", 3, 3),
        ],
        [("A", "BB"), ("WTP", "WTP"), ("1:32", "1:30"), ("3", "3")],
    )


def missing_results() -> None:
    recap_fixture(
        "V_kosong_bukan_nol",
        "-, n/a, kosong, dan tanda petik tunggal berarti tidak ada; 0 berarti nol.",
        [
            ("Jumlah laporan", "Laporan", 3, "-"),
            ("Jumlah survei", "Survei", 4, "n/a"),
            ("Jumlah rapat", "Rapat", 5, None),
            ("Jumlah rambu", "Unit", 6, "'"),
            ("Jumlah halte", "Unit", 7, 0),
            ("Jumlah marka", "Unit", 8, "0"),
        ],
        [("3", None), ("4", None), ("5", None), ("6", None), ("7", "0"), ("8", "0")],
    )


def formula_errors() -> None:
    recap_fixture(
        "V_galat_rumus",
        "Sel berisi #REF!, #DIV/0!, #N/A.",
        [
            ("Jumlah laporan", "Laporan", 3, Formula("=#REF!", "#REF!")),
            ("Jumlah survei", "Survei", 4, Formula("=G3/0", "#DIV/0!")),
            ("Jumlah rapat", "Rapat", Formula("=VLOOKUP(99,G2:G3,1,FALSE)", "#N/A"), 5),
            ("Jumlah rambu", "Unit", 6, 6),
        ],
        None,
        keluar=4,
        galat=faults("Rekap", {"H2": "#REF!", "H3": "#DIV/0!", "G4": "#N/A"}),
    )


def formula_without_result() -> None:
    """Written by openpyxl, which keeps no results of formulas."""
    path = OUT / "V_rumus_tanpa_nilai.xlsx"
    book = openpyxl.Workbook()
    book.properties.created = CREATED
    book.active.title = "Rekap"
    rows = recap(("Jumlah laporan", "Laporan", 3, 3), ("Jumlah survei", "Survei", 4, "=1+2"))
    for row in rows:
        book.active.append(row)
    book.save(path)
    stable_zip(path)
    write_golden(
        "V_rumus_tanpa_nilai",
        "Rumus tanpa hasil tersimpan, seperti ditulis aplikasi yang tidak menghitung.",
        keluar=4,
        galat=faults("Rekap", {"H3": None}),
    )


def formula_with_result() -> None:
    recap_fixture(
        "V_rumus_bernilai",
        "Rumus dengan hasil tersimpan, juga yang hasilnya teks.",
        [
            ("Jumlah laporan", "Laporan", Formula("=SUM(1,2)", 3), Formula("=G2-1", 2)),
            (
                "Persentase survei",
                "%",
                Formula("=9/10", 0.9, "0%"),
                Formula("=85.5/100", 0.855, "0.0%"),
            ),
            ("Indeks mutu", "Indeks", 80, Formula('=TEXT(75.5,"0.0")', "75,5")),
        ],
        [("3", "2"), ("90", "85.5"), ("80", "75.5")],
    )


def wrong_kinds() -> None:
    recap_fixture(
        "V_angka_benar_tanggal",
        "BENAR/SALAH dan tanggal di kolom angka.",
        [
            ("Jumlah laporan", "Laporan", 3, True),
            ("Jumlah survei", "Survei", 4, As(dt.date(2024, 3, 4), "dd/mm/yyyy")),
            ("Jumlah rambu", "Unit", 6, 6),
        ],
        None,
        keluar=4,
        galat=faults("Rekap", {"H2": None, "H3": None}),
    )


def not_a_number() -> None:
    recap_fixture(
        "V_angka_nan",
        "Teks NaN dan Infinity dari aplikasi lain di kolom angka.",
        [
            ("Jumlah laporan", "Laporan", 3, "NaN"),
            ("Jumlah survei", "Survei", 4, "Infinity"),
            ("Jumlah rambu", "Unit", 6, 6),
        ],
        None,
        keluar=4,
        galat=faults("Rekap", {"H2": None, "H3": None}),
    )


def number_as_text() -> None:
    recap_fixture(
        "V_angka_sebagai_teks",
        "Angka tersimpan sebagai teks, dengan spasi di tepinya.",
        [
            ("Jumlah laporan", "Laporan", "12", " 11 "),
            ("Jumlah survei", "Survei", "40", "38\u00a0"),
            ("Jumlah rambu", "Unit", "60", "6.5"),
        ],
        [("12", "11"), ("40", "38"), ("60", "6.5")],
    )


def float_noise() -> None:
    recap_fixture(
        "V_angka_derau",
        "Hasil hitung 0,1 + 0,2 tersimpan sebagai 0,30000000000000004.",
        [
            ("Volume limbah", "Ton", 0.3, Formula("=0.1+0.2", 0.1 + 0.2)),
            ("Volume debu", "Ton", 1, Formula("=1.1+2.2", 1.1 + 2.2)),
        ],
        [("0.3", "0.3"), ("1", "3.3")],
    )


def weights_percent() -> None:
    plan_fixture(
        "V_bobot_persen_format",
        "Bobot 0,4 dengan format persen.",
        [
            ["Jumlah laporan", "Laporan", "Naik", As(0.4, "0%"), 12],
            ["Jumlah survei", "Survei", "Naik", As(0.35, "0%"), 4],
            ["Jumlah rambu", "Unit", "Naik", As(0.25, "0.00%"), 60],
        ],
        [
            {"bobot": "40", "target": "12"},
            {"bobot": "35", "target": "4"},
            {"bobot": "25", "target": "60"},
        ],
    )


def weights_plain() -> None:
    plan_fixture(
        "V_bobot_biasa",
        "Bobot 40 tanpa format persen.",
        [["Jumlah laporan", "Laporan", "Naik", 40, 12], ["Jumlah survei", "Survei", "Naik", 60, 4]],
        [{"bobot": "40", "target": "12"}, {"bobot": "60", "target": "4"}],
    )


def weight_negative() -> None:
    plan_fixture(
        "V_bobot_negatif",
        "Bobot kurang dari nol.",
        [
            ["Jumlah laporan", "Laporan", "Naik", 60, 12],
            ["Jumlah survei", "Survei", "Naik", -10, 4],
            ["Jumlah rambu", "Unit", "Naik", 50, 60],
        ],
        None,
        keluar=4,
        galat=faults("Indikator", {"E3": None}),
    )


# --- dates ---------------------------------------------------------------------------------------


def since(*dates: Any) -> list[list[Any]]:
    return [
        TMT_HEAD,
        *([*PEOPLE[i], DISHUB, "Pengelola Data", date] for i, date in enumerate(dates)),
    ]


def dates_fixture(name: str, trait: str, dates: list[tuple[Any, str]], **options: Any) -> None:
    fixture(
        name,
        trait,
        {"Pegawai": since(*(written for written, _ in dates))},
        options,
        pegawai=[person(PEOPLE[i], tmt=iso) for i, (_, iso) in enumerate(dates)],
    )


def date_spellings() -> None:
    dates_fixture(
        "V_tmt_ejaan",
        "Tanggal sejati, nomor seri, dan tanggal sebagai teks dalam satu kolom.",
        [
            (As(dt.date(2022, 4, 1), "dd/mm/yyyy"), "2022-04-01"),
            (As(dt.date(2021, 12, 31), "d mmmm yyyy"), "2021-12-31"),
            (44652, "2022-04-01"),
            ("1 April 2022", "2022-04-01"),
            ("14 mei 2020", "2020-05-14"),
            ("01 MAR 2021", "2021-03-01"),
            ("2022-04-01", "2022-04-01"),
            ("17 Agustus 2021", "2021-08-17"),
        ],
    )


def dates_with_dashes() -> None:
    dates_fixture(
        "V_tmt_strip",
        "Tanggal sebagai teks dd-mm-yyyy.",
        [("01-04-2022", "2022-04-01"), ("31-12-2021", "2021-12-31"), ("02-03-2020", "2020-03-02")],
    )


def dates_month_first() -> None:
    dates_fixture(
        "V_tmt_bulan_dulu",
        "4/25/2022 membuktikan bahwa bulan ditulis dahulu di kolom ini.",
        [("4/25/2022", "2022-04-25"), ("3/4/2022", "2022-03-04")],
    )


def dates_day_first() -> None:
    dates_fixture(
        "V_tmt_hari_dulu",
        "25/4/2022 membuktikan bahwa hari ditulis dahulu di kolom ini.",
        [("25/4/2022", "2022-04-25"), ("3/4/2022", "2022-04-03")],
    )


def date_undecided() -> None:
    fixture(
        "V_tmt_meragukan",
        "3/4/2022 sendirian: 3 April atau 4 Maret?",
        {"Pegawai": since("3/4/2022")},
        keluar=4,
        galat=faults("Pegawai", {"E2": "3/4/2022"}),
    )


def dates_1904() -> None:
    dates_fixture(
        "V_tmt_1904",
        "Buku kerja dengan sistem tanggal 1904 (dari Mac).",
        [
            (As(dt.date(2022, 4, 1), "dd/mm/yyyy"), "2022-04-01"),
            (As(dt.date(2021, 12, 31), "yyyy-mm-dd"), "2021-12-31"),
        ],
        date_1904=True,
    )


# --- periods -------------------------------------------------------------------------------------


def periods_fixture(name: str, trait: str, periods: list[tuple[Any, str]]) -> None:
    rows = [
        [*RUDI, DISHUB, written, f"Indikator ke-{i}", "Laporan", 3, 2]
        for i, (written, _) in enumerate(periods, 1)
    ]
    fixture(
        name,
        trait,
        {"Rekap": [RECAP_HEAD, *rows]},
        realisasi=[
            {
                "nip": RUDI[0],
                "indikator": f"Indikator ke-{i}",
                "periode": code,
                "target": "3",
                "realisasi": "2",
            }
            for i, (_, code) in enumerate(periods, 1)
        ],
    )


def quarters() -> None:
    spellings = [
        "2024-Q1",
        "TW I 2024",
        "TW. I 2024",
        "Triwulan I Tahun 2024",
        "TRIWULAN I TAHUN 2024",
        "TW1-2024",
        "Q1 2024",
        "Januari–Maret 2024",
        "Januari - Maret 2024",
        "Jan s.d. Mar 2024",
        "  tw i  2024 ",
    ]
    periods_fixture(
        "V_periode_triwulan",
        "Satu triwulan ditulis dengan sebelas cara.",
        [(one, "2024-Q1") for one in spellings],
    )


def other_periods() -> None:
    periods_fixture(
        "V_periode_lain",
        "Semester, bulan, dan tahun, juga sebagai tanggal dan angka.",
        [
            ("Semester I 2024", "2024-S1"),
            ("Semester II Tahun 2024", "2024-S2"),
            ("Januari 2024", "2024-01"),
            ("2024-02", "2024-02"),
            (As(dt.date(2024, 3, 1), "mmm-yy"), "2024-03"),
            ("2024", "2024"),
            (2023, "2023"),
            ("TW IV 2023", "2023-Q4"),
        ],
    )


def titled(
    lines: list[str], head: list[str] | None = None, cells: list[Any] | None = None
) -> list[list[Any]]:
    """A recap of one row without a column of periods, below lines of a title."""
    head = head or ["NIP", "Nama", "Perangkat Daerah", "Indikator", "Satuan", "Target", "Realisasi"]
    row = cells or [*RUDI, DISHUB, "Jumlah laporan", "Laporan", 3, 2]
    return [*([line] for line in lines), [], head, row]


def period_fixture(
    name: str,
    trait: str,
    lines: list[str],
    code: str | None,
    sheet: str = "Rekap",
    argument: str | None = None,
) -> None:
    golden: dict[str, Any] = {} if argument is None else {"argumen": ["--periode", argument]}
    if code is None:
        golden["keluar"] = 4
    else:
        golden["realisasi"] = [result("Jumlah laporan", "3", "2", periode=code)]
    fixture(name, trait, {sheet: titled(lines)}, **golden)


TITLE = "REKAPITULASI CAPAIAN KINERJA PEGAWAI"


def period_in_title() -> None:
    period_fixture(
        "V_periode_judul", "Periode hanya di judul.", [TITLE, "TRIWULAN I TAHUN 2024"], "2024-Q1"
    )


def period_in_sheet_name() -> None:
    period_fixture(
        "V_periode_nama_lembar",
        "Periode hanya di nama lembar.",
        [TITLE],
        "2024-Q1",
        sheet="TW I 2024",
    )


def period_from_argument() -> None:
    period_fixture(
        "V_periode_argumen",
        "Lembar tidak menyebut periode; petugas menyebutnya.",
        [TITLE],
        "2024-Q1",
        argument="2024-Q1",
    )


def period_refined() -> None:
    period_fixture(
        "V_periode_dipertegas",
        "Judul hanya menyebut tahun; petugas menyebut triwulannya.",
        [TITLE, "TAHUN 2024"],
        "2024-Q2",
        argument="2024-Q2",
    )


def period_contradicted_by_title() -> None:
    period_fixture(
        "V_periode_judul_bertentangan",
        "Judul menyebut triwulan I, petugas menyebut triwulan II.",
        [TITLE, "TRIWULAN I TAHUN 2024"],
        None,
        argument="2024-Q2",
    )


def period_contradicted_by_column() -> None:
    fixture(
        "V_periode_kolom_bertentangan",
        "Kolom Periode menyebut triwulan I, petugas menyebut triwulan II.",
        {"Rekap": recap(("Jumlah laporan", "Laporan", 3, 2))},
        argumen=["--periode", "2024-Q2"],
        keluar=4,
        galat=faults("Rekap", {"D2": None}),
    )


def period_nowhere() -> None:
    period_fixture("V_periode_tidak_ada", "Periode tidak disebut di mana pun.", [TITLE], None)


def period_as_dates() -> None:
    period_fixture(
        "V_periode_rentang_tanggal",
        "Periode di atas tabel sebagai rentang tanggal satu triwulan.",
        [TITLE, "Periode : 01-01-2024 s.d. 31-03-2024"],
        "2024-Q1",
    )


# --- ratings and grades --------------------------------------------------------------------------

ABOVE, MEETS, BELOW = "Di Atas Ekspektasi", "Sesuai Ekspektasi", "Di Bawah Ekspektasi"


def rating_spellings() -> None:
    pairs = [
        ("DIATAS EKSPEKTASI", ABOVE, "SESUAI EKSPEKTASI", MEETS),
        ("Diatas Ekspektasi (AE)", ABOVE, "Sesuai Ekspektasi (SE)", MEETS),
        ("SE", MEETS, "BE", BELOW),
        ("di bawah ekspektasi", BELOW, "DIBAWAH EKSPEKTASI", BELOW),
        ("Di  Atas\nEkspektasi ", ABOVE, "DI ATAS EKSPEKTASI", ABOVE),
    ]
    rows = [[*PEOPLE[i], "TW I 2024", pair[0], pair[2]] for i, pair in enumerate(pairs)]
    fixture(
        "V_rating_ejaan",
        "Rating ditulis dengan huruf besar, disambung, disingkat, dan dengan singkatan dalam kurung.",
        {"Pegawai": staff(*PEOPLE[: len(pairs)]), "Rating": [RATING_HEAD, *rows]},
        rating=[
            {
                "nip": PEOPLE[i][0],
                "periode": "2024-Q1",
                "rating_hasil_kerja": pair[1],
                "rating_perilaku": pair[3],
            }
            for i, pair in enumerate(pairs)
        ],
    )


def rating_codes() -> None:
    rows = [[*PEOPLE[i], "TW I 2024", code, MEETS] for i, code in enumerate([1, 2, 3])]
    fixture(
        "V_rating_kode",
        "Rating sebagai kode 1, 2, 3: tidak diketahui apakah 1 atau 3 yang terbaik.",
        {"Pegawai": staff(*PEOPLE[:3]), "Rating": [RATING_HEAD, *rows]},
        keluar=4,
        galat=faults("Rating", {"D2": None, "D3": None, "D4": None}),
    )


def printed_choices() -> None:
    lines = [
        TITLE,
        "TRIWULAN I TAHUN 2024",
        "CAPAIAN KINERJA ORGANISASI* : ISTIMEWA / BAIK / BUTUH PERBAIKAN / KURANG / SANGAT KURANG",
    ]
    fixture(
        "V_pilihan_cetak",
        "Formulir mencetak pilihan predikat organisasi yang belum dicoret: bukan jawaban.",
        {"Rekap": titled(lines)},
        realisasi=[result("Jumlah laporan", "3", "2")],
        organisasi=[],
    )


def grades() -> None:
    texts = [
        "III/d",
        "III.D",
        "IIId",
        "III/c",
        "Penata Tk. I (III/d)",
        "Penata Tingkat I, III/d",
        "Pembina Tk. I / IV/b",
        "II/a",
    ]
    head = ["NIP", "Nama", "Pangkat/Gol. Ruang", "Perangkat Daerah"]
    rows = [[*PEOPLE[i], text, DISHUB] for i, text in enumerate(texts)]
    rows.append([*LILIS, "IX", DISHUB])
    fixture(
        "V_golongan_ejaan",
        "Pangkat dan golongan ditulis dengan sembilan cara; PPPK golongan IX.",
        {"Pegawai": [head, *rows]},
        pegawai=[person((row[0], row[1]), pangkat=row[2]) for row in rows],
    )


# --- units ---------------------------------------------------------------------------------------

DINKES = "Dinas Kesehatan Kota Sagara"
DUKCAPIL = "Dinas Kependudukan dan Pencatatan Sipil Kota Sagara"
BKPSDM = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kota Sagara"
PUPR = "Dinas Pekerjaan Umum dan Penataan Ruang Kota Sagara"
UNITS = [DINKES, DUKCAPIL, BKPSDM, PUPR]
UNIT_BASE = "V_dasar_unit.xlsx"


def unit_rows(names: list[str], first: int = 0) -> list[list[Any]]:
    return [[*PEOPLE[first + i], name, "Pengelola Data"] for i, name in enumerate(names)]


def all_in(units: list[str]) -> list[dict[str, Any]]:
    return [person(PEOPLE[i], unit) for i, unit in enumerate(units)]


def base_of_units() -> None:
    fixture(
        "V_dasar_unit",
        "Empat perangkat daerah dengan nama lengkap.",
        {"Pegawai": [STAFF_HEAD, *unit_rows(UNITS)]},
        pegawai=all_in(UNITS),
    )


def unit_fixture(name: str, trait: str, names: list[str], newcomers: list[str]) -> None:
    """The four known employees and four new ones, their offices written in another way."""
    fixture(
        name,
        trait,
        {"Pegawai": [STAFF_HEAD, *unit_rows(names), *unit_rows(newcomers, 4)]},
        sebelum=[UNIT_BASE],
        pegawai=all_in(UNITS * 2),
    )


def units_in_capitals() -> None:
    capitals = [unit.upper() for unit in UNITS]
    unit_fixture(
        "V_unit_kapital",
        "Nama perangkat daerah yang sudah dikenal, dengan huruf besar.",
        capitals,
        capitals,
    )


def units_without_city() -> None:
    bare = [unit.removesuffix(" Kota Sagara") for unit in UNITS]
    unit_fixture(
        "V_unit_tanpa_kota",
        "Nama perangkat daerah yang sudah dikenal, tanpa nama kota.",
        bare,
        bare,
    )


def units_abbreviated() -> None:
    unit_fixture(
        "V_unit_singkatan",
        "Nama perangkat daerah yang sudah dikenal, disingkat.",
        ["DINKES", "Disdukcapil", "BKPSDM", "PUPR"],
        ["Dinkes", "DISDUKCAPIL", "BKPSDM", "Dinas PUPR"],
    )


def unit_misspelt() -> None:
    wrong = "Dinas Kesehaatan Kota Sagara"
    fixture(
        "V_unit_nyaris_sama",
        "Nama yang hampir sama dengan perangkat daerah yang dikenal: diberitahukan, tidak disamakan diam-diam.",
        {"Pegawai": [STAFF_HEAD, *unit_rows(UNITS), *unit_rows([wrong], 4)]},
        sebelum=[UNIT_BASE],
        pegawai=[*all_in(UNITS), person(PEOPLE[4], wrong)],
        peringatan=faults("Pegawai", {"C6": "Dinas Kesehaatan"}),
    )


def two_offices() -> None:
    fixture(
        "V_unit_dua_dinas",
        "Satu lembar memuat pegawai dua perangkat daerah.",
        {"Pegawai": [STAFF_HEAD, *unit_rows([DISHUB, DINSOS, DISHUB])]},
        pegawai=all_in([DISHUB, DINSOS, DISHUB]),
    )


def moved() -> None:
    rows = [
        [*RUDI, DISHUB, "Pengelola Data", As(dt.date(2020, 1, 1), "dd/mm/yyyy")],
        [*RUDI, DINSOS, "Kepala Seksi Bantuan", As(dt.date(2024, 7, 1), "dd/mm/yyyy")],
    ]
    fixture(
        "V_mutasi",
        "Orang yang sama dua kali setelah mutasi: dua perangkat daerah, dua TMT.",
        {"Pegawai": [TMT_HEAD, *rows]},
        pegawai=[
            person(RUDI, DISHUB, jabatan="Pengelola Data", tmt="2020-01-01"),
            person(RUDI, DINSOS, jabatan="Kepala Seksi Bantuan", tmt="2024-07-01"),
        ],
    )


def recap_of_another_office() -> None:
    rows = recap(("Jumlah laporan", "Laporan", 3, 2))
    rows[1][2] = DINSOS
    fixture(
        "V_rekap_unit_lain",
        "Rekap menyebut perangkat daerah yang berbeda dari daftar pegawai: daftar pegawai yang berlaku.",
        {"Pegawai": staff(RUDI), "Rekap": rows},
        pegawai=[person(RUDI)],
        realisasi=[result("Jumlah laporan", "3", "2")],
        peringatan=[
            {"lembar": "Rekap", "sel": "C2", "memuat": DINSOS},
            {"lembar": "Rekap", "sel": "C2", "memuat": DISHUB},
        ],
    )


FIXTURES = [
    nip_as_text,
    nip_of_pppk,
    nip_as_number,
    nip_scientific,
    nip_with_lost_tail,
    nip_of_wrong_length,
    nip_impossible,
    nip_with_letters,
    nip_missing,
    base_of_employees,
    repair_number,
    repair_tail,
    repair_twins,
    repair_twins_other_name,
    repair_other_name,
    repair_scientific,
    repair_without_name,
    twice_the_same,
    twice_other_unit,
    twice_other_result,
    decimal_comma,
    decimal_point,
    thousands_indonesian,
    thousands_english,
    percent_text,
    percent_format,
    number_with_unit,
    compared_target,
    range_target,
    rupiah,
    signs_by_column,
    undecided_number,
    decided_number,
    categories,
    missing_results,
    formula_errors,
    formula_without_result,
    formula_with_result,
    wrong_kinds,
    not_a_number,
    number_as_text,
    float_noise,
    weights_percent,
    weights_plain,
    weight_negative,
    date_spellings,
    dates_with_dashes,
    dates_month_first,
    dates_day_first,
    date_undecided,
    dates_1904,
    quarters,
    other_periods,
    period_in_title,
    period_in_sheet_name,
    period_from_argument,
    period_refined,
    period_contradicted_by_title,
    period_contradicted_by_column,
    period_nowhere,
    period_as_dates,
    rating_spellings,
    rating_codes,
    printed_choices,
    grades,
    base_of_units,
    units_in_capitals,
    units_without_city,
    units_abbreviated,
    unit_misspelt,
    two_offices,
    moved,
    recap_of_another_office,
]


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    for make in FIXTURES:
        make()
    sys.stdout.write(f"{len(FIXTURES)} berkas contoh di {OUT}\n")
