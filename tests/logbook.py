"""Builders for what is only reported: trainings, entries of the daily log, weak indicators."""

from datetime import date
from decimal import Decimal

from builders import indicator

from kinerja_cli.rules.achievement import Achieved
from kinerja_cli.rules.indicators import DINILAI, IndicatorScore
from kinerja_cli.rules.model import Origin
from kinerja_cli.rules.reported import LogEntry, Training
from kinerja_cli.rules.rollup import Figure

HERE = Origin(1, 2, "A")


def course(nip, jp=None, name="Pelatihan Pelayanan Prima", day=None, competency=""):
    hours = None if jp is None else Decimal(jp)
    return Training(
        nip, 2024, name, hours, date.fromisoformat(day) if day else None, competency, HERE
    )


def entry(
    day, nip="1", kegiatan="Menyusun laporan bulanan", menit=60, status="", validator="",
    waktu_input="", tanggal_validasi="", month=1,
):  # fmt: skip
    """Return one entry of January 2024."""
    when = date(2024, month, day)
    return LogEntry(nip, when, kegiatan, menit, "", status, validator, waktu_input,
                    tanggal_validasi, HERE)  # fmt: skip


def reached(percent, plan="Layanan meningkat", name="Jumlah layanan", keadaan=DINILAI):
    """Return an indicator's score with a capaian."""
    value = Decimal(percent)
    achieved = Achieved(value, value, "naik", "", ())
    made = indicator("100", percent, name=name)
    made.rencana_atasan = plan
    return IndicatorScore(made, Figure("100"), Figure(percent), keadaan, achieved)
