"""Sheets of attendance, competencies, services, unit plans and objections, as offices lay them out."""

from books import ANI, BUDI, PEGAWAI, UNIT

PEOPLE = {
    "pegawai": [
        PEGAWAI,
        [ANI, "Ani Lestari, S.E.", "Analis Kinerja", UNIT, "Tidak", BUDI, ""],
        [BUDI, "Budi Santoso", "Kepala Bidang Umum", UNIT, "Tidak", "Sekretaris Daerah", ""],
    ]
}
SIGNED = [[], ["", "", "Kota Uji, 5 April 2024"], ["", "", "Kepala Dinas,"], [],
          ["", "", "Citra Dewi"], ["", "", "NIP. 19750201 199903 2 001"]]  # fmt: skip
NINE = ["1. INTEGRITAS", "2. KERJASAMA", "3. KOMUNIKASI", "4. Orintasi Pada Hasil", "5. PELAYANAN PUBLIK",
        "6. PENGEMBANGAN DIRI & ORANG LAIN", "7. MENGELOLA PERUBAHAN", "8. PENGAMBILAN KEPUTUSAN",
        "9. PEREKAT BANGSA"]  # fmt: skip

GROUPED = [
    ["REKAPITULASI KEHADIRAN"], [UNIT.upper()], ["TRIWULAN I TAHUN 2024"], [],
    ["No", "Nama", "NIP", "Hari Kerja", "Kehadiran", *[None] * 5, "Terlambat", *[None] * 3, "PSW", None,
     "Hukuman\nDisiplin", "Ket."],
    [*[None] * 4, "H", "S", "I", "C", "DL", "TK", "1", "2", "3", "4", "PSW 1", "PSW 2", None, None],
    [f"({n})" for n in range(1, 19)],
    [1, "Ani Lestari, S.E.", ANI, 62, 53.5, 2, "0,5", 1, "-", 5, 3, 1, 0, 0, 2, 0, "Teguran tertulis", ""],
    [2, "Budi Santoso", "NIP. " + BUDI, 62, 62, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "-", "nihil"],
    [None, "JUMLAH", None, 124, 115.5, 2, 0.5, 1, 0, 5, 3, 1, 0, 0, 2, 0],
    *SIGNED,
]  # fmt: skip
GROUPED_MERGES = [
    "A1:R1",
    "E5:J5",
    "K5:N5",
    "O5:P5",
    "A5:A6",
    "B5:B6",
    "C5:C6",
    "D5:D6",
    "Q5:Q6",
    "R5:R6",
]
GROUPED_SAYS = {
    (ANI, "2024-Q1"): {"hari_kerja": "62", "hadir": "53.5", "sakit": "2", "izin": "0.5", "cuti": "1",
                       "tanpa_keterangan": "5", "tl1": "3", "tl2": "1", "tl3": "0", "tl4": "0",
                       "psw1": "2", "psw2": "0", "hukuman": "Ringan"},
    (BUDI, "2024-Q1"): {"hari_kerja": "62", "hadir": "62", "sakit": "0", "izin": "0", "cuti": "0",
                        "dinas_luar": "0", "tanpa_keterangan": "0", "tl1": "0", "tl2": "0", "tl3": "0",
                        "tl4": "0", "psw1": "0", "psw2": "0"},
}  # fmt: skip

MONTHS = [
    ["REKAP ABSENSI TAHUN 2024"], [],
    ["NIP", "Nama", "Januari", None, None, "Februari", None, None, "Jumlah", None, None],
    [None, None, *["Hadir", "Sakit", "Tanpa Keterangan"] * 3],
    [ANI, "Ani Lestari, S.E.", 21, 1, 0, 18, 0, 1, 39, 1, 1],
    [BUDI, "Budi Santoso", 22, 0, 0, 19, "-", "-", 41, 0, 0],
]  # fmt: skip
MONTHS_MERGES = ["A3:A4", "B3:B4", "C3:E3", "F3:H3", "I3:K3"]
MONTHS_SAY = {
    (ANI, "2024-01"): {"hadir": "21", "sakit": "1", "tanpa_keterangan": "0"},
    (ANI, "2024-02"): {"hadir": "18", "sakit": "0", "tanpa_keterangan": "1"},
    (BUDI, "2024-01"): {"hadir": "22", "sakit": "0", "tanpa_keterangan": "0"},
    (BUDI, "2024-02"): {"hadir": "19"},
}

