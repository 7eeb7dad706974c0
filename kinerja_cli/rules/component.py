"""A component of a score beside hasil kerja and perilaku: disiplin, kompetensi, layanan."""

from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.numbers import round_half_up
from kinerja_cli.rules.trace import Step

_SETTLED = 15


@dataclass(frozen=True, slots=True)
class ComponentScore:
    """One component.

    Attributes:
        nilai: 0–100, rounded once, half up; None when there is no data for it.
        step: the derivation.
        alasan: why `nilai` is None, in a sentence; else "".
    """

    nilai: Decimal | None
    step: Step
    temuan: tuple[Finding, ...] = ()
    alasan: str = ""


def rounded(value: Decimal, places: int) -> Decimal:
    """Return a component as bands compare it and reports print it.

    The fifteenth decimal is settled first: a third and two thirds make one again.
    """
    return round_half_up(round_half_up(value, _SETTLED), places)
