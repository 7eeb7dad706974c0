"""What the report of the whole government shows (`--jenis ringkasan`), as plain values."""

from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.reports.view import ClassCount, Provenance, TrendPoint
from kinerja_cli.reports.view_parts import TotalView


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit beside the others.

    Attributes:
        rata_hasil, rata_akhir: means of the nilai hasil kerja and of the nilai, of those who have
            one; rata is the one that the policy goes by, of `bernilai` people.
        tren: one point for every period of the group, None where there is no value.
        usang: whether somebody's data changed after they were scored.
    """

    nomor: int
    unit: str
    jumlah: int
    lengkap: int
    persen_lengkap: Decimal
    bernilai: int
    rata: Decimal | None
    rata_hasil: Decimal | None
    rata_akhir: Decimal | None
    organisasi: str
    distribusi: tuple[ClassCount, ...]
    tren: tuple[TrendPoint, ...]
    usang: bool = False


@dataclass(frozen=True, slots=True)
class StandingView:
    """One ranked unit: see `rules.ranking.Standing`."""

    unit: str
    pegawai: int
    bernilai: int
    rata: Decimal
    peringkat: int
    dari: int
    sampai: int
    bawah: Decimal
    atas: Decimal


@dataclass(frozen=True, slots=True)
class ApartView:
    """One unit that is not ranked, and why."""

    unit: str
    pegawai: int
    bernilai: int
    rata: Decimal | None
    sebab: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """The units that stand under one policy: only these are compared with each other.

    Attributes:
        kata: what the mean is of: "Nilai hasil kerja", "Nilai akhir".
        seluruh: all of them as one line.
        periode: labels of the trend's periods; skala: lowest and highest value it is drawn at.
        urutan, terpisah: the ranking; the first is empty where there is nothing to rank.
    """

    kebijakan: str
    judul: str
    kelas: tuple[str, ...]
    akhir: TotalView | None
    kata: str
    unit: tuple[UnitLine, ...]
    seluruh: UnitLine
    periode: tuple[str, ...]
    skala: tuple[Decimal, Decimal]
    urutan: tuple[StandingView, ...]
    terpisah: tuple[ApartView, ...]


@dataclass(frozen=True, slots=True)
class ReasonView:
    """Why people have no predikat: a stable code and what to do about it."""

    kode: str
    kata: str
    jumlah: int


@dataclass(frozen=True, slots=True)
class WaitingView:
    """Somebody without a predikat; `sebab` are whole sentences."""

    nip: str
    nip_cetak: str
    nama: str
    sebab: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LackView:
    """A unit with people who have no predikat: counts in the order of the reasons, then who."""

    unit: str
    jumlah: int
    belum: int
    hitungan: tuple[int, ...]
    pegawai: tuple[WaitingView, ...]


@dataclass(frozen=True, slots=True)
class UnscoredView:
    """A unit with people of whom nobody, or not everybody, was scored in the period."""

    unit: str
    pegawai: int
    tanpa_nilai: int


@dataclass(frozen=True, slots=True)
class ServiceView:
    """Service quality of one unit; `ikm` None: none is known, `keterangan` says so."""

    unit: str
    ikm: Decimal | None
    mutu: str
    mutu_kata: str
    keterangan: str


@dataclass(frozen=True, slots=True)
class CreditView:
    """Angka kredit of one jenjang in one unit: people, those who have any, and its sum."""

    unit: str
    jenjang: str
    orang: int
    bernilai: int
    jumlah: Decimal | None


@dataclass(frozen=True, slots=True)
class BoxView:
    """One of the nine boxes; `orang` are named in the highest box only, as (name, unit)."""

    nomor: int
    kinerja: str
    potensial: str
    rekomendasi: str
    jumlah: int
    orang: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CoverView:
    """How much is known of a unit's people for the talent map.

    Attributes:
        dinilai: people with an assessment of competencies that gives a category.
        berkotak: those of them who stand in a box.
        bercelah: people with a competency below its standard.
    """

    unit: str
    jumlah: int
    dinilai: int
    persen: Decimal
    berkotak: int
    bercelah: int


@dataclass(frozen=True, slots=True)
class ProtestView:
    """Objections of one unit's people.

    Attributes:
        semua: to the evaluation of the period.
        terbuka: the open ones, with those to earlier periods (`lama`).
        tertua: the oldest open one; "": none is open.
    """

    unit: str
    semua: int
    terbuka: int
    tertua: str
    lama: int = 0


@dataclass(frozen=True, slots=True)
class GovernmentReport:
    """The whole government in one period.

    Attributes:
        unit: the government's name, as `instansi`.
        kelompok: the units by policy, the largest group first.
        bulan: months of the period, which angka kredit is reckoned for.
        kredit: None where no regulation on angka kredit is in force; kotak likewise.
        jenjang: the jenjang that anybody has, in the regulation's order, with all units' sums.
        aturan_peringkat: the rules of the ranking in words.
    """

    instansi: str
    unit: str
    periode: str
    periode_kata: str
    unit_dinilai: int
    jumlah: int
    lengkap: int
    belum_lengkap: int
    kelompok: tuple[GroupView, ...]
    sebab: tuple[ReasonView, ...]
    kurang: tuple[LackView, ...]
    tanpa_nilai: tuple[UnscoredView, ...]
    layanan: tuple[ServiceView, ...]
    layanan_dasar: str
    bulan: int
    kredit: tuple[CreditView, ...] | None
    kredit_dasar: str
    jenjang: tuple[CreditView, ...]
    kotak: tuple[BoxView, ...] | None
    kotak_dasar: str
    cakupan: tuple[CoverView, ...]
    cakupan_semua: CoverView
    keberatan: tuple[ProtestView, ...]
    keberatan_terbuka: int
    aturan_peringkat: tuple[str, ...]
    asal: Provenance
