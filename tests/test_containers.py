"""Every container is recognised by its bytes and read whole; what is none says so in its own words."""

import errno
import io
import os
import re
from datetime import date, datetime
from pathlib import Path

import containers
import pytest
from books import ANI, BUDI, office
from conftest import Run
from containers import CONTAINERS, Rows, changed, compound, ods_of, xls, xlsx, zipped
from openpyxl import Workbook, load_workbook

from kinerja_cli.actions.import_sheets import files_of
from kinerja_cli.errors import UnreadableError
from kinerja_cli.intake.files import workbook
from kinerja_cli.intake.files.sheet import BadCell, Percent

ROWS: Rows = [
    ["DINAS CONTOH KOTA UJI"],
    ["TRIWULAN I TAHUN 2024"],
    [],
    ["NIP", "Nama", "Jabatan", "Indikator", "Target", "Realisasi"],
    [ANI, "Ani Lestari", "Analis\nKinerja", "Laporan; rapi & tepat", 12.5, 12],
    [BUDI, "Budi", "Arsiparis", "Rapat", 4, 3],
]


def read(tmp_path: Path, content: bytes, name: str = "berkas.xls") -> workbook.Workbook:
    path = tmp_path / name
    path.write_bytes(content)
    return workbook.read(path)


def rows(tmp_path: Path, content: bytes, name: str = "berkas.xls") -> list[list[object]]:
    (sheet,) = read(tmp_path, content, name).sheets
    found = [list(row) for row in sheet.rows]
    for row in found:
        while row and row[-1] is None:
            row.pop()
    return found


def why(tmp_path: Path, content: bytes, name: str = "berkas.xlsx") -> str:
    with pytest.raises(UnreadableError) as caught:
        read(tmp_path, content, name)
    assert caught.value.keluar == 5
    assert caught.value.saran.endswith(".")
    return caught.value.pesan


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "csv", "dat"])
@pytest.mark.parametrize("kind", CONTAINERS)
def test_the_bytes_decide_and_every_container_gives_the_same_cells(tmp_path, kind, suffix):
    found = rows(tmp_path, CONTAINERS[kind](ROWS), f"berkas.{suffix}")
    texts = [[format(v, "g") if isinstance(v, float) else v for v in row] for row in found]
    expected = [[format(v, "g") if isinstance(v, (int, float)) else v for v in row] for row in ROWS]
    assert texts == expected


@pytest.mark.parametrize("kind", CONTAINERS)
def test_every_container_is_imported_and_a_message_names_its_cell(kinerja: Run, tmp_path, kind):
    path = tmp_path / f"rekap.{kind}"
    path.write_bytes(CONTAINERS[kind]([*ROWS, [ANI, "Ani", "Analis", "Lain", 4, "9O,5"]]))
    outcome = kinerja("import", path, "--json")
    faults = [(f["kode"], f["sel"]) for f in outcome.json()["temuan"] if f["tingkat"] == "galat"]
    assert (outcome.code, faults) == (4, [("angka-tidak-terbaca", "F7")])
    path.write_bytes(CONTAINERS[kind](ROWS))
    outcome = kinerja("import", path, "--json")
    assert outcome.code == 0, outcome.out
    told = [f for f in outcome.json()["temuan"] if f["kode"] == "format-tanpa-periksa"]
    assert [f["tingkat"] for f in told] == (["peringatan"] if kind in {"xls", "xlsb"} else [])


def test_a_folder_stands_for_every_kind_of_sheet_but_no_lock_and_no_hidden_file(tmp_path):
    wanted = {
        f"a.{suffix}" for suffix in ("xlsx", "XLSM", "xlsb", "xls", "ods", "csv", "tsv", "txt")
    }
    for name in wanted | {"~$a.xlsx", ".~lock.a.ods#", ".b.csv", "gambar.png"}:
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "folder.xls").mkdir()
    assert {path.name for path in files_of([tmp_path])} == wanted


SHEET = "xl/worksheets/sheet1.xml"
SPACES = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main":
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships":
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
}  # fmt: skip


def strict(_: str, part: bytes) -> bytes:
    for old, new in SPACES.items():
        part = part.replace(old, new)
    return part


def in_utf16(_: str, part: bytes) -> bytes:
    text = part.decode()
    body = text.partition("?>")[2] if text.startswith("<?xml") else text
    return ('<?xml version="1.0" encoding="UTF-16"?>' + body).encode("utf-16")


def prefixed(name: str, part: bytes) -> bytes:
    if name != SHEET:
        return part
    return re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", part.replace(b"xmlns=", b"xmlns:x="))


