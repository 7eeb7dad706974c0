"""The trail: who did what, when, to which numbers; append-only and chained by hash.

An entry is written in the same transaction as what it speaks of. Its number is the sequence that
facts and runs refer to. Whoever can rewrite the whole file can rewrite the chain, so the head is
printed in reports, where it cannot be changed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from kinerja_cli.store.database import Connection

START = "0" * 64


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


def _digest(fields: tuple[object, ...]) -> str:
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def head(connection: Connection) -> Head:
    """Return the newest entry; number 0 when there is none."""
    row = connection.execute("SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1").fetchone()
    return Head(*row) if row else Head(0, START)


def append(connection: Connection, actor: Actor, tindakan: str, rincian: Mapping[str, Any]) -> Head:
    """Add one entry inside the caller's transaction and return it as the new head."""
    last = head(connection)
    details = json.dumps(rincian, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    fields = (
        last.n + 1,
        actor.waktu,
        tindakan,
        actor.oleh,
        actor.akun,
        actor.komputer,
        details,
        last.hash,
    )
    new = Head(last.n + 1, _digest(fields))
    connection.execute("INSERT INTO audit VALUES (?,?,?,?,?,?,?,?,?)", (*fields, new.hash))
    return new


def broken_at(connection: Connection) -> int | None:
    """Return the number of the first entry that does not fit the chain, None when all do."""
    last = Head(0, START)
    for row in connection.execute("SELECT * FROM audit ORDER BY n"):
        fields, stored = row[:-1], row[-1]
        if fields[0] != last.n + 1 or fields[-1] != last.hash or _digest(fields) != stored:
            return int(fields[0])
        last = Head(fields[0], stored)
    return None
