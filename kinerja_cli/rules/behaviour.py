"""Perilaku kerja: seven values, mean per rater group, weights over the groups that were heard."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.model import BERAKHLAK, BehaviourMark, Inputs
from kinerja_cli.rules.numbers import decimal_or_none, show
from kinerja_cli.rules.policy import Policy
from kinerja_cli.rules.trace import Step

_DEFAULT_RATER = "Atasan"


@dataclass(frozen=True, slots=True)
class BehaviourScore:
    """The behaviour component.

    Attributes:
        nilai: mean, rounded once; None without marks. On the 0–100 scale when any mark is a
            number, else on the word scale 1–3.
        usulan: the rating it suggests, None without marks.
    """

    nilai: Decimal | None
    usulan: str | None
    step: Step
    temuan: tuple[Finding, ...] = ()


def behave(inputs: Inputs, policy: Policy) -> BehaviourScore:
    """Return the behaviour component of one employee in one period.

    A year (or any period) without marks of its own takes the mean of its parts, and says so.
    """
    exact = inputs.perilaku.get(str(inputs.periode), ())
    by_period = (
        {str(inputs.periode): exact}
        if exact
        else {
            str(part): inputs.perilaku[str(part)]
            for part in inputs.periode.parts
            if inputs.perilaku.get(str(part))
        }
    )
    marks = [mark for group in by_period.values() for mark in group]
    numeric = any(_is_numeric(mark) for mark in marks)
    steps, found = [], []
    for period, group in by_period.items():
        step, notes = _period_step(period, group, policy, numeric=numeric)
        found += notes
        if step.hasil is not None:
            steps.append(step)
    if not steps:
        return BehaviourScore(None, None, Step("Perilaku kerja", None, "belum ada nilai perilaku"))
    values = [step.hasil for step in steps if isinstance(step.hasil, Decimal)]
    mean = sum(values, Decimal(0)) / len(values)
    value = policy.rounded(mean)
    scale = policy.perilaku.angka if numeric else policy.perilaku.rating
    rating = scale.classify(value)
    how = (
        "rata-rata {0} periode, karena periode ini tidak punya catatan sendiri; "
        if (len(steps) > 1 or not exact)
        else ""
    )
    total = Step(
        "Nilai perilaku kerja",
        value,
        how + "{1} dibulatkan menjadi {2} pada skala " + ("0–100" if numeric else "1–3"),
        (Decimal(len(steps)), mean, value),
        policy.perilaku.dasar + "; " + policy.pembulatan_dasar,
        bagian=tuple(steps),
    )
    return BehaviourScore(value, rating, total, tuple(found))


def _is_numeric(mark: BehaviourMark) -> bool:
    return any(decimal_or_none(value) is not None for value in mark.nilai.values())


def _worth(text: str, policy: Policy, *, numeric: bool) -> Decimal:
    """Return what one mark counts: the number, or what the policy gives its word."""
    number = decimal_or_none(text)
    if number is not None:
        return number
    return (policy.perilaku.setara if numeric else policy.perilaku.nilai)[text]


def _mark_step(
    mark: BehaviourMark, policy: Policy, *, numeric: bool
) -> tuple[Step | None, Finding | None]:
    given = [mark.nilai[name] for name in BERAKHLAK if mark.nilai.get(name)]
    who = mark.penilai or _DEFAULT_RATER
    sources = (mark.asal,) if mark.asal else ()
    if not given:
        if not mark.rating:
            return None, None
        worth = _worth(mark.rating, policy, numeric=numeric)
        how = "rating keseluruhan “{0}” bernilai {1}"
        return Step(who, worth, how, (mark.rating, worth), policy.perilaku.dasar, sources), None
    worths = [_worth(text, policy, numeric=numeric) for text in given]
    mean = sum(worths, Decimal(0)) / len(worths)
    how = "rata-rata {0} nilai: " + " + ".join(show(worth) for worth in worths) + " = {1}"
    step = Step(who, mean, how, (Decimal(len(worths)), mean), policy.perilaku.setara_dasar, sources)
    if len(given) == len(BERAKHLAK):
        return step, None
    missing = Finding("perilaku-sebagian", data={"jumlah": str(len(given))}, asal=mark.asal)
    return step, missing


def _period_step(
    period: str, marks: Sequence[BehaviourMark], policy: Policy, *, numeric: bool
) -> tuple[Step, list[Finding]]:
    groups: dict[str, list[Step]] = {}
    found = []
    for mark in sorted(marks, key=lambda m: (m.penilai, m.nip_penilai)):
        step, finding = _mark_step(mark, policy, numeric=numeric)
        if finding:
            found.append(finding)
        if step:
            groups.setdefault(mark.penilai or _DEFAULT_RATER, []).append(step)
    rules = policy.perilaku.kelompok
    steps, total, weights = [], Decimal(0), Decimal(0)
    for name, members in groups.items():
        values = [step.hasil for step in members if isinstance(step.hasil, Decimal)]
        mean = sum(values, Decimal(0)) / len(values)
        counts = name in rules and rules[name].bobot > 0 and len(values) >= rules[name].minimal
        weight = rules[name].bobot if counts else Decimal(0)
        how = (
            "rata-rata {0} penilai, bobot kelompok {1}" if counts else "ditampilkan, tidak dihitung"
        )
        steps.append(
            Step(
                f"Kelompok {name}",
                mean,
                how,
                (Decimal(len(values)), weight),
                policy.perilaku.kelompok_dasar,
                bagian=tuple(members),
            )
        )
        total += weight * mean
        weights += weight
    value = total / weights if weights else None
    how = "rata-rata tertimbang kelompok penilai" if weights else "penilai belum cukup"
    return Step(
        f"Perilaku {period}", value, how, dasar=policy.perilaku.kelompok_dasar, bagian=tuple(steps)
    ), found
