"""What follows from a score: angka kredit, the box of the talent map, needs for development.

None of it changes a score, and none of it is stored with a run.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja_cli.rules.competence import CompetencePolicy, CompetenceScore, Gap, competence
from kinerja_cli.rules.credit import Credit, credit, golongan_of, remaining, rung_of
from kinerja_cli.rules.credit_policy import CreditPolicy
from kinerja_cli.rules.model import Placement
from kinerja_cli.rules.names import key
from kinerja_cli.rules.numbers import show
from kinerja_cli.rules.period_cover import months
from kinerja_cli.rules.policy import Policy, Regulation
from kinerja_cli.rules.score import Score
from kinerja_cli.rules.talent import Talent, TalentPolicy, place
from kinerja_cli.rules.trace import Step

_FUNCTIONAL = ("fungsional", "jabatan fungsional", "jf")
_NOT_FUNCTIONAL = ("fungsional umum", "jabatan fungsional umum", "jfu")


@dataclass(frozen=True, slots=True)
class SidePolicies:
    """The regulations of what follows, as they are in force in the period; None: none is."""

    angka_kredit: CreditPolicy | None = None
    talenta: TalentPolicy | None = None
    kompetensi: CompetencePolicy | None = None


@dataclass(frozen=True, slots=True)
class Consequences:
    """What follows from one score.

    Attributes:
        angka_kredit: None for who is no functional official; its `nilai` None is not zero.
        jenjang, golongan, bulan: what the angka kredit was reckoned with, as far as it is known.
        talenta: None without an assessment of competencies.
        kompetensi: the assessment that holds; `komponen.nilai` None without one.
    """

    angka_kredit: Credit | None
    jenjang: str
    golongan: str
    bulan: int
    talenta: Talent | None
    kompetensi: CompetenceScore | None

    @property
    def celah(self) -> tuple[Gap, ...]:
        """The competencies below their standard, the widest gap first."""
        gaps = self.kompetensi.celah if self.kompetensi else ()
        return tuple(sorted((gap for gap in gaps if gap.selisih < 0), key=lambda gap: gap.selisih))

    def steps(self) -> Iterator[Step]:
        """Yield what follows as steps, each with its article."""
        if self.angka_kredit:
            yield self.angka_kredit.step
        if self.talenta:
            yield self.talenta.step
        if self.kompetensi and self.kompetensi.komponen.nilai is not None:
            yield _needs(self.kompetensi, self.celah)


def consequences(score: Score, policy: Regulation, side: SidePolicies) -> Consequences:
    """Return what follows from a score.

    Competencies are judged by the policy's own regulation where it has one.
    """
    inputs, placement = score.inputs, score.tempat.placement
    rules = (policy.standar.kompetensi if isinstance(policy, Policy) else None) or side.kompetensi
    levels = competence(inputs.kompetensi, inputs.periode, placement, rules) if rules else None
    talent = None
    if side.talenta and levels and levels.kategori:
        verdict = score.verdict
        rating = verdict.hasil_kerja.rating
        talent = place(verdict.predikat, rating, levels.kategori, side.talenta)
    return Consequences(
        _credit(score, placement, side.angka_kredit),
        placement.jenjang,
        golongan_of(placement.pangkat) or "",
        months(inputs.periode),
        talent,
        levels,
    )


def functional(placement: Placement) -> bool:
    """Return whether a position is a functional one (jabatan fungsional).

    "Fungsional umum" is an old name of pelaksana.
    """
    kind = key(placement.jenis_jabatan)
    return kind.startswith(_FUNCTIONAL) and not kind.startswith(_NOT_FUNCTIONAL)


def _credit(score: Score, placement: Placement, policy: CreditPolicy | None) -> Credit | None:
    known = bool(policy and not placement.jenis_jabatan and rung_of(placement.jenjang, policy))
    if not functional(placement) and not known:
        return None
    period = score.inputs.periode
    if policy is None:
        why = f"Tidak ada peraturan konversi angka kredit yang berlaku pada {period.words}."
        return Credit(None, Step("Angka kredit", None, why), why)
    made = credit(score.verdict.predikat, placement.jenjang, months(period), policy)
    return Credit(made.nilai, _with_needs(made, placement, policy), made.alasan)


def _with_needs(made: Credit, placement: Placement, policy: CreditPolicy) -> Step:
    """Return the step of an angka kredit, with what the next rank and jenjang need below it."""
    step, golongan = made.step, golongan_of(placement.pangkat)
    if made.nilai is None:
        return step
    need = remaining(made.nilai, placement.jenjang, golongan or "", policy)
    if need is None:
        how = "golongan “{0}” tidak ada pada jenjang {1}"
        isi: tuple[str, ...] = (placement.pangkat or "–", placement.jenjang)
        words = "tidak dapat disebut"
    else:
        told = [
            f"{show(number)} untuk {what}"
            for number, what in (
                (need.pangkat, "pangkat berikutnya"), (need.jenjang, "jenjang berikutnya"),
            )
            if number is not None
        ]  # fmt: skip
        words = "; ".join(told) or "tidak ada jenjang berikutnya"
        how = (
            "kumulatif dalam jenjang {0}, golongan {1}; yang sudah terkumpul tidak tercatat di sini"
        )
        isi = (placement.jenjang, golongan or "")
    rung = rung_of(placement.jenjang, policy)
    basis = str(rung.sumber) if rung else step.dasar
    below = Step("Kebutuhan angka kredit", words, how, isi, basis)
    return Step(step.apa, step.hasil, step.pola, step.isi, step.dasar, step.sumber, (below,))


def _needs(levels: CompetenceScore, gaps: tuple[Gap, ...]) -> Step:
    """Return the needs for development: the competencies below their standard."""
    known = {step.apa: step for step in levels.komponen.step.bagian}
    words = f"{len(gaps)} kompetensi di bawah standar" if gaps else "tidak ada"
    how = "level pegawai dikurangi level standar, dari {0} kompetensi yang dinilai"
    return Step(
        "Kebutuhan pengembangan",
        words,
        how,
        (str(len(levels.celah)),),
        levels.komponen.step.dasar,
        bagian=tuple(
            Step(
                gap.kompetensi,
                gap.selisih,
                "level {0} − standar {1} = {2}",
                (gap.pegawai, gap.standar, gap.selisih),
                known[gap.kompetensi].dasar,
                known[gap.kompetensi].sumber,
            )
            for gap in gaps
        ),
    )
