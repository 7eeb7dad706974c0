"""A23-A25: a copy is whole while others write, and never looks whole when it was cut off."""

import random
import signal
import sqlite3
from contextlib import closing

import pytest
from soak import offices
from soak.contents import contents, figures, sound
from soak.forks import order
from soak.kills import age, names
from soak.scale import pick

PEOPLE = 30
COPIES, KILLS, WRITERS = pick(2, 10), pick(5, 40), 8


@pytest.fixture(scope="module")
def office(forks, tmp_path_factory):
    forks.need("backup")
    folder = tmp_path_factory.mktemp("cadangan")
    offices.staff(folder / "pegawai.xlsx", PEOPLE)
    offices.work(folder / "kerja.xlsx", PEOPLE)
    assert forks.run(folder, "import", "pegawai.xlsx", "kerja.xlsx").code == 0
    assert forks.run(folder, "score", "--periode", offices.PERIOD).code == 0
    return folder


def test_a_backup_taken_while_eight_others_write_is_whole(office, forks, record, tmp_path):
    writing = [
        [
            order(office, "units", "alias", f"Kantor {lane} {turn}", offices.UNIT, "--tunggu", 300)
            for turn in range(COPIES)
        ]
        for lane in range(WRITERS)
    ]
    copying = [
        order(office, "backup", tmp_path / f"{n}.db", "--tunggu", 300) for n in range(COPIES)
    ]
    *_, copies = forks.lanes([*writing, copying])
    failed = [ending for ending in copies if ending.code]
    wrong = []
    entries = []
    with closing(sqlite3.connect(office / "kinerja.db")) as connection:
        expected = figures(connection)
    for number in range(COPIES):
        db = tmp_path / f"{number}.db"
        found = contents(db, tmp_path / "lihat")
        entries.append(found.entries)
        verdict = forks.run(tmp_path, "verify", "--db", db)
        if not found.sound or found.figures != expected or verdict.code not in {0, 9}:
            wrong.append((number, found, verdict))
        folder = tmp_path / f"pulih-{number}"
        folder.mkdir()
        restored = forks.run(folder, "restore", db, "--ya")
        if restored.code or contents(folder / "kinerja.db", tmp_path / "lihat").figures != expected:
            wrong.append((number, restored))
    record(
        "Backups while 8 others write, each restored elsewhere",
        "all whole, equal figures",
        copies=COPIES, failed=len(failed), wrong=len(wrong),
    )  # fmt: skip
    assert not failed, failed[0]
    assert not wrong, wrong[0]
    assert entries == sorted(entries)


def test_a_killed_backup_leaves_nothing_that_looks_like_one(office, forks, record, tmp_path):
    rehearsed = tmp_path / "ukur"
    rehearsed.mkdir()
    span = max(forks.run(office, "backup", rehearsed / f"{name}.db").seconds for name in "xy")
    kills = bad = litter = seed = 0
    notes = []
    while kills < KILLS:
        seed += 1
        chance = random.Random(seed)
        folder = tmp_path / f"bunuh-{seed}"
        folder.mkdir()
        db = folder / "x.db"
        ending = forks.run(
            office, "backup", db,
            stop_after=chance.random() * span * 1.1, signal=int(signal.SIGKILL),
            group=chance.random() < 0.5,
        )  # fmt: skip
        kills += ending.killed
        if db.exists() and not _whole(db):
            bad += 1
            notes.append(f"{seed}: a broken backup under its final name")
        age(folder)
        again = forks.run(office, "backup", folder / "y.db" if db.exists() or seed % 2 else db)
        if again.code:
            bad += 1
            notes.append(f"{seed}: the next backup ended {again}")
        if left := names(folder) - names(rehearsed):
            litter += 1
            notes.append(f"{seed}: {sorted(left)}")
    record(
        "SIGKILL during `kinerja backup`",
        "0 broken files under the final name, no litter after the next",
        kills=kills, broken=bad, litter=litter,
    )  # fmt: skip
    assert not notes, "\n".join(notes)


def _whole(db):
    with closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as connection:
        try:
            people = connection.execute("SELECT count(*) FROM v_pegawai").fetchone()[0]
            return sound(connection) and people == PEOPLE
        except sqlite3.Error:
            return False
