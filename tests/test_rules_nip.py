"""A NIP is 18 digits of text: cleaned of what surrounds it, never padded, never guessed."""

import pytest
from builders import LAW
from hypothesis import given
from hypothesis import strategies as st

from kinerja_cli.rules.catalogue import CATALOGUE
from kinerja_cli.rules.nip import (
    age_at_appointment,
    fault,
    is_empty,
    is_pppk,
    mask,
    show,
    split_name,
    strip,
)

PNS, PPPK = "198609262015051001", "199001012023212001"


@pytest.mark.parametrize(
    "text",
    [
        PNS,
        f"  {PNS}\n",
        "19860926 201505 1 001",
        "19860926.201505.1.001",
        "19860926-201505-1-001",
        "1986 0926 2015 0510 01",
        f"NIP. {PNS}",
        f"NIP {PNS}",
        f"NIP: {PNS}",
        f"NIP. : {PNS}",
        f"nip.{PNS}",
        f"NIPPPK {PNS}",
        f"NI PPPK. {PNS}",
        f"'{PNS}",
        f"’{PNS}",
        f"`{PNS}",
        f'="{PNS}"',
        f"={PNS}",
        "19860926\u00a0201505\u00a01\u00a0001",
        "19860926\u2009201505\u202f1\u2009001",
        f"\u200b{PNS}\ufeff",
        "19860926\u200b201505\u200d1\u2060001",
        "１９８６０９２６２０１５０５１００１",
        "NIP.\n19860926 201505 1 001",
    ],
)
def test_what_surrounds_a_nip_is_taken_away(text):
    assert strip(text) == PNS
    assert fault(strip(text)) is None


@pytest.mark.parametrize(
    "nip", [PNS, PPPK, "196501011985031999", "200001012015011001", "199001012023291001"]
)
def test_a_sound_nip_has_no_fault(nip):
    assert fault(nip) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.98609E+17", "nip-notasi-ilmiah"),
        ("1,98609E+17", "nip-notasi-ilmiah"),
        ("1.98609262015051E+17", "nip-notasi-ilmiah"),
        ("2e17", "nip-notasi-ilmiah"),
        ("198609262015051000", "nip-ekor-nol"),
        ("199001012023212000", "nip-ekor-nol"),
        ("19860926201505100", "nip-panjang"),
        ("1986092620150510011", "nip-panjang"),
        ("1", "nip-panjang"),
        ("132145678", "nip-lama"),
        ("3273012609860001", "nip-nik"),
        ("19860926201505100O", "nip-huruf"),
        ("198609262015051/01", "nip-huruf"),
        ("١٩٨٦٠٩٢٦٢٠١٥٠٥١٠٠١", "nip-huruf"),
        ("", "nip-huruf"),
        ("198613262015051001", "nip-tanggal-lahir"),
        ("198602302015051001", "nip-tanggal-lahir"),
        ("198609002015051001", "nip-tanggal-lahir"),
        ("000009262015051001", "nip-tanggal-lahir"),
        ("198609262015001001", "nip-tmt"),
        ("198609262015131001", "nip-tmt"),
        ("198609262015201001", "nip-tmt"),
        ("198609262015301001", "nip-tmt"),
        ("198609262000051001", "nip-usia"),
        ("198609261985051001", "nip-usia"),
        ("194009262015051001", "nip-usia"),
        ("198609262015050001", "nip-kelamin"),
        ("198609262015053001", "nip-kelamin"),
    ],
)
def test_every_damage_has_its_own_name(text, code):
    assert fault(strip(text)) == code
    assert code in CATALOGUE


@pytest.mark.parametrize(
    ("age", "code"), [(14, "nip-usia"), (15, None), (60, None), (61, "nip-usia")]
)
def test_appointment_is_possible_from_15_to_60(age, code):
    nip = f"19500926{1950 + age}051001"
    assert (fault(nip), age_at_appointment(nip)) == (code, age)


@pytest.mark.parametrize("month", [f"{n:02d}" for n in range(100)])
def test_a_month_makes_a_pns_and_21_to_29_a_pppk_and_the_rest_nothing(month):
    nip = f"198609262015{month}1001"
    expected = None if 1 <= int(month) <= 12 or 21 <= int(month) <= 29 else "nip-tmt"
    assert fault(nip) == expected
    if expected is None:
        assert is_pppk(nip) is (int(month) > 12)


@pytest.mark.parametrize("text", ["", " ", "-", "'-", "0", "Non ASN", "tidak ada", "N/A", "\u00a0"])
def test_a_cell_may_say_that_there_is_no_nip(text):
    assert is_empty(text)


@pytest.mark.parametrize("text", [PNS, "00", "1986", "?"])
def test_a_damaged_nip_is_not_an_absent_one(text):
    assert not is_empty(text)


@pytest.mark.parametrize(
    ("text", "name", "nip"),
    [
        (f"Budi C.\n NIP. {PNS}", "Budi C.", PNS),
        (
            "Budi Santoso, S.E.\n19860926 201505 1 001",
            "Budi Santoso, S.E.",
            "19860926 201505 1 001",
        ),
        (f"Budi / {PNS}", "Budi", PNS),
        (f"{PNS} - Budi", "Budi", PNS),
        (f"Budi\nNIP : {PNS}", "Budi", PNS),
        (f"Siti\nNIPPPK. {PPPK}", "Siti", PPPK),
        (f"Siti\nNI PPPK. {PPPK}", "Siti", PPPK),
        (f"Siti\u00a0Aminah\u200b\n{PPPK}", "Siti Aminah", PPPK),
    ],
)
def test_name_and_nip_in_one_cell_are_told_apart(text, name, nip):
    assert split_name(text) == (name, nip)


@pytest.mark.parametrize(
    "text", ["Budi Santoso", PNS, f"NIP. {PNS}", "Budi 19860926", f"Budi {PNS}1", ""]
)
def test_a_cell_with_only_one_of_them_is_not_split(text):
    assert split_name(text) is None


def test_a_nip_is_printed_in_its_four_groups():
    assert show(PNS) == "19860926 201505 1 001"
    assert show("123") == "123"


def test_a_log_never_holds_a_whole_nip():
    assert mask(PNS) == "1986••••••••••1001"
    assert mask("12345") == "•••••"


@given(st.from_regex(r"(19|20)[0-9]{13}000", fullmatch=True))
@LAW
def test_a_tail_of_000_is_never_accepted(nip):
    assert fault(nip) == "nip-ekor-nol"


@given(st.floats(1e16, 1e19), st.integers(0, 16), st.sampled_from("eE"), st.sampled_from(".,"))
@LAW
def test_scientific_notation_is_never_accepted(number, places, letter, point):
    text = f"{number:.{places}e}".replace("e", letter).replace(".", point)
    assert fault(strip(text)) == "nip-notasi-ilmiah"


@given(
    st.dates(), st.integers(15, 60), st.integers(1, 12), st.sampled_from("12"), st.integers(1, 999)
)
@LAW
def test_every_nip_of_the_regulation_is_sound_and_survives_printing(birth, age, month, sex, number):
    nip = f"{birth:%Y%m%d}".zfill(8) + f"{birth.year + age:04d}{month:02d}{sex}{number:03d}"
    if len(nip) == 18:
        assert fault(nip) is None
        assert strip(show(nip)) == nip
