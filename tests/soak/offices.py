"""Workbooks of an office of any size, every kind of sheet, one quarter."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

UNIT = "Dinas Contoh Kota Uji"
PERIOD = "2024-Q1"
SESUAI, DI_ATAS, DI_BAWAH = "Sesuai Ekspektasi", "Di Atas Ekspektasi", "Di Bawah Ekspektasi"
BERAKHLAK = [
    "Berorientasi Pelayanan", "Akuntabel", "Kompeten", "Harmonis", "Loyal", "Adaptif", "Kolaboratif",
]  # fmt: skip
INDICATORS = ("Laporan tersusun", "Waktu tanggap aduan", "Berkas terlayani", "Rapat terlaksana")
DAYS = ["Hari Kerja", "Hadir", "Izin", "Sakit", "Cuti", "Dinas Luar", "Tanpa Keterangan"]

Rows = Sequence[Sequence[Any]]


def nip(number: int) -> str:
    """Return the NIP of the n-th employee."""
    return f"{1970 + number % 25}{1 + number % 12:02}{1 + number % 28:02}2010{1 + number % 12:02}{1 + number % 2}{1 + number % 999:03}"


def write(path: Path, **sheets: Rows) -> Path:
    """Write sheets of rows, header first."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", "-"))
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def staff(path: Path, people: int, unit: str = UNIT, first: int = 0) -> Path:
    """Write who works there."""
    rows = [
        [nip(n), f"Pegawai Uji {n}", f"Analis {n % 5}", unit, "Tidak", "Sekretaris Daerah", ""]
        for n in range(first, first + people)
    ]
    header = ["NIP", "Nama", "Jabatan", "Perangkat Daerah", "Pimpinan Unit", "NIP Atasan"]
    return write(path, pegawai=[[*header, "TMT Jabatan"], *rows])


def work(path: Path, people: int, first: int = 0, shift: int = 0) -> Path:
    """Write plans, realisations and behaviour of those people; `shift` makes a corrected copy."""
    everybody = range(first, first + people)
    plans = [
        [nip(n), text, "Turun" if at == 1 else "Naik", 25, 12 + at, 48, 2024]
        for n in everybody
        for at, text in enumerate(INDICATORS)
    ]
    done = [
        [nip(n), text, PERIOD, 10 + (n + at + shift) % 5, ""]
        for n in everybody
        for at, text in enumerate(INDICATORS)
    ]
    marks = [
        [nip(n), PERIOD, *[DI_ATAS if (n + at) % 4 == 0 else SESUAI for at in range(7)], "Atasan"]
        for n in everybody
    ]
    return write(
        path,
        indikator=[
            ["NIP", "Indikator Kinerja Individu", "Polaritas", "Bobot", "Target TW I", "Target", "Tahun"],
            *plans,
        ],
        realisasi=[
            ["NIP", "Indikator Kinerja Individu", "Periode", "Realisasi", "Umpan Balik"],
            *done,
        ],
        perilaku=[["NIP", "Periode", *BERAKHLAK, "Penilai"], *marks],
    )  # fmt: skip


def sides(path: Path, people: int, unit: str = UNIT) -> Path:
    """Write every other kind of sheet."""
    everybody = range(people)
    return write(
        path,
        rating=[
            ["NIP", "Periode", "Rating Hasil Kerja", "Rating Perilaku Kerja", "Catatan/Rekomendasi"],
            *([nip(n), PERIOD, SESUAI if n % 3 else DI_ATAS, SESUAI, f"catatan {n}"] for n in everybody),
        ],
        organisasi=[
            ["Perangkat Daerah", "Periode", "Capaian Kinerja Organisasi"],
            [unit, PERIOD, "Baik"],
        ],
        disiplin=[
            ["NIP", "Periode", *DAYS, "TL1", "PSW1"],
            *([nip(n), PERIOD, 60, 57, 1, 1, 1, 0, 0, n % 3, n % 2] for n in everybody),
        ],
        kompetensi=[
            ["NIP", "Tahun", "Kompetensi", "Level Standar", "Level Pegawai"],
            *([nip(n), 2024, "Integritas", 3, 2 + n % 3] for n in everybody),
        ],
        layanan=[["Perangkat Daerah", "Periode", "IKM"], [unit, PERIOD, 84.25]],
        umpan_balik=[
            ["NIP", "Periode", "Pemberi", "Umpan Balik"],
            *([nip(n), PERIOD, "Atasan", f"Laporan ke-{n} rapi"] for n in everybody),
        ],
        pelatihan=[
            ["NIP", "Nama Pelatihan", "JP", "Tanggal", "Kompetensi"],
            *([nip(n), "Analisis Data", 24, "12 Maret 2024", "Integritas"] for n in everybody),
        ],
        kegiatan=[
            ["NIP", "Tanggal", "Kegiatan", "Menit", "Status"],
            *([nip(n), "3 Januari 2024", f"Menyusun laporan {n}", 90, "disetujui"] for n in everybody),
        ],
        skp=[
            ["NIP", "Tahun", "Bagian", "Isi"],
            *([nip(n), 2024, "Dukungan Sumber Daya", "Dua petugas"] for n in everybody),
        ],
        keberatan=[
            ["NIP", "Periode", "Tanggal", "Alasan", "Jawaban", "Tanggal Jawaban"],
            [nip(0), PERIOD, "18 April 2024", "Bukti belum dihitung", "", ""],
        ],
        rencana_unit=[
            ["Perangkat Daerah", "Tahun", "Rencana Hasil Kerja", "Indikator", "Target", "Satuan"],
            [unit, 2024, "Layanan cepat", "Hari menanggapi aduan", 3, "hari"],
        ],
    )  # fmt: skip
