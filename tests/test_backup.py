"""Copies of the database: whole among writers, whole or absent after a kill, never over a file unasked."""

import errno
import json
import multiprocessing
import os
import random
import resource
import shutil
import signal
import sqlite3
import stat
import subprocess
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from books import office
from conftest import CITY, Run
from sudden_ends import killed_after, span, totals
from test_database_refusals import outside

from kinerja_cli.actions import backup as action
from kinerja_cli.errors import CannotWriteError
from kinerja_cli.store import (
    audit,
    backup,
    chain,
    copies,
    database,
    manifest,
    placing,
    runs,
    shares,
)
from kinerja_cli.store.audit import Actor
from kinerja_cli.store.backup import Origin

SOAK = bool(os.environ.get("KINERJA_SOAK"))
ACTOR = Actor("uji", "uji", "uji", "2024-04-01T08:00:00+07:00")
ORIGIN = Origin(ACTOR.waktu, "uji")


@pytest.fixture
def small(kinerja: Run, tmp_path: Path) -> Path:
    """Return a database with one import and one scoring run."""
    assert kinerja("import", office(tmp_path / "k.xlsx")).code == 0
    assert kinerja("score", "--periode", "2024-Q1").code == 0
    return tmp_path / "kinerja.db"


def last_entry(db: Path) -> tuple[str, dict[str, object]]:
    with closing(sqlite3.connect(db)) as connection:
        what, details = connection.execute(
            "SELECT tindakan, rincian FROM audit ORDER BY n DESC LIMIT 1"
        ).fetchone()
    return what, json.loads(details)


def litter(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if ".tmp" in one.name)


def test_a_backup_is_whole_private_and_on_the_trail(kinerja: Run, small: Path, tmp_path):
    told = kinerja("backup", "salin.db", "--oleh", "Ratna", "--json").json()
    copy, slip = tmp_path / "salin.db", manifest.read(tmp_path / "salin.db")
    held = copies.examined(copy)
    assert slip is not None
    assert not slip.differs(held)
    assert slip.sha256 == backup.digest(copy) == told["sha256"]
    assert slip.ukuran == copy.stat().st_size
    assert datetime.fromisoformat(slip.waktu).utcoffset() is not None
    assert totals(copy) == totals(small)
    for path in (copy, manifest.place(copy)):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    what, details = last_entry(small)
    assert what == "cadangan"
    assert details["sha256"] == slip.sha256
    assert details["kepala"] == slip.kepala
    assert told["tercatat"] is True
    assert not litter(tmp_path)


def test_a_file_is_replaced_only_when_asked_to(kinerja: Run, small, tmp_path):
    kept = tmp_path / "penting.db"
    kept.write_bytes(b"jangan hilang")
    refused = kinerja("backup", kept)
    assert refused.code == 2
    assert "--timpa" in refused.err
    assert kept.read_bytes() == b"jangan hilang"
    with kept.open("rb") as looking:
        assert kinerja("backup", kept, "--timpa").code == 0
        assert looking.read() == b"jangan hilang"  # another file took the name: nothing is torn
    assert kinerja("backup", kept, "--timpa").code == 0
    assert not manifest.read(kept).differs(copies.examined(kept))


def test_places_where_no_copy_can_stand_are_told_in_words(kinerja: Run, small, tmp_path):
    before = backup.digest(small)
    (tmp_path / "tautan.db").symlink_to(small)
    for target, code, words in (
        ("kinerja.db", 2, "basis data itu sendiri"),
        ("tautan.db", 2, "basis data itu sendiri"),
        ("./kinerja.db-journal", 2, "berkas yang dipakainya"),
        (".kinerja.db.lock", 2, "berkas yang dipakainya"),
        ("tidak/ada/salin.db", 8, "Folder tidak/ada tidak ada"),
        (".", 8, "sebuah folder"),
        ("k.xlsx/salin.db", 8, "tidak ada"),
        ("n" * 300, 8, "terlalu panjang"),
    ):
        outcome = kinerja(
            "backup", target, *(["--timpa"] if "kinerja.db" in target or "tautan" in target else [])
        )
        assert outcome.code == code, (target, outcome)
        assert words in outcome.err, (target, outcome.err)
    assert backup.digest(small) == before
    assert not litter(tmp_path)


def test_without_a_database_there_is_nothing_to_copy(kinerja: Run, tmp_path):
    assert kinerja("backup", "salin.db").code == 6
    Path("kinerja.db").touch()
    assert kinerja("backup", "salin.db").code == 6
    assert not Path("salin.db").exists()


