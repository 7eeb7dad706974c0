"""Paper, letterhead and signatures of kinerja.toml in every kind of report, in both formats."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from conftest import run
from every_report import HTML, KINDS, PERIOD, XLSX, asked
from openpyxl import load_workbook
from programs import CHROMIUM
from test_reports_page import SETTINGS, png

UNIT_REPORTS = {"dinas", "pelatihan", "kegiatan", "rapat", "ringkasan", "atasan"}
"""What an office issues under its letterhead and signs; the other kinds are the official forms, which
are prescribed without one, and the employee's page, which the employee signs."""
LETTERHEAD = ("Pemerintah Kota Contoh", "Jalan Merdeka Nomor 1", "contoh.go.id")
SIGNATURES = ("Tirtamadya, ……………………………", "Mengetahui,", "Sekretaris Daerah,", "Sukarno Wirawan",
              "NIP 19680312 199403 1 005")  # fmt: skip
NOT_THERE = {("ringkasan", words) for words in (*LETTERHEAD[1:], "Mengetahui,")}
"""The government's own report bears no office's address, and its Sekda signs once."""
F4, POINTS = (215, 330), 72 / 25.4
"""Width and height in millimetres; a millimetre in points."""


@pytest.fixture(scope="module")
def issued(city_db: Path, tmp_path_factory) -> Path:
    """Write every kind on F4 with letterhead and signatures; return the folder of the kinds."""
    desk = tmp_path_factory.mktemp("meja")
    shutil.copy(city_db, desk / "kinerja.db")
    (desk / "kinerja.toml").write_text(SETTINGS, encoding="utf-8")
    (desk / "logo.png").write_bytes(png())
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(desk)
        assert run("score", "--periode", PERIOD).code == 0
        for name, kind in KINDS.items():
            outcome = run(
                "report", "--jenis", name, *asked(kind), "--periode", PERIOD, "--ke", name
            )
            assert outcome.code == 0, outcome.err
    return desk


def _files(issued: Path, kind: str, ending: str) -> list[Path]:
    found = sorted((issued / kind).glob(f"{PERIOD}-*.{ending}"))
    assert found
    return found


@pytest.mark.parametrize("kind", HTML)
def test_a_page_bears_letterhead_and_signatures_where_they_belong(issued, kind):
    for path in _files(issued, kind, "html"):
        page = path.read_text(encoding="utf-8")
        sizes = re.findall(r"@page[^{]*\{\s*size:\s*([^;}]+)[;}]", page)
        assert {size.strip() for size in sizes} <= {"215mm 330mm", "330mm 215mm"}
        assert sizes
        belongs = kind in UNIT_REPORTS
        assert ('class="kop-surat"' in page) is belongs
        assert ('src="data:image/png;base64,' in page) is belongs
        body = page.partition("<main")[2]
        for words in (*LETTERHEAD, *SIGNATURES):
            assert (words in body) is (belongs and (kind, words) not in NOT_THERE), words


@pytest.mark.parametrize("kind", XLSX)
def test_a_workbook_bears_letterhead_and_signatures_where_they_belong(issued, kind):
    for path in _files(issued, kind, "xlsx"):
        book = load_workbook(path)
        for sheet in book:
            assert sheet.page_setup.paperSize == 14, sheet.title
        texts = {
            str(cell.value)
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
            if cell.value
        }
        belongs = kind in UNIT_REPORTS
        for words in (*LETTERHEAD, *SIGNATURES):
            assert (words in texts) is (belongs and (kind, words) not in NOT_THERE), words
        with zipfile.ZipFile(path) as package:
            assert ("xl/media/image1.png" in package.namelist()) is belongs


def test_the_list_of_reports_follows_the_paper(issued):
    (index,) = (issued / "atasan").glob("indeks-*.html")
    assert "size: 215mm 330mm" in index.read_text(encoding="utf-8")


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (make test-tools)")
@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="pdfinfo is missing (make test-tools)")
@pytest.mark.parametrize("kind", HTML)
def test_what_is_printed_has_the_size_of_f4(issued, kind, monkeypatch):
    monkeypatch.chdir(issued)
    outcome = run("report", "--jenis", kind, *asked(KINDS[kind]), "--periode", PERIOD, "--ke", f"pdf-{kind}",
                  "--format", "pdf")  # fmt: skip
    assert outcome.code == 0, outcome.err
    for path in sorted((issued / f"pdf-{kind}").glob("*.pdf"))[:2]:
        told = subprocess.run(
            ["pdfinfo", "-l", "999", path], check=True, text=True, capture_output=True
        ).stdout
        sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", told)
        assert sizes
        for size in sizes:
            found = sorted(float(side) / POINTS for side in size)
            assert found == pytest.approx(F4, abs=0.6)
