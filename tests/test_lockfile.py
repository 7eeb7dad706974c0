"""One writer at a time: who waits is told for whom; a killed holder is in nobody's way."""

import errno
import json
import os
import platform
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from books import office
from conftest import run

from kinerja_cli.errors import BusyError, CannotWriteError, ReadOnlyError
from kinerja_cli.store import audit, database, lockfile, strangers

HOLD = """
import sys, time
from pathlib import Path
from kinerja_cli.store import lockfile
with lockfile.held(Path(sys.argv[1]), 5, "kinerja batch"):
    print("siap", flush=True)
    time.sleep(60)
"""
COUNT = """
import sys
from contextlib import closing
from pathlib import Path
from kinerja_cli.store import database
with closing(database.open_existing(Path(sys.argv[1]), 30)) as connection:
    for _ in range(int(sys.argv[2])):
        with database.writing(connection):
            (n,) = connection.execute("SELECT n FROM hitungan").fetchone()
            connection.execute("UPDATE hitungan SET n = ?", (n + 1,))
"""
FOREIGN = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("siap", flush=True)
time.sleep(60)
"""


def started(code, *words):
    """Start a process and wait until it has what it wants."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, words)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "siap\n"
    return process


@pytest.fixture
def holder(tmp_path):
    """Hold the database's lock in another process."""
    process = started(HOLD, lockfile.beside(tmp_path / "kinerja.db"))
    yield process
    process.kill()
    process.wait()


@pytest.fixture
def scored(tmp_path):
    """Make a database."""
    assert run("import", office(tmp_path / "k.xlsx")).code == 0
    return tmp_path / "kinerja.db"


SCORE = ("score", "--periode", "2024-Q1")


@pytest.mark.parametrize("wait", [0, 0.3, 1.2])
def test_who_waits_ends_with_75_after_the_asked_time(scored, holder, wait):
    before = scored.read_bytes()
    began = time.monotonic()
    outcome = run(*SCORE, "--tunggu", wait)
    waited = time.monotonic() - began
    assert outcome.code == 75, (
        outcome.err
    )  # a wait longer than the holder's minute would end with 0
    assert waited >= wait
    assert scored.read_bytes() == before


def test_the_message_says_who_where_since_when_what_and_what_to_do(scored, holder):
    since = lockfile.holder(lockfile.beside(scored)).sejak
    outcome = run(*SCORE, "--tunggu", "0")
    assert "kinerja.db sedang dipakai: proses " in outcome.err
    for word in (str(holder.pid), platform.node(), "kinerja batch", since[:10],
                 time.strftime("%z")[:3], "--tunggu"):  # fmt: skip
        assert word in outcome.err, word
    told = json.loads(run("units", "alias", "X", "Y", "--tunggu", "0", "--json").out)
    assert told["galat"]["kode"] == "sedang-dipakai"


def test_who_meets_another_batch_is_told_so_and_no_file_that_is_not_there(tmp_path):
    (tmp_path / "kinerja.toml").touch()
    run("init", tmp_path)
    with lockfile.held(tmp_path / ".kinerja-batch.lock", 0, "kinerja batch"):
        outcome = run("batch")
    assert outcome.code == 75
    assert f"Batch lain sedang bekerja di folder ini ({tmp_path}): proses " in outcome.err
    assert "kinerja-batch" not in outcome.err
    assert "Batch lain sedang bekerja" in lockfile.busy(tmp_path / ".kinerja-batch.lock").pesan


def test_a_command_says_its_own_name_to_those_who_wait(scored, monkeypatch):
    seen = []
    recording = audit.recording

    def spy(*words, **named):
        seen.append(lockfile.holder(lockfile.beside(scored)))
        return recording(*words, **named)

    monkeypatch.setattr(audit, "recording", spy)
    assert run(*SCORE).code == 0
    assert {(one.apa, one.proses) for one in seen} == {("kinerja score", os.getpid())}


def test_a_lock_is_free_at_once_after_its_holder_was_killed(scored, holder):
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    path = lockfile.beside(scored)
    assert lockfile._holder_file(path).exists(), "the killed one left its note"
    assert lockfile.holder(path) is None
    assert run(*SCORE, "--tunggu", "0").code == 0
    assert not lockfile._holder_file(path).exists()


def test_an_old_note_is_not_shown_while_another_holds_the_lock(scored, holder, tmp_path):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    path = lockfile.beside(scored)
    note = lockfile._holder_file(path)
    for told in ({"proses": dead.pid, "komputer": platform.node(), "akun": "a", "sejak": "2020", "apa": "x"},
                 {"proses": "x"}, [], "teks"):  # fmt: skip
        note.write_text(json.dumps(told))
        outcome = run(*SCORE, "--tunggu", "0")
        assert (outcome.code, str(dead.pid) in outcome.err) == (75, False)
    note.write_bytes(b"\xff" * 9000)
    assert run(*SCORE, "--tunggu", "0").code == 75


def test_a_note_cannot_speak_to_the_terminal(tmp_path):
    path = tmp_path / "x.lock"
    evil = {
        "proses": 1,
        "komputer": "a\x1b[2Jb\nGalat",
        "akun": "\u202e",
        "sejak": "\x07",
        "apa": "y" * 9000,
    }
    lockfile._holder_file(path).write_text(json.dumps(evil))
    words = str(lockfile.holder(path))
    assert words.isprintable()
    assert len(words) < 600