def test_a_database_that_can_only_be_read_is_copied_and_says_what_is_missing(small, tmp_path):
    folder = tmp_path / "arsip"
    folder.mkdir()
    shutil.copy(small, folder / "kinerja.db")
    (folder / "kinerja.db").chmod(0o444)
    folder.chmod(0o555)
    before = backup.digest(folder / "kinerja.db")
    done = outside("backup", tmp_path / "salin.db", "--db", folder / "kinerja.db", cwd=tmp_path)
    folder.chmod(0o755)
    assert done.returncode == 0, done.stderr
    assert "tidak tercatat di jejak" in done.stderr
    assert backup.digest(folder / "kinerja.db") == before
    assert totals(tmp_path / "salin.db", but=()) == totals(folder / "kinerja.db", but=())


def test_a_folder_that_takes_no_file_is_told(small, tmp_path):
    folder = tmp_path / "tetap"
    folder.mkdir(mode=0o555)
    done = outside("backup", folder / "salin.db", "--db", small, cwd=tmp_path)
    assert done.returncode == 8
    assert "hak akses" in done.stderr
    assert not list(folder.iterdir())


def test_a_flaw_of_the_database_itself_is_copied_told_and_noted(kinerja: Run, small, tmp_path):
    with closing(sqlite3.connect(small)) as connection:
        connection.executescript("DROP TRIGGER audit_tetap; UPDATE audit SET oleh = 'x' WHERE n=1")
    outcome = kinerja("backup", "salin.db")
    assert outcome.code == 9
    assert "jejak audit, catatan 1: isinya berubah" in outcome.err
    assert "audit_tetap" in outcome.err
    assert kinerja("restore", "salin.db", "--ke", "sama.db").code == 0
    manifest.place(tmp_path / "salin.db").unlink()
    assert kinerja("restore", "salin.db", "--ke", "lagi.db").code == 6


def test_a_damaged_database_makes_no_copy(kinerja: Run, city: Path, tmp_path):
    data = bytearray(city.read_bytes())
    for page in range(40, 60):
        data[page * 4096 : page * 4096 + 4096] = bytes(4096)
    city.write_bytes(data)
    outcome = kinerja("backup", "salin.db")
    assert outcome.code == 6, outcome.err
    assert not Path("salin.db").exists()
    assert not litter(tmp_path)


def _write(db: Path, until: float) -> None:
    """Commit pairs that belong together, as fast as the others let us."""
    with closing(database.open_existing(db, 60)) as connection:
        while time.monotonic() < until:
            with database.writing(connection):
                head = audit.append(connection, ACTOR, "uji", {})
                runs.remember(connection, f"uji-{head.n}", str(head.n))


def test_copies_made_among_writers_are_each_of_one_moment(small: Path, tmp_path):
    """A23: 50 among 8 writers in the long run."""
    writers, rounds = (8, 50) if SOAK else (4, 6)
    context = multiprocessing.get_context("fork")
    until = time.monotonic() + (120 if SOAK else 20)
    processes = [context.Process(target=_write, args=(small, until)) for _ in range(writers)]
    for one in processes:
        one.start()
    try:
        heads = set()
        for number in range(rounds):
            copy, target = tmp_path / f"{number}.db", tmp_path / f"pulih-{number}.db"
            made = action.make_backup(small, copy, ACTOR, 60, over=False).isi
            action.restore_backup(copy, target, ACTOR, 5, over=False)
            assert totals(target) == totals(copy)
            with closing(sqlite3.connect(copy)) as connection:
                (entries,) = connection.execute(
                    "SELECT count(*) FROM audit WHERE tindakan='uji'"
                ).fetchone()
                (pairs,) = connection.execute(
                    "SELECT count(*) FROM pilihan WHERE nama LIKE 'uji-%'"
                ).fetchone()
            assert entries == pairs
            heads.add(int(made.kepala.split(":")[0]))
    finally:
        for one in processes:
            os.kill(one.pid, signal.SIGKILL)
            one.join()
    assert len(heads) == rounds
    assert max(heads) - min(heads) > 3 * rounds  # the writers did write meanwhile
    with closing(database.open_existing(small, 5)) as connection:
        assert not chain.breaks(connection)


