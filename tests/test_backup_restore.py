"""A copy put back: proven first, never over a database unasked, whole or not at all after a kill."""

import os
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from books import ANI, office
from conftest import Run
from sudden_ends import killed_after, span, totals
from test_backup import last_entry, litter
from test_database_refusals import half_written, older, outside

from kinerja_cli.actions import backup as action
from kinerja_cli.errors import BusyError
from kinerja_cli.store import (
    audit,
    backup,
    chain,
    copies,
    database,
    lockfile,
    manifest,
    migrations,
    restore,
)
from kinerja_cli.store.audit import Actor

SOAK = bool(os.environ.get("KINERJA_SOAK"))
ACTOR = Actor("uji", "uji", "uji", "2024-04-01T08:00:00+07:00")


@pytest.fixture
def copied(kinerja: Run, tmp_path: Path) -> Path:
    """Return a copy of a scored database; that itself has moved on since, by one decision."""
    assert kinerja("import", office(tmp_path / "k.xlsx")).code == 0
    assert kinerja("score", "--periode", "2024-Q1").code == 0
    assert kinerja("backup", "salin.db").code == 0
    words = ("--hasil-kerja", "Di Bawah Ekspektasi", "--alasan", "uji", "--ya")
    assert kinerja("decide", ANI, "--periode", "2024-Q1", *words).code == 0
    return tmp_path / "salin.db"


def test_what_is_restored_is_what_was_copied_and_every_command_works(kinerja: Run, copied: Path):
    told = kinerja("restore", copied, "--ke", "baru.db", "--oleh", "Ratna", "--json").json()
    assert totals("baru.db") == totals(copied)
    what, details = last_entry(Path("baru.db"))
    assert what == "pemulihan"
    assert details["kepala_cadangan"] == told["kepala_cadangan"] == manifest.read(copied).kepala
    assert details["kepala_lama"] == ""
    assert details["bermanifes"] is True
    assert Path("baru.db").stat().st_mode & 0o777 == 0o600
    for words in (["status"], ["verify"], ["explain", ANI], ["report"], ["units"], ["imports"],
                  ["score", "--periode", "2024-Q1"], ["audit", "verify", "--kepala",
                  manifest.read(copied).kepala]):  # fmt: skip
        outcome = kinerja(*words, "--db", "baru.db")
        assert outcome.code == 0, (words, outcome)
    assert not litter(Path())


def test_a_database_stays_unless_it_is_meant_and_agreed(kinerja: Run, copied: Path):
    before = backup.digest(Path("kinerja.db"))
    refused = kinerja("restore", copied)
    assert refused.code == 2
    assert "--timpa" in refused.err
    unasked = kinerja("restore", copied, "--timpa")
    assert unasked.code == 2
    assert f"kinerja restore {copied} --timpa --ya" in unasked.err
    assert backup.digest(Path("kinerja.db")) == before


def test_what_stood_there_is_kept_checked_and_can_come_back(kinerja: Run, copied: Path):
    old = totals("kinerja.db", but=())
    with closing(database.open_to_read(Path("kinerja.db"), 1)) as connection:
        head = str(audit.head(connection))
    Path("kinerja.db").chmod(0o640)
    told = kinerja("restore", copied, "--timpa", "--ya", "--json").json()
    kept = Path(told["disimpan"])
    assert totals(kept, but=()) == old
    assert manifest.read(kept).kepala == head == told["kepala_lama"]
    assert last_entry(Path("kinerja.db"))[1]["kepala_lama"] == head
    assert totals("kinerja.db") == totals(copied)
    assert Path("kinerja.db").stat().st_mode & 0o777 == 0o640
    assert kinerja("restore", kept, "--timpa", "--ya").code == 0
    assert totals("kinerja.db", but=("audit", "rahasia")) == {
        name: total for name, total in old.items() if name not in {"audit", "rahasia"}
    }


def test_the_journal_of_a_killed_writer_is_not_played_into_the_restored_database(
    kinerja: Run, copied: Path
):
    half_written(Path("kinerja.db"))
    outcome = kinerja("restore", copied, "--timpa", "--ya", "--json")
    assert outcome.code == 0, outcome.err
    assert not Path("kinerja.db-journal").exists()
    assert totals("kinerja.db") == totals(copied)
    assert kinerja("verify").code == 0
    kept = Path(outcome.json()["disimpan"])
    assert not copies.examined(kept).cacat


