"""Progress of one indicator in its year: what is reached, what is left, whether the pace suffices.

The rule (docs/penilaian.md, "Kemajuan tahun berjalan"): what is reached after the quarters that
have ended is held against the share of the year's target that is due by then. The share follows
the quarterly targets where all of them are known, else it is the number of quarters ÷ 4. Quarters
before somebody began do not count. Nothing here enters a score.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kinerja_cli.rules import rollup
from kinerja_cli.rules.model import Indicator
from kinerja_cli.rules.numbers import Range, canonical, decimal_or_none, read, show, show_quantity
from kinerja_cli.rules.periods import Period, every, year

TERCAPAI, CUKUP, KURANG, LEWAT = "tercapai", "laju cukup", "laju belum cukup", "batas terlewati"
TIDAK_TERCAPAI, TIDAK_DINYATAKAN = "tidak tercapai", "tidak dapat dinyatakan"
_ZERO = Decimal(0)


class Progress(NamedTuple):
    """Where one indicator stands at the end of a period.

    Attributes:
        target, sampai: the year's target and what is reached to date, as canonical text or None.
        lewat, sisa_triwulan: how many quarters have ended and how many remain.
        cara: the akumulasi.
        keadaan: one of the six words above.
        tersisa: what is left, in words with its figures; "" where nothing can be said.
        alasan: the figures behind `keadaan`, or why nothing can be said.
        perlu: what each remaining quarter has to bring, None where there is no such number.
    """

    indicator: Indicator
    target: str | None
    sampai: str | None
    lewat: int
    sisa_triwulan: int
    cara: str
    keadaan: str
    tersisa: str
    alasan: str
    perlu: Decimal | None = None


class _State(NamedTuple):
    keadaan: str
    tersisa: str
    alasan: str
    perlu: Decimal | None = None


class _Quarters(NamedTuple):
    """The quarters of somebody's year, and those of them that have ended."""

    all: tuple[Period, ...]
    ended: tuple[Period, ...]

    @property
    def left(self) -> int:
        return len(self.all) - len(self.ended)


def progress(indicator: Indicator, period: Period, since: date | None = None) -> Progress:
    """Return the progress of an indicator at the end of `period`.

    Args:
        indicator: with every period of its year.
        period: what lies behind its end is not looked at.
        since: when the person began in the position, if that was within the year.
    """
    counted = quarters_of([indicator], indicator.tahun, since)
    quarters = _Quarters(counted, tuple(one for one in counted if one.last <= period.last))
    method, _ = rollup.method_of(indicator)
    target = rollup.figures(indicator, year(indicator.tahun)).target.nilai
    reached, why = _to_date(indicator, quarters, method)
    state = _state(indicator, target, reached, why, quarters, method)
    ended = len(quarters.ended)
    return Progress(indicator, target, reached, ended, quarters.left, method, *state)


def quarters_of(
    indicators: Iterable[Indicator], tahun: int, since: date | None
) -> tuple[Period, ...]:
    """Return the quarters of a year without those before somebody began.

    A quarter that has a target or a realisation counts all the same: the SKP speaks of it.
    """
    known = tuple(indicators)
    return tuple(
        quarter
        for quarter in every(tahun, "triwulan")
        if since is None or quarter.last >= since or any(_told(one, quarter) for one in known)
    )


def _told(indicator: Indicator, quarter: Period) -> bool:
    figures = rollup.figures(indicator, quarter)
    return bool(figures.target.nilai or figures.realisasi.nilai)


def _to_date(indicator: Indicator, quarters: _Quarters, method: str) -> tuple[str | None, str]:
    """Return the realisation to date, or why there is none: a gap is never taken for zero."""
    if not quarters.ended:
        return None, "belum ada triwulan yang selesai"
    if not quarters.left:
        exact = rollup.figures(indicator, year(indicator.tahun)).realisasi.nilai
        if exact:
            return exact, ""
    values = []
    for quarter in quarters.ended:
        figures = rollup.figures(indicator, quarter)
        if figures.realisasi.nilai:
            values.append(figures.realisasi.nilai)
        elif figures.target.nilai:
            return None, f"realisasi {quarter.words} belum ada"
    return (rollup.combine(values, method), "") if values else (None, "belum ada realisasi")