def percent_book() -> bytes:
    book = Workbook()
    book.active["B2"], book.active["A3"], book.active["C4"] = 0.95, "=1/0", "ujung"
    book.active["B2"].number_format = "0%"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    "made",
    [
        percent_book,
        lambda: changed(percent_book(), strict),
        lambda: changed(percent_book(), in_utf16),
        lambda: changed(percent_book(), prefixed),
        lambda: changed(percent_book(), lambda _, p: p.replace(b"worksheets/sheet1.xml", b"satu.bin"),
                        **{"worksheets/sheet1.xml": "satu.bin"}),
        lambda: changed(percent_book(), lambda _, p: p.replace(b"xl/", b"isi/"), **{"xl/": "isi/"}),
        lambda: changed(percent_book(), lambda _, p: p, **{"xl/worksheets/s": "XL\\WorkSheets\\S"}),
    ],
    ids=["plain", "strict", "utf16", "prefixed", "other-part", "other-root", "capitals"],
)  # fmt: skip
def test_an_xlsx_of_any_dialect_keeps_its_percents_and_uncomputed_formulas(tmp_path, made):
    found = rows(tmp_path, made())
    assert found[1:] == [[None, 0.95], [BadCell("")], [None, None, "ujung"]]
    assert isinstance(found[1][1], Percent)


