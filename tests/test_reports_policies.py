"""Reports under every kind of policy: what they show is what the policy says, and no more."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import fake_views as fake
import pytest
from books import ANI, BUDI, DI_ATAS, PERILAKU, SESUAI, UNIT, office, write
from conftest import Run
from live_books import table
from openpyxl import load_workbook
from programs import browse, formulas_that_agree, needs_browser, needs_office
from test_reports_html import text_of

from kinerja_cli.actions import policies
from kinerja_cli.reports import html
from kinerja_cli.reports.build_live import live_policy
from kinerja_cli.reports.build_total import bounds_words
from kinerja_cli.reports.view_parts import TotalView
from kinerja_cli.rules.numbers import show_quantity

# openpyxl does not know the data bars that Excel 2010 added.
pytestmark = pytest.mark.filterwarnings("ignore:.*xtension is not supported")

GOLDEN = Path(__file__).with_name("golden") / "reports"
PLAN = "Meningkatnya mutu layanan"


def rich(path: Path) -> Path:
    """Write an office with attendance, service quality, a work plan and one decided rating."""
    office(path)
    book = load_workbook(path)
    sheets = {one.title: [list(row) for row in one.iter_rows(values_only=True)] for one in book}
    sheets["indikator"] = [
        [*row, more]
        for row, more in zip(
            sheets["indikator"],
            ("Rencana Hasil Kerja Atasan yang Diintervensi", PLAN, PLAN, "Rencana lain"),
            strict=True,
        )
    ]
    sheets["realisasi"][1][3] = 15  # 125 percent: more than any cap
    sheets["rating"] = [["NIP", "Periode", "Rating Hasil Kerja"], [ANI, "2024-Q1", SESUAI]]
    sheets["disiplin"] = [
        ["NIP", "Periode", "TL1", "Tanpa Keterangan"],
        [ANI, "2024-Q1", 3, 0],
        [BUDI, "2024-Q1", 0, 0],
    ]
    sheets["layanan"] = [["Perangkat Daerah", "Periode", "IKM"], [UNIT, "2024-Q1", 88]]
    sheets["rencana-unit"] = [
        ["Perangkat Daerah", "Tahun", "Rencana Hasil Kerja", "Indikator", "Polaritas", "Target", "Realisasi"],
        [UNIT, 2024, PLAN, "Indeks kepuasan", "Naik", 80, 68],
        [UNIT, 2024, "Tertib administrasi", "Predikat AKIP", "Naik", "BB", "BB"],
        [UNIT, 2024, "Tertib administrasi", "Laporan tepat waktu", "Naik", 12, None],
    ]  # fmt: skip
    return write(path, sheets)


def report(kinerja: Run, policy: str, period: str = "2024-Q1", **also: str) -> tuple[str, Path]:
    """Score, write the reports, and return the page as it reads and the workbook."""
    asked = ("--kebijakan", policy) if policy else ()
    outcome = kinerja("score", "--periode", period, *asked)
    assert outcome.code in {0, 9}, outcome.err
    outcome = kinerja("report", "--periode", period)
    assert outcome.code == 0, outcome.err
    page = next(Path("laporan").glob("*.html")).read_text(encoding="utf-8")
    return text_of(page), next(Path("laporan").glob("*.xlsx"))


def steady(text: str) -> str:
    """Return a page without what differs from run to run."""
    text = re.sub(r"dihitung .*? data per [^|\n]*", "dihitung …", text)
    return re.sub(r"\d+:[0-9a-f]{64}", "N:HASH", text)


def people(path: Path) -> dict[str, dict[str, object]]:
    """Return the sheet Pegawai as nip → heading → value."""
    rows = list(load_workbook(path, data_only=True)["Pegawai"].iter_rows(values_only=True))
    head = next(row for row in rows if row[0] == "No.")
    body = (dict(zip(head, row, strict=True)) for row in rows if str(row[1]).isdigit())
    return {str(row["NIP"]): row for row in body}


@pytest.fixture
def desk(kinerja: Run, tmp_path: Path) -> Run:
    outcome = kinerja("import", rich(tmp_path / "kantor.xlsx"))
    assert outcome.code == 0, outcome.err
    return kinerja


@pytest.mark.parametrize("policy", ["standar-daerah", "kmk-127-2026"])
def test_a_page_reads_as_the_one_that_was_reviewed(desk: Run, policy: str):
    page, _ = report(desk, policy)
    assert steady(page) == (GOLDEN / f"{policy}.html.txt").read_text(encoding="utf-8")


def half_years(path: Path) -> Path:
    """Write the year 2021: its first half under one regulation, its second under another."""
    return write(
        path,
        {
            "pegawai": [
                ["NIP", "Nama", "Jabatan", "Perangkat Daerah"],
                [ANI, "Ani Lestari, S.E.", "Analis Kinerja", UNIT],
                [BUDI, "Budi Santoso", "Pengelola Data", UNIT],
            ],
            "indikator": [
                ["NIP", "Tahun", "Indikator Kinerja Individu", "Polaritas", "Bobot", "Target"],
                [ANI, 2021, "Laporan tersusun", "Naik", 60, 20],
                [ANI, 2021, "Dokumen selesai", "Naik", 40, 4],
                [BUDI, 2021, "Data terverifikasi", "Naik", 100, 20],
            ],
            "realisasi": [
                ["NIP", "Indikator Kinerja Individu", "Periode", "Target", "Realisasi"],
                [ANI, "Laporan tersusun", "2021-S1", 10, 9],
                [ANI, "Laporan tersusun", "2021-S2", 10, 11],
                [ANI, "Dokumen selesai", "2021-S2", 4, 4],
                [BUDI, "Data terverifikasi", "2021-S1", 10, 8],
            ],
            "perilaku": [
                PERILAKU,
                [ANI, "2021-S1", *[90] * 7, "Atasan"],
                [ANI, "2021-S2", *[DI_ATAS] * 7, "Atasan"],
                [BUDI, "2021-S1", *[80] * 7, "Atasan"],
            ],
        },
    )


@pytest.fixture
def year_2021(kinerja: Run, tmp_path: Path) -> Run:
    outcome = kinerja("import", half_years(tmp_path / "2021.xlsx"))
    assert outcome.code == 0, outcome.err
    return kinerja


def test_the_year_2021_shows_both_halves(year_2021: Run):
    page, book = report(year_2021, "", "2021")
    explained = year_2021("explain", ANI, "--periode", "2021", "--json").json()
    assert "Nilai tahun" in page
    for words in ("Semester I Tahun 2021", "Semester II Tahun 2021", "perka-bkn-1-2013",
                  "permenpanrb-8-2021", "Semester II Tahun 2021: "):  # fmt: skip
        assert words in page, words
    row = people(book)[ANI]
    assert "Semester I Tahun 2021: 90 · Semester II Tahun 2021: Di Atas Ekspektasi" in page
    halves = row["Semester I Tahun 2021"], row["Semester II Tahun 2021"]
    assert all(isinstance(one, (int, float)) for one in halves)
    assert row["Nilai tahun"] == pytest.approx(sum(halves) / 2, abs=0.006)
    assert row["Nilai tahun"] == pytest.approx(float(explained["nilai"]))
    assert people(book)[BUDI]["Semester II Tahun 2021"] is None
    assert people(book)[BUDI]["Semester I Tahun 2021"] is not None


def test_each_half_lists_its_own_indicators(year_2021: Run):
    _, book = report(year_2021, "", "2021")
    sheet = load_workbook(book, data_only=True)["Indikator"]
    notes = [row["Catatan"].value for row in table(sheet) if row["NIP"].value == ANI]
    assert sorted(notes) == ["Semester I Tahun 2021", *["Semester II Tahun 2021"] * 2]
    assert "capaian menurut kebijakan bagiannya" in sheet["A2"].value


@pytest.mark.parametrize("policy", ["permenpanrb-6-2022", "pp-30-2019", "standar-daerah",
                                    "kmk-127-2026", "perka-bkn-1-2013", "permenpanrb-8-2021"])  # fmt: skip
def test_the_workbook_says_what_the_engine_says(desk: Run, policy: str):
    page, book = report(desk, policy)
    explained = desk("explain", ANI, "--json").json()
    row = people(book)[ANI]
    nilai = explained["nilai"]
    assert row.get("Nilai akhir") == (pytest.approx(float(nilai)) if nilai else None)
    assert ("Nilai akhir" in row) is (nilai is not None)
    assert row["Predikat"] == explained["predikat"]
    sheets = load_workbook(book)
    formulas = [c.value for line in sheets["Indikator"].iter_rows() for c in line if c.data_type == "f"]  # fmt: skip
    assert bool(formulas) is (live_policy(policies.load(policy)) is not None)
    assert bounds_words(policies.load(policy)) in sheets["Indikator"]["A2"].value
    if nilai:
        assert show_quantity(nilai) in page


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        ("pp-30-2019", "capaian dibatasi 0 sampai 120 persen"),
        ("perka-bkn-1-2013", "capaian paling rendah 0 persen, tanpa batas atas"),
        ("permenpanrb-8-2021", "tanpa batas atas, dibulatkan ke persen penuh"),
    ],
)
def test_the_line_about_bounds_is_true(policy: str, words: str):
    assert words in bounds_words(policies.load(policy))


def test_what_decides_nothing_is_said_to(desk: Run):
    page, book = report(desk, "")
    assert "Ditampilkan, tidak menentukan predikat" in page
    assert "Nilai akhir" not in page
    assert people(book)[ANI]["Disiplin (ditampilkan)"] == pytest.approx(99.5)
    assert "potongan-kepmendagri-900-2020" in page
    assert "permenpanrb-38-2017" not in page  # nobody has competencies


def test_decided_ratings_stand_beside_a_total(desk: Run):
    page, book = report(desk, "pp-30-2019")
    assert "Penetapan ditampilkan; predikat menurut nilai akhir." in page
    assert people(book)[ANI]["Penetapan hasil kerja"] == SESUAI
    assert people(book)[BUDI]["Penetapan hasil kerja"] is None
    assert "Distribusi terhadap pola" not in page
    assert "Rating menurut pejabat penilai" not in page


def test_other_policies_in_the_trend_are_named(kinerja: Run, city: Path):
    for period, policy in (("2023-Q3", "permenpanrb-6-2022"), ("2023-Q4", "perka-bkn-1-2013"),
                           ("2024-Q1", "pp-30-2019")):  # fmt: skip
        kinerja("score", "--periode", period, "--kebijakan", policy)
    kinerja("report", "--periode", "2024-Q1", "--dinas", "inspektorat", "--format", "html")
    page = text_of(next(Path("laporan").glob("*.html")).read_text(encoding="utf-8"))
    assert "Dinilai menurut kebijakan lain, jadi tidak sebanding: TW IV 2023 (perka-bkn-1-2013)." in page  # fmt: skip
    assert "TW III 2023" not in page  # scored without a nilai akhir


def test_a_work_plan_of_the_quarter_goes_before_that_of_the_year(kinerja: Run, tmp_path: Path):
    path = rich(tmp_path / "kantor.xlsx")
    assert kinerja("import", path).code == 0
    more = write(
        tmp_path / "rk.xlsx",
        {
            "rencana-unit": [
                ["Perangkat Daerah", "Periode", "Rencana Hasil Kerja", "Indikator", "Polaritas", "Target", "Realisasi"],
                [UNIT, "2024-Q1", PLAN, "Indeks kepuasan", "Naik", 60, 30],
                [UNIT, "2024-Q2", PLAN, "Indeks kepuasan", "Naik", 70, 70],
            ]
        },
    )  # fmt: skip
    assert kinerja("import", more).code == 0
    page, _ = report(kinerja, "")
    assert "Indeks kepuasan | 60 | 30 | 50,00 | Sangat Rendah |" in page
    assert "Belum didukung indikator siapa pun: Tertib administrasi." in page


def test_an_office_without_a_plan_is_told_so(kinerja: Run, tmp_path: Path):
    kinerja("import", office(tmp_path / "k.xlsx"))
    page, _ = report(kinerja, "")
    assert "Rencana kerja perangkat daerah ini belum diimpor untuk periode ini." in page
    kinerja("report", "--nip", ANI)
    alone = text_of(next(Path("laporan").glob(f"*{ANI}*")).read_text(encoding="utf-8"))
    assert "Tidak ada indikator yang menyebut rencana pimpinan atau unit." in alone


def test_a_sanction_that_holds_a_predicate_down_is_said(kinerja: Run, tmp_path: Path):
    path = rich(tmp_path / "kantor.xlsx")
    book = load_workbook(path)
    sheet = book["disiplin"]
    sheet["E1"], sheet["E2"] = "Hukuman Disiplin", "Berat"
    book.save(path)
    assert kinerja("import", path).code == 0
    page, book = report(kinerja, "standar-daerah")
    assert "Predikat: hukuman disiplin Berat: paling tinggi Butuh Perbaikan." in page
    assert people(book)[ANI]["Predikat"] == "Butuh Perbaikan"


@pytest.mark.office
@needs_office
@pytest.mark.parametrize("policy", ["standar-daerah", "perka-bkn-1-2013", "pp-30-2019"])
def test_every_formula_is_computed_to_what_is_printed(desk: Run, tmp_path: Path, policy: str):
    _, book = report(desk, policy)
    assert formulas_that_agree(book.read_bytes(), tmp_path / "lembar") > 8


@pytest.mark.browser
@needs_browser
def test_the_browser_does_not_complain(desk: Run, tmp_path: Path):
    report(desk, "standar-daerah")
    desk("report", "--nip", ANI)
    for page in sorted(Path("laporan").resolve().glob("*.html")):
        shown, said = browse(page, tmp_path / page.stem)
        assert "Mutu layanan" in shown
        assert "CONSOLE" not in said, said


@pytest.mark.browser
@needs_browser
def test_a_click_sorts_by_the_total(tmp_path: Path):
    made = [fake.employee(n, complete=n != 6) for n in range(1, 13)]
    people = [
        replace(one, nilai_akhir=one.nilai and Decimal(150) - one.nilai, nilai=one.nilai)
        for one in made
    ]
    total = TotalView("Nilai akhir", menentukan=False, rata=Decimal("55.55"))
    page = html.render("dinas", fake.unit_of(*people, akhir=total))
    assert "Rata-rata nilai akhir\n55,55" in text_of(page)
    acts = "document.querySelectorAll('.pegawai th button')[2].click();"
    page = re.sub(r"script-src '[^']*'", "script-src 'unsafe-inline'", page)
    file = tmp_path / "klik.html"
    file.write_text(page.replace("</body>", f"<script>{acts}</script></body>"), encoding="utf-8")
    shown, _ = browse(file, tmp_path / "profil")
    rows = re.findall(r'data-predikat=.*?data-urut="([\d.]*)">[\d,–]+</td>', shown, re.DOTALL)
    known = [float(value) for value in rows if value]
    assert known == sorted(float(one.nilai_akhir) for one in people if one.nilai_akhir)
    assert rows[-1] == ""


def test_what_one_employee_lacks_is_told_with_its_remedy(kinerja: Run, tmp_path: Path):
    path = rich(tmp_path / "kantor.xlsx")
    book = load_workbook(path)
    book["disiplin"].delete_rows(3)
    book.save(path)
    assert kinerja("import", path).code == 0
    outcome = kinerja("score", "--periode", "2024-Q1", "--kebijakan", "standar-daerah")
    assert "disiplin-kosong: isi lembar disiplin" in outcome.out + outcome.err
    page, made = report(kinerja, "standar-daerah")
    assert "Disiplin: belum ada data untuk periode ini." in page
    assert people(made)[BUDI]["Nilai akhir"] is None
