"""The development page of one employee: trends, feedback, training, progress."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from kinerja_cli.actions.scored import Scored
from kinerja_cli.actions.views.component_trend import trend
from kinerja_cli.actions.views.feedback_given import Given
from kinerja_cli.reports.view_development import (
    AdviceView,
    DevelopmentView,
    ProgressView,
    TrainingView,
)
from kinerja_cli.rules import feedback, progress, training_needs
from kinerja_cli.rules.consequences import SidePolicies, consequences
from kinerja_cli.rules.model import TAMBAHAN, Indicator
from kinerja_cli.rules.numbers import HUNDRED, decimal_or_none, show_quantity
from kinerja_cli.rules.periods import every
from kinerja_cli.rules.placement import began
from kinerja_cli.rules.progress import Progress
from kinerja_cli.rules.reported import DUKUNGAN, SkpLine
from kinerja_cli.store.database import Connection

_SIGNS = {
    progress.TERCAPAI: "✓",
    progress.CUKUP: "▲",
    progress.KURANG: "▼",
    progress.LEWAT: "✕",
    progress.TIDAK_TERCAPAI: "✕",
    progress.TIDAK_DINYATAKAN: "○",
}


def development(
    connection: Connection, one: Scored, yearly: Mapping[int, Indicator],
    lines: Sequence[SkpLine], given: Given, side: SidePolicies,
) -> DevelopmentView:  # fmt: skip
    """Return the development page; the year's indicators stand in for those of the period alone."""
    period = one.score.inputs.periode
    score = replace(
        one.score,
        indikator=tuple(
            row._replace(indicator=yearly.get(row.indicator.butir_id, row.indicator))
            for row in one.score.indikator
        ),
    )
    since = began(score.tempat.placement, period)
    standing = {
        row.indicator.butir_id: progress.progress(row.indicator, period, since)
        for row in score.indikator
    }
    known = consequences(score, one.policy, side)
    support = tuple(line.isi for line in lines if line.bagian == DUKUNGAN)
    needs = training_needs.suggestions(score, one.policy, known.celah, known.kompetensi)
    advice = feedback.advice(score, one.policy, standing, given.by_indicator, support)
    ended = [part for part in every(period.tahun, "triwulan") if part.last <= period.last]
    return DevelopmentView(
        tren=trend(connection, one),
        kekuatan=tuple(said.kalimat for said in feedback.strengths(score, one.policy)),
        kelemahan=tuple(said.kalimat for said in feedback.weaknesses(score, one.policy)),
        saran=tuple(
            AdviceView(a.indikator, a.apa, a.dampak, a.langkah, a.dukungan) for a in advice
        ),
        diterima=tuple(given.all),
        pelatihan=tuple(TrainingView(need.saran, need.alasan) for need in needs),
        kemajuan=tuple(_progress(item) for item in standing.values()),
        kemajuan_sampai=ended[-1].words if ended else "",
    )


def _progress(item: Progress) -> ProgressView:
    one = item.indicator
    return ProgressView(
        indikator=one.indikator,
        jenis="kinerja tambahan" if one.jenis == TAMBAHAN else "",
        satuan=one.satuan,
        cara=item.cara,
        polaritas=one.polaritas or "naik",
        target=show_quantity(item.target),
        sampai=progress.shown(item.sampai),
        persen=_percent(item),
        tersisa=item.tersisa,
        keadaan=item.keadaan,
        tanda=_SIGNS[item.keadaan],
        alasan=item.alasan,
    )


def _percent(item: Progress) -> Decimal | None:
    """Return what is reached in percent of the year's target, to draw; None without numbers."""
    got, aim = decimal_or_none(item.sampai), decimal_or_none(item.target)
    return got / aim * HUNDRED if got is not None and aim else None
