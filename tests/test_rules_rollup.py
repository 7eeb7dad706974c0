"""Target and realisation of a period: its own record, else its parts by Akumulasi."""

import pytest
from builders import LAW, Q1, Q2, Q3, Q4, S1, S2, YEAR, codes, indicator, reasons, scored, six
from hypothesis import given
from hypothesis import strategies as st

from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.rollup import combine, figures

QUARTERS = (Q1, Q2, Q3, Q4)
JAN, FEB, MAR = (Period(2024, "bulan", n) for n in (1, 2, 3))
FOUR = {Q1: "10", Q2: "40", Q3: "20", Q4: "30"}
BY_METHOD = {
    "Jumlah": "100",
    "Rata-rata": "25",
    "Nilai Terakhir": "30",
    "Maksimum": "40",
    "Minimum": "10",
}


def quarterly(actuals, *, targets=None, akumulasi="Jumlah", **more):
    return indicator(targets=targets or {}, actuals=actuals, akumulasi=akumulasi, **more)


def actual(one, period):
    return figures(one, period).realisasi.nilai


def target(one, period):
    return figures(one, period).target.nilai


@pytest.mark.parametrize(("method", "expected"), BY_METHOD.items())
def test_a_year_is_rolled_up_from_its_quarters(method, expected):
    one = quarterly(FOUR, targets=FOUR, akumulasi=method)
    got = figures(one, YEAR)
    assert (got.target.nilai, got.realisasi.nilai) == (expected, expected)
    assert got.realisasi.cara.startswith(method)
    assert [origin.kolom for origin in got.realisasi.sumber] == ["E"] * 4


@pytest.mark.parametrize(
    ("method", "expected"),
    [("Jumlah", "50"), ("Rata-rata", "25"), ("Nilai Terakhir", "40"), ("Minimum", "10")],
)
def test_a_semester_is_rolled_up_from_its_two_quarters(method, expected):
    assert actual(quarterly(FOUR, akumulasi=method), S1) == expected


def test_a_quarter_is_rolled_up_from_its_months():
    one = quarterly({JAN: "1", FEB: "2", MAR: "4"}, targets={Q1: "7"})
    assert (actual(one, Q1), target(one, Q1)) == ("7", "7")


def test_a_year_is_rolled_up_from_months_through_its_quarters():
    months = {Period(2024, "bulan", n): str(n) for n in range(1, 13)}
    assert actual(quarterly(months), YEAR) == "78"
    assert actual(quarterly(months, akumulasi="Nilai Terakhir"), YEAR) == "12"


def test_a_quarter_is_judged_on_its_own_target_not_on_a_part_of_the_year():
    one = quarterly({Q1: "10"}, targets={YEAR: "100"})
    assert target(one, Q1) is None
    assert codes(scored(one)) == ["realisasi-tanpa-target"]


def test_a_realisation_without_target_still_counts_for_the_year():
    one = quarterly({**FOUR}, targets={YEAR: "100", Q1: "10", Q2: "40"})
    assert (actual(one, YEAR), str(scored(one, period=YEAR).hasil_kerja)) == ("100", "100.00")


@pytest.mark.parametrize("method", BY_METHOD)
def test_a_missing_part_that_is_due_makes_the_whole_missing(method):
    one = quarterly({Q1: "10", Q2: "40", Q4: "30"}, targets=FOUR, akumulasi=method)
    assert actual(one, YEAR) is None
    made = scored(one, period=YEAR)
    assert reasons(made) == ["realisasi-kosong"]
    assert any("Triwulan III Tahun 2024 belum ada" in step.pola for step in made.step.walk())


def test_a_missing_part_that_is_not_due_is_not_missing():
    one = quarterly({Q2: "40", Q4: "30"}, targets={Q2: "40", Q4: "30", YEAR: "70"})
    assert actual(one, YEAR) == "70"


def test_the_target_on_the_row_of_a_realisation_makes_a_part_due():
    one = quarterly({Q1: "10"}, row_targets={Q1: "10", Q2: "10"})
    assert actual(one, S1) is None


def test_the_target_of_the_plan_beats_that_of_the_row_with_a_warning():
    one = quarterly({Q1: "9"}, targets={Q1: "10"}, row_targets={Q1: "12"})
    assert target(one, Q1) == "10"
    (finding,) = figures(one, Q1).temuan
    assert (finding.kode, finding.nilai, finding.data["lain"]) == ("target-berbeda", "12", "10")


def test_the_row_gives_the_target_where_the_plan_has_none():
    one = quarterly({Q1: "9"}, row_targets={Q1: "12"})
    assert (target(one, Q1), figures(one, Q1).temuan) == ("12", ())


def test_the_record_of_the_period_beats_its_parts_with_a_warning():
    one = quarterly({**FOUR, YEAR: "99"}, targets={YEAR: "100"})
    assert actual(one, YEAR) == "99"
    (finding,) = figures(one, YEAR).temuan
    assert (finding.kode, finding.data["gabungan"]) == ("gabungan-berbeda", "100")
    assert finding.data["catatan"] == "99"


