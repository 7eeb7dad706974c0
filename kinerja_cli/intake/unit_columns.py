"""Which of several columns with units names the perangkat daerah, judged by what stands in them.

Exports give a unit at up to five levels (instansi, satuan kerja, UNOR 1 to 3), under headings that
mean another level in another system.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from kinerja_cli.intake.context import names_office
from kinerja_cli.intake.header_rows import text_of

LEVELS = ("unit", "unor_1", "unor_2", "unor_3", "unit_kerja", "instansi")
_SAMPLE = 50
_NUMBER = 4  # characters; a numbering row names nothing


def settle(rows: Sequence[Sequence[Any]], fields: Mapping[str, int]) -> dict[str, int]:
    """Return the columns with one `unit` and at most one `unit_kerja` among the levels.

    Args:
        rows: the data rows.
        fields: field → column as headed.
    """
    levels = {name: fields[name] for name in LEVELS if name in fields}
    settled = {name: at for name, at in fields.items() if name not in levels}
    if not levels:
        return settled
    offices = [name for name, at in levels.items() if _names_offices(rows, at)]
    if set(levels) <= {"unit", "unit_kerja"} and ("unit" in offices or "unit_kerja" not in offices):
        return dict(fields)
    if not offices and "unit" not in levels and "instansi" not in levels:
        return settled | ({"unit_kerja": min(levels.values())})
    unit = offices[0] if offices else ("unit" if "unit" in levels else "instansi")
    settled["unit"] = levels.pop(unit)
    within = levels.get("unit_kerja", next((levels[n] for n in LEVELS if n in levels and
                                            n.startswith("unor")), None))  # fmt: skip
    if within is not None:
        settled["unit_kerja"] = within
    return settled


def _block(rows: Sequence[Sequence[Any]]) -> Sequence[Sequence[Any]]:
    """Return the first rows up to a blank one."""
    blank = next((n for n, row in enumerate(rows[:_SAMPLE]) if n and not any(row)), _SAMPLE)
    return rows[:blank]


def _names_offices(rows: Sequence[Sequence[Any]], at: int) -> bool:
    cells = (text_of(row[at]) for row in _block(rows) if at < len(row))
    texts = [text for text in cells if len(text) > _NUMBER]
    return bool(texts) and sum(names_office(text) for text in texts) * 2 > len(texts)
