"""The kinds of report (`--jenis`): what one is about, and who makes its view.

A kind is a line in `KINDS`, a function from `Views` and a subject to a view, and a template of its
name in templates/html and templates/excel.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from kinerja_cli.actions.employee_views import employee_report
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


KINDS = {
    kind.nama: kind
    for kind in (
        Kind("dinas", "dinas", "evaluasi satu perangkat daerah", _unit),
        Kind("pegawai", "pegawai", "evaluasi satu pegawai", employee_report),
    )
}