def test_neither_is_the_journal_of_a_database_that_is_damaged_or_gone(kinerja: Run, copied):
    data = bytearray(Path("kinerja.db").read_bytes())
    data[8192 : 8192 + 60_000] = bytes(60_000)
    Path("damaged.db").write_bytes(data)
    half_written(Path("kinerja.db"))
    shutil.copy("damaged.db", "kinerja.db")
    told = kinerja("restore", copied, "--timpa", "--ya", "--json").json()
    assert told["kepala_lama"] is None
    assert told["disimpan"].endswith(".apa-adanya")
    assert not Path("kinerja.db-journal").exists()
    assert totals("kinerja.db") == totals(copied)
    half_written(Path("kinerja.db"))
    journal = backup.digest(Path("kinerja.db-journal"))
    Path("kinerja.db").unlink()
    told = kinerja("restore", copied, "--json").json()
    assert backup.digest(Path(told["disimpan"] + "-journal")) == journal
    assert not Path("kinerja.db-journal").exists()
    assert totals("kinerja.db") == totals(copied)


@pytest.mark.parametrize("damage", ["acak", "potong", "kosong", "asing"])
def test_a_damaged_database_is_kept_as_it_is_and_replaced(kinerja: Run, copied: Path, damage):
    db = Path("kinerja.db")
    whole = db.read_bytes()
    db.write_bytes({"acak": random.Random(1).randbytes(9000), "potong": whole[:20_000], "kosong": b"",
                    "asing": b"PK\x03\x04" + whole[4:]}[damage])  # fmt: skip
    before = db.read_bytes()
    told = kinerja("restore", copied, "--timpa", "--ya", "--json").json()
    assert totals("kinerja.db") == totals(copied)
    if damage == "kosong":
        assert told["disimpan"] is None
    else:
        assert Path(told["disimpan"]).read_bytes() == before
        assert told["kepala_lama"] is None


