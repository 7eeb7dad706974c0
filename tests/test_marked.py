"""`kinerja import --tandai`: the officer mends in a marked copy, which stays their own workbook."""

import re
import shutil
import stat
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from books import ANI, BUDI, CITRA, INDIKATOR, PEGAWAI, REALISASI, UNIT, office, write
from conftest import Run
from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from programs import needs_office

from kinerja_cli.intake.files.sheet import BadCell, Percent, Sheet
from kinerja_cli.intake.files.workbook import Workbook
from kinerja_cli.intake.marking import marked
from kinerja_cli.intake.reading import Reading
from kinerja_cli.rules.findings import Finding, Place

RED, AMBER, GREEN = "FFFFB3AE", "FFFFDF80", "FF00B050"
WRONG = [ANI, "Laporan tersusun", "2024-Q1", "9O,5", ""]
RIGHT = [ANI, "Laporan tersusun", "2024-Q1", 12, ""]


def faulty(path: Path, *rows: list) -> Path:
    return office(path, realisasi=list(rows) or [WRONG])


def change(path: Path, edit) -> Path:
    book = load_workbook(path)
    edit(book)
    book.save(path)
    return path


def shade(cell) -> str | None:
    return cell.fill.fgColor.rgb if cell.fill.fill_type else None


def listed(book) -> list[list]:
    return [[cell.value for cell in row[:7]] for row in book["Temuan"].iter_rows(min_row=5)]


def test_faults_are_red_warnings_amber_each_with_its_words_and_code(kinerja: Run, tmp_path):
    rows = [WRONG, [CITRA, "Rapat", "2024-Q1", 1, ""], RIGHT, RIGHT]
    outcome = kinerja("import", faulty(tmp_path / "k.xlsx", *rows), "--tandai", "periksa.xlsx")
    assert outcome.code == 4
    assert "Salinan bertanda: periksa.xlsx" in outcome.out
    sheet = load_workbook("periksa.xlsx")["realisasi"]
    shades = {cell.coordinate: shade(cell) for row in sheet for cell in row if shade(cell)}
    assert shades == {"D2": RED, "A3": RED, "A5": AMBER}
    assert "[angka-tidak-terbaca]" in sheet["D2"].comment.text
    assert "Bukan angka: “9O,5”. Seharusnya angka" in sheet["D2"].comment.text


def test_several_findings_in_one_cell_share_one_comment_and_the_worst_colour(
    kinerja: Run, tmp_path
):
    row = [ANI, "Laporan tersusun", "2024-Q2", "enam", ""]
    path = faulty(tmp_path / "k.xlsx", row, [ANI, "Laporan tersusun", "2024-Q2", "tujuh", ""])
    change(path, lambda b: b["indikator"].__setitem__("E2", "enam"))
    change(path, lambda b: b["indikator"].__setitem__("F1", "Target TW II"))
    kinerja("import", path, "--tandai", "periksa.xlsx")
    sheet = load_workbook("periksa.xlsx")["realisasi"]
    assert shade(sheet["D3"]) == RED
    text = sheet["D3"].comment.text
    assert len(re.findall(r"\[nilai-bertentangan\]", text)) == 1
    assert text.startswith("Temuan kinerja:\n• ")


def dressed(book) -> None:
    """Give a workbook what officers give theirs."""
    sheet = book["realisasi"]
    cell = sheet["D2"]
    cell.number_format, cell.font = "0.00", Font(name="Arial", bold=True, color="FF0000FF")
    cell.border, cell.fill = Border(left=Side("thick")), PatternFill("solid", fgColor=GREEN)
    cell.comment = Comment("Tolong dicek, Bu.", "Ani")
    sheet["E2"].comment = Comment("Catatan lain", "Budi")
    sheet.column_dimensions["B"].width = 33
    sheet.row_dimensions[2].height = 40
    sheet.merge_cells("G1:H1")
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.conditional_formatting.add("D2:D9", CellIsRule("lessThan", ["1"], font=Font(bold=True)))
    choices = DataValidation("list", formula1='"a,b"')
    choices.add("E2:E9")
    sheet.add_data_validation(choices)
    sheet["J1"], sheet["J2"] = "Keterangan", "=LEN(B2)"
    other = book.create_sheet("Catatan pribadi")
    other["A1"], other["A2"] = "rahasia dapur", "=1+1"
    other.sheet_state = "hidden"


