import html as entities
import re
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import fake_views as fake
import pytest
from programs import browse, needs_browser

from kinerja_cli.reports import html
from kinerja_cli.reports.templating import TemplateFaultError

GOLDEN = Path(__file__).with_name("golden") / "reports"
HOSTILE = (
    "<script>document.title='kena'</script>",
    '"><img src=x onerror="document.title=1">',
    "' onmouseover='document.title=1",
    "</style><script>document.title='kena'</script>",
    "</title><script>document.title='kena'</script>",
    "javascript:document.title='kena'",
    "{{ 7*7 }}{% raw %}",
    "\\22 ; } body { display: none } /*",
    "<svg onload=document.title=1>",
    "&lt;b&gt; &amp; A\x00\x07B",
)


def text_of(page):
    """Return what a reader sees, one line a block, without styles and scripts."""
    page = re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)
    page = re.sub(
        r"</?(p|h\d|tr|li|dt|dd|div|section|details|summary|svg|title|desc|text|dl|label|option)\b[^>]*>",
        "\n",
        page,
    )
    page = re.sub(r"</t[dh]>", " | ", page)
    lines = entities.unescape(re.sub(r"<[^>]+>", "", page)).splitlines()
    return "".join(f"{line}\n" for line in (" ".join(line.split()) for line in lines) if line)


def shape(page):
    """Return every element of a page with the names of its attributes."""
    found = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            found.append((tag, *(name for name, _ in attrs)))

    Reader().feed(page)
    return found


def small():
    people = fake.employee(1), fake.employee(3), fake.employee(6, complete=False)
    return fake.unit_of(*people, pindah=fake.unit(2).pindah)


@pytest.mark.parametrize(
    ("name", "report"),
    [("dinas", small()), ("pegawai", fake.person(2))],
)
def test_a_report_reads_as_the_one_that_was_reviewed(name, report):
    found = text_of(html.render(name, report))
    assert found == (GOLDEN / f"{name}.html.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "report"), [("dinas", fake.unit(5)), ("pegawai", fake.person())])
def test_a_report_needs_nothing_but_itself(name, report):
    page = html.render(name, report)
    assert page == html.render(name, report)
    assert not re.search(r"<(link|img|iframe|object|embed|base|form)\b", page)
    assert not re.search(r"""\b(src|srcset|action|style|on\w+)\s*=""", page)
    assert not re.search(r"url\(|@import", page)
    assert all(target.startswith("#") for target in re.findall(r'href="([^"]*)"', page))
    assert len(re.findall(r"<script", page)) == 1


def test_the_security_policy_names_exactly_our_style_and_our_script():
    page = html.render("dinas", fake.unit(2))
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        body = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)[1]
        assert f"{rule} 'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'" in page


def page_full_of(text):
    row = fake.employee(1).indikator[0]
    row = replace(row, indikator=text, rencana=text, umpan_balik=text, bukti=text, target=text)
    person = fake.employee(
        1,
        nama=text,
        nip=text,
        nip_cetak=text,
        jabatan=text,
        alasan=(text,),
        predikat=text,
        indikator=(row,),
    )
    report = fake.unit_of(person, unit=text, periode_kata=text, kelas=(text, "b"))
    return html.render("dinas", report)


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_an_officer_typed_stays_text(text):
    page = page_full_of(text)
    assert shape(page) == shape(page_full_of("biasa"))
    assert not {"\x00", "\x07"} & set(page)
    assert page.count("</style") == page.count("</script") == page.count("</title>\n<style") == 1


def test_empty_states_are_said_in_words():
    page = text_of(html.render("dinas", fake.unit(0, tren=())))
    assert "Tidak ada pegawai yang dinilai di unit ini pada periode ini." in page
    assert "Belum ada periode sebelumnya" in page
    assert "Tidak ada temuan" in page
    alone = text_of(html.render("pegawai", fake.person(6, complete=False, indikator=(), tren=())))
    assert "Belum ada indikator yang tercatat" in alone
    assert "Menunggu rating perilaku." in alone


def test_a_missing_period_is_a_gap_in_the_line_and_a_word_in_the_table():
    page = html.render("dinas", fake.unit(2))
    path = re.search(r'<path class="garis" d="([^"]*)"', page)[1]
    assert path.count("M") == 2
    assert "tidak ada" in page


def test_an_office_changes_one_block_and_nothing_else(tmp_path):
    (tmp_path / "html").mkdir()
    own = tmp_path / "html" / "pegawai.html.j2"
    own.write_text(
        '{% extends "kinerja:html/pegawai.html.j2" %}{% block tanda_tangan %}<p>Wali Kota</p>{% endblock %}',
        encoding="utf-8",
    )
    page = html.render("pegawai", fake.person(), tmp_path)
    assert "<p>Wali Kota</p>" in page
    assert "Pejabat penilai kinerja" not in page
    assert "Indikator kinerja" in page
    own.write_text("{{ laporan.gaji }}", encoding="utf-8")
    with pytest.raises(TemplateFaultError, match=r"pegawai\.html\.j2 baris 1"):
        html.render("pegawai", fake.person(), tmp_path)


def test_templates_load_only_when_a_report_is_made():
    code = "import kinerja_cli.reports.excel, kinerja_cli.reports.html, sys; print({'jinja2', 'xlsxwriter'} & set(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        cwd=GOLDEN.parents[2],
    )
    assert result.stdout.strip() == "set()"


@pytest.mark.browser
@needs_browser
def test_the_browser_shows_a_report_without_a_word_of_complaint(tmp_path):
    people = [fake.employee(n, nama=text, jabatan=text) for n, text in enumerate(HOSTILE, 1)]
    report = fake.unit_of(*people, *(fake.employee(n) for n in range(11, 30)))
    page = html.render("dinas", report)
    # A second script outside the policy proves that complaints are seen.
    checks = (
        ("utuh", page, "Menampilkan 29 dari 29 pegawai", False),
        (
            "asing",
            page.replace("</main>", "<script>document.title='kena'</script></main>"),
            "Menampilkan",
            True,
        ),
    )
    for name, content, words, complaint in checks:
        file = tmp_path / f"{name}.html"
        file.write_text(content, encoding="utf-8")
        shown, said = browse(file, tmp_path / name)
        assert words in shown
        assert "<title>Kinerja Dinas Kesehatan" in shown
        assert ("CONSOLE" in said) is complaint, said


@pytest.mark.browser
@needs_browser
def test_a_click_sorts_and_a_word_filters(tmp_path):
    page = html.render("dinas", fake.unit(14))
    acts = (
        "const th = document.querySelectorAll('.pegawai th button');"
        "th[2].click(); th[2].click();"
        "const cari = document.querySelector('.saring input'); cari.value = 'perawat 012';"
        "cari.dispatchEvent(new Event('input'));"
    )
    page = re.sub(r"script-src '[^']*'", "script-src 'unsafe-inline'", page)
    file = tmp_path / "klik.html"
    file.write_text(page.replace("</body>", f"<script>{acts}</script></body>"), encoding="utf-8")
    shown, said = browse(file, tmp_path / "profil")
    assert "CONSOLE" not in said
    assert len(re.findall('<th [^>]*aria-sort="descending"', shown)) == 1
    values = re.findall(r'data-urut="([\d.]*)">[\d,–]+</td>', shown)
    known = [float(value) for value in values if value]
    assert len(values) == 14
    assert known == sorted(known, reverse=True)
    assert values[-2:] == ["", ""]
    assert "Menampilkan 1 dari 14 pegawai" in shown
