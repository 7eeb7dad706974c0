"""The kinds of report (`--jenis`): what one is about, and who makes its view.

A kind is a line in `KINDS`, a function from `Views` and a subject to a view, and a template of its
name in templates/html and templates/excel.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from kinerja_cli.actions.views.report_views import Views
from kinerja_cli.reports import tables
from kinerja_cli.reports.data_csv import Table

About = Literal["dinas", "pegawai", "atasan", "pemerintah"]
FORMATS = ("xlsx", "html")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of report.

    Attributes:
        tentang: what one file is about: an office (the subject is its number), an employee (nip),
            a superior (a `Superior`) or the whole government (None).
        arti: what it is, for `--help` and the index.
        formats: the formats it is written in without a wish; it can be had in all of `available`.
        tabel: what of its view `--format csv` holds.
        tanpa_nilai: whether it can be made of a period that was not scored.
    """

    nama: str
    tentang: About
    arti: str
    make: Callable[[Views, Any], Any]
    formats: tuple[str, ...] = FORMATS
    tabel: Callable[[Any], Table] = tables.first_list
    tanpa_nilai: bool = False

    @property
    def available(self) -> tuple[str, ...]:
        """Every format it can be written in: what has a page has a PDF, what has a view has data."""
        return (*self.formats, *(("pdf",) if "html" in self.formats else ()), "csv", "json")


def _unit(views: Views, unit: int) -> object:
    from kinerja_cli.actions.views import unit_views

    return unit_views.of_unit(views, unit)


def _training(views: Views, unit: int) -> object:
    from kinerja_cli.actions.views import training_views

    return training_views.of_unit(views, unit)


def _log(views: Views, unit: int) -> object:
    from kinerja_cli.actions.views import log_views

    return log_views.of_unit(views, unit)


def _meeting(views: Views, unit: int) -> object:
    from kinerja_cli.actions.views import meeting_views

    return meeting_views.of_unit(views, unit)


def _employee(views: Views, nip: str) -> object:
    from kinerja_cli.actions.views import employee_views

    return employee_views.employee_report(views, nip)


def _government(views: Views, _subject: None) -> object:
    from kinerja_cli.actions.views import government_views

    return government_views.of_government(views)


def _plain(views: Views, nip: str) -> object:
    from kinerja_cli.actions.views import penjelasan_views

    return penjelasan_views.of_employee(views, nip)


def _superior(views: Views, superior: Any) -> object:
    from kinerja_cli.actions.views import atasan_views

    return atasan_views.of_superior(views, superior)


KINDS = {
    kind.nama: kind
    for kind in (
        Kind("dinas", "dinas", "evaluasi satu perangkat daerah", _unit, tabel=tables.of_unit),
        Kind(
            "pelatihan",
            "dinas",
            "rencana pengembangan kompetensi",
            _training,
            tabel=tables.listed("pegawai"),
            tanpa_nilai=True,
        ),
        Kind(
            "kegiatan",
            "dinas",
            "log kegiatan harian",
            _log,
            tabel=tables.listed("pegawai"),
            tanpa_nilai=True,
        ),
        Kind("pegawai", "pegawai", "evaluasi satu pegawai", _employee, tabel=tables.of_employee),
        Kind(
            "rapat",
            "dinas",
            "bahan rapat evaluasi satu perangkat daerah",
            _meeting,
            tabel=tables.of_meeting,
        ),
        Kind(
            "ringkasan",
            "pemerintah",
            "seluruh pemerintah daerah",
            _government,
            tabel=tables.of_government,
        ),
        Kind(
            "penjelasan",
            "pegawai",
            "satu halaman untuk pegawai: asal nilai, cara menaikkan, keberatan",
            _plain,
        ),
        Kind("atasan", "atasan", "bawahan langsung dan tidak langsung seorang atasan", _superior),
    )
}
