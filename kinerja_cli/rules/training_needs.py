"""Suggestions for training, each with its reason: competencies below standard, weak aspects.

Which training fits an aspect is this program's suggestion (docs/penilaian.md), no regulation.
"""

from collections.abc import Sequence
from typing import NamedTuple

from kinerja_cli.rules.competence import CompetenceScore, Gap
from kinerja_cli.rules.feedback import judged
from kinerja_cli.rules.indicators import IndicatorScore
from kinerja_cli.rules.numbers import HUNDRED, show, show_quantity
from kinerja_cli.rules.policy import Regulation
from kinerja_cli.rules.score import Score

THEMES = {
    "kuantitas": "Perencanaan dan pengendalian kerja",
    "kualitas": "Penjaminan mutu hasil kerja",
    "waktu": "Manajemen waktu dan penyederhanaan proses",
    "biaya": "Pengelolaan anggaran",
}
"""Aspect of an indicator → theme of a training for whoever is weak in it."""

_GROUP = 2
"""From how many indicators of one aspect below their target on that aspect counts as weak."""


class Suggestion(NamedTuple):
    """A training and the figures that speak for it."""

    saran: str
    alasan: str


def suggestions(
    score: Score, policy: Regulation, gaps: Sequence[Gap], levels: CompetenceScore | None
) -> tuple[Suggestion, ...]:
    """Return the suggestions for one employee; none where the figures give no ground."""
    rows = [row for row in judged(score, policy) if (row.capaian or 0) < HUNDRED]
    weak = sorted(rows, key=lambda row: row.capaian or 0)
    return (*_of_gaps(score, gaps, levels, weak), *_of_aspects(weak))


def _of_gaps(
    score: Score, gaps: Sequence[Gap], levels: CompetenceScore | None, weak: list[IndicatorScore]
) -> tuple[Suggestion, ...]:
    """Return one suggestion for all competencies below standard, the widest gap first."""
    if not gaps or levels is None:
        return ()
    told = ", ".join(
        f"{gap.kompetensi} (level {show(gap.pegawai)}, standar {show(gap.standar)})" for gap in gaps
    )
    value = levels.komponen.nilai
    reason = f"{len(gaps)} dari {len(levels.celah)} kompetensi di bawah standar: {told}"
    if value is not None:
        reason += f"; nilai kompetensi {show(value, 2)}"
    if weak:
        reason += f"; indikator dengan capaian terendah: {_row(weak[0])}"
    elif score.hasil_kerja is not None:
        reason += f"; nilai hasil kerja {show(score.hasil_kerja, 2)}"
    return (Suggestion(" · ".join(gap.kompetensi for gap in gaps), f"{reason}."),)


def _of_aspects(weak: list[IndicatorScore]) -> tuple[Suggestion, ...]:
    found = []
    for aspect, theme in THEMES.items():
        rows = [row for row in weak if row.indicator.aspek.casefold() == aspect]
        if len(rows) >= _GROUP:
            told = "; ".join(map(_row, rows))
            reason = f"{len(rows)} indikator aspek {aspect} di bawah target: {told}."
            found.append(Suggestion(theme, reason))
    return tuple(found)


def _row(row: IndicatorScore) -> str:
    target, actual = show_quantity(row.target.nilai), show_quantity(row.realisasi.nilai)
    share = f", bobot {show(row.bobot_persen, 2)} persen" if row.bobot_persen else ""
    percent = show(row.capaian, 2) if row.capaian is not None else "–"
    return (
        f"“{row.indicator.indikator}” {actual} terhadap target {target} "
        f"(capaian {percent} persen{share})"
    )
