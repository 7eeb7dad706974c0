"""What a report shows, as plain values: templates read these names and nothing else.

The view holds words and numbers that the engine has made; it has no arithmetic of its own.
Numbers are `Decimal` (None: there is none); templates round them for the eye only.
"""

from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.reports.view_development import DevelopmentView
from kinerja_cli.reports.view_distribution import DistributionView, OfficialsView
from kinerja_cli.reports.view_forms import FormsView
from kinerja_cli.reports.view_live import LiveEmployee, LiveIndicator, LivePolicy
from kinerja_cli.reports.view_parts import (
    CarriedView,
    ColumnView,
    ComponentView,
    PlansView,
    TotalView,
)


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """One indicator of one employee in the period.

    Attributes:
        keadaan: "dinilai"; "kosong" (due, no realisation); "tidak-dinilai" (not due this period);
            "kualitatif" (no number); "galat" (cannot be computed: see `catatan`).
        rumus: name of the formula used: naik, turun-2t, turun-tr, stabil, tingkat; "" when none.
        target, realisasi: as text for people ("95,5", "80–90", "BB", "–").
        target_angka, realisasi_angka: the numbers in the formula (for a range the nearest bound,
            or the realisation itself inside it); None when there are none.
        bobot: as written; bobot_persen: its share of the nilai hasil kerja in percent.
        capaian: percent, unrounded, capped; kotor: the same before cap and floor.
        ikut: whether it enters nilai hasil kerja.
        sumber: where the realisation (or the target) stands: "file › sheet!cell".
        bagian: the part of the year it is judged in, under a regulation that joins parts.
        cara: how the capaian came about, in words; hidup: what formulas start from. One of them.
    """

    nomor: int
    jenis: str
    rencana: str
    indikator: str
    aspek: str
    satuan: str
    polaritas: str
    rumus: str
    target: str
    realisasi: str
    target_angka: Decimal | None
    realisasi_angka: Decimal | None
    bobot: Decimal | None
    bobot_persen: Decimal | None
    capaian: Decimal | None
    kotor: Decimal | None
    ikut: bool
    keadaan: str
    catatan: str
    bukti: str
    umpan_balik: str
    sumber: str
    bagian: str = ""
    cara: str = ""
    hidup: LiveIndicator | None = None


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One earlier or current period of an employee or a unit; nilai None is a gap.

    `kebijakan` names the policy where it is another than the report's.
    """

    periode: str
    label: str
    nilai: Decimal | None
    predikat: str | None
    kebijakan: str = ""


@dataclass(frozen=True, slots=True)
class BehaviourRow:
    """One BerAKHLAK value and what was given for it, per rater group, in words."""

    nilai: str
    isi: str


@dataclass(frozen=True, slots=True)
class EmployeeView:
    """One employee in the period.

    Attributes:
        hasil_dari, perilaku_dari: "usulan", "penetapan", "organisasi" or "".
        nilai: nilai hasil kerja, 2 decimals; nilai_perilaku likewise.
        alasan: why the score is incomplete, each a sentence.
        butuh: what would be needed for the next rating, a sentence or "".
        nilai_akhir: the nilai of a policy that has one; predikat_cara: what beside it made the predikat.
        komponen: what the policy weighs, then what else is known.
        kontribusi: plans of the unit or superior that the indicators intervene.
        cara_nilai: how the nilai came about, in words; hidup: what formulas start from. One of them.
    """

    nomor: int
    nip: str
    nip_cetak: str
    nama: str
    jabatan: str
    pangkat: str
    unit_kerja: str
    unit: str
    jenis_asn: str
    status_jabatan: str
    pimpinan: bool
    atasan: str
    atasan_nip: str
    lengkap: bool
    alasan: tuple[str, ...]
    nilai: Decimal | None
    nilai_perilaku: Decimal | None
    rating_hasil: str
    rating_perilaku: str
    hasil_dari: str
    perilaku_dari: str
    usulan_hasil: str
    usulan_perilaku: str
    usulan_predikat: str
    predikat: str
    catatan: str
    butuh: str
    indikator: tuple[IndicatorView, ...]
    perilaku: tuple[BehaviourRow, ...]
    tren: tuple[TrendPoint, ...]
    nilai_akhir: Decimal | None = None
    predikat_cara: str = ""
    komponen: tuple[ComponentView, ...] = ()
    kontribusi: tuple[CarriedView, ...] = ()
    cara_nilai: str = ""
    hidup: LiveEmployee | None = None


@dataclass(frozen=True, slots=True)
class ClassCount:
    """How many employees stand in one class; persen of those with a predikat, 1 decimal.

    `gabungan`: several classes that were joined because one of them is too small to share.
    """

    kelas: str
    jumlah: int
    persen: Decimal
    gabungan: bool = False


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding: severity "galat" or "peringatan", who, where, and the whole message."""

    tingkat: str
    kode: str
    nip: str
    nama: str
    tempat: str
    pesan: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody who left this unit within the period and is scored elsewhere."""

    nip: str
    nama: str
    tujuan: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What every report's footer says.

    Attributes:
        proses: number of the scoring run; 0: the period was not scored.
        dihitung: when it was computed, "21 November 2026 10.15".
        data_per: date of the newest import it read.
        kepala: head of the audit trail stored with the run, "N:HASH".
        catatan_kaki: footnotes: numbers of the policy that are not confirmed, and the like.
        samping: the regulations behind components and scales, "title (id)".
        peringatan: what the reader must know before any number: data changed since, and the like.
    """

    proses: int
    dihitung: str
    data_per: str
    kebijakan: str
    kebijakan_judul: str
    versi: str
    kepala: str
    catatan_kaki: tuple[str, ...]
    samping: tuple[str, ...] = ()
    peringatan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """One objection (keberatan) to an evaluation.

    Attributes:
        jawaban: "" while it is open.
        atas: the earlier period that it is about, in words; "" for the report's own.
    """

    tanggal: str
    nip: str
    nama: str
    alasan: str
    jawaban: str
    tanggal_jawaban: str
    atas: str = ""


