"""A file as sheets of values, every cell where Excel shows it; its bytes decide who reads it."""

import io
import stat
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from kinerja_cli.errors import UnreadableError, in_words
from kinerja_cli.intake.files import delimited, html_tables, native, opendocument, spreadsheet_xml
from kinerja_cli.intake.files.binary import check_xls, check_xlsb
from kinerja_cli.intake.files.container import Container, recognise
from kinerja_cli.intake.files.package import in_utf8, verify
from kinerja_cli.intake.files.precheck import Looked, inspect
from kinerja_cli.intake.files.refusals import refused, unsafe
from kinerja_cli.intake.files.sheet import Sheet
from kinerja_cli.rules.findings import Finding, Place

SUFFIXES = (
    ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt",
)  # fmt: skip
"""What a folder is searched for; a file named by itself may have any suffix."""

MAX_BYTES = 300_000_000
_LARGE = 1_000_000
Look = Callable[[Path], Looked]
_LOCKS = ("~$", ".~lock.")
_UNCHECKED = {Container.XLS: ".xls", Container.XLSB: ".xlsb"}


@dataclass(frozen=True, slots=True)
class Workbook:
    """One file: its name, its hash, its sheets, and what is to be told of its format.

    A workbook as `stream` returns it gives its sheets once, each as it is read.
    """

    berkas: str
    sha256: str
    sheets: Iterable[Sheet]
    temuan: tuple[Finding, ...] = ()


def read(path: Path) -> Workbook:
    """Return the sheets of a file.

    Raises:
        UnreadableError: no such file, no sheet, damaged, or not safe; says what to do.
    """
    book = stream(path, inspect)
    return replace(book, sheets=tuple(book.sheets))


def stream(path: Path, look: Look) -> Workbook:
    """Return a file whose sheets are read as they are asked for.

    Args:
        path: the file.
        look: the pre-check of an .xlsx.

    Raises:
        UnreadableError: as `read`; also while the sheets are asked for.
    """
    content = _bytes(path)
    container = recognise(path.name, content)
    sheets = _sheets(path, content, container, look)
    told = [
        Finding("format-tanpa-periksa", Place(path.name), data={"format": _UNCHECKED[container]})
    ] if container in _UNCHECKED else []  # fmt: skip
    return Workbook(path.name, sha256(content).hexdigest(), sheets, tuple(told))


def _sheets(path: Path, content: bytes, container: Container, look: Look) -> Iterable[Sheet]:
    """Return the sheets by the reader of the container, safe to read first."""
    name = path.name
    match container:
        case Container.XLSX:
            return _workbook(path, content, look)
        case Container.XLSB:
            check_xlsb(content, name)
            return native.read(content, name)
        case Container.XLS:
            check_xls(content, name)
            return native.read(content, name)
        case Container.ODS:
            return opendocument.read(content, name)
        case Container.XML:
            return spreadsheet_xml.read(content, name)
        case Container.HTML:
            return (html_tables.read(content, name, path.stem),)
        case Container.TEXT:
            return (delimited.read(content, name, path.stem),)


def _workbook(path: Path, content: bytes, look: Look) -> Iterator[Sheet]:
    """Yield the sheets of an .xlsx; a large one is parsed while another process looks it through."""
    looked = look(path)
    if len(content) < _LARGE:
        looked.whole()
    else:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            verify(package, path.name)
    yield from native.read(in_utf8(content), path.name, looked)


def _bytes(path: Path) -> bytes:
    if path.name.startswith(_LOCKS):
        raise refused("kunci", path.name)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise refused("folder", path.name)
        if not stat.S_ISREG(found.st_mode):  # reading a pipe would wait for ever
            raise refused("bukan-berkas", path.name)
        if found.st_size > MAX_BYTES:
            raise unsafe(path.name, "terlalu besar")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError(
            f"Berkas {path} tidak ditemukan.", "Periksa nama dan foldernya."
        ) from error
    except OSError as error:
        raise UnreadableError(
            f"Berkas {path} tidak dapat dibaca ({in_words(error)}).",
            "Tutup berkas itu bila sedang terbuka di program lain, atau periksa hak aksesnya.",
        ) from error
