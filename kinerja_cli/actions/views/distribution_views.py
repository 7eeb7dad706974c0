"""The distribution of an office and its rating officials as reports show them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from kinerja_cli.actions import distribution
from kinerja_cli.actions.scored import Scored
from kinerja_cli.reports.view_distribution import (
    CaseView,
    CurvePoint,
    DistributionView,
    OfficialsView,
    OfficialView,
    RuleView,
    ShiftView,
)
from kinerja_cli.rules import nip as nips
from kinerja_cli.rules.distribution import DistributionResult, check
from kinerja_cli.rules.distribution_advice import DISCLAIMER, AdviceResult, Borderline, advise
from kinerja_cli.rules.distribution_policy import DistributionPolicy
from kinerja_cli.rules.leniency import OfficialResult, Rated, Rating, Shares, by_official, shares
from kinerja_cli.rules.model import RATINGS
from kinerja_cli.rules.moves import share
from kinerja_cli.rules.numbers import round_half_up
from kinerja_cli.rules.policy import Policy
from kinerja_cli.store.inputs import People
from kinerja_cli.store.results import Stored

_SHOWN = 20
_UNKNOWN = "Atasan tidak tercatat"


def pattern(
    found: Sequence[Scored], organisation: str, policy: DistributionPolicy
) -> DistributionView:
    """Return an office against the pattern, with advice where it does not fit."""
    counts = Counter(one.score.verdict.predikat or "" for one in found)
    result = check(counts, counts[""], organisation or None, policy)
    cases = [
        case
        for one in found
        for case in distribution.borderline(one.score, one.policy, policy.perbatasan)
    ]
    matrix = any(isinstance(o.policy, Policy) and o.policy.jenis == "matriks" for o in found)
    advice = advise(result, cases, policy, matrix=matrix)
    return DistributionView(
        judul=policy.judul,
        organisasi=result.organisasi,
        keterangan=result.keterangan,
        kurva=_curve(result),
        aturan=tuple(
            RuleView(one.kalimat, one.nyata, one.keadaan, one.catatan, one.aturan.dasar)
            for one in result.aturan
        ),
        saran=advice.kalimat if advice else "",
        penafian=DISCLAIMER if advice else "",
        pergeseran=_shifts(advice),
        catatan_kaki=_footnotes(result, policy),
    )


def _curve(result: DistributionResult) -> tuple[CurvePoint, ...]:
    """Return the classes with the pattern's heights, scaled to as many people as there are."""
    if not result.aturan:
        return ()
    heights = sum(result.pola.values())
    return tuple(
        CurvePoint(
            name,
            count,
            round_half_up(share(count, result.jumlah), 2),
            result.pola[name],
            round_half_up(result.pola[name] * result.jumlah / heights, 1),
        )
        for name, count in reversed(tuple(result.hitungan.items()))
    )


def _footnotes(result: DistributionResult, policy: DistributionPolicy) -> tuple[str, ...]:
    """Return what is unsure in what is shown."""
    if not result.aturan:
        return ()
    rules = [one.aturan.dasar for one in result.aturan if one.aturan.belum_dikonfirmasi]
    return tuple(
        f"Belum dikonfirmasi pada sumber resmi: {text}."
        for text in (*dict.fromkeys(rules), policy.pola_dasar)
        if text in policy.belum_dikonfirmasi
    )


def _shifts(advice: AdviceResult | None) -> tuple[ShiftView, ...]:
    return tuple(
        ShiftView(
            one.kalimat,
            one.dari,
            one.ke,
            tuple(_case(case) for case in one.calon[: max(_SHOWN, one.perlu)]),
            max(len(one.calon) - max(_SHOWN, one.perlu), 0),
        )
        for one in (advice.pergeseran if advice else ())
    )


def _case(one: Borderline) -> CaseView:
    return CaseView(one.nip, nips.show(one.nip), one.nama, one.jarak, one.komponen)


def officials(
    found: Sequence[Scored],
    people: Mapping[int, People],
    everybody: Iterable[Stored],
    policy: DistributionPolicy,
) -> OfficialsView:
    """Return how each official rated, beside the unit and the whole government."""
    rated = [_rated(one, people[one.run.id]) for one in found]
    unit = summary("Seluruh perangkat daerah ini", rated)
    whole = summary("Seluruh pemerintah daerah", [of_stored(one) for one in everybody])
    listed = tuple(_official(one) for one in by_official(rated, policy))
    return OfficialsView(listed, unit, whole, policy.isyarat_minimal, policy.isyarat_dasar)


def _rated(one: Scored, people: People) -> Rated:
    last = one.score.tempat.last
    return distribution.rated(one.score, people.nama.get(last.nip_atasan, last.atasan))


def of_stored(one: Stored) -> Rated:
    """Return a stored result's ratings, without who gave them."""
    return Rated(
        "",
        "",
        Rating(
            one.rating_hasil_kerja or "", one.dari_hasil_kerja or "", one.usulan_hasil_kerja or ""
        ),
        Rating(one.rating_perilaku or "", one.dari_perilaku or "", one.usulan_perilaku or ""),
    )


def decided(one: Stored) -> Rated:
    """Return a stored result's ratings as far as an official decided them; others are empty."""
    whole, none = of_stored(one), Rating("", "", "")
    return Rated(
        "",
        "",
        whole.hasil_kerja if whole.hasil_kerja.ditetapkan else none,
        whole.perilaku if whole.perilaku.ditetapkan else none,
    )


def summary(nama: str, rated: Sequence[Rated]) -> OfficialView:
    """Return a group as if one official had rated it, without signals."""
    results, manners = [one.hasil_kerja for one in rated], [one.perilaku for one in rated]
    every = [*results, *manners]
    return OfficialView(
        nama,
        "",
        sum(bool(one.hasil_kerja.rating or one.perilaku.rating) for one in rated),
        sum(one.ditetapkan for one in every),
        sum(one.selisih > 0 for one in every),
        sum(one.selisih < 0 for one in every),
        _percents(shares(results)),
        _percents(shares(manners)),
        (),
    )


def _official(one: OfficialResult) -> OfficialView:
    return OfficialView(
        one.nama or _UNKNOWN,
        nips.show(one.nip),
        one.dinilai,
        one.ditetapkan,
        one.naik,
        one.turun,
        _percents(one.hasil_kerja),
        _percents(one.perilaku),
        one.isyarat,
    )


def _percents(one: Shares) -> tuple[Decimal, ...]:
    """Return the share of each rating, nothing where there is no rating."""
    return tuple(one.persen[name] for name in RATINGS) if one.jumlah else ()
