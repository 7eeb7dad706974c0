"""Everything that is held about one person, found by the schema itself.

A table is the person's own where a column `nip` says so, or a `butir_id` of an indicator that is.
Every other text of the database is searched for number and name. So a new table needs no word here.
"""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import pbkdf2_hmac
from typing import Any

from kinerja_cli.rules.mentions import Mention
from kinerja_cli.store.database import Connection

ACTORS = frozenset({"oleh", "akun", "komputer"})
"""Columns of who worked with kinerja: the trail keeps them, or nobody would answer for anything."""

_NO_DATA = frozenset({"audit", "rahasia", "kebijakan"})
"""The trail and what stands apart of it are told entry by entry; a regulation is hashed whole."""
_KEY = "kunci_orang"
_ROUNDS = 200_000
_NAMED = (("pegawai", "nama", "nip"), ("pegawai", "atasan", "nip_atasan"))
"""(table, column of a name, column of the number beside it)."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table as the schema has it.

    Attributes:
        kunci: what tells its rows apart; the row's number where it has no key of its own.
        teks: its columns of text, those of actors left out.
        wajib: those of its columns that must not be empty.
    """

    nama: str
    kolom: tuple[str, ...]
    kunci: tuple[str, ...]
    teks: tuple[str, ...]
    wajib: frozenset[str]

    @property
    def own(self) -> str:
        """The condition of the person's own rows, "" when nobody owns a row."""
        if "nip" in self.kolom:
            return "nip = :nip"
        if "butir_id" in self.kolom:
            return "butir_id IN (SELECT id FROM butir WHERE nip = :nip)"
        return ""


@dataclass(frozen=True, slots=True)
class Named:
    """A row of others in which a person stands.

    Attributes:
        kunci: values of the table's key, in order.
        isi: column → text that names the person.
        baris: the whole row by column.
    """

    tabel: str
    kunci: tuple[Any, ...]
    isi: dict[str, str]
    baris: dict[str, Any]


def tables(connection: Connection) -> list[Table]:
    """Return every table that holds data, in order of name."""
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " AND name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY name"
    ).fetchall()
    return [_table(connection, name) for (name,) in names if name not in _NO_DATA]


def _table(connection: Connection, name: str) -> Table:
    columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
    keys = [column for _, column in sorted((row[5], row[1]) for row in columns if row[5])]
    texts = [row[1] for row in columns if row[2] == "TEXT" and row[1] not in ACTORS]
    needed = frozenset(row[1] for row in columns if row[3] or row[5])
    return Table(
        name, tuple(row[1] for row in columns), tuple(keys or ["rowid"]), tuple(texts), needed
    )


def mention(connection: Connection, nip: str) -> Mention:
    """Return what somebody is called, and what of that others are called too."""
    own, others = set[str](), set[str]()
    for table, name, number in _NAMED:
        rows = connection.execute(
            f"SELECT DISTINCT {name}, coalesce({number}, '') FROM {table} WHERE {name} IS NOT NULL"
        )
        for text, whose in rows:
            if whose == nip:
                own.add(text)
            elif whose:
                others.add(text)
    return Mention(nip, own, others)


def own_rows(connection: Connection, nip: str) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    """Yield every table with the rows that are somebody's own, in order of their key."""
    for table in tables(connection):
        if not table.own:
            continue
        rows = connection.execute(
            f"SELECT {', '.join(table.kolom)} FROM {table.nama} WHERE {table.own}"
            f" ORDER BY {', '.join(table.kunci)}",
            {"nip": nip},
        )
        found = [dict(zip(table.kolom, row, strict=True)) for row in rows]
        if found:
            yield table, found


def named_in(connection: Connection, who: Mention) -> Iterator[Named]:
    """Yield the rows of others, and of nobody, that name a person."""
    for table in tables(connection):
        if table.teks:
            yield from _named_in(connection, table, who)


def _named_in(connection: Connection, table: Table, who: Mention) -> Iterator[Named]:
    columns = list(dict.fromkeys((*table.kunci, *table.kolom)))
    places = [columns.index(name) for name in table.teks]
    others = f"NOT ({table.own})" if table.own else "1"
    rows = connection.execute(
        f"SELECT {', '.join(columns)} FROM {table.nama} WHERE {others}"
        f" ORDER BY {', '.join(table.kunci)}",
        {"nip": who.nip} if table.own else {},
    )
    for row in rows:
        if not who.may("\n".join([row[at] or "" for at in places])):
            continue
        said = dict(zip(columns, row, strict=True))
        texts = {name: said[name] for name in table.teks if said[name]}
        isi = {name: text for name, text in texts.items() if who.stands_in(text)}
        if isi:
            yield Named(table.nama, tuple(said[name] for name in table.kunci), isi, said)


def acted(connection: Connection, who: Mention) -> list[int]:
    """Return the entries of the trail whose actor bears the person's name or number."""
    rows = connection.execute("SELECT n, oleh, akun, komputer FROM audit ORDER BY n")
    return [row[0] for row in rows if any(who.stands_in(text) for text in row[1:])]


def about(connection: Connection, sign: str) -> list[int]:
    """Return the entries of the trail that bear somebody's sign."""
    rows = connection.execute(
        "SELECT n FROM audit WHERE json_valid(rincian)"
        " AND json_extract(rincian, '$.orang') = ? ORDER BY n",
        (sign,),
    )
    return [n for (n,) in rows]


def of_runs(connection: Connection, runs: Sequence[int]) -> dict[int, tuple[int, str, str]]:
    """Return (entry on the trail, period, moment) of scoring runs by their number."""
    holes = ",".join("?" * len(runs))
    rows = connection.execute(
        f"SELECT id, audit_n, periode, waktu FROM proses WHERE id IN ({holes})", tuple(runs)
    )
    return {row[0]: row[1:] for row in rows}


def sign(connection: Connection, nip: str, *, make: bool = False) -> str:
    """Return the keyed hash that stands for somebody on the trail; "" when there is no key yet.

    A NIP can be guessed, so the hash is slow: 200,000 rounds for each guess. Whoever has only the
    trail, without the database's key, cannot guess at all.

    Args:
        connection: the database; inside a transaction when `make` is asked for.
        nip: whose.
        make: make the key of this database when there is none.
    """
    row = connection.execute("SELECT isi FROM pilihan WHERE nama = ?", (_KEY,)).fetchone()
    if row is None and not make:
        return ""
    if row is None:
        row = (secrets.token_hex(32),)
        connection.execute("INSERT INTO pilihan VALUES (?, ?)", (_KEY, row[0]))
    return pbkdf2_hmac("sha256", nip.encode(), bytes.fromhex(row[0]), _ROUNDS, 16).hex()
