"""By when a superior rates and hands over an evaluation; what our sources leave unsure is said."""

from datetime import date
from typing import NamedTuple

from kinerja_cli.rules.periods import Period, day_words


class Due(NamedTuple):
    """By when, in words, and where that is written."""

    batas: str
    dasar: str


def rate_by(period: Period) -> Due:
    """Return by when ratings of a period are to be decided."""
    if period.jenis == "tahun":
        end = day_words(date(period.tahun + 1, 1, 31))
        return Due(end, "PermenPANRB 6/2022; tanggal itu belum dikonfirmasi pada sumber resmi")
    return Due(
        f"sesudah {day_words(period.last)}",
        "batas harinya belum diketahui; ikuti jadwal instansi",
    )


HAND_OVER = Due(
    "14 hari kerja sesudah evaluasi",
    "modul pelatihan PermenPANRB 6/2022; belum dikonfirmasi pada sumber resmi",
)
OBJECTION = Due(
    "secepatnya; batas hari menjawab belum diketahui, ikuti jadwal instansi", "PP 30/2019 Pasal 59"
)
