"""The rows of all files of one command on their way to records, with everything told about them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from kinerja_cli.actions.importing.statements import Layout, RowRef, Statements
from kinerja_cli.intake.reading import Item, Reading
from kinerja_cli.rules.catalogue.kind import GALAT
from kinerja_cli.rules.findings import Finding, Place
from kinerja_cli.rules.records import KINDS, QUARTER_TARGETS
from kinerja_cli.store.facts import Key

YEAR = "tahun"
"""The part of a table whose target is that of the year, beside the period's own."""


class Gathering:
    """Everything one command states, and what is wrong with it.

    Attributes:
        tables: (file number, table) of every table; `RowRef.tabel` points here.
        rows: every data row that was taken.
        ditolak: rows with a fault.
        ditinggalkan: (kind, key) of records that rows left out speak of: they have not vanished.
    """

    def __init__(self, readings: Sequence[Reading], unit_names: Mapping[int, str]) -> None:
        self.names = [reading.berkas for reading in readings]
        self.tables = [
            (at, table) for at, reading in enumerate(readings) for table in reading.tabel
        ]
        self.layouts: list[Layout] = []
        self.statements = Statements(self.layouts, unit_names)
        self.rows: list[RowRef] = []
        self.temuan: list[Finding] = []
        self.ditolak: set[RowRef] = set()
        self.ditinggalkan: set[tuple[str, Key]] = set()
        self._numbers: dict[tuple[int, str], int] = {}
        self._spread: dict[int, list[str]] = {}

    def layout(self, row: RowRef, part: str = "") -> int:
        """Return the layout of a row's table; of a wide one, that of a part of the year."""
        number = self._numbers.get((row.tabel, part))
        if number is None:
            at, table = self.tables[row.tabel]
            number = len(self.layouts)
            self.layouts.append(
                Layout(
                    at,
                    self.names[at],
                    table.lembar,
                    table.jenis,
                    table.judul_di_baris,
                    len(table.items),
                    _letters(table.kolom, part),
                )
            )
            self._numbers[row.tabel, part] = number
        return number

    def parts(self, row: RowRef) -> list[str]:
        """Return what a row's table spreads out beside each other: "Q1", "03", "integritas"."""
        found = self._spread.get(row.tabel)
        if found is None:
            columns = self.tables[row.tabel][1].kolom
            found = sorted({name.partition("@")[2] for name in columns if "@" in name})
            self._spread[row.tabel] = found
        return found

    def place(self, row: RowRef, name: str, baris: int | None = None) -> Place:
        """Return the cell of a field in a row."""
        return self.statements.place(self.layout(row), baris or row.baris, name)

    def tell(self, row: RowRef, finding: Finding, name: str = "") -> None:
        """Take a finding about a row; a fault refuses the row."""
        if not finding.place.berkas:
            finding = replace(finding, place=self.place(row, name))
        self.temuan.append(finding)
        if finding.tingkat == GALAT:
            self.ditolak.add(row)

    def add(
        self,
        row: RowRef,
        item: Item,
        jenis: str,
        kunci: Key,
        nilai: dict[str, str | int],
        *,
        part: str = "",
        notes: bool = True,
        first_wins: bool = False,
        person: bool = False,
    ) -> None:
        """State a record; with `person` at the row where the person is named."""
        empty = _empty(item.row.kosong, jenis, part) if item.row.kosong else item.row.kosong
        baris = item.row.baris_pegawai if person else item.row.baris
        for finding in self.statements.add(
            row,
            jenis,
            kunci,
            (self.layout(row, part), baris),
            nilai,
            kosong=empty,
            note_twins=notes,
            first_wins=first_wins,
        ):
            self.tell(row, finding)
            if finding.kode == "nilai-bertentangan":
                # Nobody knows which of the two is right: neither may stay.
                self.ditolak.update(self.statements.rows_of(jenis, kunci))


@lru_cache(4096)
def _empty(kosong: frozenset[str], jenis: str, part: str) -> frozenset[str]:
    """Return the fields of a kind among a row's empty columns of one part of the year."""
    names = (name.partition("@") for name in kosong)
    return frozenset(bare for bare, _, of in names if of in {"", part} and bare in KINDS[jenis].isi)


def _letters(columns: Mapping[str, str], part: str) -> dict[str, str]:
    """Return field → letter; the fields of one part of the year under their plain names."""
    letters = {name: letter for name, letter in columns.items() if "@" not in name}
    for name, letter in columns.items():
        bare, _, of = name.partition("@")
        if of and of == part:
            letters[bare] = letter
    for number, field in enumerate(QUARTER_TARGETS, 1):
        if f"target@Q{number}" in columns:
            letters[field] = columns[f"target@Q{number}"]
    if part == YEAR and "target_tahun" in columns:
        letters["target"] = columns["target_tahun"]
    if "nama_nip" in letters:
        letters |= {"nip": letters["nama_nip"], "nama": letters["nama_nip"]}
    if "unit" in letters:
        letters["unit_id"] = letters["unit"]
    return letters
