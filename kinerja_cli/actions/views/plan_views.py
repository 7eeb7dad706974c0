"""The work plan of an office and who carries it, as reports show it."""

from collections.abc import Iterable, Mapping, Sequence

from kinerja_cli.actions.scored import Scored
from kinerja_cli.actions.views.provenance import Side
from kinerja_cli.reports.view_parts import CarriedView, CarrierView, FigureView, PlansView, PlanView
from kinerja_cli.resources import policy_texts
from kinerja_cli.rules import achievement_scale
from kinerja_cli.rules.achievement import achieve
from kinerja_cli.rules.achievement_scale import AchievementScale
from kinerja_cli.rules.cascade import Carried, Member, cascade
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.indicators import is_qualitative, seems_lower
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
    polarities = _polarities(found)
    made = []
    for plan, lines in _by_plan(_chosen(stated, period)).items():
        texts = {key(plan), *(key(one.indikator) for _, one in lines)}
        made.append(
            PlanView(
                lines[0][1].rencana,
                tuple(_figure(at, one, period, policy, names, polarities) for at, one in lines),
                _joined(carriers[text][1] for text in sorted(texts) if text in carriers),
            )
        )
    known = {key(text) for _, one in stated for text in (one.rencana, one.indikator)}
    beyond = tuple(
        PlanView(words, (), _joined([who]))
        for text, (words, who) in sorted(carriers.items())
        if text not in known
    )
    named = any(one.tingkat for plan in made for one in plan.angka)
    scale_name = names.head.judul if named else ""
    return PlansView(tuple(made), beyond, scale_name, _without_plan(found))


def _without_plan(found: Sequence[Scored]) -> tuple[CarrierView, ...]:
    """Return who has kinerja utama of the year that supports no plan, and which."""
    carried = of_office(found)
    made = []
    for number, one in enumerate(found, 1):
        named = {name for plan in carried[one.score.inputs.nip] for name in plan.indikator}
        loose = [
            row.indicator.indikator
            for row in one.score.indikator
            if row.utama and row.indicator.indikator not in named
        ]
        if loose:
            made.append(CarrierView(number, one.score.inputs.nama, tuple(dict.fromkeys(loose))))
    return tuple(made)


def _carriers(found: Sequence[Scored]) -> dict[str, tuple[str, list[CarrierView]]]:
    """Return, by a plan's text as compared, its words and who carries it."""
    carriers: dict[str, tuple[str, list[CarrierView]]] = {}
    carried = of_office(found)
    for number, one in enumerate(found, 1):
        for plan in carried[one.score.inputs.nip]:
            through = " dan ".join(name for name, _ in plan.melalui)
            who = CarrierView(number, one.score.inputs.nama, plan.indikator, through)
            carriers.setdefault(key(plan.rencana), (plan.rencana, []))[1].append(who)
    return carriers


def of_office(found: Iterable[Scored]) -> dict[str, tuple[Carried, ...]]:
    """Return nip → the plans that somebody of an office carries."""
    return cascade(Member(one.score.inputs, one.score.tempat.last.nip_atasan) for one in found)


def carried_views(carried: Iterable[Carried]) -> tuple[CarriedView, ...]:
    """Return the plans that somebody carries as reports show them."""
    return tuple(
        CarriedView(
            one.rencana, one.dikenal, one.indikator, one.sendiri,
            ", lalu ".join(f"rencana {name}: {plan}" for name, plan in one.melalui),
        )
        for one in carried
    )  # fmt: skip


def _polarities(found: Iterable[Scored]) -> dict[str, set[str]]:
    """Return the name of an indicator → the polarities that employees' indicators of it have."""
    stated: dict[str, set[str]] = {}
    for one in found:
        for item in one.score.inputs.indicators:
            if item.polaritas and item.tahun == one.score.inputs.periode.tahun:
                stated.setdefault(key(item.indikator), set()).add(item.polaritas)
    return stated


def _joined(lists: Iterable[Sequence[CarrierView]]) -> tuple[CarrierView, ...]:
    """Return everybody once, in the order of the report."""
    by_number: dict[int, CarrierView] = {}
    for who in (one for some in lists for one in some):
        before = by_number.get(who.nomor)
        indicators = (*(before.indikator if before else ()), *who.indikator)
        by_number[who.nomor] = CarrierView(
            who.nomor, who.nama, tuple(dict.fromkeys(indicators)),
            before.melalui and who.melalui if before else who.melalui,
        )  # fmt: skip
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
    at: str, plan: UnitPlan, period: Period, policy: Regulation, names: AchievementScale,
    polarities: Mapping[str, set[str]],
) -> FigureView:  # fmt: skip
    target = plan.target.nilai if plan.target else ""
    actual = plan.realisasi.nilai if plan.realisasi else ""
    rules = policy.bagian[-1].policy if isinstance(policy, Combined) else policy
    polarity, note = _polarity(plan, polarities.get(key(plan.indikator), set()))
    value = None
    if target and actual and isinstance(rules, Policy) and not is_qualitative(target, rules):
        value = achieve(target, actual, "", polarity, rules).nilai
    label, _ = achievement_scale.classify(value, names) if value is not None else (None, "")
    return FigureView(
        plan.indikator, plan.satuan, "" if at == str(period) else from_id(at).words,
        show_quantity(target), show_quantity(actual), value, label or "",
        note if value is not None else "",
    )  # fmt: skip


_ASSUMED = "polaritas kosong, dihitung sebagai naik"


def unclear(plans: PlansView) -> Iterable[Finding]:
    """Yield what to tell of figures whose polarity was only assumed."""
    for one in (figure for plan in plans.rencana for figure in plan.angka):
        if one.catatan.startswith(_ASSUMED):
            yield Finding("polaritas-kosong", nilai=one.indikator)


def _polarity(plan: UnitPlan, stated: set[str]) -> tuple[str, str]:
    """Return the polarity of a line of the plan, and how it was found where none is stated."""
    if plan.polaritas:
        return plan.polaritas, ""
    if len(stated) == 1:
        (only,) = stated
        return only, f"polaritas {only}, menurut indikator pegawai yang bernama sama"
    why = ""
    if stated:
        why = "indikator pegawai yang bernama sama berbeda-beda polaritasnya"
    elif seems_lower(plan.indikator):
        why = "namanya seperti indikator yang makin kecil makin baik"
    if not why:
        return "", ""
    return "", f"{_ASSUMED}; {why}: isi kolom Polaritas pada rencana kerja unit"
