"""Every number of every policy beside the rating: right, cited, and caught when it is changed."""

import re
import tomllib
from decimal import Decimal

import pytest
from side_checks import CHECKS, EXPECTED, failures
from sides import FAMILY, SIDE_IDS, TEXTS

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules.policy_extends import resolve
from kinerja_cli.rules.policy_families import SIDE

NUMBER = re.compile(r"(?<== )\d+(?:\.\d+)?(?=\s*(?:[,}]|$))")
QUOTED = re.compile(r'"[^"\n]*"')


def numbers(text):
    """Yield (line, start, end) of every number of a file outside comments, words and dates."""
    offset = 0
    for line in text.splitlines(keepends=True):
        if not line.startswith("#"):
            bare = QUOTED.sub(lambda match: "_" * len(match[0]), line)
            for match in NUMBER.finditer(bare):
                yield line.strip(), offset + match.start(), offset + match.end()
        offset += len(line)


def changed(number, by):
    """Return a number changed by one unit of its last digit."""
    unit = Decimal(1).scaleb(Decimal(number).as_tuple().exponent)
    return f"{Decimal(number) + by * unit:f}"


def caught(policy_id, text):
    """Return whether a changed policy is refused or fails a check."""
    try:
        return bool(failures(policy_id, {**TEXTS, policy_id: text}))
    except (ConfigError, ValueError):
        return True


@pytest.mark.parametrize("policy_id", SIDE_IDS)
def test_a_policy_gives_what_is_published(policy_id):
    assert failures(policy_id, TEXTS) == []


@pytest.mark.parametrize("policy_id", SIDE_IDS)
def test_every_number_that_is_changed_is_caught(policy_id):
    text = TEXTS[policy_id]
    survivors = [
        f"{line} ({by:+d})"
        for line, start, end in numbers(text)
        for by in (1, -1)
        if not caught(policy_id, text[:start] + changed(text[start:end], by) + text[end:])
    ]
    assert survivors == []


def leaves(data):
    if isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from leaves(value)
    elif isinstance(data, int | float) and not isinstance(data, bool):
        yield Decimal(str(data))


@pytest.mark.parametrize("policy_id", SIDE_IDS)
def test_every_number_is_found(policy_id):
    text = TEXTS[policy_id]
    found = [Decimal(text[start:end]) for _, start, end in numbers(text)]
    assert sorted(found) == sorted(leaves(tomllib.loads(text)))


def test_every_family_is_shipped_and_checked():
    assert {FAMILY[name] for name in SIDE_IDS} == set(SIDE) == set(CHECKS)
    assert sorted(name for family in EXPECTED.values() for name in family) == SIDE_IDS
    assert sum(len(list(numbers(TEXTS[name]))) for name in SIDE_IDS) > 150


def uncited(where, data, basis):
    basis = basis or "dasar" in data
    for key, value in data.items():
        for entry in value if isinstance(value, list) else [value]:
            if isinstance(entry, dict):
                yield from uncited(f"{where}.{key}", entry, basis)
            elif isinstance(entry, int | Decimal) and not isinstance(entry, bool) and not basis:
                yield f"{where}.{key}"


@pytest.mark.parametrize("policy_id", SIDE_IDS)
def test_every_number_is_cited(policy_id):
    data = resolve(TEXTS, policy_id)
    assert list(uncited(policy_id, data, basis=False)) == []
    assert data["ringkasan"]
    assert data["diperiksa"].year == 2026
