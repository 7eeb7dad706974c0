"""The derivation of a score: it recomputes, and every value cites an article or a cell."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from builders import (
    DA,
    DB,
    LAW,
    POLICY,
    Q1,
    Q2,
    SE,
    YEAR,
    employee,
    fact,
    half_up,
    indicator,
    mark,
    place,
    policy_with,
    scored,
)
from employees import SCORING, regulation
from hypothesis import given
from hypothesis import strategies as st

from kinerja_cli.rules import score as engine
from kinerja_cli.rules.catalogue import CATALOGUE
from kinerja_cli.rules.model import Attendance, Origin
from kinerja_cli.rules.trace import Step

NIL = policy_with('realisasi = "tunda"', 'realisasi = "nol"')
MARKS = (
    mark("90", "80", nip="1"),
    mark("70", nip="2"),
    mark(DA, penilai="Rekan"),
    mark(DB, penilai="Diri"),
)
FULL = {
    "indicators": (
        indicator("30", "20", name="Satu", bobot="20"),
        indicator("4", "5", name="Dua", bobot="30", polaritas="turun"),
        indicator("80..90", "92", name="Tiga", bobot="50"),
        indicator("BB", "A", name="Empat", bobot="10"),
        indicator("Terlaksana", "Terlaksana", name="Lima"),
        indicator("7", "7", name="Enam", jenis="tambahan"),
        indicator(name="Tujuh", targets={Q2: "1"}, actuals={}, bobot="5"),
    ),
    "quarters": tuple(
        indicator(name=name, targets={Q1: "3", Q2: "4"}, actuals={Q1: "3", Q2: "2"}, akumulasi=how)
        for name, how in (("Satu", "Jumlah"), ("Dua", ""), ("Tiga", "Maksimum"))
    ),
}


def made(**more):
    return scored(*FULL["indicators"], marks=MARKS, **more)


def yearly(**more):
    return scored(*FULL["quarters"], period=YEAR, marks={Q1: MARKS, Q2: (mark("60"),)}, **more)


def named(step, *starts):
    return [one for one in step.walk() if one.apa.startswith(starts)]


ROOTS = {
    "quarter": made,
    "year": yearly,
    "decided": lambda: made(hasil_kerja=DB, perilaku=DA),
    "head": lambda: made(places=[place(pimpinan="Ya")], organisasi="Baik"),
    "open": lambda: scored(indicator("3", None), indicator("0", "5"), marks=()),
    "nil": lambda: scored(indicator("3", None), indicator("5", "5"), policy=NIL),
}


@pytest.mark.parametrize("root", ROOTS)
def test_every_step_with_a_value_cites_an_article_or_a_cell(root):
    for step in ROOTS[root]().step.walk():
        assert step.hasil is None or step.dasar or step.sumber, step
        assert step.cara or step.sumber or step.hasil is None, step


@pytest.mark.parametrize("root", ROOTS)
def test_the_root_is_the_predicate_and_holds_both_ratings_and_both_components(root):
    score = ROOTS[root]()
    parts = [part.hasil for part in score.step.bagian]
    verdict = score.verdict
    ratings = [verdict.hasil_kerja.rating, verdict.perilaku.rating]
    assert score.step.hasil == verdict.predikat
    assert parts == [ratings[0], score.hasil_kerja, ratings[1], score.perilaku]


def recomputed(score):
    (total,) = named(score.step, "Nilai hasil kerja")
    weighed = [
        (row.bobot if row.bobot is not None else Decimal(1), Fraction(step.nilai))
        for row, step in zip(score.indikator, total.bagian, strict=True)
        if row.bobot_persen is not None
    ]
    return sum(Fraction(w) * c for w, c in weighed) / sum(Fraction(w) for w, _ in weighed), total


@pytest.mark.parametrize("root", ["quarter", "year", "nil"])
def test_the_weighted_mean_is_recomputed_from_the_steps_below_it(root):
    mean, step = recomputed(ROOTS[root]())
    assert step.hasil == half_up(mean)


@given(
    st.lists(
        st.tuples(st.integers(1, 40), st.integers(0, 50), st.integers(1, 60)),
        min_size=1,
        max_size=5,
    )
)
@LAW
def test_the_weighted_mean_of_any_score_is_recomputed_from_the_steps_below_it(rows):
    score = scored(*(indicator(str(t), str(r), bobot=str(w)) for t, r, w in rows))
    mean, step = recomputed(score)
    assert abs(Fraction(step.nilai) - mean) <= Fraction("0.005") + Fraction("1e-15")
    assert [part.apa for part in step.bagian] == ["Capaian Cakupan layanan"] * len(rows)


def test_the_mean_of_perilaku_is_recomputed_from_raters_groups_and_periods():
    for score in (made(), yearly()):
        (top,) = named(score.step, "Nilai perilaku kerja")
        for period in top.bagian:
            for group in period.bagian:
                raters = [Fraction(step.nilai) for step in group.bagian]
                assert abs(Fraction(group.nilai) - sum(raters) / len(raters)) < Fraction("1e-20")
            heard = [Fraction(g.nilai) for g in period.bagian if g.apa != "Kelompok Diri"]
            assert abs(Fraction(period.nilai) - sum(heard) / len(heard)) < Fraction("1e-20")
        parts = [Fraction(period.nilai) for period in top.bagian]
        assert top.hasil == half_up(sum(parts) / len(parts))


def test_a_capaian_is_recomputed_from_its_target_and_realisation():
    for step in named(yearly().step, "Capaian"):
        target, actual = (Fraction(part.nilai) for part in step.bagian)
        assert abs(Fraction(step.nilai) - min(actual / target * 100, 120)) < Fraction("1e-20")


@pytest.mark.parametrize(
    ("one", "basis"),
    [
        (indicator("4", "5", polaritas="turun"), "PermenPANRB 8/2021"),
        (indicator("4", "5", polaritas="stabil"), "KMK 127/2026"),
        (indicator("2", "5"), "PP 30/2019 Pasal 41"),
        (indicator("4", "5", rumus="turun-tr"), "lembar indikator"),
        (indicator("4", None), "yang kosong bukan nol"),
    ],
)
def test_a_capaian_cites_the_article_of_its_own_formula(one, basis):
    (step,) = named(scored(one).step, "Capaian")
    assert basis in step.dasar


def test_a_capaian_that_ran_into_no_cap_does_not_cite_the_cap():
    (step,) = named(scored(indicator("5", "4")).step, "Capaian")
    assert "Pasal 41" not in step.dasar


def test_a_missing_realisation_counted_as_zero_cites_the_rule_on_what_is_missing():
    (step, _) = named(ROOTS["nil"]().step, "Capaian")
    assert NIL.kosong_dasar in step.dasar


def test_a_way_is_told_in_the_numbers_of_officers():
    step = Step(
        "Capaian", Decimal("97.5"), "{1} ÷ {0} × 100 = {2}", (Decimal(4000), Decimal("3900.5"), "x")
    )
    assert (step.cara, step.nilai) == ("3.900,5 ÷ 4.000 × 100 = x", "97.5")


def test_braces_in_the_words_of_a_sheet_stay_as_they_are():
    score = scored(indicator("1", "1", name="Laporan {0} {x}"), indicator("BB", "{1}", name="{"))
    assert any("{1}" in step.cara for step in score.step.walk())
    assert any("Laporan {0} {x}" in step.apa for step in score.step.walk())


def test_every_finding_of_the_engine_can_be_read():
    for root in ROOTS.values():
        for finding in root().temuan:
            assert finding.kode in str(finding)
            assert finding.tingkat == CATALOGUE[finding.kode].tingkat


def test_an_article_that_is_unsure_says_so_in_every_step_that_cites_it():
    old = regulation("perka-bkn-1-2013")
    assert old.efisiensi.dasar.endswith("belum dikonfirmasi")
    newest = regulation("kmk-127-2026")
    marked = (
        newest.capaian,
        newest.stabil,
        newest.hasil_kerja,
        newest.hasil_kerja.ambang,
        newest.perilaku,
    )
    assert all(one.dasar.endswith(", belum dikonfirmasi") for one in marked)
    joined = regulation("integrasi-2021")
    assert joined.nilai_dasar.endswith(", belum dikonfirmasi")
    assert joined.predikat.dasar.endswith(", belum dikonfirmasi")
    assert not any(text.endswith("belum dikonfirmasi") for text in joined.belum_dikonfirmasi)


def _told(score):
    return {step.apa: step for step in score.step.walk()}


def test_kinerja_tambahan_is_said_not_to_count_except_where_it_does():
    extra = indicator("10", "12", name="Panitia", jenis="tambahan", number=2)
    both = employee(indicator("10", "10"), extra, marks=(mark(SE),))
    told = "tambahan: ditampilkan, tidak masuk nilai"
    assert told in _told(engine.score(both, POLICY))["Capaian Panitia"].cara
    counting = engine.score(both, regulation("permenpanrb-8-2021")).step
    assert not any(told in step.cara for step in counting.walk())


def test_what_a_rating_word_counts_stands_with_the_rater():
    words = employee(indicator("10", "10"), marks=(mark(SE),))
    rater = _told(engine.score(words, POLICY))["Atasan"]
    assert rater.cara.endswith("; Di Atas = 3, Sesuai = 2, Di Bawah = 1")
    assert rater.dasar == POLICY.perilaku.dasar
    number = _told(engine.score(employee(indicator("10", "10"), marks=(mark("80"),)), POLICY))[
        "Atasan"
    ]
    assert "Di Atas" not in number.cara


def test_a_discipline_sanction_on_record_is_shown_with_its_cell():
    punished = replace(
        employee(indicator("10", "10"), marks=(mark("90"),)),
        disiplin={str(Q1): Attendance(hukuman=fact("Ringan", 4, "S"))},
    )
    knowing = [name for name in SCORING if getattr(regulation(name), "standar", None)]
    shown = 0
    for name in knowing:
        policy = regulation(name)
        if policy.standar.disiplin:
            said = [
                s for s in engine.score(punished, policy).step.walk() if "ukuman disiplin" in s.cara
            ]
            assert said, name
            assert said[0].sumber == (Origin(1, 4, "S"),)
            shown += "Ringan tercatat; tidak membatasi predikat" in said[0].cara
    assert shown
