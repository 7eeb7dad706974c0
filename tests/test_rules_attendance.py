"""Disiplin: deductions of a recap, parts of a period, days without reason, sanctions."""

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import LAW, Q1, Q2, S1, YEAR, fact
from hypothesis import given
from hypothesis import strategies as st
from sides import COLUMNS, CUTS, attended, discipline, found, policy, recap

from kinerja_cli.rules.attendance import sanction
from kinerja_cli.rules.model import Attendance, Origin
from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.records import ATTENDANCE_FIELDS

JAN, FEB, MAR, APR = (Period(2024, "bulan", n) for n in (1, 2, 3, 4))
CUTTING = [field for field in ATTENDANCE_FIELDS if field not in {"hari_kerja", "hadir"}]
COUNTS = st.dictionaries(st.sampled_from(CUTTING), st.integers(0, 40))


def texts(score):
    return [step.cara for step in score.step.walk()]


def test_the_worked_example_takes_five_and_a_quarter_percent():
    score = attended({JAN: recap(tl1=2, tl3=1, tanpa_keterangan=1)}, JAN)
    assert str(score.nilai) == "94.75"
    assert (
        score.step.cara == "100 − 5,25 ÷ 1 bulan = 94,75, paling rendah 0, dibulatkan menjadi 94,75"
    )
    part = score.step.bagian[0]
    assert part.cara == (
        "2 × 0,5 (TL1, sejak menit ke-1) + 1 × 1,25 (TL3, sejak menit ke-61) + 1 × 3 (Tanpa "
        "Keterangan) = 5,25 poin persen"
    )
    cells = [Origin(1, 5, COLUMNS[name]) for name in ("tl1", "tl3", "tanpa_keterangan")]
    assert part.sumber == tuple(cells)
    assert score.step.bagian[1].sumber == (Origin(1, 5, COLUMNS["tanpa_keterangan"]),)
    assert "Kepmendagri 900-4700/2020" in part.dasar


def test_where_nothing_is_taken_off_the_deductions_are_cited_not_the_ceiling():
    part = attended({JAN: recap(hadir=20, tl1=0)}, JAN).step.bagian[0]
    assert part.dasar == str(CUTS.potongan["tl1"].sumber) != str(CUTS.batas)
    assert part.sumber == (Origin(1, 5, COLUMNS["tl1"]),)


def test_the_days_of_every_record_that_is_summed_are_cited():
    records = {JAN: recap(3, tanpa_keterangan=4), FEB: recap(4, tanpa_keterangan=0)}
    score = attended(records, Q1)
    absent = COLUMNS["tanpa_keterangan"]
    days = next(step for step in score.step.bagian if step.apa.startswith("Hari kerja"))
    assert days.sumber == (Origin(1, 3, absent), Origin(1, 4, absent))
    assert found(score, "hari-tanpa-keterangan").asal == Origin(1, 3, absent)


def test_a_quarter_is_a_mean_of_its_months():
    assert discipline(tl1=6) == "99.00"
    months = {JAN: recap(tl1=6), FEB: recap(hadir=20), MAR: recap(tanpa_keterangan=1)}
    score = attended(months)
    assert str(score.nilai) == "98.00"
    assert "(3 + 0 + 3) ÷ 3 bulan" in score.step.cara


def test_the_record_of_the_period_beats_those_of_its_parts():
    score = attended({Q1: recap(tl1=3), JAN: recap(tanpa_keterangan=9)})
    assert str(score.nilai) == "99.50"
    assert len([s for s in score.step.bagian if s.apa.startswith("Potongan")]) == 1


def test_parts_without_a_record_are_told_and_not_taken_for_good():
    score = attended({JAN: recap(tl4=2)})
    assert str(score.nilai) == "97.00"
    assert score.step.cara.endswith("; tanpa catatan: Februari 2024, Maret 2024")
    year = attended({Q1: recap(tl4=2)}, YEAR)
    assert str(year.nilai) == "99.00"
    assert year.step.cara.endswith("tanpa catatan: Triwulan II Tahun 2024, Semester II Tahun 2024")


