"""Keeping only so many days of what batches put aside; for ever unless the settings say."""

import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from kinerja_cli.batch.job import Job

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LOG = re.compile(r"batch-(\d{4})-(\d\d)\.jsonl")
_OF_RUN = re.compile(
    r"(?:ringkasan|galat)-(\d{4})(\d\d)(\d\d)T\d{6}m\d{3}p\d+\.(?:txt|html|json|log)"
)


def clear(job: Job, today: date) -> list[tuple[Path, OSError]]:
    """Remove what is older than the settings keep; return what could not be, and why.

    Only what a batch made itself by name: folders of a day, its logs and summaries.
    """
    old: list[Path] = []
    for name, root in (("arsip", job.arsip), ("karantina", job.karantina)):
        if days := job.simpan[name]:
            old += _old_days(root, today - timedelta(days=days))
    if days := job.simpan["catatan"]:
        old += _old_logs(job.catatan, today - timedelta(days=days))
    left = ((path, _removed(path)) for path in sorted(old))
    return [(path, error) for path, error in left if error]


def _removed(path: Path) -> OSError | None:
    """Remove a file or a folder with everything in it that can be; return what kept the rest."""
    try:
        if not path.is_dir():
            path.unlink()
        else:
            shutil.rmtree(path)
    except OSError as error:
        shutil.rmtree(path, ignore_errors=True)  # all else in it goes
        return error if path.exists() else None
    return None


def _old_days(root: Path, until: date) -> Iterator[Path]:
    for folder in root.iterdir() if root.is_dir() else ():
        if _DAY.fullmatch(folder.name) and folder.is_dir() and not folder.is_symlink():
            with suppress(ValueError):
                if date.fromisoformat(folder.name) < until:
                    yield folder


def _old_logs(root: Path, until: date) -> Iterator[Path]:
    for path in root.iterdir() if root.is_dir() else ():
        with suppress(ValueError):
            if _newest_day(path.name) < until and path.is_file():
                yield path


def _newest_day(name: str) -> date:
    """Return the last day that a file of the log speaks of; that of any other file never ends."""
    if found := _LOG.fullmatch(name):
        year, month = int(found[1]), int(found[2])
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    if found := _OF_RUN.fullmatch(name):
        return date(*map(int, found.groups()))
    return date.max
