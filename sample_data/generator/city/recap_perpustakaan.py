"""Recap of Dispusarsip: name and NIP in one cell, percent text, capitals."""

from __future__ import annotations

from pathlib import Path

from city.canonical import open_workbook
from city.recap import Block, Line, comma, spaced

HEADER = (
    "NO",
    "NAMA  PEGAWAI /\nNIP",
    "PANGKAT /\nGOL.  RUANG",
    "JABATAN",
    "INDIKATOR\nKINERJA  INDIVIDU",
    "SATUAN",
    "TARGET",
    "REALISASI",
    "CAPAIAN\n(%)",
    "RATING\nHASIL  KERJA",
    "RATING\nPERILAKU",
    "PREDIKAT\nKINERJA",
)
TITLES = {
    1: "REKAPITULASI CAPAIAN KINERJA PEGAWAI",
    2: "DINAS PERPUSTAKAAN DAN KEARSIPAN KOTA TIRTAMADYA",
    4: "TRIWULAN IV TAHUN 2024",
}
MISSING = {("arsiparis_ahli/1", 1, 4)}


def shown(line: Line, value: float | None) -> str | int:
    """A figure as typed: `95%`, `12 bulan`, `6.250`, `66,5`, `-`."""
    unit = line.indicator.spec.unit
    if value is None:
        return "-"
    if unit == "Persen":
        return f"{comma(value)}%"
    if unit == "Bulan":
        return f"{value} bulan"
    return value if isinstance(value, int) and value < 1000 else comma(value)


def full_name(number: int, block: Block) -> str:
    """Name, line break, NIP; written three ways."""
    nip = block.person.nip
    return f"{block.person.name}\n" + (f"NIP. {nip}", spaced(nip), nip)[number % 3]


def write(path: Path, found: list[Block]) -> None:
    """One sheet, one quarter."""
    workbook = open_workbook(path)
    title = workbook.add_format({"bold": True, "align": "center", "font_size": 12})
    head = workbook.add_format({"bold": True, "align": "center", "text_wrap": True, "border": 1})
    cell = workbook.add_format({"text_wrap": True, "valign": "top", "border": 1})
    sheet = workbook.add_worksheet("Sheet1")
    for column, width in enumerate((5, 34, 22, 30, 38, 10, 12, 12, 10, 20, 20, 16)):
        sheet.set_column(column, column, width)
    for row, text in TITLES.items():
        sheet.merge_range(row, 0, row, len(HEADER) - 1, text, title)
    for column, text in enumerate(HEADER):
        sheet.write(7, column, text, head)
        sheet.write(8, column, column + 1, head)
    row = 9
    for number, block in enumerate(found, start=1):
        person = block.person
        complete = all(line.result is not None for line in block.lines)
        work = block.work if complete else ""
        for index, line in enumerate(block.lines):
            percent = line.percent
            values: list[object] = [
                "",
                "",
                "",
                "",
                line.indicator.text,
                line.indicator.spec.unit,
                shown(line, line.target),
                shown(line, line.result),
                "-" if percent is None else f"{comma(round(percent, 1))}%",
                "",
                "",
                "",
            ]
            if index == 0:
                values[0] = f"{number}."
                values[1] = full_name(number, block)
                values[2] = person.rank.replace(" (", "\n(")
                values[3] = person.placements[0].position.title
                values[9] = work.upper().replace("DI ATAS", "DIATAS") or "-"
                values[10] = block.manner.upper().replace("DI ATAS", "DIATAS")
                values[11] = (block.predicate if work else "").upper() or "-"
            for column, value in enumerate(values):
                sheet.write(row, column, value if value != "" else None, cell)
            row += 1
    sheet.merge_range(row, 0, row, 3, f"JUMLAH PEGAWAI : {len(found)} ORANG", head)
    chief, compiler = found[0].person, found[1].person
    sheet.write(row + 2, 1, "Mengetahui,")
    sheet.write(row + 2, 9, "Tirtamadya, 6 Januari 2025")
    sheet.write(row + 3, 1, "Kepala Dinas Perpustakaan dan Kearsipan,")
    sheet.write(row + 3, 9, "Kepala Bidang Perpustakaan,")
    for column, person in ((1, chief), (9, compiler)):
        sheet.write(row + 7, column, person.name)
        sheet.write(row + 8, column, f"NIP. {spaced(person.nip)}")
    workbook.close()
