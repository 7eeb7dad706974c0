"""Parts of the SKP as sheets name them."""

import re
from typing import Any

from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.model import BERAKHLAK
from kinerja_cli.rules.names import clean, key
from kinerja_cli.rules.reported import (
    DUKUNGAN,
    EKSPEKTASI,
    KONSEKUENSI,
    PERTANGGUNGJAWABAN,
    SKP_PARTS,
)

_NUMBER = re.compile(r"^(?:\d{1,2}|[a-g]|[ivx]{1,4}) (?=\S)")
_EXPECTED = re.compile(
    r"^(?:(?:ekspektasi|ekspetasi)(?: khusus)?(?: (?:pimpinan|atasan))?(?: (?:terhadap|atas))?"
    r"(?: perilaku(?: kerja)?)?|perilaku(?: kerja)?) "
)
_OTHERS = {
    "dukungan sumber daya": DUKUNGAN,
    "dukungan sumberdaya": DUKUNGAN,
    "dukungan": DUKUNGAN,
    "sumber daya": DUKUNGAN,
    "skema pertanggungjawaban": PERTANGGUNGJAWABAN,
    "skema pertanggung jawaban": PERTANGGUNGJAWABAN,
    "pertanggungjawaban": PERTANGGUNGJAWABAN,
    "pertanggung jawaban": PERTANGGUNGJAWABAN,
    "konsekuensi": KONSEKUENSI,
    "konsekwensi": KONSEKUENSI,
}
_VALUES = {key(name): f"{EKSPEKTASI} {name}" for name in BERAKHLAK}


def part(value: Any) -> str | Finding:
    """Return a part of the SKP by any of its names."""
    text = clean(str(value))
    words = _NUMBER.sub("", key(text))
    found = _OTHERS.get(words) or _VALUES.get(_NUMBER.sub("", _EXPECTED.sub("", words)))
    if found:
        return found
    data = {"pilihan": ", ".join(SKP_PARTS), "saran": ""}
    return Finding("pilihan-tidak-dikenal", nilai=text, data=data)
