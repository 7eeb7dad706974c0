"""Small workbooks for tests, written cell by cell."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

ANI, BUDI, CITRA = "198503122010012003", "199001152015031002", "197502011999032001"
UNIT = "Dinas Contoh Kota Uji"

PEGAWAI = [
    "NIP",
    "Nama",
    "Jabatan",
    "Perangkat Daerah",
    "Pimpinan Unit",
    "NIP Atasan",
    "TMT Jabatan",
]
INDIKATOR = ["NIP", "Indikator Kinerja Individu", "Polaritas", "Bobot", "Target TW I", "Target"]
REALISASI = ["NIP", "Indikator Kinerja Individu", "Periode", "Realisasi", "Umpan Balik"]
PERILAKU = [
    "NIP", "Periode", "Berorientasi Pelayanan", "Akuntabel", "Kompeten", "Harmonis", "Loyal",
    "Adaptif", "Kolaboratif", "Penilai",
]  # fmt: skip
RATING = ["NIP", "Periode", "Rating Hasil Kerja", "Rating Perilaku Kerja", "Catatan/Rekomendasi"]
SESUAI, DI_ATAS = "Sesuai Ekspektasi", "Di Atas Ekspektasi"

Rows = Sequence[Sequence[Any]]


def write(
    path: Path, sheets: Mapping[str, Rows], merges: Mapping[str, Sequence[str]] | None = None
) -> Path:
    """Write sheets of rows; `merges` names ranges to merge."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for area in (merges or {}).get(name, ()):
            sheet.merge_cells(area)
    book.save(path)
    return path


def office(path: Path, **changes: Rows) -> Path:
    """Write a whole small office: two people, one quarter, all that a predikat needs.

    `changes` replace the rows below the header of a sheet.
    """
    rows: dict[str, Rows] = {
        "pegawai": [
            [ANI, "Ani Lestari, S.E.", "Analis Kinerja", UNIT, "Tidak", BUDI, ""],
            [BUDI, "Budi Santoso", "Kepala Bidang Umum", UNIT, "Tidak", "Sekretaris Daerah", ""],
        ],
        "indikator": [
            [ANI, "Laporan tersusun", "Naik", 60, 12, 48],
            [ANI, "Waktu tanggap pengaduan", "Turun", 40, 3, 3],
            [BUDI, "Kegiatan selesai", "Naik", 100, 5, 20],
        ],
        "realisasi": [
            [ANI, "Laporan tersusun", "2024-Q1", 12, "Rapi dan tepat waktu."],
            [ANI, "Waktu tanggap pengaduan", "TW I 2024", 2.4, ""],
            [BUDI, "Kegiatan selesai", "Triwulan I Tahun 2024", 4, ""],
        ],
        "perilaku": [
            [ANI, "2024-Q1", *[DI_ATAS] * 4, *[SESUAI] * 3, "Atasan"],
            [BUDI, "2024-Q1", *[SESUAI] * 7, "Atasan"],
        ],
        **changes,
    }
    headers = {
        "pegawai": PEGAWAI,
        "indikator": INDIKATOR,
        "realisasi": REALISASI,
        "perilaku": PERILAKU,
        "rating": RATING,
        "organisasi": ["Perangkat Daerah", "Periode", "Capaian Kinerja Organisasi"],
    }
    sheets = {name: [headers[name], *body] for name, body in rows.items()}
    if "indikator" in sheets:
        sheets["indikator"] = [[*sheets["indikator"][0], "Tahun"],
                               *([*row, 2024] for row in sheets["indikator"][1:])]  # fmt: skip
    return write(path, sheets)
