"""The SQLite file: careful on every connection, whole after every kill, its trail unbroken."""

import re
import sqlite3
import time
from contextlib import closing

import pytest
from books import office
from conftest import ROOT, Run
from stored import trail

from kinerja_cli.store import audit, chain, database, facts, migrations
from kinerja_cli.store.audit import Actor

ACTOR = Actor("uji", "uji", "uji", "2024-04-01T08:00:00+07:00")


def test_every_connection_is_opened_in_one_place_with_the_careful_settings(tmp_path):
    package = ROOT / "kinerja_cli"
    openers = [path.name for path in package.rglob("*.py")
               if re.search(r"sqlite3\.connect|Database\(", path.read_text())]  # fmt: skip
    assert sorted(openers) == ["connecting.py", "migrations.py"]
    with closing(database.open_or_create(tmp_path / "k.db", 5)) as connection:

        def setting(name: str):
            return connection.execute(f"PRAGMA {name}").fetchone()[0]

        assert [setting(name) for name in ("journal_mode", "synchronous", "foreign_keys",
                                           "secure_delete", "trusted_schema", "busy_timeout")] == [
            "delete", 3, 1, 1, 0, 5000]  # fmt: skip


def test_the_schema_is_what_the_steps_say(tmp_path):
    with closing(database.open_or_create(tmp_path / "k.db", 5)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        strict = {row[1] for row in connection.execute("PRAGMA table_list") if row[5]}
        assert migrations.applied(connection) == {name for name, _ in migrations.STEPS}
    assert {"audit", "impor", "tabel", "pegawai", "realisasi", "skor", "proses"} <= names & strict


def test_the_trail_takes_no_change_and_no_deletion(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx"))
    with closing(sqlite3.connect("kinerja.db")) as connection:
        for statement in ("UPDATE audit SET oleh = 'lain'", "DELETE FROM audit"):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(statement)


def test_a_changed_trail_is_told(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx"))
    kinerja("score", "--periode", "2024-Q1")
    assert kinerja("status", "--json").json()["jejak_rusak"] is None
    with closing(sqlite3.connect("kinerja.db")) as connection:
        connection.executescript(
            "DROP TRIGGER audit_tetap; UPDATE audit SET oleh = 'x' WHERE n = 1"
        )
    assert kinerja("status", "--json").json()["jejak_rusak"] == 1


def test_every_import_and_run_is_on_the_trail_with_who_and_what(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx"), "--oleh", "Ratna")
    kinerja("score", "--periode", "2024-Q1", "--oleh", "Ratna")
    with closing(sqlite3.connect("kinerja.db")) as connection:
        head = connection.execute("SELECT n || ':' || hash FROM audit ORDER BY n DESC").fetchone()[
            0
        ]
        kept = connection.execute("SELECT kepala FROM proses").fetchone()[0]
    assert [row[:2] for row in trail()] == [("impor", "Ratna"), ("skor", "Ratna")]
    assert trail()[0][2]["berkas"] == "k.xlsx"
    assert kept == head


def test_entries_fit_together_whatever_they_say(tmp_path):
    with closing(database.open_or_create(tmp_path / "k.db", 5)) as connection:
        with database.writing(connection):
            for number in range(50):
                audit.append(connection, ACTOR, "uji", {"nomor": number, "teks": "é\n|'\""})
        assert chain.breaks(connection) == []
        assert audit.head(connection).n == 50


def test_a_busy_database_is_a_temporary_failure_after_the_asked_wait(kinerja: Run, tmp_path):
    path = office(tmp_path / "k.xlsx")
    kinerja("import", path)
    with closing(sqlite3.connect("kinerja.db", isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        outcome = kinerja("score", "--periode", "2024-Q1", "--tunggu", 0.3)
        waited = time.monotonic() - began
    assert outcome.code == 75
    assert 0.25 < waited < 3
    assert kinerja("score", "--periode", "2024-Q1").code == 0


def test_a_failure_inside_a_transaction_leaves_nothing(tmp_path):
    with closing(database.open_or_create(tmp_path / "k.db", 5)) as connection:
        with pytest.raises(RuntimeError), database.writing(connection):
            audit.append(connection, ACTOR, "uji", {})
            raise RuntimeError
        assert audit.head(connection).n == 0


def test_rows_that_nobody_reads_to_the_end_outlive_their_connection_quietly(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx"))
    with closing(database.open_existing(tmp_path / "kinerja.db", 5)) as connection:
        rows = facts.every(connection, "indikator", 2**40)
        assert next(rows)
    rows.close()
