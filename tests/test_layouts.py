"""Random records in random layouts are read back as the same records."""

import os

import pytest
from conftest import Run
from layouts import make
from test_sheet_traits import KEYS, compare, stored


@pytest.mark.parametrize("seed", range(800 if os.environ.get("KINERJA_SOAK") else 160))
def test_random_records_in_a_random_layout_are_read_back(kinerja: Run, tmp_path, seed):
    paths, truth = make(seed, tmp_path)
    outcome = kinerja("import", *paths, "--json")
    assert outcome.code == 0, outcome.out
    for kind in KEYS:
        if kind in truth:
            compare(kind, truth[kind], stored(tmp_path / "kinerja.db", kind))
