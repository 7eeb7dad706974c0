"""What a run has done so far, kept on the disk until its summary is written.

A run that is killed leaves it behind; the next one takes over what stands in it, so that no file
is ever missing from every summary.
"""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from kinerja_cli.batch.outcome import SUDAH, FileOutcome
from kinerja_cli.reports import files

_NAME = ".batch-berjalan.jsonl"


class Diary:
    """The outcomes of a run, and those of a run before it that was cut off.

    Attributes:
        earlier: whether an earlier run was cut off.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / _NAME
        self._found = list(self._read())
        self.earlier = bool(self._found)

    @property
    def outcomes(self) -> tuple[FileOutcome, ...]:
        """What became of every file; one taken up again is told as it first was."""
        kept: dict[tuple[str, str, str], FileOutcome] = {}
        for one in self._found:
            at = one.folder, one.berkas, one.sha256
            if one.hasil != SUDAH or at not in kept:
                kept[at] = one
        return tuple(kept.values())

    def of(self, one: FileOutcome) -> FileOutcome:
        """Return what is known of a file so far, else what is given."""
        same = one.folder, one.berkas, one.sha256
        known = (old for old in self.outcomes if (old.folder, old.berkas, old.sha256) == same)
        return next(known, one)

    def add(self, one: FileOutcome) -> None:
        """Keep one outcome; where it cannot be written, only a run that is cut off loses it."""
        self._found.append(one)
        line = json.dumps(asdict(one), ensure_ascii=True).encode() + b"\n"
        with suppress(OSError):
            files.make_folder(self._path.parent)
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                os.write(handle, b"\n" + line)
                os.fsync(handle)
            finally:
                os.close(handle)

    def close(self) -> None:
        """Forget it: everything in it was told."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _read(self) -> Iterable[FileOutcome]:
        with suppress(OSError):
            for line in self._path.read_bytes().splitlines():
                with suppress(ValueError, TypeError, KeyError):
                    yield _outcome(json.loads(line))


def _outcome(told: dict[str, Any]) -> FileOutcome:
    names = {one.name for one in fields(FileOutcome)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in told.items()
        if name in names
    }
    return FileOutcome(**values)
