"""Classes of a value by their lower edges."""

from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.rules.numbers import show

NEW_IDEA = "ide-baru"
"""The condition of PP 30/2019 Pasal 41 ayat (5) huruf a."""


@dataclass(frozen=True, slots=True)
class Band:
    """One class of a scale.

    Attributes:
        minimal, lebih_dari: its lower edge, included or not; neither: all the rest.
        syarat: a condition that the class has besides its edge.
        keterangan: what the class is called in words, where its name is a letter.
        tercetak_sampai, tercetak_di_bawah: its upper edge as printed, included or not.
    """

    kelas: str
    minimal: Decimal | None = None
    lebih_dari: Decimal | None = None
    syarat: str = ""
    keterangan: str = ""
    tercetak_sampai: Decimal | None = None
    tercetak_di_bawah: Decimal | None = None

    def holds(self, value: Decimal) -> bool:
        """Return whether `value` reaches this class."""
        if self.lebih_dari is not None:
            return value > self.lebih_dari
        return self.minimal is None or value >= self.minimal

    @property
    def edge(self) -> Decimal:
        """The lower edge; zero for the class that takes all the rest."""
        found = self.lebih_dari if self.lebih_dari is not None else self.minimal
        return Decimal(0) if found is None else found

    @property
    def reach(self) -> tuple[Decimal, bool]:
        """The lower edge and whether it is left out: the higher, the better the class."""
        if self.lebih_dari is not None:
            return self.lebih_dari, True
        return (Decimal("-Infinity") if self.minimal is None else self.minimal), False

    def printed(self, value: Decimal) -> bool:
        """Return whether the printed table, too, ends the class above `value`."""
        if self.tercetak_di_bawah is not None:
            return value < self.tercetak_di_bawah
        return self.tercetak_sampai is None or value <= self.tercetak_sampai

    @property
    def name(self) -> str:
        """The class with its words: "A (Sangat Baik)"."""
        return f"{self.kelas} ({self.keterangan})" if self.keterangan else self.kelas

    @property
    def words(self) -> str:
        """The lower edge as people write it."""
        if self.lebih_dari is not None:
            return f"> {show(self.lebih_dari)}"
        return f"≥ {show(self.minimal)}" if self.minimal is not None else "di bawahnya"


@dataclass(frozen=True, slots=True)
class Scale:
    """Bands from the best class to the worst, with their article."""

    ambang: tuple[Band, ...]
    dasar: str

    def classify(self, value: Decimal, met: frozenset[str] = frozenset()) -> str:
        """Return the class of a rounded value, given the conditions that are met."""
        return next(
            band.kelas
            for band in self.ambang
            if band.holds(value) and (not band.syarat or band.syarat in met)
        )
