"""One employee's score in one period under one policy: the whole of it, and nothing outside it.

Pure: the same inputs under the same policy give the same score, and the score carries the tree of
steps that it is made of.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from kinerja_cli.rules import attendance, combination, standards, total
from kinerja_cli.rules.behaviour import behave
from kinerja_cli.rules.component import ComponentScore
from kinerja_cli.rules.contribution import contribution
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.indicators import IndicatorScore, measure
from kinerja_cli.rules.judgement import Verdict, judge
from kinerja_cli.rules.model import PERILAKU, Inputs
from kinerja_cli.rules.placement import InForce, in_force, leads_unit, top_leader
from kinerja_cli.rules.policy import Combined, Policy, Regulation
from kinerja_cli.rules.trace import Later, Step
from kinerja_cli.rules.weights import weigh

VERSION = 2
"""Version of the arithmetic; stored with every run, raised when a formula changes."""

_PERIODIC = {"bulan", "triwulan"}


@dataclass(frozen=True, slots=True)
class Score:
    """What one employee reached in one period.

    Attributes:
        tempat: where the employee is scored.
        indikator: every indicator of the year, due or not.
        komponen: component → its value, rounded once; None when missing or not used.
        nilai: the weighted total; None when the policy has none or something is missing.
        verdict: ratings, suggestions and predikat, with why it is incomplete.
        step: the root of the derivation.
        rinci: the components beside hasil kerja and perilaku that the policy knows.
        susunan: what the nilai is made of, under a policy that has one.
        bagian: the scores of the parts, where the regulation joins the parts of a year.
    """

    inputs: Inputs
    tempat: InForce
    indikator: tuple[IndicatorScore, ...]
    komponen: Mapping[str, Decimal | None]
    nilai: Decimal | None
    verdict: Verdict
    step: Step
    temuan: tuple[Finding, ...]
    rinci: Mapping[str, ComponentScore] = field(default_factory=dict)
    susunan: tuple[total.Term, ...] = ()
    bagian: tuple["Score", ...] = ()

    @property
    def hasil_kerja(self) -> Decimal | None:
        """The nilai hasil kerja."""
        return self.komponen.get(total.HASIL_KERJA)

    @property
    def perilaku(self) -> Decimal | None:
        """The behaviour component."""
        return self.komponen.get(PERILAKU)

    @property
    def lengkap(self) -> bool:
        """Whether there is a predikat."""
        return self.verdict.predikat is not None


def score(inputs: Inputs, regulation: Regulation) -> Score | None:
    """Return the score of one employee, None when no placement of theirs is known."""
    placed = in_force(inputs.placements, inputs.periode)
    if placed is None:
        return None
    if isinstance(regulation, Combined):
        return _of_parts(inputs, placed, regulation)
    if isinstance(regulation, Policy):
        return _of_period(inputs, placed, regulation)
    raise TypeError(regulation)


def _of_period(inputs: Inputs, placed: InForce, policy: Policy) -> Score:
    found = _placement_findings(placed, inputs)
    rows = []
    for indicator in inputs.indicators:
        if indicator.tahun == inputs.periode.tahun:
            row, notes = measure(indicator, inputs.periode, policy)
            rows.append(row)
            found += notes
    weighed = weigh(
        rows,
        policy,
        leader=leads_unit(placed.placement) or top_leader(placed.placement),
        periodic=inputs.periode.jenis in _PERIODIC,
    )
    behaviour = behave(inputs, policy)
    others = standards.components(inputs, placed.placement, policy.standar)
    values = {
        total.HASIL_KERJA: weighed.nilai,
        PERILAKU: behaviour.nilai,
        **{name: one.nilai for name, one in others.items()},
    }
    totalled = None
    if policy.nilai:
        totalled = total.add_up(inputs, weighed, behaviour, others, policy, policy.nilai)
    steps: tuple[Step, ...] = (weighed.step, behaviour.step)
    sanction = attendance.sanction(inputs.disiplin, inputs.periode)
    if policy.jenis == "matriks":
        verdict = judge(inputs, placed.placement, weighed, behaviour, policy)
        steps = (verdict.hasil_kerja.step, weighed.step, verdict.perilaku.step, behaviour.step)
    else:
        if totalled is None:
            raise ValueError(policy.id)  # `policy_text` refuses bands without [nilai]
        values |= totalled.komponen
        verdict = total.grade(inputs, placed.placement, totalled, sanction, policy)
        decided = (verdict.hasil_kerja, verdict.perilaku)
        steps += tuple(one.step for one in decided if one.rating)
    if policy.standar.disiplin:
        steps += total.recorded(sanction, verdict, policy)
    used = policy.nilai.bobot if policy.nilai else {}
    # What decides nothing and has no data is not worth a line.
    steps += tuple(
        one.step if name in used else _only_shown(one.step)
        for name, one in others.items()
        if name in used or one.nilai is not None
    )
    if totalled:
        # A total that decides comes before what it is made of, one that is only shown after it.
        decides = policy.jenis != "matriks"
        steps = (totalled.step, *steps) if decides else (*steps, totalled.step)
    found += [*weighed.temuan, *behaviour.temuan, *verdict.temuan]
    found += [finding for one in others.values() for finding in one.temuan]
    return Score(
        inputs,
        placed,
        weighed.rows,
        values,
        totalled.nilai if totalled else None,
        verdict,
        replace(
            verdict.step,
            bagian=Later(lambda: (*verdict.step.bagian, *steps, *contribution(inputs))),
        ),
        tuple(replace(finding, nip=inputs.nip) for finding in found),
        others,
        totalled.susunan if totalled else (),
    )


def _only_shown(step: Step) -> Step:
    """Return the step of a component that the policy does not use, saying so."""
    return replace(step, pola=step.pola + "; ditampilkan, tidak menentukan predikat")


def _of_parts(inputs: Inputs, placed: InForce, regulation: Combined) -> Score:
    """Return the score of a year whose parts stand each under a policy of their own."""
    made = []
    for part in regulation.bagian:
        of_part = combination.inputs_of(inputs, part)
        there = in_force(of_part.placements, of_part.periode) or placed
        made.append((part, _of_period(of_part, there, part.policy)))
    joined = combination.join(
        [
            combination.PartScore(part, one.inputs.periode, one.nilai, one.verdict.alasan, one.step)
            for part, one in made
        ],
        regulation,
    )
    verdict = combination.judge(inputs, placed.placement, joined, regulation)
    rows: dict[int, IndicatorScore] = {}
    for _, one in made:
        rows |= {
            row.indicator.butir_id: row
            for row in one.indikator
            if row.target.nilai or row.indicator.butir_id not in rows
        }
    found = _placement_findings(placed, inputs)
    found += [note for _, one in made for note in one.temuan if note.kode not in _OF_PLACEMENT]
    found += verdict.temuan
    return Score(
        inputs,
        placed,
        tuple(rows.values()),
        {},
        joined.nilai,
        verdict,
        replace(verdict.step, bagian=(joined.step,)),
        tuple(replace(finding, nip=inputs.nip) for finding in found),
        bagian=tuple(one for _, one in made),
    )


_OF_PLACEMENT = {"merangkap-plt", "penempatan-setelah-periode", "pindah-dalam-periode"}


def _placement_findings(placed: InForce, inputs: Inputs) -> list[Finding]:
    scored = placed.placement
    if placed.early:
        data = {"periode": inputs.periode.words}
        return [
            Finding(
                "penempatan-setelah-periode", nilai=str(scored.tmt), data=data, asal=scored.asal
            )
        ]
    found = [
        Finding(
            "merangkap-plt", nilai=one.jabatan, data={"unit": one.unit, "pakai": scored.unit},
            asal=one.asal,
        )
        for one in placed.acting
    ]  # fmt: skip
    if not placed.moved:
        return found
    others = ", ".join(sorted({s.placement.unit for s in placed.stays} - {scored.unit}))
    data = {"pakai": scored.unit, "hari": str(placed.hari), "lain": others}
    moved = Finding("pindah-dalam-periode", nilai=others, data=data, asal=scored.asal)
    return [*found, moved]
