"""`report`: scores of a period → views → files."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from kinerja_cli import drafts
from kinerja_cli.actions import collecting, disclosure, report_index, report_subjects, scored
from kinerja_cli.actions.report_index import Entry
from kinerja_cli.actions.report_kinds import KINDS
from kinerja_cli.actions.report_subjects import Asked, about_whom
from kinerja_cli.actions.views.report_views import Views
from kinerja_cli.errors import KinerjaError, UsageError
from kinerja_cli.reports import browser, files
from kinerja_cli.reports.formats import Renderer
from kinerja_cli.reports.masking import Mask
from kinerja_cli.reports.view_layout import PLAIN, PageView
from kinerja_cli.rules.nip import show as show_nip
from kinerja_cli.rules.periods import Period
from kinerja_cli.store import database, identities, runs
from kinerja_cli.store.audit import Actor
from kinerja_cli.store.database import Connection


@dataclass(frozen=True, slots=True)
class Written:
    """One report file; `nip` None where it is about no one person, or names are masked.

    Attributes:
        terbuka: the older file that it could not replace, for a program has it open.
    """

    jenis: str
    dinas: str
    nip: str | None
    format: str
    berkas: Path
    sha256: str
    terbuka: Path | None = None


@dataclass(frozen=True, slots=True)
class ReportResult:
    """The reports of a period; `belum_lengkap` employees in them have no predikat yet.

    Attributes:
        usang: whether somebody's data changed after they were scored.
        indeks: the list of all of them; None where there is one only.
        catatan: what to tell the officer about their entry on the trail; "" when it is there.
    """

    periode: Period
    laporan: tuple[Written, ...]
    pegawai: int
    belum_lengkap: int
    usang: bool = False
    indeks: Path | None = None
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What `kinerja report` was asked.

    Attributes:
        jenis: name of a kind; "" picks it by what else was asked.
        dinas: offices by any part of their names; empty with `semua`.
        atasan: one superior by NIP or part of a name; alone it means the kind "atasan".
        nip: one employee; for reports about employees instead of everybody in the offices.
        formats: empty: all that the kind has.
        ke: folder; instansi: name of the government for the heading, "" to derive it.
        tata: paper, letterhead and signatures.
        templat: the office's own templates, looked at first; kebijakan: its own regulations.
        samarkan: whether names and NIPs are masked.
        peramban: the browser that prints PDF; "" to look for one.
    """

    jenis: str = ""
    dinas: tuple[str, ...] = ()
    nip: str = ""
    semua: bool = False
    periode: Period | None = None
    formats: tuple[str, ...] = ()
    ke: Path = Path("laporan")
    templat: Path | None = None
    instansi: str = ""
    samarkan: bool = False
    peramban: str = ""
    kebijakan: Path | None = None
    atasan: str = ""
    tata: PageView = PLAIN


def write_reports(
    db: Path, options: ReportOptions, actor: Actor, wait: float,
    progress: Callable[[str, int, int], None],
) -> ReportResult:  # fmt: skip
    """Write the reports that were asked for, and tell of them on the trail.

    Raises:
        UsageError: nothing was scored in the period, or an office or person is not known.
        CannotWriteError: a file cannot be written; the old one stands.
        BusyError: the files are there, but somebody else writes to the database.
    """
    written: list[Written] = []
    drafts.sweep(options.ke)
    try:
        with (
            collecting.seldom(),
            closing(database.open_to_read(db, wait)) as connection,
            database.reading(connection),
        ):
            period = options.periode or scored.last_period(connection)
            result = _Desk(connection, period, options, written).write(progress)
    except BaseException:
        if written:  # what exists is told of, whatever stopped the rest
            with suppress(KinerjaError):
                _record(db, written, period, options, actor, wait)
        raise
    return replace(result, catatan=_record(db, written, period, options, actor, wait))


def _record(
    db: Path, written: Sequence[Written], period: Period, options: ReportOptions, actor: Actor,
    wait: float,
) -> str:  # fmt: skip
    details = {
        "jenis": written[0].jenis,
        "periode": str(period),
        "format": sorted({one.format for one in written}),
        "perangkat_daerah": sorted({one.dinas for one in written}),
        "disamarkan": options.samarkan,
    }
    people = {"nip": options.nip, "atasan": options.atasan, "ke": str(options.ke)}
    files = [(one.berkas, one.sha256) for one in written]
    return disclosure.record(db, actor, wait, details, people, files)


