"""A line of the unit's plan without a polarity takes that of a same-named indicator, or is told of."""

import pytest

from kinerja_cli.actions.views.plan_views import _polarity, unclear
from kinerja_cli.reports.view_parts import FigureView, PlansView, PlanView
from kinerja_cli.rules.model import UnitPlan

WAIT, BEDS = "Rata-rata waktu tunggu rawat jalan", "Tempat tidur terisi"


@pytest.mark.parametrize(
    ("plan", "stated", "polarity", "words"),
    [
        (UnitPlan("R", WAIT, polaritas="naik"), {"turun"}, "naik", ""),
        (UnitPlan("R", WAIT), {"turun"}, "turun", "menurut indikator pegawai yang bernama sama"),
        (UnitPlan("R", WAIT), {"turun", "naik"}, "", "berbeda-beda polaritasnya"),
        (UnitPlan("R", WAIT), set(), "", "makin kecil makin baik"),
        (UnitPlan("R", BEDS), set(), "", ""),
    ],
)
def test_where_the_polarity_of_a_plan_comes_from(plan, stated, polarity, words):
    found, note = _polarity(plan, stated)
    assert found == polarity
    assert words in note
    assert bool(note) is bool(words)


def test_an_assumed_polarity_is_a_finding():
    def told(stated):
        note = _polarity(UnitPlan("R", WAIT), stated)[1]
        figure = FigureView(WAIT, "menit", "", "65", "64,5", None, "", note)
        return [one.kode for one in unclear(PlansView((PlanView("R", (figure,), ()),), (), ""))]

    assert told(set()) == ["polaritas-kosong"]
    assert told({"turun"}) == []
