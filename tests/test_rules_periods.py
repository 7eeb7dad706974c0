"""Periods: every spelling officers use, and nothing where the words name none or several."""

from datetime import date
from itertools import pairwise

import pytest
from builders import LAW
from hypothesis import given
from hypothesis import strategies as st

from kinerja_cli.rules.periods import Period, every, from_id, parse, year

COUNT = {"bulan": 12, "triwulan": 4, "semester": 2, "tahun": 1}
PERIODS = st.sampled_from(list(COUNT)).flatmap(
    lambda kind: st.builds(
        Period, st.integers(1900, 2099), st.just(kind), st.integers(1, COUNT[kind])
    )
)


@pytest.mark.parametrize(
    ("identifier", "spellings"),
    [
        (
            "2024-Q1",
            [
                "2024-Q1", "TW I 2024", "Triwulan I Tahun 2024", "TW1-2024", "Q1 2024", "TW.I 2024",
                "Januari–Maret 2024", "Januari - Maret 2024", "Jan s.d. Mar 2024", "Jan s/d Mar 2024",
                "TRIWULAN I TAHUN 2024", "Triwulan 1 2024", "Triwulan ke-1 Tahun 2024", "2024 TW I",
                "TW. 1 Tahun 2024", "2024Q1", "2024 q1", "Q1-2024", "01-01-2024 s.d. 31-03-2024",
                "01/01/2024 - 31/03/2024", "2024-01-01 s.d. 2024-03-31", "tri wulan I 2024",
                "LAPORAN REALISASI KINERJA TRIWULAN I TAHUN 2024", "Kuartal I 2024",
                "Periode: Januari s.d. Maret 2024 (Dinas Kesehatan)", "TW\u00a0I\u00a02024",
            ],
        ),
        ("2024-Q2", ["TW II 2024", "April-Juni 2024", "2024-Q2", "REKAP TW 2 TAHUN 2024",
                     "TRIWULAN II (APRIL S.D. JUNI) TAHUN ANGGARAN 2024"]),
        ("2024-Q3", ["TW III 2024", "Juli s.d. September 2024", "Jul–Sep 2024", "Triwulan III 2024"]),
        ("2024-Q4", ["TW IV 2024", "Oktober–Desember 2024", "Okt s.d. Des 2024", "Q4 2024"]),
        (
            "2024-S1",
            ["Semester I 2024", "2024-S1", "Semester 1 Tahun 2024", "Januari–Juni 2024", "SMT I 2024",
             "TW I-II 2024", "TW I s.d. TW II 2024", "Triwulan I dan II Tahun 2024"],
        ),
        ("2024-S2", ["Semester II 2024", "Juli–Desember 2024", "TW III s.d. IV 2024"]),
        (
            "2024-01",
            ["Januari 2024", "2024-01", "2024/01", "2024-1", "JANUARI 2024", "Jan 2024", "15-01-2024",
             "2024-01-31", "31 Januari 2024", "Bulan Januari Tahun 2024"],
        ),
        ("2024-02", ["Pebruari 2024", "Februari 2024"]),
        ("2024-08", ["Agustus 2024", "Ags 2024", "Agt 2024"]),
        ("2024-11", ["Nopember 2024", "November 2024", "Nop 2024"]),
        (
            "2024",
            ["2024", "Tahun 2024", "TAHUN ANGGARAN 2024", "Januari–Desember 2024", "TW I-IV 2024",
             "TW I s.d. TW IV 2024", "01-01-2024 s.d. 31-12-2024", "SASARAN KINERJA PEGAWAI TAHUN 2024"],
        ),
    ],
)  # fmt: skip
def test_every_spelling_of_a_period_is_understood(identifier, spellings):
    assert {text: str(parse(text)) for text in spellings} == dict.fromkeys(spellings, identifier)