def test_a_holder_on_another_computer_is_named_with_it(tmp_path):
    path = tmp_path / ".kinerja.db.lock"
    there = {"proses": 999_999_9, "komputer": "SRV-LAIN", "akun": "a", "sejak": "2024", "apa": "x"}
    lockfile._holder_file(path).write_text(json.dumps(there))
    assert "SRV-LAIN" in lockfile.busy(path).pesan
    assert "SRV-LAIN" in lockfile.busy(path).saran


def test_only_its_owner_reads_a_lock_and_nothing_but_the_lock_stays(tmp_path):
    path = tmp_path / "x.lock"
    before = os.umask(0)
    try:
        with lockfile.held(path, 1, "uji"):
            made = sorted(tmp_path.iterdir())
            modes = {stat.S_IMODE(one.stat().st_mode) for one in made}
            with pytest.raises(BusyError, match=str(os.getpid())), lockfile.held(path, 0, "lain"):
                pass
    finally:
        os.umask(before)
    assert (len(made), modes) == (2, {0o600})
    assert list(tmp_path.iterdir()) in ([path], [])


def test_a_folder_that_takes_no_lock_file_is_told_in_words(tmp_path):
    (tmp_path / "berkas").write_text("")
    inside = lockfile.held(tmp_path / "berkas" / "x.lock", 0, "uji")
    with pytest.raises(CannotWriteError, match="berkas kunci"), inside:
        pass


def test_a_lock_file_of_another_account_is_told_as_such(tmp_path, monkeypatch):
    def denied(*_):
        raise PermissionError(errno.EACCES, "denied")

    path = tmp_path / "x.lock"
    monkeypatch.setattr(lockfile.lock_kinds, "acquired", denied)
    with pytest.raises(ReadOnlyError, match="hanya dapat dibaca"), lockfile.held(path, 0, "uji"):
        pass
    path.touch()
    with pytest.raises(ReadOnlyError, match="milik akun lain"), lockfile.held(path, 0, "uji"):
        pass


def test_a_database_in_memory_has_no_lock_file(tmp_path):
    opened = closing(database.open_or_create(database.MEMORY, 1))
    with opened as connection, database.writing(connection):
        assert list(tmp_path.iterdir()) == []


def test_a_foreign_program_is_told_honestly(scored):
    stranger = started(FOREIGN, scored)
    try:
        outcome = run(*SCORE, "--tunggu", "0.2")
        assert outcome.code == 75
        assert "sedang dikunci program lain" in outcome.err
        if strangers.named(scored, os.getpid()):
            assert f"proses {stranger.pid} (python" in outcome.err
    finally:
        stranger.kill()
        stranger.wait()
    assert run(*SCORE, "--tunggu", "0").code == 0


def test_the_time_spent_at_the_lock_file_counts_for_sqlite_too(scored, monkeypatch):
    real, left = database._begin, []

    @contextmanager
    def queue(_path, wait):
        time.sleep(wait / 2)
        yield

    def begin(connection, rest, patience):
        left.append(rest)
        real(connection, rest, patience)

    monkeypatch.setattr(database, "_turn", queue)
    monkeypatch.setattr(database, "_begin", begin)
    with closing(sqlite3.connect(scored, isolation_level=None)) as stranger:
        stranger.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        opened = closing(sqlite3.connect(scored, timeout=1, isolation_level=None))
        with opened as connection, pytest.raises(BusyError), database.writing(connection):
            pass
        assert time.monotonic() - began >= 0.9
    assert left[0] <= 0.5


def test_a_commit_that_a_reader_keeps_waiting_too_long_leaves_nothing(scored):
    with closing(sqlite3.connect(scored, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM audit").fetchone()
        outcome = run(*SCORE, "--tunggu", "0.2")
        assert outcome.code == 75, outcome.err
        reader.execute("ROLLBACK")
        assert reader.execute("SELECT count(*) FROM proses").fetchone() == (0,)
    assert run(*SCORE).code == 0


def test_eight_processes_count_to_480_and_nobody_waits_long(tmp_path):
    db = tmp_path / "hitung.db"
    with closing(database.open_or_create(db, 5)) as connection:
        connection.execute("CREATE TABLE hitungan (n INTEGER)")
        connection.execute("INSERT INTO hitungan VALUES (0)")
    processes = [  # each waits for its turn half a minute at most
        subprocess.Popen([sys.executable, "-c", COUNT, db, "60"], stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, text=True)
        for _ in range(8)
    ]  # fmt: skip
    said = [process.communicate(timeout=240) for process in processes]
    assert [process.returncode for process in processes] == [0] * 8, said
    assert not [error for _, error in said if error]
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("SELECT n FROM hitungan").fetchone() == (480,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_five_imports_at_once_are_all_kept(tmp_path, scored):
    books = [office(tmp_path / f"{n}.xlsx", rating=[]) for n in range(5)]
    command = [sys.executable, "-m", "kinerja_cli", "import", "--db", scored, "--tunggu", "60"]
    processes = [subprocess.Popen([*command, book], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                 for book in books]  # fmt: skip
    assert [(process.communicate()[1], process.returncode) for process in processes] == [
        (b"", 0)] * 5  # fmt: skip


def test_a_killed_import_lets_the_next_one_in_at_once(tmp_path):
    from conftest import CITY

    db = tmp_path / "kota.db"
    command = [sys.executable, "-m", "kinerja_cli", "import", CITY, "--db", db, "-q"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    note = lockfile._holder_file(lockfile.beside(db))
    while not note.exists() and process.poll() is None:
        time.sleep(0.005)
    assert process.poll() is None, "the import ended before it could be killed"
    process.kill()
    process.wait()
    outcome = run("import", Path(CITY) / "pegawai.xlsx", "--db", db, "--tunggu", "0")
    assert outcome.code == 0, outcome.err
