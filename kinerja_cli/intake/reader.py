"""Reading files in a child process: a file that kills its reader costs the reader, not the command."""

import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Timer
from typing import IO, Any, cast

from kinerja_cli.errors import UnreadableError
from kinerja_cli.intake.reading import Item, Reading, ReadTable, Wishes

PATIENCE = 300.0  # seconds without a word, after which a reader is given up
_COMMAND = (sys.executable, "-P", "-m", "kinerja_cli.intake.reader_child")


def read_all(
    paths: Sequence[Path], wishes: Wishes, told: Callable[[int], None]
) -> list[Reading | UnreadableError]:
    """Return each file's reading, or why it cannot be read, in the order of `paths`.

    Args:
        paths: the files.
        wishes: what the command line settles for every sheet.
        told: is told how many files are done.
    """
    results: list[Reading | UnreadableError] = []
    while len(results) < len(paths):
        with _child(paths[len(results) :], wishes) as frames:
            for result in _results(frames):
                results.append(result)
                told(len(results))
        if len(results) < len(paths):
            results.append(_died(paths[len(results)]))
            told(len(results))
    return results


def _died(path: Path) -> UnreadableError:
    return UnreadableError(
        f"{path.name}: pembacaan berhenti mendadak; isinya rusak atau terlalu besar.",
        "Buka di Excel atau LibreOffice, salin tabelnya ke buku kerja baru, simpan sebagai .xlsx, "
        "lalu impor lagi.",
    )


@contextmanager
def _child(paths: Sequence[Path], wishes: Wishes) -> Iterator[Iterator[tuple[Any, ...]]]:
    """Start a reader of some files and give what it says until it ends; it never outlives this."""
    with subprocess.Popen(  # noqa: S603  # this program itself
        _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            asked, said = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
            with suppress(OSError), asked:  # it may be dead already
                pickle.dump((list(paths), wishes), asked)
            yield _frames(said, process.kill)
        finally:
            process.kill()


def _frames(said: IO[bytes], give_up: Callable[[], None]) -> Iterator[tuple[Any, ...]]:
    """Yield the frames of a child until it ends or keeps silent for too long."""
    while True:
        watch = Timer(PATIENCE, give_up)
        watch.start()
        try:
            frame = pickle.load(said)  # noqa: S301  # from this program itself
        except (EOFError, pickle.UnpicklingError):
            return
        finally:
            watch.cancel()
        yield frame


def _results(frames: Iterator[tuple[Any, ...]]) -> Iterator[Reading | UnreadableError]:
    """Yield the files of one child; one during which it dies is the last."""
    tables: list[ReadTable] = []
    items: list[Item] = []
    for kind, *content in frames:
        if kind == "baris":
            items += content[0]
        elif kind == "tabel":
            tables.append(replace(content[0], items=items))
            items = []
        elif kind == "rusak":
            raise RuntimeError(content[0])
        else:
            yield (
                replace(content[0], tabel=tuple(tables))
                if kind == "berkas"
                else UnreadableError(*content)
            )
            tables, items = [], []
