"""The distribution of an office in its reports: from scores to what stands on the page."""

import io
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import fake_views as fake
import openpyxl
import pytest
from builders import DA, DB, POLICY, SE, employee, indicator, mark, place
from programs import formulas_that_agree, needs_office
from spread_policy import POLICY as SPREAD

from kinerja_cli.actions import distribution
from kinerja_cli.actions.views import distribution_views
from kinerja_cli.reports import excel, html
from kinerja_cli.rules.score import score

PEOPLE = SimpleNamespace(nama={"9": "Sri Pejabat"})


def scored(number, actual, manner=SE, **more):
    """Return somebody whose nilai hasil kerja is `actual`."""
    places = (place(nip_atasan="9"),)
    one = employee(indicator("100", actual), marks=(mark(manner),), places=places, **more)
    nip = f"19860926201505{number:04}"
    made = score(replace(one, nip=nip, nama=f"Pegawai {number}"), POLICY)
    return SimpleNamespace(score=made, policy=POLICY, run=SimpleNamespace(id=1))


def near(actual, manner=SE, **more):
    made = scored(1, actual, manner, **more).score
    cases = distribution.borderline(made, POLICY, SPREAD.perbatasan)
    return [(one.predikat, one.predikat_bila, str(one.jarak)) for one in cases]


def test_a_borderline_case_lies_within_two_points_of_an_edge_that_matters():
    assert near("92") == [("Baik", "Butuh Perbaikan", "2.00")]
    assert near("92.01") == []
    assert near("98", DA) == [("Baik", "Sangat Baik", "2.00")]
    assert near("98") == []  # Di Atas with perilaku Sesuai is Baik as well
    assert near("88") == [("Butuh Perbaikan", "Baik", "2.00")]
    assert near("100.5", DA) == [("Sangat Baik", "Baik", "0.50")]
    assert near("89", DB) == [("Sangat Kurang", "Kurang", "1.00")]


def test_behaviour_near_an_edge_is_a_borderline_case_when_it_moves_the_predikat():
    def cases(number, actual, place_of=None, **more):
        places = place_of or (place(nip_atasan="9"),)
        marks = (mark(*([DA] * number + [SE] * (7 - number))),)
        one = employee(indicator("100", actual), marks=marks, places=places, **more)
        found = distribution.borderline(score(one, POLICY), POLICY, SPREAD.perbatasan)
        return [(c.komponen, str(c.nilai), str(c.jarak), c.predikat_bila) for c in found]

    assert cases(3, "110") == [("perilaku", "2.43", "0.07", "Sangat Baik")]
    assert cases(4, "110") == [("perilaku", "2.57", "0.07", "Baik")]
    assert cases(2, "110") == []  # 2.29 is 0.21 away
    assert cases(3, "95") == []  # Sesuai with perilaku Di Atas is Baik as well
    head = [place(pimpinan="Ya")]
    assert cases(3, "99", head, organisasi="Istimewa") == [
        ("perilaku", "2.43", "0.07", "Sangat Baik")
    ]


def test_a_decision_beyond_its_suggestion_is_nearest_of_all():
    assert near("110", DA, hasil_kerja=SE) == [("Baik", "Sangat Baik", "0")]


def test_nobody_incomplete_and_no_head_is_a_borderline_case():
    assert near(None) == []
    head = employee(
        indicator("100", "91"), marks=(mark(SE),), organisasi="Baik", places=[place(pimpinan="Ya")]
    )
    assert distribution.borderline(score(head, POLICY), POLICY, SPREAD.perbatasan) == []


def office(count, *, organisation="Baik"):
    """Return a report of an office where nine of ten are Baik, every third near the edge."""
    found = [
        scored(n, "101" if n % 10 == 0 else ("90.5", "95", "99")[n % 3], DA if n % 10 == 0 else SE)
        for n in range(1, count + 1)
    ]
    return fake.unit(
        max(count, 1),
        pola=distribution_views.pattern(found, organisation, SPREAD),
        penilai=distribution_views.officials(found, {1: PEOPLE}, [], SPREAD),
    )


def test_the_advice_names_the_nearest_and_says_that_it_is_advice():
    page = html.render("dinas", office(30))
    assert "6 dari 9 kasus perbatasan berikut: dari Baik ke Butuh Perbaikan." in page
    assert "bukan keputusan: tidak ada predikat yang diubah" in page
    assert "Predikat Baik paling banyak 70 %." in page
    assert "27 pegawai (90,00 %)" in page
    assert "Sri Pejabat" in page


def test_a_long_list_is_cut_and_says_so():
    report = office(500)
    (shift,) = report.pola.pergeseran
    assert len(shift.calon) == 100
    assert shift.lainnya > 0
    page = html.render("dinas", report)
    assert f"{shift.lainnya} lagi tidak ditampilkan" in page


def test_one_person_is_not_judged():
    page = html.render("dinas", office(1))
    assert page.count("kelompok terlalu kecil untuk aturan ini (n = 1)") == 3
    assert "Bila hendak disesuaikan" not in page


def test_without_a_predicate_of_the_organisation_the_page_waits():
    page = html.render("dinas", office(3, organisation=""))
    assert "Menunggu predikat organisasi." in page
    assert "Setara pola" not in page


@pytest.mark.parametrize("count", [1, 30, 500])
def test_the_workbook_has_a_sheet_for_it(count):
    book = openpyxl.load_workbook(io.BytesIO(excel.render("dinas", office(count))))
    sheet = book["Distribusi"]
    words = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {"Predikat Baik paling banyak 70 %.", "Sri Pejabat"} <= words
    assert len(sheet._charts) == 1


@needs_office
def test_the_sheets_formulas_agree(tmp_path):
    people = [fake.employee(n) for n in range(1, 12)]
    counts = {name: sum(p.predikat == name for p in people) for name in SPREAD.kelas}
    pola = office(30).pola
    kurva = tuple(
        replace(
            one,
            jumlah=counts[one.kelas],
            persen=(Decimal(100) * counts[one.kelas] / 11).quantize(Decimal("0.01")),
        )
        for one in pola.kurva
    )
    report = fake.unit_of(*people, pola=replace(pola, kurva=kurva))
    assert formulas_that_agree(excel.render("dinas", report), tmp_path) > 20


def test_a_period_before_the_circular_or_other_classes_are_not_checked():
    from builders import Q1

    from kinerja_cli.rules.periods import Period

    assert distribution.in_force(Q1, SPREAD.kelas).id == "se-menpanrb-3-2023"
    assert distribution.in_force(Period(2022, "triwulan", 4), SPREAD.kelas) is None
    assert distribution.in_force(Q1, ("Amat Baik", "Baik")) is None


def test_the_pages_row_shows_the_suggestion_beside_the_decision():
    one = fake.employee(
        2, rating_hasil=DA, hasil_dari="penetapan", usulan_hasil=SE, rating_perilaku=SE,
        perilaku_dari="penetapan", usulan_perilaku=SE,
    )  # fmt: skip
    page = html.render("dinas", fake.unit_of(one))
    assert "penetapan; usulan Sesuai Ekspektasi" in page
    assert "penetapan; usulan sama" in page
