"""Writes the sample city: `python sample_data/generator/make_city.py [OUTDIR]`.

The same seed gives the same workbooks, byte for byte.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from city import canonical
from city.attendance import AttendanceBook, write_attendance
from city.behaviour import BehaviourBook
from city.catalog import load_offices, load_toml
from city.competency import write_competencies
from city.daily_log import LogBook, write_export, write_printed
from city.decisions import Book, DecisionBook
from city.development import (
    GivenFeedback,
    of_office,
    write_feedback,
    write_skp,
    write_trainings,
)
from city.feedback import FeedbackWriter
from city.model import YEARS, Employee, Office, period_code
from city.objections import write_objections
from city.people import build_people
from city.recap_files import write_recaps
from city.results import ResultBook
from city.services import write_plans, write_services
from city.stories import print_stories
from city.targets import TargetBook

SEED = 20241231
DEFAULT_OUT = Path(__file__).resolve().parent.parent / "kota"


def build_book(people: list[Employee], offices: list[Office], stories: dict, seed: int) -> Book:
    """Indicators with targets and results of everyone, by NIP and year."""
    targets = TargetBook(seed, stories)
    results = ResultBook(seed, stories)
    by_key = {office.key: office for office in offices}
    book: Book = {}
    for person in people:
        for year in YEARS:
            rows = targets.year_of(person, year)
            texts = [" ".join(row.text.lower().split()) for row in rows]
            if len(texts) != len(set(texts)):
                raise ValueError(f"repeated indicator: {person.seat} {year}")
            results.fill(person, by_key, rows)
            book[person.nip, year] = rows
    results.tell({person.seat: person for person in people}, book)
    return book


def organisation_rows(offices: list[Office], listed: bool) -> list[tuple[str, str, str]]:
    """The organisation predicates of units in pegawai, or of the others."""
    raw = load_toml("organisasi.toml")
    return [
        (office.name, period_code(year, (number + 1) % 5), predicate)
        for year in YEARS
        for office in offices
        if office.listed is listed
        for number, predicate in enumerate(raw[str(year)].get(office.key, []))
        if predicate
    ]


def write_development(
    out: Path,
    by_key: dict[str, Office],
    people: list[Employee],
    seed: int,
    writer: FeedbackWriter,
    book: Book,
) -> None:
    """The workbooks that only reports read."""
    write_trainings(out, by_key, people, seed)
    write_feedback(out, by_key, people, GivenFeedback(seed, writer, book))
    bkpsdm, sukamaju = by_key["bkpsdm"], by_key["kecsukamaju"]
    write_skp(out / "SKP BKPSDM 2024.xlsx", bkpsdm, people, seed)
    log = LogBook(seed, book)
    write_export(out / "export_aktivitas_bkpsdm_tw4.xlsx", of_office(people, bkpsdm), log)
    write_printed(
        out / "Buku Kerja Kec Sukamaju TW IV 2024.xlsx", sukamaju, of_office(people, sukamaju), log
    )


def main() -> None:
    """Build everything in memory, then write the workbooks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("outdir", nargs="?", type=Path, default=DEFAULT_OUT)
    parser.add_argument("--seed", type=int, default=SEED)
    arguments = parser.parse_args()
    out: Path = arguments.outdir
    out.mkdir(parents=True, exist_ok=True)
    stories = load_toml("stories.toml")
    offices = load_offices()
    people = build_people(offices, arguments.seed, stories)
    book = build_book(people, offices, stories, arguments.seed)
    behaviour = BehaviourBook(arguments.seed, stories, people)
    judgements = behaviour.build()
    writer = FeedbackWriter(arguments.seed)
    decisions = DecisionBook(arguments.seed, stories, writer, behaviour.overall).build(people, book)

    unlisted = set(stories["unlisted"]["seats"])
    listed = [p for p in people if p.placements[0].office.listed and p.seat not in unlisted]
    workbook = canonical.open_workbook(out / "pegawai.xlsx")
    canonical.add_sheet(
        workbook, "pegawai", canonical.EMPLOYEE_HEADER, canonical.employee_rows(listed)
    )
    workbook.close()
    office_writer = canonical.OfficeWriter(arguments.seed, writer, book, judgements, decisions)
    for year in YEARS:
        for office in offices:
            if not office.recap:
                path = out / f"Kinerja {office.file} {year}.xlsx"
                office_writer.write(path, office, year, people)
    for name, flag in (
        ("organisasi.xlsx", True),
        ("organisasi susulan Dispusarsip 2024.xlsx", False),
    ):
        workbook = canonical.open_workbook(out / name)
        rows = organisation_rows(offices, flag)
        canonical.add_sheet(workbook, "organisasi", canonical.ORGANISATION_HEADER, rows)
        workbook.close()
    by_key = {office.key: office for office in offices}
    write_attendance(out, by_key, people, AttendanceBook(arguments.seed, stories))
    write_competencies(out, people, arguments.seed)
    write_services(out / "SKM Kota Tirtamadya 2024.xlsx", by_key, arguments.seed)
    write_plans(out, by_key, people, book)
    write_objections(out / "Register Keberatan 2024.xlsx", people, stories)
    write_development(out, by_key, people, arguments.seed, writer, book)
    write_recaps(out, offices, people, book, arguments.seed)
    print_stories(people, stories, book, decisions)


if __name__ == "__main__":
    main()
