"""Scores of a period become the views that templates read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from kinerja_cli.actions import scored
from kinerja_cli.actions.scored import Scored
from kinerja_cli.actions.views import plan_views, provenance
from kinerja_cli.actions.views.hierarchy import Hierarchy
from kinerja_cli.actions.views.objection_views import shown
from kinerja_cli.actions.views.provenance import Side
from kinerja_cli.actions.views.trend_views import Trends
from kinerja_cli.errors import UsageError
from kinerja_cli.reports import build, build_live
from kinerja_cli.reports.build_total import total_of
from kinerja_cli.reports.view import (
    EmployeeView,
    FindingView,
    ObjectionView,
    Provenance,
)
from kinerja_cli.rules.cascade import Carried
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.names import person_key
from kinerja_cli.rules.nip import show as show_nip
from kinerja_cli.rules.periods import Period
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


def organisation_of(found: Sequence[Scored]) -> str:
    """Return the predicate of the organisation that scores rest on, "" without one."""
    return next((f.score.inputs.organisasi.nilai for f in found if f.score.inputs.organisasi), "")


def _recomputed(one: Scored) -> list[Finding]:
    if not one.beda:
        return []
    return [Finding("hitungan-berbeda", nilai=", ".join(one.beda), nip=one.score.inputs.nip)]
