"""Writes traits/M_rekap_kacau.xlsx and M_rekap_kacau_rusak.xlsx with their goldens.

One recap as an office sends it, with many awkward traits at once, and the same with known damage.
Written from the design and from sheets seen in the wild, without reading the importer. The goldens
are typed out below (GOLDEN, FAULTS), never computed from the cells, so that a slip in one is seen.
All names, NIPs, NIKs and offices are invented.  Run: python tests/sheets/make_messy.py
"""

import json
import re
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

HERE = Path(__file__).parent / "traits"
UNIT = "Dinas Sosial Kota Sagara"
NBSP = "\u00a0"
PCT0, PCT1 = "0%", "0.0%"
THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
WRAP = Alignment(wrap_text=True, vertical="top")
MIDDLE = Alignment(wrap_text=True, vertical="center", horizontal="center")

# What stands in the sheet. Employee: No, name cell(s) for column B, NIK, pangkat, jabatan, ratings,
# merged down or left blank, then the indicators: text, satuan, bobot, target, realisasi, keterangan.
# A figure is a cell value or (value, number format).
REHABSOS = [
    {
        "no": 1,
        "b": ["Dra. Sri Wahyuningsih, M.Si.\nNIP. 19690512 199403 2 004"],
        "nik": "3299015205690001",
        "d": "IV/a",
        "e": "Analis Kebijakan Ahli Madya",
        "r": ("DI ATAS EKSPEKTASI", "Sesuai Ekspektasi", "Baik"),
        "merged": True,
        "i": [
            (
                "Jumlah rekomendasi kebijakan rehabilitasi sosial yang disampaikan",
                "Dokumen",
                "40.00 %",
                4,
                3,
                "1 dokumen masih\ndibahas di Bappeda",
            ),
            (
                "Persentase penyandang disabilitas yang mendapat layanan",
                "Persen",
                "35.00 %",
                (0.95, PCT0),
                (0.925, PCT1),
                None,
            ),
            (
                "Realisasi anggaran rehabilitasi sosial",
                "Rupiah",
                "25.00 %",
                "216.523.000",
                "204.118.500",
                "Sisa 12.404.500\n- sisa lelang\n- 2 kegiatan digeser ke TW II",
            ),
        ],
    },
    {
        "no": 2,
        "b": ["Siti Aminah\nNIP 198501172010012003"],
        "nik": None,
        "d": "III/c",
        "e": "Penyuluh Sosial Ahli Muda",
        "r": ("Sesuai Ekspektasi", "SESUAI EKSPEKTASI", "Baik"),
        "merged": False,
        "i": [
            (
                "Jumlah keluarga penerima manfaat yang didampingi",
                "Keluarga",
                "62.50 %",
                "1.250",
                "1.187",
                None,
            ),
            (
                "Rata-rata peserta penyuluhan per kegiatan",
                "Orang",
                "37.50 %",
                "10,5",
                "9,75",
                "Hujan,\n2 kegiatan sepi",
            ),
        ],
    },
    {
        "no": 3,
        "b": ["Agus Setiawan, S.Sos.", "NIP. 198104152006041007"],
        "nik": "3299011504810002",
        "d": "III/d",
        "e": "Pekerja Sosial Ahli Muda",
        "r": ("Sesuai Ekspektasi", "Diatas Ekspektasi", "Baik"),
        "merged": False,
        "i": [
            ("Beras bantuan sosial yang disalurkan", "Kg", "40.00 %", "1.250,50", "1.187,25", None),
            (
                "Laporan asesmen klien yang selesai",
                "Laporan",
                "35 %",
                "12 laporan",
                "11 laporan",
                None,
            ),
            ("Kunjungan rumah (home visit)", "Kali", "25.00 %", 24, 26, None),  # the hidden row
        ],
    },
    {
        "no": 4,
        "b": ["Hendra Gunawan, S.Sos.\nNIP. 19960917.202012.1.004"],
        "nik": "3299021709960003",
        "d": "III/a",
        "e": "Penyuluh Sosial Ahli Pertama",
        "r": ("Di Bawah Ekspektasi", "Sesuai Ekspektasi", "Butuh Perbaikan"),
        "merged": True,
        "i": [
            ("Tingkat kepuasan klien rumah singgah", "Persen", "55.00 %", "90%", "92,75%", None),
            (
                "Klien rumah singgah yang direintegrasikan",
                "Orang",
                "45.00 %",
                15,
                "-",
                "belum ada,\nmenunggu asesmen",
            ),
        ],
    },
]
LINJAMSOS = [
    {
        "no": "1.",
        "b": ["dr. Rina Marlina\n'198711232015032001"],
        "nik": "3299016311870002",
        "d": "III/d",
        "e": "Dokter Ahli Muda",
        "r": ("DIATAS EKSPEKTASI", "Di Atas Ekspektasi", "Sangat Baik"),
        "merged": True,
        "i": [
            ("Peserta PBI-JK yang diverifikasi", "Orang", "50.00 %", "12.480", "12.505", None),
            ("Pemeriksaan kesehatan lansia", "Orang", "30.00 %", "350 orang", "362 orang", None),
            (
                "Rujukan pasien terlantar yang ditangani",
                "Kasus",
                "20.00 %",
                18,
                0,
                "Nihil laporan\nselama TW I",
            ),
        ],
    },
    {
        "no": "2.",
        "b": [f"Siti Aminah\nNIP. 19920308{NBSP}201903{NBSP}2{NBSP}011"],
        "nik": "3299034803920001",
        "d": "II/d",
        "e": "Pengelola Data",
        "r": ("Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik"),
        "merged": False,
        "i": [
            (
                "Data terpadu kesejahteraan sosial yang dimutakhirkan",
                "Keluarga",
                "70.00 %",
                "3.600",
                "3.742",
                None,
            ),
            ("Jumlah laporan pemutakhiran data", "Laporan", "30.00 %", 3, 3, None),
        ],
    },
    {
        "no": "3.",
        "b": ["Bambang Prasetyo, A.Md.\n      197812052007011006"],
        "nik": None,
        "d": "II/d",
        "e": "Pengadministrasi Umum",
        "r": ("Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik"),
        "merged": False,
        "i": [
            ("Surat masuk yang diagendakan", "Surat", "60.00 %", "450 ", "463", None),
            ("Arsip yang ditata", "Boks", "40.00 %", 25, "22,5", "Boks terakhir\nbaru setengah"),
        ],
    },
    {
        "no": "4.",
        "b": ["Yohanes Tandi, S.E.\nNIPPPK. 199001152023211005"],
        "nik": "3299021501900004",
        "d": "IX",
        "e": "Penata Layanan Operasional",
        "r": ("Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik"),
        "merged": True,
        "i": [
            (
                "Bantuan jaminan hidup yang disalurkan",
                "Rupiah",
                "45.00 %",
                "Rp 95.400.000",
                "Rp 93.150.500",
                None,
            ),
            ("Berkas pencairan yang diverifikasi", "Berkas", "32.50 %", 120, 118, None),
            (
                "Laporan pertanggungjawaban tepat waktu",
                "Laporan",
                "22.50 %",
                "3 laporan",
                "3 laporan",
                None,
            ),
        ],
    },
]

