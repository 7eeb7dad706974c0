"""Results of the competency mapping: printed wide for the officials, a long list for auditors."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

from city.canonical import add_sheet, open_workbook
from city.model import YEARS, Employee

NAMES = (
    "Integritas", "Kerja Sama", "Komunikasi", "Orientasi pada Hasil", "Pelayanan Publik",
    "Pengembangan Diri dan Orang Lain", "Mengelola Perubahan", "Pengambilan Keputusan", "Perekat Bangsa",
)  # fmt: skip
AS_PRINTED = (
    "1. INTEGRITAS", "2. KERJASAMA", "3. KOMUNIKASI", "4. ORIENTASI PADA HASIL", "5. PELAYANAN PUBLIK",
    "6. PENGEMBANGAN DIRI & ORANG LAIN", "7. MENGELOLA PERUBAHAN", "8. PENGAMBILAN KEPUTUSAN",
    "9. PEREKAT BANGSA",
)  # fmt: skip
STANDARD = {"jpt": 4, "administrator": 3, "pengawas": 2, "madya": 4, "muda": 3, "pertama": 2}
LONG_HEADER = ("NIP", "Nama", "Tahun", "Kompetensi", "Level Standar", "Level Pegawai")


def levels(seed: int, person: Employee, year: int) -> tuple[int, list[int]]:
    """The standard of a position and the nine levels its holder reached."""
    standard = STANDARD.get(person.placements[0].position.kind, 1)
    rng = random.Random(f"{seed}:competency:{person.nip}")
    reached = []
    for _ in NAMES:
        gap = rng.choices((-1, 0, 1), (22, 68, 10))[0]
        grown = 1 if year == YEARS[-1] and gap < 0 and rng.random() < 0.3 else 0
        reached.append(max(0, min(5, standard + gap + grown)))
    return standard, reached


def write_wide(path: Path, people: list[Employee], seed: int) -> None:
    """Officials of the city, a sheet a year; standard and result side by side."""
    workbook = open_workbook(path)
    line = {"border": 1, "valign": "vcenter", "text_wrap": True}
    head = workbook.add_format({**line, "bold": True, "align": "center"})
    cell, title = workbook.add_format(line), workbook.add_format({"bold": True, "align": "center"})
    for year in YEARS:
        sheet = workbook.add_worksheet(str(year))
        sheet.merge_range(
            0, 0, 0, 22, "HASIL PEMETAAN KOMPETENSI MANAJERIAL DAN SOSIAL KULTURAL", title
        )
        sheet.merge_range(1, 0, 1, 22, f"PEMERINTAH KOTA TIRTAMADYA TAHUN {year}", title)
        for column, text in enumerate(("No", "NIP", "Nama", "Jabatan")):
            sheet.merge_range(3, column, 4, column, text, head)
        for number, text in enumerate(AS_PRINTED):
            sheet.merge_range(3, 4 + number * 2, 3, 5 + number * 2, text, head)
            sheet.write(4, 4 + number * 2, "Standar", head)
            sheet.write(4, 5 + number * 2, "Hasil", head)
        sheet.merge_range(3, 22, 4, 22, "JPM (%)", head)
        for row, person in enumerate(people, start=5):
            standard, reached = levels(seed, person, year)
            pairs = [value for level in reached for value in (standard, level)]
            jpm = round(sum(min(level, standard) for level in reached) / (9 * standard) * 100, 2)
            values = (
                row - 4,
                person.nip,
                person.name,
                person.placements[0].position.title,
                *pairs,
                jpm,
            )
            for column, value in enumerate(values):
                sheet.write(row, column, value, cell)
        sheet.set_column(1, 3, 24)
    workbook.close()


def write_long(path: Path, people: list[Employee], seed: int) -> None:
    """Auditors, one competency a row; each their own technical one besides the nine."""
    rows = []
    for year in YEARS:
        for person in people:
            standard, reached = levels(seed, person, year)
            rng = random.Random(f"{seed}:technical:{person.nip}:{year}")
            technical = (person.nip, person.name, year, "Pengawasan Intern", standard,
                         max(1, standard - rng.choice((0, 0, 1))))  # fmt: skip
            rows += [(person.nip, person.name, year, name, standard, level)
                     for name, level in zip(NAMES, reached, strict=True)]  # fmt: skip
            rows.append(technical)
    workbook = open_workbook(path)
    add_sheet(workbook, "kompetensi", LONG_HEADER, rows)
    workbook.close()


def write_competencies(out: Path, people: list[Employee], seed: int) -> None:
    """Both workbooks."""
    settled = [p for p in people if p.placements[0].office.listed and not p.placements[0].office.recap
               and p.placements[0].since < date(2023, 1, 1)]  # fmt: skip
    officials = [
        p for p in settled if p.placements[0].position.kind in ("jpt", "administrator", "pengawas")
    ]
    auditors = [
        p for p in settled if p.placements[0].office.key == "inspektorat" and p not in officials
    ]
    write_wide(out / "Pemetaan Kompetensi Pejabat 2023-2024.xlsx", officials, seed)
    write_long(out / "Pemetaan Kompetensi Inspektorat.xlsx", auditors, seed)
