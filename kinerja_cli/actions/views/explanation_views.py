"""A derivation becomes words: for the terminal, and for the page that can be printed."""

from collections.abc import Sequence
from decimal import Decimal

from kinerja_cli.actions.dates import moment_words
from kinerja_cli.actions.explain import Explanation
from kinerja_cli.actions.views.report_views import government
from kinerja_cli.reports.build import finding
from kinerja_cli.reports.explanation import ExplanationReport, StepView
from kinerja_cli.reports.view import Provenance
from kinerja_cli.rules.model import Origin
from kinerja_cli.rules.nip import show as show_nip
from kinerja_cli.rules.numbers import show, show_quantity
from kinerja_cli.rules.trace import Step
from kinerja_cli.store.imports import Places

_PLACES = 4
_OPEN = ("belum", "menunggu")


def step_view(step: Step, places: Places, told: str = "") -> StepView:
    """Return a step in words; `told` are the articles of the step above, which are not repeated."""
    lacking = ""
    if step.hasil is None:
        still_open = not step.cara or any(word in step.cara.casefold() for word in _OPEN)
        lacking = "belum ada" if still_open else "tidak ada"
    return StepView(
        step.apa,
        "" if lacking else _value(step.hasil),
        lacking,
        step.cara,
        "" if f"; {step.dasar};" in f"; {told};" else step.dasar,
        _sources(step.sumber, places),
        tuple(step_view(part, places, step.dasar or told) for part in step.bagian),
    )


def _value(value: Decimal | str | None) -> str:
    """Return a value as officers write it; a number that never ends is rounded for the eye."""
    if not isinstance(value, Decimal):
        return show_quantity(value)
    exponent = value.as_tuple().exponent
    long = isinstance(exponent, int) and exponent < -_PLACES
    return show(value, _PLACES) if long else show(value)


def _sources(origins: Sequence[Origin], places: Places) -> tuple[str, ...]:
    """Return where figures stand: the cells of one sheet together."""
    cells: dict[tuple[str, str, int], list[str]] = {}
    for origin in origins:
        place = places.of(origin)
        where = (place.berkas, place.lembar, places.import_of(origin))
        cells.setdefault(where, []).append(place.sel)
    return tuple(
        f"{file} › {sheet}!{', '.join(dict.fromkeys(found))} (impor {number})"
        for (file, sheet, number), found in cells.items()
    )


def follow_up(found: Explanation) -> tuple[StepView, ...]:
    """Return what follows from the score in words."""
    return tuple(step_view(step, found.places) for step in found.tindak_lanjut.steps())


def page(found: Explanation, instansi: str) -> ExplanationReport:
    """Return the explanation as its page shows it."""
    score, run = found.scored.score, found.scored.run
    placement, policy = score.tempat.placement, found.scored.policy
    return ExplanationReport(
        instansi=government(instansi, placement.unit),
        unit=placement.unit,
        periode=str(score.inputs.periode),
        periode_kata=score.inputs.periode.words,
        kelas=policy.predikat.kelas,
        nama=score.inputs.nama,
        nip_cetak=show_nip(score.inputs.nip),
        jabatan=placement.jabatan,
        pangkat=placement.pangkat,
        unit_kerja=placement.unit_kerja,
        predikat=score.verdict.predikat or "",
        alasan=tuple(reason.kalimat for reason in score.verdict.alasan),
        langkah=step_view(score.step, found.places),
        beda=tuple(one.kalimat for one in found.beda),
        usang=found.usang,
        butuh=found.butuh,
        tindak_lanjut=follow_up(found),
        temuan=tuple(finding(one, score.inputs.nama) for one in found.temuan),
        asal=Provenance(
            proses=run.id,
            dihitung=moment_words(run.waktu),
            data_per=moment_words(found.data_per) if found.data_per else "–",
            kebijakan=policy.id,
            kebijakan_judul=policy.judul,
            versi=run.versi_program,
            kepala=run.kepala,
            catatan_kaki=tuple(
                f"Belum dikonfirmasi pada sumber resmi: {text}"
                for text in policy.belum_dikonfirmasi
            ),
        ),
    )