# The golden, typed by hand: nip, nama, pangkat, jabatan, rating hasil kerja, rating perilaku,
# then indikator, satuan, bobot, target, realisasi.
AE, SE, BE = "Di Atas Ekspektasi", "Sesuai Ekspektasi", "Di Bawah Ekspektasi"
GOLDEN = [
    (
        "196905121994032004",
        "Dra. Sri Wahyuningsih, M.Si.",
        "IV/a",
        "Analis Kebijakan Ahli Madya",
        AE,
        SE,
        [
            (
                "Jumlah rekomendasi kebijakan rehabilitasi sosial yang disampaikan",
                "Dokumen",
                "40",
                "4",
                "3",
            ),
            (
                "Persentase penyandang disabilitas yang mendapat layanan",
                "Persen",
                "35",
                "95",
                "92.5",
            ),
            ("Realisasi anggaran rehabilitasi sosial", "Rupiah", "25", "216523000", "204118500"),
        ],
    ),
    (
        "198501172010012003",
        "Siti Aminah",
        "III/c",
        "Penyuluh Sosial Ahli Muda",
        SE,
        SE,
        [
            (
                "Jumlah keluarga penerima manfaat yang didampingi",
                "Keluarga",
                "62.5",
                "1250",
                "1187",
            ),
            ("Rata-rata peserta penyuluhan per kegiatan", "Orang", "37.5", "10.5", "9.75"),
        ],
    ),
    (
        "198104152006041007",
        "Agus Setiawan, S.Sos.",
        "III/d",
        "Pekerja Sosial Ahli Muda",
        SE,
        AE,
        [
            ("Beras bantuan sosial yang disalurkan", "Kg", "40", "1250.5", "1187.25"),
            ("Laporan asesmen klien yang selesai", "Laporan", "35", "12", "11"),
            ("Kunjungan rumah (home visit)", "Kali", "25", "24", "26"),
        ],
    ),
    (
        "199609172020121004",
        "Hendra Gunawan, S.Sos.",
        "III/a",
        "Penyuluh Sosial Ahli Pertama",
        BE,
        SE,
        [
            ("Tingkat kepuasan klien rumah singgah", "Persen", "55", "90", "92.75"),
            ("Klien rumah singgah yang direintegrasikan", "Orang", "45", "15", None),
        ],
    ),
    (
        "198711232015032001",
        "dr. Rina Marlina",
        "III/d",
        "Dokter Ahli Muda",
        AE,
        AE,
        [
            ("Peserta PBI-JK yang diverifikasi", "Orang", "50", "12480", "12505"),
            ("Pemeriksaan kesehatan lansia", "Orang", "30", "350", "362"),
            ("Rujukan pasien terlantar yang ditangani", "Kasus", "20", "18", "0"),
        ],
    ),
    (
        "199203082019032011",
        "Siti Aminah",
        "II/d",
        "Pengelola Data",
        SE,
        SE,
        [
            (
                "Data terpadu kesejahteraan sosial yang dimutakhirkan",
                "Keluarga",
                "70",
                "3600",
                "3742",
            ),
            ("Jumlah laporan pemutakhiran data", "Laporan", "30", "3", "3"),
        ],
    ),
    (
        "197812052007011006",
        "Bambang Prasetyo, A.Md.",
        "II/d",
        "Pengadministrasi Umum",
        SE,
        SE,
        [
            ("Surat masuk yang diagendakan", "Surat", "60", "450", "463"),
            ("Arsip yang ditata", "Boks", "40", "25", "22.5"),
        ],
    ),
    (
        "199001152023211005",
        "Yohanes Tandi, S.E.",
        "IX",
        "Penata Layanan Operasional",
        SE,
        SE,
        [
            ("Bantuan jaminan hidup yang disalurkan", "Rupiah", "45", "95400000", "93150500"),
            ("Berkas pencairan yang diverifikasi", "Berkas", "32.5", "120", "118"),
            ("Laporan pertanggungjawaban tepat waktu", "Laporan", "22.5", "3", "3"),
        ],
    ),
]
# Cells of the damaged sheet, as Excel shows them; a row was added there, so 1 lower than in the other.
FAULTS = [
    ("K21", "K19"),  # the row of "Jumlah keluarga …" typed again with another realisation
    ("B23", None),  # NIP as a number: its last three digits are lost
    ("B25", "1,99609E+17"),
    ("N38", "Sangat Sesuai"),
    ("J41", "banyak"),
    ("K43", "#REF!"),
]