def test_everything_else_in_the_workbook_stays_as_it_was(kinerja: Run, tmp_path):
    path = change(faulty(tmp_path / "k.xlsx"), dressed)
    before = path.read_bytes()
    kinerja("import", path, "--tandai", "periksa.xlsx")
    assert path.read_bytes() == before
    old, new = load_workbook(path), load_workbook("periksa.xlsx")
    assert new.sheetnames == [*old.sheetnames, "Temuan"]
    for sheet in old:
        copy = new[sheet.title]
        assert copy.sheet_state == sheet.sheet_state
        assert copy.merged_cells.ranges == sheet.merged_cells.ranges
        assert (copy.freeze_panes, copy.print_title_rows) == (
            sheet.freeze_panes,
            sheet.print_title_rows,
        )
        assert copy.page_setup.orientation == sheet.page_setup.orientation
        assert {k: d.width for k, d in copy.column_dimensions.items()} == {
            k: d.width for k, d in sheet.column_dimensions.items()
        }
        assert copy.row_dimensions[2].height == sheet.row_dimensions[2].height
        assert len(copy.conditional_formatting) == len(sheet.conditional_formatting)
        assert copy.data_validations.count == sheet.data_validations.count
        for row in sheet:
            for cell in row:
                twin = copy[cell.coordinate]
                assert (twin.value, twin.number_format) == (cell.value, cell.number_format)
                assert repr((twin.font, twin.border)) == repr((cell.font, cell.border))
                assert repr(twin.fill) == repr(cell.fill) or shade(twin) in {RED, AMBER}
    cell = new["realisasi"]["D2"]
    assert (shade(cell), cell.comment.author) == (RED, "Ani")
    assert cell.comment.text.startswith("Tolong dicek, Bu.\n\nTemuan kinerja:\n• Bukan angka")
    assert new["realisasi"]["E2"].comment.text == "Catatan lain"


def test_the_list_of_findings_leads_to_each_cell(kinerja: Run, tmp_path):
    path = faulty(tmp_path / "k.xlsx", WRONG, [CITRA, "Rapat", "2024-Q1", 1, ""])

    def edit(book) -> None:
        book["realisasi"].title = "realisasi TW I '24"
        book["pegawai"].sheet_view.tabSelected = True

    change(path, edit)
    kinerja("import", path, "--tandai", "periksa.xlsx")
    book = load_workbook("periksa.xlsx")
    sheet = book["Temuan"]
    assert (book.sheetnames[-1], book.active.title) == ("Temuan", "Temuan")
    assert [s.title for s in book if s.sheet_view.tabSelected] == ["Temuan"]
    assert [cell.value for cell in sheet[4][:7]] == [
        "No", "Tingkat", "Lembar", "Sel", "Isi", "Penjelasan dan cara memperbaiki", "Kode",
    ]  # fmt: skip
    assert [row[:5] + row[6:] for row in listed(book)] == [
        [1, "galat", "realisasi TW I '24", "D2", "9O,5", "angka-tidak-terbaca"],
        [2, "galat", "realisasi TW I '24", "A3", "19750201 199903 2 001", "nip-tidak-dikenal"],
    ]
    assert "Perbaiki isi sel itu" in listed(book)[0][5]
    assert sheet["D5"].hyperlink.location == "'realisasi TW I ''24'!D2"
    assert sheet.freeze_panes == "A5"
    page = sheet.page_setup
    assert (page.orientation, int(page.paperSize), page.fitToWidth, page.fitToHeight) == (
        "landscape", 9, 1, 0,
    )  # fmt: skip
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$4:$4"
    assert all(cell.alignment.wrap_text for cell in sheet[5][:7])


