"""Perilaku kerja: seven values, mean per rater, per group and over the groups that were heard."""

import pytest
from builders import (
    DA,
    DB,
    LAW,
    POLICY,
    Q1,
    Q2,
    S1,
    S2,
    SE,
    YEAR,
    codes,
    employee,
    mark,
    policy_with,
    reasons,
    scored,
)
from hypothesis import given
from hypothesis import strategies as st

from kinerja_cli.rules.behaviour import behave
from kinerja_cli.rules.model import BehaviourMark, Fact, Origin
from kinerja_cli.rules.periods import Period

JAN, FEB = Period(2024, "bulan", 1), Period(2024, "bulan", 2)
GROUPS = ["Atasan", "Rekan", "Bawahan", "Diri"]
NOTES = st.one_of(st.sampled_from([DA, SE, DB]), st.integers(0, 100).map(str))
MARK = st.builds(mark, NOTES, NOTES, penilai=st.sampled_from(GROUPS), nip=st.sampled_from("123"))


def rated(*marks, period=Q1, policy=POLICY, **more):
    got = behave(employee(period=period, marks=marks, **more), policy)
    return None if got.nilai is None else str(got.nilai), got.usulan


def rated_in(marks, period=YEAR):
    got = behave(employee(period=period, marks=marks), POLICY)
    return (None if got.nilai is None else str(got.nilai)), got


@pytest.mark.parametrize(
    ("word", "nilai"), [(DA, "3.00"), (SE, "2.00"), (DB, "1.00")], ids=["above", "at", "below"]
)
def test_words_alone_are_counted_3_2_1(word, nilai):
    assert rated(mark(word)) == (nilai, word)


def test_numbers_are_counted_as_they_stand():
    assert rated(mark("100", "90", "80", "95", "85", "70", "75")) == ("85.00", SE)


def test_where_numbers_and_words_are_mixed_a_word_counts_100_85_60():
    assert rated(mark(DA, SE, DB, "80", "80", "80", "80")) == ("80.71", SE)
    assert rated(mark(DA), mark("91", penilai="Rekan")) == ("95.50", DA)
    assert rated(mark("70"), mark(DB, penilai="Rekan")) == ("65.00", DB)


def test_groups_weigh_the_same_however_many_raters_they_have():
    marks = (
        mark("90", nip="1"),
        mark("60", penilai="Rekan", nip="2"),
        mark("80", penilai="Rekan", nip="3"),
        mark("50", penilai="Bawahan", nip="4"),
    )
    assert rated(*marks) == ("70.00", DB)


def test_a_rater_without_a_group_is_the_superior():
    assert rated(mark("90", penilai=""), mark("80", nip="2"), mark("60", penilai="Rekan")) == (
        "72.50",
        DB,
    )


def test_the_own_mark_is_shown_and_never_counts():
    got = behave(employee(marks=(mark("80"), mark("100", penilai="Diri"))), POLICY)
    assert str(got.nilai) == "80.00"
    assert "Kelompok Diri" in {step.apa for step in got.step.walk()}


def test_the_own_mark_alone_is_no_behaviour():
    made = scored(marks=(mark(DA, penilai="Diri"),))
    assert (made.perilaku, "perilaku-kosong" in reasons(made)) == (None, True)


def test_the_own_mark_in_numbers_does_not_change_how_the_words_of_others_count():
    superior = mark(DA, DA, DA, SE, SE, SE, SE)
    assert rated(superior) == ("2.43", SE)
    assert rated(superior, mark("100", penilai="Diri"))[1] == SE


def test_values_left_empty_are_not_zero_and_are_warned_about():
    partly = mark("80", "", "90", "", "", "", "")
    made = scored(marks=(partly,))
    assert str(made.perilaku) == "85.00"
    assert codes(made) == ["perilaku-sebagian"]
    assert made.temuan[0].data["jumlah"] == "2"


def test_the_overall_rating_counts_where_the_seven_are_empty():
    assert rated(mark("", rating=DA)) == ("3.00", DA)
    assert rated(mark("", rating=DA), mark("70", penilai="Rekan")) == ("85.00", SE)


def test_the_overall_rating_does_not_count_where_one_of_the_seven_is_there():
    assert rated(mark(SE, "", "", "", "", "", "", rating=DA)) == ("2.00", SE)


