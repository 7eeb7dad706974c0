"""The nilai of an employee: components by weight, and the predikat that bands of it give."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.rules.band_words import position
from kinerja_cli.rules.behaviour import BehaviourScore
from kinerja_cli.rules.component import ComponentScore
from kinerja_cli.rules.judgement import (
    DECIDED_IN_SHEET,
    PENETAPAN,
    PERILAKU_KOSONG,
    PERILAKU_KOSONG_KALIMAT,
    Held,
    Suggested,
    Verdict,
    compare,
    sources,
)
from kinerja_cli.rules.model import DISIPLIN, KOMPETENSI, LAYANAN, PERILAKU, Fact, Inputs, Placement
from kinerja_cli.rules.numbers import show
from kinerja_cli.rules.placement import leads_unit
from kinerja_cli.rules.policy import Policy, Regulation, Total
from kinerja_cli.rules.scales import NEW_IDEA, Scale
from kinerja_cli.rules.trace import Step
from kinerja_cli.rules.weights import PERLU_PENETAPAN, PERLU_PENETAPAN_KALIMAT, Reason, Weighed

HASIL_KERJA = "hasil_kerja"
WORDS = {
    HASIL_KERJA: "Hasil kerja",
    PERILAKU: "Perilaku kerja",
    DISIPLIN: "Disiplin",
    KOMPETENSI: "Kompetensi",
    LAYANAN: "Mutu layanan",
}


@dataclass(frozen=True, slots=True)
class Term:
    """One component of the nilai.

    Attributes:
        nama: name of the component.
        asli, masuk: its value before and after the policy's cap; None: missing or left out.
        ditinggalkan: whether the whole unit has no data for it, so that it is left out.
        dari_penetapan: whether a decided rating stands for figures that there are none of.
    """

    nama: str
    bobot: Decimal
    asli: Decimal | None
    masuk: Decimal | None
    ditinggalkan: bool = False
    dari_penetapan: bool = False


def contributions(terms: Iterable[Term]) -> dict[str, Decimal]:
    """Return component → its points of the nilai, unrounded; nothing while one is missing."""
    counted = [one for one in terms if not one.ditinggalkan]
    if any(one.masuk is None for one in counted):
        return {}
    whole = sum((one.bobot for one in counted), Decimal(0))
    return {one.nama: one.bobot * (one.masuk or Decimal(0)) / whole for one in counted}


@dataclass(frozen=True, slots=True)
class Totalled:
    """The components as they entered the nilai, and the nilai.

    Attributes:
        komponen: component → its value after the policy's cap; None: missing or left out.
        nilai: rounded once; None when a component that counts is missing.
        alasan: why it is missing.
        susunan: every component that has a weight, in the policy's order.
    """

    komponen: Mapping[str, Decimal | None]
    nilai: Decimal | None
    alasan: tuple[Reason, ...]
    step: Step
    susunan: tuple[Term, ...] = ()


def add_up(
    inputs: Inputs,
    weighed: Weighed,
    behaviour: BehaviourScore,
    others: Mapping[str, ComponentScore],
    policy: Policy,
    rules: Total,
) -> Totalled:
    """Return the weighted mean of the components.

    A component without data in the whole unit is left out where the policy says so; the results
    never are.
    """
    values = {
        HASIL_KERJA: _results(inputs, weighed, policy),
        PERILAKU: _behaviour(inputs, behaviour, policy),
        **{name: one.nilai for name, one in others.items()},
    }
    capped: dict[str, Decimal | None] = {}
    steps, terms = [], []
    made: list[Term] = []
    no_figures = {HASIL_KERJA: weighed.nilai is None, PERILAKU: behaviour.angka is None}
    reasons = [*weighed.alasan, *_qualitative(weighed, values[HASIL_KERJA])]
    total, weights = Decimal(0), Decimal(0)
    for name, weight in rules.bobot.items():
        value = values.get(name)
        capped[name] = value
        if value is None:
            absent = name != HASIL_KERJA and name not in inputs.unit_punya
            if absent and rules.abaikan_tanpa_data:
                how = "tidak ada datanya untuk seluruh unit: ditinggalkan, bobot lainnya diskalakan"
                steps.append(Step(WORDS[name], None, how, dasar=rules.dasar))
            elif name != HASIL_KERJA:
                reasons.append(_missing(name))
            left_out = absent and rules.abaikan_tanpa_data
            made.append(Term(name, weight, None, None, ditinggalkan=left_out))
            continue
        entered, how = value, "bobot {0}" + _from_word(name, weighed, behaviour)
        if rules.batas_komponen is not None and value > rules.batas_komponen:
            entered, how = rules.batas_komponen, "{1} dibatasi paling tinggi {2}, " + how
        capped[name] = entered
        made.append(Term(name, weight, value, entered, dari_penetapan=no_figures.get(name, False)))
        isi = (weight, value, entered)
        steps.append(Step(WORDS[name], entered, how, isi, rules.dasar))
        terms.append(f"{show(weight)} × {show(entered)}")
        total += weight * entered
        weights += weight
    if reasons:
        how = "; ".join(reason.kalimat for reason in reasons)
        none = Step("Nilai akhir", None, "{0}", (how,), rules.dasar, bagian=tuple(steps))
        return Totalled(capped, None, tuple(reasons), none, tuple(made))
    mean = total / weights
    value = policy.rounded(mean)
    how = "({0}) ÷ {1} = {2}, dibulatkan setengah ke atas menjadi {3}"
    isi_total = (" + ".join(terms), weights, mean, value)
    basis = f"{rules.dasar}; {policy.pembulatan_dasar}"
    step = Step("Nilai akhir", value, how, isi_total, basis, bagian=tuple(steps))
    return Totalled(capped, value, (), step, tuple(made))


def _results(inputs: Inputs, weighed: Weighed, policy: Policy) -> Decimal | None:
    """Return the nilai hasil kerja; of somebody with words for targets what was decided."""
    decided = inputs.penetapan.hasil_kerja
    if weighed.nilai is None and weighed.kualitatif and decided:
        return policy.perilaku.setara[decided.nilai]
    return weighed.nilai


def _behaviour(inputs: Inputs, behaviour: BehaviourScore, policy: Policy) -> Decimal | None:
    """Return the behaviour on the 0–100 scale; without marks what was decided."""
    decided = inputs.penetapan.perilaku
    if behaviour.angka is None and decided:
        return policy.perilaku.setara[decided.nilai]
    return behaviour.angka


def _from_word(name: str, weighed: Weighed, behaviour: BehaviourScore) -> str:
    """Return the words for a component that stands for a decided rating; "" for a number."""
    figures = {HASIL_KERJA: weighed.nilai, PERILAKU: behaviour.angka}
    if name not in figures or figures[name] is not None:
        return ""
    return "; setara rating yang ditetapkan, sebab tidak ada angkanya"


def _qualitative(weighed: Weighed, value: Decimal | None) -> list[Reason]:
    if not weighed.kualitatif or value is not None:
        return []
    return [Reason(PERLU_PENETAPAN, PERLU_PENETAPAN_KALIMAT)]


def _missing(name: str) -> Reason:
    if name == PERILAKU:
        return Reason(PERILAKU_KOSONG, PERILAKU_KOSONG_KALIMAT)
    return Reason(f"{name}-kosong", f"{WORDS[name]}: belum ada data untuk periode ini.")


def grade(
    inputs: Inputs, placement: Placement, totalled: Totalled, sanction: Fact | None, policy: Policy
) -> Verdict:
    """Return the predikat by bands of the nilai, with its conditions and ceiling.

    Decided ratings are shown beside it; they never replace a number.
    """
    basis = policy.penetapan_dasar
    decided = inputs.penetapan
    result = _shown("hasil kerja", decided.hasil_kerja, decided.kalimat_dari(HASIL_KERJA), basis)
    manner = _shown("perilaku", decided.perilaku, decided.kalimat_dari(PERILAKU), basis)
    suggested, step = by_bands(totalled.nilai, totalled.alasan, inputs, policy)
    predicate = suggested
    if predicate and sanction:
        predicate, step = _under(predicate, step, sanction, policy)
    return Verdict(
        result,
        manner,
        Suggested(None, None, suggested),
        predicate,
        totalled.alasan,
        leads_unit(placement),
        step,
        tuple(compare(inputs, predicate)),
    )


def _shown(what: str, decided: Fact | None, kalimat: str, basis: str) -> Held:
    """Return a decided rating as it stands beside the predikat that the nilai gives."""
    name, how = f"Rating {what}", "predikat menurut nilai akhir; rating tidak menentukan"
    if decided is None:
        return Held(None, None, Step(name, None, how, dasar=basis))
    isi = (kalimat or DECIDED_IN_SHEET,)
    step = Step(name, decided.nilai, "{0}; " + how, isi, basis, sources(decided))
    return Held(decided.nilai, PENETAPAN, step)


def by_bands(
    value: Decimal | None, reasons: tuple[Reason, ...], inputs: Inputs, policy: Regulation
) -> tuple[str | None, Step]:
    """Return the class of a nilai and the step that says so."""
    scale, basis = policy.predikat.ambang, policy.predikat.dasar
    if value is None or scale is None:
        how = "belum lengkap: " + " ".join(reason.kalimat for reason in reasons)
        return None, Step("Predikat kinerja", None, "{0}", (how,), basis)
    idea = inputs.penetapan.ide_baru
    met = frozenset({NEW_IDEA} if idea and idea.nilai == "Ya" else ())
    found = scale.classify(value, met)
    how = f"nilai akhir {{0}}, {position(value, scale, found)}: {{1}}" + _missed(value, scale, met)
    isi: tuple[Decimal | str, ...] = (value, found)
    if idea and (said := inputs.penetapan.kalimat_dari("ide_baru")):
        how += "; ide baru {2} {3}"
        isi += (idea.nilai, said)
    return found, Step("Predikat kinerja", found, how, isi, basis, sources(idea))


def _missed(value: Decimal, scale: Scale, met: frozenset[str]) -> str:
    """Return what kept a better class away although its edge is reached; "" for nothing."""
    band = next(one for one in scale.ambang if one.holds(value))
    if band.syarat and band.syarat not in met:
        return f"; {band.kelas} memerlukan ide baru yang bermanfaat, yang tidak tercatat"
    return ""


def _under(predicate: str, step: Step, sanction: Fact, policy: Policy) -> tuple[str, Step]:
    """Return the predikat under the ceiling of a discipline sanction."""
    ceiling = policy.predikat.hukuman
    highest = ceiling.isi.get(sanction.nilai) if ceiling else None
    classes = policy.predikat.kelas
    if not ceiling or not highest or classes.index(predicate) >= classes.index(highest):
        return predicate, step
    how = "hukuman disiplin {0}: paling tinggi {1}"
    isi = (sanction.nilai, highest)
    return highest, Step(
        step.apa, highest, how, isi, ceiling.dasar, sources(sanction), bagian=(step,)
    )


def recorded(sanction: Fact | None, verdict: Verdict, policy: Policy) -> tuple[Step, ...]:
    """Return the step of a discipline sanction that did not limit the predikat."""
    if sanction is None:
        return ()
    ceiling = policy.predikat.hukuman
    highest = ceiling.isi.get(sanction.nilai) if ceiling else None
    if highest and verdict.step.pola.startswith("hukuman disiplin"):
        return ()
    how = "hukuman disiplin {0} tercatat; tidak membatasi predikat"
    how += ", yang paling tinggi {1}" if highest else ""
    isi = (sanction.nilai, highest or "")
    basis = ceiling.dasar if ceiling and highest else policy.predikat.dasar
    return (Step("Hukuman disiplin", sanction.nilai, how, isi, basis, sources(sanction)),)
