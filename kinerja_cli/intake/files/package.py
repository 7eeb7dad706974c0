"""A zip package (.xlsx, .xlsb, .ods) made sure of before anything in it is read.

A size written in a package is a claim, and a native reader does not stop at it. So every part is
unpacked once here, against its own claim and against the limits; the same pass looks for a DTD.
"""

import codecs
import io
import re
import zipfile
from typing import Any
from xml.parsers import expat

from kinerja_cli.intake.files.refusals import unsafe

MAX_UNPACKED = 600_000_000
MAX_SMALL_PART = 100_000_000
MAX_RATIO = 200
MAX_PARTS = 5_000
_LARGE = 10_000_000
_CHUNK = 1 << 16
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_TOO_LARGE = "isinya terlalu besar setelah dibuka"
_DECLARED = re.compile(rb"""\A<\?xml[^>]{0,80}?encoding=["']([A-Za-z0-9._-]{1,20})["']""")
_EIGHT_BIT = re.compile(r"(?:iso-8859-|windows-125)\d{1,2}\Z")


class DoctypeError(ValueError):
    """A part has a document type: entities, or a way to the outside world."""


class _RootReached(Exception):  # noqa: N818  # no error: it ends the reading of a prologue
    """The root element begins; no document type can follow."""


def parser() -> Any:
    """Return an XML parser that refuses any document type: no entities, no outside world."""
    made = expat.ParserCreate(namespace_separator="}")

    def refuse(*_: object) -> None:
        raise DoctypeError

    made.StartDoctypeDeclHandler = refuse
    made.buffer_text = True
    return made


def local(name: str) -> str:
    """Return a name without its namespace or prefix."""
    return name.rpartition("}")[2].rpartition(":")[2]


def elements(package: zipfile.ZipFile, part: str) -> list[tuple[str, dict[str, str]]]:
    """Return the elements of a small part as (local name, attributes).

    Raises:
        ValueError: the part is too large for its kind, or has a document type.
    """
    if package.getinfo(part).file_size > MAX_SMALL_PART:
        raise ValueError(part)
    found: list[tuple[str, dict[str, str]]] = []
    reader = parser()
    reader.StartElementHandler = lambda name, attributes: found.append(
        (local(name), {local(key): value for key, value in attributes.items()})
    )
    reader.Parse(package.read(part), True)  # expat takes it by position
    return found


def verify(package: zipfile.ZipFile, berkas: str) -> None:
    """Make sure that a package is what it says, and harmless.

    Raises:
        UnreadableError: too large, too tightly packed, a lying size, a document type.
        Exception: whatever a damaged package makes zipfile raise.
    """
    parts = package.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED:
        raise unsafe(berkas, _TOO_LARGE)
    if len({normal(part.filename) for part in parts}) < len(parts):
        raise unsafe(berkas, "dua bagian di dalamnya bernama sama")
    packed = sum(part.compress_size for part in parts)
    if _crowded(unpacked, packed) or any(_crowded(p.file_size, p.compress_size) for p in parts):
        raise unsafe(berkas, "isinya dimampatkan secara tidak wajar")
    for part in parts:
        if part.compress_type not in _PACKINGS:
            raise unsafe(berkas, "isinya dimampatkan dengan cara yang tidak biasa")
        _unpack(package, part, berkas)


def normal(part: str) -> str:
    """Return a part's name as native readers compare it."""
    return part.replace("\\", "/").casefold()


def _crowded(unpacked: int, packed: int) -> bool:
    return unpacked > _LARGE and unpacked > MAX_RATIO * max(packed, 1)


def _unpack(package: zipfile.ZipFile, part: zipfile.ZipInfo, berkas: str) -> None:
    """Unpack a part to its true end and compare it with the size it claims."""
    claimed, part.file_size = part.file_size, MAX_UNPACKED + 1
    prologue: Any = parser()
    prologue.StartElementHandler = _root
    read = 0
    try:
        with package.open(part) as stream:
            while read <= claimed and (chunk := stream.read(_CHUNK)):
                read += len(chunk)
                prologue = _without_doctype(prologue, chunk, berkas)
    finally:
        part.file_size = claimed
    if read != claimed:
        raise unsafe(berkas, "ukuran isinya tidak jujur")


def _root(*_: object) -> None:
    raise _RootReached


def _without_doctype(prologue: Any, chunk: bytes, berkas: str) -> Any:
    """Read on in a prologue; return None once it has ended, or was no XML."""
    if prologue is None:
        return None
    try:
        prologue.Parse(chunk, False)  # expat takes it by position
    except DoctypeError as error:
        raise unsafe(berkas, "berisi definisi dokumen (DTD)") from error
    except (_RootReached, expat.ExpatError, LookupError, ValueError):
        return None
    return prologue


def in_utf8(content: bytes) -> bytes:
    """Return a package with every XML part in UTF-8, the only encoding the native reader knows.

    It takes a part in UTF-16 for an empty sheet, without a word.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        foreign = {}
        for part in package.infolist():
            with package.open(part) as stream:
                encoding = _encoding(stream.read(200))
            if encoding:
                foreign[part.filename] = encoding
        if not foreign:
            return content
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
            for part in package.infolist():
                data = package.read(part)
                if part.filename in foreign:
                    text = data.decode(foreign[part.filename])
                    data = re.sub(r"\A\s*<\?xml.*?\?>", "", text, flags=re.DOTALL).encode()
                target.writestr(part.filename, data)
    return made.getvalue()


def _encoding(start: bytes) -> str:
    """Return the encoding of an XML part, "" for UTF-8 and for what is no XML."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if start.startswith((b"<\0", b"\0<")):
        return "utf-16-le" if start[0] else "utf-16-be"
    match = _DECLARED.match(start)
    declared = match[1].decode().lower() if match else ""
    return declared if _EIGHT_BIT.match(declared) else ""
