"""Copies of the shipped templates, for an office to make its own."""

from pathlib import Path

from kinerja_cli.errors import UsageError
from kinerja_cli.reports import files
from kinerja_cli.resources import folder


def copy(target: Path) -> int:
    """Copy every shipped template into a folder and return how many there are.

    Raises:
        UsageError: the folder holds something already.
        CannotWriteError: it cannot be written.
    """
    if target.exists() and any(target.iterdir()):
        raise UsageError(f"Folder {target} sudah berisi.", "Sebut folder yang baru atau kosong.")
    shipped = folder("templates")
    found = sorted(path for path in shipped.rglob("*") if path.is_file())
    for path in found:
        files.write(target / path.relative_to(shipped), path.read_bytes())
    return len(found)
