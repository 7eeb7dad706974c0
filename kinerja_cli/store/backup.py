"""A copy of the database that is whole, checked, and only then called a copy.

Measured: a `VACUUM INTO` that is killed leaves a file that opens, passes SQLite's own check and has
no tables. So a copy is made under a name of no meaning, checked, flushed, and named last.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from kinerja_cli import __version__, drafts
from kinerja_cli.errors import CannotWriteError, DatabaseError, UsageError
from kinerja_cli.store import audit, copies, lockfile, manifest, placing
from kinerja_cli.store.connecting import Connection, copy_target
from kinerja_cli.store.database import open_unchanged, reading, translated
from kinerja_cli.store.manifest import Manifest

_NO_ROOM = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}


@dataclass(frozen=True, slots=True)
class Origin:
    """When a copy is made and by which version of the program."""

    waktu: str
    program: str


def refuse_target(db: Path, target: Path, *, over: bool) -> None:
    """Refuse a place where a copy cannot or must not stand.

    Raises:
        UsageError: it is the database itself, or there is a file that must stay.
        CannotWriteError: it is a folder, or its folder does not exist.
    """
    if target.is_dir():
        raise CannotWriteError(
            f"{target} sebuah folder.", f"Sebut nama berkasnya, misalnya {target / 'kinerja.db'}."
        )
    placing.require_room(target, 0)
    real = os.path.realpath(
        db
    )  # what SQLite keeps beside it lies beside the file, not beside a link
    own = [lockfile.beside(db), *(Path(f"{real}{suffix}") for suffix in ("", *placing.BESIDE))]
    if any(_same(target, one) for one in own):
        raise UsageError(
            f"{target} adalah basis data itu sendiri atau berkas yang dipakainya.",
            "Sebut nama atau folder lain, paling baik di disk lain.",
        )
    if not over and (target.exists() or target.is_symlink()):
        raise UsageError(
            f"{target} sudah ada dan tidak ditimpa.",
            "Sebut nama lain, atau tambahkan --timpa bila yang lama boleh hilang.",
        )


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)


def make(
    connection: Connection, target: Path, origin: Origin, *, over: bool,
    copied: Callable[[], object] = lambda: None,
) -> Manifest:  # fmt: skip
    """Copy the database of a connection as it is at one moment, check the copy, then name it.

    Others may write again while the copy is checked. The connection must not hold a write
    transaction itself: SQLite does not copy out of one.

    A kill at any moment leaves the old file, the new one, or none under the name; and no manifest
    beside a file that it does not describe.

    Args:
        connection: the database.
        target: the copy's name.
        origin: goes into the manifest.
        over: whether a file of that name is replaced.
        copied: called as soon as the database itself is read no more.

    Raises:
        CannotWriteError: the copy cannot be written; what was there stands.
        DatabaseError: the copy is not whole.
        UsageError: there is a file of that name by now.
    """
    placing.require_room(target, 0)
    with placing.beside(target) as draft:
        with reading(connection):
            size = _size(connection)
            placing.require_room(target, size)
            head, counts = str(audit.head(connection)), copies.counts(connection)
            _copy(connection, draft, target, size)
        copied()
        contents = copies.examined(draft)
        if (contents.kepala, contents.baris) != (head, counts):
            raise DatabaseError(
                f"Salinan ke {target} tidak sama dengan aslinya.", "Ulangi ke disk lain."
            )
        made = Manifest(
            target.name, digest(draft), draft.stat().st_size, origin.waktu, origin.program,
            contents.langkah, contents.kepala, contents.baris, contents.kendali, contents.cacat,
        )  # fmt: skip
        try:
            placing.flush(draft)
            with manifest.drafted(target, made) as slip:
                _publish(draft, slip, target, over=over)
        except FileExistsError as error:
            raise UsageError(
                f"{target} sudah ada dan tidak ditimpa.", "Sebut nama lain."
            ) from error
        except OSError as error:
            raise placing.unwritable(target, error, size) from error
    return made


def _publish(draft: Path, slip: Path, target: Path, *, over: bool) -> None:
    """Give a finished copy and its slip their names; between the two it has none, never another's."""
    if over or not target.exists():
        manifest.place(target).unlink(missing_ok=True)
        drafts.settle(target.parent)
    placing.publish(draft, target, over=over)
    placing.publish(slip, manifest.place(target), over=True)


def _size(connection: Connection) -> int:
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (each,) = connection.execute("PRAGMA page_size").fetchone()
    return int(pages) * int(each)


def _copy(connection: Connection, draft: Path, target: Path, size: int) -> None:
    """Copy every page in one go, under the lock that the connection's transaction holds."""
    copy = copy_target(draft)
    try:
        with translated(target):
            connection.backup(copy)
    except CannotWriteError as error:
        cause = error.__cause__
        if isinstance(cause, sqlite3.Error) and cause.sqlite_errorcode & 0xFF in _NO_ROOM:
            raise placing.full(target, size) from error
        raise
    finally:
        copy.close()


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    total = sha256()
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            total.update(block)
    return total.hexdigest()


def before_steps(db: Path, wait: float, step: str) -> None:
    """Make the copy that stands beside a database before its schema changes, unless it stands already.

    Raises:
        CannotWriteError: it cannot be written.
        DatabaseError: the database is not whole.
    """
    origin = Origin(datetime.now().astimezone().isoformat(timespec="seconds"), __version__)
    with closing(open_unchanged(db, wait)) as connection:
        number = 1
        while True:
            target = db.with_name(
                f"{db.name}.sebelum-{step}" + (f"-{number}" if number > 1 else "")
            )
            if not target.exists():
                break
            if _is_of(target, connection):
                return
            number += 1
        make(connection, target, origin, over=False)


def _is_of(copy: Path, connection: Connection) -> bool:
    """Say whether a copy is whole and holds what a database holds now."""
    try:
        slip = manifest.read(copy)
        if slip is None or slip.sha256 != digest(copy):
            return False
        return (slip.kepala, slip.baris) == (
            str(audit.head(connection)),
            copies.counts(connection),
        )
    except (DatabaseError, OSError):
        return False
