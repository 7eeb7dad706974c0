"""The data rows of a table: which rows are data, whose they are, and what each cell says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kinerja_cli.intake import cells, headers
from kinerja_cli.intake.context import banner_unit
from kinerja_cli.intake.precheck import column_letters
from kinerja_cli.intake.tables import Table, text_of
from kinerja_cli.intake.workbook import Sheet
from kinerja_cli.rules import nip as nips
from kinerja_cli.rules.findings import Finding, Place
from kinerja_cli.rules.names import clean, key
from kinerja_cli.rules.records import BEHAVIOUR_FIELDS

_TOTAL = re.compile(
    r"^(?:sub ?|grand )?(?:jumlah|total|jml|rata rata|rerata|rekap)\b|^(?:dst|catatan|keterangan|ket)\b"
)
_BARE_TOTALS = {
    "jumlah", "total", "rata rata", "rerata", "jml", "sub total", "subtotal", "grand total",
    "jumlah total", "total jumlah", "jumlah bobot", "total bobot", "jumlah nilai", "total nilai",
    "rata rata capaian", "jumlah capaian", "nilai akhir", "total capaian", "rata rata nilai",
}  # fmt: skip
_CLOSING = re.compile(
    r"^(?:mengetahui|menyetujui|ditetapkan di|dibuat di|disahkan|pejabat penilai kinerja)\b"
)
_SIGNATURE_NIP = re.compile(r"^nip(?:ppp?k)?\s*[.:]", re.IGNORECASE)
_NUMERIC = {"bobot"}
_FIGURES = {"target", "realisasi"}
_CHOICE = {
    "polaritas": "polaritas",
    "rumus": "rumus",
    "akumulasi": "akumulasi",
    "jenis": "jenis",
    "pimpinan": "pimpinan",
    "penilai": "penilai",
    "rating_hasil_kerja": "rating",
    "rating_perilaku": "rating",
    "predikat": "predikat",
    "capaian_organisasi": "organisasi",
}
_EMPLOYEE = ("nip", "nama", "nama_nip", "pangkat", "jabatan", "unit_kerja", "unit", "nip_atasan")
_PER_PERSON = (
    "periode", "rating_hasil_kerja", "rating_perilaku", "predikat", "catatan", "tahun",
)  # fmt: skip
_LOW_SCALE, _HIGHEST_MARK = 5, 100
SCALES = {
    "3-tinggi": {3: "Di Atas Ekspektasi", 2: "Sesuai Ekspektasi", 1: "Di Bawah Ekspektasi"},
    "1-tinggi": {1: "Di Atas Ekspektasi", 2: "Sesuai Ekspektasi", 3: "Di Bawah Ekspektasi"},
}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """What one data row says, in canonical text.

    Attributes:
        baris: row number as Excel shows it; baris_pegawai: the row where the person is named.
        nilai: field → text; wide fields keep their part: "target@Q1".
        kosong: fields with a column that stand empty here.
        mentah_periode: the row's own period as text; empty when it has none.
        pertama: whether this is the first row of its person in the table.
        banner: the office a banner row above named, if any.
    """

    baris: int
    baris_pegawai: int
    nip: str
    nilai: Mapping[str, str]
    kosong: frozenset[str]
    pertama: bool = True
    banner: str | None = None


@dataclass(slots=True)
class RowsResult:
    """The rows of a table with what was wrong.

    Attributes:
        ditolak: row numbers with a fault.
        lewat: why a row is no data → row numbers.
    """

    rows: list[SheetRow] = field(default_factory=list)
    temuan: list[Finding] = field(default_factory=list)
    ditolak: set[int] = field(default_factory=set)
    lewat: dict[str, list[int]] = field(default_factory=dict)


class TableReader:
    """Reads the data rows of one table of one sheet."""

    def __init__(self, sheet: Sheet, table: Table, berkas: str, behaviour_scale: str) -> None:
        self._sheet, self._table, self._berkas = sheet, table, berkas
        self._scale = behaviour_scale
        self._marks = {
            name: cells.ColumnMarks(self._column(name))
            for name in table.kolom
            if name.partition("@")[0] in _FIGURES | _NUMERIC or name in BEHAVIOUR_FIELDS
        }
        self._day_first = cells.day_first(self._column("tmt")) if "tmt" in table.kolom else None
        self._result = RowsResult()
        self._person: SheetRow | None = None
        self._banner: str | None = None
        self._per_unit = table.kind.nama == "organisasi"

    def read(self) -> RowsResult:
        """Return the rows of the table."""
        self._check_behaviour_scale()
        for number in self._data_rows():
            self._read_row(number)
        hidden = [r.baris for r in self._result.rows if r.baris - 1 in self._sheet.hidden_rows]
        if hidden:
            shown = ", ".join(map(str, hidden[:10])) + (" …" if len(hidden) > 10 else "")  # noqa: PLR2004
            data = {"jumlah": str(len(hidden)), "baris": shown}
            self._tell(Finding("baris-tersembunyi", data=data), None, "")
        return self._result

    def _column(self, name: str) -> list[Any]:
        at = self._table.kolom[name]
        return [
            row[at]
            for row in self._sheet.rows[self._table.mulai : self._table.akhir]
            if at < len(row)
        ]

    def _data_rows(self) -> Iterator[int]:
        """Yield the rows between header and signature block."""
        for number in range(self._table.mulai, self._table.akhir):
            row = self._sheet.rows[number]
            words = [key(value) for value in row if isinstance(value, str)]
            if any(_CLOSING.match(word) for word in words) and not self._names_somebody(row):
                return
            yield number

    def _names_somebody(self, row: list[Any]) -> bool:
        """Return whether a row with a closing word in it still is data."""
        name = "nip" if self._has("nip") else "nama_nip"
        figures = [
            self._text(row, field)
            for field in self._table.kolom
            if field.partition("@")[0] in _FIGURES
        ]
        return any(text[:1].isdigit() for text in figures) or any(
            mark.isdigit() for mark in self._text(row, name)
        )

    def _has(self, name: str) -> bool:
        return name in self._table.kolom

    def _value(self, row: list[Any], name: str) -> Any:
        at = self._table.kolom.get(name)
        return row[at] if at is not None and at < len(row) else None

    def _text(self, row: list[Any], name: str) -> str:
        value = self._value(row, name)
        return "" if cells.is_missing(value) else text_of(value)

    def _tell(self, finding: Finding, number: int | None, name: str) -> None:
        cell = ""
        if number is not None:
            at = self._table.kolom.get(name)
            cell = f"baris {number + 1}" if at is None else f"{column_letters(at)}{number + 1}"
        if "kolom" in finding.data and not finding.data["kolom"]:
            finding = replace(finding, data={**finding.data, "kolom": headers.label(name)})
        placed = replace(finding, place=Place(self._berkas, self._sheet.nama, cell))
        self._result.temuan.append(placed)
        if placed.tingkat == "galat" and number is not None:
            self._result.ditolak.add(number + 1)

    def _read_row(self, number: int) -> None:
        row = self._sheet.rows[number]
        filled = [text_of(value) for value in row if not cells.is_missing(value)]
        if not filled:
            return
        if aside := self._aside(row, filled):
            self._result.lewat.setdefault(aside, []).append(number + 1)
            return
        if self._per_unit:
            self._keep(number, row, "", first=True)
            return
        nip = self._nip(number, row)
        if nip is None:
            return
        first = self._person is None or self._person.nip != nip or bool(self._own_nip(row))
        self._keep(number, row, nip, first=first)

    def _own_nip(self, row: list[Any]) -> str:
        return self._text(row, "nip") or self._text(row, "nama_nip")

    def _aside(self, row: list[Any], filled: list[str]) -> str | None:
        """Return why a row is no data: a total, a banner, a repeated header, a signature."""
        if headers.is_numbering(filled):
            return "nomor kolom"
        if self._is_total(row):
            return "jumlah"
        if self._per_unit:
            return None
        if self._repeats_header(row):
            return "judul berulang"
        if len(set(filled)) == 1 and not nips.split_name("x " + filled[0]):
            office = banner_unit(filled[0])
            self._banner = office or self._banner
            return None if self._text(row, "indikator") else "judul kelompok"
        return "tanda tangan" if self._is_signature(row, filled) else None

    def _is_total(self, row: list[Any]) -> bool:
        """Return whether a row sums up others.

        Many an indicator begins with "Jumlah …", so in its column only the bare word is a total.
        """
        if self._own_nip(row):
            return False
        texts = {self._table.kolom.get(name) for name in ("indikator", "rencana", "rencana_atasan")}
        for column, value in enumerate(row):
            words = key(value) if isinstance(value, str) else ""
            if words:
                if column in texts:
                    return words in _BARE_TOTALS and not self._text(row, "satuan")
                if _TOTAL.match(words):
                    return True
        return False

    def _repeats_header(self, row: list[Any]) -> bool:
        hits = [
            1
            for name, at in self._table.kolom.items()
            if at < len(row) and isinstance(row[at], str) and headers.field_of(row[at]) == name
        ]
        return len(hits) > 1

    def _is_signature(self, row: list[Any], filled: list[str]) -> bool:
        """Return whether a row with little in it belongs to a signature block."""
        if any(_SIGNATURE_NIP.match(text) for text in filled) and len(filled) <= 2:  # noqa: PLR2004
            return not self._text(row, "indikator")
        said = {name for name in self._table.kolom if self._text(row, name)}
        if not self._own_nip(row):
            return not said - {"nama"}
        return self._table.kind.nama != "pegawai" and said <= {"nip", "unit"}

    def _nip(self, number: int, row: list[Any]) -> str | None:
        """Return the row's NIP, carried from above where the person's cells are blank."""
        column = "nip" if self._has("nip") else "nama_nip"
        value = self._value(row, column)
        if cells.is_missing(value) or (isinstance(value, str) and nips.is_empty(value)):
            if self._person and not self._text(row, "nama"):
                return self._person.nip
            self._tell(Finding("nip-kosong", nilai=self._text(row, "nama")), number, column)
            self._person = None
            return None
        finding, nip = self._checked_nip(value, joint=column == "nama_nip")
        if finding:
            self._tell(finding, number, column)
            self._person = None
            return None
        return nip

    def _checked_nip(self, value: Any, *, joint: bool) -> tuple[Finding | None, str]:
        if trouble := cells.bad(value):
            return trouble, ""
        if not isinstance(value, str):
            shown = format(value, ".0f") if isinstance(value, (int, float)) else str(value)
            return Finding("nip-angka", nilai=shown), ""
        text = value
        if joint:
            split = nips.split_name(value)
            if split is None:
                return Finding("nip-kosong", nilai=clean(value)), ""
            text = split[1]
        stripped = nips.strip(text)
        fault = nips.fault(stripped)
        if fault is None:
            return None, stripped
        age = str(nips.age_at_appointment(stripped)) if fault == "nip-usia" else ""
        data = {"panjang": str(len(stripped)), "usia": age}
        return Finding(fault, nilai=clean(value), data=data), ""

    def _keep(self, number: int, row: list[Any], nip: str, *, first: bool) -> None:
        values: dict[str, str] = {}
        empty = set()
        for name in self._table.kolom:
            text = self._cell(number, row, name)
            if text:
                values[name] = text
            elif text is not None:
                empty.add(name)
        if "nama_nip" in values:
            split = nips.split_name(values.pop("nama_nip"))
            values["nama"] = split[0] if split else ""
        values.pop("nip", None)
        _join_titles(values)
        self._check_sign(number, row, values)
        named = number + 1
        if not first and self._person:
            for name in (*_EMPLOYEE, *_PER_PERSON):
                if name in self._person.nilai and name not in values:
                    values[name] = self._person.nilai[name]
                    empty.discard(name)
            named = self._person.baris_pegawai
        kept = SheetRow(number + 1, named, nip, values, frozenset(empty), first, self._banner)
        if first:
            self._person = kept
        self._result.rows.append(kept)

    def _check_sign(self, number: int, row: list[Any], values: Mapping[str, str]) -> None:
        """Warn of a target "≤ 14" without polarity: the sign is not taken for one."""
        if "polaritas" in values or "rumus" in values:
            return
        for name in self._table.kolom:
            value = self._value(row, name)
            if name.startswith("target") and isinstance(value, str) and cells.is_ceiling(value):
                self._tell(Finding("target-bertanda", nilai=clean(value)), number, name)

    def _cell(self, number: int, row: list[Any], name: str) -> str | None:
        """Return a cell's canonical text; "" when empty, None when it was a fault."""
        value = self._value(row, name)
        if trouble := cells.bad(value):
            self._tell(trouble, number, name)
            return None
        if cells.is_missing(value):
            return ""
        made = self._made(name, value)
        if isinstance(made, Finding):
            self._tell(made, number, name)
            return None
        return made or ""

    def _made(self, name: str, value: Any) -> str | Finding | None:
        bare = name.partition("@")[0]
        if bare in _FIGURES:
            made = cells.number(value, self._marks[name], words=True)
            if bare == "realisasi" and isinstance(made, str) and ".." in made:
                return Finding("angka-tidak-terbaca", nilai=str(value), data={"kolom": ""})
            return made
        if name in _NUMERIC:
            made = cells.number(value, self._marks[name])
            negative = isinstance(made, str) and made.startswith("-")
            return Finding("bobot-negatif", nilai=str(value)) if negative else made
        if name in BEHAVIOUR_FIELDS:
            return self._behaviour(name, value)
        if name == "tmt":
            return cells.day(value, self._day_first)
        if name in _CHOICE:
            return cells.choice(value, _CHOICE[name])
        return self._words(name, value)

    def _words(self, name: str, value: Any) -> str:
        if isinstance(value, float) and not isinstance(value, bool):
            return cells.from_float(value)
        text = value.strip() if isinstance(value, str) else str(value)
        if name in {"umpan_balik", "catatan", "bukti_dukung", "nama_nip"}:
            return text
        return clean(text)

    def _behaviour(self, name: str, value: Any) -> str | Finding | None:
        if isinstance(value, str) and not clean(value)[:1].isdigit():
            return cells.choice(value, "rating")
        made = cells.number(value, self._marks[name])
        if isinstance(made, Finding):
            return made
        if ".." in made or not 0 <= float(made) <= _HIGHEST_MARK:
            return Finding("perilaku-di-luar-skala", nilai=str(value))
        if self._scale not in SCALES:
            return made
        return SCALES[self._scale].get(int(float(made)), made)

    def _check_behaviour_scale(self) -> None:
        """Refuse a column of marks that are all 5 or less: its direction is never guessed."""
        if self._scale:
            return
        for name in BEHAVIOUR_FIELDS:
            if not self._has(name):
                continue
            made = [
                cells.number(value, self._marks[name])
                for value in self._column(name)
                if not cells.is_missing(value)
                and (isinstance(value, (int, float)) or clean(str(value))[:1].isdigit())
            ]
            figures = [float(text) for text in made if isinstance(text, str) and ".." not in text]
            if figures and max(figures) <= _LOW_SCALE:
                data = {"kolom": headers.label(name)}
                self._tell(Finding("skala-perilaku", data=data), self._table.mulai, name)


def _join_titles(values: dict[str, str]) -> None:
    """Write titles (gelar) that stand in columns of their own around the name."""
    front, back = values.pop("gelar_depan", ""), values.pop("gelar_belakang", "")
    if values.get("nama"):
        name = f"{front} {values['nama']}".strip()
        values["nama"] = f"{name}, {back}" if back else name
