"""Scores of others while one person is erased: which rest on rows that change, and what of them.

A superior's number is part of what a score read. When it goes, the hash of the inputs differs while
every figure stands; that hash is then stored anew, so that `explain` agrees and `score` repeats the
run. Where a figure would differ nothing is touched, and it is told.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kinerja_cli.actions import scored
from kinerja_cli.rules.fingerprint import digest
from kinerja_cli.rules.periods import from_id
from kinerja_cli.store import component_inputs, facts, overview, people, results
from kinerja_cli.store.database import Connection
from kinerja_cli.store.inputs import People
from kinerja_cli.store.results import Stored
from kinerja_cli.store.runs import Run

_HASH = "masukan_sha256"


class Rested(NamedTuple):
    """Results of one run that rest on rows about the person: nip → what differs already."""

    run: Run
    stored: Mapping[str, Stored]
    beda: Mapping[str, frozenset[str]]


def resting(connection: Connection, nip: str, owners: Iterable[str]) -> list[Rested]:
    """Return, run by run, the results of others that rest on rows about a person.

    Args:
        connection: the database, before anything is erased.
        nip: the person.
        owners: whose rows name the person.
    """
    found = []
    for line in overview.scoring_runs(connection):
        run = scored.existing(connection, line.proses)
        members = results.members(connection, run.id)
        units = _lone(connection, nip, run)
        wanted = {
            one: stored
            for one, stored in members.items()
            if one != nip and (one in owners or stored.unit_id in units)
        }
        if wanted:
            known = People(connection, run.baca_sampai)
            again = scored.again(connection, run, wanted, known)
            beda = {one.score.inputs.nip: frozenset(one.beda) for one in again}
            found.append(Rested(run, wanted, beda))
    return found


def _lone(connection: Connection, nip: str, run: Run) -> set[int]:
    """Return the offices of which nobody else has data of some component in a run's period."""
    period, sequence = from_id(run.periode), run.baca_sampai
    columns = facts.Columns(connection)

    def have(*without: str) -> dict[int, tuple[str, ...]]:
        known = people.known(connection, sequence)
        of_units = component_inputs.Units(connection, period, sequence, columns)
        return of_units.have(one for one in known if one.nip not in without)

    everybody, others = have(), have(nip)
    return {unit for unit in everybody if everybody[unit] != others.get(unit, ())}


def settle(
    connection: Connection, rested: Iterable[Rested]
) -> tuple[dict[int, dict[str, str]], int]:
    """Return run → nip → hash of the inputs as they are now, and how many scores would differ."""
    digests: dict[int, dict[str, str]] = {}
    differing = 0
    for run, stored, before in rested:
        known = People(connection, run.baca_sampai)
        members = {nip: one for nip, one in stored.items() if nip in known.placements}
        differing += len(stored) - len(members)
        for one in scored.again(connection, run, members, known):
            nip = one.score.inputs.nip
            new = frozenset(one.beda) - before.get(nip, frozenset())
            if new == {_HASH}:
                digests.setdefault(run.id, {})[nip] = digest(one.score.inputs)
            elif new:
                differing += 1
    return digests, differing