def put(ws, ref, value, fmt=None, bold=False, align=None):
    cell = ws[ref]
    cell.value = value
    if fmt:
        cell.number_format = fmt
    if bold:
        cell.font = Font(bold=True)
    if align:
        cell.alignment = align
    return cell


def text_percent(number):
    return f"{number.quantize(Decimal('0.01'), ROUND_HALF_UP)}%"


def header(ws, r):
    for span in (
        f"A{r}:A{r + 2}",
        f"B{r}:E{r}",
        f"B{r + 1}:B{r + 2}",
        f"C{r + 1}:C{r + 2}",
        f"D{r + 1}:D{r + 2}",
        f"E{r + 1}:E{r + 2}",
        f"G{r}:M{r}",
        f"G{r + 1}:G{r + 2}",
        f"H{r + 1}:H{r + 2}",
        f"I{r + 1}:I{r + 2}",
        f"J{r + 1}:K{r + 1}",
        f"L{r + 1}:M{r + 1}",
        f"N{r}:P{r}",
        f"N{r + 1}:N{r + 2}",
        f"O{r + 1}:O{r + 2}",
        f"P{r + 1}:P{r + 2}",
        f"Q{r}:Q{r + 2}",
    ):
        ws.merge_cells(span)
    for ref, value in (
        (f"A{r}", "NO."),
        (f"B{r}", "DATA PEGAWAI"),
        (f"G{r}", "INDIKATOR KINERJA DAN PENGUKURANNYA"),
        (f"N{r}", "PENILAIAN ATASAN"),
        (f"Q{r}", "KETERANGAN"),
        (f"B{r + 1}", "NAMA PEGAWAI /\nNIP"),
        (f"C{r + 1}", "NIK"),
        (f"D{r + 1}", "PANGKAT/\nGOL. RUANG"),
        (f"E{r + 1}", "JABATAN "),
        (f"G{r + 1}", "INDIKATOR KINERJA\nINDIVIDU"),
        (f"H{r + 1}", "SATUAN"),
        (f"I{r + 1}", "BOBOT"),
        (f"J{r + 1}", "VOLUME"),
        (f"L{r + 1}", "HASIL"),
        (f"N{r + 1}", "RATING\nHASIL KERJA"),
        (f"O{r + 1}", "RATING\nPERILAKU KERJA"),
        (f"P{r + 1}", "PREDIKAT\nKINERJA"),
        (f"J{r + 2}", "TARGET"),
        (f"K{r + 2}", "REALISASI"),
        (f"L{r + 2}", "% CAPAIAN"),
        (f"M{r + 2}", "NILAI"),
    ):
        put(ws, ref, value, bold=True, align=MIDDLE)
    for n, column in enumerate("ABCDEGHIJKLMNOPQ", start=1):
        put(ws, f"{column}{r + 3}", f"({n})", align=MIDDLE)
    return r + 4


