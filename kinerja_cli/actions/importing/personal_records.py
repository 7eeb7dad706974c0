"""What sheets say of somebody beside their work: attendance, competencies, objections."""

from kinerja_cli.actions.importing.gathering import Gathering
from kinerja_cli.actions.importing.statements import RowRef
from kinerja_cli.intake.headers import label
from kinerja_cli.intake.reading import Item
from kinerja_cli.rules import competencies
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.names import key
from kinerja_cli.rules.numbers import decimal_or_none, show
from kinerja_cli.rules.periods import parse
from kinerja_cli.rules.records import KINDS

_ATTENDANCE = KINDS["disiplin"].isi
_LEVELS = ("level_standar", "level_pegawai")
_AT_MOST = ("hadir", "tanpa_keterangan")
Stated = dict[str, str | int]


class PersonalRecords:
    """Places the rows about somebody who is known; who that is was settled before."""

    def __init__(self, gathering: Gathering) -> None:
        self._out = gathering

    def attendance(self, row: RowRef, item: Item) -> None:
        """Take an attendance recap of one period, or of each month that a row spreads out."""
        values, period = item.row.nilai, item.periode
        if period is None:
            return
        for part in self._out.parts(row):
            of_part = parse(f"{period.tahun}-{part}")
            stated: Stated = {
                name: values[f"{name}@{part}"] for name in _ATTENDANCE if f"{name}@{part}" in values
            }
            if of_part and stated:
                kunci = (item.row.nip, str(of_part))
                self._out.add(row, item, "disiplin", kunci, stated, part=part)
        plain: Stated = {name: values[name] for name in _ATTENDANCE if name in values}
        if plain:
            self._compare(row, plain)
            self._out.add(row, item, "disiplin", (item.row.nip, str(period)), plain)

    def _compare(self, row: RowRef, stated: Stated) -> None:
        """Warn of more days present, or absent, than there were days of work."""
        days = decimal_or_none(str(stated.get("hari_kerja", "")))
        for name in _AT_MOST:
            counted = decimal_or_none(str(stated.get(name, "")))
            if days is not None and counted is not None and counted > days:
                data = {"kolom": label(name), "hari": show(days)}
                finding = Finding("hadir-melebihi-hari-kerja", nilai=show(counted), data=data)
                self._out.tell(row, finding, name)

    def competency(self, row: RowRef, item: Item) -> None:
        """Take somebody's level of one competency, or of each that a row spreads out."""
        values, period = item.row.nilai, item.periode
        if period is None:
            return
        parts = self._out.parts(row)
        for part in parts:
            levels = {n: values[f"{n}@{part}"] for n in _LEVELS if f"{n}@{part}" in values}
            if "level_pegawai" in levels:
                stated: Stated = {"kompetensi": competencies.canonical(part), **levels}
                kunci = (item.row.nip, str(period), part)
                self._out.add(row, item, "kompetensi", kunci, stated, part=part)
        if parts:
            return
        name = values.get("kompetensi", "")
        if not name:
            self._out.tell(row, Finding("isi-kosong", data={"kolom": "Kompetensi"}), "kompetensi")
            return
        stated = {n: values[n] for n in ("kompetensi", *_LEVELS) if n in values}
        kunci = (item.row.nip, str(period), key(name))
        self._out.add(row, item, "kompetensi", kunci, stated)

    def objection(self, row: RowRef, item: Item) -> None:
        """Take an objection; its answer may come with a later sheet."""
        values = item.row.nilai
        if item.periode is None:
            return
        refused = row.baris in self._out.tables[row.tabel][1].ditolak
        for name in ("tanggal", "alasan"):
            if name not in values:
                if not refused:  # a date that could not be read is told already
                    finding = Finding("isi-kosong", data={"kolom": label(name)})
                    self._out.tell(row, finding, name)
                return
        answered = values.get("tanggal_jawaban", "")
        if answered and answered < values["tanggal"]:
            finding = Finding(
                "jawaban-mendahului", nilai=answered, data={"tanggal": values["tanggal"]}
            )
            self._out.tell(row, finding, "tanggal_jawaban")
        stated: Stated = {n: values[n] for n in KINDS["keberatan"].isi if n in values}
        kunci = (item.row.nip, str(item.periode), values["tanggal"], key(values["alasan"]))
        self._out.add(row, item, "keberatan", kunci, stated)
