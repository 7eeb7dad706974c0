"""Titles merged over a table: they say what it is about and are no group of its headings."""

from collections.abc import Sequence

Merged = Sequence[tuple[int, int, int, int]]


def nearest(lines: Sequence[Sequence[str]], merged: Merged, header: int) -> int:
    """Return how many rows above a header the nearest title stands; `len(lines)` without one.

    Args:
        lines: the header's row and those above it, upwards, merged texts over all their cells.
        merged: the sheet's merged ranges.
        header: the header's row.
    """
    above = range(1, len(lines))
    return next((up for up in above if _is_title(lines, merged, header, up)), len(lines))


def _is_title(lines: Sequence[Sequence[str]], merged: Merged, header: int, up: int) -> bool:
    """Return whether a row says one thing over the whole table.

    It stands alone in the first column, or is merged from there over most of the others.
    """
    filled = [at for at, text in enumerate(lines[0]) if text]
    said = [at for at, text in enumerate(lines[up]) if text]
    if not filled or len({lines[up][at] for at in said}) != 1:
        return False
    return said == filled[:1] or any(
        first_row <= header - up <= last_row < header
        and first_column <= filled[0]
        and sum(at <= last_column for at in filled) * 2 > len(filled)
        for first_row, first_column, last_row, last_column in merged
    )
