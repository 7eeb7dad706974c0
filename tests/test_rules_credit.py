"""Angka kredit: predikat to credit, accumulation, conversion of the old kind, what is needed."""

from decimal import Decimal
from fractions import Fraction

import pytest
from builders import LAW, half_up
from hypothesis import given
from hypothesis import strategies as st
from sides import AK

from kinerja_cli.rules.credit import (
    Earned,
    accumulate,
    credit,
    golongan_of,
    integrate,
    printed,
    remaining,
    rung_of,
)

RUNGS = sorted(AK.jenjang)
NAMES = sorted(AK.persen)


def earned(*pairs):
    return [Earned(jenjang, None if value is None else Decimal(value)) for jenjang, value in pairs]


def test_the_slides_of_bkn():
    year = credit("Sangat Baik", "Ahli Pertama", 12, AK)
    part = credit("Baik", "Ahli Pertama", 2, AK)
    assert (str(printed(year.nilai, AK)), str(printed(part.nilai, AK))) == ("18.75", "2.08")
    total = accumulate(earned(("Ahli Pertama", year.nilai), ("Ahli Pertama", part.nilai)), AK)
    assert str(printed(total.nilai, AK)) == "20.83"
    more = accumulate(earned(("Ahli Pertama", "52")), AK, awal=Decimal(50))
    assert str(printed(more.nilai, AK)) == "102.00"
    assert str(printed(credit("Baik", "Ahli Madya", 12, AK).nilai, AK)) == "37.50"


def test_the_words_of_a_conversion():
    year = credit("Sangat Baik", "Ahli Pertama", 12, AK).step
    assert year.cara == "150% (Sangat Baik) × 12,5 (Ahli Pertama) = 18,75, tercetak 18,75"
    assert "Pasal 37 ayat (1)" in year.dasar
    part = credit("Baik", "Ahli Pertama", 2, AK).step
    assert part.cara == "2 ÷ 12 × 100% (Baik) × 12,5 (Ahli Pertama) = 2,0833, tercetak 2,08"


@pytest.mark.parametrize(
    "name", ["Cukup", "CUKUP", "Cukup/ Butuh Perbaikan", "Butuh perbaikan", "BUTUH PERBAIKAN"]
)
def test_cukup_and_butuh_perbaikan_are_one_class(name):
    assert credit(name, "Ahli Muda", 12, AK).nilai == Decimal("18.75")


@pytest.mark.parametrize(
    ("predikat", "jenjang", "why"),
    [
        (None, "Ahli Muda", "Belum ada predikat."),
        ("", "Ahli Muda", "Belum ada predikat."),
        ("Lumayan", "Ahli Muda", "Predikat “Lumayan” tidak dikenal."),
        ("Baik", "Pengawas", "Jenjang “Pengawas” tidak berangka kredit."),
        ("Baik", "", "Jenjang “–” tidak berangka kredit."),
    ],
)
def test_what_cannot_be_converted_is_none_never_zero(predikat, jenjang, why):
    made = credit(predikat, jenjang, 12, AK)
    assert (made.nilai, made.alasan, made.step.hasil) == (None, why, None)


@pytest.mark.parametrize("months", [0, 13, -1])
def test_a_year_has_twelve_months(months):
    with pytest.raises(ValueError, match=str(months)):
        credit("Baik", "Ahli Muda", months, AK)


def test_another_jenjang_begins_again_from_nothing():
    rows = earned(
        ("Ahli Pertama", "90"), ("ahli pertama", "12.5"), ("Ahli Muda", "25"), ("Ahli Muda", None)
    )
    made = accumulate(rows, AK, awal=Decimal(7))
    assert made.nilai == 25
    assert "mulai dari nol pada jenjang ini" in made.step.cara
    assert "1 masa tanpa predikat tidak menambah" in made.step.cara
    assert accumulate(rows[:2], AK, awal=Decimal(7)).nilai == Decimal("109.5")
    assert accumulate([], AK, awal=Decimal(7)).nilai == 7
    assert accumulate(earned(("Ahli Pertama", "90"), ("Ahli Muda", None)), AK).nilai == 0


