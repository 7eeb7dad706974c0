"""The log of batches: one line of JSON a step, without NIPs and without control characters."""

import json
import os
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from kinerja_cli.errors import CannotWriteError, KinerjaError, in_words
from kinerja_cli.reports import files
from kinerja_cli.rules.log_text import safe

INTERRUPTED, TERMINATED = 130, 143


@dataclass(slots=True)
class Step:
    """One step while it runs; whoever does it says what came of it."""

    hasil: str = "selesai"
    keluar: int = 0
    rincian: dict[str, Any] = field(default_factory=dict)


class Journal:
    """Writes the log of one run; one file a month.

    Attributes:
        run: name of this run, the same in every line and in the names of its summary.
        path: the file of this month.
        lost: why a line could not be written; the work itself goes on.
    """

    def __init__(self, folder: Path, begun: datetime) -> None:
        self.run = f"{begun:%Y%m%dT%H%M%S}p{os.getpid()}"  # so written it is no NIP to any mask
        self.path = folder / f"batch-{begun:%Y-%m}.jsonl"
        self.lost = ""
        self._folder = folder

    def add(self, step: str, took: float, outcome: str, code: int, **more: object) -> None:
        """Add one line."""
        line = {
            "waktu": datetime.now().astimezone().isoformat(timespec="milliseconds"),
            "batch": self.run,
            "langkah": step,
            "lama": int(took * 1000) / 1000,
            "hasil": outcome,
            "keluar": code,
            **more,
        }
        content = json.dumps(_plain(line), ensure_ascii=False).encode() + b"\n"
        try:
            files.make_folder(self._folder)
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                os.write(handle, (b"\n" if _is_torn(handle) else b"") + content)
            finally:
                os.close(handle)
        except OSError as error:
            self.lost = f"Catatan {self.path} tidak dapat ditulis ({in_words(error)})."

    @contextmanager
    def step(self, name: str, **more: object) -> Iterator[Step]:
        """Hold one step and add its line, however it ends."""
        began, one = time.monotonic(), Step(rincian=dict(more))
        try:
            yield one
        except BaseException as error:
            one.hasil, one.keluar = failure(error)
            one.rincian["pesan"] = _told(error)
            self.add(name, time.monotonic() - began, one.hasil, one.keluar, **one.rincian)
            raise
        self.add(name, time.monotonic() - began, one.hasil, one.keluar, **one.rincian)

    def bug(self, error: Exception) -> Path | None:
        """Write where the program itself went wrong, and return the file; None without room."""
        path = self._folder / f"galat-{self.run}.log"
        lines = "".join(traceback.format_exception(error)).splitlines()
        with suppress(CannotWriteError):
            files.write(path, "\n".join(map(safe, lines)).encode("utf-8", "replace"))
            return path
        return None


def failure(error: BaseException) -> tuple[str, int]:
    """Return what to call the end of a step that an exception ended, and its exit code."""
    if isinstance(error, KinerjaError):
        return "gagal", error.keluar
    if isinstance(error, Exception):
        return "gagal", 1
    return "dihentikan", INTERRUPTED if isinstance(error, KeyboardInterrupt) else TERMINATED


def _told(error: BaseException) -> str:
    return error.pesan if isinstance(error, KinerjaError) else type(error).__name__


def _plain(value: Any) -> Any:
    """Return a value of JSON with every text in it made plain."""
    if isinstance(value, dict):
        return {safe(name): _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, bool | int | float) else safe(str(value))


def _is_torn(handle: int) -> bool:
    """Return whether the last line was cut off by the end of the process that wrote it."""
    size = os.fstat(handle).st_size
    if not size:
        return False
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) != b"\n"