def banner(ws, r, text):
    ws.merge_cells(f"A{r}:Q{r}")
    put(ws, f"A{r}", text, bold=True)
    return r + 1


def employee(ws, r, person, golden):
    first, last = r, r + len(person["i"]) - 1
    put(ws, f"A{first}", person["no"])
    for n, value in enumerate(person["b"]):
        put(ws, f"B{first + n}", value, align=WRAP)
    for column, value in zip(
        "CDENOP", (person["nik"], person["d"], person["e"], *person["r"]), strict=True
    ):
        if value is not None:
            put(ws, f"{column}{first}", value, align=WRAP)
    if person["merged"]:
        for column in "ABCDENOP":
            ws.merge_cells(f"{column}{first}:{column}{last}")
    nilai = []
    for n, (text, unit, weight, target, real, note) in enumerate(person["i"]):
        row = first + n
        put(ws, f"G{row}", text, align=WRAP)
        put(ws, f"H{row}", unit)
        put(ws, f"I{row}", weight)
        for column, figure in (("J", target), ("K", real)):
            value, fmt = figure if isinstance(figure, tuple) else (figure, None)
            put(ws, f"{column}{row}", value, fmt)
        _, _, bobot, due, done = next(x for x in golden[6] if x[0] == text)
        done = "1178" if real == "1.178" else done  # the doubled row of the damaged sheet
        if done is None:
            put(ws, f"L{row}", "-")
            put(ws, f"M{row}", "-")
        else:
            capaian = Decimal(done) / Decimal(due) * 100
            nilai.append((capaian * Decimal(bobot) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP))
            put(ws, f"L{row}", text_percent(capaian))
            put(ws, f"M{row}", str(nilai[-1]))
        if note:
            put(ws, f"Q{row}", note, align=WRAP)
    return last + 1, sum(nilai)


def subtotal(ws, r, label, people, nilai):
    ws.merge_cells(f"A{r}:G{r}")
    put(ws, f"A{r}", label, bold=True)
    put(ws, f"I{r}", f"{people}00.00 %")
    put(ws, f"M{r}", str(nilai), bold=True)
    return r + 1


def cover(ws):
    for ref, value in (
        ("B2", "PEMERINTAH KOTA SAGARA"),
        ("B3", "DINAS SOSIAL"),
        ("B5", "CATATAN PENGIRIMAN"),
        (
            "B7",
            "1. Rekap ada di lembar REKAP TW. I, sudah diperiksa Subbagian Umum dan Kepegawaian.",
        ),
        (
            "B8",
            "2. Rekap Triwulan IV Tahun 2023 sudah dikirim bulan Januari, tidak dilampirkan lagi.",
        ),
        ("B9", "3. NIP dan NIK mohon tidak disebarluaskan.\n    Kontak: Subbag Umpeg, ext. 104"),
        ("B12", "Dikirim oleh"),
        ("C12", ": Laras Widyastuti, S.AP."),
        ("B13", "NIP"),
        ("C13", ": 198110262006042004"),
    ):
        put(ws, ref, value, align=WRAP if "\n" in value else None)