def _state(
    indicator: Indicator,
    target: str | None,
    reached: str | None,
    why: str,
    quarters: _Quarters,
    method: str,
) -> _State:
    if not target:
        return _State(TIDAK_DINYATAKAN, "", "target tahun belum ada")
    if not reached:
        return _State(TIDAK_DINYATAKAN, "", why)
    aim, got = read(target), decimal_or_none(reached)
    if isinstance(aim, Range) and got is not None:
        return _within(aim, got)
    if not isinstance(aim, Decimal) or got is None:
        return _words(target, reached)
    if indicator.polaritas == "stabil":
        return _steady(aim, got)
    if method == rollup.JUMLAH:
        return _sum(indicator, aim, got, quarters)
    if method == rollup.RATA:
        return _mean(indicator, aim, got, quarters)
    return _level(indicator, aim, got, quarters, method)


def _within(aim: Range, got: Decimal) -> _State:
    if aim.lo <= got <= aim.hi:
        return _State(TERCAPAI, "", f"{show(got)} berada di dalam {show(aim.lo)}–{show(aim.hi)}")
    gap = aim.lo - got if got < aim.lo else got - aim.hi
    return _State(TIDAK_DINYATAKAN, f"{show(gap)} di luar rentang", "target berupa rentang")


def _words(target: str, reached: str) -> _State:
    if target == reached:
        return _State(TERCAPAI, "", f"sama dengan target {show_quantity(target)}")
    return _State(TIDAK_DINYATAKAN, "", "target berupa kata; laju tidak dihitung")


def _steady(aim: Decimal, got: Decimal) -> _State:
    if aim == got:
        return _State(TERCAPAI, "", f"sama dengan target {show(aim)}")
    side = "di atas" if got > aim else "di bawah"
    gap = f"{show(abs(got - aim))} {side} target"
    return _State(TIDAK_DINYATAKAN, gap, "target stabil tanpa batas simpangan yang tercatat")


def _down(indicator: Indicator) -> bool:
    return (indicator.polaritas or indicator.rumus).startswith("turun")


def _planned(indicator: Indicator, quarters: _Quarters) -> list[Decimal]:
    """Return the target of every quarter; empty unless all of them are recorded as numbers."""
    planned = [decimal_or_none(rollup.figures(indicator, one).target.nilai) for one in quarters.all]
    known = [one for one in planned if one is not None]
    return known if len(known) == len(planned) else []


def _share_due(indicator: Indicator, quarters: _Quarters) -> Decimal:
    """Return the share of the year's target that is due by now."""
    planned = _planned(indicator, quarters)
    total = sum(planned, _ZERO)
    if total > 0:
        return sum(planned[: len(quarters.ended)], _ZERO) / total
    return Decimal(len(quarters.ended)) / len(quarters.all)


def _sum(indicator: Indicator, aim: Decimal, got: Decimal, quarters: _Quarters) -> _State:
    """A sum over the year: what is reached against the share of the target due by now."""
    rest = aim - got
    due = aim * _share_due(indicator, quarters)
    held = f"{show(got)} terhadap {show(due, 2)} yang jatuh tempo sampai kini"
    if _down(indicator):
        if rest < 0:
            return _State(LEWAT, f"{show(-rest)} di atas batas setahun", held)
        if not quarters.left:
            return _State(TERCAPAI, "", held)
        return _State(CUKUP if got <= due else KURANG, f"ruang {show(rest)} lagi", held)
    if rest <= 0:
        return _State(TERCAPAI, "", f"{show(got)} terhadap target setahun {show(aim)}")
    if not quarters.left:
        return _State(TIDAK_TERCAPAI, show(rest), held)
    return _State(CUKUP if got >= due else KURANG, show(rest), held, rest / quarters.left)


