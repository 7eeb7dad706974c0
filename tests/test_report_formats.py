"""`--format pdf|csv|json`, the index of several reports, and how files are written."""

import csv
import io
import json
import os
import re
import stat
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import fake_views
import pytest
from programs import needs_browser

from kinerja_cli.actions import report as report_action
from kinerja_cli.actions.report_kinds import KINDS
from kinerja_cli.errors import CannotWriteError, UsageError
from kinerja_cli.reports import browser, data_csv, data_json, files, tables
from kinerja_cli.reports.browser import Printer

posix = pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX")


@pytest.fixture
def scored(kinerja, city):
    assert kinerja("score", "--periode", "2024-Q1").code == 0
    return kinerja


# -- data -------------------------------------------------------------------------------------


def test_json_is_the_view_with_exact_numbers_null_and_iso_dates(scored):
    scored("report", "--dinas", "kesehatan", "--format", "json")
    (path,) = Path("laporan").iterdir()
    text = path.read_text(encoding="utf-8")
    found = json.loads(text, parse_float=lambda number: pytest.fail(f"a float: {number}"))
    assert (found["skema"], found["jenis"]) == (1, "dinas")
    unit = found["laporan"]
    one = next(one for one in unit["pegawai"] if one["lengkap"])
    explained = scored("explain", one["nip"], "--json").json()
    assert one["nilai"] == explained["komponen"]["hasil_kerja"]
    assert re.fullmatch(r"\d+\.\d+|\d+", one["nilai"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d", unit["asal"]["data_per"])
    missing = next(one for one in unit["pegawai"] if not one["lengkap"])
    assert missing["predikat"] is None
    assert '""' not in text
    assert '"–"' not in text


def test_csv_has_a_row_for_every_employee_and_indicator(scored):
    scored("report", "--dinas", "inspektorat", "--format", "csv,json")
    (path,) = Path("laporan").glob("*.csv")
    content = path.read_bytes()
    assert content.count(b"\r\n") == content.count(b"\n")
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))
    assert tuple(rows[0]) == tables.INDICATORS
    unit = json.loads(next(Path("laporan").glob("*.json")).read_text(encoding="utf-8"))["laporan"]
    expected = [
        (one["nip_cetak"], i["indikator"], i["capaian"] or "", i["keadaan"])
        for one in unit["pegawai"] for i in one["indikator"] or [dict.fromkeys(("indikator", "capaian", "keadaan"), "")]
    ]  # fmt: skip
    assert expected == [
        (row["nip"], row["indikator"], row["capaian"], row["keadaan"]) for row in rows
    ]
    assert all(re.fullmatch(r"\d{8} \d{6} \d \d{3}", row["nip"]) for row in rows)


def test_the_columns_of_the_csv_are_the_documented_ones():
    manual = (Path(__file__).parents[1] / "docs" / "data.md").read_text(encoding="utf-8")
    table = manual.partition("| kolom CSV |")[2].partition("\n\n")[0]
    names = [name for line in table.splitlines()[2:]
             for name in re.findall(r"`(\w+)`", line.split("|")[1])]  # fmt: skip
    assert tuple(names) == tables.INDICATORS


@pytest.mark.parametrize("text", [
    "=1+1", "+62 812", "-5", "@SUM(A1)", "\tx", "\rx", " =1+1", '=HYPERLINK("http://a","b")', "＝1",
    "\n=1", "\0=1",
])  # fmt: skip
def test_text_that_a_spreadsheet_would_run_is_made_harmless(text):
    view = fake_views.unit_of(fake_views.employee(1, nama=text, jabatan=text))
    (first, *_) = csv.DictReader(
        io.StringIO(data_csv.render(tables.of_unit(view)).decode(), newline="")
    )
    assert first["nama"] == first["jabatan"] == "'" + text.replace("\0", "")


def test_numbers_below_zero_stay_numbers_and_hard_text_comes_back_whole():
    hard = 'a,"b"\r\nc;d – é'
    view = fake_views.unit_of(fake_views.employee(1, nilai=Decimal("-5.50"), nama=hard))
    (first, *_) = csv.DictReader(
        io.StringIO(data_csv.render(tables.of_unit(view)).decode(), newline="")
    )
    assert (first["nilai_hasil_kerja"], first["nama"]) == ("-5.50", hard)


def test_a_kind_without_a_table_of_its_own_gives_its_first_list():
    view = fake_views.unit(7)
    found = tables.first_list(view)
    assert found.kolom[:3] == ("kelas", "jumlah", "persen")
    people = tables._plain_rows(type(view.pegawai[0]), view.pegawai)
    place = people.kolom.index("nip")
    assert re.fullmatch(r"\d{8} \d{6} \d \d{3}", next(iter(people.baris))[place])


