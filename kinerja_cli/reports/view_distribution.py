"""What a report shows of the distribution of predicates and of how officials rate."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class RuleView:
    """One rule of the pattern: what it asks, what there is, and whether that fits.

    Attributes:
        keadaan: "terpenuhi", "tidak terpenuhi" or "terlalu kecil".
    """

    kalimat: str
    nyata: str
    keadaan: str
    catatan: str
    dasar: str


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """One class: people in it, its height in the pattern, and that as a number of people."""

    kelas: str
    jumlah: int
    persen: Decimal
    tinggi: Decimal
    setara: Decimal


@dataclass(frozen=True, slots=True)
class CaseView:
    """A borderline case; jarak is how far the nilai of `komponen` is from the next class."""

    nip: str
    nip_cetak: str
    nama: str
    jarak: Decimal
    komponen: str = "hasil kerja"


@dataclass(frozen=True, slots=True)
class ShiftView:
    """Borderline cases from one class to another; the nearest first, `lainnya` are not listed."""

    kalimat: str
    dari: str
    ke: str
    calon: tuple[CaseView, ...]
    lainnya: int


@dataclass(frozen=True, slots=True)
class DistributionView:
    """A unit against the pattern of SE MenPANRB 3/2023.

    Attributes:
        organisasi: the organisation's predicate, "" while there is none; then only `keterangan`.
        kurva: worst class first, as the form draws it.
        saran, penafian: what would make it fit, and that it is advice; "" for nothing.
    """

    judul: str
    organisasi: str
    keterangan: str
    kurva: tuple[CurvePoint, ...]
    aturan: tuple[RuleView, ...]
    saran: str
    penafian: str
    pergeseran: tuple[ShiftView, ...]
    catatan_kaki: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficialView:
    """How one official rated; `hasil` and `perilaku`: percent Di Atas, Sesuai, Di Bawah.

    Attributes:
        dinilai: employees with a rating; ditetapkan: ratings decided.
        naik, turun: decisions above and below the suggestion; None where they are not shared.
    """

    nama: str
    nip_cetak: str
    dinilai: int
    ditetapkan: int | None
    naik: int | None
    turun: int | None
    hasil: tuple[Decimal, ...]
    perilaku: tuple[Decimal, ...]
    isyarat: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficialsView:
    """The officials of a unit, then all of the unit and all of the government to compare with."""

    pejabat: tuple[OfficialView, ...]
    unit: OfficialView
    pemerintah: OfficialView
    minimal: int
    dasar: str
