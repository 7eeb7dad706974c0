"""Figures of fewer than five people are not shared: classes are merged, means left out."""

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any

from kinerja_cli.reports.view import ClassCount, TrendPoint, UnitReport
from kinerja_cli.reports.view_distribution import DistributionView, OfficialView
from kinerja_cli.reports.view_meeting import MeetingReport
from kinerja_cli.reports.view_ringkasan import GroupView
from kinerja_cli.rules.numbers import HUNDRED, round_half_up

SMALLEST = 5
"""Groups with fewer people are hidden."""

_COUNTS = ("bernilai", "jumlah", "orang", "dinilai", "pegawai")
"""Fields that say of how many people the means beside them are."""

_HELD = "Predikat {}"
"""What the key figures of a meeting call the number of people in a class."""

_NOT_SHARED = (
    f"Pola tidak ditampilkan pada laporan yang disamarkan: ada predikat dengan kurang dari "
    f"{SMALLEST} pegawai."
)


def small_groups_hidden(value: Any) -> Any:
    """Return a view in which no figure stands for fewer than five people.

    What a type needs of its own stands in `_RULES`. For every other: fields called `rata…`, and the
    points of a trend, beside a number of people (`_COUNTS`) under five become None.
    """
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        if value and all(isinstance(one, ClassCount) for one in value):
            return merged(value)
        return tuple(small_groups_hidden(one) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    if isinstance(value, GroupView):
        value = _side_by_side(value)
    changed: Any = replace(
        value,
        **{one.name: small_groups_hidden(getattr(value, one.name)) for one in fields(value)},
    )
    rule = _RULES.get(type(value), _without_means)
    return rule(changed)


def merged(counts: Sequence[ClassCount]) -> tuple[ClassCount, ...]:
    """Return the classes, those of one to four people joined with a neighbour.

    >>> [(one.kelas, one.jumlah) for one in merged([
    ...     ClassCount("A", 12, Decimal("60")), ClassCount("B", 4, Decimal("20")),
    ...     ClassCount("C", 2, Decimal("10")), ClassCount("D", 2, Decimal("10"))])]
    [('A', 12), ('B sampai D', 8)]
    """
    if len(counts) < _TWO:
        return tuple(counts)
    (joined,) = aligned([counts])
    return joined


def aligned(rows: Sequence[Sequence[ClassCount]]) -> list[tuple[ClassCount, ...]]:
    """Return rows of the same classes, joined in the same way until no row has a small one."""
    groups = [[place] for place in range(len(rows[0]))]
    while len(groups) > 1 and (at := _small(groups, rows)) is not None:
        first = at if at + 1 < len(groups) else at - 1
        groups[first : first + 2] = [groups[first] + groups[first + 1]]
    return [
        tuple(_joined([row[place] for place in group], row) for group in groups) for row in rows
    ]


def _small(groups: Sequence[Sequence[int]], rows: Sequence[Sequence[ClassCount]]) -> int | None:
    for at, group in enumerate(groups):
        if any(0 < sum(row[place].jumlah for place in group) < SMALLEST for row in rows):
            return at
    return None


def _joined(group: Sequence[ClassCount], row: Sequence[ClassCount]) -> ClassCount:
    if len(group) == 1:
        return group[0]
    count, total = sum(one.jumlah for one in group), sum(one.jumlah for one in row)
    return ClassCount(
        f"{group[0].kelas} {'dan' if len(group) == _TWO else 'sampai'} {group[-1].kelas}",
        count,
        round_half_up(HUNDRED * count / total, 1) if total else Decimal(0),
        gabungan=True,
    )


_TWO = 2


def _without_means(record: Any) -> Any:
    """Return a record without the means of fewer people than may be shown."""
    count = next((n for name in _COUNTS if type(n := getattr(record, name, None)) is int), SMALLEST)
    if count >= SMALLEST:
        return record
    means: dict[str, Any] = {
        one.name: None
        for one in fields(record)
        if one.name.startswith("rata") and isinstance(getattr(record, one.name), Decimal)
    }
    points = getattr(record, "tren", ())
    if points and all(isinstance(one, TrendPoint) for one in points):
        means["tren"] = tuple(replace(one, nilai=None) for one in points)
    return replace(record, **means) if means else record


def _side_by_side(group: GroupView) -> GroupView:
    """Join the classes of units that stand under the same heads in the same way."""
    lines = (*group.unit, group.seluruh)
    if not all(len(line.distribusi) == len(group.kelas) for line in lines):
        return group
    *units, every = (
        replace(line, distribusi=counts)
        for line, counts in zip(lines, aligned([line.distribusi for line in lines]), strict=True)
    )
    heads = tuple(one.kelas for one in every.distribusi)
    return replace(group, unit=tuple(units), seluruh=every, kelas=heads)


def _unit(report: UnitReport) -> UnitReport:
    """Hide an office's means where fewer than five of its people have what they are made of."""
    graded = sum(one.nilai is not None for one in report.pegawai)
    if graded < SMALLEST:
        report = replace(
            report, rata_nilai=None, tren=tuple(replace(one, nilai=None) for one in report.tren)
        )
    done = sum(one.nilai_akhir is not None for one in report.pegawai)
    if report.akhir and done < SMALLEST:
        report = replace(report, akhir=replace(report.akhir, rata=None))
    return report


def _meeting(report: MeetingReport) -> MeetingReport:
    """Join the figures that count the people of small classes, today's and the last meeting's alike."""
    heads = {_HELD.format(name): name for name in report.kelas}
    held = [one for one in report.angka if one.nama in heads]
    if len(held) < _TWO:
        return report
    now, then = (
        [ClassCount(heads[one.nama], int(n or 0), Decimal(0)) for one, n in pairs]
        for pairs in ([(o, o.kini) for o in held], [(o, o.lalu) for o in held])
    )
    old, first = any(one.lalu is not None for one in held), report.angka.index(held[0])
    joined = tuple(
        replace(
            held[0],
            nama=_HELD.format(new.kelas),
            kini=Decimal(new.jumlah),
            lalu=Decimal(before.jumlah) if old else None,
            selisih=Decimal(new.jumlah - before.jumlah) if old else None,
        )
        for new, before in zip(*aligned([now, then]), strict=True)
    )
    rest = [one for one in report.angka if one.nama not in heads]
    return replace(report, angka=(*rest[:first], *joined, *rest[first:]))


def _pattern(view: DistributionView) -> DistributionView:
    """Leave the pattern out where a class is small: its rules and advice count people."""
    if not any(0 < one.jumlah < SMALLEST for one in view.kurva):
        return view
    return replace(
        view, keterangan=_NOT_SHARED, kurva=(), aturan=(), saran="", penafian="", pergeseran=(),
        catatan_kaki=(),
    )  # fmt: skip


def _official(view: OfficialView) -> OfficialView:
    """Leave out how an official rated fewer than five people."""
    if view.dinilai >= SMALLEST:
        return view
    return replace(view, ditetapkan=None, naik=None, turun=None, hasil=(), perilaku=(), isyarat=())


_RULES: dict[type, Callable[[Any], Any]] = {
    UnitReport: _unit,
    DistributionView: _pattern,
    OfficialView: _official,
    MeetingReport: _meeting,
}
