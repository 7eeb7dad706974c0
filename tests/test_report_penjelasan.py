"""`report --jenis penjelasan`: one A4 page in plain words, with the engine's own figures."""

import re
import subprocess
from pathlib import Path

import pytest
from books import ANI, BUDI, UNIT, office, write
from conftest import Run
from openpyxl import load_workbook
from programs import CHROMIUM, needs_browser
from test_reports_html import text_of

from kinerja_cli.rules.objection_terms import in_order, objection_terms
from kinerja_cli.rules.periods import parse

LONG = (
    "Persentase penyelesaian dokumen perencanaan, pengendalian dan evaluasi pembangunan daerah yang "
    "disampaikan tepat waktu kepada seluruh perangkat daerah dan pemangku kepentingan di tingkat "
)
NAME = "Ir. H. Raden Mas Bambang Sosrodiningrat Kusumaatmadja Wirahadikusumah Tjokroaminoto, S.T., M.T., Ph.D."
SHEET = ["NIP", "Periode", "Tanggal", "Alasan", "Jawaban", "Tanggal Jawaban"]


def explained(kinerja: Run, nip: str, form: str = "html", *more: str) -> str:
    outcome = kinerja("report", "--jenis", "penjelasan", "--nip", nip, "--format", form, *more)
    assert outcome.code == 0, outcome.err
    (file,) = Path("laporan").glob(f"*-penjelasan-{nip}.{form}")
    if form == "html":
        return text_of(file.read_text(encoding="utf-8"))
    rows = load_workbook(file, data_only=True)["Penjelasan"].iter_rows(values_only=True)
    return "\n".join(" | ".join(str(cell) for cell in row if cell is not None) for row in rows)


def crowded(path: Path, *, complete: bool) -> Path:
    """Write an office whose people have long names, 12 indicators and much to be told."""
    names = [f"{LONG}{number}" for number in range(1, 13)]
    parts = ["Laporan Bulanan Terverifikasi", *["Dokumen"] * 11]
    return write(
        path,
        {
            "pegawai": [
                ["NIP", "Nama", "Jabatan", "Perangkat Daerah", "NIP Atasan"],
                [ANI, NAME, f"Analis {LONG}", UNIT, BUDI],
                [BUDI, NAME.replace("Bambang", "Budi"), "Kepala Bidang Umum", UNIT, ""],
            ],
            "indikator": [
                ["NIP", "Indikator Kinerja Individu", "Satuan", "Polaritas", "Bobot", "Target TW I"],
                *[
                    [ANI, name, unit, "Naik", 9 if n < 4 else 8, 12345.67]
                    for n, (name, unit) in enumerate(zip(names, parts, strict=True))
                ],
            ],
            "realisasi": [
                ["NIP", "Indikator Kinerja Individu", "Periode", "Realisasi"],
                *[[ANI, name, "2024-Q1", 9876.54 - n] for n, name in enumerate(names)
                  if complete or n % 2],
            ],
            "perilaku": [
                ["NIP", "Periode", "Berorientasi Pelayanan", "Akuntabel", "Kompeten", "Harmonis",
                 "Loyal", "Adaptif", "Kolaboratif", "Penilai"],
                *([[ANI, "2024-Q1", *[82, 83, 84, 85, 86, 87, 88], "Atasan"],
                   [ANI, "2024-Q1", *[72, 73, 74, 75, 76, 77, 78], "Rekan"]] if complete else []),
            ],
            "keberatan": [
                SHEET,
                *[[ANI, "2024-Q1", f"{day} April 2024", f"{LONG} {day}", "", ""] for day in range(2, 9)],
            ],
        },
    )  # fmt: skip


@pytest.fixture
def scored(kinerja: Run, city: Path) -> Run:
    assert kinerja("score", "--periode", "2024-Q1").code == 0
    return kinerja


def test_the_page_tells_the_way_from_indicators_to_the_predikat(scored: Run):
    for form in ("html", "xlsx"):
        page = explained(scored, "199808222023211008", form)
        for words in (
            "Butuh Perbaikan",
            "hasil kerja Di Bawah Ekspektasi dan perilaku Di Atas Ekspektasi bertemu dalam matriks predikat",
            "Rata-rata waktu penerbitan KTP-el di gerai Mal Pelayanan Publik",
            "penetapan tertulis di Kinerja Disdukcapil 2024.xlsx › rating!C5",
            "Di Atas Ekspektasi untuk ketujuh nilai BerAKHLAK",
            "Langkah 1: sampaikan kepada pejabat penilai kinerja Anda, paling lambat 14 hari",
            "; langkah 2: bila belum selesai, ajukan secara tertulis dan dengan alasan kepada atasan",
            "Langkah 2: PermenPANRB 6/2022 (7 hari), PP 30/2019 Pasal 59 (14 hari); belum dikonfirmasi",
            "paling lambat 14 hari sejak hasil ini diterima",
        ):
            assert words in page, (form, words)


