"""Examples in docstrings say what happens: each is run."""

import doctest
import importlib
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1] / "kinerja_cli"
WITH_EXAMPLES = sorted(
    ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts)
    for path in HOUSE.rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_the_examples_of_a_docstring_hold(name):
    failed, tried = doctest.testmod(importlib.import_module(name))
    assert tried
    assert not failed
