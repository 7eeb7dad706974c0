"""Every file that kinerja makes is for its owner only, whatever the umask."""

import os
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from books import ANI, office
from conftest import run
from findings_each import change, put

from kinerja_cli.store import database

Q1 = ("--periode", "2024-Q1")


def program(folder, umask, *words):
    env = {**os.environ, "TMPDIR": str(folder / "sementara")}
    return subprocess.run([sys.executable, "-m", "kinerja_cli", *map(str, words)], cwd=folder, env=env,
                          capture_output=True, text=True, check=False, umask=umask)  # fmt: skip


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_every_file_is_0600_and_every_folder_0700(tmp_path, umask):
    place = tmp_path / "kerja"
    place.mkdir()
    (place / "sementara").mkdir()
    book = office(tmp_path / "k.xlsx")
    faulty = office(tmp_path / "salah.xlsx")
    change(faulty, put("realisasi", "D2", "banyak"))
    commands = (
        ("import", book),
        ("import", faulty, "--tandai", "tanda/periksa.xlsx"),
        ("import", faulty, book, "--tandai", "tanda2"),
        ("score", *Q1),
        ("report", "--semua", "--format", "xlsx,html,csv,json"),
        ("report", "--nip", ANI, "--ke", "orang/tw1"),
        ("report", "--salin-templat", "templat"),
        ("check", *Q1, "--format", "xlsx", "--ke", "kurang"),
        ("explain", ANI, "--format", "html", "--ke", "jelas"),
    )
    if umask == 0:  # it takes long
        commands += (("demo", "kurang/contoh"),)
    for words in commands:
        done = program(place, umask, *words)
        assert done.returncode in {0, 4, 9}, (words, done.stderr)
    made = [path for path in place.rglob("*") if path.name != "sementara"]
    assert {path.name for path in made} >= {
        "kinerja.db", "periksa.xlsx", "salah.xlsx", "templat", "kurang", "jelas", ".kinerja.db.lock"}  # fmt: skip
    wrong = {str(path.relative_to(place)): oct(stat.S_IMODE(path.stat().st_mode)) for path in made
             if stat.S_IMODE(path.stat().st_mode) != (0o700 if path.is_dir() else 0o600)}  # fmt: skip
    assert wrong == {}


def test_the_journal_is_as_private_as_the_database(tmp_path):
    before = os.umask(0)
    try:
        opened = closing(database.open_or_create(tmp_path / "k.db", 5))
        with opened as connection, database.writing(connection):
            connection.execute("CREATE TABLE x (y)")
            modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in tmp_path.iterdir()}
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(
        ["k.db", "k.db-journal", ".k.db.lock", ".k.db.lock.pemegang"], 0o600
    )


def test_status_tells_of_rights_that_are_too_wide(tmp_path):
    tmp_path.chmod(0o700)
    run("import", office(tmp_path / "k.xlsx"))
    run("score", *Q1)
    run("report", "--semua")
    db = Path("kinerja.db")
    assert run("status", "--json").json()["terlalu_terbuka"] == []
    for path, mode, told in ((db, 0o640, "kinerja.db"), (tmp_path, 0o770, str(tmp_path)),
                             (Path("laporan"), 0o755, "laporan")):  # fmt: skip
        before = stat.S_IMODE(path.stat().st_mode)
        path.chmod(mode)
        assert run("status", "--json").json()["terlalu_terbuka"] == [told]
        assert f"chmod go= {told}" in run("status").out
        path.chmod(before)
    tmp_path.chmod(0o755)  # others may look, which gives them nothing
    assert run("status", "--json").json()["terlalu_terbuka"] == []
