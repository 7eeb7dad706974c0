"""Finding the tables of a sheet: where the header is, what its columns mean, which rows are data."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kinerja_cli.intake import headers, kinds
from kinerja_cli.intake.header_rows import (
    ENOUGH,
    LONGEST_HEADING,
    SEARCH_ROWS,
    Header,
    candidates,
    header_at,
    promising,
    text_of,
)
from kinerja_cli.intake.precheck import column_letters
from kinerja_cli.intake.sheet import Sheet
from kinerja_cli.rules.findings import Finding, Place
from kinerja_cli.rules.names import clean, key

_LIKELY = 45


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a sheet; rows and columns count from 0.

    Attributes:
        kolom: field → column.
        judul: column → heading as it stands.
        atas: first row above the header that belongs to this table's title.
        mulai: first row below the header; akhir: first row after the table.
    """

    kind: kinds.SheetKind
    kolom: Mapping[str, int]
    judul: Mapping[int, str]
    atas: int
    baris_judul: int
    mulai: int
    akhir: int


@dataclass(slots=True)
class Found:
    """What a sheet holds: its tables, or why it holds none."""

    tables: list[Table] = field(default_factory=list)
    temuan: list[Finding] = field(default_factory=list)
    lain: str | None = None


def find(sheet: Sheet, mapping: Mapping[str, str], berkas: str) -> Found:
    """Return every table of a sheet.

    Args:
        sheet: the sheet.
        mapping: the officer's own headings: normalised heading → field (`--petakan`).
        berkas: file name, for findings.
    """
    found, top = Found(), 0
    for header in candidates(sheet, mapping):
        if header.row < top:
            continue
        kind = kinds.kind_of(header.fields.keys(), sheet.nama)
        if kind is None:
            _tell_near_miss(found, header, sheet, berkas)
            continue
        found.temuan += _doubles(header, kind, sheet, berkas)
        start = header.row + header.depth
        if _numbered(sheet, start):
            start += 1
        end = _end(sheet, header, start, mapping)
        columns = {name: at for name, at in header.fields.items() if kind.reads(name)}
        found.tables.append(Table(kind, columns, header.headings, top, header.row, start, end))
        top = end
    if not found.tables:
        found.lain = kinds.later_kind(_words(sheet))
        if found.lain:
            found.temuan.clear()
    return found


def _words(sheet: Sheet) -> set[str]:
    """Return the normalised short texts at the top of a sheet, where a header would be."""
    return {
        key(value)
        for row in sheet.rows[:SEARCH_ROWS]
        for value in row
        if isinstance(value, str) and len(value) <= LONGEST_HEADING
    }


def _tell_near_miss(found: Found, header: Header, sheet: Sheet, berkas: str) -> None:
    near = kinds.nearest(header.fields.keys(), sheet.nama)
    if near is None or found.tables:
        return
    kind, missing = near
    from rapidfuzz import process  # noqa: PLC0415  # only a fault pays for it

    wanted = headers.label(missing[0])
    left = [text for at, text in header.headings.items() if at not in header.fields.values()]
    likely = process.extract(wanted, left, limit=3, score_cutoff=_LIKELY)
    found.temuan.append(
        Finding(
            "kolom-hilang",
            Place(berkas, sheet.nama, f"A{header.row + 1}"),
            data={
                "jenis": kind.nama,
                "kolom": wanted,
                "mirip": ", ".join(f"“{clean(name)}”" for name, _, _ in likely) or "tidak ada",
            },
        )
    )


def _doubles(header: Header, kind: kinds.SheetKind, sheet: Sheet, berkas: str) -> list[Finding]:
    return [
        Finding(
            "kolom-ganda",
            Place(berkas, sheet.nama, f"{column_letters(again)}{header.row + header.depth}"),
            header.headings[again],
            {
                "kolom": headers.label(name),
                "lain": f"{column_letters(first)}{header.row + header.depth}",
            },
        )
        for name, first, again in header.twice
        if kind.reads(name)
    ]


def _numbered(sheet: Sheet, row: int) -> bool:
    if row >= len(sheet.rows):
        return False
    values = [text_of(value) for value in sheet.rows[row] if value is not None]
    return headers.is_numbering(values)


def _end(sheet: Sheet, header: Header, start: int, mapping: Mapping[str, str]) -> int:
    """Return the first row that belongs to another table: the next header with other columns."""
    for row in range(start, len(sheet.rows)):
        if not promising(sheet.rows[row], mapping):
            continue
        other = header_at(sheet, row, 1, mapping)
        if other and len(other.fields) >= ENOUGH and not _repeats(header, other):
            return _title_above(sheet, row, start)
    return len(sheet.rows)


def _title_above(sheet: Sheet, header: int, start: int) -> int:
    """Return the first of the lines just above a header that are its title, not data."""
    row = header
    while row > start:
        filled = {text_of(value) for value in sheet.rows[row - 1] if value is not None}
        if len(filled) > 1:
            break
        row -= 1
    return row


def _repeats(header: Header, other: Header) -> bool:
    """Return whether a header row is the first one printed again on a new page."""
    return all(header.fields.get(name) == column for name, column in other.fields.items())
