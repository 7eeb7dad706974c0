"""Other programs that judge what we render: a browser and a spreadsheet."""

import io
import re
import shutil
import subprocess
import zipfile

import openpyxl
import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
needs_browser = pytest.mark.skipif(
    not CHROMIUM, reason="Chromium is not installed (make test-tools)"
)
needs_office = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed (make test-tools)"
)

RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item>
</oor:items>"""


def recalculated(data, folder):
    """Return the workbook as LibreOffice computes it, every cached value spoilt beforehand."""
    folder.mkdir(parents=True, exist_ok=True)
    spoilt = folder / "buku.xlsx"
    spoilt.write_bytes(_spoilt(io.BytesIO(data)))
    _convert([spoilt], folder)
    return openpyxl.load_workbook(folder / "hasil" / "buku.xlsx", data_only=True), spoilt


def recalculated_all(books, folder):
    """Return many workbooks as LibreOffice computes them, by path, in one start of it."""
    spoilt = [folder / f"buku{number}.xlsx" for number, _ in enumerate(books)]
    for book, copy in zip(books, spoilt, strict=True):
        copy.write_bytes(_spoilt(book))
    _convert(spoilt, folder)
    return {
        book: openpyxl.load_workbook(folder / "hasil" / copy.name, data_only=True)
        for book, copy in zip(books, spoilt, strict=True)
    }


def _spoilt(workbook):
    made = io.BytesIO()
    with zipfile.ZipFile(workbook) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = re.sub(rb' t="str"(><f>)', rb"\1", part)
                part = re.sub(rb"(</f><v>)[^<]*", rb"\g<1>999999", part)
            target.writestr(name, part)
    return made.getvalue()


def _convert(books, folder):
    """Let LibreOffice compute workbooks anew and save them in `folder`/hasil."""
    user = folder / "profil" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(RECALCULATE, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run(
        [*command, "--outdir", folder / "hasil", *books],
        check=True,
        capture_output=True,
        timeout=180,
    )


def formulas_that_agree(data, folder):
    """Return how many formulas there are, each of them computed anew to its cached value."""
    formulas = openpyxl.load_workbook(io.BytesIO(data))
    cached = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    computed, spoilt = recalculated(data, folder)
    spoilt_values = openpyxl.load_workbook(spoilt, data_only=True)
    compared = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                compared += 1
                place = (sheet.title, cell.coordinate)
                here, there = (
                    cached[sheet.title][cell.coordinate].value,
                    computed[sheet.title][cell.coordinate].value,
                )
                assert spoilt_values[sheet.title][cell.coordinate].value == 999999, place
                if here in {None, ""}:
                    assert there in {None, ""}, place
                elif isinstance(here, str):
                    assert there == here, place
                else:
                    assert there == pytest.approx(here, abs=0.000_001), (place, cell.value)
    return compared


def browse(file, profile):
    """Return the page as the browser holds it once its script has run, and what it complained."""
    flags = (
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
        "--disable-background-networking --disable-component-update --enable-logging=stderr"
    )
    command = [CHROMIUM, *flags.split(), f"--user-data-dir={profile}", "--dump-dom", file.as_uri()]
    result = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    return result.stdout, result.stderr
