"""The matrix of the regulation, cell by cell."""

import pytest
from builders import DA, DB, POLICY, SE, indicator, mark, scored

NINE = [
    (DA, DB, "Kurang"),
    (DA, SE, "Baik"),
    (DA, DA, "Sangat Baik"),
    (SE, DB, "Kurang"),
    (SE, SE, "Baik"),
    (SE, DA, "Baik"),
    (DB, DB, "Sangat Kurang"),
    (DB, SE, "Butuh Perbaikan"),
    (DB, DA, "Butuh Perbaikan"),
]
ACTUAL = {DA: "110", SE: "95", DB: "50"}


@pytest.mark.parametrize(("result", "manner", "predicate"), NINE)
def test_two_ratings_meet_in_one_predicate(result, manner, predicate):
    made = scored(indicator("100", ACTUAL[result]), marks=(mark(manner),))
    assert (made.verdict.predikat, made.verdict.usulan.predikat) == (predicate, predicate)
    assert made.lengkap


@pytest.mark.parametrize(("result", "manner", "predicate"), NINE)
def test_two_decisions_meet_in_the_same_predicate(result, manner, predicate):
    made = scored(indicator("100", "95"), hasil_kerja=result, perilaku=manner)
    assert made.verdict.predikat == predicate


def test_the_predicates_stand_from_best_to_worst():
    order = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")
    assert POLICY.predikat.kelas == order


def test_a_better_rating_never_makes_a_worse_predicate():
    rank = POLICY.predikat.kelas.index
    matrix = POLICY.predikat.matriks
    for better, worse in ((DA, SE), (SE, DB)):
        for other in (DA, SE, DB):
            assert rank(matrix[better][other]) <= rank(matrix[worse][other])
            assert rank(matrix[other][better]) <= rank(matrix[other][worse])