MAPPED = [
    ["HASIL PEMETAAN KOMPETENSI"], ["TAHUN 2024"], [],
    ["No", "NIP", "Nama", "Jabatan", *(x for name in NINE for x in (name, None)), "JPM (%)"],
    [None, None, None, None, *["Standar", "Hasil"] * 9, None],
    [1, ANI, "Ani Lestari, S.E.", "Analis", *[3, 3] * 4, 3, 2, *[3, 4] * 4, 96.3],
    [None, None, "Rata-rata", None, *[3, 3] * 9, 95],
]  # fmt: skip
MAPPED_MERGES = ["A4:A5", "B4:B5", "C4:C5", "D4:D5"]
LISTED = [
    ["NIP", "Nama", "Tahun", "Kompetensi", "Level Standar", "Level Pegawai"],
    [ANI, "Ani Lestari, S.E.", 2024, "1. INTEGRITAS", "Level 3", "III"],
    [None, None, None, "Kerja sama", 3, 2],
    [None, None, None, "Analisis Data", 3, 0],
    [None, None, None, "JPM (%)", None, 83],
]
LISTED_SAYS = {
    (ANI, "2024", "integritas"): {"kompetensi": "Integritas", "level_standar": "3", "level_pegawai": "3"},
    (ANI, "2024", "kerja sama"): {"kompetensi": "Kerja Sama", "level_standar": "3", "level_pegawai": "2"},
    (ANI, "2024", "analisis data"): {"kompetensi": "Analisis Data", "level_standar": "3",
                                     "level_pegawai": "0"},
}  # fmt: skip

WIDE_INDEX = [
    ["INDEKS KEPUASAN MASYARAKAT (IKM) PER TRIWULAN TAHUN 2024"], [],
    ["No", "Unit Pelayanan", "TW I", "TW II", "TW III", "TW IV"],
    [1, UNIT, "83,45", 84.1, "85,20 (B)", "-"],
    [None, "Rata-rata", 83.45, 84.1, 85.2, None],
    ["Sumber: survei menurut PermenPANRB 14/2017"],
]  # fmt: skip
WIDE_INDEX_SAYS = {
    ("dinas contoh", "2024-Q1"): {"ikm": "83.45"},
    ("dinas contoh", "2024-Q2"): {"ikm": "84.1"},
    ("dinas contoh", "2024-Q3"): {"ikm": "85.2"},
}
UNSUR = [
    ["HASIL SURVEI KEPUASAN MASYARAKAT"], ["SEMESTER I TAHUN 2024"],
    ["Unit Kerja", "U1 Persyaratan", "U2 Prosedur", "U3 Waktu", "U4 Biaya", "U5 Produk", "U6 Kompetensi",
     "U7 Perilaku", "U8 Sarana", "U9 Pengaduan", "Mutu"],
    [UNIT, 3.4, 3.3, 3.1, "3,80", 3.35, 3.4, 3.5, 3.2, 3.6, "B"],
]  # fmt: skip
UNSUR_SAYS = {
    ("dinas contoh", "2024-S1"): {
        "persyaratan": "3.4", "prosedur": "3.3", "waktu": "3.1", "biaya": "3.8", "produk": "3.35",
        "kompetensi_pelaksana": "3.4", "perilaku_pelaksana": "3.5", "sarana": "3.2", "pengaduan": "3.6",
    },
}  # fmt: skip

AGREEMENT = [
    ["PERJANJIAN KINERJA TAHUN 2024"], [UNIT.upper()], [],
    ["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"],
    ["(1)", "(2)", "(3)", "(4)", "(5)"],
    [1, "Layanan cepat", "Jumlah aduan selesai", "Aduan", "1250 aduan"],
    [None, None, "Waktu tanggap", "Menit", "80 - 90"],
    [2, "Tertib administrasi", "Nilai SAKIP", "Nilai", "BB"],
    *SIGNED,
]  # fmt: skip
AGREEMENT_SAYS = {
    ("dinas contoh", "2024", "layanan cepat|jumlah aduan selesai"): {
        "rencana": "Layanan cepat", "indikator": "Jumlah aduan selesai", "satuan": "Aduan", "target": "1250"},
    ("dinas contoh", "2024", "layanan cepat|waktu tanggap"): {
        "rencana": "Layanan cepat", "indikator": "Waktu tanggap", "satuan": "Menit", "target": "80..90"},
    ("dinas contoh", "2024", "tertib administrasi|nilai sakip"): {
        "rencana": "Tertib administrasi", "indikator": "Nilai SAKIP", "satuan": "Nilai", "target": "BB"},
}  # fmt: skip
QUARTERS = [
    ["RENCANA AKSI TAHUN 2024"], [],
    ["Perangkat Daerah", "Rencana Hasil Kerja", "Indikator", "Target Tahunan", "Triwulan I", None,
     "Triwulan II", None],
    [None, None, None, None, "Target", "Realisasi", "Target", "Realisasi"],
    [UNIT, "Layanan cepat", "Hari tanggap", 3, 4, 3.5, 3, None],
    [None, None, "Aduan selesai", 100, 25, 20, 50, "-"],
]  # fmt: skip
QUARTERS_MERGES = ["A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:H3", "A5:A6", "B5:B6"]

