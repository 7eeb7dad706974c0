"""A plan of the unit is carried directly, as one's own, or through the plans of superiors."""

from dataclasses import replace

from builders import employee, indicator

from kinerja_cli.rules.cascade import Member, cascade
from kinerja_cli.rules.model import UnitPlan

UNIT = (UnitPlan("Layanan cepat", "Rata-rata waktu tunggu"),)
HEAD, CHIEF, NURSE, OTHER = "1" * 18, "2" * 18, "3" * 18, "4" * 18


def member(nip: str, above: str, own: str, superior: str = "") -> Member:
    item = replace(
        indicator("10", "9", name=f"Butir {nip[0]}"), rencana=own, rencana_atasan=superior
    )
    made = replace(employee(item), nip=nip, nama=f"Orang {nip[0]}", rencana_unit=UNIT)
    return Member(made, above)


def office(*more: Member):
    return cascade([
        member(HEAD, "", "Layanan  CEPAT"), member(CHIEF, HEAD, "Asuhan bermutu", "Layanan cepat"),
        member(NURSE, CHIEF, "Asuhan harian", "Asuhan bermutu"), *more,
    ])  # fmt: skip


def test_a_head_whose_own_plan_is_the_units_carries_it():
    (plan,) = office()[HEAD]
    assert (plan.rencana, plan.dikenal, plan.sendiri, plan.melalui) == (
        "Layanan cepat",
        True,
        True,
        (),
    )


def test_the_plan_of_a_superior_leads_to_the_units():
    (direct,), (through,) = office()[CHIEF], office()[NURSE]
    assert (direct.rencana, direct.sendiri, direct.melalui) == ("Layanan cepat", False, ())
    assert through.rencana == "Layanan cepat"
    assert through.melalui == (("Orang 2", "Asuhan bermutu"),)
    assert through.indikator == ("Butir 3",)


def test_two_levels_are_followed_and_each_is_named():
    (plan,) = office(member(OTHER, NURSE, "Catatan", "Asuhan harian"))[OTHER]
    assert plan.melalui == (("Orang 3", "Asuhan harian"), ("Orang 2", "Asuhan bermutu"))


def test_circles_and_strangers_end_and_are_said_to_reach_nothing():
    circle = cascade([member(HEAD, CHIEF, "A", "B"), member(CHIEF, HEAD, "B", "A")])
    assert [(one.rencana, one.dikenal) for one in circle[HEAD]] == [("B", False)]
    (plan,) = office(member(OTHER, "9" * 18, "Catatan", "Asuhan harian"))[OTHER]
    assert (plan.rencana, plan.dikenal, plan.melalui) == ("Asuhan harian", False, ())
