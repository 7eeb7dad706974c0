"""What would make a distribution fit its pattern: advice from borderline cases, nothing more."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.rules.distribution import TERLALU_KECIL, DistributionResult, lacking
from kinerja_cli.rules.distribution_policy import DistributionPolicy, Rule
from kinerja_cli.rules.moves import MOVE, Pool, cheapest
from kinerja_cli.rules.numbers import show

DISCLAIMER = (
    "Ini saran hitungan untuk ditinjau, bukan keputusan: tidak ada predikat yang diubah. Rating "
    "tetap wewenang pejabat penilai kinerja, berdasarkan bukti dukung masing-masing pegawai."
)
HASIL, PERILAKU = "hasil kerja", "perilaku"
_NONE_HELPS = "Tidak ada kasus perbatasan yang membantu tanpa melanggar aturan lain."
_CENTS = 100
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Borderline:
    """Somebody near the edge of another rating, and the predikat that lies behind it.

    Attributes:
        jarak: how far the figure is from that edge; batas: how far it may be at most.
        komponen: which figure; nilai: what it is.
    """

    nip: str
    nama: str
    predikat: str
    predikat_bila: str
    jarak: Decimal
    batas: Decimal = Decimal(1)
    komponen: str = HASIL
    nilai: Decimal = Decimal(0)

    @property
    def dekat(self) -> Decimal:
        """The distance as a share of the greatest: comparable between scales, the nearest 0."""
        return self.jarak / self.batas


@dataclass(frozen=True, slots=True)
class Shift:
    """So many of these borderline cases (the nearest first) from one class to another."""

    dari: str
    ke: str
    perlu: int
    calon: tuple[Borderline, ...]

    @property
    def kalimat(self) -> str:
        """The shift in words."""
        return (
            f"{self.perlu} dari {len(self.calon)} kasus perbatasan berikut: dari {self.dari} "
            f"ke {self.ke}"
        )


@dataclass(frozen=True, slots=True)
class AdviceResult:
    """The fewest moves after which every judged rule is kept.

    Attributes:
        perlu: how many; None when the borderline cases do not suffice.
        pilihan: one way to do it, with the nearest.
    """

    perlu: int | None
    pergeseran: tuple[Shift, ...]
    pilihan: tuple[Borderline, ...]
    kalimat: str


def advise(
    result: DistributionResult,
    cases: Sequence[Borderline],
    policy: DistributionPolicy,
    *,
    matrix: bool = True,
) -> AdviceResult | None:
    """Return what would make the group fit, None when nothing is amiss.

    A borderline employee may have several classes to move to: one case each, the nearest.

    Args:
        result: the group against its rules.
        cases: who is near an edge.
        policy: the rules.
        matrix: whether two ratings make the predikat.
    """
    if not result.dilanggar:
        return None
    moves = {(c.nip, c.predikat_bila): c for c in sorted(cases, key=_nearest, reverse=True)}
    cases = tuple(moves.values())
    groups = _groups(cases)
    pools, keys = _pools(result, groups)
    rules = [one.aturan for one in result.aturan if one.keadaan != TERLALU_KECIL]
    plan = cheapest(pools, rules, policy.kelas)
    if plan is None:
        return AdviceResult(None, (), (), _beyond(result, cases, rules, policy, matrix=matrix))
    chosen: list[Borderline] = []
    for (start, targets), filled in zip(keys, plan.isi, strict=True):
        left = dict(groups.get((start, targets), {}))
        for target in targets:
            near = sorted((moves[target] for moves in left.values()), key=_nearest)
            for one in near[: filled[target]]:
                del left[one.nip]
                chosen.append(one)
    shifts = _shifts(chosen, cases)
    words = f"Agar sesuai pola, paling sedikit {len(chosen)} pegawai perlu berpindah kelas."
    return AdviceResult(len(chosen), shifts, tuple(sorted(chosen, key=_nearest)), words)


def _beyond(
    result: DistributionResult,
    cases: Sequence[Borderline],
    rules: Sequence[Rule],
    policy: DistributionPolicy,
    *,
    matrix: bool,
) -> str:
    """Return how many would have to move in all, were everybody free to, and who is nearest."""
    words = "Kasus perbatasan saja tidak cukup untuk menyesuaikan distribusi dengan pola"
    pools = [
        Pool(count, {other: 0 if other == name else MOVE for other in policy.kelas})
        for name, count in result.hitungan.items()
    ]
    if plan := cheapest(pools, rules, policy.kelas):
        moved = sum(
            count
            for name, filled in zip(result.hitungan, plan.isi, strict=True)
            for other, count in filled.items()
            if other != name
        )
        words += f": seluruhnya paling sedikit {moved} pegawai perlu berpindah kelas"
    near = [one for one in sorted(cases, key=_nearest) if one.predikat != one.predikat_bila]
    if not near:
        none = f"Tidak ada kasus perbatasan, yaitu {policy.perbatasan.words(matrix=matrix)}."
        return f"{words}. {none}"
    told = "; ".join(
        f"{one.nama} (dari {one.predikat} ke {one.predikat_bila}, jarak nilai {one.komponen} {show(one.jarak, 2)})"
        for one in _helpful(result, near)[:_NAMED]
    )
    return f"{words}. " + (f"Yang terdekat: {told}." if told else _NONE_HELPS)


def _helpful(result: DistributionResult, near: Sequence[Borderline]) -> list[Borderline]:
    """Return who of the nearest would help, together as well: no rule gets further from kept."""
    counts, found, moved = dict(result.hitungan), [], set()
    rules = [one.aturan for one in result.aturan]
    judged = [one.keadaan != TERLALU_KECIL for one in result.aturan]
    for one in near:
        if one.nip in moved:
            continue
        after = dict(counts)
        after[one.predikat] -= 1
        after[one.predikat_bila] += 1
        gains = [lacking(rule, counts) - lacking(rule, after) for rule in rules]
        if min(gains) >= 0 and any(
            gain > 0 and speaks for gain, speaks in zip(gains, judged, strict=True)
        ):
            counts = after
            moved.add(one.nip)
            found.append(one)
    return found


_Key = tuple[str, tuple[str, ...]]
_Groups = dict[_Key, dict[str, dict[str, Borderline]]]


def _nearest(one: Borderline) -> tuple[Decimal, str]:
    return one.dekat, one.nip


def _groups(cases: Sequence[Borderline]) -> _Groups:
    """Return (class, targets) → nip → target → case: people with the same choice together."""
    people: dict[str, dict[str, Borderline]] = {}
    for one in sorted(cases, key=_nearest, reverse=True):
        if one.predikat != one.predikat_bila:
            people.setdefault(one.nip, {})[one.predikat_bila] = one
    found: _Groups = {}
    for nip in sorted(people):
        moves = people[nip]
        start = next(iter(moves.values())).predikat
        found.setdefault((start, tuple(sorted(moves))), {})[nip] = moves
    return found


def _pools(result: DistributionResult, groups: _Groups) -> tuple[list[Pool], list[_Key]]:
    """Return the whole group by choice: those with moves, and per class those without."""
    pools, keys, fixed = [], [], dict(result.hitungan)
    for (start, targets), members in groups.items():
        fixed[start] -= len(members)
        costs = {start: 0}
        for target in targets:
            total = sum(moves[target].dekat for moves in members.values())
            costs[target] = MOVE + int(total * _CENTS / len(members))
        pools.append(Pool(len(members), costs))
        keys.append((start, targets))
    for name, count in fixed.items():
        pools.append(Pool(count, {name: 0}))
        keys.append((name, ()))
    return pools, keys


def _shifts(chosen: Sequence[Borderline], cases: Sequence[Borderline]) -> tuple[Shift, ...]:
    needed = Counter((one.predikat, one.predikat_bila) for one in chosen)
    ordered = sorted(cases, key=_nearest)
    return tuple(
        Shift(
            start,
            end,
            count,
            tuple(one for one in ordered if (one.predikat, one.predikat_bila) == (start, end)),
        )
        for (start, end), count in sorted(needed.items())
    )
