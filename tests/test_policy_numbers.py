"""Every number of every regulation that scores matters: moved by one unit of its last digit, some
employee of tests/cases/angka no longer gets what they should get.

What they should get was worked out by the naive recomputation (oracle_scores.py) and is written down
there; only the warning about weights is the engine's own.
"""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from employees import SCORING, TEXTS, inputs, regulation
from oracle_results import differing, of_engine

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules.score import score

NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.-])")
WORDS = re.compile(r'"""(?s:.*?)"""|"[^"\n]*"|#[^\n]*|\d{4}-\d\d-\d\d')


def cases(policy_id):
    path = Path(__file__).with_name("cases") / "angka" / f"{policy_id}.json"
    return [
        (inputs(one["pegawai"]), one["harap"])
        for one in json.loads(path.read_text(encoding="utf-8"))
    ]


CASES = {policy_id: cases(policy_id) for policy_id in SCORING}


def wrong(policy_id, policy):
    """Yield what the engine gets wrong of the written-down employees under a policy."""
    for given, expected in CASES[policy_id]:
        made = score(given, policy)
        if found := differing(policy_id, of_engine(made), expected):
            yield found
        warned = any(finding.kode == "bobot-bukan-100" for finding in made.temuan)
        if warned != expected["bobot_bukan_100"]:
            yield {"bobot-bukan-100": warned}


def numbers(text):
    """Return (start, end) of every number outside comments, words and dates."""
    masked = WORDS.sub(lambda match: "x" * len(match.group()), text)
    return [match.span() for match in NUMBER.finditer(masked)]


def moved(number, way):
    unit = Decimal(1).scaleb(Decimal(number).as_tuple().exponent)
    return str(Decimal(number) + way * unit)


def notices(policy_id, text):
    """Return whether a changed text is refused or somebody's result is wrong under it."""
    try:
        policy = regulation(policy_id, text)
    except ConfigError:
        return True
    return any(True for _ in wrong(policy_id, policy))


@pytest.mark.parametrize("policy_id", SCORING)
def test_the_shipped_numbers_give_what_is_written_down(policy_id):
    assert list(wrong(policy_id, regulation(policy_id))) == []


@pytest.mark.parametrize("policy_id", SCORING)
def test_every_number_moved_by_one_unit_is_noticed(policy_id):
    text = TEXTS[policy_id]
    survivors = [
        f"{text[:start].count(chr(10)) + 1}: {text[start:end]} {way:+}"
        for start, end in numbers(text)
        for way in (1, -1)
        if not notices(policy_id, text[:start] + moved(text[start:end], way) + text[end:])
    ]
    assert survivors == []


def test_numbers_are_found_wherever_they_stand():
    text = 'a = 1\nb = [[0, 2.5]] # 3\nc = "4"\nd = 2026-01-01\ne = { f = 10 }\n'
    assert [text[a:b] for a, b in numbers(text)] == ["1", "0", "2.5", "10"]
    assert sum(len(numbers(TEXTS[name])) for name in SCORING) > 200
