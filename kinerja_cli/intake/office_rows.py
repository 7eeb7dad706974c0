"""What rows of a table take over from those above them about an office and its plan."""

from typing import Any

from kinerja_cli.intake.context import banner_unit
from kinerja_cli.intake.kinds import PER_UNIT
from kinerja_cli.intake.table_cells import TableCells

_CARRIED = ("unit", "rencana")


class OfficeRows:
    """The offices that banners and rows of one table name, one after another.

    Attributes:
        banner: the office that a banner row named last.
    """

    def __init__(self, cells: TableCells) -> None:
        self._cells, self._kind = cells, cells.table.kind.nama
        self._above: dict[str, str] = {}
        self.banner: str | None = None

    def under(self, row: list[Any], text: str) -> None:
        """Take a row that says one thing for those below: an office, or the plan they serve."""
        if self._kind in PER_UNIT and (plan := self._cells.text(row, "rencana")):
            self._above["rencana"] = plan
        elif office := banner_unit(text):
            self.banner = office
            self._above.clear()

    def take(self, values: dict[str, str], empty: set[str]) -> bool:
        """Fill in what holds from above and return whether a row says anything itself.

        An office's name, and a plan, hold for the blank cells below them.
        """
        says = bool(values.keys() - set(_CARRIED))
        for name in _CARRIED:
            if name in values:
                self._above = {} if name == "unit" else self._above
                self._above[name] = values[name]
            elif says and name in self._above and (name != "unit" or self._goes_on(values)):
                values[name] = self._above[name]
                empty.discard(name)
        return says or self._kind == "organisasi"

    def _goes_on(self, values: dict[str, str]) -> bool:
        """Return whether a row without an office's name is still about the one above."""
        return "periode" in values or self._kind == "rencana-unit"
