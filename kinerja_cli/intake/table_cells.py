"""The cells of one table: where they stand, and what each says in canonical text."""

from collections.abc import Callable
from typing import Any

from kinerja_cli.intake import (
    cells,
    choices,
    dates,
    durations,
    measures,
    sanctions,
    skp_parts,
)
from kinerja_cli.intake.files.sheet import Sheet
from kinerja_cli.intake.header_rows import text_of
from kinerja_cli.intake.tables import Table
from kinerja_cli.rules import competencies
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.names import clean
from kinerja_cli.rules.records import BEHAVIOUR_FIELDS

_NUMERIC = {"bobot"}
FIGURES = {"target", "target_tahun", "realisasi"}
_CHOICE = {
    "polaritas": "polaritas",
    "rumus": "rumus",
    "akumulasi": "akumulasi",
    "jenis": "jenis",
    "pimpinan": "pimpinan",
    "target_maksimum": "ya-tidak",
    "ide_baru": "ya-tidak",
    "penilai": "penilai",
    "rating_hasil_kerja": "rating",
    "rating_perilaku": "rating",
    "predikat": "predikat",
    "capaian_organisasi": "organisasi",
    "status": "kegiatan",
}
MEASURED = FIGURES | measures.NAMES
"""Fields that hold figures: targets, realisations, counts, marks and levels."""
_MARKED = MEASURED | _NUMERIC | BEHAVIOUR_FIELDS.keys()
_LONG = {"umpan_balik", "catatan", "bukti_dukung", "nama_nip", "alasan", "jawaban", "isi"}
_LOW_SCALE, _HIGHEST_MARK = 5, 100
MOMENTS = ("waktu_input", "tanggal_validasi")
DATES = ("tmt", "tanggal_lahir", "tanggal", "tanggal_jawaban", *MOMENTS)
_REMEMBERED = 20_000
_READERS: dict[str, Callable[[Any], str | Finding | None]] = {
    "hukuman": sanctions.sanction,
    "kompetensi": lambda value: competencies.canonical(str(value)),
    "bagian": skp_parts.part,
    **dict.fromkeys(durations.CLOCKS, durations.clock),
}
"""Field → what reads a cell of it without knowing its column."""
SCALES = {
    "3-tinggi": {3: "Di Atas Ekspektasi", 2: "Sesuai Ekspektasi", 1: "Di Bawah Ekspektasi"},
    "5-tinggi": {5: "100", 4: "80", 3: "60", 2: "40", 1: "20"},
    "1-tinggi": {1: "Di Atas Ekspektasi", 2: "Sesuai Ekspektasi", 3: "Di Bawah Ekspektasi"},
}


class Column:
    """One column of a table: a cell that stands there again is not read again.

    Attributes:
        at: its number, from 0.
        known: (type, value) → what it says, for the cells read so far.
    """

    __slots__ = ("_read", "at", "known", "name")

    def __init__(
        self, name: str, at: int, read: Callable[[str, Any], str | Finding | None]
    ) -> None:
        self.name, self.at, self._read = name, at, read
        self.known: dict[tuple[type, Any], str | Finding] = {}

    def says(self, value: Any) -> str | Finding:
        """Return what a cell says in canonical text, "" for nothing, or what is wrong with it."""
        known = self.known.get((value.__class__, value))
        return self.learn(value) if known is None else known

    def learn(self, value: Any) -> str | Finding:
        """Read a cell that is not known yet."""
        if len(self.known) > _REMEMBERED:
            self.known.clear()
        said = self.known[value.__class__, value] = self._said(value)
        return said

    def _said(self, value: Any) -> str | Finding:
        if trouble := cells.bad(value):
            return trouble
        return "" if cells.is_missing(value) else self._read(self.name, value) or ""


