"""One file read whole: its sheets, the tables in them, their rows, and everything wrong."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, cast

from kinerja_cli.intake import context, header_rows, heading_checks, own_words, tables
from kinerja_cli.intake.files import workbook
from kinerja_cli.intake.files.precheck import column_letters, inspect
from kinerja_cli.intake.files.sheet import Sheet
from kinerja_cli.intake.marking import marks
from kinerja_cli.intake.row_periods import DATED, RowPeriods
from kinerja_cli.intake.rows import TableReader
from kinerja_cli.intake.sheet_rows import SheetRow
from kinerja_cli.rules.abbreviations import alike, expansions
from kinerja_cli.rules.catalogue.kind import GALAT
from kinerja_cli.rules.findings import Finding, Place, address
from kinerja_cli.rules.names import clean, key, unit_key
from kinerja_cli.rules.periods import Period

_NEEDS_PERIOD = {"realisasi", "rekap", "perilaku", "rating", "organisasi", "disiplin", "kompetensi",
                 "layanan", "rencana-unit", "keberatan", "umpan-balik", "pelatihan", "skp"}  # fmt: skip
_SHOWN_ROWS = 3
_COLUMNS = "NIP dan, misalnya, Indikator, Target, Realisasi"
_COLUMNS_OF_OFFICES = "Perangkat Daerah dan, misalnya, Capaian Kinerja Organisasi atau IKM"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line settles for every sheet: `--periode`, `--dinas`, `--lembar`, ….

    Attributes:
        petakan: normalised heading → field.
        hari_ini: no NIP is given out after it.
        skala_perilaku: how small behaviour marks are meant; "" when unsettled.
        alias: another name of an office → the office's name, both normalised.
    """

    periode: Period | None = None
    dinas: str = ""
    lembar: str = ""
    petakan: Mapping[str, str] = field(default_factory=dict)
    skala_perilaku: str = ""
    hari_ini: date = field(default_factory=date.today)
    alias: Mapping[str, str] = field(default_factory=dict)


class Item(NamedTuple):
    """One data row with the period and office it belongs to, each None when nothing says."""

    row: SheetRow
    periode: Period | None
    unit: str | None


Packed = list[tuple[Any, ...]]


def packed(items: Sequence[Item]) -> Packed:
    """Return rows as plain tuples, which travel between processes in a quarter of the time."""
    return [(*item.row, item.periode, item.unit) for item in items]


def unpacked(rows: Packed) -> list[Item]:
    """Return what `packed` packed."""
    return [Item(SheetRow(*row), periode, unit) for *row, periode, unit in rows]


@dataclass(frozen=True, slots=True)
class ReadTable:
    """One table as it was understood.

    Attributes:
        kolom: field → column letters; tidak_dibaca: headings that were left.
        judul: every heading, normalised.
        ditolak: row numbers with a fault.
        lewat: why a row is no data (total, banner, signature …) → row numbers.
        rusak: row number → the fault of a NIP that lost its tail, unless it can be repaired.
    """

    lembar: str
    jenis: str
    judul_di_baris: int
    kolom: Mapping[str, str]
    tidak_dibaca: tuple[str, ...]
    judul: frozenset[str]
    periode: Period | None
    unit: str | None
    items: Sequence[Item]
    ditolak: frozenset[int]
    lewat: Mapping[str, Sequence[int]]
    rusak: Mapping[int, Finding] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """One file: its tables, the sheets that were skipped and why, and the findings."""

    berkas: str
    sha256: str
    tabel: tuple[ReadTable, ...]
    dilewati: tuple[tuple[str, str], ...]
    temuan: tuple[Finding, ...]


def read(path: Path, wishes: Wishes) -> Reading:
    """Return everything a file says.

    Raises:
        UnreadableError: the file cannot be read at all.
    """
    *read_tables, rest = stream(path, wishes, inspect)
    return replace(
        cast("Reading", rest), tabel=tuple(t for t in read_tables if isinstance(t, ReadTable))
    )


def stream(path: Path, wishes: Wishes, look: workbook.Look) -> Iterator[ReadTable | Reading]:
    """Yield each table of a file as it is read, and at last the reading without its tables.

    Args:
        path: the file.
        wishes: what the command line settles.
        look: the pre-check of an .xlsx.

    Raises:
        UnreadableError: the file cannot be read at all.
    """
    book = workbook.stream(path, look)
    names: list[str] = []
    lines: list[str] = []
    skipped: list[tuple[str, str]] = []
    found: list[Finding] = list(book.temuan)
    empty, about_offices = True, False
    for sheet in book.sheets:
        names.append(sheet.nama)
        lines += _first_lines(sheet)
        if why := _not_wanted(sheet, wishes):
            skipped.append((sheet.nama, why))
            continue
        got = tables.find(sheet, wishes.petakan, book.berkas)
        found += got.temuan
        if not got.tables:
            skipped.append((sheet.nama, _why_skipped(got, sheet)))
            about_offices = about_offices or own_words.speaks_of_offices(sheet)
        above: ReadTable | None = None
        for table in got.tables:
            above, notes = _read_table(sheet, table, book.berkas, wishes, above)
            found += notes
            empty = False
            yield above
    if wishes.lembar and key(wishes.lembar) not in map(key, names):
        data = {"ada": ", ".join(names)}
        found.append(Finding("lembar-tidak-ada", Place(book.berkas), wishes.lembar, data))
    elif empty and not any(finding.kode == "kolom-hilang" for finding in found):
        data = {
            "baris": "; ".join(lines[:_SHOWN_ROWS]) or "tidak ada isi",
            "kolom": _COLUMNS_OF_OFFICES if about_offices else _COLUMNS,
        }
        found.append(Finding("lembar-tidak-dikenal", Place(book.berkas), data=data))
    yield Reading(book.berkas, book.sha256, (), tuple(skipped), tuple(found))


