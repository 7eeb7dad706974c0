"""Rows of a table that are no data: totals, banners, repeated headers, signatures."""

import re
from typing import Any

from kinerja_cli.intake import durations, headers
from kinerja_cli.intake.context import banner_unit
from kinerja_cli.intake.table_cells import MEASURED, TableCells
from kinerja_cli.intake.template.columns import EXAMPLE
from kinerja_cli.rules import nip as nips
from kinerja_cli.rules.names import clean, key

BANNER = "judul kelompok"
AGAIN = "judul berulang"
_FEW_DIGITS = 9  # the old NIP had nine
FEW = 3  # cells that a signature or a banner may fill

_TOTAL = re.compile(
    r"^(?:sub ?|grand )?(?:jumlah|total|jml|rata rata|rerata|rekap)\b|^(?:dst|catatan|keterangan|ket)\b|"
    r"^(?:jpm|job person match)\b"
)
_BARE_TOTALS = {
    "jumlah", "total", "rata rata", "rerata", "jml", "sub total", "subtotal", "grand total",
    "jumlah total", "total jumlah", "jumlah bobot", "total bobot", "jumlah nilai", "total nilai",
    "rata rata capaian", "jumlah capaian", "sub jumlah", "subjumlah", "dst", "dan seterusnya",
    "nilai hasil kerja", "total nilai kinerja", "nilai kinerja", "capaian kinerja", "nilai akhir", "total capaian", "rata rata nilai",
}  # fmt: skip
_TOTAL_LABEL = re.compile(
    r"^(?:sub ?)?(?:jumlah|total|rata rata|rerata|nilai akhir|nilai hasil kerja|capaian kinerja)\b"
)
_BLOCK = re.compile(
    r"^(?:[a-c] )?(?:kinerja |hasil kerja )?"
    r"(?:utama|tambahan|rencana aksi|inisiatif strategis|rencana aksi inisiatif strategis)$"
)
_NOTE = re.compile(r"^(?:\*+ ?\)?|(?:catatan|keterangan|ket|sumber|nb|note)\b)", re.IGNORECASE)
_PAGE = re.compile(r"^(?:halaman|hal|page|lembar ke) \d+(?: dari \d+)?$")
_PART_OF_OFFICE = re.compile(
    r"^(?:[ivx]+ |\d+ |[a-z] )?(?:dinas|badan|inspektorat|kecamatan|kelurahan|sekretariat|bidang|bagian|"
    r"sub ?bagian|seksi|upt|uptd|puskesmas|rsud)\b(?: [a-z]+){0,5}$"
)
_PROSE = {
    "kegiatan": "kegiatan",
    "pelatihan": "pelatihan",
    "skp": "isi",
    "umpan-balik": "umpan_balik",
}
"""Kind → the column in which somebody tells something: any word may begin it."""
_BESIDE_PROSE = ("tanggal", *durations.FIELDS, "mulai", "jp", "bagian", "pemberi")
_CLOSING = re.compile(
    r"^(?:mengetahui|menyetujui|ditetapkan di|dibuat di|disahkan|pejabat penilai kinerja)\b"
)
_PLACE_AND_DAY = re.compile(
    r"^(?!(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Ahad)\b)[A-Z][A-Za-z .]+, *(?:\d{1,2}|\.+|…+)? *(?:Januari|Februari|Pebruari|Maret|April|Mei|Juni|Juli|"
    r"Agustus|September|Oktober|November|Nopember|Desember) *(?:19|20)\d\d$"
)
_SIGNATURE_NIP = re.compile(r"^nip(?:ppp?k)?\s*[.:]", re.IGNORECASE)


def _holds_nip(text: str) -> bool:
    """Return whether a text has digits enough for a NIP, also a damaged one."""
    return sum(mark.isdigit() for mark in text) >= _FEW_DIGITS


def closes(cells: TableCells, row: list[Any]) -> bool:
    """Return whether a row begins the signature block: nothing below it is data."""
    if _holds_nip(cells.own_nip(row)):
        return False
    prose = _prose(cells) if _says_figures(cells, row) else None
    texts = [value for at, value in enumerate(row) if isinstance(value, str) and at != prose]
    if len(texts) <= FEW and any(_PLACE_AND_DAY.match(clean(text)) for text in texts):
        return True
    return any(_CLOSING.match(key(text)) for text in texts) and not _names_somebody(cells, row)


