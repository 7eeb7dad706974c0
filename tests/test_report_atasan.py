"""`report --atasan`: a superior's own people, and nobody else."""

import re
import shlex
from pathlib import Path

import pytest
from books import ANI, BUDI, CITRA, PERILAKU, SESUAI, UNIT, write
from conftest import Run, run
from openpyxl import load_workbook
from programs import browse, needs_browser
from test_reports_html import text_of

from kinerja_cli.rules.model import Placement
from kinerja_cli.rules.superiors import Chain, Person, Superior

RATED = ["NIP", "Periode", "Rating Hasil Kerja", "Rating Perilaku", "Catatan"]
HEAD = "197209151997041001"  # head of a puskesmas in the sample city
DEDI, EKA, FITRI, GUNA = (
    "198001012005011001", "198102022006022002", "198203032007032003", "198304042008041004",
)  # fmt: skip
PEOPLE = {
    ANI: ("Ani Lestari", BUDI), BUDI: ("Budi Santoso", CITRA), CITRA: ("Citra Dewi", ""),
    DEDI: ("Dedi Rahman", BUDI), EKA: ("Eka Putri", CITRA), FITRI: ("Fitri Handayani", EKA),
    GUNA: ("Guna Wijaya", ANI),
}  # fmt: skip


def staff(path: Path, *, people=PEOPLE, texts=None, more=None) -> Path:
    """Write an office; `people` is nip → (name, nip of the superior), `texts` nip → superior's name."""
    texts = {CITRA: "Sekretaris Daerah"} if texts is None else texts
    return write(
        path,
        {
            "pegawai": [
                ["NIP", "Nama", "Jabatan", "Perangkat Daerah", "NIP Atasan", "Status Jabatan"],
                *[[nip, name, f"Jabatan {name}", UNIT, above or texts.get(nip, ""),
                   "Plt" if nip == DEDI else "Definitif"]
                  for nip, (name, above) in people.items()],
            ],
            "indikator": [
                ["NIP", "Indikator Kinerja Individu", "Polaritas", "Bobot", "Target TW I", "Target"],
                *[[nip, "Laporan", "Naik", 100, 10, 40] for nip in people],
            ],
            "realisasi": [
                ["NIP", "Indikator Kinerja Individu", "Periode", "Realisasi"],
                *[[nip, "Laporan", "2024-Q1", 10] for nip in people if nip != DEDI],
            ],
            "perilaku": [
                PERILAKU,
                *[[nip, "2024-Q1", *[SESUAI] * 7, "Atasan"] for nip in people],
            ],
            **(more or {}),
        },
    )  # fmt: skip


def rated(nips) -> dict:
    return {"rating": [RATED, *[[nip, "2024-Q1", SESUAI, SESUAI, ""] for nip in nips]]}


def loaded(kinerja: Run, book: Path) -> None:
    outcome = kinerja("import", book, "--periode", "2024-Q1")
    assert outcome.code == 0, outcome.out
    assert kinerja("score", "--periode", "2024-Q1").code == 0


def page_of(kinerja: Run, who: str) -> str:
    outcome = kinerja("report", "--atasan", who, "--format", "html", "--json")
    assert outcome.code == 0, outcome.err
    (one,) = outcome.json()["laporan"]
    return text_of(Path(one["berkas"]).read_text(encoding="utf-8"))


def test_a_superior_sees_those_below_and_nobody_else(kinerja: Run, tmp_path):
    loaded(kinerja, staff(tmp_path / "k.xlsx"))
    for who, below in (
        (BUDI, {ANI, DEDI, GUNA}),
        (EKA, {FITRI}),
        (CITRA, set(PEOPLE) - {CITRA}),
        ("Sekretaris Daerah", set(PEOPLE)),
    ):
        outcome = kinerja("report", "--atasan", who, "--ke", tmp_path / who, "--json")
        files = [Path(one["berkas"]) for one in outcome.json()["laporan"]]
        book = load_workbook(next(f for f in files if f.suffix == ".xlsx"), data_only=True)
        cells = "\n".join(
            str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
        )
        page = next(f for f in files if f.suffix == ".html").read_text(encoding="utf-8")
        for nip, (name, _) in PEOPLE.items():
            seen = nip in below or nip == who
            printed = f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
            assert (name in page) is (name in cells) is seen, (who, name)
            assert (printed in page) is seen, (who, name)
            assert nip == who or (nip in cells) is seen, (who, name)


