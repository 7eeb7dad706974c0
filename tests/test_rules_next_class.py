"""What somebody is told that the next better rating takes: hasil kerja and perilaku alike."""

from dataclasses import replace

from builders import SESUAI_SEMUA, employee, indicator, mark
from employees import regulation

from kinerja_cli.rules.model import Fact
from kinerja_cli.rules.next_class import needed
from kinerja_cli.rules.score import score

POLICY = regulation("permenpanrb-6-2022")


def told(one) -> str:
    return needed(score(one, POLICY), POLICY)


def test_both_ratings_are_named_where_both_can_rise():
    low = employee(indicator("100", "80", bobot=100), marks=(mark("60"),))
    assert told(low).count("memerlukan") == 2
    assert told(low).startswith("Nilai hasil kerja 80,00; usulan Sesuai Ekspektasi memerlukan")
    assert "Nilai perilaku 60,00; usulan " in told(low)


def test_words_are_read_on_their_own_scale():
    one = employee(indicator("100", "80", bobot=100), marks=SESUAI_SEMUA)
    assert "Nilai perilaku 2,00; usulan Di Atas Ekspektasi memerlukan" in told(one)


def test_a_head_whose_results_follow_the_organisation_still_hears_of_behaviour():
    one = employee(indicator("100", "80", bobot=100), marks=SESUAI_SEMUA)
    placed = tuple(replace(at, jabatan="Kepala Dinas X") for at in one.placements)
    head = replace(one, placements=placed, organisasi=Fact("Baik"))
    assert told(head).startswith("Nilai perilaku 2,00;")
