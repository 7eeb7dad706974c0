"""`kinerja report`: files that say what was scored, the same bytes for the same data."""

import re
import sqlite3
from pathlib import Path

import pytest
from books import ANI, BUDI, UNIT, office, write
from conftest import Run
from openpyxl import load_workbook
from programs import browse, formulas_that_agree, needs_browser, needs_office

from kinerja_cli.actions.report_kinds import KINDS


@pytest.fixture
def scored(kinerja: Run, city: Path) -> Run:
    assert kinerja("score", "--periode", "2024-Q1").code == 0
    return kinerja


def test_part_of_a_name_finds_the_office_and_several_are_listed(scored: Run):
    result = scored("report", "--dinas", "kesehatan", "--json").json()
    assert {one["dinas"] for one in result["laporan"]} == {"Dinas Kesehatan Kota Tirtamadya"}
    assert sorted(one["format"] for one in result["laporan"]) == ["html", "xlsx"]
    several = scored("report", "--dinas", "kecamatan")
    assert several.code == 2
    assert "Kecamatan Sukamaju" in several.err
    assert "Kecamatan Muara Wening" in several.err
    assert scored("report", "--dinas", "kementerian").code == 2


def test_a_kind_about_an_office_refuses_one_employee(scored: Run):
    about = {kind.nama: kind.tentang for kind in KINDS.values()}
    offices = {name for name, what in about.items() if what == "dinas"}
    assert offices >= {"dinas", "rapat", "pelatihan", "kegiatan"}
    for name in offices:
        outcome = scored("report", "--jenis", name, "--nip", ANI)
        assert outcome.code == 2
        words = f"Laporan {name} mencakup satu perangkat daerah, bukan satu pegawai."
        assert words in " ".join(outcome.err.split())
        assert "--jenis pegawai atau --jenis penjelasan" in " ".join(outcome.err.split())
        assert not Path("laporan").exists()
    for option in (("--dinas", "inspektorat"), ("--nip", ANI)):
        outcome = scored("report", "--jenis", "ringkasan", *option)
        assert outcome.code == 2
        assert "Jalankan tanpa --dinas dan --nip" in " ".join(outcome.err.split())


def test_the_default_period_is_that_of_the_last_score_call(scored: Run):
    scored("score", "--periode", "2023-Q4")
    scored("score", "--periode", "2024-Q1")
    outcome = scored("report", "--dinas", "inspektorat")
    assert outcome.out.splitlines()[0] == "Laporan Triwulan I Tahun 2024"


def test_the_same_data_give_the_same_bytes_in_another_folder_and_time_zone(
    scored: Run, tmp_path, monkeypatch
):
    first = scored("report", "--dinas", "inspektorat", "--ke", tmp_path / "a", "--json").json()
    monkeypatch.setenv("TZ", "Asia/Jayapura")
    again = scored("report", "--dinas", "inspektorat", "--ke", tmp_path / "b", "--json").json()
    assert [one["sha256"] for one in first["laporan"]] == [
        one["sha256"] for one in again["laporan"]
    ]


def test_the_workbook_holds_every_employee_and_indicator_of_the_office(scored: Run):
    scored("report", "--dinas", "inspektorat")
    book = load_workbook(next(Path("laporan").glob("*.xlsx")), data_only=True)
    assert book.sheetnames == [
        "Ringkasan", "Pegawai", "Indikator", "Hitungan", "Kebijakan", "Distribusi", "Rencana kerja",
        "Temuan",
    ]  # fmt: skip
    people = {cell.value: cell for row in book["Pegawai"].iter_rows() for cell in row
              if isinstance(cell.value, str) and re.fullmatch(r"\d{18}", cell.value)}  # fmt: skip
    assert len(people) == 20
    one = next(iter(people))
    explained = scored("explain", one, "--json").json()
    row = next(r for r in book["Pegawai"].iter_rows(values_only=True) if one in r)
    assert float(explained["komponen"]["hasil_kerja"]) in row
    assert explained["predikat"] in row


