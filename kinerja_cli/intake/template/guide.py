"""The sheet “Petunjuk” of the input workbook."""

from collections.abc import Sequence
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties

from kinerja_cli.intake.marking.findings_sheet import put
from kinerja_cli.intake.template.columns import InputSheet

NAME = "Petunjuk"
_FACE, _INK, _GREY = "Arial", "FF17324D", "FF57606A"
_THIN = Side(style="thin", color="FFD0D7DE")
_STEPS = (
    "Isi hanya lembar yang Anda perlukan; yang kosong tidak berpengaruh. Urutan kolom boleh ditukar, judul kolom jangan diubah.",
    "Baris yang diawali CONTOH tidak dibaca. Timpa atau hapus.",
    "Judul kolom biru tua wajib ada isinya; yang abu-abu boleh kosong. Arahkan penunjuk ke judul untuk membaca artinya.",
    "Kolom NIP berformat teks. Menempel dari berkas lain: pakai Tempel Khusus → Nilai, supaya formatnya tetap dan tiga digit terakhir tidak menjadi 000.",
    "Kosong bukan nol: sel kosong berarti belum ada.",
    "Simpan sebagai .xlsx, lalu kirim, atau periksa dan impor sendiri: kinerja import BERKAS --uji, lalu tanpa --uji.",
)


def write(sheet: Any, specs: Sequence[InputSheet], unit: str, periode: str) -> None:
    """Fill the first sheet: what to do, and what each sheet is for."""
    sheet.title = NAME
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 14, 96
    _line(sheet, 1, 1, "Lembar isian kinerja", size=16, bold=True, color=_INK)
    about = ", ".join(part for part in (unit, periode) if part) or "Untuk semua perangkat daerah"
    _line(sheet, 2, 1, about, color=_GREY)
    sheet.row_dimensions[1].height = 26
    row = 4
    for number, step in enumerate(_STEPS, 1):
        _line(sheet, row, 1, f"Langkah {number}", bold=True, color=_INK)
        _line(sheet, row, 2, step)
        sheet.row_dimensions[row].height = 30 if len(step) > 96 else 16  # noqa: PLR2004
        row += 1
    row += 1
    for at, words in enumerate(("Lembar", "Satu baris adalah"), 1):
        cell = _line(sheet, row, at, words, bold=True, color="FFFFFFFF")
        cell.fill = PatternFill("solid", fgColor=_INK)
    for number, spec in enumerate(specs, row + 1):
        cell = _line(sheet, number, 1, spec.jenis, bold=True, color=_INK)
        cell.hyperlink = f"#'{spec.jenis}'!A1"
        _line(sheet, number, 2, spec.baris)
        for at in (1, 2):
            sheet.cell(number, at).border = Border(bottom=_THIN)
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize, sheet.page_setup.fitToWidth = 9, 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _line(
    sheet: Any, row: int, at: int, words: str, *, size: int = 10, bold: bool = False,
    color: str = "FF1F2328",
) -> Any:  # fmt: skip
    cell = put(sheet, row, at, words)
    cell.font = Font(name=_FACE, size=size, bold=bold, color=color)
    cell.alignment = Alignment(vertical="top", wrap_text=at > 1)
    return cell
