"""The work plan of an office and who carries it, as reports show it."""

from collections.abc import Iterable, Mapping, Sequence

from kinerja_cli.actions.provenance import Side
from kinerja_cli.actions.scored import Scored
from kinerja_cli.reports.view_parts import CarrierView, FigureView, PlansView, PlanView
from kinerja_cli.resources import policy_texts
from kinerja_cli.rules import achievement_scale
from kinerja_cli.rules.achievement import achieve
from kinerja_cli.rules.achievement_scale import AchievementScale
from kinerja_cli.rules.contribution import plans_carried
from kinerja_cli.rules.indicators import is_qualitative
from kinerja_cli.rules.model import UnitPlan
from kinerja_cli.rules.names import key
from kinerja_cli.rules.numbers import show_quantity
from kinerja_cli.rules.periods import Period, from_id
from kinerja_cli.rules.policy import Combined, Policy, Regulation
from kinerja_cli.store import component_inputs
from kinerja_cli.store.database import Connection

SCALE = "permendagri-86-2017"

Stated = tuple[str, UnitPlan]
"""A line of a plan with the period that its figures are of."""


def scale() -> AchievementScale:
    """Return the scale that names a capaian of the unit."""
    return achievement_scale.parse(policy_texts(), SCALE)


def sides(plans: PlansView) -> list[Side]:
    """Return the regulation that names a capaian, where one is named."""
    if not plans.skala:
        return []
    names = scale()
    return [(names.head, names.belum_dikonfirmasi)]


def plans(
    connection: Connection, found: Sequence[Scored], unit: int, policy: Regulation
) -> PlansView:
    """Return the plans of an office in the period of these scores, in the order of the employees.

    Args:
        connection: the database.
        found: the scores in the order in which the report lists them.
        unit: the office.
        policy: the regulation whose formulas make a capaian.
    """
    period, run = found[0].score.inputs.periode, max((one.run for one in found), key=lambda r: r.id)
    stated = component_inputs.plans(connection, unit, period, run.baca_sampai)
    names = scale()
    carriers = _carriers(found)
    made = []
    for plan, lines in _by_plan(_chosen(stated, period)).items():
        texts = {key(plan), *(key(one.indikator) for _, one in lines)}
        made.append(
            PlanView(
                lines[0][1].rencana,
                tuple(_figure(at, one, period, policy, names) for at, one in lines),
                _joined(carriers[text][1] for text in texts if text in carriers),
            )
        )
    known = {key(text) for _, one in stated for text in (one.rencana, one.indikator)}
    beyond = tuple(
        PlanView(words, (), _joined([who]))
        for text, (words, who) in sorted(carriers.items())
        if text not in known
    )
    named = any(one.tingkat for plan in made for one in plan.angka)
    return PlansView(tuple(made), beyond, names.head.judul if named else "")


def _carriers(found: Sequence[Scored]) -> dict[str, tuple[str, list[CarrierView]]]:
    """Return, by a plan's text as compared, its words and who carries it."""
    carriers: dict[str, tuple[str, list[CarrierView]]] = {}
    for number, one in enumerate(found, 1):
        for text, (_, indicators) in plans_carried(one.score.inputs).items():
            who = CarrierView(number, one.score.inputs.nama, tuple(indicators))
            carriers.setdefault(key(text), (text, []))[1].append(who)
    return carriers


def _joined(lists: Iterable[Sequence[CarrierView]]) -> tuple[CarrierView, ...]:
    """Return everybody once, in the order of the report."""
    by_number: dict[int, CarrierView] = {}
    for who in (one for some in lists for one in some):
        before = by_number.get(who.nomor)
        indicators = (*(before.indikator if before else ()), *who.indikator)
        by_number[who.nomor] = CarrierView(who.nomor, who.nama, tuple(dict.fromkeys(indicators)))
    return tuple(by_number[number] for number in sorted(by_number))


def _chosen(stated: Sequence[Stated], period: Period) -> list[Stated]:
    """Return each line once: of this period, else of the shortest longer one, else the last part."""

    def rank(at: str) -> tuple[int, int]:
        one = from_id(at)
        days = (one.last - one.first).days
        if one == period:
            return 0, 0
        return (1, days) if one.contains(period) else (2, -one.last.toordinal())

    best: dict[tuple[str, str], Stated] = {}
    for at, plan in stated:
        name = key(plan.rencana), key(plan.indikator)
        if name not in best or rank(at) < rank(best[name][0]):
            best[name] = at, plan
    return list(best.values())


def _by_plan(lines: Sequence[Stated]) -> Mapping[str, list[Stated]]:
    found: dict[str, list[Stated]] = {}
    for at, plan in lines:
        found.setdefault(plan.rencana, []).append((at, plan))
    return found


def _figure(
    at: str, plan: UnitPlan, period: Period, policy: Regulation, names: AchievementScale
) -> FigureView:
    target = plan.target.nilai if plan.target else ""
    actual = plan.realisasi.nilai if plan.realisasi else ""
    rules = policy.bagian[-1].policy if isinstance(policy, Combined) else policy
    value = None
    if target and actual and isinstance(rules, Policy) and not is_qualitative(target, rules):
        value = achieve(target, actual, "", plan.polaritas, rules).nilai
    label, _ = achievement_scale.classify(value, names) if value is not None else (None, "")
    return FigureView(
        plan.indikator, plan.satuan, "" if at == str(period) else from_id(at).words,
        show_quantity(target), show_quantity(actual), value, label or "",
    )  # fmt: skip
