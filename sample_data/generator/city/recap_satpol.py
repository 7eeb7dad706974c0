"""Recap of Satpol PP: shifted table, banners, percent cells, live formulas."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from city.canonical import ROMAN, open_workbook
from city.recap import Block, Line

HEADER = (
    "No.",
    "NIP",
    "Nama  Pegawai",
    "Pangkat /\nGol. Ruang",
    "Jabatan",
    "Indikator\nKinerja Individu",
    "Satuan",
    "Bobot",
    "Target",
    "Realisasi",
    "% Capaian",
)
MISSING = {("regu/2", 1, 2)}
FIRST = 1  # the table starts in column B
DATES = {1: "8 April 2024", 2: "5 Juli 2024"}
NOTES = (
    "CATATAN PENYUSUNAN REKAP",
    "",
    "1. % Capaian adalah realisasi dibagi target.",
    "2. Tanda - pada kolom realisasi berarti laporan regu belum diterima.",
    "3. Rating hasil kerja dan rating perilaku diisi oleh pejabat penilai di aplikasi masing-masing.",
    "4. Data dihimpun Subbagian Tata Usaha dari buku mutasi regu.",
)


class SatpolRecap:
    """Two quarters and a sheet of notes."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        edge = {"border": 1, "valign": "top", "text_wrap": True}
        self.title = workbook.add_format({"bold": True, "font_size": 13})
        self.head = workbook.add_format(
            {**edge, "bold": True, "align": "center", "bg_color": "#E2EFDA"}
        )
        self.cell = workbook.add_format(edge)
        self.percent = workbook.add_format({**edge, "num_format": "0%"})
        self.fine = workbook.add_format({**edge, "num_format": "0.00%"})
        self.banner = workbook.add_format({"bold": True, "border": 1, "bg_color": "#FFF2CC"})

    def amount(
        self, sheet: Worksheet, row: int, column: int, line: Line, value: float | None
    ) -> None:
        """A figure: percents as fractions in a percent format, the rest as numbers."""
        if value is None:
            sheet.write_string(row, column, "-", self.cell)
        elif line.indicator.spec.unit == "Persen":
            form = self.percent if float(value).is_integer() else self.fine
            sheet.write_number(row, column, round(value / 100, 4), form)
        else:
            sheet.write_number(row, column, value, self.cell)

    def nip(self, number: int, nip: str) -> str:
        """Some with an apostrophe, some with `NIP.`, some bare."""
        return (f"'{nip}", f"NIP. {nip}", nip)[number % 3]

    def lines(
        self, sheet: Worksheet, row: int, number: int, block: Block
    ) -> tuple[int, list[float]]:
        """One employee; the personal cells stand on the first row only."""
        person = block.person
        personal = (
            number,
            self.nip(number, person.nip),
            person.name,
            person.rank,
            person.placements[0].position.title,
        )
        seen = []
        for index, line in enumerate(block.lines):
            for offset, value in enumerate(personal):
                sheet.write(row, FIRST + offset, value if index == 0 else None, self.cell)
            sheet.write(row, FIRST + 5, line.indicator.text, self.cell)
            sheet.write(row, FIRST + 6, line.indicator.spec.unit, self.cell)
            sheet.write_number(row, FIRST + 7, (line.indicator.weight or 0) / 100, self.percent)
            self.amount(sheet, row, FIRST + 8, line, line.target)
            self.amount(sheet, row, FIRST + 9, line, line.result)
            target, result = (xl_rowcol_to_cell(row, FIRST + c) for c in (8, 9))
            if line.result is None:
                sheet.write_string(row, FIRST + 10, "-", self.cell)
            else:
                ratio = line.result / line.target
                seen.append(ratio)
                sheet.write_formula(row, FIRST + 10, f"={result}/{target}", self.fine, ratio)
            row += 1
        return row, seen

    def average(self, sheet: Worksheet, row: int, first: int, label: str, seen: list[float]) -> int:
        """A row with a mean, as a formula with its value."""
        sheet.merge_range(row, FIRST, row, FIRST + 9, label, self.banner)
        cells = f"{xl_rowcol_to_cell(first, FIRST + 10)}:{xl_rowcol_to_cell(row - 1, FIRST + 10)}"
        sheet.write_formula(row, FIRST + 10, f"=AVERAGE({cells})", self.fine, sum(seen) / len(seen))
        return row + 1

    def sheet(self, quarter: int, found: list[Block]) -> None:
        """One quarter."""
        sheet = self.workbook.add_worksheet(f"TW {ROMAN[quarter]}")
        for column, width in enumerate((3, 5, 25, 32, 26, 34, 42, 10, 8, 10, 10, 11)):
            sheet.set_column(column, column, width)
        sheet.write(3, 3, "REKAPITULASI CAPAIAN INDIKATOR KINERJA INDIVIDU", self.title)
        sheet.write(4, 3, "SATUAN POLISI PAMONG PRAJA KOTA TIRTAMADYA", self.title)
        sheet.write(5, 3, f"TRIWULAN {ROMAN[quarter]} TAHUN 2024", self.title)
        for offset, title in enumerate(HEADER):
            sheet.write(7, FIRST + offset, title, self.head)
        row, number, everything = 8, 0, []
        for unit, members in groupby(found, key=lambda b: b.person.placements[0].position.unit):
            banner = "UNSUR PIMPINAN" if number == 0 else unit.upper()
            sheet.merge_range(row, FIRST, row, FIRST + 10, banner, self.banner)
            row += 1
            first, ratios = row, []
            for block in members:
                number += 1
                row, seen = self.lines(sheet, row, number, block)
                ratios.extend(seen)
            everything.extend(ratios)
            if number > 2:
                row = self.average(sheet, row, first, f"RATA-RATA {banner}", ratios)
        total = sum(len(block.lines) for block in found)
        sheet.merge_range(row, FIRST, row, FIRST + 6, "JUMLAH INDIKATOR", self.banner)
        sheet.write_number(row, FIRST + 9, total, self.banner)
        sheet.write_number(row, FIRST + 10, sum(everything) / len(everything), self.fine)
        chief = found[0].person
        sheet.write(row + 3, 9, f"Tirtamadya, {DATES[quarter]}")
        sheet.write(row + 4, 9, "Mengetahui,")
        sheet.write(row + 5, 9, "Kepala Satuan Polisi Pamong Praja")
        sheet.write(row + 9, 9, chief.name)
        sheet.write(row + 10, 9, chief.rank.split(" (")[0])
        sheet.write(row + 11, 9, f"NIP. {chief.nip}")


def write(path: Path, quarters: dict[int, list[Block]]) -> None:
    """The workbook: two quarters and the notes."""
    workbook = open_workbook(path)
    recap = SatpolRecap(workbook)
    for quarter, found in quarters.items():
        recap.sheet(quarter, found)
    notes = workbook.add_worksheet("Catatan")
    notes.set_column(0, 0, 90)
    for row, text in enumerate(NOTES):
        notes.write(row, 0, text)
    workbook.close()
