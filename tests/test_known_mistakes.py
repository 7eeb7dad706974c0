"""Mistakes found in comparable programs, each as a test that bears its name."""

import ast
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from functools import cache

import fake_views as fake
import pytest
from books import ANI, BUDI, PERILAKU, RATING, REALISASI, SESUAI, UNIT, office, write
from builders import (
    DA,
    DB,
    LAW,
    SE,
    employee,
    indicator,
    mark,
    policy_with,
    reasons,
    scored,
    value,
)
from conftest import ROOT, Run
from employees import inputs
from employees import regulation as parsed
from hypothesis import given
from hypothesis import strategies as st
from sides import FAMILY

from kinerja_cli.reports import html
from kinerja_cli.rules.behaviour import behave
from kinerja_cli.rules.nip import fault, strip
from kinerja_cli.rules.numbers import round_half_up
from kinerja_cli.rules.policy import Policy
from kinerja_cli.rules.score import score

regulation = cache(parsed)
RATING_POLICIES = sorted(name for name, family in FAMILY.items() if family == "kinerja")
POLICIES = [name for name in RATING_POLICIES if isinstance(regulation(name), Policy)]


def made(kebijakan, *rows, marks="80", **more):
    """Return the score of somebody with these indicators, under any policy."""
    data = {
        "periode": "2024-Q1",
        "indikator": [
            {**row, "target": {"2024-Q1": row["target"]}, "realisasi": {"2024-Q1": row["realisasi"]}}
            for row in rows
        ],
        "perilaku": {"2024-Q1": [{"penilai": "Atasan", "nilai": {"Akuntabel": marks}}]},
        "unit_punya": ["perilaku"],
        **more,
    }  # fmt: skip
    return score(inputs(data), regulation(kebijakan))


def row(target, realisasi, **more):
    return {"target": target, "realisasi": realisasi, **more}


def behaved(*marks, policy=None):
    got = behave(employee(marks=marks), policy or regulation("permenpanrb-6-2022"))
    return None if got.nilai is None else str(got.nilai), got.usulan


def codes(outcome):
    return [(one["kode"], one["sel"]) for one in outcome.json()["temuan"]]


def explained(kinerja: Run, nip=ANI, period="2024-Q1"):
    kinerja("score", "--periode", period)
    return kinerja("explain", nip, "--periode", period, "--json").json()


# ---- bands, formulas, means


@pytest.mark.parametrize(
    ("kebijakan", "number", "predikat"),
    [
        ("perka-bkn-1-2013", "90.5", "Baik"), ("perka-bkn-1-2013", "105", "Sangat Baik"),
        ("perka-bkn-1-2013", "75.5", "Cukup"), ("perka-bkn-1-2013", "60.5", "Kurang"),
        ("perka-bkn-1-2013", "50.5", "Buruk"), ("pp-30-2019", "105", "Baik"),
        ("pp-30-2019", "90.5", "Baik"), ("pp-30-2019", "89.5", "Cukup"),
        ("permenpanrb-8-2021", "105", "Baik"), ("integrasi-2021", "105", "Baik"),
        ("pp-30-2019-360", "69.5", "Kurang"), ("standar-daerah", "105", "Sangat Baik"),
        ("standar-daerah", "94.5", "Baik"), ("standar-daerah", "84.5", "Butuh Perbaikan"),
    ],
)  # fmt: skip
def test_a_score_of_90_5_or_105_falls_into_no_hole(kebijakan, number, predikat):
    assert regulation(kebijakan).predikat.ambang.classify(Decimal(number)) == predikat


def test_a_score_of_90_5_or_105_falls_into_no_hole_in_a_whole_score():
    # 60 % of 90,5 and 40 % of 90,5; 60 % of 115 and 40 % of 90.
    for actual, marks, nilai, predikat in (
        ("90.5", "90.5", "90.50", "Baik"),
        ("115", "90", "105.00", "Sangat Baik"),
    ):
        got = made("perka-bkn-1-2013", row("100", actual), marks=marks)
        assert (str(got.nilai), got.verdict.predikat) == (nilai, predikat)
    for actual, rating in (("90.5", SE), ("105", DA)):
        assert made("permenpanrb-6-2022", row("100", actual)).verdict.usulan.hasil_kerja == rating


