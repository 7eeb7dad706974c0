"""Missing is not zero: what leaves a score open, and what each rule of a policy makes of it."""

import pytest
from builders import DA, Q2, SE, indicator, mark, place, policy_with, reasons, scored, value

NOL = policy_with('realisasi = "tunda"', 'realisasi = "nol"')
ABAIKAN = policy_with('realisasi = "tunda"', 'realisasi = "abaikan"')


@pytest.mark.parametrize(
    ("code", "indicators", "more"),
    [
        ("tanpa-target", (), {}),
        ("tanpa-target", (indicator(targets={Q2: "5"}, actuals={}),), {}),
        ("tanpa-target", (indicator(targets={}, actuals={}),), {}),
        ("tanpa-target", (indicator("100", "100", jenis="tambahan"),), {}),
        ("realisasi-kosong", (indicator("100", None),), {}),
        ("realisasi-kosong", (indicator("100", "100"), indicator("100", None)), {}),
        ("realisasi-kosong", (indicator("Terlaksana", None),), {}),
        ("capaian-tidak-terhitung", (indicator("0", "5"),), {}),
        ("capaian-tidak-terhitung", (indicator("-5", "5"), indicator("1", "1")), {}),
        ("capaian-tidak-terhitung", (indicator("BB", "E"),), {}),
        ("bobot-sebagian", (indicator("1", "1", bobot="60"), indicator("1", "1")), {}),
        ("perlu-penetapan", (indicator("Terlaksana", "Terlaksana"),), {}),
        ("predikat-organisasi-kosong", (indicator("1", "1"),), {"places": [place(pimpinan="Ya")]}),
        ("perilaku-kosong", (indicator("1", "1"),), {"marks": ()}),
    ],
)
def test_what_is_missing_leaves_the_score_open_with_its_reason(code, indicators, more):
    made = scored(*indicators, **more)
    assert reasons(made) == [code]
    assert (made.verdict.predikat, made.lengkap) == (None, False)
    assert made.verdict.alasan[0].kalimat in made.step.cara


def test_several_reasons_are_told_together():
    made = scored(indicator("100", None), indicator("0", "5"), marks=())
    assert reasons(made) == ["realisasi-kosong", "capaian-tidak-terhitung", "perilaku-kosong"]


def test_without_behaviour_the_rest_is_still_there():
    made = scored(indicator("100", "110"), marks=())
    assert (str(made.hasil_kerja), made.verdict.usulan.hasil_kerja) == ("110.00", DA)
    assert (made.perilaku, made.verdict.usulan.predikat) == (None, None)


def test_a_missing_realisation_is_named():
    made = scored(indicator("100", None, name="Laporan tahunan"))
    assert "Laporan tahunan" in made.verdict.alasan[0].kalimat
    assert made.indikator[0].keadaan == "kosong"


@pytest.mark.parametrize(
    ("code", "indicators"),
    [
        ("realisasi-kosong", (indicator("100", None),)),
        ("tanpa-target", ()),
        ("capaian-tidak-terhitung", (indicator("0", "5"),)),
        ("bobot-sebagian", (indicator("1", "1", bobot="60"), indicator("1", "1"))),
    ],
)
def test_a_decision_does_not_replace_what_is_missing(code, indicators):
    made = scored(*indicators, hasil_kerja=DA, perilaku=DA)
    assert (reasons(made), made.verdict.predikat) == ([code], None)


def test_a_decision_settles_what_only_a_decision_can_settle():
    made = scored(indicator("Terlaksana", "Terlaksana"), hasil_kerja=DA)
    assert (reasons(made), made.verdict.predikat) == ([], "Baik")
    made = scored(indicator("100", "110"), marks=(), perilaku=DA)
    assert (reasons(made), made.verdict.predikat) == ([], "Sangat Baik")


def test_a_missing_realisation_of_kinerja_tambahan_delays_nothing():
    made = scored(indicator("100", "95"), indicator("100", None, jenis="tambahan"))
    assert (reasons(made), str(made.hasil_kerja)) == ([], "95.00")


def test_one_numeric_indicator_is_enough_for_a_suggestion():
    made = scored(indicator("100", "95"), indicator("Terlaksana", "Terlaksana"))
    assert (reasons(made), made.verdict.usulan.hasil_kerja) == ([], SE)


def test_a_policy_may_count_a_missing_realisation_as_zero_and_says_so():
    made = scored(indicator("100", "100"), indicator("100", None), policy=NOL)
    assert (str(made.hasil_kerja), reasons(made)) == ("50.00", [])
    assert any("dihitung nol" in step.cara for step in made.step.walk())


def test_counted_as_zero_a_target_in_words_still_has_no_capaian_and_no_weight():
    made = scored(indicator("100", "100"), indicator("Terlaksana", None), policy=NOL)
    assert made.indikator[1].capaian is None
    assert made.hasil_kerja != 50


def test_a_policy_may_leave_a_missing_realisation_out_and_scale_the_other_weights():
    rows = (
        indicator("100", "80", bobot="30"),
        indicator("100", "100", bobot="10"),
        indicator("100", None, bobot="60"),
    )
    made = scored(*rows, policy=ABAIKAN)
    assert (str(made.hasil_kerja), reasons(made)) == ("85.00", [])
    assert [row.bobot_persen for row in made.indikator] == [75, 25, None]


def test_left_out_everything_there_is_nothing_to_score():
    made = scored(indicator("100", None), policy=ABAIKAN)
    assert (made.hasil_kerja, reasons(made)) == (None, ["realisasi-kosong"])


def test_the_three_rules_agree_where_nothing_is_missing():
    rows = (indicator("100", "80"), indicator("100", "100"))
    assert {value(*rows), value(*rows, policy=NOL), value(*rows, policy=ABAIKAN)} == {"90.00"}


def test_a_period_without_any_target_is_not_scored_from_the_annual_target():
    yearly = indicator(targets={"2024": "100"}, actuals={"2024-Q1": "30"})
    made = scored(yearly)
    assert (reasons(made), made.indikator[0].capaian) == (["tanpa-target"], None)


def test_behaviour_of_another_period_does_not_count_for_this_one():
    made = scored(indicator("1", "1"), marks={Q2: (mark(DA),)})
    assert reasons(made) == ["perilaku-kosong"]
