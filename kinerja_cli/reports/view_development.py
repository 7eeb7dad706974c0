"""The development page of one employee, as plain values.

Every string in a `kalimat` names what it speaks of and its figures; an empty tuple is nothing said.
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ComponentPoint:
    """One component in one period on the common scale; `persen` None is a gap.

    Attributes:
        nilai: as it was scored; persen: the same where its scale ends at 100.
        sebutan: where it lies between the lowest word (0) and the highest (1), of marks in words.
    """

    nilai: Decimal | None
    persen: Decimal | None
    sebutan: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ComponentLine:
    """One component over all periods."""

    kode: str
    nama: str
    titik: tuple[ComponentPoint, ...]

    @property
    def berangka(self) -> bool:
        """Whether it is drawn on the common scale."""
        return any(point.persen is not None for point in self.titik)

    @property
    def bersebutan(self) -> bool:
        """Whether it is drawn on the scale of the words."""
        return any(point.sebutan is not None for point in self.titik)


@dataclass(frozen=True, slots=True)
class PeriodMark:
    """One period of the trend; `aturan` names the regulation where it begins to hold."""

    label: str
    predikat: str
    aturan: str = ""


@dataclass(frozen=True, slots=True)
class ComponentTrend:
    """Every component over every period, on one scale from 0 to `atas`.

    What is marked in words has a drawing of its own: 2 of 3 is not two thirds of what was expected.
    `sebutan` are the words with their numbers, the lowest first.
    """

    periode: tuple[PeriodMark, ...]
    garis: tuple[ComponentLine, ...]
    atas: Decimal
    aturan_pertama: str
    sebutan: tuple[tuple[str, Decimal], ...] = ()
    keterangan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AdviceView:
    """Constructive feedback on one indicator; "" where the data give no ground."""

    indikator: str
    apa: str
    dampak: str
    langkah: str
    dukungan: str


@dataclass(frozen=True, slots=True)
class GivenView:
    """Feedback that somebody gave, as it was imported."""

    periode: str
    pemberi: str
    isi: str
    tentang: str = ""


@dataclass(frozen=True, slots=True)
class TrainingView:
    """A suggested training and its reason."""

    saran: str
    alasan: str


@dataclass(frozen=True, slots=True)
class ProgressView:
    """One indicator's progress in the year."""

    indikator: str
    jenis: str
    satuan: str
    cara: str
    polaritas: str
    target: str
    sampai: str
    persen: Decimal | None
    tersisa: str
    keadaan: str
    tanda: str
    alasan: str


@dataclass(frozen=True, slots=True)
class DevelopmentView:
    """What helps one employee on.

    Attributes:
        kemajuan_sampai: the last quarter that has ended, in words.
    """

    tren: ComponentTrend | None
    kekuatan: tuple[str, ...]
    kelemahan: tuple[str, ...]
    saran: tuple[AdviceView, ...]
    diterima: tuple[GivenView, ...]
    pelatihan: tuple[TrainingView, ...]
    kemajuan: tuple[ProgressView, ...]
    kemajuan_sampai: str

    @property
    def kalimat(self) -> tuple[str, ...]:
        """Every generated sentence of the page."""
        told = [*self.kekuatan, *self.kelemahan]
        for one in self.saran:
            told += [one.apa, one.dampak, one.langkah, one.dukungan]
        return tuple(one for one in (*told, *(one.alasan for one in self.pelatihan)) if one)
