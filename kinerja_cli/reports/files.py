"""Files that leave: written beside, flushed to the disk, then put in place of the old one."""

import os
import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path
from time import sleep

from kinerja_cli import drafts
from kinerja_cli.errors import CannotWriteError, in_words

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_LOST = re.compile(r"[^\w\s.,;:'’()&-]|[^\x00-\x7f\u2019]")
"""What of a name a plain name does not tell: two names that differ in it alone get two files."""
_WINDOWS_ENDS = 240
"""Characters of a whole path from which Windows needs its long form (folders: 248, files: 260)."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")
_LONGEST = 80
_PAUSES = (0.1, 0.2, 0.4)
"""Seconds between attempts to replace a file that another program has open."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A file that was written.

    Attributes:
        berkas: where it really is.
        terbuka: the file it was to replace, which another program has open; None as a rule.
    """

    berkas: Path
    terbuka: Path | None = None


def plain_name(text: str) -> str:
    """Return a text as part of a file name: small letters, digits and dashes only.

    Where that leaves something of the text untold, a mark of the whole text is appended.

    >>> plain_name("Dinas Kesehatan, PP & KB")
    'dinas-kesehatan-pp-kb'
    >>> plain_name("../Dinas A/B")
    'dinas-a-b-048209'
    """
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    plain = _NOT_PLAIN.sub("-", ascii_text.casefold()).strip("-")
    whole = 0 < len(plain) <= _LONGEST and not _LOST.search(text)
    if not whole:
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]
        plain = f"{plain[: _LONGEST - 7].strip('-') or 'laporan'}-{digest}"
    return f"laporan-{plain}" if _RESERVED.fullmatch(plain) else plain


class Names:
    """The names that one command gives its files: never one to two."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def plain(self, text: str) -> str:
        """Return a text as part of a file name; one that another text has already gets a number."""
        plain = plain_name(text)
        for number in count(1):
            name = plain if number == 1 else f"{plain}-{number}"
            if self._taken.setdefault(name, text) == text:
                return name
        raise AssertionError


def reachable(path: str, *, windows: bool) -> str:
    r"""Return a path as the system takes it: Windows wants long ones whole and marked.

    >>> reachable("laporan/a.xlsx", windows=True)
    'laporan/a.xlsx'
    """
    if not windows or len(path) < _WINDOWS_ENDS or path.startswith("\\\\?\\"):
        return path
    path = path.replace("/", "\\")
    return f"\\\\?\\UNC{path[1:]}" if path.startswith("\\\\") else f"\\\\?\\{path}"


def write(path: Path, content: bytes) -> Placed:
    """Write a whole file, which only this user may read, or leave the old one as it was.

    A folder that is made for it is open to this user only; one that exists stays as it is. A file
    that says the same already is left alone. While a program such as Excel keeps the old file open,
    the new one goes beside it: "nama (2).xlsx".

    Raises:
        CannotWriteError: the folder or the file cannot be written; the old file stands.
    """
    placed = _write(_reached(path), content)
    return Placed(path.with_name(placed.berkas.name), path if placed.terbuka else None)


def _reached(path: Path) -> Path:
    """Return a path in the form that reaches it however long it is."""
    if os.name != "nt":
        return path
    return Path(reachable(str(path.absolute()), windows=True))


def _write(path: Path, content: bytes) -> Placed:
    temporary: Path | None = None
    if path.is_symlink():
        raise CannotWriteError(
            f"{path} adalah tautan (symlink) ke tempat lain dan tidak ditimpa.",
            "Hapus tautan itu, atau sebut folder lain.",
        )
    try:
        if _says(path, content):
            return Placed(path)
        make_folder(path.parent)
        handle, temporary = drafts.make(path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        placed = _put(temporary, path, content)
        drafts.settle(path.parent)
    except BaseException as error:
        if temporary:
            temporary.unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        raise CannotWriteError(
            f"Berkas {path} tidak dapat ditulis ({in_words(error)}).",
            "Tutup berkas itu bila sedang terbuka di Excel, periksa ruang kosong dan hak akses, "
            "lalu ulangi.",
        ) from error
    return placed


def _put(temporary: Path, path: Path, content: bytes) -> Placed:
    """Let a finished file take the place of the old one, or a place beside it."""
    for pause in (*_PAUSES, None):
        try:
            temporary.replace(path)
        except PermissionError:
            if not path.is_file():
                raise
            if pause is not None:
                sleep(pause)
        else:
            return Placed(path)
    beside = next(
        name
        for number in count(2)
        if not (name := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists()
        or _says(name, content)
    )
    temporary.replace(beside)
    return Placed(beside, path)


def _says(path: Path, content: bytes) -> bool:
    """Return whether a file of this user alone holds exactly this already."""
    if path.is_symlink() or not path.is_file():
        return False
    there = path.stat()
    if there.st_size != len(content) or (os.name == "posix" and there.st_mode & 0o077):
        return False
    return path.read_bytes() == content


def make_folder(folder: Path) -> None:
    """Make a folder and what is missing above it, each open to this user only."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(exist_ok=True)  # a file of that name is refused here, by its own words
