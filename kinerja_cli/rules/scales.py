"""Classes of a value by their lower edges."""

from dataclasses import dataclass
from decimal import Decimal

NEW_IDEA = "ide-baru"
"""The condition of PP 30/2019 Pasal 41 ayat (5) huruf a."""


@dataclass(frozen=True, slots=True)
class Band:
    """One class of a scale: from `minimal` on, or above `lebih_dari`; neither: all the rest.

    `syarat` is a condition that the class has besides its edge.
    """

    kelas: str
    minimal: Decimal | None = None
    lebih_dari: Decimal | None = None
    syarat: str = ""

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

    def classify(self, value: Decimal, met: frozenset[str] = frozenset()) -> str:
        """Return the class of a rounded value, given the conditions that are met."""
        return next(
            band.kelas
            for band in self.ambang
            if band.holds(value) and (not band.syarat or band.syarat in met)
        )
