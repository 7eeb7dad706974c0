"""Writes the canonical workbooks: pegawai, one per office and year, organisasi."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.workbook import Workbook

from city.behaviour import Judgement
from city.decisions import Book, Decision
from city.feedback import FeedbackWriter
from city.model import QUARTERS, VALUES, Employee, Figure, Indicator, Office, period_code
from city.people import KINDS
from city.targets import roll_up

CREATED = datetime(2025, 1, 31, 8, 0, 0, tzinfo=UTC)
ROMAN = ("", "I", "II", "III", "IV")
EMPLOYEE_HEADER = (
    "NIP",
    "Nama",
    "Jenis ASN",
    "Pangkat/Gol. Ruang",
    "Jabatan",
    "Jenis Jabatan",
    "Jenjang",
    "Unit Kerja",
    "Perangkat Daerah",
    "Pimpinan Unit",
    "NIP Atasan",
    "TMT Jabatan",
    "Status Jabatan",
)
INDICATOR_HEADER = (
    "NIP",
    "Rencana Hasil Kerja Pimpinan yang Diintervensi",
    "Rencana Hasil Kerja",
    "Indikator Kinerja Individu",
    "Aspek",
    "Jenis",
    "Perspektif",
    "Satuan",
    "Polaritas",
    "Rumus",
    "Bobot",
    "Akumulasi",
    "Tahun",
    "Target",
    "Target TW I",
    "Target TW II",
    "Target TW III",
    "Target TW IV",
)
RESULT_HEADER = (
    "NIP",
    "Indikator Kinerja Individu",
    "Periode",
    "Target",
    "Realisasi",
    "Bukti Dukung",
    "Umpan Balik",
)
BEHAVIOUR_HEADER = ("NIP", "Periode", *VALUES, "Rating Perilaku Kerja", "Penilai", "NIP Penilai")
RATING_HEADER = (
    "NIP",
    "Periode",
    "Rating Hasil Kerja",
    "Rating Perilaku Kerja",
    "Catatan/Rekomendasi",
)
ORGANISATION_HEADER = ("Perangkat Daerah", "Periode", "Capaian Kinerja Organisasi")

Row = Sequence[Figure | date | None]


def open_workbook(path: Path) -> Workbook:
    """A workbook whose bytes depend on its content only."""
    workbook = xlsxwriter.Workbook(str(path))
    workbook.set_properties({"created": CREATED, "author": "Kota Tirtamadya"})
    return workbook


def add_sheet(workbook: Workbook, name: str, header: Sequence[str], rows: Sequence[Row]) -> None:
    """One sheet: header in row 1, then the rows; text stays text."""
    sheet = workbook.add_worksheet(name)
    bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    text = workbook.add_format({"num_format": "@"})
    day = workbook.add_format({"num_format": "dd/mm/yyyy"})
    for column, title in enumerate(header):
        sheet.write_string(0, column, title, bold)
        widest = max([len(str(row[column] or "")) for row in rows[:200]] + [8])
        sheet.set_column(column, column, min(widest + 2, 60))
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if value is None or value == "":
                continue
            if isinstance(value, str):
                sheet.write_string(number, column, value, text if value.isdigit() else None)
            elif isinstance(value, date):
                sheet.write_datetime(number, column, value, day)
            else:
                sheet.write_number(number, column, value)
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(header) - 1)


def period_text(office: Office, year: int, quarter: int) -> str:
    """The period in the office's own spelling."""
    if quarter and office.period_style == "tw":
        return f"TW {ROMAN[quarter]} {year}"
    if quarter and office.period_style == "triwulan":
        return f"Triwulan {ROMAN[quarter]} Tahun {year}"
    return period_code(year, quarter)


def employee_rows(people: Sequence[Employee]) -> list[Row]:
    """The rows of pegawai, one per placement."""
    rows: list[Row] = []
    for person in people:
        for placement in person.placements:
            position = placement.position
            jenis, jenjang = KINDS[position.kind][:2]
            rows.append(
                (
                    person.nip,
                    person.name,
                    person.asn,
                    person.rank,
                    position.title,
                    jenis,
                    jenjang,
                    position.unit,
                    placement.office.name,
                    "Ya" if placement.is_head else "Tidak",
                    placement.boss_nip,
                    placement.since,
                    position.status,
                )
            )
    return rows


