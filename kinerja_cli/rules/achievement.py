"""Capaian of one indicator: the percentage of target and realisation, by its formula.

Each formula states what happens at a target of zero, a realisation of zero and negative numbers;
none of them crashes and none gives a silent number (../docs/penilaian.md).
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.rules.names import key
from kinerja_cli.rules.numbers import HUNDRED, Quantity, Range
from kinerja_cli.rules.policy import Categories, Policy

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Achieved:
    """The capaian of one indicator.

    Attributes:
        nilai: percent after cap and floor; None when it cannot be computed.
        kotor: percent before cap and floor.
        rumus: the formula used.
        pola, isi: how, as in `trace.Step`.
        target, realisasi: the numbers in the formula (of a range, the nearest bound).
        temuan: code of a finding that explains why there is no value.
    """

    nilai: Decimal | None
    kotor: Decimal | None
    rumus: str
    pola: str
    isi: tuple[Decimal | str, ...]
    target: Decimal | None = None
    realisasi: Decimal | None = None
    temuan: str = ""


_Made = tuple[Decimal, str]


def _naik(target: Decimal, actual: Decimal, _cap: Decimal) -> _Made | None:
    if target == 0:
        return (HUNDRED, "target 0 dan realisasi 0, tercapai") if actual == 0 else None
    return actual / target * 100, "{1} ÷ {0} × 100"


def _zero_target(actual: Decimal) -> _Made:
    """Less is better and the target is zero: nothing more than zero is reached, or it is missed."""
    if actual <= 0:
        return HUNDRED, "target 0 dan realisasi {1}, tercapai"
    return ZERO, "target 0 dilewati oleh realisasi {1}"


def _turun_2t(target: Decimal, actual: Decimal, _cap: Decimal) -> _Made:
    if target == 0:
        return _zero_target(actual)
    return (1 + (1 - actual / target)) * 100, "(1 + (1 − {1} ÷ {0})) × 100"


def _turun_tr(target: Decimal, actual: Decimal, cap: Decimal) -> _Made:
    if target == 0:
        return _zero_target(actual)
    if actual <= 0:
        return cap, "realisasi {1}, diberi batas atas"
    return target / actual * 100, "{0} ÷ {1} × 100"


def _stabil(target: Decimal, actual: Decimal, cap: Decimal) -> _Made | None:
    made = _naik(target, actual, cap)
    if made is None or made[0] <= HUNDRED:
        return made
    return 200 - made[0], "200 − {1} ÷ {0} × 100"


_FORMULAS: dict[str, Callable[[Decimal, Decimal, Decimal], _Made | None]] = {
    "naik": _naik,
    "turun-2t": _turun_2t,
    "turun-tr": _turun_tr,
    "stabil": _stabil,
}


def formula_of(rumus: str, polaritas: str, policy: Policy) -> str:
    """Return the numeric formula: the indicator's own, else the policy's for its polarity."""
    return rumus if rumus in _FORMULAS else policy.rumus[polaritas or "naik"].rumus


def basis_of(achieved: Achieved, rumus: str, polaritas: str, policy: Policy) -> str:
    """Return the articles behind a capaian: its formula's, and that of a cap it ran into."""
    if achieved.rumus == "tingkat":
        basis = policy.tingkat.dasar
    elif rumus in _FORMULAS:
        basis = f"Rumus {rumus} tertulis pada lembar indikator"
    else:
        basis = policy.rumus[polaritas or "naik"].dasar
    capped = achieved.nilai != achieved.kotor
    return f"{basis}; {policy.capaian.dasar}" if capped else basis


def scale_of(target: str, categories: Categories) -> tuple[str, ...] | None:
    """Return the ordered scale a target in words belongs to, None when there is none.

    Words on no scale make an indicator qualitative: it has no capaian.
    """
    wanted = key(target)
    return next((s for s in categories.skala.values() if wanted in map(key, s)), None)


def achieve(
    target: Quantity, actual: Quantity, rumus: str, polaritas: str, policy: Policy
) -> Achieved:
    """Return the capaian of one indicator under a policy.

    A target in words needs a scale (`scale_of`); callers sort out qualitative indicators first.
    """
    if isinstance(target, str):
        return _by_category(target, actual, policy)
    formula = formula_of(rumus, polaritas, policy)
    if isinstance(actual, Range):
        actual = f"{actual.lo}–{actual.hi}"
    if isinstance(actual, str):
        return Achieved(
            None,
            None,
            formula,
            "realisasi “{0}” bukan angka",
            (actual,),
            temuan="angka-tidak-terbaca",
        )
    if isinstance(target, Range):
        return _by_range(target, actual, formula, policy)
    return _by_number(target, actual, formula, policy)


def _by_number(target: Decimal, actual: Decimal, formula: str, policy: Policy) -> Achieved:
    if target < 0:
        return Achieved(
            None, None, formula, "target {0} negatif", (target,), target, actual, "target-negatif"
        )
    made = _FORMULAS[formula](target, actual, policy.capaian.batas_atas)
    if made is None:
        return Achieved(
            None,
            None,
            formula,
            "target 0, realisasi {0}: tidak dapat dihitung",
            (actual,),
            target,
            actual,
            "target-nol",
        )
    raw, how = made
    value = min(max(raw, policy.capaian.batas_bawah), policy.capaian.batas_atas)
    how += " = {2}"
    if value < raw:
        how += ", dibatasi paling tinggi {3}"
    elif value > raw:
        how += ", dibatasi paling rendah {3}"
    return Achieved(value, raw, formula, how, (target, actual, raw, value), target, actual)


def _by_range(target: Range, actual: Decimal, formula: str, policy: Policy) -> Achieved:
    if target.lo <= actual <= target.hi:
        return Achieved(
            HUNDRED,
            HUNDRED,
            formula,
            "{0} di dalam rentang {1}–{2}: 100",
            (actual, target.lo, target.hi),
            actual,
            actual,
        )
    bound = target.hi if actual > target.hi else target.lo
    inner = _by_number(bound, actual, formula, policy)
    shown = len(inner.isi)
    how = f"di luar rentang {{{shown}}}–{{{shown + 1}}}, dipakai batas terdekat: " + inner.pola
    return Achieved(
        inner.nilai,
        inner.kotor,
        formula,
        how,
        (*inner.isi, target.lo, target.hi),
        bound,
        actual,
        inner.temuan,
    )


def _by_category(target: str, actual: Quantity, policy: Policy) -> Achieved:
    rules = policy.tingkat
    scale = scale_of(target, rules)
    ranks = {key(name): rank for rank, name in enumerate(scale or ())}
    if not isinstance(actual, str) or key(actual) not in ranks:
        return Achieved(
            None,
            None,
            "tingkat",
            "realisasi “{0}” tidak ada di skala {1}",
            (str(actual), " < ".join(scale or ())),
            temuan="pilihan-tidak-dikenal",
        )
    steps = ranks[key(actual)] - ranks[key(target)]
    per_class = rules.naik_per_kelas if steps > 0 else rules.turun_per_kelas
    raw = HUNDRED + steps * per_class
    value = min(max(raw, rules.batas_bawah), policy.capaian.batas_atas)
    how = "{0} terhadap target {1}: {2} kelas, 100 + {2} × {3} = {4}"
    if value != raw:
        how += ", dibatasi menjadi {5}"
    isi = (actual, target, Decimal(steps), per_class, raw, value)
    return Achieved(value, raw, "tingkat", how, isi)
