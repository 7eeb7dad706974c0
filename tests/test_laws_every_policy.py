"""Laws of a score under every policy: what any reading of the regulations must keep to."""

from collections import Counter
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from builders import DA, DB, LAW, SE, fact, half_up
from every_policy import (
    ALL,
    CAPS,
    ENOUGH,
    NUMBER,
    OTHERS,
    RATERS,
    ROW,
    SEVEN,
    SEVEN_WORDS,
    SINGLE,
    WEIGHTS,
    WILD,
    WORDS,
    better,
    formulas,
    person,
    rank,
    rater,
    regulation,
    rows,
    scored,
)
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from sides import FAMILY, SIDE_IDS
from sides import policy as side_policy

from kinerja_cli.rules import combination
from kinerja_cli.rules.bands import Bands
from kinerja_cli.rules.model import Attendance, BehaviourMark
from kinerja_cli.rules.periods import from_id
from kinerja_cli.rules.scales import Scale
from kinerja_cli.rules.score import score
from kinerja_cli.rules.trace import Step

QUICK = settings(LAW, max_examples=25)
every = pytest.mark.parametrize("name", ALL)
single = pytest.mark.parametrize("name", SINGLE)
CENT = Decimal("0.01")
LEADS = st.booleans()
FACTOR = st.sampled_from(["0.01", "0.5", "3", "100"])


def outcome(made):
    """Return what decides about somebody, without the words of its derivation."""
    verdict = made.verdict
    return (
        dict(made.komponen),
        made.nilai,
        verdict.usulan,
        verdict.predikat,
        sorted(reason.kode for reason in verdict.alasan),
        Counter(finding.kode for finding in made.temuan),
    )


def capaian(made):
    return [row.capaian for row in made.indikator]


def test_every_policy_of_the_performance_rating_is_held_to_the_laws():
    assert set(ALL) == set(CAPS) == {*RATERS, "integrasi-2021"}
    assert {*WEIGHTS, "integrasi-2021", "permenpanrb-6-2022", "kmk-127-2026"} == set(ALL)


# ---- realisations


@every
@QUICK
@given(rows(), st.integers(0, 3), st.integers(1, 60), LEADS)
def test_a_better_realisation_never_lowers_anything(name, indicators, which, other, leads):
    """More where more is better, less where less is; see `better` for what is not claimed."""
    which %= len(indicators)
    way = better(name, indicators[which], other)
    changed = [dict(row) for row in indicators]
    changed[which]["realisasi"] = other
    before, after = scored(name, indicators, leads=leads), scored(name, changed, leads=leads)
    if way < 0:
        before, after = after, before
    if way:
        old, new = capaian(before)[which], capaian(after)[which]
        assert new >= old
        inside = 0 < old < (CAPS[name] or 10**6) and name in SINGLE
        assert new > old or not inside or name == "permenpanrb-8-2021"  # it rounds to whole percent
        for one in ("hasil_kerja", "nilai"):
            pair = getattr(before, one), getattr(after, one)
            assert pair == (None, None) or pair[1] >= pair[0]
        assert rank(after, name) <= rank(before, name)


@every
@QUICK
@given(st.integers(0, 30), st.integers(0, 9), st.integers(0, 60), st.integers(0, 60),
       st.sampled_from(["naik", "turun-2t", "turun-tr"]))  # fmt: skip
@example(0, 0, 0, 1, "turun-2t")
@example(0, 5, 5, 6, "turun-tr")
def test_a_better_realisation_of_a_range_or_of_zero_is_never_worse(
    name, lo, width, low, high, rumus
):
    assume(rumus != "naik" or lo or width)  # more than nothing of a target of 0 has no percentage
    target = f"{lo}..{lo + width}" if width else lo
    row = {"target": target, "rumus": rumus, "polaritas": "", "aspek": "", "jenis": "utama"}
    low, high = sorted((low, high))
    assume(rumus != "turun-tr" or low or not lo)  # nor has T ÷ 0 without a cap
    first, second = (
        scored(name, [{**row, "realisasi": str(one)}]).indikator[0].capaian for one in (low, high)
    )
    assert first <= second if rumus == "naik" else first >= second
    for one, got in ((low, first), (high, second)):
        assert got == 100 or not lo <= one <= lo + width


