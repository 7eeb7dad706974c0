"""One regulation as the engine uses it: dated numbers, each table with its article (`dasar`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from itertools import pairwise

from kinerja_cli.rules.component import rounded
from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.policy_head import Head
from kinerja_cli.rules.result_values import Results
from kinerja_cli.rules.scales import Scale
from kinerja_cli.rules.standards import Standards


@dataclass(frozen=True, slots=True)
class Formula:
    """The formula that a polarity or an aspect stands for, with its article."""

    rumus: str
    dasar: str


@dataclass(frozen=True, slots=True)
class Achievement:
    """Cap and floor of a capaian, in percent.

    Attributes:
        batas_atas: None: capaian has no cap.
        desimal: to how many decimals a capaian is rounded at once; None: not at all.
        terbalik: whether `naik` with a negative target is (1 + (1 − R ÷ T)) × 100.
    """

    batas_bawah: Decimal
    batas_atas: Decimal | None
    desimal: int | None
    terbalik: bool
    dasar: str

    def bounded(self, value: Decimal) -> Decimal:
        """Return a capaian within floor and cap, rounded where the regulation rounds it."""
        value = max(value, self.batas_bawah)
        if self.batas_atas is not None:
            value = min(value, self.batas_atas)
        if self.desimal is None:
            return value
        return rounded(value, self.desimal)


@dataclass(frozen=True, slots=True)
class Efficiency:
    """Formula of the aspects waktu and biaya of Perka BKN 1/2013.

    Up to `batas` percent of efficiency (pengali × T − R) ÷ T × 100, above it
    pangkal − (that − 100).
    """

    pengali: Decimal
    batas: Decimal
    pangkal: Decimal
    dasar: str


@dataclass(frozen=True, slots=True)
class Curve:
    """Straight lines between points (percent, capaian) that `stabil` is led through."""

    titik: tuple[tuple[Decimal, Decimal], ...]
    dasar: str

    def at(self, percent: Decimal) -> Decimal:
        """Return the capaian at a percentage; outside the points the nearest one holds."""
        first, last = self.titik[0], self.titik[-1]
        if percent <= first[0]:
            return first[1]
        for (x1, y1), (x2, y2) in pairwise(self.titik):
            if percent <= x2:
                return y1 + (y2 - y1) * (percent - x1) / (x2 - x1)
        return last[1]


@dataclass(frozen=True, slots=True)
class Categories:
    """Ordered categories: percent gained per class above target, lost per class below it.

    `skala` maps a scale's name to its classes from the lowest to the highest.
    """

    naik_per_kelas: Decimal
    turun_per_kelas: Decimal
    batas_bawah: Decimal
    skala: Mapping[str, tuple[str, ...]]
    dasar: str


@dataclass(frozen=True, slots=True)
class RaterGroup:
    """Weight of one group of raters and how many of them there must be."""

    bobot: Decimal
    minimal: int


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How marks for the seven values become a value and a suggestion for the rating perilaku.

    Attributes:
        selalu_angka: whether words always count on the 0–100 scale.
        nilai: what a rating word counts on the word scale.
        rating: bands on the word scale; angka: bands on the 0–100 scale; None: no rating.
        setara: what a rating word counts on the 0–100 scale.
        kelompok: rater groups by name.
    """

    selalu_angka: bool
    nilai: Mapping[str, Decimal]
    rating: Scale | None
    angka: Scale | None
    setara: Mapping[str, Decimal]
    setara_dasar: str
    kelompok: Mapping[str, RaterGroup]
    kelompok_dasar: str
    dasar: str


@dataclass(frozen=True, slots=True)
class Total:
    """How components make the nilai: weights by component.

    Attributes:
        batas_komponen: cap of every component; None: none.
        abaikan_tanpa_data: whether a component without data in the whole unit is left out.
    """

    bobot: Mapping[str, Decimal]
    batas_komponen: Decimal | None
    abaikan_tanpa_data: bool
    dasar: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A table of words with its article."""

    isi: Mapping[str, str]
    dasar: str


@dataclass(frozen=True, slots=True)
class Grading:
    """The predicates, best first: by the matrix hasil kerja → perilaku, or by bands of the nilai.

    `hukuman` maps a class of discipline sanction to the best predikat that can still be had.
    """

    kelas: tuple[str, ...]
    dasar: str
    matriks: Mapping[str, Mapping[str, str]]
    ambang: Scale | None = None
    hukuman: Cited | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Regulation(Head):
    """What every regulation of the family "kinerja" states about itself; one text, one object.

    Attributes:
        otomatis: whether `score` picks it by date; else only when asked for.
        hanya_periode: the one kind of period it is for; "" for any.
        berlaku_untuk: the offices it is for; empty: all.
        desimal: decimals of a component and of the nilai.
        belum_dikonfirmasi: the tables whose numbers our source leaves unsure, as footnotes.
        teks: the file's own text and those it builds on, stored with every run.
    """

    otomatis: bool
    hanya_periode: str
    berlaku_untuk: tuple[str, ...]
    desimal: int
    pembulatan_dasar: str
    predikat: Grading
    belum_dikonfirmasi: tuple[str, ...]
    teks: str

    @property
    def sha256(self) -> str:
        """Hash of the policy's text."""
        return sha256(self.teks.encode()).hexdigest()

    def rounded(self, value: Decimal) -> Decimal:
        """Return a component as bands compare it and reports print it."""
        return rounded(value, self.desimal)

    def covers(self, period: Period) -> bool:
        """Return whether it is in force for the whole of a period of its kind."""
        until = self.berlaku_sampai or date.max
        inside = self.berlaku_dari <= period.first and period.last <= until
        return inside and self.hanya_periode in {"", period.jenis}


@dataclass(frozen=True, slots=True, eq=False)
class Policy(Regulation):
    """A regulation that scores a period by itself."""

    rumus: Mapping[str, Formula]
    aspek: Mapping[str, Formula]
    efisiensi: Efficiency | None
    capaian: Achievement
    stabil: Curve | None
    tingkat: Categories
    kosong: str
    kosong_dasar: str
    bobot_jumlah: Decimal | None
    bobot_toleransi: Decimal | None
    bobot_dasar: str
    penetapan_dasar: str
    hasil_kerja: Results
    perilaku: Behaviour
    organisasi: Cited | None
    standar: Standards
    nilai: Total | None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a year that is scored under its own policy, with its weight."""

    periode: str
    policy: Policy
    bobot: Decimal


@dataclass(frozen=True, slots=True, eq=False)
class Combined(Regulation):
    """A regulation that joins the parts of a year, each under a policy of its own."""

    bagian: tuple[Part, ...]
    nilai_dasar: str
