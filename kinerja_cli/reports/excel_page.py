"""What surrounds the cells of a sheet: paper, panes, colour rules and charts."""

from base64 import b64decode
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from kinerja_cli.reports.excel_looks import Looks
from kinerja_cli.reports.excel_refs import Grid, References, Span
from kinerja_cli.reports.templating import TemplateFaultError

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_PAPER = {"a4": 9, "f4": 14}  # Excel has no F4; Folio, 216 × 330 mm, is one millimetre wider
_CM = 2.54
MARGINS = "1.5 1.5 1.6 1.8"  # left, right, top, bottom, in centimetres
_COMPARE = {"is": "==", "below": "<", "above": ">"}


def set_page(worksheet: "Worksheet", sheet: Element, grid: Grid) -> None:
    """Set panes, filter and print layout from the attributes of a `<sheet>`."""
    paper = sheet.get("paper", "a4")
    if paper not in _PAPER:
        raise TemplateFaultError(f"Kertas “{paper}” tidak dikenal; yang ada: a4, f4.")
    worksheet.set_paper(_PAPER[paper])
    if sheet.get("landscape"):
        worksheet.set_landscape()
    left, right, top, bottom = (float(side) / _CM for side in sheet.get("margins", MARGINS).split())
    worksheet.set_margins(left, right, top, bottom)
    worksheet.set_footer(sheet.get("footer", ""))
    worksheet.set_header(sheet.get("header", ""))
    worksheet.fit_to_pages(1, int(sheet.get("pages", "0")))
    worksheet.center_horizontally()
    worksheet.hide_gridlines(2)
    worksheet.set_zoom(int(sheet.get("zoom", "100")))
    if color := sheet.get("tab"):
        worksheet.set_tab_color(color)
    last = max(len(grid.columns), 1) - 1
    worksheet.print_area(0, 0, max(grid.height, 1) - 1, max(grid.printed, 1) - 1)
    if grid.head is not None:
        worksheet.repeat_rows(grid.head)
        if freeze := sheet.get("freeze"):
            worksheet.freeze_panes(grid.head + 1, grid.columns.get(freeze, -1) + 1)
        if sheet.get("filter") and grid.data:
            worksheet.autofilter(grid.head, 0, grid.data[1], last)


def add_image(worksheet: "Worksheet", image: Element, grid: Grid) -> None:
    """Put a picture (`data`: base64) at the top of a column, `tinggi` pixels high."""
    stream = BytesIO(b64decode(image.get("data", "")))
    scale = float(image.get("tinggi", "60")) / float(image.get("asli", "60"))
    place = grid.columns.get(image.get("col", ""), 0)
    worksheet.insert_image(
        int(image.get("baris", "0")), place, "logo",
        {"image_data": stream, "x_scale": scale, "y_scale": scale, "x_offset": 4, "y_offset": 3,
         "description": image.get("alt", "Logo"), "object_position": 1},
    )  # fmt: skip


def add_rule(worksheet: "Worksheet", rule: Element, grid: Grid, looks: Looks) -> None:
    """Add a conditional format to a column's data: bar, scale, is, below or above."""
    column = grid.columns.get(rule.get("col", ""))
    span = _span(rule, grid)
    if column is None or span is None:
        return
    worksheet.conditional_format(span[0], column, span[1], column, _condition(rule, looks))


def _span(rule: Element, grid: Grid) -> Span | None:
    group = rule.get("group")
    return grid.groups.get(group) if group else grid.data


def _condition(rule: Element, looks: Looks) -> dict[str, Any]:
    kind = rule.get("type", "")
    if kind == "bar":
        return {
            "type": "data_bar",
            "bar_color": rule.get("color", "#9DB8CF"),
            "bar_solid": True,
            "min_type": "num",
            "max_type": "num",
            "min_value": float(rule.get("min", "0")),
            "max_value": float(rule.get("max", "100")),
        }
    if kind == "scale":
        return {
            "type": "2_color_scale",
            "min_color": rule.get("from", "#FFFFFF"),
            "max_color": rule.get("color", "#9DB8CF"),
        }
    if kind not in _COMPARE:
        raise TemplateFaultError(
            f"Aturan “{kind}” tidak dikenal; yang ada: bar, scale, is, below, above."
        )
    return {
        "type": "cell",
        "criteria": _COMPARE[kind],
        "value": _operand(rule.get("value", "")),
        "format": looks.format(rule.get("style", "")),
    }


def _operand(text: str) -> float | str:
    """Return what a rule compares with: a number, or a word as a quoted constant."""
    try:
        return float(text)
    except ValueError:
        return '"' + text.replace('"', '""') + '"'


def add_chart(
    workbook: "Workbook",
    worksheet: "Worksheet",
    element: Element,
    grid: Grid,
    references: References,
) -> None:
    """Draw a native chart beside the rows of a group (`beside`), from the column `col` on."""
    kind = element.get("type", "column")
    chart = workbook.add_chart({"type": kind})
    labels = {"value": True, "position": "above" if kind == "line" else "outside_end"}
    for series in element.iterfind("series"):
        named = {"data_labels": labels} if element.get("labels") != "0" else {}
        chart.add_series({**_series(series, grid, references), **named})
    font = {"name": "Arial", "size": 9}
    chart.set_title({"name": element.get("title", ""), "name_font": {**font, "size": 11}})
    chart.set_legend(
        {"position": "bottom", "font": font} if element.get("legend") else {"none": True}
    )
    classes, values = chart.set_x_axis, chart.set_y_axis
    if lying := kind == "bar":
        classes, values = values, classes
    # Bars that lie begin at the bottom; the reader begins at the top.
    every = {"interval_unit": 1} if element.get("every") else {}  # else some names are left out
    classes({"num_font": font, "reverse": lying, "major_tick_mark": "none", **every})
    least = {"min": float(element.get("min", "0"))} if element.get("min") else {}
    values({"visible": False, "major_gridlines": {"visible": False}, **least})
    if element.get("x") or element.get("y"):
        small = {**font, "bold": False}
        titled: dict[str, Any] = {"num_font": font, "major_tick_mark": "none", "name_font": small}
        chart.set_x_axis({**titled, "name": element.get("x", "")})
        bare = {"major_gridlines": {"visible": False}, "label_position": "none", "min": 0}
        chart.set_y_axis({**titled, **bare, "name": element.get("y", "")})
    if height := element.get("max"):
        bottom = float(element.get("min", "0"))
        chart.set_y_axis({"min": bottom, "max": float(height), "num_font": font})
    chart.show_blanks_as("gap")
    chart.set_size(
        {"width": int(element.get("width", "420")), "height": int(element.get("height", "240"))}
    )
    row = (grid.groups.get(element.get("beside", "")) or (0, 0))[0]
    place = grid.columns.get(element.get("col", ""), len(grid.columns))
    worksheet.insert_chart(row, place, chart, {"description": element.get("title", "")})


def _series(series: Element, grid: Grid, references: References) -> dict[str, Any]:
    color = series.get("color", "#17456B")
    return {
        "name": series.get("name", ""),
        "categories": "=" + references.fill(series.get("categories", ""), grid, full=True),
        "values": "=" + references.fill(series.get("values", ""), grid, full=True),
        "fill": {"color": color},
        "line": {"color": color, "width": 2},
        "marker": {"type": "circle", "size": 6, "fill": {"color": color}},
        "gap": 60,
        **({"smooth": True} if series.get("smooth") else {}),
    }
