"""The official forms of PermenPANRB 6/2022 for one employee, as plain values.

"" stands where nothing is known; templates print the form's dots there, or a dash, never a zero.
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class OfficialView:
    """One column of the identity block."""

    nama: str = ""
    nip: str = ""
    pangkat: str = ""
    jabatan: str = ""
    unit_kerja: str = ""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One indicator on a form; an aspect row of its plan.

    Attributes:
        target_tahun, target: the year's target (SKP) and the period's (evaluation), with their unit.
        bukti: what the realisation rests on.
        umpan_balik: each begins with who gave it.
    """

    aspek: str
    indikator: str
    target_tahun: str
    target: str
    perspektif: str
    realisasi: str
    bukti: tuple[str, ...] = ()
    umpan_balik: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormPlan:
    """One rencana hasil kerja with its rows; `nomor` is what a head of office numbers by."""

    nomor: int
    rencana: str
    baris: tuple[FormRow, ...]


@dataclass(frozen=True, slots=True)
class FormGroup:
    """Plans under one intervened plan of the superior: NO and column (2) span them all."""

    nomor: int
    rencana_atasan: str
    rencana: tuple[FormPlan, ...]

    @property
    def tinggi(self) -> int:
        """How many rows it takes."""
        return sum(len(plan.baris) for plan in self.rencana)


@dataclass(frozen=True, slots=True)
class FormValue:
    """One BerAKHLAK value: its guides, the leader's special expectations, and feedback on it."""

    nomor: int
    nilai: str
    panduan: tuple[str, str, str]
    ekspektasi: tuple[str, ...] = ()
    umpan_balik: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CurveView:
    """The curve of the form: class and height, the worst class first."""

    judul: str
    titik: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class FormsView:
    """All four forms of one employee.

    Attributes:
        pimpinan: whether the variant of JPT and pimpinan unit kerja mandiri is used.
        kualitatif: whether the targets are words.
        periode: "TRIWULAN I", "SEMESTER I", "AKHIR" …; penilaian and setahun: the days it spans.
        lampiran: title of a block of the annex → its lines.
        kurva: None without a pattern for the predicate of the organisation.
        catatan: what the reader of the forms must know: another regulation, no pattern.
    """

    instansi: str
    pimpinan: bool
    kualitatif: bool
    periode: str
    penilaian: str
    setahun: str
    pegawai: OfficialView
    penilai: OfficialView
    atasan_penilai: OfficialView
    organisasi: str
    utama: tuple[FormGroup, ...]
    tambahan: tuple[FormGroup, ...]
    nilai: tuple[FormValue, ...]
    lampiran: tuple[tuple[str, tuple[str, ...]], ...]
    rating_hasil: str
    rating_perilaku: str
    predikat: str
    kurva: CurveView | None
    rekomendasi: tuple[str, ...] = ()
    catatan: tuple[str, ...] = ()
    nip_kata: str = "NIP"

    @property
    def pendekatan(self) -> str:
        """The second line of the titles."""
        return f"PENDEKATAN HASIL KERJA {'KUALITATIF' if self.kualitatif else 'KUANTITATIF'}"

    @property
    def bagi(self) -> str:
        """The third line of the titles."""
        if self.pimpinan:
            return "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI"
        return "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL"

    @property
    def pita(self) -> tuple[tuple[str, tuple[FormGroup, ...]], ...]:
        """The two bands of the results, printed even when empty."""
        return (("A. UTAMA", self.utama), ("B. TAMBAHAN", self.tambahan))
