"""Layanan: the IKM of a unit from the nine unsur or as stated, and its grade; achievement scales."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from builders import LAW, Q1, Q2, YEAR, fact, half_up
from hypothesis import given
from hypothesis import strategies as st
from sides import SKM, SKM_011, SURVEY, TEXTS, TOTALS, found, policy, served, survey

from kinerja_cli.rules.achievement_scale import classify
from kinerja_cli.rules.model import Origin, Service
from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.service import apart, grade

MARKS = st.lists(st.decimals(1, 4, places=2), min_size=9, max_size=9)


def ikm(*marks, **more):
    return str(served({Q1: survey(*marks)}, **more).nilai)


def test_the_published_survey():
    score = served({Q1: SURVEY})
    assert str(score.nilai) == "91.48"
    assert "mutu A (Sangat Baik)" in score.step.cara
    part = score.step.bagian[0]
    assert part.apa == "IKM Triwulan I Tahun 2024 dari unsur"
    assert "× 1 ÷ 9 × 25 = 91,475" in part.cara
    assert part.sumber[0] == Origin(1, 5, "D")
    assert len(part.sumber) == 9
    assert sum(TOTALS) == 955


@pytest.mark.parametrize(("weight", "value"), [("11 100", "90.56"), ("111 1000", "91.38")])
def test_rounded_weights_of_worksheets_can_be_reproduced(weight, value):
    over, under = weight.split()
    text = TEXTS["skm-bobot-011"].replace("pembilang = 11", f"pembilang = {over}")
    text = text.replace("penyebut = 100", f"penyebut = {under}")
    other = policy("skm-bobot-011", {**TEXTS, "skm-bobot-011": text})
    assert str(served({Q1: SURVEY}, policy=other).nilai) == value


def test_a_missing_unsur_leaves_its_weight_to_the_others():
    score = served({Q1: survey(3, 3, 3, None, 3, 3, 3, 3, 4)})
    assert str(score.nilai) == "78.13"  # 25 ÷ 8 × 25 = 78,125
    assert "× 9 ÷ 8 unsur yang ada" in score.step.bagian[0].cara
    finding = found(score, "unsur-layanan-kosong")
    assert finding.nilai == "Biaya/Tarif"
    assert (finding.data["ada"], finding.data["semua"]) == ("8", "9")
    assert ikm(3, 3) == "75.00"


def test_a_stated_index_wins_over_its_unsur():
    score = served({Q1: replace(SURVEY, ikm=fact("90.56", 5, "C"))})
    assert (str(score.nilai), score.temuan) == ("90.56", ())
    assert score.step.bagian[0].cara.startswith("IKM yang tertulis; dari unsurnya 91,475")


def test_a_stated_index_that_is_not_that_of_its_unsur_is_told_apart_from_the_score():
    finding = apart("2024-Q1", replace(SURVEY, ikm=fact("90.56")), SKM)
    assert finding
    assert (finding.kode, finding.nilai) == ("ikm-berbeda", "90,56")
    assert finding.data["hitung"] == "91,48"
    assert apart("2024-Q1", replace(SURVEY, ikm=fact("91.47")), SKM) is None
    assert apart("2024-Q1", replace(SURVEY, ikm=fact("90.56")), SKM_011) is None
    assert apart("2024-Q1", survey(3, 3, 3, None, 3, 3, 3, 3, 4, ikm="90"), SKM) is None


def test_a_stated_index_is_not_compared_with_unsur_that_are_not_whole():
    score = served({Q1: survey(3, 3, 3, None, 3, 3, 3, 3, 4, ikm="90")})
    assert (str(score.nilai), score.temuan) == ("90.00", ())


def test_an_index_alone_is_enough():
    score = served({Q1: survey(ikm="83.125")})
    assert (str(score.nilai), score.temuan) == ("83.13", ())
    assert score.step.bagian[0].sumber == (Origin(1, 5, "C"),)


def test_a_year_is_the_mean_of_its_parts():
    score = served({Q1: survey(ikm="80"), Q2: survey(ikm="85")}, YEAR)
    assert str(score.nilai) == "82.50"
    assert "(3 × 80 + 3 × 85) ÷ 6 = 82,5" in score.step.cara
    assert score.step.cara.endswith("tanpa catatan: Semester II Tahun 2024")
    exact = served({Q1: survey(ikm="80"), YEAR: survey(ikm="90")}, YEAR)
    assert str(exact.nilai) == "90.00"


def test_parts_count_by_their_months():
    half = Period(2024, "semester", 1)
    third = Period(2024, "triwulan", 3)
    assert str(served({half: survey(ikm="80"), third: survey(ikm="89")}, YEAR).nilai) == "83.00"


def test_only_the_records_that_count_are_told_about():
    records = {Q1: survey(ikm="80"), Q2: survey(3, 3)}
    assert served(records).temuan == ()


def test_nothing_is_not_zero():
    for records in ({}, {Q2: survey(ikm="80")}, {Q1: Service()}, {Q1: survey(ikm="baik")}):
        score = served(records)
        assert score.nilai is None
        assert score.alasan == "Belum ada nilai layanan unit untuk Triwulan I Tahun 2024."


def test_rounding_closes_the_holes_of_the_printed_grades():
    skm = policy("permenpanrb-14-2017")
    for hundredths in range(2500, 10001):
        assert grade(Decimal(hundredths) / 100, skm).keterangan


@LAW
@given(MARKS)
def test_the_index_is_the_mean_mark_times_25(marks):
    assert ikm(*marks) == str(half_up(Fraction(sum(marks)) * 25 / 9))


@LAW
@given(MARKS, st.permutations(range(9)))
def test_every_unsur_weighs_the_same(marks, order):
    assert ikm(*(marks[n] for n in order)) == ikm(*marks)


@LAW
@given(MARKS)
def test_a_better_unsur_never_lowers_the_index(marks):
    better = [Decimal(4), *marks[1:]]
    assert Decimal(25) <= Decimal(ikm(*marks)) <= Decimal(ikm(*better)) <= 100


# achievement scales


@pytest.mark.parametrize(
    ("scale", "value", "note"),
    [
        ("permendagri-86-2017", "90.5", "90,5 jatuh di celah tabel tercetak: kelas Tinggi tercetak sampai 90, kelas Sangat Tinggi ≥ 91; tepi bawah yang menentukan."),
        ("muntilan-2017", "50", "50 jatuh di celah tabel tercetak: kelas Sangat Rendah tercetak di bawah 50, kelas Rendah ≥ 51; tepi bawah yang menentukan."),
        ("malteng-2021", "120", "120 di luar tabel tercetak: kelas Memuaskan tercetak sampai 100."),
        ("akip-88-2021", "90", ""),
    ],
)  # fmt: skip
def test_a_note_tells_of_what_the_printed_table_leaves_open(scale, value, note):
    assert classify(Decimal(value), policy(scale))[1] == note


def test_a_missing_achievement_has_no_class():
    assert classify(None, policy("sampang-2019")) == (None, "")
    assert classify(None, policy("polman-2022")) == ("Tidak ada target", "")


def test_a_letter_has_words():
    band, _ = policy("akip-88-2021").kelas.place(Decimal(75))
    assert band.name == "BB (Sangat Baik)"