def test_the_page_shows_what_explain_says(scored: Run):
    scored("report", "--nip", "199808222023211008")
    page = Path("laporan/2024-Q1-199808222023211008.html").read_text(encoding="utf-8")
    for words in ("Galih Hartono, A.Md.", "86,66", "Butuh Perbaikan", "realisasi!E28",
                  "permenpanrb-6-2022", "Dinas Kependudukan dan Pencatatan Sipil"):  # fmt: skip
        assert words in page


def test_a_person_who_moved_is_listed_where_they_left(kinerja: Run, city: Path):
    kinerja("score", "--periode", "2024")
    kinerja("report", "--dinas", "pekerjaan umum", "--format", "html")
    page = next(Path("laporan").glob("*.html")).read_text(encoding="utf-8")
    kinerja("explain", "197411151997031001", "--json")
    moved = kinerja("explain", "197411151997031001", "--json").json()["perangkat_daerah"]
    assert "19741115 199703 1 001" in page
    assert moved in page


def test_a_report_that_cannot_be_written_leaves_the_old_one(scored: Run, monkeypatch):
    scored("report", "--dinas", "inspektorat", "--format", "html")
    (page,) = Path("laporan").glob("*.html")
    before = page.read_bytes()
    scored("score", "--periode", "2023-Q4")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    outcome = scored("report", "--dinas", "inspektorat", "--periode", "2024-Q1", "--format", "html")
    assert outcome.code == 8
    assert page.read_bytes() == before
    assert list(Path("laporan").iterdir()) == [page]


def test_an_office_changes_one_template_without_touching_python(scored: Run, tmp_path):
    assert scored("report", "--salin-templat", tmp_path / "asli").code == 0
    own = tmp_path / "milik" / "html"
    own.mkdir(parents=True)
    (own / "dinas.html.j2").write_text(
        '{% extends "kinerja:html/dinas.html.j2" %}\n', encoding="utf-8"
    )
    outcome = scored("report", "--dinas", "inspektorat", "--templat", tmp_path / "milik")
    assert outcome.code == 0, outcome.err


