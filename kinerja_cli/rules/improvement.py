"""What would raise a score: the engine's own answer when an indicator had reached its target."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from kinerja_cli.rules.indicators import DINILAI, IndicatorScore
from kinerja_cli.rules.judgement import ORGANISASI
from kinerja_cli.rules.model import RATINGS, Fact, Inputs, Realisation
from kinerja_cli.rules.policy import Policy, Regulation
from kinerja_cli.rules.score import Score, score

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Improvement:
    """One indicator (None: all of them) at its target, and what the engine makes of it."""

    row: IndicatorScore | None
    nilai: Decimal
    usulan: str
    nilai_akhir: Decimal | None
    predikat: str


@dataclass(frozen=True, slots=True)
class BetterRating:
    """The next better rating of one component that gives a better predikat, the other as it is."""

    komponen: str
    rating: str
    lainnya: str
    predikat: str


def improvements(made: Score, policy: Regulation) -> tuple[Improvement, ...]:
    """Return what each indicator below its target would give at it, the most first; then all.

    Nothing where a year is joined from parts: an indicator stands there in several parts.
    """
    if not isinstance(policy, Policy) or made.hasil_kerja is None:
        return ()
    below = [row for row in made.indikator if _below(row)]
    found = [one for row in below if (one := _at_target(made, [row], policy, row))]
    found = [one for one in found if one.nilai > made.hasil_kerja]
    found.sort(key=lambda one: (-one.nilai, one.row.indicator.butir_id if one.row else 0))
    if len(found) > 1 and (everything := _at_target(made, below, policy, None)):
        found.append(everything)
    return tuple(found)


def _below(row: IndicatorScore) -> bool:
    capaian = row.capaian
    return (
        row.keadaan == DINILAI
        and row.bobot_persen is not None
        and capaian is not None
        and capaian < _HUNDRED
    )


def _at_target(
    made: Score, rows: Iterable[IndicatorScore], policy: Policy, row: IndicatorScore | None
) -> Improvement | None:
    again = score(_with(made.inputs, rows), policy)
    if again is None or again.hasil_kerja is None:
        return None
    usulan = again.verdict.usulan.hasil_kerja or ""
    predicate = again.verdict.predikat or ""
    return Improvement(row, again.hasil_kerja, usulan, again.nilai, predicate)


def _with(inputs: Inputs, rows: Iterable[IndicatorScore]) -> Inputs:
    """Return the inputs with the target of some indicators as their realisation."""
    period, aims = str(inputs.periode), {row.indicator.butir_id: row.target.nilai for row in rows}
    changed = []
    for one in inputs.indicators:
        aim = aims.get(one.butir_id)
        if not aim or one.tahun != inputs.periode.tahun:
            changed.append(one)
            continue
        stated = one.realisations.get(period, Realisation())
        reached = replace(stated, realisasi=Fact(aim))
        changed.append(replace(one, realisations={**one.realisations, period: reached}))
    return replace(inputs, indicators=tuple(changed), sidik="")


def better_ratings(made: Score, policy: Regulation) -> tuple[BetterRating, ...]:
    """Return which better rating of one component gives a better predikat, under a matrix."""
    verdict = made.verdict
    result, manner = verdict.hasil_kerja.rating, verdict.perilaku.rating
    if not isinstance(policy, Policy) or policy.jenis != "matriks" or not result or not manner:
        return ()
    if not verdict.predikat:
        return ()
    matrix, classes = policy.predikat.matriks, policy.predikat.kelas
    at = classes.index(verdict.predikat)
    found = []
    if verdict.hasil_kerja.dari != ORGANISASI:
        options = [(name, matrix[name][manner]) for name in RATINGS[: RATINGS.index(result)]]
        found += [BetterRating("hasil kerja", name, manner, to) for name, to in reversed(options)]
    options = [(name, matrix[result][name]) for name in RATINGS[: RATINGS.index(manner)]]
    found += [BetterRating("perilaku kerja", name, result, to) for name, to in reversed(options)]
    nearest: dict[str, BetterRating] = {}
    for one in found:
        if classes.index(one.predikat) < at:
            nearest.setdefault(one.komponen, one)
    return tuple(nearest.values())
