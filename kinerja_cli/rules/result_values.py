"""How capaian become the nilai hasil kerja: the table [hasil_kerja] of a policy."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.rules.scales import Band, Scale


@dataclass(frozen=True, slots=True)
class Line:
    """One category of a capaian in whole percent, and the value it gives.

    The value is `nilai`, or lies on the line from (dari, nilai_dari) to (sampai, nilai_sampai).
    """

    kategori: str
    edge: Band
    nilai: Decimal | None = None
    dari: Decimal = Decimal(0)
    sampai: Decimal = Decimal(0)
    nilai_dari: Decimal = Decimal(0)
    nilai_sampai: Decimal = Decimal(0)

    def value(self, percent: Decimal) -> Decimal:
        """Return the value of a capaian in this category."""
        if self.nilai is not None:
            return self.nilai
        slope = (self.nilai_sampai - self.nilai_dari) / (self.sampai - self.dari)
        return self.nilai_dari + slope * (percent - self.dari)


@dataclass(frozen=True, slots=True)
class LeaderValues:
    """Values of indicators of JPT and heads of units (PermenPANRB 8/2021 pp. 92–94).

    `bobot` and `periodik` weigh the two kinds of kinerja utama; the latter for months and quarters.
    """

    garis: tuple[Line, ...]
    target_maksimum: Decimal
    dasar: str
    bobot: Mapping[str, Decimal]
    bobot_dasar: str
    periodik: Mapping[str, Decimal]
    periodik_dasar: str


@dataclass(frozen=True, slots=True)
class Joining:
    """A rule that joins categories: from so many in `kategori` on, the plan is `menjadi`."""

    menjadi: str
    kategori: str = ""
    sedikitnya: int = 0


@dataclass(frozen=True, slots=True)
class PlanValues:
    """Values of whole plans of JA and JF (PermenPANRB 8/2021 pp. 99–103)."""

    kategori: Scale
    gabungan: tuple[Joining, ...]
    nilai: Mapping[str, Decimal]
    dasar: str


@dataclass(frozen=True, slots=True)
class Extra:
    """What kinerja tambahan adds: percent of its category × weight of its scope × its value."""

    persen: Mapping[str, Decimal]
    bobot_bawaan: Decimal
    batas_atas: Decimal
    dasar: str


@dataclass(frozen=True, slots=True)
class Results:
    """How capaian become the nilai hasil kerja, and what rating it suggests.

    Attributes:
        cara: "tertimbang" (weighted mean), "kegiatan" (mean per activity), "kategori".
        ambang: bands of the suggested rating; None: there is none.
    """

    cara: str
    dasar: str
    ambang: Scale | None = None
    batas_atas: Decimal | None = None
    pimpinan: LeaderValues | None = None
    pegawai: PlanValues | None = None
    tambahan: Extra | None = None