def test_direct_ones_stand_in_detail_and_indirect_ones_in_a_table(kinerja: Run, tmp_path):
    loaded(kinerja, staff(tmp_path / "k.xlsx"))
    kinerja("report", "--atasan", CITRA)
    (file,) = Path("laporan").glob("*-atasan-*.xlsx")
    book = load_workbook(file, data_only=True)
    assert book.sheetnames == ["Ringkasan", "Langsung", "Tidak langsung"]
    direct = [row[0] for row in book["Langsung"].iter_rows(values_only=True)]
    assert {BUDI, EKA} < set(direct)
    assert ANI not in direct
    rows = {row[1]: row for row in book["Tidak langsung"].iter_rows(values_only=True)}
    assert (rows[ANI][5], rows[ANI][6]) == ("Budi Santoso", 2)
    assert (rows[GUNA][5], rows[GUNA][6]) == ("Ani Lestari", 3)
    assert rows[DEDI][11] == "belum lengkap"
    explained = kinerja("explain", FITRI, "--json").json()
    assert rows[FITRI][10] == explained["predikat"]
    page = page_of(kinerja, BUDI)
    assert "Belum lengkap: Realisasi belum ada untuk: Laporan." in page
    assert "Catatan: menjabat sebagai Plt." in page


def test_who_waits_for_a_rating_goes_once_it_is_decided(kinerja: Run, tmp_path):
    loaded(kinerja, staff(tmp_path / "k.xlsx"))
    words = "Menunggu rating Anda: hasil kerja (usulan: Sesuai Ekspektasi) dan perilaku kerja"
    assert words in page_of(kinerja, EKA)
    kinerja("decide", FITRI, "--periode", "2024-Q1", "--hasil-kerja", "SE", "--perilaku", "SE",
            "--alasan", "Dialog kinerja", "--oleh", "Eka", "--ya")  # fmt: skip
    kinerja("score", "--periode", "2024-Q1")
    page = page_of(kinerja, EKA)
    assert "Menunggu rating Anda:" not in page
    assert "Menetapkan rating" not in page
    assert "Menyerahkan dokumen evaluasi" in page


def test_open_objections_come_to_the_one_who_decides_them(kinerja: Run, tmp_path):
    sheet = ["NIP", "Periode", "Tanggal", "Alasan", "Jawaban", "Tanggal Jawaban"]
    row = [FITRI, "2024-Q1", "10 April 2024", "Bukti terlewat", "", ""]
    loaded(kinerja, staff(tmp_path / "k.xlsx", more={"keberatan": [sheet, row]}))
    assert (
        "Menjelaskan nilai yang dikeberatkan | Fitri Handayani (diajukan 10 April 2024)"
        in page_of(kinerja, EKA)
    )
    assert "Memeriksa dan memutuskan keberatan | Fitri Handayani" in page_of(kinerja, CITRA)
    assert "1 keberatan belum dijawab" in page_of(kinerja, CITRA)
    assert "keberatan" not in page_of(kinerja, BUDI).lower()


def test_a_circle_is_told_and_nobody_in_it_stands_below_another(kinerja: Run, tmp_path):
    people = PEOPLE | {CITRA: ("Citra Dewi", ANI)}  # Citra → Ani → Budi → Citra
    loaded(kinerja, staff(tmp_path / "k.xlsx", people=people, texts={EKA: ""}))
    page = page_of(kinerja, BUDI)
    assert "Rantai atasan berputar: Budi Santoso → Citra Dewi → Ani Lestari → Budi Santoso." in page
    assert "Dedi Rahman" in page
    assert "Guna Wijaya" not in page  # below Ani, who may be above Budi
    assert page.count("Citra Dewi") == page.count("Ani Lestari") == 1


def test_those_without_a_superior_are_counted_and_not_named(kinerja: Run, tmp_path):
    people = PEOPLE | {GUNA: ("Guna Wijaya", "")}
    loaded(kinerja, staff(tmp_path / "k.xlsx", people=people))
    page = page_of(kinerja, CITRA)
    assert "1 pegawai perangkat daerah ini tidak mempunyai atasan tercatat" in page
    assert "Guna Wijaya" not in page


def test_a_superior_unknown_to_the_sheets_is_said_to_be(kinerja: Run, tmp_path):
    people = PEOPLE | {CITRA: ("Citra Dewi", "196001011985031001")}
    loaded(kinerja, staff(tmp_path / "k.xlsx", people=people, texts={EKA: ""}))
    page = page_of(kinerja, "196001011985031001")
    assert "disebut sebagai atasan, tetapi tidak ada pada data pegawai" in page
    assert "Citra Dewi" in page


