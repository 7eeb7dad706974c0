"""Rows of facts with their fields by name and their origins, handed out person by person."""

import json
from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Any

from kinerja_cli.rules.fingerprint import of_rows
from kinerja_cli.rules.model import Fact, Origin
from kinerja_cli.store import facts
from kinerja_cli.store.facts import positions

Values = tuple[Any, ...]
_new = tuple.__new__  # twice as fast as calling a NamedTuple, and a city has millions of facts


class Row:
    """One version with its fields by name and their origins."""

    __slots__ = ("_at", "_columns", "_values")

    def __init__(self, names: dict[str, int], row: Values, columns: facts.Columns) -> None:
        self._at, self._values, self._columns = names, row, columns

    def text(self, name: str) -> str:
        """Return a field as text, "" when it is not stated."""
        value = self._values[self._at[name]]
        return "" if value is None else str(value)

    def texts(self, pick: Callable[[Values], Values]) -> list[str]:
        """Return several fields as text; `pick` is what `picker` made of their names."""
        return [value or "" for value in pick(self._values)]

    def number(self, name: str) -> int:
        """Return a number that stands for something else: a unit, an indicator."""
        return int(self._values[self._at[name]])

    def fact(self, name: str) -> Fact | None:
        """Return a field with its origin, None when it is not stated."""
        value = self._values[self._at[name]]
        return None if value is None else Fact(value, self.origin(name))

    def facts(self, fields: facts.Fields) -> dict[str, Fact]:
        """Return the fields that are stated, with their origins, under the names they go by."""
        values = self._values
        tabel, baris, asal = values[-3:]
        if asal:
            return {name: fact for name, field in fields.named if (fact := self.fact(field))}
        places = self._columns.places.get((fields, tabel)) or self._columns.place(fields, tabel)
        return {
            name: _new(Fact, (value, _new(Origin, (tabel, baris, letter))))
            for name, at, letter in places
            if (value := values[at]) is not None
        }

    def origin(self, name: str) -> Origin:
        """Return where a field stands."""
        tabel, baris, asal = self._values[-3:]
        if asal:
            return self._columns.origin(name, tabel, baris, json.loads(asal))
        return _new(Origin, (tabel, baris, self._columns.letters[tabel].get(name, "")))


def picker(kind: str, *names: str) -> Callable[[Values], Values]:
    """Return what takes some fields out of the rows of `facts.every`."""
    at = positions(kind)
    return itemgetter(*(at[name] for name in names))


class Walk:
    """Rows in order of nip, handed out person by person: only one person's are held."""

    def __init__(self, rows: Iterator[Values]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    def of(self, nip: str) -> list[Values]:
        """Return the rows of `nip`; must be asked in ascending order."""
        row, rows = self._next, self._rows
        while row is not None and row[0] < nip:
            row = next(rows, None)
        found = []
        while row is not None and row[0] == nip:
            found.append(row)
            row = next(rows, None)
        self._next = row
        return found


class Grouped:
    """Rows of one kind with their fields, handed out person by person in order of nip."""

    def __init__(self, kind: str, rows: Iterator[Values], columns: facts.Columns) -> None:
        self._names, self._columns = positions(kind), columns
        self._stated = tuple(self._names)
        self._walk = Walk(rows)
        self._rows: list[Values] = []

    def of(self, nip: str) -> list[Row]:
        """Return the rows of `nip`; must be asked in ascending order."""
        names, columns = self._names, self._columns
        self._rows = self._walk.of(nip)
        return [Row(names, row, columns) for row in self._rows]

    def written(self) -> str:
        """Return what the rows last handed out state, without whence, for a fingerprint."""
        return of_rows(self._stated, [row[1:-3] for row in self._rows])
