"""The same rows in every container kinerja reads, made byte by byte; and the hostile ones."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from struct import pack
from xml.sax.saxutils import escape

from openpyxl import Workbook

Rows = Sequence[Sequence[str | float | None]]
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def xlsx(rows: Rows, name: str = "Lembar") -> bytes:
    book = Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(list(row))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return made.getvalue()


def changed(content: bytes, change: Callable[[str, bytes], bytes], **names: str) -> bytes:
    """Return a package with each part changed; `names` maps words in part names to others."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for part in package.namelist():
            new = part
            for old, other in names.items():
                new = new.replace(old, other)
            parts[new] = change(part, package.read(part))
    return zipped(parts)


def ods(rows: Rows, name: str = "Lembar", extra: str = "") -> bytes:
    def cell(value: str | float | None) -> str:
        if value is None:
            return "<table:table-cell/>"
        if isinstance(value, str):
            lines = escape(value).replace("\n", "<text:line-break/>")
            text = f"<text:p>{lines}</text:p>"
            return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'

    lines = ("<table:table-row>" + "".join(map(cell, row)) + "</table:table-row>" for row in rows)
    return ods_of(f'<table:table table:name="{name}">{"".join(lines)}{extra}</table:table>')


def ods_of(tables: str, styles: str = "", prologue: str = "") -> bytes:
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text", "style")
    )
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{prologue}<office:document-content {spaces} {calc}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "content.xml": content})


def record(kind: int, data: bytes = b"") -> bytes:
    return pack("<HH", kind, len(data)) + data


def xls(rows: Rows, name: str = "Lembar", extra: bytes = b"", first: bytes = b"") -> bytes:
    """Return an .xls of BIFF8; `extra` are records of the sheet, `first` of the globals."""
    start = record(0x809, pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + first
    title = pack("<BB", len(name), 0) + name.encode()
    where = len(start) + 4 + 6 + len(title) + 4
    book = start + record(0x85, pack("<IBB", where, 0, 0) + title) + record(0x0A)
    sheet = record(0x809, pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            place = pack("<HHH", at, column, 0)
            if isinstance(value, str):
                text = pack("<HB", len(value), 1) + value.encode("utf-16-le")
                sheet += record(0x204, place + text)
            elif value is not None:
                sheet += record(0x203, place + pack("<d", value))
    return compound({"Workbook": book + sheet + extra + record(0x0A)})


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file; short streams are padded, so that no mini sectors are needed."""
    sectors, chains, entries = [], [], []
    for name, data in streams.items():
        long = data.ljust(4096, b"\0")
        entries.append((name, len(sectors) + 2, len(long)))
        count = -(-len(long) // 512)
        padded = long.ljust(count * 512, b"\0")
        at = len(sectors) + 2
        sectors += [padded[i * 512 : i * 512 + 512] for i in range(count)]
        chains += [*range(at + 1, at + count), 0xFFFFFFFE]
    fat = [0xFFFFFFFD, 0xFFFFFFFE, *chains]
    assert len(fat) <= 128, "one sector of FAT is enough for a test"
    fat += [0xFFFFFFFF] * (128 - len(fat))

    def entry(name: str, kind: int, start: int, size: int) -> bytes:
        text = (name + "\0").encode("utf-16-le")
        links = pack("<BBIII", kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, 1 if kind == 5 else 0xFFFFFFFF)
        head = text.ljust(64, b"\0") + pack("<H", len(text)) + links
        return head.ljust(116, b"\0") + pack("<III", start, size, 0)

    directory = entry("Root Entry", 5, 0xFFFFFFFE, 0)
    directory += b"".join(entry(name, 2, start, size) for name, start, size in entries)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += pack("<109I", 0, *[0xFFFFFFFF] * 108)
    return header + pack("<128I", *fat) + directory.ljust(512, b"\0") + b"".join(sectors)


def record12(kind: int, data: bytes = b"") -> bytes:
    def varying(number: int) -> bytes:
        made = b""
        while number > 0x7F:
            made += bytes([number & 0x7F | 0x80])
            number >>= 7
        return made + bytes([number])

    return varying(kind) + varying(len(data)) + data


def wide(text: str) -> bytes:
    return pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(
    rows: Rows, name: str = "Lembar", far: tuple[int, int] | None = None, extra: bytes = b""
) -> bytes:
    sheet = record12(0x81) + record12(0x94, pack("<IIII", 0, 0, 0, 0)) + record12(0x91)
    for at, row in enumerate(rows):
        sheet += record12(0, pack("<I", at) + bytes(13))
        for column, value in enumerate(row):
            place = pack("<II", column, 0)
            if isinstance(value, str):
                sheet += record12(6, place + wide(value))
            elif value is not None:
                sheet += record12(5, place + pack("<d", value))
    if far:
        sheet += record12(0, pack("<I", far[0]) + bytes(13))
        sheet += record12(5, pack("<II", far[1], 0) + pack("<d", 1))
    sheet += extra + record12(0x92) + record12(0x82)
    bundle = pack("<II", 0, 1) + wide("rId1") + wide(name)
    book = record12(0x9C, bundle) + record12(0x90) + record12(0x9D, bytes(8))
    relation = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="rId1" Type="{_OFFICE}/{{}}" Target="{{}}"/>'
        "</Relationships>"
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relation.format("officeDocument", "xl/workbook.bin"),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": relation.format("worksheet", "worksheets/sheet1.bin"),
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def html(rows: Rows) -> bytes:
    def cell(value: str | float | None) -> str:
        return "<td>" + ("" if value is None else escape(str(value)).replace("\n", "<br>"))

    body = "".join("<tr>" + "".join(map(cell, row)) for row in rows)
    return f"<style>td {{ color: red }}</style><table border=1>{body}</table>".encode()


def xml_2003(rows: Rows, name: str = "Lembar", styles: str = "") -> bytes:
    def cell(value: str | float | None) -> str:
        if value is None:
            return "<Cell/>"
        kind = "String" if isinstance(value, str) else "Number"
        return f'<Cell><Data ss:Type="{kind}">{escape(str(value))}</Data></Cell>'

    body = "".join("<Row>" + "".join(map(cell, row)) + "</Row>" for row in rows)
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        f'<Workbook xmlns="{space}" xmlns:ss="{space}">{styles}'
        f'<Worksheet ss:Name="{name}"><Table>{body}</Table></Worksheet></Workbook>'
    ).encode()


def delimited(rows: Rows, delimiter: str = ";") -> bytes:
    def cell(value: str | float | None) -> str:
        text = "" if value is None else str(value)
        return f'"{text}"' if "\n" in text or delimiter in text else text

    return "\r\n".join(delimiter.join(map(cell, row)) for row in rows).encode()


CONTAINERS: dict[str, Callable[[Rows], bytes]] = {
    "xlsx": xlsx,
    "xlsb": xlsb,
    "xls": xls,
    "ods": ods,
    "html": html,
    "xml": xml_2003,
    "csv": delimited,
}
