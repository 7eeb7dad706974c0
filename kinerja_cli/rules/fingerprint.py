"""A hash of what decides a score, so that an unchanged score is recognised as such.

Where a value stands (file, sheet, cell) does not count: only what it says. What is hashed is text
like `{('nip', 'nama')['1980…', 'Ani']…}`: which fields are stated, then what they say. A city has
millions of values, so those of a record are taken, sifted and written together, not one by one.

Inputs that come from the store bring their hash along (`Inputs.sidik`): it is made of the rows
themselves, which is cheaper than walking what they became. Both ways leave out what says nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import compress
from operator import attrgetter
from types import NoneType
from typing import Any

from kinerja_cli.rules.model import Fact, Inputs, Origin

_PLAIN = (str, int, bool)


def digest(inputs: Inputs) -> str:
    """Return the SHA-256 of an employee's inputs."""
    return inputs.sidik or seal(written(inputs))


def seal(*texts: str) -> str:
    """Return the SHA-256 of texts."""
    return sha256("\n".join(texts).encode()).hexdigest()


def of_rows(names: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> str:
    """Return stored rows as text: what is stated, by name; values as long as `names` are taken."""
    written_names = _names
    return "\n".join(
        [f"{written_names(tuple(compress(names, row)))}{[*filter(None, row)]}" for row in rows]
    )


def written(value: Any) -> str:
    """Return a value without origins, in a fixed order, as text."""
    return _WRITERS[type(value)](value)


class _Writers(dict[type, Callable[[Any], str]]):
    """What writes the values of each type, found out once."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        found = self[kind] = _writer(kind)
        return found


_WRITERS = _Writers()
_names = lru_cache(1 << 12)(repr)  # the same few fields are stated again and again


def _writer(kind: type) -> Callable[[Any], str]:
    if issubclass(kind, (*_PLAIN, NoneType)):
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
    return f"({', '.join([_WRITERS[type(entry)](entry) for entry in entries])})"


def _mapping(entries: Mapping[str, Any]) -> str:
    names, writers = tuple(sorted(entries)), _WRITERS
    values = [writers[type(value := entries[name])](value) for name in names]
    return f"{{{_names(names)}{', '.join(values)}}}"


def _record(kind: Any) -> Callable[[Any], str]:
    """Return what writes one dataclass: fields that say nothing are left out.

    So a field added later does not change old inputs.
    """
    plain = tuple(field.name for field in fields(kind) if field.type in _PLAIN)
    other = tuple(
        field.name for field in fields(kind) if field.type not in (*_PLAIN, Origin | None)
    )
    plain_of, other_of = _getter(plain), _getter(other)
    writers = _WRITERS

    def write(record: Any) -> str:
        values = plain_of(record)
        named = _names(tuple(compress(plain, values)))
        said = [
            f"{name}={writers[type(value)](value)}"
            for name, value in zip(other, other_of(record))  # noqa: B905  # as long by construction
            if value
        ]
        return f"{{{named}{[*filter(None, values)]}{', '.join(said)}}}"

    return write


def _getter(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what takes some fields of a record, as a tuple whatever their number."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)
