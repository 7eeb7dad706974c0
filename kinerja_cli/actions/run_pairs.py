"""Which stored results `diff` puts beside each other."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kinerja_cli.errors import UsageError
from kinerja_cli.rules.periods import Period
from kinerja_cli.store import results, runs
from kinerja_cli.store.database import Connection
from kinerja_cli.store.results import Stored


@dataclass(frozen=True, slots=True)
class Pair:
    """The results to compare, by nip.

    Attributes:
        outside: how many are left out, for only one side was asked for their office.
    """

    old: Mapping[str, Stored]
    new: Mapping[str, Stored]
    outside: int = 0


def named(connection: Connection, numbers: tuple[int, int]) -> Pair:
    """Return two runs whole, without the offices that only one of them was asked for."""
    old, new = (results.members(connection, number) for number in numbers)
    scopes = [runs.scope(connection, number) for number in numbers]
    asked = [one for one in scopes if one is not None]
    if not asked:
        return Pair(old, new)
    both = frozenset.intersection(*asked)
    kept = {nip for nip in (*old, *new)
            if (nip in old and nip in new)
            or (old.get(nip) or new[nip]).unit_id in both}  # fmt: skip
    if not any(one.unit_id in both for rows in (old, new) for one in rows.values()):
        raise UsageError(
            "Kedua proses itu tidak menilai satu pun perangkat daerah yang sama.",
            "Pilih proses lain, misalnya yang menilai semua perangkat daerah.",
        )
    outside = len({*old, *new} - kept)
    return Pair(_only(old, kept), _only(new, kept), outside)


def newest_and_before(connection: Connection, period: Period, scope: int | None) -> Pair:
    """Return what the newest `score` stored, and for the same people what held before it.

    Under several regulations it makes several runs, which belong together.
    """
    valid = results.of_period(connection, str(period), None if scope is None else [scope])
    if not valid:
        raise UsageError(
            f"{period.words} belum dinilai.", f"Jalankan dahulu: kinerja score --periode {period}"
        )
    newest = max(one.proses for one in valid.values())
    together = runs.made_with(connection, newest)
    before = results.of_period(connection, str(period), until=together[0])
    if not before:
        raise UsageError(
            f"Baru ada satu penilaian untuk {period.words}: belum ada yang dapat dibandingkan.",
            "Sesudah datanya diperbaiki dan diimpor: kinerja score, lalu kinerja diff.",
        )
    new = {nip: one for run in together for nip, one in results.members(connection, run).items()}
    scopes = [runs.scope(connection, run) for run in together]
    asked = frozenset(unit for scope in scopes for unit in scope or ())
    old = {
        nip: one
        for nip, one in before.items()
        if None in scopes or nip in new or one.unit_id in asked
    }
    if not old:
        raise UsageError(
            f"Proses {newest} adalah penilaian pertama perangkat daerah itu pada {period.words}: "
            "belum ada yang dapat dibandingkan.",
            "Sebut dua nomor proses, misalnya: kinerja diff 1 2",
        )
    return Pair(old, new, len(before.keys() - old.keys()))


def within(pair: Pair, unit: int, merged: Mapping[int, int]) -> Pair:
    """Return the people who stand in one office in either run."""
    kept = {
        nip
        for rows in (pair.old, pair.new)
        for nip, one in rows.items()
        if merged.get(one.unit_id, one.unit_id) == unit
    }
    old, new = _only(pair.old, kept), _only(pair.new, kept)
    if not old or not new:
        raise UsageError("Perangkat daerah itu tidak dinilai pada kedua proses itu.")
    return Pair(old, new)


def _only(rows: Mapping[str, Stored], kept: Collection[str]) -> dict[str, Stored]:
    return {nip: one for nip, one in rows.items() if nip in kept}
