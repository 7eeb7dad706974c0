"""What the pack of an evaluation meeting shows (`--jenis rapat`)."""

from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.reports.view import ObjectionView, Provenance
from kinerja_cli.reports.view_distribution import DistributionView
from kinerja_cli.reports.view_parts import PersonView


@dataclass(frozen=True, slots=True)
class AgendaView:
    """One item of the agenda; `isi` says how much there is, `bagian` names the section."""

    judul: str
    isi: str
    bagian: str


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure beside that of the last meeting; None: there is none, then no difference either.

    Attributes:
        desimal: decimals that it is shown with.
        sebanding: whether the difference means anything: two regulations give two scales.
    """

    nama: str
    kini: Decimal | None
    lalu: Decimal | None
    selisih: Decimal | None
    desimal: int = 0
    sebanding: bool = True


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One indicator that speaks for a place on a list."""

    indikator: str
    satuan: str
    target: str
    realisasi: str
    capaian: Decimal


@dataclass(frozen=True, slots=True)
class ListedView:
    """Somebody on a list.

    Attributes:
        peringkat: for penghargaan; None on the list for pembinaan, which ranks nobody.
        seri: whether they are on the list because they equal the last one.
        bentuk: for pembinaan, "bimbingan kinerja dan konseling kinerja".
        alasan: why, each a sentence.
        perilaku: behaviour values below expectation, for pembinaan.
    """

    orang: PersonView
    predikat: str
    nilai: Decimal | None
    rating_hasil: str
    rating_perilaku: str
    alasan: tuple[str, ...]
    bukti: tuple[EvidenceView, ...]
    perilaku: tuple[str, ...] = ()
    peringkat: int | None = None
    seri: bool = False
    bentuk: str = ""


@dataclass(frozen=True, slots=True)
class AsideView:
    """Somebody who is not on a list, named apart with the reason."""

    orang: PersonView
    predikat: str
    nilai: Decimal | None
    sebab: str


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A sentence of the rule and the article behind it."""

    kalimat: str
    dasar: str


@dataclass(frozen=True, slots=True)
class ListView:
    """One list: its rule, who is on it, who is named apart; `ringkas` sums it up in a sentence."""

    aturan: tuple[RuleLine, ...]
    ringkas: str
    daftar: tuple[ListedView, ...]
    disisihkan: tuple[AsideView, ...]


@dataclass(frozen=True, slots=True)
class EdgeView:
    """A borderline case; `jarak` is how far the nilai is from the edge to `predikat_bila`.

    Attributes:
        komponen: which nilai it is.
    """

    orang: PersonView
    komponen: str
    nilai: Decimal
    predikat: str
    predikat_bila: str
    jarak: Decimal
    naik: bool
    perlu: str


@dataclass(frozen=True, slots=True)
class FollowView:
    """Somebody on a list of the last meeting, then and now.

    Attributes:
        daftar: "penghargaan" or "pembinaan"; kini: the list they are on now, "" for none.
        keadaan: "lebih baik", "sama", "lebih buruk", "tidak sebanding" or "belum ada predikat".
    """

    orang: PersonView
    daftar: str
    predikat_lalu: str
    nilai_lalu: Decimal | None
    predikat_kini: str
    nilai_kini: Decimal | None
    selisih: Decimal | None
    keadaan: str
    kini: str
    catatan: str


@dataclass(frozen=True, slots=True)
class PendingView:
    """Somebody without a predikat; `putusan` is what the meeting decides."""

    orang: PersonView
    sebab: tuple[str, ...]
    putusan: str


@dataclass(frozen=True, slots=True)
class MeetingReport:
    """The pack of an office's evaluation meeting.

    Attributes:
        kata_nilai: what orders and compares: "Nilai akhir", "Nilai hasil kerja".
        lalu: words of the period of the last meeting, "" without one.
        kelas: the classes of the policy, the best first.
        batas_kata: who is a borderline case, in words.
        keberatan: the open ones.
        hadir: who is expected by the data: the head and the rating officials of the office.
    """

    instansi: str
    unit: str
    periode: str
    periode_kata: str
    predikat_organisasi: str
    kata_nilai: str
    lalu: str
    kelas: tuple[str, ...]
    acara: tuple[AgendaView, ...]
    angka: tuple[KeyFigure, ...]
    penghargaan: ListView
    pembinaan: ListView
    batas_kata: str
    perbatasan: tuple[EdgeView, ...]
    tindak_lanjut: tuple[FollowView, ...]
    pola: DistributionView | None
    belum: tuple[PendingView, ...]
    keberatan: tuple[ObjectionView, ...]
    hadir: tuple[PersonView, ...]
    pimpinan: PersonView | None
    asal: Provenance
