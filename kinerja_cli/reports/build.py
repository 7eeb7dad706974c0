"""From scores to what a report shows: words and rounded numbers, nothing computed anew."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from kinerja_cli.reports import build_total
from kinerja_cli.reports.view import (
    BehaviourRow,
    EmployeeView,
    FindingView,
    IndicatorView,
    TrendPoint,
)
from kinerja_cli.reports.view_live import LiveEmployee
from kinerja_cli.rules import nip as nips
from kinerja_cli.rules.findings import Finding, Place
from kinerja_cli.rules.indicators import DINILAI, TIDAK_DINILAI, IndicatorScore
from kinerja_cli.rules.model import BERAKHLAK, BehaviourMark, Origin
from kinerja_cli.rules.next_class import needed
from kinerja_cli.rules.numbers import decimal_or_none, show, show_quantity
from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.policy import Policy, Regulation
from kinerja_cli.rules.score import Score
from kinerja_cli.rules.trace import Step

Locate = Callable[[Origin | None], Place]
_POLARITIES = {"naik": "Naik", "turun": "Turun", "stabil": "Stabil", "": "Naik"}


def place_words(place: Place) -> str:
    """Return a place as reports print it: file › sheet!cell."""
    return f"{place.berkas} › {place.lembar}!{place.sel}" if place.berkas else ""


def employee(
    score: Score, nomor: int, superior: str, trend: Sequence[TrendPoint], locate: Locate,
    policy: Regulation, live: LiveEmployee | None = None,
) -> EmployeeView:  # fmt: skip
    """Return one employee as a report shows them; `live` is what formulas start from."""
    verdict, placement = score.verdict, score.tempat.placement
    shown = _indicators(score, policy, locate)
    if live:
        shown = tuple(
            replace(view, hidup=row) for view, row in zip(shown, live.indikator, strict=True)
        )
    return EmployeeView(
        nomor=nomor,
        nip=score.inputs.nip,
        nip_cetak=nips.show(score.inputs.nip),
        nama=score.inputs.nama,
        jabatan=placement.jabatan,
        pangkat=placement.pangkat,
        unit_kerja=placement.unit_kerja,
        unit=placement.unit,
        jenis_asn=placement.jenis_asn or ("PPPK" if nips.is_pppk(score.inputs.nip) else "PNS"),
        status_jabatan=placement.status,
        pimpinan=verdict.pimpinan,
        atasan=superior,
        atasan_nip=nips.show(score.tempat.last.nip_atasan),
        lengkap=score.lengkap,
        alasan=tuple(reason.kalimat for reason in verdict.alasan),
        nilai=score.hasil_kerja,
        nilai_perilaku=score.perilaku,
        rating_hasil=verdict.hasil_kerja.rating or "",
        rating_perilaku=verdict.perilaku.rating or "",
        hasil_dari=verdict.hasil_kerja.dari or "",
        perilaku_dari=verdict.perilaku.dari or "",
        usulan_hasil=verdict.usulan.hasil_kerja or "",
        usulan_perilaku=verdict.usulan.perilaku or "",
        usulan_predikat=verdict.usulan.predikat or "",
        predikat=verdict.predikat or "",
        catatan=score.inputs.penetapan.catatan,
        butuh=needed(score, policy) if isinstance(policy, Policy) else "",
        indikator=shown,
        perilaku=_behaviour(score),
        tren=tuple(trend),
        nilai_akhir=score.nilai,
        predikat_cara=_beyond(verdict.step.cara, verdict.predikat or ""),
        komponen=build_total.components(score, policy),
        cara_nilai="" if live else _reckoned(score),
        hidup=live,
    )


def _reckoned(score: Score) -> str:
    """Return how the nilai came about, in words: the total, then the results."""
    wanted = ("Nilai tahun", "Nilai akhir", "Nilai hasil kerja")
    made = {step.apa: step for step in score.step.bagian if step.apa in wanted and step.hasil}
    return " ".join(f"{name}: {made[name].cara}." for name in wanted if name in made)


def ordered(score: Score) -> list[IndicatorScore]:
    """Return the indicators in the order in which reports list them."""
    return sorted(score.indikator, key=_order)


def _beyond(how: str, predicate: str) -> str:
    """Return how a predikat came about where that says more than the nilai and its class."""
    return how if predicate and not how.endswith(f": {predicate}") else ""


def _indicators(score: Score, policy: Regulation, locate: Locate) -> tuple[IndicatorView, ...]:
    """Return every indicator; of a year in parts each part's own, in the order of the parts."""
    rows = [
        (row, one.inputs.periode, one.inputs.periode.words, part.policy)
        for part, one in zip(getattr(policy, "bagian", ()), score.bagian, strict=True)
        for row in sorted(one.indikator, key=_order)
        if row.keadaan != TIDAK_DINILAI
    ]
    judged = {row.indicator.butir_id for row, *_ in rows}
    rest = [row for row in score.indikator if row.indicator.butir_id not in judged]
    rows += [(row, score.inputs.periode, "", policy) for row in sorted(rest, key=_order)]
    made = []
    for number, (row, period, part, rules) in enumerate(rows, 1):
        view = _indicator(row, number, period, locate)
        # A category is valued, not weighed: the share of an indicator says nothing there.
        if isinstance(rules, Policy) and rules.hasil_kerja.cara == "kategori":
            view = replace(view, bobot_persen=None)
        made.append(replace(view, bagian=part))
    return tuple(made)


