"""The distribution of predicates against SE MenPANRB 3/2023."""

from decimal import Decimal

import pytest
from builders import LAW
from hypothesis import given
from hypothesis import strategies as st
from spread_policy import CLASSES, POLICY, TEXT

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules import distribution_policy
from kinerja_cli.rules.distribution import TERLALU_KECIL, TERPENUHI, TIDAK_TERPENUHI, check

OK, NO, SMALL = TERPENUHI, TIDAK_TERPENUHI, TERLALU_KECIL


def states(organisation, *counts, incomplete=0):
    """Check a group of so many SB, B, BP, K, SK; return the state of each rule."""
    made = check(dict(zip(CLASSES, counts, strict=True)), incomplete, organisation, POLICY)
    return [one.keadaan for one in made.aturan]


@pytest.mark.parametrize(
    ("organisation", "counts", "expected"),
    [
        # largest, at most 70 %
        ("Istimewa", (7, 3, 0, 0, 0), [OK, OK]),
        ("Istimewa", (71, 29, 0, 0, 0), [OK, NO]),
        ("Istimewa", (3, 5, 2, 0, 0), [NO, OK]),
        ("Istimewa", (4, 4, 2, 0, 0), [OK, OK]),
        ("Istimewa", (2, 3, 0, 0, 0), [NO, OK]),
        # largest, at most 70 %, some BP or K
        ("Baik", (2, 7, 1, 0, 0), [OK, OK, OK]),
        ("Baik", (2, 7, 0, 1, 0), [OK, OK, OK]),
        ("Baik", (2, 7, 0, 0, 1), [OK, OK, NO]),
        ("Baik", (19, 71, 10, 0, 0), [OK, NO, OK]),
        ("Baik", (5, 4, 1, 0, 0), [NO, OK, OK]),
        ("Baik", (4, 4, 1, 0, 0), [OK, OK, OK]),
        # BP at least 60 %, SB at most 10 %
        ("Butuh Perbaikan", (1, 3, 6, 0, 0), [OK, OK]),
        ("Butuh Perbaikan", (10, 31, 59, 0, 0), [NO, OK]),
        ("Butuh Perbaikan", (11, 29, 60, 0, 0), [OK, NO]),
        ("Butuh Perbaikan", (1, 0, 8, 0, 0), [OK, NO]),
        # K at least 60 %, BP at least 10 %, SB at most 10 %
        ("Kurang", (1, 2, 1, 6, 0), [OK, OK, OK]),
        ("Kurang", (10, 21, 10, 59, 0), [NO, OK, OK]),
        ("Kurang", (10, 21, 9, 60, 0), [OK, NO, OK]),
        ("Kurang", (11, 19, 10, 60, 0), [OK, OK, NO]),
        # SK at least 60 %, K and BP together at least 10 %, no SB
        ("Sangat Kurang", (0, 3, 1, 0, 6), [OK, OK, OK]),
        ("Sangat Kurang", (0, 30, 5, 5, 60), [OK, OK, OK]),
        ("Sangat Kurang", (0, 31, 5, 4, 60), [OK, NO, OK]),
        ("Sangat Kurang", (0, 31, 5, 5, 59), [NO, OK, OK]),
        ("Sangat Kurang", (1, 29, 5, 5, 60), [OK, OK, NO]),
    ],
)
def test_each_rule_at_its_edge(organisation, counts, expected):
    assert states(organisation, *counts) == expected


@pytest.mark.parametrize(
    ("organisation", "counts", "expected"),
    [
        ("Istimewa", (1, 0, 0, 0, 0), [SMALL, SMALL]),
        ("Istimewa", (0, 1, 0, 0, 0), [SMALL, SMALL]),
        ("Istimewa", (2, 0, 0, 0, 0), [SMALL, SMALL]),
        ("Istimewa", (3, 0, 0, 0, 0), [OK, NO]),
        ("Istimewa", (2, 1, 0, 0, 0), [OK, OK]),
        ("Baik", (0, 1, 0, 0, 0), [SMALL, SMALL, SMALL]),
        ("Baik", (0, 2, 0, 0, 0), [SMALL, SMALL, SMALL]),
        ("Baik", (0, 3, 0, 0, 0), [OK, NO, NO]),
        ("Butuh Perbaikan", (0, 0, 1, 0, 0), [OK, OK]),
        ("Butuh Perbaikan", (0, 1, 1, 0, 0), [NO, OK]),
        ("Butuh Perbaikan", (1, 0, 2, 0, 0), [OK, NO]),
        ("Kurang", (0, 0, 0, 1, 0), [SMALL, SMALL, OK]),
        ("Kurang", (1, 0, 0, 1, 0), [SMALL, SMALL, NO]),
        ("Kurang", (0, 0, 0, 3, 0), [OK, NO, OK]),
        ("Kurang", (0, 0, 1, 8, 0), [OK, OK, OK]),
        ("Sangat Kurang", (0, 0, 0, 0, 2), [SMALL, SMALL, OK]),
        ("Sangat Kurang", (0, 0, 0, 0, 9), [OK, NO, OK]),
    ],
)
def test_small_groups_are_told_only_of_what_they_could_keep(organisation, counts, expected):
    assert states(organisation, *counts) == expected


