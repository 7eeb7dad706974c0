"""Views as flat tables: what `--format csv` holds.

A kind of report may bring its own function (`Kind.tabel`); without one its first list is the table.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any, get_args, get_origin, get_type_hints

from kinerja_cli.reports.data_csv import Table, Value
from kinerja_cli.reports.view import EmployeeReport, EmployeeView, IndicatorView, UnitReport
from kinerja_cli.reports.view_meeting import MeetingReport
from kinerja_cli.reports.view_parts import PersonView
from kinerja_cli.reports.view_ringkasan import GovernmentReport, UnitLine
from kinerja_cli.rules.nip import show, strip

_PERSON: tuple[str, ...] = (
    "nip", "nama", "jabatan", "unit_kerja", "jenis_asn", "lengkap", "nilai_hasil_kerja",
    "nilai_perilaku", "rating_hasil_kerja", "rating_perilaku", "hasil_kerja_dari", "perilaku_dari",
    "nilai_akhir", "predikat",
)  # fmt: skip
_INDICATOR: tuple[str, ...] = (
    "nomor", "jenis", "rencana", "indikator", "aspek", "satuan", "polaritas", "target",
    "realisasi", "target_angka", "realisasi_angka", "bobot", "bobot_persen", "capaian",
    "keadaan", "ikut",
)  # fmt: skip
INDICATORS = ("periode", "perangkat_daerah", *_PERSON, *_INDICATOR)
"""The columns of one row an employee and indicator."""


def of_unit(report: UnitReport) -> Table:
    """Return an office's report, one row an employee and indicator."""
    return _indicators(report, report.pegawai)


def of_employee(report: EmployeeReport) -> Table:
    """Return one employee's report, one row an indicator."""
    return _indicators(report, [report.pegawai])


def _indicators(report: UnitReport | EmployeeReport, people: Iterable[EmployeeView]) -> Table:
    """Return one row an indicator; somebody without any has one row with those cells empty."""

    def rows() -> Iterator[Sequence[Value]]:
        for one in people:
            for indicator in one.indikator or (None,):
                yield report.periode, report.unit, *_person(one), *_figures(indicator)

    return Table(INDICATORS, rows())


def _person(one: EmployeeView) -> tuple[Value, ...]:
    return (
        one.nip_cetak, one.nama, one.jabatan, one.unit_kerja, one.jenis_asn, one.lengkap, one.nilai,
        one.nilai_perilaku, one.rating_hasil, one.rating_perilaku, one.hasil_dari, one.perilaku_dari,
        one.nilai_akhir, one.predikat,
    )  # fmt: skip


def _figures(indicator: IndicatorView | None) -> tuple[Value, ...]:
    return tuple(getattr(indicator, name, None) for name in _INDICATOR)


def of_meeting(report: MeetingReport) -> Table:
    """Return who is on the lists of an evaluation meeting, and who is named apart from them."""

    def rows() -> Iterator[Sequence[Value]]:
        for name, one in (("penghargaan", report.penghargaan), ("pembinaan", report.pembinaan)):
            for on in one.daftar:
                why = " ".join(on.alasan)
                yield name, *_who(on.orang), on.predikat, on.nilai, on.peringkat, why
            for apart in one.disisihkan:
                kind = f"{name}, disisihkan"
                yield kind, *_who(apart.orang), apart.predikat, apart.nilai, None, apart.sebab

    return Table(
        ("daftar", "nip", "nama", "jabatan", "unit_kerja", "predikat", "nilai", "peringkat",
         "alasan"),
        rows(),
    )  # fmt: skip


def of_government(report: GovernmentReport) -> Table:
    """Return the units side by side, each with the policy it was scored under."""
    lines = [(group.kebijakan, line) for group in report.kelompok for line in group.unit]
    plain = _plain_rows(UnitLine, [line for _, line in lines])
    rows = ((policy, *row) for (policy, _), row in zip(lines, plain.baris, strict=True))
    return Table(("kebijakan", *plain.kolom), rows)


def _who(one: PersonView) -> tuple[Value, ...]:
    return one.nip_cetak, one.nama, one.jabatan, one.unit_kerja


def listed(name: str) -> Callable[[Any], Table]:
    """Return what makes a table of one list of a view: the plain fields of its rows are the columns."""

    def table(report: Any) -> Table:
        (kind, *_) = get_args(get_type_hints(type(report))[name])
        return _plain_rows(kind, getattr(report, name))

    return table


def first_list(report: Any) -> Table:
    """Return the first list of a view as a table: its plain fields are the columns.

    A view without a list gives one row of its own plain fields.
    """
    for name, hint in get_type_hints(type(report)).items():
        inner = get_args(hint)
        if get_origin(hint) is tuple and inner and is_dataclass(inner[0]):
            return _plain_rows(inner[0], getattr(report, name))
    return _plain_rows(type(report), [report])


def _plain_rows(kind: Any, records: Iterable[Any]) -> Table:
    hints = get_type_hints(kind)
    columns = tuple(
        one.name
        for one in fields(kind)
        if _is_plain(hints[one.name]) and not (one.name == "nip_cetak" and "nip" in hints)
    )
    rows = ([_value(getattr(record, name)) for name in columns] for record in records)
    return Table(columns, rows)


def _is_plain(hint: Any) -> bool:
    return (
        all(one in {str, int, bool, Decimal, type(None)} for one in (get_args(hint) or (hint,)))
        and get_origin(hint) is not tuple
    )


def _value(value: Value) -> Value:
    """Return a value; a NIP as it is printed, in groups, which no spreadsheet takes for a number."""
    is_nip = (
        isinstance(value, str) and value.isdecimal() and len(strip(value)) == len(show(value)) - 3
    )
    return show(value) if isinstance(value, str) and is_nip else value
