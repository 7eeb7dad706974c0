"""What sheets say of somebody for reports alone: feedback, trainings, daily log, lines of the SKP."""

from collections.abc import Mapping

from kinerja_cli.actions.importing.gathering import Gathering
from kinerja_cli.actions.importing.statements import RowRef
from kinerja_cli.intake import durations
from kinerja_cli.intake.headers import label
from kinerja_cli.intake.reading import Item
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.names import key
from kinerja_cli.rules.periods import year
from kinerja_cli.rules.records import KINDS

Stated = dict[str, str | int]


class ReportedRecords:
    """Places the rows about somebody who is known; who that is was settled before."""

    def __init__(self, gathering: Gathering) -> None:
        self._out = gathering

    def feedback(self, row: RowRef, item: Item) -> None:
        """Take feedback; two who say the same are two."""
        values = item.row.nilai
        if item.periode and self._is_whole(row, values, "umpan_balik"):
            text = "|".join(key(values.get(name, "")) for name in ("pemberi", "umpan_balik"))
            self._add(row, item, "umpan_balik", (item.row.nip, str(item.periode), text), values)

    def training(self, row: RowRef, item: Item) -> None:
        """Take a training; one followed again on another day is another one."""
        values = item.row.nilai
        if item.periode and self._is_whole(row, values, "pelatihan"):
            text = f"{key(values['pelatihan'])}|{values.get('tanggal', '')}"
            kunci = (item.row.nip, str(year(item.periode.tahun)), text)
            self._add(row, item, "pelatihan", kunci, values)

    def entry(self, row: RowRef, item: Item) -> None:
        """Take an entry of the daily log.

        The day, the text, how long it took and when it began tell entries apart; whether it was
        approved may come with a later sheet.
        """
        values = item.row.nilai
        if not self._is_whole(row, values, "tanggal", "kegiatan") or item.periode is None:
            return
        minutes, start = self._time(row, values)
        stated = {**values}
        if minutes:
            stated["menit"] = minutes
        if start:
            stated["mulai"] = start
        text = f"{key(values['kegiatan'])}|{minutes}|{start}"
        kunci = (item.row.nip, str(item.periode), values["tanggal"], text)
        self._add(row, item, "kegiatan", kunci, stated)

    def line(self, row: RowRef, item: Item) -> None:
        """Take a line of the SKP, which is of a year."""
        values = item.row.nilai
        if item.periode and self._is_whole(row, values, "bagian", "isi"):
            text = "|".join(key(values[name]) for name in ("bagian", "isi"))
            kunci = (item.row.nip, str(year(item.periode.tahun)), text)
            self._add(row, item, "skp", kunci, values)

    def _time(self, row: RowRef, values: Mapping[str, str]) -> tuple[str, str]:
        """Return how long an entry took and when it began, each "" where nothing says."""
        said = next((values[name] for name in durations.FIELDS if name in values), "")
        minutes, _, start = said.partition("@")
        start = values.get("mulai", start)
        if "mulai" not in values or "selesai" not in values:
            return minutes, start
        spent = durations.between(values["mulai"], values["selesai"])
        between = f"{values['mulai']}-{values['selesai']}"
        if spent is None:
            finding = Finding("durasi-tidak-terbaca", nilai=between, data={"kolom": "Jam Selesai"})
            self._out.tell(row, finding, "selesai")
        elif minutes and int(minutes) != spent:
            data = {"pakai": minutes, "jam": between, "lain": str(spent)}
            name = next(name for name in durations.FIELDS if name in values)
            self._out.tell(row, Finding("durasi-berbeda", nilai=minutes, data=data), name)
        return minutes or str(spent or ""), start

    def _is_whole(self, row: RowRef, values: Mapping[str, str], *names: str) -> bool:
        """Return whether a row says what it must; a cell that could not be read is told already."""
        refused = row.baris in self._out.tables[row.tabel][1].ditolak
        for name in names:
            if name not in values:
                if not refused:
                    self._out.tell(row, Finding("isi-kosong", data={"kolom": label(name)}), name)
                return False
        return True

    def _add(
        self,
        row: RowRef,
        item: Item,
        jenis: str,
        kunci: tuple[str | int, ...],
        values: Mapping[str, str],
    ) -> None:
        stated: Stated = {name: values[name] for name in KINDS[jenis].isi if name in values}
        self._out.add(row, item, jenis, kunci, stated)