@pytest.mark.parametrize("kebijakan", POLICIES)
def test_zero_complaints_give_a_score(kebijakan):
    for target, polaritas in (("5", "turun"), ("0", "turun"), ("0", "")):
        got = made(kebijakan, row(target, "0", polaritas=polaritas))
        assert got.hasil_kerja is not None
        assert not {"realisasi-kosong", "capaian-tidak-terhitung"} & set(reasons(got))
    assert made(kebijakan, row("0", "0", polaritas="turun")).indikator[0].capaian == 100


@pytest.mark.parametrize(
    ("target", "polaritas", "nilai"),
    [("5", "turun", "120.00"), ("0", "turun", "100.00"), ("0", "", "100.00"), ("5", "", "0.00")],
)
def test_zero_complaints_are_a_realisation_like_any_other(target, polaritas, nilai):
    got = scored(indicator(target, "0", polaritas=polaritas))
    assert (str(got.hasil_kerja), reasons(got)) == (nilai, [])


@pytest.mark.parametrize("aspek", ["Biaya", "Waktu"])
def test_target_and_realisation_are_not_swapped_in_the_cost_aspect(aspek):
    # Perka BKN 1/2013: 20 % saved make (1,76 × 100 − 80) ÷ 100; swapped it would be 51.
    (one,) = made("perka-bkn-1-2013", row("100", "80", aspek=aspek)).indikator
    assert one.capaian == 96
    (over,) = made("perka-bkn-1-2013", row("80", "100", aspek=aspek)).indikator
    assert over.capaian == 51


def test_target_and_realisation_are_not_swapped_where_a_sheet_has_them_the_other_way_round(
    kinerja: Run, tmp_path
):
    rows = [["TRIWULAN I TAHUN 2024"], [UNIT], ["NIP", "Nama", "Indikator", "Realisasi", "Target"],
            [ANI, "Ani Lestari", "Biaya cetak", 80, 100]]  # fmt: skip
    assert kinerja("import", write(tmp_path / "r.xlsx", {"Sheet1": rows})).code == 0
    (one,) = explained(kinerja)["indikator"]
    assert (one["target"], one["realisasi"], one["capaian"]) == ("100", "80", "80.00")


def test_an_absent_part_is_not_divided_by():
    aspects = [row("100", "100", aspek="Kuantitas", rencana="R"),
               row("100", "90", aspek="Kualitas", rencana="R"),
               row("12", "12", aspek="Waktu", rencana="R"),
               row("100", "100", aspek="Biaya", rencana="R")]  # fmt: skip
    for used, nilai in ((1, "100.00"), (2, "95.00"), (3, "88.67"), (4, "85.50")):
        assert str(made("perka-bkn-1-2013", *aspects[:used]).hasil_kerja) == nilai


def test_an_absent_component_is_not_divided_by():
    # (60 × 100 + 15 × 80) ÷ 75, not ÷ 100; and behaviour that is there for others is awaited.
    assert str(made("standar-daerah", row("100", "100")).nilai) == "96.00"
    waiting = made("standar-daerah", row("100", "100"), unit_punya=["perilaku", "disiplin"])
    assert (waiting.nilai, reasons(waiting)) == (None, ["disiplin-kosong"])


@pytest.mark.parametrize("kebijakan", POLICIES)
def test_current_above_target_is_accepted(kebijakan):
    got = made(kebijakan, row("12", "15"))
    assert got.indikator[0].capaian >= 120
    assert not got.verdict.alasan
    assert got.verdict.predikat


def test_current_above_target_is_accepted_from_a_sheet(kinerja: Run, tmp_path):
    rows = [[ANI, "Laporan tersusun", "2024-Q1", 15, ""]]
    outcome = kinerja("import", office(tmp_path / "k.xlsx", realisasi=rows), "--json")
    assert (outcome.code, codes(outcome)) == (0, [])
    first = explained(kinerja)["indikator"][0]
    assert (first["realisasi"], first["capaian"]) == ("15", "120.00")