def test_json_knows_every_value_a_view_may_hold():
    made = data_json.plain(replace(fake_views.unit(1), rata_nilai=None))
    assert made["rata_nilai"] is None
    assert made["keberatan"] == []
    assert data_json.plain(("9 April 2026 ", "31 Januari 2026", "9 April 2026 08.05 WIT")) == [
        "9 April 2026 ", "2026-01-31", "2026-04-09T08:05+09:00",
    ]  # fmt: skip


def test_the_same_data_give_the_same_bytes(scored, tmp_path, monkeypatch):
    marks = []
    for folder, zone in (("a", "Asia/Jakarta"), ("b", "Asia/Jayapura")):
        monkeypatch.setenv("TZ", zone)
        for more in ([], ["--samarkan"]):
            done = scored("report", "--dinas", "inspektorat", "--dinas", "perpustakaan", "--format",
                          "csv,json", "--ke", tmp_path / folder, "--json", *more).json()  # fmt: skip
            marks.append([one["sha256"] for one in done["laporan"]])
            marks[-1].append(sha256(Path(done["indeks"]).read_bytes()).hexdigest())
    assert marks[:2] == marks[2:]
    assert marks[0] != marks[1]


def test_without_a_wish_the_formats_are_excel_and_html(scored):
    scored("report", "--dinas", "inspektorat")
    assert sorted(path.suffix for path in Path("laporan").iterdir()) == [".html", ".xlsx"]
    outcome = scored("report", "--dinas", "inspektorat", "--format", "docx")
    assert outcome.code == 2
    assert "xlsx, html, pdf, csv, json" in outcome.err


def test_every_kind_can_be_had_as_data():
    for kind in KINDS.values():
        assert {"csv", "json"} <= set(kind.available)
        assert ("pdf" in kind.available) == ("html" in kind.formats)


# -- the index --------------------------------------------------------------------------------


def links(page: Path) -> list[str]:
    return re.findall(r'href="([^"#][^"]*)"', page.read_text(encoding="utf-8"))


def test_the_index_lists_exactly_the_files_that_exist(scored):
    outcome = scored("report", "--format", "html,csv", "--json").json()
    index = Path(outcome["indeks"])
    assert index.name == "indeks-2024-Q1-dinas.html"
    there = {path.name for path in Path("laporan").iterdir()} - {index.name}
    assert sorted(links(index)) == sorted(there)
    assert len(there) == 24
    page = index.read_text(encoding="utf-8")
    for one in outcome["laporan"]:
        assert one["sha256"] in page
        assert one["dinas"] in page
    assert "permenpanrb-6-2022" in page
    assert "indeks-2024-Q1-dinas.html" in scored("report", "--format", "csv").out


def test_one_report_has_no_index(scored):
    assert scored("report", "--dinas", "inspektorat", "--json").json()["indeks"] is None
    assert not list(Path("laporan").glob("indeks*"))


def test_a_command_that_fails_half_way_lists_what_is_there(scored, monkeypatch):
    write, count = files.write, iter(range(100))

    def full(path, content):
        if not path.name.startswith("indeks") and next(count) == 7:
            raise CannotWriteError("penuh")
        return write(path, content)

    monkeypatch.setattr(report_action.files, "write", full)
    assert scored("report", "--format", "html,csv").code == 8
    (index,) = Path("laporan").glob("indeks*")
    there = {path.name for path in Path("laporan").iterdir()} - {index.name}
    assert len(there) == 7
    assert sorted(links(index)) == sorted(there)


def test_the_index_of_people_names_them_and_masked_it_does_not(scored):
    scored("report", "--dinas", "inspektorat", "--jenis", "pegawai", "--format", "json")
    page = Path("laporan/indeks-2024-Q1-pegawai.html").read_text(encoding="utf-8")
    assert len(re.findall(r"<td>\d{8} \d{6} \d \d{3}</td>", page)) == 20
    scored(
        "report", "--dinas", "inspektorat", "--jenis", "pegawai", "--format", "json", "--samarkan"
    )
    masked = Path("laporan/indeks-2024-Q1-pegawai-samar.html").read_text(encoding="utf-8")
    assert "<td>Pegawai 20</td>" in masked
    assert "Nama dan NIP disamarkan" in masked


# -- files ------------------------------------------------------------------------------------


