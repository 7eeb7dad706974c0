"""The other side of `reader`: reads files in a process of its own and hands their rows back.

It talks in pickles over its standard output, for it is the same program: ("baris", rows) a block of
a table, ("tabel", table) its end, ("berkas", reading) the end of a file, ("tolak", message, advice)
a file that cannot be read, ("rusak", traceback) a fault of this program.
"""

import gc
import pickle
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from kinerja_cli.errors import UnreadableError
from kinerja_cli.intake import reading
from kinerja_cli.intake.reading import Wishes

MEMORY = 4 << 30  # bytes of address space, on systems that can hold a process to it
BLOCK = 4_000


def main() -> None:
    """Read the files asked for on standard input."""
    _limit_memory()
    gc.disable()  # the process ends before its litter could matter
    paths, wishes = pickle.load(sys.stdin.buffer)  # noqa: S301  # from the program that started it
    out = sys.stdout.buffer
    # Whatever a library prints must not get between the pickles.
    sys.stdout = sys.stderr

    def send(*frame: Any) -> None:
        pickle.dump(frame, out, pickle.HIGHEST_PROTOCOL)
        out.flush()

    for path in paths:
        _read(path, wishes, send)


def _read(path: Path, wishes: Wishes, send: Callable[..., None]) -> None:
    try:
        for table in (done := reading.read(path, wishes)).tabel:
            for start in range(0, len(table.items), BLOCK):
                send("baris", table.items[start : start + BLOCK])
            send("tabel", replace(table, items=()))
        send("berkas", replace(done, tabel=()))
    except UnreadableError as error:
        send("tolak", error.pesan, error.saran)
    except MemoryError:
        send(
            "tolak",
            f"{path.name}: isinya terlalu besar untuk dibaca.",
            "Bagi menjadi beberapa berkas.",
        )
    except Exception:  # noqa: BLE001  # told to the other side, which knows how to report it
        send("rusak", traceback.format_exc())


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
