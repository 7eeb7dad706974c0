"""Bringing in what lies in the inbox: each file as an import of its own."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from kinerja_cli.actions import clock
from kinerja_cli.actions.import_sheets import ImportResult, import_reading, known_aliases
from kinerja_cli.batch import file_words, quarantine, senders
from kinerja_cli.batch.diary import Diary
from kinerja_cli.batch.inbox import Incoming
from kinerja_cli.batch.job import Job
from kinerja_cli.batch.journal import Journal, Step
from kinerja_cli.batch.letter import Sender
from kinerja_cli.batch.moving import digest, move
from kinerja_cli.batch.outcome import (
    DITOLAK,
    GAGAL,
    MENUNGGU,
    SUDAH,
    FileOutcome,
)
from kinerja_cli.errors import BusyError, KinerjaError, UnreadableError
from kinerja_cli.intake import reader
from kinerja_cli.intake.reading import Reading, Wishes
from kinerja_cli.rules.log_text import safe
from kinerja_cli.store import database, imports

_ORDER = ("pegawai", "rekap", "indikator")

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Found:
    """One file as it was read, or why it could not be."""

    incoming: Incoming
    sha256: str
    reading: Reading | UnreadableError

    @property
    def rank(self) -> int:
        """Who is known comes first, then what is planned."""
        if isinstance(self.reading, UnreadableError):
            return len(_ORDER)
        kinds = {table.jenis for table in self.reading.tabel}
        places = (at for at, name in enumerate(_ORDER) if name in kinds)
        return min(places, default=len(_ORDER))


@dataclass(slots=True)
class Bringing:
    """Imports the files of one run, one after another."""

    job: Job
    journal: Journal
    diary: Diary
    oleh: str
    wait: float
    program: str
    day: date
    progress: Progress
    _known: dict[str, int] = field(default_factory=dict)

    def bring(self, files: Sequence[Incoming]) -> None:
        """Import everything; a file that fails stops no other.

        Raises:
            BusyError: the database is in use; what is left waits for the next run.
        """
        self._known = self._imported()
        new = [one for one in files if self._is_new(one)]
        again: list[Found] = []
        found = sorted(self._read(new), key=lambda one: one.rank)
        for number, each in enumerate(found):
            self.progress("mengimpor", number, len(found))
            if not self._one(each, last=False):
                again.append(each)
        self.progress("mengimpor", len(found), len(found))
        for each in again:
            self._one(each, last=True)

    def _imported(self) -> dict[str, int]:
        """Return the files that were imported whole: SHA-256 → number of the import."""
        with (
            closing(database.open_to_read(self.job.db, self.wait)) as connection,
            database.reading(connection),
        ):
            return {
                one.sha256: one.id
                for one in imports.listing(connection)
                if one.dibatalkan is None and not one.counts.ditolak
            }

    def _is_new(self, one: Incoming) -> bool:
        """Return whether a file must be read; one that was imported goes to the archive."""
        mark = _digest(one.path)
        if mark not in self._known:
            return True
        self._guarded(one, mark, lambda step: self._archive(one, self._already(one, mark), step))
        return False

    def _read(self, files: Sequence[Incoming]) -> Iterable[Found]:
        """Yield every file as it was read, with the wishes of its folder."""
        folders = {one.watched.path: one.watched for one in files}
        for watched in folders.values():
            mine = [one for one in files if one.watched.path == watched.path]
            wishes = known_aliases(self.job.db, watched.options.wishes, self.wait)
            paths = [one.path for one in mine]
            marks = [_digest(path) for path in paths]
            try:
                readings = reader.read_all(paths, wishes, self._counting(len(paths)))
            except Exception:  # noqa: BLE001  # the program went wrong at one: find out at which
                yield from self._apart(mine, wishes)
                continue
            for one, mark, reading in zip(mine, marks, readings, strict=True):
                yield Found(one, mark, _readable(one.path, reading))

    def _counting(self, total: int) -> Callable[[int], None]:
        return lambda done: self.progress("membaca", done, total)

    def _apart(self, files: Sequence[Incoming], wishes: Wishes) -> Iterable[Found]:
        for one in files:
            found: list[Found] = []
            mark = _digest(one.path)

            def read(_: Step, one: Incoming = one, mark: str = mark) -> None:
                (reading,) = reader.read_all([one.path], wishes, lambda _: None)
                found.append(Found(one, mark, _readable(one.path, reading)))  # noqa: B023

            if self._guarded(one, mark, read, telling=False):
                yield from found

    def _guarded(
        self, one: Incoming, mark: str, work: Callable[[Step], None], *, telling: bool = True
    ) -> bool:
        """Do something with one file; what goes wrong is told and keeps no other from its turn."""
        name = str(one.folder / one.path.name)
        with self.journal.step("impor" if telling else "baca", berkas=name, sha256=mark) as step:
            try:
                work(step)
            except BusyError:
                raise
            except KinerjaError as error:
                self._failed(one, mark, error, step)
            except Exception as error:  # noqa: BLE001  # told, and the others go on
                self._bug(one, mark, error, step)
            else:
                return True
        return False

    def _one(self, one: Found, *, last: bool) -> bool:
        """Import one file and say what became of it; False when it should be tried once more."""
        again = False

        def work(step: Step) -> None:
            nonlocal again
            again = not self._import(one, step, last=last)

        self._guarded(one.incoming, one.sha256, work)
        return not again

    def _import(self, one: Found, step: Step, *, last: bool) -> bool:
        at, reading = one.incoming, one.reading
        if one.sha256 in self._known:  # twice in one inbox
            self._archive(at, self._already(at, one.sha256), step)
            return True
        if isinstance(reading, UnreadableError):
            why = f"{reading.pesan} {reading.saran}".strip()
            outcome = replace(
                file_words.begun(at, one.sha256), hasil=DITOLAK, keluar=reading.keluar,
                sebab=(safe(why),),
            )  # fmt: skip
            self._refuse(at, outcome, None, why, step)
            return True
        if reading.sha256 != one.sha256 or _digest(at.path) != one.sha256:
            self._wait(at, one.sha256, step)
            return True
        options = at.watched.options
        result = import_reading(
            self.job.db, reading, options, clock.actor(self.oleh), self.wait, self.program
        )
        outcome = file_words.of_result(
            at, result, senders.offices(self.job.db, result.files[0].reading, self.wait)
        )
        if not result.ditolak:
            if outcome.impor and not outcome.ditolak:
                self._known[one.sha256] = outcome.impor
            self._archive(at, outcome, step)
            return True
        if not last and file_words.only_unknown(result.files[0].temuan):
            step.hasil = "dicoba lagi di akhir"
            return False
        self._refuse(at, outcome, result, "", step)
        return True

    def _already(self, one: Incoming, mark: str) -> FileOutcome:
        number = self._known[mark]
        why = f"Isinya sama dengan impor {number}; tidak diimpor lagi."
        return replace(file_words.begun(one, mark), hasil=SUDAH, impor=number, sebab=(why,))

    def _archive(self, one: Incoming, outcome: FileOutcome, step: Step) -> None:
        """Move a file that was taken to the archive; it is told first, for a move can be cut off."""
        folder = self.job.arsip / self.day.isoformat() / one.folder
        told = replace(outcome, tujuan=self._short(folder / one.path.name))
        self.diary.add(told)
        place = move(one.path, folder, one.path.name, outcome.sha256)
        if place is None:
            why = "Berkas itu diganti saat sedang dibaca; versi barunya menunggu giliran berikut."
            told = replace(told, tujuan="", sebab=(*told.sebab, why))
            self.diary.add(told)
        elif place.name != one.path.name:
            told = replace(told, tujuan=self._short(place))
            self.diary.add(told)
        file_words.tell(step, told)

    def _refuse(
        self, one: Incoming, outcome: FileOutcome, result: ImportResult | None, why: str, step: Step
    ) -> None:
        """Move a file that was refused to the quarantine, with everything to send back."""
        place = self.job.karantina / self.day.isoformat() / one.folder
        sender = Sender(self.job.instansi, self.job.kirim_ke)
        refused = quarantine.Refused(one.path, outcome, result, why)
        kept = quarantine.keep(refused, place, sender, self.day)
        if kept is None:
            self._wait(one, outcome.sha256, step)
            return
        lacking = (safe(kept.kurang),) if kept.kurang else ()
        told = replace(
            outcome, tujuan=self._short(kept.folder), penjelasan=self._short(kept.letter),
            sebab=(*outcome.sebab, *lacking),
        )  # fmt: skip
        self.diary.add(told)
        quarantine.finish(kept)
        file_words.tell(step, told)

    def _wait(self, one: Incoming, mark: str, step: Step) -> None:
        told = replace(file_words.begun(one, mark), hasil=MENUNGGU)
        self.diary.add(told)
        file_words.tell(step, told)

    def _failed(self, one: Incoming, mark: str, error: KinerjaError, step: Step) -> None:
        why = safe(f"{error.pesan} {error.saran}".strip())
        known = self.diary.of(file_words.begun(one, mark))
        told = replace(known, hasil=GAGAL, keluar=error.keluar, sebab=(why,), tujuan="")
        file_words.tell(step, told)
        step.rincian["pesan"] = why
        self.diary.add(told)

    def _bug(self, one: Incoming, mark: str, error: Exception, step: Step) -> None:
        path = self.journal.bug(error)
        why = f"Terjadi kesalahan di dalam kinerja ({type(error).__name__})."
        why += f" Kirimkan {self._short(path)} kepada pengelola kinerja." if path else ""
        told = replace(file_words.begun(one, mark), hasil=GAGAL, keluar=1, sebab=(why,))
        file_words.tell(step, told)
        step.rincian["pesan"] = why
        self.diary.add(told)

    def _short(self, path: Path) -> str:
        return (
            str(path.relative_to(self.job.root))
            if path.is_relative_to(self.job.root)
            else str(path)
        )


def _readable(path: Path, reading: Reading | UnreadableError) -> Reading | UnreadableError:
    """Return a reading, unless the file bears a name that nothing could store."""
    try:
        path.name.encode()
    except UnicodeEncodeError:
        return UnreadableError(
            "Nama berkasnya memuat huruf yang tidak terbaca.",
            "Ganti nama berkas itu dengan huruf, angka dan spasi biasa.",
        )
    return reading


def _digest(path: Path) -> str:
    try:
        return digest(path)
    except OSError:
        return ""
