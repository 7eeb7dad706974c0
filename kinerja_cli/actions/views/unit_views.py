"""The evaluation of one office (`--jenis dinas`)."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kinerja_cli.actions import distribution
from kinerja_cli.actions.views import distribution_views, plan_views
from kinerja_cli.actions.views.report_views import Views, by_rank, organisation_of
from kinerja_cli.actions.views.trend_views import mean
from kinerja_cli.reports import build, build_live
from kinerja_cli.reports.build_total import bounds, bounds_words, columns, total_of
from kinerja_cli.reports.view import ClassCount, EmployeeView, Moved, UnitReport
from kinerja_cli.reports.view_parts import TotalView
from kinerja_cli.rules.nip import show as show_nip
from kinerja_cli.rules.numbers import HUNDRED, round_half_up
from kinerja_cli.rules.placement import in_force
from kinerja_cli.store.inputs import People


def of_unit(views: Views, unit: int) -> UnitReport:
    """Return the evaluation of one office.

    Raises:
        UsageError: it was not scored in the period.
    """
    found, people = views.office(unit)
    newest, ranked = max(found, key=lambda one: one.run.id), by_rank(found)
    policy, total = newest.policy, total_of(newest.policy)
    organisation = organisation_of(found)
    shown = tuple(
        views.employee(one, number, people[one.run.id], (policy, organisation))
        for number, one in enumerate(ranked, 1)
    )
    spread = distribution.in_force(views.period, policy.predikat.kelas)
    plans = plan_views.plans(views.connection, ranked, unit, policy)
    return UnitReport(
        instansi=views.government(views.names[unit]),
        unit=views.names[unit],
        periode=str(views.period),
        periode_kata=views.period.words,
        predikat_organisasi=organisation,
        jumlah=len(found),
        lengkap=sum(view.lengkap for view in shown),
        belum_lengkap=sum(not view.lengkap for view in shown),
        rata_nilai=mean([one.nilai for one in shown if one.nilai is not None]),
        batas_bawah=bounds(policy)[0],
        batas_atas=bounds(policy)[1],
        kelas=policy.predikat.kelas,
        distribusi=_distribution(shown, policy.predikat.kelas),
        tren=views.trends.of_unit(unit, policy.id, total=total is not None),
        pegawai=shown,
        pindah=_moved(views, unit, people[newest.run.id]),
        temuan=(
            *views.findings(found),
            *(build.finding(one, views.names[unit]) for one in plan_views.unclear(plans)),
        ),
        asal=views.provenance(found, plan_views.sides(plans)),
        akhir=_averaged(total, shown),
        kolom=columns(view.komponen for view in shown),
        batas_kata=bounds_words(policy),
        # Formulas need a row to point at.
        hidup=(build_live.live_policy(policy) if any(one.indikator for one in shown) else None),
        rencana=plans,
        keberatan=views.raised({one.score.inputs.nip for one in found}, unit),
        pola=distribution_views.pattern(found, organisation, spread) if spread else None,
        penilai=(
            distribution_views.officials(found, people, views.everybody().values(), spread)
            if spread and not (total and total.menentukan)  # figures suggest no ratings there
            else None
        ),
    )


def _moved(views: Views, unit: int, people: People) -> tuple[Moved, ...]:
    found = []
    for nip in people.in_unit(views.period, [unit]):
        placed = in_force(people.placements[nip], views.period)
        if placed and placed.placement.unit_id != unit:
            target = f"{placed.placement.unit} ({placed.hari} hari)"
            found.append(Moved(show_nip(nip), people.nama[nip], target))
    return tuple(found)


def _averaged(total: TotalView | None, views: Sequence[EmployeeView]) -> TotalView | None:
    """Return the description of the nilai with its mean in the unit."""
    values = [one.nilai_akhir for one in views if one.nilai_akhir is not None]
    return replace(total, rata=mean(values)) if total else None


def _distribution(views: Sequence[EmployeeView], classes: Sequence[str]) -> tuple[ClassCount, ...]:
    graded = [view.predikat for view in views if view.predikat]
    counts = [(name, graded.count(name)) for name in classes]
    return tuple(
        ClassCount(name, count, round_half_up(HUNDRED * count / len(graded), 1) if graded else
                   Decimal(0))
        for name, count in counts
    )  # fmt: skip
