"""Kompetensi: JPM, gaps, which assessment holds, categories; and the nine boxes."""

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import LAW, Q1, Q4, S1, YEAR, fact
from hypothesis import given
from hypothesis import strategies as st
from sides import JPM, TALENT, assessed, found, levels

from kinerja_cli.rules.competence import Gap
from kinerja_cli.rules.model import Competency, Origin
from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.talent import place

LEVEL = st.integers(0, 5)
PAIRS = st.lists(st.tuples(LEVEL, st.integers(1, 5)), min_size=1, max_size=9)


def jpm(*pairs, **more):
    return str(assessed({Q1: levels(*pairs)}, **more).komponen.nilai)


def test_jpm_is_levels_over_standards_each_capped_at_its_standard():
    score = assessed({Q1: levels((4, 3), (2, 3), (3, 4))})
    assert str(score.komponen.nilai) == "80.00"  # (3 + 2 + 3) ÷ 10
    assert score.kategori == "Baik"
    assert score.komponen.step.cara == (
        "(3 + 2 + 3) ÷ 10 × 100 = 80, dibulatkan menjadi 80: kategori Baik"
    )
    first = score.komponen.step.bagian[0]
    assert first.cara == "level 4, standar 3, selisih 1, dihitung paling tinggi standar"
    assert first.sumber == (Origin(1, 1, "D"), Origin(1, 1, "E"))


def test_a_policy_may_count_what_exceeds_the_standard():
    generous = replace(JPM, batasi=False)
    assert jpm((4, 3), (3, 3), policy=generous) == "116.67"


def test_gaps_are_level_less_standard():
    score = assessed({Q1: levels((4, 3), (2, 3))})
    assert score.celah == (
        Gap(
            "Kompetensi 1",
            Decimal(3),
            Decimal(4),
            Decimal(1),
            (Origin(1, 1, "D"), Origin(1, 1, "E")),
        ),
        Gap(
            "Kompetensi 2",
            Decimal(3),
            Decimal(2),
            Decimal(-1),
            (Origin(1, 2, "D"), Origin(1, 2, "E")),
        ),
    )


def test_what_is_missing_is_left_out_and_told_never_zero():
    score = assessed({Q1: levels((3, 3), (None, 3), (2, None), (None, None))})
    assert str(score.komponen.nilai) == "100.00"
    assert [one.kompetensi for one in score.celah] == ["Kompetensi 1"]
    told = {one.nilai: one.data["kosong"] for one in score.komponen.temuan}
    assert told == {
        "Kompetensi 2": "Level Pegawai",
        "Kompetensi 3": "Level Standar",
        "Kompetensi 4": "Level Standar dan Level Pegawai",
    }
    assert score.komponen.temuan[0].asal == Origin(1, 2, "D")


def test_a_level_of_zero_counts():
    assert jpm((0, 3), (3, 3)) == "50.00"


@pytest.mark.parametrize("rows", [levels((None, 3)), levels((3, None)), levels((3, 0))])
def test_an_assessment_without_levels_gives_no_mark(rows):
    score = assessed({Q1: rows})
    assert score.komponen.nilai is None
    assert score.kategori is None
    assert "belum memuat level standar" in score.komponen.alasan


def test_words_are_no_level():
    row = Competency("Integritas", fact("3"), fact("tinggi"))
    assert (
        found(assessed({Q1: (row, *levels((3, 3)))}).komponen, "kompetensi-sebagian").nilai
        == "Integritas"
    )


@pytest.mark.parametrize(
    ("known", "period", "used"),
    [
        ([Q1, S1, YEAR], Q1, Q1),
        ([S1, YEAR], Q1, S1),
        ([YEAR, Period(2024, "bulan", 2)], Q1, YEAR),
        ([Period(2024, "bulan", 1), Period(2024, "bulan", 2), Q4], Q1, Period(2024, "bulan", 2)),
        ([Q1, Q4, Period(2024, "bulan", 12), Period(2025, "tahun")], YEAR, Q4),
    ],
)
def test_which_assessment_holds(known, period, used):
    records = {one: levels((3 if one == used else 1, 3)) for one in known}
    score = assessed(records, period).komponen
    assert str(score.nilai) == "100.00"
    assert (f"asesmen {used.words}" in score.step.cara) == (used != period)


