"""Ranking of units by a mean, careful with small ones and with differences that say nothing.

No regulation ranks units. These are house rules, and whoever shows a ranking says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from kinerja_cli.rules.numbers import HUNDRED, round_half_up, show

FEWEST = 10
"""A unit with fewer values is not ranked: one person moves its mean too far."""
LEAST_PERCENT = Decimal(75)
"""A unit of which fewer people (in percent) have a value is not ranked."""
LEAST_DIFFERENCE = Decimal(1)
"""Two means that differ by no more say nothing, whatever their spread."""
_WIDTH = Decimal(2)  # standard errors: about 95 percent of a normal distribution
_PLACES = 2


@dataclass(slots=True)
class Moments:
    """Count, sum and sum of squares of the values seen so far: the values are not kept."""

    jumlah: int = 0
    total: Decimal = field(default=Decimal(0))
    kuadrat: Decimal = field(default=Decimal(0))

    def take(self, value: Decimal | None) -> None:
        """Count a value; None is missing, not zero."""
        if value is not None:
            self.jumlah += 1
            self.total += value
            self.kuadrat += value * value

    def join(self, other: "Moments") -> None:
        """Count the values of others."""
        self.jumlah += other.jumlah
        self.total += other.total
        self.kuadrat += other.kuadrat

    @property
    def rata(self) -> Decimal | None:
        """The mean at two decimals, None of nothing."""
        return round_half_up(self.total / self.jumlah, _PLACES) if self.jumlah else None

    @property
    def galat_kuadrat(self) -> Decimal:
        """The square of the mean's standard error; of one value there is none, so 0."""
        if self.jumlah < 2:  # noqa: PLR2004  # a spread needs two
            return Decimal(0)
        apart = self.kuadrat - self.total * self.total / self.jumlah
        return max(apart, Decimal(0)) / (self.jumlah - 1) / self.jumlah


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may be ranked: `pegawai` people, of whom `nilai` counts those with a value."""

    unit: str
    pegawai: int
    nilai: Moments


@dataclass(frozen=True, slots=True)
class Standing:
    """One ranked unit.

    Attributes:
        peringkat: 1 is the best; equal means (two decimals) share one.
        dari, sampai: the ranks it may as well have: the units it clearly differs from stay out.
        bawah, atas: the mean less and plus two standard errors.
    """

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
class Apart:
    """A unit that is shown and not ranked, and why; `rata` None: nobody has a value."""

    unit: str
    pegawai: int
    bernilai: int
    rata: Decimal | None
    sebab: str


@dataclass(frozen=True, slots=True)
class RankingResult:
    """The ranked units from the best on, and those listed apart in order of name."""

    urutan: tuple[Standing, ...]
    terpisah: tuple[Apart, ...]


def rank(candidates: Sequence[Candidate]) -> RankingResult:
    """Return the units in order of their mean, and apart those that cannot fairly be ranked."""
    kept: list[tuple[Decimal, Candidate]] = []
    apart = []
    for one in sorted(candidates, key=lambda one: one.unit):
        why, mean = _unfit(one), one.nilai.rata
        if why or mean is None:
            apart.append(Apart(one.unit, one.pegawai, one.nilai.jumlah, mean, why))
        else:
            kept.append((mean, one))
    kept.sort(key=lambda pair: (-pair[0], pair[1].unit))
    return RankingResult(tuple(_standing(*pair, kept) for pair in kept), tuple(apart))


def _unfit(one: Candidate) -> str:
    """Return why a unit is not ranked, "" when it is."""
    with_value = one.nilai.jumlah
    if not with_value:
        return "belum ada pegawai yang bernilai"
    if with_value < FEWEST:
        return f"hanya {with_value} pegawai bernilai, kurang dari {FEWEST}"
    if HUNDRED * with_value < LEAST_PERCENT * one.pegawai:
        share = show(round_half_up(HUNDRED * with_value / one.pegawai, 1))
        return f"baru {share}% pegawainya bernilai, kurang dari {show(LEAST_PERCENT)}%"
    return ""


def _standing(mean: Decimal, one: Candidate, kept: Sequence[tuple[Decimal, Candidate]]) -> Standing:
    above = sum(other > mean for other, _ in kept)
    clear = [other - mean for other, unit in kept if _differ(mean, one, other, unit)]
    half = _WIDTH * one.nilai.galat_kuadrat.sqrt()
    return Standing(
        one.unit,
        one.pegawai,
        one.nilai.jumlah,
        mean,
        above + 1,
        sum(gap > 0 for gap in clear) + 1,
        len(kept) - sum(gap < 0 for gap in clear),
        round_half_up(mean - half, _PLACES),
        round_half_up(mean + half, _PLACES),
    )


def _differ(mean: Decimal, one: Candidate, other: Decimal, unit: Candidate) -> bool:
    """Return whether two means differ by more than chance and by more than a trifle."""
    spread = _WIDTH * (one.nilai.galat_kuadrat + unit.nilai.galat_kuadrat).sqrt()
    return abs(mean - other) > max(spread, LEAST_DIFFERENCE)


def rules() -> tuple[str, ...]:
    """Return the rules of the ranking in words, for whoever shows one."""
    order = (
        "Peringkat ini aturan laporan, bukan ketentuan peraturan: urutan rata-rata; rata-rata yang "
        "sama (dua desimal) berbagi peringkat."
    )
    small = (
        f"Perangkat daerah dengan kurang dari {FEWEST} pegawai bernilai, atau yang kurang dari "
        f"{show(LEAST_PERCENT)}% pegawainya bernilai, disebut tersendiri dan tidak diperingkat."
    )
    chance = (
        "Rentang ialah rata-rata dikurangi dan ditambah dua kali galat bakunya. Selisih dua "
        f"rata-rata tidak berarti bila paling banyak {show(LEAST_DIFFERENCE)} atau tidak melebihi "
        "dua kali galat baku gabungannya; “Dapat juga” menyebut peringkat yang sama mungkinnya."
    )
    targets = (
        "Nilai mengukur capaian terhadap target masing-masing; berat targetnya tidak ikut diukur."
    )
    return order, small, chance, targets
