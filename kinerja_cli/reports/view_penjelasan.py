"""What the page for the employee shows (`report --jenis penjelasan`): plain words, one A4 page."""

from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.reports.view import ObjectionView, Provenance
from kinerja_cli.reports.view_parts import ComponentView, TotalView


@dataclass(frozen=True, slots=True)
class RatingLine:
    """One of the two ratings: the suggestion beside what holds, and whose word that is.

    `skala` is the one of `nilai` where it is not that of a capaian: "1–3".
    """

    komponen: str
    nilai: Decimal | None
    usulan: str
    berlaku: str
    sebab: str
    skala: str = ""


@dataclass(frozen=True, slots=True)
class WeightyLine:
    """One of the weightiest indicators; sumbangan: its points of the nilai hasil kerja."""

    indikator: str
    target: str
    realisasi: str
    satuan: str
    bobot_persen: Decimal | None
    capaian: Decimal | None
    sumbangan: Decimal | None
    keadaan: str


@dataclass(frozen=True, slots=True)
class LackLine:
    """One thing that is missing and what is to be done about it."""

    apa: str
    cara: str


@dataclass(frozen=True, slots=True)
class TermView:
    """One step of an objection: what happens after it, its article, what of that is not confirmed."""

    langkah: str
    lanjut: str
    dasar: str
    belum_dikonfirmasi: str


@dataclass(frozen=True, slots=True)
class PlainReport:
    """One employee's score in plain words.

    Attributes:
        nilai: what the predikat is told with: `kata_nilai` names it.
        aturan, dasar: how the predikat came about and by which article.
        rating: both ratings; empty under a policy whose nilai decides.
        indikator: the weightiest; `sisa` says what the others are and give.
        urutan_keberatan: how to object, the steps in one sentence; cara_keberatan: their sources.
        naik: what would raise the score, each a sentence.
        kurang: what is missing; keberatan: the employee's own objections.
    """

    instansi: str
    unit: str
    periode: str
    periode_kata: str
    kelas: tuple[str, ...]
    nama: str
    nip_cetak: str
    jabatan: str
    atasan: str
    predikat: str
    kata_nilai: str
    nilai: Decimal | None
    aturan: str
    dasar: str
    akhir: TotalView | None
    komponen: tuple[ComponentView, ...]
    rating: tuple[RatingLine, ...]
    perilaku: str
    indikator: tuple[WeightyLine, ...]
    sisa: tuple[str, ...]
    naik: tuple[str, ...]
    kurang: tuple[LackLine, ...]
    urutan_keberatan: str
    cara_keberatan: tuple[TermView, ...]
    keberatan: tuple[ObjectionView, ...]
    belum_dikonfirmasi: int
    asal: Provenance
