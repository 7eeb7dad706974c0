"""The official forms of one employee: whose they are, and what stands on them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from kinerja_cli.actions import distribution
from kinerja_cli.actions.scored import Scored
from kinerja_cli.actions.views.feedback_given import Given
from kinerja_cli.reports.view_forms import (
    CurveView,
    FormGroup,
    FormPlan,
    FormRow,
    FormsView,
    FormValue,
    OfficialView,
)
from kinerja_cli.rules import nip as nips
from kinerja_cli.rules import rollup
from kinerja_cli.rules.guides import GUIDES
from kinerja_cli.rules.indicators import IndicatorScore, is_qualitative
from kinerja_cli.rules.model import BERAKHLAK, Indicator, Placement
from kinerja_cli.rules.numbers import show_quantity
from kinerja_cli.rules.periods import Period, day_words, year
from kinerja_cli.rules.placement import began, in_force, top_leader
from kinerja_cli.rules.policy import Policy
from kinerja_cli.rules.positions import is_position
from kinerja_cli.rules.progress import quarters_of
from kinerja_cli.rules.reported import (
    DUKUNGAN,
    EKSPEKTASI,
    KONSEKUENSI,
    PERTANGGUNGJAWABAN,
    SkpLine,
)
from kinerja_cli.store.inputs import People

OFFICIAL = "permenpanrb-6-2022"
_ROMAN = ("I", "II", "III", "IV")
_ANNEX = (DUKUNGAN, PERTANGGUNGJAWABAN, KONSEKUENSI)


def forms(
    one: Scored, people: People, instansi: str, yearly: Mapping[int, Indicator],
    lines: Sequence[SkpLine], given: Given,
) -> FormsView:  # fmt: skip
    """Return the forms of one employee.

    Args:
        one: the score.
        people: who was known at its run.
        instansi: the government.
        yearly: number of an indicator → the same with every period of the year.
        lines: the lines of the SKP of the year.
        given: the feedback that was given, by what it is about.
    """
    score, period = one.score, one.score.inputs.periode
    official, superior = _raters(score.tempat.last, people, period)
    rows = list(score.indikator)
    organisation = score.inputs.organisasi.nilai if score.inputs.organisasi else ""
    curve, note = _curve(one, organisation)
    placement, verdict = score.tempat.placement, score.verdict
    remark = score.inputs.penetapan.catatan
    notes = [note] if note else []
    if one.policy.id != OFFICIAL:
        notes.append(
            "Bentuk formulir menurut PermenPANRB Nomor 6 Tahun 2022; periode ini dinilai menurut "
            f"kebijakan {one.policy.id}."
        )
    return FormsView(
        instansi=instansi,
        pimpinan=verdict.pimpinan or top_leader(placement),
        kualitatif=_qualitative(rows, one.policy),
        periode=_period(period),
        penilaian=_span(period),
        setahun=_plan_span(one, yearly),
        pegawai=_official(score.inputs.nip, score.inputs.nama, placement),
        penilai=official,
        atasan_penilai=superior,
        organisasi=organisation,
        utama=_groups([row for row in rows if row.utama], yearly, period, given),
        tambahan=_groups([row for row in rows if not row.utama], yearly, period, given),
        nilai=_values(lines, given),
        lampiran=tuple((part.upper(), _lines(lines, part)) for part in _ANNEX),
        rating_hasil=verdict.hasil_kerja.rating or "",
        rating_perilaku=verdict.perilaku.rating or "",
        predikat=verdict.predikat or "",
        kurva=curve,
        rekomendasi=(*((remark,) if remark else ()), *given.unplaced),
        catatan=tuple(notes),
        nip_kata="NIPPPK" if nips.is_pppk(score.inputs.nip) else "NIP",
    )


def _raters(last: Placement, people: People, period: Period) -> tuple[OfficialView, OfficialView]:
    """Return the Pejabat Penilai and that one's superior, as far as they are known."""
    official, placed = _superior(last, people, period)
    if placed is None:
        return official, OfficialView()
    return official, _superior(placed, people, period)[0]


def _superior(
    placement: Placement, people: People, period: Period
) -> tuple[OfficialView, Placement | None]:
    """Return the superior that a placement names; outside the database the name or position as it stands."""
    nip = placement.nip_atasan
    if nip not in people.nama:
        told, shown = placement.atasan, nips.show(nip) if nip else ""
        return OfficialView(jabatan=told, nip=shown) if is_position(told) else OfficialView(
            told, shown
        ), None
    found = in_force(people.placements[nip], period)
    if found is None:
        return OfficialView(people.nama[nip], nips.show(nip)), None
    return _official(nip, people.nama[nip], found.last), found.last


def _official(nip: str, name: str, placement: Placement) -> OfficialView:
    unit = placement.unit_kerja or placement.unit
    return OfficialView(name, nips.show(nip), placement.pangkat, placement.jabatan, unit)


