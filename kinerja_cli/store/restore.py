"""A copy put in place of the database: proven first, what stood there kept, then at once.

The copy is proven, brought up to this program and given its entry on the trail under a name of no
meaning beside the target; giving it the target's name is one step. A rollback journal that a killed
process left beside the old database would be played back into the new one, so it never stays.
"""

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kinerja_cli import drafts
from kinerja_cli.errors import (
    BusyError,
    DatabaseError,
    KinerjaError,
    ReadOnlyError,
    UnreadableError,
    UsageError,
)
from kinerja_cli.store import (
    audit,
    backup,
    copies,
    database,
    lockfile,
    manifest,
    migrations,
    placing,
)
from kinerja_cli.store.audit import Actor, Head
from kinerja_cli.store.backup import Origin
from kinerja_cli.store.copies import Contents
from kinerja_cli.store.manifest import Manifest

_AS_IT_LAY = ("-journal", "-wal")


@dataclass(frozen=True, slots=True)
class Kept:
    """What stood in the place of a restored database, and where it is kept.

    Attributes:
        berkas: the file that keeps it; None when nothing stood there.
        kepala: head of its trail; "" when it could not be read.
    """

    berkas: Path | None = None
    kepala: str = ""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back.

    Attributes:
        isi: what the copy holds.
        manifes: its slip; None when there was none to prove it by.
        kepala: head of the trail after the entry about the restoring.
    """

    isi: Contents
    manifes: Manifest | None
    lama: Kept
    kepala: Head


def refuse(source: Path, target: Path, *, over: bool) -> None:
    """Refuse what cannot be restored, or there.

    Raises:
        UnreadableError: there is no such copy.
        DatabaseError: it is a folder, no plain file, or empty.
        UsageError: it would be put in its own place, or a database stands there that must stay.
    """
    if source.is_dir():
        raise DatabaseError(f"{source} sebuah folder, bukan cadangan.", "Sebut berkas cadangannya.")
    if not source.exists():
        raise UnreadableError(
            f"Cadangan {source} tidak ada.", "Periksa nama dan folder, atau sambungkan disknya."
        )
    if not source.is_file():
        raise DatabaseError(f"{source} bukan berkas biasa.", "Sebut berkas cadangannya.")
    if not source.stat().st_size:
        raise DatabaseError(
            f"{source} kosong (0 byte), jadi bukan cadangan.", "Pakai salinan cadangan yang lain."
        )
    if target.is_dir():
        raise DatabaseError(
            f"{target} sebuah folder.", f"Sebut berkasnya, misalnya --ke {target / 'kinerja.db'}"
        )
    if target.exists() and target.samefile(source):
        raise UsageError(
            f"{source} adalah tempat yang akan dipulihkan itu sendiri.", "Sebut berkas cadangannya."
        )
    if target.exists() and not over:
        raise UsageError(
            f"Basis data {target} sudah ada dan tidak ditimpa.",
            "Pulihkan ke berkas lain dengan --ke, atau tambahkan --timpa: yang ada sekarang dicadangkan "
            "dahulu.",
        )


def restore(
    source: Path, target: Path, actor: Actor, origin: Origin, wait: float, *, over: bool
) -> Restored:
    """Put a proven copy in place of a database, or leave that as it is.

    Behind a link it is the file itself that is replaced: whoever names it otherwise goes on in it too.

    Raises:
        DatabaseError: the copy is alien, newer, damaged, or not what its slip says.
        CannotWriteError: the place cannot be written.
        BusyError: another process holds the database that stands there.
    """
    target = Path(os.path.realpath(target)) if target.is_symlink() else target
    refuse(source, target, over=over)
    placing.require_room(target, source.stat().st_size)
    with placing.beside(target) as draft:
        slip = manifest.read(source)
        try:
            sha256 = _fetch(source, draft, slip, wait)
        except OSError as error:
            raise placing.unwritable(target, error, source.stat().st_size) from error
        contents = _proven(source, draft, slip)
        with _standing(target, actor, origin, wait) as old:
            details = {
                "kepala_cadangan": contents.kepala, "kepala_lama": old.kepala, "sha256": sha256,
                "bermanifes": slip is not None,
            }  # fmt: skip
            head = _entered(draft, source, actor, details)
            try:
                _take_place(draft, target)
            except OSError as error:
                raise placing.unwritable(target, error) from error
    return Restored(contents, slip, old, head)


def _fetch(source: Path, draft: Path, slip: Manifest | None, wait: float) -> str:
    """Copy the file's bytes; without a slip also what SQLite keeps beside it, and settle that."""
    if slip is not None:
        shutil.copyfile(source, draft)
        return backup.digest(draft)
    sides = []
    try:
        with closing(database.open_unchanged(source, wait)) as held, database.reading(held):
            held.execute(
                "SELECT count(*) FROM sqlite_schema"
            ).fetchone()  # nobody commits meanwhile
            shutil.copyfile(source, draft)
    except ReadOnlyError:  # a raw copy from the middle of writing: the journal tells how it began
        shutil.copyfile(source, draft)
        sides = [suffix for suffix in _AS_IT_LAY if Path(f"{source}{suffix}").exists()]
    sha256 = backup.digest(draft)
    for suffix in sides:
        shutil.copyfile(f"{source}{suffix}", f"{draft}{suffix}")
    with _named(draft, source):
        database.open_unchanged(draft, 0, only_reading=False).close()
    return sha256


