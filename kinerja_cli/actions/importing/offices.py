"""Which perangkat daerah a name means: its own name, an alias, or an abbreviation that fits one."""

from collections.abc import Iterable

from kinerja_cli.rules.abbreviations import expansions, fitting, stands_for
from kinerja_cli.rules.names import unit_key
from kinerja_cli.store import units
from kinerja_cli.store.database import Connection


class Offices:
    """Every office in sight, and those that the command itself speaks of.

    Attributes:
        names: number → name.
    """

    def __init__(self, connection: Connection) -> None:
        self.names = units.names_in_sight(connection)
        self._own = units.known(connection)
        self._alias = units.aliases(connection)
        self._spoken: dict[str, str] = {}

    def speak_of(self, names: Iterable[str]) -> None:
        """Let abbreviations mean offices that this command adds, in whatever order it does."""
        for name in names:
            if self._exact(name) is None and not expansions(name):
                self._spoken.setdefault(unit_key(name), name)

    def take(self, number: int, name: str) -> None:
        """Take an office that the command added, or a longer spelling of its name."""
        self._own[unit_key(name)] = number
        self.names[number] = name

    def bears(self, number: int, name: str) -> bool:
        """Return whether a text is an office's own name, not only an alias of it."""
        return self._own.get(unit_key(name)) == number

    def number(self, text: str) -> int | None:
        """Return the office that a text means, None when it means none or several."""
        found = self._exact(text)
        if found is not None:
            return found
        fits = self._fits(text)
        return fits.pop() if len(fits) == 1 and not self._spoken_fits(text) else None

    def full_name(self, text: str) -> str:
        """Return the name under which a new office is taken up: spoken of in full, if it is."""
        spoken = self._spoken_fits(text)
        return self._spoken[spoken[0]] if len(spoken) == 1 and not self._fits(text) else text

    def candidates(self, text: str) -> list[str]:
        """Return the names that a text may be short for, or that may be short for it."""
        found = [self.names[number] for number in self._fits(text)]
        found += [self._spoken[name] for name in self._spoken_fits(text)]
        found += [name for name in self.names.values() if stands_for(name, text)]
        return sorted(found)

    def _exact(self, text: str) -> int | None:
        name = unit_key(text)
        return self._own.get(name, self._alias.get(name))

    def _fits(self, text: str) -> set[int]:
        known = self._alias | self._own
        return {known[name] for name in fitting(text, known)}

    def _spoken_fits(self, text: str) -> list[str]:
        return [name for name in fitting(text, self._spoken) if name not in self._own]
