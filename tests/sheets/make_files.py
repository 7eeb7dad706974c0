"""Makes the fixtures traits/F_*: one small recap in every container that offices send, and files
that are no table at all, with the golden beside each.

    python tests/sheets/make_files.py

Every run writes the same bytes, except that .xls and .ods come from LibreOffice (`soffice`) and
may change with its version; without it those fixtures stay as they are.
"""

import base64
import hashlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import Any

from make_values import DISHUB, MAYA, OUT, RUDI, person, write_book, write_golden, write_zip

TITLE = ["REKAPITULASI CAPAIAN KINERJA PEGAWAI", DISHUB, "TRIWULAN I TAHUN 2024"]
HEAD = ["No", "NIP", "Nama", "Jabatan", "Indikator", "Satuan", "Target", "Realisasi"]
JOBS = {RUDI: "Penguji Kendaraan", MAYA: "Pengelola Data"}
WORK = [
    (RUDI, "Jumlah kendaraan diuji", "Unit", 1200, 1150),
    (RUDI, "Persentase kendaraan laik", "%", 95.5, 90.25),
    (MAYA, "Jumlah laporan survei", "Laporan", 3, 3),
    (MAYA, "Indeks kepuasan penumpang", "Indeks", 80.5, 82.75),
]
BODY = [[i, *who, JOBS[who], *work] for i, (who, *work) in enumerate(WORK, 1)]
ROWS: list[list[Any]] = [*([line] for line in TITLE), [], HEAD, *BODY]


def golden(name: str, trait: str, **changed: Any) -> None:
    """The golden of the recap, the same in every container."""
    whole = {
        "pegawai": [person(who, jabatan=job) for who, job in JOBS.items()],
        "realisasi": [
            {
                "nip": who[0],
                "indikator": indicator,
                "periode": "2024-Q1",
                "target": str(target),
                "realisasi": str(value),
            }
            for who, indicator, _, target, value in WORK
        ],
    }
    write_golden(name, trait, **(whole | changed))


def unreadable(name: str, ending: str, trait: str, data: bytes) -> None:
    (OUT / f"{name}.{ending}").write_bytes(data)
    write_golden(name, trait, keluar=5)


def workbook(rows: list[list[Any]] | None = None) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rekap.xlsx"
        write_book(path, {"Rekap": rows or ROWS})
        return path.read_bytes()


def parts_of(data: bytes) -> dict[str, bytes]:
    with tempfile.TemporaryFile() as file:
        file.write(data)
        with zipfile.ZipFile(file) as package:
            return {name: package.read(name) for name in package.namelist()}


# --- workbooks -----------------------------------------------------------------------------------


def plain() -> None:
    (OUT / "F_xlsx.xlsx").write_bytes(workbook())
    golden("F_xlsx", "Rekap kecil sebagai .xlsx biasa; berkas F_ lain memuat rekap yang sama.")


STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"2006/relationships/extended-properties": b"2006/relationships/extendedProperties",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    b"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": b"http://purl.oclc.org/ooxml/officeDocument/extendedProperties",
    b"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes": b"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
    b"http://schemas.openxmlformats.org/drawingml/2006/main": b"http://purl.oclc.org/ooxml/drawingml/main",
}


def strict() -> None:
    parts = parts_of(workbook())
    for name, data in parts.items():
        if name != "[Content_Types].xml":
            for old, new in STRICT.items():
                data = data.replace(old, new)  # noqa: PLW2901
            parts[name] = data
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        b"<workbook ", b'<workbook conformance="strict" '
    )
    write_zip(OUT / "F_xlsx_strict.xlsx", parts)
    golden("F_xlsx_strict", "Buku kerja Strict Open XML: ruang namanya purl.oclc.org.")


def with_macros() -> None:
    parts = parts_of(workbook())
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    write_zip(OUT / "F_xlsm.xlsm", parts)
    golden("F_xlsm", "Buku kerja bermakro (.xlsm).")


