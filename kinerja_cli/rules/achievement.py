"""Capaian of one indicator: the percentage of target and realisation, by its formula.

Each formula states what happens at a target of zero, a realisation of zero and negative numbers;
none of them crashes and none gives a silent number (../docs/penilaian.md).
"""

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kinerja_cli.rules.names import key
from kinerja_cli.rules.numbers import HUNDRED, Quantity, Range, read, show
from kinerja_cli.rules.policy import Categories, Formula, Policy

ZERO = Decimal(0)


class Achieved(NamedTuple):
    """The capaian of one indicator; a tuple, for a city has hundreds of thousands.

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


class _Made(NamedTuple):
    """What a formula makes: percent and how; or the finding that says why there is none."""

    nilai: Decimal | None
    pola: str
    temuan: str = ""


def _naik(target: Decimal, actual: Decimal, policy: Policy) -> _Made:
    if target < 0 and policy.capaian.terbalik:
        return _turun_2t(target, actual, policy)
    if target == 0 and actual == 0:
        return _Made(HUNDRED, "target 0 dan realisasi 0, tercapai")
    if target == 0:
        return _Made(None, "target 0, realisasi {1}: tidak dapat dihitung", "target-nol")
    return _Made(actual / target * 100, "{1} ÷ {0} × 100")


def _zero_target(actual: Decimal) -> _Made:
    """Less is better and the target is zero: nothing more than zero is reached, or it is missed."""
    if actual <= 0:
        return _Made(HUNDRED, "target 0 dan realisasi {1}, tercapai")
    return _Made(ZERO, "target 0 dilewati oleh realisasi {1}")


def _turun_2t(target: Decimal, actual: Decimal, _policy: Policy) -> _Made:
    if target == 0:
        return _zero_target(actual)
    return _Made((1 + (1 - actual / target)) * 100, "(1 + (1 − {1} ÷ {0})) × 100")


def _turun_tr(target: Decimal, actual: Decimal, policy: Policy) -> _Made:
    if target == 0:
        return _zero_target(actual)
    if actual > 0:
        return _Made(target / actual * 100, "{0} ÷ {1} × 100")
    cap = policy.capaian.batas_atas
    if cap is None:
        how = "realisasi {1} tanpa batas atas: tidak dapat dihitung"
        return _Made(None, how, "tanpa-batas-atas")
    return _Made(cap, "realisasi {1}, diberi batas atas")


def _stabil(target: Decimal, actual: Decimal, policy: Policy) -> _Made:
    made = _naik(target, actual, policy)
    if made.nilai is None or target == 0:
        return made
    near, pola = made.nilai, made.pola
    if near > HUNDRED:
        near, pola = 200 - near, "200 − {1} ÷ {0} × 100"
    if policy.stabil is None:
        return _Made(near, pola)
    return _Made(policy.stabil.at(near), f"{pola} = {show(near, 4)}, diinterpolasi")


def _efisiensi(target: Decimal, actual: Decimal, policy: Policy) -> _Made:
    """Aspects waktu and biaya of Perka BKN 1/2013."""
    rules = policy.efisiensi
    if rules is None:  # a policy that names the formula has its table: `policy_text` sees to it
        raise ValueError(policy.id)
    if target == 0:
        return _zero_target(actual)
    actual = max(actual, ZERO)
    value = (rules.pengali * target - actual) / target * 100
    how = f"({show(rules.pengali)} × {{0}} − {{1}}) ÷ {{0}} × 100"
    if 100 - actual / target * 100 <= rules.batas:
        return _Made(value, how)
    over = f"{show(rules.pangkal)} − ({how} − 100), sebab efisiensi di atas {show(rules.batas)} %"
    return _Made(rules.pangkal - (value - 100), over)


_FORMULAS: dict[str, Callable[[Decimal, Decimal, Policy], _Made]] = {
    "naik": _naik,
    "turun-2t": _turun_2t,
    "turun-tr": _turun_tr,
    "stabil": _stabil,
    "efisiensi": _efisiensi,
}


def formula_of(rumus: str, polaritas: str, policy: Policy, aspek: str = "") -> Formula:
    """Return the numeric formula: the indicator's own, else its aspect's, else its polarity's.

    A written polarity Naik or Stabil beats the aspect.
    """
    if rumus in _FORMULAS:
        return Formula(rumus, f"Rumus {rumus} tertulis pada lembar indikator")
    if aspek in policy.aspek and polaritas not in {"naik", "stabil"}:
        return policy.aspek[aspek]
    return policy.rumus[polaritas or "naik"]


def basis_of(
    achieved: Achieved, rumus: str, polaritas: str, policy: Policy, aspek: str = ""
) -> str:
    """Return the articles behind a capaian: its formula's, and that of a bound it ran into."""
    if achieved.rumus == "tingkat":
        basis = policy.tingkat.dasar
    else:
        basis = formula_of(rumus, polaritas, policy, aspek).dasar
    if achieved.rumus == "efisiensi" and policy.efisiensi:
        basis = policy.efisiensi.dasar
    if achieved.rumus == "stabil" and policy.stabil:
        basis += f"; {policy.stabil.dasar}"
    bounded = achieved.nilai != achieved.kotor
    return f"{basis}; {policy.capaian.dasar}" if bounded else basis