@every
@QUICK
@given(st.sampled_from(["D CC B BB A AA", "TMP TW WDP WTP"]), st.data())
def test_a_better_category_is_never_worse_and_the_target_itself_is_100(name, scale, data):
    classes = scale.split()
    target, low, high = (data.draw(st.sampled_from(classes)) for _ in range(3))
    low, high = sorted((low, high), key=classes.index)
    first, second, same = (
        scored(name, [{"target": target, "realisasi": one}]) for one in (low, high, target)
    )
    assert capaian(same) == [100]
    assert capaian(first) <= capaian(second)
    assert rank(second, name) <= rank(first, name)


@every
@QUICK
@given(st.lists(WILD, max_size=4), st.lists(NUMBER, max_size=7), LEADS)
def test_nothing_leaves_its_floor_and_cap_and_nothing_crashes(name, indicators, marks, leads):
    made = scored(name, indicators, [rater(marks)], leads=leads)
    for one in capaian(made):
        assert one is None or 0 <= one <= (CAPS[name] or one)
    highest = {"perka-bkn-1-2013": None, "integrasi-2021": None}.get(name, 120)
    assert made.hasil_kerja is None or 0 <= made.hasil_kerja <= (highest or made.hasil_kerja)
    assert made.perilaku is None or 0 <= made.perilaku <= 100
    assert made.nilai is None or 0 <= made.nilai <= (highest or made.nilai)
    assert made.lengkap == (not made.verdict.alasan)


@QUICK
@given(rows(), SEVEN, OTHERS)
def test_components_of_the_regional_standard_never_pass_100(indicators, marks, others):
    made = scored("standar-daerah", indicators, [rater(marks)], others=others)
    assert set(made.komponen) == set(WEIGHTS["standar-daerah"])
    assert all(0 <= value <= 100 for value in made.komponen.values())
    assert 0 <= made.nilai <= 100


@every
@QUICK
@given(rows(), FACTOR)
def test_another_unit_of_measurement_changes_nothing(name, indicators, factor):
    scaled = [
        {**row, **{key: Decimal(row[key]) * Decimal(factor) for key in ("target", "realisasi")}}
        for row in indicators
    ]
    before, after = scored(name, indicators), scored(name, scaled)
    assert capaian(after) == capaian(before)
    assert outcome(after) == outcome(before)


@every
@QUICK
@given(rows(), FACTOR, LEADS)
def test_scaling_all_weights_changes_nothing(name, indicators, factor, leads):
    """Bobot of kinerja tambahan is another thing under 8/2021: its scope, no share."""
    scaled = [
        row if row["jenis"] == "tambahan" else {**row, "bobot": row["bobot"] * Decimal(factor)}
        for row in indicators
    ]
    made = [scored(name, one, leads=leads) for one in (indicators, scaled)]
    before, after = ((*outcome(one)[:4], capaian(one)) for one in made)
    assert after == before


@pytest.mark.parametrize("name", [one for one in SINGLE if one != "permenpanrb-8-2021"])
@QUICK
@given(rows(), st.integers(1, 60))
def test_one_more_indicator_at_the_mean_leaves_the_mean(name, indicators, weight):
    """Categories of 8/2021 have no such mean."""
    before = scored(name, indicators)
    mean = {"target": 100, "realisasi": before.hasil_kerja, "polaritas": "naik", "rumus": "naik",
            "aspek": "", "rencana": "", "jenis": "utama", "bobot": weight}  # fmt: skip
    assert scored(name, [*indicators, mean]).hasil_kerja == before.hasil_kerja


# ---- order and repetition


@every
@QUICK
@given(
    rows(), st.lists(SEVEN, min_size=1, max_size=4), OTHERS, LEADS, st.randoms(use_true_random=False)
)  # fmt: skip
def test_the_order_of_rows_never_matters(name, indicators, marks, others, leads, random):
    groups = ["Atasan", "Rekan", "Bawahan", "Rekan"]
    raters = [rater(seven, groups[n], str(n)) for n, seven in enumerate(marks)]
    given_ = person(name, indicators, raters, leads=leads, others=others)

    def shuffled(values):
        values = list(values)
        random.shuffle(values)
        return values

    other = replace(
        given_,
        indicators=tuple(shuffled(given_.indicators)),
        perilaku={p: tuple(shuffled(them)) for p, them in shuffled(given_.perilaku.items())},
        disiplin=dict(shuffled(given_.disiplin.items())),
        kompetensi={p: tuple(shuffled(them)) for p, them in given_.kompetensi.items()},
    )
    assert outcome(score(other, regulation(name))) == outcome(score(given_, regulation(name)))


