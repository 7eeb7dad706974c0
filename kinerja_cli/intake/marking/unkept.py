"""What a marked copy does not keep as it was: charts, images and the like."""

import re
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

LOOKS = "format dan rumus"
_PARTS = {
    "grafik": re.compile(r"xl/charts/chart"),
    "gambar": re.compile(r"xl/media/"),
    "tabel pivot": re.compile(r"xl/pivotTables/"),
    "pengiris (slicer)": re.compile(r"xl/(?:slicers|timelines)/"),
    "tombol dan kotak isian": re.compile(r"xl/(?:ctrlProps|activeX)/"),
    "komentar berutas": re.compile(r"xl/threadedComments/"),
    "diagram SmartArt": re.compile(r"xl/diagrams/"),
}
_DRAWING = re.compile(r"xl/drawings/drawing\d+\.xml\Z")
_SHAPE = re.compile(rb"<(?:\w+:)?(?:sp|cxnSp)[ >]")
_WARNINGS = {
    "Data Validation": "sebagian daftar pilihan",
    "Conditional Formatting": "sebagian format bersyarat",
    "Sparkline": "grafik mini (sparkline)",
    "Slicer": "pengiris (slicer)",
}


def parts(path: Path) -> list[str]:
    """Return, in words, what a workbook holds that only the original keeps whole."""
    with suppress(OSError, zipfile.BadZipFile), zipfile.ZipFile(path) as package:
        names = package.namelist()
        found = [word for word, part in _PARTS.items() if any(part.match(n) for n in names)]
        drawings = [name for name in names if _DRAWING.match(name)]
        if any(_SHAPE.search(package.read(name)) for name in drawings):
            found.append("bentuk dan kotak teks")
        return found
    return []


def features(warnings: Iterable[str]) -> list[str]:
    """Return, in words, what openpyxl warned it would drop."""
    return [
        word
        for warning in warnings
        for begin, word in _WARNINGS.items()
        if warning.startswith(begin)
    ]