def convert(source: Path, ending: str) -> bytes | None:
    """What LibreOffice makes of a workbook, or None where LibreOffice is missing."""
    program = shutil.which("soffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", ending, "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        return (Path(folder) / f"{source.stem}.{ending}").read_bytes()


def old_excel() -> None:
    data = convert(OUT / "F_xlsx.xlsx", "xls")
    if data is not None:
        (OUT / "F_xls.xls").write_bytes(data)
    golden("F_xls", "Buku kerja Excel 97-2003 (.xls).")


def open_document() -> None:
    data = convert(OUT / "F_xlsx.xlsx", "ods")
    if data is not None:
        parts = parts_of(data)
        del parts["Thumbnails/thumbnail.png"]
        parts["META-INF/manifest.xml"] = re.sub(
            rb' *<manifest:file-entry manifest:full-path="Thumb[^>]*/>\n?',
            b"",
            parts["META-INF/manifest.xml"],
        )
        write_zip(OUT / "F_ods.ods", parts)
    golden("F_ods", "Lembar LibreOffice (.ods).")


# --- .xlsb, written record by record ---------------------------------------------------------------


def record(kind: int, data: bytes = b"") -> bytes:
    """One BIFF12 record: its kind and its length in groups of seven bits."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(data)
    while size > 127:
        head += bytes([size & 0x7F | 0x80])
        size >>= 7
    return head + bytes([size]) + data


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def binary_cell(column: int, value: Any) -> bytes:
    place = struct.pack("<II", column, 0)
    if isinstance(value, str):
        return record(6, place + wide(value))
    return record(5, place + struct.pack("<d", value))


def binary_row(row: int, values: list[Any]) -> bytes:
    head = struct.pack("<IIHBBBI", row, 0, 300, 0, 0, 0, 1) + struct.pack(
        "<II", 0, max(0, len(values) - 1)
    )
    return record(0, head) + b"".join(binary_cell(j, value) for j, value in enumerate(values))


def binary_sheet() -> bytes:
    size = record(148, struct.pack("<IIII", 0, len(ROWS) - 1, 0, len(HEAD) - 1))
    rows = b"".join(binary_row(i, row) for i, row in enumerate(ROWS) if row)
    return record(129) + size + record(145) + rows + record(146) + record(130)


def binary_book() -> bytes:
    sheet = struct.pack("<II", 0, 1) + wide("rId1") + wide("Rekap")
    return record(131) + record(143) + record(156, sheet) + record(144) + record(132)


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(kind: str, target: str) -> bytes:
    link = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{link}</Relationships>'.encode()


def content_types(overrides: dict[str, str], default: str = "") -> bytes:
    parts = "".join(f'<Override PartName="{p}" ContentType="{t}"/>' for p, t in overrides.items())
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'{XML}<Types xmlns="{PACKAGE}/content-types">{rels}{default}{parts}</Types>'.encode()


def binary_workbook() -> None:
    types = {
        "/xl/workbook.bin": "application/vnd.ms-excel.sheet.binary.macroEnabled.main",
        "/xl/worksheets/sheet1.bin": "application/vnd.ms-excel.worksheet",
    }
    parts = {
        "[Content_Types].xml": content_types(types),
        "_rels/.rels": relations("officeDocument", "xl/workbook.bin"),
        "xl/workbook.bin": binary_book(),
        "xl/_rels/workbook.bin.rels": relations("worksheet", "worksheets/sheet1.bin"),
        "xl/worksheets/sheet1.bin": binary_sheet(),
    }
    write_zip(OUT / "F_xlsb.xlsb", parts)
    golden("F_xlsb", "Buku kerja biner (.xlsb).")


# --- CSV -------------------------------------------------------------------------------------------


def field(value: Any, separator: str, decimal: str) -> str:
    text = value if isinstance(value, str) else str(value).replace(".", decimal)
    quoted = any(sign in text for sign in (separator, '"', "\n"))
    return '"' + text.replace('"', '""') + '"' if quoted else text


def csv_text(rows: list[list[Any]], separator: str, decimal: str) -> str:
    lines = (separator.join(field(value, separator, decimal) for value in row) for row in rows)
    return "".join(f"{line}\r\n" for line in lines)


def csv_comma() -> None:
    (OUT / "F_csv_koma.csv").write_bytes(csv_text(ROWS, ",", ".").encode())
    golden("F_csv_koma", "CSV UTF-8 dengan pemisah koma dan titik desimal.")


def csv_semicolon() -> None:
    data = csv_text(filled(), ";", ",").encode("utf-8-sig")
    (OUT / "F_csv_titik_koma_bom.csv").write_bytes(data)
    golden(
        "F_csv_titik_koma_bom",
        "CSV UTF-8 dengan BOM, pemisah titik koma, koma desimal; semua baris sama panjang.",
    )


def filled() -> list[list[Any]]:
    """As Excel saves a sheet: every row as long as the longest."""
    return [[*row, *[""] * (len(HEAD) - len(row))] for row in ROWS]


def csv_windows() -> None:
    rows = [list(row) for row in filled()]
    rows[2][0] = "JANUARI–MARET 2024"
    for row in rows[5:7]:
        row[2] = "André Hartawan"
    (OUT / "F_csv_cp1252.csv").write_bytes(csv_text(rows, ";", ",").encode("cp1252"))
    golden(
        "F_csv_cp1252",
        "CSV dalam aksara Windows (cp1252) dengan tanda – dan é; periode Januari–Maret.",
        pegawai=[
            person((RUDI[0], "André Hartawan"), jabatan=JOBS[RUDI]),
            person(MAYA, jabatan=JOBS[MAYA]),
        ],
    )


def csv_unicode_text() -> None:
    data = b"\xff\xfe" + csv_text(filled(), "\t", ",").encode("utf-16-le")
    (OUT / "F_csv_utf16.csv").write_bytes(data)
    golden("F_csv_utf16", "'Teks Unicode' dari Excel: UTF-16 dengan pemisah TAB.")


def csv_quoted_lines() -> None:
    lines = csv_text(filled(), ";", ",").splitlines()
    text = "".join('"' + line.replace('"', '""') + '"\r\n' for line in lines)
    (OUT / "F_csv_baris_dikutip.csv").write_bytes(text.encode())
    golden("F_csv_baris_dikutip", "Setiap baris CSV terbungkus tanda kutip sebagai satu kolom.")


def csv_short_titles() -> None:
    rows = [list(row) for row in ROWS]
    rows[4][1], rows[4][2] = "NIP\nPegawai", "Nama\nPegawai"
    rows[6][4] = "Persentase\nkendaraan laik"
    (OUT / "F_csv_judul_pendek.csv").write_bytes(csv_text(rows, ",", ".").encode())
    golden(
        "F_csv_judul_pendek",
        "Baris judul lebih pendek dari tabel; ganti baris di dalam tanda kutip.",
    )


def csv_scientific() -> None:
    rows = [list(row) for row in filled()]
    short = {RUDI[0]: "1,98501E+17", MAYA[0]: "1,99002E+17"}
    for row in rows[5:]:
        row[1] = short[row[1]]
    (OUT / "F_csv_nip_ilmiah.csv").write_bytes(csv_text(rows, ";", ",").encode("cp1252"))
    write_golden(
        "F_csv_nip_ilmiah",
        "CSV yang pernah dibuka dan disimpan dengan Excel: NIP menjadi notasi ilmiah.",
        keluar=4,
        galat=[{"sel": f"B{i}", "memuat": row[1]} for i, row in enumerate(rows[5:], 6)],
    )


# --- HTML saved as .xls ------------------------------------------------------------------------------

STYLE = "<style>\n.teks { mso-number-format:'\\@'; }\ntd { vertical-align: top; }\n</style>\n"


def html_table() -> str:
    lines = "".join(
        f'<tr><td colspan="8" align="center"><b>{line}</b></td></tr>\n' for line in TITLE
    )
    tall = "".join(f'<th rowspan="2">{head}</th>' for head in HEAD[:6])
    heads = (
        f'<tr>{tall}<th colspan="2">Kinerja</th></tr>\n<tr><th>Target</th><th>Realisasi</th></tr>\n'
    )
    return f'<table border="1">\n{lines}{heads}{html_body()}</table>\n'


def html_body() -> str:
    text = ""
    for number, who in enumerate([RUDI, MAYA], 1):
        # The first NIP is kept as text by the style, the second by an apostrophe that stays visible.
        nip = who[0] if number == 1 else f"'{who[0]}"
        cells = [str(number), f"<span>{nip}</span>", f"{who[1]}&nbsp;", JOBS[who]]
        joint = "".join(f'<td rowspan="2" class="teks">{cell}</td>' for cell in cells)
        for i, work in enumerate(row[1:] for row in WORK if row[0] == who):
            text += (
                f"<tr>{joint if i == 0 else ''}"
                + "".join(f"<td>&nbsp;{cell}</td>" for cell in work)
                + "</tr>\n"
            )
    return text


def html_joined() -> None:
    (OUT / "F_html_style.xls").write_text(STYLE + html_table(), encoding="utf-8")
    golden(
        "F_html_style",
        "Tabel HTML bernama .xls tanpa <html>: sel gabung di kepala dan isi, &nbsp;, NIP dipaksa menjadi teks.",
    )


def html_nested() -> None:
    heads = "".join(f"<td><b>{head}</b></td>" for head in HEAD)
    text = "style='mso-number-format:\"\\@\"'"
    rows = ""
    for number, nip, *others in BODY:
        cells = "".join(f"<td>{cell}</td>" for cell in others)
        rows += f"<tr><td>{number}</td><td {text}>{nip}</td>{cells}</tr>\n"
    title = "".join(f"<tr><td>{line}</td></tr>" for line in TITLE)
    page = (
        '<html><head><meta charset="utf-8"><title>Laporan</title></head><body>\n'
        '<table width="100%"><tr><td><img src="logo.png"></td>'
        f"<td><table>{title}</table></td></tr>\n"
        f'<tr><td colspan="2">\n<table border="1"><tr>{heads}</tr>\n{rows}</table>\n</td></tr></table>\n'
        "</body></html>\n"
    )
    (OUT / "F_html_bersarang.xls").write_text(page, encoding="utf-8")
    golden("F_html_bersarang", "Laporan HTML bernama .xls: tabel data di dalam tabel tata letak.")


# --- names that lie ------------------------------------------------------------------------------------


def xlsx_named_xls() -> None:
    (OUT / "F_xlsx_bernama_xls.xls").write_bytes(workbook())
    golden("F_xlsx_bernama_xls", "Isi .xlsx, nama .xls.")


def csv_named_xlsx() -> None:
    (OUT / "F_csv_bernama_xlsx.xlsx").write_bytes(csv_text(filled(), ";", ",").encode())
    golden("F_csv_bernama_xlsx", "Isi CSV, nama .xlsx.")


def xls_named_xlsx() -> None:
    (OUT / "F_xls_bernama_xlsx.xlsx").write_bytes((OUT / "F_xls.xls").read_bytes())
    golden("F_xls_bernama_xlsx", "Isi .xls, nama .xlsx.")


# --- what no one can read --------------------------------------------------------------------------------


def empty() -> None:
    unreadable("F_kosong", "xlsx", "Berkas nol bita.", b"")


def lock_file() -> None:
    name = "Rudi Hartawan"
    narrow = bytes([len(name)]) + name.encode().ljust(54)
    data = narrow + struct.pack("<H", len(name)) + name.ljust(54).encode("utf-16-le")
    unreadable(
        "F_kunci", "xlsx", "Berkas kunci ~$ yang dibuat Excel selama buku kerja terbuka.", data
    )


def cut_xlsx() -> None:
    data = workbook()
    unreadable(
        "F_xlsx_terpotong",
        "xlsx",
        "Buku kerja yang terpotong saat diunduh.",
        data[: len(data) * 6 // 10],
    )


def cut_xls() -> None:
    data = (OUT / "F_xls.xls").read_bytes()
    unreadable(
        "F_xls_terpotong",
        "xls",
        "Buku kerja .xls yang terpotong saat diunduh.",
        data[: len(data) * 4 // 10],
    )


def ruined_xls() -> None:
    data = (OUT / "F_xls.xls").read_bytes().decode("utf-8", errors="replace").encode()
    unreadable(
        "F_xls_rusak_aksara",
        "xls",
        "Buku kerja .xls yang rusak karena disimpan ulang sebagai teks.",
        data,
    )


def login_page() -> None:
    page = (
        '<!DOCTYPE html>\n<html lang="id"><head><meta charset="utf-8"><title>Masuk</title></head><body>\n'
        "<h1>Sistem Kinerja Kota Sagara</h1>\n<p>Sesi Anda telah berakhir. Silakan masuk kembali.</p>\n"
        '<form method="post" action="/masuk"><label>NIP <input name="nip"></label>\n'
        '<label>Kata sandi <input type="password" name="sandi"></label>\n<button>Masuk</button></form>\n'
        "</body></html>\n"
    )
    unreadable(
        "F_halaman_masuk",
        "xls",
        "Halaman masuk aplikasi yang terunduh sebagai .xls.",
        page.encode(),
    )


def pdf() -> None:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]
    data, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for i, item in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (i, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    unreadable(
        "F_pdf",
        "xlsx",
        "Dokumen PDF bernama .xlsx.",
        data + b"xref\n0 4\n0000000000 65535 f \n" + table + tail,
    )


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png() -> None:
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0))
    pixels = png_chunk(b"IDAT", zlib.compress((b"\x00" + b"\xff" * 8) * 8))
    unreadable(
        "F_png",
        "xls",
        "Tangkapan layar PNG bernama .xls.",
        b"\x89PNG\r\n\x1a\n" + head + pixels + png_chunk(b"IEND", b""),
    )


JPEG = (
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERX"
    "RTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAABv/EABQQAQAA"
    "AAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8ASP/Z"
)


def jpeg() -> None:
    unreadable("F_jpeg", "xlsx", "Foto JPEG bernama .xlsx.", base64.b64decode(JPEG))


def word_document() -> None:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = "<w:p><w:r><w:t>Rekapitulasi capaian kinerja terlampir.</w:t></w:r></w:p>"
    parts = {
        "[Content_Types].xml": content_types({"/word/document.xml": main}),
        "_rels/.rels": relations("officeDocument", "word/document.xml"),
        "word/document.xml": f'{XML}<w:document xmlns:w="{space}"><w:body>{text}</w:body></w:document>'.encode(),
    }
    write_zip(OUT / "F_docx.xlsx", parts)
    write_golden("F_docx", "Dokumen Word bernama .xlsx.", keluar=5)


def prose() -> None:
    text = (
        "Yth. Kepala Badan Kepegawaian,\n\n"
        "Bersama ini kami sampaikan bahwa rekapitulasi capaian kinerja akan menyusul pekan depan,\n"
        "karena sebagian pegawai masih melengkapi bukti dukung, mohon maklum.\n\n"
        "Hormat kami, Dinas Perhubungan\n"
    )
    (OUT / "F_surat.csv").write_text(text, encoding="utf-8")
    write_golden("F_surat", "Surat biasa yang diberi nama .csv.", keluar=4, galat=[{}])


def csv_with_nul() -> None:
    data = csv_text(ROWS, ",", ".").encode().replace(b"Rudi Hartawan", b"Rudi\x00Hartawan", 1)
    unreadable("F_csv_nul", "csv", "CSV rusak dengan bita nol di tengahnya.", data)


def far_cell() -> None:
    path = OUT / "F_sel_ujung_dunia.xlsx"
    write_book(path, {"Rekap": ROWS})
    parts = parts_of(path.read_bytes())
    sheet = parts["xl/worksheets/sheet1.xml"]
    stray = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", stray)
    write_zip(path, parts)
    write_golden("F_sel_ujung_dunia", "Satu sel tersesat di XFD1048576.", keluar=5)


def with_dtd() -> None:
    parts = parts_of(workbook())
    text = parts["xl/sharedStrings.xml"]
    dtd = b'<!DOCTYPE sst [<!ENTITY nama "Rudi Hartawan">]>\n<sst '
    text = text.replace(b"<sst ", dtd, 1).replace(b"<t>Rudi Hartawan</t>", b"<t>&nama;</t>")
    parts["xl/sharedStrings.xml"] = text
    write_zip(OUT / "F_dtd.xlsx", parts)
    write_golden("F_dtd", "Buku kerja yang membawa DTD dan entitas.", keluar=5)


def zip_bomb() -> None:
    parts = parts_of(workbook())
    before, after = parts["xl/worksheets/sheet1.xml"].split(b"</sheetData>")
    with zipfile.ZipFile(OUT / "F_bom_zip.xlsx", "w") as package:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            if name != "xl/worksheets/sheet1.xml":
                package.writestr(info, data)
                continue
            with package.open(info, "w") as part:
                part.write(before + b'<row r="20"><c r="A20"><v>')
                for _ in range(310):
                    part.write(b"0" * 1_000_000)
                part.write(b"</v></c></row></sheetData>" + after)
    write_golden("F_bom_zip", "Lembar yang mengembang menjadi lebih dari 300 MB.", keluar=5)


# --- a workbook with a password: an OLE container holding the encrypted package ----------------------------

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def noise(label: str, size: int) -> bytes:
    """Bytes that look like a cipher and are the same in every run."""
    blocks = (hashlib.sha512(f"{label}{i}".encode()).digest() for i in range(size // 64 + 1))
    return b"".join(blocks)[:size]


def encryption_info() -> bytes:
    def code(label: str, size: int) -> str:
        return base64.b64encode(noise(label, size)).decode()

    cipher = (
        'saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" '
        'cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"'
    )
    space = "http://schemas.microsoft.com/office/2006"
    key = (
        f'<p:encryptedKey xmlns:p="{space}/keyEncryptor/password" spinCount="100000" {cipher} '
        f'saltValue="{code("garam2", 16)}" encryptedVerifierHashInput="{code("uji", 16)}" '
        f'encryptedVerifierHashValue="{code("hasil", 64)}" encryptedKeyValue="{code("kunci", 32)}"/>'
    )
    xml = (
        f'{XML}<encryption xmlns="{space}/encryption"><keyData {cipher} saltValue="{code("garam", 16)}"/>'
        f'<dataIntegrity encryptedHmacKey="{code("hmac", 64)}" encryptedHmacValue="{code("nilai", 64)}"/>'
        f'<keyEncryptors><keyEncryptor uri="{space}/keyEncryptor/password">{key}</keyEncryptor></keyEncryptors>'
        "</encryption>"
    )
    return struct.pack("<HHI", 4, 4, 0x40) + xml.encode()


def ole_entry(name: str, kind: int, child: int, right: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0" if name else b""
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
    links = struct.pack("<III", FREE, right, child)
    return head + links + bytes(16 + 4 + 16) + struct.pack("<IQ", start, size)


def chain(first: int, count: int) -> list[int]:
    return [*range(first + 1, first + count), END]


def padded(data: bytes, size: int, fill: bytes = b"\0") -> bytes:
    return data + fill * (-len(data) % size)


def ole_file(small: bytes, large: bytes) -> bytes:
    """Sectors: 0 FAT, 1 directory, 2 mini FAT, then the mini stream and the large stream."""
    mini, big = padded(padded(small, 64), 512), padded(large, 512)
    start, pieces = 3, len(mini) // 512
    fat = [FAT, END, END, *chain(start, pieces), *chain(start + pieces, len(big) // 512)]
    mini_fat = chain(0, (len(small) + 63) // 64)
    directory = (
        ole_entry("Root Entry", 5, 1, FREE, start, len(padded(small, 64)))
        + ole_entry("EncryptionInfo", 2, FREE, 2, 0, len(small))
        + ole_entry("EncryptedPackage", 2, FREE, FREE, start + pieces, len(large))
        + ole_entry("", 0, FREE, FREE, 0, 0)
    )
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 2, 1, END, 0, 0
    )
    tables = [padded(struct.pack(f"<{len(t)}I", *t), 512, b"\xff") for t in (fat, mini_fat)]
    return padded(head, 512, b"\xff") + tables[0] + directory + tables[1] + mini + big


def with_password() -> None:
    package = struct.pack("<Q", 6900) + noise("paket", 6912)
    data = ole_file(encryption_info(), package)
    unreadable("F_berkata_sandi", "xlsx", "Buku kerja yang dilindungi kata sandi.", data)


FIXTURES = [
    plain,
    strict,
    with_macros,
    old_excel,
    open_document,
    binary_workbook,
    csv_comma,
    csv_semicolon,
    csv_windows,
    csv_unicode_text,
    csv_quoted_lines,
    csv_short_titles,
    csv_scientific,
    html_joined,
    html_nested,
    xlsx_named_xls,
    csv_named_xlsx,
    xls_named_xlsx,
    empty,
    lock_file,
    cut_xlsx,
    cut_xls,
    ruined_xls,
    login_page,
    pdf,
    png,
    jpeg,
    word_document,
    prose,
    csv_with_nul,
    far_cell,
    with_dtd,
    zip_bomb,
    with_password,
]


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    for make in FIXTURES:
        make()
    sys.stdout.write(f"{len(FIXTURES)} berkas contoh di {OUT}\n")
