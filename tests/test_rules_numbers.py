"""Numbers as text, and names as keys."""

from decimal import Decimal

import pytest
from builders import LAW
from hypothesis import given
from hypothesis import strategies as st

from kinerja_cli.rules.names import clean, key, person_key, unit_key
from kinerja_cli.rules.numbers import Range, canonical, decimal_or_none, read, show, show_quantity

EXACT = st.decimals("-999999999999", "999999999999", places=4)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("95.5", Decimal("95.5")),
        ("-3", Decimal(-3)),
        ("80..90", Range(Decimal(80), Decimal(90))),
        ("-5..-3.5", Range(Decimal(-5), Decimal("-3.5"))),
        ("BB", "BB"),
        ("95,5", "95,5"),
        ("1e3", "1e3"),
        ("..5", "..5"),
        ("5..", "5.."),
        ("1.", "1."),
        ("5\n", "5\n"),
        ("NaN", "NaN"),
        ("Infinity", "Infinity"),
    ],
)
def test_only_canonical_text_is_a_number(text, meaning):
    assert read(text) == meaning


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("95.50", "95.5"),
        ("1E+3", "1000"),
        ("-0.00", "0"),
        ("100", "100"),
        ("0.10", "0.1"),
        ("1E-7", "0.0000001"),
    ],
)
def test_canonical_text_has_no_exponent_and_no_idle_zeros(number, text):
    assert canonical(Decimal(number)) == text


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        ("1234.5", None, "1.234,5"),
        ("1250000", None, "1.250.000"),
        ("999", None, "999"),
        ("1000", None, "1.000"),
        ("-1234567.891", None, "-1.234.567,891"),
        ("-100", None, "-100"),
        ("0.5", None, "0,5"),
        ("3.125", 2, "3,13"),
        ("100", 2, "100,00"),
        ("999.995", 2, "1.000,00"),
        ("0.333333333333333", None, "0,3333333333"),
    ],
)
def test_a_number_is_shown_as_officers_write_it(number, places, text):
    assert show(Decimal(number), places) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (None, "–"),
        ("", "–"),
        ("0", "0"),
        ("1250.5", "1.250,5"),
        ("80..90.5", "80–90,5"),
        ("WTP", "WTP"),
    ],
)
def test_what_is_missing_is_shown_as_a_dash_and_zero_as_zero(text, shown):
    assert show_quantity(text) == shown


@pytest.mark.parametrize(
    ("text", "number"), [("0", Decimal(0)), ("1.5", Decimal("1.5")), (None, None), ("", None), ("80..90", None), ("B", None)]
)  # fmt: skip
def test_a_weight_is_a_number_or_missing(text, number):
    assert decimal_or_none(text) == number


@given(EXACT)
@LAW
def test_a_number_survives_its_canonical_text(number):
    assert read(canonical(number)) == number
    assert canonical(Decimal(canonical(number))) == canonical(number)


@given(EXACT)
@LAW
def test_a_number_survives_being_shown(number):
    assert Decimal(show(number).replace(".", "").replace(",", ".")) == number


@given(EXACT, EXACT)
@LAW
def test_a_range_survives_its_canonical_text(lo, hi):
    assert read(f"{canonical(lo)}..{canonical(hi)}") == Range(lo, hi)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("  Indikator_Kinerja \n Individu* ", "INDIKATOR KINERJA INDIVIDU"),
        ("P E G A W A I", "pegawai"),
        ("Jumlah\u00a0laporan\u200b", "jumlah laporan"),
        ("Pangkat/Gol. Ruang", "pangkat gol ruang"),
        ("ＮＩＰ", "nip"),
    ],
)
def test_spellings_of_one_thing_have_one_key(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("TW I", "TW II"), ("50%", "50"), ("Aspek", "Aspek 2")])
def test_two_things_keep_two_keys(one, other):
    assert key(one) != key(other)


def test_cleaning_keeps_what_people_see():
    assert clean(" Budi\u00a0 \n Santoso\u200b, S.E. ") == "Budi Santoso, S.E."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DINAS KESEHATAN", "Dinas Kesehatan Kota Contoh"),
        ("Dinas Kesehatan", "Dinas Kesehatan Kabupaten Contoh Barat"),
        ("Dinas Kesehatan", "Dinas Kesehatan Pemerintah Kota Contoh"),
        ("Dinas Kesehatan Provinsi Contoh", "Dinas  Kesehatan"),
    ],
)
def test_the_name_of_the_city_does_not_make_another_office(one, other):
    assert unit_key(one) == unit_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dinas Kesehatan", "Dinas Pendidikan"),
        ("Kecamatan Kota Utara", "Kecamatan Kota Selatan"),
        ("Kelurahan Kota Wetan", "Kelurahan Kota Kulon"),
        ("Pemerintah Kota Contoh", "Pemerintah Kota Lain"),
    ],
)
def test_two_offices_keep_two_keys(one, other):
    assert unit_key(one) != unit_key(other)


@pytest.mark.parametrize(
    "name", ["Budi Santoso", "BUDI SANTOSO", "Drs. Budi Santoso, M.Si.", "Dr. Ir. H. Budi Santoso, S.T., M.T.", "dr.Budi Santoso"]
)  # fmt: skip
def test_titles_do_not_make_another_person(name):
    assert person_key(name) == "budi santoso"


@given(st.text(max_size=40))
@LAW
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


@given(st.text("abc XYZ019%/-_.\n\t", max_size=40))
@LAW
def test_case_and_punctuation_around_do_not_make_another_key(text):
    assert key(f" *{text.upper()}:\n") == key(f" *{text.lower()}:\n")
