import io
from dataclasses import replace
from pathlib import Path

import fake_views as fake
import openpyxl
import pytest
from programs import formulas_that_agree, needs_office

from kinerja_cli.reports import excel
from kinerja_cli.reports.excel_refs import column_name, sheet_name
from kinerja_cli.reports.templating import TemplateFaultError

# openpyxl does not know the data bars that Excel 2010 added; XlsxWriter writes both kinds.
pytestmark = pytest.mark.filterwarnings("ignore:.*xtension is not supported")

GOLDEN = Path(__file__).with_name("golden") / "reports"
HOSTILE = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+62 812",
    "-5",
    "@SUM(A1)",
    '=HYPERLINK("http://x.id","klik")',
    "http://contoh.go.id/a?b=1&c=2",
    "</c><f>=1+1</f><c>",
    "]]>&amp;<!-- {{ 7*7 }} {nilai:all} {% raw %}",
    "<r><t>kaya</t></r>",
    "_x0041_ tab\tbaris\nbaru",
    "12345678901234567890",
    "TRUE",
    "#REF!",
)


def workbook(report, folder=None):
    return openpyxl.load_workbook(io.BytesIO(excel.render("dinas", report, folder)))


def cells(data):
    """Return every cell as a line: place, formula, cached value, number format."""
    formulas = openpyxl.load_workbook(io.BytesIO(data))
    values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                value = values[sheet.title][cell.coordinate].value
                formula = f" <- {cell.value}" if cell.data_type == "f" else ""
                kind = "" if cell.number_format == "General" else f" [{cell.number_format}]"
                yield f"{sheet.title}!{cell.coordinate} = {value!r}{kind}{formula}"


def small():
    people = fake.employee(1), fake.employee(3), fake.employee(6, complete=False)
    return fake.unit_of(*people, pindah=fake.unit(2).pindah)


def test_the_workbook_of_a_small_unit_is_the_one_that_was_reviewed():
    found = "\n".join(cells(excel.render("dinas", small()))) + "\n"
    assert found == (GOLDEN / "dinas.cells.txt").read_text(encoding="utf-8")


def test_the_same_data_gives_the_same_bytes():
    assert excel.render("dinas", fake.unit(8)) == excel.render("dinas", fake.unit(8))


@pytest.mark.parametrize("count", [0, 1])
def test_an_empty_and_a_lonely_unit_have_a_workbook(count):
    book = workbook(fake.unit(count))
    assert book.sheetnames == ["Ringkasan", "Pegawai", "Indikator", "Temuan"]
    assert "Tidak ada temuan" in book["Temuan"]["A4"].value


def test_whatever_an_officer_typed_stays_text():
    for text in HOSTILE:
        indicator = replace(
            fake.employee(1).indikator[0], indikator=text, umpan_balik=text, rencana=text
        )
        person = fake.employee(1, nama=text, jabatan=text, catatan=text, indikator=(indicator,))
        finding = replace(fake.TEMUAN[0], pesan=text, tempat=text)
        data = excel.render("dinas", fake.unit_of(person, unit=text, temuan=(finding,)))
        book = openpyxl.load_workbook(io.BytesIO(data))
        for sheet, place in (
            ("Pegawai", "C5"),
            ("Pegawai", "D5"),
            ("Indikator", "D5"),
            ("Temuan", "E5"),
        ):
            cell = book[sheet][place]
            assert (cell.data_type, cell.value.strip()) == ("s", text), sheet
        assert not any(cell.hyperlink for sheet in book for row in sheet for cell in row)


def test_text_that_looks_like_a_formula_is_still_text_after_editing():
    person = fake.employee(1, nama="=1+1", jabatan="Perawat")
    row = workbook(fake.unit_of(person))["Pegawai"][5]
    assert [row[2].quotePrefix, row[3].quotePrefix] == [True, False]


def test_characters_that_xml_forbids_are_left_out_and_a_cut_is_said():
    person = fake.employee(1, nama="A\x00B\x07\ud800C", catatan="x" * 40_000)
    row = workbook(fake.unit_of(person))["Pegawai"][5]
    assert row[2].value == "ABC"
    note = next(c.value for c in row if c.value and len(str(c.value)) > 1_000)
    assert len(note) == 32_767
    assert note.endswith("[dipotong; aslinya 40000 huruf]")


