"""Whatever changes behind the program's back is told: figures, entries, runs, files, regulations."""

import random
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from books import ANI, office, write
from conftest import run
from stored import trail

from kinerja_cli.actions import verify as verifying
from kinerja_cli.actions.verify import verify
from kinerja_cli.rules.trail_actions import ACTIONS
from kinerja_cli.store import audit

FLIPS, TAMPERINGS = 300, 60
FEWER = [[ANI, "2024-Q1", *["Di Atas Ekspektasi"] * 7, "Atasan"]]
"""The behaviour sheet again: one line changed, one gone."""
PLANTED = (
    "INSERT INTO disiplin (nip, periode, hadir, tabel_id, baris, sejak)"
    " SELECT '1', '2024-Q1', '9', 1, 1, max(n) + 1 FROM audit"
)
ADDED = (
    "INSERT INTO disiplin (nip, periode, hadir, tabel_id, baris, sejak)"
    " VALUES ('1', '2024-Q1', '9', 1, 1, 1)"
)
UNSEALED = {"_sqlite_migrations", "pilihan"}
"""Which steps were taken, and the last period asked for: no figure of anybody."""


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """Return a database in which everything happened once: the tests look at copies."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("utuh")
        patch.chdir(folder)
        (folder / "lagi").mkdir()
        for words in (
            ("import", office(folder / "kantor.xlsx"), "--oleh", "Ratna"),
            ("score", "--periode", "2024-Q1"),
            ("decide", ANI, "--periode", "2024-Q1", "--hasil-kerja", "SE", "--alasan", "Bukti", "--ya"),
            ("import", office(folder / "lagi" / "kantor.xlsx", perilaku=FEWER), "--hapus-hilang"),
            ("units", "alias", "Kantor Kita", "contoh"),
            ("score", "--periode", "2024-Q1"),
            ("report", "--dinas", "contoh", "--format", "html"),
            ("lock", "--periode", "2024-Q1", "--ya"),
            ("import", write(folder / "baru.xlsx", {"organisasi": [
                ["Perangkat Daerah", "Periode", "Capaian Kinerja Organisasi"],
                ["Dinas Contoh Kota Uji", "2024-Q2", "Baik"]]})),
            ("imports", "undo", "3", "--alasan", "Salah berkas", "--ya"),
        ):  # fmt: skip
            outcome = run(*words)
            assert outcome.code == 0, (words, outcome.err or outcome.out)
        assert run("verify").code == 0
    return folder / "kinerja.db"


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    """Return a copy to damage."""
    return Path(shutil.copy(made, tmp_path / "kinerja.db"))


@contextmanager
def behind_its_back(db: Path) -> Iterator[sqlite3.Connection]:
    """Hold a connection that changes what it likes and leaves the schema as it found it."""
    with closing(sqlite3.connect(db, isolation_level=None)) as connection:
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")
        for _, sql in triggers:
            connection.execute(sql)


def found(db: Path) -> dict[str, list[str]]:
    """Return the names of the checks that found something, with what they say."""
    result = verify(db, 5, lambda *_: None)
    return {
        one.nama: [fault.pesan for fault in one.masalah]
        for one in result.pemeriksaan
        if one.masalah
    }


def flipped(value: Any, chance: random.Random) -> Any:
    """Return a value with one of its lower bits turned over."""
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(8))
    at = chance.randrange(len(value))
    return value[:at] + chr(ord(value[at]) ^ (1 << chance.randrange(5))) + value[at + 1 :]


def test_every_flipped_bit_that_changes_a_value_is_told(made, tmp_path):
    chance, silent, looked = random.Random(20241), [], 0
    with closing(sqlite3.connect(made)) as whole:
        tables = [name for (name,) in whole.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table'") if name not in UNSEALED]  # fmt: skip
    db = tmp_path / "kinerja.db"
    while looked < FLIPS:
        shutil.copy(made, db)
        with behind_its_back(db) as connection:
            table = chance.choice(tables)
            columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
            column = chance.choice(columns)[1]
            keys = [row[1] for row in columns if row[5]] or ["rowid"]
            rows = connection.execute(
                f"SELECT {', '.join(keys)}, {column} FROM {table} WHERE {column} <> ''"
            ).fetchall()
            if not rows:
                continue
            *key, value = chance.choice(rows)
            match = " AND ".join(f"{name} = ?" for name in keys)
            try:
                connection.execute(
                    f"UPDATE {table} SET {column} = ? WHERE {match}", (flipped(value, chance), *key)
                )
            except sqlite3.IntegrityError:
                continue
        looked += 1
        if not found(db):
            silent.append((table, column, value))
    assert silent == []


def tamper(connection: sqlite3.Connection, chance: random.Random) -> str:
    """Change the trail in one way that does not cut its tail, and return which."""
    count = connection.execute("SELECT max(n) FROM audit").fetchone()[0]
    n = chance.randrange(1, count)
    way = chance.choice(["edit", "swap", "delete", "insert", "apart"])
    if way == "edit":
        column = chance.choice(["waktu", "tindakan", "oleh", "akun", "komputer", "rincian", "hash"])
        connection.execute(f"UPDATE audit SET {column} = {column} || '0' WHERE n = ?", (n,))
    elif way == "swap":
        rows = [connection.execute("SELECT * FROM audit WHERE n = ?", (at,)).fetchone()[1:]
                for at in (n + 1, n)]  # fmt: skip
        for at, row in zip((n, n + 1), rows, strict=True):
            connection.execute("DELETE FROM audit WHERE n = ?", (at,))
            connection.execute("INSERT INTO audit VALUES (?,?,?,?,?,?,?,?,?)", (at, *row))
    elif way == "delete":
        connection.execute("DELETE FROM audit WHERE n = ?", (n,))
    elif way == "insert":
        for at in range(count, n, -1):
            connection.execute("UPDATE audit SET n = n + 1 WHERE n = ?", (at,))
        row = list(connection.execute("SELECT * FROM audit WHERE n = ?", (n,)).fetchone())
        row[0], row[7] = n + 1, row[8]
        row[8] = audit.digest(tuple(row[:-1]))
        connection.execute("INSERT INTO audit VALUES (?,?,?,?,?,?,?,?,?)", row)
    else:
        connection.execute("UPDATE rahasia SET isi = replace(isi, 'a', 'o') WHERE isi LIKE '%a%'")
    return way


def test_every_tampering_with_the_trail_is_told(made, tmp_path):
    chance, db = random.Random(7), tmp_path / "kinerja.db"
    for number in range(TAMPERINGS):
        shutil.copy(made, db)
        with behind_its_back(db) as connection:
            connection.execute("PRAGMA defer_foreign_keys = ON")
            way = tamper(connection, chance)
            connection.execute("PRAGMA foreign_keys = OFF")
        outcome = run("audit", "verify", "--db", db)
        assert outcome.code == 9, (number, way, outcome.out)


def test_a_cut_tail_shows_only_beside_a_head_kept_elsewhere(copy):
    head = run("audit", "verify", "--db", copy, "--json").json()["kepala"]
    assert run("audit", "verify", "--db", copy, "--kepala", head).code == 0
    with behind_its_back(copy) as connection:
        last = int(head.split(":")[0])
        connection.execute("DELETE FROM rahasia WHERE audit_n = ?", (last,))
        connection.execute("DELETE FROM audit WHERE n = ?", (last,))
    assert run("audit", "verify", "--db", copy).code == 0
    outcome = run("audit", "verify", "--db", copy, "--kepala", head)
    assert outcome.code == 9
    assert "tidak ada dalam jejak ini" in " ".join(outcome.out.split())


def test_a_head_that_is_not_there_may_be_copied_wrong_before_anybody_is_accused(copy):
    head = run("audit", "verify", "--db", copy, "--json").json()["kepala"]
    outcome = run("audit", "verify", "--db", copy, "--kepala", head[:-1] + "0123"[head[-1] == "0"])
    told = " ".join(outcome.out.split())
    assert outcome.code == 9
    first = told.index("periksa apakah kepalanya disalin utuh dan dari basis data ini")
    assert first < told.index("Inspektorat")
    assert "TIDAK utuh" not in told


@pytest.mark.parametrize("kepala", ["", " ", "12", "x:y", "1:" + "g" * 64, "-1:" + "0" * 64])
def test_what_is_no_head_is_refused(copy, kepala):
    outcome = run("audit", "verify", "--db", copy, f"--kepala={kepala}")
    assert outcome.code == 2
    assert "bukan kepala jejak" in outcome.err


def test_a_head_beyond_all_numbers_is_no_head_of_this_trail(copy):
    head = f"{10**30}:{'0' * 64}"
    assert run("audit", "verify", "--db", copy, "--kepala", head).code == 9


def test_a_changed_realisation_names_its_file_and_the_people_it_moved(copy):
    with behind_its_back(copy) as connection:
        connection.execute("UPDATE realisasi SET realisasi = '99' WHERE realisasi = '12'")
    told = found(copy)
    assert any("kantor.xlsx, lembar realisasi" in words for words in told["isi"])
    assert any(ANI[:8] in words and "sidik masukan" in words for words in told["skor"])


def test_a_changed_score_names_the_run_the_office_and_the_person(copy):
    with behind_its_back(copy) as connection:
        connection.execute("UPDATE skor SET predikat = 'Kurang' WHERE nip = ?", (ANI,))
    told = found(copy)
    assert any(words.startswith("proses 1, Dinas Contoh Kota Uji") for words in told["isi"])
    assert any("predikat: tersimpan Kurang" in words for words in told["skor"])


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        ("UPDATE kebijakan SET teks = teks || ' '", "kebijakan"),
        ("UPDATE unit SET nama = 'Dinas Lain'", "isi"),
        ("UPDATE butir SET kunci = kunci || 'x'", "isi"),
        ("UPDATE proses SET kepala = '1:' || substr(kepala, 3) WHERE id = 1", "rantai"),
        ("UPDATE perilaku SET sampai = NULL", "isi"),
        (ADDED, "isi"),
        ("DELETE FROM skor_indikator", "isi"),
        ("DELETE FROM laporan", "isi"),
        ("DELETE FROM rahasia WHERE audit_n = 1", "rantai"),
        ("CREATE TABLE titipan (x)", "struktur"),
        ("PRAGMA writable_schema = ON", None),
    ],
)  # fmt: skip
def test_each_check_finds_what_it_is_there_for(copy, statement, check):
    with behind_its_back(copy) as connection:
        connection.execute(statement)
    told = found(copy)
    assert told == {} if check is None else check in told


@pytest.mark.parametrize(
    "statement",
    [
        # Whoever plants a row under the next entry hopes that its seal makes it right.
        PLANTED,
        "UPDATE realisasi SET sampai = (SELECT max(n) + 1 FROM audit)",
        "UPDATE keputusan SET sampai = (SELECT max(n) + 1 FROM audit)",
        "UPDATE unit SET nama = 'Dinas Lain'",
        "DELETE FROM alias",
        "UPDATE audit SET rincian = 'x' WHERE n = (SELECT max(n) FROM audit)",
    ],
)
def test_no_later_command_makes_a_tampering_right(copy, tmp_path, statement):
    with behind_its_back(copy) as connection:
        connection.execute(statement)
    before = copy.read_bytes()
    for words in (
        ("import", office(tmp_path / "kantor.xlsx", perilaku=[[ANI, "2024-Q3", *["Sesuai Ekspektasi"] * 7, ""]])),
        ("unlock", "--periode", "2024-Q1", "--alasan", "Koreksi"),
    ):  # fmt: skip
        outcome = run(*words, "--db", copy)
        assert outcome.code == 6, (words, outcome)
        assert "diubah di luar kinerja" in outcome.err
    assert copy.read_bytes() == before
    assert run("verify", "--db", copy).code == 9
    assert run("backup", tmp_path / "salin.db", "--db", copy).code == 9


@pytest.mark.parametrize("kepala", ["", "12", "x:y", "1:2:3"])
def test_a_head_that_is_none_hides_nothing_else(copy, kepala):
    with behind_its_back(copy) as connection:
        connection.execute("UPDATE proses SET kepala = ? WHERE id = 1", (kepala,))
        connection.execute("UPDATE audit SET oleh = 'Orang Lain' WHERE n = 1")
    told = found(copy)["rantai"]
    assert any(words.startswith("catatan 1: ") for words in told)
    assert any(words.startswith("proses 1: ") for words in told)


def test_reports_are_looked_at_when_nobody_waits_any_more(made, tmp_path, monkeypatch):
    folder = Path(shutil.copytree(made.parent, tmp_path / "kerja"))
    monkeypatch.chdir(folder)
    assert run("report", "--dinas", "contoh", "--format", "html").code == 0
    digest, written = verifying.file_digest, []

    def slowly(*words: Any) -> Any:
        outcome = run("units", "alias", f"Kantor {len(written)}", "contoh", "--tunggu", "0.2")
        written.append(outcome.code)
        return digest(*words)

    monkeypatch.setattr(verifying, "file_digest", slowly)
    assert found(folder / "kinerja.db") == {}
    assert written
    assert set(written) == {0}


@pytest.mark.parametrize("details", ["rusak", "[]", ""])
@pytest.mark.parametrize("column", ["audit.rincian", "rahasia.isi"])
def test_a_trail_that_cannot_be_read_is_told_in_words(copy, column, details):
    table, name = column.split(".")
    with behind_its_back(copy) as connection:
        number = "audit_n" if table == "rahasia" else "n"
        connection.execute(f"UPDATE {table} SET {name} = ? WHERE {number} = 1", (details,))
    outcome = run("audit", "show", "--db", copy)
    assert outcome.code == 6, outcome
    assert "catatan 1 " in outcome.err
    assert "kinerja verify" in outcome.err
    assert "rantai" in found(copy)


def test_a_dropped_trigger_is_a_fault_of_the_structure(copy):
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("DROP TRIGGER audit_utuh")
    assert found(copy) == {"struktur": ["trigger audit_utuh tidak ada"]}


def test_a_changed_report_is_told_and_one_that_was_moved_is_no_fault(made, tmp_path, monkeypatch):
    folder = Path(shutil.copytree(made.parent, tmp_path / "kerja"))
    monkeypatch.chdir(folder)
    assert run("report", "--dinas", "contoh", "--format", "html").code == 0
    (page,) = (folder / "laporan").glob("*.html")
    page.write_text(page.read_text().replace("Ani", "Ina"))
    assert list(found(folder / "kinerja.db")) == ["berkas"]
    page.unlink()
    assert found(folder / "kinerja.db") == {}
    assert "tidak ada lagi di tempatnya" in " ".join(run("verify").out.split())


def test_verify_changes_nothing_and_says_what_it_looked_at(copy):
    before = copy.read_bytes()
    outcome = run("verify", "--db", copy, "--json")
    assert outcome.code == 0
    told = outcome.json()
    assert told["sehat"]
    assert [one["nama"] for one in told["pemeriksaan"]] == [
        "struktur", "rantai", "isi", "kebijakan", "skor", "berkas",
    ]  # fmt: skip
    assert copy.read_bytes() == before
    assert run("verify", "--db", copy, "-q").out == ""


def test_reasons_and_names_of_files_stand_apart_from_the_chain(copy):
    with closing(sqlite3.connect(copy)) as connection:
        public = " ".join(text for (text,) in connection.execute("SELECT rincian FROM audit"))
    for words in ("Salah berkas", "kantor.xlsx", "Bukti", ANI):
        assert words not in public
    assert trail(copy)[2][2]["alasan"] == "Bukti"


def test_a_nip_typed_into_a_reason_is_masked_in_the_trail(copy):
    outcome = run("unlock", "--periode", "2024-Q1", "--alasan", f"Koreksi NIP {ANI}", "--oleh",
                  f"Ani {ANI}", "--db", copy)  # fmt: skip
    assert outcome.code == 0, outcome.err
    with closing(sqlite3.connect(copy)) as connection:
        everything = str(connection.execute("SELECT * FROM audit").fetchall())
        everything += str(connection.execute("SELECT * FROM rahasia").fetchall())
    assert ANI not in everything
    assert "1985" in trail(copy)[-1][2]["alasan"]


def test_a_name_of_several_lines_forges_no_entry(copy):
    forged = "Ratna\n99. 2024-01-01 00:00  Wali Kota"
    assert (
        run("unlock", "--periode", "2024-Q1", "--alasan", "x", "--oleh", forged, "--db", copy).code
        == 0
    )
    shown = run("audit", "show", "--db", copy).out
    assert "Ratna" in shown
    assert not [line for line in shown.splitlines() if line.startswith("99.")]


def test_a_prefilled_template_is_told_on_the_trail(copy, monkeypatch):
    monkeypatch.chdir(copy.parent)
    assert run("template", "isian.xlsx", "--dinas", "contoh", "--periode", "2024-Q1").code == 0
    what, _, details = trail(copy)[-1]
    assert (what, details["jenis"]) == ("laporan", "lembar-isian")


def test_a_report_leaves_an_entry_with_its_hash(copy, monkeypatch):
    monkeypatch.chdir(copy.parent)
    before = len(trail(copy))
    outcome = run("report", "--nip", ANI, "--format", "html", "--oleh", "Ratna", "--json")
    assert outcome.code == 0
    what, who, details = trail(copy)[-1]
    assert (what, who, details["jenis"]) == ("laporan", "Ratna", "pegawai")
    assert len(trail(copy)) == before + 1
    with closing(sqlite3.connect(copy)) as connection:
        kept = dict(
            connection.execute("SELECT berkas, sha256 FROM laporan WHERE audit_n > ?", (before,))
        )
    (one,) = outcome.json()["laporan"]
    assert kept == {str(Path(one["berkas"]).absolute()): one["sha256"]}


def test_the_exported_trail_can_be_checked_without_the_program(copy, monkeypatch, tmp_path):
    import hashlib
    import json

    monkeypatch.chdir(tmp_path)
    assert run("audit", "export", "jejak.jsonl", "--db", copy).code == 0
    last = "0" * 64
    for line in Path("jejak.jsonl").read_text("utf-8").splitlines():
        one = json.loads(line)
        fields = [one[name] for name in ("n", "waktu", "tindakan", "oleh", "akun", "komputer",
                                         "rincian", "hash_sebelum")]  # fmt: skip
        text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        assert hashlib.sha256(text.encode()).hexdigest() == one["hash"]
        assert one["hash_sebelum"] == last
        last = one["hash"]
    assert trail(copy)[-1][:1] == ("laporan",)


@pytest.mark.parametrize("words", [(), ("--timpa",)])
def test_the_exported_trail_replaces_no_database_and_no_settings(
    copy, monkeypatch, tmp_path, words
):
    monkeypatch.chdir(tmp_path)
    settings = tmp_path / "kinerja.toml"
    settings.write_text("", encoding="utf-8")
    other = shutil.copy(copy, tmp_path / "cadangan.db")
    lock = copy.with_name(f".{copy.name}.lock")
    for target in (copy, settings, other, lock):
        before = target.read_bytes() if target.exists() else b""
        outcome = run("audit", "export", target, "--db", copy, *words)
        assert outcome.code == 2, (target, outcome.err)
        assert (target.read_bytes() if target.exists() else b"") == before


def test_an_older_export_stays_unless_it_may_go(copy, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    old = tmp_path / "jejak.jsonl"
    old.write_text("bukti lama", encoding="utf-8")
    refused = run("audit", "export", "jejak.jsonl", "--db", copy)
    assert (refused.code, old.read_text(encoding="utf-8")) == (2, "bukti lama")
    assert "--timpa" in refused.err
    assert run("audit", "export", "jejak.jsonl", "--db", copy, "--timpa").code == 0
    assert old.read_text(encoding="utf-8").startswith('{"n": 1')


def test_every_action_on_the_trail_is_one_of_the_table():
    source = Path(audit.__file__).parent.parent
    named = {
        name
        for path in source.rglob("*.py")
        for name in re.findall(
            r'(?:trail\.add\(|audit\.append\(connection, actor, |^ACTION = )"([\w-]+)"',
            path.read_text("utf-8"),
            re.MULTILINE,
        )
    }
    assert named == set(ACTIONS)
