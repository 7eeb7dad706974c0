"""What the report on one superior's people shows (`report --jenis atasan`)."""

from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.reports.view import EmployeeView, ObjectionView, Provenance
from kinerja_cli.reports.view_distribution import OfficialView


@dataclass(frozen=True, slots=True)
class LogView:
    """Entries of the daily log in the period, by where they stand."""

    jumlah: int
    disetujui: int
    ditolak: int
    menunggu: int


@dataclass(frozen=True, slots=True)
class DirectView:
    """One direct subordinate.

    Attributes:
        orang: None while they have no score in the period.
        akhir: what `nilai` is called; a policy with a total has its own word.
        menunggu: what this superior still has to decide, in words; "" for nothing.
        kegiatan: None where there is no daily log.
        catatan: Plt, and the like.
    """

    nip: str
    nip_cetak: str
    nama: str
    jabatan: str
    unit: str
    catatan: tuple[str, ...]
    bawahan: int
    orang: EmployeeView | None
    nilai: Decimal | None
    akhir: str
    menunggu: str
    keberatan: tuple[ObjectionView, ...]
    kegiatan: LogView | None


@dataclass(frozen=True, slots=True)
class IndirectView:
    """One indirect subordinate; tingkat 2 and more."""

    nomor: int
    tingkat: int
    nip: str
    nip_cetak: str
    nama: str
    jabatan: str
    unit: str
    atasan: str
    nilai: Decimal | None
    rating_hasil: str
    rating_perilaku: str
    predikat: str
    keadaan: str
    keberatan: int


@dataclass(frozen=True, slots=True)
class BranchView:
    """One line of the tree; only those who lead others, and direct subordinates."""

    tingkat: int
    nama: str
    jabatan: str
    langsung: int
    semua: int


@dataclass(frozen=True, slots=True)
class DutyView:
    """Something this superior must do, for whom, by when, and where that is written."""

    apa: str
    siapa: tuple[str, ...]
    lainnya: int
    batas: str
    dasar: str


@dataclass(frozen=True, slots=True)
class SuperiorReport:
    """One superior's people.

    Attributes:
        nip_cetak: "" for a superior who is known by name alone.
        peringatan: faults in the line of command, in sentences.
        penilai, pembanding: the ratings this superior decided (`dinilai` 0: none yet), beside the
            unit and the government; empty where nothing is rated, or where a group is too small.
        kelas: names of the predicates, best first.
    """

    instansi: str
    unit: str
    periode: str
    periode_kata: str
    kelas: tuple[str, ...]
    nama: str
    nip_cetak: str
    jabatan: str
    peringatan: tuple[str, ...]
    langsung: tuple[DirectView, ...]
    tidak_langsung: tuple[IndirectView, ...]
    pohon: tuple[BranchView, ...]
    lengkap: int
    tugas: tuple[DutyView, ...]
    penilai: OfficialView | None
    pembanding: tuple[OfficialView, ...]
    catatan_pembanding: str
    asal: Provenance

    @property
    def jumlah(self) -> int:
        """How many people stand below."""
        return len(self.langsung) + len(self.tidak_langsung)
