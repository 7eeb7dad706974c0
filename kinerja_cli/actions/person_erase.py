"""`person erase`: one person leaves the database for good (UU 27/2022 Pasal 43 and 44)."""

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kinerja_cli.actions import locking, person_export
from kinerja_cli.actions.persons import person_data, person_files, person_scores
from kinerja_cli.actions.persons.person_data import PersonData
from kinerja_cli.actions.persons.person_files import Outside, Progress
from kinerja_cli.rules.locks import Lock
from kinerja_cli.rules.mentions import Mention
from kinerja_cli.rules.names import clean
from kinerja_cli.rules.periods import from_id
from kinerja_cli.store import audit, chain, database, erasure, persons, units
from kinerja_cli.store.audit import Actor
from kinerja_cli.store.database import Connection

ACTION = "hapus-orang"


@dataclass(frozen=True, slots=True)
class ErasePlan:
    """What erasing somebody would do.

    Attributes:
        baris: table → own rows that would go.
        disebut: table → rows of others in which a token would stand.
        atasan: how many people have the person as superior now.
        terkunci: locked periods of the person, in words.
        bersama: names that others bear too; texts are not searched for them.
        pelaku: in how many entries of the trail the person worked with kinerja; these stay.
    """

    nip: str
    nama: str
    baris: Mapping[str, int]
    disebut: Mapping[str, int]
    atasan: int
    terkunci: tuple[str, ...]
    bersama: tuple[str, ...]
    pelaku: int


@dataclass(frozen=True, slots=True)
class EraseResult:
    """What was erased, and what no command reaches.

    Attributes:
        jejak: number of the entry on the trail.
        nilai_lain: scores of others that would differ if they were computed again.
        sisa: tables that still name the person.
        bersih: whether no byte of the database file holds number or name.
        dipadatkan: whether the file was written anew.
        di_luar: files that still hold the person.
        sumber: names of the imported files that the person's rows came from.
    """

    rencana: ErasePlan
    jejak: int
    nilai_lain: int
    sisa: tuple[str, ...]
    bersih: bool
    dipadatkan: bool
    di_luar: tuple[Outside, ...]
    sumber: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SweepResult:
    """What is left of somebody who was erased before.

    Attributes:
        jejak: number of the entry that erased them; `waktu` is its moment.
        bersih: whether no byte of the database file holds the number.
        dipadatkan: whether the file was written anew.
        di_luar: files that still hold the number.
    """

    nip: str
    jejak: int
    waktu: str
    bersih: bool
    dipadatkan: bool
    di_luar: tuple[Outside, ...]


def sweep(
    db: Path, nip: str, wait: float, folders: Iterable[Path], progress: Progress
) -> SweepResult | None:
    """Write the file anew and look for what is left of somebody who was erased before.

    This is the second attempt where the first one had no room for it, or was stopped after it had
    erased. Their name is known no more, so that the number alone is looked for.

    Returns:
        None when they were never erased, or there is something about them again.

    Raises:
        DatabaseError: there is no database.
    """
    with closing(database.open_to_read(db, wait)) as connection, database.reading(connection):
        sign = persons.sign(connection, nip)
        if not sign or not persons.about(connection, sign):
            return None
        found = person_data.collect(connection, nip)
    gone = [one for one in found.jejak if one.tindakan == ACTION]
    if found.baris or not gone:
        return None
    with closing(database.open_existing(db, wait)) as connection:
        compacted = database.compact(connection)
    clean_bytes, outside = _traces(db, person_files.words_of(nip, ()), folders, progress)
    return SweepResult(nip, gone[-1].n, gone[-1].waktu, clean_bytes, compacted, outside)


def _traces(
    db: Path, words: tuple[bytes, ...], folders: Iterable[Path], progress: Progress
) -> tuple[bool, tuple[Outside, ...]]:
    """Return whether the database file holds no word, and the files that do."""
    real = db.resolve()
    held = person_files.in_any((db, Path(f"{real}-journal")), words)
    roots = dict.fromkeys([real.parent, *(one for one in folders if one.is_dir())])
    return not held, tuple(person_files.holding(roots, db, words, progress))


