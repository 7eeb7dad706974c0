"""The characters of a text file: which encoding its bytes are in."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096
_MOSTLY = 0.3
_META = re.compile(rb"""charset\s*=\s*["']?([A-Za-z0-9._-]{1,20})""")
_WINDOWS = re.compile(r"(?:windows-?|cp)(125\d)\Z")
_LATIN = {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"}
_LONGEST_CHARACTER = 4


def decode(content: bytes, *, html: bool = False) -> str:
    """Return a file's text: by its BOM, its NULs, its `charset` (HTML), as UTF-8, else cp1252.

    cp1252 is what Excel in Indonesia writes as "CSV"; it fits any bytes, so it comes last.
    """
    for bom, name in _BOMS:
        if content.startswith(bom):
            return content.decode(name, "replace")
    wide = _wide(content[:_SAMPLE])
    declared = wide or (_declared(content[:_SAMPLE]) if html else "")
    if declared:
        return content.decode(declared, "replace")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        whole = content[: error.start]
        if error.start > len(content) - _LONGEST_CHARACTER and not whole.isascii():
            return whole.decode()  # cut off in its last character
    return content.decode("cp1252", "replace")


def _wide(start: bytes) -> str:
    """Return which UTF-16 it is without a BOM: letters of Latin script leave every other byte 0."""
    half = max(len(start) // 2, 1)
    odd, even = start[1::2].count(0) / half, start[::2].count(0) / half
    if odd > _MOSTLY and not even:
        return "utf-16-le"
    return "utf-16-be" if even > _MOSTLY and not odd else ""


def _declared(start: bytes) -> str:
    """Return the 8-bit encoding a page declares; what browsers take for it, "" for any other."""
    match = _META.search(start)
    name = match[1].decode().lower() if match else ""
    windows = _WINDOWS.match(name)
    if windows:
        return f"cp{windows[1]}"
    return "cp1252" if name in _LATIN else ""


def is_text(text: str) -> bool:
    """Return whether decoded bytes are text at all: next to no control characters."""
    start = text[:_SAMPLE]
    odd = sum(letter < " " and letter not in "\t\n\v\f\r\x1a" for letter in start)
    return odd * 200 <= len(start)
