"""Builders of the values that the engine works on, and the policy that most tests use."""

import tomllib
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from hypothesis import settings

from kinerja_cli.resources import policy_texts
from kinerja_cli.rules import policy_text as policies
from kinerja_cli.rules.achievement import achieve
from kinerja_cli.rules.model import (
    BERAKHLAK,
    UTAMA,
    BehaviourMark,
    Decision,
    Fact,
    Indicator,
    Inputs,
    Origin,
    Placement,
    Realisation,
)
from kinerja_cli.rules.periods import Period, year
from kinerja_cli.rules.score import score

POLICY_ID = "permenpanrb-6-2022"
TEXTS = policy_texts()
POLICY_TEXT = TEXTS[POLICY_ID]
POLICY = policies.parse(TEXTS, POLICY_ID)

Q1, Q2, Q3, Q4 = (Period(2024, "triwulan", n) for n in (1, 2, 3, 4))
S1, S2 = Period(2024, "semester", 1), Period(2024, "semester", 2)
YEAR = year(2024)
NIP = "198609262015051001"

DA, SE, DB = "Di Atas Ekspektasi", "Sesuai Ekspektasi", "Di Bawah Ekspektasi"

LAW = settings(deadline=None, max_examples=60, derandomize=True, database=None)
"""Settings of every property: reproducible, and quick enough to be run all the time."""


def cases(name):
    path = Path(__file__).with_name("cases") / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def policy_of(text):
    return policies.parse({**TEXTS, POLICY_ID: text}, POLICY_ID)


def policy_with(old, new):
    """Return the shipped policy with one passage of its text replaced."""
    assert POLICY_TEXT.count(old) == 1, old
    return policy_of(POLICY_TEXT.replace(old, new))


def fact(value, row=2, column="E"):
    return None if value is None else Fact(str(value), Origin(1, row, column))


def indicator(
    target="100",
    actual=None,
    *,
    name="Cakupan layanan",
    bobot=None,
    polaritas="",
    rumus="",
    jenis=UTAMA,
    akumulasi="",
    period=Q1,
    targets=None,
    actuals=None,
    row_targets=None,
    number=1,
):
    """Return an indicator: `target` and `actual` of `period`, or dicts of several periods."""
    targets = {period: target} if targets is None else targets
    actuals = {period: actual} if actuals is None else actuals
    row_targets = row_targets or {}
    rows = {
        str(p): Realisation(fact(row_targets.get(p), 9, "D"), fact(actuals.get(p), 9, "E"))
        for p in {**row_targets, **actuals}
    }
    return Indicator(
        butir_id=number,
        tahun=2024,
        indikator=name,
        jenis=jenis,
        polaritas=polaritas,
        rumus=rumus,
        bobot=fact(bobot),
        akumulasi=akumulasi,
        targets={str(p): fact(value) for p, value in targets.items() if value is not None},
        realisations=rows,
        asal=Origin(1, 2, "C"),
    )


def mark(*values, penilai="Atasan", nip="", rating=""):
    """Return one rater's marks: seven values in order, or one word for all seven."""
    values = values * 7 if len(values) == 1 else values
    cells = zip(BERAKHLAK, values, "CDEFGHI", strict=False)
    given = {name: Fact(v, Origin(2, 5, column)) for name, v, column in cells if v}
    return BehaviourMark(penilai, nip, given, rating, Origin(2, 5, "C"))


def place(tmt=None, unit=1, **more):
    return Placement(tmt, unit, f"Dinas {unit}", asal=Origin(3, 2, "A"), **more)


SESUAI_SEMUA = (mark(SE),)


def employee(*indicators, period=Q1, marks=SESUAI_SEMUA, places=None, organisasi=None, **decided):
    """Return inputs; `marks` is a tuple for `period` or a dict of periods."""
    perilaku = marks if isinstance(marks, dict) else {period: marks}
    return Inputs(
        nip=NIP,
        nama="Budi Santoso",
        periode=period,
        placements=(place(),) if places is None else tuple(places),
        indicators=indicators,
        perilaku={str(p): tuple(given) for p, given in perilaku.items() if given},
        penetapan=Decision(**{key: fact(value) for key, value in decided.items()}),
        organisasi=fact(organisasi),
    )


def scored(*indicators, policy=POLICY, **more):
    made = score(employee(*indicators, **more), policy)
    assert made is not None
    return made


def value(*indicators, **more):
    """Return the nilai hasil kerja as text, None when there is none."""
    made = scored(*indicators, **more).hasil_kerja
    return None if made is None else str(made)


def reasons(made):
    return [reason.kode for reason in made.verdict.alasan]


def codes(made):
    return [finding.kode for finding in made.temuan]


def reached(target, actual, rumus="", polaritas="", policy=POLICY):
    return achieve(target, actual, rumus, polaritas, policy)


def six(number):
    """Return a number to six decimals, for comparing with a figure worked out by hand."""
    return None if number is None else f"{number:.6f}"


def half_up(number, places=2):
    """Round an exact fraction half up, independently of the engine."""
    scaled = Fraction(number) * 10**places
    return Decimal((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)).scaleb(
        -places
    )


def day(text):
    return date.fromisoformat(text)