def test_a_nip_is_text_and_no_formula_looks_for_one():
    book = workbook(fake.unit(30))
    assert all(len(row[1].value) == 18 for row in book["Pegawai"].iter_rows(min_row=5, max_row=34))
    nip_columns = {"Pegawai": "B", "Indikator": "B"}
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" and "SUBTOTAL(103" not in cell.value:
                    assert f"${nip_columns.get(sheet.title, '?')}$" not in cell.value
                    assert "!$B$" not in cell.value


def test_an_office_changes_one_block_and_one_look(tmp_path):
    folder = tmp_path / "excel"
    folder.mkdir()
    (folder / "dinas.xml.j2").write_text(
        '{% extends "kinerja:excel/dinas.xml.j2" %}'
        "{% block kop %}<line><c>PEMERINTAH KOTA LAIN</c></line>{% endblock %}"
        '{% block kolom %}<col id="predikat" width="20">Predikat</col><col id="no" width="5">No</col>'
        '<col id="nip">NIP</col><col id="nilai" style="angka2">Nilai</col><col id="status">Status</col>'
        "{% endblock %}"
        '{% block tanda_tangan %}<line><c style="tebal">Wali Kota</c></line>{% endblock %}',
        encoding="utf-8",
    )
    (folder / "gaya.toml").write_text('[angka2]\nnum_format = "0.000"\n', encoding="utf-8")
    book = workbook(fake.unit(2), tmp_path)
    assert book["Ringkasan"]["A1"].value == "PEMERINTAH KOTA LAIN"
    assert [cell.value for cell in book["Pegawai"][4]] == [
        "Predikat",
        "No",
        "NIP",
        "Nilai",
        "Status",
    ]
    assert book["Pegawai"]["D5"].number_format == "0.000"


def office(tmp_path, body):
    (tmp_path / "excel").mkdir()
    text = f'<workbook><sheet name="A"><columns><col id="a">A</col><col id="b">B</col></columns>{body}</sheet></workbook>'
    (tmp_path / "excel" / "dinas.xml.j2").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_formula_can_point_at_the_rows_of_a_group(tmp_path):
    body = (
        '<head/><row group="x"><n>1</n></row><row group="x"><n>2</n></row><row><n>3</n></row>'
        "<line><f>=SUM({a@x})</f><f>=SUM({A!a:all})</f></line>"
    )
    sheet = workbook(fake.unit(1), office(tmp_path, body))["A"]
    assert [sheet["A5"].value, sheet["B5"].value] == ["=SUM($A$2:$A$3)", "=SUM(A!$A$2:$A$4)"]


def test_rules_of_every_kind_and_a_chart_reach_the_sheet(tmp_path):
    body = (
        "<head/><row><n>1</n><c>Baik</c></row><row><n>2</n><c>Kurang</c></row>"
        '<rule col="a" type="bar" max="9"/><rule col="a" type="scale"/>'
        '<rule col="a" type="below" value="2" style="tanda_4"/>'
        '<rule col="a" type="above" value="{{ laporan.batas_atas }}" style="tanda_1"/>'
        '<rule col="b" type="is" value="Kata &#34;kutip&#34;" style="tanda_3"/>'
        '<rule col="hilang" type="bar"/>'
        '<chart type="line"><series categories="{b:all}" values="{a:all}"/></chart>'
    )
    sheet = workbook(fake.unit(1), office(tmp_path, body))["A"]
    rules = [rule for area in sheet.conditional_formatting for rule in area.rules]
    assert {rule.type for rule in rules} == {"dataBar", "colorScale", "cellIs"}
    assert [rule.formula for rule in rules if rule.type == "cellIs"] == [
        ["2.0"],
        ["120.0"],
        ['"Kata ""kutip"""'],
    ]
    assert len(sheet._charts) == 1


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<row><f>={{ laporan.unit }}</f></row>", "memuat teks dari data"),
        ("<row><f>={c}</f></row>", "tidak ada kolom {c}"),
        ("<row><f>={Lain!a:all}</f></row>", "tidak ada kolom"),
        ("<line><f>=SUM({a:all})</f></line>", "tidak mempunyai baris"),
        ("<row><n>dua</n></row>", "bukan angka"),
        ('<row style="megah"><c>x</c></row>', "Gaya “megah” tidak ada"),
        ('<row height="tinggi"><c>x</c></row>', "tidak dapat dibuat"),
        ('<chart title="{{ laporan.unit }}"/>', "memuat teks dari data"),
        ("<row><c>{{ 1 / 0 }}</c></row>", "tidak dapat dipakai"),
        ("<row><c>", "bukan XML"),
        ("<row><c>{{ laporan.gaji }}</c></row>", "baris 1"),
        ("{% if %}", "baris 1"),
        ("{{ ''.__class__.__mro__ }}", "dinas.xml.j2"),
        ('<row group="x"/><row/><row group="x"/>', "tidak berurutan"),
    ],
)
def test_a_wrong_template_is_told_in_words(tmp_path, body, words):
    with pytest.raises(TemplateFaultError) as error:
        excel.render("dinas", fake.unit(1), office(tmp_path, body))
    assert words in error.value.pesan


def test_names_of_sheets_and_columns_are_what_excel_takes():
    assert sheet_name("A/B: [x]?" + "y" * 40) == "A-B- -x--" + "y" * 22
    assert sheet_name("''") == "Lembar"
    assert [column_name(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_every_printed_sheet_repeats_its_header_and_numbers_its_pages():
    for sheet in workbook(fake.unit(3)).worksheets:
        assert sheet.page_setup.paperSize == 9
        assert "&P" in sheet.oddFooter.right.text
        assert sheet.page_setup.fitToHeight == (None if sheet.title == "Ringkasan" else 0)
        if sheet.title != "Ringkasan":
            assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$4:$4", "landscape")
            assert sheet.auto_filter.ref.startswith("A4:")
            assert sheet.freeze_panes


@pytest.mark.office
@needs_office
def test_the_counts_of_printed_values_agree_with_their_cached_values(tmp_path):
    people = [fake.employee(n, complete=n != 6) for n in range(1, 31)]
    data = excel.render("dinas", fake.unit_of(*people))
    assert formulas_that_agree(data, tmp_path) > 12