def test_a_rater_who_marked_nothing_is_left_out():
    assert rated(mark("90", nip="1"), mark("", nip="2")) == ("90.00", SE)
    assert rated(mark("")) == (None, None)


def test_every_mark_is_cited_at_its_own_cell():
    step = behave(employee(marks=(mark("80", "", "90"),)), POLICY).step
    (rater,) = [one for one in step.walk() if one.apa == "Atasan"]
    assert rater.sumber == (Origin(2, 5, "C"), Origin(2, 5, "E"))


def test_only_the_seven_values_count():
    extra = BehaviourMark("Atasan", nilai={**mark("80").nilai, "Kejujuran": Fact("0")})
    assert rated(extra) == ("80.00", SE)


def test_a_group_the_policy_does_not_know_does_not_count():
    assert rated(mark("90"), mark("10", penilai="Tetangga")) == ("90.00", SE)


def test_a_policy_may_weigh_groups():
    given = "Atasan = {{ bobot = {}, minimal = 1 }}\nRekan = {{ bobot = {}, minimal = 1 }}\nBawahan = {{ bobot = {},"
    policy = policy_with(given.format(1, 1, 1), given.format(60, 20, 20))
    marks = (mark("90"), mark("50", penilai="Rekan"))
    assert rated(*marks, policy=policy) == ("80.00", SE)


def test_a_year_without_a_record_is_the_mean_of_its_periods_and_says_so():
    nilai, got = rated_in({Q1: (mark("90"),), Q2: (mark("80"),)})
    assert (nilai, got.usulan) == ("85.00", SE)
    assert "rata-rata 2 periode" in got.step.cara


def test_the_mean_of_periods_is_rounded_only_at_the_end():
    nilai, _ = rated_in({Q1: (mark("80.004"),), Q2: (mark("80.005"),)})
    assert nilai == "80.00"


def test_the_record_of_the_year_beats_the_mean_of_its_periods():
    nilai, got = rated_in({YEAR: (mark("70"),), Q1: (mark("90"),), Q2: (mark("90"),)})
    assert nilai == "70.00"
    assert "rata-rata 1 periode" not in got.step.cara


def test_one_number_in_any_period_puts_the_whole_year_on_the_scale_of_numbers():
    nilai, _ = rated_in({Q1: (mark(DA),), Q2: (mark("90"),)})
    assert nilai == "95.00"


def test_a_quarter_is_the_mean_of_its_months():
    assert rated_in({JAN: (mark("90"),), FEB: (mark("80"),)}, Q1)[0] == "85.00"


def test_a_year_is_the_mean_of_its_semesters_where_only_they_were_marked():
    assert rated_in({S1: (mark("90"),), S2: (mark("80"),)})[0] == "85.00"


def test_a_year_is_the_mean_of_its_quarters_where_only_their_months_were_marked():
    assert rated_in({JAN: (mark("90"),), FEB: (mark("80"),)})[0] == "85.00"


@given(st.lists(MARK, min_size=1, max_size=5), st.integers(1, 4))
@LAW
def test_every_rater_counted_again_changes_nothing(marks, times):
    again = [
        BehaviourMark(m.penilai, f"{m.nip_penilai}-{n}", m.nilai)
        for m in marks
        for n in range(times)
    ]
    assert rated(*again) == rated(*marks)


@given(st.lists(MARK, min_size=1, max_size=5), NOTES)
@LAW
def test_perilaku_never_leaves_its_scale(marks, own):
    got = behave(employee(marks=(*marks, mark(own, penilai="Diri"))), POLICY)
    assert got.nilai is None or 0 <= got.nilai <= 100
    heard = {m.penilai for m in marks} - {"Diri"}
    assert (got.nilai is None) == (not heard)


@given(
    st.lists(st.integers(0, 100), min_size=7, max_size=7), st.integers(0, 6), st.integers(0, 100)
)
@LAW
def test_a_better_mark_never_lowers_perilaku(seven, which, other):
    changed = [*seven[:which], other, *seven[which + 1 :]]
    before, after = (
        behave(employee(marks=(mark(*map(str, s)),)), POLICY).nilai for s in (seven, changed)
    )
    assert (after >= before) if other >= seven[which] else (after <= before)
