"""A table of a policy file that knows which of its keys were asked for, and refuses the rest."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, NoReturn

from kinerja_cli.errors import ConfigError
from kinerja_cli.toml_text import RANGE, in_range, shortened

_UNSURE = "belum dikonfirmasi"

_COLLECTED: ContextVar[list[str] | None] = ContextVar("unknown keys of policies", default=None)


def unsure(basis: str) -> str:
    """Return an article that our source leaves unsure as an explanation cites it.

    >>> unsure("Pasal 9"), unsure("Pasal 9; ayat (2) belum dikonfirmasi")
    ('Pasal 9, belum dikonfirmasi', 'Pasal 9; ayat (2) belum dikonfirmasi')
    """
    return basis if basis.endswith(_UNSURE) else f"{basis}, {_UNSURE}"


@contextmanager
def unknown_keys() -> Iterator[list[str]]:
    """Collect what is said of unknown keys instead of refusing the first table that has one.

    For a check that tells all faults at once; whoever reads a policy to use it must not do this.
    """
    found: list[str] = []
    token = _COLLECTED.set(found)
    try:
        yield found
    finally:
        _COLLECTED.reset(token)


class PolicyTable:
    """A TOML table that knows which of its keys were asked for, and refuses the rest."""

    def __init__(self, data: object, path: str) -> None:
        if not isinstance(data, dict):
            raise ConfigError(f"Kebijakan {path}: diperlukan sebuah tabel.")
        self._data: dict[str, Any] = data
        self.path = path
        self._asked: list[str] = []

    def _get(self, key: str, kind: type | tuple[type, ...], default: object = ...) -> Any:
        self._asked.append(key)
        value = self._data.get(key, default)
        if value is ...:
            left = [name for name in self._data if name not in self._asked]
            likely = get_close_matches(key, left, 1)
            hint = f" Yang ada “{likely[0]}”: salah ketik?" if likely else ""
            raise ConfigError(f"Kebijakan {self.path}: kunci “{key}” tidak ada.{hint}")
        if value is not default and not isinstance(value, kind):
            raise ConfigError(
                f"Kebijakan {self.path}: isi “{key}” tidak sah: {shortened(repr(value))}."
            )
        return value

    def text(self, key: str) -> str:
        """Return a text."""
        value: str = self._get(key, str)
        return value

    def basis(self) -> str:
        """Return the table's article as an explanation cites it: it says when it is unsure."""
        basis = self.text("dasar")
        return unsure(basis) if self.flag("belum_dikonfirmasi") else basis

    def flag(self, key: str) -> bool:
        """Return a switch; off when it is not there."""
        return bool(self._get(key, bool, default=False))

    def day(self, key: str, default: object = ...) -> Any:
        """Return a date."""
        value = self._get(key, date, default)
        if isinstance(value, datetime):
            self._refuse(key, value, f"tanggal saja, tanpa jam: {value:%Y-%m-%d}")
        return value

    def number(self, key: str) -> Decimal:
        """Return a number."""
        value = self._get(key, (int, Decimal))
        number = Decimal(value)
        if isinstance(value, bool):
            self._refuse(key, value, "sebuah angka")
        if not in_range(number):
            self._refuse(key, value, RANGE)
        return number

    def count(self, key: str) -> int:
        """Return a whole number, zero or more."""
        number = self.number(key)
        if number != int(number) or number < 0:
            self._refuse(key, number, "bilangan bulat")
        return int(number)

    def _refuse(self, key: str, value: object, expected: str) -> NoReturn:
        raise ConfigError(
            f"Kebijakan {self.path}: “{key}” berisi {shortened(value)}; seharusnya {expected}."
        )

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        """Return a text that must be one of `allowed`."""
        value = self.text(key)
        if value not in allowed:
            self._refuse(key, f"“{value}”", f"salah satu dari {', '.join(allowed)}")
        return value

    def table(self, key: str) -> "PolicyTable":
        """Return a table within."""
        return PolicyTable(self._get(key, dict), f"{self.path} [{key}]")

    def tables(self, key: str) -> list["PolicyTable"]:
        """Return a list of tables."""
        return [
            PolicyTable(entry, f"{self.path} [{key} ke-{number}]")
            for number, entry in enumerate(self._get(key, list), 1)
        ]

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(str(word) for word in self._get(key, list))

    def pairs(self, key: str) -> tuple[tuple[Decimal, Decimal], ...]:
        """Return a list of pairs of numbers."""
        found = []
        for entry in self._get(key, list):
            if not isinstance(entry, list) or len(entry) != 2:  # noqa: PLR2004
                self._refuse(key, entry, "pasangan dua angka")
            row = PolicyTable({"pertama": entry[0], "kedua": entry[1]}, f"{self.path} [{key}]")
            found.append((row.number("pertama"), row.number("kedua")))
        return tuple(found)

    def has(self, key: str) -> bool:
        """Return whether a key is there."""
        return key in self._data

    def rest(self) -> list[str]:
        """Return the keys not asked for so far and take them as asked."""
        keys = [key for key in self._data if key not in self._asked]
        self._asked += keys
        return keys

    def close(self) -> None:
        """Refuse what nobody asked for."""
        unknown = [key for key in self._data if key not in self._asked]
        if not unknown:
            return
        told = (
            f"Kebijakan {self.path}: kunci tidak dikenal: {', '.join(unknown)}; yang boleh: "
            f"{', '.join(self._asked)}."
        )
        collected = _COLLECTED.get()
        if collected is None:
            raise ConfigError(told)
        collected.append(told)