@pytest.mark.parametrize("damage", ["byte", "potong", "tambah", "tukar", "manifes", "isi-manifes"])
def test_a_copy_that_is_not_what_its_manifest_says_is_refused(kinerja: Run, copied: Path, damage):
    data, slip = bytearray(copied.read_bytes()), manifest.place(copied)
    if damage == "byte":
        data[len(data) // 2] ^= 1
    elif damage == "potong":
        del data[-4096:]
    elif damage == "tambah":
        data += bytes(10)
    elif damage == "tukar":
        data = bytearray(Path("kinerja.db").read_bytes())
    elif damage == "manifes":
        slip.write_text("{}", encoding="utf-8")
    else:
        slip.write_text(slip.read_text().replace('"kepala": "2', '"kepala": "1'), encoding="utf-8")
    copied.write_bytes(data)
    outcome = kinerja("restore", copied, "--ke", "baru.db")
    assert outcome.code == 6, outcome
    assert "Traceback" not in outcome.err
    assert copied.name in outcome.err
    assert not Path("baru.db").exists()
    assert not litter(Path())


def test_without_a_manifest_it_says_what_is_not_proven(kinerja: Run, copied: Path):
    manifest.place(copied).unlink()
    outcome = kinerja("restore", copied, "--ke", "baru.db")
    assert outcome.code == 0
    assert "tidak punya manifes" in outcome.err
    assert "tidak terbukti" in outcome.err
    assert totals("baru.db") == totals(copied)


def test_a_raw_copy_from_the_middle_of_writing_is_taken_back_to_how_it_began(kinerja: Run, copied):
    kept = totals("kinerja.db")
    half_written(Path("kinerja.db"))
    Path("mentah").mkdir()
    for name in ("kinerja.db", "kinerja.db-journal"):
        shutil.copy(name, Path("mentah") / name)
    before = [backup.digest(one) for one in sorted(Path("mentah").iterdir())]
    outcome = kinerja("restore", "mentah/kinerja.db", "--ke", "baru.db")
    assert outcome.code == 0, outcome.err
    assert totals("baru.db") == kept
    assert [backup.digest(one) for one in sorted(Path("mentah").iterdir())] == before


def test_a_copy_on_a_read_only_disk_can_be_restored(copied: Path, tmp_path):
    folder = tmp_path / "cd"
    folder.mkdir()
    for one in (copied, manifest.place(copied)):
        shutil.copy(one, folder / one.name)
        (folder / one.name).chmod(0o444)
    folder.chmod(0o555)
    done = outside("restore", folder / copied.name, "--ke", tmp_path / "baru.db", cwd=tmp_path)
    folder.chmod(0o755)
    assert done.returncode == 0, done.stderr
    assert totals(tmp_path / "baru.db") == totals(copied)


def test_a_copy_of_an_older_kinerja_comes_back_as_todays(kinerja: Run, tmp_path):
    older(tmp_path / "lama.db", 7)
    with closing(sqlite3.connect("lama.db")) as connection:
        connection.execute("INSERT INTO unit (nama, kunci) VALUES ('Dinas Uji', 'dinas uji')")
        connection.commit()
    assert kinerja("restore", "lama.db").code == 0
    with closing(database.open_to_read(tmp_path / "kinerja.db", 1)) as connection:
        assert not migrations.missing(connection)
        assert connection.execute("SELECT nama FROM unit").fetchall() == [("Dinas Uji",)]
        assert not chain.breaks(connection)


def test_whoever_opened_the_old_database_before_cannot_write_into_what_is_gone(copied: Path):
    with closing(database.open_existing(Path("kinerja.db"), 5)) as late:
        action.restore_backup(copied, Path("kinerja.db"), ACTOR, 5, over=True)
        with pytest.raises(BusyError, match="diganti"), database.writing(late):
            audit.append(late, ACTOR, "terlambat", {})
    with closing(sqlite3.connect("kinerja.db")) as connection:
        assert not connection.execute("SELECT 1 FROM audit WHERE tindakan='terlambat'").fetchall()


def test_a_database_in_use_is_not_replaced(kinerja: Run, copied: Path):
    before = backup.digest(Path("kinerja.db"))
    with closing(database.open_existing(Path("kinerja.db"), 5)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        outcome = kinerja("restore", copied, "--timpa", "--ya", "--tunggu", 0.2)
        holder.execute("ROLLBACK")
    assert outcome.code == 75, outcome
    assert backup.digest(Path("kinerja.db")) == before
    assert kinerja("restore", copied, "--timpa", "--ya").code == 0


@pytest.mark.parametrize("fails", [False, True])
def test_where_an_open_file_cannot_be_replaced_it_is_closed_first(
    kinerja: Run, copied: Path, monkeypatch, fails
):
    """As on Windows: the database is let go before its place is taken."""
    taken, opened = restore._take_place, []
    before = totals("kinerja.db")

    def look(draft: Path, target: Path) -> None:
        descriptors = [one for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]
        opened.extend(one for one in descriptors if one.readlink() == target.resolve())
        if fails:
            raise PermissionError(13, "dipakai", str(target))
        taken(draft, target)

    monkeypatch.setattr(restore, "_open_files_can_be_replaced", lambda: False)
    monkeypatch.setattr(restore, "_take_place", look)
    outcome = kinerja("restore", copied, "--timpa", "--ya")
    assert outcome.code == (8 if fails else 0), outcome.err
    assert opened == []
    assert totals("kinerja.db") == (before if fails else totals(copied))
    assert kinerja("verify").code == 0


def test_behind_a_link_it_is_the_file_that_is_locked_copied_and_replaced(
    kinerja: Run, copied: Path, tmp_path
):
    """Whoever names the real file and whoever names the link work in one database."""
    real = tmp_path / "asli" / "data.db"
    real.parent.mkdir()
    shutil.move("kinerja.db", real)
    Path("kinerja.db").symlink_to(real)
    words = ("--tunggu", 0)
    with lockfile.held(lockfile.beside(real), 1, "kinerja uji"):
        for command in (["restore", copied, "--timpa", "--ya"], ["score", "--periode", "2024-Q1"]):
            outcome = kinerja(*command, *words)
            assert outcome.code == 75, outcome
            assert "kinerja uji" in outcome.err
    assert lockfile.beside(Path("kinerja.db")) == lockfile.beside(real)
    outcome = kinerja("backup", f"{real}-journal")
    assert outcome.code == 2, outcome
    assert kinerja("restore", copied, "--timpa", "--ya").code == 0
    assert Path("kinerja.db").is_symlink()
    assert totals(real) == totals(copied)
    assert not litter(Path())
    assert not litter(real.parent)


def test_a_copy_is_not_restored_onto_itself(kinerja: Run, copied: Path):
    assert kinerja("restore", "kinerja.db", "--timpa", "--ya").code == 2
    assert kinerja("restore", copied, "--ke", copied, "--timpa", "--ya").code == 2
    assert kinerja("restore", "tidak-ada.db").code == 5


def test_a_restore_killed_at_any_moment_leaves_the_old_database_or_the_new_one(
    copied: Path, city_db
):
    """Half of the time a killed writer has left a journal beside the old one."""
    old = Path("lama.db")
    shutil.copy(city_db, old)
    target = Path("ke") / "kinerja.db"
    target.parent.mkdir()

    def work() -> None:
        action.restore_backup(copied, target, ACTOR, 5, over=True)

    shutil.copy(old, target)
    whole, before, after = span(work), totals(old), totals(copied)
    half_written(old)
    chance, unfinished, kills = random.Random(25), 0, 100 if SOAK else 16
    for number in range(kills):
        shutil.rmtree(target.parent)
        target.parent.mkdir()
        for suffix in ("", "-journal") if number % 2 else ("",):
            shutil.copy(f"{old}{suffix}" if number % 2 else city_db, f"{target}{suffix}")
        unfinished += not killed_after(chance.random() * whole, work)
        with closing(database.open_existing(target, 5)) as connection:
            assert not chain.breaks(connection)
        assert totals(target) in (before, after)
        work()
        assert totals(target) == after
    assert unfinished > kills / 4