@dataclass(frozen=True, slots=True)
class UnitReport:
    """The evaluation of one unit in one period (`--jenis dinas`).

    Attributes:
        tren: the unit's mean nilai (`akhir`; without one its nilai hasil kerja) by period.
        akhir: None under a policy without a nilai; kolom: the components that anybody has.
        batas_kata: what bounds a capaian, in words.
        hidup: the policy as formulas of a workbook follow it; None: values are printed.
        rencana: the unit's work plan and who carries it.
        distribusi: every class of the policy, best first, zeros included.
        kelas: the names of those classes, best first.
        rata_nilai: mean of the nilai hasil kerja that exist, 2 decimals.
        keberatan: objections to the evaluation, and to earlier ones while open; the open ones first.
        pola, penilai: None where the regulation on distributions does not speak.
    """

    instansi: str
    unit: str
    periode: str
    periode_kata: str
    predikat_organisasi: str
    jumlah: int
    lengkap: int
    belum_lengkap: int
    rata_nilai: Decimal | None
    batas_bawah: Decimal
    batas_atas: Decimal
    kelas: tuple[str, ...]
    distribusi: tuple[ClassCount, ...]
    tren: tuple[TrendPoint, ...]
    pegawai: tuple[EmployeeView, ...]
    pindah: tuple[Moved, ...]
    temuan: tuple[FindingView, ...]
    asal: Provenance
    keberatan: tuple[ObjectionView, ...] = ()
    akhir: TotalView | None = None
    kolom: tuple[ColumnView, ...] = ()
    batas_kata: str = ""
    hidup: LivePolicy | None = None
    rencana: PlansView | None = None
    pola: DistributionView | None = None
    penilai: OfficialsView | None = None


@dataclass(frozen=True, slots=True)
class EmployeeReport:
    """The evaluation of one employee in one period (`report --nip`).

    Attributes:
        langkah: the derivation as lines: (depth, what, value, how, article, source).
        keberatan: the employee's own objections, the open ones first.
        formulir, pengembangan: the official forms and the development page.
    """

    instansi: str
    unit: str
    periode: str
    periode_kata: str
    predikat_organisasi: str
    batas_atas: Decimal
    kelas: tuple[str, ...]
    pegawai: EmployeeView
    langkah: tuple[tuple[int, str, str, str, str, str], ...]
    temuan: tuple[FindingView, ...]
    asal: Provenance
    akhir: TotalView | None = None
    keberatan: tuple[ObjectionView, ...] = ()
    formulir: FormsView | None = None
    pengembangan: DevelopmentView | None = None
