"""What is said of whole offices in 2024: service quality and the office's own plan."""

from __future__ import annotations

import random
from pathlib import Path

from city.canonical import ROMAN, add_sheet, open_workbook
from city.decisions import Book
from city.model import QUARTERS, Employee, Indicator, Office
from city.recap import comma
from city.targets import roll_up

YEAR = 2024
UNSUR = (
    "U1 Persyaratan", "U2 Sistem, Mekanisme, dan Prosedur", "U3 Waktu Penyelesaian", "U4 Biaya/Tarif",
    "U5 Produk Spesifikasi Jenis Pelayanan", "U6 Kompetensi Pelaksana", "U7 Perilaku Pelaksana",
    "U8 Penanganan Pengaduan, Saran, dan Masukan", "U9 Sarana dan Prasarana",
)  # fmt: skip
PLAN_HEADER = ("Perangkat Daerah", "Tahun", "Rencana Hasil Kerja", "Indikator", "Satuan", "Polaritas",
               "Target", "Realisasi")  # fmt: skip
INDEX = {"dinkes": 84.1, "rsud": 81.6, "dpmptsp": 87.2, "kecsukamaju": 82.9, "dindikbud": 83.4}


def mark(index: float) -> str:
    """The mutu pelayanan of an index."""
    return "A" if index > 88.3 else "B" if index > 76.6 else "C"


def write_services(path: Path, offices: dict[str, Office], seed: int) -> None:
    """Indexes by quarter beside each other; the good office counts its nine unsur by semester."""
    workbook = open_workbook(path)
    head = workbook.add_format({"bold": True, "border": 1, "align": "center", "text_wrap": True})
    cell = workbook.add_format({"border": 1})
    sheet = workbook.add_worksheet("IKM")
    sheet.write(0, 0, "INDEKS KEPUASAN MASYARAKAT (IKM) UNIT PELAYANAN")
    sheet.write(1, 0, f"KOTA TIRTAMADYA TAHUN {YEAR}")
    sheet.merge_range(3, 0, 4, 0, "No", head)
    sheet.merge_range(3, 1, 4, 1, "Unit Pelayanan", head)
    sheet.merge_range(3, 2, 3, 5, "Nilai IKM", head)
    for quarter in QUARTERS:
        sheet.write(4, 1 + quarter, f"TW {ROMAN[quarter]}", head)
    columns: dict[int, list[float]] = {q: [] for q in QUARTERS}
    for number, (key, base) in enumerate(INDEX.items(), start=1):
        rng = random.Random(f"{seed}:ikm:{key}")
        sheet.write(4 + number, 0, number, cell)
        sheet.write(4 + number, 1, offices[key].name, cell)
        for quarter in QUARTERS:
            index = round(base + 0.6 * quarter + rng.uniform(-1.2, 1.2), 2)
            columns[quarter].append(index)
            sheet.write(4 + number, 1 + quarter, comma(index, 2), cell)
    last = 5 + len(INDEX)
    sheet.write(last, 1, "Rata-rata kota", cell)
    for quarter, values in columns.items():
        sheet.write(last, 1 + quarter, comma(round(sum(values) / len(values), 2), 2), cell)
    sheet.write(last + 2, 0, "Sumber: Bagian Organisasi, survei menurut PermenPANRB 14/2017")
    sheet.set_column(1, 1, 60)
    rows = []
    for half in (1, 2):
        rng = random.Random(f"{seed}:unsur:{half}")
        marks = [round(rng.uniform(3.45, 3.85) + 0.03 * half, 3) for _ in UNSUR]
        index = round(sum(marks) / 9 * 25, 2)
        rows.append(
            (
                offices["disdukcapil"].name,
                f"Semester {ROMAN[half]} {YEAR}",
                *marks,
                index,
                mark(index),
            )
        )
    header = ("Unit Pelayanan", "Periode", *UNSUR, "Nilai SKM", "Mutu")
    add_sheet(workbook, "SKM Disdukcapil", header, rows)
    workbook.close()


def plans(office: Office, people: list[Employee], book: Book) -> list[Indicator]:
    """The head's indicators are those of the office: subordinates' plans name the same results."""
    head = next(p for p in people if p.placements[0].office is office and p.placements[0].is_head)
    return [row for row in book[head.nip, YEAR] if not row.extra]


def write_plans(out: Path, offices: dict[str, Office], people: list[Employee], book: Book) -> None:
    """One list for most offices; Dinas Kesehatan sends its own with quarters."""
    rows = [
        (
            office.name,
            YEAR,
            row.plan,
            row.text,
            row.spec.unit,
            row.spec.polarity,
            row.annual,
            roll_up([row.results[q] for q in sorted(row.results)], row.spec.rollup),
        )
        for key, office in offices.items()
        if not office.recap and key != "dinkes"
        for row in plans(office, people, book)
    ]
    workbook = open_workbook(out / f"Rencana Kerja Perangkat Daerah {YEAR}.xlsx")
    add_sheet(workbook, "rencana-unit", PLAN_HEADER, rows)
    workbook.close()
    write_quarters(
        out / f"PK Dinas Kesehatan {YEAR}.xlsx",
        offices["dinkes"],
        plans(offices["dinkes"], people, book),
    )


def write_quarters(path: Path, office: Office, rows: list[Indicator]) -> None:
    """A plan as it is annexed to the perjanjian kinerja: sasaran merged, quarters wide."""
    workbook = open_workbook(path)
    bold = workbook.add_format({"bold": True})
    head = workbook.add_format({"bold": True, "border": 1, "align": "center", "text_wrap": True})
    cell = workbook.add_format({"border": 1, "valign": "top", "text_wrap": True})
    sheet = workbook.add_worksheet("RENCANA AKSI PK")
    for number, text in enumerate(
        ("RENCANA AKSI PERJANJIAN KINERJA", office.name.upper(), f"TAHUN {YEAR}")
    ):
        sheet.write(number, 0, text, bold)
    singles = (
        "No",
        "Sasaran Strategis",
        "Indikator Kinerja",
        "Satuan",
        "Polaritas",
        "Target Tahunan",
    )
    for column, text in enumerate(singles):
        sheet.merge_range(4, column, 5, column, text, head)
    for quarter in QUARTERS:
        column = len(singles) + (quarter - 1) * 2
        sheet.merge_range(4, column, 4, column + 1, f"Triwulan {ROMAN[quarter]}", head)
        sheet.write(5, column, "Target", head)
        sheet.write(5, column + 1, "Realisasi", head)
    for column in range(len(singles) + 8):
        sheet.write_string(6, column, f"({column + 1})", head)
    at, shown = 7, ""
    for row in rows:
        number = len({one.plan for one in rows[: rows.index(row) + 1]})
        new = row.plan != shown
        shown = row.plan
        values = (number if new else "", row.plan if new else "", row.text, row.spec.unit, row.spec.polarity,
                  row.annual)  # fmt: skip
        for column, value in enumerate(values):
            sheet.write(at, column, value, cell)
        for quarter in QUARTERS:
            column = len(singles) + (quarter - 1) * 2
            sheet.write(at, column, row.targets.get(quarter, "-"), cell)
            sheet.write(at, column + 1, row.results.get(quarter, "-"), cell)
        at += 1
    sheet.write(at + 1, 9, f"Tirtamadya, 15 Januari {YEAR + 1}")
    sheet.write(at + 2, 9, "Kepala Dinas Kesehatan,")
    sheet.set_column(1, 2, 44)
    workbook.close()