def test_what_would_raise_the_score_is_what_the_engine_then_gives(kinerja: Run, tmp_path):
    book = office(tmp_path / "k.xlsx")
    kinerja("import", book)
    kinerja("score", "--periode", "2024-Q1")
    page = explained(kinerja, BUDI)
    said = re.search(
        r"Bila “Kegiatan selesai” mencapai target \(5; sekarang 4\), nilai hasil kerja menjadi ([\d,]+)"
        r" dan usulan ratingnya (.+)\.",
        page,
    )
    assert said, page
    kinerja("import", office(book, realisasi=[[BUDI, "Kegiatan selesai", "2024-Q1", 5, ""]]))
    kinerja("score", "--periode", "2024-Q1")
    then = kinerja("explain", BUDI, "--json").json()
    assert said[1].replace(",", ".") == then["komponen"]["hasil_kerja"]
    assert said[2] == then["rating_hasil_kerja"]
    reached = explained(kinerja, BUDI)
    assert (
        "Semua indikator yang dihitung sudah mencapai target (nilai hasil kerja 100,00)." in reached
    )
    assert "Bila “" not in reached


def test_who_decided_when_and_why_stands_beside_the_suggestion(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx"))
    decided = kinerja(
        "decide", BUDI, "--periode", "2024-Q1", "--hasil-kerja", "di atas", "--alasan",
        "Menyusun laporan darurat banjir", "--oleh", "Budi Santoso", "--ya",
    )  # fmt: skip
    assert decided.code == 0, decided.err
    kinerja("score", "--periode", "2024-Q1")
    page = explained(kinerja, BUDI)
    line = next(line for line in page.splitlines() if "Hasil kerja |" in line)
    assert "| Di Bawah Ekspektasi | Di Atas Ekspektasi |" in line
    assert re.search(r"ditetapkan oleh Budi Santoso pada \d+ \w+ \d{4} dengan alasan", line)
    assert "Menyusun laporan darurat banjir" in line


def test_what_is_missing_is_told_with_its_remedy(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx", perilaku=[]))
    kinerja("score", "--periode", "2024-Q1")
    for form in ("html", "xlsx"):
        page = explained(kinerja, ANI, form)
        assert "Belum ada" in page
        assert (
            "Menunggu rating perilaku kerja. Yang diperlukan: isi lembar perilaku atau rating."
            in page
        )
        assert "belum dinilai pada periode ini" in page


def test_the_heaviest_five_are_listed_and_the_rest_are_summed_up(kinerja: Run, tmp_path):
    kinerja("import", crowded(tmp_path / "k.xlsx", complete=True), "--periode", "2024-Q1")
    kinerja("score", "--periode", "2024-Q1")
    page = explained(kinerja, ANI)
    assert "Lima indikator terberat" in page
    value = kinerja("explain", ANI, "--json").json()["komponen"]["hasil_kerja"]
    points = [
        line.split(" | ")[5].strip(" |")
        for line in page.splitlines()
        if line.startswith("Persentase peny")
    ]
    rest = re.search(r"7 indikator lain, bersama berbobot 56,00 % dan menyumbang ([\d,]+)\.", page)
    assert len(points) == 5
    assert rest, page
    total = sum(float(text.replace(",", ".")) for text in (*points, rest[1]))
    assert total == pytest.approx(float(value), abs=0.05)


def test_the_employees_objection_is_told_as_open_until_it_is_answered(kinerja: Run, tmp_path):
    office(tmp_path / "k.xlsx")
    kinerja("import", tmp_path / "k.xlsx")
    for answer, words in (
        (("", ""), "belum dijawab"),
        (("Ditolak", "20 April 2024"), "sudah dijawab"),
    ):
        rows = [SHEET, [ANI, "2024-Q1", "10 April 2024", "Bukti terlewat", *answer]]
        assert kinerja("import", write(tmp_path / "o.xlsx", {"keberatan": rows})).code == 0
        kinerja("score", "--periode", "2024-Q1")
        assert f"Keberatan Anda tanggal 10 April 2024: {words}" in explained(kinerja, ANI)
        assert "Keberatan Anda" not in explained(kinerja, BUDI)


def test_every_period_has_a_way_to_object_and_says_what_is_unsure():
    for text, articles in (
        ("2018", ["PP 46/2011"]),
        ("2021", ["PP 30/2019 Pasal 59"]),
        (
            "2024-Q1",
            ["PermenPANRB 6/2022", "PermenPANRB 6/2022 (7 hari), PP 30/2019 Pasal 59 (14 hari)"],
        ),
    ):
        terms = objection_terms(parse(text).last)
        assert [term.dasar for term in terms] == articles
        assert [term.hari for term in terms] == [14, 7][: len(terms)]
        assert all(term.belum_dikonfirmasi for term in terms)
        assert all(f" {term.hari} hari" in term.kalimat for term in terms)
        said = in_order(terms)
        assert said.endswith(".")
        assert said.count("angkah") == (len(terms) if len(terms) > 1 else 0)


@pytest.mark.parametrize(
    "policy",
    ["pp-30-2019", "perka-bkn-1-2013", "permenpanrb-8-2021", "kmk-127-2026", "standar-daerah"],
)
def test_every_policy_has_its_page(kinerja: Run, city: Path, policy):
    assert kinerja("score", "--periode", "2023", "--kebijakan", policy).code == 0
    outcome = kinerja("report", "--jenis", "penjelasan", "--dinas", "inspektorat", "--json")
    assert outcome.code == 0, outcome.err
    page = Path(next(p["berkas"] for p in outcome.json()["laporan"] if p["format"] == "html"))
    text = text_of(page.read_text(encoding="utf-8"))
    assert policy in text
    assert "Nilai hasil kerja dari indikator" in text
    decides = policy != "kmk-127-2026"
    assert ("Usulan dari angka" in text) is not decides


def test_the_full_derivation_keeps_its_own_template(scored: Run):
    assert scored("explain", "199808222023211008", "--format", "html").code == 0
    (page,) = Path("laporan").glob("*-penjelasan-proses-*.html")
    assert 'class="pohon"' in page.read_text(encoding="utf-8")
    explained(scored, "199808222023211008")
    assert page.exists()


def pages(file: Path) -> int:
    pdf = file.with_suffix(".pdf")
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={pdf}"]
    profile = f"--user-data-dir={file.parent / 'profil'}"
    subprocess.run([*command, profile, file.resolve().as_uri()], check=True, capture_output=True,
                   timeout=90)  # fmt: skip
    return len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))


