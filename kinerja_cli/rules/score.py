"""One employee's score in one period under one policy: the whole of it, and nothing outside it.

Pure: the same inputs under the same policy give the same score, and the score carries the tree of
steps that it is made of.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from kinerja_cli.rules.behaviour import behave
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.indicators import IndicatorScore, measure
from kinerja_cli.rules.judgement import Verdict, judge
from kinerja_cli.rules.model import Inputs
from kinerja_cli.rules.placement import InForce, in_force
from kinerja_cli.rules.policy import Policy
from kinerja_cli.rules.trace import Step
from kinerja_cli.rules.weights import weigh

VERSION = 1
"""Version of the arithmetic; stored with every run, raised when a formula changes."""


@dataclass(frozen=True, slots=True)
class Score:
    """What one employee reached in one period.

    Attributes:
        tempat: where the employee is scored.
        indikator: every indicator of the year, due or not.
        hasil_kerja, perilaku: the components, rounded once; None when missing.
        verdict: ratings, suggestions and predikat, with why it is incomplete.
        step: the root of the derivation.
    """

    inputs: Inputs
    tempat: InForce
    indikator: tuple[IndicatorScore, ...]
    hasil_kerja: Decimal | None
    perilaku: Decimal | None
    verdict: Verdict
    step: Step
    temuan: tuple[Finding, ...]

    @property
    def lengkap(self) -> bool:
        """Whether there is a predikat."""
        return self.verdict.predikat is not None


def score(inputs: Inputs, policy: Policy) -> Score | None:
    """Return the score of one employee, None when no placement of theirs is known."""
    placed = in_force(inputs.placements, inputs.periode)
    if placed is None:
        return None
    found = _placement_findings(placed, inputs)
    rows = []
    for indicator in inputs.indicators:
        if indicator.tahun == inputs.periode.tahun:
            row, notes = measure(indicator, inputs.periode, policy)
            rows.append(row)
            found += notes
    weighed = weigh(rows, policy)
    behaviour = behave(inputs, policy)
    verdict = judge(inputs, placed.placement, weighed, behaviour, policy)
    found += [*weighed.temuan, *behaviour.temuan, *verdict.temuan]
    root = replace(
        verdict.step,
        bagian=(verdict.hasil_kerja.step, weighed.step, verdict.perilaku.step, behaviour.step),
    )
    marked = tuple(replace(finding, nip=inputs.nip) for finding in found)
    return Score(
        inputs, placed, weighed.rows, weighed.nilai, behaviour.nilai, verdict, root, marked
    )


def _placement_findings(placed: InForce, inputs: Inputs) -> list[Finding]:
    scored = placed.placement
    if placed.early:
        data = {"periode": inputs.periode.words}
        return [
            Finding(
                "penempatan-setelah-periode", nilai=str(scored.tmt), data=data, asal=scored.asal
            )
        ]
    if not placed.moved:
        return []
    others = ", ".join(sorted({s.placement.unit for s in placed.stays} - {scored.unit}))
    data = {"pakai": scored.unit, "hari": str(placed.hari), "lain": others}
    return [Finding("pindah-dalam-periode", nilai=others, data=data, asal=scored.asal)]