def closing(ws, r):
    put(ws, f"A{r}", "Keterangan :")
    put(ws, f"A{r + 1}", "*)  % Capaian = Realisasi : Target x 100; Nilai = % Capaian x Bobot.")
    put(ws, f"A{r + 2}", "**) Tanda - berarti belum ada realisasi.")
    r += 4
    put(ws, f"B{r}", "Mengetahui,")
    put(ws, f"N{r}", "Sagara, 5 April 2024")
    put(ws, f"B{r + 1}", "Kepala Dinas Sosial Kota Sagara,")
    put(ws, f"N{r + 1}", "Kepala Subbagian Umum dan Kepegawaian,")
    put(ws, f"B{r + 5}", "Drs. Mulyadi Hartono, M.M.", bold=True)
    put(ws, f"N{r + 5}", "Dewi Anjarwati, S.Sos.", bold=True)
    put(ws, f"B{r + 6}", "Pembina Utama Muda, IV/c")
    put(ws, f"N{r + 6}", "Penata Tk. I, III/d")
    put(ws, f"B{r + 7}", "NIP. 19670321 199303 1 005")
    put(ws, f"N{r + 7}", "NIP. 198308042008012006")


def recap(ws, rehabsos, damaged):
    ws.merge_cells("A1:Q1")
    put(ws, "A1", "PEMERINTAH KOTA SAGARA", bold=True, align=MIDDLE)
    ws.merge_cells("A2:Q2")
    put(ws, "A2", "DINAS SOSIAL", bold=True, align=MIDDLE)
    ws.merge_cells("A3:Q3")
    put(ws, "A3", "Jalan Kenanga Nomor 17 Telepon (0299) 555017 Kode Pos 90417", align=MIDDLE)
    put(ws, "N4", "Lampiran Surat Nomor 800/217/Dinsos/2024")
    put(ws, "N5", "Tanggal 5 April 2024")
    ws.merge_cells("A6:Q6")
    put(ws, "A6", "REKAPITULASI CAPAIAN KINERJA PEGAWAI", bold=True, align=MIDDLE)
    put(ws, "A8", "SKPD")
    put(ws, "B8", f": {UNIT}")
    put(ws, "A9", "PERIODE")
    put(ws, "B9", ": TRIWULAN I (JANUARI S.D. MARET) TAHUN 2024")
    r = header(ws, 11)
    r = banner(ws, r, "A.  BIDANG REHABILITASI SOSIAL")
    total_a = Decimal(0)
    for person, golden in zip(rehabsos, GOLDEN[:4], strict=True):
        r, nilai = employee(ws, r, person, golden)
        total_a += nilai
        if golden[0] == "198104152006041007":
            ws.row_dimensions[r - 1].hidden = True
    r = subtotal(ws, r, "JUMLAH BIDANG REHABILITASI SOSIAL", 4, total_a)
    r += 1
    put(ws, f"Q{r}", "Halaman 2")
    r = header(ws, r + 1)
    r = banner(ws, r, "B.  BIDANG PERLINDUNGAN DAN JAMINAN SOSIAL")
    total_b = Decimal(0)
    for person, golden in zip(LINJAMSOS, GOLDEN[4:], strict=True):
        r, nilai = employee(ws, r, person, golden)
        total_b += nilai
    put(ws, f"B{r}", "dst.")
    r = subtotal(ws, r + 1, "JUMLAH BIDANG PERLINDUNGAN DAN JAMINAN SOSIAL", 4, total_b)
    r = subtotal(ws, r, "JUMLAH SELURUHNYA", 8, total_a + total_b)
    put(ws, f"B{r}", "RATA-RATA NILAI", bold=True)
    put(ws, f"M{r}", str(((total_a + total_b) / 8).quantize(Decimal("0.01"), ROUND_HALF_UP)))
    r += 2
    closing(ws, r)
    ws.column_dimensions["F"].width = 2
    for column, width in (
        ("B", 30),
        ("C", 18),
        ("E", 24),
        ("G", 44),
        ("J", 15),
        ("K", 15),
        ("N", 20),
        ("O", 20),
        ("Q", 26),
    ):
        ws.column_dimensions[column].width = width
    for row in ws.iter_rows(min_row=11, max_row=r - 2, max_col=17):
        for cell in row:
            cell.border = BOX
    if damaged:
        damage(ws)


