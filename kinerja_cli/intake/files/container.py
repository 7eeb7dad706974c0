"""What a file is, by its bytes: extensions lie, above all those that web applications give."""

import io
import re
import zipfile
from enum import Enum

from kinerja_cli.intake.files.binary import STREAMS
from kinerja_cli.intake.files.compound import SIGNATURE, Compound
from kinerja_cli.intake.files.encoding import decode, is_text
from kinerja_cli.intake.files.package import normal
from kinerja_cli.intake.files.refusals import damaged, refused, unsafe

MAX_TEXT = 100_000_000
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_HEAD = 4096
_MARKS = (
    (b"\xef\xbf\xbd", "teks-ulang"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "gambar"),
    (b"\xff\xd8\xff", "gambar"),
    (b"GIF8", "gambar"),
    (b"BM", "gambar"),
    (b"II*\0", "gambar"),
    (b"MM\0*", "gambar"),
    (b"Rar!", "arsip"),
    (b"7z\xbc\xaf'\x1c", "arsip"),
    (b"\x1f\x8b", "arsip"),
    (b"SQLite format 3\0", "sqlite"),
    (b"{\\rtf", "word"),
    (b"\x09\x00\x04\x00", "xls-kuno"),
    (b"\x09\x02\x06\x00", "xls-kuno"),
    (b"\x09\x04\x06\x00", "xls-kuno"),
    (b"\x09\x08\x08\x00", "xls-kuno"),
)
_PICTURES = re.compile(rb"RIFF....WEBP|....ftyp(?:heic|heix|mif1|avif)", re.DOTALL)
_BITMAP = re.compile(rb"BM.{4}\0{4}", re.DOTALL)
_LINK = re.compile(r"""\[internetshortcut\]|\{\s*"(?:url|doc_id|)"\s*:""")
_XML_SHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|style|table|thead|tbody|tr|td|th|div|p|h[1-6]|center"
    r"|br|b|font|title|script|form|link|span)\b"
)
_TABLE = re.compile(r"<(?:table|html)\b")
_ZIP = b"PK\x03\x04"

_LOCK, _LOCK_AGAIN = 165, 55
"""Bytes of a lock file of Excel: a user's name with its length before it, and again in UTF-16."""


class Container(Enum):
    """What `workbook.read` can read."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    XML = "xml"
    HTML = "html"
    TEXT = "text"


def recognise(berkas: str, content: bytes) -> Container:
    """Return what a file is.

    Raises:
        UnreadableError: it is nothing that can be read as a sheet; the message says what it is.
    """
    if not content:
        raise refused("kosong", berkas)
    if not content[:_HEAD].strip(b"\0") and not content.strip(b"\0"):
        raise refused("belum-terunduh", berkas)
    if content.startswith(SIGNATURE[:4]):
        return _compound(berkas, content)
    if content.startswith(_ZIP):
        return _package(berkas, content)
    if content.startswith(b"PK"):
        raise refused("arsip", berkas)
    for mark, why in _MARKS:
        if content.startswith(mark) and (mark != b"BM" or _BITMAP.match(content)):
            raise refused(why, berkas)
    if _PICTURES.match(content):
        raise refused("gambar", berkas)
    return _text(berkas, content)


def _compound(berkas: str, content: bytes) -> Container:
    try:
        names = Compound(content).names
    except (ValueError, IndexError) as error:
        raise damaged(berkas) from error
    if "EncryptedPackage" in names:
        raise refused("sandi", berkas)
    if names & set(STREAMS):
        return Container.XLS
    if "WordDocument" in names:
        raise refused("word", berkas)
    raise refused("powerpoint" if "PowerPoint Document" in names else "ole-lain", berkas)


def _package(berkas: str, content: bytes) -> Container:
    """Return which workbook a zip is; one that could be two is none, for readers would differ."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = {normal(name) for name in package.namelist()}
            kind = package.open("mimetype").read(200) if "mimetype" in names else b""
    except Exception as error:  # whatever a damaged package makes zipfile raise
        raise damaged(berkas) from error
    leaves = {name.rpartition("/")[2] for name in names if "[content_types].xml" in names}
    found = [
        container
        for container, there in (
            (Container.XLSX, "workbook.xml" in leaves),
            (Container.XLSB, "workbook.bin" in leaves),
            (Container.ODS, kind.startswith(_ODS) and "content.xml" in names),
        )
        if there
    ]
    if len(found) > 1:
        raise unsafe(berkas, "isinya dua macam buku kerja sekaligus")
    if found:
        return found[0]
    if kind.startswith(b"application/vnd.oasis.opendocument"):
        raise refused("dokumen-lain", berkas)
    for name, why in (
        ("word/document.xml", "word"),
        ("ppt/presentation.xml", "powerpoint"),
        ("index/document.iwa", "numbers"),
    ):
        if name in names:
            raise refused(why, berkas)
    raise damaged(berkas) if "[content_types].xml" in names else refused("arsip", berkas)


def _text(berkas: str, content: bytes) -> Container:
    start = _sound_start(berkas, content).lstrip("\ufeff \t\r\n").casefold()
    if _LINK.match(start):
        raise refused("pintasan", berkas)
    if start.startswith(("<?xml", "<workbook")):
        if _XML_SHEET in start:
            return Container.XML
        if not _TABLE.search(start):
            raise refused("xml-lain", berkas)
    if _HTML.match(start) or start.startswith(("<!--", "<?xml")):
        return Container.HTML
    if start.startswith("<") and re.match(r"<[a-z]", start):
        raise refused("xml-lain", berkas)
    return Container.TEXT


def _sound_start(berkas: str, content: bytes) -> str:
    """Return the first characters of what really is text, and not too much of it."""
    if len(content) == _LOCK and content[0] == content[_LOCK_AGAIN] < _LOCK_AGAIN:
        raise refused("kunci", berkas)
    head = decode(content[:_HEAD], html=True)
    if "\0" not in head and b"\0" in content and len(content) <= MAX_TEXT:
        head = decode(content, html=True)
    if not is_text(head[:_HEAD]):
        raise refused("tidak-dikenal", berkas)
    if "\0" in head:
        raise refused("teks-rusak", berkas)
    if len(content) > MAX_TEXT:
        raise unsafe(berkas, "terlalu besar untuk berkas teks")
    return head
