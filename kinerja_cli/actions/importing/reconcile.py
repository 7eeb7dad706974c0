"""Rows of sheets become records: who is meant, which indicator, which period, which office."""

from collections.abc import Callable, Sequence

from kinerja_cli.actions.importing.figure_checks import FigureChecks
from kinerja_cli.actions.importing.gathering import YEAR, Gathering
from kinerja_cli.actions.importing.known import Known
from kinerja_cli.actions.importing.office_records import OfficeRecords
from kinerja_cli.actions.importing.people import People, office_of
from kinerja_cli.actions.importing.personal_records import PersonalRecords
from kinerja_cli.actions.importing.reported_records import ReportedRecords
from kinerja_cli.actions.importing.statements import RowRef
from kinerja_cli.intake import similar
from kinerja_cli.intake.reading import Item, Reading
from kinerja_cli.rules import nip as nips
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.periods import Period, parse, year
from kinerja_cli.rules.records import BEHAVIOUR_FIELDS, KINDS, QUARTER_TARGETS

_TARGETS = {"target", *QUARTER_TARGETS}
_PLAN = tuple(name for name in KINDS["indikator"].isi if name not in _TARGETS)
_RATING = KINDS["rating"].isi


class Reconciler:
    """Places the rows of all files of one command."""

    def __init__(
        self, readings: Sequence[Reading], known: Known, left_out: frozenset[RowRef]
    ) -> None:
        self._known, self._left_out = known, left_out
        self._out = Gathering(readings, known.unit_names)
        self._people = People(known, self._out)
        self._persons = PersonalRecords(self._out)
        self._reported = ReportedRecords(self._out)
        self._units = OfficeRecords(known, self._out)
        self._nobody: set[RowRef] = set()

    def run(self) -> Gathering:
        """Return everything stated."""
        self._known.offices.speak_of(self._offices())
        # People before what is said of them, plans before what recaps say of the same indicators:
        # the order of files and sheets never matters.
        self._each("pegawai", self._people.employee)
        self._each("rekap", self._recap_person)
        self._each("indikator", self._indicator)
        self._each("rekap", self._recap, again=True)
        self._each("realisasi", self._report)
        self._each("perilaku", self._behaviour)
        self._each("rating", self._rating)
        self._each("disiplin", self._of_somebody(self._persons.attendance))
        self._each("kompetensi", self._of_somebody(self._persons.competency))
        self._each("keberatan", self._of_somebody(self._persons.objection))
        self._each("umpan-balik", self._of_somebody(self._reported.feedback))
        self._each("pelatihan", self._of_somebody(self._reported.training))
        self._each("kegiatan", self._of_somebody(self._reported.entry))
        self._each("skp", self._of_somebody(self._reported.line))
        self._each("organisasi", self._units.organisation)
        self._each("layanan", self._units.service)
        self._each("rencana-unit", self._units.plan)
        self._people.check_superiors()
        FigureChecks(self._out, self._known).run()
        return self._out

    def _each(
        self, jenis: str, take: Callable[[RowRef, Item], None], *, again: bool = False
    ) -> None:
        """Take every row of one kind of sheet; `again` for a second walk over the same rows."""
        for number, (_, table) in enumerate(self._out.tables):
            if table.jenis != jenis:
                continue
            for item in table.items:
                row = RowRef(number, item.row.baris)
                if not self._left_out or row not in self._left_out:
                    if not again:
                        self._out.rows.append(row)
                    take(row, item)

    def _offices(self) -> list[str]:
        """Return the offices that rows about people name, as they name them."""
        return [
            unit
            for number, (_, table) in enumerate(self._out.tables)
            if table.jenis in {"pegawai", "rekap"}
            for item in table.items
            if RowRef(number, item.row.baris) not in self._left_out and (unit := office_of(item)[0])
        ]

    def _is_known(self, row: RowRef, item: Item) -> bool:
        if self._people.knows(item.row.nip):
            return True
        self._out.tell(row, Finding("nip-tidak-dikenal", nilai=nips.show(item.row.nip)), "nip")
        return False

    def _of_somebody(self, take: Callable[[RowRef, Item], None]) -> Callable[[RowRef, Item], None]:
        """Return what takes a row only if its person is known."""

        def checked(row: RowRef, item: Item) -> None:
            if self._is_known(row, item):
                take(row, item)

        return checked

    # -- indicators -----------------------------------------------------------------------------

    def _indicator(self, row: RowRef, item: Item) -> None:
        if not self._is_known(row, item) or not self._has_text(row, item):
            return
        values = item.row.nilai
        if item.periode is None:
            self._out.tell(row, Finding("periode-kosong", nilai=values["indikator"]), "tahun")
            return
        stated: dict[str, str | int] = {name: values[name] for name in _PLAN if name in values}
        for number, name in enumerate(QUARTER_TARGETS, 1):
            if f"target@Q{number}" in values:
                stated[name] = values[f"target@Q{number}"]
        if "target" in values:
            self._plain_target(item.periode, values["target"], stated)
        butir = self._known.add_item(
            item.row.nip,
            item.periode.tahun,
            values.get("rencana", ""),
            values["indikator"],
            values.get("aspek", ""),
        )
        self._out.add(row, item, "indikator", (butir,), stated)
        self._realisations(row, item, butir, ("realisasi", "bukti_dukung", "umpan_balik"))

    def _plain_target(self, period: Period, target: str, stated: dict[str, str | int]) -> None:
        """Put the column Target where it belongs: the year's, or that of the sheet's quarter."""
        name = "target"
        if period.jenis == "triwulan":
            name = QUARTER_TARGETS[period.nomor - 1]
        stated.setdefault(name, target)

    def _has_text(self, row: RowRef, item: Item) -> bool:
        text = item.row.nilai.get("indikator", "")
        if any(mark.isalpha() for mark in text):
            return True
        if text:
            self._out.tell(row, Finding("indikator-angka", nilai=text), "indikator")
            return False
        data = {"kolom": "Indikator Kinerja Individu"}
        self._out.tell(row, Finding("isi-kosong", data=data), "indikator")
        return False

    def _one_indicator(self, row: RowRef, item: Item, tahun: int) -> int | None:
        """Return the indicator a realisation means; none or several is a fault."""
        values, nip = item.row.nilai, item.row.nip
        fitting = self._known.matching(
            nip, tahun, values["indikator"], values.get("rencana", ""), values.get("aspek", "")
        )
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            data = {"calon": f"{len(fitting)} indikator {tahun} berbunyi sama"}
            self._out.tell(
                row, Finding("indikator-ganda", nilai=values["indikator"], data=data), "indikator"
            )
            return None
        likely = similar.nearest(values["indikator"], self._known.texts(nip, tahun))
        finding = Finding(
            "indikator-tidak-dikenal", nilai=values["indikator"], data={"calon": likely}
        )
        self._out.tell(row, finding, "indikator")
        return None

    def _report(self, row: RowRef, item: Item) -> None:
        if not self._is_known(row, item) or not self._has_text(row, item) or not item.periode:
            return
        butir = self._one_indicator(row, item, item.periode.tahun)
        if butir is not None:
            self._realisations(row, item, butir)

    def _realisations(
        self,
        row: RowRef,
        item: Item,
        butir: int,
        fields: tuple[str, ...] = KINDS["realisasi"].isi,
    ) -> None:
        """State what a row reports: for its period, or for each part of the year it spreads out.

        Of a plan only the realisation counts as reported: its targets belong to the plan.
        """
        period, values = item.periode, item.row.nilai
        if period is None:
            return
        parts = self._out.parts(row)
        plain: dict[str, str | int] = {name: values[name] for name in fields if name in values}
        reports = "realisasi" in plain or "target" in plain
        # One column of words beside the quarters speaks of each quarter that has a realisation.
        words = {} if reports else plain
        for part in parts:
            of_part = parse(f"{period.tahun}-{part}")
            stated: dict[str, str | int] = {
                name: values[f"{name}@{part}"]
                for name in ("target", "realisasi")
                if name in fields and f"{name}@{part}" in values
            }
            if "realisasi" in stated:
                stated |= words
            if of_part and stated:
                self._out.add(row, item, "realisasi", (butir, str(of_part)), stated, part=part)
        if plain and (reports or (not parts and "target" in fields)):
            whole = year(period.tahun) if parts else period
            self._out.add(row, item, "realisasi", (butir, str(whole)), plain)

    def _recap_person(self, row: RowRef, item: Item) -> None:
        if not self._people.of_recap(row, item):
            self._nobody.add(row)

    def _recap(self, row: RowRef, item: Item) -> None:
        if row in self._nobody:
            return
        self._decision(row, item)
        values = item.row.nilai
        if not values.get("indikator"):
            if values.get("target") or values.get("realisasi"):
                self._has_text(row, item)
            return
        if not self._has_text(row, item):
            return
        if item.periode is None:
            return
        butir = self._recap_indicator(row, item, item.periode.tahun)
        if butir is not None:
            self._realisations(row, item, butir)

    def _recap_indicator(self, row: RowRef, item: Item, tahun: int) -> int | None:
        values, nip = item.row.nilai, item.row.nip
        plan, aspect = values.get("rencana", ""), values.get("aspek", "")
        fitting = self._known.matching(nip, tahun, values["indikator"], plan, aspect)
        if len(fitting) > 1:
            return self._one_indicator(row, item, tahun)
        butir = (
            fitting[0]
            if fitting
            else self._known.add_item(nip, tahun, plan, values["indikator"], aspect)
        )
        stated: dict[str, str | int] = {name: values[name] for name in _PLAN if name in values}
        part = ""
        if "target_tahun" in values:
            stated["target"], part = values["target_tahun"], YEAR
        self._out.add(row, item, "indikator", (butir,), stated, notes=False, part=part)
        return butir

    # -- judgements -----------------------------------------------------------------------------

    def _decision(self, row: RowRef, item: Item, *, recap: bool = True) -> None:
        values = item.row.nilai
        stated: dict[str, str | int] = {name: values[name] for name in _RATING if name in values}
        if recap and (not item.row.pertama or not stated):
            return
        if item.periode and stated:
            key = (item.row.nip, str(item.periode))
            self._out.add(row, item, "rating", key, stated, notes=not recap, person=recap)

    def _rating(self, row: RowRef, item: Item) -> None:
        if self._is_known(row, item):
            self._decision(row, item, recap=False)

    def _behaviour(self, row: RowRef, item: Item) -> None:
        if not self._is_known(row, item) or not item.periode:
            return
        values = item.row.nilai
        fields = (*BEHAVIOUR_FIELDS, "rating_perilaku")
        stated: dict[str, str | int] = {name: values[name] for name in fields if name in values}
        rater = nips.strip(values.get("nip_penilai", ""))
        role = values.get("penilai", "Atasan")
        if stated:
            kunci = (item.row.nip, str(item.periode), role, rater)
            self._out.add(row, item, "perilaku", kunci, stated)
            if role == "Atasan" and rater == item.row.nip:
                shown = nips.show(rater)
                self._out.tell(row, Finding("penilai-diri-sendiri", nilai=shown), "nip_penilai")