@every
@QUICK
@given(st.lists(st.one_of(ROW, WILD), max_size=4), SEVEN_WORDS, LEADS)
def test_scoring_twice_gives_the_same_score(name, indicators, marks, leads):
    once, again = (scored(name, indicators, [rater(marks)], leads=leads) for _ in range(2))
    assert once == again
    assert score(once.inputs, regulation(name)) == once


# ---- raters


@single
@QUICK
@given(
    st.dictionaries(st.sampled_from(["Atasan", "Rekan", "Bawahan", "Diri"]),
                    st.lists(SEVEN, min_size=1, max_size=3), min_size=1)
)  # fmt: skip
@example({"Atasan": [["90"] * 7], "Rekan": [["50"] * 7]})
@example({"Rekan": [["50"] * 7]})
def test_a_rater_group_that_is_missing_scales_the_others_and_is_never_zero(name, groups):
    raters = [
        rater(seven, group, str(n)) for group, many in groups.items() for n, seven in enumerate(many)
    ]  # fmt: skip
    total, weights = Fraction(0), Fraction(0)
    for group, many in groups.items():
        weight, least = RATERS[name].get(group, (0, 1))
        if weight and len(many) >= least:
            total += weight * sum(Fraction(sum(map(int, seven)), 7) for seven in many) / len(many)
            weights += weight
    expected = half_up(total / weights) if weights else None
    assert scored(name, [], raters).perilaku == expected


@every
@QUICK
@given(
    st.dictionaries(st.sampled_from(["Atasan", "Rekan", "Bawahan"]), SEVEN, min_size=1),
    st.integers(1, 3),
)
def test_more_raters_that_say_the_same_change_nothing(name, groups, times):
    """Once a group has as many as it needs: two, where peers are heard."""

    def counted(many):
        raters = [
            rater(seven, group, str(n)) for group, seven in groups.items() for n in range(many)
        ]
        return outcome(scored(name, [], raters))

    assert counted(ENOUGH) == counted(ENOUGH * times)


def test_the_year_2021_hears_nobody_but_the_superior():
    row = {"target": 100, "realisasi": 100}
    alone = scored("integrasi-2021", [row], [rater(["80"] * 7)])
    many = [rater(["80"] * 7), *(rater(["0"] * 7, group) for group in ("Rekan", "Bawahan", "Diri"))]
    assert scored("integrasi-2021", [row], many).nilai == alone.nilai


@every
@QUICK
@given(rows(), SEVEN_WORDS, st.integers(0, 6), LEADS)
def test_a_better_word_for_behaviour_never_worsens_the_predikat(
    name, indicators, seven, which, leads
):
    place = WORDS.index(seven[which])
    assume(place < 2)
    raised = [*seven[:which], WORDS[place + 1], *seven[which + 1 :]]
    before, after = (
        scored(name, indicators, [rater(marks)], leads=leads) for marks in (seven, raised)
    )
    assert rank(after, name) <= rank(before, name)
    if name in SINGLE:
        assert after.perilaku > before.perilaku


@every
@QUICK
@given(rows(), SEVEN, st.integers(0, 6), NUMBER)
def test_a_better_number_for_behaviour_never_worsens_the_predikat(
    name, indicators, seven, which, other
):
    low, high = sorted((int(seven[which]), int(other)))
    before, after = (
        scored(name, indicators, [rater([*seven[:which], str(one), *seven[which + 1 :]])])
        for one in (low, high)
    )
    assert rank(after, name) <= rank(before, name)
    assert before.nilai is None or after.nilai >= before.nilai


