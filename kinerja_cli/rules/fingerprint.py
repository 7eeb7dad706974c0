"""A hash of what decides a score, so that an unchanged score is recognised as such.

Where a value stands (file, sheet, cell) does not count: only what it says.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from hashlib import sha256

from kinerja_cli.rules.model import Fact, Inputs, Origin


def digest(inputs: Inputs) -> str:
    """Return the SHA-256 of an employee's inputs."""
    return sha256(repr(_plain(inputs)).encode()).hexdigest()


def _empty(value: object) -> bool:
    return value is None or value is False or value in ("", (), {})


def _plain(value: object) -> object:
    """Return a value as nested tuples without origins, in a fixed order."""
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, Origin):
        return None
    if isinstance(value, Fact):
        return value.nilai
    if isinstance(value, Mapping):
        return tuple(sorted((key, _plain(entry)) for key, entry in value.items()))
    if isinstance(value, tuple):
        return tuple(_plain(entry) for entry in value)
    if is_dataclass(value):
        # Fields that say nothing are left out: a field added later does not change old inputs.
        stated = ((field.name, getattr(value, field.name)) for field in fields(value))
        return tuple((name, _plain(entry)) for name, entry in stated if not _empty(entry))
    return str(value)
