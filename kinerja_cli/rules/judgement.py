"""Ratings and predikat by matrix: what the figures suggest, what was decided, what holds.

Under PermenPANRB 6/2022 the rating official decides; figures only suggest. The head of a unit
takes the rating hasil kerja from the organisation's predicate (SE MenPANRB 3/2023).
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from kinerja_cli.rules.band_words import placed
from kinerja_cli.rules.behaviour import BehaviourScore
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.model import Fact, Inputs, Origin, Placement
from kinerja_cli.rules.placement import leads_unit
from kinerja_cli.rules.policy import Cited, Policy
from kinerja_cli.rules.scales import Scale
from kinerja_cli.rules.trace import Step, Words
from kinerja_cli.rules.weights import PERLU_PENETAPAN, PERLU_PENETAPAN_KALIMAT, Reason, Weighed

USULAN, PENETAPAN, ORGANISASI = "usulan", "penetapan", "organisasi"
_ALSO = {"Butuh Perbaikan": "Cukup", "Cukup": "Butuh Perbaikan"}  # SE MenPANRB 3/2023 writes both
PERILAKU_KOSONG = "perilaku-kosong"
PERILAKU_KOSONG_KALIMAT = "Menunggu rating perilaku kerja."
ORGANISASI_KOSONG = "predikat-organisasi-kosong"
DECIDED_IN_SHEET = "penetapan pejabat penilai"


@dataclass(frozen=True, slots=True)
class Held:
    """A rating that holds: its class and whose word it is; None: there is none."""

    rating: str | None
    dari: str | None
    step: Step


@dataclass(frozen=True, slots=True)
class Suggested:
    """What the figures alone suggest."""

    hasil_kerja: str | None
    perilaku: str | None
    predikat: str | None


class _Figures(NamedTuple):
    """The rating that the figures suggest, and the figure with the edges it lies between."""

    kelas: str | None
    letak: str | Words

    @property
    def words(self) -> str:
        return f"{self.kelas} ({self.letak!s})" if self.kelas else "tidak ada"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Ratings, suggestion and predikat; `alasan` says why there is no predikat."""

    hasil_kerja: Held
    perilaku: Held
    usulan: Suggested
    predikat: str | None
    alasan: tuple[Reason, ...]
    pimpinan: bool
    step: Step
    temuan: tuple[Finding, ...]


def judge(
    inputs: Inputs,
    placement: Placement,
    weighed: Weighed,
    behaviour: BehaviourScore,
    policy: Policy,
) -> Verdict:
    """Return what holds for one employee."""
    bands = policy.hasil_kerja.ambang
    suggested = bands.classify(weighed.nilai) if bands and weighed.nilai is not None else None
    head = policy.organisasi is not None and leads_unit(placement)
    found: list[Finding] = []
    result = (
        _of_head(inputs, suggested, policy, found)
        if head
        else held(
            "hasil kerja",
            inputs.penetapan.hasil_kerja,
            _Figures(suggested, _position(weighed.nilai, suggested, bands)),
            (policy.penetapan_dasar, policy.hasil_kerja.dasar),
            inputs.penetapan.kalimat_dari("hasil_kerja"),
        )
    )
    manner = held(
        "perilaku",
        inputs.penetapan.perilaku,
        _Figures(behaviour.usulan, behaviour.letak),
        (policy.penetapan_dasar, policy.perilaku.dasar),
        inputs.penetapan.kalimat_dari("perilaku"),
    )
    reasons = _reasons(weighed, result, manner, head=head)
    predicate = _predicate(result.rating, manner.rating, policy) if not reasons else None
    usulan = Suggested(suggested, behaviour.usulan, _predicate(suggested, behaviour.usulan, policy))
    found += compare(inputs, predicate)
    step = _predicate_step(predicate, result, manner, reasons, policy)
    return Verdict(result, manner, usulan, predicate, reasons, head, step, tuple(found))


def _position(value: Decimal | None, kelas: str | None, bands: Scale | None) -> str | Words:
    if value is None or kelas is None or bands is None:
        return ""
    return placed("nilai hasil kerja", value, bands, kelas)


def _predicate(result: str | None, manner: str | None, policy: Policy) -> str | None:
    return policy.predikat.matriks[result][manner] if result and manner else None


