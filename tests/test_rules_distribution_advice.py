"""What-if advice: the fewest borderline cases after which every rule is kept."""

from collections import Counter
from decimal import Decimal
from itertools import product

from builders import LAW
from hypothesis import given
from hypothesis import strategies as st
from spread_policy import CLASSES, POLICY

from kinerja_cli.rules.distribution import TERLALU_KECIL, TERPENUHI, check, kept, lacking
from kinerja_cli.rules.distribution_advice import Borderline, advise
from kinerja_cli.rules.distribution_policy import ORGANISATION

SB, B, BP, K, SK = CLASSES


def case(nip, start, end, distance="1"):
    return Borderline(str(nip), f"Pegawai {nip}", start, end, Decimal(distance))


def advice(organisation, counts, cases):
    return advise(check(counts, 0, organisation, POLICY), cases, POLICY)


def test_a_group_that_fits_needs_no_advice():
    assert advice("Baik", {B: 7, BP: 3}, [case(1, B, BP)]) is None


def test_the_nearest_are_named_and_counted():
    cases = [case(n, B, BP, distance) for n, distance in enumerate(("1.5", "0.2", "1", "0.1", "2"))]
    made = advice("Baik", {SB: 1, B: 9}, cases)
    assert made.perlu == 2
    assert [one.nip for one in made.pilihan] == ["3", "1"]
    (shift,) = made.pergeseran
    assert shift.kalimat == "2 dari 5 kasus perbatasan berikut: dari Baik ke Butuh Perbaikan"
    assert [one.nip for one in shift.calon] == ["3", "1", "2", "0", "4"]


def test_cases_that_do_not_suffice_are_said():
    made = advice("Baik", {B: 10}, [case(1, B, BP), case(2, B, BP)])
    assert (made.perlu, made.pilihan) == (None, ())
    assert made.kalimat == (
        "Kasus perbatasan saja tidak cukup untuk menyesuaikan distribusi dengan pola: seluruhnya "
        "paling sedikit 3 pegawai perlu berpindah kelas. Yang terdekat: Pegawai 1 (dari Baik ke "
        "Butuh Perbaikan, jarak nilai hasil kerja 1,00); Pegawai 2 (dari Baik ke Butuh Perbaikan, "
        "jarak nilai hasil kerja 1,00)."
    )


def test_only_whoever_helps_the_broken_rule_is_named():
    dedi = case(4, BP, B, "0.1")
    made = advice("Baik", {SB: 1, B: 6, BP: 1}, [dedi])
    assert made.perlu is None
    assert "paling sedikit 1 pegawai perlu berpindah kelas" in made.kalimat
    assert "Pegawai 4" not in made.kalimat
    assert made.kalimat.endswith("yang membantu tanpa melanggar aturan lain.")


def test_no_more_are_named_than_help_together():
    cases = [case(1, B, SB, "0.1"), case(2, SB, B, "0.2"), case(3, B, BP, "0.3")]
    made = advice("Baik", {SB: 0, B: 20}, [*cases, case(3, B, SB, "0.4")])
    assert "Pegawai 2" not in made.kalimat
    assert made.kalimat.count("Pegawai 1") == made.kalimat.count("Pegawai 3") == 1
    # After three the class is within its share; a fourth would help nothing.
    cases = [case(n, B, SB) for n in range(4)]
    made = advice("Baik", {SB: 2, B: 14}, cases)
    assert made.kalimat.count("Pegawai") == 3


def test_without_any_borderline_case_the_number_is_told_all_the_same():
    made = advice("Baik", {B: 10}, [])
    assert "paling sedikit 3 pegawai" in made.kalimat
    assert made.kalimat.endswith(
        "Tidak ada kasus perbatasan, yaitu pegawai yang predikatnya akan lain bila salah satu nilainya "
        "(hasil kerja atau perilaku) melewati batas rating yang berjarak paling jauh 2 (perilaku pada "
        "skala 1–3: 0,15)."
    )


def test_distances_on_two_scales_are_compared_by_their_limits():
    near = Borderline("1", "A", B, BP, Decimal("0.14"), Decimal("0.15"), "perilaku")
    nearer = Borderline("2", "B", B, BP, Decimal(1), Decimal(2))
    other = Borderline("1", "A", B, BP, Decimal("0.2"), Decimal(2))
    made = advice("Baik", {SB: 1, B: 5}, [near, nearer])
    assert [one.nip for one in made.pilihan] == ["2"]
    made = advice("Baik", {SB: 1, B: 5}, [near, nearer, other])
    assert [one.nip for one in made.pilihan] == ["1"]
    assert made.pergeseran[0].calon == (other, nearer)


