"""Scoring runs: numbered, with their policy, the offices they covered and what they read."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from kinerja_cli.rules.policy import Regulation
from kinerja_cli.rules.score import VERSION
from kinerja_cli.store.audit import Actor, Head
from kinerja_cli.store.database import Connection

_NO_LIMIT = 2**62
"""More runs than there can be; what the database itself cannot count is no run's number."""
LAST_PERIOD = "periode_terakhir"


@dataclass(frozen=True, slots=True)
class Run:
    """One scoring run.

    Attributes:
        baca_sampai: audit number up to which facts were read: its frozen inputs are a query.
        kepala: head of the trail when it was stored.
    """

    id: int
    kepala: str
    waktu: str
    periode: str
    kebijakan: str
    kebijakan_sha256: str
    kebijakan_teks: str
    versi_hitung: int
    versi_program: str
    baca_sampai: int


def add(
    connection: Connection, actor: Actor, n: int, periode: str, policy: Regulation, program: str,
    read_at: int, units: Iterable[int],
) -> int:  # fmt: skip
    """Add a run under entry `n` of the trail and return its number; `settle` ends it."""
    connection.execute(
        "INSERT OR IGNORE INTO kebijakan VALUES (?, ?, ?)", (policy.sha256, policy.id, policy.teks)
    )
    row = connection.execute(
        "INSERT INTO proses (audit_n, kepala, waktu, oleh, periode, kebijakan_sha256, "
        "versi_hitung, versi_program, baca_sampai) VALUES (?,?,?,?,?,?,?,?,?) RETURNING id",
        (n, "", actor.waktu, actor.oleh, periode, policy.sha256, VERSION, program,
         read_at),
    ).fetchone()  # fmt: skip
    connection.executemany(
        "INSERT INTO proses_unit VALUES (?, ?)", ((row[0], unit) for unit in units)
    )
    return int(row[0])


def settle(connection: Connection, proses: int, head: Head) -> None:
    """Let a run bear the head of the trail that its entry became when it was sealed."""
    connection.execute("UPDATE proses SET kepala = ? WHERE id = ?", (str(head), proses))


def get(connection: Connection, proses: int) -> Run | None:
    """Return one run, None when there is none of that number."""
    if proses > _NO_LIMIT:
        return None
    row = connection.execute(
        "SELECT p.id, p.kepala, p.waktu, p.periode, k.id, k.sha256, k.teks, p.versi_hitung, "
        "p.versi_program, p.baca_sampai FROM proses p JOIN kebijakan k "
        "ON k.sha256 = p.kebijakan_sha256 WHERE p.id = ?",
        (proses,),
    ).fetchone()
    return Run(*row) if row else None


def covered(connection: Connection, periode: str) -> set[int]:
    """Return the offices that some run of a period covered."""
    rows = connection.execute(
        "SELECT DISTINCT pu.unit_id FROM proses_unit pu JOIN proses p ON p.id = pu.proses_id"
        " WHERE p.periode = ?",
        (periode,),
    )
    return {unit for (unit,) in rows}


def made_with(connection: Connection, proses: int) -> tuple[int, ...]:
    """Return the runs that one `score` made together up to this one, the first of them first.

    They follow each other on the trail in one moment, and no two are of the same office.
    """
    found, rows = (
        [proses],
        connection.execute(
            "SELECT v.id FROM proses n JOIN proses v ON v.periode = n.periode AND v.waktu = n.waktu"
            " AND v.oleh = n.oleh AND n.id - v.id = (SELECT count(*) FROM audit a"
            "  WHERE a.n > v.audit_n AND a.n <= n.audit_n AND a.tindakan <> 'kebijakan')"
            " WHERE n.id = ? AND v.id < n.id ORDER BY v.id DESC",
            (proses,),
        ).fetchall(),
    )
    for (number,) in rows:
        overlap = connection.execute(
            "SELECT 1 FROM proses_unit a JOIN proses_unit b ON b.unit_id = a.unit_id"
            f" WHERE a.proses_id = ? AND b.proses_id IN ({','.join('?' * len(found))}) LIMIT 1",
            (number, *found),
        ).fetchone()
        if number != found[0] - 1 or overlap:
            break
        found.insert(0, number)
    return tuple(found)


def scope(connection: Connection, proses: int) -> frozenset[int] | None:
    """Return the offices that a run was asked for, None for everybody."""
    (text,) = connection.execute(
        "SELECT a.rincian FROM proses p JOIN audit a ON a.n = p.audit_n WHERE p.id = ?", (proses,)
    ).fetchone()
    asked = json.loads(text).get("unit")
    return None if asked is None else frozenset(asked)


def periods(connection: Connection) -> list[tuple[str, int]]:
    """Return every period that was scored with the number of its newest run."""
    return list(
        connection.execute("SELECT periode, max(id) FROM proses GROUP BY periode ORDER BY periode")
    )


def remember(connection: Connection, name: str, value: str) -> None:
    """Keep a choice of the last command, inside the caller's transaction."""
    connection.execute(
        "INSERT INTO pilihan VALUES (?, ?) ON CONFLICT (nama) DO UPDATE SET isi = excluded.isi",
        (name, value),
    )


def remembered(connection: Connection, name: str) -> str | None:
    """Return a choice that was kept, None when there is none."""
    row = connection.execute("SELECT isi FROM pilihan WHERE nama = ?", (name,)).fetchone()
    return str(row[0]) if row else None


def last_text(connection: Connection, policy: str) -> str | None:
    """Return the hash of the text under which a policy was used last, None when it never was."""
    row = connection.execute(
        "SELECT k.sha256 FROM proses p JOIN kebijakan k ON k.sha256 = p.kebijakan_sha256"
        " WHERE k.id = ? ORDER BY p.id DESC LIMIT 1",
        (policy,),
    ).fetchone()
    return str(row[0]) if row else None


def numbers(connection: Connection) -> list[int]:
    """Return the number of every run, oldest first."""
    return [number for (number,) in connection.execute("SELECT id FROM proses ORDER BY id")]


def heads(connection: Connection) -> list[tuple[int, str]]:
    """Return every run's number with the head of the trail that it bears."""
    return list(connection.execute("SELECT id, kepala FROM proses ORDER BY id"))


def by_policy(connection: Connection) -> dict[str, tuple[int, ...]]:
    """Return, by hash of a policy's text, the numbers of the runs made under it."""
    found: dict[str, list[int]] = {}
    for sha, number in connection.execute("SELECT kebijakan_sha256, id FROM proses ORDER BY id"):
        found.setdefault(sha, []).append(number)
    return {sha: tuple(numbers) for sha, numbers in found.items()}