class _Desk:
    """Writes the reports of one period out of one snapshot of the database."""

    def __init__(
        self,
        connection: Connection,
        period: Period,
        options: ReportOptions,
        written: list[Written],
    ) -> None:
        self._written = written
        self._connection, self._period, self._options = connection, period, options
        self._views = Views(connection, period, options.instansi, options.kebijakan)
        self._kind = KINDS[options.jenis or _kind_of(options)]
        self._asked = Asked(options.dinas, options.atasan, options.nip, options.semua)
        report_subjects.refuse(self._kind, self._asked)
        self._formats = options.formats or self._kind.formats
        missing = [name for name in self._formats if name not in self._kind.available]
        if missing:
            raise UsageError(
                f"Laporan {self._kind.nama} tidak tersedia dalam format {', '.join(missing)}.",
                f"Yang ada: {', '.join(self._kind.available)}.",
            )
        self._browser = browser.find(options.peramban) if "pdf" in self._formats else None
        self._mask = Mask(identities.every(connection)) if options.samarkan else None
        self._names = files.Names()
        self._page = self._mask.view(options.tata) if self._mask else options.tata

    def write(self, progress: Callable[[str, int, int], None]) -> ReportResult:
        """Write a report about every subject asked for."""
        if not self._views.everybody() and not self._kind.tanpa_nilai:
            raise _not_scored(self._connection, self._period)
        self._views.progress = progress
        found = report_subjects.resolve(self._views, self._kind, self._asked)
        subjects, about = found.listed, found.about
        entries: list[Entry] = []
        with browser.Printer(self._browser) if self._browser else nullcontext() as printer:
            kind = self._kind
            renderer = Renderer(kind.nama, kind.tabel, self._options.templat, self._page, printer)
            try:
                for number, subject in enumerate(subjects):
                    progress("menulis laporan", number, len(subjects))
                    self._written += self._write(subject, renderer, entries)
            except BaseException:
                with suppress(KinerjaError):  # what exists is listed, whatever stopped the rest
                    self._index(entries)
                raise
        progress("menulis laporan", len(subjects), len(subjects))
        incomplete = 0  # of a report that shows no predikat none is lacking
        if not self._kind.tanpa_nilai:
            incomplete = sum(stored.predikat is None for stored in about.values())
        stale, index = self._views.stale, self._index(entries)
        return ReportResult(
            self._period, tuple(self._written), len(about), incomplete, stale, index
        )

    def _write(self, subject: Any, renderer: Renderer, entries: list[Entry]) -> Iterator[Written]:
        """Write one report in every format, and enter each file as soon as it is there."""
        nip, called = about_whom(subject)
        if self._mask and called:
            called = self._mask.person(nip) if nip else self._mask.text(called)
        report = self._kind.make(self._views, subject)
        report = self._mask.view(report) if self._mask else report
        entry = Entry(
            report.instansi,
            report.unit,
            called if self._mask or not nip else show_nip(nip),
            report.asal,
        )
        entries.append(entry)
        for name in self._formats:
            content = renderer.render(name, report)
            path = self._options.ke / f"{self._stem(called or report.unit)}.{name}"
            placed = files.write(path, content)
            mark = sha256(content).hexdigest()
            entry.berkas.append((name, placed.berkas, mark))
            shown = None if self._mask else nip
            yield Written(
                self._kind.nama, report.unit, shown, name, placed.berkas, mark, placed.terbuka
            )

    def _index(self, entries: Sequence[Entry]) -> Path | None:
        """Write the list of the reports that are there, when they are more than one."""
        kind, options = self._kind, self._options
        there = [one for one in entries if one.berkas]
        if len(there) < 2:  # noqa: PLR2004
            return None
        path = options.ke / f"indeks-{self._named(kind.nama)}.html"
        return report_index.write(
            path, self._period, (kind.nama, kind.arti), there, options.templat,
            masked=options.samarkan, page=self._page,
        )  # fmt: skip

    def _stem(self, about: str) -> str:
        """Return the name of a file: the two kinds known longest go without their name."""
        kind = "" if self._kind.nama in {"dinas", "pegawai"} else f"{self._kind.nama}-"
        return self._named(f"{kind}{self._names.plain(about)}")

    def _named(self, what: str) -> str:
        """Return part of a file's name; one that is masked says so, and replaces no other."""
        return f"{self._period}-{what}{'-samar' if self._mask else ''}"


def _kind_of(options: ReportOptions) -> str:
    """Return the kind that was meant where none was named."""
    if options.atasan:
        return "atasan"
    return "pegawai" if options.nip else "dinas"


def _not_scored(connection: Connection, period: Period) -> UsageError:
    have = ", ".join(name for name, _ in runs.periods(connection)) or "belum ada"
    return UsageError(
        f"{period.words} belum dinilai.",
        f"Jalankan dahulu: kinerja score --periode {period} (yang sudah dinilai: {have}).",
    )
