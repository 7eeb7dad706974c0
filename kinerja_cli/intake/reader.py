"""Reading files in a child process: a file that kills its reader costs the reader, not the command.

While the child parses, this side looks the files through and tells it what the pre-check found.
"""

import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Thread, Timer
from typing import IO, Any, cast

from kinerja_cli.errors import UnreadableError
from kinerja_cli.intake.files.precheck import inspect_each
from kinerja_cli.intake.reading import Item, Reading, ReadTable, Wishes, unpacked

PATIENCE = 300.0  # seconds without a word, after which a reader is given up
_COMMAND = (sys.executable, "-P", "-m", "kinerja_cli.intake.reader_child")
_ZIP = b"PK"
Frames = Iterator[tuple[Any, ...]]


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
    """Return why a file during which the reader died cannot be read."""
    for kind, *content in _verdict(path):
        if kind == "tolak":
            return UnreadableError(*content)
    return UnreadableError(
        f"{path.name}: pembacaan berhenti mendadak; isinya rusak atau terlalu besar.",
        "Buka di Excel atau LibreOffice, salin tabelnya ke buku kerja baru, simpan sebagai .xlsx, "
        "lalu impor lagi.",
    )


@contextmanager
def _child(paths: Sequence[Path], wishes: Wishes) -> Iterator[Frames]:
    """Start a reader of some files and give what it says until it ends; it never outlives this."""
    with subprocess.Popen(  # noqa: S603  # this program itself
        _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        asked, said = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
        looking = Thread(target=_look, args=(paths, wishes, asked), daemon=True)
        try:
            looking.start()
            yield _frames(said, process.kill)
        finally:
            process.kill()
            looking.join()


def _look(paths: Sequence[Path], wishes: Wishes, asked: IO[bytes]) -> None:
    """Tell the child what to read and, file by file, what the pre-check found."""
    with suppress(OSError, ValueError), asked:  # the child may be dead, or the pipe closed already
        pickle.dump((list(paths), wishes), asked)
        asked.flush()
        for path in paths:
            for frame in _verdict(path):
                pickle.dump(frame, asked, pickle.HIGHEST_PROTOCOL)
                asked.flush()


def _verdict(path: Path) -> Frames:
    """Yield what the child must know of a file; what is no package is its own business."""
    try:
        if path.is_file():  # opening a pipe would wait for ever
            with path.open("rb") as file:
                package = file.read(2) == _ZIP
            if package:
                yield from (("catatan", name, notes) for name, notes in inspect_each(path))
    except UnreadableError as error:
        yield ("tolak", error.pesan, error.saran)
    except OSError:
        pass  # the child will find and tell it
    yield ("selesai",)


def _frames(said: IO[bytes], give_up: Callable[[], None]) -> Frames:
    """Yield the frames of a child until it ends or keeps silent for too long."""
    while True:
        watch = Timer(PATIENCE, give_up)
        watch.daemon = True
        watch.start()
        try:
            frame = pickle.load(said)  # noqa: S301  # from this program itself
        except (EOFError, pickle.UnpicklingError):
            return
        finally:
            watch.cancel()
        yield frame


def _results(frames: Frames) -> Iterator[Reading | UnreadableError]:
    """Yield the files of one child; one during which it dies is the last."""
    tables: list[ReadTable] = []
    items: list[Item] = []
    for kind, *content in frames:
        if kind == "baris":
            items += unpacked(content[0])
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
