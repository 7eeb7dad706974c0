"""Moving a file so that at any moment it is whole in one place, also between two drives."""

import errno
import os
import shutil
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path

from kinerja_cli import drafts
from kinerja_cli.errors import CannotWriteError, in_words
from kinerja_cli.reports import files

_OTHER_DRIVE = {errno.EXDEV, errno.EPERM, errno.ENOTSUP}
_LONGEST_STEM = 120
_PRIVATE = 0o600
_ASIDE = ".kinerja-pindah"


def digest(path: Path) -> str:
    """Return the SHA-256 of a file.

    Raises:
        OSError: it cannot be read, or is a link, which may lead anywhere.
    """
    with open(path, "rb", opener=_of_a_file) as stream:
        return file_digest(stream, "sha256").hexdigest()


def _of_a_file(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NOFOLLOW", 0))


def _is(path: Path, mark: str) -> bool:
    """Return whether a path is a file of known content; a link put in its place is none."""
    return not path.is_symlink() and digest(path) == mark


def free_name(folder: Path, name: str, mark: str) -> tuple[Path, bool]:
    """Return where a file can go without replacing another, and whether it is there already.

    Args:
        folder: where to.
        name: its name, which gets a number when another file bears it.
        mark: its SHA-256: a move that was cut off may have left the same bytes there.
    """
    stem, suffix = Path(name).stem, Path(name).suffix
    place, number = folder / name, 1
    while os.path.lexists(place):
        if place.is_file() and not place.is_symlink() and digest(place) == mark:
            return place, True
        number += 1
        place = folder / f"{stem[:_LONGEST_STEM]} ({number}){suffix}"
    return place, False


def move(source: Path, folder: Path, name: str, mark: str) -> Path | None:
    """Move a file of known content into a folder; None when its content has become another.

    Nothing there is replaced: a number is put behind the name. What changed while it was looked
    at stays where it was.

    Raises:
        CannotWriteError: it cannot be moved; it stays where it was.
    """
    try:
        if not _is(source, mark):
            return None
        files.make_folder(folder)
        place, there = free_name(folder, name, mark)
        if not _put(source, place, mark, there=there):
            return None
        drafts.settle(folder)
        drafts.settle(source.parent)
    except OSError as error:
        raise CannotWriteError(
            f"Berkas {source} tidak dapat dipindahkan ke {folder} ({in_words(error)}).",
            "Tutup berkas itu bila sedang terbuka, periksa ruang kosong dan hak akses kedua folder, "
            "lalu ulangi.",
        ) from error
    with suppress(OSError):
        if not place.is_symlink():
            place.chmod(_PRIVATE)
    return place


def recover(root: Path) -> None:
    """Put back what a move that was cut off had set aside in a folder or below it.

    Raises:
        OSError: it cannot be put back.
    """
    for aside in sorted(root.rglob(_ASIDE)) if root.is_dir() else ():
        if aside.is_dir() and not aside.is_symlink():
            for path in sorted(aside.iterdir()):
                path.rename(free_name(aside.parent, path.name, "")[0])
            aside.rmdir()


def _put(source: Path, place: Path, mark: str, *, there: bool) -> bool:
    """Bring a file to its place; False when its content has become another, and it stays."""
    if there:
        return _put_aside(source, place, mark, there=True)
    try:
        source.rename(place)
    except OSError as error:
        if error.errno not in _OTHER_DRIVE:
            raise
        return _put_aside(source, place, mark, there=False)
    if _is(place, mark):
        return True
    place.rename(free_name(source.parent, source.name, "")[0])  # written to at this very moment
    return False


def _put_aside(source: Path, place: Path, mark: str, *, there: bool) -> bool:
    """Do the same where a copy stands in for the file: what is saved meanwhile is a file of its own.

    The file waits in a hidden folder beside it, under its name, so that a kill loses neither.
    """
    hidden = source.parent / _ASIDE
    hidden.mkdir(mode=0o700, exist_ok=True)
    aside = free_name(hidden, source.name, "")[0]
    try:
        source.rename(aside)
        if _is(aside, mark):
            if not there:
                _copy(aside, place)
            if digest(place) == mark == digest(aside):
                aside.unlink()
                return True
            if not there:
                place.unlink()
        return False
    finally:
        if os.path.lexists(aside):
            aside.rename(free_name(source.parent, source.name, "")[0])
        with suppress(OSError):
            hidden.rmdir()


def _copy(source: Path, place: Path) -> None:
    """Copy a file whole or not at all, flushed to the disk before anybody sees its name."""
    handle, beside = drafts.make(place.parent)
    try:
        with source.open("rb") as old, os.fdopen(handle, "wb") as new:
            shutil.copyfileobj(old, new, 1 << 20)
            new.flush()
            os.fsync(new.fileno())
        shutil.copystat(source, beside)
        beside.replace(place)
        drafts.settle(place.parent)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
