"""`units`: which office is meant, never by a guess; its aliases; two that are one."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kinerja_cli.actions.importing.offices import Offices
from kinerja_cli.errors import InputRefusedError, UsageError
from kinerja_cli.rules.names import clean, key, unit_key
from kinerja_cli.rules.nip import masked
from kinerja_cli.store import audit, database, merging, units
from kinerja_cli.store.audit import Actor
from kinerja_cli.store.database import Connection
from kinerja_cli.store.units import UnitRow

_RECORDS = {
    "organisasi": "predikat organisasi",
    "layanan": "mutu layanan",
    "rencana_unit": "rencana unit",
}


@dataclass(frozen=True, slots=True)
class AliasResult:
    """What became of an alias.

    Attributes:
        nama: the office that it means, or meant until now.
        berubah: False when it was so already.
    """

    alias: str
    nama: str
    berubah: bool


@dataclass(frozen=True, slots=True)
class MergeResult:
    """Two offices that are one.

    Attributes:
        lama, baru: names of the one that goes and of the one that stays.
        pegawai: people whose records name the one that goes.
    """

    lama: str
    baru: str
    pegawai: int


def listing(db: Path, wait: float) -> list[UnitRow]:
    """Return every office with its people and its aliases.

    Raises:
        DatabaseError: there is no database.
    """
    with closing(database.open_to_read(db, wait)) as connection, database.reading(connection):
        return units.listing(connection)


def find(connection: Connection, text: str) -> int:
    """Return the office that `text` names: "kesehatan" finds "Dinas Kesehatan Kota …".

    Its own name comes first, then aliases and abbreviations, then any words of a name or alias.

    Raises:
        UsageError: no office or several fit; the message lists the candidates.
    """
    offices = Offices(connection)
    meant = offices.number(text)
    if meant is not None:
        return meant
    fitting = _with_words(connection, offices, text)
    if len(fitting) == 1:
        return fitting[0]
    candidates = sorted(offices.names[number] for number in fitting) or offices.candidates(text)
    if len(candidates) == 1:
        raise UsageError(
            f"Tidak ada perangkat daerah bernama “{text}”.", f"Mungkin maksudnya {candidates[0]}."
        )
    if candidates:
        raise UsageError(
            f"“{text}” cocok dengan {len(candidates)} perangkat daerah:\n{_listed(candidates)}",
            "Sebut namanya lebih lengkap.",
        )
    every = sorted(offices.names.values())
    raise UsageError(f"Tidak ada perangkat daerah bernama “{text}”. Yang ada:\n{_listed(every)}")


def _with_words(connection: Connection, offices: Offices, text: str) -> list[int]:
    """Return the offices with all words of a text in their name or in one alias."""
    words = key(text).split()
    spoken = list(offices.names.items())
    meaning = units.aliases(connection)
    spoken += [(meaning[other], name) for other, name in units.alias_names(connection).items()]
    return sorted({number for number, name in spoken if all(word in key(name) for word in words)})


def _listed(names: Sequence[str]) -> str:
    return "\n".join(f"  - {name}" for name in names) or "  (belum ada)"


def add_alias(db: Path, alias: str, text: str, actor: Actor, wait: float) -> AliasResult:
    """Let a name mean an office from now on.

    Raises:
        DatabaseError: there is no database.
        UsageError: no such office, no name, or the name means another office already.
    """
    alias = clean(alias)
    with (
        closing(database.open_existing(db, wait)) as connection,
        database.writing(connection) as transaction,
    ):
        number = find(connection, text)
        name = units.names(connection)[number]
        holder = _holder(connection, alias)
        if holder == number:
            transaction.discard()
            return AliasResult(alias, name, berubah=False)
        if holder is not None:
            other = units.names(connection)[holder]
            raise UsageError(
                f"“{alias}” sudah berarti {other}.",
                f"Bila keduanya satu perangkat daerah: kinerja units merge “{other}” “{name}”."
                f" Bila hanya alias yang keliru: kinerja units alias “{alias}” --hapus",
            )
        with audit.recording(connection, actor) as trail:
            n = trail.add("alias-unit", {"alias": masked(alias), "unit": name})
            units.add_alias(connection, alias, number, n)
        return AliasResult(alias, name, berubah=True)


def _holder(connection: Connection, alias: str) -> int | None:
    """Return the office that a name means as its own or as an alias, None without one.

    What an abbreviation means by rule does not count: an office's own word beats it.

    Raises:
        UsageError: the name is empty.
    """
    if not unit_key(alias):
        raise UsageError("Aliasnya kosong.", "Tulis misalnya: kinerja units alias DINKES kesehatan")
    own, aliases = units.known(connection), units.aliases(connection)
    return own.get(unit_key(alias), aliases.get(unit_key(alias)))


def remove_alias(db: Path, alias: str, actor: Actor, wait: float) -> AliasResult:
    """Let a name mean nothing any more.

    Raises:
        DatabaseError: there is no database.
        UsageError: it is no alias.
    """
    with closing(database.open_existing(db, wait)) as connection, database.writing(connection):
        known = units.aliases(connection)
        number = known.get(unit_key(alias))
        if number is None:
            names = list(units.alias_names(connection).values())
            raise UsageError(f"“{alias}” bukan alias. Yang ada:\n{_listed(names)}")
        name = units.names(connection)[number]
        with audit.recording(connection, actor) as trail:
            trail.add("hapus-alias", {"alias": masked(alias), "unit": name})
            units.remove_alias(connection, alias)
        return AliasResult(alias, name, berubah=True)


def merge_plan(db: Path, old: str, new: str, wait: float) -> MergeResult:
    """Return what a merge would move.

    Raises:
        DatabaseError: there is no database.
        UsageError: no such office, or both are the same.
        InputRefusedError: both have a predicate for the same period.
    """
    with closing(database.open_existing(db, wait)) as connection, database.reading(connection):
        return _mergeable(connection, old, new)[1]


def merge(db: Path, old: str, new: str, actor: Actor, wait: float) -> MergeResult:
    """Move everything of one office under another and keep its name as an alias.

    Raises:
        DatabaseError: there is no database.
        UsageError: no such office, or both are the same.
        InputRefusedError: both have a predicate for the same period; nothing was written.
    """
    with closing(database.open_existing(db, wait)) as connection, database.writing(connection):
        (goes, stays), result = _mergeable(connection, old, new)
        before = units.aliases(connection)
        details = {
            "dari": {"id": goes, "nama": result.lama},
            "ke": {"id": stays, "nama": result.baru},
            "alias_ikut": sorted(other for other, unit in before.items() if unit == goes),
            "pindah": merging.counts(connection, goes),
        }
        with audit.recording(connection, actor) as trail:
            n = trail.add("gabung-unit", details)
            merging.merge(connection, goes, stays, n)
            units.add_alias(connection, result.lama, stays, n)
        return result


def _mergeable(connection: Connection, old: str, new: str) -> tuple[tuple[int, int], MergeResult]:
    """Return the numbers of the one that goes and the one that stays, and what would move."""
    goes, stays = find(connection, old), find(connection, new)
    names = units.names(connection)
    if goes == stays:
        raise UsageError(
            f"“{old}” dan “{new}” adalah perangkat daerah yang sama: {names[goes]}.",
            "Sebut kedua namanya lengkap. Daftarnya: kinerja units list",
        )
    if both := merging.periods_of_both(connection, goes, stays):
        kind, periods = next(iter(both.items()))
        raise InputRefusedError(
            f"{names[goes]} dan {names[stays]} sama-sama punya {_RECORDS[kind]}"
            f" {', '.join(periods)}, jadi tidak dapat digabung.",
            f"Hapus salah satu baris itu dari lembar {kind.replace('_', '-')}, impor dengan"
            " --hapus-hilang, lalu gabungkan lagi.",
        )
    people = merging.people(connection, goes)
    return (goes, stays), MergeResult(names[goes], names[stays], people)
