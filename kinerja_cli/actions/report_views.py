"""Scores of a period become the views that templates read."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

from kinerja_cli.actions import distribution, distribution_views, plan_views, provenance, scored
from kinerja_cli.actions.dates import stated_day
from kinerja_cli.actions.provenance import Side
from kinerja_cli.actions.scored import Scored
from kinerja_cli.actions.trend_views import Trends, mean
from kinerja_cli.errors import UsageError
from kinerja_cli.reports import build, build_live
from kinerja_cli.reports.build_total import bounds, bounds_words, columns, total_of
from kinerja_cli.reports.view import (
    ClassCount,
    EmployeeReport,
    EmployeeView,
    FindingView,
    Moved,
    ObjectionView,
    Provenance,
    UnitReport,
)
from kinerja_cli.reports.view_layout import PLAIN, PageView
from kinerja_cli.reports.view_parts import TotalView
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.names import person_key
from kinerja_cli.rules.nip import show as show_nip
from kinerja_cli.rules.numbers import HUNDRED, round_half_up
from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.placement import in_force
from kinerja_cli.rules.policy import Regulation
from kinerja_cli.store import imports, objections, results
from kinerja_cli.store import units as unit_rows
from kinerja_cli.store.database import Connection
from kinerja_cli.store.inputs import People
from kinerja_cli.store.results import Stored

_GOVERNMENT = re.compile(r"\b(?:Kota|Kabupaten|Provinsi) .+$")


class Views:
    """Makes the views of one period out of one snapshot of the database.

    Attributes:
        stale: whether a view so far holds somebody whose data changed after they were scored.
    """

    def __init__(
        self, connection: Connection, period: Period, instansi: str, page: PageView = PLAIN
    ) -> None:
        self._page = page
        self._connection, self._period, self._instansi = connection, period, instansi
        self._places = imports.places(connection)
        self._names = unit_rows.names(connection)
        self._objections = objections.every(connection, period)
        self.stale = False
        self._all: Collection[Stored] | None = None
        self._trends = Trends(connection, period)

    def of_unit(self, unit: int) -> UnitReport:
        """Return the evaluation of one office.

        Raises:
            UsageError: it was not scored in the period.
        """
        found, people = scored.of_period(self._connection, self._period, [unit])
        if not found:
            raise UsageError(
                f"{self._names[unit]} belum dinilai pada {self._period.words}.",
                f"Jalankan dahulu: kinerja score --periode {self._period}",
            )
        newest, ranked = max(found, key=lambda one: one.run.id), _by_rank(found)
        policy, total = newest.policy, total_of(newest.policy)
        organisation = _organisation(found)
        views = tuple(
            self._employee(one, number, people[one.run.id], (policy, organisation))
            for number, one in enumerate(ranked, 1)
        )
        spread = distribution.in_force(self._period, policy.predikat.kelas)
        plans = plan_views.plans(self._connection, ranked, unit, policy)
        return UnitReport(
            instansi=self._government(self._names[unit]),
            unit=self._names[unit],
            periode=str(self._period),
            periode_kata=self._period.words,
            predikat_organisasi=organisation,
            jumlah=len(found),
            lengkap=sum(view.lengkap for view in views),
            belum_lengkap=sum(not view.lengkap for view in views),
            rata_nilai=mean([one.nilai for one in views if one.nilai is not None]),
            batas_bawah=bounds(policy)[0],
            batas_atas=bounds(policy)[1],
            kelas=policy.predikat.kelas,
            distribusi=_distribution(views, policy.predikat.kelas),
            tren=self._trends.of_unit(unit, policy.id, total=total is not None),
            pegawai=views,
            pindah=self._moved(unit, people[newest.run.id]),
            temuan=self._findings(found),
            asal=self._provenance(found, plan_views.sides(plans)),
            akhir=_averaged(total, views),
            kolom=columns(view.komponen for view in views),
            batas_kata=bounds_words(policy),
            hidup=build_live.live_policy(policy),
            tata=self._page,
            rencana=plans,
            keberatan=self._raised({one.score.inputs.nip for one in found}),
            pola=distribution_views.pattern(found, organisation, spread) if spread else None,
            penilai=(
                distribution_views.officials(found, people, self._everybody(), spread)
                if spread and not (total and total.menentukan)  # figures suggest no ratings there
                else None
            ),
        )

    def _raised(self, nips: set[str]) -> tuple[ObjectionView, ...]:
        """Return the objections of some people, the open ones first."""
        ordered = sorted(self._objections, key=lambda one: not one.terbuka)
        return tuple(
            ObjectionView(
                stated_day(one.tanggal), show_nip(one.nip), one.nama, one.alasan, one.jawaban,
                stated_day(one.tanggal_jawaban),
            )
            for one in ordered
            if one.nip in nips
        )  # fmt: skip

    def _everybody(self) -> Collection[Stored]:
        """Return the results of all offices in the period."""
        if self._all is None:
            self._all = results.of_period(self._connection, str(self._period)).values()
        return self._all

    def _employee(
        self, one: Scored, number: int, people: People, unit: tuple[Regulation, str] | None = None
    ) -> EmployeeView:
        """Return one employee; in the report of a `unit`, with what its formulas start from."""
        nip = one.score.inputs.nip
        last = one.score.tempat.last
        superior = people.nama.get(last.nip_atasan, last.atasan)
        total = total_of(one.policy) is not None
        points = self._trends.of_person(nip, one.policy.id, total=total)
        rows = build.ordered(one.score) if unit else []
        live = build_live.live_employee(one.score, rows, one.policy, *unit) if unit else None
        return build.employee(
            one.score, number, superior, points, self._places.of, one.policy, live
        )

    def _moved(self, unit: int, people: People) -> tuple[Moved, ...]:
        found = []
        for nip in people.in_unit(self._period, [unit]):
            placed = in_force(people.placements[nip], self._period)
            if placed and placed.placement.unit_id != unit:
                target = f"{placed.placement.unit} ({placed.hari} hari)"
                found.append(Moved(show_nip(nip), people.nama[nip], target))
        return tuple(found)

    def _findings(self, found: Sequence[Scored]) -> tuple[FindingView, ...]:
        views = []
        for one in found:
            name = one.score.inputs.nama
            for finding in (*one.score.temuan, *_recomputed(one)):
                placed = replace(finding, place=self._places.of(finding.asal))
                views.append(build.finding(placed, name))
        return tuple(views)

    def _provenance(self, found: Sequence[Scored], others: Sequence[Side] = ()) -> Provenance:
        made, stale = provenance.of(self._connection, found, others)
        self.stale |= stale
        return made

    def _government(self, unit: str) -> str:
        return government(self._instansi, unit)

    def of_employee(self, nip: str, unit: int) -> EmployeeReport:
        """Return the evaluation of one employee who was scored in an office."""
        found, people = scored.of_period(self._connection, self._period, [unit])
        one = next(entry for entry in found if entry.score.inputs.nip == nip)
        view = self._employee(one, 1, people[one.run.id])
        office = one.score.tempat.placement.unit
        return EmployeeReport(
            instansi=self._government(office),
            unit=office,
            periode=str(self._period),
            periode_kata=self._period.words,
            predikat_organisasi=_organisation([one]),
            batas_atas=bounds(one.policy)[1],
            kelas=one.policy.predikat.kelas,
            pegawai=view,
            langkah=tuple(build.derivation(one.score.step, self._places.of)),
            akhir=total_of(one.policy),
            temuan=self._findings([one]),
            asal=self._provenance([one]),
            keberatan=self._raised({nip}),
            tata=self._page,
        )


def _averaged(total: TotalView | None, views: Sequence[EmployeeView]) -> TotalView | None:
    """Return the description of the nilai with its mean in the unit."""
    values = [one.nilai_akhir for one in views if one.nilai_akhir is not None]
    return replace(total, rata=mean(values)) if total else None


def government(instansi: str, unit: str) -> str:
    """Return the government for a heading: as the settings name it, else as an office's name does."""
    if instansi:
        return instansi
    match = _GOVERNMENT.search(unit)
    return f"Pemerintah {match.group()}" if match else ""


def _by_rank(found: Sequence[Scored]) -> list[Scored]:
    """Head first, then by name: nobody is ranked by a value that only suggests."""
    return sorted(
        found,
        key=lambda one: (not one.score.verdict.pimpinan, person_key(one.score.inputs.nama),
                         one.score.inputs.nip),
    )  # fmt: skip


def _organisation(found: Sequence[Scored]) -> str:
    return next((f.score.inputs.organisasi.nilai for f in found if f.score.inputs.organisasi), "")


def _distribution(views: Sequence[EmployeeView], classes: Sequence[str]) -> tuple[ClassCount, ...]:
    graded = [view.predikat for view in views if view.predikat]
    counts = [(name, graded.count(name)) for name in classes]
    return tuple(
        ClassCount(name, count, round_half_up(HUNDRED * count / len(graded), 1) if graded else
                   Decimal(0))
        for name, count in counts
    )  # fmt: skip


def _recomputed(one: Scored) -> list[Finding]:
    if not one.beda:
        return []
    return [Finding("hitungan-berbeda", nilai=", ".join(one.beda), nip=one.score.inputs.nip)]
