"""Finding one person in texts: by the digits of a NIP, by a name with or without its titles.

Only what is certain counts. A name that somebody else bears too says nothing about who is meant,
a single word is a name only where it stands alone, and a longer name of another is not this one.
"""

import re
from collections.abc import Iterable

from kinerja_cli.rules.names import key, person_key
from kinerja_cli.rules.nip import mask

_GROUPED = re.compile(r"(?<!\d)(?:\d[\s.\-'’_]?){17}\d(?!\d)")
_BETWEEN = r"[\W_]{1,4}"


class Mention:
    """What one person is called.

    Attributes:
        nip: the 18 digits.
        nama: the names as they are compared, the longest first.
        tertulis: the names as they are written.
        bersama: those of them that others bear too; they are not looked for.
    """

    def __init__(self, nip: str, names: Iterable[str], others: Iterable[str]) -> None:
        self.nip, self.tertulis = nip, tuple(sorted(set(names) - {""}))
        own = {person_key(name) for name in self.tertulis} - {""}
        elsewhere = {person_key(name) for name in others} - {""}
        self.bersama = tuple(sorted(own & elsewhere))
        self.nama = tuple(sorted(own - elsewhere, key=lambda name: (-len(name), name)))
        longer = {
            name
            for name in elsewhere
            if any(f" {mine} " in f" {name} " for mine in self.nama) and name not in own
        }
        spelled = [name for name in self.nama if " " in name]
        self._number = re.compile(r"(?<!\d)" + r"[\s.\-'’_]?".join(nip) + r"(?!\d)")
        self._firsts = tuple({name.split()[0] for name in self.nama})
        self._names = _pattern(spelled, longer) if spelled else None

    def stands_in(self, text: str) -> bool:
        """Return whether a text names this person."""
        return self.replaced(text, "") != text

    def replaced(self, text: str, token: str) -> str:
        """Return a text in which `token` stands for this person; all of it when it is all of it."""
        if not self.may(text):
            return text
        if self.is_name(text):
            return token
        text = self._number.sub(token, text)
        if self._names is None:
            return text
        return self._names.sub(lambda found: token if found["nama"] else found[0], text)

    def is_name(self, text: str) -> bool:
        """Return whether a text is this person's name and nothing else."""
        return person_key(text) in self.nama

    def may(self, text: str) -> bool:
        """Return False, quickly, for a text that names nobody like this."""
        if self._firsts:
            folded = text.casefold()
            if any(first in folded for first in self._firsts):
                return True
        return self.nip[:4] in text and self._number.search(text) is not None


def _pattern(names: Iterable[str], longer: Iterable[str]) -> re.Pattern[str]:
    """Return what finds names as the group "nama", and longer names of others as no group."""

    def one(name: str) -> str:
        return _BETWEEN.join(map(re.escape, name.split()))

    ordered = sorted(longer, key=lambda name: (-len(name), name))
    alternatives = [one(name) for name in ordered]
    alternatives.append(f"(?P<nama>{'|'.join(one(name) for name in names)})")
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(alternatives)})(?![^\W_])", re.IGNORECASE)


def without_others(text: str, nip: str) -> str:
    """Return a text in which every NIP but one is masked.

    >>> without_others("198503122010012003 dinilai 19900115 201503 1 002", "198503122010012003")
    '198503122010012003 dinilai 1990••••••••••1002'
    """

    def masked(found: re.Match[str]) -> str:
        digits = re.sub(r"\D", "", found[0])
        return found[0] if digits == nip else mask(digits)

    return _GROUPED.sub(masked, text)


def token_for(column: str, token: str) -> str:
    """Return what stands in a column for somebody erased: a key compares without punctuation."""
    return key(token) if column == "kunci" else token
