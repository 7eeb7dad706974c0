"""Taking imports back: what builds on them, and the versions that come into force again.

History only grows: what an import began ends now, and what it had ended begins again as a new
version with the old content and the old provenance. Runs read by audit number, so none changes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kinerja_cli.rules.records import KINDS, RecordKind
from kinerja_cli.store import facts
from kinerja_cli.store.database import Connection
from kinerja_cli.store.facts import Change, Key, Version

REASONS = DIUBAH, BERSAMA, ORANG, INDIKATOR, UNIT = (
    "diubah", "bersama", "orang", "indikator", "unit",
)  # fmt: skip
"""Why an import builds on another, the weightiest first."""


_MERGED = "(SELECT coalesce(u.gabung_ke, u.id) FROM unit u WHERE u.id = {0})"
_BY_NIP = (
    "perilaku", "rating", "disiplin", "kompetensi", "keberatan", "umpan_balik", "pelatihan",
    "kegiatan", "skp",
)  # fmt: skip
_BY_UNIT = ("organisasi", "layanan", "rencana_unit")
_BY_ITEM = ("indikator", "realisasi")


def dependents(connection: Connection, numbers: Iterable[int]) -> dict[int, set[str]]:
    """Return the imports that build on some others, each with why; none of those that are undone.

    An import builds on another when it changed or removed a record that the other had written or
    removed, when the two stated one record together, or when it speaks of somebody, an indicator
    or an office that would be unknown without the other.
    """
    _scope(connection, numbers)
    found: dict[int, set[str]] = {}
    for kind in KINDS.values():
        for why, query in ((DIUBAH, _changed(kind)), (BERSAMA, _shared(kind))):
            for (number,) in connection.execute(query):
                found.setdefault(number, set()).add(why)
    for why, query in _orphaned():
        for (number,) in connection.execute(query):
            found.setdefault(number, set()).add(why)
    for reasons in found.values():
        if DIUBAH in reasons:  # which takes over the fields it did not change
            reasons.discard(BERSAMA)
    return found


def _scope(connection: Connection, numbers: Iterable[int]) -> None:
    """Fill the temporary tables: imports to take back, and the others that hold."""
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS batal (impor_id INTEGER PRIMARY KEY, audit_n INTEGER)"
    )
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS berlaku (audit_n INTEGER PRIMARY KEY, impor_id INTEGER)"
    )
    connection.execute("DELETE FROM temp.batal")
    connection.execute("DELETE FROM temp.berlaku")
    connection.executemany(
        "INSERT INTO temp.batal SELECT id, audit_n FROM impor WHERE id = ?",
        ((number,) for number in numbers),
    )
    connection.execute(
        "INSERT INTO temp.berlaku SELECT audit_n, id FROM impor"
        " WHERE id NOT IN (SELECT impor_id FROM pembatalan)"
        " AND id NOT IN (SELECT impor_id FROM temp.batal)"
    )


def _canonical(kind: RecordKind, table: str) -> list[str]:
    """Return the key's columns; a merged office counts as the one it became."""
    columns = [f"{table}.{name}" for name in kind.kunci]
    return [_MERGED.format(one) if one.endswith(".unit_id") else one for one in columns]


def _same(kind: RecordKind, one: str, two: str) -> str:
    pairs = zip(_canonical(kind, one), _canonical(kind, two), strict=True)
    return " AND ".join(f"{left} = {right}" for left, right in pairs)


def _changed(kind: RecordKind) -> str:
    """Return the query of who later began or ended a version of a record these touched."""
    columns = ", ".join(kind.kunci)
    touched = " UNION ".join(
        f"SELECT {columns}, {end} AS n FROM {kind.nama}"
        f" WHERE {end} IN (SELECT audit_n FROM temp.batal)"
        for end in ("sejak", "sampai")
    )
    later = " UNION ".join(
        f"SELECT i.impor_id FROM sentuh s JOIN {kind.nama} f ON {_same(kind, 's', 'f')}"
        f" JOIN temp.berlaku i ON i.audit_n = f.{end} WHERE f.{end} > s.n"
        for end in ("sejak", "sampai")
    )
    return f"WITH sentuh AS ({touched}) {later}"


def _shared(kind: RecordKind) -> str:
    """Return the query of who stated a record together with these.

    Either a version of theirs has a field of these, or one of these has a field of theirs that it
    did not take over from the version before.
    """
    fields = (
        f"FROM {kind.nama} f JOIN tabel t ON t.id = f.tabel_id, json_each(f.asal) j"
        " JOIN tabel o ON o.id = json_extract(j.value, '$[0]')"
    )
    return (
        f"SELECT t.impor_id {fields}"
        " WHERE t.impor_id IN (SELECT impor_id FROM temp.berlaku)"
        " AND o.impor_id IN (SELECT impor_id FROM temp.batal)"
        f" UNION SELECT o.impor_id {fields}"
        " WHERE f.sejak IN (SELECT audit_n FROM temp.batal)"
        " AND o.impor_id IN (SELECT impor_id FROM temp.berlaku)"
        f" AND NOT EXISTS (SELECT 1 FROM {kind.nama} y WHERE {_same(kind, 'y', 'f')}"
        " AND y.sampai = f.sejak AND (y.tabel_id = o.id OR EXISTS ("
        "  SELECT 1 FROM json_each(y.asal) k WHERE json_extract(k.value, '$[0]') = o.id)))"
    )


