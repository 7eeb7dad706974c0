"""Two policies, or a policy and the one it extends: which values differ, each with its article."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kinerja_cli.rules import policy_extends
from kinerja_cli.rules.policy_leaves import DASAR, Leaf, leaves

_OWN = ("id", "judul", "ringkasan", "diperiksa")


@dataclass(frozen=True, slots=True)
class Change:
    """One key whose value differs; a side that lacks it is None."""

    kunci: str
    apa: str
    a: Leaf | None
    b: Leaf | None

    @property
    def hanya_dasar(self) -> bool:
        """Whether nothing but the article of a table differs."""
        return self.kunci.rpartition(".")[2] == DASAR

    @property
    def judul(self) -> str:
        """What differs; of an article the table it stands for."""
        return self.apa.rpartition(" › ")[0] if self.hanya_dasar else self.apa


def changes(a: Mapping[str, Any], b: Mapping[str, Any]) -> tuple[Change, ...]:
    """Return what differs between two whole policies, table by table.

    Name, title, summary and the day of checking always differ and are left out. So is an article that another change
    cites already.
    """
    sides = [{leaf.kunci: leaf for leaf in leaves(data)} for data in (a, b)]
    tables = list(dict.fromkeys(leaf.tabel for side in sides for leaf in side.values()))
    found = []
    for name in dict.fromkeys((*sides[0], *sides[1])):
        one, other = sides[0].get(name), sides[1].get(name)
        if name in _OWN or (one and other and one.teks == other.teks):
            continue
        words = (one or other or Leaf(name, name, "")).apa
        found.append(Change(name, words, one, other))
    found.sort(key=lambda one: tables.index((one.a or one.b or Leaf("", "", "")).tabel))
    cited = {leaf.tabel for one in found for leaf in (one.a, one.b) if leaf and not one.hanya_dasar}
    return tuple(
        one
        for one in found
        if not one.hanya_dasar or all(leaf.tabel not in cited for leaf in (one.a, one.b) if leaf)
    )


def changes_of_base(texts: Mapping[str, str], policy_id: str) -> tuple[str, tuple[Change, ...]]:
    """Return the policy that one extends, "" for none, and what it changes there."""
    family = policy_extends.lineage(texts, policy_id)
    if len(family) == 1:
        return "", ()
    base = family[1][0]
    whole = [policy_extends.resolve(texts, name) for name in (base, policy_id)]
    return base, changes(*whole)