def test_without_an_assessment_there_is_no_mark():
    for records in ({}, {Q4: levels((3, 3))}, {Q1: ()}):
        score = assessed(records).komponen
        assert (score.nilai, score.temuan) == (None, ())
        assert score.alasan == "Belum ada asesmen kompetensi untuk Triwulan I Tahun 2024."


@pytest.mark.parametrize(
    ("placement", "category"),
    [
        ({"jenis_jabatan": "JPT Pratama"}, "Baik"),
        ({"jenis_jabatan": "JABATAN PIMPINAN TINGGI"}, "Baik"),
        ({"jenjang": "AHLI UTAMA"}, "Baik"),
        ({"jenjang": "Ahli Madya"}, "Sangat Baik"),
        ({"jenis_jabatan": "Fungsional"}, "Sangat Baik"),
        ({}, "Sangat Baik"),
    ],
)
def test_categories_are_stricter_for_high_positions(placement, category):
    assert assessed({Q1: levels((86, 100))}, **placement).kategori == category


def test_a_value_in_a_hole_of_the_printed_table_is_told():
    how = assessed({Q1: levels(("84.5", 100))}).komponen.step.cara
    assert (
        "84,5 jatuh di celah tabel tercetak: kelas Baik tercetak sampai 84, kelas Sangat Baik ≥ 85"
        in how
    )


@pytest.mark.parametrize(
    ("pairs", "value"), [(((1, 3),), "33.33"), (((2, 3),), "66.67"), (((1, 32),), "3.13")]
)
def test_jpm_is_rounded_once_half_up(pairs, value):
    assert jpm(*pairs) == value


@LAW
@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_competencies_does_not_matter(pairs, random):
    rows = list(levels(*pairs))
    random.shuffle(rows)
    assert assessed({Q1: tuple(rows)}) == assessed({Q1: levels(*pairs)})


@LAW
@given(PAIRS, st.integers(2, 9))
def test_scaling_levels_and_standards_changes_nothing(pairs, factor):
    assert jpm(*((held * factor, standard * factor) for held, standard in pairs)) == jpm(*pairs)


@LAW
@given(PAIRS)
def test_a_higher_level_never_lowers_the_jpm(pairs):
    better = [(pairs[0][0] + 1, pairs[0][1]), *pairs[1:]]
    assert 0 <= Decimal(jpm(*pairs)) <= Decimal(jpm(*better)) <= 100


# the nine boxes


def test_a_box_has_its_name_and_its_recommendation():
    talent = place("Kurang", "Di Atas Ekspektasi", "Sangat Baik", TALENT)
    assert talent.kotak.nomor == 6
    assert talent.kotak.nama == "Kinerja di bawah ekspektasi dan potensial tinggi"
    assert "konseling kinerja" in talent.kotak.rekomendasi
    assert [step.hasil for step in talent.step.bagian] == ["di bawah ekspektasi", "tinggi"]


@pytest.mark.parametrize(
    ("rating", "category", "number"),
    [
        ("Di Atas Ekspektasi", "Baik", 7),
        ("Sesuai Ekspektasi", "Kurang", 2),
        ("Di Bawah Ekspektasi", "Baik", 3),
    ],
)
def test_without_a_predikat_the_rating_decides(rating, category, number):
    assert place(None, rating, category, TALENT).kotak.nomor == number


@pytest.mark.parametrize(
    ("given_", "why"),
    [
        ((None, None, "Baik"), "Sumbu kinerja belum diketahui."),
        (("Baik", None, None), "Sumbu potensial belum diketahui."),
        ((None, "?", ""), "Sumbu kinerja dan potensial belum diketahui."),
    ],
)
def test_an_axis_that_is_unknown_gives_no_box(given_, why):
    talent = place(*given_, TALENT)
    assert (talent.kotak, talent.alasan, talent.step.hasil) == (None, why, None)


def test_every_pair_of_classes_has_a_box_of_its_own():
    assert sorted(box.nomor for box in TALENT.kotak.values()) == list(range(1, 10))
    assert JPM.pimpinan_tinggi.ambang[0].kelas in TALENT.kategori
    for bands in (JPM.pimpinan_tinggi, JPM.lainnya):
        assert {band.kelas for band in bands.ambang} == set(TALENT.kategori)
