"""Finding the tables of a sheet: where the header is, what its columns mean, which rows are data."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kinerja_cli.intake import headers, kinds
from kinerja_cli.intake.precheck import column_letters
from kinerja_cli.intake.workbook import Sheet
from kinerja_cli.rules.findings import Finding, Place
from kinerja_cli.rules.names import clean, key
from kinerja_cli.rules.nip import split_name

SEARCH_ROWS = 60
HEADER_ROWS = 3
_ENOUGH = 3
_SAMPLE = 12
_LONGEST_HEADING = 80
_LIKELY = 45
_SUMS_UP = re.compile(r"^(?:jumlah|total|kumulatif|akumulasi|rata rata|s d|sd|sampai dengan)\b")


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


@dataclass(frozen=True, slots=True)
class _Header:
    row: int
    depth: int
    headings: dict[int, str]
    fields: dict[str, int]
    twice: list[tuple[str, int, int]]


def text_of(value: Any) -> str:
    """Return a cell as cleaned text; empty for nothing."""
    return "" if value is None else clean(value if isinstance(value, str) else str(value))


def find(sheet: Sheet, mapping: Mapping[str, str], berkas: str) -> Found:
    """Return every table of a sheet.

    Args:
        sheet: the sheet.
        mapping: the officer's own headings: normalised heading → field (`--petakan`).
        berkas: file name, for findings.
    """
    found, top = Found(), 0
    for header in _headers(sheet, mapping):
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
        if isinstance(value, str) and len(value) <= _LONGEST_HEADING
    }


def _tell_near_miss(found: Found, header: _Header, sheet: Sheet, berkas: str) -> None:
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


def _doubles(header: _Header, kind: kinds.SheetKind, sheet: Sheet, berkas: str) -> list[Finding]:
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


def _headers(sheet: Sheet, mapping: Mapping[str, str]) -> Iterator[_Header]:
    """Yield candidate headers from the top down: the best depth at each row that has one."""
    row = 0
    while row < len(sheet.rows):
        best: _Header | None = None
        if _promising(sheet.rows[row], mapping):
            for depth in range(1, HEADER_ROWS + 1):
                header = _header(sheet, row, depth, mapping)
                if header and (best is None or len(header.fields) > len(best.fields)):
                    best = header
        if best and len(best.fields) >= _ENOUGH:
            yield best
            row = best.row + best.depth
        else:
            row += 1


def _promising(row: list[Any], mapping: Mapping[str, str]) -> bool:
    """Return whether a row holds words of a header; cheap, for it is asked of every row."""
    hits = 0
    for value in row:
        if isinstance(value, str) and len(value) <= _LONGEST_HEADING:
            name = _field(value, mapping)
            if name and (hits := hits + 1) > 1:
                return True
    return False


def _field(heading: str, mapping: Mapping[str, str]) -> str | None:
    return mapping.get(key(heading)) or headers.field_of(heading)


def _header(sheet: Sheet, row: int, depth: int, mapping: Mapping[str, str]) -> _Header | None:
    if row + depth > len(sheet.rows):
        return None
    lines = [_expanded(sheet, row + offset) for offset in range(depth)]
    if depth > 1 and _looks_like_data(lines[-1]):
        return None
    headings: dict[int, str] = {}
    fields: dict[str, int] = {}
    twice = []
    for column in range(max(len(line) for line in lines)):
        parts = [line[column] for line in lines if column < len(line) and line[column]]
        parts = [part for at, part in enumerate(parts) if at == 0 or part != parts[at - 1]]
        if not parts:
            continue
        headings[column] = " ".join(parts)
        name = _name(parts, mapping)
        if name is None or name in {"abaikan", "no"}:
            continue
        if name in fields:
            twice.append((name, fields[name], column))
        else:
            fields[name] = column
    fields = _joint_name(sheet, row + depth, fields)
    if "instansi" in fields:
        column = fields.pop("instansi")
        fields.setdefault("unit", column)
    return _Header(
        row, depth, headings, _units_not_target(sheet, row + depth, fields, twice), twice
    )


def _name(parts: list[str], mapping: Mapping[str, str]) -> str | None:
    """Return the field of a stacked heading: all of it, else its lowest line.

    What stands under a group "Jumlah" or "s.d. Triwulan ini" sums up other columns.
    """
    if len(parts) > 1 and any(_SUMS_UP.match(key(part)) for part in parts[:-1]):
        return "abaikan"
    return _field(" ".join(parts), mapping) or (
        _field(parts[-1], mapping) if len(parts) > 1 else None
    )


def _expanded(sheet: Sheet, row: int) -> list[str]:
    """Return a row's texts with merged headings written over all the cells they cover."""
    texts = [text_of(value) for value in sheet.rows[row]]
    for first_row, first_column, last_row, last_column in sheet.merged:
        if first_row <= row <= last_row and first_row < SEARCH_ROWS * 10:
            source = sheet.rows[first_row]
            value = text_of(source[first_column]) if first_column < len(source) else ""
            for column in range(first_column, min(last_column + 1, len(texts))):
                texts[column] = texts[column] or value
    return texts


