"""How rating officials rate beside their unit."""

from decimal import Decimal

from builders import DA, DB, SE
from spread_policy import POLICY

from kinerja_cli.rules.leniency import Rated, Rating, by_official

NONE = Rating("", "", "")


def decided(rating, usulan=SE):
    return Rating(rating, "penetapan", usulan)


def suggested(rating):
    return Rating(rating, "usulan", rating)


def rated(official, result, manner=NONE):
    return Rated(official, f"Pejabat {official}", result, manner)


def officials(*people):
    return {one.nip: one for one in by_official(people, POLICY)}


def test_shares_count_what_holds_and_leave_out_heads_and_gaps():
    head = rated("1", Rating(DA, "organisasi", SE), suggested(SE))
    made = officials(head, rated("1", suggested(DA)), rated("1", decided(SE)), rated("1", NONE))[
        "1"
    ]
    assert (made.dinilai, made.ditetapkan) == (3, 1)
    assert (made.hasil_kerja.jumlah, made.perilaku.jumlah) == (2, 1)
    assert made.hasil_kerja.persen == {DA: Decimal("50.00"), SE: Decimal("50.00"), DB: Decimal(0)}
    assert made.perilaku.persen[SE] == 100


def test_decisions_above_and_below_the_suggestion_are_counted():
    made = officials(
        rated("1", decided(DA, SE), decided(SE, DA)),
        rated("1", decided(SE, DB), decided(SE, SE)),
        rated("1", decided(DA, ""), suggested(SE)),
    )["1"]
    assert (made.ditetapkan, made.naik, made.turun) == (5, 2, 1)


def test_all_the_same_is_a_signal_from_five_decisions_on():
    assert officials(*[rated("1", decided(SE))] * 4)["1"].isyarat == ()
    (words,) = officials(*[rated("1", decided(SE))] * 5)["1"].isyarat
    assert words == "Semua pegawai (5) mendapat rating hasil kerja yang sama: Sesuai Ekspektasi."
    assert officials(*[rated("1", suggested(SE))] * 9)["1"].isyarat == ()


def unit(high, low):
    """Return the signals of an official whose people are half Di Atas, beside others' people."""
    own = [rated("1", decided(DA))] * 5 + [rated("1", decided(SE))] * 5
    others = [rated("2", suggested(DA))] * high + [rated("2", suggested(SE))] * low
    return officials(*own, *others)["1"].isyarat


def test_di_atas_far_above_the_unit_is_a_signal():
    assert unit(0, 10) == ("Di Atas Ekspektasi pada hasil kerja: 50,00 %, di unit ini 25,00 %.",)
    assert unit(1, 9) == ()


def test_whoever_has_no_official_is_listed_without_a_signal():
    people = [Rated("", "", decided(SE), NONE)] * 6
    (made,) = by_official(people, POLICY)
    assert (made.nama, made.isyarat) == ("", ())


def test_the_official_with_most_people_comes_first():
    people = [rated("1", suggested(SE)), rated("2", suggested(SE)), rated("2", suggested(SE))]
    assert [one.nip for one in by_official(people, POLICY)] == ["2", "1"]
