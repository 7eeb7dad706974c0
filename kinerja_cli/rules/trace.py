"""The tree of steps that a score is: what, value, how, by which article, from which cell.

A tree is for whoever asks, a score for everybody: what a step is made of may be `Later`, and
what it says `Words`, so that scoring a city does not pay for what nobody reads. They tell of figures
that were computed; they compute none.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import overload

from kinerja_cli.rules.model import Origin
from kinerja_cli.rules.numbers import canonical, show


class Later(Sequence["Step"]):
    """Steps that are made when they are first read."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Sequence["Step"]]) -> None:
        self._make = make
        self._made: Sequence[Step] | None = None

    def _all(self) -> Sequence["Step"]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __eq__(self, other: object) -> bool:
        """Return whether the other has the same steps."""
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """Return a hash of all steps."""
        return hash(tuple(self))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._all())

    @overload
    def __getitem__(self, at: int) -> "Step": ...

    @overload
    def __getitem__(self, at: slice) -> Sequence["Step"]: ...

    def __getitem__(self, at: int | slice) -> "Step | Sequence[Step]":
        """Return one of them, or some."""
        return self._all()[at]


class Words:
    """Words that are made when they are read."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[], str]) -> None:
        self._make = make

    def __str__(self) -> str:
        """Return the words."""
        return self._make()

    def __eq__(self, other: object) -> bool:
        """Return whether the other says the same."""
        return isinstance(other, Words) and str(self) == str(other)

    def __hash__(self) -> int:
        """Return a hash of the words."""
        return hash(str(self))


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a derivation.

    Attributes:
        apa: what this value is.
        hasil: the value: a number, a word, or None when it could not be had.
        pola: how it came about; `{0}`, `{1}` … are filled from `isi`.
        isi: the numbers and words of `pola`.
        dasar: the article, or "kebijakan instansi".
        sumber: where the figures stand.
        bagian: the steps this one is made of.
    """

    apa: str
    hasil: Decimal | str | None
    pola: str = ""
    isi: tuple[Decimal | str | Words, ...] = ()
    dasar: str = ""
    sumber: tuple[Origin, ...] = ()
    bagian: Sequence["Step"] = ()

    @property
    def cara(self) -> str:
        """How the value came about, numbers written as officers write them."""
        words = [show(part) if isinstance(part, Decimal) else str(part) for part in self.isi]
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
