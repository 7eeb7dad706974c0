"""`report`: scores of a period → views → files."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kinerja_cli.actions import scored, units
from kinerja_cli.actions.report_views import Views
from kinerja_cli.errors import UsageError
from kinerja_cli.reports import files
from kinerja_cli.reports.view_layout import PLAIN, PageView
from kinerja_cli.rules import nip as nips
from kinerja_cli.rules.periods import Period
from kinerja_cli.store import database, results, runs
from kinerja_cli.store import units as unit_rows
from kinerja_cli.store.database import Connection
from kinerja_cli.store.results import Stored

FORMATS = ("xlsx", "html")


@dataclass(frozen=True, slots=True)
class Written:
    """One report file."""

    jenis: str
    dinas: str
    nip: str | None
    format: str
    berkas: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class ReportResult:
    """The reports of a period; `belum_lengkap` employees in them have no predikat yet.

    Attributes:
        usang: whether somebody's data changed after they were scored.
    """

    periode: Period
    laporan: tuple[Written, ...]
    pegawai: int
    belum_lengkap: int
    usang: bool = False


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What `kinerja report` was asked.

    Attributes:
        dinas: offices by any part of their names; empty with `semua`.
        nip: one employee instead.
        ke: folder; instansi: name of the government for the heading, "" to derive it.
        tata: paper, letterhead and signatures.
        templat: the office's own templates, looked at first.
    """

    dinas: tuple[str, ...] = ()
    nip: str = ""
    semua: bool = False
    periode: Period | None = None
    formats: tuple[str, ...] = FORMATS
    ke: Path = Path("laporan")
    templat: Path | None = None
    instansi: str = ""
    tata: PageView = PLAIN


def write_reports(
    db: Path, options: ReportOptions, wait: float,
    progress: Callable[[str, int, int], None],
) -> ReportResult:  # fmt: skip
    """Write the reports that were asked for.

    Raises:
        UsageError: nothing was scored in the period, or an office or person is not known.
        CannotWriteError: a file cannot be written; the old one stands.
    """
    with closing(database.open_existing(db, wait)) as connection, database.reading(connection):
        period = options.periode or scored.last_period(connection)
        desk = _Desk(connection, period, options)
        if options.nip:
            return desk.one_employee(nips.strip(options.nip))
        return desk.offices(progress)


class _Desk:
    """Writes the reports of one period out of one snapshot of the database."""

    def __init__(self, connection: Connection, period: Period, options: ReportOptions) -> None:
        self._connection, self._period, self._options = connection, period, options
        self._views = Views(connection, period, options.instansi, options.tata)

    def offices(self, progress: Callable[[str, int, int], None]) -> ReportResult:
        """Write the report of every office asked for."""
        valid = results.of_period(self._connection, str(self._period))
        if not valid:
            raise _not_scored(self._connection, self._period)
        wanted = self._wanted(valid)
        written: list[Written] = []
        people = incomplete = 0
        for number, unit in enumerate(wanted):
            progress("menulis laporan", number, len(wanted))
            report = self._views.of_unit(unit)
            people += report.jumlah
            incomplete += report.belum_lengkap
            stem = f"{self._period}-{files.plain_name(report.unit)}"
            written += self._write("dinas", report, stem, report.unit, None)
        progress("menulis laporan", len(wanted), len(wanted))
        return ReportResult(self._period, tuple(written), people, incomplete, self._views.stale)

    def one_employee(self, nip: str) -> ReportResult:
        """Write the report of one employee."""
        stored = results.of_period(self._connection, str(self._period)).get(nip)
        if stored is None:
            raise UsageError(
                f"Tidak ada nilai untuk NIP {nips.show(nip)} pada {self._period.words}.",
                "Periksa NIP itu, atau sebut periodenya dengan --periode.",
            )
        report = self._views.of_employee(nip, stored.unit_id)
        written = self._write("pegawai", report, f"{self._period}-{nip}", report.unit, nip)
        incomplete = 0 if report.pegawai.lengkap else 1
        return ReportResult(self._period, tuple(written), 1, incomplete, self._views.stale)

    def _wanted(self, valid: Mapping[str, Stored]) -> list[int]:
        if self._options.semua or not self._options.dinas:
            present = {stored.unit_id for stored in valid.values()}
            names = unit_rows.names(self._connection)
            return sorted(present, key=lambda unit: names[unit])
        return [units.find(self._connection, text) for text in self._options.dinas]

    def _write(
        self, jenis: str, report: object, stem: str, dinas: str, nip: str | None
    ) -> Iterator[Written]:
        from kinerja_cli.reports import excel, html

        formats = self._options.formats if jenis == "dinas" else ("html",)
        for name in formats:
            if name == "xlsx":
                content = excel.render(jenis, report, self._options.templat)
            else:
                content = html.render(jenis, report, self._options.templat).encode()
            path = self._options.ke / f"{stem}.{name}"
            files.write(path, content)
            yield Written(jenis, dinas, nip, name, path, sha256(content).hexdigest())


def _not_scored(connection: Connection, period: Period) -> UsageError:
    have = ", ".join(name for name, _ in runs.periods(connection)) or "belum ada"
    return UsageError(
        f"{period.words} belum dinilai.",
        f"Jalankan dahulu: kinerja score --periode {period} (yang sudah dinilai: {have}).",
    )