def plan(db: Path, nip: str, wait: float) -> ErasePlan:
    """Return what erasing somebody would do.

    Raises:
        DatabaseError: there is no database.
        UsageError: nothing is held about this NIP.
    """
    with closing(database.open_to_read(db, wait)) as connection, database.reading(connection):
        return _plan(connection, person_export.collected(connection, nip))


def _plan(connection: Connection, found: PersonData) -> ErasePlan:
    named: dict[str, int] = {}
    for one in found.disebut:
        named[one["tabel"]] = named.get(one["tabel"], 0) + 1
    names = units.names(connection)
    locks = dict.fromkeys(locking.words(one, names) for one in _locks(connection, found))
    superior = sum(
        1 for one in found.disebut
        if {"nip_atasan", "atasan"} & set(one["kolom"]) and one["sampai"] is None
    )  # fmt: skip
    return ErasePlan(
        found.nip,
        found.nama[0],
        {name: len(rows) for name, rows in found.tabel.items()},
        named,
        superior,
        tuple(locks),
        found.bersama,
        len(found.pelaku),
    )


def _locks(connection: Connection, found: PersonData) -> Iterable[Lock]:
    """Yield the locks of every period that the person has anything in."""
    held = locking.held(connection)
    if not held:
        return
    stated = {one.isi.get("periode") for rows in found.tabel.values() for one in rows}
    stated |= {period for _, period, _ in found.proses.values()}
    for period in sorted(filter(None, stated)):
        if lock := held.of_person(found.nip, from_id(period)):
            yield lock


def erase(
    db: Path, nip: str, alasan: str, actor: Actor, wait: float, folders: Iterable[Path],
    progress: Progress,
) -> EraseResult:  # fmt: skip
    """Erase somebody for good, with an entry on the trail that names nobody.

    Args:
        db: the database.
        nip: who.
        alasan: on what ground.
        actor: who erases.
        wait: seconds to wait for a writer.
        folders: where files may lie that hold the person, beside the database's own folder.
        progress: told what is done, how far and of how many.

    Raises:
        UsageError: nothing is held about this NIP.
    """
    with closing(database.open_existing(db, wait)) as connection:
        with database.writing(connection):
            found = person_export.collected(connection, nip)
            planned = _plan(connection, found)
            words = person_files.words_of(nip, () if found.bersama else found.nama)
            who = persons.mention(connection, nip)
            n, differing = _erase(connection, who, found, planned, alasan, actor)
            left = tuple(erasure.remains(connection, who))
        compacted = database.compact(connection)
    clean_bytes, outside = _traces(db, words, folders, progress)
    return EraseResult(
        planned,
        n,
        differing,
        left,
        clean_bytes,
        compacted,
        outside,
        found.berkas,
    )


def _erase(
    connection: Connection, who: Mention, found: PersonData, planned: ErasePlan, alasan: str,
    actor: Actor,
) -> tuple[int, int]:  # fmt: skip
    """Erase inside the transaction; return the entry and how many scores of others would differ."""
    # The trail is opened before a row changes: what stood there must be what was sealed.
    with audit.recording(connection, actor) as trail:
        sign = persons.sign(connection, found.nip, make=True)
        n = audit.head(connection).n + 1
        token = f"Dihapus (jejak {n})"
        seals = erasure.Resealing(connection)
        owners = erasure.owners(connection, who)
        rested = person_scores.resting(connection, found.nip, owners)
        decided = {
            entry
            for one in found.tabel.get("keputusan", ())
            for entry in (one.isi["sejak"], one.isi["sampai"])
            if entry
        }
        apart = decided | set(persons.about(connection, sign))
        apart |= {one["audit_n"] for one in found.disebut if one["tabel"] == "laporan"}
        done = erasure.erase(connection, who, token, apart)
        digests, differing = person_scores.settle(connection, rested)
        for run, values in digests.items():
            erasure.redigest(connection, run, values)
        details = {
            "orang": sign,
            "dihapus": done.dihapus,
            "diganti": done.diganti,
            "periode_terkunci": len(planned.terkunci),
            "nilai_lain_berbeda": differing,
            chain.ERASED: done.pribadi,
            chain.RESEALED: seals.again(),
        }
        reason = who.replaced(clean(alasan), token)
        trail.add(ACTION, details, {"alasan": reason})
    return n, differing
