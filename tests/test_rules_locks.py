"""Which facts a lock holds: by period, by where somebody is scored, by what decides a score."""

from datetime import date

import pytest
from builders import NIP, Q1, Q2, S1, YEAR, place

from kinerja_cli.rules.locks import Lock, Locks
from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.records import QUARTER_TARGETS

MONTH = Period(2024, "bulan", 2)
LATE = "2024-04-05T10:15:00+07:00"


HERE = (place(),)


def locks(*pairs, places=HERE):
    held = [Lock(period, unit, "Ratna", LATE) for period, unit in pairs]
    return Locks(held, {NIP: places})


@pytest.mark.parametrize(
    ("locked", "fact", "held"),
    [
        (Q1, Q1, True), (Q1, MONTH, True), (Q1, Q2, False), (Q1, YEAR, False), (Q1, S1, False),
        (S1, Q2, True), (YEAR, Q1, True), (YEAR, YEAR, True), (MONTH, Q1, False),
        (Q1, Period(2025, "triwulan", 1), False),
    ],
)  # fmt: skip
def test_a_lock_holds_its_period_and_the_parts_of_it(locked, fact, held):
    found = locks((locked, 1))
    assert bool(found.of_person(NIP, fact)) == held
    assert bool(found.of_unit(1, fact)) == held
    assert not found.of_unit(2, fact)


def test_somebody_who_moved_is_held_where_they_were_scored():
    moved = (place(), place(date(2024, 4, 1), unit=2))
    assert locks((Q1, 1), places=moved).of_person(NIP, Q1)
    assert not locks((Q1, 2), places=moved).of_person(NIP, Q1)
    assert locks((Q2, 2), places=moved).of_person(NIP, Q2)


def test_a_quarter_elsewhere_is_part_of_the_year_it_is_rolled_up_into():
    moved = (place(), place(date(2024, 4, 1), unit=2))
    assert locks((YEAR, 2), places=moved).of_person(NIP, Q1)
    assert locks((YEAR, 1), places=moved).of_person(NIP, Q1)
    assert not locks((YEAR, 1), places=moved).of_person(NIP, Q2)


def test_somebody_whom_nobody_placed_is_not_held():
    assert not Locks([Lock(Q1, 1, "Ratna", LATE)], {}).of_person(NIP, Q1)


@pytest.mark.parametrize(
    ("locked", "field", "held"),
    [
        (Q1, "target_tw1", True), (Q1, "target_tw2", False), (Q1, "target", False),
        (S1, "target_tw2", True), (YEAR, "target", True), (YEAR, "target_tw4", True),
        (Q1, "bobot", True), (Q1, "polaritas", True), (Q1, "rumus", True), (Q1, "akumulasi", True),
        (Q1, "jenis", True), (Q1, "satuan", False), (Q1, "perspektif", False),
    ],
)  # fmt: skip
def test_of_an_indicator_what_decides_a_locked_score_is_held(locked, field, held):
    found = locks((locked, 1)).of_indicator(NIP, 2024, {field}, new=False)
    assert (found[1] if found else None) == (field if held else None)
    assert not locks((locked, 1)).of_indicator(NIP, 2023, {field}, new=False)
    assert not locks((locked, 2)).of_indicator(NIP, 2024, {field}, new=False)


def test_a_new_indicator_counts_only_where_it_has_a_target():
    held = locks((Q1, 1))
    assert not held.of_indicator(NIP, 2024, {"bobot", "polaritas", "target_tw2"}, new=True)
    assert held.of_indicator(NIP, 2024, {"bobot", *QUARTER_TARGETS}, new=True)[1] == "target_tw1"


def test_a_lock_says_who_and_when():
    assert Lock(Q1, 1, "Ratna", LATE).kalimat == "dikunci oleh Ratna pada 5 April 2024"
