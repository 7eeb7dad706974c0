"""Every kind of report in a browser: what a reader sees, and what a page must never do.

Parametrised over the kinds of report: a new kind is held to all of this without a line here.
"""

import html
import json
import re
import shutil
import sqlite3
import subprocess
from collections import Counter
from decimal import Decimal
from itertools import islice, pairwise
from pathlib import Path

import hostile_office
import pytest
from browser import DESK, PHONE, TABLET, Browser, Page
from every_report import INDEX, PAGES, SEVERAL, File, Reports, city, harm, some
from hostile_office import MARK, STRINGS
from programs import CHROMIUM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (make test-tools)"),
]

SCRIPTLESS = ".saring, script, th button"
"""What the script adds to a page: a reader without scripts misses nothing else."""
SHORTENS = {
    "penjelasan": "the employee gets one A4 sheet to sign and file, and a second page is lost on the way: "
    "a text beyond some 110 letters (no name or post is so long) ends in “…” there, its whole stands "
    "in the report `pegawai` of the same run"
}
"""Kind → why not every text stands in it whole."""
SEARCHED = ("dinas", "ringkasan", "atasan")
"""The kinds with a table that is long enough to be sorted and searched."""
STEP = 4
"""Of a kind about employees every fourth page is opened first, the rest until all strings were seen."""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    one = Browser(tmp_path_factory.mktemp("peramban"))
    yield one
    one.close()


