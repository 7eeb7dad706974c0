"""The distribution of predicates in a group against SE MenPANRB 3/2023: told, never enforced.

Small groups: rules that so many people cannot keep together are not judged. There the largest class
must stand alone; where rules are judged, a tie for the largest class counts as kept. So a group is
only told of what it could surely have kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from kinerja_cli.rules.distribution_policy import (
    MAKS_JUMLAH,
    MAKS_PERSEN,
    MIN_JUMLAH,
    MIN_PERSEN,
    TERBANYAK,
    DistributionPolicy,
    Rule,
)
from kinerja_cli.rules.moves import cheapest, free, share
from kinerja_cli.rules.numbers import HUNDRED, round_half_up, show

TERPENUHI, TIDAK_TERPENUHI, TERLALU_KECIL = "terpenuhi", "tidak terpenuhi", "terlalu kecil"
MENUNGGU = "Menunggu predikat organisasi."
KOSONG = "Belum ada pegawai yang berpredikat."


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One rule and what the group shows.

    Attributes:
        syarat: what is required, in words: "paling banyak 70 %".
        jumlah: people in the rule's classes; persen: their share, 2 decimals.
        keadaan: "terpenuhi", "tidak terpenuhi" or "terlalu kecil".
        catatan: what there is to say beside the state, "" for nothing.
    """

    aturan: Rule
    kalimat: str
    syarat: str
    jumlah: int
    persen: Decimal
    keadaan: str
    catatan: str

    @property
    def nyata(self) -> str:
        """What the group shows, in words."""
        return f"{self.jumlah} pegawai ({show(self.persen, 2)} %)"


@dataclass(frozen=True, slots=True)
class DistributionResult:
    """A group against the pattern of its organisation's predicate.

    Attributes:
        jumlah: people with a predikat; belum: those without, who do not count.
        hitungan: class → people, the best first.
        aturan: empty when there was nothing to check; `keterangan` then says why.
        pola: heights of the curve to draw beside it, class by class.
    """

    organisasi: str
    jumlah: int
    belum: int
    hitungan: Mapping[str, int]
    aturan: tuple[RuleResult, ...]
    keterangan: str
    pola: Mapping[str, Decimal]

    @property
    def dilanggar(self) -> tuple[RuleResult, ...]:
        """The rules that could be kept and are not."""
        return tuple(one for one in self.aturan if one.keadaan == TIDAK_TERPENUHI)


def check(
    counts: Mapping[str, int], incomplete: int, organisation: str | None, policy: DistributionPolicy
) -> DistributionResult:
    """Return how a group stands against the pattern.

    `counts` maps a class to its people, `incomplete` are those without one; `organisation` is None
    while the organisation has no predicate.
    """
    ordered = {name: counts.get(name, 0) for name in policy.kelas}
    total = sum(ordered.values())
    if not organisation:
        return DistributionResult(
            "", total, incomplete, ordered, (), _aside(MENUNGGU, incomplete), {}
        )
    rules = policy.aturan[organisation] if total else ()
    small = _too_small(rules, total, policy.kelas)
    judged = tuple(_judge(rule, ordered, small=rule in small) for rule in rules)
    words = _aside("" if total else KOSONG, incomplete)
    curve = policy.pola[organisation]
    return DistributionResult(organisation, total, incomplete, ordered, judged, words, curve)


def _aside(words: str, incomplete: int) -> str:
    if incomplete:
        words += f" {incomplete} pegawai belum lengkap dan tidak dihitung."
    return words.strip()


def _too_small(rules: Sequence[Rule], total: int, classes: Sequence[str]) -> set[Rule]:
    """Return the rules in every smallest selection that `total` people cannot keep together."""

    def possible(some: Sequence[Rule]) -> bool:
        return cheapest(free(total, classes), some, classes, strict=True) is not None

    if not rules or possible(rules):
        return set()
    clashes: list[set[Rule]] = []
    for size in range(1, len(rules) + 1):
        for some in combinations(rules, size):
            if not any(clash <= set(some) for clash in clashes) and not possible(some):
                clashes.append(set(some))
    return set().union(*clashes)


def _judge(rule: Rule, counts: Mapping[str, int], *, small: bool) -> RuleResult:
    total = sum(counts.values())
    count = sum(counts[name] for name in rule.kelas)
    exact = share(count, total)
    demand = _demand(rule)
    state, note = (TERPENUHI if kept(rule, counts) else TIDAK_TERPENUHI), ""
    if small:
        state = TERLALU_KECIL
        note = f"kelompok terlalu kecil untuk aturan ini (n = {total})"
    elif rule.jenis == TERBANYAK:
        level = [name for name, n in counts.items() if n == count and name not in rule.kelas]
        if state == TERPENUHI and level:
            note = f"sama banyak dengan {' dan '.join(level)}; dianggap terpenuhi"
    sentence = f"Predikat {' dan/atau '.join(rule.kelas)} {demand}."
    return RuleResult(rule, sentence, demand, count, round_half_up(exact, 2), state, note)


def kept(rule: Rule, counts: Mapping[str, int]) -> bool:
    """Return whether a group keeps one rule; shares are compared unrounded."""
    total = sum(counts.values())
    count = sum(counts[name] for name in rule.kelas)
    if rule.jenis == TERBANYAK:
        return count == max(counts.values())
    if rule.jenis == MAKS_JUMLAH:
        return count <= rule.batas
    if rule.jenis == MIN_JUMLAH:
        return count >= rule.batas
    exact = share(count, total)
    return exact <= rule.batas if rule.jenis == MAKS_PERSEN else exact >= rule.batas


def lacking(rule: Rule, counts: Mapping[str, int]) -> Decimal:
    """Return how far a group is from keeping one rule, in people; 0 when it keeps it."""
    count = sum(counts[name] for name in rule.kelas)
    if rule.jenis == TERBANYAK:
        return Decimal(max(counts.values()) - count)
    bound = rule.batas
    if rule.jenis in {MAKS_PERSEN, MIN_PERSEN}:
        bound = rule.batas * sum(counts.values()) / HUNDRED
    over = count - bound if rule.jenis in {MAKS_PERSEN, MAKS_JUMLAH} else bound - count
    return max(over, Decimal(0))


def _demand(rule: Rule) -> str:
    number = show(rule.batas)
    return {
        TERBANYAK: "menjadi kelas yang terbanyak",
        MAKS_PERSEN: f"paling banyak {number} %",
        MIN_PERSEN: f"paling sedikit {number} %",
        MAKS_JUMLAH: f"paling banyak {number} pegawai" if rule.batas else "tidak boleh ada",
        MIN_JUMLAH: f"paling sedikit {number} pegawai",
    }[rule.jenis]