BANNERS = [
    ["CAPAIAN RENCANA KERJA PERANGKAT DAERAH TAHUN 2024"], [],
    ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"],
    ["DINAS CONTOH KOTA UJI"],
    [1, "Layanan murah", "Biaya layanan", "Rupiah", "Rp 1.500.000", "Rp 1.200.000", 80],
    [None, "Tertib administrasi", None, None, None, None, None],
    [2, None, "Nilai SAKIP", "Nilai", "BB", "B", None],
    [None, None, "JUMLAH", None, None, None, 180],
]  # fmt: skip
BANNERS_SAY = {
    ("dinas contoh", "2024", "layanan murah|biaya layanan"): {
        "rencana": "Layanan murah", "indikator": "Biaya layanan", "satuan": "Rupiah", "target": "1500000",
        "realisasi": "1200000"},
    ("dinas contoh", "2024", "tertib administrasi|nilai sakip"): {
        "rencana": "Tertib administrasi", "indikator": "Nilai SAKIP", "satuan": "Nilai", "target": "BB",
        "realisasi": "B"},
}  # fmt: skip
PERSONAL = [
    ["REKAP KEHADIRAN"], ["Nama", ":", "Ani Lestari, S.E."], ["NIP", ":", ANI], ["Tahun 2024"],
    ["Bulan", "Hari Kerja", "Hadir", "Sakit", "Izin", "Tanpa Keterangan"],
    ["Januari", 22, 21, 1, 0, 0], ["Februari", 19, "19 hari", 0, 0, 0], ["Jumlah", 41, 40, 1, 0, 0],
]  # fmt: skip
PERSONAL_SAYS = {
    (ANI, "2024-01"): {
        "hari_kerja": "22",
        "hadir": "21",
        "sakit": "1",
        "izin": "0",
        "tanpa_keterangan": "0",
    },
    (ANI, "2024-02"): {
        "hari_kerja": "19",
        "hadir": "19",
        "sakit": "0",
        "izin": "0",
        "tanpa_keterangan": "0",
    },
}

OBJECTIONS = [
    ["REGISTER KEBERATAN HASIL EVALUASI KINERJA"], ["Dinas Contoh Kota Uji"],
    ["No", "Nama / NIP", "Periode", "Tgl Keberatan", "Alasan Keberatan", "Tanggapan", "Tgl Tanggapan"],
    [1, f"Ani Lestari, S.E.\nNIP. {ANI}", "TW IV 2024", "20 Januari 2025", "Bukti belum dihitung",
     "Diterima", "27-01-2025"],
    [2, f"Budi Santoso\nNIP. {BUDI}", "TW IV 2024", "21 Januari 2025", "Rating tidak sesuai", "-", None],
    *SIGNED,
]  # fmt: skip
OBJECTIONS_SAY = {
    (ANI, "2024-Q4", "2025-01-20", "bukti belum dihitung"): {
        "alasan": "Bukti belum dihitung", "jawaban": "Diterima", "tanggal_jawaban": "2025-01-27"},
    (BUDI, "2024-Q4", "2025-01-21", "rating tidak sesuai"): {"alasan": "Rating tidak sesuai"},
}  # fmt: skip

LAYOUTS = {
    "groups of counts": ("disiplin", GROUPED, GROUPED_MERGES, GROUPED_SAYS),
    "months side by side": ("disiplin", MONTHS, MONTHS_MERGES, MONTHS_SAY),
    "levels below a name": ("kompetensi", LISTED, [], LISTED_SAYS),
    "indexes by quarter": ("layanan", WIDE_INDEX, [], WIDE_INDEX_SAYS),
    "short unsur": ("layanan", UNSUR, [], UNSUR_SAYS),
    "annex of an agreement": ("rencana_unit", AGREEMENT, [], AGREEMENT_SAYS),
    "offices in banners": ("rencana_unit", BANNERS, ["A4:G4"], BANNERS_SAY),
    "a sheet of one person": ("disiplin", PERSONAL, [], PERSONAL_SAYS),
    "register": ("keberatan", OBJECTIONS, [], OBJECTIONS_SAY),
}
"""Name → (kind of record, rows, merged ranges, what they say)."""
