"""What the training plan of an office shows (`--jenis pelatihan`)."""

from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.reports.view import Provenance
from kinerja_cli.reports.view_parts import PersonView


@dataclass(frozen=True, slots=True)
class NeedyView:
    """One employee to whom a need applies: why, in figures, and which training was followed for it."""

    nomor: int
    nip: str
    nama: str
    jabatan: str
    alasan: tuple[str, ...]
    sudah: str


@dataclass(frozen=True, slots=True)
class NeedView:
    """One need; `jenis` is "kompetensi" or "hasil kerja"."""

    nomor: int
    jenis: str
    nama: str
    jumlah: int
    orang: tuple[NeedyView, ...]


@dataclass(frozen=True, slots=True)
class LearnerView:
    """One employee with the training of the year.

    Attributes:
        jp: hours stated, None where nobody's trainings were imported; tanpa_jp: trainings without
            stated hours; sesudah: those after the period, not counted yet.
        hak, sisa: hours there is a right to and what is left; None for who has none (PPPK).
        pelatihan: what was followed, each with hours and date.
        asesmen: whether competencies were assessed.
    """

    nomor: int
    nip: str
    nip_cetak: str
    nama: str
    jabatan: str
    jenis_asn: str
    jp: Decimal | None
    tanpa_jp: int
    sesudah: int
    hak: int | None
    sisa: Decimal | None
    pelatihan: tuple[str, ...]
    kebutuhan: int
    asesmen: bool


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """The training plan of one office.

    Attributes:
        tercatat: whether trainings of the year were imported for anybody; without, nobody has had
            zero hours: it is not known.
        aturan: the rules it follows, each with its article.
        terpenuhi, berhak: employees whose right is met, of those who have one.
        jp, jp_sisa: sums over the employees.
        tanpa_asesmen: employees whose competencies were not assessed.
    """

    instansi: str
    unit: str
    periode: str
    periode_kata: str
    tahun: int
    aturan: tuple[tuple[str, str], ...]
    batas: Decimal
    tercatat: bool
    jumlah: int
    berhak: int
    terpenuhi: int
    jp: Decimal
    jp_sisa: Decimal
    tanpa_asesmen: int
    kebutuhan: tuple[NeedView, ...]
    pegawai: tuple[LearnerView, ...]
    pimpinan: PersonView | None
    asal: Provenance