def test_braces_in_a_sheet_do_no_harm():
    assert "jenjang {0} {x}" in accumulate(earned(("{0} {x}", "3")), AK).step.cara


def test_nothing_known_is_no_sum():
    for rows in ([], earned(("Ahli Muda", None))):
        made = accumulate(rows, AK)
        assert (made.nilai, made.alasan) == (None, "Belum ada angka kredit.")
    assert accumulate(earned(("Ahli Muda", None)), AK, awal=Decimal(7)).nilai == 7


def test_old_credit_outside_the_range_of_its_golongan_is_told():
    made = integrate(Decimal("160.5"), "III/a", AK)
    assert made.nilai == Decimal("60.5")
    assert "di luar rentang golongan itu (100–150)" in made.step.cara
    assert "(1.050 ke atas)" in integrate(Decimal(900), "IV/e", AK).step.cara
    assert integrate(Decimal(100), "II/a", AK).nilai is None


def test_what_is_still_needed():
    need = remaining(Decimal("63.75"), "Ahli Pertama", "III/a", AK)
    assert (need.sisa_pangkat, need.sisa_jenjang) == (0, Decimal("36.25"))
    need = remaining(Decimal("63.75"), "AHLI PERTAMA", "III/b", AK)
    assert (need.pangkat, need.sisa_pangkat) == (100, Decimal("36.25"))
    assert need.step.cara == (
        "pangkat berikutnya pada 100, kurang 36,25; jenjang berikutnya pada 100, kurang 36,25"
    )
    assert remaining(Decimal(1), "Ahli Utama", "IV/e", AK).sisa_pangkat is None
    assert remaining(Decimal(1), "Ahli Pertama", "III/c", AK) is None
    assert remaining(Decimal(1), "Pengawas", "III/c", AK) is None


@pytest.mark.parametrize(
    ("text", "golongan"),
    [
        ("Penata Muda / III/a", "III/a"), ("Penata Muda (III/A)", "III/a"), ("III.c", "III/c"),
        ("IVa", "IV/a"), ("IV b", "IV/b"), ("Pembina Utama - IV/e", "IV/e"), ("II/d", "II/d"),
        ("IX", None), ("VII", None), ("", None), ("Penata Muda", None), ("XIII/a", None),
    ],
)  # fmt: skip
def test_golongan_as_sheets_spell_it(text, golongan):
    assert golongan_of(text) == golongan


def test_jenjang_as_sheets_spell_it():
    assert rung_of("  AHLI  PERTAMA ", AK).koefisien == Decimal("12.5")
    assert rung_of("Ahli", AK) is None


@LAW
@given(st.sampled_from(NAMES), st.sampled_from(RUNGS), st.integers(1, 12))
def test_credit_is_the_exact_product_rounded_half_up_to_four_decimals(name, rung, months):
    exact = Fraction(AK.persen[name]) * Fraction(AK.jenjang[rung].koefisien) * months / 1200
    assert credit(name, rung, months, AK).nilai == half_up(exact, 4)


@LAW
@given(st.sampled_from(RUNGS), st.integers(1, 11))
def test_more_months_and_a_better_predikat_never_give_less(rung, months):
    order = [credit(name, rung, months, AK).nilai for name in AK.persen]
    assert order == sorted(order, reverse=True)
    assert credit("Baik", rung, months, AK).nilai < credit("Baik", rung, months + 1, AK).nilai


@LAW
@given(
    st.lists(st.decimals(0, 75, places=4), min_size=1, max_size=8),
    st.randoms(use_true_random=False),
)
def test_the_order_of_years_in_one_jenjang_does_not_matter(values, random):
    rows = earned(*(("Ahli Muda", value) for value in values))
    total = accumulate(rows, AK).nilai
    random.shuffle(rows)
    assert accumulate(rows, AK).nilai == total == sum(values, Decimal(0))
