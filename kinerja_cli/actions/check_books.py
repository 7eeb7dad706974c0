"""What `check` found, as one workbook an office that can be sent there."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from kinerja_cli.actions import disclosure
from kinerja_cli.actions.check import CheckResult, Lack
from kinerja_cli.actions.report import Written
from kinerja_cli.actions.views.report_views import government
from kinerja_cli.reports import files
from kinerja_cli.reports.view_check import CheckRecap, CheckReport, LackCount, LackView, OfficeLine
from kinerja_cli.reports.view_layout import PageView
from kinerja_cli.rules.periods import day_words
from kinerja_cli.rules.remedies import remedy
from kinerja_cli.store.audit import Actor

_KIND, _RECAP = "kurang", "kurang-rekap"


def write_books(
    result: CheckResult, folder: Path, templates: Path | None, instansi: str, page: PageView,
    today: date, progress: Callable[[str, int, int], None],
) -> tuple[Written, ...]:  # fmt: skip
    """Write one workbook for every office that lacks something, and a recap of several offices.

    Raises:
        CannotWriteError: a file cannot be written; the old one stands.
    """
    from kinerja_cli.reports import excel

    by_unit: dict[str, list[Lack]] = {}
    for one in result.kurang:
        by_unit.setdefault(one.unit, []).append(one)
    views = {unit: _view(result, unit, lacks, instansi, today) for unit, lacks in by_unit.items()}
    names = files.Names()
    paths = {
        unit: folder / f"{result.periode}-{_KIND}-{names.plain(unit)}.xlsx"
        for unit in sorted(views)
    }
    written = []

    def write(kind: str, unit: str, report: object, path: Path) -> None:
        content = excel.render(kind, report, templates, page)
        placed = files.write(path, content)
        digest = sha256(content).hexdigest()
        written.append(Written(kind, unit, None, "xlsx", placed.berkas, digest, placed.terbuka))

    for number, unit in enumerate(sorted(views)):
        progress("menulis daftar", number, len(views))
        write(_KIND, unit, views[unit], paths[unit])
    if views and len({*views, *result.pegawai}) > 1:
        recap = _recap(result, views, paths, government(instansi, min(views)), today)
        write(_RECAP, "", recap, folder / f"{result.periode}-{_RECAP}.xlsx")
    progress("menulis daftar", len(views), len(views))
    return tuple(written)


def disclosed(
    result: CheckResult, books: Sequence[Written], db: Path, actor: Actor, wait: float
) -> str:
    """Tell of the lists on the trail; return what to tell the officer, as `disclosure.record` does."""
    details = {"jenis": _KIND, "periode": str(result.periode), "format": ["xlsx"],
               "perangkat_daerah": [one.dinas for one in books], "disamarkan": False}  # fmt: skip
    files = [(one.berkas, one.sha256) for one in books]
    return disclosure.record(db, actor, wait, details, {}, files)


def _recap(
    result: CheckResult, views: Mapping[str, CheckReport], paths: Mapping[str, Path],
    instansi: str, today: date,
) -> CheckRecap:  # fmt: skip
    """Return every office, also those that lack nothing."""
    lines = []
    for unit in sorted({*views, *result.pegawai}):
        view, people = views.get(unit), result.pegawai.get(unit, 0)
        orang, jumlah = (view.orang, view.jumlah) if view else (0, ())
        lines.append(OfficeLine(unit, people, orang, jumlah, paths[unit].name if view else ""))
    return CheckRecap(
        instansi=instansi,
        unit=instansi,
        periode=str(result.periode),
        periode_kata=result.periode.words,
        per=day_words(today),
        pegawai=sum(result.pegawai.values()),
        orang=len({one.nip for one in result.kurang if one.nip}),
        daftar=tuple(lines),
    )


def _view(
    result: CheckResult, unit: str, lacks: list[Lack], instansi: str, today: date
) -> CheckReport:
    counts = Counter(one.kode for one in lacks)
    return CheckReport(
        instansi=government(instansi, unit),
        unit=unit,
        periode=str(result.periode),
        periode_kata=result.periode.words,
        per=day_words(today),
        pegawai=result.pegawai.get(unit, 0),
        orang=len({one.nip for one in lacks if one.nip}),
        jumlah=tuple(
            LackCount(_named(code), _capital(remedy(code)), code, count)
            for code, count in counts.most_common()
        ),
        kurang=tuple(
            LackView(
                number, one.nip or "", one.nama or "(seluruh perangkat daerah)", one.jabatan,
                one.pesan, _capital(remedy(one.kode)),
            )
            for number, one in enumerate(lacks, 1)
        ),
    )  # fmt: skip


def _named(code: str) -> str:
    """Return a code as a heading: every code is made of plain words."""
    return code.replace("-", " ").capitalize()


def _capital(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
