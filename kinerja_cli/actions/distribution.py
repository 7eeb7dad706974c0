"""The distribution of predicates per office: which policy, which people, which are borderline."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from kinerja_cli.resources import policy_texts
from kinerja_cli.rules import distribution_policy
from kinerja_cli.rules.behaviour import scale_of
from kinerja_cli.rules.closeness import Closeness
from kinerja_cli.rules.distribution import DistributionResult, check
from kinerja_cli.rules.distribution_advice import HASIL, PERILAKU, Borderline
from kinerja_cli.rules.distribution_policy import (
    MAKS_JUMLAH,
    MAKS_PERSEN,
    TERBANYAK,
    DistributionPolicy,
)
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.judgement import ORGANISASI, Held, Suggested
from kinerja_cli.rules.leniency import Rated, Rating
from kinerja_cli.rules.model import RATINGS
from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.policy import Policy, Regulation
from kinerja_cli.rules.scales import Scale
from kinerja_cli.rules.score import Score

POLICY_ID = "se-menpanrb-3-2023"


def in_force(period: Period, classes: Iterable[str]) -> DistributionPolicy | None:
    """Return the regulation on distributions, None where it does not speak.

    It speaks of periods that end after it began, and of the predicates that it knows.
    """
    policy = distribution_policy.parse(policy_texts()[POLICY_ID], POLICY_ID)
    until = policy.berlaku_sampai
    if period.last < policy.berlaku_dari or (until and period.last > until):
        return None
    return policy if set(classes) == set(policy.kelas) else None


class Tally:
    """Counts per office while a run goes along."""

    def __init__(self, policy: DistributionPolicy) -> None:
        self._policy = policy
        self._names: dict[int, str] = {}
        self._organisations: dict[int, str] = {}
        self._counts: dict[int, Counter[str]] = {}

    def take(self, one: Score) -> None:
        """Count one employee where they are scored."""
        placement = one.tempat.placement
        unit = placement.unit_id
        self._names[unit] = placement.unit
        self._counts.setdefault(unit, Counter())[one.verdict.predikat or ""] += 1
        if one.inputs.organisasi:
            self._organisations[unit] = one.inputs.organisasi.nilai

    def findings(self) -> list[Finding]:
        """Return what does not fit, office by office in order of name."""
        found = []
        for unit in sorted(self._organisations, key=lambda unit: self._names[unit]):
            counts = self._counts[unit]
            organisation = self._organisations[unit]
            result = check(counts, counts[""], organisation, self._policy)
            found += findings(self._names[unit], result)
        return found


def findings(unit: str, result: DistributionResult) -> list[Finding]:
    """Return the rules that an office could keep and does not."""
    found = []
    for one in result.dilanggar:
        data = {
            "organisasi": result.organisasi,
            "kalimat": one.kalimat[0].lower() + one.kalimat[1:].removesuffix("."),
            "nyata": one.nyata,
            "dasar": one.aturan.dasar.partition(":")[0],
        }
        if one.aturan.jenis == TERBANYAK:
            found.append(Finding("distribusi-terbanyak", nilai=unit, data=data))
        elif one.aturan.jenis in {MAKS_PERSEN, MAKS_JUMLAH}:
            found.append(Finding("distribusi-lebih", nilai=unit, data=data))
        else:
            found.append(Finding("distribusi-kurang", nilai=unit, data=data))
    return found


def borderline(score: Score, policy: Regulation, limit: Closeness) -> list[Borderline]:
    """Return where else an employee would stand if the next class held.

    Under a matrix the nilai hasil kerja or perilaku lies near the edge to the next rating, the other
    rating as it is; a value that is already beyond it (the official decided otherwise) is at
    distance 0. Under bands it is the nilai and the next predikat. No figure moves the rating hasil
    kerja of a head whom the organisation's predicate decides.
    """
    if isinstance(policy, Policy) and policy.jenis == "matriks":
        return _by_ratings(score, policy, limit)
    scale, predicate = policy.predikat.ambang, score.verdict.predikat
    if scale is None or predicate is None or score.nilai is None:
        return []
    classes = [band.kelas for band in scale.ambang]
    found = []
    for other, distance in _neighbours(scale, classes.index(predicate), score.nilai):
        # A better class behind a condition is not near, however near its edge is.
        if distance <= limit.nilai and not (
            other < classes.index(predicate) and scale.ambang[other].syarat
        ):
            case = _Figure("akhir", score.nilai, limit.nilai)
            found.append(_case(score, classes[other], distance, case))
    return found


class _Figure(NamedTuple):
    """A figure near an edge, and how far from it is still near."""

    komponen: str
    nilai: Decimal
    batas: Decimal


def _case(score: Score, target: str, distance: Decimal, figure: _Figure) -> Borderline:
    one = score.inputs
    return Borderline(
        one.nip, one.nama, score.verdict.predikat or "", target, distance,
        figure.batas, figure.komponen, figure.nilai,
    )  # fmt: skip


def _by_ratings(score: Score, policy: Policy, limit: Closeness) -> list[Borderline]:
    verdict, matrix = score.verdict, policy.predikat.matriks
    result, manner = verdict.hasil_kerja.rating, verdict.perilaku.rating
    if not verdict.predikat or not result or not manner:
        return []
    found = []
    by_result, value = policy.hasil_kerja.ambang, score.hasil_kerja
    if by_result and value is not None and verdict.hasil_kerja.dari != ORGANISASI:
        figure = _Figure(HASIL, value, limit.nilai)
        targets = [matrix[rating][manner] for rating in RATINGS]
        found += _moves(score, by_result, RATINGS.index(result), targets, figure)
    by_manner, value = scale_of(score.inputs, policy), score.perilaku
    if by_manner and value is not None:
        words = by_manner is policy.perilaku.rating
        figure = _Figure(PERILAKU, value, limit.sebutan if words else limit.nilai)
        targets = [matrix[result][rating] for rating in RATINGS]
        found += _moves(score, by_manner, RATINGS.index(manner), targets, figure)
    return found


def _moves(
    score: Score, scale: Scale, at: int, targets: Sequence[str], figure: _Figure
) -> list[Borderline]:
    """Return the near ratings that would change the predikat; `targets`: predikat by rating."""
    return [
        _case(score, targets[other], distance, figure)
        for other, distance in _neighbours(scale, at, figure.nilai)
        if distance <= figure.batas and targets[other] != score.verdict.predikat
    ]


def _neighbours(scale: Scale, at: int, value: Decimal) -> list[tuple[int, Decimal]]:
    """Return the classes beside one, each with how far a value is from the edge between."""
    found = []
    for other in (at - 1, at + 1):
        if 0 <= other < len(scale.ambang):
            edge = scale.ambang[min(at, other)].edge
            distance = edge - value if other < at else value - edge
            found.append((other, max(distance, Decimal(0))))
    return found


def rated(score: Score, official: str) -> Rated:
    """Return an employee's ratings with the official in force at the period's end."""
    verdict = score.verdict
    return Rated(
        score.tempat.last.nip_atasan,
        official,
        _rating(verdict.hasil_kerja, verdict.usulan, "hasil_kerja"),
        _rating(verdict.perilaku, verdict.usulan, "perilaku"),
    )


def _rating(held: Held, usulan: Suggested, component: str) -> Rating:
    suggested: str | None = getattr(usulan, component)
    return Rating(held.rating or "", held.dari or "", suggested or "")
