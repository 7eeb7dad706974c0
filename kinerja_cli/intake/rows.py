"""The data rows of a table: which rows are data, whose they are, and what each cell says."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from kinerja_cli.intake import asides, cells, headers, row_nips
from kinerja_cli.intake.carried import Carried
from kinerja_cli.intake.files.precheck import column_letters
from kinerja_cli.intake.files.sheet import Sheet
from kinerja_cli.intake.header_rows import text_of
from kinerja_cli.intake.kinds import PER_UNIT
from kinerja_cli.intake.number_column import NumberColumn
from kinerja_cli.intake.office_rows import OfficeRows
from kinerja_cli.intake.sheet_rows import RowsResult, SheetRow, join_titles
from kinerja_cli.intake.table_cells import TableCells
from kinerja_cli.intake.tables import Table
from kinerja_cli.intake.targets import Targets
from kinerja_cli.rules import nip as nips
from kinerja_cli.rules.findings import Finding, Place
from kinerja_cli.rules.model import RENCANA_AKSI
from kinerja_cli.rules.names import key

_OWN_PER_ROW = {"bobot", "target", "realisasi"}
_ATTRIBUTES = {"jenis", "polaritas", "rumus", "akumulasi", "aspek", "perspektif", "satuan",
               "rencana", "rencana_atasan", "target_maksimum"}  # fmt: skip
_BLOCK = re.compile(
    r"^(?:[a-c] )?(?:kinerja |hasil kerja )?(?:(?P<jenis>utama|tambahan)|"
    r"rencana aksi|inisiatif strategis|rencana aksi inisiatif strategis)$"
)
_EMPLOYEE = ("nip", "nama", "nama_nip", "pangkat", "jabatan", "unit_kerja", "unit", "nip_atasan")
_PER_PERSON = (
    "periode", "rating_hasil_kerja", "rating_perilaku", "predikat", "catatan", "tahun",
    "ide_baru",
)  # fmt: skip


class TableReader:
    """Reads the data rows of one table of one sheet."""

    def __init__(
        self, sheet: Sheet, table: Table, berkas: str, behaviour_scale: str, today: date
    ) -> None:
        sheet = row_nips.joined(sheet, table)
        self._sheet, self._table, self._berkas = sheet, table, berkas
        self._cells = TableCells(sheet, table, behaviour_scale)
        self._nips = row_nips.RowNips(table, today)
        self._result = RowsResult()
        self._person: SheetRow | None = None
        self._lost = False
        self._block, self._block_is_new = "", False
        self._numbers = NumberColumn(sheet, table)
        self._who = row_nips.of_sheets(table)
        self._fixed: dict[str, str] = {}
        self._owner: str | None = None
        self._carried = Carried(table.kind.nama)
        self._blanks: dict[frozenset[str], frozenset[str]] = {}
        self._columns = [column for column in self._cells.columns.values() if column.name != "nip"]
        self._titled = self._cells.has("gelar_depan") or self._cells.has("gelar_belakang")
        self._targets = Targets(self._cells)
        self._offices = OfficeRows(self._cells)

    def read(self) -> RowsResult:
        """Return the rows of the table."""
        for name in self._cells.small_marks():
            finding = Finding("skala-perilaku", data={"kolom": headers.label(name)})
            self._tell(finding, self._table.mulai, name)
        self._read_fixed()
        for number, nip in self._data_rows():
            if nip:
                self._somebody(number, self._sheet.rows[number], nip, named=True)
            else:
                self._read_row(number)
        if hidden := [r.baris for r in self._result.rows if r.baris - 1 in self._sheet.hidden_rows]:
            shown = ", ".join(map(str, hidden[:10])) + (" …" if len(hidden) > 10 else "")  # noqa: PLR2004
            data = {"jumlah": str(len(hidden)), "baris": shown}
            self._tell(Finding("baris-tersembunyi", data=data), None, "")
        return self._result

    def _data_rows(self) -> Iterator[tuple[int, str]]:
        """Yield the rows of data, with a NIP that leaves no doubt.

        A signature block ends a page; what follows is data again from a repeated header on, or from
        a row that surely is somebody's.
        """
        rows, ulangan, closed = self._sheet.rows, self._table.ulangan, False
        for number in range(self._table.mulai, self._table.akhir):
            plain = self._nips.plain(rows[number])
            if plain or number in ulangan:
                closed = False
            elif closed and self._nips.whole(rows[number]):
                pass  # somebody in a list of few columns; the signature may go on below
            elif closed or asides.closes(self._cells, rows[number]):
                closed = True
                continue
            yield number, plain

    def _tell(self, finding: Finding, number: int | None, name: str) -> None:
        cell = ""
        if number is not None:
            cell = self._address(number, name)
        if "kolom" in finding.data and not finding.data["kolom"]:
            finding = replace(finding, data={**finding.data, "kolom": headers.label(name)})
        placed = replace(finding, place=Place(self._berkas, self._sheet.nama, cell))
        self._result.temuan.append(placed)
        if placed.tingkat == "galat" and number is not None:
            self._result.ditolak.add(number + 1)

    def _tell_each(self, number: int, found: Iterable[tuple[str, Finding]]) -> None:
        for name, finding in found:
            self._tell(finding, number, name)

    def _address(self, number: int, name: str) -> str:
        """Return the cell of a field in a row as Excel shows it."""
        if name in self._table.tetap:
            return self._table.tetap[name].cell
        at = self._table.kolom.get(name)
        return f"baris {number + 1}" if at is None else f"{column_letters(at)}{number + 1}"

    def _read_fixed(self) -> None:
        """Read what stands once for all rows: whose sheet it is, and a form's ratings."""
        for name, fixed in self._table.tetap.items():
            if name == "nip":
                self._owner = self._taken(
                    self._nips.check(fixed.value, joint=False), fixed.row, name
                )
                continue
            made = self._cells.read(name, fixed.value)
            if isinstance(made, Finding):
                self._tell(made, fixed.row, name)
            elif made:
                self._fixed[name] = made

    def _read_row(self, number: int) -> None:
        row = self._sheet.rows[number]
        filled = [text_of(value) for value in row if not cells.is_missing(value)]
        if not filled:
            return
        again = number in self._table.ulangan and not headers.is_numbering(filled)
        if aside := asides.AGAIN if again else asides.why(self._cells, row, filled):
            if aside == asides.BANNER:
                self._offices.under(row, filled[0])
                if block := _BLOCK.match(key(filled[0])):
                    self._block, self._block_is_new = block["jenis"] or RENCANA_AKSI, True
            self._result.lewat.setdefault(aside, []).append(number + 1)
            return
        if self._table.kind.nama in PER_UNIT:
            self._of_office(number, row)
            return
        nip = self._nip(number, row)
        if nip is None:
            self._check_the_rest(number, row)
            return
        self._somebody(number, row, nip, named=bool(self._cells.own_nip(row)))

    def _of_office(self, number: int, row: list[Any]) -> None:
        values, empty = self._values(number, row)
        if self._offices.take(values, empty):
            self._compare_targets(number, row, values)
            blank, banner = frozenset(empty), self._offices.banner
            self._result.rows.append(
                SheetRow(number + 1, number + 1, "", values, blank, True, banner)
            )

    def _somebody(self, number: int, row: list[Any], nip: str, *, named: bool) -> None:
        """Take a row of somebody; a new person ends the block of the one before."""
        new = self._person is None or self._person.nip != nip
        if new and not self._block_is_new:
            self._block = ""
        self._block_is_new = False
        self._keep(number, row, nip, first=new or named)

    def _nip(self, number: int, row: list[Any]) -> str | None:
        """Return the row's NIP, carried from above where the person's cells are blank."""
        if "nip" in self._table.tetap:
            if self._owner is None:
                self._result.ditolak.add(number + 1)
            return self._owner
        column = self._who
        value = self._cells.value(row, column)
        if cells.is_missing(value) or (isinstance(value, str) and nips.is_empty(value)):
            name = self._cells.text(row, "nama")
            if self._person and not name and not self._numbers.starts_somebody(number):
                return self._person.nip
            if self._lost and not name:
                self._result.ditolak.add(number + 1)
                return None
            self._lose(Finding("nip-kosong", nilai=name), number, column)
            return None
        if column == "nama_nip" and row_nips.stands_below(self._sheet, self._table, number):
            # The NIP on the next row is damaged, which is told there.
            self._person, self._lost = None, True
            self._result.ditolak.add(number + 1)
            return None
        return self._taken(self._nips.check(value, joint=column == "nama_nip"), number, column)

    def _taken(self, checked: row_nips.Checked, number: int, column: str) -> str | None:
        """Return a NIP to place a row by; a damaged one is kept with its finding for later."""
        if checked.finding is None:
            return checked.nip
        if not checked.usable:
            self._lose(checked.finding, number, column)
            return None
        place = Place(self._berkas, self._sheet.nama, self._address(number, column))
        self._result.rusak[number + 1] = replace(checked.finding, place=place)
        return checked.nip

    def _check_the_rest(self, number: int, row: list[Any]) -> None:
        """Tell what else is wrong in a row whose NIP is: all faults at once, not one per import."""
        if self._cells.own_nip(row) or self._cells.text(row, "indikator"):
            for name in self._table.kolom:
                if name not in {"nip", "nama_nip"}:
                    self._cell(number, row, name)
            self._tell_each(number, self._targets.units(row))

    def _lose(self, finding: Finding, number: int, column: str) -> None:
        """Tell of a person without a usable NIP once, not again for each row below."""
        self._tell(finding, number, column)
        self._person, self._lost = None, True

    def _keep(self, number: int, row: list[Any], nip: str, *, first: bool) -> None:
        values, empty = self._values(number, row)
        if self._fixed and self._person is None:
            values = {**self._fixed, **values}
        if "nama_nip" in values:
            split = nips.split_name(values.pop("nama_nip"))
            values["nama"] = split[0] if split else ""
        if self._titled:
            join_titles(values)
        if self._block and "indikator" in values:
            values.setdefault("jenis", self._block)
        self._carried.fill(nip, values, empty)
        self._compare_targets(number, row, values)
        named = number + 1
        if not first and self._person:
            for name in (*_EMPLOYEE, *_PER_PERSON):
                if name in self._person.nilai and name not in values:
                    values[name] = self._person.nilai[name]
                    empty.discard(name)
            named = self._person.baris_pegawai
        blank = frozenset(empty)
        blank = self._blanks.setdefault(blank, blank)
        kept = SheetRow(number + 1, named, nip, values, blank, first, self._offices.banner)
        if first:
            self._person, self._lost = kept, False
        self._result.rows.append(kept)

    def _compare_targets(self, number: int, row: list[Any], values: Mapping[str, str]) -> None:
        """Tell what the words of a row's targets say against its other columns."""
        if self._targets.in_words(row):
            self._tell_each(number, self._targets.signs(row, values))
            self._tell_each(number, self._targets.units(row))

    def _values(self, number: int, row: list[Any]) -> tuple[dict[str, str], set[str]]:
        """Return what a row says, field by field, and the fields that stand empty."""
        values: dict[str, str] = {}
        empty: set[str] = set()
        plain, width = not self._cells.has_merged, len(row)
        for column in self._columns:
            value = row[column.at] if column.at < width else None
            if plain and value is None:
                empty.add(column.name)
                continue
            said: str | Finding | None
            if plain:
                said = column.known.get((value.__class__, value))
                if said is None:
                    said = column.learn(value)
            else:
                said = self._cell(number, row, column.name)
            if said.__class__ is str and said:
                values[column.name] = said
            elif isinstance(said, Finding):
                self._tell(said, number, column.name)
            elif said is not None:
                empty.add(column.name)
        return values, empty

    def _cell(self, number: int, row: list[Any], name: str) -> str | None:
        """Return a cell's canonical text; "" when empty, None when it was a fault."""
        value = self._cells.value(row, name)
        if value is None and (above := self._cells.merged_value(number, name)) is not None:
            if name.partition("@")[0] in _OWN_PER_ROW:
                if self._cells.text(row, "indikator"):
                    self._tell(Finding("sel-tergabung", nilai=text_of(above)), number, name)
                    return None
            elif name in _ATTRIBUTES:
                value = above
        made = self._cells.columns[name].says(value)
        if isinstance(made, Finding):
            self._tell(made, number, name)
            return None
        return made
