"""`demo`: the whole main job on the sample city, in a fresh folder."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kinerja_cli.actions import clock, scored
from kinerja_cli.actions.import_sheets import ImportOptions, ImportResult, files_of, import_sheets
from kinerja_cli.actions.policy_choice import Choice
from kinerja_cli.actions.report import ReportOptions, ReportResult, write_reports
from kinerja_cli.actions.score import ScoreResult, score_period
from kinerja_cli.errors import CannotWriteError, UsageError, in_words
from kinerja_cli.resources import folder
from kinerja_cli.rules.periods import Period

_ACTOR = "demo"


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What the demo made; `nip` is somebody worth explaining."""

    folder: Path
    impor: ImportResult
    nilai: tuple[ScoreResult, ...]
    laporan: ReportResult
    nip: str


def demo(
    target: Path | None,
    database: Path | None,
    wait: float,
    program: str,
    progress: Callable[[str, int, int], None],
) -> DemoResult:
    """Import every sample workbook, score every period, report every office.

    Raises:
        UsageError: the folder holds something already.
        CannotWriteError: it cannot be made.
    """
    place = _fresh(target)
    db = database or place / "kinerja.db"
    actor = clock.actor(_ACTOR)
    sheets = files_of([folder("sample_data") / "kota"])
    brought = import_sheets(db, sheets, ImportOptions(), actor, wait, progress, program)
    periods = _periods(brought)
    scores = tuple(
        one
        for period in periods
        for one in score_period(
            db, period, None, Choice(period, None, None), clock.actor(_ACTOR), wait, progress
        )
    )
    asked = ReportOptions(semua=True, ke=place / "laporan")
    written = write_reports(db, asked, clock.actor(_ACTOR), wait, progress)
    return DemoResult(place, brought, scores, written, scored.best_of(db, periods[-1], wait))


def _fresh(target: Path | None) -> Path:
    """Return an empty folder, made if need be; without a wish one with a new name."""
    if target is None:
        number = 1
        target = Path("demo-kinerja")
        while target.exists():
            number += 1
            target = Path(f"demo-kinerja-{number}")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"{target} sudah berisi.", "Sebut folder yang baru atau kosong.")
    try:
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWriteError(
            f"Folder {target} tidak dapat dibuat ({in_words(error)})."
        ) from error
    return target


def _periods(brought: ImportResult) -> list[Period]:
    """Return every quarter that was reported and its year, the newest quarter last."""
    quarters = {
        item.periode
        for one in brought.files
        for table in one.reading.tabel
        if table.jenis in {"realisasi", "rekap"}
        for item in table.items
        if item.periode and item.periode.jenis == "triwulan"
    }
    years = {Period(quarter.tahun, "tahun") for quarter in quarters}
    return [*sorted(years), *sorted(quarters)]