@every
@QUICK
@given(rows(), SEVEN_WORDS, st.sampled_from(WORDS), st.sampled_from(["hasil_kerja", "perilaku"]))
def test_a_better_decision_never_worsens_the_predikat(name, indicators, marks, word, field):
    def decided(rating):
        stated = {"hasil_kerja": word, "perilaku": word, field: rating}
        return rank(scored(name, indicators, [rater(marks)], penetapan=stated), name)

    worst, middle, best = map(decided, WORDS)
    assert best <= middle <= worst


# ---- totals


@pytest.mark.parametrize("name", WEIGHTS)
@QUICK
@given(rows(), SEVEN, st.one_of(st.none(), OTHERS))
def test_nilai_is_the_weighted_mean_of_its_components_rounded_once(name, indicators, marks, others):
    made = scored(name, indicators, [rater(marks)], others=others)
    used = {one: made.komponen.get(one) for one in WEIGHTS[name]}
    counted = {one: Fraction(value) for one, value in used.items() if value is not None}
    weights = {one: WEIGHTS[name][one] for one in counted}
    assert set(counted) == (set(used) if others else {"hasil_kerja", "perilaku"})
    total = sum(weights[one] * counted[one] for one in counted)
    assert made.nilai == half_up(total / sum(weights.values()))


@pytest.mark.parametrize("name", [*WEIGHTS, "kmk-127-2026"])
@QUICK
@given(rows())
def test_a_component_at_the_mean_leaves_the_total(name, indicators):
    results = scored(name, indicators).hasil_kerja
    assume(results <= 100)
    made = scored(name, indicators, [rater([str(results)] * 7)])
    assert made.nilai == results


@QUICK
@given(rows(), SEVEN)
def test_a_further_component_at_the_mean_leaves_the_total(indicators, marks):
    raters = [rater(marks)]
    before = scored("standar-daerah", indicators, raters).nilai
    assume(before >= 25)
    index = scored("standar-daerah", indicators, raters, others={"layanan": before})
    assert (index.komponen["layanan"], index.nilai) == (before, before)
    held = {"kompetensi": [(before * 100, 10_000)]}
    fitting = scored("standar-daerah", indicators, raters, others=held)
    assert (fitting.komponen["kompetensi"], fitting.nilai) == (before, before)


HIGHEST = {"standar-daerah": {"Sedang": 1, "Berat": 2}}
"""Policy → class of sanction → the best predikat that can still be had, 0 for Sangat Baik."""


@every
@QUICK
@given(rows(), SEVEN, st.sampled_from(["Ringan", "Sedang", "Berat"]))
@example([{"target": 1, "realisasi": 2}], ["100"] * 7, "Sedang")
@example([{"target": 1, "realisasi": 2}], ["100"] * 7, "Berat")
def test_the_ceiling_of_a_sanction_never_raises(name, indicators, marks, sanction):
    free = person(name, indicators, [rater(marks)])
    period = str(free.periode)
    punished = replace(free, disiplin={period: Attendance(hukuman=fact(sanction))})
    before, after = (rank(score(one, regulation(name)), name) for one in (free, punished))
    assert after == max(before, HIGHEST.get(name, {}).get(sanction, 0))


# ---- the year 2021

YEAR_2021 = regulation("integrasi-2021")
NILAI = st.decimals(0, 120, places=2)


def joined(first, second):
    made = [
        combination.PartScore(part, from_id(f"2021-{part.periode}"), nilai, (), Step("", nilai))
        for part, nilai in zip(YEAR_2021.bagian, (first, second), strict=True)
    ]
    return combination.join(made, YEAR_2021).nilai


@LAW
@given(NILAI, NILAI)
def test_the_halves_of_2021_weigh_the_same(first, second):
    assert joined(first, second) == joined(second, first)
    assert joined(first, second) == half_up((Fraction(first) + Fraction(second)) / 2)


