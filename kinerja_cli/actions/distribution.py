"""The distribution of predicates per office: which policy, which people, which are borderline."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from kinerja_cli.resources import policy_texts
from kinerja_cli.rules import distribution_policy
from kinerja_cli.rules.distribution import DistributionResult, check
from kinerja_cli.rules.distribution_advice import Borderline
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
from kinerja_cli.rules.policy import Band, Policy
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


def borderline(score: Score, policy: Policy, limit: Decimal) -> list[Borderline]:
    """Return where else an employee would stand if the next rating hasil kerja held.

    The nilai hasil kerja lies within `limit` of the edge to that rating; a value that is already
    beyond it (the official decided otherwise) is at distance 0. A head of unit is never named: the
    organisation's predicate decides that rating.
    """
    verdict, value = score.verdict, score.hasil_kerja
    held, manner = verdict.hasil_kerja, verdict.perilaku.rating
    if not verdict.predikat or not held.rating or not manner or value is None:
        return []
    if held.dari == ORGANISASI:
        return []
    at, found = RATINGS.index(held.rating), []
    for other in (at - 1, at + 1):
        if not 0 <= other < len(RATINGS):
            continue
        edge = _edge(policy.hasil_kerja.ambang, min(at, other))
        distance = max(edge - value if other < at else value - edge, Decimal(0))
        target = policy.predikat.matriks[RATINGS[other]][manner]
        if distance <= limit and target != verdict.predikat:
            one = score.inputs
            found.append(Borderline(one.nip, one.nama, verdict.predikat, target, distance))
    return found


def _edge(bands: Sequence[Band], upper: int) -> Decimal:
    """Return the lower edge of the better of two neighbouring ratings."""
    band = next(band for band in bands if band.kelas == RATINGS[upper])
    edge = band.lebih_dari if band.lebih_dari is not None else band.minimal
    return edge if edge is not None else Decimal(0)


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
