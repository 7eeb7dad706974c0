"""Finding the tables of a sheet: where the header is, what its columns mean, which rows are data."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from kinerja_cli.intake import context, headers, identity, kinds, own_words, unit_columns
from kinerja_cli.intake.files.precheck import column_letters
from kinerja_cli.intake.files.sheet import Sheet
from kinerja_cli.intake.header_rows import (
    Header,
    counted,
    header_from,
    next_header,
    text_of,
)
from kinerja_cli.intake.identity import Fixed
from kinerja_cli.rules.findings import Finding, Place
from kinerja_cli.rules.names import clean, key, unit_key

_LIKELY = 45
_MISTAKEN = {"capaian", "kegiatan", "isi"}
"""Known fields whose column may be the one that is missing, under another name."""
_GROUPS = 2
ROLL = 2
_BANNERS = 4
_PRESENCE = re.compile(
    r"\b(?:hadir|kehadiran|presensi|absen|absensi|undangan|peserta|tanda tangan|ttd|paraf)\b"
)
_LABEL = re.compile(r"(?:nama|nip|jabatan|perangkat daerah|opd|skpd|periode)\Z", re.IGNORECASE)
Lines = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a sheet; rows and columns count from 0.

    Attributes:
        kolom: field → column.
        judul: column → heading as it stands.
        atas: first row above the header that belongs to this table's title.
        mulai: first row below the header; akhir: first row after the table.
        tetap: field → what stands once for all rows, above or below the table.
        ulangan: rows of the header printed again on a new page.
    """

    kind: kinds.SheetKind
    kolom: Mapping[str, int]
    judul: Mapping[int, str]
    atas: int
    baris_judul: int
    mulai: int
    akhir: int
    tetap: Mapping[str, Fixed] = field(default_factory=dict)
    ulangan: AbstractSet[int] = frozenset()


@dataclass(slots=True)
class Found:
    """What a sheet holds: its tables, and what is wrong with their headings."""

    tables: list[Table] = field(default_factory=list)
    temuan: list[Finding] = field(default_factory=list)


def find(sheet: Sheet, mapping: Mapping[str, str], berkas: str) -> Found:
    """Return every table of a sheet.

    Args:
        sheet: the sheet.
        mapping: the officer's own headings: normalised heading → field (`--petakan`).
        berkas: file name, for findings.
    """
    found, top = Found(), 0
    header = next_header(sheet, mapping, 0)
    while header:
        fixed = _fixed(sheet, header, top)
        fields = unit_columns.settle(sheet.rows[header.row + header.depth :], header.fields)
        if "target_tahun" in fields and not fields.keys() & {"realisasi", "target"}:
            fields["target"] = fields.pop("target_tahun")
        fields = own_words.settle(header, fields)
        around = own_words.around(sheet, header, top, fields)
        kind = kinds.kind_of(fields.keys() | fixed.keys() | around, sheet.nama)
        if kind is None and _is_roll(sheet, header, top):
            kind = kinds.BY_NAME["pegawai"]
        if kind is None:
            _tell_near_miss(found, header, sheet, berkas)
            header = next_header(sheet, mapping, header.row + header.depth)
            continue
        found.temuan += _doubles(header, kind, sheet, berkas)
        start = header.row + header.depth
        if _numbered(sheet, start):
            start += 1
        repeated = set[int]()
        title = sheet.rows[top : header.row]
        end = _end(sheet, header, start, mapping, title, repeated)
        if fixed:
            closing, ratings = identity.below(sheet, start)
            if closing < end:
                end, fixed = closing, {**ratings, **fixed}
        columns = {name: at for name, at in fields.items() if kind.reads(name)}
        fixed = {n: one for n, one in fixed.items() if kind.reads(n) and n not in columns}
        found.tables.append(
            Table(kind, columns, header.headings, top, header.row, start, end, fixed, repeated)
        )
        top = end
        header = next_header(sheet, mapping, end)
    return found


def _tell_near_miss(found: Found, header: Header, sheet: Sheet, berkas: str) -> None:
    near = kinds.nearest(header.fields.keys(), sheet.nama)
    if near is None or found.tables or counted(header.fields) <= ROLL:
        return
    kind, missing = near
    from rapidfuzz import process  # noqa: PLC0415  # only a fault pays for it

    wanted = headers.label(missing[0])
    taken = {at for name, at in header.fields.items() if name not in _MISTAKEN}
    left = [text for at, text in header.headings.items() if at not in taken]
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
    values = [text_of(value) for value in sheet.rows[row] if text_of(value)]
    starts = bool(values) and values[0].strip("().[] ").casefold() in {"1", "a", "i"}
    return headers.is_numbering(values, few=starts)


