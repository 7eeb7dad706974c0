"""Opening a database: what only reads needs no right to write; what is not ours is told apart, untouched."""

import os
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from books import ANI, office
from conftest import CITY, ROOT, Run

from kinerja_cli.store import database, migrations

READERS = (
    ["status"],
    ["explain", ANI],
    ["check", "--periode", "2024-Q1"],
    ["diff"],
    ["imports", "list"],
    ["imports", "show", "1"],
    ["units", "list"],
    ["policy", "list"],
    ["policy", "show", "permenpanrb-6-2022"],
    ["decide", "--daftar"],
    ["report", "--ke", "{luar}"],
)


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def outside(*words: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody for whom a mode means something; root gives its privilege up."""
    command = [sys.executable, "-m", "kinerja_cli", *map(str, words)]
    if os.geteuid() == 0:
        kept = "-dac_override,-dac_read_search"
        command = ["setpriv", f"--bounding-set={kept}", f"--inh-caps={kept}", *command]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False,
                          env={**os.environ, "PYTHONPATH": str(ROOT)})  # fmt: skip


@pytest.fixture
def scored(kinerja: Run, tmp_path: Path) -> Path:
    """Return a small database with two scoring runs."""
    assert kinerja("import", office(tmp_path / "k.xlsx")).code == 0
    assert kinerja("score", "--periode", "2024-Q1").code == 0
    decided = ("--hasil-kerja", "Di Bawah Ekspektasi", "--alasan", "uji", "--ya")
    assert kinerja("decide", ANI, "--periode", "2024-Q1", *decided).code == 0
    assert kinerja("score", "--periode", "2024-Q1").code == 0
    return tmp_path / "kinerja.db"


@pytest.fixture
def still(scored: Path, tmp_path: Path) -> Iterator[Path]:
    """Return that database as a read-only file in a read-only folder."""
    folder = tmp_path / "arsip"
    folder.mkdir()
    shutil.copy(scored, folder / "kinerja.db")
    (folder / "kinerja.db").chmod(0o444)
    folder.chmod(0o555)
    yield folder / "kinerja.db"
    folder.chmod(0o755)


def half_written(path: Path) -> None:
    """Let a process be killed in the middle of writing, its pages already in the file."""
    code = (
        "import os, signal, sqlite3, sys\n"
        "db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "db.execute('PRAGMA cache_size=1')\n"
        "db.execute('BEGIN IMMEDIATE')\n"
        "db.execute('CREATE TABLE sampah (isi TEXT)')\n"
        "for _ in range(300): db.execute(\"INSERT INTO sampah VALUES (?)\", ('x' * 3000,))\n"
        'db.execute("DELETE FROM skor")\n'
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert Path(f"{path}-journal").stat().st_size > 512


def older(path: Path, steps: int) -> None:
    """Make a database as it was when only so many steps were known."""
    known = migrations.STEPS
    migrations.STEPS = known[:steps]
    try:
        with closing(database.open_or_create(path, 5)):
            pass
    finally:
        migrations.STEPS = known


def test_whoever_only_reads_needs_no_right_to_write_and_changes_no_byte(still: Path, tmp_path):
    before, listed = digest(still), sorted(still.parent.iterdir())
    luar = tmp_path / "luar"
    for words in READERS:
        done = outside(*(word.format(luar=luar) for word in words), "--db", still, cwd=tmp_path)
        assert done.returncode in {0, 9}, (words, done.stderr)
    assert len(list(luar.iterdir())) == 2
    assert digest(still) == before
    assert sorted(still.parent.iterdir()) == listed
    assert stat.S_IMODE(still.stat().st_mode) == 0o444


def test_whoever_writes_is_told_that_it_can_only_be_read(still: Path, tmp_path):
    before = digest(still)
    done = outside("units", "alias", "DINKES", "contoh", "--db", still, cwd=tmp_path)
    assert done.returncode == 8
    assert "hanya dapat dibaca" in done.stderr
    assert digest(still) == before


@pytest.mark.parametrize("words", [["status"], ["imports"]])
def test_what_a_killed_writer_left_is_taken_back_by_whoever_reads_next(kinerja: Run, scored, words):
    kept = kinerja(*words, "--json").json()
    half_written(scored)
    assert kinerja(*words, "--json").json() == kept
    assert not Path(f"{scored}-journal").exists()
    with closing(sqlite3.connect(scored)) as connection:
        assert not connection.execute("SELECT 1 FROM sqlite_schema WHERE name='sampah'").fetchone()


def test_what_a_killed_writer_left_where_nobody_may_write_is_told_and_kept(scored, tmp_path):
    half_written(scored)
    folder = tmp_path / "arsip"
    folder.mkdir()
    for name in ("kinerja.db", "kinerja.db-journal"):
        shutil.move(tmp_path / name, folder / name)
        (folder / name).chmod(0o444)
    folder.chmod(0o555)
    before = [digest(one) for one in sorted(folder.iterdir())]
    done = outside("status", "--db", folder / "kinerja.db", cwd=tmp_path)
    assert done.returncode == 8
    assert "terhenti" in done.stderr
    assert "kinerja.db-journal" in done.stderr
    assert [digest(one) for one in sorted(folder.iterdir())] == before
    folder.chmod(0o755)


def test_an_older_database_is_brought_up_by_whoever_reads_it_first(kinerja: Run, tmp_path):
    older(tmp_path / "kinerja.db", 3)
    assert kinerja("status").code == 0
    with closing(database.open_to_read(tmp_path / "kinerja.db", 1)) as connection:
        assert not migrations.missing(connection)


def test_an_older_database_that_can_only_be_read_is_refused_with_what_to_do(tmp_path):
    folder = tmp_path / "arsip"
    folder.mkdir()
    older(folder / "kinerja.db", 3)
    (folder / "kinerja.db").chmod(0o444)
    folder.chmod(0o555)
    before = digest(folder / "kinerja.db")
    done = outside("status", "--db", folder / "kinerja.db", cwd=tmp_path)
    assert done.returncode == 8
    assert "kinerja yang lebih lama" in done.stderr
    assert "salin kinerja.db" in done.stderr
    assert digest(folder / "kinerja.db") == before
    folder.chmod(0o755)


@pytest.mark.parametrize("name", ["a b.db", "a?mode=rw#x.db", "100%.db", "Ünïkod.db", "a&b.db"])
def test_any_file_name_is_read_as_it_stands(kinerja: Run, scored, tmp_path, name):
    shutil.copy(scored, tmp_path / name)
    listed = sorted(tmp_path.iterdir())
    assert kinerja("status", "--db", name).code == 0
    assert sorted(tmp_path.iterdir()) == listed


def test_a_reading_connection_writes_nothing_and_is_as_careful(scored):
    with closing(database.open_to_read(scored, 5)) as connection:
        settings = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in
                    ("journal_mode", "synchronous", "foreign_keys", "secure_delete",
                     "trusted_schema", "busy_timeout")]  # fmt: skip
        assert settings == ["delete", 3, 1, 1, 0, 5000]
        with pytest.raises(sqlite3.OperationalError):
            connection.execute("DELETE FROM skor")


def _another_program(path: Path, seed: int) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE resep (nama TEXT)")
        connection.execute(f"PRAGMA application_id = {seed * 1000}")
        connection.execute(f"PRAGMA user_version = {seed}")
        connection.commit()


def _sheet(path: Path, seed: int) -> None:
    shutil.copy(sorted(CITY.glob("*.xlsx"))[seed], path)


ALIENS = {
    "xlsx": _sheet,
    "kosong": lambda path, _: path.touch(),
    "lain": _another_program,
    "acak": lambda path, seed: path.write_bytes(random.Random(seed).randbytes(seed * 5000 + 100)),
    "folder": lambda path, _: path.mkdir(),
}


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("kind", ALIENS)
def test_alien_files_are_refused_in_words_by_every_door_and_left_alone(
    kinerja: Run, tmp_path, kind, seed
):
    """A26: 25 files."""
    alien = tmp_path / "asing" / "asing.db"
    alien.parent.mkdir()
    ALIENS[kind](alien, seed)
    before = None if alien.is_dir() else digest(alien)
    for words in (
        ["status", "--db", alien],
        ["score", "--periode", "2024-Q1", "--db", alien],
        ["backup", tmp_path / "salin.db", "--db", alien],
        ["restore", alien, "--ke", tmp_path / "baru.db"],
    ):
        outcome = kinerja(*words)
        assert outcome.code == 6, (words, outcome)
        assert "Traceback" not in outcome.err
        assert outcome.err.count("→") == 1  # what to do
        assert "asing" in outcome.err
    assert alien.is_dir() or digest(alien) == before
    assert len(list(alien.parent.iterdir())) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["asing"]


def test_a_newer_database_is_refused_by_every_door_with_both_versions(
    kinerja: Run, scored: Path, tmp_path
):
    with closing(sqlite3.connect(scored)) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('kinerja', '9999_masa_depan', '2030')"
        )
        connection.commit()
    before = digest(scored)
    for words in (["status"], ["score", "--periode", "2024-Q1"], ["backup", "salin.db"],
                  ["restore", "kinerja.db", "--ke", "baru.db"]):  # fmt: skip
        outcome = kinerja(*words)
        assert outcome.code == 6, (words, outcome)
        assert "9999_masa_depan" in outcome.err
        assert migrations.NEWEST in outcome.err
        assert "Perbarui kinerja" in outcome.err
    assert digest(scored) == before
    assert not (tmp_path / "baru.db").exists()
    assert not (tmp_path / "salin.db").exists()
