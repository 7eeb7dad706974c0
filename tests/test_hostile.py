"""Files made to exhaust or deceive the reader: refused in words, quickly, and before it sees them."""

import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from struct import pack

import pytest
from conftest import Run
from containers import (
    changed,
    compound,
    ods_of,
    record,
    record12,
    xls,
    xlsb,
    xlsx,
    xml_2003,
    zipped,
)

PLAIN = xlsx([["NIP", "Nama"], ["1", "Ani"]])
SHEET = "xl/worksheets/sheet1.xml"
DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'
PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x">%p;]>'


def part(name: str, change: Callable[[bytes], bytes], content: bytes = PLAIN) -> bytes:
    assert name in zipfile.ZipFile(BytesIO(content)).namelist()
    return changed(content, lambda at, data: change(data) if at == name else data)


def with_part(name: str, data: bytes, content: bytes = PLAIN) -> bytes:
    parts = {
        n: zipfile.ZipFile(BytesIO(content)).read(n)
        for n in zipfile.ZipFile(BytesIO(content)).namelist()
    }
    return zipped({**parts, name: data})


def prologue(
    text: str, name: str = SHEET, encoding: str = "utf-8", content: bytes = PLAIN
) -> bytes:
    def change(data: bytes) -> bytes:
        body = data.decode()
        body = body.partition("?>")[2] if body.startswith("<?xml") else body
        return (
            f'<?xml version="1.0" encoding="{encoding.removesuffix("-le")}"?>' + text + body
        ).encode(encoding)

    return part(name, change, content)


