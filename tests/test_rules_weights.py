"""Nilai hasil kerja: the weighted mean of the kinerja utama that are due."""

import pytest
from builders import Q2, YEAR, codes, indicator, reasons, scored, six, value


def pair(first, second, **more):
    """Return two indicators with capaian 80 and 100 and these weights."""
    return (
        indicator("100", "80", bobot=first, name="Satu", **more),
        indicator("100", "100", bobot=second, name="Dua", **more),
    )


def test_no_weights_means_equal_weights():
    made = scored(*pair(None, None))
    assert (str(made.hasil_kerja), codes(made)) == ("90.00", [])
    assert [six(row.bobot_persen) for row in made.indikator] == ["50.000000", "50.000000"]


def test_weights_weigh():
    assert value(*pair("75", "25")) == "85.00"
    assert value(*pair("25", "75")) == "95.00"


def test_weights_for_some_only_leave_the_score_open():
    made = scored(*pair("60", None))
    assert (made.hasil_kerja, reasons(made)) == (None, ["bobot-sebagian"])
    assert "Dua" in made.verdict.alasan[0].kalimat
    assert codes(made) == ["bobot-sebagian"]
    assert made.verdict.predikat is None


def test_a_weight_of_zero_is_written_and_weighs_nothing():
    assert value(*pair("0", "100")) == "100.00"
    assert reasons(scored(*pair("0", None))) == ["bobot-sebagian"]


def test_all_weights_zero_means_equal_weights():
    assert value(*pair("0", "0")) == "90.00"


@pytest.mark.parametrize(
    ("first", "second", "nilai"),
    [
        ("50", "50", "90.00"),
        ("49.5", "50", "90.05"),
        ("50.5", "50", "89.95"),
        ("0.75", "0.25", "85.00"),
        ("0.745", "0.25", "85.03"),
        ("0.755", "0.25", "84.98"),
    ],
)
def test_weights_that_make_100_or_1_within_half_a_percent_are_scaled_silently(first, second, nilai):
    made = scored(*pair(first, second))
    assert (str(made.hasil_kerja), codes(made)) == (nilai, [])


@pytest.mark.parametrize(
    ("first", "second", "nilai"),
    [
        ("49.49", "50", "90.05"),
        ("50.51", "50", "89.95"),
        ("30", "10", "85.00"),
        ("150", "50", "85.00"),
        ("0.74", "0.25", "85.05"),
        ("0.76", "0.25", "84.95"),
        ("3", "1", "85.00"),
    ],
)
def test_weights_that_do_not_make_100_are_scaled_with_a_warning(first, second, nilai):
    made = scored(*pair(first, second))
    assert (str(made.hasil_kerja), codes(made)) == (nilai, ["bobot-bukan-100"])


def test_the_shares_always_make_100():
    made = scored(*pair("30", "10"))
    assert [six(row.bobot_persen) for row in made.indikator] == ["75.000000", "25.000000"]


def test_the_warning_names_the_sum_and_stands_at_the_indicator():
    (finding,) = scored(*pair("49.49", "50")).temuan
    assert (finding.data["jumlah"], finding.asal.kolom) == ("99,49", "C")


def test_kinerja_tambahan_is_shown_and_never_weighs():
    extra = indicator("100", "10", bobot="900", jenis="tambahan")
    made = scored(*pair("75", "25"), extra)
    assert (str(made.hasil_kerja), codes(made)) == ("85.00", [])
    assert (six(made.indikator[2].capaian), made.indikator[2].bobot_persen) == ("10.000000", None)


def test_an_empty_weight_of_kinerja_tambahan_does_not_make_the_weights_partial():
    extra = indicator("100", "10", jenis="tambahan")
    assert reasons(scored(*pair("75", "25"), extra)) == []


def test_a_qualitative_indicator_weighs_nothing():
    words = indicator("Terlaksana", "Terlaksana", bobot="50")
    made = scored(*pair("75", "25"), words)
    assert (str(made.hasil_kerja), codes(made)) == ("85.00", [])
    assert made.indikator[2].bobot_persen is None


def test_an_indicator_that_is_not_due_weighs_nothing_in_this_period():
    later = indicator(name="Nanti", bobot="20", targets={Q2: "5"}, actuals={})
    made = scored(*pair("60", "20"), later)
    assert (str(made.hasil_kerja), codes(made)) == ("85.00", [])
    assert [row.keadaan for row in made.indikator] == ["dinilai", "dinilai", "tidak-dinilai"]


def test_an_empty_weight_counts_only_among_the_indicators_that_are_due():
    later = indicator(name="Nanti", targets={Q2: "5"}, actuals={})
    assert reasons(scored(*pair("60", "40"), later)) == []


@pytest.mark.parametrize("actual", ["Terlaksana", None])
def test_the_sum_of_weights_leaves_out_what_is_qualitative_in_any_period(actual):
    # Due in the second quarter only, so that in the first one its target is not looked at.
    words = indicator(bobot="10", targets={Q2: "Terlaksana"}, actuals={Q2: actual})
    assert codes(scored(*pair("60", "40"), words)) == []


def test_the_sum_of_weights_leaves_out_what_is_qualitative_and_not_yet_reported():
    words = indicator("Terlaksana", None, bobot="10")
    assert "bobot-bukan-100" not in codes(scored(*pair("60", "40"), words))


def test_the_year_weighs_by_the_same_weights():
    yearly = pair("75", "25", period=YEAR)
    assert value(*yearly, period=YEAR) == "85.00"


def test_many_equal_capaian_have_that_capaian_as_mean_whatever_the_weights():
    rows = [indicator("3", "2", bobot=w) for w in ("7", "13", "29", "51")]
    assert value(*rows) == "66.67"