def sources(fact: Fact | None) -> tuple[Origin, ...]:
    """Return where a fact stands, as a step wants it."""
    return (fact.asal,) if fact and fact.asal else ()


def held(
    what: str, decided: Fact | None, figures: _Figures, bases: tuple[str, str], kalimat: str
) -> Held:
    """Return the decision where there is one, else the suggestion, each with its own basis.

    `kalimat` says who decided, when and why; "" when the decision comes from a sheet.
    """
    decision_basis, basis = bases
    name = f"Rating {what}"
    if decided:
        how = "{0}; usulan dari angka: {1}"
        isi = (kalimat or DECIDED_IN_SHEET, figures.words)
        step = Step(name, decided.nilai, how, isi, decision_basis, sources(decided))
        return Held(decided.nilai, PENETAPAN, step)
    if figures.kelas:
        step = Step(name, figures.kelas, "usulan dari angka, {0}", (figures.letak,), basis)
        return Held(figures.kelas, USULAN, step)
    return Held(None, None, Step(name, None, "belum ada usulan maupun penetapan", dasar=basis))


def _of_head(inputs: Inputs, suggested: str | None, policy: Policy, found: list[Finding]) -> Held:
    """Return the rating of a head of unit: the organisation's predicate decides."""
    predicate, decided = inputs.organisasi, inputs.penetapan.hasil_kerja
    mapping = policy.organisasi or Cited({}, "")
    basis = mapping.dasar
    if predicate is None:
        how = "pimpinan unit: menunggu predikat organisasi"
        return Held(None, None, Step("Rating hasil kerja", None, how, dasar=basis))
    rating = mapping.isi[predicate.nilai]
    if decided and decided.nilai != rating:
        found.append(
            Finding(
                "penetapan-pimpinan",
                nilai=decided.nilai,
                data={"organisasi": predicate.nilai},
                asal=decided.asal,
            )
        )
    how = "pimpinan unit: predikat organisasi {0} menentukan; usulan dari angka: {1}"
    isi: tuple[str, ...] = (predicate.nilai, suggested or "tidak ada")
    if decided and decided.nilai != rating:
        how += "; rating {2} ({3}) tidak berlaku"
        isi += (
            decided.nilai,
            inputs.penetapan.kalimat_dari("hasil_kerja") or DECIDED_IN_SHEET,
        )
    step = Step("Rating hasil kerja", rating, how, isi, basis, sources(predicate))
    return Held(rating, ORGANISASI, step)


def _reasons(weighed: Weighed, result: Held, manner: Held, *, head: bool) -> tuple[Reason, ...]:
    reasons = list(weighed.alasan)
    if head and result.rating is None:
        reasons.append(
            Reason(ORGANISASI_KOSONG, "Predikat kinerja organisasi belum ada untuk periode ini.")
        )
    elif weighed.kualitatif and result.rating is None:
        reasons.append(Reason(PERLU_PENETAPAN, PERLU_PENETAPAN_KALIMAT))
    if manner.rating is None:
        reasons.append(Reason(PERILAKU_KOSONG, PERILAKU_KOSONG_KALIMAT))
    return tuple(reasons)


def compare(inputs: Inputs, predicate: str | None) -> list[Finding]:
    """Return a warning when a sheet states another predikat; it is never used."""
    stated = inputs.penetapan.predikat
    if not stated or not predicate or predicate in {stated.nilai, _ALSO.get(stated.nilai)}:
        return []
    return [
        Finding(
            "predikat-berbeda", nilai=stated.nilai, data={"hitung": predicate}, asal=stated.asal
        )
    ]


def _predicate_step(
    predicate: str | None, result: Held, manner: Held, reasons: tuple[Reason, ...], policy: Policy
) -> Step:
    if predicate is None:
        how = "belum lengkap: " + " ".join(reason.kalimat for reason in reasons)
        return Step("Predikat kinerja", None, "{0}", (how,), policy.predikat.dasar)
    how = "hasil kerja {0} dan perilaku {1} bertemu dalam matriks predikat"
    isi = (result.rating or "", manner.rating or "")
    return Step("Predikat kinerja", predicate, how, isi, policy.predikat.dasar)
