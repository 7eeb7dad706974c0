"""What sheets say of whole offices: their predicate, the quality of their services, their plan."""

from collections.abc import Mapping

from kinerja_cli.actions.importing.gathering import YEAR, Gathering
from kinerja_cli.actions.importing.known import Known
from kinerja_cli.actions.importing.statements import RowRef
from kinerja_cli.intake import similar
from kinerja_cli.intake.reading import Item
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.names import key
from kinerja_cli.rules.periods import Period, parse, year
from kinerja_cli.rules.records import KINDS

_SERVICE = KINDS["layanan"].isi
_PLAN_WORDS = ("rencana", "indikator", "satuan", "polaritas")
_FIGURES = ("target", "realisasi")
Stated = dict[str, str | int]


class OfficeRecords:
    """Places the rows that speak of an office."""

    def __init__(self, known: Known, gathering: Gathering) -> None:
        self._known, self._out = known, gathering
        self._told: set[tuple[int, str]] = set()

    def organisation(self, row: RowRef, item: Item) -> None:
        """Take the predicate of an office."""
        unit, values = self._unit(row, item), item.row.nilai
        if unit is not None and item.periode and "capaian_organisasi" in values:
            stated: Stated = {"capaian_organisasi": values["capaian_organisasi"]}
            self._out.add(row, item, "organisasi", (unit, str(item.periode)), stated)

    def service(self, row: RowRef, item: Item) -> None:
        """Take an office's index of service quality, or its unsur, of one period or of several."""
        unit, values = self._unit(row, item), item.row.nilai
        if unit is None or item.periode is None:
            return
        for part, period in self._periods(row, item.periode):
            if index := values.get(f"ikm@{part}"):
                kunci = (unit, str(period))
                self._out.add(row, item, "layanan", kunci, {"ikm": index}, part=part)
        stated: Stated = {name: values[name] for name in _SERVICE if name in values}
        if stated:
            self._out.add(row, item, "layanan", (unit, str(item.periode)), stated)

    def plan(self, row: RowRef, item: Item) -> None:
        """Take an indicator of an office's plan, for the year and for the parts it spreads out."""
        unit, values = self._unit(row, item), item.row.nilai
        if unit is None or item.periode is None or not self._is_whole(row, values):
            return
        words: Stated = {name: values[name] for name in _PLAN_WORDS if name in values}
        text = "|".join(key(values[name]) for name in ("rencana", "indikator"))
        parts = self._periods(row, item.periode)
        for part, period in parts:
            figures = {n: values[f"{n}@{part}"] for n in _FIGURES if f"{n}@{part}" in values}
            if figures:
                kunci = (unit, str(period), text)
                self._out.add(row, item, "rencana_unit", kunci, {**words, **figures}, part=part)
        whole = year(item.periode.tahun) if parts else item.periode
        plain = {name: values[name] for name in _FIGURES if name in values}
        if plain:
            self._out.add(row, item, "rencana_unit", (unit, str(whole), text), {**words, **plain})
        if "target_tahun" in values:
            annual = {**words, "target": values["target_tahun"]}
            kunci = (unit, str(item.periode.tahun), text)
            self._out.add(row, item, "rencana_unit", kunci, annual, part=YEAR, notes=False)

    def _periods(self, row: RowRef, period: Period) -> list[tuple[str, Period]]:
        """Return the parts of the year that a row's table spreads out, with their periods."""
        found = ((part, parse(f"{period.tahun}-{part}")) for part in self._out.parts(row))
        return [(part, one) for part, one in found if one]

    def _is_whole(self, row: RowRef, values: Mapping[str, str]) -> bool:
        """Return whether a plan names its result and its indicator; a lone heading is no plan."""
        for name in ("indikator", "rencana"):
            if name not in values:
                words = "Indikator" if name == "indikator" else "Rencana Hasil Kerja"
                self._out.tell(row, Finding("isi-kosong", data={"kolom": words}), name)
                return False
        return True

    def _unit(self, row: RowRef, item: Item) -> int | None:
        """Return the office a row is about; one nobody knows is told once a table."""
        if item.unit is None:
            self._tell_once(row, Finding("dinas-kosong"), item)
            return None
        unit = self._known.unit_id(item.unit)
        if unit is None:
            likely = similar.nearest(item.unit, self._known.unit_names.values())
            finding = Finding("unit-tidak-dikenal", nilai=item.unit, data={"calon": likely})
            self._tell_once(row, finding, item)
        else:
            self._known.spell(unit, item.unit, self._out.tables[row.tabel][0])
        return unit

    def _tell_once(self, row: RowRef, finding: Finding, item: Item) -> None:
        """Tell of an office each time a row names it, and once where only the title does."""
        if "unit" in item.row.nilai or (row.tabel, finding.nilai) not in self._told:
            self._told.add((row.tabel, finding.nilai))
            self._out.tell(row, finding, "unit")
        self._out.ditolak.add(row)
