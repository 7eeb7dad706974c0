"""Hold `kinerja report` to its ratio: `python benchmarks/report_speed.py [ROUNDS [EMPLOYEES]]`.

The reports of one dinas of 300 are written in both formats. The yardstick is what nobody can do
without: XlsxWriter alone is handed exactly the calls that made the workbook (cells, looks, charts,
all of them kept in a list beforehand; that the same bytes come of it is checked first), and Jinja
alone renders the same page from the view that is there already. Both are timed in turn in one
process, by processor time, templates compiled and modules imported beforehand.

At most 2 times as long for `dinas`; other kinds about an office are shown beside it. The yardstick
runs as Python comes; beside it stands the ratio where its cycles are collected as seldom as ours.
"""

import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import filled_office
import xlsxwriter
from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kinerja_cli.actions import clock, collecting
from kinerja_cli.actions.report import ReportOptions, write_reports
from kinerja_cli.actions.report_kinds import KINDS
from kinerja_cli.actions.views.report_views import Views
from kinerja_cli.cli import main as kinerja
from kinerja_cli.reports import excel, templating
from kinerja_cli.reports.view_layout import PLAIN
from kinerja_cli.rules.periods import from_id
from kinerja_cli.store import database, results

MOST_TIMES = 2.0
DECIDES = "dinas"


def main(rounds: int, employees: int) -> int:
    """Print each round and the verdict; 1 when the limit is not kept."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        db = folder / "kinerja.db"
        filled_office.main(db, employees, 1)
        _scored(db)
        kinds = [kind.nama for kind in KINDS.values() if kind.tentang == "dinas"]
        times = {kind: _rounds(kind, db, folder, rounds) for kind in kinds}
    print(f"median {times[DECIDES]:.2f} times (at most {MOST_TIMES})")
    return int(times[DECIDES] > MOST_TIMES)


def _rounds(kind: str, db: Path, folder: Path, rounds: int) -> float:
    view = _view(kind, db)
    calls, book = _recorded(kind, view)
    assert _replay(calls)[1] == book, "the yardstick makes another workbook"
    page = templating._environment(None, "").get_template(f"html/{kind}.html.j2")  # noqa: SLF001
    asked = ReportOptions(jenis=kind, semua=True, ke=folder / "laporan")
    write_reports(db, asked, clock.actor("ukur"), 5, lambda *_: None)
    ratios = []
    for _ in range(rounds):
        ours = _timed(lambda: write_reports(db, asked, clock.actor("ukur"), 5, lambda *_: None))
        alone, rendered = _alone(calls, page, view)
        ratios.append(ours / (alone + rendered))
        with (
            collecting.seldom()
        ):  # as our reports are made: what tuning the collector alone is worth
            strict = ours / sum(_alone(calls, page, view))
        print(f"{kind}: report {ours:.2f} s of processor, XlsxWriter {alone:.2f} s ({len(calls)} calls), "
              f"Jinja {rendered:.2f} s: {ratios[-1]:.2f} times; {strict:.2f} where both collect seldom")  # fmt: skip
    return median(ratios)


def _alone(calls: list["_Call"], page: Any, view: object) -> tuple[float, float]:
    return _replay(calls)[0], _timed(lambda: page.render(laporan=view, tata=PLAIN).encode())


def _scored(db: Path) -> None:
    try:
        sys.argv = ["kinerja", "score", "--periode", filled_office.PERIOD, "--db", str(db), "-q"]
        kinerja()
    except SystemExit as ended:
        if ended.code:
            raise


def _view(kind: str, db: Path) -> object:
    period = from_id(filled_office.PERIOD)
    with closing(database.open_existing(db, 5)) as connection, database.reading(connection):
        units = {one.unit_id for one in results.of_period(connection, str(period)).values()}
        return KINDS[kind].make(Views(connection, period, ""), *units)


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@dataclass(frozen=True, slots=True)
class _Made:
    """What an earlier call of the list returned."""

    number: int


@dataclass(slots=True)
class _Call:
    target: _Made
    name: str
    words: tuple[Any, ...]
    named: dict[str, Any]
    made: _Made | None = None


@dataclass
class _Witness:
    """Stands for an object of XlsxWriter and writes down what is asked of it."""

    real: Any
    me: _Made
    calls: list[_Call]
    count: Iterator[int] = field(repr=False)

    def __getattr__(self, name: str) -> Any:
        real = getattr(self.real, name)
        if not callable(real):
            return real

        def call(*words: Any, **named: Any) -> Any:
            one = _Call(
                self.me, name, tuple(map(_kept, words)), {k: _kept(v) for k, v in named.items()}
            )
            self.calls.append(one)
            result = real(*map(_real, words), **{key: _real(value) for key, value in named.items()})
            if not isinstance(result, (Worksheet, Format, Chart)):
                return result
            one.made = _Made(next(self.count))
            return _Witness(result, one.made, self.calls, self.count)

        return call


def _kept(value: Any) -> Any:
    if isinstance(value, dict):  # a copy, for the same reason
        return {key: _kept(one) for key, one in value.items()}
    return value.me if isinstance(value, _Witness) else value


def _real(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _real(one) for key, one in value.items()}
    return value.real if isinstance(value, _Witness) else value


def _resolved(value: Any, made: dict[int, Any]) -> Any:
    if isinstance(value, dict):
        return {key: _resolved(one, made) for key, one in value.items()}
    return made[value.number] if isinstance(value, _Made) else value


def _recorded(kind: str, view: object) -> tuple[list[_Call], bytes]:
    """Return every call that makes the workbook of a view, and the workbook."""
    calls: list[_Call] = []
    plain, count = xlsxwriter.Workbook, iter(range(1, 1_000_000))

    def witnessed(_stream: io.BytesIO, options: dict[str, Any]) -> _Witness:
        calls.append(_Call(_Made(0), "Workbook", (deepcopy(options),), {}))
        return _Witness(plain(_stream, options), _Made(0), calls, count)

    xlsxwriter.Workbook = witnessed
    try:
        return calls, excel.render(kind, view)
    finally:
        xlsxwriter.Workbook = plain


def _replay(calls: list[_Call]) -> tuple[float, bytes]:
    """Return the processor time that XlsxWriter alone takes for some calls, and the workbook.

    Putting the looks into the arguments is the yardstick's own trouble and not timed.
    """
    stream, options = (
        io.BytesIO(),
        deepcopy(calls[0].words[0]),
    )  # XlsxWriter changes what it is given
    start = time.process_time()
    made: dict[int, Any] = {0: xlsxwriter.Workbook(stream, options)}
    for call in calls:
        if call.made:
            made[call.made.number] = getattr(made[call.target.number], call.name)(
                *call.words, **call.named
            )
    spent = time.process_time() - start
    ready = [
        (
            getattr(made[call.target.number], call.name),
            _resolved_words(call, made),
            _resolved(call.named, made),
        )
        for call in calls[1:]
        if not call.made
    ]
    start = time.process_time()
    for method, words, named in ready:
        method(*words, **named)
    return spent + time.process_time() - start, stream.getvalue()


def _resolved_words(call: _Call, made: dict[int, Any]) -> tuple[Any, ...]:
    return tuple(_resolved(word, made) for word in call.words)


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(numbers + [3, 300][len(numbers) :])))
