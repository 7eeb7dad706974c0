"""From stored facts to what the engine reads, one employee after another."""

from collections.abc import Iterable, Iterator

from kinerja_cli.rules.fingerprint import seal, written
from kinerja_cli.rules.model import BehaviourMark, Decision, Fact, Inputs, Placement
from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.placement import in_force
from kinerja_cli.rules.records import BEHAVIOUR_FIELDS
from kinerja_cli.store import component_inputs, decisions, facts, people, plans
from kinerja_cli.store.component_inputs import around, of_year, spans
from kinerja_cli.store.database import Connection
from kinerja_cli.store.facts import positions
from kinerja_cli.store.people import Known
from kinerja_cli.store.versions import Grouped, Row

_MARKS = facts.Fields("perilaku", *((name, field) for field, name in BEHAVIOUR_FIELDS.items()))


class People:
    """Everybody known at a moment, for whoever asks about single people: names and placements."""

    def __init__(self, connection: Connection, sequence: int) -> None:
        self.nama: dict[str, str] = {}
        self.placements: dict[str, tuple[Placement, ...]] = {}
        for one in people.known(connection, sequence):
            self.nama[one.nip], self.placements[one.nip] = one.nama, one.placements

    def in_unit(self, period: Period, unit_ids: Iterable[int] | None) -> list[str]:
        """Return, in order, who stood in one of the units at any time in the period."""
        wanted = None if unit_ids is None else frozenset(unit_ids)
        return [
            nip
            for nip in sorted(self.placements)
            if people.stood_in(self.placements[nip], period, wanted)
        ]


class Everybody:
    """The inputs of everybody placed in a period, one after another; nobody is kept.

    Attributes:
        total: about how many there are, for a progress bar.
    """

    def __init__(
        self, connection: Connection, period: Period, sequence: int, unit_ids: Iterable[int] | None
    ) -> None:
        """Look for who is placed in the period, with `unit_ids` only in some offices."""
        self._connection, self._period, self._sequence = connection, period, sequence
        self._nips: list[str] | None = None
        if unit_ids is not None:
            wanted = frozenset(unit_ids)
            self._nips = [
                one.nip for one in self._known() if people.stood_in(one.placements, period, wanted)
            ]
        self.total = people.count(connection, sequence) if self._nips is None else len(self._nips)

    def __iter__(self) -> Iterator[Inputs]:
        """Yield their inputs in order of nip."""
        placed = (one for one in self._known(self._nips) if one.placements)
        everyone = self._known()
        return _inputs(self._connection, self._period, self._sequence, placed, everyone, self._nips)

    def _known(self, nips: list[str] | None = None) -> Iterator[Known]:
        return people.known(self._connection, self._sequence, nips)


def read(
    connection: Connection, period: Period, sequence: int, known: People, nips: Iterable[str]
) -> Iterator[Inputs]:
    """Yield the inputs of the named people as they stood at `sequence`, in order of nip."""
    wanted = sorted(nips)
    everyone = [Known(nip, known.nama[nip], known.placements[nip]) for nip in sorted(known.nama)]
    chosen = (Known(nip, known.nama[nip], known.placements[nip]) for nip in wanted)
    scope = wanted if len(wanted) < len(everyone) else None
    return _inputs(connection, period, sequence, chosen, everyone, scope)


def _inputs(
    connection: Connection, period: Period, sequence: int, chosen: Iterable[Known],
    everyone: Iterable[Known], scope: list[str] | None,
) -> Iterator[Inputs]:  # fmt: skip
    """Yield the inputs of the people chosen; the rows of all kinds come in the same order.

    Args:
        connection: the database.
        period: what is judged.
        sequence: audit number at which to read.
        chosen: whose inputs, in order of nip.
        everyone: everybody known, in order of nip.
        scope: NIPs that the rows are narrowed down to; None reads those of everybody.
    """
    columns = facts.Columns(connection)
    organisation = _organisation(connection, period, sequence, columns)
    of_units = component_inputs.Units(connection, period, sequence, columns)
    have = of_units.have(everyone)
    own = spans(period)

    def grouped(kind: str, periods: Iterable[Period] = (), *, by_year: bool = False) -> Grouped:
        rows = facts.every(
            connection,
            kind,
            sequence,
            nips=scope,
            tahun=period.tahun if by_year else None,
            periods=sorted(map(str, periods)),
        )
        return Grouped(kind, rows, columns)

    indicators = grouped("indikator", by_year=True)
    reports = grouped("realisasi", own, by_year=True)
    marks, ratings = grouped("perilaku", own), grouped("rating", own)
    decided = decisions.of_period(connection, str(period), sequence)
    attendance = grouped("disiplin", of_year(period))
    competencies = grouped("kompetensi", around(period))
    told: dict[int, str] = {}  # unit → what is known of it, written once
    kinds = (indicators, reports, marks, attendance, competencies)
    for nip, nama, placements in chosen:
        placed = in_force(placements, period)
        unit = placed.placement.unit_id if placed else 0
        predicate, services = organisation.get(unit), of_units.layanan.get(unit, {})
        unit_plans, unit_has = tuple(of_units.rencana.get(unit, ())), have.get(unit, ())
        if unit not in told:
            told[unit] = written((predicate, services, unit_plans, unit_has))
        own_plans = plans.indicators(indicators.of(nip), reports.of(nip), period.tahun)
        behaviour, recaps = _behaviour(marks.of(nip)), attendance.of(nip)
        skills = competencies.of(nip)
        decision = decisions.over(_decision(ratings.of(nip), period), decided.get(nip))
        head = written((nip, nama, str(period), placements, decision))
        yield Inputs(
            nip,
            nama,
            period,
            placements,
            own_plans,
            behaviour,
            decision,
            predicate,
            component_inputs.attendance(recaps),
            component_inputs.competencies(skills),
            services,
            unit_plans,
            unit_has,
            seal(head, told[unit], *(kind.written() for kind in kinds)),
        )


def _organisation(
    connection: Connection, period: Period, sequence: int, columns: facts.Columns
) -> dict[int, Fact]:
    names = positions("organisasi")
    found = {}
    for values in facts.every(connection, "organisasi", sequence, periods=(str(period),)):
        row = Row(names, values, columns)
        predicate = row.fact("capaian_organisasi")
        if predicate:
            found[row.number("unit_id")] = predicate
    return found


def _behaviour(rows: list[Row]) -> dict[str, tuple[BehaviourMark, ...]]:
    found: dict[str, list[BehaviourMark]] = {}
    for row in rows:
        marks = row.facts(_MARKS)
        empty = [field for field in BEHAVIOUR_FIELDS if not row.text(field)]
        first = next((f for f in (*BEHAVIOUR_FIELDS, "rating_perilaku") if row.text(f)), "nip")
        found.setdefault(row.text("periode"), []).append(
            BehaviourMark(
                row.text("penilai"),
                row.text("nip_penilai"),
                marks,
                row.text("rating_perilaku"),
                row.origin(first),
                row.origin(empty[0]) if marks and empty else None,
            )
        )
    return {name: tuple(marks) for name, marks in found.items()}


def _decision(rows: list[Row], period: Period) -> Decision:
    for row in rows:
        if row.text("periode") == str(period):
            return Decision(
                row.fact("rating_hasil_kerja"),
                row.fact("rating_perilaku"),
                row.text("catatan"),
                row.fact("predikat"),
                row.fact("ide_baru"),
            )
    return Decision()
