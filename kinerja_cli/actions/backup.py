"""`backup` and `restore`: checked copies of the database, and one of them put back."""

from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path

from kinerja_cli import __version__
from kinerja_cli.errors import BusyError, CannotWriteError, DatabaseError
from kinerja_cli.store import audit, backup, database, lockfile, manifest, restore, shares
from kinerja_cli.store.audit import Actor
from kinerja_cli.store.backup import Origin
from kinerja_cli.store.manifest import Manifest
from kinerja_cli.store.restore import Restored

_TURN = 5.0
"""Seconds to wait for a turn among writers."""


@dataclass(frozen=True, slots=True)
class BackupResult:
    """What was copied.

    Attributes:
        isi: the copy's manifest.
        manifes: where that lies.
        tak_tercatat: why the trail has no entry of it; "" when it has.
        jaringan: the network share it lies on; "" on a disk of this computer.
    """

    berkas: Path
    isi: Manifest
    manifes: Path
    tak_tercatat: str
    jaringan: str


@dataclass(frozen=True, slots=True)
class RestorePlan:
    """What restoring would do: the copy's slip, and whether a database stands in its place."""

    manifes: Manifest | None
    menimpa: bool


def make_backup(db: Path, target: Path, actor: Actor, wait: float, *, over: bool) -> BackupResult:
    """Copy the database as it is at one moment, checked before it gets its name.

    Raises:
        DatabaseError: there is no database, or it is damaged.
        CannotWriteError: the copy cannot be written; what was there stands.
        UsageError: there is a file of that name already, or it is the database itself.
    """
    backup.refuse_target(db, target, over=over)
    origin = Origin(actor.waktu, __version__)
    with ExitStack() as turn:
        # Busy writers leave SQLite hardly a moment to read in. Who waits his turn among them gets one;
        # where that cannot be (an import that takes minutes, a folder without rights), it is not needed.
        with suppress(BusyError, CannotWriteError):
            if database.bears_our_mark(db):  # beside anything else no lock file appears
                held = lockfile.held(lockfile.beside(db), min(wait, _TURN), lockfile.WORK.get())
                turn.enter_context(held)
        with closing(database.open_to_read(db, wait)) as connection:
            made = backup.make(connection, target, origin, over=over, copied=turn.close)
    unrecorded = _recorded(db, target.name, made, actor, wait)
    share = shares.share_of(target)
    return BackupResult(target, made, manifest.place(target), unrecorded, str(share or ""))


def _recorded(db: Path, name: str, made: Manifest, actor: Actor, wait: float) -> str:
    """Put the entry about a copy on the trail; return in words why that could not be."""
    details = {"kepala": made.kepala, "sha256": made.sha256, "ukuran": made.ukuran}
    try:
        with (
            closing(database.open_existing(db, wait)) as connection,
            database.writing(connection),
        ):
            audit.append(connection, actor, "cadangan", details, {"berkas": name})
    except (CannotWriteError, BusyError, DatabaseError) as error:
        return error.pesan
    return ""


def restore_plan(source: Path, target: Path, *, over: bool) -> RestorePlan:
    """Return what restoring would do.

    Raises:
        KinerjaError: it cannot be done.
    """
    restore.refuse(source, target, over=over)
    return RestorePlan(manifest.read(source), target.exists())


def restore_backup(
    source: Path, target: Path, actor: Actor, wait: float, *, over: bool
) -> Restored:
    """Put a proven copy in place of a database, which is kept in a copy of its own.

    Raises:
        UnreadableError: there is no such copy.
        DatabaseError: it is alien, newer, damaged, or not what its manifest says.
        CannotWriteError: the place cannot be written.
        UsageError: a database stands there and must stay.
    """
    origin = Origin(actor.waktu, __version__)
    return restore.restore(source, target, actor, origin, wait, over=over)
