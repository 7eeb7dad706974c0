"""Objections (keberatan) as reports show them."""

from collections.abc import Iterable

from kinerja_cli.actions.dates import stated_day
from kinerja_cli.reports.view import ObjectionView
from kinerja_cli.rules.nip import show as show_nip
from kinerja_cli.rules.periods import Period, from_id
from kinerja_cli.store.objections import Objection


def shown(found: Iterable[Objection], period: Period) -> tuple[ObjectionView, ...]:
    """Return objections in a report of a period, the open ones first."""
    return tuple(
        ObjectionView(
            stated_day(one.tanggal), show_nip(one.nip), one.nama, one.alasan, one.jawaban,
            stated_day(one.tanggal_jawaban),
            "" if one.periode == str(period) else from_id(one.periode).words,
        )
        for one in sorted(found, key=lambda one: not one.terbuka)
    )  # fmt: skip
