"""The one workbook writer: a template's small XML is streamed into XlsxWriter.

It knows no report. `<c>` text, `<n>` numbers and the cached value `v` are the only ways in for
data; a formula `<f>` comes from the template alone, and one that holds data is refused.
The elements are described at the head of templates/excel/dinas.xml.j2.
"""

import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from kinerja_cli.reports import excel_looks, templating
from kinerja_cli.reports.excel_cells import Cells
from kinerja_cli.reports.excel_page import add_chart, add_image, add_rule, set_page
from kinerja_cli.reports.excel_refs import References, measure
from kinerja_cli.reports.templating import TemplateFaultError
from kinerja_cli.reports.view_layout import PLAIN, PageView

if TYPE_CHECKING:
    from xlsxwriter import Workbook

# No data can hold this character: the environment takes out what XML forbids.
_MARK = "\x00"
_FORMULA_WITH_DATA = re.compile(rf"<f\b[^>]*>[^<]*{_MARK}|<(?:series|chart)\b[^>]*{_MARK}")

# The same data must give the same bytes, so a workbook is not dated by the clock.
_CREATED = datetime(2022, 1, 1, tzinfo=UTC).replace(tzinfo=None)

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def render(
    template_name: str, report: object, folder: Path | None = None, page: PageView = PLAIN
) -> bytes:
    """Return templates/excel/`template_name`.xml.j2, filled with `report`, as a workbook.

    The same report gives the same bytes.

    Args:
        template_name: kind of report: "dinas".
        report: the view the template is written for.
        folder: an office's own templates and looks (`--templat`).
        page: paper, letterhead and signatures.

    Raises:
        TemplateFaultError: the template or a look cannot be used.
    """
    name = f"excel/{template_name}.xml.j2"
    text = templating.render(name, report, folder, _MARK, page)
    if _FORMULA_WITH_DATA.search(text):
        raise TemplateFaultError(
            f"Templat {name}: sebuah rumus memuat teks dari data.",
            'Tulis data di dalam <c>, <n> atau v="…", dan sebut kolomnya di dalam rumus.',
        )
    try:
        root = ET.fromstring(text.replace(_MARK, ""))  # noqa: S314  # made here, escaped by Jinja
    except ET.ParseError as error:
        raise TemplateFaultError(f"Hasil templat {name} bukan XML: {error}.") from error
    return _write(root, folder)


def _write(root: ET.Element, folder: Path | None) -> bytes:
    """Return the workbook that a `<workbook>` element describes."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import XlsxWriterException

    looks = excel_looks.load(folder)
    stream = BytesIO()
    workbook = Workbook(stream, {**_OPTIONS, "default_format_properties": looks["dasar"]})
    workbook.set_properties({**root.attrib, "created": _CREATED})
    try:
        _fill(workbook, root, excel_looks.Looks(workbook, looks))
        workbook.close()
    except (ValueError, XlsxWriterException) as error:  # width="lebar", two sheets of one name
        raise TemplateFaultError(f"Buku kerja tidak dapat dibuat: {error}.") from error
    return stream.getvalue()


def _fill(workbook: "Workbook", root: ET.Element, looks: excel_looks.Looks) -> None:
    """Write every sheet; all are measured first, because formulas point across them."""
    sheets = [(sheet, measure(sheet)) for sheet in root.iterfind("sheet")]
    references = References({grid.name: grid for _, grid in sheets})
    for sheet, grid in sheets:
        worksheet = workbook.add_worksheet(grid.name)
        set_page(worksheet, sheet, grid)
        Cells(worksheet, sheet, grid, looks, references).write()
        references.name_ranges(sheet, grid)
        for image in sheet.iterfind("image"):
            add_image(worksheet, image, grid)
        for rule in sheet.iterfind("rule"):
            add_rule(worksheet, rule, grid, looks)
        for chart in sheet.iterfind("chart"):
            add_chart(workbook, worksheet, chart, grid, references)
    for name, cells in references.names.items():
        if workbook.define_name(name, f"={cells}") != 0:
            raise TemplateFaultError(f"Nama “{name}” tidak diterima Excel untuk sebuah sel.")
