"""Nilai hasil kerja: whether it can be had, and how the regulation makes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.rules.activities import mean_of_activities
from kinerja_cli.rules.categories import mean_of_categories
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.indicators import (
    DINILAI,
    GALAT,
    KOSONG,
    KUALITATIF,
    TIDAK_DINILAI,
    IndicatorScore,
    is_qualitative,
    step_of,
)
from kinerja_cli.rules.means import Mean, partly, weight_findings, weighted
from kinerja_cli.rules.policy import Policy
from kinerja_cli.rules.trace import Later, Step

TANPA_TARGET = "tanpa-target"
REALISASI_KOSONG = "realisasi-kosong"
TIDAK_TERHITUNG = "capaian-tidak-terhitung"
BOBOT_SEBAGIAN = "bobot-sebagian"
PERLU_PENETAPAN = "perlu-penetapan"
PERLU_PENETAPAN_KALIMAT = (
    "Semua indikator bukan angka: rating hasil kerja perlu ditetapkan pejabat penilai."
)


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


def weigh(
    rows: Sequence[IndicatorScore], policy: Policy, *, leader: bool = False, periodic: bool = False
) -> Weighed:
    """Return the component hasil kerja from the kinerja utama that are due in the period.

    `leader` and `periodic` matter to PermenPANRB 8/2021 alone: see `categories`.
    """
    by_weight = policy.hasil_kerja.cara == "tertimbang"
    reasons = _reasons(rows, policy)
    counted = [row for row in rows if row.utama and row.keadaan == DINILAI]
    found = weight_findings(rows, policy) if by_weight else []
    qualitative = not reasons and not counted
    weighing = [row for row in rows if row.utama and _weighs(row, policy)]
    if by_weight and partly([row.bobot for row in weighing]):
        names = "; ".join(row.indicator.indikator for row in weighing if row.bobot is None)
        reasons.append(Reason(BOBOT_SEBAGIAN, f"Bobot belum terisi untuk: {names}."))
        first = next(row.indicator for row in weighing if row.bobot is None)
        found.append(Finding("bobot-sebagian", nilai=names, asal=first.asal_bobot or first.asal))
    if reasons or qualitative:
        steps = Later(lambda: [step_of(row, policy) for row in rows])
        how = "; ".join(reason.kalimat for reason in reasons) or (
            "semua target bukan angka: rating hasil kerja hanya dari penetapan"
        )
        step = Step("Nilai hasil kerja", None, "{0}", (how,), policy.kosong_dasar, bagian=steps)
        return Weighed(tuple(rows), None, tuple(reasons), qualitative, step, tuple(found))
    if by_weight:
        mean = weighted(rows, counted, policy)
    elif policy.hasil_kerja.cara == "kegiatan":
        mean = mean_of_activities(rows, counted, policy)
    else:
        mean = mean_of_categories(rows, counted, policy, leader=leader, periodic=periodic)
    return _rounded(mean, policy, found)


def _weighs(row: IndicatorScore, policy: Policy) -> bool:
    """Return whether an indicator has a weight this period: due, and not qualitative."""
    if row.keadaan == DINILAI:
        return True
    if row.keadaan in {TIDAK_DINILAI, KUALITATIF}:
        return False
    return not (row.target.nilai and is_qualitative(row.target.nilai, policy))


def _rounded(mean: Mean, policy: Policy, found: list[Finding]) -> Weighed:
    """Return the component, rounded once; {3} of its words is the result, {4} its highest value."""
    value = policy.rounded(mean.nilai)
    highest = policy.hasil_kerja.batas_atas
    isi = (*mean.isi, value, *([highest] if highest is not None else []))
    step = Step("Nilai hasil kerja", value, mean.pola, isi, mean.dasar, bagian=mean.bagian)
    return Weighed(mean.rows, value, (), kualitatif=False, step=step, temuan=tuple(found))


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
