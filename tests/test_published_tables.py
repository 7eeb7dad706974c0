"""The published tables of accountability reports: 43 rows, each as printed or told why not."""

from collections import Counter
from decimal import Decimal

import pytest
from builders import cases, indicator, policy_with, reached, scored, value

PUBLISHED = cases("lkjip")
FORMULAS = ("naik", "turun-2t", "turun-tr", "stabil")
UNCUT = policy_with("batas_atas = 120", "tanpa_batas_atas = true")
ROWS = {"LKjIP Kabupaten Klaten": 20, "LKjIP Kabupaten Manggarai": 4, "LKj Pemerintah Provinsi Lampung": 5,
        "LKj Kabupaten Soppeng": 2, "Laporan penyelenggaraan": 5, "SimKinerja": 6,
        "LKjIP Inspektorat Daerah Kabupaten Sampang": 1}  # fmt: skip


def rows_of(kind):
    return [
        pytest.param(group.get("rumus", ""), *row[1:], id=f"{group['sumber'][:28]}: {row[0]}"[:90])
        for group in PUBLISHED[kind]
        for row in group["baris"]
    ]


def printed(target, actual, rumus):
    """Return a capaian before cap and floor, as a report prints it."""
    raw = reached(target, actual, rumus).kotor
    return None if raw is None else f"{raw:.2f}"


@pytest.mark.parametrize(("rumus", "target", "actual", "expected"), rows_of("tabel"))
def test_a_published_row_is_reproduced_to_the_printed_digit(rumus, target, actual, expected):
    assert printed(target, actual, rumus) == expected


@pytest.mark.parametrize(
    ("rumus", "target", "actual", "expected"),
    [row for row in rows_of("tabel") if row.values[0] != "turun-tr"],
)
def test_a_published_row_is_reproduced_by_a_whole_score(rumus, target, actual, expected):
    """Rounding once and half up is what the sources did, too."""
    assert value(indicator(target, actual, rumus=rumus), policy=UNCUT) == expected


@pytest.mark.parametrize(
    ("rumus", "target", "actual", "right", "misprint"), rows_of("tidak_terulang")
)
def test_a_row_that_cannot_be_reproduced_is_not(rumus, target, actual, right, misprint):
    """If one day a formula does give the printed figure, its reason is wrong: this then fails."""
    assert printed(target, actual, rumus) == right
    every = {printed(target, actual, one) for one in FORMULAS}
    assert all(abs(Decimal(one) - Decimal(misprint)) > Decimal("0.01") for one in every if one)


@pytest.mark.parametrize(("rumus", "target", "actual", "right", "misprint"), rows_of("salah_cetak"))
def test_a_misprint_of_a_regulation_is_not_reproduced(rumus, target, actual, right, misprint):
    assert printed(target, actual, rumus) == right != misprint


@pytest.mark.parametrize(("_rumus", "target"), rows_of("tanpa_capaian"))
def test_a_row_printed_without_realisation_has_no_capaian_and_is_left_out_of_a_mean(_rumus, target):
    open_row = indicator(target, None)
    made = scored(open_row, indicator("100", "80"))
    assert (made.indikator[0].capaian, made.hasil_kerja) == (None, None)
    left_out = policy_with('realisasi = "tunda"', 'realisasi = "abaikan"')
    assert value(open_row, indicator("100", "80"), policy=left_out) == "80.00"


@pytest.mark.parametrize("row", PUBLISHED["rata_rata"], ids=lambda row: row["sumber"])
def test_a_published_mean_is_reproduced_within_what_the_source_cut_off(row):
    made = value(*(indicator("100", capaian) for capaian in row["capaian"]))
    assert made == row["benar"]
    below = Decimal(made) - Decimal(row["tercetak"])
    assert 0 <= below <= (Decimal("0.01") if row["dipotong"] else 0)


def test_all_43_published_rows_are_here_and_each_says_what_became_of_it():
    groups = [
        group for kind in ("tabel", "tidak_terulang", "tanpa_capaian") for group in PUBLISHED[kind]
    ]
    counted = Counter()
    for group in groups:
        (name,) = [name for name in ROWS if group["sumber"].startswith(name)]
        counted[name] += len(group["baris"])
    assert counted == ROWS
    assert sum(ROWS.values()) == 43
    names = [(group["sumber"], row[0]) for group in groups for row in group["baris"]]
    assert len(set(names)) == 43
    assert all(
        one["sebab"] for kind in ("tidak_terulang", "tanpa_capaian") for one in PUBLISHED[kind]
    )
