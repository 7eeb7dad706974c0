"""Processes that are killed at a chosen moment, and what a database file holds afterwards."""

import os
import signal
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from kinerja_cli.store import copies


def killed_after(delay: float, work: Callable[[], object]) -> bool:
    """Run work in a process of its own and kill it; return whether it had finished.

    Work that ended by an exception of its own was not killed: that fails here.
    """
    seen, told = os.pipe()
    child = os.fork()  # after every import, so that a kill costs milliseconds
    if child == 0:
        try:
            work()
            os.write(told, b"done")
        except BaseException:  # noqa: BLE001  # told to the parent, where it fails the test
            traceback.print_exc()
            os.write(told, b"raised")
        finally:
            os._exit(0)
    os.close(told)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    done = os.read(seen, 10)
    os.close(seen)
    assert done != b"raised", "it went wrong by itself before it was killed"
    return done == b"done"


def span(work: Callable[[], object]) -> float:
    """Return how long work takes."""
    began = time.monotonic()
    work()
    return time.monotonic() - began


def totals(db: Path | str, *, but: tuple[str, ...] = ("audit", "rahasia")) -> dict[str, str]:
    """Return the control totals of a whole database, without tables that are expected to move."""
    held = copies.examined(Path(db))
    assert not held.cacat
    return {name: total for name, total in held.kendali.items() if name not in but}
