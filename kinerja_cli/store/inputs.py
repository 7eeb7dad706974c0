"""From stored facts to what the engine reads, one employee after another."""

from collections.abc import Iterable, Iterator
from datetime import date

from kinerja_cli.rules.model import (
    BehaviourMark,
    Decision,
    Fact,
    Indicator,
    Inputs,
    Placement,
    Realisation,
)
from kinerja_cli.rules.periods import Period, every, year
from kinerja_cli.rules.placement import in_force
from kinerja_cli.rules.records import BEHAVIOUR_FIELDS, QUARTER_TARGETS
from kinerja_cli.store import component_inputs, decisions, facts, units
from kinerja_cli.store.component_inputs import around, of_year, spans
from kinerja_cli.store.database import Connection
from kinerja_cli.store.versions import Grouped, Row, positions


class People:
    """Everybody known at a moment: names and placements, small enough to hold."""

    def __init__(self, connection: Connection, sequence: int) -> None:
        columns = facts.Columns(connection)
        unit_names = units.names(connection, sequence)
        by_nip: dict[str, list[Row]] = {}
        names = positions("pegawai")
        for row in facts.every(connection, "pegawai", sequence):
            by_nip.setdefault(row[0], []).append(Row(names, row, columns))
        self.nama: dict[str, str] = {}
        self.placements: dict[str, tuple[Placement, ...]] = {}
        for nip, rows in by_nip.items():
            chosen = [row for row in rows if row.text("lembar_asal") == "pegawai"] or rows
            self.nama[nip] = chosen[-1].text("nama")
            self.placements[nip] = tuple(
                _placement(row, unit_names) for row in chosen if row.text("unit_id")
            )

    def in_unit(self, period: Period, unit_ids: Iterable[int] | None) -> list[str]:
        """Return, in order, who stood in one of the units at any time in the period."""
        wanted = None if unit_ids is None else set(unit_ids)
        found = []
        for nip in sorted(self.placements):
            placed = in_force(self.placements[nip], period)
            if placed and (
                wanted is None or any(s.placement.unit_id in wanted for s in placed.stays)
            ):
                found.append(nip)
        return found

    def units(self, period: Period) -> dict[str, int]:
        """Return nip → the unit where everybody who was placed in a period is scored."""
        placed = ((nip, in_force(found, period)) for nip, found in self.placements.items())
        return {nip: one.placement.unit_id for nip, one in placed if one}


def _placement(row: Row, unit_names: dict[int, str]) -> Placement:
    tmt = row.text("tmt")
    unit_id = row.number("unit_id")
    return Placement(
        tmt=date.fromisoformat(tmt) if tmt else None,
        unit_id=unit_id,
        unit=unit_names[unit_id],
        jabatan=row.text("jabatan"),
        unit_kerja=row.text("unit_kerja"),
        pangkat=row.text("pangkat"),
        jenis_asn=row.text("jenis_asn"),
        jenis_jabatan=row.text("jenis_jabatan"),
        jenjang=row.text("jenjang"),
        status=row.text("status_jabatan"),
        pimpinan=row.text("pimpinan"),
        nip_atasan=row.text("nip_atasan"),
        atasan=row.text("atasan"),
        asal=row.origin("nip"),
    )


def read(
    connection: Connection, period: Period, sequence: int, people: People, nips: list[str]
) -> Iterator[Inputs]:
    """Yield the inputs of the named people as they stood at `sequence`, in order of nip."""
    columns = facts.Columns(connection)
    organisation = _organisation(connection, period, sequence, columns)
    of_units = component_inputs.Units(connection, period, sequence, columns)
    have = of_units.have(people.units(period))
    nips = sorted(nips)
    scope = nips if len(nips) < len(people.placements) else None
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
    for nip in nips:
        placements = people.placements[nip]
        placed = in_force(placements, period)
        unit = placed.placement.unit_id if placed else 0
        yield Inputs(
            nip=nip,
            nama=people.nama[nip],
            periode=period,
            placements=placements,
            indicators=_indicators(indicators.of(nip), reports.of(nip), period.tahun),
            perilaku=_behaviour(marks.of(nip)),
            penetapan=decisions.over(_decision(ratings.of(nip), period), decided.get(nip)),
            organisasi=organisation.get(unit),
            disiplin=component_inputs.attendance(attendance.of(nip)),
            kompetensi=component_inputs.competencies(competencies.of(nip)),
            layanan=of_units.layanan.get(unit, {}),
            rencana_unit=tuple(of_units.rencana.get(unit, ())),
            unit_punya=have.get(unit, ()),
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


def _indicators(rows: list[Row], reports: list[Row], tahun: int) -> tuple[Indicator, ...]:
    by_item: dict[int, dict[str, Realisation]] = {}
    for row in reports:
        by_item.setdefault(row.number("butir_id"), {})[row.text("periode")] = Realisation(
            row.fact("target"),
            row.fact("realisasi"),
            row.text("bukti_dukung"),
            row.text("umpan_balik"),
        )
    return tuple(_indicator(row, tahun, by_item.get(row.number("butir_id"), {})) for row in rows)


def _indicator(row: Row, tahun: int, reports: dict[str, Realisation]) -> Indicator:
    targets = {str(year(tahun)): row.fact("target")}
    for quarter, name in zip(every(tahun, "triwulan"), QUARTER_TARGETS, strict=True):
        targets[str(quarter)] = row.fact(name)
    return Indicator(
        butir_id=row.number("butir_id"),
        tahun=tahun,
        indikator=row.text("indikator"),
        rencana=row.text("rencana"),
        aspek=row.text("aspek"),
        rencana_atasan=row.text("rencana_atasan"),
        jenis=row.text("jenis") or "utama",
        perspektif=row.text("perspektif"),
        satuan=row.text("satuan"),
        polaritas=row.text("polaritas"),
        rumus=row.text("rumus"),
        bobot=row.fact("bobot"),
        akumulasi=row.text("akumulasi"),
        target_maksimum=row.text("target_maksimum") == "Ya",
        targets={name: fact for name, fact in targets.items() if fact},
        realisations=reports,
        asal=row.origin("indikator"),
        asal_bobot=row.origin("bobot"),
    )


def _behaviour(rows: list[Row]) -> dict[str, tuple[BehaviourMark, ...]]:
    found: dict[str, list[BehaviourMark]] = {}
    for row in rows:
        marks = {
            name: row.text(field) for field, name in BEHAVIOUR_FIELDS.items() if row.text(field)
        }
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