@posix
def test_files_and_the_folders_made_for_them_are_for_this_user_only(tmp_path):
    old = os.umask(0)
    try:
        (tmp_path / "lama").mkdir(mode=0o755)
        files.write(tmp_path / "lama" / "baru" / "dalam" / "a.json", b"{}")
    finally:
        os.umask(old)
    modes = [stat.S_IMODE((tmp_path / part).stat().st_mode)
             for part in ("lama", "lama/baru", "lama/baru/dalam", "lama/baru/dalam/a.json")]  # fmt: skip
    assert modes == [0o755, 0o700, 0o700, 0o600]
    target = tmp_path / "lama" / "baru" / "dalam" / "a.json"
    target.chmod(0o644)
    files.write(target, b"[]")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert target.read_bytes() == b"[]"


# -- pdf --------------------------------------------------------------------------------------


def program(path: Path, body: str) -> Path:
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


PRINTS = (
    'for a in "$@"; do case "$a" in --print-to-pdf=*) printf "%%PDF-1.4 x" > "${a#*=}";; esac; done'
)


def test_without_a_browser_the_command_says_what_to_do_before_it_writes(scored, monkeypatch):
    monkeypatch.setattr(browser, "_places", lambda _environment: iter(()))
    outcome = scored("report", "--dinas", "inspektorat", "--format", "html,pdf")
    assert outcome.code == 2
    assert "KINERJA_PERAMBAN" in outcome.err
    assert "--format html" in outcome.err
    assert not Path("laporan").exists()


@posix
def test_the_variable_comes_before_the_settings_and_they_before_the_path(tmp_path):
    named, set_, found = (
        program(tmp_path / name, "exit 0") for name in ("punyaku", "pengaturan", "chromium")
    )
    path = {"PATH": str(tmp_path)}
    assert browser.find(str(set_), {**path, "KINERJA_PERAMBAN": str(named)}) == named
    assert browser.find("pengaturan", path) == set_
    assert browser.find("", path) == found
    with pytest.raises(UsageError, match="KINERJA_PERAMBAN"):
        browser.find(str(set_), {**path, "KINERJA_PERAMBAN": str(tmp_path / "tiada")})
    with pytest.raises(UsageError, match=r"kinerja\.toml"):
        browser.find("tiada", path)


@posix
def test_the_settings_name_the_browser(scored, tmp_path, monkeypatch):
    monkeypatch.delenv("KINERJA_PERAMBAN", raising=False)
    printing = program(tmp_path / "cetak", PRINTS)
    Path("kinerja.toml").write_text(f'[laporan]\nperamban = "{printing}"\n', encoding="utf-8")
    assert scored("report", "--dinas", "inspektorat", "--format", "pdf").code == 0
    (written,) = Path("laporan").iterdir()
    assert written.read_bytes() == b"%PDF-1.4 x"


@posix
def test_the_page_lies_in_a_folder_of_this_user_only_and_nothing_stays(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    log = tmp_path / "catatan"
    told = f'for a in "$@"; do :; done; stat -c %a "$(dirname "${{a#file://}}")" > {log}; echo "$@" >> {log}'
    with Printer(program(tmp_path / "cetak", f"{told}\n{PRINTS}")) as printer:
        assert printer.pdf("<p>") == b"%PDF-1.4 x"
    mode, words = log.read_text(encoding="utf-8").splitlines()
    assert mode == "700"
    for flag in (
        "--headless",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--disable-background-networking",
    ):
        assert flag in words
    assert sorted(path.name for path in tmp_path.iterdir()) == ["catatan", "cetak"]


@posix
@pytest.mark.parametrize(("body", "says"), [
    ("sleep 60", "tidak selesai"), ("exit 1", "tidak mencetak"), ("exit 0", "tidak mencetak"),
])  # fmt: skip
def test_a_browser_that_does_not_print_is_given_up(body, says, tmp_path):
    with (
        Printer(program(tmp_path / "cetak", body), longest=0.5) as printer,
        pytest.raises(CannotWriteError, match=says),
    ):
        printer.pdf("<p>")


@pytest.mark.browser
@needs_browser
def test_every_page_of_a_real_pdf_has_its_head_and_its_number(scored, tmp_path):
    marks = []
    for folder in ("a", "b"):
        outcome = scored("report", "--dinas", "satuan polisi", "--format", "pdf", "--ke",
                         tmp_path / folder)  # fmt: skip
        assert outcome.code == 0, outcome.err
        (path,) = (tmp_path / folder).iterdir()
        marks.append(path.read_bytes())
    assert marks[0] == marks[1]
    assert marks[0].startswith(b"%PDF-")
    pages = text_of(path)
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert "Satuan Polisi Pamong Praja Kota Tirtamadya" in page
        assert "Triwulan I Tahun 2024" in page


def text_of(path: Path) -> list[str]:
    """Return the text of every page, as poppler reads it."""
    import shutil
    import subprocess

    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed (make test-tools)")
    done = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True)
    return done.stdout.decode().split("\f")[:-1]