def test_a_mean_is_not_truncated():
    # LKjIP Manggarai Timur 2019 prints 85,38 for a mean of 85,3867.
    assert value(*(indicator("100", one) for one in ("87.10", "96.54", "72.52"))) == "85.39"
    # PP 46/2011: 266 ÷ 3 is 88,67, though some print 88,66.
    three = [row("2", "2", rencana="R"), row("100", "90", rencana="R"),
             row("12", "12", aspek="Waktu", rencana="R")]  # fmt: skip
    assert str(made("perka-bkn-1-2013", *three).hasil_kerja) == "88.67"
    # PermenPANRB 8/2021: plans of 120, 100 and 100.
    plans = row("100", "105"), row("100", "100"), row("100", "100")
    assert str(made("permenpanrb-8-2021", *plans).hasil_kerja) == "106.67"
    assert behaved(mark("80", "80", "81")) == ("80.33", SE)
    assert behaved(mark("80", "81", "81")) == ("80.67", SE)


# ---- raters


def test_missing_raters_do_not_count_as_zero():
    assert behaved(mark("90")) == ("90.00", SE)
    assert behaved(mark("90"), mark("80", penilai="Rekan")) == ("85.00", SE)


def test_missing_raters_do_not_count_as_zero_where_a_group_has_too_few():
    policy = policy_with("Rekan = { bobot = 1, minimal = 1 }", "Rekan = { bobot = 1, minimal = 2 }")
    one = (mark("90"), mark("50", penilai="Rekan", nip="1"))
    assert behaved(*one, policy=policy) == ("90.00", SE)
    assert behaved(*one, mark("50", penilai="Rekan", nip="2"), policy=policy) == ("70.00", DB)


def test_more_raters_do_not_add_points():
    for penilai in ("Atasan", "Rekan"):
        many = [mark("83", "77", DA, penilai=penilai, nip=str(n)) for n in range(7)]
        assert behaved(*many) == behaved(many[0])


# ---- words


@pytest.mark.parametrize("word", ["Diatas Exspektasi", "Sesuai Ekspektasii", "Baik sekali", "DAE"])
def test_a_misspelt_rating_is_refused_not_ignored(kinerja: Run, tmp_path, word):
    kinerja("import", office(tmp_path / "k.xlsx"))
    for header, cells, cell in (
        (RATING, [ANI, "2024-Q1", word, SESUAI, ""], "C2"),
        (PERILAKU, [BUDI, "2024-Q1", *[SESUAI] * 3, word, *[SESUAI] * 3, "Atasan"], "F2"),
    ):
        outcome = kinerja("import", write(tmp_path / "s.xlsx", {"Sheet1": [header, cells]}), "--json")  # fmt: skip
        assert outcome.code == 4
        assert ("pilihan-tidak-dikenal", cell) in codes(outcome)


@pytest.mark.parametrize(
    "word", ["Diatas Ekspektasi", "DI ATAS EKSPEKTASI", " di atas  ekspektasi"]
)
def test_a_misspelt_rating_is_none_where_only_blanks_and_capitals_differ(
    kinerja: Run, tmp_path, word
):
    kinerja("import", office(tmp_path / "k.xlsx", rating=[[BUDI, "2024-Q1", word, SESUAI, ""]]))
    one = explained(kinerja, BUDI)
    assert (one["rating_hasil_kerja"], one["rating_dari"]["hasil_kerja"]) == (DA, "penetapan")


@pytest.mark.parametrize("kebijakan", RATING_POLICIES)
def test_butuh_perbaikan_sorts_before_kurang(kebijakan):
    classes = regulation(kebijakan).predikat.kelas
    middle = "Butuh Perbaikan" if "Butuh Perbaikan" in classes else "Cukup"
    worst = "Buruk" if "Buruk" in classes else "Sangat Kurang"
    assert classes == ("Sangat Baik", "Baik", middle, "Kurang", worst)


