"""What a lock holds fast, asked by every verb that would change it."""

import shlex
from collections.abc import Iterable, Mapping, Sequence

from kinerja_cli.errors import LockedError
from kinerja_cli.rules.locks import Lock, Locks
from kinerja_cli.rules.model import Placement
from kinerja_cli.rules.periods import Period
from kinerja_cli.store import audit, inputs, locks, units
from kinerja_cli.store.database import Connection

_NAMED = 5


def held(
    connection: Connection, newcomers: Mapping[str, Sequence[Placement]] | None = None
) -> Locks:
    """Return the locks that hold; `newcomers` are people whom only the command itself places."""
    found = locks.in_force(connection)
    if not found:
        return Locks((), {})
    placed = inputs.People(connection, audit.head(connection).n).placements
    return Locks(found, {**(newcomers or {}), **placed})


def of_period(connection: Connection, period: Period) -> dict[int, Lock]:
    """Return the lock that holds a period, by office."""
    return {one.unit_id: one for one in locks.in_force(connection) if one.periode.contains(period)}


def words(lock: Lock, names: Mapping[int, str]) -> str:
    """Return a lock in words: which period of which office, who locked it and when."""
    return f"{lock.periode.words}, {names[lock.unit_id]} ({lock.kalimat})"


def remedy(found: Iterable[Lock], names: Mapping[int, str]) -> str:
    """Return the lines that would open what is locked."""
    pairs = sorted({(str(one.periode), names[one.unit_id]) for one in found})
    lines = [
        shlex.join(["kinerja", "unlock", "--periode", periode, "--dinas", unit]) + " --alasan TEKS"
        for periode, unit in pairs[:_NAMED]
    ]
    more = f"; dan {len(pairs) - _NAMED} kunci lagi" if len(pairs) > _NAMED else ""
    return "Bila memang harus diubah, buka dahulu: " + "; ".join(lines) + more


def refusal(connection: Connection, found: Sequence[Lock], what: str = "") -> LockedError:
    """Return the error that names some locks; `what` begins the sentence."""
    names = units.names(connection)
    told = [words(one, names) for one in found[:_NAMED]]
    if len(found) > _NAMED:
        told.append(f"dan {len(found) - _NAMED} lagi")
    start = f"{what}: terkunci" if what else "Terkunci"
    return LockedError(f"{start} {'; '.join(told)}.", remedy(found, names))