def test_a_year_of_mixed_records_counts_every_month_once():
    records = {
        S1: recap(tl4=6),
        Q1: recap(tl4=99),
        JAN: recap(tl4=99),
        Period(2024, "triwulan", 3): recap(),
    }
    assert str(attended(records, YEAR).nilai) == "98.50"  # 9 ÷ 6 months; the empty recap is none


def test_nothing_is_not_a_full_mark():
    for records in ({}, {Q2: recap(hadir=60)}, {Q1: Attendance(hukuman=fact("Ringan"))}):
        score = attended(records)
        assert score.nilai is None
        assert score.alasan == "Belum ada rekap kehadiran untuk Triwulan I Tahun 2024."
        assert score.step.cara == score.alasan


def test_a_month_loses_no_more_than_its_cap_and_a_quarter_three_times_that():
    lost = recap(tanpa_keterangan=60)  # 180 percent points
    rest = {FEB: recap(hadir=20), MAR: recap(hadir=20)}
    assert str(attended({JAN: lost, **rest}).nilai) == "66.67"
    assert str(attended({Q1: lost}).nilai) == "40.00"
    assert "= 180 poin persen, paling banyak 100" in texts(attended({JAN: lost, **rest}))[1]
    assert str(attended({Q1: recap(tanpa_keterangan=200)}).nilai) == "0.00"


def test_a_mark_never_falls_below_the_floor_of_the_policy():
    cuts = replace(CUTS, per_bulan=Decimal(150))
    assert str(attended({JAN: recap(tanpa_keterangan=60)}, JAN, cuts).nilai) == "0.00"


def test_a_quarter_that_says_no_day_is_believed():
    records = {Q1: recap(tanpa_keterangan=0), JAN: recap(tanpa_keterangan=4)}
    assert attended(records).temuan == ()


def test_half_goes_up():
    cuts = replace(CUTS, potongan={"tl1": replace(CUTS.potongan["tl1"], persen=Decimal("0.375"))})
    assert discipline(cuts=cuts, tl1=1) == "99.88"  # 0,125 a month; half to even would be 99,88 too
    cuts = replace(CUTS, potongan={"tl1": replace(CUTS.potongan["tl1"], persen=Decimal("0.345"))})
    assert discipline(cuts=cuts, tl1=1) == "99.89"  # 99,885: half to even would be 99,88


@pytest.mark.parametrize(
    ("preset", "counts", "value"),
    [
        ("kemenag-13-2014", {"izin": 2}, "95.00"),
        ("permentan-68-2012", {"tl4": 1, "psw3": 1}, "96.50"),
        ("permentan-68-2012", {"tanpa_keterangan": 2}, "92.00"),
    ],
)
def test_presets(preset, counts, value):
    assert str(attended({JAN: recap(**counts)}, JAN, policy(preset)).nilai) == value


# days without reason


def test_days_are_counted_from_january_to_the_end_of_the_period():
    records = {Q1: recap(tanpa_keterangan=4), Q2: recap(9, tanpa_keterangan=7)}
    first, second = attended(records, Q1), attended(records, Q2)
    assert found(first, "hari-tanpa-keterangan").data["hari"] == "4"
    finding = found(second, "hari-tanpa-keterangan")
    assert finding.data["hari"] == "11"
    assert (finding.data["tingkat"], finding.tingkat) == ("Sedang", "peringatan")
    assert finding.asal == Origin(1, 9, COLUMNS["tanpa_keterangan"])
    assert "pemotongan tunjangan kinerja 25% selama 6 bulan (PP 94/2021 Pasal 10" in finding.pesan
    assert "bila 10 hari di antaranya berturut-turut: pemberhentian" in finding.pesan
    assert "Belum tentu hukuman: menunggu pemeriksaan" in finding.pesan
    step = second.step.bagian[-1]
    assert step.hasil == 11
    assert step.cara.startswith(
        "4 (Triwulan I Tahun 2024) + 7 (Triwulan II Tahun 2024) = 11 hari: "
    )


