"""Strengths, weaknesses and constructive feedback, drawn from one employee's own figures.

Every sentence names what it speaks of and the figures it rests on; where there is no figure,
nothing is said. Nothing here enters a score.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from kinerja_cli.rules import progress, rollup
from kinerja_cli.rules.indicators import IndicatorScore
from kinerja_cli.rules.names import key
from kinerja_cli.rules.numbers import HUNDRED, show, show_quantity
from kinerja_cli.rules.periods import Period, every
from kinerja_cli.rules.policy import Policy, Regulation
from kinerja_cli.rules.progress import Progress
from kinerja_cli.rules.score import Score

MOST = 3
"""How many strengths and how many weaknesses are named: the ones that weigh most."""

_SHARED_WORDS, _LONG = 2, 5


class Said(NamedTuple):
    """One generated sentence and what it is about: an indicator, a competency, a value."""

    tentang: str
    kalimat: str


class Advice(NamedTuple):
    """Constructive feedback on one indicator; "" where the data give no ground."""

    indikator: str
    apa: str
    dampak: str
    langkah: str
    dukungan: str


def strengths(score: Score, policy: Regulation) -> tuple[Said, ...]:
    """Return the indicators above their target, those first that lift the most."""
    rows = [row for row in judged(score, policy) if (row.capaian or 0) > HUNDRED]
    ranked = sorted(rows, key=lambda row: -_pull(row))
    return tuple(
        Said(row.indicator.indikator, _lifted(row, score, policy)) for row in ranked[:MOST]
    )


def weak_rows(score: Score, policy: Regulation) -> list[IndicatorScore]:
    """Return the indicators below their target, those first that cost the most."""
    rows = [
        row
        for row in judged(score, policy)
        if row.capaian is not None and row.capaian < HUNDRED
    ]  # fmt: skip
    return sorted(rows, key=_pull)[:MOST]


def weaknesses(score: Score, policy: Regulation) -> tuple[Said, ...]:
    """Return what lies below its target."""
    return tuple(
        Said(row.indicator.indikator, _fallen(row, score, policy))
        for row in weak_rows(score, policy)
    )


def judged(score: Score, policy: Regulation) -> list[IndicatorScore]:
    """Return the indicators that have a capaian and count."""
    rows = [row for row in score.indikator if row.capaian is not None and row.utama]
    return [row for row in rows if row.bobot_persen] if weighted(policy) else rows


def weighted(policy: Regulation) -> bool:
    """Return whether nilai hasil kerja is the plain weighted mean of the capaian."""
    return isinstance(policy, Policy) and policy.hasil_kerja.cara == "tertimbang"


def advice(
    score: Score,
    policy: Regulation,
    standing: Mapping[int, Progress],
    told: Mapping[int, Sequence[str]],
    support: Sequence[str],
) -> tuple[Advice, ...]:
    """Return constructive feedback on what lies below its target.

    Args:
        score: the employee's score.
        policy: the regulation it was made under.
        standing: number of an indicator → its progress in the year.
        told: number of an indicator → feedback that somebody gave on it, with the giver.
        support: the lines of Dukungan Sumber Daya in the SKP.
    """
    return tuple(
        Advice(
            row.indicator.indikator,
            _what(row, score),
            _effect(row, score, policy),
            _next_step(row, standing.get(row.indicator.butir_id), score.hasil_kerja),
            _support(row, told.get(row.indicator.butir_id, ()), support),
        )
        for row in weak_rows(score, policy)
    )


def _pull(row: IndicatorScore) -> Decimal:
    """Return how far a row lifts or lowers the nilai hasil kerja, in hundredths of a point."""
    return ((row.capaian or HUNDRED) - HUNDRED) * (row.bobot_persen or Decimal(1))


def _figures(row: IndicatorScore) -> str:
    unit = f" {_unit(row)}" if row.indicator.satuan else ""
    target, actual = show_quantity(row.target.nilai), show_quantity(row.realisasi.nilai)
    return f"{actual}{unit} terhadap target {target}{unit} (capaian {_percent(row.capaian)} persen)"


def _unit(row: IndicatorScore) -> str:
    unit = row.indicator.satuan
    return unit if unit.isupper() else unit.lower()


def _percent(value: Decimal | None) -> str:
    return "–" if value is None else show(value, 2)


def _lifted(row: IndicatorScore, score: Score, policy: Regulation) -> str:
    text = f"“{row.indicator.indikator}” mencapai {_figures(row)}"
    if weighted(policy) and row.bobot_persen and row.capaian is not None:
        share = row.capaian * row.bobot_persen / HUNDRED
        text += f" dengan bobot {show(row.bobot_persen, 2)} persen"
        if score.hasil_kerja is not None:
            text += f", yaitu {show(share, 2)} dari nilai hasil kerja {show(score.hasil_kerja, 2)}"
    return f"{text}{_before(row, score.inputs.periode)}."


def _fallen(row: IndicatorScore, score: Score, policy: Regulation) -> str:
    text = f"“{row.indicator.indikator}” baru {_figures(row)}"
    if weighted(policy) and row.bobot_persen:
        text += f" dengan bobot {show(row.bobot_persen, 2)} persen"
        if score.hasil_kerja is not None:
            text += f", pada nilai hasil kerja {show(score.hasil_kerja, 2)}"
    return f"{text}{_before(row, score.inputs.periode)}."


def _before(row: IndicatorScore, period: Period) -> str:
    """Return the figures of the period before in the same year; "" without any."""
    if period.nomor == 1:
        return ""
    earlier = every(period.tahun, period.jenis)[period.nomor - 2]
    figures = rollup.figures(row.indicator, earlier)
    if not figures.realisasi.nilai or not figures.target.nilai:
        return ""
    got, aim = show_quantity(figures.realisasi.nilai), show_quantity(figures.target.nilai)
    return f"; pada {earlier.words} realisasinya {got} terhadap target {aim}"


def _what(row: IndicatorScore, score: Score) -> str:
    weight = f", bobot {show(row.bobot_persen, 2)} persen" if row.bobot_persen else ""
    plan = f", bagian dari rencana “{row.indicator.rencana}”" if row.indicator.rencana else ""
    value = f", nilai hasil kerja {show(score.hasil_kerja, 2)}" if score.hasil_kerja else ""
    when = score.inputs.periode.words
    return f"Pada {when} “{row.indicator.indikator}” baru {_figures(row)}{weight}{value}{plan}."


def _effect(row: IndicatorScore, score: Score, policy: Regulation) -> str:
    if not weighted(policy) or not row.bobot_persen or score.hasil_kerja is None:
        return ""
    lost = (HUNDRED - (row.capaian or Decimal(0))) * row.bobot_persen / HUNDRED
    now = score.hasil_kerja
    above = row.indicator.rencana_atasan
    plan = f"; rencana atasan yang didukungnya: “{above}”" if above else ""
    return (
        f"Selisih “{row.indicator.indikator}” dari targetnya mengurangi nilai hasil kerja "
        f"{show(lost, 2)} poin: sekarang {show(now, 2)}, {show(now + lost, 2)} bila target "
        f"{show_quantity(row.target.nilai)} tercapai{plan}."
    )


def _next_step(row: IndicatorScore, standing: Progress | None, value: Decimal | None) -> str:
    """Return what the rest of the year asks for, by the figures of the progress."""
    if standing is None or not standing.sisa_triwulan or not standing.target:
        return ""
    name, unit = row.indicator.indikator, f" {_unit(row)}" if row.indicator.satuan else ""
    aim, quarters = show_quantity(standing.target), standing.sisa_triwulan
    reached = progress.shown(standing.sampai)
    weight = f" (bobot {show(row.bobot_persen, 2)} persen" if row.bobot_persen else ""
    if weight:
        weight += f" pada nilai hasil kerja {show(value, 2)})" if value is not None else ")"
    if standing.keadaan == progress.TIDAK_DINYATAKAN:
        return ""
    head = f"Untuk target setahun {aim}{unit} “{name}”{weight}, sampai kini {reached}{unit}"
    if standing.perlu is not None and standing.cara == rollup.JUMLAH:
        each = f"rata-rata {show(standing.perlu, 2)}{unit} pada setiap triwulan dari {quarters}"
        rest = f"yaitu {each} triwulan berikutnya" if quarters > 1 else "pada triwulan terakhir"
        return f"{head}: tersisa {standing.tersisa}{unit}, {rest}."
    if standing.keadaan == progress.KURANG and standing.tersisa:
        left = standing.tersisa if standing.cara == rollup.RATA else f"tersisa {standing.tersisa}"
        return f"{head}: {left}{'' if standing.cara == rollup.RATA else unit}."
    return f"{head} ({standing.keadaan}: {standing.alasan})."


def _support(row: IndicatorScore, told: Sequence[str], support: Sequence[str]) -> str:
    """Return who said what about it, and the support agreed in the SKP that speaks of it."""
    parts = [f"umpan balik {one}" for one in told]
    mine = _words(f"{row.indicator.indikator} {row.indicator.rencana}")
    parts += [
        f"dukungan yang disepakati dalam SKP: {line}"
        for line in support
        if len(mine & _words(line)) >= _SHARED_WORDS
    ]
    if not parts:
        return ""
    figures = _percent(row.capaian)
    return f"Untuk “{row.indicator.indikator}” (capaian {figures} persen): {'; '.join(parts)}"


def _words(text: str) -> set[str]:
    return {word for word in key(text).split() if len(word) >= _LONG}
