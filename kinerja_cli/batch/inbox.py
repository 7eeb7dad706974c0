"""What lies in the inbox: files that are whole, those still being written, and what is no file."""

import os
import re
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kinerja_cli.batch.job import Watched

_LITTER = re.compile(
    r"^(?:\.|~\$|~.*\.tmp$|thumbs\.db$|desktop\.ini$|icon\r$)|"
    r"\.(?:tmp|temp|part|partial|crdownload|download|filepart|lock|lck|swp|bak)$|~$",
    re.IGNORECASE,
)
"""Locks of Excel, half downloads and what systems leave in folders."""
_Signature = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file of the inbox.

    Attributes:
        folder: the folder of the inbox that it lies in, as deep as it lies.
        watched: how files of that folder are imported.
    """

    path: Path
    folder: Path
    watched: Watched


@dataclass(frozen=True, slots=True)
class InboxResult:
    """What can be imported now, what still changes and waits for the next run, and what hid itself.

    Attributes:
        unreadable: the folders that are not there or cannot be looked into, and why.
    """

    files: tuple[Incoming, ...]
    waiting: tuple[Path, ...]
    unreadable: tuple[tuple[Path, OSError], ...] = ()


def look(
    watched: Sequence[Watched], quiet_for: float, sleep: Callable[[float], None] = time.sleep
) -> InboxResult:
    """Return what lies in the inbox, in order of names.

    A file changed within the last `quiet_for` seconds is looked at again after so long; one that
    is no longer the same then is still being written. Links are not followed.
    """
    faults: dict[Path, OSError] = {}
    first = {one.path: (one, _signature(one.path)) for one in _all(watched, faults)}
    if quiet_for and any(_is_young(one.path, quiet_for) for one, _ in first.values()):
        sleep(quiet_for)
    whole, waiting = [], []
    # The older first: of two files that state one figure, the newer one is the correction.
    by_age = sorted(first.items(), key=lambda item: ((item[1][1] or (0, 0))[1], item[0]))
    for path, (one, before) in by_age:
        now = _signature(path)
        if now is None:
            continue  # gone: somebody took it back
        if now == before and not _is_young(path, quiet_for):
            whole.append(one)
        else:
            waiting.append(path)
    return InboxResult(tuple(whole), tuple(waiting), tuple(sorted(faults.items())))


def _all(watched: Sequence[Watched], faults: dict[Path, OSError]) -> Iterator[Incoming]:
    """Yield every file; one in a folder with defaults of its own belongs to that.

    What cannot be looked into goes to `faults`; a folder below that has gone meanwhile is none.
    """
    taken: set[Path] = set()
    roots = {one.path for one in watched}

    def failed(error: OSError) -> None:
        path = Path(error.filename)
        if path in roots or not isinstance(error, FileNotFoundError):
            faults[path] = error

    for one in watched:
        for folder, below, names in os.walk(one.path, onerror=failed):
            below[:] = sorted(name for name in below if not name.startswith("."))
            for name in sorted(names):
                path = Path(folder, name)
                if _LITTER.search(name) or path in taken or path.is_symlink() or not path.is_file():
                    continue
                taken.add(path)
                yield Incoming(path, Path(folder).relative_to(one.root), one)


def _signature(path: Path) -> _Signature | None:
    """Return what changes when a file does; None for what is no file any more, or a link by now."""
    try:
        found = path.lstat()
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino


def _is_young(path: Path, seconds: float) -> bool:
    """Return whether a file changed less than so many seconds ago; one of the future did not."""
    try:
        found = path.lstat()
    except OSError:
        return False
    age = time.time() - max(found.st_mtime, found.st_ctime)
    return 0 <= age < seconds
