"""Header rows: where they are, how many lines they take, and which field each column is."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kinerja_cli.intake import headers
from kinerja_cli.intake.sheet import Sheet
from kinerja_cli.rules.names import clean, key
from kinerja_cli.rules.nip import split_name

SEARCH_ROWS = 60
HEADER_ROWS = 3
ENOUGH = 3
LONGEST_HEADING = 80
_SAMPLE = 12
_SUMS_UP = re.compile(r"^(?:jumlah|total|kumulatif|akumulasi|rata rata|s d|sd|sampai dengan)\b")


def text_of(value: Any) -> str:
    """Return a cell as cleaned text, whole numbers without a fraction; "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return clean(value if isinstance(value, str) else str(value))


@dataclass(frozen=True, slots=True)
class Header:
    """A header as found: its first row (from 0), its depth, and what its columns are.

    Attributes:
        headings: column → heading as it stands, stacked lines joined.
        fields: field → column.
        twice: (field, first column, second column) of headings that mean the same.
    """

    row: int
    depth: int
    headings: dict[int, str]
    fields: dict[str, int]
    twice: list[tuple[str, int, int]]


def candidates(sheet: Sheet, mapping: Mapping[str, str]) -> Iterator[Header]:
    """Yield candidate headers from the top down: the best depth at each row that has one."""
    row = 0
    while row < len(sheet.rows):
        best: Header | None = None
        if promising(sheet.rows[row], mapping):
            for depth in range(1, HEADER_ROWS + 1):
                header = header_at(sheet, row, depth, mapping)
                if header and (best is None or len(header.fields) > len(best.fields)):
                    best = header
        if best and len(best.fields) >= ENOUGH:
            yield best
            row = best.row + best.depth
        else:
            row += 1


def promising(row: list[Any], mapping: Mapping[str, str]) -> bool:
    """Return whether a row holds words of a header; cheap, for it is asked of every row."""
    hits = 0
    for value in row:
        if isinstance(value, str) and len(value) <= LONGEST_HEADING:
            name = _field(value, mapping)
            if name and (hits := hits + 1) > 1:
                return True
    return False


def _field(heading: str, mapping: Mapping[str, str]) -> str | None:
    return mapping.get(key(heading)) or headers.field_of(heading)


def header_at(sheet: Sheet, row: int, depth: int, mapping: Mapping[str, str]) -> Header | None:
    """Return the header of some depth that begins at a row, None when that cannot be one."""
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
    return Header(row, depth, headings, _units_not_target(sheet, row + depth, fields, twice), twice)


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