@pytest.mark.parametrize(
    "text",
    [
        "", "Triwulan I", "Januari", "Dinas Kesehatan", "2023/2024", "2023-2024", "Tahun 2023 dan 2024",
        "Triwulan I 2023/2024", "TW I 2024 dan TW II 2023", "Semester I dan Triwulan III 2024",
        "Triwulan I (April s.d. Juni) 2024", "Triwulan II (s.d. Juni) 2024",
        "TW II-III 2024", "TW I dan TW III 2024", "Februari–April 2024", "Desember–Januari 2024",
        "01-12-2023 s.d. 29-02-2024", "12345", "1. 20240",
    ],
)  # fmt: skip
def test_words_that_name_no_period_or_several_name_nothing(text):
    assert parse(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2024-Q5", "Q5 2024", "TW V 2024", "TW 5 2024", "Triwulan V Tahun 2024", "Triwulan 0 2024",
        "Semester III 2024", "2024-S3", "2024-13", "2024-00", "31-13-2024",
    ],
)  # fmt: skip
def test_a_part_of_the_year_that_does_not_exist_is_never_the_whole_year(text):
    assert parse(text) is None


@pytest.mark.parametrize("text", ["03/2024", "03-2024", "3-2024"])
def test_a_month_written_before_its_year_is_never_the_whole_year(text):
    assert parse(text) in {None, Period(2024, "bulan", 3)}


@pytest.mark.parametrize(
    "text", ["Triwulan I, II, III dan IV Tahun 2024", "Triwulan I, II, III, IV 2024"]
)
def test_all_four_quarters_are_never_a_semester(text):
    assert parse(text) in {None, year(2024)}


@pytest.mark.parametrize(
    "text", ["Semester I dan II Tahun 2024", "Semester I-II 2024", "Semester I s.d. II 2024"]
)
def test_both_semesters_are_never_the_first(text):
    assert parse(text) in {None, year(2024)}


@pytest.mark.parametrize(
    ("identifier", "first", "last", "words"),
    [
        ("2024-Q1", "2024-01-01", "2024-03-31", "Triwulan I Tahun 2024"),
        ("2023-Q4", "2023-10-01", "2023-12-31", "Triwulan IV Tahun 2023"),
        ("2024-S1", "2024-01-01", "2024-06-30", "Semester I Tahun 2024"),
        ("2024-S2", "2024-07-01", "2024-12-31", "Semester II Tahun 2024"),
        ("2024-02", "2024-02-01", "2024-02-29", "Februari 2024"),
        ("2023-02", "2023-02-01", "2023-02-28", "Februari 2023"),
        ("2024", "2024-01-01", "2024-12-31", "Tahun 2024"),
    ],
)
def test_a_period_knows_its_days_and_its_words(identifier, first, last, words):
    period = from_id(identifier)
    assert (period.first.isoformat(), period.last.isoformat(), period.words) == (first, last, words)


@pytest.mark.parametrize(
    ("identifier", "parts"),
    [
        ("2024", ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]),
        ("2024-S2", ["2024-Q3", "2024-Q4"]),
        ("2024-Q2", ["2024-04", "2024-05", "2024-06"]),
        ("2024-02", []),
    ],
)
def test_a_period_is_made_of_its_parts(identifier, parts):
    assert [str(part) for part in from_id(identifier).parts] == parts


@pytest.mark.parametrize(
    "text", ["2024-Q5", "2024-q1", "2024-1", "TW I 2024", "", "2024-13", " 2024", "abc"]
)
def test_only_what_str_makes_is_an_identifier(text):
    with pytest.raises(ValueError, match=text or "^$"):
        from_id(text)


@given(PERIODS)
@LAW
def test_every_period_survives_its_identifier_and_its_words(period):
    assert from_id(str(period)) == period
    assert parse(period.words) == period
    assert parse(period.words.upper()) == period
    assert parse(f"{period.first:%d-%m-%Y} s.d. {period.last:%d-%m-%Y}") == period


@given(PERIODS)
@LAW
def test_the_parts_of_a_period_follow_one_another_and_fill_it(period):
    parts = period.parts
    if parts:
        assert (parts[0].first, parts[-1].last) == (period.first, period.last)
        for one, following in pairwise(parts):
            assert following.first.toordinal() == one.last.toordinal() + 1
    assert all(period.contains(part) and not part.contains(period) for part in parts)


@pytest.mark.parametrize("kind", COUNT)
def test_the_periods_of_one_kind_fill_the_year(kind):
    found = every(2024, kind)
    assert len(found) == COUNT[kind]
    assert (found[0].first, found[-1].last) == (date(2024, 1, 1), date(2024, 12, 31))
