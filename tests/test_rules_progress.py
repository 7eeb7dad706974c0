"""Progress of an indicator in its year: the rule of docs/penilaian.md, case by case."""

from datetime import date

import pytest

from kinerja_cli.rules.model import Fact, Indicator, Realisation
from kinerja_cli.rules.periods import parse
from kinerja_cli.rules.progress import progress


def indicator(how, polarity, annual, quarters=(), actual=()):
    targets = {"2024": Fact(annual)} if annual else {}
    targets |= {f"2024-Q{n}": Fact(one) for n, one in enumerate(quarters, 1) if one}
    told = {
        f"2024-Q{n}": Realisation(None, Fact(one)) for n, one in enumerate(actual, 1) if one
    }  # fmt: skip
    return Indicator(
        1, 2024, "Jumlah dokumen", polaritas=polarity, akumulasi=how, targets=targets,
        realisations=told,
    )  # fmt: skip


PLAN = ("10", "20", "30", "40")
CASES = [
    # a sum against the plan: 30 is due after two quarters
    ("Jumlah", "naik", "100", PLAN, ("10", "20"), "laju cukup", "70"),
    ("Jumlah", "naik", "100", PLAN, ("10", "19"), "laju belum cukup", "71"),
    ("Jumlah", "naik", "100", PLAN, ("60", "45"), "tercapai", ""),
    # without quarterly targets half is due after half a year
    ("Jumlah", "naik", "100", (), ("25", "25"), "laju cukup", "50"),
    ("Jumlah", "naik", "100", (), ("25", "24"), "laju belum cukup", "51"),
    # a ceiling
    ("Jumlah", "turun", "8", (), ("2", "2"), "laju cukup", "ruang 4 lagi"),
    ("Jumlah", "turun", "8", (), ("3", "2"), "laju belum cukup", "ruang 3 lagi"),
    ("Jumlah", "turun", "8", (), ("5", "4"), "batas terlewati", "1 di atas batas setahun"),
    # a mean
    ("Rata-rata", "naik", "90", (), ("90", "92"), "laju cukup", ""),
    ("Rata-rata", "naik", "90", (), ("80", "90"), "laju belum cukup",
     "rata-rata paling sedikit 95,00 pada 2 triwulan berikutnya"),
    ("Rata-rata", "turun", "5", (), ("6", "5"), "laju belum cukup",
     "rata-rata paling banyak 4,50 pada 2 triwulan berikutnya"),
    # against the quarterly targets where all are recorded: 67,5 is due after two quarters
    ("Rata-rata", "turun", "60", ("70", "65", "60", "60"), ("68", "64.5"), "laju cukup",
     "rata-rata paling banyak 53,75 pada 2 triwulan berikutnya"),
    ("Rata-rata", "turun", "60", ("70", "65", "60", "60"), ("70", "66"), "laju belum cukup",
     "rata-rata paling banyak 52,00 pada 2 triwulan berikutnya"),
    ("Rata-rata", "turun", "60", ("70", "65", "60", None), ("68", "64.5"), "laju belum cukup",
     "rata-rata paling banyak 53,75 pada 2 triwulan berikutnya"),
    # the last value: the quarter's own target, else the slope
    ("Nilai Terakhir", "naik", "80", ("70", "74", "77", "80"), ("70", "74"), "laju cukup", "6"),
    ("Nilai Terakhir", "naik", "80", ("70", "74", "77", "80"), ("70", "73"), "laju belum cukup", "7"),
    ("Nilai Terakhir", "naik", "80", (), ("60", "70"), "laju cukup", "10"),
    ("Nilai Terakhir", "naik", "80", (), ("60", "62"), "laju belum cukup", "18"),
    ("Nilai Terakhir", "naik", "80", (), (None, "62"), "tidak dapat dinyatakan", "18"),
    ("Nilai Terakhir", "turun", "16", (), ("18", "16"), "tercapai", ""),
    ("Maksimum", "turun", "3", (), ("2", "4"), "batas terlewati", "1"),
    ("Minimum", "naik", "50", (), ("52", "51"), "laju cukup", ""),
    # a gap is a gap
    ("Jumlah", "naik", "100", PLAN, ("10", None), "tidak dapat dinyatakan", ""),
    ("Jumlah", "naik", "", (), ("10", "20"), "tidak dapat dinyatakan", ""),
    # neither words nor a steady figure have a pace
    ("Nilai Terakhir", "naik", "BB", (), ("B", "B"), "tidak dapat dinyatakan", ""),
    ("Nilai Terakhir", "naik", "BB", (), ("B", "BB"), "tercapai", ""),
    ("Rata-rata", "stabil", "90", (), ("88", "88"), "tidak dapat dinyatakan", "2 di bawah target"),
    ("Nilai Terakhir", "naik", "80..90", (), ("85", "86"), "tercapai", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("how", "polarity", "annual", "quarters", "actual", "state", "left"), CASES
)
def test_after_half_a_year(how, polarity, annual, quarters, actual, state, left):
    found = progress(indicator(how, polarity, annual, quarters, actual), parse("2024-Q2"))
    assert (found.keadaan, found.tersisa) == (state, left)
    assert found.alasan


def test_what_comes_after_the_period_is_not_looked_at():
    one = indicator("Jumlah", "naik", "100", (), ("25", "25", "50", "0"))
    assert progress(one, parse("2024-Q2")).sampai == "50"
    assert progress(one, parse("2024-Q3")).keadaan == "tercapai"


@pytest.mark.parametrize(
    ("actual", "state"), [(("25",) * 4, "tercapai"), (("20",) * 4, "tidak tercapai")]
)
def test_a_year_that_is_over_has_no_pace(actual, state):
    one = indicator("Jumlah", "naik", "100", (), actual)
    for period in ("2024-Q4", "2024"):
        assert progress(one, parse(period)).keadaan == state


def test_before_the_first_quarter_has_ended_nothing_is_said():
    one = indicator("Jumlah", "naik", "100", (), ("25",))
    assert progress(one, parse("2024-02")).alasan == "belum ada triwulan yang selesai"


def test_quarters_before_somebody_began_are_not_due():
    one = indicator("Jumlah", "naik", "60", (None, "20", "20", "20"), (None, "21"))
    assert progress(one, parse("2024-Q2")).keadaan == "laju belum cukup"
    found = progress(one, parse("2024-Q2"), date(2024, 4, 1))
    assert (found.keadaan, found.lewat, found.sisa_triwulan) == ("laju cukup", 1, 2)
    assert found.alasan == "21 terhadap 20,00 yang jatuh tempo sampai kini"
    # one recorded as due stays due, whatever the TMT
    one = indicator("Jumlah", "naik", "80", ("20", "20", "20", "20"), ("5", "21"))
    assert progress(one, parse("2024-Q2"), date(2024, 4, 1)).keadaan == "laju belum cukup"


def test_the_mean_names_what_is_due_and_a_year_unlike_its_quarters():
    one = indicator("Rata-rata", "turun", "60", ("70", "65", "60", "60"), ("68", "64.5"))
    assert progress(one, parse("2024-Q2")).alasan == (
        "rata-rata 66,25 terhadap 67,50 yang jatuh tempo sampai kini; target setahun 60 "
        "(rata-rata target triwulannya 63,75)"
    )
