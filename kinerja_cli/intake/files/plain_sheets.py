"""A first look at the bytes of a sheet: is there anything in it that needs the careful pass?

Most large sheets are plain exports: no formulas, no error cells, nothing hidden. Whether that is so
is a search for a few words in the bytes, twenty times faster than parsing the XML.
"""

import re
from typing import IO

_CHUNK = 1 << 20
_UNUSUAL = (b"hidden", b"\x00", b't="e"')
_UNUSUAL_TAG = re.compile(rb"<(?:[f!]|c>)")  # a formula, a declaration, a cell without a place
_FAR = re.compile(
    # columns from SS on (512 and more), rows from 400,000 on
    rb'r="(?:[A-Z]{3}|S[S-Z]\d|[T-Z][A-Z]\d|[A-Z]{0,2}(?:[4-9]\d{5}|\d{7}))'
)


def is_plain(stream: IO[bytes], percent: set[str], largest: int) -> bool:
    """Return whether a sheet part surely holds nothing that the careful pass would note or refuse.

    Every row and cell must say where it stands, so that no far cell hides behind its neighbours.

    Args:
        stream: the unpacked part.
        percent: numbers of the cell styles that show a percentage.
        largest: bytes above which no sheet is plain.
    """
    words = (*_UNUSUAL, *(f's="{number}"'.encode() for number in percent))
    read, places, cells, rest = 0, 0, 0, b""
    while chunk := stream.read(_CHUNK):
        if read == 0 and b"<worksheet" not in chunk[:2_000]:
            return False  # another encoding, or tags with a prefix
        read += len(chunk)
        whole, mark, tag = (rest + chunk).rpartition(b"<")
        rest = mark + tag
        unusual = any(word in whole for word in words) or _UNUSUAL_TAG.search(whole)
        if read > largest or unusual or _FAR.search(whole):
            return False
        places += whole.count(b' r="')
        cells += whole.count(b"<c ") + whole.count(b"<row")
    return places == cells
