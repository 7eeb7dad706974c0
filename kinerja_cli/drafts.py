"""Files that are being written: beside the place they are for, under a name that tells whose they are.

What a killed process left is cleared away by the next command that writes there. Whether its writer
lives is known on its own computer only, so what another computer left has to be a day old.
"""

import errno
import os
import platform
import re
import sys
import tempfile
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

_NAME = re.compile(r"\.kinerja-(?P<host>[0-9a-f]{8})-(?P<process>\d+)-.*\.tmp[^/]*", re.DOTALL)
_FOREIGN_AFTER = 86_400.0
"""Seconds after which a draft is nobody's, even if a process of its number lives."""


def make(folder: Path) -> tuple[int, Path]:
    """Make an empty file that only this user reads; return its open handle and its path.

    Raises:
        OSError: the folder takes no new file.
    """
    handle, name = tempfile.mkstemp(
        prefix=f".kinerja-{_host()}-{os.getpid()}-", suffix=".tmp", dir=folder
    )
    return handle, Path(name)


def sweep(folder: Path, *, deep: bool = False) -> int:
    """Remove what killed processes left in a folder (and below it, with `deep`); return how many."""
    gone = 0
    for path in folder.glob("**/.kinerja-*" if deep else ".kinerja-*"):
        with suppress(OSError):
            if _abandoned(path):
                path.unlink()
                gone += 1
    return gone


def alive(process: int) -> bool:
    """Return whether a process of this computer lives; on Windows asking would end it."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError, ValueError):
        return False
    except OSError:
        return True
    return process > 0


def settle(folder: Path) -> None:
    """Let the disk keep the names in a folder, where the system can say so.

    Raises:
        OSError: the disk says that it cannot.
    """
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:  # a network drive may not know it
            raise
    finally:
        os.close(handle)


def _host() -> str:
    return sha256(platform.node().encode()).hexdigest()[:8]


def _abandoned(path: Path) -> bool:
    found = _NAME.fullmatch(path.name)
    if not found or path.is_symlink() or not path.is_file():
        return False
    dead = found["host"] == _host() and not alive(int(found["process"]))
    return dead or time.time() - path.lstat().st_mtime > _FOREIGN_AFTER
