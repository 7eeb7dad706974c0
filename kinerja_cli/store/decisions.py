"""What rating officials decided with `kinerja decide`: versions, typed in instead of imported.

A version holds all that is decided; its entry on the trail says which of it was named then, so that
every field keeps the ruling it comes from.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kinerja_cli.rules.model import Decision, Fact, Ruling
from kinerja_cli.store.database import Connection

COLUMNS = {
    "hasil_kerja": "rating_hasil_kerja",
    "perilaku": "rating_perilaku",
    "ide_baru": "ide_baru",
}
"""Field of `Decision` → column of keputusan, and of rating, where sheets state the same."""

NAMED = "menetapkan"
"""Where a trail's entry lists the fields that were named."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What is decided for one employee in one period.

    Attributes:
        nilai: field of `Decision` → value, only what is decided.
        putusan: field → the ruling that it comes from.
    """

    nilai: Mapping[str, str]
    putusan: Mapping[str, Ruling]


def of_period(connection: Connection, periode: str, sequence: int) -> dict[str, Decided]:
    """Return what is decided in a period by NIP, as it stood at an audit number."""
    rows = connection.execute(
        f"SELECT k.nip, {', '.join('k.' + column for column in COLUMNS.values())}, k.alasan,"
        " k.dasar, k.tanggal, k.sejak, k.sampai, a.oleh, a.rincian"
        " FROM keputusan k JOIN audit a ON a.n = k.sejak"
        " WHERE k.periode = ? AND k.sejak <= ? ORDER BY k.nip, k.sejak",
        (periode, sequence),
    )
    found: dict[str, Decided] = {}
    ended: dict[str, int | None] = {}
    for nip, *values, alasan, dasar, tanggal, sejak, sampai, oleh, details in rows:
        follows = nip in found and ended[nip] == sejak
        rulings = dict(found[nip].putusan) if follows else {}
        ruling = Ruling(oleh, tanggal, alasan, dasar, sejak)
        rulings |= dict.fromkeys(json.loads(details)[NAMED], ruling)
        stated = {name: value for name, value in zip(COLUMNS, values, strict=True) if value}
        found[nip] = Decided(stated, {name: rulings[name] for name in stated})
        ended[nip] = sampai
    return {nip: one for nip, one in found.items() if (end := ended[nip]) is None or end > sequence}


def in_force(connection: Connection) -> dict[tuple[str, str], dict[str, str]]:
    """Return what is decided now: (NIP, period) → column of rating → value."""
    rows = connection.execute(
        f"SELECT nip, periode, {', '.join(COLUMNS.values())} FROM keputusan WHERE sampai IS NULL"
    )
    return {
        (nip, periode): {
            column: value for column, value in zip(COLUMNS.values(), values, strict=True) if value
        }
        for nip, periode, *values in rows
    }


def over(imported: Decision, decided: Decided | None) -> Decision:
    """Return what holds: what is decided, and what sheets state of the rest."""
    if decided is None:
        return imported
    stated = {name: Fact(value) for name, value in decided.nilai.items()}
    return replace(imported, **stated, putusan=decided.putusan)  # type: ignore[arg-type]


def save(
    connection: Connection, nip: str, periode: str, nilai: Mapping[str, str], ruling: Ruling, n: int
) -> None:
    """Let a new version hold from audit entry `n` on, inside the caller's transaction."""
    end(connection, nip, periode, n)
    connection.execute(
        "INSERT INTO keputusan VALUES (?,?,?,?,?,?,?,?,?,NULL)",
        (nip, periode, *(nilai.get(name) for name in COLUMNS), ruling.alasan, ruling.dasar,
         ruling.tanggal, n),
    )  # fmt: skip


def end(connection: Connection, nip: str, periode: str, n: int) -> None:
    """End what is decided at audit entry `n`, inside the caller's transaction."""
    connection.execute(
        "UPDATE keputusan SET sampai = ? WHERE nip = ? AND periode = ? AND sampai IS NULL",
        (n, nip, periode),
    )