@pytest.mark.parametrize(
    "evil", ["=HYPERLINK(A1)", "+62 811", "-abc", "@SUM(A1)", "#REF!x", "a\x0bb"]
)
def test_data_never_becomes_a_formula(kinerja: Run, tmp_path, evil):
    path = tmp_path / "k.xlsx"
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    for name, rows in {
        "pegawai": [PEGAWAI, [ANI, "Ani", "Analis", UNIT, "Tidak", "", ""]],
        "realisasi": [REALISASI, [ANI, evil, "2024-Q1", 1, ""]],
    }.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                write_cell = sheet.write_string if isinstance(value, str) else sheet.write
                write_cell(number, column, value)
    book.close()
    assert kinerja("import", path, "--tandai", "periksa.xlsx").code == 4
    with zipfile.ZipFile("periksa.xlsx") as package:
        parts = [package.read(n) for n in package.namelist() if "worksheets/sheet" in n]
    assert len(parts) == 3
    assert not any(re.search(rb"<f[ />]", part) for part in parts)
    assert load_workbook("periksa.xlsx")["Temuan"]["E5"].data_type == "s"


def test_the_mended_copy_imports_and_its_list_is_no_data(kinerja: Run, tmp_path):
    kinerja("import", faulty(tmp_path / "k.xlsx"), "--tandai", "periksa.xlsx")
    change(tmp_path / "periksa.xlsx", lambda b: b["realisasi"].__setitem__("D2", 90.5))
    outcome = kinerja("import", "periksa.xlsx", "--json")
    assert (outcome.code, outcome.json()["temuan"]) == (0, [])
    assert outcome.json()["dilewati"] == [
        {"nama": "Temuan", "sebab": "daftar temuan kinerja, bukan data"}
    ]
    assert kinerja("status", "--json").json()["realisasi"] == 1


def mend_one_of_two(book) -> None:
    book["realisasi"]["D2"] = 12


def test_marking_again_takes_away_what_is_mended_and_gives_back_the_officers_own(
    kinerja: Run, tmp_path
):
    path = change(faulty(tmp_path / "k.xlsx", WRONG, [BUDI, "Rapat", "2024-Q1", 1, ""]), dressed)
    kinerja("import", path, "--tandai", "satu.xlsx")
    change(tmp_path / "satu.xlsx", mend_one_of_two)
    outcome = kinerja("import", "satu.xlsx", "--tandai", "dua.xlsx", "--json")
    assert [one["sel"] for one in outcome.json()["temuan"]] == ["B3"]
    book = load_workbook("dua.xlsx")
    assert book.sheetnames.count("Temuan") == 1
    assert not [name for name in book.sheetnames if name.startswith("Temuan ")]
    assert [row[3] for row in listed(book)] == ["B3"]
    sheet = book["realisasi"]
    assert (shade(sheet["D2"]), sheet["D2"].comment.text) == (GREEN, "Tolong dicek, Bu.")
    assert sheet["E2"].comment.text == "Catatan lain"
    assert (shade(sheet["B3"]), sheet["B3"].comment.text.count("Temuan kinerja:")) == (RED, 1)
    change(tmp_path / "dua.xlsx", lambda b: b["realisasi"].__setitem__("B3", "Kegiatan selesai"))
    assert kinerja("import", "dua.xlsx").code == 0