@QUICK
@given(rows(), rows(), SEVEN, SEVEN)
def test_2021_is_half_of_each_of_its_halves_under_their_own_regulation(first, second, one, two):
    def half(name, period, indicators, seven):
        made = person(name, indicators, [rater(seven)])
        rows_ = tuple(
            replace(
                row,
                tahun=2021,
                butir_id=row.butir_id + (100 if period == "2021-S2" else 0),
                targets={period: next(iter(row.targets.values()))},
                realisations={period: next(iter(row.realisations.values()))},
            )
            for row in made.indicators
        )
        (marks,) = made.perilaku.values()
        return replace(made, periode=from_id(period), indicators=rows_, perilaku={period: marks})

    old = half("perka-bkn-1-2013", "2021-S1", first, one)
    new = half("permenpanrb-8-2021", "2021-S2", second, two)
    year = replace(
        new,
        periode=from_id("2021"),
        indicators=(*old.indicators, *new.indicators),
        perilaku={**old.perilaku, **new.perilaku},
    )
    values = [
        score(part, regulation(name)).nilai
        for part, name in ((old, "perka-bkn-1-2013"), (new, "permenpanrb-8-2021"))
    ]
    assert score(year, YEAR_2021).nilai == half_up(sum(map(Fraction, values)) / 2)


# ---- derivation


@every
@QUICK
@given(rows(), SEVEN_WORDS, st.one_of(st.none(), OTHERS), LEADS)
def test_the_explanation_ends_in_the_score(name, indicators, marks, others, leads):
    made = scored(name, indicators, [rater(marks)], others=others, leads=leads)
    assert made.step.hasil == made.verdict.predikat
    told = {}
    for step in made.step.walk():
        told.setdefault(step.apa, step.hasil)
    if made.nilai is not None:
        assert told["Nilai tahun" if name == "integrasi-2021" else "Nilai akhir"] == made.nilai
    if name in SINGLE:
        capped = name == "standar-daerah"
        assert told["Hasil kerja" if capped else "Nilai hasil kerja"] == made.hasil_kerja
        assert told["Nilai perilaku kerja"] == made.perilaku or name in WEIGHTS
        for row in made.indikator:
            assert told[f"Capaian {row.indicator.indikator}"] == row.capaian
    words = [step.cara for step in made.step.walk()]
    assert all("{" not in one for one in words)


# ---- classes

_PP30 = [("110", "Sangat Baik", "Baik"), ("90", "Baik", "Cukup"), ("70", "Cukup", "Kurang"),
         ("50", "Kurang", "Sangat Kurang")]  # fmt: skip
_WORDS = [("2.5", DA, SE), ("1.5", SE, DB)]
_ABOVE_100 = [(">100", DA, SE), ("90", SE, DB)]
EDGES = {
    ("permenpanrb-6-2022", "hasil_kerja.ambang"): _ABOVE_100,
    ("permenpanrb-6-2022", "perilaku.rating"): _WORDS,
    ("permenpanrb-6-2022", "perilaku.angka"): [("91", DA, SE), ("76", SE, DB)],
    ("kmk-127-2026", "hasil_kerja.ambang"): _ABOVE_100,
    ("kmk-127-2026", "perilaku.rating"): _WORDS,
    ("kmk-127-2026", "perilaku.angka"): _ABOVE_100,
    ("pp-30-2019", "predikat.ambang"): _PP30,
    ("pp-30-2019-360", "predikat.ambang"): _PP30,
    ("permenpanrb-8-2021", "predikat.ambang"): _PP30,
    ("integrasi-2021", "predikat.ambang"): _PP30,
    ("permenpanrb-8-2021", "hasil_kerja.pegawai.kategori"): [
        ("101", "Sangat Baik", "Baik"), ("100", "Baik", "Cukup"), ("80", "Cukup", "Kurang"),
        ("60", "Kurang", "Sangat Kurang")],
    ("perka-bkn-1-2013", "predikat.ambang"): [
        ("91", "Sangat Baik", "Baik"), ("76", "Baik", "Cukup"), ("61", "Cukup", "Kurang"),
        ("51", "Kurang", "Buruk")],
    ("standar-daerah", "predikat.ambang"): [
        ("95", "Sangat Baik", "Baik"), ("85", "Baik", "Butuh Perbaikan"),
        ("70", "Butuh Perbaikan", "Kurang"), ("50", "Kurang", "Sangat Kurang")],
}  # fmt: skip
"""Policy and table → (edge, class from it on, class below it); ">" for above it."""


def found_in(value, kind, path=""):
    """Yield every value of a kind inside a policy, with where it stands."""
    if isinstance(value, kind):
        yield path, value
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            yield from found_in(inner, kind, f"{path}.{field.name}".lstrip("."))


