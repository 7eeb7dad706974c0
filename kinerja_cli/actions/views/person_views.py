"""Who somebody is, as reports name them."""

from collections.abc import Iterable

from kinerja_cli.actions.scored import Scored
from kinerja_cli.reports.view_parts import PersonView
from kinerja_cli.rules.nip import show as show_nip


def person(one: Scored) -> PersonView:
    """Return who somebody is."""
    placed, inputs = one.score.tempat.placement, one.score.inputs
    return PersonView(
        inputs.nip, show_nip(inputs.nip), inputs.nama, placed.jabatan, placed.unit_kerja,
        placed.pangkat,
    )  # fmt: skip


def head_of(found: Iterable[Scored]) -> PersonView | None:
    """Return who leads the unit, None when nobody is known to."""
    return next((person(one) for one in found if one.score.verdict.pimpinan), None)
