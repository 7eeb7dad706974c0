"""What the sheets of one command state, gathered record by record, before anything is written.

Two rows that state one thing alike are one, with a note; two that contradict each other are a
fault that shows both cells.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from kinerja_cli.intake.headers import label
from kinerja_cli.rules.findings import Finding, Place, address
from kinerja_cli.rules.names import key
from kinerja_cli.rules.numbers import decimal_or_none
from kinerja_cli.rules.records import KINDS
from kinerja_cli.store.facts import Key


@dataclass(frozen=True, slots=True)
class Layout:
    """One table of one file of this command, and the letters its fields stand in.

    A wide table has one layout a period, each with its own letters.
    """

    berkas: int
    nama_berkas: str
    lembar: str
    jenis: str
    judul_di_baris: int
    jumlah_baris: int
    kolom: Mapping[str, str]


class RowRef(NamedTuple):
    """One data row: its table (by number among all tables of the command) and row number.

    A tuple, for a large file makes and compares hundreds of thousands of them.
    """

    tabel: int
    baris: int


@dataclass(slots=True)
class Statement:
    """All that is stated about one record.

    Attributes:
        layout, baris: where its first row stands.
        nilai: field → value; asal: field → (layout, row) where another row stated it.
        kosong: fields that stand empty.
        rows: the data rows that speak of it.
    """

    jenis: str
    kunci: Key
    layout: int
    baris: int
    nilai: dict[str, str | int] = field(default_factory=dict)
    asal: dict[str, tuple[int, int]] = field(default_factory=dict)
    kosong: AbstractSet[str] = frozenset()
    rows: list[RowRef] = field(default_factory=list)


class Statements:
    """Every record stated by one command, by kind and key."""

    def __init__(self, layouts: list[Layout], unit_names: Mapping[int, str]) -> None:
        self.layouts = layouts
        self._unit_names = unit_names
        self._records: dict[str, dict[Key, Statement]] = {name: {} for name in KINDS}

    def __iter__(self) -> Iterator[Statement]:
        """Yield the statements kind by kind, in the order in which they were first made."""
        return chain.from_iterable(records.values() for records in self._records.values())

    def of(self, jenis: str) -> list[Statement]:
        """Return the statements of one kind."""
        return list(self._records[jenis].values())

    def get(self, jenis: str, kunci: Key) -> Statement | None:
        """Return what is stated about one record so far."""
        return self._records[jenis].get(kunci)

    def rows_of(self, jenis: str, kunci: Key) -> list[RowRef]:
        """Return the data rows that speak of a record."""
        return self._records[jenis][kunci].rows

    def place(self, layout: int, baris: int, name: str) -> Place:
        """Return the cell of a field in a row of a layout."""
        where = self.layouts[layout]
        cell = address(where.kolom.get(name, ""), baris)
        return Place(where.nama_berkas, where.lembar, cell, where.berkas)

    def add(
        self,
        row: RowRef,
        jenis: str,
        kunci: Key,
        at: tuple[int, int],
        nilai: dict[str, str | int],
        *,
        kosong: frozenset[str] = frozenset(),
        note_twins: bool = True,
        first_wins: bool = False,
    ) -> list[Finding]:
        """State a record at a layout and row; return the notes and faults that it causes.

        Args:
            row: the data row that speaks.
            jenis: kind of record.
            kunci: its key.
            at: layout and row number of the figures.
            nilai: what it states; it is kept, not copied.
            kosong: fields whose cell is empty.
            note_twins: whether a row that says the same again is worth a note.
            first_wins: whether a later, different statement is dropped instead of a fault.
        """
        layout, baris = at
        known = self._records[jenis].get(kunci)
        if known is None:
            made = Statement(jenis, kunci, layout, baris, nilai, {}, kosong, [row])
            self._records[jenis][kunci] = made
            return []
        known.rows.append(row)
        found: list[Finding] = []
        for name, value in nilai.items():
            if name not in known.nilai:
                known.nilai[name] = value
                known.asal[name] = at
                known.kosong = known.kosong - {name}
            elif not first_wins and not _alike(known.nilai[name], value):
                found.append(self._contradiction(known, name, value, at))
        if not found and note_twins and row != known.rows[0]:
            first = self.place(known.layout, known.baris, "nip")
            twin = self.place(layout, baris, "nip")
            found.append(Finding("baris-kembar", twin, data={"lain": str(first)}))
        return found

    def _contradiction(
        self, known: Statement, name: str, value: str | int, at: tuple[int, int]
    ) -> Finding:
        other = self.place(*known.asal.get(name, (known.layout, known.baris)), name)
        return Finding(
            "nilai-bertentangan",
            self.place(*at, name),
            self._shown(name, value),
            {
                "kolom": label(name),
                "lain": str(other),
                "isi_lain": self._shown(name, known.nilai[name]),
            },
        )

    def _shown(self, name: str, value: str | int) -> str:
        return self._unit_names[int(value)] if name == "unit_id" else str(value)


def _alike(one: str | int, two: str | int) -> bool:
    if one == two:
        return True
    if decimal_or_none(str(one)) is not None or decimal_or_none(str(two)) is not None:
        return False
    return key(str(one)) == key(str(two))
