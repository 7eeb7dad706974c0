"""Nilai hasil kerja: the weighted mean of the capaian of kinerja utama."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.indicators import (
    DINILAI,
    GALAT,
    KOSONG,
    TIDAK_DINILAI,
    IndicatorScore,
    is_qualitative,
    step_of,
)
from kinerja_cli.rules.numbers import HUNDRED, show
from kinerja_cli.rules.policy import Policy
from kinerja_cli.rules.trace import Step

TANPA_TARGET = "tanpa-target"
REALISASI_KOSONG = "realisasi-kosong"
TIDAK_TERHITUNG = "capaian-tidak-terhitung"
BOBOT_SEBAGIAN = "bobot-sebagian"
PERLU_PENETAPAN = "perlu-penetapan"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a score is incomplete: a stable code and a sentence for people."""

    kode: str
    kalimat: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """The component hasil kerja.

    Attributes:
        rows: every indicator, those that enter the mean with their share.
        nilai: rounded once; None when it cannot be had, and `alasan` says why.
        kualitatif: whether all that is due is qualitative, so that only a penetapan decides.
    """

    rows: tuple[IndicatorScore, ...]
    nilai: Decimal | None
    alasan: tuple[Reason, ...]
    kualitatif: bool
    step: Step
    temuan: tuple[Finding, ...]


def weigh(rows: Sequence[IndicatorScore], policy: Policy) -> Weighed:
    """Return the weighted mean of the kinerja utama that are due in the period."""
    reasons = _reasons(rows, policy)
    counted = [row for row in rows if row.utama and row.keadaan == DINILAI]
    found = _weight_findings(rows, policy)
    qualitative = not reasons and not counted
    if counted and _partly([row.bobot for row in counted]):
        names = "; ".join(row.indicator.indikator for row in counted if row.bobot is None)
        reasons.append(Reason(BOBOT_SEBAGIAN, f"Bobot belum terisi untuk: {names}."))
        first = next(row.indicator for row in counted if row.bobot is None)
        found.append(Finding("bobot-sebagian", nilai=names, asal=first.asal_bobot or first.asal))
    if reasons or qualitative:
        steps = tuple(step_of(row, policy) for row in rows)
        how = "; ".join(reason.kalimat for reason in reasons) or (
            "semua target bukan angka: rating hasil kerja hanya dari penetapan"
        )
        step = Step("Nilai hasil kerja", None, "{0}", (how,), policy.kosong_dasar, bagian=steps)
        return Weighed(tuple(rows), None, tuple(reasons), qualitative, step, tuple(found))
    return _mean(rows, counted, policy, found)


def _mean(
    rows: Sequence[IndicatorScore],
    counted: list[IndicatorScore],
    policy: Policy,
    found: list[Finding],
) -> Weighed:
    weights = [row.bobot or Decimal(0) for row in counted]
    equal = not any(weights)
    if equal:
        weights = [Decimal(1)] * len(counted)
    total = sum(weights, Decimal(0))
    products = [
        w * row.capaian for w, row in zip(weights, counted, strict=True) if row.capaian is not None
    ]
    mean = sum(products, Decimal(0)) / total
    value = policy.rounded(mean)
    shares = {
        id(row): weight / total * HUNDRED for row, weight in zip(counted, weights, strict=True)
    }
    placed = tuple(
        replace(row, bobot_persen=shares[id(row)]) if id(row) in shares else row for row in rows
    )
    how = "{0} ÷ {1} = {2}, dibulatkan setengah ke atas menjadi {3}"
    how += "; tanpa bobot, semua sama berat" if equal else ""
    terms = " + ".join(
        f"{show(w)} × {show(row.capaian, 4)}"
        for w, row in zip(weights, counted, strict=True)
        if row.capaian is not None
    )
    step = Step(
        "Nilai hasil kerja",
        value,
        how,
        (f"({terms})", total, mean, value),
        f"{policy.bobot_dasar}; {policy.pembulatan_dasar}",
        bagian=tuple(step_of(row, policy) for row in placed),
    )
    return Weighed(placed, value, (), kualitatif=False, step=step, temuan=tuple(found))


def _partly(weights: list[Decimal | None]) -> bool:
    return any(w is None for w in weights) and any(w is not None for w in weights)


def _reasons(rows: Sequence[IndicatorScore], policy: Policy) -> list[Reason]:
    main = [row for row in rows if row.utama]
    due = [row for row in main if row.keadaan != TIDAK_DINILAI]
    if not due:
        return [Reason(TANPA_TARGET, _without_target(main))]
    reasons = []
    missing = [row for row in due if row.keadaan == KOSONG]
    if missing and (policy.kosong == "tunda" or len(missing) == len(due)):
        names = "; ".join(row.indicator.indikator for row in missing)
        reasons.append(Reason(REALISASI_KOSONG, f"Realisasi belum ada untuk: {names}."))
    broken = [row for row in due if row.keadaan == GALAT]
    if broken:
        names = "; ".join(row.indicator.indikator for row in broken)
        reasons.append(Reason(TIDAK_TERHITUNG, f"Capaian tidak dapat dihitung untuk: {names}."))
    return reasons


def _without_target(main: list[IndicatorScore]) -> str:
    if main:
        return "Tidak ada indikator utama yang bertarget pada periode ini."
    return "Belum ada indikator kinerja utama."


def _is_whole(total: Decimal, policy: Policy) -> bool:
    """Return whether weights make 100, or 1 when they are fractions."""
    whole, slack = policy.bobot_jumlah, policy.bobot_toleransi
    return abs(total - whole) <= slack or abs(total * whole - whole) <= slack


def _words(row: IndicatorScore, policy: Policy) -> bool:
    """Return whether an indicator is qualitative in any period of the year."""
    stated = [fact.nilai for fact in row.indicator.targets.values()]
    stated += [one.target.nilai for one in row.indicator.realisations.values() if one.target]
    return any(is_qualitative(target, policy) for target in stated)


def _weight_findings(rows: Sequence[IndicatorScore], policy: Policy) -> list[Finding]:
    """Return a warning when neither the year's nor the period's weights make 100 (or 1)."""
    weights = [row.bobot for row in rows if row.utama and not _words(row, policy)]
    given = [weight for weight in weights if weight is not None]
    if not given or _partly(weights):
        return []
    total = sum(given, Decimal(0))
    due = [row.bobot for row in rows if row.utama and row.keadaan != TIDAK_DINILAI
           and not _words(row, policy) and row.bobot is not None]  # fmt: skip
    if _is_whole(total, policy) or _is_whole(sum(due, Decimal(0)), policy):
        return []
    asal = next(row.indicator.asal for row in rows if row.utama)
    return [Finding("bobot-bukan-100", nilai=show(total), data={"jumlah": show(total)}, asal=asal)]
