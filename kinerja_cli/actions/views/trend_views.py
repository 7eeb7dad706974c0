"""Earlier periods beside the one of a report."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from kinerja_cli.reports.view import TrendPoint
from kinerja_cli.rules.numbers import decimal_or_none, round_half_up
from kinerja_cli.rules.periods import Period, every, from_id
from kinerja_cli.store import results, runs
from kinerja_cli.store.database import Connection
from kinerja_cli.store.results import Stored

_QUARTERS_SHOWN = 8


class Trends:
    """The stored results of the periods up to one, and the policy of each run among them."""

    def __init__(self, connection: Connection, period: Period) -> None:
        self._connection = connection
        self._periods = _periods(connection, period)
        self._results: Mapping[Period, Mapping[str, Stored]] = {
            one: results.of_period(connection, str(one)) for one in self._periods
        }
        self._policies: dict[int, str] = {}

    def of_person(self, nip: str, policy: str, *, total: bool) -> list[TrendPoint]:
        """Return one employee's points from the first value on."""
        points = []
        for period in self._periods:
            stored = self._results[period].get(nip)
            value = _value(stored, total=total) if stored else None
            other = self._others([stored], policy) if stored else ""
            predicate = stored.predikat if stored else None
            points.append(TrendPoint(str(period), _label(period), value, predicate, other))
        return _from_first(points)

    def of_unit(self, unit: int, policy: str, *, total: bool) -> tuple[TrendPoint, ...]:
        """Return the mean of an office in every period; of a nilai from the first one on."""
        points = []
        for period in self._periods:
            members = [one for one in self._results[period].values() if one.unit_id == unit]
            values = [v for one in members if (v := _value(one, total=total)) is not None]
            other = self._others(members, policy)
            points.append(TrendPoint(str(period), _label(period), mean(values), None, other))
        return tuple(_from_first(points) if total else points)

    def _others(self, members: Sequence[Stored], policy: str) -> str:
        """Return the policies other than `policy` that made these results."""
        names = {self._policy(number) for number in {one.proses for one in members}}
        return ", ".join(sorted(names - {policy}))

    def _policy(self, number: int) -> str:
        if number not in self._policies:
            run = runs.get(self._connection, number)
            self._policies[number] = run.kebijakan if run else ""
        return self._policies[number]


def _from_first(points: list[TrendPoint]) -> list[TrendPoint]:
    """Return the points from the first value on."""
    first = next((at for at, one in enumerate(points) if one.nilai is not None), len(points))
    return points[first:]


def mean(values: Sequence[Decimal]) -> Decimal | None:
    """Return the mean at two decimals, None of nothing."""
    return round_half_up(sum(values, Decimal(0)) / len(values), 2) if values else None


def _value(stored: Stored, *, total: bool) -> Decimal | None:
    return decimal_or_none(stored.nilai if total else stored.hasil_kerja)


def _periods(connection: Connection, period: Period) -> list[Period]:
    """Return the scored periods of the same kind up to this one, oldest first.

    A year and a semester show the quarters so far beside them.
    """
    kind = "bulan" if period.jenis == "bulan" else "triwulan"
    scored_ones = {from_id(name) for name, _ in runs.periods(connection)}
    first = period.tahun - 1
    wanted = [
        one
        for tahun in (first, period.tahun)
        for one in every(tahun, kind)
        if one.last <= period.last
    ]
    while wanted and wanted[0] not in scored_ones:
        wanted.pop(0)
    return wanted[-_QUARTERS_SHOWN:]


def _label(period: Period) -> str:
    if period.jenis == "triwulan":
        return f"TW {('I', 'II', 'III', 'IV')[period.nomor - 1]} {period.tahun}"
    return period.words
