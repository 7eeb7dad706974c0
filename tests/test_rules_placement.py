"""Where somebody is scored: by days in the period, on a tie where they came later."""

import pytest
from builders import POLICY, Q1, Q2, YEAR, codes, day, employee, indicator, place, scored

from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.placement import in_force
from kinerja_cli.rules.score import score

Q1_2023 = Period(2023, "triwulan", 1)  # 90 days; that of 2024 has 91


def stood(*places, period=Q1):
    got = in_force(places, period)
    return got.placement.unit_id, got.hari, [(s.placement.unit_id, s.hari) for s in got.stays]


def test_one_placement_lasts_the_whole_period():
    assert stood(place()) == (1, 91, [(1, 91)])
    assert stood(place(day("2020-01-01")), period=YEAR) == (1, 366, [(1, 366)])


def test_a_placement_that_began_later_counts_from_its_first_day():
    assert stood(place(day("2024-03-31"))) == (1, 1, [(1, 1)])


@pytest.mark.parametrize(
    ("tmt", "unit", "stays"),
    [
        ("2024-01-01", 2, [(2, 91)]),
        ("2024-01-02", 2, [(1, 1), (2, 90)]),
        ("2024-02-15", 2, [(1, 45), (2, 46)]),
        ("2024-02-16", 1, [(1, 46), (2, 45)]),
        ("2024-03-31", 1, [(1, 90), (2, 1)]),
        ("2024-04-01", 1, [(1, 91)]),
    ],
)
def test_after_a_move_the_office_with_more_days_scores(tmt, unit, stays):
    got = stood(place(), place(day(tmt), unit=2))
    assert (got[0], got[2]) == (unit, stays)
    assert got[1] == max(days for _, days in stays)


def test_on_a_tie_the_later_office_scores():
    places = (place(), place(day("2023-02-15"), unit=2))
    assert stood(*places, period=Q1_2023) == (2, 45, [(1, 45), (2, 45)])


def test_days_are_counted_by_office_not_by_position():
    places = (
        place(day("2024-01-01"), unit=1),
        place(day("2024-01-31"), unit=2),
        place(day("2024-03-11"), unit=1),
    )
    assert stood(*places) == (1, 51, [(1, 30), (2, 40), (1, 21)])


def test_a_new_position_in_the_same_office_is_no_move():
    got = in_force((place(), place(day("2024-02-01"), jabatan="Analis")), Q1)
    assert (got.moved, got.hari, got.placement.jabatan) == (False, 91, "Analis")


def test_the_order_of_the_records_does_not_matter():
    places = (place(), place(day("2024-02-15"), unit=2), place(day("2024-03-20"), unit=3))
    assert stood(*places) == stood(*reversed(places))


def test_the_superior_is_that_of_the_last_day():
    places = (place(nip_atasan="A"), place(day("2024-03-31"), unit=2, nip_atasan="B"))
    got = in_force(places, Q1)
    assert (got.placement.nip_atasan, got.last.nip_atasan) == ("A", "B")


def test_a_superior_who_came_after_the_period_did_not_rate_in_it():
    places = (place(nip_atasan="A"), place(day("2024-04-01"), unit=2, nip_atasan="B"))
    assert in_force(places, Q1).last.nip_atasan == "A"
    assert in_force(places, Q2).last.nip_atasan == "B"


def test_a_move_is_told_with_both_offices_and_the_days():
    made = scored(indicator("1", "1"), places=[place(), place(day("2024-02-16"), unit=2)])
    assert codes(made) == ["pindah-dalam-periode"]
    assert made.temuan[0].data == {"pakai": "Dinas 1", "hari": "46", "lain": "Dinas 2"}
    assert "Dinas 2" in str(made.temuan[0])


@pytest.mark.parametrize(
    "acting",
    [
        {"status": "Plt"},
        {"status": "Plh"},
        {"jabatan": "Plt. Kepala Dinas 2"},
        {"jabatan": "Pj Camat"},
    ],
)
def test_acting_for_another_office_moves_nobody(acting):
    places = [place(jabatan="Sekretaris"), place(day("2024-01-05"), unit=2, **acting)]
    made = scored(indicator("1", "1"), places=places)
    assert (made.tempat.placement.unit_id, made.tempat.last.unit_id) == (1, 1)
    assert (made.tempat.moved, codes(made)) == (False, ["merangkap-plt"])
    assert not made.verdict.pimpinan


def test_acting_in_the_own_office_is_the_next_position():
    places = [place(jabatan="Sekretaris"), place(day("2024-01-05"), jabatan="Plt. Kepala Dinas 1")]
    assert scored(indicator("1", "1"), places=places, organisasi="Baik").verdict.pimpinan


def test_who_is_known_only_as_acting_stands_there():
    assert in_force([place(unit=2, status="Plt")], Q1).placement.unit_id == 2


def test_a_definitive_place_after_acting_is_a_move():
    places = [place(), place(day("2024-01-05"), 2, status="Plt"), place(day("2024-02-01"), 2)]
    got = in_force(places, Q1)
    assert (got.placement.unit_id, got.moved) == (2, True)


def test_whoever_moved_is_head_only_where_scored():
    places = [place(jabatan="Analis"), place(day("2024-03-01"), unit=2, jabatan="Camat")]
    assert not scored(indicator("1", "1"), places=places).verdict.pimpinan


def test_a_first_placement_after_the_period_is_taken_with_a_warning():
    made = scored(
        indicator("1", "1"), places=[place(day("2024-04-01")), place(day("2025-01-01"), 2)]
    )
    assert (made.tempat.placement.unit_id, made.tempat.early) == (1, True)
    assert codes(made) == ["penempatan-setelah-periode"]
    assert made.verdict.predikat == "Baik"


def test_whoever_stood_nowhere_is_not_scored():
    assert score(employee(indicator("1", "1"), places=[]), POLICY) is None


def test_indicators_of_another_year_are_not_scored():
    made = scored(indicator("1", "1"), period=Q1_2023)
    assert (made.indikator, made.verdict.alasan[0].kode) == ((), "tanpa-target")
