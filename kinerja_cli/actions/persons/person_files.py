"""Files beside the database that still hold somebody: no command can reach into them.

Backups, reports, sheets that were handed in, logs. They are looked through as bytes, unpacked where
they are packed; what cannot be looked through is named too.
"""

import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kinerja_cli.rules.nip import show

_CHUNK = 1 << 20
_MOST = 256 << 20
_MOST_IN_ALL = 8 * _MOST
"""A packed part, and all of a packed file, that unpacks to more is not looked through."""
_SQLITE = b"SQLite format 3\x00"
_PACKED = frozenset({".pdf", ".zip", ".7z", ".rar", ".gz"})
_SHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt"})
_NO_TEXT = frozenset(
    {".mp4", ".mov", ".avi", ".mkv", ".mp3", ".wav", ".iso", ".exe", ".dll", ".so", ".pyc"}
)
Progress = Callable[[str, int, int], None]
KINDS = {
    "cadangan": "salinan basis data",
    "laporan": "laporan",
    "lembar": "lembar kerja",
    "lain": "berkas lain",
}
"""Kind of file → its words, in the order they are listed."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A file that holds somebody.

    Attributes:
        jenis: a name of `KINDS`.
        waktu: when it was last changed, ISO 8601.
        pasti: False when it could not be looked through.
    """

    berkas: Path
    jenis: str
    waktu: str
    pasti: bool


def words_of(nip: str, names: Iterable[str]) -> tuple[bytes, ...]:
    """Return what somebody looks like in bytes: the number as stored and as printed, the names."""
    texts = [nip, show(nip), *names]
    wide = [text.encode("utf-16-le") for text in texts]
    return tuple(dict.fromkeys([*(text.encode() for text in texts), *wide]))


def holding(
    folders: Iterable[Path], database: Path, words: tuple[bytes, ...], progress: Progress
) -> list[Outside]:
    """Return the files in some folders that hold one of some words, by kind and date.

    Args:
        folders: where to look, with everything below; hidden folders are left out.
        database: the database itself, which is left out with its journal.
        words: what to look for.
        progress: told what is done, how far and of how many.
    """
    own = {database.resolve(), Path(f"{database.resolve()}-journal")}
    found = {}
    paths = list(_files(folders))
    for number, path in enumerate(paths):
        progress("memeriksa berkas", number, len(paths))
        real = Path(os.path.realpath(path))  # unlike resolve() it takes a link to itself
        if real in own or real in found:
            continue
        if one := _looked_at(path, words):
            found[real] = one
    order = list(KINDS)
    return sorted(found.values(), key=lambda one: (order.index(one.jenis), one.waktu, one.berkas))


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner[:] = sorted(name for name in inner if not name.startswith("."))
            paths = (Path(place, name) for name in sorted(names))
            yield from (one for one in paths if one.suffix.casefold() not in _NO_TEXT)


def _looked_at(path: Path, words: tuple[bytes, ...]) -> Outside | None:
    """Return what a file is when it holds one of the words, or cannot be looked through.

    Other programs work in these folders: what vanished meanwhile holds nobody, and no file, whatever
    its name or its rights, may keep the officer from the list of the others.
    """
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):  # a pipe would never end
            return None
        sure = _holds(path, words)
        moment = about.st_mtime
    except FileNotFoundError:
        return None
    except OSError:
        sure, moment = None, 0.0
    if sure is False:
        return None
    stamp = datetime.fromtimestamp(moment).astimezone().isoformat(timespec="seconds")
    return Outside(path, _kind(path), stamp, sure is not None)


def _kind(path: Path) -> str:
    if _starts_with(path, _SQLITE):
        return "cadangan"
    ending = path.suffix.casefold()
    if "laporan" in {part.casefold() for part in path.parent.parts[-3:]} or ending in {
        ".html", ".pdf", ".json"
    }:  # fmt: skip
        return "laporan"
    return "lembar" if ending in _SHEETS else "lain"


def _starts_with(path: Path, head: bytes) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(len(head)) == head
    except OSError:
        return False


def _holds(path: Path, words: tuple[bytes, ...]) -> bool | None:
    """Return whether a file holds one of the words in name or bytes; None: it cannot be told."""
    name = os.fsencode(path.name)
    if any(word in name for word in words):
        return True
    try:
        if zipfile.is_zipfile(path):
            return _in_zip(path, words)
        if in_bytes(path, words):
            return True
    except FileNotFoundError:
        raise
    except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        return None
    return None if path.suffix.casefold() in _PACKED else False


def _in_zip(path: Path, words: tuple[bytes, ...]) -> bool | None:
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        if sum(part.file_size for part in parts) > _MOST_IN_ALL:
            return None
        for part in parts:
            if part.file_size > _MOST:
                return None
            with archive.open(part) as stream:
                if _in_stream(iter(lambda: stream.read(_CHUNK), b""), words):
                    return True
    return False


def in_bytes(path: Path, words: Iterable[bytes]) -> bool:
    """Return whether a file holds one of some words, read in pieces."""
    with path.open("rb") as stream:
        return _in_stream(iter(lambda: stream.read(_CHUNK), b""), tuple(words))


def in_any(paths: Iterable[Path], words: tuple[bytes, ...]) -> bool:
    """Return whether one of some files holds one of the words, or there is no telling."""
    for path in paths:
        try:
            if in_bytes(path, words):
                return True
        except FileNotFoundError:
            continue
        except OSError:
            return True
    return False


def _in_stream(pieces: Iterable[bytes], words: tuple[bytes, ...]) -> bool:
    keep = max(map(len, words), default=1) - 1
    tail = b""
    for piece in pieces:
        text = tail + piece
        if any(word in text for word in words):
            return True
        tail = text[-keep:] if keep else b""
    return False
