"""What the database already knows, as far as a command needs it to place its rows."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from kinerja_cli.actions.importing.offices import Offices
from kinerja_cli.actions.importing.statements import Statements
from kinerja_cli.rules.names import key, own_case
from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.records import KINDS, QUARTER_TARGETS
from kinerja_cli.store import facts, imports, items, units
from kinerja_cli.store.database import Connection
from kinerja_cli.store.facts import Key, Version


class _Item(NamedTuple):
    """One indicator among those of the same text: its plan and aspect, normalised."""

    rencana: str
    aspek: str
    butir: int


class _Versions(dict[str, dict[Key, Version]]):
    """Versions in force of some people by kind, each kind read when somebody first asks for it.

    A daily log holds more than all else together, and only its own sheets ask for it.
    """

    def __init__(self, connection: Connection, nips: set[str]) -> None:
        super().__init__()
        self._connection, self._nips = connection, nips

    def __missing__(self, name: str) -> dict[Key, Version]:
        self[name] = facts.current(self._connection, KINDS[name], self._nips)
        return self[name]


def _rank(name: str) -> tuple[int, bool]:
    """Order spellings as `units.names` does: the longest, then one with small letters of its own."""
    return len(name), own_case(name)


@lru_cache(1024)
def _target_fields(period: Period) -> tuple[str, ...]:
    """Return the fields of a plan that can hold a period's target, in order."""
    quarters = tuple(
        name
        for number, name in enumerate(QUARTER_TARGETS, 1)
        if period.contains(Period(period.tahun, "triwulan", number))
    )
    return (*quarters, "target") if period.jenis == "tahun" else quarters


class Known:
    """People, offices and indicators in force, plus those the command itself adds.

    Attributes:
        read_as: aliases and abbreviations that rows used, and the offices they were taken for.
        spellings: file number → office → the longest spelling of its name there.
    """

    def __init__(self, connection: Connection, nips: Iterable[str]) -> None:
        self._connection = connection
        wanted = set(nips)
        self.versions = _Versions(connection, wanted)
        self.places = imports.places(connection)
        self.letters = imports.letters(connection)
        self.offices = Offices(connection)
        self.unit_names = self.offices.names
        self.new_units: list[str] = []
        self.read_as: dict[str, int] = {}
        self.spellings: dict[int, dict[int, str]] = {}
        self._items = items.known(connection, wanted)
        self.new_items: list[tuple[int, str, int, str]] = []
        self._last_item = items.last(connection)
        live = {butir for (butir,) in self.versions["indikator"]}
        self._identities: dict[int, tuple[str, int, str]] = {}
        self._by_text: dict[tuple[str, int], dict[str, list[_Item]]] = {}
        for (nip, tahun, kunci), butir in self._items.items():
            if butir in live:
                self._index(nip, tahun, kunci, butir)
        self.people: dict[str, list[tuple[str, Version]]] = {}
        for (owner, tmt), version in self.versions["pegawai"].items():
            self.people.setdefault(str(owner), []).append((str(tmt), version))

    def unit_id(self, name: str) -> int | None:
        """Return an office's number by any spelling of its name."""
        return self.offices.number(name)

    def add_unit(self, name: str, berkas: int) -> int:
        """Return the number of an office that is taken up if it is new.

        Args:
            name: as a row spells it.
            berkas: number of the row's file, which the spelling belongs to.
        """
        found = self.unit_id(name)
        if found is None:
            full = self.offices.full_name(name)
            found = units.add(self._connection, full)
            self.offices.take(found, full)
            self.new_units.append(full)
        if not self.offices.bears(found, name):
            self.read_as[name] = found
            return found
        self.spell(found, name, berkas)
        return found

    def spell(self, unit: int, name: str, berkas: int) -> None:
        """Keep how a file spells an office, if that is the office's own name."""
        if not self.offices.bears(unit, name):
            return
        if _rank(name) > _rank(self.unit_names[unit]):
            self.offices.take(unit, name)
        spelt = self.spellings.setdefault(berkas, {})
        spelt[unit] = max(spelt.get(unit, ""), name, key=_rank)

    def matching(
        self, nip: str, tahun: int, indikator: str, rencana: str = "", aspek: str = ""
    ) -> list[int]:
        """Return the indicators of a person's year that bear this text."""
        of_year = self._by_text.get((nip, tahun))
        same = of_year.get(key(indikator)) if of_year else None
        if not same:
            return []
        return [
            one.butir
            for one in same
            if (not rencana or one.rencana == key(rencana))
            and (not aspek or one.aspek == key(aspek))
        ]

    def _index(self, nip: str, tahun: int, kunci: str, butir: int) -> None:
        plan, text, aspect = kunci.split("|")
        same = self._by_text.setdefault((nip, tahun), {}).setdefault(text, [])
        if all(one.butir != butir for one in same):
            same.append(_Item(plan, aspect, butir))

    def texts(self, nip: str, tahun: int) -> list[str]:
        """Return the normalised texts of a person's indicators of a year."""
        return list(self._by_text.get((nip, tahun), {}))

    def item(self, butir: int) -> tuple[str, int, str]:
        """Return (nip, year, key) of an indicator's identity."""
        if not self._identities:
            self._identities = {number: identity for identity, number in self._items.items()}
        return self._identities.get(butir) or items.identity(self._connection, butir)

    def add_item(self, nip: str, tahun: int, rencana: str, indikator: str, aspek: str) -> int:
        """Return the number of an indicator's identity, taken up if it is new."""
        kunci = "|".join(key(part) for part in (rencana, indikator, aspek))
        butir = self._items.get((nip, tahun, kunci))
        if butir is None:
            butir = self._last_item = self._last_item + 1
            self.new_items.append((butir, nip, tahun, kunci))
            self._items[nip, tahun, kunci] = butir
        self._index(nip, tahun, kunci, butir)
        return butir

    def target_of(self, butir: int, period: Period, statements: Statements) -> str | None:
        """Return an indicator's target for a period as stated or in force, None without one.

        A semester has one when a quarter of it has.
        """
        for name in _target_fields(period):
            if target := self._said("indikator", (butir,), name, statements):
                return target
        return self._said("realisasi", (butir, str(period)), "target", statements) or None

    def _said(self, jenis: str, kunci: Key, name: str, statements: Statements) -> str:
        """Return a field as this command states it, else as it is in force; "" for neither."""
        stated = statements.get(jenis, kunci)
        if stated and name in stated.nilai:
            return str(stated.nilai[name])
        before = self.versions[jenis].get(kunci)
        value = self.field(before, jenis, name) if before else None
        return "" if value is None else str(value)

    def same_sheet(self, tabel: int, berkas: str, lembar: str) -> bool:
        """Return whether an imported table came from a file and sheet of these names."""
        return tuple(self.places.tabel[tabel][:2]) == (berkas, lembar)

    def field(self, version: Version, kind: str, name: str) -> Any:
        """Return one field of a version in force."""
        return version.nilai[KINDS[kind].isi.index(name)]
