"""A hash of what decides a score, so that an unchanged score is recognised as such.

Where a value stands (file, sheet, cell) does not count: only what it says. What is hashed is the
`repr` of nested tuples; it is written piece by piece, for a city has millions of values.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from hashlib import sha256
from operator import attrgetter
from typing import Any

from kinerja_cli.rules.model import Fact, Inputs, Origin


def digest(inputs: Inputs) -> str:
    """Return the SHA-256 of an employee's inputs."""
    return sha256(_plain(inputs).encode()).hexdigest()


def _plain(value: Any) -> str:
    """Return a value as nested tuples without origins, in a fixed order, as text."""
    return _WRITERS[type(value)](value)


class _Writers(dict[type, Callable[[Any], str]]):
    """What writes the values of each type, found out once."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        found = self[kind] = _writer(kind)
        return found


_WRITERS = _Writers()


def _writer(kind: type) -> Callable[[Any], str]:
    if issubclass(kind, (str, int, type(None))):
        return repr
    if issubclass(kind, Origin):
        return _nothing
    if issubclass(kind, Fact):
        return _fact
    if issubclass(kind, Mapping):
        return _mapping
    if issubclass(kind, tuple):
        return _tuple
    return _record(kind) if is_dataclass(kind) else _other


def _nothing(_origin: Origin) -> str:
    return "None"


def _fact(fact: Fact) -> str:
    return repr(fact.nilai)


def _other(value: object) -> str:
    return repr(str(value))


def _tuple(entries: tuple[Any, ...]) -> str:
    parts = [_WRITERS[type(entry)](entry) for entry in entries]
    return f"({parts[0]},)" if len(parts) == 1 else f"({', '.join(parts)})"


def _mapping(entries: Mapping[Any, Any]) -> str:
    writers = _WRITERS
    return _pairs([f"{key!r}, {writers[type(v)](v)}" for key, v in sorted(entries.items())])


def _pairs(parts: list[str]) -> str:
    """Return the `repr` of a tuple of pairs, of the insides of the pairs."""
    if not parts:
        return "()"
    return f"(({parts[0]}),)" if len(parts) == 1 else f"(({'), ('.join(parts)}))"


def _record(kind: Any) -> Callable[[Any], str]:
    """Return what writes one dataclass: fields that say nothing are left out.

    So a field added later does not change old inputs.
    """
    names = [field.name for field in fields(kind)]
    heads = [f"{name!r}, " for name in names]
    values = attrgetter(*names)
    writers = _WRITERS

    def write(record: Any) -> str:
        return _pairs(
            [
                f"{head}{value!r}" if type(value) is str else f"{head}{writers[type(value)](value)}"
                for head, value in zip(heads, values(record), strict=True)
                if value or (value == 0 and value is not False)
            ]
        )

    return write
