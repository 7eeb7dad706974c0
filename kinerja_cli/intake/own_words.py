"""Headings that mean something only in a table of one kind, and what its surroundings say of it.

One letter is a count in an attendance recap, "Waktu" an unsur in a survey, "Unit Kerja" the office
in a table of offices.
"""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from kinerja_cli.intake import context, headers, identity
from kinerja_cli.intake.files.sheet import Sheet
from kinerja_cli.intake.header_rows import LONGEST_HEADING, SEARCH_ROWS, Header, text_of
from kinerja_cli.intake.record_headings import (
    ATTENDANCE_LETTERS,
    DOUBTFUL,
    SERVICE,
    SERVICE_WORDS,
)
from kinerja_cli.intake.reported_headings import IN_LOG, IN_SKP, IN_TRAININGS
from kinerja_cli.rules import nip as nips
from kinerja_cli.rules.names import key

_SAMPLE, _FEW = 12, 3
_CODE = re.compile(
    r"(?:(?:keterangan|ketidakhadiran|kehadiran|presensi|absensi|absen|tidak hadir|jumlah)\b.* )?"
    r"(?P<kode>[a-z]{1,2})\Z"
)
_TWO = 2
_LETTERS_TOGETHER = {"s", "i"}
_WHO = ("nip", "nama_nip")
_OF_OFFICES = {"ikm", "unsur_bernomor", *SERVICE}


def settle(header: Header, fields: Mapping[str, int]) -> dict[str, int]:
    """Return the fields with the words that only this table's other columns explain."""
    settled = _reported(header, _letters(header, _office(_unsur(header, dict(fields)))))
    if settled.keys() == fields.keys():
        return settled
    return dict(sorted(settled.items(), key=lambda entry: entry[1]))


def _reported(header: Header, fields: dict[str, int]) -> dict[str, int]:
    """Take words that only a daily log, a list of trainings or lines of the SKP have as headings."""
    if fields.keys() >= {"tanggal", "kegiatan"}:
        words = IN_LOG
    elif "pelatihan" in fields:
        words = IN_TRAININGS
    elif "isi" in fields:
        words = IN_SKP
    else:
        return fields
    found = {
        words[text]: at
        for at, heading in header.headings.items()
        if (text := key(heading)) in words and words[text] not in fields
    }
    taken = set(found.values())
    return {**{name: at for name, at in fields.items() if at not in taken}, **found}


def _unsur(header: Header, fields: dict[str, int]) -> dict[str, int]:
    """Take "Waktu", "Kompetensi", "U3 Waktu" for unsur beside two others; never a bare number."""
    if any(name in fields for name in _WHO):
        return fields
    named = {at: _without_number(text) for at, text in header.headings.items()}
    found = {
        SERVICE_WORDS[words]: at for at, words in reversed(named.items()) if words in SERVICE_WORDS
    }
    if len({*found, *(SERVICE & fields.keys())}) <= _TWO:
        return fields
    taken = set(found.values())
    kept = {name: at for name, at in fields.items() if at not in taken or name in SERVICE}
    return {**found, **kept}


def _without_number(heading: str) -> str:
    """Return a heading without the number of an unsur in front: "u3 waktu" is "waktu"."""
    first, _, rest = key(heading).partition(" ")
    numbered = rest and first.removeprefix("u").isdigit()
    return rest if numbered else key(heading)


def _office(fields: dict[str, int]) -> dict[str, int]:
    """Take "Unit Kerja" for the office where a table is about offices and names no other."""
    about = {name.partition("@")[0] for name in fields}
    if about.isdisjoint(_OF_OFFICES) or "unit" in fields or "unit_kerja" not in fields:
        return fields
    if any(name in fields for name in _WHO):
        return fields
    return {("unit" if name == "unit_kerja" else name): at for name, at in fields.items()}


def _letters(header: Header, fields: dict[str, int]) -> dict[str, int]:
    """Take S, I, A, C and H for counts where S and I stand together beside somebody's NIP."""
    words = {_code(text): at for at, text in header.headings.items()}
    if not (fields.keys() & {*_WHO} and words.keys() >= _LETTERS_TOGETHER):
        return fields
    taken = set(fields.values())
    found = {
        field: words[letter]
        for letter, field in ATTENDANCE_LETTERS.items()
        if letter in words and words[letter] not in taken and field not in fields
    }
    return {**fields, **found}


def _code(heading: str) -> str:
    """Return the code that a heading is, alone or under a group of attendance; "" for others."""
    match = _CODE.match(key(heading))
    return match["kode"] if match else ""


def doubtful(headings: Mapping[int, str], taken: AbstractSet[int]) -> dict[int, str]:
    """Return the columns of an attendance recap whose heading has two meanings, with these."""
    return {
        at: DOUBTFUL[words]
        for at, text in headings.items()
        if at not in taken and (words := _code(text)) in DOUBTFUL
    }


def around(sheet: Sheet, header: Header, top: int, fields: Mapping[str, int]) -> set[str]:
    """Return what a table's surroundings say of it.

    "unit_judul" when its title or a banner in it names an office, "orang" when it is somebody's.
    """
    title, start = sheet.rows[top : header.row], header.row + header.depth
    rows = sheet.rows[start : start + _SAMPLE]
    about = identity.above(sheet, top, header.row).keys() & {"nip", "nama", "nama_nip", "jabatan"}
    found = {"orang"} if about or any(_names_somebody(row) for row in rows) else set[str]()
    if any(name in fields for name in _WHO):
        return found
    named = context.unit_of(title) or any(_names_office(row) for row in rows)
    return found | {"unit_judul"} if named else found


def speaks_of_offices(sheet: Sheet) -> bool:
    """Return whether the first rows of a sheet speak of offices, in a heading or by name, not of people."""
    texts = {text_of(value) for row in sheet.rows[:SEARCH_ROWS] for value in row if value}
    names = {headers.field_of(text) for text in texts if len(text) <= LONGEST_HEADING}
    if not names.isdisjoint({*_WHO, "nama"}):
        return False
    return not names.isdisjoint({"unit", "capaian_organisasi"}) or any(
        map(context.names_office, texts)
    )


def _names_somebody(row: Sequence[Any]) -> bool:
    """Return whether a row with figures holds a NIP; a signature has no row of its own."""
    full = len(row) - row.count(None) > _FEW
    return full and any(isinstance(value, str) and _is_nip(value) for value in row)


def _names_office(row: Sequence[Any]) -> bool:
    texts = {text for value in row if (text := text_of(value))}
    return len(texts) == 1 and bool(context.banner_unit(texts.pop()))


def _is_nip(text: str) -> bool:
    return len(text) >= nips.LENGTH and nips.fault(nips.strip(text_of(text))) is None
