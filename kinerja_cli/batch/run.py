"""One batch from beginning to end."""

import json
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from kinerja_cli import drafts
from kinerja_cli.actions import clock, freshness
from kinerja_cli.batch import (
    afterwards,
    inbox,
    job_check,
    letter,
    moving,
    quarantine,
    retention,
    summary,
)
from kinerja_cli.batch.bringing import Bringing
from kinerja_cli.batch.diary import Diary
from kinerja_cli.batch.job import Job
from kinerja_cli.batch.journal import Journal, failure
from kinerja_cli.batch.outcome import BERHASIL, DITOLAK, MENUNGGU, Fault, FileOutcome, worst
from kinerja_cli.batch.period_work import PeriodOutcome, PeriodWork
from kinerja_cli.batch.state import State
from kinerja_cli.batch.summary import BatchResult
from kinerja_cli.errors import (
    BusyError,
    CannotWriteError,
    InputRefusedError,
    KinerjaError,
    UnreadableError,
    in_words,
)
from kinerja_cli.reports import files, html
from kinerja_cli.rules.log_text import safe
from kinerja_cli.store import database, lockfile, runs, shares

LOCK = ".kinerja-batch.lock"
_WHAT = "kinerja batch"
_INBOX, _TERM = "membaca folder masuk", "masa simpan"
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says.

    Attributes:
        config: kinerja.toml; db: the database, None for what that file says.
        wait: seconds to wait for the database; for_lock: for another batch to end.
    """

    config: Path
    db: Path | None
    oleh: str
    wait: float
    for_lock: float
    program: str


def batch(asked: Asked, progress: Progress) -> BatchResult:
    """Do everything once: import, score, check, report, tell.

    Raises:
        ConfigError: the settings cannot be used; nothing was begun.
        BusyError: another batch works in this folder, or the database was in use all the time.
        DatabaseError: there is no database.
    """
    one = job_check.load(asked.config, asked.db, clock.today())
    if not one.root.is_dir():
        raise CannotWriteError(f"Folder {one.root} tidak ada.", "Periksa isi --config.")
    with lockfile.held(one.root / LOCK, asked.for_lock, _WHAT):
        database.open_existing(one.db, asked.wait).close()
        return _Batch(one, asked, progress).run()


@dataclass(slots=True)
class _Batch:
    job: Job
    asked: Asked
    progress: Progress
    begun: datetime = field(default_factory=clock.now)
    faults: list[Fault] = field(default_factory=list)
    busy: BusyError | None = None
    waiting: tuple[FileOutcome, ...] = ()
    periods: list[PeriodOutcome] = field(default_factory=list)

    def run(self) -> BatchResult:
        """Do the steps in their order; what fails in one keeps no other from its work."""
        journal, clock_ = Journal(self.job.catatan, self.begun), time.monotonic()
        journal.add("mulai", 0, "mulai", 0, program=self.asked.program)
        try:
            result = self._steps(journal)
        except BaseException as error:
            outcome, code = failure(error)
            journal.add("selesai", time.monotonic() - clock_, outcome, code)
            raise
        journal.add("selesai", time.monotonic() - clock_, "selesai", result.keluar)
        if journal.lost and result.keluar == 0:
            result = replace(result, keluar=CannotWriteError.keluar,
                             gagal=(*result.gagal, Fault("catatan", 8, journal.lost)))  # fmt: skip
        if self.busy and result.keluar == BusyError.keluar:
            raise self.busy
        return result

    def _steps(self, journal: Journal) -> BatchResult:
        diary = Diary(self.job.catatan)
        fresh = State(self.job, self.asked.wait)
        self._stage(journal, "merapikan", lambda: self._tidy(diary))
        self._stage(journal, "memulai", fresh.begin)
        for name, work in (
            (_INBOX, lambda: self._bring(journal, diary)),
            ("menilai", lambda: self._score(journal, diary, fresh)),
        ):
            if not self.busy:
                self._stage(journal, name, work)
        self._stage(journal, _TERM, self._clear)  # before the summary, which tells what stayed
        share = shares.share_of(self.job.db)
        result = BatchResult(
            journal.run, self.begun.isoformat(timespec="seconds"), self._code(diary),
            (*diary.outcomes, *self.waiting), tuple(self.periods), tuple(self.faults),
            diary.earlier, self.job.instansi, self.job.root, jaringan=str(share or ""),
        )  # fmt: skip
        result = self._tell(journal, diary, result)
        if result.ringkasan or not result.anything:
            diary.close()  # else the next summary tells what this one could not
        result = self._command(journal, result)
        self._remember(result)
        return replace(result, keluar=self._code(diary), gagal=tuple(self.faults))

    def _code(self, diary: Diary) -> int:
        """Return the exit code as far as it is known."""
        found = [one.keluar for one in diary.outcomes] + [one.keluar for one in self.faults]
        code = worst(found)
        return BusyError.keluar if self.busy and not code else code

    def _stage(self, journal: Journal, name: str, work: Callable[[], object]) -> None:
        """Do a part of the batch; what makes it fail is told and keeps no other from its work."""
        try:
            work()
        except BusyError as error:
            self.busy = error
        except KinerjaError as error:
            words = safe(f"{error.pesan} {error.saran}".strip())
            self.faults.append(Fault(name, error.keluar, words))
        except Exception as error:  # noqa: BLE001  # the boundary of one stage
            path = journal.bug(error)
            words = f"Terjadi kesalahan di dalam kinerja ({type(error).__name__})."
            words += f" Kirimkan {path} kepada pengelola kinerja." if path else ""
            self.faults.append(Fault(name, 1, words))

    def _tidy(self, diary: Diary) -> None:
        """Take away what dead runs left, and tell of what they brought to an end unsaid."""
        one = self.job
        for watched in one.watched:
            moving.recover(watched.path)
        for folder in (one.arsip, one.karantina, one.catatan, one.laporan):
            drafts.sweep(folder, deep=True)
        drafts.sweep(Path(tempfile.gettempdir()))
        for folder in quarantine.recover(one.karantina):
            self._recovered(diary, folder)

    def _recovered(self, diary: Diary, folder: Path) -> None:
        original = next((folder / quarantine.ORIGINAL).iterdir())
        place = (
            folder.relative_to(self.job.root) if folder.is_relative_to(self.job.root) else folder
        )
        why = "Ditolak oleh batch sebelumnya yang terhenti; sebabnya ada di penjelasan."
        told = FileOutcome(
            original.name, "", (), moving.digest(original), DITOLAK, InputRefusedError.keluar,
            sebab=(why,), tujuan=str(place), penjelasan=str(place / letter.NAME),
        )  # fmt: skip
        if all(one.sha256 != told.sha256 for one in diary.outcomes):
            diary.add(told)

    def _bring(self, journal: Journal, diary: Diary) -> None:
        found = inbox.look(self.job.watched, self.job.jeda)
        for path, error in found.unreadable:
            words = f"Folder {path} tidak ada atau tidak terbaca ({in_words(error)})."
            self.faults.append(Fault(_INBOX, UnreadableError.keluar, safe(words)))
        self.waiting = tuple(FileOutcome(path.name, "", (), "", MENUNGGU) for path in found.waiting)
        Bringing(
            self.job, journal, diary, self.asked.oleh, self.asked.wait, self.asked.program,
            self.begun.date(), self.progress,
        ).bring(found.files)  # fmt: skip

    def _score(self, journal: Journal, diary: Diary, fresh: State) -> None:
        periods, newest = fresh.periods()
        if not diary.outcomes and all(fresh.is_fresh(one) for one in periods):
            return
        work = PeriodWork(
            self.job, journal, fresh, self.asked.oleh, self.asked.wait, self.begun.date(),
            self.progress, self.faults,
        )  # fmt: skip
        self.periods = work.do(periods, newest)

    def _clear(self) -> None:
        """Remove what is past its term; what stays holds personal data for too long."""
        for path, error in retention.clear(self.job, self.begun.date()):
            words = f"{path} melewati masa simpan tetapi tidak dapat dihapus ({in_words(error)})."
            self.faults.append(Fault(_TERM, CannotWriteError.keluar, safe(words)))

    def _tell(self, journal: Journal, diary: Diary, result: BatchResult) -> BatchResult:
        """Write the summary, unless there is nothing to tell."""
        if not result.anything:
            return result
        places = [
            self.job.catatan / f"ringkasan-{journal.run}.{end}" for end in ("txt", "html", "json")
        ]
        result = replace(result, ringkasan=tuple(places))

        def work() -> None:
            page = html.render("batch", summary.as_view(result), self.job.templat, self.job.tata)
            told = json.dumps(summary.as_json(result), ensure_ascii=False, indent=2, default=str)
            contents: Sequence[str] = (summary.as_text(result), page, told + "\n")
            for place, text in zip(places, contents, strict=True):
                files.write(place, text.encode("utf-8", "replace"))

        before = len(self.faults)
        self._stage(journal, "ringkasan", work)
        if len(self.faults) > before:
            return replace(result, ringkasan=(), keluar=self._code(diary))
        return result

    def _command(self, journal: Journal, result: BatchResult) -> BatchResult:
        if not self.job.perintah:
            return result
        told = {
            "KINERJA_BATCH": result.batch,
            "KINERJA_BATCH_KELUAR": str(result.keluar),
            "KINERJA_BATCH_RINGKASAN": str(result.ringkasan[0]) if result.ringkasan else "",
        }
        with journal.step("perintah sesudah") as step:
            why = afterwards.run(self.job.perintah, self.job.root, self.job.batas_perintah, told)
            step.hasil = "gagal" if why else "selesai"
            if why:
                step.rincian["pesan"] = why
        return replace(result, perintah=why)

    def _remember(self, result: BatchResult) -> None:
        """Keep when the last batch ended and how; `kinerja status` asks for it."""
        now = clock.now().isoformat(timespec="seconds")
        well = result.keluar in BERHASIL
        told = json.dumps({"waktu": now, "keluar": result.keluar, "berhasil": well})
        try:
            with (
                closing(database.open_existing(self.job.db, self.asked.wait)) as connection,
                database.writing(connection),
            ):
                runs.remember(connection, freshness.LAST, told)
                if well:
                    runs.remember(connection, freshness.LAST_GOOD, now)
        except KinerjaError as error:
            if not self.busy:  # else that is why, and the exit code
                code = CannotWriteError.keluar if isinstance(error, BusyError) else error.keluar
                words = f"Batch selesai, tetapi belum tercatat untuk kinerja status. {error.pesan}"
                self.faults.append(Fault("mencatat batch", code, safe(words)))
