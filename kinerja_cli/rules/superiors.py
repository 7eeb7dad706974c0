"""Who stands under whom: the superiors that placements name, as a tree; its faults are told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kinerja_cli.rules.model import Placement
from kinerja_cli.rules.names import person_key


class Superior(NamedTuple):
    """A superior: by nip, or by name alone where the sheets know no nip ("Sekretaris Daerah")."""

    nip: str
    nama: str

    @property
    def key(self) -> str:
        """What tells two superiors apart."""
        return self.nip or person_key(self.nama)


class Below(NamedTuple):
    """Somebody below a superior; tingkat 1 is direct, `atasan` the nip of who stands between."""

    nip: str
    tingkat: int
    atasan: str


@dataclass(frozen=True, slots=True)
class Person:
    """One person and the placement in force at the period's end."""

    nip: str
    nama: str
    last: Placement


class Chain:
    """The lines of command of a period."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._people = {one.nip: one for one in people}
        by_name: dict[str, list[str]] = {}
        for one in self._people.values():
            by_name.setdefault(person_key(one.nama), []).append(one.nip)
        self._superiors: dict[str, Superior] = {}  # nip → who is above
        self._direct: dict[str, list[str]] = {}  # key of a superior → who is directly below
        self.superiors: dict[str, Superior] = {}
        self.orphans: set[str] = set()
        for nip, one in self._people.items():
            above = _above(one.last, self._people, by_name)
            if above is None:
                self.orphans.add(nip)
                continue
            self._superiors[nip] = above
            self._direct.setdefault(above.key, []).append(nip)
            self.superiors.setdefault(above.key, above)

    def person(self, nip: str) -> Person | None:
        """Return somebody known, None for a superior from outside."""
        return self._people.get(nip)

    def cycle(self, superior: Superior) -> tuple[str, ...]:
        """Return the nips of the circle that a superior stands in, beginning with theirs."""
        path, at = [superior.key], self._superiors.get(superior.key)
        while at and at.key not in path:
            path.append(at.key)
            at = self._superiors.get(at.key)
        return tuple(path) if at and at.key == superior.key else ()

    def below(self, superior: Superior) -> tuple[Below, ...]:
        """Return everybody below, branch by branch.

        Of a circle nobody is below anybody: who of it is wrongly placed is not known.
        """
        seen = set(self.cycle(superior)) | {superior.key}
        found: list[Below] = []
        waiting = self._branches(superior.key, 1)
        while waiting:
            one = waiting.pop()
            if one.nip not in seen:
                seen.add(one.nip)
                found.append(one)
                waiting += self._branches(one.nip, one.tingkat + 1)
        return tuple(found)

    def direct(self, nip: str) -> int:
        """Return how many people stand directly below somebody."""
        return len(self._direct.get(nip, ()))

    def _branches(self, key: str, depth: int) -> list[Below]:
        """Return who stands directly below somebody, the last by name first."""
        people = self._people
        names = sorted(self._direct.get(key, ()), key=lambda n: (person_key(people[n].nama), n))
        return [Below(nip, depth, key) for nip in reversed(names)]


def _above(
    last: Placement, people: Mapping[str, Person], by_name: Mapping[str, list[str]]
) -> Superior | None:
    """Return the superior that a placement names; None when there is none, or nobody known.

    A name without a nip that exactly one employee bears means that employee.
    """
    if last.nip_atasan:
        known = people.get(last.nip_atasan)
        if known is None and not last.atasan:
            return Superior(last.nip_atasan, "")
        return Superior(last.nip_atasan, known.nama if known else last.atasan)
    if not person_key(last.atasan):
        return None
    bearers = by_name.get(person_key(last.atasan), [])
    if len(bearers) == 1:
        return Superior(bearers[0], people[bearers[0]].nama)
    return Superior("", last.atasan)