def _qualitative(rows: Iterable[IndicatorScore], policy: object) -> bool:
    """Return whether all targets are words on no scale: one document has one approach."""
    rules = next(iter(getattr(policy, "bagian", ())), None)
    known = rules.policy if rules else policy
    targets = [row.target.nilai for row in rows if row.target.nilai]
    return (
        isinstance(known, Policy)
        and bool(targets)
        and all(is_qualitative(target, known) for target in targets)
    )


def _period(period: Period) -> str:
    if period.jenis == "tahun":
        return "AKHIR"
    if period.jenis == "bulan":
        return period.words.rpartition(" ")[0].upper()
    return f"{period.jenis.upper()} {_ROMAN[period.nomor - 1]}"


def _span(period: Period) -> str:
    """Return the days of a period as the forms print them: 1 JANUARI SD 31 MARET TAHUN 2024."""
    return _days(period.first, period.last)


def _days(first: date, last: date) -> str:
    begins, ends = (day_words(day).rpartition(" ")[0] for day in (first, last))
    return f"{begins} SD {ends} TAHUN {last.year}".upper()


def _plan_span(one: Scored, yearly: Mapping[int, Indicator]) -> str:
    """Return the days of the SKP: the year, or from the TMT on for who began within it."""
    period = one.score.inputs.periode
    since = began(one.score.tempat.placement, period)
    rows = [yearly.get(row.indicator.butir_id, row.indicator) for row in one.score.indikator]
    first = quarters_of(rows, period.tahun, since)[0]
    if since is None or first.last < since:
        return _span(year(period.tahun))
    return _days(since, year(period.tahun).last)


def _groups(
    rows: Sequence[IndicatorScore], yearly: Mapping[int, Indicator], period: Period, given: Given
) -> tuple[FormGroup, ...]:
    """Return the rows under their plans, plans under the plan of the superior, in sheet order."""
    plans: dict[tuple[str, str], dict[str, list[FormRow]]] = {}
    for place, row in enumerate(rows):
        one = row.indicator
        # What names no plan of the superior stands alone; plans of one text stand together.
        above = (one.rencana_atasan, "") if one.rencana_atasan else ("", one.rencana or str(place))
        made = _row(row, yearly.get(one.butir_id, one), period, given)
        plans.setdefault(above, {}).setdefault(one.rencana, []).append(made)
    groups, number = [], 0
    for place, ((above_text, _), below) in enumerate(plans.items(), 1):
        found = []
        for text, made_rows in below.items():
            number += 1
            found.append(FormPlan(number, text, tuple(made_rows)))
        groups.append(FormGroup(place, above_text, tuple(found)))
    return tuple(groups)


def _row(row: IndicatorScore, whole: Indicator, period: Period, given: Given) -> FormRow:
    annual = rollup.figures(whole, year(period.tahun)).target.nilai
    periods = (period, *period.parts)
    reports = [one for part in periods if (one := whole.realisations.get(str(part)))]
    return FormRow(
        aspek=row.indicator.aspek,
        indikator=row.indicator.indikator,
        target_tahun=_quantity(annual, row),
        target=_quantity(row.target.nilai, row),
        perspektif=row.indicator.perspektif,
        realisasi=_quantity(row.realisasi.nilai, row),
        bukti=tuple(dict.fromkeys(one.bukti for one in reports if one.bukti)),
        umpan_balik=given.of_indicator(row.indicator.butir_id),
    )


def _quantity(text: str | None, row: IndicatorScore) -> str:
    """Return a figure with its unit; "" when it is missing."""
    if not text:
        return ""
    shown, unit = show_quantity(text), row.indicator.satuan
    return f"{shown} {unit}" if unit and any(c.isdigit() for c in shown) else shown


def _values(lines: Sequence[SkpLine], given: Given) -> tuple[FormValue, ...]:
    return tuple(
        FormValue(
            number, name, GUIDES[name], _lines(lines, f"{EKSPEKTASI} {name}"), given.of_value(name)
        )
        for number, name in enumerate(BERAKHLAK, 1)
    )


def _lines(lines: Sequence[SkpLine], part: str) -> tuple[str, ...]:
    return tuple(line.isi for line in lines if line.bagian == part)


def _curve(one: Scored, organisation: str) -> tuple[CurveView | None, str]:
    """Return the curve to draw, or why there is none."""
    if not organisation:
        return None, ""
    classes = one.policy.predikat.kelas
    rules = distribution.in_force(one.score.inputs.periode, classes)
    heights = rules.pola.get(organisation) if rules else None
    if rules is None or heights is None:
        return None, f"Tidak ada pola distribusi yang berlaku untuk predikat {organisation}."
    title = (
        "KURVA DISTRIBUSI PREDIKAT KINERJA PEGAWAI DENGAN CAPAIAN KINERJA ORGANISASI "
        f"{organisation.upper()}"
    )
    return CurveView(title, tuple((name, heights[name]) for name in reversed(rules.kelas))), ""
