"""Rounded once, half up, then compared; every edge of a band belongs to exactly one class."""

from decimal import Decimal

import pytest
from builders import DA, DB, LAW, POLICY, SE, indicator, mark, scored, value
from hypothesis import example, given
from hypothesis import strategies as st

from kinerja_cli.rules.numbers import round_half_up


@pytest.mark.parametrize(
    ("number", "places", "rounded"),
    [
        ("3.125", 2, "3.13"),
        ("2.675", 2, "2.68"),
        ("1.005", 2, "1.01"),
        ("-3.125", 2, "-3.13"),
        ("3.1249999", 2, "3.12"),
        ("2.5", 0, "3"),
        ("66.666666", 2, "66.67"),
        ("7", 2, "7.00"),
    ],
)
def test_a_half_goes_up(number, places, rounded):
    assert str(round_half_up(Decimal(number), places)) == rounded


@pytest.mark.parametrize(
    ("actual", "nilai", "rating"),
    [
        ("3.125", "3.13", DB),
        ("89.99", "89.99", DB),
        ("89.994", "89.99", DB),
        ("89.9949999999", "89.99", DB),
        ("89.995", "90.00", SE),
        ("90", "90.00", SE),
        ("90.5", "90.50", SE),
        ("99.995", "100.00", SE),
        ("100", "100.00", SE),
        ("100.004", "100.00", SE),
        ("100.005", "100.01", DA),
        ("105", "105.00", DA),
        ("119.999", "120.00", DA),
        ("250", "120.00", DA),
        ("0", "0.00", DB),
    ],
)
def test_nilai_hasil_kerja_is_rounded_once_and_then_compared(actual, nilai, rating):
    made = scored(indicator("100", actual))
    assert (str(made.hasil_kerja), made.verdict.hasil_kerja.rating) == (nilai, rating)


def test_capaian_is_not_rounded_before_the_mean():
    # Rounded first, 90.00 and 90.01 would make 90.005 and so 90.01.
    assert value(indicator("100", "90.004"), indicator("100", "90.005")) == "90.00"


def test_thirds_that_sum_to_a_whole_make_a_whole():
    thirds = [indicator("3", "1"), indicator("3", "2"), indicator("3", "3")]
    assert value(*thirds) == "66.67"
    assert value(indicator("3", "1"), indicator("3", "2")) == "50.00"
    # 2/3 and 33997/30000 make 1,7999, so the mean is exactly 89,995.
    exact = indicator("3", "2", bobot="50"), indicator("30000", "33997", bobot="50")
    made = scored(*exact)
    assert (str(made.hasil_kerja), made.verdict.usulan.hasil_kerja) == ("90.00", SE)


@pytest.mark.parametrize(
    ("number", "nilai", "rating"),
    [
        ("100", "100.00", DA),
        ("91", "91.00", DA),
        ("90.995", "91.00", DA),
        ("90.994", "90.99", SE),
        ("90.5", "90.50", SE),
        ("76", "76.00", SE),
        ("75.995", "76.00", SE),
        ("75.994", "75.99", DB),
        ("0", "0.00", DB),
    ],
)
def test_perilaku_in_numbers_is_rounded_once_and_then_compared(number, nilai, rating):
    made = scored(indicator("1", "1"), marks=(mark(number),))
    assert (str(made.perilaku), made.verdict.perilaku.rating) == (nilai, rating)


@pytest.mark.parametrize(
    ("above", "at", "below", "nilai", "rating"),
    [
        (7, 0, 0, "3.00", DA),
        (4, 3, 0, "2.57", DA),
        (3, 4, 0, "2.43", SE),
        (0, 7, 0, "2.00", SE),
        (0, 4, 3, "1.57", SE),
        (0, 3, 4, "1.43", DB),
        (0, 0, 7, "1.00", DB),
        (3, 1, 3, "2.00", SE),
    ],
)
def test_perilaku_in_words_is_the_mean_of_the_seven_values(above, at, below, nilai, rating):
    seven = mark(*[DA] * above, *[SE] * at, *[DB] * below)
    made = scored(indicator("1", "1"), marks=(seven,))
    assert (str(made.perilaku), made.verdict.perilaku.rating) == (nilai, rating)


def test_the_lower_edge_of_a_band_on_the_word_scale_belongs_to_it():
    def rating(one, other):
        marks = (mark(one), mark(other, penilai="Rekan"))
        made = scored(indicator("1", "1"), marks=marks)
        return str(made.perilaku), made.verdict.perilaku.rating

    assert rating(DA, SE) == ("2.50", DA)
    assert rating(SE, DB) == ("1.50", SE)


def one_class(number, above, least):
    """Return the classes whose own condition the number meets."""
    conditions = {DA: above(number), SE: least <= number and not above(number), DB: number < least}
    return [name for name, holds in conditions.items() if holds]


@given(st.decimals("0", "120", places=2))
@example(Decimal("89.99"))
@example(Decimal(90))
@example(Decimal(100))
@example(Decimal("100.01"))
@LAW
def test_every_nilai_hasil_kerja_belongs_to_exactly_one_class(number):
    (expected,) = one_class(number, lambda n: n > 100, 90)
    assert POLICY.hasil_kerja.ambang.classify(number) == expected


@given(st.decimals("0", "100", places=2))
@example(Decimal("75.99"))
@example(Decimal(76))
@example(Decimal("90.99"))
@example(Decimal(91))
@LAW
def test_every_perilaku_in_numbers_belongs_to_exactly_one_class(number):
    (expected,) = one_class(number, lambda n: n >= 91, 76)
    assert POLICY.perilaku.angka.classify(number) == expected


@given(st.decimals("1", "3", places=2))
@example(Decimal("1.49"))
@example(Decimal("1.5"))
@example(Decimal("2.49"))
@example(Decimal("2.5"))
@LAW
def test_every_perilaku_in_words_belongs_to_exactly_one_class(number):
    (expected,) = one_class(number, lambda n: n >= Decimal("2.5"), Decimal("1.5"))
    assert POLICY.perilaku.rating.classify(number) == expected
