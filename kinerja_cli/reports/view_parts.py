"""What a score is made of beside its indicators, and the unit's own plans, as plain values."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ComponentView:
    """One component of one employee, or one part of a year (then `tingkat` 1 are its components).

    Attributes:
        kode: "hasil_kerja", "perilaku", "disiplin", "kompetensi", "layanan"; of a part "S1", "S2".
        nilai, masuk: its value before and after the policy's cap; None: there is none.
        bobot: None where it decides nothing.
        sumbangan: its points of the nilai; None while the nilai is incomplete.
        keterangan: what happened to it, or why there is none.
        ditinggalkan: whether the whole unit has no data for it.
    """

    kode: str
    nama: str
    nilai: Decimal | None
    masuk: Decimal | None
    bobot: Decimal | None
    sumbangan: Decimal | None
    keterangan: str
    tingkat: int = 0
    ditinggalkan: bool = False

    @property
    def menentukan(self) -> bool:
        """Whether it has a weight."""
        return self.bobot is not None


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A component that a list of employees has a column for."""

    kode: str
    nama: str
    menentukan: bool


@dataclass(frozen=True, slots=True)
class TotalView:
    """The nilai of a policy that has one.

    Attributes:
        kata: what it is called: "Nilai akhir", "Nilai tahun".
        menentukan: whether the predikat follows from it; else the matrix decides.
        terbagi: whether it joins the parts of a year.
        rata: its mean in the unit, 2 decimals.
    """

    kata: str
    menentukan: bool
    terbagi: bool = False
    rata: Decimal | None = None


@dataclass(frozen=True, slots=True)
class FigureView:
    """One indicator of the unit's plan; `tingkat` is its place on a scale, "" without a capaian.

    Attributes:
        periode: the period that its figures are of; "" when it is the report's own.
        catatan: how its polarity was found where the plan does not state one; "" otherwise.
    """

    indikator: str
    satuan: str
    periode: str
    target: str
    realisasi: str
    capaian: Decimal | None
    tingkat: str
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class CarrierView:
    """Somebody whose indicators intervene a plan; `nomor` is that of the employee in the report.

    `melalui`: the superiors through whose plans; "" directly.
    """

    nomor: int
    nama: str
    indikator: tuple[str, ...]
    melalui: str = ""


@dataclass(frozen=True, slots=True)
class PlanView:
    """One plan of the unit (rencana hasil kerja): its indicators and who carries it."""

    rencana: str
    angka: tuple[FigureView, ...]
    pendukung: tuple[CarrierView, ...]


@dataclass(frozen=True, slots=True)
class PlansView:
    """The unit's work plan.

    Attributes:
        di_luar: plans that employees carry and the unit's imported plan does not know.
        skala: title of the regulation that names the capaian; "" when there is none to name.
        tanpa_rencana: employees with their kinerja utama that supports no plan of superior or unit.
    """

    rencana: tuple[PlanView, ...]
    di_luar: tuple[PlanView, ...]
    skala: str
    tanpa_rencana: tuple[CarrierView, ...] = ()

    @property
    def tanpa_pendukung(self) -> tuple[str, ...]:
        """The plans that nobody carries."""
        return tuple(one.rencana for one in self.rencana if not one.pendukung)


@dataclass(frozen=True, slots=True)
class CarriedView:
    """A plan that an employee carries.

    Attributes:
        dikenal: the unit's imported plan knows it.
        sendiri: the employee's own plan is the unit's plan.
        melalui: the plans of superiors through which it is reached, in words; "" directly.
    """

    rencana: str
    dikenal: bool
    indikator: tuple[str, ...]
    sendiri: bool = False
    melalui: str = ""


@dataclass(frozen=True, slots=True)
class PersonView:
    """Who somebody is."""

    nip: str
    nip_cetak: str
    nama: str
    jabatan: str
    unit_kerja: str
    pangkat: str = ""
