"""Before the schema changes a checked copy is made; a step is whole or absent whenever it is killed."""

import os
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from conftest import Run
from sudden_ends import killed_after, span, totals
from test_backup import litter
from test_database_refusals import older

from kinerja_cli.actions import backup as action
from kinerja_cli.errors import CannotWriteError
from kinerja_cli.store import audit, backup, chain, copies, database, manifest, migrations
from kinerja_cli.store.audit import Actor

SOAK = bool(os.environ.get("KINERJA_SOAK"))
ACTOR = Actor("uji", "uji", "uji", "2024-04-01T08:00:00+07:00")
RELEASED = range(1, len(migrations.STEPS))


def filled(path: Path, steps: int) -> Path:
    """Make a database of an older kinerja with a trail, offices and files."""
    older(path, steps)
    with closing(sqlite3.connect(path)) as connection:
        last = audit.START
        for n in range(1, 40):
            fields = (n, ACTOR.waktu, "impor", "uji", "uji", "uji", "{}", last)
            last = audit.digest(fields)
            connection.execute("INSERT INTO audit VALUES (?,?,?,?,?,?,?,?,?)", (*fields, last))
            connection.execute("INSERT INTO unit (nama, kunci) VALUES (?, ?)", (f"D{n}", f"d{n}"))
            connection.execute(
                "INSERT INTO impor (audit_n, waktu, oleh, berkas, sha256, baru, berubah, tetap,"
                " ditolak, hilang) VALUES (?, ?, 'uji', ?, 'x', 1, 0, 0, 0, 0)",
                (n, ACTOR.waktu, "b" * 2000),
            )
        connection.commit()
    return path


def brought_up(path: Path) -> None:
    database.open_existing(path, 5).close()


def steps_of(path: Path) -> int:
    """Return how many steps a database has taken, its schema being exactly theirs."""
    held = copies.examined(path)
    assert not held.cacat
    with closing(database.open_unchanged(path, 5)) as connection:
        return len(migrations.applied(connection))


def kept_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.sebelum-{migrations.NEWEST}")


@pytest.mark.parametrize("steps", RELEASED)
def test_a_checked_copy_is_made_first_and_brings_everything_back(tmp_path, steps):
    """A8."""
    db = filled(tmp_path / "kinerja.db", steps)
    before = totals(db, but=())
    brought_up(db)
    assert steps_of(db) == len(migrations.STEPS)
    after = totals(db, but=("_sqlite_migrations",))
    assert after["audit"] == before["audit"]
    counts = copies.examined(db).baris
    assert (counts["unit"], counts["impor"]) == (39, 39)
    kept = kept_of(db)
    assert totals(kept, but=()) == before
    assert not manifest.read(kept).differs(copies.examined(kept))
    assert kept.stat().st_mode & 0o777 == 0o600
    db.unlink()
    action.restore_backup(kept, db, ACTOR, 5, over=False)
    restored = totals(db, but=("_sqlite_migrations", "audit", "rahasia"))
    assert restored == {name: after[name] for name in restored}


def test_an_up_to_date_a_new_and_an_empty_database_need_no_copy(tmp_path):
    for name in ("baru.db", "kosong.db"):
        if name == "kosong.db":
            older(tmp_path / name, 3)
        database.open_or_create(tmp_path / name, 5).close()
        brought_up(tmp_path / name)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["baru.db", "kosong.db"]


def test_without_a_copy_nothing_is_changed(kinerja: Run, tmp_path, monkeypatch):
    db = filled(tmp_path / "kinerja.db", 5)
    before = backup.digest(db)

    def refused(*_: object, **__: object) -> None:
        raise CannotWriteError("Disk penuh.", "Kosongkan ruang.")

    with monkeypatch.context() as broken:
        broken.setattr(backup, "make", refused)
        outcome = kinerja("status")
    assert outcome.code == 8
    assert "Sebelum disesuaikan dibuat cadangan, dan itu gagal: Disk penuh." in outcome.err
    assert "Tidak ada yang diubah" in outcome.err
    assert backup.digest(db) == before
    assert kinerja("status").code == 0


def test_a_copy_that_stands_already_is_used_and_another_is_never_overwritten(tmp_path):
    db = filled(tmp_path / "kinerja.db", 5)
    shutil.copy(db, tmp_path / "lama.db")
    brought_up(db)
    first = backup.digest(kept_of(db))
    shutil.copy(tmp_path / "lama.db", db)
    brought_up(db)
    assert len(list(tmp_path.glob("*.manifest.json"))) == 1
    kept_of(db).write_bytes(b"milik orang lain")
    shutil.copy(tmp_path / "lama.db", db)
    brought_up(db)
    assert kept_of(db).read_bytes() == b"milik orang lain"
    assert backup.digest(Path(f"{kept_of(db)}-2")) == first


def test_a_flawed_trail_does_not_keep_the_officer_out(kinerja: Run, tmp_path):
    db = filled(tmp_path / "kinerja.db", 5)
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("DROP TRIGGER audit_tetap")
        connection.execute("UPDATE audit SET oleh = 'lain' WHERE n = 7")
        connection.execute(dict(migrations.STEPS)["0001_kerangka"][1])
        connection.commit()
    assert kinerja("status", "--json").json()["jejak_rusak"] == 7
    assert manifest.read(kept_of(db)).cacat


@pytest.mark.parametrize("steps", RELEASED)
def test_a_step_killed_at_any_moment_is_whole_or_absent(tmp_path, steps):
    """A7: 50 kills from every released schema in the long run."""
    source = filled(tmp_path / "asal.db", steps)
    db = tmp_path / "ke" / "kinerja.db"
    db.parent.mkdir()
    shutil.copy(source, db)
    whole = span(lambda: brought_up(db))  # imports what a migration needs: the children have it
    after = totals(db, but=("_sqlite_migrations",))
    db.unlink()
    kept_of(db).unlink()
    manifest.place(kept_of(db)).unlink()
    shutil.copy(source, db)
    whole = span(lambda: brought_up(db))
    chance, unfinished, kills = random.Random(steps), 0, 50 if SOAK else 5
    for _ in range(kills):
        shutil.rmtree(db.parent)
        db.parent.mkdir()
        shutil.copy(source, db)
        unfinished += not killed_after(chance.random() * whole * 1.1, lambda: brought_up(db))
        with closing(database.open_unchanged(db, 5, only_reading=False)):
            pass  # takes back what is half done
        assert steps_of(db) in {steps, len(migrations.STEPS)}
        if kept_of(db).exists():
            assert totals(kept_of(db), but=()) == totals(source, but=())
        else:
            assert steps_of(db) == steps
        brought_up(db)
        assert totals(db, but=("_sqlite_migrations",)) == after
        with closing(database.open_to_read(db, 5)) as connection:
            assert not chain.breaks(connection)
        assert totals(kept_of(db), but=()) == totals(source, but=())
    assert unfinished
    assert len(litter(db.parent)) <= 4
