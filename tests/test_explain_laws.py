"""Laws of every derivation, under every policy: its words, its arithmetic, its sources."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from builders import DA, DB, SE, YEAR, employee, fact, indicator, mark, place
from employees import regulation
from hypothesis import given, settings
from hypothesis import strategies as st
from sides import FAMILY, levels, recap, survey

from kinerja_cli.rules.model import Decision, Ruling
from kinerja_cli.rules.numbers import show
from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.score import score

LAW = settings(deadline=None, max_examples=20, derandomize=True, database=None)
POLICIES = {name: regulation(name) for name, family in FAMILY.items() if family == "kinerja"}
NUMBER = r"-?\d[\d.]*(?:,\d+)?"
UNITS = "(?:kegiatan|aspek|bulan|rencana|indikator|nilai)"
SUM = re.compile(rf"(?<![\w%(–-])([(\d-][\d.,()+−×÷ -]*[\d)](?: {UNITS})?) = ({NUMBER})")
ENDING = re.compile(rf"(?:= |menjadi |dibatasi paling (?:tinggi|rendah) )({NUMBER})(?=$|[;,: )])")
RULED = Ruling("Ratna {0} Dewi", "2024-04-03", "Alasan {1} {tidak}", "BA {x}/2024")

words = st.sampled_from([DA, SE, DB])
notes = st.one_of(words, st.integers(0, 100).map(str))
period = st.sampled_from([Period(2024, "triwulan", 1), YEAR])


@st.composite
def people(draw):
    """Return somebody with anything a sheet can say, decided by hand or not."""
    when = draw(period)
    rows = [
        indicator(
            draw(st.one_of(st.integers(-2, 30).map(str), st.sampled_from(["5..8", "BB", "Ada"]))),
            draw(st.one_of(st.integers(-5, 60).map(str), st.sampled_from([None, "A", "Ada"]))),
            name=f"Cakupan {{0}} {number}",
            bobot=draw(st.sampled_from(["10", "25", None] if number == 9 else ["10", "30"])),
            polaritas=draw(st.sampled_from(["", "naik", "turun", "stabil"])),
            jenis=draw(st.sampled_from(["utama", "utama", "utama", "rencana aksi", "tambahan"])),
            period=when,
            number=number,
        )
        for number in range(1, draw(st.integers(1, 4)) + 1)
    ]
    marks = tuple(
        mark(*draw(st.lists(notes, min_size=7, max_size=7)), penilai=who, nip=who)
        for who in draw(st.sets(st.sampled_from(["Atasan", "Rekan", "Bawahan", "Diri"])))
    )
    decided = draw(st.fixed_dictionaries({}, optional={"hasil_kerja": words, "perilaku": words,
                                                       "ide_baru": st.just("Ya")}))  # fmt: skip
    ruled = {name: RULED for name in decided if draw(st.booleans())}
    given_levels = levels((3, 4), (5, 3), (None, 2))
    made = employee(*rows, period=when, marks=marks,
                    places=[place(pimpinan=draw(st.sampled_from(["", "Ya"])))])  # fmt: skip
    return replace(
        made,
        penetapan=Decision(**{name: fact(text) for name, text in decided.items()}, putusan=ruled),
        organisasi=fact(draw(st.sampled_from([None, "Baik", "Kurang"]))),
        disiplin={str(when): recap(tl1=2, tanpa_keterangan=draw(st.integers(0, 40)))},
        kompetensi={str(when): given_levels} if draw(st.booleans()) else {},
        layanan={str(when): survey(3, 4, 3, None, 3, 3, 3, 3, 3)} if draw(st.booleans()) else {},
        unit_punya=("perilaku", "disiplin"),
    )


def plain(text):
    return Fraction(text.replace(".", "").replace(",", "."))


def worth(expression):
    """Return what a formula in an officer's hand comes to."""
    bare = re.sub(UNITS, "", expression)
    code = re.sub(NUMBER, lambda found: f"F('{plain(found.group())}')", bare)
    code = code.replace("−", "-").replace("×", "*").replace("÷", "/")
    return eval(code, {"F": Fraction})  # noqa: S307  # digits and signs alone


def depth(step):
    return 1 + max(map(depth, step.bagian), default=0)


@pytest.mark.parametrize("name", POLICIES)
@LAW
@given(people())
def test_every_derivation_can_be_read_and_reckoned_again(name, inputs):
    made = score(inputs, POLICIES[name])
    assert depth(made.step) <= 9  # the root and eight below it
    for step in made.step.walk():
        cara = step.cara
        own = re.sub(r"Cakupan \{0\} \d|Ratna \{0\} Dewi|Alasan \{1\} \{tidak\}|BA \{x\}", "", cara)
        assert not re.search(r"[{}]", own), cara
        assert "E+" not in cara, cara
        for expression, result in SUM.findall(cara):
            if expression.count("(") != expression.count(")"):
                continue  # the end of words in brackets
            assert abs(worth(expression) - plain(result)) < Fraction("0.01"), cara
        endings = ENDING.findall(cara)
        if endings and isinstance(step.nilai, str) and re.fullmatch(r"-?\d+(\.\d+)?", step.nilai):
            assert show(step.hasil) in endings, (step.apa, step.nilai, cara)
        if step.apa in {"Target", "Realisasi"} and step.hasil is not None:
            assert step.sumber, step
        if not step.bagian and step.hasil is not None:
            assert step.sumber or step.dasar, step


@pytest.mark.parametrize("name", POLICIES)
def test_a_ruling_is_told_in_the_steps_of_every_policy(name):
    made = score(
        replace(
            employee(indicator("5", "5"), period=YEAR, marks=(mark("90"),)),
            penetapan=Decision(fact(DB), fact(SE), putusan={"hasil_kerja": RULED}),
        ),
        POLICIES[name],
    )
    told = [step.cara for step in made.step.walk() if "Alasan {1} {tidak}" in step.cara]
    decides_parts = name.startswith("integrasi")
    assert len(told) == (0 if decides_parts else 1)
