"""Training: hours against the right to them, and needs from gaps and weak results."""

from datetime import date
from decimal import Decimal

from logbook import course, reached
from sides import policy

from kinerja_cli.rules import training
from kinerja_cli.rules.competence import Gap
from kinerja_cli.rules.indicators import KOSONG

RULES = policy("pp-11-2017")


def gap(name, held, standard):
    return Gap(name, Decimal(standard), Decimal(held), Decimal(held) - Decimal(standard))


def test_hours_that_are_not_stated_are_missing_not_zero():
    made = training.hours([course("1", "8"), course("1")], "PNS", RULES)
    assert (made.jp, made.tanpa_jp, made.sisa) == (8, 1, 12)


def test_a_pppk_has_a_ceiling_and_no_right():
    made = training.hours([course("1", "8")], "PPPK", RULES)
    assert (made.jp, made.hak, made.sisa) == (8, None, None)


def test_what_comes_after_the_period_is_not_counted_yet():
    rows = [
        course("1", "8", day="2024-03-31"),
        course("1", "8", day="2024-04-01"),
        course("1", "8"),
    ]
    assert len(training.followed(rows, date(2024, 3, 31))) == 2


def test_needs_are_ordered_by_how_many_have_them_and_then_by_depth():
    found = training.needs(
        [
            ("1", [gap("Integritas", 2, 3), gap("Kerja Sama", 1, 3)], []),
            ("2", [gap("integritas", 3, 4), gap("Komunikasi", 3, 3)], [reached("70")]),
        ],
        RULES,
    )
    assert [(one.jenis, one.nama, len(one.orang)) for one in found] == [
        ("kompetensi", "Integritas", 2),
        ("kompetensi", "Kerja Sama", 1),
        ("hasil kerja", "Layanan meningkat", 1),
    ]


def test_weak_indicators_of_one_plan_are_one_need_and_missing_ones_none():
    rows = [reached("70"), reached("80", name="Lain"), reached("10", keadaan=KOSONG, plan="Z")]
    ((need),) = training.needs([("1", [], rows)], RULES)
    assert [row.indicator.indikator for row in need.orang[0].indikator] == [
        "Jumlah layanan",
        "Lain",
    ]
