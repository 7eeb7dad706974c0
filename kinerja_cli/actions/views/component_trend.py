"""Every component of one employee over all scored periods, marks in words on a scale of their own."""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from kinerja_cli.actions import policies
from kinerja_cli.actions.scored import Scored
from kinerja_cli.reports.view_development import (
    ComponentLine,
    ComponentPoint,
    ComponentTrend,
    PeriodMark,
)
from kinerja_cli.rules.numbers import decimal_or_none, show
from kinerja_cli.rules.periods import Period, every, from_id
from kinerja_cli.rules.policy import Policy, Regulation
from kinerja_cli.store import own_year, runs
from kinerja_cli.store.database import Connection
from kinerja_cli.store.results import Stored

_COMPONENTS = {
    "hasil_kerja": "Hasil kerja",
    "perilaku": "Perilaku kerja",
    "disiplin": "Disiplin",
    "kompetensi": "Kompetensi",
    "layanan": "Kualitas layanan unit",
    "nilai": "Nilai akhir",
}
_LANE = "Perilaku dari sebutan digambar pada skalanya sendiri: "
_STEP = 20
_HIGHEST = 100
_ROMAN = ("I", "II", "III", "IV")


def trend(connection: Connection, one: Scored) -> ComponentTrend | None:
    """Return every component over all periods up to the score's own; None with a single period.

    Periods are of one kind, months or quarters; a period between two scored ones is a gap.
    """
    period = one.score.inputs.periode
    stored = {
        from_id(name): row
        for name, row in own_year.past(connection, one.score.inputs.nip, period).items()
    }
    periods = _between(period, stored)
    if len(periods) < 2:  # noqa: PLR2004  # one point is no trend
        return None
    rules = {at: _regulation(connection, row.proses) for at, row in stored.items()}
    lines: list[ComponentLine] = []
    words: dict[str, Decimal] = {}
    for code, name in _COMPONENTS.items():
        points = tuple(_point(code, stored.get(at), rules.get(at), words) for at in periods)
        if any(point.nilai is not None for point in points):
            lines.append(ComponentLine(code, name, points))
    if not lines:
        return None
    marks, first = _marks(periods, stored, rules)
    drawn = [p.persen for line in lines for p in line.titik if p.persen is not None]
    top = max((Decimal(_HIGHEST), *drawn))
    top = -(-top // _STEP) * _STEP
    scale = tuple(sorted(words.items(), key=lambda item: item[1]))
    note = (f"{_LANE}{', '.join(f'{show(at)} {word}' for word, at in scale)}.",) if scale else ()
    return ComponentTrend(marks, tuple(lines), top, first, scale, note)


def _between(period: Period, stored: Mapping[Period, Stored]) -> list[Period]:
    """Return the periods from the first with a value on, those between without one included."""
    kind = "bulan" if period.jenis == "bulan" else "triwulan"
    known = [
        at
        for at, row in stored.items()
        if at.jenis == kind
        and at.last <= period.last
        and any(getattr(row, code) is not None for code in _COMPONENTS)
    ]
    if not known:
        return []
    first, last = min(known), max(known)
    return [
        at
        for tahun in range(first.tahun, last.tahun + 1)
        for at in every(tahun, kind)
        if first <= at <= last
    ]


@lru_cache(256)
def _parsed(policy_id: str, text: str) -> Regulation:
    return policies.of_run(policy_id, text)


def _regulation(connection: Connection, proses: int) -> Regulation | None:
    run = runs.get(connection, proses)
    return _parsed(run.kebijakan, run.kebijakan_teks) if run else None


def _point(
    code: str, stored: Stored | None, rules: Regulation | None, words: dict[str, Decimal]
) -> ComponentPoint:
    value = decimal_or_none(getattr(stored, code)) if stored else None
    if value is None:
        return ComponentPoint(None, None)
    if code == "perilaku" and isinstance(rules, Policy) and rules.perilaku.nilai:
        scale = rules.perilaku.nilai
        lowest, highest = min(scale.values()), max(scale.values())
        if lowest < highest and value <= highest:
            words.update(scale)
            return ComponentPoint(value, None, (value - lowest) / (highest - lowest))
    return ComponentPoint(value, value)


def _marks(
    periods: list[Period],
    stored: Mapping[Period, Stored],
    rules: Mapping[Period, Regulation | None],
) -> tuple[tuple[PeriodMark, ...], str]:
    """Return the periods with a mark where another regulation begins, and the first regulation."""
    marks, before, first = [], "", ""
    for at in periods:
        own = rules.get(at)
        name = own.id if own else ""
        changed = name if name and before and name != before else ""
        first = first or name
        before = name or before
        row = stored.get(at)
        marks.append(PeriodMark(_label(at), (row.predikat or "") if row else "", changed))
    return tuple(marks), first


def _label(period: Period) -> str:
    if period.jenis == "triwulan":
        return f"TW {_ROMAN[period.nomor - 1]} {period.tahun}"
    return period.words
