"""How an evaluation is objected to (keberatan): to whom first, within how many days, by which article.

The days run from the day on which the employee received the result, which no sheet states. What our
sources leave unsure is said with every term; no mark depends on any of this.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ObjectionTerm:
    """One step of an objection.

    Attributes:
        kalimat: to whom, how and until when, as an instruction.
        hari: within how many days.
        dasar: the article; belum_dikonfirmasi: what of it is not confirmed, "" for nothing.
        lanjut: what happens then.
    """

    kalimat: str
    hari: int
    dasar: str
    belum_dikonfirmasi: str = ""
    lanjut: str = ""


_PP_30_FROM = date(2019, 4, 26)
_PERMENPANRB_6_FROM = date(2022, 1, 1)
_FINAL = (
    "Atasan itu meminta penjelasan kedua pihak, dapat mengubah hasilnya, dan keputusannya final"
)

_PP_46 = ObjectionTerm(
    "ajukan secara tertulis dan dengan alasan kepada atasan pejabat penilai, paling lambat 14 hari "
    "sejak hasil ini diterima",
    14,
    "PP 46/2011",
    "pasal dan jumlah harinya",
)
_PP_30 = ObjectionTerm(
    "ajukan secara tertulis dan dengan alasan kepada atasan dari pejabat penilai kinerja, paling "
    "lambat 14 hari sejak hasil ini diterima",
    14,
    "PP 30/2019 Pasal 59",
    "jumlah harinya (dibaca dari buku ajar) dan berlakunya bagi PPPK",
    _FINAL,
)
_FIRST = ObjectionTerm(
    "sampaikan kepada pejabat penilai kinerja Anda, paling lambat 14 hari sejak hasil ini diterima",
    14,
    "PermenPANRB 6/2022",
    "pasal, urutan dan jumlah harinya (dibaca dari modul pelatihan)",
)
_THEN = ObjectionTerm(
    "bila belum selesai, ajukan secara tertulis dan dengan alasan kepada atasan dari pejabat penilai "
    "kinerja dalam 7 hari, sebaiknya masih dalam 14 hari sejak hasil ini diterima",
    7,
    "PermenPANRB 6/2022 (7 hari), PP 30/2019 Pasal 59 (14 hari)",
    "jumlah harinya (dibaca dari modul pelatihan dan buku ajar) dan berlakunya bagi PPPK",
    _FINAL,
)


def objection_terms(last: date) -> tuple[ObjectionTerm, ...]:
    """Return the steps of an objection to the evaluation of a period that ends on `last`.

    Our sources give the superior of the rating official 14 days from the result (PP 30/2019) and,
    after the official himself, 7 days more (PermenPANRB 6/2022): who keeps both misses neither.
    """
    if last < _PP_30_FROM:
        return (_PP_46,)
    return (_FIRST, _THEN) if last >= _PERMENPANRB_6_FROM else (_PP_30,)


def in_order(terms: tuple[ObjectionTerm, ...]) -> str:
    """Return the steps as one sentence, in their order."""
    if len(terms) == 1:
        words = terms[0].kalimat
        return f"{words[0].upper()}{words[1:]}."
    return (
        "; ".join(
            f"{'langkah' if n > 1 else 'Langkah'} {n}: {one.kalimat}"
            for n, one in enumerate(terms, 1)
        )
        + "."
    )