def _order(row: IndicatorScore) -> tuple[bool, bool]:
    """Those that enter the value first, then the rest of kinerja utama, then tambahan."""
    return (row.bobot_persen is None, not row.utama)


def _indicator(row: IndicatorScore, number: int, period: Period, locate: Locate) -> IndicatorView:
    indicator, achieved = row.indicator, row.achieved
    report = indicator.realisations.get(str(period))
    sources = row.realisasi.sumber or row.target.sumber
    actual = decimal_or_none(row.realisasi.nilai)
    return IndicatorView(
        nomor=number,
        jenis=indicator.jenis.capitalize(),
        rencana=indicator.rencana,
        indikator=indicator.indikator,
        aspek=indicator.aspek,
        satuan=indicator.satuan,
        polaritas=_POLARITIES[indicator.polaritas],
        rumus=achieved.rumus if achieved else "",
        target=show_quantity(row.target.nilai),
        realisasi=show_quantity(row.realisasi.nilai),
        target_angka=achieved.target if achieved else decimal_or_none(row.target.nilai),
        realisasi_angka=achieved.realisasi if achieved else actual,
        bobot=row.bobot,
        bobot_persen=row.bobot_persen,
        capaian=row.capaian,
        kotor=achieved.kotor if achieved else None,
        ikut=row.bobot_persen is not None,
        keadaan=row.keadaan,
        catatan="" if row.keadaan == DINILAI else _note(row),
        bukti=report.bukti if report else "",
        umpan_balik=report.umpan_balik if report else "",
        sumber=place_words(locate(sources[-1])) if sources else "",
        cara=_note(row) if row.keadaan == DINILAI else "",
    )


def _note(row: IndicatorScore) -> str:
    achieved = row.achieved
    return Step("", None, row.cara, achieved.isi if achieved else ()).cara


def _behaviour(score: Score) -> tuple[BehaviourRow, ...]:
    """Return what was given for each value; of a year in parts, part by part."""
    by_name: dict[str, list[str]] = {}
    for part in score.bagian:
        for row in _behaviour(part):
            by_name.setdefault(row.nilai, []).append(f"{part.inputs.periode.words}: {row.isi}")
    if score.bagian:
        return tuple(BehaviourRow(name, " · ".join(given)) for name, given in by_name.items())
    period = score.inputs.periode
    marks = score.inputs.perilaku.get(str(period), ())
    if not marks:
        marks = tuple(
            mark for part in period.parts for mark in score.inputs.perilaku.get(str(part), ())
        )
    rows = []
    for name in BERAKHLAK:
        given: dict[str, list[str]] = {}
        for mark in marks:
            if mark.nilai.get(name):
                given.setdefault(mark.penilai or "Atasan", []).append(mark.nilai[name].nilai)
        if given:
            rows.append(BehaviourRow(name, _given(given)))
    return tuple(rows) or _overall(marks)


def _given(given: Mapping[str, list[str]]) -> str:
    """Return the marks for one value in words, per group of raters: "Rekan (2): 85; 90"."""
    parts = []
    for group, values in given.items():
        shown = "; ".join(show_quantity(value) for value in values)
        several = f" ({len(values)})" if len(values) > 1 else ""
        parts.append(f"{group}{several}: {shown}" if len(given) > 1 or several else shown)
    return " · ".join(parts)


def _overall(marks: Sequence[BehaviourMark]) -> tuple[BehaviourRow, ...]:
    return tuple(
        BehaviourRow("Rating keseluruhan", f"{mark.penilai or 'Atasan'}: {mark.rating}")
        for mark in marks
        if mark.rating
    )


def finding(one: Finding, name: str) -> FindingView:
    """Return one finding as a report shows it."""
    return FindingView(
        one.tingkat, one.kode, nips.show(one.nip), name, place_words(one.place), one.pesan
    )


def derivation(
    step: Step, locate: Locate, depth: int = 0
) -> list[tuple[int, str, str, str, str, str]]:
    """Return the tree of steps as lines: (depth, what, value, how, article, source)."""
    value = show(step.hasil) if isinstance(step.hasil, Decimal) else show_quantity(step.hasil)
    where = "; ".join(place_words(locate(origin)) for origin in step.sumber)
    lines = [(depth, step.apa, value, step.cara, step.dasar, where)]
    for part in step.bagian:
        lines += derivation(part, locate, depth + 1)
    return lines
