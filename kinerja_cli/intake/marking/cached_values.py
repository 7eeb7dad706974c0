"""The values of formulas, put back into a workbook that openpyxl saved without them.

Without them the copy would be blank in a preview, and importing it unopened would be refused.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.sax.saxutils import escape

from kinerja_cli.intake.files.precheck import column_number
from kinerja_cli.intake.files.sheet import BadCell, Sheet
from kinerja_cli.intake.marking.marks import plain

_FORMULA = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"([^>]*)>(<f(?:[^>]*/>|[^>]*>[^<]*</f>))<v\s*(?:/>|></v>)</c>'
)


def put_back(
    content: bytes, titles: Sequence[str], sheets: Sequence[Sheet], epoch: datetime
) -> bytes:
    """Return a saved workbook with the values its formulas had when it was read.

    Args:
        content: the workbook as openpyxl saved it.
        titles: titles of its sheets in order; the n-th worksheet is the part sheet<n>.xml.
        sheets: the sheets as they were read.
        epoch: the day from which the workbook counts its dates.
    """
    known = {sheet.nama: sheet.rows for sheet in sheets}
    rows = {f"xl/worksheets/sheet{n}.xml": known.get(title) for n, title in enumerate(titles, 1)}
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.infolist():
            data, values = source.read(part), rows.get(part.filename)
            if values is not None and b"<f" in data:
                data = _filled(data, values, epoch)
            target.writestr(part, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _filled(data: bytes, rows: list[list[Any]], epoch: datetime) -> bytes:
    def with_value(match: re.Match[bytes]) -> bytes:
        row, column = int(match[2]) - 1, column_number(match[1].decode())
        value = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        kind, text = _written(value, epoch)
        if kind is None:
            return match.group()
        start = b'<c r="%b%b"%b%b>' % (match[1], match[2], match[3], kind)
        return b"%b%b<v>%b</v></c>" % (start, match[4], text)

    return _FORMULA.sub(with_value, data)


def _written(value: Any, epoch: datetime) -> tuple[bytes | None, bytes]:
    """Return a value's type attribute and text as they stand in a sheet; None: it has none."""
    if isinstance(value, BadCell):
        return (b' t="e"', escape(value.galat).encode()) if value.galat else (None, b"")
    if value is None or isinstance(value, str):
        return b' t="str"', escape(plain(value or "")).encode()
    if isinstance(value, bool):
        return b' t="b"', b"1" if value else b"0"
    if isinstance(value, (date, time, timedelta)):
        from openpyxl.utils.datetime import to_excel  # noqa: PLC0415  # few formulas are dates

        return b"", repr(to_excel(value, epoch)).encode()  # type: ignore[no-untyped-call]
    number = float(value)
    return b"", (str(int(number)) if number.is_integer() else repr(number)).encode()
