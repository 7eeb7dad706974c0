"""Foreign work in a box: a process of its own, with a limit of time and of memory.

Jinja's sandbox keeps an office's template from reaching anything; how long it runs and how much it
remembers is left to whoever calls it.
"""

import multiprocessing
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

SECONDS = 60.0
"""The page of 8,000 employees takes a quarter of this."""
MEGABYTES = 1024
"""Above what the process has when it begins."""


class ConfinedError(Exception):
    """The work failed, took too long or wanted too much; the message says which."""


def run(work: Callable[..., str], *words: Any) -> str:
    """Return what `work` returns, made in a process of its own.

    Raises:
        ConfinedError: it did not come to an end within the limits, or raised something itself.
    """
    # A forked process has the data already; where there is no fork they are sent.
    way = "fork" if sys.platform != "win32" else "spawn"
    context: Any = multiprocessing.get_context(way)
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_inside, args=(theirs, work, words), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(SECONDS):
            raise ConfinedError(f"belum selesai sesudah {SECONDS:g} detik")
        fine, text = ours.recv()
    except EOFError as error:
        raise ConfinedError("memerlukan terlalu banyak ingatan, atau terhenti sendiri") from error
    finally:
        process.kill()
        process.join()
        ours.close()
    if not fine:
        raise ConfinedError(text)
    return str(text)


def _inside(pipe: Connection, work: Callable[..., str], words: tuple[Any, ...]) -> None:
    """Do the work in the new process and send what came of it."""
    _limit_memory()
    try:
        told = True, work(*words)
    except MemoryError:
        told = False, f"memerlukan lebih dari {MEGABYTES} MB ingatan"
    except RecursionError:
        told = False, "memanggil dirinya sendiri tanpa akhir"
    except Exception as error:  # noqa: BLE001  # whatever an office's own file does is its own fault
        told = False, str(error) or type(error).__name__
    with suppress(OSError):
        pipe.send(told)


def _limit_memory() -> None:
    if sys.platform == "win32":  # no such limit there; the time holds alone
        return
    import resource

    with suppress(ValueError, OSError):  # without /proc the time holds alone
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        limit = pages * resource.getpagesize() + MEGABYTES * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
