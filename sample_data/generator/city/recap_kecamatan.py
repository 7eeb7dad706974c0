"""Recap of Kecamatan Muara Wening: four quarters, merged cells, comma text."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from city.canonical import ROMAN, open_workbook
from city.model import QUARTERS
from city.recap import Block, Line, comma, grade, spaced

SINGLES = (
    "No",
    "Nama Pegawai",
    "NIP",
    "Gol.\nRuang",
    "Jabatan",
    "Indikator Kinerja\nIndividu",
    "Satuan",
    "Bobot",
)
GROUPS = (
    ("Kinerja  Triwulan Ini", ("Target", "Realisasi", "Capaian\n(%)")),
    ("Rating", ("Hasil\nKerja", "Perilaku  Kerja")),
)
PLACES = ("5 April 2024", "4 Juli 2024", "4 Oktober 2024", "6 Januari 2025")
MISSING = {("pelaksana/1", 0, 3)}
LAST = 12


def shown(line: Line, value: float | str | None) -> str | float | int:
    """A figure as this office types it: comma text, words for months, `-`."""
    if value is None:
        return "-"
    if line.indicator.spec.unit == "Rupiah":
        return comma(value, 2) if value == line.result else comma(value)
    if line.indicator.spec.unit == "Bulan":
        return f"{value} bulan"
    return value if isinstance(value, int) else comma(value)


class KecamatanRecap:
    """One workbook with a sheet for each quarter."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        line = {"border": 1, "valign": "vcenter", "text_wrap": True}
        self.title = workbook.add_format({"bold": True, "align": "center", "font_size": 12})
        self.head = workbook.add_format(
            {**line, "bold": True, "align": "center", "bg_color": "#DDEBF7"}
        )
        self.cell = workbook.add_format(line)
        self.mid = workbook.add_format({**line, "align": "center"})
        self.bold = workbook.add_format({"bold": True, "underline": 1})

    def put(self, sheet: Worksheet, row: int, column: int, last: int, value: object) -> None:
        """Write one cell, merged down to `last` when it spans rows."""
        form = self.mid if column in (0, 3, 11, 12) else self.cell
        if last > row:
            sheet.merge_range(row, column, last, column, value, form)
        else:
            sheet.write(row, column, value, form)

    def header(self, sheet: Worksheet, row: int) -> int:
        """Two header rows and the numbering row; returns the first data row."""
        for column, title in enumerate(SINGLES):
            sheet.merge_range(row, column, row + 1, column, title, self.head)
        column = len(SINGLES)
        for title, parts in GROUPS:
            sheet.merge_range(row, column, row, column + len(parts) - 1, title, self.head)
            for part in parts:
                sheet.write(row + 1, column, part, self.head)
                column += 1
        for number in range(LAST + 1):
            sheet.write_string(row + 2, number, f"({number + 1})", self.mid)
        return row + 3

    def block(self, sheet: Worksheet, row: int, number: int, block: Block) -> int:
        """One employee; returns the next free row."""
        last = row + len(block.lines) - 1
        person = block.person
        complete = all(line.result is not None for line in block.lines)
        cells = {
            0: number,
            1: person.name,
            2: spaced(person.nip),
            3: grade(person.rank),
            4: person.placements[0].position.title,
            11: block.work if complete else "-",
            12: block.manner,
        }
        for column, value in cells.items():
            self.put(sheet, row, column, last, value)
        for line in block.lines:
            percent = line.percent
            values = (
                line.indicator.text,
                line.indicator.spec.unit,
                line.indicator.weight,
                shown(line, line.target),
                shown(line, line.result),
                "-" if percent is None else comma(round(percent, 2), 2),
            )
            for column, value in enumerate(values, start=5):
                sheet.write(row, column, value, self.cell)
            row += 1
        return row

    def sheet(self, quarter: int, found: list[Block]) -> None:
        """The recap of one quarter."""
        sheet = self.workbook.add_worksheet(f"TW {ROMAN[quarter]}")
        for column, width in enumerate((5, 30, 23, 8, 28, 40, 10, 8, 16, 18, 10, 20, 20)):
            sheet.set_column(column, column, width)
        titles = (
            "PEMERINTAH KOTA TIRTAMADYA",
            "",
            "REKAPITULASI CAPAIAN KINERJA PEGAWAI",
            "KECAMATAN MUARA WENING KOTA TIRTAMADYA",
            f"TRIWULAN {ROMAN[quarter]} TAHUN 2024",
        )
        for row, title in enumerate(titles):
            if title:
                sheet.merge_range(row, 0, row, LAST, title, self.title)
        row = self.header(sheet, 6)
        for number, block in enumerate(found, start=1):
            row = self.block(sheet, row, number, block)
        percents = [p for block in found for line in block.lines if (p := line.percent) is not None]
        sheet.merge_range(row, 0, row, 9, "RATA-RATA CAPAIAN KECAMATAN", self.head)
        sheet.write_string(row, 10, comma(round(sum(percents) / len(percents), 2), 2), self.head)
        self.signature(sheet, row + 2, quarter, found)

    def signature(self, sheet: Worksheet, row: int, quarter: int, found: list[Block]) -> None:
        """Who signed: the camat on the left, the secretary on the right."""
        camat, secretary = found[0].person, found[1].person
        sheet.write(row, 1, "Mengetahui,")
        sheet.write(row, 9, f"Tirtamadya, {PLACES[quarter - 1]}")
        sheet.write(row + 1, 1, "Camat Muara Wening,")
        sheet.write(row + 1, 9, "Sekretaris Kecamatan,")
        for column, person in ((1, camat), (9, secretary)):
            sheet.write(row + 5, column, person.name, self.bold)
            sheet.write(row + 6, column, person.rank.split(" (")[0])
            sheet.write(row + 7, column, f"NIP. {spaced(person.nip)}")


def write(path: Path, quarters: dict[int, list[Block]]) -> None:
    """The workbook of all four quarters."""
    workbook = open_workbook(path)
    recap = KecamatanRecap(workbook)
    for quarter in QUARTERS:
        recap.sheet(quarter, quarters[quarter])
    workbook.close()