def test_nobodys_superior_and_an_ambiguous_name_are_refused_with_a_hint(kinerja: Run, tmp_path):
    loaded(kinerja, staff(tmp_path / "k.xlsx"))
    for who, words in (
        (GUNA, "bukan atasan siapa pun"),
        ("Bupati", "Tidak ada atasan bernama “Bupati”"),
        ("a", "cocok dengan beberapa atasan"),
        ("--jenis=dinas", "--atasan tidak berlaku untuk laporan dinas"),
    ):
        words_given = (BUDI, who) if who.startswith("--") else (who,)
        outcome = kinerja("report", "--atasan", *words_given)
        assert outcome.code == 2
        assert words in outcome.err, outcome.err


def test_a_small_rest_of_the_office_is_not_compared_with(kinerja: Run, city: Path, tmp_path):
    kinerja("score", "--periode", "2024-Q1")
    assert "Seluruh perangkat daerah ini" in page_of(kinerja, HEAD)
    small = tmp_path / "kecil"
    small.mkdir()
    book = staff(small / "k.xlsx", more=rated(PEOPLE))
    run("import", book, "--periode", "2024-Q1", "--db", small / "k.db")
    run("score", "--periode", "2024-Q1", "--db", small / "k.db")
    outcome = run(
        "report", "--atasan", BUDI, "--db", small / "k.db", "--ke", small, "--format", "html"
    )
    assert outcome.code == 0, outcome.err
    (file,) = small.glob("*.html")
    page = text_of(file.read_text(encoding="utf-8"))
    assert "Seluruh perangkat daerah ini" in page  # five others
    lone = [one for one in PEOPLE if one not in {EKA, FITRI}]
    run(
        "import",
        staff(small / "l.xlsx", people={n: PEOPLE[n] for n in lone}, more=rated(lone)),
        "--periode",
        "2024-Q1",
        "--db",
        small / "l.db",
    )
    run("score", "--periode", "2024-Q1", "--db", small / "l.db")
    run("report", "--atasan", BUDI, "--db", small / "l.db", "--ke", small, "--format", "html")
    page = text_of(file.read_text(encoding="utf-8"))
    assert "Seluruh perangkat daerah ini" not in page
    assert "kurang dari 5 pegawainya ditetapkan ratingnya oleh pejabat lain" in page


def test_figures_that_suggest_a_rating_are_not_ratings_given(kinerja: Run, tmp_path):
    loaded(kinerja, staff(tmp_path / "k.xlsx", more=rated([BUDI, CITRA, EKA, FITRI, GUNA])))
    page = page_of(kinerja, BUDI)
    assert "Belum ada penetapan rating dari Anda pada periode ini." in page
    assert "Bawahan langsung Anda" not in page
    assert "Seluruh" not in page
    kinerja("report", "--atasan", BUDI, "--format", "xlsx")
    (file,) = Path("laporan").glob("*-atasan-*.xlsx")
    cells = [
        str(c) for row in load_workbook(file)["Ringkasan"].iter_rows(values_only=True) for c in row
    ]
    assert any(cell.startswith("Belum ada penetapan rating") for cell in cells)
    assert "Bawahan langsung Anda" not in cells
    kinerja("decide", ANI, "--periode", "2024-Q1", "--hasil-kerja", "SE", "--perilaku", "Di Atas Ekspektasi",
            "--alasan", "Dialog kinerja", "--oleh", "Budi", "--ya")  # fmt: skip
    kinerja("score", "--periode", "2024-Q1")
    page = page_of(kinerja, BUDI)
    assert "Bawahan langsung Anda | 1 | 0,0 / 100,0 / 0,0 | 100,0 / 0,0 / 0,0 |" in page
    assert "Seluruh perangkat daerah ini | 6 |" in page
    assert "kami baca" not in page
    assert "batas harinya belum diketahui; ikuti jadwal instansi" in page
    assert "Seluruh perangkat daerah ini | 6 |" in page


def test_ones_own_ratings_stand_beside_the_offices(kinerja: Run, city: Path):
    kinerja("score", "--periode", "2024-Q1")
    page = page_of(kinerja, HEAD)
    line = next(line for line in page.splitlines() if line.startswith("Bawahan langsung Anda"))
    rows = page.splitlines()
    pairs = [rows[at : at + 2] for at, row in enumerate(rows) if row.startswith("Hasil kerja |")]
    decided = "penetapan pejabat penilai"
    assert int(line.split(" | ")[1]) == sum(any(decided in row for row in pair) for pair in pairs)
    below = [row for row, _ in pairs if decided in row]
    share = sum("Di Atas" in row.split(" | ")[3] for row in below) * 100 / len(below)
    assert float(line.split(" | ")[2].split(" / ")[0].replace(",", ".")) == pytest.approx(
        share, abs=0.06
    )