def test_one_person_moves_only_once():
    both = [case(1, B, BP), case(1, B, SB), case(2, B, SB)]
    made = advice("Baik", {B: 5, SB: 1}, both)
    assert made.perlu == 1
    assert [(one.nip, one.predikat_bila) for one in made.pilihan] == [("1", BP)]


def test_whoever_is_nearest_to_two_classes_is_named_for_one_of_them():
    cases = [case(n, B, end, f"0.{n}") for n in (1, 2, 3) for end in (BP, K)]
    made = advice("Kurang", {B: 5, K: 5}, cases)
    assert made.perlu == 2
    assert {one.nip for one in made.pilihan} == {"1", "2"}
    assert {one.predikat_bila for one in made.pilihan} == {BP, K}


def test_rules_that_a_group_is_too_small_for_are_not_advised_on():
    made = advice("Kurang", {SB: 1, K: 1}, [case(1, SB, B)])
    assert (made.perlu, made.pilihan[0].predikat_bila) == (1, B)


def applied(counts, chosen):
    moved = Counter(counts)
    for one in chosen:
        moved[one.predikat] -= 1
        moved[one.predikat_bila] += 1
    return {name: moved[name] for name in CLASSES}


@st.composite
def groups(draw, most):
    counts = {name: draw(st.integers(0, most)) for name in CLASSES}
    cases = []
    for start, count in counts.items():
        for number in range(draw(st.integers(0, min(count, most)))):
            for end in draw(
                st.sets(st.sampled_from([c for c in CLASSES if c != start]), max_size=2)
            ):
                distance = draw(st.integers(0, 20))
                cases.append(case(f"{start}{number}", start, end, Decimal(distance) / 10))
    return draw(st.sampled_from(ORGANISATION)), counts, cases


def judged(result):
    return [one.aturan for one in result.aturan if one.keadaan != TERLALU_KECIL]


@LAW
@given(groups(40))
def test_advice_that_is_followed_makes_every_rule_kept(group):
    organisation, counts, cases = group
    result = check(counts, 0, organisation, POLICY)
    made = advise(result, cases, POLICY)
    if made is None:
        assert all(kept(rule, result.hitungan) for rule in judged(result))
        return
    if made.perlu is None:
        return
    after = applied(counts, made.pilihan)
    assert all(kept(rule, after) for rule in judged(result))
    assert len(made.pilihan) == made.perlu == sum(shift.perlu for shift in made.pergeseran) > 0
    assert len({one.nip for one in made.pilihan}) == made.perlu
    assert set(made.pilihan) <= set(cases)


def fewest_by_trying_all(result, cases):
    """Return the fewest moves by trying every combination, None when none will do."""
    choices = {}
    for one in cases:
        choices.setdefault(one.nip, [None]).append(one)
    best = None
    for picked in product(*choices.values()):
        moves = [one for one in picked if one]
        after = applied(result.hitungan, moves)
        if all(kept(rule, after) for rule in judged(result)) and (
            best is None or len(moves) < best
        ):
            best = len(moves)
    return best


@LAW
@given(groups(2))
def test_no_smaller_number_of_moves_would_do(group):
    organisation, counts, cases = group
    cases = cases[:9]
    result = check(counts, 0, organisation, POLICY)
    made = advise(result, cases, POLICY)
    if made is not None:
        assert made.perlu == fewest_by_trying_all(result, cases)


def test_five_hundred_people_take_no_time():
    cases = [case(n, B, (BP, SB)[n % 2], Decimal(n % 20) / 10) for n in range(200)]
    made = advice("Baik", {SB: 20, B: 470, BP: 10}, cases)
    assert made.perlu == 120


@LAW
@given(groups(12))
def test_whoever_is_named_leaves_no_rule_further_from_kept(group):
    organisation, counts, cases = group
    result = check(counts, 0, organisation, POLICY)
    made = advise(result, cases, POLICY)
    if made is None or made.perlu is not None:
        return
    named = [
        c for c in cases if f"{c.nama} (dari {c.predikat} ke {c.predikat_bila}," in made.kalimat
    ]
    if named:
        after = applied(counts, named)
        gains = [
            lacking(r.aturan, result.hitungan) - lacking(r.aturan, after) for r in result.aturan
        ]
        assert min(gains) >= 0
        assert sum(gains) > 0
        assert all(kept(r.aturan, after) for r in result.aturan if r.keadaan == TERPENUHI)
