"""Putting a finished file under its name: written beside, flushed to the disk, then given the name."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kinerja_cli import drafts
from kinerja_cli.errors import CannotWriteError, in_words

_MEGABYTE = 1_000_000
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EMLINK}
BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a database; it belongs to that file and to no other of its name."""


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """Hold an empty file beside `target` that only this user reads; it is gone at the end.

    What killed processes left beside it goes first.

    Raises:
        CannotWriteError: the folder takes no new file.
    """
    drafts.sweep(target.parent)
    try:
        handle, path = drafts.make(target.parent)
    except OSError as error:
        raise unwritable(target, error) from error
    os.close(handle)
    try:
        yield path
    finally:
        for suffix in ("", ".lock", *BESIDE):
            with suppress(OSError):
                Path(f"{path}{suffix}").unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Let the disk keep what was written into a file."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def publish(ready: Path, target: Path, *, over: bool) -> None:
    """Give a finished file its name at once: whoever looks sees the old one, or all of the new.

    Args:
        ready: the finished file, in the same folder.
        target: its name.
        over: whether a file of that name is replaced.

    Raises:
        FileExistsError: there is one, and it must stay.
    """
    if over:
        ready.replace(target)
    else:
        try:
            os.link(ready, target)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            if target.exists():  # a drive without links: seen first, then named
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), target) from error
            ready.rename(target)
    drafts.settle(target.parent)


def require_room(target: Path, size: int) -> None:
    """Refuse to begin what cannot fit.

    Raises:
        CannotWriteError: the folder is missing, or its disk is too full; with both figures.
    """
    folder = target.parent
    if not folder.is_dir():
        raise CannotWriteError(
            f"Folder {folder} tidak ada.", "Buat foldernya dahulu, atau sebut letak lain."
        )
    with suppress(OSError):
        free = shutil.disk_usage(folder).free
        if free < size:
            raise full(target, size)


def full(target: Path, size: int) -> CannotWriteError:
    """Return what to say when the disk is full: what is needed and what there is."""
    room = ""
    with suppress(OSError):
        room = f", tersedia {_megabytes(shutil.disk_usage(target.parent).free)}"
    return CannotWriteError(
        f"{target} tidak dapat ditulis: disk penuh atau berkas sebesar itu tidak diizinkan "
        f"(perlu {_megabytes(size)}{room}).",
        "Kosongkan ruang di disk itu, atau sebut letak lain, lalu ulangi perintah yang sama. Berkas "
        "lama tidak diubah.",
    )


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:.1f} MB".replace(".", ",")


def unwritable(target: Path, error: OSError, size: int = 0) -> CannotWriteError:
    """Return what to say when the system refuses to write."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return full(target, size)
    return CannotWriteError(
        f"{target} tidak dapat ditulis ({in_words(error)}).",
        "Periksa hak akses folder itu, atau sebut letak lain, lalu ulangi. Berkas lama tidak diubah.",
    )