class TableCells:
    """Reads the cells of one table; a column decides together how its numbers and dates are meant.

    Args:
        sheet: the sheet.
        table: the table in it.
        behaviour_scale: how small behaviour marks are meant; "" when unsettled.

    Attributes:
        used: fields whose column says anything at all.
        columns: field → its column.
    """

    def __init__(self, sheet: Sheet, table: Table, behaviour_scale: str) -> None:
        self.sheet, self.table = sheet, table
        self._scale = behaviour_scale
        self._marks = {
            name: cells.ColumnMarks(self.column(name))
            for name in table.kolom
            if name.partition("@")[0] in _MARKED
        }
        self.used = {
            name
            for name in table.kolom
            if any(not cells.is_missing(value) for value in self.column(name))
        }
        self._above = _merged_above(sheet, table)
        self.columns = {name: Column(name, at, self.read) for name, at in table.kolom.items()}
        self._units = {
            name: durations.column_unit(name, self.column(name))
            for name in durations.FIELDS
            if name in table.kolom
        }
        self._day_first = {
            name: dates.day_first(self.column(name)) for name in DATES if name in table.kolom
        }

    def has(self, name: str) -> bool:
        """Return whether the table has a column for a field."""
        return name in self.table.kolom

    def value(self, row: list[Any], name: str) -> Any:
        """Return the cell of a field in a row; None when there is none."""
        at = self.table.kolom.get(name)
        return row[at] if at is not None and at < len(row) else None

    @property
    def has_merged(self) -> bool:
        """Whether any cell is merged downwards."""
        return bool(self._above)

    def merged_value(self, number: int, name: str) -> Any:
        """Return what stands in the merged range over a field's cell; None outside of any."""
        at = self.table.kolom.get(name)
        first = self._above.get((number, at)) if at is not None else None
        return None if first is None or at is None else self.sheet.rows[first][at]

    def text(self, row: list[Any], name: str) -> str:
        """Return a cell as cleaned text; "" when it says nothing."""
        value = self.value(row, name)
        return "" if cells.is_missing(value) else text_of(value)

    def column(self, name: str) -> list[Any]:
        """Return the cells of a field from the first data row to the last."""
        at = self.table.kolom[name]
        return [
            row[at] for row in self.sheet.rows[self.table.mulai : self.table.akhir] if at < len(row)
        ]

    def own_nip(self, row: list[Any]) -> str:
        """Return the text in the row's NIP column, alone or joint with the name."""
        return self.text(row, "nip") or self.text(row, "nama_nip")

    def read(self, name: str, value: Any) -> str | Finding | None:
        """Return a cell in canonical text, or what is wrong; None for a blank form."""
        bare = name.partition("@")[0]
        if bare in FIGURES:
            made = cells.number(value, self._marks[name], words=True)
            if bare == "realisasi" and isinstance(made, str) and ".." in made:
                return Finding("angka-tidak-terbaca", nilai=str(value), data={"kolom": ""})
            return made
        if bare in measures.NAMES:
            return measures.read(bare, value, self._marks[name])
        if name in _NUMERIC:
            made = cells.number(value, self._marks[name])
            negative = isinstance(made, str) and made.startswith("-")
            return Finding("bobot-negatif", nilai=cells.as_seen(value)) if negative else made
        if name in BEHAVIOUR_FIELDS:
            return self._behaviour(name, value)
        if name in self._units:
            return durations.read(value, self._units[name])
        if name in DATES:
            return self._date(name, value)
        if name in _CHOICE:
            return choices.choice(value, _CHOICE[name])
        if name in _READERS:
            return _READERS[name](value)
        return self._words(name, value)

    def _date(self, name: str, value: Any) -> str | Finding | None:
        if name in MOMENTS:
            return dates.moment(value, self._day_first[name])
        ranges = name == "tanggal" and self.table.kind.nama == "pelatihan"
        made = (dates.last_day if ranges else dates.day)(value, self._day_first[name])
        # A birthday only checks the NIP: one that cannot be read is no fault.
        return None if name == "tanggal_lahir" and isinstance(made, Finding) else made

    def _words(self, name: str, value: Any) -> str:
        if isinstance(value, float) and not isinstance(value, bool):
            return cells.from_float(value)
        text = value.strip() if isinstance(value, str) else str(value)
        if name in _LONG:
            return text
        return clean(text)

    def _behaviour(self, name: str, value: Any) -> str | Finding | None:
        if isinstance(value, str) and not clean(value)[:1].isdigit():
            return choices.choice(value, "rating")
        made = cells.number(value, self._marks[name])
        if isinstance(made, Finding):
            return made
        if ".." in made or not 0 <= float(made) <= _HIGHEST_MARK:
            return Finding("perilaku-di-luar-skala", nilai=cells.as_seen(value))
        if self._scale not in SCALES:
            return made
        marks = SCALES[self._scale]
        figure = float(made)
        if figure not in marks:
            return Finding("perilaku-di-luar-skala", nilai=cells.as_seen(value))
        return marks[int(figure)]

    def small_marks(self) -> list[str]:
        """Return the behaviour columns whose marks are all 5 or less: their direction is unknown."""
        if self._scale:
            return []
        return [name for name in BEHAVIOUR_FIELDS if self.has(name) and self._all_small(name)]

    def _all_small(self, name: str) -> bool:
        made = [
            cells.number(value, self._marks[name])
            for value in self.column(name)
            if not cells.is_missing(value)
            and (isinstance(value, (int, float)) or clean(str(value))[:1].isdigit())
        ]
        figures = [float(text) for text in made if isinstance(text, str) and ".." not in text]
        return bool(figures) and max(figures) <= _LOW_SCALE


def _merged_above(sheet: Sheet, table: Table) -> dict[tuple[int, int | None], int]:
    """Return (row, column) → first row, for cells below the top of a range merged downwards."""
    found: dict[tuple[int, int | None], int] = {}
    for first_row, first_column, last_row, last_column in sheet.merged:
        if first_row < table.mulai or first_column != last_column:
            continue
        for row in range(first_row + 1, min(last_row, table.akhir) + 1):
            found[row, first_column] = first_row
    return found