def test_an_ods_keeps_what_a_bare_reader_drops(tmp_path):
    cell = '<table:table-cell office:value-type="{}" {}><text:p>{}</text:p></table:table-cell>'
    tables = (
        '<table:table table:name="A"><table:table-row table:number-rows-repeated="2">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        "<table:table-row>"
        '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"'
        ' office:value-type="string"><office:annotation><text:p>rahasia</text:p></office:annotation>'
        '<text:p>satu <text:span>dua</text:span><text:s text:c="2"/>tiga</text:p><text:p>empat'
        "</text:p></table:table-cell><table:covered-table-cell/>"
        + cell.format("percentage", 'office:value="0.95"', "95%")
        + cell.format("string", 'calcext:value-type="error" table:formula="of:=1/0"', "#DIV/0!")
        + '</table:table-row><table:table-row table:visibility="collapse">'
        '<table:covered-table-cell table:number-columns-repeated="2"/>'
        + '<table:table-cell table:formula="of:=1+1"/>'
        + cell.format("date", 'office:date-value="2024-01-02"', "2 Januari")
        + cell.format("date", 'office:date-value="2024-01-02T03:04:05"', "2 Januari")
        + cell.format("boolean", 'office:boolean-value="true"', "BENAR")
        + '</table:table-row><table:table-row table:number-rows-repeated="2">'
        + cell.format("string", 'table:number-columns-repeated="2"', "x")
        + '</table:table-row><table:table-row table:number-rows-repeated="1048570">'
        "<table:table-cell/></table:table-row></table:table>"
        '<table:table table:name="B" table:style-name="ta2"/>'
    )
    hidden = (
        '<style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    first, second = read(tmp_path, ods_of(tables, hidden)).sheets
    assert first.rows == [
        [],
        [],
        ["satu dua  tiga\nempat", None, Percent(0.95), BadCell("#DIV/0!")],
        [
            None,
            None,
            BadCell(""),
            date(2024, 1, 2),
            datetime.fromisoformat("2024-01-02T03:04:05"),
            True,
        ],
        ["x", "x"],
        ["x", "x"],
    ]
    assert isinstance(first.rows[2][2], Percent)
    assert (first.merged, first.hidden_rows) == (((2, 0, 3, 1),), {3})
    assert (first.terlihat, second.terlihat) == (True, False)


def test_an_excel_xml_of_2003_keeps_indexes_merges_percents_and_errors(tmp_path):
    content = containers.xml_2003([], styles='<Styles><Style ss:ID="p"><NumberFormat ss:Format='
                                  '"0.0%"/></Style></Styles>')  # fmt: skip
    table = (
        '<Table><Row ss:Index="3" ss:Hidden="1"><Cell ss:Index="2" ss:MergeAcross="1">'
        '<Data ss:Type="String">a<B>b</B></Data><Comment><Data>rahasia</Data></Comment></Cell>'
        '<Cell ss:StyleID="p"><Data ss:Type="Number">0.5</Data></Cell></Row><Row>'
        '<Cell><Data ss:Type="Error">#REF!</Data></Cell><Cell ss:Formula="=1"/>'
        '<Cell><Data ss:Type="DateTime">2024-01-02T00:00:00.000</Data></Cell></Row></Table>'
        "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>"
    )
    made = content.replace(b"<Table></Table>", table.encode())
    (sheet,) = read(tmp_path, made).sheets
    assert sheet.rows == [
        [],
        [],
        [None, "ab", None, Percent(0.5)],
        [BadCell("#REF!"), BadCell(""), date(2024, 1, 2)],
    ]
    assert isinstance(sheet.rows[2][3], Percent)
    assert (sheet.merged, sheet.hidden_rows, sheet.terlihat) == (((2, 1, 2, 2),), {2}, False)


LOGIN = b"<!DOCTYPE html><html><body><form><table><tr><td><input type='password'></table></form>"
REFUSED = {
    "kosong": (b"", "0 byte"),
    "nol": (bytes(5000), "belum terisi"),
    "sandi-ooxml": (compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}), "kata sandi"),
    "sandi-xls": (xls([["a"]], first=containers.record(0x2F, b"\x01\0" + bytes(52))), "kata sandi"),
    "sandi-ods": (
        zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"\x93",
                "META-INF/manifest.xml": "<m><e><encryption-data/></e></m>"}),
        "kata sandi",
    ),
    "terpotong": (xlsx([["a"]])[:-400], "rusak"),
    "xls-terpotong": (xls([["a"]])[:2000], "rusak"),
    "xls-ubah-teks": (b"\xef\xbf\xbd\xef\xbf\xbd\x11\xef\xbf\xbd", "diubah sebagai teks"),
    "login": (LOGIN, "login"),
    "html": (b"<html><body>Galat 500</body></html>", "tanpa tabel"),
    "pdf": (b"%PDF-1.4", "PDF"),
    "png": (b"\x89PNG\r\n\x1a\n", "gambar"),
    "webp": (b"RIFF\x10\0\0\0WEBPVP8 ", "gambar"),
    "docx": (zipped({"[Content_Types].xml": "", "word/document.xml": ""}), "Word"),
    "doc": (compound({"WordDocument": b"x"}), "Word"),
    "rtf": (b"{\\rtf1", "Word"),
    "pptx": (zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "PowerPoint"),
    "ppt": (compound({"PowerPoint Document": b"x"}), "PowerPoint"),
    "msg": (compound({"__properties_version1.0": b"x"}), "dokumen Office lain"),
    "odt": (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "bukan lembar kerja"),
    "numbers": (zipped({"Index/Document.iwa": "x"}), "Numbers"),
    "zip": (zipped({"rekap.xlsx": "x"}), "arsip"),
    "rar": (b"Rar!\x1a\x07\x01\0", "arsip"),
    "7z": (b"7z\xbc\xaf'\x1c", "arsip"),
    "gsheet": (b'{"url": "https://docs.google.com/open?id=1"}', "pintasan"),
    "url": (b"[InternetShortcut]\r\nURL=https://example.com", "pintasan"),
    "sqlite": (b"SQLite format 3\0", "SQLite"),
    "excel-4": (b"\x09\x04\x06\0\0\0\x10\0", "sangat lama"),
    "xml": (b"<?xml version='1.0'?><kantor/>", "XML"),
    "biner": (bytes(range(1, 32)) * 20, "tidak dikenali"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_sheet_is_refused_in_its_own_words(kinerja: Run, tmp_path, case):
    content, word = REFUSED[case]
    assert word in why(tmp_path, content)
    outcome = kinerja("import", tmp_path / "berkas.xlsx")
    assert (outcome.code, word in outcome.err) == (5, True)
    assert not (tmp_path / "kinerja.db").exists()


def test_a_text_with_a_tag_in_a_cell_is_no_page(tmp_path):
    assert rows(tmp_path, b"NIP;Nama\n1;<table>Ani") == [["NIP", "Nama"], ["1", "<table>Ani"]]


@pytest.mark.parametrize("name", ["~$rekap.xlsx", ".~lock.rekap.ods#"])
def test_a_lock_file_is_told_by_its_name(tmp_path, name):
    assert "kunci" in why(tmp_path, b"\x05Ani", name)


def test_a_pipe_a_device_and_a_folder_are_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipa.xlsx")
    for path, word in (
        (tmp_path / "pipa.xlsx", "pipa atau perangkat"),
        (Path("/dev/zero"), "pipa atau perangkat"),
        (tmp_path, "folder"),
    ):
        with pytest.raises(UnreadableError, match=word):
            workbook.read(path)


def test_a_file_that_may_not_be_read_says_so(tmp_path, monkeypatch):
    (tmp_path / "a.xlsx").write_bytes(b"x")

    def forbidden(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "read_bytes", forbidden)
    with pytest.raises(UnreadableError, match="tidak ada hak akses"):
        workbook.read(tmp_path / "a.xlsx")


def test_a_whole_office_in_an_ods_is_scored(kinerja: Run, tmp_path):
    book = load_workbook(office(tmp_path / "kantor.xlsx"))
    tables = [containers.ods([list(row) for row in sheet.values], sheet.title) for sheet in book]
    for number, content in enumerate(tables):
        (tmp_path / f"{number}.ods").write_bytes(content)
    assert kinerja("import", *sorted(tmp_path.glob("*.ods"))).code == 0
    kinerja("score", "--periode", "2024-Q1")
    assert kinerja("explain", ANI, "--json").json()["predikat"] == "Sangat Baik"
