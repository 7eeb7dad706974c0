"""Daily logs of TW IV 2024: the export of BKPSDM's application, the printed books of Sukamaju.

Three stories: somebody fills a fortnight in on one evening, somebody copies one text day after
day, and a superior approves the month of everybody in a few minutes.
"""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from city.canonical import open_workbook
from city.catalog import load_toml
from city.decisions import Book
from city.feedback import uncapital
from city.model import Employee, Office
from city.recap import spaced

YEAR, QUARTER = 2024, 4
MONTHS = {10: "Oktober", 11: "November", 12: "Desember"}
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat")
HOLIDAYS = {date(2024, 11, 27), date(2024, 12, 25), date(2024, 12, 26)}
EXPORT = ("No", "NIP", "Nama Pegawai", "Tanggal", "Aktivitas", "Waktu Mulai", "Waktu Selesai",
          "Durasi (menit)", "Status Validasi", "Divalidasi Oleh", "Waktu Input",
          "Tanggal Validasi")  # fmt: skip
PRINTED = ("No", "Nama / NIP", "Hari/Tanggal", "Uraian Kegiatan", "Waktu", "Status", "Validator",
           "Tgl Input")  # fmt: skip
BACKFILLED = (date(2024, 12, 2), date(2024, 12, 13), datetime(2024, 12, 30, 20, 40))  # noqa: DTZ001
BURST = datetime(2024, 11, 29, 23, 12)  # noqa: DTZ001


class Entry(NamedTuple):
    """One entry as it was lived, before anybody prints it."""

    day: date
    text: str
    start: time
    minutes: int
    entered: datetime
    status: str
    approved: datetime | None

    @property
    def end(self) -> time:
        """When it ended."""
        return (datetime.combine(self.day, self.start) + timedelta(minutes=self.minutes)).time()


def work_days(month: int) -> list[date]:
    """The working days of a month."""
    day, found = date(YEAR, month, 1), []
    while day.month == month:
        if day.weekday() < len(WEEKDAYS) and day not in HOLIDAYS:
            found.append(day)
        day += timedelta(days=1)
    return found


class LogBook:
    """Entries of everybody, month by month."""

    def __init__(self, seed: int, book: Book) -> None:
        self.seed, self.book = seed, book
        self.pool = load_toml("reported.toml")["log"]

    def texts(self, person: Employee, rng: random.Random) -> list[str]:
        """What a person does: around the own indicators, and what everybody does."""
        own = [
            template.format(evidence=uncapital(row.spec.evidence), ind=uncapital(row.text))
            for row in self.book[person.nip, YEAR]
            for template in rng.sample(self.pool["own"], 3)
            if row.spec.evidence
        ]
        return own + rng.sample(self.pool["common"], 4)

    def of(self, person: Employee, month: int, story: str) -> list[Entry]:
        """The entries of one employee in one month."""
        rng = random.Random(f"{self.seed}:log:{person.nip}:{month}")
        texts = self.texts(person, rng)
        found: list[Entry] = []
        for day in work_days(month):
            if rng.random() < 0.06:  # away
                continue
            at = datetime.combine(day, time(7, rng.choice((30, 45))))
            for text in self.day_texts(rng, texts, story):
                minutes = rng.choice((45, 60, 60, 75, 90, 120, 150))
                counted = text.format(number=rng.randint(3, 28))
                found.append(self.entry(rng, counted, at, minutes, story))
                at += timedelta(minutes=minutes + rng.choice((0, 15, 30)))
        return found

    def day_texts(self, rng: random.Random, texts: list[str], story: str) -> list[str]:
        """The texts of one day; somebody writes the same every day."""
        if story == "copied":
            return [texts[0], texts[0]] if rng.random() < 0.3 else [texts[0]]
        return rng.sample(texts, rng.choice((1, 2, 2, 3)))

    def entry(self, rng: random.Random, text: str, at: datetime, minutes: int, story: str) -> Entry:
        """One entry with the moments in which it was entered and approved."""
        day = at.date()
        entered = datetime.combine(day, time(15, 0)) + timedelta(minutes=rng.randint(0, 150))
        if rng.random() < 0.1:
            entered += timedelta(days=1)
        first, last, evening = BACKFILLED
        if story == "backfilled" and first <= day <= last:
            entered = evening + timedelta(minutes=rng.randint(0, 55))
        status = rng.choices(("Disetujui", "Menunggu", "Ditolak"), (92, 5, 3))[0]
        approved = None
        if status != "Menunggu":
            approved = entered + timedelta(days=rng.randint(1, 4), minutes=rng.randint(-240, 60))
        if day.month == BURST.month:  # the whole month at once
            status, approved = "Disetujui", BURST + timedelta(minutes=rng.randint(0, 4))
            entered = min(entered, BURST - timedelta(minutes=rng.randint(5, 60)))
        return Entry(day, text, at.time(), minutes, entered, status, approved)


