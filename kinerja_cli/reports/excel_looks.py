"""The looks of a workbook: a name in templates/excel/gaya.toml is a set of cell properties.

A cell may name several looks ("angka tebal"); the later one wins where they differ. Properties
are XlsxWriter's (`bold`, `num_format`, `bg_color` …); `dari` takes over another look first.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kinerja_cli import resources
from kinerja_cli.reports.templating import TemplateFaultError

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_FILE = Path("excel", "gaya.toml")


def load(folder: Path | None) -> dict[str, dict[str, Any]]:
    """Return the shipped looks; an office's own file replaces whole looks, name by name.

    Raises:
        TemplateFaultError: the office's file is not TOML.
    """
    looks = tomllib.loads((resources.folder("templates") / _FILE).read_text(encoding="utf-8"))
    if folder and (own := folder / _FILE).is_file():
        try:
            looks |= tomllib.loads(own.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise TemplateFaultError(f"{own} tidak dapat dibaca: {error}.") from error
    return looks


@dataclass(frozen=True, slots=True)
class Looks:
    """The looks of one workbook; equal looks share one format."""

    workbook: "Workbook"
    table: Mapping[str, Mapping[str, Any]]
    _made: dict[tuple[str, bool], "Format | None"] = field(default_factory=dict)
    _together: dict[str, dict[str, Any]] = field(default_factory=dict)

    def format(self, names: str, *, quoted: bool = False) -> "Format | None":
        """Return the format of these looks, None for no looks at all.

        Args:
            names: look names, separated by spaces; "" is the plain cell.
            quoted: the cell holds text that Excel must not take for a formula when it is edited.

        Raises:
            TemplateFaultError: a look or a property of it is unknown.
        """
        key = (names, quoted)
        if key not in self._made:
            self._made[key] = self._make(names, quoted=quoted)
        return self._made[key]

    def _make(self, names: str, *, quoted: bool) -> "Format | None":
        properties = {**self.properties(names), **({"quote_prefix": True} if quoted else {})}
        try:
            return self.workbook.add_format(properties) if properties else None
        except AttributeError as error:
            raise TemplateFaultError(f"gaya.toml, {names}: {error}.") from error

    def properties(self, names: str) -> dict[str, Any]:
        """Return the cell properties of these looks together."""
        if names not in self._together:
            merged: dict[str, Any] = {}
            for name in names.split():
                merged |= self._properties(name)
            self._together[names] = merged
        return self._together[names]

    def _properties(self, name: str, depth: int = 0) -> dict[str, Any]:
        if name not in self.table or depth > len(self.table):
            raise TemplateFaultError(
                f"Gaya “{name}” tidak ada di gaya.toml.",
                "Gaya yang ada: " + ", ".join(sorted(self.table)) + ".",
            )
        own = dict(self.table[name])
        base = own.pop("dari", None)
        return self._properties(base, depth + 1) | own if base else own
