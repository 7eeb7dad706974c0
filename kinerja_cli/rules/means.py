"""A nilai hasil kerja before it is rounded, and the weighted mean that most regulations make it of."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.indicators import TIDAK_DINILAI, IndicatorScore, is_qualitative, step_of
from kinerja_cli.rules.numbers import HUNDRED, read, show
from kinerja_cli.rules.policy import Policy
from kinerja_cli.rules.trace import Later, Step, Words


@dataclass(frozen=True, slots=True)
class Mean:
    """The value of the results of one employee, unrounded.

    Attributes:
        rows: every indicator, those that enter the value with their share of it in percent.
        pola, isi, dasar, bagian: how, as in `trace.Step`.
    """

    rows: tuple[IndicatorScore, ...]
    nilai: Decimal
    pola: str
    isi: tuple[Decimal | str | Words, ...]
    dasar: str
    bagian: Sequence[Step]


def plain_mean(values: Sequence[Decimal]) -> Decimal:
    """Return the mean of at least one value."""
    return sum(values, Decimal(0)) / len(values)


def shared(
    rows: Sequence[IndicatorScore], shares: Sequence[tuple[IndicatorScore, Decimal]]
) -> tuple[IndicatorScore, ...]:
    """Return the rows, those in `shares` with their share in percent."""
    by_row = {id(row): share for row, share in shares}
    return tuple(
        [IndicatorScore(*row[:-1], by_row[id(row)]) if id(row) in by_row else row for row in rows]
    )


def weighted(
    rows: Sequence[IndicatorScore], counted: Sequence[IndicatorScore], policy: Policy
) -> Mean:
    """Return the mean of the counted capaian by their weights; without any, all weigh the same."""
    weights = [row.bobot or Decimal(0) for row in counted]
    equal = not any(weights)
    if equal:
        weights = [Decimal(1)] * len(counted)
    total = sum(weights, Decimal(0))
    capaian = [row.capaian or Decimal(0) for row in counted]
    mean = sum((w * c for w, c in zip(weights, capaian, strict=True)), Decimal(0)) / total
    placed = shared(
        rows, [(row, w / total * HUNDRED) for row, w in zip(counted, weights, strict=True)]
    )

    def terms() -> str:
        pairs = zip(weights, capaian, strict=True)
        return f"({' + '.join(f'{show(w)} × {show(c, 4)}' for w, c in pairs)})"

    how = "{0} ÷ {1} = {2}, dibulatkan setengah ke atas menjadi {3}"
    how += "; tanpa bobot, semua sama berat" if equal else ""
    return Mean(
        placed,
        mean,
        how,
        (Words(terms), total, mean),
        f"{policy.bobot_dasar}; {policy.pembulatan_dasar}",
        Later(lambda: [step_of(row, policy) for row in placed]),
    )


def partly(weights: Sequence[Decimal | None]) -> bool:
    """Return whether some weights are written and some are not."""
    return any(w is None for w in weights) and any(w is not None for w in weights)


def weight_findings(rows: Sequence[IndicatorScore], policy: Policy) -> list[Finding]:
    """Return a warning when neither the year's nor the period's weights make 100 (or 1)."""
    main = [row for row in rows if row.utama]
    if not all(isinstance(read(text), Decimal) for text in _stated(main)):
        main = [row for row in main if not _words(row, policy)]
    weights = [row.bobot for row in main]
    given = [weight for weight in weights if weight is not None]
    if not given or partly(weights):
        return []
    total = sum(given, Decimal(0))
    due = [row.bobot for row in main if row.keadaan != TIDAK_DINILAI and row.bobot is not None]
    if _is_whole(total, policy) or _is_whole(sum(due, Decimal(0)), policy):
        return []
    asal = next(row.indicator.asal for row in rows if row.utama)
    return [Finding("bobot-bukan-100", nilai=show(total), data={"jumlah": show(total)}, asal=asal)]


def _is_whole(total: Decimal, policy: Policy) -> bool:
    """Return whether weights make 100, or 1 when they are fractions."""
    whole, slack = policy.bobot_jumlah, policy.bobot_toleransi
    if whole is None or slack is None:
        return True
    return abs(total - whole) <= slack or abs(total * whole - whole) <= slack


def _words(row: IndicatorScore, policy: Policy) -> bool:
    """Return whether an indicator is qualitative in any period of the year."""
    return any(is_qualitative(target, policy) for target in _stated([row]))


def _stated(rows: Sequence[IndicatorScore]) -> set[str]:
    """Return every target that some indicators have in any period of the year."""
    own = [row.indicator for row in rows]
    reported = [one.target for item in own for one in item.realisations.values()]
    planned = {fact.nilai for item in own for fact in item.targets.values()}
    return planned | {target.nilai for target in reported if target}
