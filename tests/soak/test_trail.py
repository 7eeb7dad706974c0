"""A20, A21: whoever changes the trail is found; a cut tail is found with a head written down."""

import random
import sqlite3
from contextlib import closing

import pytest
from soak.damage import flipped, without_triggers
from soak.offices import UNIT
from soak.scale import pick

PARTS = pick(1, 5)
TAMPERINGS = pick(60, 60)


def columns(connection):
    return [row[1] for row in connection.execute("PRAGMA table_info(audit)")]


def edit(connection, chance, entries):
    """Change one bit of one field of one entry."""
    n, name = chance.choice(entries), chance.choice(columns(connection)[1:])
    value = connection.execute(f"SELECT {name} FROM audit WHERE n = ?", (n,)).fetchone()[0]
    changed = flipped(value, chance) if value else "x"
    if changed is None:
        return False
    connection.execute(f"UPDATE audit SET {name} = ? WHERE n = ?", (changed, n))
    return True


def swap(connection, chance, entries):
    """Let two entries change places."""
    one, two = chance.sample(entries, 2)
    for old, new in ((one, -1), (two, one), (-1, two)):
        connection.execute("UPDATE audit SET n = ? WHERE n = ?", (new, old))
    return True


def delete(connection, chance, entries):
    """Remove an entry from the middle; the later ones may move up."""
    n = chance.choice(entries[:-1])
    connection.execute("DELETE FROM audit WHERE n = ?", (n,))
    if chance.random() < 0.5:
        for later in entries[entries.index(n) + 1 :]:
            connection.execute("UPDATE audit SET n = ? WHERE n = ?", (later - 1, later))
    return True


def insert(connection, chance, entries):
    """Slip an entry in: at the end, or in the middle with the later ones moved down."""
    last, model = entries[-1], chance.choice(entries)
    at = last + 1
    if chance.random() < 0.5:
        at = chance.choice(entries)
        for later in reversed(entries[entries.index(at) :]):
            connection.execute("UPDATE audit SET n = ? WHERE n = ?", (later + 1, later))
        model = model if model < at else model + 1
    rest = ", ".join(columns(connection)[1:])
    connection.execute(
        f"INSERT INTO audit (n, {rest}) SELECT ?, {rest} FROM audit WHERE n = ?", (at, model)
    )
    return True


@pytest.mark.parametrize("part", range(PARTS))
def test_every_tampering_with_the_trail_is_found(part, lived, forks, record, tmp_path):
    forks.need("audit verify")
    chance = random.Random(part)
    db = tmp_path / "kinerja.db"
    tried, silent = 0, []
    while tried < TAMPERINGS:
        db.write_bytes((lived[0] / "kinerja.db").read_bytes())
        way = (edit, swap, delete, insert)[tried % 4]
        with closing(sqlite3.connect(db)) as connection:
            entries = [n for (n,) in connection.execute("SELECT n FROM audit ORDER BY n")]
            with without_triggers(connection):
                done = way(connection, chance, entries)
            connection.commit()
        if not done:
            continue
        tried += 1
        verdict = forks.run(tmp_path, "audit", "verify")
        if verdict.code != 9 or "Traceback" in verdict.err:
            silent.append((way.__name__, verdict.code, verdict.out[-200:], verdict.err[-200:]))
    record(
        "The trail edited, swapped, thinned, padded (triggers dropped and put back)",
        "all found by `audit verify`",
        tamperings=tried, silent=len(silent),
    )  # fmt: skip
    assert not silent, "\n".join(map(str, silent))


def test_a_cut_tail_is_found_with_the_head_and_not_without(lived, forks, record, tmp_path):
    """The documented limit: entries that nothing else refers to can be cut off unseen."""
    forks.need("audit verify")
    db = tmp_path / "kinerja.db"
    db.write_bytes((lived[0] / "kinerja.db").read_bytes())
    tails = pick(5, 67)
    with closing(sqlite3.connect(db)) as connection:
        start = connection.execute("SELECT max(n) FROM audit").fetchone()[0]
    for turn in range(tails):  # entries that leave no row behind but their own
        change = ("--hapus",) if turn % 2 else (UNIT,)
        assert forks.run(tmp_path, "units", "alias", "Kantor Jejak", *change).code == 0
    with closing(sqlite3.connect(db)) as connection:
        head = "{}:{}".format(
            *connection.execute("SELECT n, hash FROM audit ORDER BY n DESC").fetchone()
        )
    assert forks.run(tmp_path, "audit", "verify", "--kepala", head).code == 0
    whole = db.read_bytes()
    found = unseen = 0
    for cut in range(tails):
        db.write_bytes(whole)
        with closing(sqlite3.connect(db)) as connection, without_triggers(connection):
            connection.execute("DELETE FROM audit WHERE n > ?", (start + cut,))
            connection.commit()
        found += forks.run(tmp_path, "audit", "verify", "--kepala", head).code == 9
        unseen += forks.run(tmp_path, "audit", "verify").code == 0
    record(
        "The tail of the trail cut off",
        "all found with --kepala; none without (the documented limit)",
        tails=tails, found_with_head=found, found_without=tails - unseen,
    )  # fmt: skip
    assert found == tails
    assert unseen == tails
