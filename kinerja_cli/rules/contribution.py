"""Contribution to the office's programme: shown, never scored."""

from kinerja_cli.rules.model import Inputs, UnitPlan
from kinerja_cli.rules.names import key
from kinerja_cli.rules.trace import Step

_BASIS = (
    "PermenPANRB 6/2022: rencana hasil kerja pimpinan yang diintervensi; ditampilkan, tidak dinilai"
)


def plans_carried(inputs: Inputs) -> dict[str, tuple[UnitPlan | None, list[str]]]:
    """Return plan of the superior or unit → the unit's own plan it is, and who carries it here.

    The plan is None where the unit's work plan does not know the text.
    """
    known = {
        key(text): plan
        for plan in inputs.rencana_unit
        for text in (plan.rencana, plan.indikator)
        if text
    }
    found: dict[str, tuple[UnitPlan | None, list[str]]] = {}
    for one in inputs.indicators:
        if one.tahun != inputs.periode.tahun:
            continue
        plan = known.get(key(one.rencana_atasan)) if one.rencana_atasan else None
        own = known.get(key(one.rencana)) or known.get(key(one.indikator))
        text = own.rencana if own and not plan else one.rencana_atasan
        if text:
            found.setdefault(text, (plan or own, []))[1].append(one.indikator)
    return found


def contribution(inputs: Inputs) -> tuple[Step, ...]:
    """Return a step per plan that the employee's indicators intervene; none: no step."""
    carried = plans_carried(inputs)
    if not carried:
        return ()
    steps = []
    for text, (plan, indicators) in carried.items():
        how = "indikator: {0}"
        how += "" if plan else "; tidak langsung menyebut rencana kerja unit yang diimpor"
        sources = (plan.asal,) if plan and plan.asal else ()
        count = f"didukung {len(indicators)} indikator"
        steps.append(Step(text, count, how, ("; ".join(indicators),), _BASIS, sources))
    how = "rencana pimpinan atau unit yang didukung; ditampilkan, tidak dinilai"
    return (
        Step(
            "Kontribusi pada rencana kerja unit",
            f"{len(carried)} rencana",
            how,
            dasar=_BASIS,
            bagian=tuple(steps),
        ),
    )
