"""Copies of the shipped templates, for an office to make its own."""

import shutil
from pathlib import Path

from kinerja_cli.errors import CannotWriteError, UsageError, in_words
from kinerja_cli.resources import folder


def copy(target: Path) -> int:
    """Copy every shipped template into a folder and return how many there are.

    Raises:
        UsageError: the folder holds something already.
        CannotWriteError: it cannot be written.
    """
    if target.exists() and any(target.iterdir()):
        raise UsageError(f"Folder {target} sudah berisi.", "Sebut folder yang baru atau kosong.")
    try:
        shutil.copytree(folder("templates"), target, dirs_exist_ok=True)
    except OSError as error:
        raise CannotWriteError(
            f"Folder {target} tidak dapat ditulis ({in_words(error)})."
        ) from error
    return sum(path.is_file() for path in target.rglob("*"))
