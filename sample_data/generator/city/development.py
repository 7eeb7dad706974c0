"""Trainings, feedback of an office's own, and the SKP of BKPSDM: what only reports read."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

from city.canonical import ROMAN, add_sheet, open_workbook
from city.catalog import load_toml
from city.competency import NAMES
from city.decisions import Book
from city.feedback import FeedbackWriter
from city.model import VALUES, Employee, Office, period_code
from city.recap import spaced

YEAR = 2024
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
          "Oktober", "November", "Desember")  # fmt: skip
TRAINED = ("No", "Nama Pegawai", "NIP", "Nama Pelatihan", "Penyelenggara", "Tanggal Pelaksanaan",
           "Jumlah JP", "Kompetensi yang Dikembangkan")  # fmt: skip
TIDY = ("NIP", "Nama Pelatihan", "JP", "Tanggal", "Kompetensi")
TOLD = ("No", "Nama / NIP", "Diberikan oleh", "Uraian Umpan Balik")
GIVEN = ("NIP", "Periode", "Pemberi", "Umpan Balik")
SKP = ("NIP", "Nama", "Tahun", "Bagian", "Isi")
Course = tuple[str, str, int, str, date]


def courses(seed: int, person: Employee) -> list[Course]:
    """What somebody followed in the year: name, organiser, JP, competency, day."""
    pool = load_toml("reported.toml")["training"]
    rng = random.Random(f"{seed}:training:{person.nip}")
    chosen = rng.sample(pool, rng.choices((0, 1, 2, 3), (15, 45, 30, 10))[0])
    days = sorted(date(YEAR, 1, 15) + timedelta(days=rng.randint(0, 330)) for _ in chosen)
    return [
        (one["name"], one["by"], rng.choice(one["jp"]), NAMES[one["competency"]], day)
        for one, day in zip(chosen, days, strict=True)
    ]


def write_trainings(
    out: Path, by_key: dict[str, Office], people: list[Employee], seed: int
) -> None:
    """A book of the city with a sheet an office; the health office sends a tidy list."""
    workbook = open_workbook(out / f"Rekap Bangkom Kota {YEAR}.xlsx")
    for key in ("bkpsdm", "disdukcapil", "dpmptsp", "dpupr", "inspektorat", "rsud", "kecsukamaju"):
        office = by_key[key]
        sheet = workbook.add_worksheet(office.file)
        sheet.write(0, 0, f"REKAPITULASI PENGEMBANGAN KOMPETENSI PEGAWAI TAHUN {YEAR}")
        sheet.write(1, 0, office.dinas.upper())
        sheet.write_row(3, 0, TRAINED)
        row = 4
        for person in of_office(people, office):
            for name, by, jp, competency, day in courses(seed, person):
                said = f"{jp} JP" if key in ("dpupr", "rsud") else jp
                when = f"{day.day} {MONTHS[day.month - 1]} {YEAR}"
                values = (row - 3, person.name, person.nip, name, by, when, said, competency)
                sheet.write_row(row, 0, values)
                row += 1
        sheet.set_column(3, 3, 50)
    workbook.close()
    rows = [
        (person.nip, name, jp, day.isoformat(), competency)
        for person in of_office(people, by_key["dinkes"])
        for name, _, jp, competency, day in courses(seed, person)
    ]
    workbook = open_workbook(out / f"Pelatihan Dinas Kesehatan {YEAR}.xlsx")
    add_sheet(workbook, "pelatihan", TIDY, rows)
    workbook.close()


def of_office(people: list[Employee], office: Office) -> list[Employee]:
    """Who works in an office at the end of the year."""
    found = ((person, person.at(YEAR, 4)) for person in people)
    return [person for person, place in found if place and place.office.key == office.key]


class GivenFeedback:
    """Feedback beside the realisations; keeps the city's law on repeated sentences."""

    def __init__(self, seed: int, writer: FeedbackWriter, book: Book) -> None:
        self.seed, self.writer, self.book = seed, writer, book
        self.pool = load_toml("reported.toml")["given"]

    def of(self, person: Employee, quarter: int) -> list[tuple[str, str]]:
        """(giver, text) of one employee in one quarter."""
        period = period_code(YEAR, quarter)
        rng = random.Random(f"{self.seed}:given:{person.nip}:{period}")
        usable = [row for row in self.book[person.nip, YEAR] if quarter in row.targets
                  and quarter in row.results and row.advice]  # fmt: skip
        found = []
        for row in rng.sample(usable, min(len(usable), rng.choice((0, 1, 1, 2)))):
            giver = rng.choice(("atasan", "atasan", "rekan", "bawahan"))
            slots = self.writer.slots(row, quarter)
            text = self.writer.first_free(rng, period, person.nip, self.pool[giver], slots)
            if text:
                found.append((giver.capitalize(), text))
        return found


def write_feedback(
    out: Path, by_key: dict[str, Office], people: list[Employee], given: GivenFeedback
) -> None:
    """BKPSDM and DPMPTSP write tidy lists, Dinas Kesehatan and DPUPR print theirs."""
    for key in ("bkpsdm", "dpmptsp"):
        office = by_key[key]
        rows = [
            (person.nip, period_code(YEAR, quarter), giver, text)
            for quarter in (1, 2, 3, 4)
            for person in of_office(people, office)
            for giver, text in given.of(person, quarter)
        ]
        workbook = open_workbook(out / f"Umpan Balik {office.file} {YEAR}.xlsx")
        add_sheet(workbook, "umpan-balik", GIVEN, rows)
        workbook.close()
    for key, quarters in (("dinkes", (3, 4)), ("dpupr", (1, 4))):
        office = by_key[key]
        workbook = open_workbook(out / f"umpan balik {office.file} fix.xlsx")
        wrapped = workbook.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        for quarter in quarters:
            sheet = workbook.add_worksheet(f"TW {ROMAN[quarter]}")
            sheet.write(0, 0, "CATATAN UMPAN BALIK BERKELANJUTAN")
            sheet.write(1, 0, office.dinas.upper())
            sheet.write(2, 0, f"TRIWULAN {ROMAN[quarter]} TAHUN {YEAR}")
            sheet.write_row(4, 0, TOLD, wrapped)
            row, number = 5, 0
            for person in of_office(people, office):
                told = given.of(person, quarter)
                number += bool(told)
                for at, (giver, text) in enumerate(told):
                    who = "" if at else f"{person.name}\nNIP. {spaced(person.nip)}"
                    for column, value in enumerate(("" if at else number, who, giver, text)):
                        sheet.write(row, column, value, wrapped)
                    row += 1
            sheet.set_column(1, 3, 40)
        workbook.close()


def write_skp(path: Path, office: Office, people: list[Employee], seed: int) -> None:
    """Lines of the SKP and its annex, in the order of the form."""
    pool, rows = load_toml("reported.toml")["skp"], []
    for person in of_office(people, office):
        rng = random.Random(f"{seed}:skp:{person.nip}")
        unit = person.placements[-1].position.unit or office.dinas
        parts = [(f"Ekspektasi {name}", rng.choice(pool[name])) for name in VALUES]
        for name in ("Dukungan Sumber Daya", "Skema Pertanggungjawaban", "Konsekuensi"):
            parts += [(name, text) for text in rng.sample(pool[name], rng.choice((1, 2)))]
        rows += [
            (person.nip, person.name, YEAR, name, text.format(unit=unit)) for name, text in parts
        ]
    workbook = open_workbook(path)
    add_sheet(workbook, "skp", SKP, rows)
    workbook.close()