def story_of(place: int) -> str:
    """What is odd about the log of the person at a place of the office's list."""
    return {4: "backfilled", 6: "copied"}.get(place, "")


def write_export(path: Path, people: list[Employee], log: LogBook) -> None:
    """The application's export: a sheet a month, NIP with an apostrophe, dates as text."""
    names = {person.nip: person.name for person in people}
    workbook = open_workbook(path)
    head = workbook.add_format({"bold": True, "bg_color": "#DDEBF7"})
    for month, name in MONTHS.items():
        sheet = workbook.add_worksheet(name)
        sheet.write(0, 0, f"LAPORAN AKTIVITAS HARIAN BULAN {name.upper()} {YEAR}")
        sheet.write_row(2, 0, EXPORT, head)
        row = 3
        for place, person in enumerate(people):
            boss = names.get(person.placements[-1].boss_nip, "Sekretaris Daerah")
            for one in log.of(person, month, story_of(place)):
                approved = f"{one.approved:%d-%m-%Y %H:%M}" if one.approved else "-"
                values: tuple[Any, ...] = (
                    row - 2, f"'{person.nip}", person.name, f"{one.day:%d-%m-%Y}", one.text,
                    f"{one.start:%H:%M}", f"{one.end:%H:%M}", one.minutes, one.status,
                    boss if one.approved else "-", f"{one.entered:%d-%m-%Y %H:%M}", approved,
                )  # fmt: skip
                sheet.write_row(row, 0, values)
                row += 1
        sheet.set_column(4, 4, 60)
    workbook.close()


def write_printed(path: Path, office: Office, people: list[Employee], log: LogBook) -> None:
    """Printed books: name and NIP once a person, the day once a day, "07.30-09.00"."""
    names = {person.nip: person.name for person in people}
    workbook = open_workbook(path)
    line = workbook.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    head = workbook.add_format({"border": 1, "bold": True, "align": "center"})
    for month, name in MONTHS.items():
        sheet = workbook.add_worksheet(f"{name} {YEAR}")
        sheet.write(0, 0, "BUKU KERJA HARIAN PEGAWAI")
        sheet.write(1, 0, office.dinas.upper())
        sheet.write(2, 0, f"BULAN : {name.upper()} {YEAR}")
        sheet.write_row(4, 0, PRINTED, head)
        row = 5
        for place, person in enumerate(people):
            boss = names.get(person.placements[-1].boss_nip, "Sekretaris Daerah")
            who, day = f"{person.name}\nNIP. {spaced(person.nip)}", None
            for one in log.of(person, month, story_of(place)):
                shown = f"{WEEKDAYS[one.day.weekday()]}, {one.day.day} {name} {YEAR}"
                values = (
                    place + 1 if who else None, who, shown if one.day != day else None, one.text,
                    f"{one.start:%H.%M}-{one.end:%H.%M}", one.status.lower(), boss,
                    f"{one.entered.day}/{one.entered.month}/{one.entered.year}",
                )  # fmt: skip
                for column, value in enumerate(values):
                    sheet.write(row, column, value, line)
                who, day, row = None, one.day, row + 1
        sheet.write(
            row + 1,
            5,
            f"Sukamaju, 31 {name} {YEAR}" if month != 11 else "Sukamaju, 29 November 2024",
        )
        sheet.write(row + 2, 5, "Mengetahui,")
        sheet.set_column(3, 3, 60)
    workbook.close()
