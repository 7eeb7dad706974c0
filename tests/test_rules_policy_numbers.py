"""Every number of the shipped policy matters: changed by one unit it changes some result."""

import re
from decimal import Decimal

from builders import DA, DB, POLICY, POLICY_TEXT, SE, employee, indicator, mark, policy_of

from kinerja_cli.rules.score import score

NUMBER = re.compile(r"(?<== )\d+(?:\.\d+)?(?=\s*(?:[,}]|$))")


def weighted(first, second):
    return (indicator("100", "80", bobot=first), indicator("100", "100", bobot=second))


def words(above, at, below):
    return (mark(*[DA] * above, *[SE] * at, *[DB] * below),)


def groups(**marks):
    return tuple(mark(note, penilai=name) for name, note in marks.items())


PROBES = [
    *(employee(indicator("100", actual)) for actual in ("90.005", "90.5", "100.5", "150", "-5")),
    *(employee(indicator("BB", actual)) for actual in ("A", "B")),
    employee(indicator("AA", "D")),
    *(employee(*weighted(*pair)) for pair in (("49.5", "50"), ("50.5", "50.1"), ("50", "50"))),
    *(employee(marks=words(*n)) for n in ((7, 0, 0), (0, 7, 0), (0, 0, 7), (4, 3, 0), (0, 4, 3))),
    *(employee(marks=(mark(number),)) for number in ("91.5", "76.5")),
    *(employee(marks=(mark("80", word),)) for word in (DA, SE, DB)),
    employee(marks=(mark("", rating=DA), mark("50", penilai="Diri"))),
    *(employee(marks=(mark(word, *["80"] * 6),)) for word in (DA, SE, DB)),
    employee(marks=groups(Atasan="90", Rekan="60", Bawahan="30", Diri="0")),
    employee(marks=groups(Atasan="90", Rekan="60")),
    employee(marks=groups(Rekan="90", Bawahan="60")),
]


def results(policy):
    found = []
    for probe in PROBES:
        made = score(probe, policy)
        verdict = made.verdict
        codes = [finding.kode for finding in made.temuan]
        found.append(
            (str(made.hasil_kerja), str(made.perilaku), verdict.usulan, verdict.predikat, codes)
        )
    return found


def numbers():
    """Yield (what, start, end) of every number outside comments and words."""
    offset = 0
    for line in POLICY_TEXT.splitlines(keepends=True):
        if not line.startswith("#"):
            for match in NUMBER.finditer(line):
                key = re.findall(r'"[^"]+"|\w+', line[: match.start()])[-1]
                yield f"{line.strip()}: {key}", offset + match.start(), offset + match.end()
        offset += len(line)


def bumped(text):
    unit = Decimal(1).scaleb(Decimal(text).as_tuple().exponent)
    return str(Decimal(text) + unit)


def test_every_number_of_the_policy_changes_some_result():
    expected = results(POLICY)
    survivors = []
    for what, start, end in numbers():
        text = POLICY_TEXT[:start] + bumped(POLICY_TEXT[start:end]) + POLICY_TEXT[end:]
        if results(policy_of(text)) == expected:
            survivors.append(what)
    assert survivors == []


def test_every_number_is_found():
    values = re.sub(r'(?m)^#.*$|"""(?s:.*?)"""|"[^"\n]*"|\d{4}-\d\d-\d\d|\w*_\w*', "", POLICY_TEXT)
    assert len(list(numbers())) == len(re.findall(r"(?<![\w.])\d+(?:\.\d+)?", values)) > 25
