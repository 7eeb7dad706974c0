"""The report of one employee (`--jenis pegawai`): official forms, development page, details."""

from dataclasses import replace
from weakref import WeakKeyDictionary

from kinerja_cli.actions.consequences import side_policies
from kinerja_cli.actions.views.development_views import development
from kinerja_cli.actions.views.feedback_given import Given
from kinerja_cli.actions.views.form_views import forms
from kinerja_cli.actions.views.report_views import Views, organisation_of
from kinerja_cli.reports import build
from kinerja_cli.reports.build_total import bounds, total_of
from kinerja_cli.reports.view import EmployeeReport
from kinerja_cli.rules.consequences import SidePolicies
from kinerja_cli.store import own_year, reported

_SIDES: WeakKeyDictionary[Views, SidePolicies] = WeakKeyDictionary()
"""The regulations of what follows, read once for all the reports of one command."""


def employee_report(views: Views, nip: str) -> EmployeeReport:
    """Return the whole report of one employee.

    Raises:
        UsageError: there is no score of that employee.
    """
    one, people = views.person(nip)
    period, sequence = one.score.inputs.periode, one.run.baca_sampai
    yearly = own_year.indicators(views.connection, nip, period.tahun, sequence)
    lines = reported.skp_lines(views.connection, [nip], period.tahun, sequence)
    told = reported.feedback(views.connection, [nip], period, sequence)
    shown = [row.indicator.butir_id for row in one.score.indikator]
    given = Given(told, [yearly[number] for number in shown if number in yearly], period)
    basis = _evaluation(views, nip)
    return replace(
        basis,
        formulir=forms(one, people, basis.instansi, yearly, lines, given),
        pengembangan=development(views.connection, one, yearly, lines, given, _side(views)),
    )


def _side(views: Views) -> SidePolicies:
    if views not in _SIDES:
        _SIDES[views] = side_policies(views.period)
    return _SIDES[views]


def _evaluation(views: Views, nip: str) -> EmployeeReport:
    """Return the evaluation of one employee.

    Raises:
        UsageError: there is no score of that employee.
    """
    one, people = views.person(nip)
    view = views.employee(one, 1, people)
    office = one.score.tempat.placement.unit
    return EmployeeReport(
        instansi=views.government(office),
        unit=office,
        periode=str(views.period),
        periode_kata=views.period.words,
        predikat_organisasi=organisation_of([one]),
        batas_atas=bounds(one.policy)[1],
        kelas=one.policy.predikat.kelas,
        pegawai=view,
        langkah=tuple(build.derivation(one.score.step, views.places.of)),
        akhir=total_of(one.policy),
        temuan=views.findings([one]),
        asal=views.provenance([one]),
        keberatan=views.raised({nip}),
    )
