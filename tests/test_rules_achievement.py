"""Capaian of one indicator: every formula on worked and published examples."""

import pytest
from builders import LAW, POLICY, cases, indicator, policy_with, reached, scored, six
from hypothesis import example, given
from hypothesis import strategies as st

CASES = cases("capaian")
POLARITY = {"naik": "naik", "turun-2t": "turun", "stabil": "stabil"}


def rows_of(groups):
    return [(group["rumus"], *row) for group in groups for row in group["baris"]]


@pytest.mark.parametrize(("rumus", "target", "actual", "expected"), rows_of(CASES["kasus"]))
def test_a_formula_gives_the_worked_capaian(rumus, target, actual, expected):
    assert six(reached(target, actual, rumus).nilai) == expected


@pytest.mark.parametrize(("rumus", "target", "actual", "code"), rows_of(CASES["tanpa"]))
def test_what_cannot_be_computed_has_a_finding_and_no_value(rumus, target, actual, code):
    got = reached(target, actual, rumus)
    assert (got.nilai, got.temuan) == (None, code)


@pytest.mark.parametrize(
    ("rumus", "target", "actual", "expected"),
    [row for row in rows_of(CASES["kasus"]) if row[0] in POLARITY],
)
def test_without_a_formula_the_polarity_decides(rumus, target, actual, expected):
    assert six(reached(target, actual, polaritas=POLARITY[rumus]).nilai) == expected


def test_without_formula_and_polarity_more_is_better():
    assert six(reached("4", "3").nilai) == "75.000000"


def test_the_formula_of_the_indicator_beats_its_polarity():
    assert six(reached("5", "10", rumus="turun-tr", polaritas="turun").nilai) == "50.000000"
    assert six(reached("4", "3", rumus="naik", polaritas="turun").nilai) == "75.000000"


@pytest.mark.parametrize("rumus", ["rentang", "tingkat"])
def test_the_shape_of_the_target_decides_not_the_words_rentang_and_tingkat(rumus):
    assert six(reached("4", "5", rumus, "turun").nilai) == "75.000000"
    assert six(reached("80..90", "70", rumus).nilai) == "87.500000"
    assert six(reached("BB", "A", rumus).nilai) == "110.000000"


def test_the_policy_chooses_the_formula_of_a_polarity():
    policy = policy_with('rumus = "turun-2t"', 'rumus = "turun-tr"')
    assert six(reached("5", "10", polaritas="turun", policy=policy).nilai) == "50.000000"


@given(
    target=st.one_of(
        st.integers(-9, 999).map(str), st.sampled_from(["0..5", "-4..4", "80..90", "BB", "WTP"])
    ),
    actual=st.one_of(
        st.decimals(-999, 9999, places=2).map(str), st.sampled_from(["A", "Terlaksana", "WTP"])
    ),
    rumus=st.sampled_from(["", "naik", "turun-2t", "turun-tr", "stabil", "rentang", "tingkat"]),
    polaritas=st.sampled_from(["", "naik", "turun", "stabil"]),
)
@LAW
def test_a_capaian_lies_between_0_and_120_or_a_finding_says_why_there_is_none(
    target, actual, rumus, polaritas
):
    got = reached(target, actual, rumus, polaritas)
    assert (got.nilai is None) == bool(got.temuan)
    assert got.nilai is None or 0 <= got.nilai <= 120


@given(
    rumus=st.sampled_from(["turun-2t", "turun-tr"]),
    target=st.integers(0, 20),
    low=st.integers(-20, 40),
    high=st.integers(-20, 40),
)
@example("turun-2t", 0, -1, 0)
@example("turun-tr", 5, -1, 0)
@LAW
def test_where_less_is_better_a_smaller_realisation_is_never_worse(rumus, target, low, high):
    low, high = sorted((low, high))
    better, worse = (reached(str(target), str(actual), rumus).nilai for actual in (low, high))
    assert better >= worse


@given(
    rumus=st.sampled_from(["naik", "turun-2t", "turun-tr", "stabil"]),
    lo=st.integers(1, 50),
    width=st.integers(0, 20),
    share=st.floats(0, 1),
)
@LAW
def test_anywhere_inside_a_range_is_exactly_100(rumus, lo, width, share):
    assert reached(f"{lo}..{lo + width}", str(lo + int(width * share)), rumus).nilai == 100


def test_the_cap_keeps_what_it_cut_off_visible():
    got = reached("2", "3")
    assert (str(got.kotor), got.nilai) == ("150.0", 120)


def test_a_capaian_that_cannot_be_computed_is_pointed_at_its_cell():
    made = scored(indicator("0", "5"))
    (finding,) = made.temuan
    assert (finding.kode, finding.asal.baris, finding.asal.kolom) == ("target-nol", 2, "E")
    assert finding.nip == "198609262015051001"


@pytest.mark.parametrize(
    "name",
    [
        "Rata-rata waktu pelayanan",
        "Lama antrean",
        "Jumlah pengaduan masyarakat",
        "Jumlah pengaduan/keluhan masyarakat",
        "Angka Kematian Ibu",
        "Angka putus sekolah SD",
        "Prevalensi stunting (%)",
        "Persentase kemiskinan, kota",
        "Tingkat pengangguran terbuka",
    ],
)
def test_an_empty_polarity_is_questioned_where_the_words_sound_like_less_is_better(name):
    made = scored(indicator("10", "9", name=name))
    assert [f.kode for f in made.temuan] == ["polaritas-kosong"]
    assert six(made.indikator[0].capaian) == "90.000000"


def test_nothing_is_questioned_where_polarity_or_formula_is_written():
    name = "Jumlah pengaduan masyarakat"
    assert not scored(indicator("10", "9", name=name, polaritas="turun")).temuan
    assert not scored(indicator("10", "9", name=name, rumus="turun-tr")).temuan
    assert not scored(indicator("10", "9", name="Jumlah alamat terdata")).temuan


def test_words_on_no_scale_have_no_capaian():
    made = scored(indicator("Terlaksana", "Terlaksana"))
    assert (made.indikator[0].keadaan, made.indikator[0].capaian) == ("kualitatif", None)


def test_every_formula_of_the_policy_is_tested():
    tested = {group["rumus"] for group in CASES["kasus"]}
    assert {"naik", "turun-2t", "turun-tr", "stabil", "tingkat"} <= tested
    assert set(POLICY.tingkat.skala) == {"akip", "opini", "ekspektasi", "tercapai"}


def test_what_was_reckoned_under_one_policy_is_not_given_to_another():
    assert six(reached("4", "6").nilai) == "120.000000"
    lower = policy_with("batas_atas = 120", "batas_atas = 110")
    assert six(reached("4", "6", policy=lower).nilai) == "110.000000"
    assert six(reached("4", "6").nilai) == "120.000000"
