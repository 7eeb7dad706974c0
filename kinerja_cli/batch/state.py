"""Whether the reports of a period still say what the database says."""

import json
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

from kinerja_cli import __version__
from kinerja_cli.batch.job import Job
from kinerja_cli.batch.moving import digest
from kinerja_cli.rules.periods import Period, from_id
from kinerja_cli.rules.score import VERSION
from kinerja_cli.store import audit, database, overview, runs
from kinerja_cli.store.database import Connection

_REPORTS, _SCORED = "batch_laporan", "batch_dinilai"


class State:
    """What earlier batches have scored and reported, kept in the database."""

    def __init__(self, job: Job, wait: float) -> None:
        self._job, self._wait = job, wait
        self._settings = _settings(job)

    def begin(self) -> None:
        """Remember, at the very first batch, that what was there before is not its business."""
        with (
            closing(database.open_to_read(self._job.db, self._wait)) as connection,
            database.reading(connection),
        ):
            if runs.remembered(connection, _SCORED) is not None:
                return
            head = audit.head(connection).n
        self._remember({_SCORED: str(head)})

    def periods(self) -> tuple[tuple[Period, ...], int]:
        """Return what must be scored, and the number of the newest change that this knows of.

        The settled periods come last, before them what has changed. A change counts for the periods of the settled length that it lies in, and for every period
        that was scored before.
        """
        with (
            closing(database.open_to_read(self._job.db, self._wait)) as connection,
            database.reading(connection),
        ):
            since = int(runs.remembered(connection, _SCORED) or 0)
            changed = [from_id(name) for name in overview.changed_periods(connection, since)]
            scored = [from_id(name) for name, _ in runs.periods(connection)]
            newest = overview.last_change(connection)
        found = {one for one in scored if any(one.overlaps(other) for other in changed)}
        found |= {within for one in changed if (within := one.within(self._job.jenis_periode))}
        return (*sorted(found - set(self._job.periode)), *reversed(self._job.periode)), newest

    def last_change(self) -> int:
        """Return the number of the newest entry of the trail that changed anything."""
        with (
            closing(database.open_to_read(self._job.db, self._wait)) as connection,
            database.reading(connection),
        ):
            return overview.last_change(connection)

    def changes_after(self, n: int) -> int:
        """Return how many entries of the trail after a number changed anything."""
        with (
            closing(database.open_to_read(self._job.db, self._wait)) as connection,
            database.reading(connection),
        ):
            return overview.changes_after(connection, n)

    def is_fresh(self, period: Period) -> bool:
        """Return whether nothing changed since the reports of a period were written, and all exist."""
        with (
            closing(database.open_to_read(self._job.db, self._wait)) as connection,
            database.reading(connection),
        ):
            known = _known(connection).get(str(period), {})
            now = self._mark(overview.last_change(connection))
        files = known.get("berkas", ())
        return known.get("dari") == now and all(
            (self._job.laporan / name).exists() for name in files
        )

    def keep(self, written: dict[Period, list[Path]], scored_to: int | None, read_at: int) -> None:
        """Remember which reports are there, and up to where everything is scored.

        Args:
            written: the files of each period.
            scored_to: the newest change before everything was scored and reported; None when
                something was not, and what has changed must be looked at once more.
            read_at: the newest change that the reports know of.
        """
        with (
            closing(database.open_to_read(self._job.db, self._wait)) as connection,
            database.reading(connection),
        ):
            known = _known(connection)
        for period, paths in written.items():
            names = [path.relative_to(self._job.laporan).as_posix() for path in paths]
            known[str(period)] = {"dari": self._mark(read_at), "berkas": sorted(names)}
        text = json.dumps(known, ensure_ascii=False, sort_keys=True)
        scored = {} if scored_to is None else {_SCORED: str(scored_to)}
        self._remember({_REPORTS: text, **scored})

    def _mark(self, change: int) -> str:
        return f"{change}:{self._settings}"

    def _remember(self, pairs: dict[str, str]) -> None:
        with (
            closing(database.open_existing(self._job.db, self._wait)) as connection,
            database.writing(connection) as transaction,
        ):
            if all(runs.remembered(connection, name) == text for name, text in pairs.items()):
                transaction.discard()
            for name, text in pairs.items():
                runs.remember(connection, name, text)


def _known(connection: Connection) -> dict[str, dict[str, Any]]:
    return dict(json.loads(runs.remembered(connection, _REPORTS) or "{}"))


def _settings(job: Job) -> str:
    """Return a digest of everything beside the database that reports depend on."""
    parts = [__version__, str(VERSION), job.sidik, repr(job.tata)]
    for folder in filter(None, (job.folder_kebijakan, job.templat)):
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.is_file():
                parts += [str(path.relative_to(folder)), digest(path.resolve())]
    return sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:32]
