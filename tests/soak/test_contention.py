"""A11-A14: everybody's writing counts, a busy database says so in time, and names who holds it."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from soak import offices
from soak.contents import copied, sound
from soak.forks import order
from soak.scale import pick

WRITERS = 8
EACH = pick(12, 60)
PEOPLE = 12
BUSY = 75


@pytest.fixture(scope="module")
def office(forks, tmp_path_factory):
    """A scored office."""
    folder = tmp_path_factory.mktemp("ramai")
    offices.staff(folder / "pegawai.xlsx", PEOPLE)
    offices.work(folder / "kerja.xlsx", PEOPLE)
    for words in (
        ("import", "pegawai.xlsx"),
        ("import", "kerja.xlsx"),
        ("score", "--periode", offices.PERIOD),
    ):
        assert forks.run(folder, *words).code == 0
    return folder


def test_eight_processes_writing_sixty_times_all_count(office, forks, record, tmp_path):
    """Aliases, decisions and small imports, each a command of its own."""
    lanes = [[_writing(office, lane, turn) for turn in range(EACH)] for lane in range(WRITERS)]
    with copied(office / "kinerja.db", tmp_path / "lihat") as connection:
        entries = connection.execute("SELECT count(*) FROM audit").fetchone()[0]
    began = time.monotonic()
    endings = [ending for lane in forks.lanes(lanes) for ending in lane]
    seconds = time.monotonic() - began
    failed = [ending for ending in endings if ending.code]
    locked = sum("database is locked" in ending.err for ending in endings)
    with copied(office / "kinerja.db", tmp_path / "lihat") as connection:
        committed = connection.execute("SELECT count(*) FROM audit").fetchone()[0] - entries
        aliases = connection.execute("SELECT count(*) FROM alias WHERE nama LIKE 'Kantor %'")
        kept = aliases.fetchone()[0]
        whole = sound(connection)
    record(
        f"{WRITERS} processes × {EACH} write transactions",
        f"{WRITERS * EACH} committed, 0 “database is locked”",
        committed=committed, locked=locked, failed=len(failed), max_seconds=seconds,
    )  # fmt: skip
    assert not failed, failed[0]
    assert locked == 0
    assert committed == WRITERS * EACH
    assert kept == sum("alias" in one["words"] for lane in lanes for one in lane)
    assert whole


def _writing(folder: Path, lane: int, turn: int):
    """Return one small transaction of a lane; none repeats another."""
    wait = ("--tunggu", 300)
    if turn % 10 == 9:
        book = folder / f"susulan-{lane}-{turn}.xlsx"
        offices.staff(book, 1, first=100 + lane * EACH + turn)
        return order(folder, "import", book.name, *wait)
    if turn % 3 == 2:
        rating = (offices.SESUAI, offices.DI_ATAS)[turn % 2]
        said = ("--perilaku", rating, "--alasan", f"giliran {turn}", "--ya")
        who = offices.nip(lane)
        return order(folder, "decide", who, "--periode", offices.PERIOD, *said, *wait)
    return order(folder, "units", "alias", f"Kantor {lane} {turn}", offices.UNIT, *wait)


@contextmanager
def held(db: Path):
    """Hold the database exclusively from another process that is not kinerja."""
    holder = (
        "import sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('BEGIN EXCLUSIVE'); print('held', flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, db], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout.readline() == b"held\n"
        yield
        process.stdin.close()


@pytest.mark.parametrize("wait", [0, 1, 3] if pick(0, 1) else [0, 1])
@pytest.mark.parametrize(
    "words",
    [
        ("units", "alias", "Kantor Sibuk", offices.UNIT),
        ("score", "--periode", offices.PERIOD),
        ("import", "pegawai.xlsx", "--hapus-hilang"),
    ],
    ids=lambda words: words[0],
)
def test_a_held_lock_is_waited_for_exactly_as_long_as_asked(words, wait, office, forks, record):
    free = forks.run(office, "status").seconds
    before = (office / "kinerja.db").read_bytes()
    with held(office / "kinerja.db"):
        ending = forks.run(office, *words, "--tunggu", wait)
    over = ending.seconds - wait
    record(
        "BEGIN EXCLUSIVE held by another process",
        "exit 75 after the asked wait ±0.5 s, nothing written",
        tries=1, other_exit=int(ending.code != BUSY), max_seconds_over=over,
    )  # fmt: skip
    assert ending.code == BUSY, ending
    assert "Traceback" not in ending.err
    assert "database is locked" not in ending.err
    # An import reads its sheets before it asks for the lock.
    slack = 0.5 + free + (1.0 if words[0] == "import" else 0.0)
    assert -0.1 < over < slack
    assert (office / "kinerja.db").read_bytes() == before


def test_a_kinerja_that_holds_the_lock_is_named_and_killed_it_frees_it(
    office, forks, environment, record
):
    """Stop a kinerja in the middle of its writing; another says which process, and where."""
    tries, named = pick(1, 10), 0
    for number in range(tries):
        book = offices.staff(office / f"tahan-{number}.xlsx", 300, first=600)
        with _stopped_while_writing(office, environment, "import", book.name) as pid:
            busy = forks.run(
                office, "units", "alias", "Kantor Tertahan", offices.UNIT, "--tunggu", 1
            )
            assert busy.code == BUSY, busy
            named += str(pid) in busy.err and socket.gethostname() in busy.err
        after = forks.run(
            office, "units", "alias", f"Kantor Lega {number}", offices.UNIT, "--tunggu", 0
        )
        assert after.code == 0, after
    record(
        "A stopped kinerja holds the lock; then kill -9",
        "the waiting one exits 75 and names process and computer; free at once after the kill",
        tries=tries, named=named,
    )  # fmt: skip
    assert named == tries, busy.err


@contextmanager
def _stopped_while_writing(folder, environment, *words):
    """Start a kinerja and stop it (SIGSTOP) as soon as its journal is there; kill it at the end."""
    journal = folder / "kinerja.db-journal"
    while True:
        process = subprocess.Popen(
            [Path(sys.executable).with_name("kinerja"), *words],
            cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        while process.poll() is None and not journal.exists():
            pass
        if process.poll() is None:
            os.kill(process.pid, signal.SIGSTOP)
            if journal.exists():
                break
            process.kill()
        process.wait()
    try:
        yield process.pid
    finally:
        process.kill()
        process.wait()
