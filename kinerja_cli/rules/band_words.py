"""Where a value lies on a scale of classes, in words."""

from decimal import Decimal

from kinerja_cli.rules.numbers import show
from kinerja_cli.rules.scales import Band, Scale
from kinerja_cli.rules.trace import Words


def least(band: Band) -> str:
    """Return the lower edge of a band in words, "" for the band that takes all the rest."""
    if band.lebih_dari is not None:
        return f"lebih dari {show(band.lebih_dari)}"
    return f"paling sedikit {show(band.minimal)}" if band.minimal is not None else ""


def placed(what: str, value: Decimal, scale: Scale, kelas: str) -> Words:
    """Return the words for a value and the edges between which it has its class."""
    return Words(lambda: f"{what} {show(value, 2)}: {position(value, scale, kelas)}")


def position(value: Decimal, scale: Scale, kelas: str) -> str:
    """Return the edges between which a value has its class; an edge that it is beyond is left out.

    >>> scale = Scale((Band("A", lebih_dari=Decimal(100)), Band("B", Decimal(90)), Band("C")), "")
    >>> position(Decimal(95), scale, "B"), position(Decimal(80), scale, "C")
    ('paling sedikit 90 dan tidak lebih dari 100', 'kurang dari 90')
    """
    at = next(n for n, band in enumerate(scale.ambang) if band.kelas == kelas)
    words = [least(scale.ambang[at])]
    above = scale.ambang[at - 1] if at else None
    if above and not above.holds(value):
        strict = above.lebih_dari is not None
        words.append(f"{'tidak lebih' if strict else 'kurang'} dari {show(above.edge)}")
    return " dan ".join(word for word in words if word)