def test_nobody_has_no_distribution():
    made = check({}, 4, "Baik", POLICY)
    assert (made.aturan, made.jumlah) == ((), 0)
    assert made.keterangan == (
        "Belum ada pegawai yang berpredikat. 4 pegawai belum lengkap dan tidak dihitung."
    )


def test_without_a_predicate_of_the_organisation_nothing_is_checked():
    made = check({"Baik": 9}, 0, None, POLICY)
    assert (made.aturan, made.keterangan) == ((), "Menunggu predikat organisasi.")
    assert not made.dilanggar


def test_a_rule_says_what_it_asks_and_what_there_is():
    made = check({"Baik": 5, "Butuh Perbaikan": 1}, 2, "Baik", POLICY)
    most = made.aturan[1]
    assert most.kalimat == "Predikat Baik paling banyak 70 %."
    assert most.nyata == "5 pegawai (83,33 %)"
    assert (most.persen, most.keadaan) == (Decimal("83.33"), NO)
    assert made.aturan[2].kalimat == (
        "Predikat Butuh Perbaikan dan/atau Kurang paling sedikit 1 pegawai."
    )
    assert made.keterangan == "2 pegawai belum lengkap dan tidak dihitung."
    none = check({"Sangat Kurang": 9, "Kurang": 1}, 0, "Sangat Kurang", POLICY).aturan[2]
    assert none.kalimat == "Predikat Sangat Baik tidak boleh ada."


def test_ties_and_small_groups_are_said():
    tie = check({"Baik": 2, "Sangat Baik": 2, "Kurang": 1}, 0, "Baik", POLICY).aturan[0]
    assert tie.catatan == "sama banyak dengan Sangat Baik; dianggap terpenuhi"
    one = check({"Baik": 1}, 0, "Baik", POLICY).aturan[0]
    assert one.catatan == "kelompok terlalu kecil untuk aturan ini (n = 1)"


@LAW
@given(
    st.sampled_from(distribution_policy.ORGANISATION),
    st.lists(st.integers(0, 60), min_size=5, max_size=5),
)
def test_from_three_people_on_every_rule_is_judged(organisation, counts):
    found = states(organisation, *counts)
    assert (SMALL in found) == (0 < sum(counts) < 3 and organisation != "Butuh Perbaikan")


def parsed(old, new):
    assert TEXT.count(old) >= 1, old
    return distribution_policy.parse(TEXT.replace(old, new, 1), POLICY.id)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("maks_persen = 70", "maks_perse = 70", "diperlukan satu dari terbanyak, maks_persen"),
        ("maks_persen = 70", "maks_persen = 70, min_jumlah = 1", "diperlukan satu dari"),
        (
            "maks_persen = 70,",
            "maks_persen = 70, batas = 1,",
            "yang boleh: kelas, maks_persen, dasar",
        ),
        ("maks_persen = 70", "maks_persen = 700", "seharusnya 0–100"),
        ("min_jumlah = 1", "min_jumlah = 1.5", "bilangan bulat"),
        ("terbanyak = true", "terbanyak = false", "harus true"),
        (
            'kelas = ["Sangat Baik"], terbanyak',
            'kelas = ["Istimewa"], terbanyak',
            "harus memuat kelas",
        ),
        (
            '"Kurang", "Butuh Perbaikan"], min_persen',
            '"Sangat Baik", "Kurang", "Sangat Kurang"], min_persen',
            None,
        ),
        (
            'kelas = ["Sangat Kurang"], min_persen',
            'kelas = ["Sangat Kurang", "Kurang"], min_persen',
            "bersilangan",
        ),
        ("selisih_persen = 25", "selisih = 25", "“selisih_persen” tidak ada"),
        (
            "[perbatasan]",
            "[perbatasan]\nbatas = 1",
            "kunci tidak dikenal: batas; yang boleh: jarak, jarak_sebutan, dasar",
        ),
        ('jenis = "distribusi"', 'jenis = "matriks"', "salah satu dari distribusi"),
        ("kelas = [", "kelas = = [", "tidak terbaca"),
    ],
)
def test_a_faulty_policy_is_refused_in_words(old, new, says):
    if says is None:
        assert parsed(old, new)
        return
    with pytest.raises(ConfigError, match=says):
        parsed(old, new)


def test_our_readings_become_footnotes():
    assert len(POLICY.belum_dikonfirmasi) == 3
    assert any("sebagian besar" in text for text in POLICY.belum_dikonfirmasi)


def test_the_curves_are_those_of_the_workbook():
    assert all(sum(row.values()) == 24 for row in POLICY.pola.values())
    assert list(POLICY.pola["Kurang"].values()) == [2, 3, 6, 11, 2]