@pytest.fixture(scope="module")
def reports(city_db: Path, tmp_path_factory) -> Reports:
    return city(city_db, tmp_path_factory.mktemp("kota"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Reports:
    return harm(tmp_path_factory.mktemp("jahat"))


@pytest.fixture
def page(browser):
    with browser.page() as one:
        yield one


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_says_nothing_on_the_console_and_asks_for_nothing(page: Page, reports, kind):
    for file in some(reports, kind, "html"):
        page.open(file.path)
        page.open_details()
        page.ask("document.querySelectorAll('button').forEach((one) => one.click())")
        said, wanted = page.listen()
        assert said == []
        assert wanted == [file.path.as_uri()]


def test_a_page_that_does_either_is_caught(page: Page, tmp_path):
    bad = tmp_path / "a.html"
    bad.write_text("<p>a<img src='http://contoh.id/a.png'><script>console.log(1)</script>")
    page.open(bad)
    said, wanted = page.listen()
    assert any("consoleAPICalled" in one for one in said)
    assert "http://contoh.id/a.png" in wanted


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing_serious(page: Page, reports, kind, scheme):
    page.media(scheme=scheme)
    file, *_ = some(reports, kind, "html")
    page.open(file.path)
    page.open_details()
    for size in (PHONE, TABLET, DESK):
        page.size(size)
        assert page.axe() == [], size


def test_axe_finds_what_is_serious(page: Page, tmp_path):
    bad = tmp_path / "a.html"
    bad.write_text("<html lang=id><title>a</title><main><p style='color:#ccc'>pudar</p><input>")
    page.open(bad)
    found = " ".join(page.axe())
    assert "color-contrast" in found
    assert "label" in found


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_fits_phone_tablet_and_desk(page: Page, reports, kind):
    for file in some(reports, kind, "html"):
        page.open(file.path)
        page.open_details()
        for size in (PHONE, TABLET, DESK):
            page.size(size)
            assert _too_wide(page, size) == []


def test_a_page_that_is_too_wide_is_caught(page: Page, tmp_path):
    bad = tmp_path / "a.html"
    bad.write_text("<meta name=viewport content='width=device-width'><p style='width:800px'>a")
    page.open(bad)
    for size, wide in ((PHONE, True), (TABLET, True), (DESK, False)):
        page.size(size)
        assert bool(_too_wide(page, size)) is wide


@pytest.mark.parametrize("kind", PAGES)
def test_what_is_scrolled_sideways_has_a_name_and_takes_the_focus(page: Page, reports, kind):
    for file in some(reports, kind, "html"):
        page.open(file.path)
        frames = page.ask("""[...document.querySelectorAll('.gulung')].map((one) =>
          [one.tabIndex, one.getAttribute('role'), one.getAttribute('aria-label') ??
          document.getElementById(one.getAttribute('aria-labelledby'))?.textContent ?? ''])""")
        for place, role, name in frames:
            assert (place, role in {"region", "group"}) == (0, True), name
            assert len(name) > 4


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_reads_without_scripts(browser, reports, kind):
    file, *_ = some(reports, kind, "html")
    with browser.page() as page:
        page.open(file.path)
        full = _words(page)
    with browser.page(scripts=False) as page:
        page.open(file.path)
        assert _words(page) == full
        assert page.ask("document.querySelectorAll('.saring:not([hidden])').length") == 0


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is missing (make test-tools)")
@pytest.mark.parametrize("kind", PAGES)
def test_every_printed_page_has_its_head_and_its_number(page: Page, reports, kind, tmp_path):
    for file in some(reports, kind, "html"):
        page.open(file.path)
        printed = page.pdf(tmp_path / "cetak.pdf")
        sheets = subprocess.run(["pdftotext", "-layout", printed, "-"], check=True, text=True,
                                capture_output=True).stdout.split("\f")[:-1]  # fmt: skip
        assert sheets
        for number, sheet in enumerate(sheets, 1):
            words = " ".join(sheet.split())
            assert f"Halaman {number} dari {len(sheets)}" in words
            assert file.unit.casefold() in words.casefold()
            assert "Tahun 2024" in words


@pytest.mark.parametrize("kind", PAGES)
def test_only_the_kinds_with_long_tables_are_sorted_and_searched(page: Page, reports, kind):
    files = _searched(reports, kind)
    assert bool(files) is (kind in SEARCHED)
    for file in files[:SEVERAL]:
        page.open(file.path)
        assert page.ask("document.querySelectorAll('th button').length") > 3
        assert page.ask("document.querySelectorAll('.saring[hidden]').length") == 0


@pytest.mark.parametrize("kind", SEARCHED)
def test_a_table_is_sorted_with_the_keyboard_alone(page: Page, reports, kind):
    file, *_ = _searched(reports, kind)
    page.open(file.path)
    buttons = page.ask("document.querySelectorAll('th button').length")
    for at in islice(range(buttons), 0, buttons, max(buttons // 4, 1)):
        where = f"document.querySelectorAll('th button')[{at}]"
        _tab_to(page, where)
        for way in ("ascending", "descending"):
            page.press("Enter", "\r")
            assert page.ask(f"{where}.closest('th').ariaSort") == way
            assert page.ask(f"document.activeElement === {where}")
            values = page.ask(_column(where))
            values = values if way == "ascending" else values[::-1]
            numbers = [_number(*value) for value in values]
            if None not in numbers:
                assert numbers == sorted(numbers)
            texts = [printed if key is None else key for key, printed in values]
            if None in numbers:  # equal texts may stand in any order
                pairs = json.dumps(list(pairwise(texts)))
                assert page.ask(f"{pairs}.filter(([a, b]) => ({_COLLATOR})(a, b) > 0)") == []


@pytest.mark.parametrize("kind", SEARCHED)
def test_a_table_is_searched_with_the_keyboard_alone(page: Page, reports, kind):
    file, *_ = _searched(reports, kind)
    page.open(file.path)
    table = "[...document.querySelectorAll('table')].find((one) => one.matches('.pegawai, .urut'))"
    shown = f"[...{table}.tBodies[0].rows].filter((one) => !one.hidden)"
    texts = f"{shown}.map((one) => one.textContent)"
    every = page.ask(texts)
    assert len(every) > 1
    name = page.ask(f"(() => {{ const th = {table}.tBodies[0].rows[1].querySelector('th');"
                    "return (th.querySelector('.nama') ?? th).textContent.trim(); })()")  # fmt: skip
    _tab_to(page, "document.querySelector('.saring input')")
    page.type(name)
    words = name.casefold().split()
    found = [text for text in every if all(word in text.casefold() for word in words)]
    assert 0 < len(found) < len(every)
    assert page.ask(texts) == found
    told = "document.querySelector('.saring output').textContent"
    assert f"Menampilkan {len(found)} dari {len(every)}" in page.ask(told)
    page.type(" tidakada")
    assert page.ask(f"{shown}.length") == 0
    page.type("\b" * len(" tidakada"))
    assert page.ask(texts) == found
    if page.ask("!document.querySelector('.saring select')"):
        assert kind == "ringkasan"
        return
    page.type("\b" * len(name))
    page.press("Tab")
    assert page.ask("document.activeElement.tagName") == "SELECT"
    page.press("ArrowDown")
    chosen = page.ask("document.activeElement.value")
    assert chosen
    rows = page.ask(f"{shown}.map((one) => one.dataset.predikat)")
    assert set(rows) <= {chosen}
    assert len(rows) < len(every)


@pytest.mark.parametrize("kind", PAGES)
def test_what_was_typed_in_any_field_stays_text(browser, hostile, kind):
    files = hostile[kind]["html"]
    seen: set[str] = set()
    with browser.page(policy=False) as page:  # the policy of the page is not what saves it
        for file in (file for first in range(STEP) for file in files[first::STEP]):
            if len(seen) == len(STRINGS):
                break
            page.open(file.path)
            text = hostile_office.plain(page.text())
            said, wanted = page.listen()
            assert said == []
            assert wanted == [file.path.as_uri()]
            strange = page.ask(_STRANGE)
            if kind == INDEX:  # its links lead to the reports beside it
                strange = [one for one in strange if not _leads_beside(one, file.path.parent)]
            assert strange == []
            marks = Counter(MARK.findall(text))
            seen |= set(marks)
            for mark, times in marks.items():
                whole = hostile_office.plain(STRINGS[int(mark)])
                if kind in SHORTENS and len(whole) > 100:
                    continue
                assert text.count(whole) == times, (whole, file.path.name)
            for size in (PHONE, TABLET, DESK):
                page.size(size)
                assert _too_wide(page, size) == [], file.path.name
    if kind != INDEX:  # it lists NIPs, not names
        assert seen >= hostile_office.named(kind)


@pytest.mark.parametrize(
    ("kind", "sheet", "heading"),
    [
        (kind, sheet, heading)
        for kind, sheets in hostile_office.SHOWN.items()
        for sheet, headings in sheets.items()
        for heading in headings
    ],
)
def test_each_text_field_stands_in_its_report(hostile, kind, sheet, heading):
    head, *rows = hostile_office.sheets()[sheet]
    pages = {file.path.stem: _text(file.path) for file in hostile[kind]["html"]}
    seen = set()
    for row in rows:
        typed = str(row[head.index(heading)])
        page = next((text for name, text in pages.items() if str(row[0]) in name), None)
        page = page or next(iter(pages.values()))
        whole = hostile_office.plain(typed)
        if sheet == "kegiatan":  # a signal quotes eighty letters of a text
            whole = whole[:70]
        assert whole in page, (row[0], typed)
        seen.add(typed)
    assert len(seen) >= len(rows) / hostile_office.LOGGED
    assert len(seen) > (80 if sheet == "rating" else 120)


def test_a_page_for_the_employee_marks_what_it_cut_and_stays_one_page(
    page: Page, hostile, tmp_path
):
    _, *rows = hostile_office.sheets()["pegawai"]
    long = {row[0]: str(row[1]) for row in rows if len(str(row[1])) > 110}
    assert len(long) >= 5
    for file in hostile["penjelasan"]["html"]:
        name = next((long[nip] for nip in long if nip in file.path.stem), None)
        if name is None:
            continue
        text = _text(file.path)
        shown = hostile_office.plain(name)[:50]
        assert re.search(f"{re.escape(shown)}.{{0,70}}…", text)
        page.open(file.path)
        printed = page.pdf(tmp_path / "satu.pdf").read_bytes()
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1, file.path.name


def test_every_text_field_of_the_hostile_office_was_stored(hostile):
    stored = 0
    (path, *_) = {file.path for file in hostile["dinas"]["html"]}
    connection = sqlite3.connect(path.parents[2] / "kinerja.db")
    for table, columns in TYPED.items():
        for column in columns:
            found = connection.execute(f"SELECT {column} FROM {table} WHERE sampai IS NULL")
            marks = {mark for (text,) in found for mark in MARK.findall(text or "")}
            assert len(marks) >= len(STRINGS) // 2, (table, column)
            stored += len(marks)
    connection.close()
    assert stored > 2_700


TYPED = {
    "pegawai": ("nama", "jabatan", "unit_kerja", "pangkat", "atasan"),
    "indikator": ("indikator", "rencana", "rencana_atasan", "aspek", "satuan"),
    "realisasi": ("bukti_dukung", "umpan_balik"),
    "rating": ("catatan",),
    "rencana_unit": ("rencana", "indikator", "satuan"),
    "keberatan": ("alasan", "jawaban"),
    "umpan_balik": ("pemberi", "umpan_balik"),
    "kompetensi": ("kompetensi",),
    "pelatihan": ("pelatihan", "kompetensi"),
    "kegiatan": ("kegiatan", "validator"),
    "skp": ("isi",),
}

_COLLATOR = "new Intl.Collator('id', {numeric: true, sensitivity: 'base'}).compare"
_STRANGE = """[...document.querySelectorAll(
  'script:not(:last-child), img, iframe, object, embed, base, form, link, video, audio, math, template,' +
  'noscript, textarea, plaintext, xmp, style ~ style, a[href]:not([href^="#"])')].map((one) => one.outerHTML)
  .concat([...document.querySelectorAll('*')].filter((one) => one.getAttributeNames()
  .some((name) => name.startsWith('on') || name === 'style')).map((one) => one.outerHTML.slice(0, 200)))
  .concat(document.querySelectorAll('script').length === 1 ? [] : ['scripts'])"""


def _too_wide(page: Page, size: tuple[int, int] = PHONE) -> list[str]:
    """Return what reaches beyond the screen, where the page must be scrolled sideways."""
    # A phone widens `innerWidth` to what it is shown, so the screen's own width is asked for.
    return list(
        page.ask(f"""document.scrollingElement.scrollWidth <= {size[0]} ? [] :
      [`${{document.scrollingElement.scrollWidth}} of {size[0]}`].concat(
      [...document.querySelectorAll('body *')].filter((one) => !one.closest('.gulung') && !one.closest('.sembunyi'))
      .map((one) => [one.getBoundingClientRect().right, one]).filter(([right]) => right > {size[0]} + 1)
      .sort((one, other) => other[0] - one[0]).slice(0, 6)
      .map(([right, one]) => `${{Math.round(right)}}: ${{one.parentElement.outerHTML.slice(0, 200)}}`))""")
    )


def _leads_beside(link: str, folder: Path) -> bool:
    """Return whether an element is a link to a file in a folder."""
    found = re.match(r'<a href="([^"/:]+)"', link)
    return bool(found and (folder / found[1]).is_file())


def _text(file: Path) -> str:
    """Return the text of a page as it stands in the file, made comparable."""
    body = file.read_text(encoding="utf-8").partition("<main")[2].partition("<script>")[0]
    return hostile_office.plain(html.unescape(re.sub(r"<[^>]*>", "", body)))


def _words(page: Page) -> Counter[str]:
    """Return the words that a reader sees beside what the script adds."""
    page.open_details()
    page.ask("document.querySelectorAll('.saring').forEach((one) => { one.hidden = true; })")
    return Counter(page.ask("document.body.innerText").split())


def _tab_to(page: Page, where: str) -> None:
    """Press Tab until an element has the focus."""
    page.ask("document.activeElement.blur()")
    for _ in range(
        page.ask("document.querySelectorAll('a, button, input, select, summary').length") + 1
    ):
        page.press("Tab")
        if page.ask(f"document.activeElement === {where}"):
            assert page.ask("getComputedStyle(document.activeElement).outlineStyle") != "none"
            return
    raise AssertionError(f"Tab never reaches {where}")


def _searched(reports: Reports, kind: str) -> list[File]:
    """Return the reports of a kind that have something to search."""
    return [
        file
        for file in reports[kind]["html"]
        if 'class="saring"' in file.path.read_text(encoding="utf-8")
    ]


def _column(where: str) -> str:
    """Return the expression for the texts of the column that a button heads, empty ones left out."""
    return f"""(() => {{ const th = {where}.closest('th');
      return [...th.closest('table').tBodies[0].rows].map((tr) => tr.cells[th.cellIndex])
      .map((td) => [td.dataset.urut ?? null, td.textContent.trim()])
      .filter(([key, text]) => (key ?? text) !== ''); }})()"""


def _number(key: str | None, printed: str) -> Decimal | None:
    """Return the number that a cell is sorted by: its key, or what it prints as officers write it."""
    text = printed.replace(".", "").replace(",", ".") if key is None else key
    return Decimal(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None
