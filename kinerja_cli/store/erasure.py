"""Erasing a person for good: the one place where rows are deleted (UU 27/2022 Pasal 43 and 44).

What is the person's own goes; in rows of others a token takes the place of number and name, so that
every figure of theirs stands. What no longer hashes as it was sealed is sealed again by the entry
that erases, and by nothing else: a block that did not fit its seal before stays unfit.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kinerja_cli.rules.mentions import Mention, token_for
from kinerja_cli.store import chain, persons, seals
from kinerja_cli.store.database import Connection
from kinerja_cli.store.persons import Named, Table

_BESIDE = {"nip_atasan": "atasan"}
"""Column of somebody's number → column of the name beside it, however that is spelled."""

_SAME_KEY = frozenset({
    sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE,
    sqlite3.SQLITE_CONSTRAINT_ROWID,
})  # fmt: skip
_MOST_TOKENS = 999
"""Rows that a key would not tell apart without a number behind the token."""


@dataclass(slots=True)
class Erased:
    """What was erased.

    Attributes:
        dihapus: table → own rows that went.
        diganti: table → rows of others in which a token stands now.
        pribadi: entries of the trail whose personal part went.
    """

    dihapus: dict[str, int] = field(default_factory=dict)
    diganti: dict[str, int] = field(default_factory=dict)
    pribadi: list[int] = field(default_factory=list)


class Resealing:
    """Takes the seals before rows change, and gives those that they need afterwards."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sealed, self._before = chain.sealed(connection), seals.of(connection, None)

    def again(self) -> dict[str, dict[str, str]]:
        """Return the seals of every entry whose blocks changed; an unfit block keeps its seal."""
        after = seals.of(self._connection, None)
        found = {}
        for n, blocks in self._sealed.items():
            before, now = self._before.get(n, {}), after.get(n, {})
            if blocks and before != now:
                found[str(n)] = _resealed(blocks, before, now)
        return found


def _resealed(
    sealed: Mapping[str, str], before: Mapping[str, str], now: Mapping[str, str]
) -> dict[str, str]:
    found = {}
    for block in sorted(sealed.keys() | now.keys()):
        fitted = sealed.get(block) == before.get(block)
        value = now.get(block) if fitted else sealed.get(block)
        if value is not None:
            found[block] = value
    return found


def erase(connection: Connection, who: Mention, token: str, apart: Iterable[int]) -> Erased:
    """Erase a person inside the caller's transaction.

    Args:
        connection: the database.
        who: the person.
        token: what stands for them in rows of others.
        apart: entries of the trail that are about nobody else; their personal part goes.
    """
    done = Erased()
    by_name = {table.nama: table for table in persons.tables(connection)}
    for named in list(persons.named_in(connection, who)):
        _replace(connection, by_name[named.tabel], named, who, token)
        done.diganti[named.tabel] = done.diganti.get(named.tabel, 0) + 1
    for table in _leaves_first(by_name.values()):
        count = connection.execute(
            f"DELETE FROM {table.nama} WHERE {table.own}", {"nip": who.nip}
        ).rowcount
        if count:
            done.dihapus[table.nama] = count
    done.pribadi = _erase_apart(connection, who, set(apart))
    return done


def _leaves_first(tables: Iterable[Table]) -> list[Table]:
    """Return the tables with rows of persons; what others refer to goes last."""
    return sorted((one for one in tables if one.own), key=lambda one: one.nama == "butir")


def owners(connection: Connection, who: Mention) -> set[str]:
    """Return whose rows name a person."""
    rows = [one.baris for one in persons.named_in(connection, who)]
    items = {row["butir_id"] for row in rows if "butir_id" in row and "nip" not in row}
    found = {str(row["nip"]) for row in rows if "nip" in row}
    for item in items:
        found |= {nip for (nip,) in connection.execute("SELECT nip FROM butir WHERE id=?", (item,))}
    return found


def _replace(connection: Connection, table: Table, named: Named, who: Mention, token: str) -> None:
    """Put a token where a row names the person; a key that exists already gets a number.

    What cannot be replaced must stop the erasing: a row that keeps the name counts for nothing.
    """
    match = " AND ".join(f"{name} = ?" for name in table.kunci)
    for attempt in range(1, _MOST_TOKENS + 1):
        said = token if attempt == 1 else f"{token} {attempt}"
        values = _values(table, named, who, said)
        changes = ", ".join(f"{name} = ?" for name in values)
        try:
            connection.execute(
                f"UPDATE {table.nama} SET {changes} WHERE {match}",
                (*values.values(), *named.kunci),
            )
        except sqlite3.IntegrityError as error:
            if error.sqlite_errorcode not in _SAME_KEY:
                raise
        else:
            return
    raise AssertionError(table.nama)


def _values(table: Table, named: Named, who: Mention, token: str) -> dict[str, str | None]:
    """Return column → what stands there instead."""
    values: dict[str, str | None] = {}
    for column, text in named.isi.items():
        if text == who.nip and column not in table.wajib:
            values[column] = None
        else:
            values[column] = who.replaced(text, token_for(column, token))
        if text == who.nip and (beside := _BESIDE.get(column)):
            values[beside] = token
    return values


def _erase_apart(connection: Connection, who: Mention, entries: set[int]) -> list[int]:
    """Erase what stands apart of the trail and names the person; return the entries."""
    apart = connection.execute("SELECT audit_n, isi FROM rahasia ORDER BY audit_n").fetchall()
    gone = [n for n, text in apart if n in entries or who.stands_in(text)]
    connection.executemany("DELETE FROM rahasia WHERE audit_n = ?", ((n,) for n in gone))
    return gone


def redigest(connection: Connection, proses: int, digests: Mapping[str, str]) -> None:
    """Let results of a run bear the hash of their inputs as these are without the person."""
    connection.executemany(
        "UPDATE skor SET masukan_sha256 = ? WHERE proses_id = ? AND nip = ?",
        ((value, proses, nip) for nip, value in digests.items()),
    )


def remains(connection: Connection, who: Mention) -> Iterator[str]:
    """Yield the tables that still name the person: only what may not change does."""
    yield from dict.fromkeys(one.tabel for one in persons.named_in(connection, who))
    if any(who.stands_in(text) for (text,) in connection.execute("SELECT rincian FROM audit")):
        yield "audit"
    if any(who.stands_in(text) for (text,) in connection.execute("SELECT teks FROM kebijakan")):
        yield "kebijakan"
