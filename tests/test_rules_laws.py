"""Laws of a whole score, on inputs of every shape."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from builders import (
    DA,
    DB,
    LAW,
    POLICY,
    SE,
    SESUAI_SEMUA,
    employee,
    half_up,
    indicator,
    mark,
    reasons,
)
from hypothesis import given
from hypothesis import strategies as st

from kinerja_cli.rules.score import score

WEIGHTS = st.sampled_from([None, "0", "0.5", "1", "10", "33.3", "60"])
RUMUS = st.sampled_from(["naik", "turun-2t", "turun-tr"])
RATINGS = [DB, SE, DA]


@st.composite
def numeric(draw):
    """Return the arguments of an indicator with a positive target: its capaian is a number."""
    return {
        "target": str(draw(st.integers(1, 30))),
        "actual": str(draw(st.integers(0, 60))),
        "rumus": draw(RUMUS),
        "bobot": str(draw(st.integers(1, 60))),
    }


anything = st.builds(
    indicator,
    st.one_of(
        st.integers(-3, 30).map(str), st.sampled_from([None, "5..8", "BB", "Terlaksana", "0..4"])
    ),
    st.one_of(st.integers(-9, 60).map(str), st.sampled_from([None, "A", "Terlaksana", "6..7"])),
    name=st.sampled_from(["Cakupan", "Lama antrean", "Laporan {0}"]),
    bobot=WEIGHTS,
    polaritas=st.sampled_from(["", "naik", "turun", "stabil"]),
    rumus=st.sampled_from(["", "naik", "turun-2t", "turun-tr", "stabil", "rentang", "tingkat"]),
    jenis=st.sampled_from(["utama", "utama", "tambahan"]),
)
notes = st.one_of(st.sampled_from([DA, SE, DB, ""]), st.integers(0, 100).map(str))
marked = st.builds(
    mark,
    notes,
    notes,
    notes,
    penilai=st.sampled_from(["", "Atasan", "Rekan", "Bawahan", "Diri"]),
    nip=st.sampled_from("123"),
    rating=st.sampled_from(["", SE]),
)


def score_of(rows, marks=SESUAI_SEMUA, **more):
    return score(employee(*rows, marks=tuple(marks), **more), POLICY)


def made_of(rows):
    return [indicator(name=f"I{n}", **row) for n, row in enumerate(rows)]


def outcome(made):
    verdict = made.verdict
    return (
        made.hasil_kerja,
        made.perilaku,
        verdict.usulan,
        verdict.predikat,
        sorted(reasons(made)),
        sorted(finding.kode for finding in made.temuan),
    )


@given(st.lists(anything, max_size=5), st.lists(marked, max_size=4), st.sampled_from([None, DA]))
@LAW
def test_any_input_is_scored_within_bounds_or_says_why_not(rows, marks, decided):
    made = score_of(rows, marks, hasil_kerja=decided)
    assert made.hasil_kerja is None or 0 <= made.hasil_kerja <= 120
    assert made.perilaku is None or 0 <= made.perilaku <= 100
    assert made.lengkap == (not made.verdict.alasan)
    assert all(str(finding) and finding.nip for finding in made.temuan)
    assert all("{" not in step.cara.replace("{0}", "") for step in made.step.walk())


@given(st.lists(numeric(), min_size=1, max_size=4), st.integers(0, 3), st.integers(0, 60))
@LAW
def test_doing_more_never_lowers_the_score_where_more_is_better_and_never_raises_it_where_less_is(
    rows, which, other
):
    which %= len(rows)
    changed = [dict(row) for row in rows]
    changed[which]["actual"] = str(other)
    before, after = score_of(made_of(rows)), score_of(made_of(changed))
    rises = other - int(rows[which]["actual"])
    if rows[which]["rumus"] != "naik":
        rises = -rises
    change = after.hasil_kerja - before.hasil_kerja
    assert change >= 0 if rises > 0 else change <= 0 if rises < 0 else change == 0
    ranks = [RATINGS.index(made.verdict.usulan.hasil_kerja) for made in (before, after)]
    assert (ranks[1] - ranks[0]) * rises >= 0


@given(
    st.lists(anything, max_size=5), st.lists(marked, max_size=5), st.randoms(use_true_random=False)
)
@LAW
def test_the_order_of_indicators_and_marks_does_not_matter(rows, marks, random):
    other_rows, other_marks = list(rows), list(marks)
    random.shuffle(other_rows)
    random.shuffle(other_marks)
    assert outcome(score_of(rows, marks)) == outcome(score_of(other_rows, other_marks))


@given(
    st.lists(numeric(), min_size=1, max_size=5), st.sampled_from(["0.01", "0.5", "2", "7", "100"])
)
@LAW
def test_scaling_all_weights_changes_nothing(rows, factor):
    scaled = [{**row, "bobot": str(Decimal(row["bobot"]) * Decimal(factor))} for row in rows]
    before, after = score_of(made_of(rows)), score_of(made_of(scaled))
    assert after.hasil_kerja == before.hasil_kerja
    assert after.verdict.predikat == before.verdict.predikat


@given(numeric(), st.sampled_from(["0.001", "0.5", "3", "1000000"]))
@LAW
def test_another_unit_of_measurement_changes_nothing(row, factor):
    scaled = {**row, **{k: str(Decimal(row[k]) * Decimal(factor)) for k in ("target", "actual")}}
    (one,), (other,) = (score_of([indicator(**r)]).indikator for r in (row, scaled))
    assert one.capaian == other.capaian


def exact(row):
    target, actual = Fraction(row["target"]), Fraction(row["actual"])
    if row["rumus"] == "naik":
        raw = actual / target * 100
    elif row["rumus"] == "turun-2t":
        raw = (2 - actual / target) * 100
    else:
        raw = target / actual * 100 if actual else Fraction(120)
    return min(max(raw, Fraction(0)), Fraction(120))


@given(st.lists(numeric(), min_size=1, max_size=6))
@LAW
def test_nilai_hasil_kerja_is_the_exact_fraction_rounded_half_up_once(rows):
    weights = [Fraction(row["bobot"]) for row in rows]
    mean = sum(w * exact(row) for w, row in zip(weights, rows, strict=True)) / sum(weights)
    made = score_of(made_of(rows))
    assert made.hasil_kerja == half_up(mean)
    assert abs(sum(row.bobot_persen for row in made.indikator) - 100) < Decimal("1e-20")


@given(st.lists(numeric(), min_size=1, max_size=4))
@LAW
def test_the_mean_lies_between_the_worst_and_the_best_capaian(rows):
    made = score_of(made_of(rows))
    reached = [row.capaian for row in made.indikator]
    assert min(reached) - Decimal("0.005") <= made.hasil_kerja <= max(reached) + Decimal("0.005")


@given(st.lists(numeric(), min_size=1, max_size=4), anything)
@LAW
def test_kinerja_tambahan_never_moves_the_score(rows, extra):
    extra = replace(extra, jenis="tambahan")
    main, more = score_of(made_of(rows)), score_of([*made_of(rows), extra])
    assert (more.hasil_kerja, more.verdict) == (main.hasil_kerja, main.verdict)


@given(st.lists(numeric(), min_size=1, max_size=4), st.lists(marked, max_size=3))
@LAW
def test_behaviour_never_moves_nilai_hasil_kerja(rows, marks):
    rows = made_of(rows)
    assert score_of(rows, marks).hasil_kerja == score_of(rows).hasil_kerja


@given(st.lists(anything, max_size=4), st.lists(marked, max_size=4))
@LAW
def test_the_same_inputs_always_give_the_same_score(rows, marks):
    assert score_of(rows, marks) == score_of(rows, marks)