@pytest.mark.browser
@needs_browser
@pytest.mark.parametrize("complete", [True, False])
def test_twelve_indicators_and_long_names_fit_one_printed_page(kinerja: Run, tmp_path, complete):
    assert (
        kinerja(
            "import", crowded(tmp_path / "k.xlsx", complete=complete), "--periode", "2024-Q1"
        ).code
        == 0
    )
    kinerja(
        "decide", ANI, "--periode", "2024-Q1", "--hasil-kerja", "di atas", "--perilaku", "sesuai",
        "--alasan", LONG * 2, "--oleh", NAME, "--ya",
    )  # fmt: skip
    kinerja("score", "--periode", "2024-Q1")
    # Data that change afterwards put the warning on the page too.
    write(tmp_path / "l.xlsx", {"keberatan": [SHEET, [ANI, "2024-Q1", "9 April 2024", "x", "", ""]],
          "realisasi": [["NIP", "Indikator Kinerja Individu", "Periode", "Realisasi"],
                        [ANI, f"{LONG}2", "2024-Q1", 1]]})  # fmt: skip
    kinerja("import", tmp_path / "l.xlsx")
    explained(kinerja, ANI)
    (file,) = Path("laporan").glob("*-penjelasan-*.html")
    assert "Perhatian" in file.read_text(encoding="utf-8")
    assert pages(file) == 1
    # The check can fail: the same page with its text twice needs a second one.
    longer = file.with_name("dua.html")
    text = file.read_text(encoding="utf-8")
    body = re.search(r"<main.*</main>", text, re.DOTALL)[0]
    longer.write_text(text.replace(body, body + body), encoding="utf-8")
    assert pages(longer) > 1


def test_the_workbook_is_one_page(scored: Run):
    explained(scored, "199808222023211008", "xlsx")
    (file,) = Path("laporan").glob("*.xlsx")
    sheet = load_workbook(file)["Penjelasan"]
    assert sheet.page_setup.fitToHeight != 0  # the default is one page
    assert sheet.page_setup.paperSize == 9
