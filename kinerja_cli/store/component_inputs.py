"""Attendance, competencies, service quality and unit plans, as the engine reads them."""

from collections import defaultdict
from collections.abc import Iterable

from kinerja_cli.rules.model import (
    DISIPLIN,
    KOMPETENSI,
    LAYANAN,
    PERILAKU,
    Attendance,
    Competency,
    Service,
    UnitPlan,
)
from kinerja_cli.rules.periods import Period, every, year
from kinerja_cli.rules.placement import in_force
from kinerja_cli.rules.records import ATTENDANCE_FIELDS, SERVICE_FIELDS
from kinerja_cli.store import facts
from kinerja_cli.store.database import Connection
from kinerja_cli.store.facts import positions
from kinerja_cli.store.people import Known
from kinerja_cli.store.versions import Row, Walk

_COUNTS = facts.Fields("disiplin", *((name, name) for name in ATTENDANCE_FIELDS))


def spans(period: Period) -> set[Period]:
    """Return a period and everything it can be rolled up from."""
    found = {period}
    for kind in ("bulan", "triwulan", "semester"):
        found |= {part for part in every(period.tahun, kind) if period.contains(part)}
    return found


def around(period: Period) -> set[Period]:
    """Return a period, its parts, and the longer periods it lies in."""
    longer = (one for kind in ("triwulan", "semester") for one in every(period.tahun, kind))
    return spans(period) | {one for one in (*longer, year(period.tahun)) if one.contains(period)}


def of_year(period: Period) -> set[Period]:
    """Return every period of the same year that ends no later."""
    return {one for one in spans(year(period.tahun)) if one.last <= period.last}


def attendance(rows: Iterable[Row]) -> dict[str, Attendance]:
    """Return one employee's attendance by period."""
    return {
        row.text("periode"): Attendance(
            row.facts(_COUNTS),
            row.fact("hukuman"),
            row.origin(next((n for n in ATTENDANCE_FIELDS if row.text(n)), "nip")),
        )
        for row in rows
    }


def competencies(rows: Iterable[Row]) -> dict[str, tuple[Competency, ...]]:
    """Return one employee's competencies by period."""
    found: dict[str, list[Competency]] = {}
    for row in rows:
        found.setdefault(row.text("periode"), []).append(
            Competency(row.text("kompetensi"), row.fact("level_standar"), row.fact("level_pegawai"))
        )
    return {name: tuple(marks) for name, marks in found.items()}


def _plan(row: Row) -> UnitPlan:
    return UnitPlan(
        row.text("rencana"),
        row.text("indikator"),
        row.text("satuan"),
        row.text("polaritas"),
        row.fact("target"),
        row.fact("realisasi"),
        row.origin("indikator"),
    )


def plans(
    connection: Connection, unit: int, period: Period, sequence: int
) -> list[tuple[str, UnitPlan]]:
    """Return the work plan of one unit, each line with its period: this one, its parts, longer."""
    columns, names = facts.Columns(connection), positions("rencana_unit")
    asked = sorted(map(str, around(period)))
    rows = (
        Row(names, row, columns)
        for row in facts.every(connection, "rencana_unit", sequence, periods=asked)
    )
    return [(row.text("periode"), _plan(row)) for row in rows if row.number("unit_id") == unit]


class Units:
    """What is known of units in a period: service quality, own plans, who has which data."""

    def __init__(
        self, connection: Connection, period: Period, sequence: int, columns: facts.Columns
    ) -> None:
        self._connection, self._period, self._sequence = connection, period, sequence
        self.layanan: dict[int, dict[str, Service]] = {}
        for row in self._rows("layanan", spans(period), columns):
            unsur = {name: fact for name in SERVICE_FIELDS if (fact := row.fact(name))}
            by_period = self.layanan.setdefault(row.number("unit_id"), {})
            by_period[row.text("periode")] = Service(row.fact("ikm"), unsur)
        self.rencana: dict[int, list[UnitPlan]] = {}
        for row in self._rows("rencana_unit", around(period), columns):
            self.rencana.setdefault(row.number("unit_id"), []).append(_plan(row))

    def _rows(self, kind: str, periods: Iterable[Period], columns: facts.Columns) -> Iterable[Row]:
        names = positions(kind)
        found = facts.every(
            self._connection, kind, self._sequence, periods=sorted(map(str, periods))
        )
        return (Row(names, row, columns) for row in found)

    def have(self, everyone: Iterable[Known]) -> dict[int, tuple[str, ...]]:
        """Return unit → components for which anybody of the unit has data.

        Where somebody stood is worked out only while it can still tell something new.

        Args:
            everyone: everybody known, in order of nip.
        """
        found = defaultdict[int, set[str]](set, {unit: {LAYANAN} for unit in self.layanan})
        asked = {kind: self._owners(kind) for kind in (PERILAKU, DISIPLIN, KOMPETENSI)}
        for nip, _, placements in everyone:
            own = {kind for kind, owners in asked.items() if owners.of(nip)}
            if all(own <= found[one.unit_id] for one in placements):
                continue
            placed = in_force(placements, self._period)
            if placed:
                found[placed.placement.unit_id] |= own
        return {unit: tuple(sorted(names)) for unit, names in found.items() if names}

    def _owners(self, kind: str) -> Walk:
        """Return who has data of a kind, to be asked in order of nip."""
        periods = around(self._period) if kind == KOMPETENSI else spans(self._period)
        named = sorted(map(str, periods))
        return Walk(facts.owners(self._connection, kind, self._sequence, named))