def why(cells: TableCells, row: list[Any], filled: list[str]) -> str | None:
    """Return why a row is no data, None when it is data.

    Args:
        cells: the table.
        row: its cells.
        filled: the texts of those that say something.
    """
    if key(filled[0]) == key(EXAMPLE):
        return "contoh"
    if len(filled) > FEW and _holds_nip(cells.own_nip(row)):
        return None
    if headers.is_numbering(filled):
        return "nomor kolom"
    if _is_total(cells, row):
        return "jumlah"
    if cells.table.kind.nama == "organisasi":
        return None
    if _repeats_header(cells, row):
        return AGAIN
    if len(filled) <= FEW and _PAGE.match(key(filled[0])):
        return "nomor halaman"
    if len(filled) <= FEW and _NOTE.match(filled[0]) and not _says_figures(cells, row):
        return "catatan kaki"
    if len(set(filled)) == 1 and not nips.split_name("x " + filled[0]):
        block = _BLOCK.match(key(filled[0]))
        part = _PART_OF_OFFICE.match(key(filled[0])) or banner_unit(filled[0])
        text = cells.text(row, _PROSE.get(cells.table.kind.nama, "indikator"))
        return None if text and not (block or part) else BANNER
    return "tanda tangan" if _is_signature(cells, row, filled) else None


def _names_somebody(cells: TableCells, row: list[Any]) -> bool:
    """Return whether a row with a closing word in it still is data."""
    name = "nip" if cells.has("nip") else "nama_nip"
    figures = [
        cells.text(row, field) for field in cells.table.kolom if field.partition("@")[0] in MEASURED
    ]
    return any(text[:1].isdigit() for text in figures) or _holds_nip(cells.text(row, name))


def _says_figures(cells: TableCells, row: list[Any]) -> bool:
    names = MEASURED.union(_BESIDE_PROSE) if cells.table.kind.nama in _PROSE else MEASURED
    return any(
        cells.text(row, name) for name in cells.table.kolom if name.partition("@")[0] in names
    )


def _prose(cells: TableCells) -> int | None:
    """Return the column in which somebody tells something; None where nobody does."""
    return cells.table.kolom.get(_PROSE.get(cells.table.kind.nama, ""))


def _is_total(cells: TableCells, row: list[Any]) -> bool:
    """Return whether a row sums up others.

    Many an indicator begins with "Jumlah …", so in its column only the bare word is a total.
    """
    if _holds_nip(cells.own_nip(row)):
        return False
    texts = {cells.table.kolom.get(name) for name in ("indikator", "rencana", "rencana_atasan")}
    way = cells.table.kolom.get("akumulasi")  # there "Jumlah" is an answer
    prose = _prose(cells)
    for column, value in enumerate(row):
        words = key(value) if isinstance(value, str) and column != way else ""
        if words:
            if column == prose:
                return words in _BARE_TOTALS
            if column in texts:
                return _sums_up(cells, row, words)
            if _TOTAL.match(words):
                return True
    return False


def _sums_up(cells: TableCells, row: list[Any], words: str) -> bool:
    """Return whether a text in the column of indicators is the label of a total.

    With words like "Jumlah …" it is one when the row has neither unit nor weight where other rows
    have them.
    """
    if cells.text(row, "satuan"):
        return False
    if words in _BARE_TOTALS:
        return True
    used = [name for name in ("satuan", "bobot") if name in cells.used]
    bare = bool(used) and not any(cells.text(row, name) for name in used)
    return bare and bool(_TOTAL_LABEL.match(words))


def _repeats_header(cells: TableCells, row: list[Any]) -> bool:
    hits = [
        1
        for name, at in cells.table.kolom.items()
        if at < len(row) and isinstance(row[at], str) and headers.field_of(row[at]) == name
    ]
    return len(hits) > 1


def _is_signature(cells: TableCells, row: list[Any], filled: list[str]) -> bool:
    """Return whether a row with little in it belongs to a signature block."""
    if any(_SIGNATURE_NIP.match(text) for text in filled) and len(filled) <= 2:  # noqa: PLR2004
        return not cells.text(row, "indikator")
    said = {name for name in cells.table.kolom if cells.text(row, name)}
    if not cells.own_nip(row):
        return not said - {"nama"}
    return cells.table.kind.nama != "pegawai" and said <= {"nip", "unit"}
