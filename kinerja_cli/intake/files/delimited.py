"""Text with delimiters (.csv, .txt, .tsv) as one sheet, every row where Excel shows it.

The delimiter is found here and not by `csv.Sniffer`: that one judges letters, not records, so it
takes a space, a letter or the comma of "95,5" for the delimiter and raises on a title row; nor does
it know rows quoted as one field.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from kinerja_cli.intake import headers
from kinerja_cli.intake.files.encoding import decode
from kinerja_cli.intake.files.grid import Grid
from kinerja_cli.intake.files.refusals import unbalanced, unsafe
from kinerja_cli.intake.files.sheet import Sheet

DELIMITERS = (";", "\t", ",", "|")
MAX_RECORD = 1_000_000
MAX_RECORDS = 1_048_576
_SAMPLE_ROWS, _SAMPLE = 200, 400_000
_WIDE = 4
_SEP = re.compile(r'\A"?sep=(.)"?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_LONG_NUMBER = re.compile(r"\d{15}")
_BREAKS = re.compile(r"[\r\n]+")
_END = "\x00akhir\x00"


def read(content: bytes, berkas: str, nama: str) -> Sheet:
    """Return the sheet of a text file. Every cell is text: nothing is taken for a number.

    Args:
        content: the bytes.
        berkas: file name, for messages.
        nama: name of the sheet.

    Raises:
        UnreadableError: a quote swallows rows, or a row or cell is too large.
    """
    text = decode(content)
    said = _SEP.match(text)
    if said:  # Excel reads this line and does not show it
        text = text[said.end() :]
    delimiter = said[1] if said else find_delimiter(text)
    grid = Grid(berkas)
    try:
        records = list(_records(text, delimiter, berkas))
    except csv.Error as error:
        raise unsafe(berkas, "ada sel yang isinya terlalu panjang") from error
    width = _usual_width(_unwrapped(record, delimiter) for record in records)
    wrapped = _wrapped(records, delimiter, width)
    for number, record in enumerate(records, 1):
        parts = _unwrapped(record, delimiter)
        row = parts if wrapped and len(parts) == width else record
        if any(_swallowed(cell, delimiter, width) for cell in row):
            raise unbalanced(berkas, number)
        grid.add([cell or None for cell in row])
    return grid.sheet(nama)


def _records(text: str, delimiter: str, berkas: str) -> Iterator[list[str]]:
    """Yield the records of a text; a quote never closed would swallow all that follows.

    Raises:
        UnreadableError: a quote is not closed, or a record is longer than any real one.
    """
    pending = 0

    def lines() -> Iterator[str]:
        nonlocal pending
        for line in io.StringIO(text, newline=""):
            pending += len(line)
            if pending > MAX_RECORD:
                raise unsafe(berkas, "ada baris yang terlalu panjang")
            yield line
        yield _END

    number, last = 0, [_END]
    for record in csv.reader(lines(), delimiter=delimiter):
        if number:
            yield last
        if number > MAX_RECORDS:
            raise unsafe(berkas, "barisnya lebih banyak daripada satu lembar Excel")
        pending, number, last = 0, number + 1, record
    if last != [_END]:
        raise unbalanced(berkas, number)


def find_delimiter(text: str) -> str:
    """Return the delimiter under which most headings are known, then most records are alike.

    Known headings come first: in a column of "95,5" the comma is as regular as any delimiter.
    """
    scores = [(_score(text, delimiter), delimiter) for delimiter in DELIMITERS]
    return max(scores, key=lambda scored: scored[0])[1]


def _score(text: str, delimiter: str) -> tuple[int, int]:
    """Return how many headings one row shows, and how many delimiters the usual width explains."""
    sample = io.StringIO(text[:_SAMPLE], newline="")
    try:
        records = [
            _unwrapped(record, delimiter)
            for record in islice(csv.reader(sample, delimiter=delimiter), _SAMPLE_ROWS)
        ]
    except csv.Error:
        return 0, 0
    known = max((sum(map(_is_heading, record)) for record in records), default=0)
    width = _usual_width(records)
    alike = sum(len(record) == width for record in records)
    return known, alike * (width - 1)


def _is_heading(cell: str) -> bool:
    return headers.field_of(cell) is not None


def _usual_width(records: Iterable[list[str]]) -> int:
    """Return the number of cells most records have, of those that have more than one."""
    widths = Counter(len(record) for record in records if len(record) > 1)
    return widths.most_common(1)[0][0] if widths else 1


def _unwrapped(record: list[str], delimiter: str) -> list[str]:
    """Return the cells inside a record that was quoted as one: `"a;b;c"`."""
    if not record or delimiter not in record[0] or any(record[1:]):
        return record
    try:
        (parts,) = csv.reader([_BREAKS.sub(" ", record[0])], delimiter=delimiter)
    except (csv.Error, ValueError):
        return record
    return parts


def _wrapped(records: list[list[str]], delimiter: str, width: int) -> bool:
    """Return whether rows of the file are quoted as one field; a title with commas is not that."""
    filled = [record for record in records if any(record)]
    alike = [
        record
        for record in filled
        if len(record) != width and len(_unwrapped(record, delimiter)) == width
    ]
    return width > 1 and (width >= _WIDE or len(alike) * 2 >= len(filled)) and bool(alike)


def _swallowed(cell: str, delimiter: str, width: int) -> bool:
    """Return whether a cell holds whole rows: a line with a NIP and as many delimiters as a row."""
    return "\n" in cell and any(
        _LONG_NUMBER.search(line) and line.count(delimiter) >= max(width - 1, 1)
        for line in cell.splitlines()[1:]
    )
