"""A4, A17: one changed bit in what is stored is reported; a healthy database never is."""

import random
import re
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from soak.contents import rows_of
from soak.damage import OUTSIDE, drop_row, flip_cell, without_triggers
from soak.scale import pick

PARTS = pick(2, 10)
CELLS, OCTETS = pick(60, 60), pick(40, 40)
REPORTED = {6, 9}
BLOCK = re.compile(
    r"impor|proses|lembar|unit|kebijakan|skor|alias|kunci|keputusan|laporan", re.IGNORECASE
)


def test_a_healthy_database_is_never_reported(lived, forks, record):
    """After imports, corrections, undo, decisions, locks, merges, rescoring, backup, erasure."""
    forks.need("verify")
    folder, steps, alarms = lived
    moved = folder.parent / "pindah"
    moved.mkdir(exist_ok=True)
    (moved / "kinerja.db").write_bytes((folder / "kinerja.db").read_bytes())
    elsewhere = forks.run(moved, "verify")
    record(
        "verify of a healthy database after every kind of command",
        "0 false alarms",
        steps=steps, false_alarms=len(alarms),
    )  # fmt: skip
    assert not alarms, alarms
    assert elsewhere.code in {0, 9}, elsewhere  # its reports are not there


@pytest.mark.parametrize("part", range(PARTS))
def test_a_flipped_bit_of_a_stored_value_is_reported(part, lived, forks, record, tmp_path):
    folder, _, _ = lived
    chance = random.Random(part)
    flips, unseen, unnamed = 0, [], []
    where = Counter()
    while flips < CELLS:
        with closing(_copy(folder, tmp_path)) as connection:
            with without_triggers(connection):
                flipped = flip_cell(connection, chance)
            connection.commit()
        if flipped is None:
            continue
        flips += 1
        where[flipped[0].split(".")[0]] += 1
        verdict = forks.run(tmp_path, "verify")
        if verdict.code not in REPORTED or "Traceback" in verdict.err:
            unseen.append((*flipped, verdict.code, verdict.err[-200:]))
        elif not BLOCK.search(verdict.out + verdict.err):
            unnamed.append((*flipped, verdict.out[-200:], verdict.err[-200:]))
    record(
        "One bit of one stored value flipped, then `kinerja verify`",
        "every one reported, with its block",
        flips=flips, silent=len(unseen), block_not_named=len(unnamed),
    )  # fmt: skip
    assert not unseen, "\n".join(map(str, unseen))
    assert not unnamed, "\n".join(map(str, unnamed))


@pytest.mark.parametrize("part", range(PARTS))
def test_a_flipped_bit_of_the_file_that_changes_a_value_is_reported(
    part, lived, forks, record, tmp_path
):
    folder, _, _ = lived
    chance = random.Random(1000 + part)
    octets = (folder / "kinerja.db").read_bytes()
    with closing(_copy(folder, tmp_path)) as connection:
        healthy = _figures(connection)
    db = tmp_path / "kinerja.db"
    flips, changing, unseen = 0, 0, []
    while changing < OCTETS:
        flips += 1
        at, bit = chance.randrange(len(octets)), chance.randrange(8)
        spoilt = bytearray(octets)
        spoilt[at] ^= 1 << bit
        db.write_bytes(spoilt)
        spoilt_rows = _rows(db)
        if spoilt_rows == healthy:
            continue  # free space, or an index that integrity_check will find
        changing += 1
        verdict = forks.run(tmp_path, "verify")
        if verdict.code not in REPORTED or "Traceback" in verdict.err:
            where = _difference(healthy, spoilt_rows)
            unseen.append((at, bit, where, verdict.code, verdict.err[-300:]))
    record(
        "One bit of the database file flipped, then `kinerja verify`",
        "every one that changes a value reported",
        flips=flips, changing_a_value=changing, silent=len(unseen),
    )  # fmt: skip
    assert not unseen, "\n".join(map(str, unseen))


def test_a_row_taken_away_is_reported(lived, forks, record, tmp_path):
    folder, _, _ = lived
    chance = random.Random(2000)
    wanted, gone, unseen = pick(15, 150), 0, []
    while gone < wanted:
        with closing(_copy(folder, tmp_path)) as connection:
            with without_triggers(connection):
                row = drop_row(connection, chance)
            connection.commit()
        if row is None:
            continue
        gone += 1
        verdict = forks.run(tmp_path, "verify")
        if verdict.code not in REPORTED or "Traceback" in verdict.err:
            unseen.append((row, verdict.code, verdict.err[-200:]))
    record(
        "One row taken away, then `kinerja verify`",
        "every one reported",
        rows=gone, silent=len(unseen),
    )  # fmt: skip
    assert not unseen, "\n".join(map(str, unseen))


def _copy(folder: Path, target: Path) -> sqlite3.Connection:
    (target / "kinerja.db").write_bytes((folder / "kinerja.db").read_bytes())
    return sqlite3.connect(target / "kinerja.db")


def _rows(db: Path) -> object:
    """Return everything stored, or what SQLite says of it."""
    try:
        with closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as connection:
            return _figures(connection)
    except (sqlite3.Error, UnicodeDecodeError) as error:  # its words may be spoilt too
        return str(error)


def _figures(connection: sqlite3.Connection) -> dict[str, list[object]]:
    """Return all rows but those that say when a schema step ran and what was chosen last."""
    rows = rows_of(connection)
    return {name: rows[name] for name in rows if name not in OUTSIDE - {"audit"}}


def _difference(healthy: dict[str, list[object]], spoilt: object) -> object:
    """Return the first row that differs, before and after, or the error of SQLite."""
    if not isinstance(spoilt, dict):
        return spoilt
    for name, rows in healthy.items():
        for before, after in zip(rows, spoilt.get(name, []), strict=False):
            if before != after:
                return name, before, after
    return "rows are missing or new"
