"""TOML that an officer wrote: read whole, or refused in words with the line and the key."""

import re
import tomllib
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from kinerja_cli.errors import ConfigError

LARGEST, DECIMALS = 1_000_000_000, 10
RANGE = f"angka antara −{LARGEST} dan {LARGEST} dengan paling banyak {DECIMALS} desimal"
_LAST_PLACE = Decimal(1).scaleb(-DECIMALS)
_DEEPEST = 20
_LONGEST = 80
_PLACE = re.compile(r"at line (\d+), column (\d+)")


def parsed(text: str, name: str) -> dict[str, Any]:
    """Return the contents of a TOML text; `name` is what a refusal calls it.

    Raises:
        ConfigError: it is no TOML, or holds a number that nobody can mean.
    """
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise ConfigError(f"{name}: berkas TOML tidak terbaca: {_why(error)}.") from error
    _refuse_monsters(data, name)
    return data


def in_range(number: Decimal) -> bool:
    """Return whether a number is finite, of a size somebody can mean, and of few decimals."""
    if not number.is_finite() or number.copy_abs() > LARGEST:
        return False
    return number == number.quantize(_LAST_PLACE, rounding=ROUND_HALF_UP)


def shortened(value: object) -> str:
    """Return a value as a message quotes it: its first 80 characters."""
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _why(error: Exception) -> str:
    """Return in Bahasa Indonesia what the reader of TOML stumbled over."""
    if isinstance(error, RecursionError):
        return "isinya bersarang terlalu dalam"
    if not isinstance(error, tomllib.TOMLDecodeError):
        return f"ada angka yang tidak dapat dibaca; seharusnya {RANGE}"
    place = _PLACE.search(str(error))
    if place is None:
        return "bentuk TOML tidak sah di akhir berkas"
    return f"bentuk TOML tidak sah di baris {place[1]} kolom {place[2]}"


def _refuse_monsters(data: dict[str, Any], name: str) -> None:
    """Refuse numbers and depths that arithmetic or recursion would break on."""
    waiting: list[tuple[str, object, int]] = [(key, value, 1) for key, value in data.items()]
    while waiting:
        key, value, depth = waiting.pop()
        if depth > _DEEPEST:
            raise ConfigError(f"{name}: isi “{shortened(key)}” bersarang terlalu dalam.")
        if isinstance(value, dict):
            waiting += [(f"{key}.{under}", one, depth + 1) for under, one in value.items()]
        elif isinstance(value, list):
            waiting += [(key, one, depth + 1) for one in value]
        elif isinstance(value, (int, Decimal)) and not in_range(Decimal(value)):
            raise ConfigError(
                f"{name}: “{shortened(key)}” berisi {shortened(value)}; seharusnya {RANGE}."
            )