def lying(content: bytes, name: str, claim: int) -> bytes:
    """Return a package that claims another unpacked size for a part, in both its headers."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        true = package.getinfo(name).file_size
        crc = package.getinfo(name).CRC
    old, new = pack("<I", true), pack("<I", claim)
    made = content
    for at in range(len(content) - 12):
        if content[at : at + 4] == pack("<I", crc) and content[at + 8 : at + 12] == old:
            made = made[: at + 8] + new + made[at + 12 :]
    assert made != content
    return made


def cells(text: str) -> bytes:
    return part(SHEET, lambda data: data.replace(b"</sheetData>", text.encode() + b"</sheetData>"))


SPACES = b" " * 60_000_000
BOMBS = {
    "one-part": lambda: with_part("xl/sharedStrings.xml", b"<sst>" + SPACES + b"</sst>"),
    "other-part": lambda: with_part("docProps/x.bin", bytes(60_000_000)),
    "hidden-among-noise": lambda: with_part(
        "xl/a.bin", bytes(12_000_000), with_part("xl/media/n.png", _noise(3_000_000))
    ),
    "many-parts": lambda: zipped(
        {
            **{f"a/{n}": b"" for n in range(5_001)},
            "[Content_Types].xml": b"",
            "xl/workbook.xml": b"",
        }
    ),
    "size-too-small": lambda: lying(with_part("xl/x.xml", b"<a/>" * 9_000), "xl/x.xml", 100),
    "size-too-large": lambda: lying(PLAIN, SHEET, 5_000_000),
    "size-beyond": lambda: lying(PLAIN, SHEET, 4_000_000_000),
    "same-name-twice": lambda: with_part(SHEET.upper(), b"<worksheet/>"),
    "two-workbooks": lambda: with_part("xl/workbook.bin", b""),
    "ods-ratio": lambda: with_part("x.bin", bytes(60_000_000), ods_of("")),
    "xlsb-ratio": lambda: with_part("x.bin", bytes(60_000_000), xlsb([["a"]])),
}
ENTITIES = {
    **{f"{name}-{number}": (lambda n=name, t=text: prologue(t, n))
       for name in (SHEET, "xl/workbook.xml", "xl/styles.xml", "_rels/.rels", "docProps/core.xml")
       for number, text in enumerate((DTD, OUTSIDE, PARAMETER))},
    "utf-16": lambda: prologue(DTD, encoding="utf-16"),
    "utf-16-le": lambda: prologue(DTD, encoding="utf-16-le"),
    "latin-1": lambda: prologue(DTD, encoding="iso-8859-1"),
    "after-comments": lambda: prologue("<!--" + "x" * 200_000 + "-->" + DTD),
    "shared-strings": lambda: with_part("xl/sharedStrings.xml", DTD.encode() + b"<sst/>"),
    "ods": lambda: ods_of("", prologue=DTD),
    "xml-2003": lambda: xml_2003([["a"]]).replace(b"<Workbook", DTD.encode() + b"<Workbook"),
}  # fmt: skip
FAR = {
    "far": lambda: cells('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "beyond": lambda: cells('<row r="9"><c r="ZZZZ9"><v>1</v></c></row>'),
    "overflow": lambda: cells('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'),
    "quotes": lambda: cells("<row r='900000'><c r='A900000'><v>1</v></c></row>"),
    "prefixed": lambda: cells(
        '<x:row xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:c r="XFD9">'
        "<x:v>1</x:v></x:c></x:row>"
    ),
    "implicit-columns": lambda: cells('<row r="9">' + "<c><v>1</v></c>" * 600 + "</row>"),
    "implicit-rows": lambda: cells('<row r="400000"/><row><c><v>1</v></c></row>'),
    "lying-dimension": lambda: part(
        SHEET,
        lambda data: data.replace(b"</sheetData>", b'<row r="9"><c r="XFD9"><v>1</v></c></row></sheetData>')
        .replace(b'ref="A1:B2"', b'ref="A1"'),
    ),
    "other-part": lambda: changed(
        cells('<row r="9"><c r="XFD9"><v>1</v></c></row>'),
        lambda _, data: data.replace(b"worksheets/sheet1.xml", b"satu.bin"),
        **{"worksheets/sheet1.xml": "satu.bin"},
    ),
    "utf-16": lambda: prologue("", encoding="utf-16", content=cells(
        '<row r="9"><c r="XFD9"><v>1</v></c></row>')),
    "xls-cell": lambda: xls([["a"]], extra=record(0x203, pack("<HHHd", 65_535, 60_000, 0, 1))),
    "xls-many": lambda: xls([["a"]], extra=record(0xBD, pack("<HH", 9, 0) + bytes(6 * 1300) + b"\0\0")),
    "xls-dimension": lambda: xls([["a"]], extra=record(0x200, pack("<IIHHH", 0, 2**31, 0, 256, 0))),
    "xlsb-row": lambda: xlsb([["a"]], far=(1_048_575, 0)),
    "xlsb-column": lambda: xlsb([["a"]], far=(9, 4_000_000_000)),
    "ods-columns": lambda: ods_of('<table:table><table:table-row><table:table-cell '
        'table:number-columns-repeated="1000000000" office:value-type="float" office:value="1"/>'
        "</table:table-row></table:table>"),
    "ods-rows": lambda: ods_of('<table:table><table:table-row table:number-rows-repeated="1000000000">'
        '<table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>'),
    "ods-far": lambda: ods_of('<table:table><table:table-row table:number-rows-repeated="1000000000"/>'
        '<table:table-row><table:table-cell office:value-type="float" office:value="1"/>'
        "</table:table-row></table:table>"),
    "ods-digits": lambda: ods_of(f'<table:table><table:table-row table:number-rows-repeated="{"9" * 5000}">'
        '<table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>'),
    "xml-2003": lambda: xml_2003([["a"]]).replace(b"<Cell>", b'<Cell ss:Index="999999999">'),
    "xml-2003-row": lambda: xml_2003([["a"]]).replace(b"<Row>", b'<Row ss:Index="999999999">'),
}  # fmt: skip


def _noise(size: int) -> bytes:
    import random

    return random.Random(1).randbytes(size)


def loop() -> bytes:
    """Return a compound file whose directory bites its own tail."""
    made = bytearray(compound({"Workbook": b"x"}))
    made[512 + 4 : 512 + 8] = pack("<I", 1)
    return bytes(made)


def difat_loop() -> bytes:
    """Return a compound file whose list of allocation sectors bites its own tail."""
    made = bytearray(compound({"Workbook": b"x"}))
    made[68:72] = made[512 + 508 : 512 + 512] = pack("<I", 0)
    return bytes(made)


OTHERS = {
    "ole-loop": loop,
    "ole-difat-loop": difat_loop,
    "native-panic": lambda: xlsb([["a"]], extra=record12(7, pack("<III", 0, 0, 99))),
    "ods-long-cell": lambda: ods_of("<table:table><table:table-row><table:table-cell><text:p>"
        + "".join(f"{n:09d}" for n in range(100_000))
        + "</text:p></table:table-cell></table:table-row></table:table>"),
    "bzip2": lambda: _bzip2(PLAIN),
}  # fmt: skip


def _bzip2(content: bytes) -> bytes:
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_BZIP2) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return made.getvalue()


HOSTILE = {
    f"{group}:{name}": made
    for group, cases in (("bom", BOMBS), ("entitas", ENTITIES), ("jauh", FAR), ("lain", OTHERS))
    for name, made in cases.items()
}

SAYS = {
    "bom": "tidak dibaca",
    "entitas": "DTD",
    "jauh": "sangat jauh",
    "jauh:beyond": "rusak",
    "jauh:overflow": "rusak",
    "lain": "rusak",
    "lain:ods-long-cell": "terlalu panjang",
    "lain:bzip2": "cara yang tidak biasa",
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_refused_in_words_and_quickly(kinerja: Run, tmp_path, case):
    (tmp_path / "berkas.xlsx").write_bytes(HOSTILE[case]())
    start = time.monotonic()
    outcome = kinerja("import", "berkas.xlsx")
    assert outcome.code == 5, outcome.out
    assert time.monotonic() - start < 3
    assert "berkas.xlsx" in outcome.err
    assert "Traceback" not in outcome.err
    group = case.partition(":")[0]
    assert SAYS.get(case, SAYS[group]) in outcome.err
    assert not (tmp_path / "kinerja.db").exists()


def test_the_plain_workbook_behind_the_hostile_ones_is_read(tmp_path):
    from kinerja_cli.intake.files import workbook

    (tmp_path / "a.xlsx").write_bytes(PLAIN)
    assert workbook.read(tmp_path / "a.xlsx").sheets[0].rows == [["NIP", "Nama"], ["1", "Ani"]]