def test_one_employee_and_one_office_are_enough(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx"))
    kinerja("score", "--periode", "2024-Q1")
    result = kinerja("report", "--json").json()
    assert (result["pegawai"], len(result["laporan"])) == (2, 2)
    assert kinerja("report", "--nip", ANI).code == 0


def test_a_period_never_scored_says_which_are(scored: Run):
    outcome = scored("report", "--dinas", "inspektorat", "--periode", "2022")
    assert outcome.code == 2
    assert "2024-Q1" in outcome.err


def test_the_demo_does_the_whole_job_in_a_fresh_folder(kinerja: Run, tmp_path):
    outcome = kinerja("demo", tmp_path / "coba")
    assert outcome.code == 0
    assert len(list((tmp_path / "coba" / "laporan").glob("2024-Q4-*.html"))) == 12
    assert "kinerja explain" in outcome.out
    assert kinerja("demo", tmp_path / "coba").code == 2


@pytest.mark.office
@needs_office
def test_every_formula_of_a_real_office_is_computed_to_what_explain_says(scored: Run, tmp_path):
    scored("report", "--dinas", "pekerjaan umum", "--format", "xlsx")
    data = next(Path("laporan").glob("*.xlsx")).read_bytes()
    assert formulas_that_agree(data, tmp_path / "lembar") > 200


@pytest.mark.browser
@needs_browser
def test_the_browser_opens_real_reports_without_a_word_of_complaint(scored: Run, tmp_path):
    scored("report", "--dinas", "satu pintu", "--format", "html")
    scored("report", "--nip", "199808222023211008")
    for page in sorted(Path("laporan").resolve().glob("*.html")):
        shown, said = browse(page, tmp_path / page.stem)
        assert "Triwulan I Tahun 2024" in shown
        assert "CONSOLE" not in said, said


def test_an_employees_own_objections_stand_in_their_report(kinerja: Run, tmp_path):
    sheet = ["NIP", "Periode", "Tanggal", "Alasan", "Jawaban", "Tanggal Jawaban"]
    write(
        tmp_path / "keberatan.xlsx",
        {
            "pegawai": [["NIP", "Nama", "Perangkat Daerah"], [ANI, "Ani", UNIT], [BUDI, "Budi", UNIT]],
            "keberatan": [sheet, [ANI, "2024-Q1", "10 April 2024", "Bukti <b>terlewat</b>", "", ""]],
        },
    )  # fmt: skip
    assert kinerja("import", tmp_path / "keberatan.xlsx").code == 0
    assert kinerja("score", "--periode", "2024-Q1").code == 0
    pages = {}
    for nip in (ANI, BUDI):
        kinerja("report", "--nip", nip, "--format", "html", "--ke", tmp_path / nip)
        (page,) = (tmp_path / nip).glob("*.html")
        pages[nip] = page.read_text(encoding="utf-8")
    assert "1 keberatan belum dijawab." in pages[ANI]
    assert "Bukti &lt;b&gt;terlewat&lt;/b&gt;" in pages[ANI]
    assert "keberatan belum dijawab" not in pages[BUDI]


def test_data_that_changed_since_is_warned_of_above_every_number(kinerja, tmp_path):
    book = office(tmp_path / "k.xlsx")
    kinerja("import", book)
    kinerja("score", "--periode", "2024-Q1")
    kinerja("report")
    (page,) = Path("laporan").glob("*.html")
    assert 'class="peringatan"' not in page.read_text(encoding="utf-8")
    kinerja("import", office(book, realisasi=[[ANI, "Laporan tersusun", "2024-Q1", 11, ""]]))
    kinerja("report")
    text = page.read_text(encoding="utf-8")
    words = "Data 1 pegawai berubah sesudah proses ini; nilainya belum dihitung ulang."
    assert 0 < text.index(words) < text.index('class="pokok"')
    assert '<p class="peringatan"' in text
    (sheet,) = Path("laporan").glob("*.xlsx")
    column = [row[0] for row in load_workbook(sheet)["Ringkasan"].iter_rows(values_only=True)]
    assert column.index(f"Perhatian: {words}") < column.index("Angka pokok")


@pytest.mark.parametrize("kind", ["dinas", "rapat", "atasan", "pelatihan", "kegiatan", "ringkasan"])
def test_an_office_whose_people_have_no_indicator_has_every_report(kinerja: Run, city: Path, kind):
    assert kinerja("score", "--periode", "2023-Q1").code == 0
    made = kinerja("report", "--jenis", kind, "--periode", "2023-Q1", "--json")
    assert made.code == 0, made.err
    assert {one["format"] for one in made.json()["laporan"]} == {"xlsx", "html"}


def test_an_indicator_that_supports_no_plan_is_listed_beside_the_plans(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx"))
    kinerja("score", "--periode", "2024-Q1")
    made = kinerja("report", "--dinas", UNIT, "--json").json()["laporan"]
    sheet = load_workbook(made[0]["berkas"])["Rencana kerja"]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    at = texts.index("Indikator tanpa rencana atasan atau unit")
    loose = texts[at + 1 :]
    connection = sqlite3.connect("kinerja.db")
    names = {
        name
        for (name,) in connection.execute(
            "SELECT indikator FROM indikator WHERE coalesce(rencana_atasan, '') = ''"
            " AND coalesce(jenis, 'utama') = 'utama'"
        )
    }
    connection.close()
    assert names
    assert names == {name for text in loose for name in text.split("; ")} & names
    page = Path(made[1]["berkas"]).read_text(encoding="utf-8")
    assert "Indikator tanpa rencana atasan atau unit" in page
