"""What a lock holds fast, asked by every verb that would change it."""

import shlex
from collections.abc import Iterable, Mapping, Sequence

from kinerja_cli.errors import LockedError
from kinerja_cli.rules.locks import Lock, Locks
from kinerja_cli.rules.model import Placement
from kinerja_cli.rules.periods import Period
from kinerja_cli.store import audit, inputs, locks, units
from kinerja_cli.store.database import Connection

_NAMED = 3


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
    """Return the lines that would open what is locked; many offices are opened together."""
    by_period: dict[str, set[str]] = {}
    for one in found:
        by_period.setdefault(str(one.periode), set()).add(names[one.unit_id])
    lines = []
    for periode, offices in sorted(by_period.items()):
        command = ["kinerja", "unlock", "--periode", periode]
        command += ["--dinas", *offices] if len(offices) == 1 else []
        lines.append(shlex.join(command) + " --alasan TEKS")
    return f"Bila memang harus diubah, buka dahulu: {'; '.join(lines)}"


def refusal(connection: Connection, found: Sequence[Lock], what: str) -> LockedError:
    """Return the error that names some locks; `what` begins the sentence."""
    names = units.names(connection)
    told = [words(one, names) for one in found[:_NAMED]]
    if len(found) > _NAMED:
        told.append(f"dan {len(found) - _NAMED} perangkat daerah lagi")
    return LockedError(f"{what}, karena terkunci: {'; '.join(told)}.", remedy(found, names))