def test_butuh_perbaikan_sorts_before_kurang_in_what_a_command_prints(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx"))
    result = kinerja("score", "--periode", "2024-Q1", "--json").json()
    assert list(result["predikat"]) == ["Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang",
                                        "Sangat Kurang"]  # fmt: skip


def keys_of_a_report(*people):
    """Return what the report's own sorting compares: word → key, of predikat and of ratings."""
    page = html.render("dinas", fake.unit_of(*people))
    cells = re.findall(r'<td[^>]*data-urut="([^"]*)"[^>]*>(.*?)</td>', page, re.DOTALL)
    words = [*regulation("permenpanrb-6-2022").predikat.kelas, DA, SE, DB]
    found = {}
    for key, content in cells:
        text = " ".join(re.sub(r"<[^>]+>", " ", content).split())
        said = [word for word in words if word in text]
        if said:
            found[max(said, key=len)] = key
    return found


def test_butuh_perbaikan_sorts_before_kurang_in_a_report():
    kelas = ["Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang"]
    people = [fake.employee(n, predikat=word) for n, word in enumerate(kelas, 2)]
    found = keys_of_a_report(*people)
    assert sorted(kelas, key=lambda word: int(found[word])) == kelas


def test_ratings_sort_by_their_rank_and_not_by_the_alphabet_in_a_report():
    ratings = [DA, SE, DB]
    people = [fake.employee(n, rating_hasil=word, rating_perilaku=word, usulan_hasil="",
                            usulan_perilaku="") for n, word in enumerate(ratings, 2)]  # fmt: skip
    found = keys_of_a_report(*people)
    assert sorted(ratings, key=found.__getitem__) == ratings


# ---- sheets


@given(st.from_regex(r"[0-9]{0,25}", fullmatch=True))
@LAW
def test_a_damaged_nip_is_not_padded(text):
    assert len(text) == 18 or fault(strip(text)) is not None


@pytest.mark.parametrize("nip", [ANI[:-1], ANI[1:], ANI[:-3], int(ANI[:-1]), "1.98503E+17"])
def test_a_damaged_nip_is_not_padded_on_its_way_from_a_sheet(kinerja: Run, tmp_path, nip):
    people = [[nip, "Dewi Anjani", "Analis", UNIT, "Tidak", BUDI, ""]]
    outcome = kinerja("import", office(tmp_path / "k.xlsx", pegawai=people, indikator=[],
                                       realisasi=[], perilaku=[]), "--json")  # fmt: skip
    assert outcome.code == 4
    assert [cell for code, cell in codes(outcome) if code.startswith("nip-")] == ["A2"]


@pytest.mark.parametrize("ending", ["xlsx", "csv", "html"])
def test_a_blank_cell_does_not_shift_the_row(kinerja: Run, tmp_path, ending):
    kinerja("import", office(tmp_path / "k.xlsx", realisasi=[], perilaku=[]))
    header = ["NIP", "Nama", "Indikator Kinerja Individu", "Periode", "Target", "Realisasi"]
    cells = [ANI, "", "Laporan tersusun", "2024-Q1", "", "9"]
    path = tmp_path / f"r.{ending}"
    if ending == "xlsx":
        write(path, {"Sheet1": [header, [one or None for one in cells]]})
    elif ending == "csv":
        path.write_text(f"{';'.join(header)}\n{';'.join(cells)}\n", encoding="utf-8")
    else:
        lines = ["".join(f"<td>{one}</td>" for one in line) for line in (header, cells)]
        path.write_text(f"<table><tr>{'</tr><tr>'.join(lines)}</tr></table>", encoding="utf-8")
    assert kinerja("import", path).code == 0
    first = explained(kinerja)["indikator"][0]
    assert (first["target"], first["realisasi"], first["sumber"]["sel"]) == ("12", "9", "F2")


def test_a_blank_cell_does_not_shift_the_marks_of_behaviour(kinerja: Run, tmp_path):
    marks = [[ANI, "2024-Q1", 90, None, 70, None, 80, 60, 100, "Atasan"]]
    outcome = kinerja("import", office(tmp_path / "k.xlsx", perilaku=marks))
    assert outcome.code == 0
    assert explained(kinerja)["komponen"]["perilaku"] == "80.00"


@pytest.mark.parametrize("above", [0, 1, 4])
def test_reported_row_numbers_are_those_of_the_sheet(kinerja: Run, tmp_path, above):
    kinerja("import", office(tmp_path / "k.xlsx", realisasi=[]))
    lines = [["REALISASI KINERJA"], [], [UNIT], []][:above]
    rows = [*lines, REALISASI, [ANI, "Laporan tersusun", "2024-Q1", 12, ""], [],
            [BUDI, "Kegiatan selesai", "2024-Q1", "4 atau 5", ""]]  # fmt: skip
    outcome = kinerja("import", write(tmp_path / "r.xlsx", {"Sheet1": rows}), "--json")
    faults = [one["sel"] for one in outcome.json()["temuan"] if one["tingkat"] == "galat"]
    assert faults == [f"D{above + 4}"]
    text = "\n".join(";".join(map(str, line)) for line in rows)
    (tmp_path / "r.csv").write_text(text, encoding="utf-8")
    outcome = kinerja("import", tmp_path / "r.csv", "--json")
    faults = [one["sel"] for one in outcome.json()["temuan"] if one["tingkat"] == "galat"]
    assert faults == [f"D{above + 4}"]


@pytest.mark.parametrize("text", ["10,5", "1.250,50", "1,250.50", "10.5"])
def test_10_comma_5_and_1_250_comma_50(kinerja: Run, tmp_path, text):
    read = {"10,5": "10.5", "10.5": "10.5"}.get(text, "1250.5")
    path = tmp_path / "r.csv"
    kinerja("import", office(tmp_path / "k.xlsx", realisasi=[]))
    path.write_text(
        f"NIP;Indikator Kinerja Individu;Periode;Realisasi\n{ANI};Laporan tersusun;2024-Q1;{text}\n",
        encoding="utf-8",
    )
    assert kinerja("import", path).code == 0
    assert explained(kinerja)["indikator"][0]["realisasi"] == read


# ---- years and dates


def stored(period):
    with closing(sqlite3.connect("kinerja.db")) as connection:
        return connection.execute(
            "SELECT s.* FROM skor s JOIN proses p ON p.id = s.proses_id WHERE p.periode = ?"
            " ORDER BY 1, 2", (period,)
        ).fetchall()  # fmt: skip


def year_book(path, first):
    """Write one employee's figures of 2024, `first` of 100, and of 2025, 95 of 100."""
    figures = ((2024, first), (2025, 95))
    return write(path, {
        "pegawai": [["NIP", "Nama", "Jabatan", "Perangkat Daerah"], [ANI, "Ani", "Analis", UNIT]],
        "indikator": [["NIP", "Tahun", "Indikator Kinerja Individu", "Target"],
                      *([ANI, tahun, "Laporan", 100] for tahun, _ in figures)],
        "realisasi": [["NIP", "Indikator Kinerja Individu", "Periode", "Realisasi"],
                      *([ANI, "Laporan", str(tahun), reached] for tahun, reached in figures)],
        "perilaku": [PERILAKU, *([ANI, str(tahun), *[SESUAI] * 7, "Atasan"] for tahun, _ in figures)],
    })  # fmt: skip


def test_scoring_a_year_again_leaves_the_next_untouched(kinerja: Run, tmp_path):
    kinerja("import", year_book(tmp_path / "k.xlsx", 90))
    before, old = explained(kinerja, period="2025"), explained(kinerja, period="2024")
    rows = stored("2025")
    kinerja("import", year_book(tmp_path / "k.xlsx", 80))
    assert explained(kinerja, period="2024")["komponen"]["hasil_kerja"] == "80.00"
    after = kinerja("explain", ANI, "--periode", "2025", "--json").json()
    assert (after["komponen"]["hasil_kerja"], after["proses"]) == ("95.00", before["proses"])
    assert (after, stored("2025")) == (before, rows)
    first = kinerja("explain", ANI, "--proses", old["proses"], "--json").json()
    assert first["komponen"] == old["komponen"]


@pytest.mark.parametrize("text", ["31 Februari 2025", "tepat waktu", "besok", "99-99-2025"])
def test_an_unreadable_date_is_not_on_time(kinerja: Run, tmp_path, text):
    kinerja("import", office(tmp_path / "k.xlsx"))
    for column, cell in (("Tanggal", "C2"), ("Tanggal Jawaban", "F2")):
        header = ["NIP", "Periode", "Tanggal", "Alasan", "Jawaban", "Tanggal Jawaban"]
        cells = [ANI, "2024-Q1", "3 April 2024", "bukti belum dihitung", "Ditolak", "9 April 2024"]
        cells[header.index(column)] = text
        outcome = kinerja("import", write(tmp_path / "o.xlsx", {"Sheet1": [header, cells]}), "--json")  # fmt: skip
        assert (outcome.code, codes(outcome)) == (4, [("tanggal-tidak-terbaca", cell)])


def test_an_unreadable_count_of_late_days_is_not_none(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx"))
    rows = [["NIP", "Periode", "Hari Kerja", "Hadir", "TL1", "Tanpa Keterangan"],
            [ANI, "2024-Q1", 62, 60, "sering", 0]]  # fmt: skip
    outcome = kinerja("import", write(tmp_path / "a.xlsx", {"Sheet1": rows}), "--json")
    assert (outcome.code, codes(outcome)) == (4, [("angka-tidak-terbaca", "E2")])


def test_an_unreadable_time_is_not_on_time():
    got = made("perka-bkn-1-2013", row("12", "tepat waktu", aspek="Waktu"))
    assert (got.indikator[0].capaian, got.verdict.predikat) == (None, None)
    assert reasons(got) == ["capaian-tidak-terhitung"]


# ---- arithmetic


@pytest.mark.parametrize("number", ["0", "80", "100", "110", "120"])
@pytest.mark.parametrize("name", ["dinas", "pegawai"])
def test_all_equal_values_do_not_divide_by_zero(name, number):
    person = fake.employee(2)
    same = tuple(replace(point, nilai=Decimal(number)) for point in person.tren)
    for points in (same, same[:1]):
        changes = {"tren": points, "nilai": Decimal(number)}
        people = [fake.employee(n, **changes) for n in (2, 3, 4)]
        whole = fake.unit_of(*people, tren=points)
        report = whole if name == "dinas" else fake.person(2, **changes)
        page = html.render(name, report)
        assert not re.search(r"\b(nan|inf|NaN|Infinity)\b", page)


@pytest.mark.parametrize("kebijakan", POLICIES)
def test_all_equal_values_do_not_divide_by_zero_in_a_score(kebijakan):
    got = made(kebijakan, *[row("100", "90")] * 4, marks="90")
    others = made(kebijakan, row("100", "90"), marks="90")
    assert (got.hasil_kerja, got.nilai) == (others.hasil_kerja, others.nilai)
    nothing = made(kebijakan, *[row("0", "0")] * 3, marks="0")
    assert nothing.hasil_kerja is not None


@pytest.mark.parametrize(
    ("number", "places", "rounded"),
    [("2.675", 2, "2.68"), ("0.125", 2, "0.13"), ("4.5", 0, "5"), ("1.0000005", 6, "1.000001")],
)
def test_rounding_takes_decimals_and_mode_by_name(number, places, rounded):
    assert str(round_half_up(Decimal(number), places)) == rounded


def test_rounding_takes_decimals_and_mode_by_name_everywhere():
    """Nobody rounds with a bare `round`, and `quantize` never gets its mode by position."""
    wrong = []
    for path in sorted((ROOT / "kinerja_cli").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            named = {one.arg for one in node.keywords}
            modes = name == "quantize" and (len(node.args) != 1 or "rounding" not in named)
            if modes or name == "round":
                wrong.append(f"{path.name}:{node.lineno}")
    assert wrong == []