def test_a_cell_moved_in_the_copy_loses_our_mark_as_well(kinerja: Run, tmp_path):
    kinerja("import", faulty(tmp_path / "k.xlsx"), "--tandai", "satu.xlsx")

    def move(book) -> None:
        sheet = book["realisasi"]
        sheet.move_range("A2:E2", rows=1)
        sheet["D3"].value, sheet["D3"].comment = 12, None
        book["indikator"]["C2"] = "Naek"

    change(tmp_path / "satu.xlsx", move)
    assert shade(load_workbook("satu.xlsx")["realisasi"]["D3"]) == RED
    kinerja("import", "satu.xlsx", "--tandai", "dua.xlsx")
    book = load_workbook("dua.xlsx")
    assert shade(book["realisasi"]["D3"]) is None
    assert shade(book["indikator"]["C2"]) == RED


def test_an_officers_own_sheet_named_temuan_stays(kinerja: Run, tmp_path):
    path = change(faulty(tmp_path / "k.xlsx"), lambda b: b.create_sheet("Temuan").append(["audit"]))
    kinerja("import", path, "--tandai", "periksa.xlsx")
    book = load_workbook("periksa.xlsx")
    assert book.sheetnames[-2:] == ["Temuan", "Temuan kinerja"]
    assert book["Temuan"]["A1"].value == "audit"
    again = kinerja("import", "periksa.xlsx", "--json").json()
    assert [one["nama"] for one in again["dilewati"]] == ["Temuan", "Temuan kinerja"]


def test_formulas_stay_formulas_and_keep_their_values(kinerja: Run, tmp_path):
    path = tmp_path / "k.xlsx"
    book = xlsxwriter.Workbook(path)
    day = book.add_format({"num_format": "dd-mm-yyyy"})
    for name, rows in {
        "pegawai": [PEGAWAI, [ANI, "Ani", "Analis", UNIT, "Tidak", CITRA, ""]],
        "indikator": [[*INDIKATOR, "Tahun"], [ANI, "Lapor", "Naik", 100, 4, 4, 2024]],
        "realisasi": [REALISASI, [ANI, "Lapor", "2024-Q1", 1, ""]],
    }.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    sheet.write_formula("D2", "=1+2.5", None, 3.5)
    sheet.write_formula("G1", '="a"&"<b>"', None, "a<b>")
    sheet.write_formula("G2", "=DATE(2024,3,1)", day, 45352)
    sheet.write_formula("G3", "=1=1", None, True)
    sheet.write_formula("G4", "=1/0", None, "#DIV/0!")
    sheet.write_formula("G5", '=""', None, "")
    book.close()
    assert kinerja("import", path, "--tandai", "periksa.xlsx", "--uji").code == 0
    formulas = load_workbook("periksa.xlsx")["realisasi"]
    values = load_workbook("periksa.xlsx", data_only=True)["realisasi"]
    cells = ["D2", "G1", "G2", "G3", "G4"]
    assert [formulas[cell].value for cell in cells] == [
        "=1+2.5", '="a"&"<b>"', "=DATE(2024,3,1)", "=1=1", "=1/0",
    ]  # fmt: skip
    shown = [values[cell].value for cell in cells]
    assert shown[:2] + shown[4:] == [3.5, "a<b>", "#DIV/0!"]
    assert shown[3] is True
    assert shown[2].date() == date(2024, 3, 1)
    again = kinerja("import", "periksa.xlsx", "--json")
    assert (again.code, [one["kode"] for one in again.json()["temuan"]]) == (
        0, ["kolom-tidak-dikenal", "atasan-tidak-dikenal"],
    )  # fmt: skip


