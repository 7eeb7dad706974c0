"""What the headings of a table leave in doubt: unknown ones, other years, columns without any."""

import re

from kinerja_cli.intake import cells, headers, own_words, tables
from kinerja_cli.intake.files.precheck import column_letters
from kinerja_cli.intake.files.sheet import Sheet
from kinerja_cli.intake.table_cells import FIGURES
from kinerja_cli.rules.findings import Finding, Place
from kinerja_cli.rules.names import clean
from kinerja_cli.rules.periods import Period, parse

_ALL_BUT, _SAMPLE = 84, 40
_WEIGHTY = {"indikator", "target", "realisasi", "bobot", "polaritas", "periode", "rating_hasil_kerja",
            "rating_perilaku"}  # fmt: skip
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def years(table: tables.Table, period: Period | None, where: Place) -> list[Finding]:
    """Return a fault for each figure's heading that names another year than the title."""
    found = []
    for name, at in table.kolom.items():
        years = _YEAR.findall(table.judul[at]) if name.partition("@")[0] in FIGURES else []
        if period and years and str(period.tahun) not in years:
            place = Place(
                where.berkas, where.lembar, f"{column_letters(at)}{table.baris_judul + 1}"
            )
            data = {"minta": f"tahun {period.tahun} (judul lembar)", "lembar": f"tahun {years[0]}"}
            found.append(Finding("periode-bertentangan", place, clean(table.judul[at]), data))
    return found


def name_of_sheet(nama: str, said: Period | None, where: Place) -> list[Finding]:
    """Return a warning when a sheet is named after another part of the year than its title says."""
    named = parse(nama) or (parse(f"{nama} {said.tahun}") if said else None)
    if not (said and named) or named.jenis == "tahun" or said.jenis == "tahun":
        return []
    if said.contains(named) or named.contains(said):
        return []
    data = {"pakai": f"{said.words} menurut judul", "lain": f"{named.words} menurut nama lembar"}
    return [Finding("periode-berbeda", where, nama, data)]


def unknown(table: tables.Table, where: Place) -> list[Finding]:
    """Return what is to be told of headings nobody knows; headings known to be noise are silent.

    A heading that is all but the name of a column the table lacks is a fault: unread, its figures
    would be lost in silence.
    """
    found = []
    told = own_words.doubtful(table.judul, set(table.kolom.values()))
    told = told if table.kind.nama == "disiplin" else {}
    for at, text in table.judul.items():
        if at in told:
            continue
        noise = headers.field_of(text.rpartition(" ")[2]) in {"abaikan", "no", "capaian"}
        if at in table.kolom.values() or headers.field_of(text) or noise:
            continue
        likely = headers.nearest(text)
        place = Place(where.berkas, where.lembar, f"{column_letters(at)}{table.baris_judul + 1}")
        if likely and likely[1] >= _ALL_BUT and _weighs(likely[0], table):
            data = {"kolom": headers.label(likely[0]), "judul": clean(text)}
            found.append(Finding("kolom-mirip", place, clean(text), data))
            continue
        hint = f"; mungkin maksudnya “{headers.label(likely[0])}”" if likely else ""
        found.append(Finding("kolom-tidak-dikenal", place, clean(text), {"saran": hint}))
    return found


def doubtful(sheet: Sheet, table: tables.Table, where: Place) -> list[Finding]:
    """Return a fault for columns with figures whose heading leaves open what they count."""
    columns: dict[int, tuple[str, str]] = {}
    if table.kind.nama == "disiplin":
        meanings = own_words.doubtful(table.judul, set(table.kolom.values()))
        columns = {at: ("kolom-absensi-ganda", words) for at, words in meanings.items()}
    elif table.kind.nama == "layanan" and not any(n.startswith("ikm") for n in table.kolom):
        numbered = [
            at for at, text in table.judul.items() if headers.field_of(text) == "unsur_bernomor"
        ]
        columns = {at: ("unsur-bernomor", "") for at in numbered if at not in table.kolom.values()}
    found = []
    for at, (code, words) in columns.items():
        if _counts(sheet, table, at):
            place = Place(
                where.berkas, where.lembar, f"{column_letters(at)}{table.baris_judul + 1}"
            )
            text = clean(table.judul[at])
            found.append(Finding(code, place, text, {"judul": text, "arti": words}))
    return found


def _counts(sheet: Sheet, table: tables.Table, at: int) -> bool:
    """Return whether a column counts anything: one of zeros and blanks says nothing."""
    column = (row[at] for row in sheet.rows[table.mulai : table.akhir] if at < len(row))
    return any(not cells.is_missing(value) and value not in {0, "0"} for value in column)


def _weighs(name: str, table: tables.Table) -> bool:
    """Return whether a field decides over a score and is missing in a table."""
    has = {known.partition("@")[0] for known in (*table.kolom, *table.tetap)}
    return name in _WEIGHTY and name not in has


def without_heading(sheet: Sheet, table: tables.Table, where: Place) -> list[Finding]:
    """Return a warning for columns with figures but no heading between those that have one."""
    headed = table.judul.keys()
    first, last = min(headed), max(headed) + 2
    rows = sheet.rows[table.mulai : min(table.akhir, table.mulai + _SAMPLE)]
    bare = [
        column_letters(at)
        for at in range(first, last)
        if at not in headed
        and sum(at < len(row) and isinstance(row[at], float) for row in rows) * 2 > len(rows)
    ]
    if not bare:
        return []
    place = Place(where.berkas, where.lembar, f"{bare[0]}{table.baris_judul + 1}")
    return [Finding("kolom-tanpa-judul", place, data={"kolom": ", ".join(bare)})]