def _looks_like_data(line: list[str]) -> bool:
    """Return whether a row cannot be part of a header: it holds a NIP or mostly figures."""
    filled = [text for text in line if text]
    if any(split_name("x " + text) for text in filled):
        return True
    figures = sum(text.replace(".", "").replace(",", "").rstrip("%").isdigit() for text in filled)
    return bool(filled) and figures * 2 > len(filled)


def _joint_name(sheet: Sheet, start: int, fields: dict[str, int]) -> dict[str, int]:
    """Return the fields with a name column that really holds name and NIP renamed so."""
    if "nama" not in fields or "nip" in fields or "nama_nip" in fields:
        return fields
    column = fields["nama"]
    cells = [
        text_of(row[column])
        for row in sheet.rows[start : start + _SAMPLE]
        if column < len(row) and row[column]
    ]
    if not any(split_name(text) for text in cells):
        return fields
    return {("nama_nip" if name == "nama" else name): at for name, at in fields.items()}


def _units_not_target(
    sheet: Sheet, start: int, fields: dict[str, int], twice: list[tuple[str, int, int]]
) -> dict[str, int]:
    """Return the fields when one of two columns headed "Target" holds units, not figures."""
    for number, (name, first, again) in enumerate(twice):
        if name != "target" or "satuan" in fields:
            continue
        words = {column: _share_of_words(sheet, start, column) for column in (first, again)}
        unit = max(words, key=lambda column: words[column])
        figure = first if unit == again else again
        if words[unit] > 0.8 > words[figure]:  # noqa: PLR2004
            del twice[number]
            return {**fields, "target": figure, "satuan": unit}
    return fields


def _share_of_words(sheet: Sheet, start: int, column: int) -> float:
    cells = [
        text_of(row[column])
        for row in sheet.rows[start : start + _SAMPLE]
        if column < len(row) and row[column] is not None
    ]
    return sum(text[:1].isalpha() for text in cells) / len(cells) if cells else 0.0


def _numbered(sheet: Sheet, row: int) -> bool:
    if row >= len(sheet.rows):
        return False
    values = [
        str(int(value)) if isinstance(value, float) and value.is_integer() else text_of(value)
        for value in sheet.rows[row]
        if value is not None
    ]
    return headers.is_numbering(values)


def _end(sheet: Sheet, header: _Header, start: int, mapping: Mapping[str, str]) -> int:
    """Return the first row that belongs to another table: the next header with other columns."""
    for row in range(start, len(sheet.rows)):
        if not _promising(sheet.rows[row], mapping):
            continue
        other = _header(sheet, row, 1, mapping)
        if other and len(other.fields) >= _ENOUGH and not _repeats(header, other):
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


def _repeats(header: _Header, other: _Header) -> bool:
    """Return whether a header row is the first one printed again on a new page."""
    return all(header.fields.get(name) == column for name, column in other.fields.items())
