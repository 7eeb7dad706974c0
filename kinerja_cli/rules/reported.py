"""What is only reported: feedback, trainings, the daily log, lines of the SKP. No score reads it.

- umpan balik: feedback on somebody's work; pemberi: who gave it.
- JP (jam pelajaran): hours of a training; every ASN has a right to 20 a year.
- kegiatan: an entry of the daily log (logbook); validator: who approves it.
- SKP (Sasaran Kinerja Pegawai): the year's agreement; its annex names support, accountability and
  consequences.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kinerja_cli.rules.model import BERAKHLAK, Origin

DIAJUKAN, DISETUJUI, DITOLAK = "diajukan", "disetujui", "ditolak"
"""Where an entry of the daily log stands: handed in, approved, refused."""

EKSPEKTASI = "Ekspektasi"
DUKUNGAN, PERTANGGUNGJAWABAN, KONSEKUENSI = (
    "Dukungan Sumber Daya",
    "Skema Pertanggungjawaban",
    "Konsekuensi",
)
SKP_PARTS = (
    *(f"{EKSPEKTASI} {name}" for name in BERAKHLAK),
    DUKUNGAN,
    PERTANGGUNGJAWABAN,
    KONSEKUENSI,
)
"""Parts of the SKP that are lines of text, in the order of the form."""


class Feedback(NamedTuple):
    """Feedback to one employee on one period; `pemberi` is "" where nobody is named."""

    nip: str
    periode: str
    pemberi: str
    isi: str
    asal: Origin


class Training(NamedTuple):
    """A training that an employee followed; `jp` and `tanggal` are None where nothing is stated."""

    nip: str
    tahun: int
    nama: str
    jp: Decimal | None
    tanggal: date | None
    kompetensi: str
    asal: Origin


class LogEntry(NamedTuple):
    """One entry of the daily log.

    Attributes:
        menit: how long it took; None where nothing is stated.
        mulai: when it began, "HH:MM"; "" unknown.
        status: `DIAJUKAN`, `DISETUJUI`, `DITOLAK` or "".
        waktu_input: when it was entered, "YYYY-MM-DD" or "YYYY-MM-DD HH:MM"; "" unknown.
        tanggal_validasi: when it was approved or refused, likewise.
    """

    nip: str
    tanggal: date
    kegiatan: str
    menit: int | None
    mulai: str
    status: str
    validator: str
    waktu_input: str
    tanggal_validasi: str
    asal: Origin

    @property
    def hari_input(self) -> date | None:
        """The day on which it was entered."""
        return _day(self.waktu_input)

    @property
    def hari_validasi(self) -> date | None:
        """The day on which it was approved or refused."""
        return _day(self.tanggal_validasi)


class SkpLine(NamedTuple):
    """One line of the SKP or its annex; `bagian` is one of `SKP_PARTS`."""

    nip: str
    tahun: int
    bagian: str
    isi: str
    asal: Origin


def _day(moment: str) -> date | None:
    return date.fromisoformat(moment[:10]) if moment else None
