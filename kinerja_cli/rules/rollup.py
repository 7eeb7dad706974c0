"""Target and realisation of an indicator in a period: as recorded, or rolled up from its parts.

Any period is judged from records of exactly that period. Where only its parts exist (months of a
quarter, quarters of a semester or year) they are rolled up by the indicator's akumulasi; a part
that is due and has no realisation is missing, and missing is not zero.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.model import Fact, Indicator, Origin, Realisation
from kinerja_cli.rules.numbers import Range, canonical, read, round_half_up, show_quantity
from kinerja_cli.rules.periods import Period, every, year

JUMLAH, TERAKHIR, RATA = "Jumlah", "Nilai Terakhir", "Rata-rata"
METHODS = (JUMLAH, RATA, TERAKHIR, "Maksimum", "Minimum")
_NOTHING = Realisation()


class Figure(NamedTuple):
    """A target or a realisation in one period; a tuple, for a city has hundreds of thousands.

    Attributes:
        nilai: canonical text; None when missing.
        cara: how it was rolled up; "" when it is a record of exactly this period.
        sumber: the cells it came from.
    """

    nilai: str | None = None
    cara: str = ""
    sumber: tuple[Origin, ...] = ()


class Figures(NamedTuple):
    """Target and realisation of one indicator in one period, with what was noticed."""

    target: Figure
    realisasi: Figure
    temuan: tuple[Finding, ...] = ()


def figures(indicator: Indicator, period: Period) -> Figures:
    """Return what the indicator aimed at and reached in `period`."""
    at = str(period)
    row = indicator.realisations.get(at, _NOTHING)
    if exact := _exact(indicator, at, row):
        return exact
    found: list[Finding] = []
    target = _target(indicator, period, row, found)
    actual = _actual(indicator, period, row, found)
    if (target.cara or actual.cara) and not indicator.akumulasi:
        method, sure = method_of(indicator)
        if not sure:
            found.append(
                Finding(
                    "akumulasi-ditebak",
                    nilai=indicator.indikator,
                    data={"pakai": method},
                    asal=indicator.asal,
                )
            )
    if not target.nilai and actual.nilai:
        found.append(
            Finding(
                "realisasi-tanpa-target",
                nilai=show_quantity(actual.nilai),
                data={"periode": period.words},
                asal=actual.sumber[-1] if actual.sumber else None,
            )
        )
    return Figures(target, actual, tuple(found))


def _exact(indicator: Indicator, period: str, row: Realisation) -> Figures | None:
    """Return the figures where nothing is to be rolled up or compared, as it mostly is; else None."""
    actual, own = row.realisasi, row.target
    if not actual or len(indicator.realisations) > 1:
        return None
    plan = indicator.targets.get(period)
    target = plan or own
    if not target or not target.nilai or (plan and own and plan.nilai != own.nilai):
        return None
    return Figures(
        Figure(target.nilai, "", _origins(target)), Figure(actual.nilai, "", _origins(actual))
    )


def method_of(indicator: Indicator) -> tuple[str, bool]:
    """Return the akumulasi and whether it is certain.

    Unwritten, it is the one of Jumlah, Nilai Terakhir and Rata-rata under which the quarterly
    targets give the annual target; none or several of them: Rata-rata, not certain.
    """
    if indicator.akumulasi:
        return indicator.akumulasi, True
    annual = indicator.targets.get(str(year(indicator.tahun)))
    quarters = [
        indicator.targets[str(q)].nilai
        for q in every(indicator.tahun, "triwulan")
        if str(q) in indicator.targets
    ]
    fitting = [
        method
        for method in (JUMLAH, TERAKHIR, RATA)
        if annual and quarters and combine(quarters, method) == annual.nilai
    ]
    return (fitting[0], True) if len(fitting) == 1 else (RATA, False)


def combine(values: Sequence[str], method: str) -> str:
    """Return canonical values of parts as one; words have no sum, so the latest stands."""
    quantities = [read(value) for value in values]
    if method == TERAKHIR or any(isinstance(q, str) for q in quantities):
        return values[-1]
    if any(isinstance(q, Range) for q in quantities):
        bounds = [q if isinstance(q, Range) else Range(q, q) for q in quantities]  # type: ignore[arg-type]
        lo = _combined([bound.lo for bound in bounds], method)
        hi = _combined([bound.hi for bound in bounds], method)
        return f"{canonical(lo)}..{canonical(hi)}"
    return canonical(_combined([q for q in quantities if isinstance(q, Decimal)], method))


def _combined(values: list[Decimal], method: str) -> Decimal:
    if method == JUMLAH:
        return sum(values, Decimal(0))
    if method == RATA:
        # Settled at the fifteenth decimal, so that 10, 10 and 10 have the mean 10.
        return round_half_up(sum(values, Decimal(0)) / len(values), 15)
    return max(values) if method == "Maksimum" else min(values)


def _row(indicator: Indicator, period: Period) -> Realisation:
    return indicator.realisations.get(str(period), _NOTHING)


def _target(indicator: Indicator, period: Period, row: Realisation, found: list[Finding]) -> Figure:
    plan, own = indicator.targets.get(str(period)), row.target
    if plan and own and plan.nilai != own.nilai:
        found.append(
            Finding(
                "target-berbeda",
                nilai=show_quantity(own.nilai),
                data={"lain": show_quantity(plan.nilai)},
                asal=own.asal,
            )
        )
    exact = plan or own
    if exact:
        return Figure(exact.nilai, sumber=_origins(exact))
    parts = [
        (part, _target(indicator, part, _row(indicator, part), []))
        for part in _parts(indicator, period)
    ]
    return _rolled([(p, f) for p, f in parts if f.nilai], indicator)


def _actual(indicator: Indicator, period: Period, row: Realisation, found: list[Finding]) -> Figure:
    exact = row.realisasi
    if not exact:
        return _rolled_actual(indicator, period)
    if len(indicator.realisations) == 1:
        return Figure(exact.nilai, sumber=_origins(exact))  # there is no other to compare with
    rolled = _rolled_actual(indicator, period)
    if rolled.nilai and rolled.nilai != exact.nilai:
        found.append(
            Finding(
                "gabungan-berbeda",
                nilai=show_quantity(exact.nilai),
                asal=exact.asal,
                data={
                    "periode": period.words,
                    "catatan": show_quantity(exact.nilai),
                    "gabungan": show_quantity(rolled.nilai),
                },
            )
        )
    return Figure(exact.nilai, sumber=_origins(exact))


def _rolled_actual(indicator: Indicator, period: Period) -> Figure:
    parts: list[tuple[Period, Figure]] = []
    for part in _parts(indicator, period):
        row = _row(indicator, part)
        actual = _actual(indicator, part, row, [])
        if actual.nilai:
            parts.append((part, actual))
        elif _target(indicator, part, row, []).nilai:
            return Figure(cara=f"realisasi {part.words} belum ada")
    return _rolled(parts, indicator)


def _parts(indicator: Indicator, period: Period) -> tuple[Period, ...]:
    """Return the parts to roll up: quarters, or both halves when one stands without quarters."""
    if period.jenis != "tahun":
        return period.parts
    halves = every(period.tahun, "semester")
    for half in halves:
        recorded = any(_row(indicator, quarter).realisasi for quarter in half.parts)
        if _row(indicator, half).realisasi and not recorded:
            return halves
    return period.parts


def _rolled(parts: list[tuple[Period, Figure]], indicator: Indicator) -> Figure:
    if not parts:
        return Figure()
    method, _ = method_of(indicator)
    values = [figure.nilai for _, figure in parts if figure.nilai is not None]
    shown = "; ".join(f"{part.words} {show_quantity(figure.nilai)}" for part, figure in parts)
    sources = tuple(origin for _, figure in parts for origin in figure.sumber)
    return Figure(combine(values, method), f"{method} dari {shown}", sources)


def _origins(fact: Fact) -> tuple[Origin, ...]:
    return (fact.asal,) if fact.asal else ()
