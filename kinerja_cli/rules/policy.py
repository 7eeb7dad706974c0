"""One regulation as the engine uses it: dated numbers, each table with its article (`dasar`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from kinerja_cli.rules.numbers import round_half_up


@dataclass(frozen=True, slots=True)
class Band:
    """One class of a scale: from `minimal` on, or above `lebih_dari`; neither: all the rest."""

    kelas: str
    minimal: Decimal | None = None
    lebih_dari: Decimal | None = None

    def holds(self, value: Decimal) -> bool:
        """Return whether `value` reaches this class."""
        if self.lebih_dari is not None:
            return value > self.lebih_dari
        return self.minimal is None or value >= self.minimal

    @property
    def words(self) -> str:
        """The lower edge as people write it."""
        if self.lebih_dari is not None:
            return f"> {self.lebih_dari}"
        return f"≥ {self.minimal}" if self.minimal is not None else "di bawahnya"


@dataclass(frozen=True, slots=True)
class Scale:
    """Bands from the best class to the worst, with their article."""

    ambang: tuple[Band, ...]
    dasar: str

    def classify(self, value: Decimal) -> str:
        """Return the class of a rounded value; the last band takes all the rest."""
        return next(band.kelas for band in self.ambang if band.holds(value))


@dataclass(frozen=True, slots=True)
class Formula:
    """The formula that a polarity stands for, with its article."""

    rumus: str
    dasar: str


@dataclass(frozen=True, slots=True)
class Achievement:
    """Cap and floor of a capaian, in percent."""

    batas_bawah: Decimal
    batas_atas: Decimal
    dasar: str


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
    """How marks for the seven values become a suggestion for the rating perilaku.

    Attributes:
        nilai: what a rating word counts on the word scale.
        rating: bands on the word scale; angka: bands on the 0–100 scale.
        setara: what a rating word counts on the 0–100 scale.
        kelompok: rater groups by name.
    """

    nilai: Mapping[str, Decimal]
    rating: Scale
    angka: Scale
    setara: Mapping[str, Decimal]
    setara_dasar: str
    kelompok: Mapping[str, RaterGroup]
    kelompok_dasar: str
    dasar: str


@dataclass(frozen=True, slots=True)
class Grading:
    """The predicates, best first, and the matrix hasil kerja → perilaku → predikat."""

    kelas: tuple[str, ...]
    matriks: Mapping[str, Mapping[str, str]]
    dasar: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A table of words with its article."""

    isi: Mapping[str, str]
    dasar: str
    belum_dikonfirmasi: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """One regulation as the engine uses it.

    Attributes:
        teks: the file's own text, stored with every run; `sha256` is its hash.
        belum_dikonfirmasi: the tables whose numbers our source leaves unsure, as footnotes.
    """

    id: str
    judul: str
    keluarga: str
    jenis: str
    berlaku_dari: date
    berlaku_sampai: date | None
    diperiksa: date
    ringkasan: str
    rumus: Mapping[str, Formula]
    capaian: Achievement
    tingkat: Categories
    kosong: str
    kosong_dasar: str
    bobot_jumlah: Decimal
    bobot_toleransi: Decimal
    bobot_dasar: str
    desimal: int
    pembulatan_dasar: str
    penetapan_dasar: str
    hasil_kerja: Scale
    perilaku: Behaviour
    organisasi: Cited
    predikat: Grading
    belum_dikonfirmasi: tuple[str, ...]
    teks: str

    @property
    def sha256(self) -> str:
        """Hash of the policy's text."""
        return sha256(self.teks.encode()).hexdigest()

    def rounded(self, value: Decimal) -> Decimal:
        """Return a component as bands compare it and reports print it.

        The fifteenth decimal is settled first: a third and two thirds make one again.
        """
        return round_half_up(round_half_up(value, 15), self.desimal)
