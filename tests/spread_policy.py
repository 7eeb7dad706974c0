"""The shipped policy on distributions, for the tests."""

from kinerja_cli.resources import policy_texts
from kinerja_cli.rules.distribution_policy import parse

ID = "se-menpanrb-3-2023"
TEXT = policy_texts()[ID]
POLICY = parse(TEXT, ID)
CLASSES = POLICY.kelas
