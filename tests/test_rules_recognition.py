"""Laws of the lists of an evaluation meeting."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sides import TEXTS, policy

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules import meeting_policy
from kinerja_cli.rules.recognition import (
    LEBIH_BAIK,
    LEBIH_BURUK,
    TANPA_PREDIKAT,
    TIDAK_SEBANDING,
    Reached,
    Standing,
    compare,
    guide,
    recognise,
)

RULE = policy("rapat-evaluasi")
KELAS = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")
OPPOSITE = {LEBIH_BAIK: LEBIH_BURUK, LEBIH_BURUK: LEBIH_BAIK}

classes = st.sampled_from((*KELAS, "Sangat Baik", "Sangat Baik", None))
values = st.one_of(st.none(), st.integers(0, 12).map(lambda n: Decimal(90 + n)))
standings = st.builds(
    Standing,
    nip=st.just(""),
    predikat=classes,
    nilai=values,
    pimpinan=st.sampled_from((*[False] * 9, True)),
    hari=st.sampled_from((91, 91, 91, 91, 60, 30)),
    hari_periode=st.just(91),
    riwayat=st.lists(classes, min_size=1, max_size=3).map(tuple),
    hukuman=st.sampled_from((*[""] * 5, "Ringan, rekap Maret 2024")),
)
offices = st.lists(standings, min_size=2, max_size=25).map(
    lambda people: [replace(one, nip=f"{n:03}") for n, one in enumerate(people)]
)


def person(number, predikat="Sangat Baik", nilai="100", **more):
    past = more.pop("riwayat", ("Baik",))
    days = more.pop("hari", 91)
    return Standing(
        f"{number:03}", predikat, Decimal(nilai) if nilai else None, more.pop("pimpinan", False),
        days, 91, past, **more
    )  # fmt: skip


def awarded(people):
    return recognise(people, KELAS, RULE.penghargaan)


def names(result):
    return {one.nip for one in result.daftar}


def guided(people):
    return guide(people, KELAS, RULE.pembinaan, 3)


@given(offices, st.randoms())
def test_the_order_of_people_changes_nothing(people, random):
    mixed = [*people]
    random.shuffle(mixed)
    assert awarded(people) == awarded(mixed)
    assert guided(people) == guided(mixed)


@given(offices, st.data())
def test_a_better_score_takes_nobody_off_the_list_for_penghargaan(people, data):
    listed = sorted(names(awarded(people)))
    if not listed:
        return
    nip = data.draw(st.sampled_from(listed))
    more = Decimal(data.draw(st.integers(0, 20)))
    better = [replace(p, nilai=p.nilai + more) if p.nip == nip else p for p in people]
    assert nip in names(awarded(better))


@given(offices, st.data())
def test_a_better_predikat_takes_nobody_off_it_either(people, data):
    low = replace(RULE.penghargaan, predikat=("Baik",))
    listed = sorted(one.nip for one in recognise(people, KELAS, low).daftar)
    if not listed:
        return
    nip = data.draw(st.sampled_from(listed))
    better = [replace(p, predikat="Sangat Baik") if p.nip == nip else p for p in people]
    assert nip in {one.nip for one in recognise(better, KELAS, low).daftar}


@given(offices)
def test_whoever_equals_somebody_on_the_list_is_on_it(people):
    result = awarded(people)
    aside = {one.nip for one in result.disisihkan}
    by_nip = {one.nip: one for one in people}
    for one in result.daftar:
        for other in people:
            mine = by_nip[one.nip]
            if (other.predikat, other.nilai) == (mine.predikat, mine.nilai):
                assert other.nip in names(result) | aside


@given(offices)
def test_the_list_is_no_longer_than_its_number_but_for_ties(people):
    result = awarded(people)
    tied = [one for one in result.daftar if one.seri]
    assert len(result.daftar) - len(tied) < max(result.kuota, 1) or not tied
    assert len(result.daftar) <= result.kuota or len(tied) > 1


@given(offices)
def test_nobody_off_the_list_is_better_than_somebody_on_it(people):
    result = awarded(people)
    by_nip = {one.nip: one for one in people}
    reached = [by_nip[one.nip].nilai for one in result.daftar]
    assert reached == sorted(reached, reverse=True)
    assert [one.peringkat for one in result.daftar] == [
        1 + sum(other > mine for other in reached) for mine in reached
    ]
    apart = {one.nip for one in result.disisihkan} | names(result)
    left = [one.nilai for one in people if one.predikat == KELAS[0] and one.nip not in apart]
    assert all(value < reached[-1] for value in left)


@given(offices)
def test_nobody_is_on_both_lists_and_nobody_is_lost(people):
    award, guidance = awarded(people), guided(people)
    assert not names(award) & names(guidance)
    low = {one.nip for one in people if one.predikat in RULE.pembinaan.bentuk}
    assert names(guidance) | {one.nip for one in guidance.disisihkan} == low


@given(offices)
def test_being_last_puts_nobody_on_the_list_for_pembinaan(people):
    fine = [replace(one, predikat="Baik") for one in people]
    assert guided(fine).daftar == ()


@given(classes, values, classes, values)
def test_better_from_one_side_is_worse_from_the_other(before, first, after, second):
    then, now = Reached(before, first, "a"), Reached(after, second, "a")
    there = compare(then, now, KELAS, RULE.selisih)
    back = compare(now, then, KELAS, RULE.selisih)
    assert back == OPPOSITE.get(there, there)


def test_everybody_tied_at_the_cut_is_listed_and_said_so():
    office = [person(n, nilai="101") for n in range(3)] + [person(n, "Baik") for n in range(3, 12)]
    result = awarded(office)
    assert (result.kuota, len(result.daftar)) == (1, 3)
    assert all(one.seri and one.peringkat == 1 for one in result.daftar)
    alone = awarded([person(0, nilai="102"), *office[1:]])
    assert [(one.nip, one.seri) for one in alone.daftar] == [("000", False)]


def test_who_may_not_be_ranked_is_named_with_the_reason():
    office = [
        person(1, hari=45),
        person(2, riwayat=(None, None)),
        person(3, hukuman="Ringan, rekap Maret 2024"),
        person(4, nilai=None),
        person(5, pimpinan=True),
        person(6, "Baik", hari=1),
    ]
    told = {one.nip: one.sebab for one in awarded(office).disisihkan}
    assert told == {
        "001": ("bertugas di unit ini 45 dari 91 hari, kurang dari 50 persen",),
        "002": ("baru 1 periode berpredikat, paling sedikit 2",),
        "003": ("hukuman disiplin tercatat: Ringan, rekap Maret 2024",),
        "004": ("tidak ada nilai untuk menentukan urutan",),
        "005": ("pimpinan unit dinilai oleh pejabat di atasnya, tidak di rapat ini",),
    }
    assert awarded(office).daftar == ()


def test_a_sanction_does_not_spare_anybody_pembinaan():
    (one,) = guided([person(1, "Kurang", hukuman="Berat, rekap Maret 2024")]).daftar
    assert one.bentuk == ("konseling kinerja",)


def test_a_gap_ends_a_row_of_periods():
    row = [person(1, "Kurang", riwayat=(None, "Kurang")), person(2, "Kurang", riwayat=("Cukup",))]
    assert [(one.nip, one.berturut) for one in guided(row).daftar] == [("002", 2), ("001", 1)]


def test_two_regulations_are_compared_by_predikat_alone():
    then = Reached("Baik", Decimal(80), "a")
    assert compare(then, Reached("Baik", Decimal(99), "b"), KELAS, Decimal(1)) == "sama"
    assert compare(then, Reached("Sangat Baik", Decimal(1), "b"), KELAS, Decimal(1)) == LEBIH_BAIK
    other = Reached("Cukup", Decimal(80), "a")
    assert compare(other, then, KELAS, Decimal(1)) == TIDAK_SEBANDING
    assert compare(then, Reached(None, None, ""), KELAS, Decimal(1)) == TANPA_PREDIKAT


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("persen = 10", "persen = 101", "0 sampai 100"),
        ("paling_sedikit = 1", "paling_sedikit = 11", "melebihi"),
        ("selisih = 1", "selisih = 0", "lebih dari nol"),
        ("tahun = 2", "tahun = 0", "paling sedikit 1"),
        ('["Ringan", "Sedang", "Berat"]', '["Ringn"]', "Ringn"),
        ('"Cukup" = ["bimbingan kinerja"]', '"Cukup" = ["pembinaan"]', "pembinaan"),
        ('predikat = ["Sangat Baik"]', 'predikat = ["Kurang"]', "sekaligus"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(old, new, words):
    text = TEXTS["rapat-evaluasi"]
    assert old in text
    changed = {**TEXTS, "rapat-evaluasi": text.replace(old, new)}
    with pytest.raises(ConfigError, match=words):
        meeting_policy.parse(changed, "rapat-evaluasi")
