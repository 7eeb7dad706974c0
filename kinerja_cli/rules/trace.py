"""The tree of steps that a score is: what, value, how, by which article, from which cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.rules.model import Origin
from kinerja_cli.rules.numbers import canonical, show


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a derivation.

    Attributes:
        apa: what this value is.
        hasil: the value: a number, a word, or None when it could not be had.
        pola: how it came about; `{0}`, `{1}` … are filled from `isi`. Words are made only when
            somebody reads them, so that scoring a city does not pay for them.
        isi: the numbers and words of `pola`.
        dasar: the article, or "kebijakan instansi".
        sumber: where the figures stand.
        bagian: the steps this one is made of.
    """

    apa: str
    hasil: Decimal | str | None
    pola: str = ""
    isi: tuple[Decimal | str, ...] = ()
    dasar: str = ""
    sumber: tuple[Origin, ...] = ()
    bagian: tuple["Step", ...] = ()

    @property
    def cara(self) -> str:
        """How the value came about, numbers written as officers write them."""
        words = [show(part) if isinstance(part, Decimal) else part for part in self.isi]
        return self.pola.format(*words) if words else self.pola

    @property
    def nilai(self) -> str | None:
        """The value as plain text: decimals with a point, unrounded."""
        return canonical(self.hasil) if isinstance(self.hasil, Decimal) else self.hasil

    def walk(self) -> Iterator["Step"]:
        """Yield this step and every step below it, depth first."""
        yield self
        for part in self.bagian:
            yield from part.walk()