def _mean(indicator: Indicator, aim: Decimal, got: Decimal, quarters: _Quarters) -> _State:
    """A mean over the year: against the mean of the quarterly targets due by now, else the year's."""
    down, left = _down(indicator), quarters.left
    met = got <= aim if down else got >= aim
    if not left:
        return _State(
            TERCAPAI if met else TIDAK_TERCAPAI,
            "",
            f"rata-rata {show(got, 2)} terhadap {show(aim)}",
        )
    due, held = _mean_due(indicator, aim, got, quarters)
    enough = got <= due if down else got >= due
    if met:
        return _State(CUKUP if enough else KURANG, "", held)
    needed = (aim * len(quarters.all) - got * len(quarters.ended)) / left
    if needed < 0:
        return _State(LEWAT, "", held)
    word = "paling banyak" if down else "paling sedikit"
    when = f"{left} triwulan berikutnya" if left > 1 else "triwulan terakhir"
    rest = f"rata-rata {word} {show(needed, 2)} pada {when}"
    return _State(CUKUP if enough else KURANG, rest, held, needed)


def _mean_due(
    indicator: Indicator, aim: Decimal, got: Decimal, quarters: _Quarters
) -> tuple[Decimal, str]:
    """Return what the mean is held against, and the figures in words."""
    planned = _planned(indicator, quarters)
    if not planned:
        return aim, f"rata-rata {show(got, 2)} terhadap target setahun {show(aim)}"
    passed = planned[: len(quarters.ended)]
    due, whole = sum(passed, _ZERO) / len(passed), sum(planned, _ZERO) / len(planned)
    held = f"rata-rata {show(got, 2)} terhadap {show(due, 2)} yang jatuh tempo sampai kini"
    if due != aim:
        held += f"; target setahun {show(aim)}"
    if whole != aim:
        held += f" (rata-rata target triwulannya {show(whole, 2)})"
    return due, held


def _level(
    indicator: Indicator, aim: Decimal, got: Decimal, quarters: _Quarters, method: str
) -> _State:
    """The last, highest or lowest value: met, or on the way by the quarter's target or its slope."""
    down = _down(indicator)
    met = got <= aim if down else got >= aim
    held = f"{show(got)} terhadap target setahun {show(aim)}"
    # A lowest value never rises again, a highest never falls: a missed bound stays missed.
    fixed = (method == "Maksimum" and down) or (method == "Minimum" and not down)
    if fixed and quarters.left:
        return _State(CUKUP if met else LEWAT, "" if met else show(abs(aim - got)), held)
    if met:
        return _State(TERCAPAI, "", held)
    rest = show(abs(aim - got))
    if not quarters.left:
        return _State(TIDAK_TERCAPAI, rest, held)
    planned = decimal_or_none(rollup.figures(indicator, quarters.ended[-1]).target.nilai)
    if planned is not None:
        good = got <= planned if down else got >= planned
        return _State(CUKUP if good else KURANG, rest, f"{held}; target triwulan {show(planned)}")
    return _by_slope(indicator, aim, got, quarters, rest, held)


def _by_slope(
    indicator: Indicator, aim: Decimal, got: Decimal, quarters: _Quarters, rest: str, held: str
) -> _State:
    numbers = [
        decimal_or_none(rollup.figures(indicator, quarter).realisasi.nilai)
        for quarter in quarters.ended
    ]
    known = [one for one in numbers if one is not None]
    if len(known) < 2:  # noqa: PLR2004  # one point has no slope
        return _State(TIDAK_DINYATAKAN, rest, f"{held}; baru satu angka, laju belum terlihat")
    step = (known[-1] - known[0]) / (len(known) - 1)
    end = got + step * quarters.left
    good = end <= aim if _down(indicator) else end >= aim
    how = f"{held}; bergerak {show(step, 2)} per triwulan, menuju {show(end, 2)}"
    return _State(CUKUP if good else KURANG, rest, how)


def shown(text: str | None) -> str:
    """Return a figure to date for the eye: two decimals of what never ends."""
    number = decimal_or_none(text)
    if number is None:
        return show_quantity(text)
    return show(number, 2) if len(canonical(number).partition(".")[2]) > 2 else show(number)  # noqa: PLR2004
