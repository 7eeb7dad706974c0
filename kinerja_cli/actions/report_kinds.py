"""The kinds of report (`--jenis`): what one is about, and who makes its view.

A kind is a line in `KINDS`, a function from `Views` and a subject to a view, and a template of its
name in templates/html and templates/excel.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from kinerja_cli.actions.report_views import Views

About = Literal["dinas", "pegawai"]
FORMATS = ("xlsx", "html")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of report.

    Attributes:
        tentang: what one file is about: an office (the subject is its number) or an employee (nip).
        arti: what it is, for `--help` and the index.
        formats: the formats it can be written in.
    """

    nama: str
    tentang: About
    arti: str
    make: Callable[[Views, Any], Any]
    formats: tuple[str, ...] = FORMATS


def _unit(views: Views, unit: int) -> object:
    return views.of_unit(unit)


def _training(views: Views, unit: int) -> object:
    from kinerja_cli.actions import training_views

    return training_views.of_unit(views, unit)


def _log(views: Views, unit: int) -> object:
    from kinerja_cli.actions import log_views

    return log_views.of_unit(views, unit)


def _employee(views: Views, nip: str) -> object:
    return views.of_employee(nip)


KINDS = {
    kind.nama: kind
    for kind in (
        Kind("dinas", "dinas", "evaluasi satu perangkat daerah", _unit),
        Kind("pelatihan", "dinas", "rencana pengembangan kompetensi", _training),
        Kind("kegiatan", "dinas", "log kegiatan harian", _log),
        Kind("pegawai", "pegawai", "evaluasi satu pegawai", _employee, ("html",)),
    )
}
