"""A file as sheets of values, every cell where Excel shows it; its bytes decide who reads it."""

import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kinerja_cli.errors import UnreadableError, in_words
from kinerja_cli.intake.files import delimited, html_tables, native, opendocument, spreadsheet_xml
from kinerja_cli.intake.files.binary import check_xls, check_xlsb
from kinerja_cli.intake.files.container import Container, recognise
from kinerja_cli.intake.files.package import in_utf8
from kinerja_cli.intake.files.precheck import inspect
from kinerja_cli.intake.files.refusals import refused, unsafe
from kinerja_cli.intake.files.sheet import Sheet
from kinerja_cli.rules.findings import Finding, Place

SUFFIXES = (
    ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt",
)  # fmt: skip
"""What a folder is searched for; a file named by itself may have any suffix."""

MAX_BYTES = 300_000_000
_LOCKS = ("~$", ".~lock.")
_UNCHECKED = {Container.XLS: ".xls", Container.XLSB: ".xlsb"}


@dataclass(frozen=True, slots=True)
class Workbook:
    """One file: its name, its hash, its sheets, and what is to be told of its format."""

    berkas: str
    sha256: str
    sheets: tuple[Sheet, ...]
    temuan: tuple[Finding, ...] = ()


def read(path: Path) -> Workbook:
    """Return the sheets of a file.

    Raises:
        UnreadableError: no such file, no sheet, damaged, or not safe; says what to do.
    """
    content = _bytes(path)
    container = recognise(path.name, content)
    sheets = _sheets(path, content, container)
    told = [
        Finding("format-tanpa-periksa", Place(path.name), data={"format": _UNCHECKED[container]})
    ] if container in _UNCHECKED else []  # fmt: skip
    return Workbook(path.name, sha256(content).hexdigest(), sheets, tuple(told))


def _sheets(path: Path, content: bytes, container: Container) -> tuple[Sheet, ...]:
    """Return the sheets by the reader of the container, safe to read first."""
    name = path.name
    match container:
        case Container.XLSX:
            notes = inspect(path)
            return native.read(in_utf8(content), name, notes)
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