def _lost(kind: str, column: str) -> str:
    """Return the query of what nothing in force would name any more without these imports."""
    mine = "SELECT t.id FROM tabel t JOIN temp.batal b ON b.impor_id = t.impor_id"
    return (
        f"SELECT {column} FROM {kind} f WHERE f.sampai IS NULL AND f.tabel_id IN ({mine})"
        f" EXCEPT SELECT {column} FROM {kind} f WHERE f.tabel_id NOT IN ({mine})"
        " AND (f.sampai IS NULL OR f.sampai IN (SELECT audit_n FROM temp.batal))"
    )


def _orphaned() -> list[tuple[str, str]]:
    """Return the queries of who speaks of somebody or something that would be unknown.

    Who spoke when the thing was known from elsewhere needs none of these, even where it is known
    from nowhere else now: without them the record would stand as it does.
    """

    def of(kind: str, joins: str, owner: str, known: str, column: str) -> str:
        return (
            f"SELECT DISTINCT i.impor_id FROM {kind} f {joins}"
            f" JOIN temp.berlaku i ON i.audit_n = f.sejak"
            f" WHERE f.sampai IS NULL AND {owner} IN ({_lost(known, column)})"
            f" AND NOT EXISTS (SELECT 1 FROM {known} k JOIN tabel t ON t.id = k.tabel_id"
            f" WHERE {column.replace('f.', 'k.')} = {owner}"
            " AND t.impor_id IN (SELECT impor_id FROM temp.berlaku)"
            " AND k.sejak <= f.sejak AND (k.sampai IS NULL OR k.sampai > f.sejak))"
        )

    item, office = "JOIN butir b ON b.id = f.butir_id", _MERGED.format("f.unit_id")
    return [
        *((ORANG, of(kind, "", "f.nip", "pegawai", "f.nip")) for kind in _BY_NIP),
        *((ORANG, of(kind, item, "b.nip", "pegawai", "f.nip")) for kind in _BY_ITEM),
        (INDIKATOR, of("realisasi", "", "f.butir_id", "indikator", "f.butir_id")),
        *((UNIT, of(kind, "", office, "pegawai", office)) for kind in _BY_UNIT),
    ]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What taking one import back ends and brings back.

    Attributes:
        akhiri: kind of record → keys of the import's versions in force.
        pulihkan: kind of record → versions that it had ended.
    """

    impor: int
    akhiri: Mapping[str, Sequence[Key]]
    pulihkan: Mapping[str, Sequence[Change]]

    @property
    def berakhir(self) -> dict[str, int]:
        """Versions that end, by kind."""
        return {kind: len(keys) for kind, keys in self.akhiri.items() if keys}

    @property
    def kembali(self) -> dict[str, int]:
        """Versions that come into force again, by kind."""
        return {kind: len(changes) for kind, changes in self.pulihkan.items() if changes}


def of(connection: Connection, number: int, begun: int) -> Withdrawal:
    """Return what taking one import back would do; nothing may build on it.

    Args:
        connection: the database.
        number: the import.
        begun: its audit number.
    """
    merged = dict(
        connection.execute("SELECT id, gabung_ke FROM unit WHERE gabung_ke IS NOT NULL").fetchall()
    )
    mine, back = {}, {}
    for name, kind in KINDS.items():
        mine[name] = facts.of_import(connection, kind, number)
        before = facts.ended_by(connection, kind, begun)
        back[name] = [_again(kind, kunci, version, merged) for kunci, version in before]
        if merged and "unit_id" in kind.kunci:
            # The office it was merged into may have its own record of that period; it stays.
            taken = facts.current(connection, kind).keys() - set(mine[name])
            back[name] = [change for change in back[name] if change.kunci not in taken]
    return Withdrawal(number, mine, back)


def apply(connection: Connection, back: Withdrawal, n: int) -> None:
    """Take an import back at audit entry `n`, inside the caller's transaction."""
    connection.execute("INSERT INTO pembatalan VALUES (?, ?)", (back.impor, n))
    for name, kind in KINDS.items():
        facts.end(connection, kind, back.akhiri[name], n)
        facts.save(connection, kind, back.pulihkan[name], n)


def _again(kind: RecordKind, kunci: Key, version: Version, merged: dict[int, int]) -> Change:
    """Return an old version as a new one; an office merged meanwhile is the one it became."""

    def now(names: tuple[str, ...], values: tuple[Any, ...]) -> tuple[Any, ...]:
        pairs = zip(names, values, strict=True)
        return tuple(
            merged.get(value, value) if name == "unit_id" else value for name, value in pairs
        )

    return Change(
        now(kind.kunci, kunci),
        now(kind.isi, version.nilai),
        version.tabel,
        version.baris,
        version.asal,
        lama=False,
    )