def test_no_day_is_counted_twice():
    records = {
        Q1: recap(tanpa_keterangan=3),
        JAN: recap(tanpa_keterangan=3),
        FEB: recap(tanpa_keterangan=2),
    }
    assert found(attended(records), "hari-tanpa-keterangan").data["hari"] == "3"
    assert (
        found(
            attended({**records, YEAR: recap(tanpa_keterangan=5)}, YEAR), "hari-tanpa-keterangan"
        ).data["hari"]
        == "5"
    )


def test_a_quarter_that_does_not_say_leaves_it_to_its_months():
    records = {Q1: recap(tl1=1), JAN: recap(tanpa_keterangan=4)}
    assert found(attended(records), "hari-tanpa-keterangan").data["hari"] == "4"


def test_what_comes_later_or_another_year_does_not_count():
    other = {Period(2023, "triwulan", 4): recap(tanpa_keterangan=9), APR: recap(tanpa_keterangan=9)}
    score = attended({Q1: recap(tanpa_keterangan=2), **other, YEAR: recap(tanpa_keterangan=20)})
    assert score.temuan == ()
    assert score.step.bagian[-1].hasil == 2
    assert "belum ada golongan" in score.step.bagian[-1].cara


def test_days_are_told_in_a_period_without_a_recap():
    score = attended({Q1: recap(tanpa_keterangan=5)}, Q2)
    assert score.nilai is None
    assert found(score, "hari-tanpa-keterangan").asal == Origin(1, 5, COLUMNS["tanpa_keterangan"])


def test_nine_days_may_not_be_ten_in_a_row():
    nine = found(attended({Q1: recap(tanpa_keterangan=9)}), "hari-tanpa-keterangan")
    assert "berturut-turut" not in nine.pesan


# sanctions


def test_the_heaviest_sanction_of_the_parts_holds():
    records = {
        "2024-01": recap(hukuman="Ringan"), "2024-02": recap(hukuman="Sedang"),
        "2024-04": recap(hukuman="Berat"), "2024-03": recap(),
    }  # fmt: skip
    assert sanction(records, Q1).nilai == "Sedang"
    assert sanction(records, YEAR).nilai == "Berat"
    assert sanction(records, MAR) is None
    assert sanction({"2024-Q1": recap(hukuman="Sedang")}, JAN) is None
    assert sanction({"2024-Q1": recap(hukuman="Tidak Ada")}, Q1) is None
    assert sanction(records, Q1).asal == Origin(1, 2, "E")


# laws


@LAW
@given(COUNTS, st.sampled_from(CUTTING), st.integers(1, 20))
def test_more_of_anything_never_raises_the_mark(counts, field, more):
    worse = {**counts, field: counts.get(field, 0) + more}
    assert Decimal(discipline(**worse)) <= Decimal(discipline(**counts))


@LAW
@given(st.lists(COUNTS, min_size=3, max_size=3), st.permutations([JAN, FEB, MAR]))
def test_the_order_of_records_does_not_matter(counts, order):
    records = dict(zip((JAN, FEB, MAR), (recap(hadir=1, **one) for one in counts), strict=True))
    assert attended({p: records[p] for p in order}) == attended(records)


@LAW
@given(COUNTS)
def test_three_equal_months_are_as_good_as_one(counts):
    one = recap(hadir=1, **counts)
    assert attended({JAN: one, FEB: one, MAR: one}).nilai == attended({JAN: one}, JAN).nilai


@LAW
@given(COUNTS)
def test_a_mark_lies_between_nothing_and_a_hundred(counts):
    assert 0 <= Decimal(discipline(**counts)) <= 100
