"""Files that are being written: beside the place they are for, under a name that tells whose they are.

What a killed process left is cleared away by the next command that writes there. Whether its writer
lives is known on its own computer only, so what another computer left has to be a day old.
"""

import errno
import os
import platform
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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


@contextmanager
def scratch() -> Iterator[None]:
    """Hold a folder for the temporary files of libraries, which then bear the name of their writer.

    What they leave when the process is killed holds people's data; the next command clears it.
    """
    before = tempfile.tempdir
    sweep(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(
        prefix=f".kinerja-{_host()}-{os.getpid()}-", suffix=".tmp", ignore_cleanup_errors=True
    ) as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = before


def sweep(folder: Path, *, deep: bool = False) -> int:
    """Remove what killed processes left in a folder (and below it, with `deep`); return how many."""
    gone = 0
    for path in list(folder.glob("**/.kinerja-*" if deep else ".kinerja-*")):
        with suppress(OSError):
            if _abandoned(path):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
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
    if not found or path.is_symlink() or not (path.is_file() or path.is_dir()):
        return False
    dead = found["host"] == _host() and not alive(int(found["process"]))
    return dead or time.time() - path.lstat().st_mtime > _FOREIGN_AFTER
