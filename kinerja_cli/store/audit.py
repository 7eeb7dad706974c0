"""The trail: who did what, when, to which numbers; append-only and chained by hash.

An entry is written in the same transaction as what it speaks of. Its number is the sequence that
facts and runs refer to. At the end of the transaction it is sealed: the hashes of everything
written under its number join its details, and the entry joins the chain. Whoever can rewrite the
whole file can rewrite the chain, so the head is printed in reports, where it cannot be changed.

What names a person, and text that people typed, stands apart in `rahasia` under a keyed hash in the
entry: it can be erased (UU 27/2022 Pasal 43 and 44) without breaking the chain.
"""

import hmac
import json
import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from kinerja_cli.errors import DatabaseError
from kinerja_cli.rules.nip import masked
from kinerja_cli.rules.trail_actions import CHANGES_DATA
from kinerja_cli.store import seals
from kinerja_cli.store.database import Connection

START = "0" * 64
SEALS, APART = "segel", "pribadi"
"""Where the details of an entry hold the hashes of its blocks, and that of what stands apart."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, on which account and computer, and when (ISO 8601 with offset)."""

    oleh: str
    akun: str
    komputer: str
    waktu: str


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry: its number and its hash."""

    n: int
    hash: str

    def __str__(self) -> str:
        """Return the head as it is printed: N:HASH."""
        return f"{self.n}:{self.hash}"


def parse_head(text: str) -> Head:
    """Return a head as it was printed.

    Raises:
        ValueError: it is not of the form N:HASH.
    """
    number, _, mark = text.strip().partition(":")
    if not (number.isascii() and number.isdecimal() and re.fullmatch("[0-9a-f]{64}", mark.lower())):
        raise ValueError(text)
    return Head(int(number), mark.lower())


def digest(fields: tuple[object, ...]) -> str:
    """Return the hash of an entry: of all its columns but the last, the one before it among them."""
    return sha256(_json(fields).encode()).hexdigest()


def keyed(salt: str, text: str) -> str:
    """Return the keyed hash of what stands apart."""
    return hmac.new(bytes.fromhex(salt), text.encode(), sha256).hexdigest()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def head(connection: Connection) -> Head:
    """Return the newest entry; number 0 when there is none. One not sealed yet has no hash."""
    row = connection.execute("SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1").fetchone()
    return Head(*row) if row else Head(0, START)


def newest_change(connection: Connection) -> int:
    """Return the number of the newest entry that changed data; 0 when there is none."""
    holes = ",".join("?" * len(CHANGES_DATA))
    query = f"SELECT coalesce(max(n), 0) FROM audit WHERE tindakan IN ({holes})"
    return int(connection.execute(query, CHANGES_DATA).fetchone()[0])


def _units_at_head(connection: Connection) -> str | None:
    """Return the hash of the offices' names that the newest entry holds, None for none.

    Details that can no longer be read hold one that fits nothing.
    """
    row = connection.execute("SELECT rincian FROM audit ORDER BY n DESC LIMIT 1").fetchone()
    try:
        details: dict[str, Any] = json.loads(row[0]) if row else {}
    except ValueError:
        return ""
    found: str | None = details.get(SEALS, {}).get(seals.ALL_UNITS)
    return found


class Trail:
    """The entries of one transaction: begun with what is known, sealed when all is written."""

    def __init__(self, connection: Connection, actor: Actor, *, facts: bool = True) -> None:
        """Begin before anything is written in the transaction.

        Args:
            connection: the database, its write transaction begun.
            actor: who writes.
            facts: whether versions of records may be written; without them none is looked through.

        Raises:
            DatabaseError: rows wait for an entry that is not written yet, or offices have other
                names than the newest entry says: sealing would make somebody's tampering right.
        """
        self._connection, self.actor, self._facts = connection, actor, facts
        self._before = head(connection)
        self._refuse_tampered()
        self._begun: dict[int, dict[str, Any]] = {}
        self.heads: dict[int, Head] = {}

    def _refuse_tampered(self) -> None:
        sealed = _units_at_head(self._connection)
        renamed = sealed is not None and sealed != seals.units(self._connection)
        if renamed or seals.planted(self._connection, self._before.n, facts=self._facts):
            raise DatabaseError(
                "Basis data ini diubah di luar kinerja, jadi tidak ada yang ditulis ke dalamnya.",
                "Simpan salinannya untuk diperiksa, jalankan kinerja verify, lalu pulihkan cadangan "
                "terakhir yang baik: kinerja restore.",
            )

    def add(
        self, tindakan: str, rincian: Mapping[str, Any], pribadi: Mapping[str, Any] | None = None
    ) -> int:
        """Begin an entry and return its number, under which rows are written.

        Args:
            tindakan: what is done.
            rincian: facts that name nobody and hold no typed text.
            pribadi: what can be erased: reasons, names, names of files.
        """
        n = self._before.n + len(self._begun) + 1
        actor, details = self.actor, dict(rincian)
        self._connection.execute(
            "INSERT INTO audit VALUES (?,?,?,?,?,?,'','','')",
            (n, actor.waktu, tindakan, actor.oleh, actor.akun, actor.komputer),
        )
        if pribadi:
            text, salt = masked(_json(pribadi)), secrets.token_hex(16)
            self._connection.execute("INSERT INTO rahasia VALUES (?, ?, ?)", (n, salt, text))
            details[APART] = keyed(salt, text)
        self._begun[n] = details
        return n

    def seal(self) -> None:
        """Give every entry begun the hashes of its rows and its place in the chain."""
        last = self._before
        blocks = seals.of(self._connection, self._begun, facts=self._facts)
        offices = seals.units(self._connection)
        for n, details in self._begun.items():
            details[SEALS] = {**blocks[n], seals.ALL_UNITS: offices}
            self._connection.execute(
                "UPDATE audit SET rincian = ?, hash_sebelum = ? WHERE n = ?",
                (_json(details), last.hash, n),
            )
            row = self._connection.execute("SELECT * FROM audit WHERE n = ?", (n,)).fetchone()
            last = self.heads[n] = Head(n, digest(row[:-1]))
            self._connection.execute("UPDATE audit SET hash = ? WHERE n = ?", (last.hash, n))


@contextmanager
def recording(connection: Connection, actor: Actor, *, facts: bool = True) -> Iterator[Trail]:
    """Hold the entries of what is written inside; sealed at the end, in the caller's transaction.

    Raises:
        DatabaseError: somebody wrote into the database behind the program's back, see `Trail`.
    """
    trail = Trail(connection, actor, facts=facts)
    yield trail
    trail.seal()


def append(
    connection: Connection,
    actor: Actor,
    tindakan: str,
    rincian: Mapping[str, Any],
    pribadi: Mapping[str, Any] | None = None,
) -> Head:
    """Add an entry under whose number no rows are written, and return it as the new head."""
    with recording(connection, actor, facts=False) as trail:
        n = trail.add(tindakan, rincian, pribadi)
    return trail.heads[n]