def test_a_record_that_equals_its_parts_is_not_warned_about():
    one = quarterly({**FOUR, YEAR: "100"}, targets={YEAR: "100"})
    assert figures(one, YEAR).temuan == ()


def test_a_semester_stands_in_for_quarters_that_were_never_reported():
    one = quarterly({S1: "50", Q3: "20", Q4: "30"}, targets=FOUR)
    assert actual(one, YEAR) == "100"
    assert actual(quarterly({S1: "50", S2: "60"}), YEAR) == "110"


def test_a_semester_is_left_aside_where_one_of_its_quarters_was_reported():
    one = quarterly({S1: "50", Q1: "10", Q2: "20", Q3: "20", Q4: "30"})
    assert actual(one, YEAR) == "80"


@pytest.mark.parametrize(
    ("annual", "value"), [("100", "100"), ("30", "30"), ("25", "25")], ids=["sum", "last", "mean"]
)
def test_an_unwritten_akumulasi_is_the_only_one_that_makes_the_annual_target(annual, value):
    one = quarterly(FOUR, targets={**FOUR, YEAR: annual}, akumulasi="")
    got = figures(one, YEAR)
    assert (got.realisasi.nilai, got.temuan) == (value, ())


@pytest.mark.parametrize(
    "targets",
    [
        FOUR,
        {**FOUR, YEAR: "77"},
        {**FOUR, YEAR: "40"},
        {**FOUR, YEAR: "10"},
        dict.fromkeys([*QUARTERS, YEAR], "25"),
        {YEAR: "100"},
    ],
    ids=[
        "no annual target",
        "none fits",
        "maximum is not guessed",
        "minimum is not guessed",
        "two fit",
        "no quarterly target",
    ],
)
def test_an_akumulasi_that_cannot_be_told_is_the_mean_with_a_warning(targets):
    got = figures(quarterly(FOUR, targets=targets, akumulasi=""), YEAR)
    assert got.realisasi.nilai == "25"
    assert [f.kode for f in got.temuan] == ["akumulasi-ditebak"]
    assert got.temuan[0].data["pakai"] == "Rata-rata"


def test_akumulasi_is_not_questioned_where_nothing_is_rolled_up():
    assert figures(quarterly(FOUR, targets=FOUR, akumulasi=""), Q1).temuan == ()


@pytest.mark.parametrize("method", BY_METHOD)
def test_words_have_no_sum_so_the_latest_stands(method):
    assert combine(["B", "BB", "A", "BB"], method) == "BB"


@pytest.mark.parametrize(
    ("method", "expected"),
    [("Jumlah", "18..23"), ("Rata-rata", "6..7.666666666666667"), ("Nilai Terakhir", "4..6"),
     ("Maksimum", "8..9"), ("Minimum", "4..6")],
)  # fmt: skip
def test_ranges_are_rolled_up_bound_by_bound(method, expected):
    assert combine(["6..8", "8..9", "4..6"], method) == expected


def test_a_range_and_a_number_are_rolled_up_bound_by_bound():
    assert combine(["7..8", "6"], "Jumlah") == "13..14"


def test_a_mean_that_does_not_end_is_kept_to_fifteen_decimals():
    assert combine(["1", "1", "2"], "Rata-rata") == "1.333333333333333"
    assert combine(["10", "10", "10"], "Rata-rata") == "10"


@pytest.mark.parametrize("method", BY_METHOD)
@pytest.mark.parametrize("amount", ["12500000000000", "2500000000000000", "1250000000000.55"])
def test_the_budget_of_a_big_city_is_rolled_up_to_the_last_rupiah(method, amount):
    expected = {"12500000000000": "25000000000000", "2500000000000000": "5000000000000000",
                "1250000000000.55": "2500000000001.1"}[amount]  # fmt: skip
    assert combine([amount, amount], method) == (expected if method == "Jumlah" else amount)


def test_the_year_is_computed_from_annual_data_not_from_quarterly_scores():
    one = quarterly(
        {Q1: "10", Q2: "10", Q3: "10", Q4: "60"},
        targets={Q1: "20", Q2: "20", Q3: "20", Q4: "20", YEAR: "80"},
    )
    assert six(scored(one, period=YEAR).indikator[0].capaian) == "112.500000"
    assert six(scored(one, period=Q1).indikator[0].capaian) == "50.000000"


@given(st.lists(st.integers(-999, 999), min_size=1, max_size=4))
@LAW
def test_the_mean_and_the_last_lie_between_minimum_and_maximum(numbers):
    got = {m: float(combine([str(n) for n in numbers], m)) for m in BY_METHOD}
    for method in ("Rata-rata", "Nilai Terakhir"):
        assert got["Minimum"] <= got[method] <= got["Maksimum"]
    assert got["Jumlah"] == sum(numbers)
