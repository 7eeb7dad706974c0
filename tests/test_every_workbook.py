"""Every kind of report as files: the same bytes wherever they are made, workbooks that are sound.

Parametrised over the kinds of report: a new kind is held to all of this without a line here.
"""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from conftest import run
from every_report import HTML, KINDS, PERIOD, XLSX, File, Reports, asked, city, harm, some
from hostile_office import MARK, STRINGS, named, plain
from openpyxl import load_workbook
from programs import needs_office, recalculated_all

NAMES_SOME = "rapat"
"""The kind that names whom the meeting speaks of, not everybody."""
ERRORS = re.compile(r"#(?:REF|NAME|VALUE|DIV/0|N/A|NUM|NULL)[!?]?|Err:\d+")

ONE_AFTER_ANOTHER = """
import json, sys
from conftest import run
for words in json.loads(sys.argv[1]):
    outcome = run(*words)
    assert outcome.code == 0, outcome.err
"""


@pytest.fixture(scope="module")
def reports(city_db: Path, tmp_path_factory) -> Reports:
    return city(city_db, tmp_path_factory.mktemp("kota"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Reports:
    return harm(tmp_path_factory.mktemp("jahat"))


@pytest.fixture(scope="module")
def elsewhere(reports: Reports, tmp_path_factory) -> Path:
    """Write every kind again: another process, folder, home, time zone, language and hash seed."""
    folder = tmp_path_factory.mktemp("lain")
    shutil.copy(_database(reports), folder / "salinan.db")
    words = [
        ["report", "--jenis", name, *asked(kind), "--periode", PERIOD, "--ke", name, "--db", "salinan.db", "-q"]
        for name, kind in KINDS.items()
    ]  # fmt: skip
    elsewhere = {
        **os.environ, "TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "HOME": str(folder),
        "PYTHONHASHSEED": "11", "PYTHONPATH": str(Path(__file__).parent),
    }  # fmt: skip
    subprocess.run([sys.executable, "-c", ONE_AFTER_ANOTHER, json.dumps(words)], cwd=folder, env=elsewhere,
                   check=True, timeout=120)  # fmt: skip
    return folder


def _database(reports: Reports) -> Path:
    return reports["dinas"]["html"][0].path.parents[2] / "kinerja.db"


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_data_give_the_same_bytes_elsewhere(reports, elsewhere, kind):
    for some_files in reports[kind].values():
        for file in some_files:
            again = (elsewhere / kind / file.path.name).read_bytes()
            assert again == file.path.read_bytes(), file.path.name
    assert _names(elsewhere / kind) == _names(_database(reports).parent / "laporan" / kind)


@pytest.fixture(scope="module")
def computed(reports, hostile, tmp_path_factory) -> dict[Path, Any]:
    """Return every workbook as LibreOffice saves it once all is computed anew: one start for all."""
    books = [
        file.path for kind in XLSX for one in (reports, hostile) for file in some(one, kind, "xlsx")
    ]
    return recalculated_all(books, tmp_path_factory.mktemp("lembar"))


@pytest.mark.office
@needs_office
@pytest.mark.parametrize("kind", XLSX)
def test_a_workbook_opens_and_computes_without_an_error(reports, hostile, computed, kind):
    for file in (*some(reports, kind, "xlsx"), *some(hostile, kind, "xlsx")):
        ours = load_workbook(file.path, data_only=True)
        theirs = computed[file.path]
        assert theirs.sheetnames == ours.sheetnames
        for sheet in ours:
            for row in sheet.iter_rows():
                for cell in row:
                    there = theirs[sheet.title][cell.coordinate]
                    place = (file.path.name, sheet.title, cell.coordinate, cell.value, there.value)
                    assert there.data_type != "e", place
                    if isinstance(cell.value, str) and not MARK.search(cell.value):
                        assert not ERRORS.search(str(there.value)), place
                    if isinstance(cell.value, str):
                        assert plain(str(there.value or "")) == plain(cell.value), place


@pytest.mark.parametrize("kind", XLSX)
def test_nothing_in_a_workbook_comes_from_data_but_text_and_numbers(hostile, kind):
    seen: set[str] = set()
    for file in some(hostile, kind, "xlsx"):
        with zipfile.ZipFile(file.path) as package:
            parts = {
                name: package.read(name).decode()
                for name in package.namelist()
                if name.endswith((".xml", ".rels"))
            }
        assert not [
            name
            for name in parts
            if re.search("externalLink|connection|vba|embed|query", name, re.IGNORECASE)
        ]
        for name, text in parts.items():
            assert "TargetMode" not in text, name
            assert not re.search(r"<hyperlink|<oleLink|<ddeLink|<webPublish", text), name
            assert not [one for one in re.findall(r"<(?:f|formula\d?|definedName|c:f|xm:f)\b[^>]*>([^<]*)<", text)
                        if MARK.search(one) or "kena" in one or "x.id" in one], name  # fmt: skip
        book = load_workbook(io.BytesIO(file.path.read_bytes()))
        for sheet in book:
            assert 0 < len(sheet.title) <= 31
            assert not re.search(r"[\[\]:*?/\\]", sheet.title)
            for row in sheet.iter_rows():
                for cell in row:
                    marks = MARK.findall(cell.value) if isinstance(cell.value, str) else []
                    if not marks:
                        continue
                    assert cell.data_type == "s", (sheet.title, cell.coordinate, cell.value)
                    seen |= set(marks)
                    for mark in marks:
                        assert plain(STRINGS[int(mark)]) in plain(cell.value), (
                            sheet.title,
                            cell.coordinate,
                        )
    if len(hostile[kind]["xlsx"]) == 1 and kind != NAMES_SOME:
        assert seen >= named(kind)
    assert len(seen) >= (100 if kind == NAMES_SOME else 5)


@pytest.mark.parametrize("kind", XLSX)
def test_a_text_that_begins_like_a_formula_stays_text_when_it_is_edited(hostile, kind):
    for file in some(hostile, kind, "xlsx"):
        for sheet in load_workbook(file.path):
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "s" and str(cell.value).lstrip()[:1] in {"=", "+", "@"}:
                        assert cell.quotePrefix, (sheet.title, cell.coordinate, cell.value)


def _own(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / "kantor" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return tmp_path / "kantor"


def _report(reports: Reports, kind: str, name: str, own: Path, folder: Path):
    outcome = run("report", "--jenis", kind, *asked(KINDS[kind]), "--periode", PERIOD, "--format", name,
                  "--templat", own, "--ke", folder, "--db", _database(reports))  # fmt: skip
    return outcome, sorted(folder.glob(f"{PERIOD}-*.{name}")) if folder.exists() else []


@pytest.mark.parametrize("kind", HTML)
def test_an_office_changes_one_block_of_a_page(reports, tmp_path, kind):
    own = _own(tmp_path, f"html/{kind}.html.j2",
               f'{{% extends "kinerja:html/{kind}.html.j2" %}}\n'
               "{% block tanda_tangan %}<p>Wali Kota Uji, {{ laporan.unit }}</p>{% endblock %}\n")  # fmt: skip
    outcome, pages = _report(reports, kind, "html", own, tmp_path / "hasil")
    assert outcome.code == 0, outcome.err
    for page, file in zip(pages, sorted(reports[kind]["html"], key=_name), strict=True):
        text, shipped = page.read_text(encoding="utf-8"), file.path.read_text(encoding="utf-8")
        assert f"<p>Wali Kota Uji, {file.unit}</p>" in text
        assert _heads(text) == _heads(shipped)
        assert len(text) > len(shipped) / 2


@pytest.mark.parametrize("kind", XLSX)
def test_an_office_changes_one_block_and_one_look_of_a_workbook(reports, tmp_path, kind):
    _own(tmp_path, f"excel/{kind}.xml.j2",
         f'{{% extends "kinerja:excel/{kind}.xml.j2" %}}\n'
         '{% block kop %}<line><c span="all" style="judul">Kop Kota Uji</c></line>{% endblock %}\n')  # fmt: skip
    own = _own(
        tmp_path,
        "excel/gaya.toml",
        '[judul]\nbold = true\nfont_size = 21\nfont_color = "#AA1155"\n',
    )
    outcome, books = _report(reports, kind, "xlsx", own, tmp_path / "hasil")
    assert outcome.code == 0, outcome.err
    for path, file in zip(books, sorted(reports[kind]["xlsx"], key=_name), strict=True):
        book, shipped = load_workbook(path), load_workbook(file.path)
        assert book.sheetnames == shipped.sheetnames
        heads = [
            cell
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
            if cell.value == "Kop Kota Uji"
        ]
        assert heads
        assert {(cell.font.color.rgb, cell.font.size) for cell in heads} == {("FFAA1155", 21)}
        assert sum(sheet.max_row for sheet in book) > sum(sheet.max_row for sheet in shipped) / 2


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, one in KINDS.items() for name in one.formats]
)
def test_a_broken_office_template_names_its_file_and_line(reports, tmp_path, kind, name):
    file = f"html/{kind}.html.j2" if name == "html" else f"excel/{kind}.xml.j2"
    block = "tanda_tangan" if name == "html" else "kop"
    for wrong in ("{{ laporan.gaji_ke_tigabelas }}", "{% if %}", "{{ laporan.unit | tidak_ada }}"):
        own = _own(
            tmp_path,
            file,
            f'{{% extends "kinerja:{file}" %}}\n\n{{% block {block} %}}\n{wrong}\n{{% endblock %}}\n',
        )
        outcome, written = _report(reports, kind, name, own, tmp_path / "hasil")
        assert outcome.code not in {0, 1}
        assert f"{Path(file).name} baris 4" in outcome.err, outcome.err
        assert "Traceback" not in outcome.err
        assert not written


def _names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def _name(file: File) -> str:
    return file.path.name


def _heads(page: str) -> list[str]:
    return re.findall(r"<h[12][^>]*>(.*?)</h[12]>", page)
