"""The other side of `reader`: reads files in a process of its own and hands their rows back.

Both sides talk in pickles, for they are the same program. In: (paths, wishes), then for each file
("catatan", sheet, notes) of the pre-check or ("tolak", message, advice), and ("selesai",). Out: ("baris", rows) a
block of a table, ("tabel", table) its end, ("berkas", reading) the end of a file, ("tolak", message,
advice) a file that cannot be read, ("rusak", traceback) a fault of this program.
"""

import gc
import os
import pickle
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

from kinerja_cli.errors import UnreadableError
from kinerja_cli.intake import reading
from kinerja_cli.intake.files.precheck import Looked, SheetNotes
from kinerja_cli.intake.reading import ReadTable, Wishes, packed

MEMORY = 4 << 30  # bytes of address space, on systems that can hold a process to it
BLOCK = 4_000


def main() -> None:
    """Read the files asked for on standard input."""
    _limit_memory()
    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    gc.disable()  # the process ends before its litter could matter
    asked = sys.stdin.buffer
    paths, wishes = pickle.load(asked)  # noqa: S301  # from the program that started it
    out = sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library prints must not get between the pickles

    def send(*frame: Any) -> None:
        pickle.dump(frame, out, pickle.HIGHEST_PROTOCOL)
        out.flush()

    for path in paths:
        verdict = _Verdict(lambda: pickle.load(asked))  # noqa: S301  # likewise
        _read(path, wishes, verdict, send)
        verdict.end()
    os._exit(0)  # without tidying up what the system takes back anyway


class _Verdict:
    """What the pre-check of one file says, sheet by sheet, to its end."""

    def __init__(self, wait: Callable[[], tuple[Any, ...]]) -> None:
        self._frames = iter(wait, ("selesai",))

    def notes(self, _: Path) -> Looked:
        """Return the notes as they come."""
        return Looked(self._each())

    def _each(self) -> Iterator[tuple[str, SheetNotes]]:
        for kind, *content in self._frames:
            if kind == "tolak":
                raise UnreadableError(*content)
            yield content[0], content[1]

    def end(self) -> None:
        """Take what nobody asked for."""
        for _ in self._frames:
            pass


def _read(path: Path, wishes: Wishes, verdict: _Verdict, send: Callable[..., None]) -> None:
    try:
        for part in reading.stream(path, wishes, verdict.notes):
            if isinstance(part, ReadTable):
                for start in range(0, len(part.items), BLOCK):
                    send("baris", packed(part.items[start : start + BLOCK]))
                send("tabel", replace(part, items=()))
            else:
                send("berkas", part)
    except UnreadableError as error:
        send("tolak", error.pesan, error.saran)
    except MemoryError:
        send(
            "tolak",
            f"{path.name}: isinya terlalu besar untuk dibaca.",
            "Bagi menjadi beberapa berkas, lalu impor lagi.",
        )
    except Exception:  # noqa: BLE001  # told to the other side, which knows how to report it
        send("rusak", traceback.format_exc())


def _end_with(parent: int) -> None:
    """End when the program that asked is gone: nobody would read the rows."""
    while os.getppid() == parent:
        time.sleep(0.3)
    os._exit(1)


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415  # not on Windows
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    ceiling = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, hard))


if __name__ == "__main__":
    main()
