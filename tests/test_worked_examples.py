"""Worked examples of the regulations (cases/nilai.toml), each through the whole engine."""

from decimal import Decimal
from functools import cache

import pytest
from builders import cases, half_up
from employees import inputs
from employees import regulation as parsed

from kinerja_cli.rules.policy import Policy
from kinerja_cli.rules.score import score

regulation = cache(parsed)
CASES = cases("nilai")["kasus"]
COMPONENTS = ("hasil_kerja", "perilaku", "disiplin", "kompetensi", "layanan")
DA, SE = "Di Atas Ekspektasi", "Sesuai Ekspektasi"

# What must be among the cases, by the beginning of its name, and how often.
NAMED = {
    "E2": 1, "E3": 2, "E4": 1, "E5": 1, "E6": 1, "E7": 1, "E8": 1, "pimpinan, capaian ": 10,
    "kinerja tambahan": 8, "tiga IKI": 23, "triwulan: (nilai 1 + nilai 2) / 2": 1,
    "P1": 1, "P2": 1, "P3": 1, "P4": 2, "P5": 1, "P6": 4, "P7": 1, "PP 46/2011 nilai": 8,
    "PP 30/2019 nilai": 12, "70/30": 1, "60/40": 1, "matriks": 9, "pimpinan unit, organisasi": 5,
    "KMK hasil kerja": 5, "KMK perilaku": 3, "KMK stabil": 8, "KMK NKP": 1,
    "potongan 5,25": 1, "IKM 91,48": 1, "JPM": 1, "2021: 50 % dan 50 %": 1,
}  # fmt: skip


def outcome(case):
    """Return what the engine makes of a case, under the names of `harap`."""
    made = score(inputs(case["pegawai"]), regulation(case["kebijakan"]))
    verdict = made.verdict
    return {
        "capaian": [row.capaian for row in made.indikator],
        **{name: made.komponen.get(name) for name in COMPONENTS},
        "nilai": made.nilai,
        "rating_hasil_kerja": verdict.hasil_kerja.rating,
        "rating_perilaku": verdict.perilaku.rating,
        "usulan_hasil_kerja": verdict.usulan.hasil_kerja,
        "usulan_perilaku": verdict.usulan.perilaku,
        "predikat": verdict.predikat,
    }


def as_written(made, expected):
    """Return a number at the decimals that the source wrote; anything else as it is."""
    if isinstance(expected, list):
        return [as_written(*pair) for pair in zip(made, expected, strict=True)]
    if not isinstance(made, Decimal):
        return made
    return str(half_up(made, len(expected.partition(".")[2])))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kebijakan']}: {case['nama']}")
def test_a_worked_example_comes_out_as_its_source_has_it(case):
    made, expected = outcome(case), case["harap"]
    assert {name: as_written(made[name], one) for name, one in expected.items()} == expected


def test_none_of_the_examples_we_know_of_is_missing():
    names = [case["nama"] for case in CASES]
    found = {name: sum(one.startswith(name) for one in names) for name in NAMED}
    assert found == NAMED


@pytest.mark.parametrize(
    ("nilai", "idea", "predikat"),
    [
        ("120", True, "Sangat Baik"), ("120", False, "Baik"), ("110", True, "Sangat Baik"),
        ("110", False, "Baik"), ("109.99", True, "Baik"), ("90", True, "Baik"),
        ("89.99", True, "Cukup"), ("70", False, "Cukup"), ("69.99", False, "Kurang"),
        ("50", False, "Kurang"), ("49.99", False, "Sangat Kurang"), ("0", True, "Sangat Kurang"),
    ],
)  # fmt: skip
def test_the_edges_of_pp_30_2019_hold_where_no_employee_reaches_them(nilai, idea, predikat):
    """120 needs a behaviour above 100, which no sheet can say."""
    policy = regulation("pp-30-2019")
    met = frozenset({"ide-baru"} if idea else ())
    assert policy.predikat.ambang.classify(Decimal(nilai), met) == predikat


@pytest.mark.parametrize(("nilai", "rating"), [("100.01", DA), ("100", SE), ("90", SE)])
def test_the_thresholds_of_kmk_127_2026_are_the_same_for_both_components(nilai, rating):
    policy = regulation("kmk-127-2026")
    assert isinstance(policy, Policy)
    for scale in (policy.hasil_kerja.ambang, policy.perilaku.angka):
        assert scale.classify(Decimal(nilai)) == rating
