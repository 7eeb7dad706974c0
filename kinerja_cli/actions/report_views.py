"""Scores of a period become the views that templates read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from kinerja_cli.actions import distribution, distribution_views, plan_views, provenance, scored
from kinerja_cli.actions.hierarchy import Hierarchy
from kinerja_cli.actions.objection_views import shown
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
from kinerja_cli.reports.view_parts import TotalView
from kinerja_cli.rules.cascade import Carried
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


class Office(NamedTuple):
    """The scores of one office in the period; run number → who was known at it."""

    found: tuple[Scored, ...]
    people: dict[int, People]


class Views:
    """Makes the views of one period out of one snapshot of the database.

    Attributes:
        kebijakan: the folder of the office's own regulations.
        stale: whether a view so far holds somebody whose data changed after they were scored.
        progress: told of the offices gone through by a view of many.
    """

    def __init__(
        self, connection: Connection, period: Period, instansi: str, kebijakan: Path | None = None,
    ) -> None:  # fmt: skip
        self.connection, self.period, self._instansi = connection, period, instansi
        self.kebijakan = kebijakan
        self.places = imports.places(connection)
        self.names = unit_rows.names(connection)
        self.objections = objections.standing(connection, period)
        self.stale = False
        self.progress: Callable[[str, int, int], None] = lambda _what, _done, _total: None
        self._all: dict[str, Stored] | None = None
        self._last: tuple[int, Office] | None = None
        self._known: dict[int, People] = {}
        self.trends = Trends(connection, period)
        self._hierarchy: Hierarchy | None = None
        self._carried: tuple[int, dict[str, tuple[Carried, ...]]] | None = None

    def office(self, unit: int) -> Office:
        """Return the scores of one office, made again, and who was known at each of their runs.

        Only the last office asked for is kept: a city is not held, beyond names and placements.

        Raises:
            UsageError: it was not scored in the period.
        """
        if self._last is None or self._last[0] != unit:
            found, people = scored.of_period(self.connection, self.period, [unit], self._known)
            if not found:
                raise UsageError(
                    f"{self.names[unit]} belum dinilai pada {self.period.words}.",
                    f"Jalankan dahulu: kinerja score --periode {self.period}",
                )
            self._last = unit, Office(tuple(found), people)
        return self._last[1]

    def person(self, nip: str) -> tuple[Scored, People]:
        """Return one employee's score of the period and who was known then.

        Raises:
            UsageError: there is no score of that employee.
        """
        stored = self.everybody().get(nip)
        if stored is None:
            raise UsageError(
                f"Tidak ada nilai untuk NIP {show_nip(nip)} pada {self.period.words}.",
                "Periksa NIP itu, atau sebut periodenya dengan --periode.",
            )
        office = self.office(stored.unit_id)
        one = next(entry for entry in office.found if entry.score.inputs.nip == nip)
        return one, office.people[one.run.id]

    def of_unit(self, unit: int) -> UnitReport:
        """Return the evaluation of one office.

        Raises:
            UsageError: it was not scored in the period.
        """
        found, people = self.office(unit)
        newest, ranked = max(found, key=lambda one: one.run.id), by_rank(found)
        policy, total = newest.policy, total_of(newest.policy)
        organisation = _organisation(found)
        views = tuple(
            self.employee(one, number, people[one.run.id], (policy, organisation))
            for number, one in enumerate(ranked, 1)
        )
        spread = distribution.in_force(self.period, policy.predikat.kelas)
        plans = plan_views.plans(self.connection, ranked, unit, policy)
        return UnitReport(
            instansi=self.government(self.names[unit]),
            unit=self.names[unit],
            periode=str(self.period),
            periode_kata=self.period.words,
            predikat_organisasi=organisation,
            jumlah=len(found),
            lengkap=sum(view.lengkap for view in views),
            belum_lengkap=sum(not view.lengkap for view in views),
            rata_nilai=mean([one.nilai for one in views if one.nilai is not None]),
            batas_bawah=bounds(policy)[0],
            batas_atas=bounds(policy)[1],
            kelas=policy.predikat.kelas,
            distribusi=_distribution(views, policy.predikat.kelas),
            tren=self.trends.of_unit(unit, policy.id, total=total is not None),
            pegawai=views,
            pindah=self._moved(unit, people[newest.run.id]),
            temuan=(
                *self.findings(found),
                *(build.finding(one, self.names[unit]) for one in plan_views.unclear(plans)),
            ),
            asal=self.provenance(found, plan_views.sides(plans)),
            akhir=_averaged(total, views),
            kolom=columns(view.komponen for view in views),
            batas_kata=bounds_words(policy),
            # Formulas need a row to point at.
            hidup=(build_live.live_policy(policy) if any(one.indikator for one in views) else None),
            rencana=plans,
            keberatan=self.raised({one.score.inputs.nip for one in found}, unit),
            pola=distribution_views.pattern(found, organisation, spread) if spread else None,
            penilai=(
                distribution_views.officials(found, people, self.everybody().values(), spread)
                if spread and not (total and total.menentukan)  # figures suggest no ratings there
                else None
            ),
        )

    def raised(self, nips: set[str], unit: int | None = None) -> tuple[ObjectionView, ...]:
        """Return the objections of some people, the open ones first.

        With a `unit` also of those who were last there and are scored nowhere in the period.
        """
        found = [
            one
            for one in self.objections
            if one.nip in nips or (one.unit_id == unit and one.nip not in self.everybody())
        ]
        return shown(found, self.period)

    def everybody(self) -> dict[str, Stored]:
        """Return the results of all offices in the period, by nip."""
        if self._all is None:
            self._all = results.of_period(self.connection, str(self.period))
        return self._all

    def hierarchy(self) -> Hierarchy:
        """Return who stands under whom in the period."""
        if self._hierarchy is None:
            self._hierarchy = Hierarchy(self.connection, self.period, self.everybody())
        return self._hierarchy

    def employee(
        self, one: Scored, number: int, people: People, unit: tuple[Regulation, str] | None = None
    ) -> EmployeeView:
        """Return one employee as reports show them; `number` is their place in the list.

        For the report of a `unit` (its policy, its organisation's predicate) with what formulas
        start from.
        """
        nip = one.score.inputs.nip
        last = one.score.tempat.last
        superior = people.nama.get(last.nip_atasan, last.atasan)
        total = total_of(one.policy) is not None
        points = self.trends.of_person(nip, one.policy.id, total=total)
        live = None
        if unit:
            rows = build.ordered(one.score)
            live = build_live.live_employee(one.score, rows, one.policy, *unit)
        made = build.employee(one.score, number, superior, points, self.places.of, one.policy, live)
        carried = self._carried_by(one)
        return replace(made, kontribusi=plan_views.carried_views(carried))

    def _carried_by(self, one: Scored) -> tuple[Carried, ...]:
        """Return the plans that somebody carries, followed through their superiors in the office."""
        unit, nip = one.score.tempat.placement.unit_id, one.score.inputs.nip
        if self._carried is None or self._carried[0] != unit:
            kept = self._last[1].found if self._last and self._last[0] == unit else ()
            self._carried = unit, plan_views.of_office(kept or [one])
        return self._carried[1].get(nip) or plan_views.of_office([one])[nip]

    def _moved(self, unit: int, people: People) -> tuple[Moved, ...]:
        found = []
        for nip in people.in_unit(self.period, [unit]):
            placed = in_force(people.placements[nip], self.period)
            if placed and placed.placement.unit_id != unit:
                target = f"{placed.placement.unit} ({placed.hari} hari)"
                found.append(Moved(show_nip(nip), people.nama[nip], target))
        return tuple(found)

    def findings(self, found: Sequence[Scored]) -> tuple[FindingView, ...]:
        """Return what was noticed about some people, with cells in words."""
        views = []
        for one in found:
            name = one.score.inputs.nama
            for finding in (*one.score.temuan, *_recomputed(one)):
                placed = replace(finding, place=self.places.of(finding.asal))
                views.append(build.finding(placed, name))
        return tuple(views)

    def provenance(self, found: Sequence[Scored], others: Sequence[Side] = ()) -> Provenance:
        """Return what a report's footer says, and remember whether any data are stale."""
        made, stale = provenance.of(self.connection, found, others)
        self.stale |= stale
        return made

    def government(self, unit: str) -> str:
        """Return the government for the heading of an office's report."""
        return government(self._instansi, unit)

    def of_employee(self, nip: str) -> EmployeeReport:
        """Return the evaluation of one employee.

        Raises:
            UsageError: there is no score of that employee.
        """
        one, people = self.person(nip)
        view = self.employee(one, 1, people)
        office = one.score.tempat.placement.unit
        return EmployeeReport(
            instansi=self.government(office),
            unit=office,
            periode=str(self.period),
            periode_kata=self.period.words,
            predikat_organisasi=_organisation([one]),
            batas_atas=bounds(one.policy)[1],
            kelas=one.policy.predikat.kelas,
            pegawai=view,
            langkah=tuple(build.derivation(one.score.step, self.places.of)),
            akhir=total_of(one.policy),
            temuan=self.findings([one]),
            asal=self.provenance([one]),
            keberatan=self.raised({nip}),
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


def by_rank(found: Sequence[Scored]) -> list[Scored]:
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