@contextmanager
def _named(draft: Path, source: Path) -> Iterator[None]:
    """Let a failure speak of the officer's file instead of its copy."""
    try:
        yield
    except KinerjaError as error:
        raise DatabaseError(
            error.pesan.replace(str(draft), str(source)),
            "Pakai salinan cadangan yang lain."
            if "lebih baru" not in error.pesan
            else "Perbarui kinerja di komputer ini; cadangan dan basis data tidak diubah.",
        ) from error


def _proven(source: Path, draft: Path, slip: Manifest | None) -> Contents:
    """Return what a copy holds, all of it checked, and held against its slip."""
    if slip is not None and (slip.ukuran, slip.sha256) != (
        draft.stat().st_size,
        backup.digest(draft),
    ):
        raise DatabaseError(
            f"{source} bukan lagi berkas yang dicatat manifesnya ({slip.ukuran} byte, dibuat {slip.waktu}): "
            "berubah, terpotong atau tertukar.",
            "Salin lagi cadangan itu dari tempat asalnya bersama manifesnya, atau pakai cadangan lain.",
        )
    with _named(draft, source):
        contents = copies.examined(draft)
    differing = slip.differs(contents) if slip else ["cacat"] if contents.cacat else []
    if differing:
        why = "; ".join(contents.cacat) or f"berbeda dari manifes: {', '.join(differing)}"
        raise DatabaseError(f"{source} rusak ({why}).", "Pakai salinan cadangan yang lain.")
    return contents


def _entered(draft: Path, source: Path, actor: Actor, details: dict[str, object]) -> Head:
    """Bring a proven copy up to this program and put the entry about restoring on its trail."""
    with (
        closing(database.open_unchanged(draft, 0, only_reading=False)) as connection,
        database.translated(draft),
    ):
        migrations.bring_up(connection, database.APPLICATION_ID)
        connection.execute("BEGIN IMMEDIATE")  # nobody else knows the file: no turn to wait for
        head = audit.append(connection, actor, "pemulihan", details, {"berkas": source.name})
        connection.execute("COMMIT")
    return head


@contextmanager
def _standing(target: Path, actor: Actor, origin: Origin, wait: float) -> Iterator[Kept]:
    """Hold what stands in the place, kept in a copy, so that nobody writes into it any more."""
    name = f"{target.name}.sebelum-pulih-{_stamp(actor)}"
    old = None
    with suppress(DatabaseError):
        if target.exists() and target.stat().st_size:
            old = database.open_unchanged(target, wait, only_reading=False)
    if old is None:
        with lockfile.held(lockfile.beside(target), wait, lockfile.WORK.get()):
            yield Kept(_set_aside(target, name))
        return
    with closing(old), database.writing(old) as transaction:
        transaction.discard()
        try:
            with closing(database.open_unchanged(target, wait)) as reader:
                kept = _free(target.with_name(name))
                made = backup.make(reader, kept, origin, over=False)
                found = Kept(kept, made.kepala)
        except DatabaseError:
            found = Kept(_set_aside(target, name))
        if not _open_files_can_be_replaced():
            old.execute("ROLLBACK")
            old.close()
            transaction.over = True
        yield found


def _open_files_can_be_replaced() -> bool:
    return os.name != "nt"


def _set_aside(target: Path, name: str) -> Path | None:
    """Keep a database that cannot be read, byte by byte, together with what SQLite left beside it."""
    kept = _free(target.with_name(f"{name}.apa-adanya"))
    sides = [suffix for suffix in placing.BESIDE if Path(f"{target}{suffix}").exists()]
    whole = target.exists() and target.stat().st_size > 0
    try:
        if whole:
            with placing.beside(kept) as draft:
                shutil.copyfile(target, draft)
                placing.flush(draft)
                placing.publish(draft, kept, over=False)
        for suffix in sides:
            Path(f"{target}{suffix}").rename(f"{kept}{suffix}")
        drafts.settle(target.parent)
    except OSError as error:
        raise placing.unwritable(kept, error) from error
    return kept if whole or sides else None


def _take_place(draft: Path, target: Path) -> None:
    """Give the finished database its name, with the owner and the rights of the one before."""
    there = target.exists()
    if there:
        before = target.stat()
        draft.chmod(stat.S_IMODE(before.st_mode))
        if os.name == "posix":
            with suppress(PermissionError):
                os.chown(draft, before.st_uid, before.st_gid)
    placing.flush(draft)
    try:
        placing.publish(draft, target, over=there)
    except FileExistsError as error:
        raise BusyError(f"Basis data {target} baru saja dibuat proses lain.", "Ulangi.") from error


def _stamp(actor: Actor) -> str:
    """Return the moment as part of a file's name."""
    return actor.waktu[:19].replace("-", "").replace(":", "").replace("T", "-")


def _free(path: Path) -> Path:
    """Return a name that no file has."""
    found, number = path, 1
    while found.exists():
        number += 1
        found = path.with_name(f"{path.name}-{number}")
    return found
