"""Keeping only so many days of what batches put aside; for ever unless the settings say."""

import re
import shutil
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from kinerja_cli.batch.job import Job

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LOG = re.compile(r"batch-(\d{4})-(\d\d)\.jsonl")
_OF_RUN = re.compile(
    r"(?:ringkasan|galat)-(\d{4})(\d\d)(\d\d)T\d{6}m\d{3}p\d+\.(?:txt|html|json|log)"
)


def clear(job: Job, today: date) -> int:
    """Remove what is older than the settings keep; return how many folders and files went.

    Only what a batch made itself by name: folders of a day, its logs and summaries.
    """
    gone = 0
    for name, root in (("arsip", job.arsip), ("karantina", job.karantina)):
        if days := job.simpan[name]:
            gone += _clear_days(root, today - timedelta(days=days))
    if days := job.simpan["catatan"]:
        gone += _clear_logs(job.catatan, today - timedelta(days=days))
    return gone


def _clear_days(root: Path, until: date) -> int:
    gone = 0
    for folder in root.iterdir() if root.is_dir() else ():
        if _DAY.fullmatch(folder.name) and folder.is_dir() and not folder.is_symlink():
            with suppress(ValueError, OSError):
                if date.fromisoformat(folder.name) < until:
                    shutil.rmtree(folder)
                    gone += 1
    return gone


def _clear_logs(root: Path, until: date) -> int:
    gone = 0
    for path in root.iterdir() if root.is_dir() else ():
        with suppress(ValueError, OSError):
            if _newest_day(path.name) < until and path.is_file():
                path.unlink()
                gone += 1
    return gone


def _newest_day(name: str) -> date:
    """Return the last day that a file of the log speaks of; that of any other file never ends."""
    if found := _LOG.fullmatch(name):
        year, month = int(found[1]), int(found[2])
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    if found := _OF_RUN.fullmatch(name):
        return date(*map(int, found.groups()))
    return date.max
