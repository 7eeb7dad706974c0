"""Attendance of 2024, each office in its own layout."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from xlsxwriter.worksheet import Worksheet

from city.canonical import ROMAN, add_sheet, open_workbook, period_text
from city.model import QUARTERS, Employee, Office
from city.recap import grade, spaced

YEAR = 2024
CLASSES = ("TL1", "TL2", "TL3", "TL4", "PSW1", "PSW2", "PSW3", "PSW4")
HEADER = ("NIP", "Nama", "Periode", "Hari Kerja", "Hadir", *CLASSES, "Izin", "Sakit", "Cuti",
          "Dinas Luar", "Tanpa Keterangan", "Hukuman Disiplin")  # fmt: skip
HOLIDAYS = {1: 4, 2: 7, 3: 2, 4: 2}
SINGLES = ("No", "Nama Pegawai", "NIP", "Gol/Ruang", "Jumlah\nHari Kerja")
GROUPS = (
    ("Kehadiran", ("H", "S", "I", "C", "DL", "TK")),
    ("Terlambat (TL)", ("TL 1", "TL 2", "TL 3", "TL 4")),
    ("Pulang Sebelum Waktunya (PSW)", ("PSW 1", "PSW 2", "PSW 3", "PSW 4")),
)
CODES = {"H": "Hadir", "S": "Sakit", "I": "Izin", "C": "Cuti", "DL": "Dinas Luar",
         "TK": "Tanpa Keterangan"}  # fmt: skip
Counts = dict[str, Any]


def work_days(quarter: int) -> int:
    """Weekdays of a quarter without its public holidays."""
    day, count = date(YEAR, quarter * 3 - 2, 1), 0
    while (day.month + 2) // 3 == quarter and day.year == YEAR:
        count += day.weekday() < 5
        day += timedelta(days=1)
    return count - HOLIDAYS[quarter]


class AttendanceBook:
    """Counts of everybody, quarter by quarter."""

    def __init__(self, seed: int, stories: dict[str, Any]) -> None:
        self.seed = seed
        self.told = {(row["seat"], row["quarter"]): row for row in stories["attendance"]}

    def of(self, person: Employee, quarter: int) -> Counts:
        """The recap of one employee in one quarter."""
        rng = random.Random(f"{self.seed}:attendance:{person.nip}:{quarter}")
        days, story = work_days(quarter), self.told.get((person.seat, quarter), {})
        counts: Counts = {
            "Sakit": rng.choice((0, 0, 0, 0, 1, 1, 2, 3)),
            "Izin": rng.choice((0, 0, 0, 1, 0.5)),
            "Cuti": rng.choice((0, 0, 0, 2, 3, 5)),
            "Dinas Luar": rng.choice((0, 0, 1, 2, 4)),
            "Tanpa Keterangan": story.get("absent", 0),
        }
        late = 1 if person.manner > 0 else 4
        for name in CLASSES:
            rare = 0 if name[-1] in "34" else late
            counts[name] = (
                max(0, rng.randint(-6, rare)) if name[0] == "T" else rng.choice((0,) * 9 + (1,))
            )
        counts["Hari Kerja"] = days
        away = ("Sakit", "Izin", "Cuti", "Dinas Luar", "Tanpa Keterangan")
        counts["Hadir"] = days - sum(counts[name] for name in away)
        counts["Hukuman Disiplin"] = story.get("sanction", "")
        return counts


def canonical_file(
    path: Path, office: Office, people: list[Employee], book: AttendanceBook
) -> None:
    """One tidy sheet with all quarters."""
    rows = []
    for quarter in QUARTERS:
        for person in people:
            counts = book.of(person, quarter)
            period = period_text(office, YEAR, quarter)
            rows.append((person.nip, person.name, period, *(counts[name] for name in HEADER[3:])))
    workbook = open_workbook(path)
    add_sheet(workbook, "disiplin", HEADER, rows)
    workbook.close()


class PrintedRecap:
    """A workbook as the finger machine's owner prints it: one sheet a quarter."""

    def __init__(
        self, path: Path, office: Office, people: list[Employee], book: AttendanceBook
    ) -> None:
        self.office, self.people, self.book = office, people, book
        self.workbook = open_workbook(path)
        line = {"border": 1, "valign": "vcenter"}
        self.title = self.workbook.add_format({"bold": True, "align": "center"})
        self.head = self.workbook.add_format(
            {**line, "bold": True, "align": "center", "text_wrap": True}
        )
        self.cell = self.workbook.add_format(line)

    def write(self, quarters: tuple[int, ...], banners: bool) -> None:
        """Write the sheets and close the workbook."""
        for quarter in quarters:
            sheet = self.workbook.add_worksheet(f"TW {ROMAN[quarter]}")
            row = self.titles(sheet, quarter)
            row = self.header(sheet, row)
            self.body(sheet, row, quarter, banners)
        self.workbook.close()

    def titles(self, sheet: Worksheet, quarter: int) -> int:
        """Three merged lines; returns the row of the header."""
        lines = (
            "REKAPITULASI KEHADIRAN PEGAWAI",
            self.office.name.upper(),
            f"TRIWULAN {ROMAN[quarter]} TAHUN {YEAR}",
        )
        for number, text in enumerate(lines):
            sheet.merge_range(number, 0, number, 19, text, self.title)
        sheet.set_column(1, 2, 26)
        return len(lines) + 1

    def header(self, sheet: Worksheet, row: int) -> int:
        """Two header rows and a numbering row; returns the first row of data."""
        column = 0
        for title in SINGLES:
            sheet.merge_range(row, column, row + 1, column, title, self.head)
            column += 1
        for title, parts in GROUPS:
            sheet.merge_range(row, column, row, column + len(parts) - 1, title, self.head)
            for part in parts:
                sheet.write(row + 1, column, part, self.head)
                column += 1
        sheet.merge_range(row, column, row + 1, column, "Hukuman\nDisiplin", self.head)
        for number in range(column + 1):
            sheet.write(row + 2, number, number + 1, self.head)
        return row + 3

    def body(self, sheet: Worksheet, row: int, quarter: int, banners: bool) -> None:
        """Everybody, a total and the signature."""
        columns = [part for _, parts in GROUPS for part in parts]
        names = [CODES.get(part, part.replace(" ", "")) for part in columns]
        totals = dict.fromkeys(names, 0.0)
        unit = ""
        for number, person in enumerate(self.people, start=1):
            if banners and person.placements[0].position.unit != unit:
                unit = person.placements[0].position.unit
                sheet.merge_range(row, 0, row, 19, unit, self.cell)
                row += 1
            counts = self.book.of(person, quarter)
            head = (
                number,
                person.name,
                spaced(person.nip),
                grade(person.rank),
                counts["Hari Kerja"],
            )
            for column, value in enumerate((*head, *(counts[name] or "-" for name in names))):
                sheet.write(row, column, value, self.cell)
            sheet.write(row, 19, counts["Hukuman Disiplin"] or "-", self.cell)
            for name in names:
                totals[name] += counts[name]
            row += 1
        sheet.write(row, 1, "JUMLAH", self.cell)
        for column, name in enumerate(names, start=len(SINGLES)):
            sheet.write(row, column, totals[name], self.cell)
        head_of = next(p for p in self.people if p.placements[0].is_head)
        day = (date(YEAR, quarter * 3, 28) + timedelta(days=8)).day
        month = ("", "April", "Juli", "Oktober", "Januari")[quarter]
        lines = (f"Tirtamadya, {day} {month} {YEAR + (quarter == 4)}", head_of.placements[0].position.title,
                 "", "", head_of.name, f"NIP. {spaced(head_of.nip)}")  # fmt: skip
        for number, text in enumerate(lines):
            sheet.write(row + 2 + number, 14, text)


def write_attendance(
    out: Path, offices: dict[str, Office], people: list[Employee], book: AttendanceBook
) -> None:
    """Attendance of the offices that send it."""

    def staff(key: str) -> list[Employee]:
        return [p for p in people if len(p.placements) == 1 and p.placements[0].office.key == key
                and p.placements[0].since < date(YEAR, 1, 1)]  # fmt: skip

    for key in ("bkpsdm", "disdukcapil", "dpmptsp"):
        office = offices[key]
        canonical_file(out / f"Presensi {office.file} {YEAR}.xlsx", office, staff(key), book)
    PrintedRecap(
        out / "Presensi Dinas Kesehatan 2024.xlsx", offices["dinkes"], staff("dinkes"), book
    ).write(QUARTERS, banners=False)
    PrintedRecap(
        out / "presensi dpupr smt 2 2024.xlsx", offices["dpupr"], staff("dpupr"), book
    ).write((3, 4), banners=True)
