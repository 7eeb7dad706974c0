"""Sheets of feedback, trainings, the daily log and SKP lines, as offices lay them out."""

from datetime import date, datetime, time, timedelta

from books import ANI, BUDI, UNIT
from other_sheets import SIGNED

LOG = ["NIP", "Tanggal", "Kegiatan", "Menit/Jam", "Status", "Validator"]

FEEDBACK = [
    ["NIP", "Periode", "Pemberi", "Umpan Balik"],
    [ANI, "2024-Q1", "Atasan", "Laporan triwulan rapi."],
    [ANI, "TW I 2024", "Budi Santoso", "Cepat menanggapi."],
    [BUDI, "Triwulan I Tahun 2024", None, "Rapat lebih singkat."],
]
FEEDBACK_FORM = [
    ["REKAP UMPAN BALIK BERKELANJUTAN"], [UNIT], ["TRIWULAN I TAHUN 2024"], [],
    ["No", "Nama / NIP", "Diberikan oleh", "Uraian Umpan Balik", "Ket"],
    [1, f"Ani Lestari, S.E.\nNIP. {ANI}", "Atasan", "Laporan triwulan rapi.", ""],
    [None, None, "Budi Santoso", "Cepat menanggapi.", ""],
    [2, f"Budi Santoso\nNIP. {BUDI}", "-", "Rapat lebih singkat.", ""],
    *SIGNED,
]  # fmt: skip
FEEDBACK_SAYS = {
    (ANI, "2024-Q1", "atasan|laporan triwulan rapi"): {
        "pemberi": "Atasan", "umpan_balik": "Laporan triwulan rapi."},
    (ANI, "2024-Q1", "budi santoso|cepat menanggapi"): {
        "pemberi": "Budi Santoso", "umpan_balik": "Cepat menanggapi."},
    (BUDI, "2024-Q1", "|rapat lebih singkat"): {"umpan_balik": "Rapat lebih singkat."},
}  # fmt: skip

TRAININGS = [
    ["NIP", "Nama Pelatihan", "JP", "Tanggal", "Kompetensi"],
    [ANI, "Pelatihan Analisis Data", 24, "12 Maret 2024", "Integritas"],
    [BUDI, "Bimtek Pengadaan", "16 JP", date(2024, 6, 4), None],
]
TRAININGS_LISTED = [
    ["DAFTAR PENGEMBANGAN KOMPETENSI TAHUN 2024"], [UNIT], [],
    ["No.", "Nama Pegawai", "NIP", "Nama Diklat", "Tgl Pelaksanaan", "Jumlah Jam",
     "Kompetensi yang Dikembangkan"],
    [1, "Ani Lestari, S.E.", ANI, "Pelatihan Analisis Data", "12-03-2024", "24", "Integritas"],
    [2, "Budi Santoso", BUDI, "Bimtek Pengadaan", "04/06/2024", 16.0, "-"],
    [None, "JUMLAH", None, None, None, 40, None],
]  # fmt: skip
TRAININGS_LISTED[4][4] = "12/03/2024"
TRAININGS_LISTED[5][4] = "04-06-2024"
TRAININGS_SAY = {
    (ANI, "2024", "pelatihan analisis data|2024-03-12"): {
        "pelatihan": "Pelatihan Analisis Data", "jp": "24", "tanggal": "2024-03-12",
        "kompetensi": "Integritas"},
    (BUDI, "2024", "bimtek pengadaan|2024-06-04"): {
        "pelatihan": "Bimtek Pengadaan", "jp": "16", "tanggal": "2024-06-04"},
}  # fmt: skip
TRAININGS_LISTED[4][4] = "12 Mar 2024"

ENTRIES = [
    LOG,
    [ANI, "2024-01-03", "Menyusun laporan", 90, "Disetujui", "Budi Santoso"],
    [ANI, None, "Rapat bidang", "1,5 jam", "Setuju", "Budi Santoso"],
    [BUDI, "2024-01-03", "Memeriksa berkas", "07.30-09.00", "Belum divalidasi", None],
]
ENTRIES_MACHINE = [
    ["nip_pegawai", "Tanggal", "Aktivitas", "Waktu Mulai", "Waktu Selesai", "Durasi (menit)",
     "Status Validasi", "Divalidasi Oleh", "Tanggal Input", "Tanggal Validasi"],
    [ANI, date(2024, 1, 3), "Menyusun laporan", time(8, 0), time(9, 30), 90, "Approved",
     "Budi Santoso", datetime.fromisoformat("2024-01-03 16:05"), "05-01-2024 08:00"],
    [ANI, date(2024, 1, 3), "Rapat bidang", "10:00", "11.30", "90", "Approved", "Budi Santoso",
     datetime.fromisoformat("2024-01-09 07:00"), "2024-01-31 23:10:00"],
    [BUDI, date(2024, 1, 3), "Memeriksa berkas", timedelta(hours=7, minutes=30), "09.00 WIB", 90,
     "Pending", None, date(2024, 1, 3), None],
]  # fmt: skip
ENTRIES_OF_ONE = [
    ["BUKU KERJA HARIAN"], ["Bulan", ": Januari 2024"], ["Nama", ": Ani Lestari, S.E."],
    ["NIP", f": {ANI}"], [],
    ["Hari/Tanggal", "Uraian Kegiatan", "Waktu"],
    ["Rabu, 3 Januari 2024", "Menyusun laporan", "08.00 s.d. 09.30"],
    [None, "Rapat bidang", "10.00 - 11.30 WIB"],
    [None, "Rekap absensi pegawai", "13.00-13.30"],
    [None, "Menyetujui usulan cuti", "13.30-14.00"],
    ["Kamis, 4 Januari 2024", "Catatan rapat disusun", "08.00-09.00"],
    [None, "Catatan disalin", "09.00-10.00"],
    [None, "Apel", None],
    [None, "JUMLAH", "5 jam"],
    *SIGNED,
]  # fmt: skip


