"""Nilai SKP by activities: the mean of the aspects of each plan, then the mean of the plans.

Perka BKN 1/2013: capaian kegiatan = sum of the aspects used ÷ how many they are.
"""

from collections.abc import Sequence
from decimal import Decimal

from kinerja_cli.rules.indicators import IndicatorScore, step_of
from kinerja_cli.rules.means import Mean, plain_mean, shared
from kinerja_cli.rules.names import key
from kinerja_cli.rules.numbers import HUNDRED, show
from kinerja_cli.rules.policy import Policy
from kinerja_cli.rules.trace import Step


def by_plan(rows: Sequence[IndicatorScore]) -> dict[str, list[IndicatorScore]]:
    """Return the indicators of each plan; one without a plan stands for itself."""
    plans: dict[str, list[IndicatorScore]] = {}
    for row in rows:
        one = row.indicator
        name = key(one.rencana) or f"{key(one.indikator)} {one.butir_id}"
        plans.setdefault(name, []).append(row)
    return plans


def plan_name(members: Sequence[IndicatorScore]) -> str:
    """Return a plan's words; those of the indicator that stands for itself."""
    one = members[0].indicator
    return one.rencana or one.indikator


def mean_of_activities(
    rows: Sequence[IndicatorScore], counted: Sequence[IndicatorScore], policy: Policy
) -> Mean:
    """Return the mean of the activities' capaian."""
    plans = list(by_plan(counted).values())
    steps, values = [], []
    shares: list[tuple[IndicatorScore, Decimal]] = []
    for members in plans:
        capaian = [row.capaian or Decimal(0) for row in members]
        value = plain_mean(capaian)
        values.append(value)
        shares += [(row, HUNDRED / len(plans) / len(members)) for row in members]
        terms = " + ".join(show(one, 4) for one in capaian)
        steps.append(
            Step(
                f"Kegiatan {plan_name(members)}",
                value,
                "({0}) ÷ {1} aspek = {2}",
                (terms, Decimal(len(members)), value),
                policy.hasil_kerja.dasar,
                bagian=tuple(step_of(row, policy) for row in members),
            )
        )
    others = [row for row in rows if all(row is not one for one in counted)]
    steps += [step_of(row, policy) for row in others]
    mean = plain_mean(values)
    terms = " + ".join(show(one, 4) for one in values)
    return Mean(
        shared(rows, shares),
        mean,
        "{0} ÷ {1} kegiatan = {2}, dibulatkan setengah ke atas menjadi {3}",
        (f"({terms})", Decimal(len(values)), mean),
        f"{policy.hasil_kerja.dasar}; {policy.pembulatan_dasar}",
        tuple(steps),
    )