def damage(ws):
    """Row 21 is already there: see write(). Every other fault is set in its cell here."""
    assert ws["B23"].value == "NIP. 198104152006041007"
    ws["B23"].value = 1.98104152006041e17
    ws["B23"].number_format = "0"
    assert ws["B25"].value.startswith("Hendra Gunawan")
    ws["B25"].value = "Hendra Gunawan, S.Sos.\nNIP. 1,99609E+17"
    assert ws["G38"].value.startswith("Data terpadu")
    assert ws["N38"].value == SE
    ws["N38"].value = "Sangat Sesuai"
    assert ws["G41"].value == "Arsip yang ditata"
    assert ws["J41"].value == 25
    ws["J41"].value = "banyak"
    assert ws["G43"].value == "Berkas pencairan yang diverifikasi"
    assert ws["K43"].value == 118
    ws["K43"].value = "#REF!"
    assert ws["K43"].data_type == "e"


def write(name, damaged, golden):
    rehabsos = [dict(p) for p in REHABSOS]
    if damaged:
        again = rehabsos[1]["i"][0]
        rehabsos[1]["i"] = [*rehabsos[1]["i"], (*again[:4], "1.178", None)]
    wb = Workbook()
    cover(wb.active)
    wb.active.title = "CATATAN"
    recap(wb.create_sheet("REKAP TW. I"), rehabsos, damaged)
    wb.active = 1
    wb.properties.creator = "Subbag Umpeg"
    path = HERE / f"{name}.xlsx"
    wb.save(path)
    freeze(path)
    (HERE / f"{name}.json").write_text(
        json.dumps(golden, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def freeze(path):
    """The same bytes on every run: no clock in the archive or in the properties."""
    with zipfile.ZipFile(path) as z:
        parts = [(i.filename, z.read(i)) for i in z.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for part, data in parts:
            fixed = data
            if part == "docProps/core.xml":
                fixed = re.sub(rb">\d{4}-\d\d-\d\dT[\d:]+Z<", b">2024-04-05T08:00:00Z<", data)
            info = zipfile.ZipInfo(part, (2024, 4, 5, 8, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, fixed)


def main():
    clean = {
        "sifat": "Rekap triwulan I seperti dikirim dinas: kop, judul kolom tiga baris yang digabung, dua bidang, "
        "nama dan NIP dalam satu sel, angka teks, baris jumlah, judul berulang, baris tersembunyi, tanda tangan.",
        "keluar": 0,
        "pegawai": [
            {"nip": p[0], "nama": p[1], "unit": UNIT, "jabatan": p[3], "pangkat": p[2]}
            for p in GOLDEN
        ],
        "indikator": [
            {
                "nip": p[0],
                "tahun": 2024,
                "indikator": i[0],
                "satuan": i[1],
                "bobot": i[2],
                "target": None,
            }
            for p in GOLDEN
            for i in p[6]
        ],
        "realisasi": [
            {
                "nip": p[0],
                "indikator": i[0],
                "periode": "2024-Q1",
                "target": i[3],
                "realisasi": i[4],
            }
            for p in GOLDEN
            for i in p[6]
        ],
        "perilaku": [],
        "rating": [
            {"nip": p[0], "periode": "2024-Q1", "rating_hasil_kerja": p[4], "rating_perilaku": p[5]}
            for p in GOLDEN
        ],
        "organisasi": [],
    }
    broken = {
        "sifat": "Rekap yang sama dengan enam sel rusak: NIP menjadi angka, NIP menjadi 1,99609E+17, #REF!, "
        "kata di kolom Target, rating yang tidak dikenal, dan satu indikator dua kali dengan realisasi lain.",
        "keluar": 4,
        "pegawai": [],
        "indikator": [],
        "realisasi": [],
        "perilaku": [],
        "rating": [],
        "organisasi": [],
        "galat": [
            {"lembar": "REKAP TW. I", "sel": cell, **({"memuat": part} if part else {})}
            for cell, part in FAULTS
        ],
    }
    write("M_rekap_kacau", False, clean)
    write("M_rekap_kacau_rusak", True, broken)


if __name__ == "__main__":
    main()