def with_macros(path: Path, to: Path) -> Path:
    """Make a workbook one with macros, as far as its package says so."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(to, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(
                    b"spreadsheetml.sheet.main+xml", b"sheet.macroEnabled.main+xml"
                ).replace(b"officedocument.sheet.macro", b"ms-excel.sheet.macro")
                part = part.replace(b"vnd.openxmlformats-ms-excel", b"vnd.ms-excel").replace(
                    b"</Types>",
                    b'<Override PartName="/xl/vbaProject.bin" '
                    b'ContentType="application/vnd.ms-office.vbaProject"/></Types>',
                )
            if name == "xl/_rels/workbook.xml.rels":
                part = part.replace(
                    b"</Relationships>",
                    b'<Relationship Id="rIdVba" Target="vbaProject.bin" Type="http://schemas.'
                    b'microsoft.com/office/2006/relationships/vbaProject"/></Relationships>',
                )
            target.writestr(name, part)
        target.writestr("xl/vbaProject.bin", b"makro yang tidak boleh hilang")
    return to


def test_macros_stay_and_the_name_must_say_so(kinerja: Run, tmp_path):
    path = with_macros(faulty(tmp_path / "k.xlsx"), tmp_path / "makro.xlsm")
    refused = kinerja("import", path, "--tandai", "periksa.xlsx")
    assert refused.code == 2
    assert ".xlsm" in refused.err
    assert kinerja("import", path, "--tandai", "periksa.xlsm").code == 4
    with zipfile.ZipFile("periksa.xlsm") as package:
        assert package.read("xl/vbaProject.bin") == b"makro yang tidak boleh hilang"
        assert b"macroEnabled" in package.read("[Content_Types].xml")
    assert shade(load_workbook("periksa.xlsm")["realisasi"]["D2"]) == RED
    assert kinerja("import", "periksa.xlsm", "--tandai", "lagi.xlsm").code == 4
    with zipfile.ZipFile("lagi.xlsm") as package:
        assert len(package.namelist()) == len(set(package.namelist()))
        assert "xl/vbaProject.bin" in package.namelist()
    assert load_workbook("lagi.xlsm")["realisasi"]["D2"].comment.text.count("Temuan") == 1


def test_a_file_of_another_kind_gives_a_plain_workbook_of_its_values(tmp_path, monkeypatch):
    rows = [
        ["NIP", "Na\x0bma", "=judul"],
        [ANI, "-5", Percent(0.95)],
        [12.0, date(2024, 3, 1), BadCell("#REF!")],
        [None, True, BadCell("")],
    ]
    sheet = Sheet("rekap: TW/I", rows, ((3, 1, 3, 2),), frozenset({2}))
    read = Workbook("rekap.csv", "0" * 64, (sheet,))
    monkeypatch.setattr(marked.workbook, "read", lambda _path: read)
    path = tmp_path / "rekap.csv"
    path.write_text("NIP;Nama\n")
    assert marked.suffix_of(path) == ".xlsx"
    finding = Finding("nip-huruf", Place("rekap.csv", "rekap: TW/I", "A2"), ANI)
    copy = marked.mark(path, Reading("rekap.csv", "", (), (), ()), [finding])
    (tmp_path / "p.xlsx").write_bytes(copy.isi)
    assert copy.hanya_asli == ()
    book = load_workbook(tmp_path / "p.xlsx")
    assert book.sheetnames == ["rekap  TW I", "Temuan"]
    made = book["rekap  TW I"]
    assert [cell.value for cell in made[1]] == ["NIP", "Na�ma", "=judul"]
    assert [cell.value for cell in made[2]][:2] == [ANI, "-5"]
    assert (made["A2"].number_format, made["A3"].value, made["B3"].value.date()) == (
        "@", 12, date(2024, 3, 1),
    )  # fmt: skip
    assert (made["C1"].data_type, made["C2"].number_format) == ("s", "0.##%")
    assert (made["C3"].value, made["C3"].data_type, made["C4"].value) == ("#REF!", "e", None)
    assert [str(area) for area in made.merged_cells.ranges] == ["B4:C4"]
    assert made.row_dimensions[3].hidden
    assert shade(made["A2"]) == RED
    assert book["Temuan"]["D5"].hyperlink.location == "'rekap  TW I'!A2"


def test_charts_and_images_are_said_to_be_whole_only_in_the_original(kinerja: Run, tmp_path):
    def draw(book) -> None:
        chart = BarChart()
        chart.add_data(Reference(book["indikator"], min_col=4, min_row=1, max_row=4))
        book["indikator"].add_chart(chart, "J2")

    path = change(faulty(tmp_path / "k.xlsx"), draw)
    outcome = kinerja("import", path, "--tandai", "periksa.xlsx")
    assert "Yang utuh hanya di berkas asli k.xlsx: grafik." in outcome.out
    told = kinerja("import", path, "--tandai", "lagi.xlsx", "--json").json()
    assert told["hanya_di_asli"] == ["grafik"]


def test_several_files_get_a_folder_with_a_copy_of_each_faulty_one(kinerja: Run, tmp_path):
    for name in ("a", "b"):
        (tmp_path / "masuk" / name).mkdir(parents=True)
    office(tmp_path / "masuk" / "baik.xlsx")
    head, rest = ["NIP", "Indikator", "Periode", "Realisasi"], ["Rapat", "2024-Q1", 4]
    for name, rows in {"a": [["Judul"], head, [CITRA, *rest]], "b": [head, ["12", *rest]]}.items():
        write(tmp_path / "masuk" / name / "Rekap.xlsx", {"realisasi": rows})
    outcome = kinerja("import", "masuk", "--tandai", "hasil/tanda", "--json")
    assert outcome.code == 4
    marks = [one["ditandai"] for one in outcome.json()]
    assert marks == ["hasil/tanda/Rekap.xlsx", "hasil/tanda/Rekap (2).xlsx", None]
    assert sorted(p.name for p in Path("hasil/tanda").iterdir()) == ["Rekap (2).xlsx", "Rekap.xlsx"]
    cells = [listed(load_workbook(path)) for path in marks[:2]]
    assert [[(row[3], row[6]) for row in rows] for rows in cells] == [
        [("A3", "nip-tidak-dikenal")],
        [("A2", "nip-panjang")],
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("k.xlsx", "--tandai", "k.xlsx"), "menimpa"),
        (("k.xlsx", "--tandai", "./tautan.xlsx"), "menimpa"),
        (("k.xlsx", "--tandai", "masuk"), "folder"),
        (("k.xlsx", "--tandai", "periksa.pdf"), ".xlsx"),
        (("k.xlsx", "lain.xlsx", "--tandai", "."), "menimpa"),
        (("k.xlsx", "lain.xlsx", "--tandai", "k.xlsx"), "berkas"),
        (("masuk", "--tandai", "masuk/tanda"), "di dalam folder"),
    ],
)
def test_a_copy_never_replaces_a_source_nor_lands_among_them(kinerja: Run, tmp_path, words, said):
    (tmp_path / "masuk").mkdir()
    faulty(tmp_path / "k.xlsx")
    shutil.copy("k.xlsx", "lain.xlsx")
    shutil.copy("k.xlsx", "masuk/k.xlsx")
    (tmp_path / "tautan.xlsx").hardlink_to(tmp_path / "k.xlsx")
    before = (tmp_path / "k.xlsx").read_bytes()
    outcome = kinerja("import", *words)
    assert outcome.code == 2
    assert said in outcome.err
    assert (tmp_path / "k.xlsx").read_bytes() == before
    assert not (tmp_path / "kinerja.db").exists()


def test_a_mended_copy_is_never_overwritten(kinerja: Run, tmp_path):
    path = faulty(tmp_path / "k.xlsx")
    assert kinerja("import", path, "--tandai", "periksa.xlsx").code == 4
    book = load_workbook("periksa.xlsx")
    book["realisasi"]["D2"] = 11
    book.save("periksa.xlsx")
    mended = (tmp_path / "periksa.xlsx").read_bytes()
    outcome = kinerja("import", path, "--tandai", "periksa.xlsx")
    assert outcome.code == 2
    told = " ".join(outcome.err.split())
    for said in ("angka-tidak-terbaca", "periksa.xlsx sudah ada dan tidak ditimpa", "Basis data tidak berubah.",
                 "kinerja import periksa.xlsx", "nama atau folder lain"):  # fmt: skip
        assert said in told, said
    assert (tmp_path / "periksa.xlsx").read_bytes() == mended
    assert kinerja("import", "periksa.xlsx").code == 0


def test_of_several_copies_none_is_written_when_one_stands_in_the_way(kinerja: Run, tmp_path):
    (tmp_path / "tanda").mkdir()
    (tmp_path / "tanda" / "b.xlsx").write_text("milik saya")
    for name in ("a.xlsx", "b.xlsx"):
        faulty(tmp_path / name)
    assert kinerja("import", "a.xlsx", "b.xlsx", "--tandai", "tanda").code == 2
    assert [p.name for p in Path("tanda").iterdir()] == ["b.xlsx"]
    assert Path("tanda/b.xlsx").read_text() == "milik saya"


def test_what_is_the_copy_already_stands(kinerja: Run, tmp_path, monkeypatch):
    monkeypatch.setattr(marked, "mark", lambda *_: marked.Marked(b"salinan", ()))
    path = faulty(tmp_path / "k.xlsx")
    for _ in range(2):
        assert kinerja("import", path, "--tandai", "periksa.xlsx").code == 4
    assert stat.S_IMODE(Path("periksa.xlsx").stat().st_mode) == 0o600


def test_without_findings_no_copy_is_written_and_that_is_said(kinerja: Run, tmp_path):
    path = office(tmp_path / "k.xlsx")
    outcome = kinerja("import", path, "--tandai", "periksa.xlsx")
    assert outcome.code == 0
    assert "Tidak ada temuan, jadi salinan bertanda tidak diperlukan" in outcome.out
    assert not (tmp_path / "periksa.xlsx").exists()
    told = kinerja("import", path, "--tandai", "periksa.xlsx", "--json").json()
    assert told["ditandai"] is None
    assert kinerja("import", path, "--json").json()["ditandai"] is None


@pytest.mark.parametrize(("option", "code"), [("--uji", 4), ("--lewati-galat", 3)])
def test_it_works_in_a_dry_run_and_when_faulty_rows_are_left_out(
    kinerja: Run, tmp_path, option, code
):
    path = faulty(tmp_path / "k.xlsx", WRONG, [BUDI, "Kegiatan selesai", "2024-Q1", 4, ""])
    outcome = kinerja("import", path, option, "--tandai", "periksa.xlsx", "--json")
    assert (outcome.code, outcome.json()["ditandai"]) == (code, "periksa.xlsx")
    assert shade(load_workbook("periksa.xlsx")["realisasi"]["D2"]) == RED


def test_a_copy_that_cannot_be_written_says_what_became_of_the_import(kinerja: Run, tmp_path):
    (tmp_path / "bukan-folder").write_text("")
    path = faulty(tmp_path / "k.xlsx", WRONG, [BUDI, "Kegiatan selesai", "2024-Q1", 4, ""])
    target = "bukan-folder/periksa.xlsx"
    refused = kinerja("import", path, "--tandai", target)
    assert refused.code == 8
    assert "Basis data tidak berubah." in refused.err
    assert "angka-tidak-terbaca" in refused.err
    stored = kinerja("import", path, "--lewati-galat", "--tandai", target, "--json")
    assert (stored.code, stored.json()["galat"]["keluar"]) == (8, 8)
    assert "Impornya sendiri sudah tersimpan." in stored.json()["galat"]["pesan"]
    assert kinerja("status", "--json").json()["realisasi"] == 1


@pytest.mark.parametrize("failure", ["an error", "no sheets"])
def test_a_workbook_that_cannot_be_edited_gives_its_values_and_says_so(
    kinerja: Run, tmp_path, monkeypatch, failure
):
    def fail(*_args, **_options):
        if failure == "no sheets":
            return marked.Workbook()
        raise KeyError

    path = faulty(tmp_path / "k.xlsx")
    with_macros(path, tmp_path / "makro.xlsm")
    monkeypatch.setattr(marked, "load_workbook", fail)
    outcome = kinerja("import", path, "--tandai", "periksa.xlsx")
    assert outcome.code == 4
    assert "Yang utuh hanya di berkas asli k.xlsx: format dan rumus." in outcome.out
    sheet = load_workbook("periksa.xlsx")["realisasi"]
    assert (sheet["B2"].value, shade(sheet["D2"])) == ("Laporan tersusun", RED)
    refused = kinerja("import", tmp_path / "makro.xlsm", "--tandai", "lain.xlsm")
    assert refused.code == 8
    assert "Dari makro.xlsm tidak dapat dibuat salinan bertanda." in refused.err
    assert not (tmp_path / "lain.xlsm").exists()


def test_a_binary_workbook_gives_a_plain_one(tmp_path):
    path = tmp_path / "biner.xlsb"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(
            "[Content_Types].xml",
            "application/vnd.ms-excel.sheet.binary.macroEnabled.main "
            "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings",
        )
    assert marked.suffix_of(path) == ".xlsx"
    assert marked._opened(path, Workbook("biner.xlsb", "", ())) is None
    assert marked._has_looks(path)


def test_a_long_comment_of_the_officer_keeps_room(kinerja: Run, tmp_path):
    def edit(book) -> None:
        book["realisasi"]["E2"].comment = Comment("Panjang sekali. " * 30, "Ani")

    path = change(faulty(tmp_path / "k.xlsx"), edit)
    kinerja("import", path, "--tandai", "periksa.xlsx")
    with zipfile.ZipFile("periksa.xlsx") as package:
        (shapes,) = [package.read(n) for n in package.namelist() if n.endswith(".vml")]
    assert max(int(found) for found in re.findall(rb"[^-]height:(\d+)px", shapes)) > 150


def test_the_screen_shows_twenty_and_says_where_all_of_them_are(kinerja: Run, tmp_path):
    rows = [[ANI, f"Indikator {n}", "2024-Q1", n, ""] for n in range(30)]
    path = faulty(tmp_path / "k.xlsx", *rows)
    outcome = kinerja("import", path)
    shown = [line for line in outcome.err.splitlines() if line.startswith("✗ ")]
    assert len(shown) == 20
    assert "… dan 10 lagi (indikator-tidak-dikenal 10×)" in outcome.err
    assert "--tandai KELUAR.xlsx, --json atau --rinci" in outcome.err
    told = kinerja("import", path, "--tandai", "periksa.xlsx", "--json").json()
    assert len(told["temuan"]) == len(listed(load_workbook("periksa.xlsx"))) == 30
    again = kinerja("import", path, "--tandai", "lagi.xlsx")
    assert "semuanya ada di salinan bertanda dan di --json" in again.err


@needs_office
def test_a_copy_saved_by_another_program_is_still_known(kinerja: Run, tmp_path):
    path = change(faulty(tmp_path / "k.xlsx", WRONG, [BUDI, "Rapat", "2024-Q1", 1, ""]), dressed)
    kinerja("import", path, "--tandai", "satu.xlsx")
    change(tmp_path / "satu.xlsx", mend_one_of_two)
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run([*command, "--outdir", "lo", "satu.xlsx"], check=True, capture_output=True,
                   timeout=90)  # fmt: skip
    outcome = kinerja("import", "lo/satu.xlsx", "--tandai", "dua.xlsx", "--json")
    assert [one["sel"] for one in outcome.json()["temuan"]] == ["B3"]
    sheet = load_workbook("dua.xlsx")["realisasi"]
    assert (shade(sheet["D2"]), sheet["D2"].comment.text) == (GREEN, "Tolong dicek, Bu.")
    assert (shade(sheet["B3"]), sheet["B3"].comment.text.count("Temuan kinerja:")) == (RED, 1)
