"""The index of what one command wrote: exactly the files that exist."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kinerja_cli.reports import files, html
from kinerja_cli.reports.view import Provenance
from kinerja_cli.reports.view_index import IndexFile, IndexReport, IndexRow
from kinerja_cli.reports.view_layout import PLAIN, PageView
from kinerja_cli.rules.periods import Period


@dataclass(frozen=True, slots=True)
class Entry:
    """One report that was written: what it is about, and its files as they come into being."""

    instansi: str
    unit: str
    orang: str
    asal: Provenance
    berkas: list[tuple[str, Path, str]] = field(default_factory=list)


def write(
    path: Path, period: Period, kind: tuple[str, str], entries: Sequence[Entry],
    own: Path | None, *, masked: bool, page: PageView = PLAIN,
) -> Path:  # fmt: skip
    """Write the index of some reports and return where it is.

    Args:
        path: the index, in the folder of the reports.
        period: what they are about.
        kind: name and meaning of the kind of report.
        entries: the reports, in order.
        own: an office's own templates.
        masked: whether names are masked.
        page: the paper it is printed on.
    """
    content = html.render("indeks", _view(period, kind, entries, masked=masked), own, page).encode()
    return files.write(path, content).berkas


def _view(
    period: Period, kind: tuple[str, str], entries: Sequence[Entry], *, masked: bool
) -> IndexReport:
    newest = max(entries, key=lambda one: one.asal.proses)
    warnings = dict.fromkeys(words for one in entries for words in one.asal.peringatan)
    return IndexReport(
        instansi=newest.instansi,
        unit="Daftar laporan",
        periode=str(period),
        periode_kata=period.words,
        jenis=kind[0],
        arti=kind[1],
        daftar=tuple(
            IndexRow(
                unit=one.unit,
                orang=one.orang,
                data_per=one.asal.data_per,
                kebijakan=one.asal.kebijakan,
                berkas=tuple(IndexFile(name, path.name, mark) for name, path, mark in one.berkas),
            )
            for one in entries
        ),
        disamarkan=masked,
        asal=replace(newest.asal, peringatan=tuple(warnings)),
    )
