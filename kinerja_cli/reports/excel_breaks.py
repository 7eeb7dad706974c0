"""Where the printed pages of a sheet end, so that no block is cut: Excel itself cuts between any two rows.

A line with `utuh="1"` stays on the page of the line below it. Breaks are only set on a sheet that
has such lines; heights are those that the writer gave, pages are taken a little shorter than they are.
"""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from kinerja_cli.reports.excel_refs import Grid, lines

_PAPERS = {"a4": (595.3, 841.9), "f4": (612.0, 935.4)}  # points, as Excel has them
_LINE = 15.0  # points of a row whose height nobody set
_SURE = 0.95
_POINTS_PER_CM = 28.35


def page_breaks(
    sheet: Element, grid: Grid, heights: Mapping[int, float], widths: Sequence[float], margins: str
) -> list[int]:
    """Return the rows before which a page ends; none where nothing has to stay together.

    Args:
        sheet: the `<sheet>`.
        grid: where everything on it stands.
        heights: row → points, of the rows that got a height.
        widths: of every column, in letters.
        margins: left, right, top and bottom in centimetres.
    """
    blocks = _blocks(sheet, heights)
    if not any(count > 1 for _, count, _ in blocks):
        return []
    room, filled, found = _room(sheet, widths[: grid.printed], margins), 0.0, []
    for first, _, height in blocks:
        if filled and filled + height > room:
            found.append(first)
            filled = 0.0
        filled += height
    return found


def _blocks(sheet: Element, heights: Mapping[int, float]) -> list[tuple[int, int, float]]:
    """Return (first row, count of rows, height) of what stays together, in order."""
    found: list[tuple[int, int, float]] = []
    joined = False
    for row, line in lines(sheet):
        height = heights.get(row, _LINE)
        if joined:
            first, count, before = found[-1]
            found[-1] = (first, count + 1, before + height)
        else:
            found.append((row, 1, height))
        joined = line.get("utuh") == "1"
    return found


def _room(sheet: Element, widths: Sequence[float], margins: str) -> float:
    """Return the points of rows that one page holds, at the scale at which its width fits."""
    width, height = _PAPERS[sheet.get("paper", "a4")]
    if sheet.get("landscape"):
        width, height = height, width
    left, right, top, bottom = (float(side) * _POINTS_PER_CM for side in margins.split())
    needed = sum(int(one * 7 + 5) * 0.75 for one in widths)
    scale = min(1.0, (width - left - right) / needed) if needed else 1.0
    return (height - top - bottom) / scale * _SURE
