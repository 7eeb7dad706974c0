"""Paper, letterhead and signatures: as kinerja.toml says, in both formats; a bad logo is told in words."""

import io
import os
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path
from struct import pack

import fake_views as fake
import openpyxl
import pytest
from books import ANI, office
from conftest import Run
from live_books import LIVE, book, people

from kinerja_cli.reports import excel, html
from kinerja_cli.reports.view_layout import LetterheadView, PageView

# openpyxl does not know the data bars that Excel 2010 added.
pytestmark = pytest.mark.filterwarnings("ignore:.*xtension is not supported")

SETTINGS = """
[laporan]
kertas = "f4"
[laporan.kop]
pemerintah = "Pemerintah Kota Contoh"
alamat = ["Jalan Merdeka Nomor 1", "contoh.go.id"]
logo = "logo.png"
[laporan.tanda_tangan]
tempat = "Tirtamadya"
[laporan.tanda_tangan.mengetahui]
jabatan = "Sekretaris Daerah"
nama = "Sukarno Wirawan"
nip = "196803121994031005"
"""


def png(height=4):
    def chunk(kind, data):
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    pixels = b"".join(b"\0" + b"\x17\x32\x4d" * 4 for _ in range(height))
    head = pack(">IIBBBBB", 4, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(pixels)), chunk(b"IEND", b"")]
    )


@pytest.fixture
def desk(kinerja: Run, tmp_path: Path) -> Run:
    kinerja("import", office(tmp_path / "k.xlsx"))
    kinerja("score", "--periode", "2024-Q1")
    Path("kinerja.toml").write_text(SETTINGS, encoding="utf-8")
    Path("logo.png").write_bytes(png())
    return kinerja


def test_letterhead_paper_and_signatures_reach_both_formats(desk: Run):
    outcome = desk("report")
    assert outcome.code == 0, outcome.err
    page = next(Path("laporan").glob("*.html")).read_text(encoding="utf-8")
    assert "size: 215mm 330mm" in page
    assert "img-src data:" in page
    assert 'src="data:image/png;base64,' in page
    made = openpyxl.load_workbook(next(Path("laporan").glob("*.xlsx")))
    texts = [str(c.value) for row in made["Ringkasan"].iter_rows() for c in row if c.value]
    for words in (
        "Pemerintah Kota Contoh",
        "Jalan Merdeka Nomor 1",
        "Mengetahui,",
        "Sukarno Wirawan",
    ):
        assert words in page
        assert words in texts
    assert "Tirtamadya, ……………………………" in texts
    assert "NIP 19680312 199403 1 005" in texts
    with zipfile.ZipFile(next(Path("laporan").glob("*.xlsx"))) as package:
        assert package.read("xl/media/image1.png") == png()
    for sheet in made:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (14, "landscape")
        assert "Halaman &P dari &N" in sheet.oddFooter.right.text.replace('"', "")
        assert sheet.print_area


def test_the_option_goes_before_the_settings(desk: Run):
    assert desk("report", "--kertas", "A4").code == 0
    assert "size: A4" in next(Path("laporan").glob("*.html")).read_text(encoding="utf-8")
    desk("report", "--nip", ANI, "--kertas", "f4", "--ke", "orang")
    assert "size: 215mm 330mm" in next(Path("orang").glob("*.html")).read_text(encoding="utf-8")
    refused = desk("report", "--kertas", "legal")
    assert refused.code == 2
    assert "a4, f4" in refused.err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "tidak dapat dibaca"),
        (b"GIF89a", "bukan gambar PNG atau JPEG"),
        (png()[:40], "bukan gambar PNG atau JPEG"),
        (b"\xff\xd8\xff\xe0\x00\x10JF", "bukan gambar PNG atau JPEG"),
        (b"\x89PNG" + b"x" * 1_000_001, "lebih besar dari 1 MB"),
    ],
)
def test_a_logo_that_cannot_be_used_is_told_in_words(desk: Run, content: bytes | None, words: str):
    Path("logo.png").unlink()
    if content is not None:
        Path("logo.png").write_bytes(content)
    outcome = desk("report")
    assert outcome.code != 0
    assert words in outcome.err
    assert "Traceback" not in outcome.err
    assert not Path("laporan").exists()


def test_without_a_logo_a_page_may_load_no_picture():
    plain = fake.unit(2)
    assert "img-src" not in html.render("dinas", plain)
    kop = PageView(kop=LetterheadView("Pemkot <b>", "", ("a & b",)))
    page = html.render("dinas", plain, None, kop)
    assert "img-src" not in page
    assert "Pemkot &lt;b&gt;" in page
    sheet = openpyxl.load_workbook(io.BytesIO(excel.render("dinas", plain, None, kop)))["Ringkasan"]
    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == ["Pemkot <b>", plain.unit, "a & b"]