def test_every_scale_of_every_policy_is_held_to_its_edges():
    scales = {(name, path) for name in ALL for path, _ in found_in(regulation(name), Scale)}
    assert scales == set(EDGES)


@pytest.mark.parametrize(("name", "path"), EDGES)
def test_each_edge_of_a_band_belongs_to_exactly_one_class(name, path):
    (scale,) = [one for place, one in found_in(regulation(name), Scale) if place == path]
    met = frozenset({"ide-baru"})
    for text, upper, lower in EDGES[name, path]:
        edge = Decimal(text.lstrip(">"))
        on_edge = lower if text.startswith(">") else upper
        got = [scale.classify(edge + step, met) for step in (-CENT, Decimal(0), CENT)]
        assert got == [lower, on_edge, upper]
    classes = [band.kelas for band in scale.ambang]
    assert len(set(classes)) == len(classes) == len(EDGES[name, path]) + 1


@pytest.mark.parametrize("name", [one for one in SIDE_IDS if FAMILY[one] != "talenta"])
def test_each_edge_of_a_printed_table_belongs_to_exactly_one_class(name):
    for _, bands in found_in(side_policy(name), Bands):
        unit = Decimal(1).scaleb(-bands.desimal)
        edges = [
            (band.minimal if band.lebih_dari is None else band.lebih_dari + unit)
            for band in bands.ambang[:-1]
        ]
        assert all(above > below for above, below in pairwise(edges))
        for at, edge in enumerate(edges):
            classes = [bands.place(edge + step)[0] for step in (-unit, Decimal(0), unit)]
            assert classes[0] is bands.ambang[at + 1]
            assert classes[1] is bands.ambang[at]


LINES = {
    range(60): lambda p: Fraction(49 * p, 59),
    range(60, 80): lambda p: 50 + Fraction(19 * (p - 60), 19),
    range(80, 100): lambda p: 70 + Fraction(19 * (p - 80), 19),
    range(100, 101): lambda _: Fraction(109),
    range(101, 111): lambda p: 110 + Fraction(10 * (p - 101), 9),
    range(111, 201): lambda _: Fraction(120),
}
"""Whole percent → value of one indicator of a leader (PermenPANRB 8/2021 pp. 92–93)."""


@pytest.mark.parametrize("percent", range(201))
def test_each_whole_percent_lies_on_exactly_one_line_of_8_2021(percent):
    (value,) = [line(percent) for values, line in LINES.items() if percent in values]
    policy = regulation("permenpanrb-8-2021")
    holding = [
        line
        for line in policy.hasil_kerja.pimpinan.garis
        if (line.edge.holds(Decimal(percent)) if line.edge.lebih_dari is not None
            else percent == line.edge.minimal if line.nilai is not None
            else line.dari <= percent <= line.sampai)
    ]  # fmt: skip
    assert len(holding) == 1
    row = {"target": 100, "realisasi": percent}
    assert scored("permenpanrb-8-2021", [row], leads=True).hasil_kerja == half_up(value)
    plan = next(v for least, v in ((101, 120), (100, 100), (80, 80), (60, 60), (0, 25)) if percent >= least)  # fmt: skip
    assert scored("permenpanrb-8-2021", [row]).hasil_kerja == plan


def test_what_is_not_claimed_is_what_the_regulation_turns_round():
    """Perka BKN 1/2013: half of the time is worth less than four fifths of it."""
    row = {"polaritas": "", "rumus": "", "aspek": "Waktu", "target": 100, "realisasi": 80}
    assert formulas("perka-bkn-1-2013", row) == {"efisiensi"}
    assert better("perka-bkn-1-2013", row, 50) == 0
    less, much = (
        scored("perka-bkn-1-2013", [{**row, "realisasi": one}]).hasil_kerja for one in (80, 50)
    )
    assert (less, much) == (96, 50)


def test_marks_that_say_nothing_are_nobody():
    assert BehaviourMark("Atasan").nilai == {}
    empty = scored("pp-30-2019", [{"target": 1, "realisasi": 1}], [rater([])])
    assert [reason.kode for reason in empty.verdict.alasan] == ["perilaku-kosong"]
