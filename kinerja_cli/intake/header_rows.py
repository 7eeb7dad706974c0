"""Header rows: where they are, how many lines they take, and which field each column is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kinerja_cli.intake import headers, title_rows
from kinerja_cli.intake.files.sheet import Sheet
from kinerja_cli.rules.names import clean, key
from kinerja_cli.rules.nip import split_name
from kinerja_cli.rules.records import ATTENDANCE_FIELDS

SEARCH_ROWS = 60
HEADER_ROWS = 3
ENOUGH = 3
RATINGS = ("rating_hasil_kerja", "rating_perilaku")
LONGEST_HEADING = 80
_PERSON = frozenset({"nip", "nama_nip", "nama", "periode"})
_OFFICE = frozenset({"unit", "unit_kerja"})
_COUNTS = ATTENDANCE_FIELDS.keys()
_SAMPLE = 12
_TELLING = ({"tanggal", "kegiatan"}, {"nip", "umpan_balik"}, {"nip", "pelatihan"})
"""Two headings that are enough for a header together."""
_TITLE_ROWS = 10
_NUMBER = 4  # characters; a numbering row says nothing
_LABELLED = re.compile(r"^:|:$|^[^:]{2,30} : ?\S")
_SPOKEN = {
    "target": "target",
    "realisasi": "realisasi",
    "ikm": "ikm|skm|indeks kepuasan masyarakat|survei kepuasan masyarakat",
}
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


def next_header(sheet: Sheet, mapping: Mapping[str, str], start: int) -> Header | None:
    """Return the first header from row `start` on, at its best depth; None when there is none."""
    for row in range(start, len(sheet.rows)):
        header = header_from(sheet, row, start, mapping)
        if header:
            return header
    return None


def header_from(sheet: Sheet, row: int, start: int, mapping: Mapping[str, str]) -> Header | None:
    """Return the header whose first row that names fields is `row`, None when there is none.

    Groups like "Januari | Februari" may stand above that row, down from row `start`.
    """
    if not promising(sheet.rows[row], mapping):
        return None
    best = _best(header_at(sheet, row, depth, mapping) for depth in range(1, HEADER_ROWS + 1))
    if not best or not _is_enough(best.fields):
        return None
    if best.depth < HEADER_ROWS and _only_headings(sheet, row + best.depth, mapping):
        best = header_at(sheet, row, best.depth + 1, mapping) or best
    room = min(HEADER_ROWS - best.depth, row - start)
    lines = [_expanded(sheet, row - up) for up in range(room + 1)]
    higher = range(1, title_rows.nearest(lines, sheet.merged, row))
    above = (header_at(sheet, row - up, best.depth + up, mapping) for up in higher)
    return _best((best, *above))


def _only_headings(sheet: Sheet, row: int, mapping: Mapping[str, str]) -> bool:
    """Return whether a row below a header says nothing but headings: "NIP" under "Nama Pegawai"."""
    texts = [text_of(value) for value in sheet.rows[row]] if row < len(sheet.rows) else []
    said = [text for text in texts if text]
    return bool(said) and all(not text.isdigit() and _field(text, mapping) for text in said)


def _is_enough(fields: Mapping[str, int]) -> bool:
    """Return whether a row says enough for a header; who and what is enough for a list of names."""
    who = "nama_nip" in fields or fields.keys() >= {"nip", "nama"}
    judged = "nip" in fields and not fields.keys().isdisjoint(RATINGS)
    served = any(name.startswith("ikm") for name in fields) and not _OFFICE.isdisjoint(fields)
    ranked = fields.keys() >= {"unit", "capaian_organisasi"}
    told = any(fields.keys() >= names for names in _TELLING)
    return counted(fields) >= ENOUGH or who or judged or served or ranked or told


def counted(fields: Mapping[str, int]) -> int:
    """Return how many fields speak for a header.

    A date alone says nothing; codes of attendance without a person are cells of a daily grid.
    """
    names = fields.keys() - {"tanggal"}
    if names.isdisjoint(_PERSON):
        names -= _COUNTS
    return len(names)


def _best(headers_found: Iterable[Header | None]) -> Header | None:
    """Return the first header with the most fields."""
    found = [header for header in headers_found if header]
    return max(found, key=lambda header: len(header.fields), default=None)


def promising(row: list[Any], mapping: Mapping[str, str]) -> bool:
    """Return whether a row holds words of a header; cheap, for it is asked of every row."""
    hits = 0
    for value in row:
        if value.__class__ is str and len(value) <= LONGEST_HEADING and not value.isdigit():
            name = _field(value, mapping)
            if name and (hits := hits + 1) > 1:
                return True
    return False


def _field(heading: str, mapping: Mapping[str, str]) -> str | None:
    return (mapping and mapping.get(key(heading))) or headers.field_of(heading)


def header_at(sheet: Sheet, row: int, depth: int, mapping: Mapping[str, str]) -> Header | None:
    """Return the header of some depth that begins at a row, None when that cannot be one."""
    if row + depth > len(sheet.rows):
        return None
    lines = [_expanded(sheet, row + offset) for offset in range(depth)]
    if depth > 1 and any(_LABELLED.search(text) for line in lines for text in line if text):
        return None
    if depth > 1 and (_looks_like_data(lines[-1]) or any(map(_holds_nip, lines[:-1]))):
        return None
    lines = [*(_spread(line, lines[at + 1 :]) for at, line in enumerate(lines[:-1])), lines[-1]]
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
    fields = _joint_name(sheet, row + depth, _parts_alone(sheet, row, headings, fields))
    return Header(row, depth, headings, _units_not_target(sheet, row + depth, fields, twice), twice)


def _parts_alone(
    sheet: Sheet, row: int, headings: Mapping[int, str], fields: dict[str, int]
) -> dict[str, int]:
    """Return the fields with columns headed only "Triwulan I", "Januari" as what the title says.

    Under REALISASI KINERJA 2025 they are realisations, under a title of targets targets, under IKM
    PER TRIWULAN indexes; under one that speaks of two of these, or of none, nothing.
    """
    if any(name.partition("@")[0] in {"target", "realisasi", "ikm"} for name in fields):
        return fields
    above = sheet.rows[max(row - _TITLE_ROWS, 0) : row]
    said = key(" ".join([sheet.nama, *(text_of(value) for line in above for value in line)]))
    spoken = [name for name, words in _SPOKEN.items() if re.search(rf"\b(?:{words})\b", said)]
    if "ikm" in spoken and _OFFICE.isdisjoint(fields):
        spoken.remove("ikm")
    parts = {
        column: field
        for column, heading in headings.items()
        if "@" in (field := headers.field_of(f"{spoken[0]} {heading}") or "")
    } if len(spoken) == 1 else {}  # fmt: skip
    return (
        {**fields, **{field: column for column, field in parts.items()}}
        if len(parts) > 1
        else fields
    )


def _name(parts: list[str], mapping: Mapping[str, str]) -> str | None:
    """Return the field of a stacked heading: all of it, else its lower lines.

    What stands under a group "Jumlah" or "s.d. Triwulan ini" sums up other columns.
    """
    if len(parts) > 1 and any(_SUMS_UP.match(key(part)) for part in parts[:-1]):
        return "abaikan"
    for start in range(len(parts)):
        if name := _field(" ".join(parts[start:]), mapping):
            return name
    return None


def _spread(line: list[str], below: list[list[str]]) -> list[str]:
    """Return a row of groups with a group written over the blank cells to its right.

    Only a part of the year over targets and realisations, or these over parts of the year: other
    blanks above a heading mean nothing.
    """
    spread, group = list(line), ""
    for column, text in enumerate(line):
        group = text or group
        lower = next((row[column] for row in below if column < len(row) and row[column]), "")
        if not text and group and lower and _field(f"{lower} {group}", {}) not in {None, "abaikan"}:
            spread[column] = group if _is_wide(f"{lower} {group}") else ""
        elif not text and not lower:
            group = ""
    return spread


def _is_wide(heading: str) -> bool:
    return "@" in (headers.field_of(heading) or "")


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
    if _holds_nip(filled):
        return True
    figures = sum(text.replace(".", "").replace(",", "").rstrip("%").isdigit() for text in filled)
    return bool(filled) and figures * 2 > len(filled)


def _holds_nip(line: list[str]) -> bool:
    return any(text and split_name("x " + text) for text in line)


def _joint_name(sheet: Sheet, start: int, fields: dict[str, int]) -> dict[str, int]:
    """Return the fields with a column of names, or of NIPs, that really holds both renamed so."""
    if "nama_nip" in fields or fields.keys() >= {"nip", "nama"}:
        return fields
    alone = "nama" if "nama" in fields else "nip"
    if alone not in fields:
        return fields
    column = fields[alone]
    rows = sheet.rows[start : start + _SAMPLE]
    blank = next((number for number, row in enumerate(rows) if number and not any(row)), _SAMPLE)
    texts = (text_of(row[column]) for row in rows[:blank] if column < len(row))
    cells = [text for text in texts if len(text) > _NUMBER]
    joint = sum(bool(split_name(text)) for text in cells)
    if not joint or (alone == "nip" and joint * 2 <= len(cells)):
        return fields
    return {("nama_nip" if name == alone else name): at for name, at in fields.items()}


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
