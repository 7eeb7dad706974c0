"""Scoring, checking and reporting the periods of a batch."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from kinerja_cli.actions import clock
from kinerja_cli.actions.check import CheckResult, check
from kinerja_cli.actions.check_books import disclosed, write_books
from kinerja_cli.actions.policy_choice import Choice
from kinerja_cli.actions.report import ReportOptions, write_reports
from kinerja_cli.actions.score import ScoreResult, score_period
from kinerja_cli.batch.job import Job
from kinerja_cli.batch.journal import Journal, Step
from kinerja_cli.batch.outcome import Fault
from kinerja_cli.batch.state import State
from kinerja_cli.errors import BusyError, KinerjaError, LockedError
from kinerja_cli.rules.log_text import safe
from kinerja_cli.rules.periods import Period, from_id
from kinerja_cli.store import database, overview, runs

Progress = Callable[[str, int, int], None]
NO_DATA = "belum ada data"
_FAILED = "gagal dinilai"
_NOT_SENT = "unit-tanpa-data"


@dataclass(frozen=True, slots=True)
class RunLine:
    """One scoring run: its number, its regulation, and how many people got which predikat."""

    proses: int | None
    baru: bool
    kebijakan: str
    dinilai: int
    belum_lengkap: int
    predikat: dict[str, int]


@dataclass(frozen=True, slots=True)
class OfficeLacks:
    """What one office lacks: how many things of how many people, and which kinds of things."""

    dinas: str
    orang: int
    hal: int
    jenis: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class PeriodOutcome:
    """What became of one period.

    Attributes:
        keadaan: "" when it was scored, else why not.
        belum_kirim: offices of which nothing has come.
        laporan: the files of reports, those of lacks among them.
    """

    periode: Period
    keadaan: str = ""
    nilai: list[RunLine] = field(default_factory=list)
    terkunci: tuple[str, ...] = ()
    kurang: list[OfficeLacks] = field(default_factory=list)
    belum_kirim: tuple[str, ...] = ()
    laporan: list[Path] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)

    @property
    def new_run(self) -> bool:
        """Whether a new run was made."""
        return any(one.baru for one in self.nilai)

    def note(self, words: str) -> None:
        """Keep something to tell the officer, once; nothing where there is nothing to tell."""
        if words and safe(words) not in self.catatan:
            self.catatan.append(safe(words))


@dataclass(slots=True)
class PeriodWork:
    """Does the periods of one batch.

    Attributes:
        faults: the steps of the batch that did not work; those of the periods are added.
    """

    job: Job
    journal: Journal
    fresh: State
    oleh: str
    wait: float
    day: date
    progress: Progress
    faults: list[Fault] = field(default_factory=list)

    def do(self, periods: Sequence[Period], before: int) -> list[PeriodOutcome]:
        """Score, check and report every period.

        Args:
            periods: what must be scored.
            before: the newest change that was known when they were chosen.

        Raises:
            BusyError: the database is in use.
        """
        faults = len(self.faults)
        done = [self._score(period) for period in periods]
        after, changes = self.fresh.last_change(), self.fresh.changes_after(before)
        made = sum(line.baru for one in done for line in one.nilai)
        written: dict[Period, list[Path]] = {}
        for one in done:
            fine = self._check(one) if not one.keadaan else True
            if fine and self._report(one):
                written[one.periode] = one.laporan
        if changes == made:  # nobody else changed anything meanwhile
            fine = len(self.faults) == faults
            self.fresh.keep(written, before if fine else None, after)
        return [one for one in done if one.keadaan != NO_DATA or one.periode in self.job.periode]

    def _step(self, name: str, period: Period, work: Callable[[Step], None]) -> bool:
        """Do one step of one period; return whether it worked."""
        try:
            with self.journal.step(name, periode=str(period)) as step:
                work(step)
        except BusyError:
            raise
        except KinerjaError as error:
            words = safe(f"{error.pesan} {error.saran}".strip())
            self.faults.append(Fault(f"{name} {period}", error.keluar, words))
            return False
        except Exception as error:  # noqa: BLE001  # told, and the other steps go on
            path = self.journal.bug(error)
            words = f"Terjadi kesalahan di dalam kinerja ({type(error).__name__})."
            words += f" Kirimkan {path} kepada pengelola kinerja." if path else ""
            self.faults.append(Fault(f"{name} {period}", 1, words))
            return False
        return True

    def _score(self, period: Period) -> PeriodOutcome:
        one = PeriodOutcome(period)

        def work(step: Step) -> None:
            if not self._has_data(period):
                one.keadaan = step.hasil = NO_DATA
                return
            choice = Choice(period, self.job.kebijakan or None, self.job.folder_kebijakan)
            try:
                results = score_period(
                    self.job.db, period, None, choice, clock.actor(self.oleh), self.wait,
                    self.progress,
                )  # fmt: skip
            except LockedError as error:
                one.catatan.append(safe(error.pesan))
                step.hasil = "terkunci, nilai lama tetap"
                one.keadaan = "" if self._is_scored(period) else "terkunci"
                return
            one.nilai = [_line(result) for result in results]
            one.terkunci = tuple(dict.fromkeys(name for r in results for name in r.terkunci))
            one.catatan += [safe(words) for words in dict.fromkeys(choice.catatan)]
            if not any(result.proses for result in results):
                one.keadaan = step.hasil = "belum ada pegawai yang dapat dinilai"
                return
            step.hasil = "proses baru" if one.new_run else "tidak berubah"
            step.rincian["proses"] = [result.proses for result in results]

        if not self._step("nilai", period, work):
            one.keadaan = _FAILED
        return one

    def _has_data(self, period: Period) -> bool:
        with (
            closing(database.open_to_read(self.job.db, self.wait)) as connection,
            database.reading(connection),
        ):
            known = map(from_id, overview.periods(connection))
            return any(period.overlaps(one) for one in known)

    def _is_scored(self, period: Period) -> bool:
        with (
            closing(database.open_to_read(self.job.db, self.wait)) as connection,
            database.reading(connection),
        ):
            return any(name == str(period) for name, _ in runs.periods(connection))

    def _check(self, one: PeriodOutcome) -> bool:
        def work(step: Step) -> None:
            choice = Choice(one.periode, self.job.kebijakan or None, self.job.folder_kebijakan)
            result = check(
                self.job.db, one.periode, None, choice, self.day, self.wait, self.progress
            )
            one.kurang = _lacks(result)
            one.belum_kirim = tuple(lack.unit for lack in result.kurang if lack.kode == _NOT_SENT)
            step.hasil = "ada yang kurang" if result.kurang else "lengkap"
            step.rincian["kurang"] = len(result.kurang)
            if self.job.daftar_kurang and not self.fresh.is_fresh(one.periode):
                self._books(one, result)

        return self._step("periksa", one.periode, work)

    def _books(self, one: PeriodOutcome, result: CheckResult) -> None:
        """Write what each office lacks, for it to be sent there."""
        job = self.job
        books = write_books(
            result, job.laporan, job.templat, job.instansi, job.tata, self.day, self.progress
        )
        if books:
            note = disclosed(result, books, job.db, clock.actor(self.oleh), self.wait)
            one.note(note)
        one.laporan += [book.berkas for book in books]

    def _report(self, one: PeriodOutcome) -> bool:
        """Write the reports of one period unless they are there; return whether they were written."""
        if one.keadaan:
            return one.keadaan != _FAILED
        if self.fresh.is_fresh(one.periode):
            return False
        fine = [
            self._step(f"laporan {kind}", one.periode, partial(self._write, one, kind))
            for kind in self.job.jenis
        ]
        return all(fine)

    def _write(self, one: PeriodOutcome, kind: str, step: Step) -> None:
        asked = ReportOptions(
            jenis=kind, semua=True, periode=one.periode, formats=self.job.format,
            ke=self.job.laporan, templat=self.job.templat, instansi=self.job.instansi,
            peramban=self.job.peramban, kebijakan=self.job.folder_kebijakan, tata=self.job.tata,
        )  # fmt: skip
        result = write_reports(self.job.db, asked, clock.actor(self.oleh), self.wait, self.progress)
        one.note(result.catatan)
        paths = [written.berkas for written in result.laporan]
        one.laporan += [*paths, *([result.indeks] if result.indeks else [])]
        step.rincian["berkas"] = len(paths)


def _line(result: ScoreResult) -> RunLine:
    return RunLine(
        result.proses, result.baru, result.kebijakan, result.dinilai, result.belum_lengkap,
        dict(result.predikat),
    )  # fmt: skip


def _lacks(result: CheckResult) -> list[OfficeLacks]:
    """Return what each office lacks, without saying who."""
    offices: dict[str, list[str]] = {}
    people: dict[str, set[str]] = {}
    for lack in result.kurang:
        offices.setdefault(lack.unit, []).append(lack.kode)
        if lack.nip:
            people.setdefault(lack.unit, set()).add(lack.nip)
    return [
        OfficeLacks(
            name, len(people.get(name, ())), len(codes), tuple(Counter(codes).most_common())
        )
        for name, codes in sorted(offices.items())
    ]
