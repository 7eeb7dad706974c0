"""Numbers as the engine holds them: canonical text, `Decimal`, and one way of rounding.

Canonical text is what the store keeps: a plain decimal with a point ("95.5"), a range with two
points ("80..90"), or the words of a target that is not a number ("BB", "Terlaksana").
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

_PLAIN = re.compile(r"-?\d+(?:\.\d+)?\Z")

HUNDRED = Decimal(100)
_WIDE = Context(prec=60)


@dataclass(frozen=True, slots=True)
class Range:
    """A target that is met anywhere between two bounds, both included."""

    lo: Decimal
    hi: Decimal


Quantity = Decimal | Range | str
"""What a target or realisation can be: a number, a range, or words."""


@lru_cache(1 << 14)
def read(text: str) -> Quantity:
    """Return the meaning of canonical text."""
    if _PLAIN.match(text):
        return Decimal(text)
    lo, dots, hi = text.partition("..")
    if dots and _PLAIN.match(lo) and _PLAIN.match(hi):
        return Range(Decimal(lo), Decimal(hi))
    return text


@lru_cache(1 << 14)  # equal numbers have one text, and a city has the same few again and again
def canonical(number: Decimal) -> str:
    """Return plain decimal text without exponent or trailing zeros.

    >>> canonical(Decimal("95.50")), canonical(Decimal("1E+3"))
    ('95.5', '1000')
    """
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


@lru_cache
def _unit(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


def round_half_up(number: Decimal, places: int) -> Decimal:
    """Return `number` rounded half away from zero: 3.125 → 3.13 at two places."""
    return number.quantize(_unit(places), rounding=ROUND_HALF_UP, context=_WIDE)


@lru_cache(1 << 12)
def decimal_or_none(text: str | None) -> Decimal | None:
    """Return canonical text as a number, None when it is missing or not a number."""
    if not text:
        return None
    try:
        return Decimal(text) if _PLAIN.match(text) else None
    except InvalidOperation:  # pragma: no cover - the pattern admits no such text
        return None


def show(number: Decimal, places: int | None = None) -> str:
    """Return a number as Indonesian officers write it: 1.234,5.

    With `places` it is rounded for the eye to that many decimals; without, all digits stand, at
    most ten decimals for numbers that never end.
    """
    if places is not None:
        text = format(round_half_up(number, places), "f")
    else:
        exact = canonical(number)
        text = exact
        if len(exact.partition(".")[2]) > 10:  # noqa: PLR2004
            text = canonical(round_half_up(number, 10))
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, _, fraction = text.partition(".")
    groups = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ".", whole)
    return sign + groups + ("," + fraction if fraction else "")


def show_quantity(text: str | None) -> str:
    """Return canonical text as an officer reads it; a dash when missing."""
    if not text:
        return "–"
    quantity = read(text)
    if isinstance(quantity, Decimal):
        return show(quantity)
    if isinstance(quantity, Range):
        return f"{show(quantity.lo)}–{show(quantity.hi)}"
    return quantity
