"""Ctrl-C and SIGTERM: out within a second, with the right code, no traceback, nothing half done."""

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest
from conftest import CITY

STOPS = 20
SHEETS = [CITY / "pegawai.xlsx", CITY / "Kinerja Inspektorat 2024.xlsx", CITY / "organisasi.xlsx"]


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """Make a database from which reports can be written."""
    db = tmp_path_factory.mktemp("awal") / "kinerja.db"
    for words in (["import", *SHEETS], ["score", "--periode", "2024-Q1"]):
        subprocess.run([sys.executable, "-m", "kinerja_cli", *map(str, words), "--db", db], check=True,
                       capture_output=True)  # fmt: skip
    return db


def counts(db):
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return tuple(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                     for table in ("impor", "proses", "pegawai"))  # fmt: skip


def stopped(folder, words, number, delay):
    """Stop a command after a while; return its code, what it said, and the seconds it took."""
    process = subprocess.Popen([sys.executable, "-m", "kinerja_cli", *map(str, words)], cwd=folder,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)  # fmt: skip
    time.sleep(delay)
    process.send_signal(number)
    began = time.monotonic()
    _, said = process.communicate(timeout=30)
    return process.returncode, said, time.monotonic() - began


COMMANDS = {
    "import": ("import", *SHEETS, "--db", "baru.db"),
    "score": ("score", "--periode", "2024-Q2"),
    "report": ("report", "--semua", "--periode", "2024-Q1", "--jenis", "pegawai"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_can_be_stopped_at_any_moment(tmp_path, start, name):
    chance = random.Random(name)
    shutil.copy(start, tmp_path / "whole.db")
    whole = counts(start)
    shutil.copy(start, tmp_path / "kinerja.db")
    began = time.monotonic()
    subprocess.run([sys.executable, "-m", "kinerja_cli", *map(str, COMMANDS[name])], cwd=tmp_path,
                   capture_output=True, check=False)  # fmt: skip
    undisturbed = time.monotonic() - began
    shutil.rmtree(tmp_path / "laporan", ignore_errors=True)
    codes, slowest = [], 0.0
    for _ in range(STOPS // len(COMMANDS) + 1):
        shutil.copy(start, tmp_path / "kinerja.db")
        (tmp_path / "baru.db").unlink(missing_ok=True)
        number = chance.choice([signal.SIGINT, signal.SIGTERM])
        code, said, took = stopped(tmp_path, COMMANDS[name], number, chance.uniform(0.12, 1.6))
        codes.append(code)
        slowest = max(slowest, took)
        assert code in {0, 128 + number}, said
        assert "Traceback" not in said
        assert code == 0 or "Dihentikan" in said
        imports, runs, people = counts(tmp_path / "kinerja.db")
        assert (imports, people) == (whole[0], whole[2])
        assert runs in {whole[1], whole[1] + 1}
        if (tmp_path / "baru.db").exists() and (tmp_path / "baru.db").stat().st_size:
            with closing(sqlite3.connect(tmp_path / "baru.db")) as connection:
                tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
            assert "impor" not in tables or counts(tmp_path / "baru.db")[0] in {0, len(SHEETS)}
        litter = [path for path in tmp_path.rglob("*")
                  if path.suffix == ".tmp" or path.name.endswith((".pemegang", "-journal"))]  # fmt: skip
        assert litter == []
        pages = [path.read_bytes() for path in tmp_path.glob("laporan/*.html")]
        assert all(page.rstrip().endswith(b"</html>") for page in pages)
    assert any(codes), "none was stopped in time"
    assert slowest < max(2, 5 * undisturbed), slowest
