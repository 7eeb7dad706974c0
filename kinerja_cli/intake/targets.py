"""What targets and realisations of one row say about each other: signs and units."""

from collections.abc import Iterator, Mapping
from typing import Any

from kinerja_cli.intake import cells
from kinerja_cli.intake.table_cells import TableCells
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.names import clean


class Targets:
    """The target columns of one table."""

    def __init__(self, table_cells: TableCells) -> None:
        self._cells = table_cells
        columns = table_cells.table.kolom
        self._names = [name for name in columns if name.partition("@")[0] == "target"]
        self._at = [columns[name] for name in self._names]

    def in_words(self, row: list[Any]) -> bool:
        """Return whether any target is text: only then it can have a sign or a unit."""
        return any(at < len(row) and isinstance(row[at], str) for at in self._at)

    def signs(self, row: list[Any], values: Mapping[str, str]) -> Iterator[tuple[str, Finding]]:
        """Yield a warning for a target "≤ 14" without polarity: the sign is not taken for one."""
        if self._cells.text(row, "polaritas") or "rumus" in values:
            return
        for name in self._names:
            value = self._cells.value(row, name)
            if isinstance(value, str) and cells.is_ceiling(value):
                yield name, Finding("target-bertanda", nilai=clean(value))

    def units(self, row: list[Any]) -> Iterator[tuple[str, Finding]]:
        """Yield a fault for a realisation in another unit than its target: 3 jam, 90 menit."""
        for name in self._names:
            other = name.replace("target", "realisasi", 1)
            one = cells.unit_of(self._cells.value(row, name))
            two = cells.unit_of(self._cells.value(row, other))
            if not one and two == "%":
                one = cells.unit_in_words(self._cells.text(row, "satuan"))
            if one and two and one != two:
                data = {"target": one, "realisasi": two}
                yield other, Finding("satuan-berbeda", nilai=two, data=data)
