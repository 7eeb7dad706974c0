"""How rating officials rate, beside their unit: signals to look at, never verdicts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.rules.distribution_policy import DistributionPolicy
from kinerja_cli.rules.model import DI_ATAS, RATINGS
from kinerja_cli.rules.moves import share
from kinerja_cli.rules.numbers import round_half_up, show

_DECIDED, _ORGANISATION = "penetapan", "organisasi"


@dataclass(frozen=True, slots=True)
class Rating:
    """One rating of one employee.

    Attributes:
        dari: "usulan", "penetapan", "organisasi" or "".
        usulan: what the figures suggest, "" for nothing.
    """

    rating: str
    dari: str
    usulan: str

    @property
    def ditetapkan(self) -> bool:
        """Whether the official decided it."""
        return self.dari == _DECIDED

    @property
    def selisih(self) -> int:
        """1 when the decision lies above the suggestion, -1 below it, else 0."""
        if not self.ditetapkan or not self.usulan or self.rating == self.usulan:
            return 0
        return 1 if RATINGS.index(self.rating) < RATINGS.index(self.usulan) else -1


@dataclass(frozen=True, slots=True)
class Rated:
    """One employee with both ratings and who rates them."""

    penilai_nip: str
    penilai: str
    hasil_kerja: Rating
    perilaku: Rating

    @property
    def ditetapkan(self) -> bool:
        """Whether the official decided either rating."""
        return self.hasil_kerja.ditetapkan or self.perilaku.ditetapkan


@dataclass(frozen=True, slots=True)
class Shares:
    """Ratings of one component: how many, and the share of each in percent, 2 decimals."""

    jumlah: int
    persen: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class OfficialResult:
    """The ratings of one official's people.

    Attributes:
        dinilai: employees with a rating; ditetapkan: ratings that the official decided.
        naik, turun: decided ratings above and below what the figures suggest.
        isyarat: what stands out, in sentences.
    """

    nip: str
    nama: str
    dinilai: int
    ditetapkan: int
    naik: int
    turun: int
    hasil_kerja: Shares
    perilaku: Shares
    isyarat: tuple[str, ...]


def shares(ratings: Iterable[Rating]) -> Shares:
    """Return the shares of ratings; a head's, which follows the organisation, does not count."""
    return shares_of(one.rating for one in ratings if one.dari != _ORGANISATION)


def shares_of(words: Iterable[str]) -> Shares:
    """Return the shares of rating words; an empty one does not count."""
    counts = Counter(word for word in words if word)
    total = counts.total()
    persen = {
        name: round_half_up(share(counts[name], total), 2) if total else Decimal(0)
        for name in RATINGS
    }
    return Shares(total, persen)


def by_official(rated: Sequence[Rated], policy: DistributionPolicy) -> tuple[OfficialResult, ...]:
    """Return every rating official of a unit, the one with most people first."""
    members: dict[tuple[str, str], list[Rated]] = {}
    for one in rated:
        members.setdefault((one.penilai_nip, one.penilai), []).append(one)
    unit = shares(one.hasil_kerja for one in rated), shares(one.perilaku for one in rated)
    found = [_official(*key, people, unit, policy) for key, people in members.items()]
    return tuple(sorted(found, key=lambda one: (-one.dinilai, one.nama, one.nip)))


def _official(
    nip: str, nama: str, people: Sequence[Rated], unit: tuple[Shares, Shares],
    policy: DistributionPolicy,
) -> OfficialResult:  # fmt: skip
    results, manners = [one.hasil_kerja for one in people], [one.perilaku for one in people]
    every = [*results, *manners]
    signals = (
        *_signals("hasil kerja", results, unit[0], policy),
        *_signals("perilaku kerja", manners, unit[1], policy),
    )
    return OfficialResult(
        nip,
        nama,
        sum(bool(one.hasil_kerja.rating or one.perilaku.rating) for one in people),
        sum(one.ditetapkan for one in every),
        sum(one.selisih > 0 for one in every),
        sum(one.selisih < 0 for one in every),
        shares(results),
        shares(manners),
        signals if nip or nama else (),
    )


def _signals(
    what: str, ratings: Sequence[Rating], unit: Shares, policy: DistributionPolicy
) -> list[str]:
    """Return what stands out in the ratings one official decided; too few say nothing."""
    decided = [one.rating for one in ratings if one.ditetapkan]
    if len(decided) < policy.isyarat_minimal:
        return []
    found = []
    if len(set(decided)) == 1:
        found.append(
            f"Semua pegawai ({len(decided)}) mendapat rating {what} yang sama: {decided[0]}."
        )
    high, common = shares_of(decided).persen[DI_ATAS], unit.persen[DI_ATAS]
    if high - common >= policy.isyarat_selisih:
        found.append(f"{DI_ATAS} pada {what}: {show(high, 2)} %, di unit ini {show(common, 2)} %.")
    return found
