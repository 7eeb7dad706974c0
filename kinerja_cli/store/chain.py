"""Reading the trail back: its entries, whether they are whole, and the hashes they hold."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kinerja_cli.errors import DatabaseError
from kinerja_cli.store import seals
from kinerja_cli.store.audit import APART, SEALS, START, Head, digest, keyed
from kinerja_cli.store.database import Connection

_NO_LIMIT = 2**62
"""More entries than there can be; what the database itself cannot count is no entry's number."""
ERASED, RESEALED = "catatan", "segel_ulang"
"""Where an erasure lists the entries whose personal details it took, and the new hashes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the trail.

    Attributes:
        rincian: its details, what stands apart among them.
        terhapus: whether what stood apart was erased, or is gone.
    """

    n: int
    waktu: str
    tindakan: str
    oleh: str
    akun: str
    komputer: str
    rincian: Mapping[str, Any]
    hash: str
    terhapus: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """One thing about the trail that is not as it was written, at an entry."""

    n: int
    apa: str


def entries(connection: Connection, after: int = 0) -> Iterator[Entry]:
    """Yield the entries after a number, in their order.

    Raises:
        DatabaseError: the details of an entry can no longer be read; says of which.
    """
    rows = connection.execute(
        "SELECT a.n, a.waktu, a.tindakan, a.oleh, a.akun, a.komputer, a.rincian, a.hash, r.isi"
        " FROM audit a LEFT JOIN rahasia r ON r.audit_n = a.n WHERE a.n > ? ORDER BY a.n",
        (after,),
    )
    for row in rows:
        n, waktu, tindakan, oleh, akun, komputer, details, own, apart = row
        public = _readable(n, details)
        gone = public.pop(APART, None) is not None and apart is None
        public.pop(SEALS, None)
        whole = {**public, **_readable(n, "{}" if apart is None else apart)}
        yield Entry(n, waktu, tindakan, oleh, akun, komputer, whole, own, gone)


def _readable(n: int, text: str) -> dict[str, Any]:
    """Return what an entry says, or refuse to tell the trail without it."""
    try:
        said = json.loads(text)
    except (ValueError, TypeError):
        said = None
    if not isinstance(said, dict):
        raise DatabaseError(
            f"Jejak audit rusak: rincian catatan {n} tidak terbaca.",
            "Periksa dengan kinerja verify, lalu pulihkan dari cadangan.",
        )
    return said


def raw(connection: Connection) -> Iterator[dict[str, Any]]:
    """Yield every entry with all its columns as they are hashed, and what stands apart."""
    cursor = connection.execute(
        "SELECT a.*, r.garam, r.isi AS pribadi FROM audit a LEFT JOIN rahasia r ON r.audit_n = a.n"
        " ORDER BY a.n"
    )
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))


def breaks(connection: Connection) -> list[Break]:
    """Return everything that does not fit: changed, missing, moved and added entries.

    What was cut off the end leaves no trace in here; only a head kept elsewhere shows it.
    """
    found, last, erased = [], Head(0, START), set[int]()
    apart = dict[int, str]()
    for row in connection.execute("SELECT * FROM audit ORDER BY n"):
        n, before, own = row[0], row[-2], row[-1]
        if n != last.n + 1:
            found.append(Break(n, f"catatan {_gap(last.n + 1, n - 1)} tidak ada"))
        elif before != last.hash:
            found.append(Break(n, "tidak menyambung dengan catatan sebelumnya"))
        if digest(row[:-1]) != own:
            found.append(Break(n, "isinya berubah sejak ditulis"))
        last = Head(n, own)
        details = _details(row[6])
        if APART in details:
            apart[n] = str(details[APART])
        erased |= set(details.get(ERASED, ()))
    found += _apart(connection, apart, erased)
    return sorted(found, key=lambda one: one.n)


def _gap(first: int, last: int) -> str:
    return str(first) if first >= last else f"{first} s.d. {last}"


def _details(text: str) -> Mapping[str, Any]:
    """Return the details of an entry; none where they can no longer be read."""
    try:
        details = json.loads(text)
    except ValueError:
        return {}
    return details if isinstance(details, dict) else {}


def _apart(connection: Connection, hashes: Mapping[int, str], erased: set[int]) -> Iterator[Break]:
    """Yield what stands apart and is not what its entry says, unless it was erased in order."""
    held = {n: (salt, text) for n, salt, text in _set_apart(connection)}
    for n in sorted(held.keys() | hashes.keys()):
        if n not in held:
            if n not in erased:
                yield Break(n, "rincian pribadinya hilang tanpa catatan penghapusan")
        elif n not in hashes or not _is(hashes[n], *held[n]):
            yield Break(n, "rincian pribadinya berubah sejak ditulis")


def _set_apart(connection: Connection) -> list[tuple[int, str, str]]:
    """Return what stands apart; nothing does in a database that was not brought up yet."""
    known = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'rahasia'").fetchone()
    return connection.execute("SELECT * FROM rahasia").fetchall() if known else []


def _is(expected: str, salt: str, text: str) -> bool:
    try:
        return keyed(salt, text) == expected
    except ValueError:
        return False


def holds(connection: Connection, head: Head) -> bool:
    """Return whether the trail still has a head that was printed or kept elsewhere."""
    if head.n > _NO_LIMIT:
        return False
    row = connection.execute("SELECT hash FROM audit WHERE n = ?", (head.n,)).fetchone()
    return row is not None and row[0] == head.hash


def sealed(connection: Connection) -> dict[int, Mapping[str, str] | None]:
    """Return the hashes that every entry holds, those that an erasure made anew in their place.

    The names of the offices are left out: `units_sealed` has the only ones that still count.
    """
    found: dict[int, dict[str, str] | None] = {}
    for n, text in connection.execute("SELECT n, rincian FROM audit ORDER BY n"):
        details = _details(text)
        blocks = details.get(SEALS)
        found[n] = None if blocks is None else _without_units(blocks)
        for number, again in details.get(RESEALED, {}).items():
            found[int(number)] = _without_units(again)
    return dict(found)


def _without_units(blocks: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in blocks.items() if name != seals.ALL_UNITS}


def units_sealed(connection: Connection) -> str | None:
    """Return the newest hash of the offices' names, None where no entry holds one."""
    rows = connection.execute("SELECT rincian FROM audit ORDER BY n DESC")
    found = (_details(text).get(SEALS) for (text,) in rows)
    newest = next((blocks for blocks in found if blocks), None)
    return newest.get(seals.ALL_UNITS) if newest else None
