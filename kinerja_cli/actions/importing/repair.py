"""NIPs that lost their last three digits in Excel, repaired where exactly one employee fits.

Fifteen digits and the name must agree with one known employee: by name or by digits alone nobody is
ever recognised, and what fits nobody or several stays a fault.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kinerja_cli.intake.reading import Item, Reading, ReadTable
from kinerja_cli.rules import nip as nips
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.names import person_key
from kinerja_cli.store import facts
from kinerja_cli.store.database import Connection


def repaired(connection: Connection, readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings with every damaged NIP repaired and told, or refused and told."""
    damaged = {
        item.row.nip[: nips.PREFIX]
        for one in readings
        for table in one.tabel
        if table.rusak
        for item in table.items
        if nips.is_cut(item.row.nip)
    }
    if not any(table.rusak for one in readings for table in one.tabel):
        return list(readings)
    people = _People(damaged)
    people.take(facts.named_like(connection, damaged))
    for one in readings:
        for table in one.tabel:
            people.take((item.row.nip, item.row.nilai.get("nama", "")) for item in table.items)
    return [_of_reading(one, people) for one in readings]


class _People:
    """Known employees by the first 15 digits of their NIP."""

    def __init__(self, prefixes: Iterable[str]) -> None:
        self._known: dict[str, dict[str, str]] = {prefix: {} for prefix in prefixes}

    def take(self, people: Iterable[tuple[str, str]]) -> None:
        for nip, name in people:
            same = self._known.get(nip[: nips.PREFIX])
            if same is not None and name and not nips.is_cut(nip):
                same.setdefault(nip, name)

    def fitting(self, cut: str, name: str) -> tuple[str, str] | None:
        """Return (NIP, name) of the one employee of these 15 digits and this name."""
        fits = [
            (nip, known)
            for nip, known in self._known.get(cut[: nips.PREFIX], {}).items()
            if name and person_key(known) == person_key(name)
        ]
        return fits[0] if len(fits) == 1 else None


def _of_reading(one: Reading, people: _People) -> Reading:
    told = list(one.temuan)
    tables = [_of_table(table, people, told) if table.rusak else table for table in one.tabel]
    return replace(one, tabel=tuple(tables), temuan=tuple(told))


def _of_table(table: ReadTable, people: _People, told: list[Finding]) -> ReadTable:
    items: list[Item] = []
    refused = set(table.ditolak)
    nip = ""
    for item in table.items:
        if not nips.is_cut(item.row.nip):
            items.append(item)
            continue
        fault = table.rusak.get(item.row.baris)
        if fault:
            fits = people.fitting(item.row.nip, item.row.nilai.get("nama", ""))
            nip = fits[0] if fits else ""
            told.append(_repair(fault, *fits) if fits else fault)
        if nip:
            items.append(item._replace(row=item.row._replace(nip=nip)))
        else:
            refused.add(item.row.baris)
    return replace(table, items=items, ditolak=frozenset(refused))


def _repair(fault: Finding, nip: str, name: str) -> Finding:
    return replace(fault, kode="nip-dipulihkan", data={"nip": nip, "nama": name})
