"""Every number of the shipped distribution policy matters: changed by one unit a result changes."""

import re
from decimal import Decimal

from builders import DA, SE
from spread_policy import CLASSES, ID, TEXT

from kinerja_cli.rules.distribution import check
from kinerja_cli.rules.distribution_policy import ORGANISATION, parse
from kinerja_cli.rules.leniency import Rated, Rating, by_official

NUMBER = re.compile(r"(?<== )-?\d+(?:\.\d+)?(?=\s*(?:[,}]|$))", re.MULTILINE)
GROUPS = [
    (2, 7, 1, 0, 0), (70, 30, 0, 0, 0), (71, 29, 0, 0, 0), (19, 71, 10, 0, 0), (19, 70, 11, 0, 0),
    (10, 30, 60, 0, 0), (11, 29, 60, 0, 0), (10, 20, 10, 60, 0), (11, 19, 10, 60, 0),
    (0, 30, 5, 5, 60), (0, 30, 4, 5, 61), (1, 24, 5, 10, 60), (0, 90, 0, 1, 9),
]  # fmt: skip

GIVEN = [(5, 5, 10), (5, 5, 144, 46), (0, 5, 0), (0, 4, 0)]


def official(high, low, count, others_high=0):
    def one(nip, rating, dari):
        return Rated(nip, nip, Rating(rating, dari, SE), Rating("", "", ""))

    own = [one("1", DA, "penetapan")] * high + [one("1", SE, "penetapan")] * low
    return own + [one("2", SE, "usulan")] * count + [one("2", DA, "usulan")] * others_high


def results(policy):
    checks = [
        [(rule.syarat, rule.keadaan) for rule in made.aturan] + list(made.pola.items())
        for name in ORGANISATION
        for counts in GROUPS
        for made in [check(dict(zip(CLASSES, counts, strict=True)), 0, name, policy)]
    ]
    signals = [by_official(official(*n), policy) for n in GIVEN]
    near = [Decimal(n) <= policy.perbatasan.nilai for n in (2, 3)]
    near += [Decimal(n) <= policy.perbatasan.sebutan for n in ("0.14", "0.16")]
    return checks, signals, near


def numbers():
    """Yield (where, start, end) of every number outside comments, words and dates."""
    blank = re.sub(
        r'(?m)^#.*$|"""(?s:.*?)"""|"[^"\n]*"|\d{4}-\d\d-\d\d', lambda m: "~" * len(m[0]), TEXT
    )
    for match in NUMBER.finditer(blank):
        line = TEXT[TEXT.rindex("\n", 0, match.start()) + 1 : match.end()]
        yield f"{line} @{match.start()}", match.start(), match.end()


def test_every_number_of_the_policy_changes_some_result():
    expected = results(parse(TEXT, ID))
    survivors = []
    for what, start, end in numbers():
        old = Decimal(TEXT[start:end])
        for new in (old + 1, old - 1):
            if new < 0:
                continue
            if results(parse(TEXT[:start] + str(new) + TEXT[end:], ID)) == expected:
                survivors.append((what, new))
    assert survivors == []


def test_every_number_is_found():
    rules, curve, rest = 11, 25, 4
    assert len(list(numbers())) == rules + curve + rest


def test_the_numbers_are_those_of_the_circular():
    policy = parse(TEXT, ID)
    stated = {
        name: [(rule.jenis, rule.kelas, int(rule.batas)) for rule in rules]
        for name, rules in policy.aturan.items()
    }
    sb, b, bp, k, sk = CLASSES
    assert stated == {
        "Istimewa": [("terbanyak", (sb,), 1), ("maks_persen", (sb,), 70)],
        "Baik": [("terbanyak", (b,), 1), ("maks_persen", (b,), 70), ("min_jumlah", (bp, k), 1)],
        "Butuh Perbaikan": [("min_persen", (bp,), 60), ("maks_persen", (sb,), 10)],
        "Kurang": [("min_persen", (k,), 60), ("min_persen", (bp,), 10), ("maks_persen", (sb,), 10)],
        "Sangat Kurang": [
            ("min_persen", (sk,), 60),
            ("min_persen", (k, bp), 10),
            ("maks_jumlah", (sb,), 0),
        ],
    }
    assert [policy.pola[name][kelas] for name in ORGANISATION for kelas in reversed(CLASSES)] == [
        0, 1, 3, 7, 13,
        2, 3, 6, 11, 2,
        3, 4, 10, 4, 3,
        2, 11, 6, 3, 2,
        13, 7, 3, 1, 0,
    ]  # fmt: skip
    assert (policy.isyarat_minimal, policy.isyarat_selisih, policy.perbatasan.nilai) == (5, 25, 2)
