"""Rows that are refused still stand in their sheet: what they spoke of has not vanished."""

from collections.abc import Sequence
from typing import NamedTuple

from kinerja_cli.actions.importing.gathering import Gathering
from kinerja_cli.actions.importing.known import Known
from kinerja_cli.intake.reading import Item, ReadTable
from kinerja_cli.rules.records import KINDS
from kinerja_cli.store.facts import Key

_ABOUT_YEARS = {"pegawai", "indikator"}


class Gone(NamedTuple):
    """A record that a sheet no longer states: its kind and key, the import and row it came from."""

    jenis: str
    kunci: Key
    impor: int
    baris: int


class RefusedRows:
    """The refused rows of one sheet.

    A refused row accounts for the records of whoever it names, and for the record that stood in it.
    One that names nobody known, where no record stood, may be any row that moved.
    """

    def __init__(self, gathering: Gathering, known: Known, berkas: int, lembar: str) -> None:
        self._known = known
        self._people: set[str] = set()
        self._units: set[int] = set()
        self._nameless: set[int] = set()
        for number, (at, table) in enumerate(gathering.tables):
            if (at, table.lembar) == (berkas, lembar):
                self._take(gathering, number, table)

    def _take(self, gathering: Gathering, number: int, table: ReadTable) -> None:
        """Take the refused rows of one table."""
        rows = {row.baris for row in gathering.ditolak if row.tabel == number}
        named = set[int]()
        for item in table.items:
            if item.row.baris in rows or _is_left(item, table):
                rows.add(item.row.baris)
                if self._names(item):
                    named.add(item.row.baris)
        self._nameless |= rows - named

    def _names(self, item: Item) -> bool:
        """Take whom a row is about; return whether it says so."""
        if item.row.nip:
            self._people.add(item.row.nip)
            return item.row.nip in self._known.people
        unit = self._known.unit_id(item.unit) if item.unit else None
        if unit is not None:
            self._units.add(unit)
        return unit is not None

    def without(self, gone: Sequence[Gone]) -> list[Gone]:
        """Return the records that have vanished though the refused rows may stand for some."""
        if self._nameless - {one.baris for one in gone}:
            return []
        return [
            one
            for one in gone
            if one.baris not in self._nameless and not self._is_named(one.jenis, one.kunci)
        ]

    def _is_named(self, jenis: str, kunci: Key) -> bool:
        """Return whether a refused row names whom a record is about."""
        about = KINDS[jenis].kunci[0]
        if about == "unit_id":
            return int(kunci[0]) in self._units
        nip = self._known.item(int(kunci[0]))[0] if about == "butir_id" else str(kunci[0])
        return nip in self._people


def _is_left(item: Item, table: ReadTable) -> bool:
    """Return whether a row is left because nothing says its period, which is told of the sheet."""
    return item.periode is None and table.jenis not in _ABOUT_YEARS