@pytest.mark.parametrize("over", [False, True])
def test_a_backup_killed_at_any_moment_leaves_nothing_unproven_under_its_name(
    city: Path, tmp_path, over
):
    """A24: 100 in the long run."""
    copy = tmp_path / "ke" / "salin.db"
    copy.parent.mkdir()

    def work() -> None:
        with closing(database.open_to_read(city, 5)) as connection:
            backup.make(connection, copy, ORIGIN, over=over)

    whole = span(work)
    chance, unfinished, kills = random.Random(24), 0, 50 if SOAK else 12
    for _ in range(kills):
        if not over:
            copy.unlink(missing_ok=True)
            manifest.place(copy).unlink(missing_ok=True)
        unfinished += not killed_after(chance.random() * whole * 1.1, work)
        assert copy.exists() or not over
        if copy.exists():
            assert totals(copy, but=()) == totals(city, but=())
            slip = manifest.read(copy)
            assert slip is None or slip.sha256 == backup.digest(copy)
    assert unfinished > kills / 4
    foreign = copy.parent / ".kinerja-00000000-1-lain.tmp"
    foreign.touch()
    copy.unlink(missing_ok=True)
    manifest.place(copy).unlink(missing_ok=True)
    work()
    assert litter(copy.parent) == [foreign.name]


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_limit_on_file_sizes_leaves_the_old_copy_and_names_the_cause(
    kinerja: Run, city: Path, tmp_path, share
):
    copy = tmp_path / "salin.db"
    assert kinerja("backup", copy).code == 0
    before = copy.read_bytes(), manifest.place(copy).read_bytes()
    limit = int(city.stat().st_size * share)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    previous = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        outcome = kinerja("backup", copy, "--timpa")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, previous)
    assert outcome.code == 8, outcome
    assert "disk penuh" in outcome.err
    assert (copy.read_bytes(), manifest.place(copy).read_bytes()) == before
    assert not litter(tmp_path)
    assert kinerja("backup", copy, "--timpa").code == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small disk needs root")
@pytest.mark.parametrize("size", [1, 2, 4, 8])
def test_a_full_disk_is_named_with_what_is_needed_and_what_there_is(
    kinerja: Run, city: Path, tmp_path, size
):
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}m", "tmpfs", disk], check=True)
    try:
        (disk / "isi").write_bytes(bytes(400_000))
        outcome = kinerja("backup", disk / "salin.db")
        if outcome.code == 0:
            assert size == 8
            assert totals(disk / "salin.db") == totals(city)
        else:
            assert outcome.code == 8
            assert "perlu 5," in outcome.err
            assert "tersedia" in outcome.err
            assert sorted(one.name for one in disk.iterdir()) == ["isi"]
            subprocess.run(["mount", "-o", "remount,size=12m", disk], check=True)
            assert kinerja("backup", disk / "salin.db").code == 0
    finally:
        subprocess.run(["umount", disk], check=True)


def test_another_file_that_comes_meanwhile_is_not_lost(kinerja: Run, small, tmp_path, monkeypatch):
    copy, real = tmp_path / "salin.db", copies.examined

    def slow(path: Path) -> copies.Contents:
        copy.write_bytes(b"baru saja dibuat")
        return real(path)

    monkeypatch.setattr(copies, "examined", slow)
    assert kinerja("backup", copy).code == 2
    assert copy.read_bytes() == b"baru saja dibuat"


@pytest.mark.parametrize("number", [1, 2])
def test_no_copy_ever_lies_beside_the_manifest_of_another(small, tmp_path, monkeypatch, number):
    copy, real = tmp_path / "salin.db", placing.publish
    action.make_backup(small, copy, ACTOR, 5, over=False)
    calls = []

    def cut_off(*names: Path, over: bool) -> None:
        calls.append(names)
        if len(calls) == number:
            raise OSError(errno.EIO, "cut off")
        real(*names, over=over)

    monkeypatch.setattr(placing, "publish", cut_off)
    with pytest.raises(CannotWriteError):
        action.make_backup(small, copy, ACTOR, 5, over=True)
    slip = manifest.read(copy)
    assert slip is None or slip.sha256 == backup.digest(copy)
    assert not copies.examined(copy).cacat
    assert not litter(tmp_path)


def test_the_manifest_of_a_copy_that_is_gone_does_not_speak_for_the_next(kinerja: Run, small):
    assert kinerja("backup", "salin.db").code == 0
    Path("salin.db").unlink()
    assert kinerja("backup", "salin.db").code == 0
    assert manifest.read(Path("salin.db")).sha256 == backup.digest(Path("salin.db"))


def test_a_copy_on_a_network_share_is_told_where_it_is(kinerja: Run, small, monkeypatch):
    share = shares.Share(shares.SMB, "cifs", "//server/cadangan")
    monkeypatch.setattr(shares, "share_of", lambda _: share)
    outcome = kinerja("backup", "salin.db")
    assert outcome.code == 0
    assert "//server/cadangan (cifs)" in outcome.err


def test_examples_of_the_help_work(kinerja: Run, small):
    for command in ("backup", "restore"):
        shown = kinerja(command, "--help").out
        examples = [
            line.split()[1:] for line in shown.splitlines() if line.startswith("    kinerja")
        ]
        assert len(examples) == 2
        if command == "restore":
            kinerja("backup", "cadangan.db")
        for words in examples:
            assert kinerja(*words).code == 0, words
        Path("cadangan.db").unlink()


def test_the_sample_city_is_copied_with_every_table(kinerja: Run, city: Path):
    assert CITY.is_dir()
    made = kinerja("backup", "salin.db", "--json").json()
    assert made["baris"]["pegawai"] > 200
    assert set(made["baris"]) == set(made["kendali"])
