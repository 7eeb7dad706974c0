"""How an evaluation is objected to (keberatan): to whom, within how many days, by which article.

The days run from the day on which the employee received the result, which no sheet states. What our
sources leave unsure is said with every term; no mark depends on any of this.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ObjectionTerm:
    """One way to object.

    Attributes:
        kepada: to whom; hari: within how many days of receiving the result.
        lanjut: what happens then.
        dasar: the article; belum_dikonfirmasi: what of it is not confirmed, "" for nothing.
    """

    kepada: str
    hari: int
    lanjut: str
    dasar: str
    belum_dikonfirmasi: str = ""


_PP_30_FROM = date(2019, 4, 26)
_PERMENPANRB_6_FROM = date(2022, 1, 1)

_PP_46 = ObjectionTerm(
    "atasan pejabat penilai, secara tertulis dan dengan alasan",
    14,
    "",
    "PP 46/2011",
    "pasal dan jumlah harinya",
)
_PP_30 = ObjectionTerm(
    "atasan dari pejabat penilai kinerja, secara tertulis dan dengan alasan",
    14,
    "Ia meminta penjelasan kedua pihak, dapat mengubah hasilnya, dan keputusannya final",
    "PP 30/2019 Pasal 59",
    "jumlah harinya (dibaca dari buku ajar) dan berlakunya bagi PPPK",
)
_PERMENPANRB_6 = ObjectionTerm(
    "pejabat penilai kinerja lebih dahulu",
    14,
    "Bila belum selesai, dalam 7 hari kepada atasannya",
    "PermenPANRB 6/2022",
    "pasal dan jumlah harinya (dibaca dari modul pelatihan)",
)


def objection_terms(last: date) -> tuple[ObjectionTerm, ...]:
    """Return the ways to object to the evaluation of a period that ends on `last`, surest first."""
    if last < _PP_30_FROM:
        return (_PP_46,)
    return (_PP_30, _PERMENPANRB_6) if last >= _PERMENPANRB_6_FROM else (_PP_30,)
