"""What an attendance policy says: percent points per late coming, early leaving and absent day."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules.numbers import show
from kinerja_cli.rules.policy_head import (
    Citation,
    Head,
    SummaryLine,
    cited,
    footnotes,
    heading,
    opened,
)
from kinerja_cli.rules.policy_table import PolicyTable
from kinerja_cli.rules.records import ATTENDANCE_FIELDS

_LATE = tuple(field for field in ATTENDANCE_FIELDS if field.startswith("tl"))
_EARLY = tuple(field for field in ATTENDANCE_FIELDS if field.startswith("psw"))
_ABSENT = "tanpa_keterangan"
_EXCUSED = ("izin", "sakit", "cuti", "dinas_luar")


@dataclass(frozen=True, slots=True)
class Deduction:
    """What one event or one day takes off, in percent points.

    Attributes:
        menit: the minute from which the class of a late coming or an early leaving begins.
    """

    persen: Decimal
    sumber: Citation
    menit: int | None = None


@dataclass(frozen=True, slots=True)
class AttendancePolicy:
    """An attendance policy.

    Attributes:
        penuh, batas_bawah: the mark without deductions, and the lowest one.
        desimal: decimals of the mark.
        per_bulan: percent points that a month can lose at most.
        potongan: field of `ATTENDANCE_FIELDS` → deduction.
    """

    head: Head
    penuh: Decimal
    batas_bawah: Decimal
    desimal: int
    nilai: Citation
    per_bulan: Decimal
    batas: Citation
    potongan: Mapping[str, Deduction]
    belum_dikonfirmasi: tuple[str, ...]


def parse(texts: Mapping[str, str], policy_id: str) -> AttendancePolicy:
    """Return the policy `policy_id` of family disiplin.

    Raises:
        ConfigError: the file is not sound.
    """
    top, head = opened(texts, policy_id, "disiplin", "potongan")
    marks, limit = top.table("nilai"), top.table("batas")
    deductions = {
        **_classes(top.table("terlambat"), _LATE),
        **_classes(top.table("pulang_cepat"), _EARLY),
        **_excused(top.table("berizin")),
        _ABSENT: _absent(top.table(_ABSENT)),
    }
    mark_source, limit_source = cited(marks), cited(limit)
    policy = AttendancePolicy(
        head,
        marks.number("penuh"),
        Decimal(marks.count("batas_bawah")),
        marks.count("desimal"),
        mark_source,
        limit.number("per_bulan"),
        limit_source,
        deductions,
        footnotes(mark_source, limit_source, *(one.sumber for one in deductions.values())),
    )
    for table in (marks, limit, top):
        table.close()
    return policy


def _classes(table: PolicyTable, fields: tuple[str, ...]) -> dict[str, Deduction]:
    """Return the classes of a table, whose minutes must rise."""
    source, found = cited(table), {}
    for field in fields:
        entry = table.table(field)
        found[field] = Deduction(entry.number("persen"), source, entry.count("menit"))
        entry.close()
    table.close()
    minutes = [one.menit or 0 for one in found.values()]
    if any(low >= high for low, high in pairwise(minutes)):
        raise ConfigError(f"Kebijakan {table.path}: “menit” harus naik dari kelas ke kelas.")
    return found


def _absent(table: PolicyTable) -> Deduction:
    deduction = Deduction(table.number("persen"), cited(table))
    table.close()
    return deduction


def _excused(table: PolicyTable) -> dict[str, Deduction]:
    source = cited(table)
    found = {field: Deduction(table.number(field), source) for field in _EXCUSED}
    table.close()
    return found


def summary(policy: AttendancePolicy) -> list[SummaryLine]:
    """Return what the policy says, line by line, each with its article."""
    lines = [heading(policy.head)]
    for what, fields in (("Terlambat masuk", _LATE), ("Pulang sebelum waktunya", _EARLY)):
        rules = [(ATTENDANCE_FIELDS[field], policy.potongan[field]) for field in fields]
        words = "; ".join(
            f"{name} (sejak menit ke-{rule.menit}) {show(rule.persen)}%" for name, rule in rules
        )
        lines.append((f"{what}, tiap kejadian: {words}.", str(rules[0][1].sumber)))
    absent = policy.potongan[_ABSENT]
    lines.append((f"Tanpa keterangan: {show(absent.persen)}% tiap hari.", str(absent.sumber)))
    words = "; ".join(
        f"{ATTENDANCE_FIELDS[field]} {show(policy.potongan[field].persen)}%" for field in _EXCUSED
    )
    lines.append(
        (f"Tidak masuk dengan izin, tiap hari: {words}.", str(policy.potongan["izin"].sumber))
    )
    ceiling = f"Potongan sebulan paling banyak {show(policy.per_bulan)}%."
    mark = (
        f"Nilai disiplin = {show(policy.penuh)} − rata-rata potongan sebulan, paling rendah "
        f"{show(policy.batas_bawah)}, dibulatkan {policy.desimal} desimal."
    )
    return [*lines, (ceiling, str(policy.batas)), (mark, str(policy.nilai))]