def _not_wanted(sheet: Sheet, wishes: Wishes) -> str:
    """Return why a sheet is not read at all, "" when it is."""
    if wishes.lembar and key(wishes.lembar) != key(sheet.nama):
        return "tidak diminta (--lembar)"
    if not sheet.terlihat:
        return "lembar tersembunyi tidak dibaca"
    return "daftar temuan kinerja, bukan data" if marks.is_list(sheet) else ""


def _first_lines(sheet: Sheet) -> list[str]:
    """Return the first rows that say anything, to show when no table is recognised."""
    said = (
        " | ".join(words)
        for row in sheet.rows
        if (words := [text for value in row if (text := header_rows.text_of(value))])
    )
    return [f"{sheet.nama}: {text[:80]}" for text in islice(said, _SHOWN_ROWS)]


def _why_skipped(got: tables.Found, sheet: Sheet) -> str:
    if got.temuan:
        return "kolom wajib tidak ada"
    return "kosong" if not any(any(row) for row in sheet.rows) else "tidak ada tabel yang dikenali"


def _read_table(
    sheet: Sheet, table: tables.Table, berkas: str, wishes: Wishes, above: ReadTable | None
) -> tuple[ReadTable, list[Finding]]:
    """Return a table as understood; a second table takes from the first what its title leaves out."""
    title = sheet.rows[table.atas : table.baris_judul]
    where = Place(berkas, sheet.nama)
    found: list[Finding] = []
    wide = any("@" in name for name in table.kolom)
    said_period = context.period_of(title, sheet.nama, wide=wide) or (
        above.periode if above else None
    )
    said_unit = context.unit_of(title, wishes.alias) or (above.unit if above else None)
    period = _settled_period(said_period, wishes.periode, where, found)
    unit = _settled_unit(said_unit, wishes, where, found)
    found += heading_checks.years(table, period, where)
    found += heading_checks.name_of_sheet(sheet.nama, said_period, where)
    found += heading_checks.doubtful(sheet, table, where)
    result = TableReader(sheet, table, berkas, wishes.skala_perilaku, wishes.hari_ini).read()
    found += result.temuan
    refused = set(result.ditolak)
    columns = {name: column_letters(at) for name, at in table.kolom.items()}
    columns |= {name: fixed.cell for name, fixed in table.tetap.items()}
    items = []
    periods = RowPeriods(table, columns, where, period, wishes.periode)
    for row in result.rows:
        own, fault = periods.of(row)
        if fault:
            found.append(fault)
            if fault.tingkat == GALAT:
                refused.add(row.baris)
        named = row.nilai.get("unit")
        if named and wishes.dinas and not alike(named, wishes.dinas, wishes.alias):
            place = Place(where.berkas, where.lembar, address(columns["unit"], row.baris))
            data = {"minta": wishes.dinas, "lembar": named}
            found.append(Finding("dinas-bertentangan", place, named, data))
            refused.add(row.baris)
        items.append(Item(row, own, named or row.banner or unit))
    if table.kind.nama in _NEEDS_PERIOD:
        found += _without_period(table.kind.nama, items, where, columns, refused)
    found += heading_checks.unknown(table, where) + heading_checks.without_heading(
        sheet, table, where
    )
    made = ReadTable(
        sheet.nama,
        table.kind.nama,
        table.baris_judul + 1,
        columns,
        tuple(_left_headings(table)),
        frozenset(key(text) for text in table.judul.values()),
        period,
        unit,
        items,
        frozenset(refused),
        result.lewat,
        result.rusak,
    )
    return made, found


def _without_period(
    kind: str,
    items: Sequence[Item],
    where: Place,
    columns: Mapping[str, str],
    refused: set[int],
) -> list[Finding]:
    """Return a fault for each row without a period; one for all where there is no column."""
    rows = [row.baris for row, period, _ in items if not period and row.baris not in refused]
    if not rows:
        return []
    names = ("periode", "tahun", "tanggal")[: 3 if kind in DATED else 2]
    letter = next((columns[name] for name in names if name in columns), None)
    if letter is None:
        return [Finding("periode-kosong", where)]
    refused.update(rows)
    places = [Place(where.berkas, where.lembar, address(letter, row)) for row in rows]
    return [Finding("periode-kosong", place) for place in places]


def _settled_period(
    said: Period | None, asked: Period | None, where: Place, found: list[Finding]
) -> Period | None:
    """Return the sheet's period, filled or refined by `--periode`; a contradiction is a fault."""
    if asked is None or said is None or said == asked:
        return said or asked
    if said.jenis == "tahun" and said.contains(asked):
        return asked
    data = {"minta": asked.words, "lembar": said.words}
    found.append(Finding("periode-bertentangan", where, str(said), data))
    return said


def _settled_unit(
    said: str | None, wishes: Wishes, where: Place, found: list[Finding]
) -> str | None:
    """Return the sheet's office, filled by `--dinas`; one that cannot be the same is a fault."""
    asked = wishes.dinas
    if not asked or not said or unit_key(said) == unit_key(asked):
        return said or asked or None
    if alike(said, asked, wishes.alias):
        return asked if unit_key(said) in wishes.alias or expansions(said) else said
    data = {"minta": asked, "lembar": said}
    found.append(Finding("dinas-bertentangan", where, said, data))
    return said


def _left_headings(table: tables.Table) -> list[str]:
    taken = set(table.kolom.values())
    return [clean(text) for at, text in table.judul.items() if at not in taken]
