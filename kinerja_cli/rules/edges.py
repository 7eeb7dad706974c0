"""Classes by lower edges, said in words: from where to where each of them goes."""

from collections.abc import Sequence

from kinerja_cli.rules.numbers import show
from kinerja_cli.rules.scales import NEW_IDEA, Band

_CONDITIONS = {NEW_IDEA: "ide baru"}


def spans(bands: Sequence[Band], unit: str = "") -> list[str]:
    """Return where each class lies: “90 sampai di bawah 110”; the best class first.

    `unit` stands behind the last number of each.

    >>> from decimal import Decimal
    >>> spans([Band("A", lebih_dari=Decimal(100)), Band("B", Decimal(90)), Band("C")])
    ['di atas 100', '90 sampai 100', 'di bawah 90']
    """
    found, upper, kept = [], "", ""
    for band in bands:
        words = _span(band, upper, unit)
        if kept:
            words += f", juga {kept}"
        condition = _CONDITIONS.get(band.syarat, "")
        kept = f"{words} tanpa {condition}" if condition else ""
        found.append(f"{words} dengan {condition}" if condition else words)
        upper = _upper(band, unit)
    return found


def _span(band: Band, upper: str, unit: str) -> str:
    if band.lebih_dari is not None:
        low = f"di atas {show(band.lebih_dari)}"
    elif band.minimal is not None:
        low = show(band.minimal)
    else:
        return upper or "semua nilai"
    if not upper:
        return f"{low}{unit}" if low.startswith("di atas") else f"{low}{unit} ke atas"
    return f"{low} {upper if upper.startswith('sampai') else 'sampai ' + upper}"


def _upper(band: Band, unit: str) -> str:
    """Return how the class below ends."""
    if band.lebih_dari is not None:
        return f"sampai {show(band.lebih_dari)}{unit}"
    return "" if band.minimal is None else f"di bawah {show(band.minimal)}{unit}"
