"""A naive recomputation by somebody who never saw the engine agrees on random employees."""

import os
from pathlib import Path

import oracle_scores
import pytest
from employees import SCORING, inputs, regulation
from oracle_results import differing, of_engine
from random_employees import employees

from kinerja_cli.resources import folder
from kinerja_cli.rules.score import score

MANY = 10_000 if os.environ.get("KINERJA_SOAK") else 1_000
POLICIES = oracle_scores.load(Path(folder("policies")))


@pytest.mark.parametrize("policy_id", SCORING)
def test_the_engine_agrees_with_a_naive_recomputation(policy_id):
    policy = regulation(policy_id)
    for one in employees(policy_id, MANY, seed=4):
        theirs = oracle_scores.compute(POLICIES, policy_id, one)
        assert not differing(policy_id, of_engine(score(inputs(one), policy)), theirs), one