def scale_of(target: str, categories: Categories) -> tuple[str, ...] | None:
    """Return the ordered scale a target in words belongs to, None when there is none.

    Words on no scale make an indicator qualitative: it has no capaian.
    """
    wanted = key(target)
    return next((s for s in categories.skala.values() if wanted in map(key, s)), None)


@lru_cache(1 << 12)  # the same few figures stand in thousands of rows: 100 of 100, 12 of 12
def achieve(
    stated: str, reached: str, rumus: str, polaritas: str, policy: Policy, aspek: str = ""
) -> Achieved:
    """Return the capaian of one indicator under a policy, from target and realisation as stored.

    A target in words needs a scale (`scale_of`); callers sort out qualitative indicators first.
    """
    target, actual = read(stated), read(reached)
    if isinstance(target, str):
        return _by_category(target, actual, policy)
    formula = formula_of(rumus, polaritas, policy, aspek).rumus
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
    if target < 0 and not (formula == "naik" and policy.capaian.terbalik):
        return Achieved(
            None, None, formula, "target {0} negatif", (target,), target, actual, "target-negatif"
        )
    made = _FORMULAS[formula](target, actual, policy)
    if made.nilai is None:
        isi = (target, actual)
        return Achieved(None, None, formula, made.pola, isi, target, actual, made.temuan)
    value = policy.capaian.bounded(made.nilai)
    # Words are no sum: "target 0 dan realisasi 0, tercapai: 100".
    equals = " = {2}" if "÷" in made.pola else ": {2}"
    how = made.pola + equals + _bounded(made.nilai, value, policy)
    return Achieved(
        value, made.nilai, formula, how, (target, actual, made.nilai, value), target, actual
    )


def _bounded(raw: Decimal, value: Decimal, policy: Policy) -> str:
    """Return the words for what floor, cap and rounding did to a capaian; {3} is the result."""
    if raw < policy.capaian.batas_bawah:
        return ", dibatasi paling rendah {3}"
    if policy.capaian.batas_atas is not None and raw > policy.capaian.batas_atas:
        return ", dibatasi paling tinggi {3}"
    return ", dibulatkan menjadi {3}" if value != raw else ""


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
    value = policy.capaian.bounded(max(raw, rules.batas_bawah))
    how = "{0} terhadap target {1}: {2} kelas, 100 + {2} × {3} = {4}"
    if value != raw:
        how += ", dibatasi menjadi {5}"
    isi = (actual, target, Decimal(steps), per_class, raw, value)
    return Achieved(value, raw, "tingkat", how, isi)
