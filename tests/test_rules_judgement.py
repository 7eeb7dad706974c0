"""Whose word holds: the figures suggest, the rating official decides, the office rates its head."""

import pytest
from builders import DA, DB, Q1, SE, codes, indicator, mark, place, reasons, scored

ONE = indicator("100", "110")
HEAD = {"places": [place(pimpinan="Ya")]}


def test_the_figures_suggest():
    made = scored(ONE).verdict
    assert (made.hasil_kerja.rating, made.hasil_kerja.dari) == (DA, "usulan")
    assert (made.perilaku.rating, made.perilaku.dari) == (SE, "usulan")
    assert made.predikat == "Baik"


def test_the_official_decides_and_the_suggestion_stays_visible():
    made = scored(ONE, hasil_kerja=DB, perilaku=DA).verdict
    assert (made.hasil_kerja.rating, made.hasil_kerja.dari) == (DB, "penetapan")
    assert (made.perilaku.rating, made.perilaku.dari) == (DA, "penetapan")
    assert (made.usulan.hasil_kerja, made.usulan.perilaku) == (DA, SE)
    assert (made.predikat, made.usulan.predikat) == ("Butuh Perbaikan", "Baik")
    assert DA in made.hasil_kerja.step.cara


def test_a_decision_on_one_rating_leaves_the_other_to_the_figures():
    made = scored(ONE, hasil_kerja=SE).verdict
    assert (made.hasil_kerja.dari, made.perilaku.dari) == ("penetapan", "usulan")


def test_a_decision_never_changes_the_figures():
    assert str(scored(ONE, hasil_kerja=DB).hasil_kerja) == "110.00"


def test_a_decision_is_pointed_at_its_cell():
    assert scored(ONE, hasil_kerja=DB).verdict.hasil_kerja.step.sumber[0].baris == 2


@pytest.mark.parametrize(
    ("organisation", "rating", "predicate"),
    [
        ("Istimewa", DA, "Baik"),
        ("Baik", SE, "Baik"),
        ("Butuh Perbaikan", DB, "Butuh Perbaikan"),
        ("Kurang", DB, "Butuh Perbaikan"),
        ("Sangat Kurang", DB, "Butuh Perbaikan"),
    ],
)
def test_the_predicate_of_the_office_rates_its_head(organisation, rating, predicate):
    made = scored(ONE, organisasi=organisation, **HEAD).verdict
    assert (made.hasil_kerja.rating, made.hasil_kerja.dari) == (rating, "organisasi")
    assert (made.predikat, made.usulan.hasil_kerja, made.pimpinan) == (predicate, DA, True)


def test_a_contrary_decision_on_the_head_is_warned_about_and_does_not_hold():
    made = scored(ONE, organisasi="Baik", hasil_kerja=DA, **HEAD)
    assert (made.verdict.hasil_kerja.rating, codes(made)) == (SE, ["penetapan-pimpinan"])
    assert made.temuan[0].data["organisasi"] == "Baik"
    assert codes(scored(ONE, organisasi="Baik", hasil_kerja=SE, **HEAD)) == []


def test_a_decision_on_the_behaviour_of_the_head_holds():
    made = scored(ONE, organisasi="Istimewa", perilaku=DA, **HEAD)
    assert (made.verdict.perilaku.dari, made.verdict.predikat) == ("penetapan", "Sangat Baik")


def test_a_decision_on_the_head_does_not_stand_in_for_the_predicate_of_the_office():
    made = scored(ONE, hasil_kerja=DA, **HEAD)
    assert (reasons(made), made.verdict.hasil_kerja.rating) == (
        ["predikat-organisasi-kosong"],
        None,
    )


def test_the_predicate_of_the_office_settles_a_head_with_words_only():
    words = indicator("Terlaksana", "Terlaksana")
    made = scored(words, organisasi="Istimewa", **HEAD)
    assert (reasons(made), made.verdict.predikat) == ([], "Baik")
    assert reasons(scored(words, **HEAD)) == ["predikat-organisasi-kosong"]


def test_the_predicate_of_the_office_does_not_touch_its_staff():
    made = scored(ONE, organisasi="Sangat Kurang").verdict
    assert (made.hasil_kerja.dari, made.pimpinan) == ("usulan", False)


HEADS = [
    "Kepala Dinas Kesehatan",
    "KEPALA DINAS",
    "Kepala Badan Kepegawaian",
    "Kepala Satuan Polisi Pamong Praja",
    "Inspektur",
    "Inspektur Daerah",
    "Sekretaris DPRD",
    "Sekretaris Daerah",
    "Camat",
    "Camat Sukajadi",
    "Direktur RSUD",
    "Plt. Kepala Dinas Kesehatan",
    "Plt Camat",
    "Plh. Kepala Badan",
    "Plt. Inspektur",
]
STAFF = [
    "",
    "Inspektur Pembantu Wilayah I",
    "Plt. Inspektur Pembantu",
    "Sekretaris Dinas",
    "Sekretaris Camat",
    "Sekretaris Kecamatan",
    "Kepala Bidang",
    "Kepala Seksi",
    "Kepala Subbagian Umum",
    "Wakil Direktur RSUD",
    "Analis",
]


@pytest.mark.parametrize("title", HEADS)
def test_the_title_tells_the_head_acting_ones_too(title):
    assert scored(ONE, places=[place(jabatan=title)]).verdict.pimpinan


@pytest.mark.parametrize("title", STAFF)
def test_other_titles_lead_nothing(title):
    assert not scored(ONE, places=[place(jabatan=title)]).verdict.pimpinan


@pytest.mark.parametrize(("column", "leads"), [("Ya", True), ("Tidak", False)])
def test_the_column_beats_the_title(column, leads):
    for title in ("Camat", "Analis"):
        made = scored(ONE, places=[place(jabatan=title, pimpinan=column)])
        assert made.verdict.pimpinan is leads


def test_a_predicate_in_a_sheet_is_compared_and_never_used():
    made = scored(ONE, predikat="Sangat Baik")
    assert (made.verdict.predikat, codes(made)) == ("Baik", ["predikat-berbeda"])
    assert (made.temuan[0].nilai, made.temuan[0].data["hitung"]) == ("Sangat Baik", "Baik")
    assert codes(scored(ONE, predikat="Baik")) == []


def test_a_predicate_in_a_sheet_does_not_complete_a_score():
    made = scored(indicator("100", None), predikat="Baik")
    assert (made.verdict.predikat, codes(made)) == (None, [])


def test_the_suggestion_is_there_even_where_the_score_is_open():
    made = scored(ONE, marks={Q1: (mark(DA),)}, **HEAD).verdict
    assert (made.predikat, made.usulan.predikat) == (None, "Sangat Baik")