def indicator_row(row: Indicator) -> Row:
    """One row of indikator."""
    return (
        row.nip,
        row.up,
        row.plan,
        row.text,
        row.spec.aspect,
        "Tambahan" if row.extra else "Utama",
        row.perspective,
        row.spec.unit,
        row.spec.polarity,
        row.spec.formula,
        row.weight,
        row.spec.rollup,
        row.year,
        row.annual,
        *(row.targets.get(q) for q in QUARTERS),
    )


def evidence(row: Indicator, quarter: int, rng: random.Random) -> str:
    """What was handed in as proof; sometimes a link, sometimes nothing."""
    chance = rng.random()
    if chance < 0.08:
        return ""
    when = f"TW {ROMAN[quarter]} {row.year}" if quarter else f"tahun {row.year}"
    if chance < 0.2:
        return f"https://arsip.tirtamadya.example/{row.office}/{row.year}/tw{quarter}/{rng.randint(1000, 9999)}"
    return f"{row.spec.evidence} {when}"


class OfficeWriter:
    """Writes the workbooks of the offices that use the canonical sheets."""

    def __init__(
        self,
        seed: int,
        writer: FeedbackWriter,
        book: Book,
        judgements: list[Judgement],
        decisions: list[Decision],
    ) -> None:
        self.seed = seed
        self.writer = writer
        self.book = book
        self.judgements = judgements
        self.decisions = decisions

    def feedback(self, row: Indicator, quarter: int) -> str:
        """Feedback for about a third of the results."""
        rng = random.Random(f"{self.seed}:speak:{row.nip}:{row.text}:{row.year}:{quarter}")
        return self.writer.on_result(row.nip, row, quarter) if rng.random() < 0.35 else ""

    def yearly(self, row: Indicator) -> Figure | None:
        """An exact annual result for a few complete indicators, equal to the roll-up."""
        rng = random.Random(f"{self.seed}:annual:{row.nip}:{row.text}:{row.year}")
        values = [row.results[q] for q in sorted(row.results)]
        whole = all(isinstance(v, int) for v in values)
        complete = set(row.results) == set(row.targets) == set(QUARTERS)
        if (
            rng.random() < 0.03
            and whole
            and complete
            and row.spec.rollup in ("Jumlah", "Nilai Terakhir")
        ):
            return roll_up(values, row.spec.rollup)
        return None

    def result_rows(self, office: Office, indicators: list[Indicator]) -> list[Row]:
        """The rows of realisasi, by quarter."""
        rows: list[Row] = []
        for quarter in QUARTERS:
            for row in indicators:
                if quarter not in row.results:
                    continue
                rng = random.Random(f"{self.seed}:proof:{row.nip}:{row.text}:{row.year}:{quarter}")
                rows.append(
                    (
                        row.nip,
                        row.text,
                        period_text(office, row.year, quarter),
                        row.targets.get(quarter),
                        row.results[quarter],
                        evidence(row, quarter, rng),
                        self.feedback(row, quarter),
                    )
                )
        for row in indicators:
            total = self.yearly(row)
            if total is not None:
                rows.append(
                    (
                        row.nip,
                        row.text,
                        str(row.year),
                        row.annual,
                        total,
                        f"{row.spec.evidence} tahun {row.year}",
                        "",
                    )
                )
        return rows

    def write(self, path: Path, office: Office, year: int, people: list[Employee]) -> None:
        """One office and year: indikator, realisasi, perilaku, rating."""
        indicators = [
            row
            for person in people
            for row in self.book.get((person.nip, year), [])
            if row.office == office.key
        ]
        behaviour = [
            (
                j.nip,
                period_text(office, year, j.quarter),
                *j.values,
                j.overall,
                j.rater,
                j.rater_nip,
            )
            for j in sorted(self.judgements, key=lambda j: j.quarter or 9)
            if j.office == office.key and j.year == year
        ]
        ratings = [
            (d.nip, period_text(office, year, d.quarter), d.work, d.manner, d.note)
            for d in sorted(self.decisions, key=lambda d: d.quarter or 9)
            if d.office == office.key and d.year == year
        ]
        workbook = open_workbook(path)
        add_sheet(
            workbook, "indikator", INDICATOR_HEADER, [indicator_row(row) for row in indicators]
        )
        add_sheet(workbook, "realisasi", RESULT_HEADER, self.result_rows(office, indicators))
        add_sheet(workbook, "perilaku", BEHAVIOUR_HEADER, behaviour)
        add_sheet(workbook, "rating", RATING_HEADER, ratings)
        workbook.close()
