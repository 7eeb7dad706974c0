"""Workbooks read by the native reader, after they were looked through: .xlsx, .xlsb, .xls."""

import io
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from kinerja_cli.errors import UnreadableError
from kinerja_cli.intake.files.precheck import Looked, SheetNotes
from kinerja_cli.intake.files.refusals import damaged
from kinerja_cli.intake.files.sheet import BadCell, Percent, Sheet


def read(content: bytes, berkas: str, looked: Looked | None = None) -> Iterator[Sheet]:
    """Yield the sheets of a workbook; while one is worked on, the next ones are parsed.

    Args:
        content: the bytes; they tell the format, never the name.
        berkas: file name, for messages.
        looked: what the pre-check finds by sheet; None for formats it does not look into.

    Raises:
        UnreadableError: damaged, or a sheet that the pre-check did not see.
    """
    from python_calamine import (  # noqa: PLC0415  # only an import pays for the reader
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    with _damage_told(berkas), ThreadPoolExecutor(1) as ahead:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        metas = [meta for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
        parsed = deque(ahead.submit(book.get_sheet_by_name, meta.name) for meta in metas)
        for meta in metas:
            known = looked[meta.name] if looked else SheetNotes()
            visible = meta.visible == SheetVisibleEnum.Visible
            yield _sheet(parsed.popleft().result(), meta.name, known, visible=visible)


@contextmanager
def _damage_told(berkas: str) -> Iterator[None]:
    """Turn whatever a damaged workbook makes the reader raise into words."""
    try:
        yield
    except (UnreadableError, KeyboardInterrupt, SystemExit, MemoryError, GeneratorExit):
        raise
    except BaseException as error:  # a panic of the native reader is no Exception
        raise damaged(berkas) from error


def _sheet(source: Any, name: str, notes: SheetNotes, *, visible: bool) -> Sheet:
    rows: list[list[Any]] = source.to_python(skip_empty_area=False)
    for row in rows:
        for column, value in enumerate(row):
            if value == "":
                row[column] = None
    _overlay(rows, notes)
    merged = tuple((a[0], a[1], b[0], b[1]) for a, b in source.merged_cell_ranges or ())
    return Sheet(name, rows, merged, frozenset(notes.hidden_rows), visible)


def _overlay(rows: list[list[Any]], notes: SheetNotes) -> None:
    """Put back what the native reader dropped."""
    for row, column in notes.percent:
        if row < len(rows) and column < len(rows[row]):
            value = rows[row][column]
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                rows[row][column] = Percent(value)
    bad = {**dict.fromkeys(notes.uncached, ""), **notes.errors}
    for (row, column), text in bad.items():
        if row < len(rows):
            rows[row].extend([None] * (column + 1 - len(rows[row])))
            rows[row][column] = BadCell(text)
