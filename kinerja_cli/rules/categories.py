"""Nilai SKP by categories (PermenPANRB 8/2021): capaian in whole percent → category → value.

JPT and heads of units get a value per indicator; everybody else one category per plan.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.rules.activities import by_plan, plan_name
from kinerja_cli.rules.indicators import DINILAI, IndicatorScore, step_of
from kinerja_cli.rules.means import Mean, plain_mean, shared
from kinerja_cli.rules.model import RENCANA_AKSI, UTAMA
from kinerja_cli.rules.numbers import HUNDRED, show
from kinerja_cli.rules.policy import Policy
from kinerja_cli.rules.result_values import Extra, LeaderValues, PlanValues
from kinerja_cli.rules.trace import Step

_KIND_WORDS = {UTAMA: "perjanjian kinerja dan direktif", RENCANA_AKSI: "rencana aksi"}


@dataclass(frozen=True, slots=True)
class _Valued:
    """The category and value of one indicator or plan."""

    kategori: str
    nilai: Decimal
    step: Step


def mean_of_categories(
    rows: Sequence[IndicatorScore],
    counted: Sequence[IndicatorScore],
    policy: Policy,
    *,
    leader: bool,
    periodic: bool,
) -> Mean:
    """Return nilai kinerja utama + nilai kinerja tambahan, at most the policy's highest value.

    Args:
        rows: every indicator.
        counted: the kinerja utama that count.
        policy: one whose results come by categories.
        leader: whether the employee is JPT or head of a unit.
        periodic: whether the period is a month or a quarter.
    """
    rules = policy.hasil_kerja
    if rules.pimpinan is None or rules.pegawai is None or rules.tambahan is None:
        raise ValueError(policy.id)  # `policy_results` reads all three with this way
    if leader:
        main, terms, steps = _of_leader(counted, rules.pimpinan, policy, periodic=periodic)
    else:
        main, terms, steps = _of_plans(counted, rules.pegawai, policy)
    extra = _extra(rows, rules.tambahan, policy, leader=leader)
    total = main + (extra.hasil if extra and isinstance(extra.hasil, Decimal) else Decimal(0))
    value = total if rules.batas_atas is None else min(total, rules.batas_atas)
    others = [step_of(row, policy) for row in rows if row.keadaan != DINILAI and row.utama]
    how = f"kinerja utama {terms} = {{0}}"
    how += "; {0} + tambahan {1} = {2}" if extra else ""
    how += ", dibatasi paling tinggi {4}" if value < total else ""
    share = HUNDRED / len(counted)
    return Mean(
        shared(rows, [(row, share) for row in counted]),
        value,
        how + ", dibulatkan setengah ke atas menjadi {3}",
        (main, total - main, total),
        f"{rules.dasar}; {policy.pembulatan_dasar}",
        (*steps, *([extra] if extra else []), *others),
    )


def _of_indicator(row: IndicatorScore, values: LeaderValues, policy: Policy) -> _Valued:
    percent = row.capaian or Decimal(0)
    line = next(one for one in values.garis if one.edge.holds(percent) or one is values.garis[-1])
    highest = row.indicator.target_maksimum and percent == HUNDRED
    kategori = values.garis[0].kategori if highest else line.kategori
    value = values.target_maksimum if highest else line.value(percent)
    how = "capaian {0} %: kategori {1}, nilai {2}"
    if highest:
        how += ", sebab target itu yang tertinggi yang mungkin"
    elif line.nilai is None:
        how += (
            f" pada garis {show(line.nilai_dari)}–{show(line.nilai_sampai)} "
            f"untuk {show(line.dari)}–{show(line.sampai)} %"
        )
    step = Step(
        f"Nilai {row.indicator.indikator}",
        value,
        how,
        (percent, kategori, value),
        values.dasar,
        bagian=(step_of(row, policy),),
    )
    return _Valued(kategori, value, step)


def _of_leader(
    counted: Sequence[IndicatorScore], values: LeaderValues, policy: Policy, *, periodic: bool
) -> tuple[Decimal, str, list[Step]]:
    """Return the mean of each kind of kinerja utama, weighed; a kind without any is left out."""
    weights = values.periodik if periodic else values.bobot
    basis = values.periodik_dasar if periodic else values.bobot_dasar
    steps, terms, total, weight = [], [], Decimal(0), Decimal(0)
    for kind, share in weights.items():
        made = [
            _of_indicator(row, values, policy) for row in counted if row.indicator.jenis == kind
        ]
        if not made:
            continue
        mean = plain_mean([one.nilai for one in made])
        total += share * mean
        weight += share
        terms.append(f"{show(share)} × {show(mean, 4)}")
        words = " + ".join(show(one.nilai, 4) for one in made)
        steps.append(
            Step(
                f"Nilai {_KIND_WORDS[kind]}",
                mean,
                "({0}) ÷ {1} indikator = {2}, bobot {3}",
                (words, Decimal(len(made)), mean, share),
                basis,
                bagian=tuple(one.step for one in made),
            )
        )
    return total / weight, f"({' + '.join(terms)}) ÷ {show(weight)}", steps


def _of_plans(
    counted: Sequence[IndicatorScore], values: PlanValues, policy: Policy
) -> tuple[Decimal, str, list[Step]]:
    made = [_of_plan(members, values, policy) for members in by_plan(counted).values()]
    each = [one.nilai for one in made]
    terms = f"({' + '.join(map(show, each))}) ÷ {len(each)} rencana"
    return plain_mean(each), terms, [one.step for one in made]


def _of_plan(members: Sequence[IndicatorScore], values: PlanValues, policy: Policy) -> _Valued:
    """Return the category of a plan: its one indicator's, else what the joining rules make."""
    found = [values.kategori.classify(row.capaian or Decimal(0)) for row in members]
    joined = found[0] if len(found) == 1 else next(
        rule.menjadi for rule in values.gabungan
        if not rule.kategori or found.count(rule.kategori) >= rule.sedikitnya
    )  # fmt: skip
    value = values.nilai[joined]
    step = Step(
        f"Rencana {plan_name(members)}",
        value,
        "kategori indikator {0} → {1}, nilai {2}",
        (", ".join(found), joined, value),
        values.dasar,
        bagian=tuple(step_of(row, policy) for row in members),
    )
    return _Valued(joined, value, step)


def _extra(
    rows: Sequence[IndicatorScore], rules: Extra, policy: Policy, *, leader: bool
) -> Step | None:
    """Return what kinerja tambahan adds; None when there is none."""
    results = policy.hasil_kerja
    steps, total = [], Decimal(0)
    for row in rows:
        if row.utama or row.keadaan != DINILAI or not results.pimpinan or not results.pegawai:
            continue
        made = (
            _of_indicator(row, results.pimpinan, policy)
            if leader
            else _of_plan([row], results.pegawai, policy)
        )
        weight = rules.bobot_bawaan if row.bobot is None else row.bobot
        percent = rules.persen[made.kategori]
        value = percent / HUNDRED * weight / HUNDRED * made.nilai
        total += value
        steps.append(
            Step(
                f"Tambahan {row.indicator.indikator}",
                value,
                "{0} % × bobot lingkup penugasan {1} % × nilai {2} = {3}",
                (percent, weight, made.nilai, value),
                rules.dasar,
                bagian=(made.step,),
            )
        )
    if not steps:
        return None
    value = min(total, rules.batas_atas)
    how = "jumlah {0}" + (", dibatasi paling tinggi {1}" if value < total else "")
    return Step("Kinerja tambahan", value, how, (total, value), rules.dasar, bagian=tuple(steps))