def _entry(text, minutes, start="", **more):
    return {"kegiatan": text, "menit": str(minutes), **({"mulai": start} if start else {}), **more}


ENTRIES_SAY = {
    (ANI, "2024-01", "2024-01-03", "menyusun laporan|90|"): _entry(
        "Menyusun laporan", 90, status="disetujui", validator="Budi Santoso"),
    (ANI, "2024-01", "2024-01-03", "rapat bidang|90|"): _entry(
        "Rapat bidang", 90, status="disetujui", validator="Budi Santoso"),
    (BUDI, "2024-01", "2024-01-03", "memeriksa berkas|90|07:30"): _entry(
        "Memeriksa berkas", 90, "07:30", status="diajukan"),
}  # fmt: skip
ENTRIES_MACHINE_SAY = {
    (ANI, "2024-01", "2024-01-03", "menyusun laporan|90|08:00"): _entry(
        "Menyusun laporan", 90, "08:00", status="disetujui", validator="Budi Santoso",
        waktu_input="2024-01-03 16:05", tanggal_validasi="2024-01-05 08:00"),
    (ANI, "2024-01", "2024-01-03", "rapat bidang|90|10:00"): _entry(
        "Rapat bidang", 90, "10:00", status="disetujui", validator="Budi Santoso",
        waktu_input="2024-01-09 07:00", tanggal_validasi="2024-01-31 23:10"),
    (BUDI, "2024-01", "2024-01-03", "memeriksa berkas|90|07:30"): _entry(
        "Memeriksa berkas", 90, "07:30", status="diajukan", waktu_input="2024-01-03"),
}  # fmt: skip
ENTRIES_OF_ONE_SAY = {
    (ANI, "2024-01", "2024-01-03", "menyusun laporan|90|08:00"): _entry(
        "Menyusun laporan", 90, "08:00"),
    (ANI, "2024-01", "2024-01-03", "rapat bidang|90|10:00"): _entry("Rapat bidang", 90, "10:00"),
    (ANI, "2024-01", "2024-01-03", "rekap absensi pegawai|30|13:00"): _entry(
        "Rekap absensi pegawai", 30, "13:00"),
    (ANI, "2024-01", "2024-01-03", "menyetujui usulan cuti|30|13:30"): _entry(
        "Menyetujui usulan cuti", 30, "13:30"),
    (ANI, "2024-01", "2024-01-04", "catatan rapat disusun|60|08:00"): _entry(
        "Catatan rapat disusun", 60, "08:00"),
    (ANI, "2024-01", "2024-01-04", "catatan disalin|60|09:00"): _entry(
        "Catatan disalin", 60, "09:00"),
    (ANI, "2024-01", "2024-01-04", "apel||"): {"kegiatan": "Apel"},
}  # fmt: skip

SKP = [
    ["NIP", "Tahun", "Bagian", "Isi"],
    [ANI, 2024, "Ekspektasi Berorientasi Pelayanan", "Menjawab aduan\ndalam sehari."],
    [ANI, 2024, "Dukungan Sumber Daya", "Dua petugas loket."],
    [ANI, 2024, "Konsekuensi", "Dibahas dalam rapat bulanan."],
]
SKP_LISTED = [
    ["LAMPIRAN SKP TAHUN 2024"], [],
    ["No", "NIP", "Nama", "Bagian SKP", "Isi"],
    [1, ANI, "Ani Lestari, S.E.", "1. Berorientasi Pelayanan", "Menjawab aduan\ndalam sehari."],
    [None, None, None, "DUKUNGAN SUMBER DAYA", "Dua petugas loket."],
    [None, None, None, "Konsekwensi", "Dibahas dalam rapat bulanan."],
]  # fmt: skip
SKP_SAYS = {
    (ANI, "2024", "ekspektasi berorientasi pelayanan|menjawab aduan dalam sehari"): {
        "bagian": "Ekspektasi Berorientasi Pelayanan", "isi": "Menjawab aduan\ndalam sehari."},
    (ANI, "2024", "dukungan sumber daya|dua petugas loket"): {
        "bagian": "Dukungan Sumber Daya", "isi": "Dua petugas loket."},
    (ANI, "2024", "konsekuensi|dibahas dalam rapat bulanan"): {
        "bagian": "Konsekuensi", "isi": "Dibahas dalam rapat bulanan."},
}  # fmt: skip

LAYOUTS = {
    "feedback": ("umpan_balik", FEEDBACK, FEEDBACK_SAYS),
    "feedback, printed": ("umpan_balik", FEEDBACK_FORM, FEEDBACK_SAYS),
    "trainings": ("pelatihan", TRAININGS, TRAININGS_SAY),
    "trainings, printed": ("pelatihan", TRAININGS_LISTED, TRAININGS_SAY),
    "daily log": ("kegiatan", ENTRIES, ENTRIES_SAY),
    "daily log of a machine": ("kegiatan", ENTRIES_MACHINE, ENTRIES_MACHINE_SAY),
    "daily log of one": ("kegiatan", ENTRIES_OF_ONE, ENTRIES_OF_ONE_SAY),
    "skp": ("skp", SKP, SKP_SAYS),
    "skp, printed": ("skp", SKP_LISTED, SKP_SAYS),
}
"""Name → kind of record, rows of the sheet, what they say."""