def test_one_file_for_every_superior_of_an_office(kinerja: Run, city: Path):
    kinerja("score", "--periode", "2024-Q1")
    result = kinerja("report", "--jenis", "atasan", "--dinas", "kesehatan", "--json").json()
    superiors = {one["nip"] for one in result["laporan"]}
    assert len(result["laporan"]) == 2 * len(superiors) == 16
    assert HEAD in superiors
    everyone = kinerja("report", "--jenis", "atasan", "--format", "html", "--json").json()
    assert superiors < {one["nip"] for one in everyone["laporan"]}
    assert None in {one["nip"] for one in everyone["laporan"]}  # the Sekda, by name


def test_the_daily_log_is_told_where_there_is_one(kinerja: Run, tmp_path):
    pytest.importorskip("kinerja_cli.store.reported")
    sheet = ["NIP", "Tanggal", "Kegiatan", "Menit", "Status"]
    rows = [
        [FITRI, "2 Januari 2024", "Menyusun laporan", 60, "Disetujui"],
        [FITRI, "3 Januari 2024", "Rapat", 30, "Diajukan"],
    ]
    book = staff(tmp_path / "k.xlsx", more={"kegiatan": [sheet, *rows]})
    if kinerja("import", book, "--periode", "2024-Q1").code:
        pytest.skip("sheets of the kind kegiatan are not read yet")
    kinerja("score", "--periode", "2024-Q1")
    page = page_of(kinerja, EKA)
    assert "Kegiatan harian: 2 catatan, 1 disetujui, 0 ditolak, 1 menunggu persetujuan." in page
    assert "Fitri Handayani (1 catatan)" in page


def test_the_same_data_give_the_same_bytes(kinerja: Run, city: Path, tmp_path, monkeypatch):
    kinerja("score", "--periode", "2024-Q1")
    first = kinerja("report", "--atasan", HEAD, "--ke", tmp_path / "a", "--json").json()
    monkeypatch.setenv("TZ", "Asia/Jayapura")
    again = kinerja("report", "--atasan", HEAD, "--ke", tmp_path / "b", "--json").json()
    assert [one["sha256"] for one in first["laporan"]] == [
        one["sha256"] for one in again["laporan"]
    ]


def test_the_examples_of_the_help_run(kinerja: Run, tmp_path):
    head = "197002051992021001"
    people = {ANI: ("Ani Lestari", head), head: ("Tuti Alawiyah", "")}
    loaded(kinerja, staff(tmp_path / "k.xlsx", people=people))
    shown = kinerja("report", "--help").out
    examples = re.findall(
        r"^ +(kinerja report --(?:atasan|jenis penjelasan) .+)$", shown, re.MULTILINE
    )
    assert len(examples) == 2
    for example in examples:
        outcome = kinerja(*shlex.split(example)[1:])
        assert outcome.code == 0, outcome.err


def chain(**above: str) -> Chain:
    """Return people A, B … each with the name of who is above."""
    return Chain(
        Person(nip, f"Nama {nip}", Placement(None, 1, "Unit", nip_atasan=up))
        for nip, up in above.items()
    )


def test_a_long_chain_and_ones_own_superior_end():
    depth = 3000
    links = {f"n{n}": f"n{n - 1}" if n else "" for n in range(depth)}
    assert len(chain(**links).below(Superior("n0", ""))) == depth - 1
    own = chain(a="a", b="a")
    assert own.cycle(Superior("a", "")) == ("a",)
    assert [one.nip for one in own.below(Superior("a", ""))] == ["b"]


def test_a_name_that_one_employee_bears_means_that_employee():
    people = [
        Person("1", "Drs. Budi Santoso, M.Si.", Placement(None, 1, "Unit")),
        Person("2", "Ani", Placement(None, 1, "Unit", atasan="Budi Santoso")),
        Person("3", "Eka", Placement(None, 1, "Unit", atasan="Wali Kota")),
    ]
    found = Chain(people)
    assert [one.nip for one in found.below(found.superiors["1"])] == ["2"]
    assert found.orphans == {"1"}
    twice = Chain([*people, Person("4", "Budi Santoso", Placement(None, 2, "Lain"))])
    assert "1" not in twice.superiors


@pytest.mark.browser
@needs_browser
def test_the_browser_shows_the_page_and_filters_without_complaint(
    kinerja: Run, city: Path, tmp_path
):
    kinerja("score", "--periode", "2024-Q1")
    kinerja("report", "--atasan", "Sekretaris Daerah", "--format", "html")
    (file,) = Path("laporan").resolve().glob("*.html")
    shown, said = browse(file, tmp_path / "profil")
    assert "CONSOLE" not in said, said
    assert re.search(r"Menampilkan (\d+) dari \1 pegawai", shown)
