"""What the engine speaks of: people, placements, indicators, judgements.

Terms of the regulation keep their Indonesian name:

- nip: the 18-digit number of a civil servant; always text.
- perangkat daerah ("unit"): an office of the city: dinas, badan, kecamatan, RSUD …
- indikator (kinerja individu): what is measured; it belongs to a rencana hasil kerja (plan).
- target, realisasi: what was agreed and what was reached; capaian is the percentage of the two.
- bobot: weight of an indicator; polaritas: whether more or less is better.
- akumulasi: how the figures of quarters make up the figure of a year.
- kinerja utama, kinerja tambahan: main and additional results (PermenPANRB 6/2022).
- perilaku: behaviour, judged by the seven BerAKHLAK values.
- rating: Di Atas, Sesuai or Di Bawah Ekspektasi; predikat: Sangat Baik … Sangat Kurang.
- usulan: what the figures suggest; penetapan: what the rating official decided.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from kinerja_cli.rules.periods import Period, day_words

DI_ATAS = "Di Atas Ekspektasi"
SESUAI = "Sesuai Ekspektasi"
DI_BAWAH = "Di Bawah Ekspektasi"
RATINGS = (DI_ATAS, SESUAI, DI_BAWAH)

BERAKHLAK = (
    "Berorientasi Pelayanan",
    "Akuntabel",
    "Kompeten",
    "Harmonis",
    "Loyal",
    "Adaptif",
    "Kolaboratif",
)

UTAMA, TAMBAHAN, RENCANA_AKSI = "utama", "tambahan", "rencana aksi"

PERILAKU, DISIPLIN, KOMPETENSI, LAYANAN = "perilaku", "disiplin", "kompetensi", "layanan"
COMPONENTS = ("hasil_kerja", PERILAKU, DISIPLIN, KOMPETENSI, LAYANAN)
"""What a score can be made of, in the order in which it is shown."""


class Origin(NamedTuple):
    """Where a stored value came from: an imported table, a row and a column letter.

    The store turns it into file, sheet and cell.
    """

    tabel: int
    baris: int
    kolom: str


class Fact(NamedTuple):
    """A stored value in canonical text, with its origin."""

    nilai: str
    asal: Origin | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """A person's position from `tmt` on; None means since ever."""

    tmt: date | None
    unit_id: int
    unit: str
    jabatan: str = ""
    unit_kerja: str = ""
    pangkat: str = ""
    jenis_asn: str = ""
    jenis_jabatan: str = ""
    jenjang: str = ""
    status: str = ""
    pimpinan: str = ""
    nip_atasan: str = ""
    atasan: str = ""
    asal: Origin | None = None


@dataclass(slots=True)
class Realisation:
    """What was reported for one indicator in one period; `target` is that row's own target.

    A city has hundreds of thousands; not frozen, it is made in a ninth of the time. Nobody alters it.
    """

    target: Fact | None = None
    realisasi: Fact | None = None
    bukti: str = ""
    umpan_balik: str = ""


@dataclass(slots=True)
class Indicator:
    """One indicator of one employee in one year, with its targets and what was reported.

    Not frozen, as `Realisation`; nobody alters it.
    """

    butir_id: int
    tahun: int
    indikator: str
    rencana: str = ""
    aspek: str = ""
    rencana_atasan: str = ""
    jenis: str = UTAMA
    perspektif: str = ""
    satuan: str = ""
    polaritas: str = ""
    rumus: str = ""
    bobot: Fact | None = None
    akumulasi: str = ""
    target_maksimum: bool = False
    targets: Mapping[str, Fact] = field(default_factory=dict)
    realisations: Mapping[str, Realisation] = field(default_factory=dict)
    asal: Origin | None = None
    asal_bobot: Origin | None = None


@dataclass(frozen=True, slots=True)
class BehaviourMark:
    """One rater's judgement of one employee in one period.

    `nilai` maps a BerAKHLAK value to a rating word or to a number from 0 to 100;
    `asal_kosong` is the first cell of the seven that stands empty.
    """

    penilai: str
    nip_penilai: str = ""
    nilai: Mapping[str, Fact] = field(default_factory=dict)
    rating: str = ""
    asal: Origin | None = None
    asal_kosong: Origin | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """An attendance recap of one period.

    `hitungan` maps a field of `records.ATTENDANCE_FIELDS` to its count; `hukuman` is the class of
    a discipline sanction: Ringan, Sedang or Berat.
    """

    hitungan: Mapping[str, Fact] = field(default_factory=dict)
    hukuman: Fact | None = None
    asal: Origin | None = None


