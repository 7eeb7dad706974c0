"""Feedback, trainings, daily log and SKP lines as reports read them; no score does.

All are read as they were in force at an audit number, of some people or (None) of everybody.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from kinerja_cli.rules.periods import Period, every, year
from kinerja_cli.rules.reported import SKP_PARTS, Feedback, LogEntry, SkpLine, Training
from kinerja_cli.store import facts
from kinerja_cli.store.component_inputs import spans
from kinerja_cli.store.database import Connection
from kinerja_cli.store.facts import positions
from kinerja_cli.store.versions import Row

Nips = Iterable[str] | None


def feedback(connection: Connection, nips: Nips, period: Period, sequence: int) -> list[Feedback]:
    """Return the feedback on a period and on its parts, by person and period."""
    rows = _rows(connection, "umpan_balik", nips, sorted(map(str, spans(period))), sequence)
    found = [
        Feedback(
            row.text("nip"),
            row.text("periode"),
            row.text("pemberi"),
            row.text("umpan_balik"),
            row.origin("umpan_balik"),
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (one.nip, one.periode, one.asal[:2]))


def trainings(connection: Connection, nips: Nips, tahun: int, sequence: int) -> list[Training]:
    """Return the trainings of a year, by person and date; those without a date come last."""
    found = [
        Training(
            row.text("nip"),
            tahun,
            row.text("pelatihan"),
            Decimal(row.text("jp")) if row.text("jp") else None,
            date.fromisoformat(row.text("tanggal")) if row.text("tanggal") else None,
            row.text("kompetensi"),
            row.origin("pelatihan"),
        )
        for row in _rows(connection, "pelatihan", nips, [str(year(tahun))], sequence)
    ]
    return sorted(found, key=lambda one: (one.nip, one.tanggal or date.max, one.asal[:2]))


def daily_log(connection: Connection, nips: Nips, period: Period, sequence: int) -> list[LogEntry]:
    """Return the entries of the daily log on the days of a period, by person and day."""
    months = [str(one) for one in every(period.tahun, "bulan") if period.contains(one)]
    found = [
        LogEntry(
            row.text("nip"),
            date.fromisoformat(row.text("tanggal")),
            row.text("kegiatan"),
            int(row.text("menit")) if row.text("menit") else None,
            row.text("mulai"),
            row.text("status"),
            row.text("validator"),
            row.text("waktu_input"),
            row.text("tanggal_validasi"),
            row.origin("kegiatan"),
        )
        for row in _rows(connection, "kegiatan", nips, months, sequence)
    ]
    return sorted(found, key=lambda one: (one.nip, one.tanggal, one.mulai, one.asal[:2]))


def skp_lines(connection: Connection, nips: Nips, tahun: int, sequence: int) -> list[SkpLine]:
    """Return the lines of a year's SKP, by person, in the order of the form and of the sheet."""
    found = [
        SkpLine(row.text("nip"), tahun, row.text("bagian"), row.text("isi"), row.origin("isi"))
        for row in _rows(connection, "skp", nips, [str(year(tahun))], sequence)
    ]
    return sorted(found, key=lambda one: (one.nip, SKP_PARTS.index(one.bagian), one.asal[:2]))


def _rows(
    connection: Connection, kind: str, nips: Nips, periods: Sequence[str], sequence: int
) -> Iterable[Row]:
    columns, names = facts.Columns(connection), positions(kind)
    found = facts.every(connection, kind, sequence, nips=nips, periods=periods)
    return (Row(names, row, columns) for row in found)
