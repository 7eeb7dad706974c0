"""The period of a row: its own column, or two of them ("Bulan" and "Tahun")."""

import re
from collections.abc import Mapping

from kinerja_cli.intake.sheet_rows import SheetRow
from kinerja_cli.intake.tables import Table
from kinerja_cli.rules.findings import Finding, Place, address
from kinerja_cli.rules.names import key
from kinerja_cli.rules.periods import Period, parse

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTHS = 12
DATED = {"kegiatan": "bulan", "pelatihan": "tahun"}
"""Kinds whose rows have a day of their own → the period that it stands for."""


class RowPeriods:
    """Reads the periods of one table's rows; the same words are read once.

    Args:
        table: the table.
        columns: field → column letters.
        where: the sheet.
        title: the period that the title or the command line gives.
        asked: `--periode`.
    """

    def __init__(
        self,
        table: Table,
        columns: Mapping[str, str],
        where: Place,
        title: Period | None,
        asked: Period | None,
    ) -> None:
        self._columns, self._where = columns, where
        self._title, self._asked = title, asked
        self._plans = table.kind.nama == "indikator"
        self._dated = DATED.get(table.kind.nama, "")
        at = table.kolom.get("periode")
        self._heading = key(table.judul[at]) if at is not None else ""
        self._known: dict[tuple[str, str], Period | None] = {}
        self._told: set[Period] = set()

    def of(self, row: SheetRow) -> tuple[Period | None, Finding | None]:
        """Return a row's period and what is wrong with it; without a column, the title's."""
        if self._dated and "tanggal" in row.nilai:
            return self._of_day(row.nilai["tanggal"], row.baris)
        text, year = row.nilai.get("periode", ""), row.nilai.get("tahun", "")
        if not text and not year:
            return self._title, None
        if (text, year) not in self._known:
            self._known[text, year] = self._read(text, year)
        period = self._known[text, year]
        name = "periode" if text else "tahun"
        place = self._place(name, row.baris)
        if period is None:
            return None, Finding("periode-tidak-terbaca", place, text or year)
        asked = self._asked
        if period not in self._told and self._strays(period):
            self._told.add(period)
            title = self._title.words if self._title else ""
            data = {"pakai": f"{period.words} menurut kolomnya", "lain": f"{title} menurut judul"}
            return period, Finding("periode-berbeda", place, text or year, data)
        if asked and not (period == asked or period.contains(asked)):
            data = {"minta": asked.words, "lembar": period.words}
            return period, Finding("periode-bertentangan", place, text or year, data)
        return period, None

    def _of_day(self, day: str, baris: int) -> tuple[Period | None, Finding | None]:
        """Return the period that a row's day stands for, and what speaks against it."""
        if (day, "") not in self._known:
            month = "" if self._dated == "tahun" else f"-{day[5:7]}"
            self._known[day, ""] = parse(f"{day[:4]}{month}")
        period = self._known[day, ""]
        if period is None:  # a year that no period knows
            return None, Finding("periode-tidak-terbaca", self._place("tanggal", baris), day)
        asked = self._asked
        if asked and not (asked.contains(period) or period.contains(asked)):
            data = {"minta": asked.words, "lembar": period.words}
            return period, Finding("periode-bertentangan", self._place("tanggal", baris), day, data)
        if period not in self._told and self._strays(period):
            self._told.add(period)
            title = self._title.words if self._title else ""
            data = {"pakai": f"{period.words} menurut tanggalnya", "lain": f"{title} menurut judul"}
            return period, Finding("periode-berbeda", self._place("tanggal", baris), day, data)
        return period, None

    def _place(self, name: str, baris: int) -> Place:
        cell = address(self._columns[name], baris)
        return Place(self._where.berkas, self._where.lembar, cell)

    def _strays(self, period: Period) -> bool:
        """Return whether a row's own period lies outside of the one in the title."""
        title = self._title
        if title is None or self._plans or self._asked:
            return False
        return not (title.contains(period) or period.contains(title))

    def _read(self, text: str, year: str) -> Period | None:
        if not text:
            period = parse(year)
            within = self._title and period and period.contains(self._title)
            return self._title if within and not self._plans else period
        if _YEAR.search(text):
            return parse(f"{text} {year}") if year else parse(text)
        year = year or (str(self._title.tahun) if self._title else "")
        return self._part(text, year) if year else None

    def _part(self, text: str, year: str) -> Period | None:
        """Return a part of a year whose number the heading explains: Bulan 8, Triwulan II."""
        if self._heading.endswith("bulan") and text.isdigit():
            month = int(text)
            return parse(f"{year}-{month:02d}") if 1 <= month <= _MONTHS else None
        return parse(f"{text} {year}") or parse(f"{self._heading} {text} {year}")
