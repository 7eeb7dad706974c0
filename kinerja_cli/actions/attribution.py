"""Which of data, rules and arithmetic moved somebody between two runs."""

from kinerja_cli.rules.fingerprint import digest
from kinerja_cli.rules.model import Inputs
from kinerja_cli.rules.policy import Regulation
from kinerja_cli.rules.score import score
from kinerja_cli.store import results
from kinerja_cli.store.results import Stored

DATA, ATURAN, HITUNG = "data", "aturan", "hitung"
_NOT_RESULTS = ("proses", "nip", "unit_id", "masukan_sha256")
RESULTS = tuple(name for name in Stored.__slots__ if name not in _NOT_RESULTS)
"""The stored fields that say what came out; another run, office or input alone moves nobody."""


def outcome(stored: Stored) -> tuple[object, ...]:
    """Return what a result says, without whence."""
    return tuple(getattr(stored, name) for name in RESULTS)


def because(
    values: tuple[Inputs, Inputs],
    rules: tuple[Regulation, Regulation],
    stored: tuple[Stored, Stored],
) -> tuple[str, ...]:
    """Return what moved somebody, by scoring each mixture of old and new.

    Data moved them when other data under the same rules give another result, under the old rules
    or under the new; likewise the rules. The arithmetic did when a run's own inputs under its own
    rules give something else today than what was stored.
    """
    old, new = values
    was, now = _again(old, rules[0], stored[0]), _again(new, rules[1], stored[1])
    same_rules = rules[0].sha256 == rules[1].sha256
    same_data = stored[0].masukan_sha256 == stored[1].masukan_sha256
    new_data = now if same_rules else was if same_data else _again(new, rules[0], stored[1])
    new_rules = was if same_rules else now if same_data else _again(old, rules[1], stored[0])
    found = []
    if was != new_data or new_rules != now:
        found.append(DATA)
    if was != new_rules or new_data != now:
        found.append(ATURAN)
    if (was, now) != tuple(outcome(one) for one in stored):
        found.append(HITUNG)
    return tuple(found)


def _again(values: Inputs, policy: Regulation, stored: Stored) -> tuple[object, ...] | None:
    made = score(values, policy)
    return outcome(results.stored_row(stored.proses, made, digest(values))) if made else None
