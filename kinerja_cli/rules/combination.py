"""A year in parts, each under its own regulation: the year 2021, half and half.

SE MenPANRB 3/2021 and SE Kepala BKN 1/SE/I/2022: January–June under PP 46/2011, July–December under
PermenPANRB 8/2021, each 50 %.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kinerja_cli.rules.judgement import Held, Suggested, Verdict, compare
from kinerja_cli.rules.model import Decision, Inputs, Placement
from kinerja_cli.rules.numbers import show
from kinerja_cli.rules.periods import Period, from_id
from kinerja_cli.rules.placement import leads_unit
from kinerja_cli.rules.policy import Combined, Part
from kinerja_cli.rules.total import by_bands
from kinerja_cli.rules.trace import Step
from kinerja_cli.rules.weights import Reason


@dataclass(frozen=True, slots=True)
class PartScore:
    """What came out of one part."""

    bagian: Part
    periode: Period
    nilai: Decimal | None
    alasan: tuple[Reason, ...]
    step: Step


@dataclass(frozen=True, slots=True)
class Joined:
    """The parts as one: `nilai` None when one of them is incomplete, and `alasan` says which."""

    nilai: Decimal | None
    alasan: tuple[Reason, ...]
    step: Step


def inputs_of(inputs: Inputs, part: Part) -> Inputs:
    """Return what decides one part: the year's data, judged in that part alone."""
    period = from_id(f"{inputs.periode.tahun}-{part.periode}")
    return replace(inputs, periode=period, penetapan=Decision(), organisasi=None, sidik="")


def join(parts: Sequence[PartScore], regulation: Combined) -> Joined:
    """Return the weighted mean of the parts' nilai."""
    steps = tuple(
        replace(one.step, apa=f"{one.periode.words} menurut {one.bagian.policy.id}")
        for one in parts
    )
    reasons = tuple(
        Reason(reason.kode, f"{one.periode.words}: {reason.kalimat}")
        for one in parts
        for reason in one.alasan
    )
    values = [one.nilai for one in parts if one.nilai is not None]
    if reasons or len(values) < len(parts):
        how = "; ".join(reason.kalimat for reason in reasons)
        step = Step("Nilai tahun", None, "{0}", (how,), regulation.nilai_dasar, bagian=steps)
        return Joined(None, reasons, step)
    weights = [one.bagian.bobot for one in parts]
    pairs = list(zip(weights, values, strict=True))
    whole = sum(weights, Decimal(0))
    mean = sum((weight * value for weight, value in pairs), Decimal(0)) / whole
    value = regulation.rounded(mean)
    terms = " + ".join(f"{show(weight)} × {show(one)}" for weight, one in pairs)
    how = "({0}) ÷ {1} = {2}, dibulatkan setengah ke atas menjadi {3}"
    basis = f"{regulation.nilai_dasar}; {regulation.pembulatan_dasar}"
    step = Step("Nilai tahun", value, how, (terms, whole, mean, value), basis, bagian=steps)
    return Joined(value, (), step)


def judge(inputs: Inputs, placement: Placement, joined: Joined, regulation: Combined) -> Verdict:
    """Return the predikat of the year by bands of the joined nilai."""
    predicate, step = by_bands(joined.nilai, joined.alasan, inputs, regulation)
    none = Held(None, None, Step("Rating", None, "predikat menurut nilai tahun"))
    return Verdict(
        none,
        none,
        Suggested(None, None, predicate),
        predicate,
        joined.alasan,
        leads_unit(placement),
        step,
        tuple(compare(inputs, predicate)),
    )
