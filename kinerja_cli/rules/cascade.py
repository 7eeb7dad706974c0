"""Who carries the unit's plans: directly, as their own, or through the plans of their superiors."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kinerja_cli.rules.model import Inputs
from kinerja_cli.rules.names import key


@dataclass(frozen=True, slots=True)
class Member:
    """One employee of the unit and the NIP of their superior, "" for none."""

    inputs: Inputs
    atasan_nip: str


@dataclass(frozen=True, slots=True)
class Carried:
    """One plan that somebody carries.

    Attributes:
        rencana: the unit's plan; the text that the employee's indicators name where none is reached.
        dikenal: whether the unit's work plan knows it.
        indikator: the employee's own indicators.
        sendiri: whether the unit's plan is the employee's own plan.
        melalui: through whose plans, the nearest superior first: (name, plan).
    """

    rencana: str
    dikenal: bool
    indikator: tuple[str, ...]
    sendiri: bool = False
    melalui: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Found:
    sendiri: bool
    melalui: tuple[tuple[str, str], ...]
    indikator: list[str] = field(default_factory=list)


def cascade(members: Iterable[Member]) -> dict[str, tuple[Carried, ...]]:
    """Return nip → the plans that somebody carries, in the order of their indicators."""
    by_nip = {one.inputs.nip: one for one in members}
    return {nip: _carried(one, by_nip) for nip, one in by_nip.items()}


def _carried(one: Member, by_nip: Mapping[str, Member]) -> tuple[Carried, ...]:
    inputs = one.inputs
    known = {key(text): plan.rencana for plan in inputs.rencana_unit
             for text in (plan.rencana, plan.indikator) if text}  # fmt: skip
    found: dict[tuple[str, bool], _Found] = {}
    for item in inputs.indicators:
        if item.tahun != inputs.periode.tahun:
            continue
        above, own = (
            item.rencana_atasan,
            known.get(key(item.rencana)) or known.get(key(item.indikator)),
        )
        path: tuple[tuple[str, str], ...] = ()
        plan = known.get(key(above)) if above else None
        if plan is None and own:
            plan = own
        elif plan is None and above:
            plan, path = _through(above, one, by_nip, known, frozenset({inputs.nip}))
        if plan or above:
            name = plan or above, plan is not None
            itself = bool(plan and plan == own and not (above and known.get(key(above))))
            found.setdefault(name, _Found(itself, path)).indikator.append(item.indikator)
    return tuple(
        Carried(text, is_known, tuple(got.indikator), got.sendiri, got.melalui)
        for (text, is_known), got in found.items()
    )


def _through(
    text: str,
    one: Member,
    by_nip: Mapping[str, Member],
    known: Mapping[str, str],
    seen: frozenset[str],
) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    """Return the unit's plan that a superior's plan supports, and through whose plans."""
    superior = by_nip.get(one.atasan_nip)
    if superior is None or superior.inputs.nip in seen:
        return None, ()
    step = (superior.inputs.nama, text)
    for item in superior.inputs.indicators:
        if key(text) not in {key(item.rencana), key(item.indikator)}:
            continue
        plan = known.get(key(item.rencana_atasan)) if item.rencana_atasan else None
        if plan:
            return plan, (step,)
        if item.rencana_atasan:
            plan, path = _through(
                item.rencana_atasan, superior, by_nip, known, seen | {superior.inputs.nip}
            )
            if plan:
                return plan, (step, *path)
    return None, ()