@dataclass(frozen=True, slots=True)
class Competency:
    """One competency of one employee: the level the position needs and the level held."""

    kompetensi: str
    standar: Fact | None = None
    pegawai: Fact | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """Service quality of a unit in one period: the index itself, or the mean mark per unsur.

    `unsur` maps a field of `records.SERVICE_FIELDS` to a mean mark from 1 to 4.
    """

    ikm: Fact | None = None
    unsur: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """One indicator of the unit's own work plan in the period."""

    rencana: str
    indikator: str
    satuan: str = ""
    polaritas: str = ""
    target: Fact | None = None
    realisasi: Fact | None = None
    asal: Origin | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """That something was decided with `kinerja decide`: by whom, when, why and on what basis.

    Attributes:
        tanggal: date of the decision, YYYY-MM-DD.
        audit: number of its entry on the trail.
    """

    oleh: str
    tanggal: str
    alasan: str
    dasar: str = ""
    audit: int = 0

    @property
    def kalimat(self) -> str:
        """The ruling in words."""
        basis = f"; dasar: {self.dasar}" if self.dasar else ""
        when = day_words(date.fromisoformat(self.tanggal))
        return f"ditetapkan oleh {self.oleh} pada {when} dengan alasan “{self.alasan}”{basis}"


@dataclass(frozen=True, slots=True)
class Decision:
    """The rating official's decision (penetapan) for one employee in one period.

    Attributes:
        putusan: name of a field below → the ruling that it comes from; a field that is not in it
            comes from a sheet.
    """

    hasil_kerja: Fact | None = None
    perilaku: Fact | None = None
    catatan: str = ""
    predikat: Fact | None = None
    ide_baru: Fact | None = None
    putusan: Mapping[str, Ruling] = field(default_factory=dict)

    @property
    def dari_keputusan(self) -> tuple[str, ...]:
        """Names of the fields that `kinerja decide` stated."""
        return tuple(name for name in DECIDED if name in self.putusan)

    def kalimat_dari(self, name: str) -> str:
        """Return who decided one field, when and why; "" when it comes from a sheet."""
        return self.putusan[name].kalimat if name in self.putusan else ""

    @property
    def kalimat(self) -> str:
        """What was decided with `kinerja decide`, by whom, when and why; "" for nothing."""
        return "; ".join(
            f"{DECIDED[name]} {getattr(self, name).nilai} {self.kalimat_dari(name)}"
            for name in self.dari_keputusan
        )


DECIDED = {
    "hasil_kerja": "Rating hasil kerja",
    "perilaku": "Rating perilaku",
    "ide_baru": "Ide baru",
}
"""What a rating official decides: field of `Decision` → its name in words."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that decides one employee's score in one period.

    Attributes:
        perilaku: period identifier → the marks of that period; the parts of `periode` are
            included because a year without its own marks is the mean of its periods.
        organisasi: the predicate of the unit in this period.
        disiplin: period identifier → attendance, of this period, its parts and, for days without
            reason, the year up to its end.
        kompetensi: period identifier → competencies, of this period, its parts and what contains it.
        layanan: period identifier → service quality of the unit, of this period and its parts.
        rencana_unit: the unit's own work plan of the year.
        unit_punya: components for which anybody of the unit has data in the period.
        sidik: the fingerprint of all this where it comes from the store; whoever alters inputs
            empties it.
    """

    nip: str
    nama: str
    periode: Period
    placements: tuple[Placement, ...]
    indicators: tuple[Indicator, ...] = ()
    perilaku: Mapping[str, tuple[BehaviourMark, ...]] = field(default_factory=dict)
    penetapan: Decision = Decision()
    organisasi: Fact | None = None
    disiplin: Mapping[str, Attendance] = field(default_factory=dict)
    kompetensi: Mapping[str, tuple[Competency, ...]] = field(default_factory=dict)
    layanan: Mapping[str, Service] = field(default_factory=dict)
    rencana_unit: tuple[UnitPlan, ...] = ()
    unit_punya: tuple[str, ...] = ()
    sidik: str = field(default="", compare=False)
