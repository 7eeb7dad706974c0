"""The page for the employee: how the score came about, what would raise it, how to object."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from textwrap import shorten

from kinerja_cli.actions.scored import Scored
from kinerja_cli.actions.views.report_views import Views
from kinerja_cli.reports.build import place_words
from kinerja_cli.reports.build_live import behaviour_scale
from kinerja_cli.reports.build_total import total_of
from kinerja_cli.reports.view import EmployeeView, IndicatorView
from kinerja_cli.reports.view_penjelasan import (
    LackLine,
    PlainReport,
    RatingLine,
    TermView,
    WeightyLine,
)
from kinerja_cli.rules.improvement import Improvement, better_ratings, improvements
from kinerja_cli.rules.indicators import DINILAI
from kinerja_cli.rules.judgement import ORGANISASI, PENETAPAN, Held
from kinerja_cli.rules.model import BERAKHLAK, TAMBAHAN, Fact, Ruling
from kinerja_cli.rules.numbers import HUNDRED, round_half_up, show, show_quantity
from kinerja_cli.rules.objection_terms import ObjectionTerm, in_order, objection_terms
from kinerja_cli.rules.remedies import remedy

_SHOWN = 5
_RAISING = 2
_LONG, _SHORT = 110, 72
"""Letters of a text on a page that must stay one page."""


def of_employee(views: Views, nip: str) -> PlainReport:
    """Return one employee's score in plain words.

    Raises:
        UsageError: there is no score of that employee.
    """
    one, people = views.person(nip)
    shown = views.employee(one, 1, people)
    total, verdict = total_of(one.policy), one.score.verdict
    decides = total is not None and total.menentukan
    provenance, terms = views.provenance([one]), objection_terms(views.period.last)
    return PlainReport(
        instansi=views.government(shown.unit),
        unit=shown.unit,
        periode=str(views.period),
        periode_kata=views.period.words,
        kelas=one.policy.predikat.kelas,
        nama=_cut(shown.nama, _LONG),
        nip_cetak=shown.nip_cetak,
        jabatan=_cut(shown.jabatan, _LONG),
        atasan=_cut(shown.atasan, _LONG),
        predikat=shown.predikat,
        kata_nilai=total.kata if total and decides else "Nilai hasil kerja",
        nilai=shown.nilai_akhir if decides else shown.nilai,
        aturan=_cut(verdict.step.cara, 3 * _LONG) if verdict.predikat else "",
        dasar=verdict.step.dasar,
        akhir=total,
        komponen=tuple(k for k in shown.komponen if k.menentukan and not k.tingkat),
        rating=() if decides else _ratings(one, shown, views),
        perilaku=_behaviour(shown),
        indikator=tuple(_weighty(row) for row in _chosen(shown)),
        sisa=tuple(_rest(shown)),
        naik=tuple(_raising(one, shown)),
        kurang=tuple(
            LackLine(_cut(reason.kalimat, 2 * _LONG), remedy(reason.kode))
            for reason in verdict.alasan
        ),
        urutan_keberatan=in_order(terms),
        cara_keberatan=_sources(terms),
        keberatan=views.raised({nip}),
        belum_dikonfirmasi=len(provenance.catatan_kaki),
        asal=provenance,
    )


def _cut(text: str, most: int) -> str:
    """Return a text that fits; what was cut is marked, its whole stands in the other reports."""
    if len(text) <= most:
        return text
    cut = shorten(text, most, placeholder=" …")
    return cut if len(cut) > most // 2 else f"{text[: most - 1]}…"


def _named(indicator: str, most: int) -> str:
    """Return an indicator's name that fits, with its end: many differ in nothing else."""
    if len(indicator) <= most:
        return indicator
    end = indicator[-(most // 3) :]
    end = end.partition(" ")[2] or end
    return f"{_cut(indicator, most - len(end) - 1)} {end}"


def _ratings(one: Scored, shown: EmployeeView, views: Views) -> tuple[RatingLine, ...]:
    verdict, decided = one.score.verdict, one.score.inputs.penetapan
    lines = (
        ("Hasil kerja", "hasil_kerja", verdict.hasil_kerja, shown.nilai, shown.usulan_hasil),
        ("Perilaku kerja", "perilaku", verdict.perilaku, shown.nilai_perilaku,
         shown.usulan_perilaku),
    )  # fmt: skip
    found: list[RatingLine] = []
    for name, field, held, value, suggested in lines:
        why = _because(held, decided.putusan.get(field), getattr(decided, field), one, views)
        if found and held.dari == PENETAPAN and why == found[0].sebab:
            why = "penetapan yang sama"
        scale = behaviour_scale(one.score) if field == "perilaku" else ""
        found.append(RatingLine(name, value, suggested, held.rating or "", why, scale))
    return tuple(found)


def _because(
    held: Held, ruling: Ruling | None, decided: Fact | None, one: Scored, views: Views
) -> str:
    """Return whose word a rating is: who, when and why as far as that is recorded."""
    if held.dari == ORGANISASI:
        predicate = one.score.inputs.organisasi
        named = predicate.nilai if predicate else ""
        return f"pimpinan unit: mengikuti predikat organisasi {named}".rstrip()
    if held.dari != PENETAPAN:
        return "usulan dari angka; belum ada penetapan" if held.rating else "belum ada"
    if ruling:
        return _cut(ruling.kalimat, 3 * _LONG)
    place = place_words(views.places.of(decided.asal)) if decided and decided.asal else ""
    where = f" di {place}" if place else ""
    return _cut(
        f"penetapan tertulis{where}; lembar itu tidak mencatat tanggal dan alasannya", 2 * _LONG
    )


def _counted(marks: str) -> str:
    """Return the marks for one value with equal ones counted: "Rekan (3): 2× Sesuai Ekspektasi; …"."""
    parts = []
    for part in marks.split(" · "):
        group, colon, values = part.rpartition(": ")
        counts = Counter(values.split("; "))
        told = (f"{count}× {name}" if count > 1 else name for name, count in counts.items())
        parts.append(f"{group}{colon}{'; '.join(told)}")
    return " · ".join(parts)


def _behaviour(shown: EmployeeView) -> str:
    """Return the marks for the seven values, those with the same mark together."""
    groups: dict[str, list[str]] = {}
    for row in shown.perilaku:
        groups.setdefault(_counted(row.isi), []).append(row.nilai)
    if len(groups) == 1 and len(shown.perilaku) == len(BERAKHLAK):
        return f"{_cut(next(iter(groups)), _LONG)} untuk ketujuh nilai BerAKHLAK"
    if len(groups) == len(shown.perilaku):
        told = "; ".join(f"{row.nilai} ({_counted(row.isi)})" for row in shown.perilaku)
    else:
        told = "; ".join(f"{mark} untuk {', '.join(names)}" for mark, names in groups.items())
    return _cut(told, 4 * _LONG)


def _chosen(shown: EmployeeView) -> list[IndicatorView]:
    """Return the weightiest indicators that enter the nilai, those without a share last."""
    entering = [row for row in shown.indikator if row.ikut]
    entering.sort(key=lambda row: (-(row.bobot_persen or 0), row.capaian or 0, row.nomor))
    return entering[:_SHOWN]


def _points(row: IndicatorView) -> Decimal | None:
    if row.bobot_persen is None or row.capaian is None:
        return None
    return row.bobot_persen * row.capaian / HUNDRED


def _weighty(row: IndicatorView) -> WeightyLine:
    points = _points(row)
    return WeightyLine(
        _named(row.indikator, _LONG),
        _cut(row.target, 24),
        _cut(row.realisasi, 24),
        _cut(row.satuan, 24),
        row.bobot_persen,
        row.capaian,
        None if points is None else round_half_up(points, 2),
        row.keadaan,
    )


def _rest(shown: EmployeeView) -> list[str]:
    """Return what the indicators that are not listed are, and what they give."""
    listed = {row.nomor for row in _chosen(shown)}
    others = [row for row in shown.indikator if row.nomor not in listed]
    entering = [row for row in others if row.ikut]
    found = []
    if entering:
        points = [p for row in entering if (p := _points(row)) is not None]
        share = sum((row.bobot_persen or Decimal(0) for row in entering), Decimal(0))
        given = (
            f", bersama berbobot {show(round_half_up(share, 2), 2)} % dan menyumbang "
            f"{show(round_half_up(sum(points, Decimal(0)), 2), 2)}"
            if points
            else ""
        )
        found.append(f"{len(entering)} indikator lain{given}.")
    for state, text in _STATES.items():
        names = [row.indikator for row in others if not row.ikut and _state(row) == state]
        if names:
            example = f": “{_named(names[0], _SHORT)}”" if len(names) == 1 else ""
            found.append(f"{len(names)} indikator {text}{example}.")
    return found


_STATES = {
    "kosong": "belum berisi realisasi",
    "galat": "tidak terhitung",
    "tidak-dinilai": "tidak jatuh tempo pada periode ini",
    "kualitatif": "bukan angka",
    "dinilai": "sudah terisi, menunggu yang lain",
    "tambahan": "kinerja tambahan, di luar nilai",
}


def _state(row: IndicatorView) -> str:
    """Return why an indicator stands outside the nilai."""
    extra = row.jenis.casefold() == TAMBAHAN and row.keadaan == DINILAI
    return TAMBAHAN if extra else row.keadaan


def _raising(one: Scored, shown: EmployeeView) -> list[str]:
    """Return what would raise the score, with the figures that the engine gives."""
    found = [shown.butuh] if shown.butuh else []
    value = shown.nilai
    every = improvements(one.score, one.policy)
    single = [step for step in every if step.row][:_RAISING]
    everything = [step for step in every if not step.row]
    total = total_of(one.policy)
    word = total.kata.lower() if total and total.menentukan else ""
    found += [_reached(step, shown, word) for step in (*single, *everything)]
    if value is not None and not every and shown.indikator and not one.score.bagian:
        found.append(
            f"Semua indikator yang dihitung sudah mencapai target (nilai hasil kerja {show(value, 2)})."
        )
    for better in better_ratings(one.score, one.policy):
        other = "perilaku kerja" if better.komponen == "hasil kerja" else "hasil kerja"
        found.append(
            f"Rating {better.komponen} {better.rating}, dengan {other} {better.lainnya} seperti "
            f"sekarang, memberi predikat {better.predikat}."
        )
    if shown.predikat and shown.predikat == one.policy.predikat.kelas[0]:
        found.append(f"Predikat {shown.predikat} sudah yang tertinggi.")
    return found


def _reached(step: Improvement, shown: EmployeeView, total: str) -> str:
    """Return one improvement in words; `total` is what a nilai that decides is called, or ""."""
    result = f"nilai hasil kerja menjadi {show(step.nilai, 2)}"
    if total and step.nilai_akhir is not None:
        result += f", {total} {show(step.nilai_akhir, 2)}"
        if step.predikat != shown.predikat:
            result += f", predikat {step.predikat}"
    elif step.usulan and step.usulan != shown.usulan_hasil:
        result += f" dan usulan ratingnya {step.usulan}"
    if step.row is None:
        return f"Bila semua indikator mencapai target, {result}."
    row = step.row
    unit = f" {row.indicator.satuan}" if row.indicator.satuan else ""
    figures = (
        f"{show_quantity(row.target.nilai)}{unit}; sekarang {show_quantity(row.realisasi.nilai)}"
    )
    return f"Bila “{_named(row.indicator.indikator, _SHORT)}” mencapai target ({_cut(figures, _SHORT)}), {result}."


def _sources(terms: Sequence[ObjectionTerm]) -> tuple[TermView, ...]:
    """Return by which article each step is taken, and what happens after it."""
    many = len(terms) > 1
    return tuple(
        TermView(
            f"Langkah {number}" if many else "Dasar",
            f"{term.lanjut}." if term.lanjut else "",
            term.dasar,
            term.belum_dikonfirmasi,
        )
        for number, term in enumerate(terms, 1)
    )