def _is_roll(sheet: Sheet, header: Header, top: int) -> bool:
    """Return whether names and NIPs alone make a list of employees.

    They do where an office is named above them or in a banner below, nothing speaks of presence, and
    there is no column of unknown meaning.
    """
    if len(header.fields) > ROLL or not (
        "nama_nip" in header.fields or header.fields.keys() >= {"nip", "nama"}
    ):
        return False
    if any(headers.field_of(text) is None for text in header.headings.values()):
        return False  # columns nobody knows: it may be a recap
    title = sheet.rows[top : header.row]
    said = " ".join(text_of(value) for row in title for value in row)
    if _PRESENCE.search(key(said + " " + " ".join(header.headings.values()))):
        return False
    below = sheet.rows[header.row + header.depth : header.row + header.depth + _BANNERS]
    banners = (text_of(value) for row in below for value in row if isinstance(value, str))
    return bool(context.unit_of(title)) or any(context.banner_unit(text) for text in banners)


def _fixed(sheet: Sheet, header: Header, top: int) -> Mapping[str, Fixed]:
    """Return what the lines above a header say of the one person the table is about."""
    if "nip" in header.fields or "nama_nip" in header.fields:
        return {}
    found = identity.above(sheet, top, header.row)
    return found if "nip" in found else {}


def _end(
    sheet: Sheet,
    header: Header,
    start: int,
    mapping: Mapping[str, str],
    title: Lines,
    repeated: set[int],
) -> int:
    """Return the first row that belongs to another table.

    That is the next header with other columns, or the same header under a title that names another
    period, office or person; without one it is only printed again on a new page, and its rows are
    added to `repeated`.
    """
    who = header.fields.get("nip", -1)
    printed = _printed(sheet, header, start)
    for row in range(start, len(sheet.rows)):
        cells = sheet.rows[row]
        somebody = 0 <= who < len(cells) and isinstance(cells[who], str) and cells[who].isdigit()
        if not somebody and _texts(cells) in printed:
            repeated.add(row)
        other = None if somebody else header_from(sheet, row, start, mapping)
        if other:
            above = _title_above(sheet, other.row, start)
            if not _repeats(header, other) or _speaks_of_others(sheet, above, other.row, title):
                return above
            repeated |= set(range(other.row, other.row + other.depth))
    return len(sheet.rows)


def _printed(sheet: Sheet, header: Header, start: int) -> set[tuple[str, ...]]:
    """Return the texts of the header's rows, its groups and numbering, as a new page repeats them."""
    rows = sheet.rows[max(header.row - _GROUPS, 0) : start]
    return {
        texts
        for row in rows
        if (texts := _texts(row)) and not any(context.banner_unit(text) for text in texts)
    }


def _texts(row: Sequence[Any]) -> tuple[str, ...]:
    return tuple(text for value in row if (text := text_of(value)))


def _speaks_of_others(sheet: Sheet, start: int, end: int, title: Lines) -> bool:
    """Return whether the lines above a repeated header name another period, office or person."""
    lines = sheet.rows[start:end]
    if identity.names_somebody(sheet, start, end):
        return True
    period, office = context.period_of(lines, ""), context.unit_of(lines)
    first = context.unit_of(title)
    return bool(
        (period and period != context.period_of(title, ""))
        or (office and first and unit_key(office) != unit_key(first))
    )


def _title_above(sheet: Sheet, header: int, start: int) -> int:
    """Return the first of the lines just above a header that are its title, not data."""
    row = header
    while row > start and _is_group(sheet, row - 1, header):
        row -= 1
    while row > start:
        filled = [text_of(value) for value in sheet.rows[row - 1] if text_of(value)]
        labelled = bool(filled) and bool(_LABEL.match(filled[0]) or filled[0].endswith(":"))
        labelled = labelled or any(text.startswith(":") for text in filled[1:2])
        if len(set(filled)) > 1 and not labelled:
            break
        row -= 1
    return row


def _is_group(sheet: Sheet, row: int, header: int) -> bool:
    """Return whether a row above a header is a row of its groups.

    Its cells are merged into the header or over several columns, or say one thing side by side.
    """
    cells = [text_of(value) for value in sheet.rows[row]]
    if len(_texts(sheet.rows[row])) <= 1:
        return False
    merged = any(
        first_row == row and (last_row >= header or last_column > first_column)
        for first_row, first_column, last_row, last_column in sheet.merged
    )
    figures = any(mark.isdigit() for text in cells for mark in text)
    return merged or (not figures and any(one and one == two for one, two in pairwise(cells)))


def _repeats(header: Header, other: Header) -> bool:
    """Return whether a header row is the first one printed again on a new page."""
    return all(header.fields.get(name) == column for name, column in other.fields.items())
