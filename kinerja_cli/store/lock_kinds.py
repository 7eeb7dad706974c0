"""Which lock excludes where: the system's own on disks and SMB, files that exist elsewhere.

filelock's authors let independent clients contend on mounted shares: native locks excluded on
SMB and overlapped on NFS, where only `StrictSoftFileLock` held. It is used for every other network
file system too, since it needs no lock of the server, just hard links; where those are missing the
native lock is what is left, and SQLite's own lock stays the truth.
"""

import platform
from pathlib import Path
from typing import TYPE_CHECKING

from kinerja_cli.drafts import alive
from kinerja_cli.store import shares

if TYPE_CHECKING:
    from filelock import BaseFileLock, StrictSoftFileLock

_PRIVATE = 0o600
_STRICT = ".jaringan"


def acquired(path: Path, wait: float, poll: float) -> "BaseFileLock":
    """Take the lock for a file in the way that its file system needs, and return it.

    Raises:
        Timeout: somebody else still holds it after `wait` seconds.
        OSError: the folder takes no lock file.
    """
    from filelock import FileLock, SoftFileLockProtocolError  # noqa: PLC0415  # 30 ms

    share = shares.share_of(path.parent)
    if share is not None and share.jenis != shares.SMB:
        try:
            return _strict(path, wait, poll)
        except SoftFileLockProtocolError:
            pass
    lock = FileLock(path, mode=_PRIVATE)
    lock.acquire(timeout=wait, poll_interval=poll)
    return lock


def _strict(path: Path, wait: float, poll: float) -> "BaseFileLock":
    """Take the lock that needs no help of the server; claims of this computer's dead go first."""
    from filelock import StrictSoftFileLock  # noqa: PLC0415  # see acquired

    # A name of its own: an empty file that a native lock left would be taken for damage.
    lock = StrictSoftFileLock(path.with_name(path.name + _STRICT), mode=_PRIVATE)
    _bury(lock)
    lock.acquire(timeout=wait, poll_interval=poll)
    return lock


def _bury(lock: "StrictSoftFileLock") -> None:
    """Remove the claims of processes of this computer that were killed."""
    for claim in lock.claims:
        if claim.hostname == platform.node() and not alive(claim.pid):
            try:
                lock.force_break(claim.name)
            except FileNotFoundError:  # another one was faster
                continue
