"""Rows of facts with their fields by name and their origins."""

import json
from collections.abc import Iterator
from typing import Any

from kinerja_cli.rules.model import Fact
from kinerja_cli.rules.records import KINDS
from kinerja_cli.store import facts


class Row:
    """One version with its fields by name and their origins."""

    __slots__ = ("_asal", "_columns", "_values", "baris", "nip", "tabel")

    def __init__(self, names: dict[str, int], row: tuple[Any, ...], columns: facts.Columns) -> None:
        self.nip: Any = row[0]
        self._values = {name: row[at] for name, at in names.items()}
        self.tabel, self.baris = row[-3], row[-2]
        self._asal = json.loads(row[-1]) if row[-1] else {}
        self._columns = columns

    def text(self, name: str) -> str:
        """Return a field as text, "" when it is not stated."""
        value = self._values[name]
        return "" if value is None else str(value)

    def number(self, name: str) -> int:
        """Return a number that stands for something else: a unit, an indicator."""
        return int(self._values[name])

    def fact(self, name: str) -> Fact | None:
        """Return a field with its origin, None when it is not stated."""
        value = self._values[name]
        if value is None:
            return None
        return Fact(value, self._columns.origin(name, self.tabel, self.baris, self._asal))

    def origin(self, name: str) -> Any:
        """Return where a field stands."""
        return self._columns.origin(name, self.tabel, self.baris, self._asal)


def positions(kind: str) -> dict[str, int]:
    """Return where each field stands in the rows of `facts.every`."""
    spec = KINDS[kind]
    return {name: at for at, name in enumerate((*spec.kunci, *spec.isi), 1)}


class Grouped:
    """Rows of one kind, handed out person by person in order of nip."""

    def __init__(self, kind: str, rows: Iterator[tuple[Any, ...]], columns: facts.Columns) -> None:
        names = positions(kind)
        self._rows = (Row(names, row, columns) for row in rows)
        self._next = next(self._rows, None)

    def of(self, nip: str) -> list[Row]:
        """Return the rows of `nip`; must be asked in ascending order."""
        while self._next is not None and self._next.nip < nip:
            self._next = next(self._rows, None)
        found = []
        while self._next is not None and self._next.nip == nip:
            found.append(self._next)
            self._next = next(self._rows, None)
        return found