def test_what_is_printed_fits_a_page_at_a_readable_size():
    """A landscape A4 page holds about 138 units of width; seven points remain of nine from 178 on."""
    made = openpyxl.load_workbook(io.BytesIO(book(LIVE[2], people(LIVE[2], 3, seed=4))))
    for name in ("Pegawai", "Indikator", "Hitungan"):
        sheet = made[name]
        last = openpyxl.utils.cell.range_boundaries(sheet.print_area.split("!")[1])[2]
        letters = [openpyxl.utils.get_column_letter(n) for n in range(1, last + 1)]
        widths = [sheet.column_dimensions[letter].width for letter in letters]
        assert sum(widths) < (275 if name == "Hitungan" else 195), name
        assert sheet.max_column > last
        assert sheet.print_title_rows == "$4:$4"


def test_another_folder_and_time_zone_give_the_same_bytes(tmp_path: Path):
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from live_books import book, people, LIVE; "
        "import hashlib; print(hashlib.sha256(book(LIVE[0], people(LIVE[0], 3, seed=4))).hexdigest())"
    )
    here = str(Path(__file__).parent)
    found = set()
    for zone in ("Asia/Jakarta", "America/New_York"):
        folder = tmp_path / zone.replace("/", "-")
        folder.mkdir()
        ran = subprocess.run(
            [sys.executable, "-c", code, here], cwd=folder, env={**os.environ, "TZ": zone},
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        found.add(ran.stdout)
        time.sleep(1.1)
    assert len(found) == 1


def sheets_and_page(desk: Run) -> tuple[list[str], str]:
    assert desk("report", "--jenis", "ringkasan").code == 0
    page = next(Path("laporan").glob("*ringkasan*.html")).read_text(encoding="utf-8")
    made = openpyxl.load_workbook(next(Path("laporan").glob("*ringkasan*.xlsx")))
    texts = [str(c.value) for row in made["Ringkasan"].iter_rows() for c in row if c.value]
    return texts, page


def test_the_sekda_signs_for_the_government_once(desk: Run):
    texts, page = sheets_and_page(desk)
    for found in (texts, page.splitlines()):
        words = [line for line in found if "Sekretaris Daerah," in line]
        assert len(words) == 1
        assert sum("Sukarno Wirawan" in line for line in found) == 1
        assert not any("Mengetahui" in line for line in found)


def test_another_who_knows_of_it_signs_on_the_left(desk: Run):
    text = SETTINGS.replace(
        'jabatan = "Sekretaris Daerah"', 'jabatan = "Asisten Sekretaris Daerah"'
    )
    Path("kinerja.toml").write_text(text, encoding="utf-8")
    texts, page = sheets_and_page(desk)
    for found in (texts, page):
        assert "Mengetahui," in found
    assert {"Asisten Sekretaris Daerah,", "Sekretaris Daerah,", "Sukarno Wirawan"} <= set(texts)
    assert page.index("Asisten Sekretaris Daerah,") < page.index("<p>Sekretaris Daerah,")


def test_the_address_of_an_office_does_not_stand_below_the_government(desk: Run):
    texts, page = sheets_and_page(desk)
    assert "Jalan Merdeka Nomor 1" not in texts
    assert "Jalan Merdeka Nomor 1" not in page
    named = SETTINGS.replace("[laporan.kop]", '[laporan.kop]\ninstansi = "BKPSDM Kota Contoh"')
    Path("kinerja.toml").write_text(named, encoding="utf-8")
    texts, page = sheets_and_page(desk)
    for found in (texts, page):
        assert "Jalan Merdeka Nomor 1" in found
    assert texts[:3] == ["Pemerintah Kota Contoh", "BKPSDM Kota Contoh", "Jalan Merdeka Nomor 1"]


def test_small_tables_of_the_government_share_a_sheet(desk: Run):
    assert desk("report", "--jenis", "ringkasan", "--format", "xlsx").code == 0
    book = openpyxl.load_workbook(next(Path("laporan").glob("*ringkasan*.xlsx")))
    assert not {"Layanan", "Angka kredit", "Keberatan"} & set(book.sheetnames)
    texts = [str(c.value) for row in book["Layanan, kredit, keberatan"].iter_rows() for c in row]
    for title in ("Mutu layanan", "Angka kredit pejabat fungsional", "Keberatan"):
        assert title in texts
