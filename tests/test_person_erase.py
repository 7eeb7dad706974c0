"""`kinerja person erase`: one person leaves for good, and nobody else's score moves."""

import json
import os
import random
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from books import (
    ANI,
    BUDI,
    CITRA,
    INDIKATOR,
    PEGAWAI,
    PERILAKU,
    REALISASI,
    SESUAI,
    UNIT,
    office,
    write,
)
from conftest import Outcome, run

from kinerja_cli.actions.persons import person_files
from kinerja_cli.cli.screen import terminal
from kinerja_cli.rules.nip import show
from kinerja_cli.store import audit, chain, database, erasure, migrations, seals

WHY = ("--alasan", "BA pemusnahan 3/2036")
PEOPLE = 20 if os.environ.get("KINERJA_SOAK") else 3
HEAD = "197601242000032001"
"""Somebody of the sample city who is superior and rater of others."""


def erase(nip: str, *words: object) -> Outcome:
    return run("person", "erase", nip, *WHY, "--ya", *words)


def bytes_of(db: Path) -> bytes:
    journal = Path(f"{db}-journal")
    return db.read_bytes() + (journal.read_bytes() if journal.exists() else b"")


def names_of(db: Path, nip: str) -> set[str]:
    with closing(sqlite3.connect(db)) as connection:
        rows = connection.execute("SELECT nip, nama FROM pegawai").fetchall()
    others = {name.partition(",")[0] for whose, name in rows if whose != nip and name}
    return {name for whose, name in rows
            if whose == nip and name and name.partition(",")[0] not in others}  # fmt: skip


def results(db: Path) -> dict[tuple, tuple]:
    with closing(sqlite3.connect(db)) as connection:
        rows = connection.execute("SELECT * FROM skor").fetchall()
    return {row[:2]: (*row[2:3], *row[4:]) for row in rows}  # all but the hash of the inputs


def unfit(db: Path) -> list:
    with closing(database.open_existing(db, 1)) as connection:
        wrong = seals.differences(
            {n: blocks for n, blocks in chain.sealed(connection).items() if blocks},
            seals.of(connection, None),
        )
        return [*wrong, *chain.breaks(connection)]


def two_with_rater(path: Path) -> None:
    """Import a small office in which Budi is superior and rater, and stands in a text."""
    run("import", office(path / "a.xlsx"))
    marks = [[*PERILAKU, "NIP Penilai"], [ANI, "2024-Q1", *[SESUAI] * 7, "Rekan", BUDI],
             [ANI, "2024-Q1", *[SESUAI] * 7, "Rekan", CITRA]]  # fmt: skip
    new = [PEGAWAI, [CITRA, "Citra Dewi", "Analis", UNIT, "Tidak", BUDI, ""]]
    done = [REALISASI, [CITRA, "Surat dijawab", "2024-Q1", 9, "Dibimbing Pak BUDI  SANTOSO, baik."]]
    plans = [[*INDIKATOR, "Tahun"], [CITRA, "Surat dijawab", "Naik", 100, 9, 36, 2024]]
    outcome = run("import", write(path / "b.xlsx", {"pegawai": new, "indikator": plans,
                                                    "realisasi": done, "perilaku": marks}))  # fmt: skip
    assert outcome.code == 0, outcome.err


def test_no_byte_of_number_or_name_is_left(tmp_path):
    two_with_rater(tmp_path)
    run("score", "--periode", "2024-Q1")
    run("decide", BUDI, "--periode", "2024-Q1", "--perilaku", "SE", "--alasan", "Budi Santoso baik")
    run("person", "export", BUDI, "--alasan", "Permintaan Budi Santoso")
    run("report", "--nip", BUDI, "--format", "html")
    db = Path("kinerja.db")
    assert BUDI.encode() in bytes_of(db)
    outcome = run("person", "erase", BUDI, "--alasan", "Sdr. Budi Santoso pensiun", "--ya")
    assert outcome.code == 0, outcome.err
    left = bytes_of(db).lower()
    for text in (BUDI, show(BUDI), "budi santoso", "budi  santoso", "1990••••••••••1002"):
        assert text.encode() not in left, text
    assert "tidak ada lagi di berkas basis data" in outcome.out
    assert not unfit(db)


def test_rows_of_others_keep_their_figures_and_lose_the_name(tmp_path):
    two_with_rater(tmp_path)
    with closing(sqlite3.connect("kinerja.db")) as connection:
        marks = connection.execute("SELECT count(*), count(rating_perilaku) FROM perilaku"
                                   " WHERE nip = ?", (ANI,)).fetchone()  # fmt: skip
    n = json.loads(erase(BUDI, "--json").out)["jejak"]
    token = f"Dihapus (jejak {n})"
    with closing(sqlite3.connect("kinerja.db")) as connection:
        placed = connection.execute(
            "SELECT nip_atasan, atasan FROM pegawai WHERE nip IN (?, ?)", (ANI, CITRA)
        ).fetchall()
        assert placed == [(None, token)] * 2
        assert (
            marks
            == connection.execute(
                "SELECT count(*), count(rating_perilaku) FROM perilaku WHERE nip = ?", (ANI,)
            ).fetchone()
        )
        raters = connection.execute(
            "SELECT DISTINCT nip_penilai FROM perilaku WHERE nip = ?", (ANI,)
        ).fetchall()
        assert {rater for (rater,) in raters} == {"", CITRA, token}
        (said,) = connection.execute(
            "SELECT umpan_balik FROM realisasi r JOIN butir b ON b.id = r.butir_id WHERE nip = ?",
            (CITRA,),
        ).fetchone()
        assert said == f"Dibimbing Pak {token}, baik."


def test_two_who_are_erased_stay_two_raters(tmp_path):
    two_with_rater(tmp_path)
    run("score", "--periode", "2024-Q1")
    assert erase(BUDI).code == 0
    assert erase(CITRA).code == 0
    with closing(sqlite3.connect("kinerja.db")) as connection:
        raters = connection.execute("SELECT count(DISTINCT nip_penilai) FROM perilaku"
                                    " WHERE nip = ?", (ANI,)).fetchone()  # fmt: skip
    assert raters == (3,)
    assert "tidak ada yang berubah" in run("score", "--periode", "2024-Q1").out
    assert not unfit(Path("kinerja.db"))


def test_scores_of_others_stand_and_are_explained(city):
    for period in ("2024-Q1", "2024-Q2"):
        run("score", "--periode", period, "-q")
    with closing(sqlite3.connect(city)) as connection:
        below = [nip for (nip,) in connection.execute(
            "SELECT DISTINCT nip FROM pegawai WHERE nip_atasan = ?", (HEAD,))]  # fmt: skip
        everybody = [nip for (nip,) in connection.execute("SELECT DISTINCT nip FROM skor")]
    assert below
    others = [nip for nip in random.Random(3).sample(everybody, PEOPLE) if nip not in below]
    assert names_of(city, HEAD)
    for nip in [HEAD, *others]:
        before, names = results(city), names_of(city, nip)
        assert json.loads(erase(nip, "--json").out)["nilai_lain_berbeda"] == 0
        after = results(city)
        assert after == {key: row for key, row in before.items() if key[1] != nip}
        text = bytes_of(city)
        for word in (nip, show(nip), *names):
            assert word.encode() not in text, word
        for period in ("2024-Q1", "2024-Q2"):
            assert "tidak ada yang berubah" in run("score", "--periode", period).out
    for nip in [one for one in below if one in everybody and one not in others][:4]:
        told = run("explain", nip, "--periode", "2024-Q1", "--json").json()
        assert told["beda_dari_simpanan"] == []
        assert not told["data_berubah_sesudahnya"]
    assert not unfit(city)


@pytest.mark.parametrize("why", ["trigger", "kunci"])
def test_a_row_that_keeps_the_name_stops_the_erasing(tmp_path, monkeypatch, why):
    two_with_rater(tmp_path)
    with closing(sqlite3.connect("kinerja.db")) as connection:
        if why == "trigger":
            connection.execute("CREATE TRIGGER tetap BEFORE UPDATE ON perilaku"
                               " BEGIN SELECT RAISE(ABORT, 'tetap'); END")  # fmt: skip
            connection.commit()
        before = list(connection.iterdump())
    if why == "kunci":
        monkeypatch.setattr(erasure, "_MOST_TOKENS", 0)
    assert erase(BUDI).code == 1
    with closing(sqlite3.connect("kinerja.db")) as connection:
        assert list(connection.iterdump()) == before


def test_what_was_changed_before_is_not_sealed_anew(tmp_path):
    two_with_rater(tmp_path)
    run("score", "--periode", "2024-Q1")
    with closing(sqlite3.connect("kinerja.db")) as connection:
        connection.execute("UPDATE realisasi SET realisasi = '99' WHERE realisasi = '2.4'")
        connection.execute("UPDATE skor SET hasil_kerja = '1' WHERE nip = ?", (ANI,))
        connection.commit()
    before = unfit(Path("kinerja.db"))
    assert before
    assert erase(BUDI).code == 0
    assert set(map(str, before)) <= set(map(str, unfit(Path("kinerja.db"))))


def test_without_a_terminal_the_flag_is_named(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    outcome = run("person", "erase", ANI, *WHY)
    assert outcome.code == 2
    assert "--ya" in outcome.err
    assert run("person", "erase", ANI, "--ya").code == 2
    assert ANI.encode() in Path("kinerja.db").read_bytes()


@pytest.mark.parametrize(("typed", "gone"), [
    (f"{ANI}\n", True), ("19850312 201001 2 003\n", True), ("ya\n", False), (f"{BUDI}\n", False),
    ("", False),
])  # fmt: skip
def test_on_a_terminal_the_number_is_typed(tmp_path, monkeypatch, typed, gone):
    run("import", office(tmp_path / "a.xlsx"))
    asked = []

    def agreed(question: str, word: str, command: str) -> bool:
        asked.append((question, command))
        return "".join(typed.split()) == word

    monkeypatch.setattr(terminal, "agreed_by_typing", agreed)
    assert run("person", "erase", ANI, *WHY).code == 0
    assert "Ani Lestari" in asked[0][0]
    assert asked[0][1].endswith("--ya")
    assert (ANI.encode() not in bytes_of(Path("kinerja.db"))) is gone


def test_typing_is_asked_for_on_a_real_terminal(monkeypatch, capsys):
    class Terminal:
        def __init__(self, line: str) -> None:
            self.line = line

        def isatty(self) -> bool:
            return True

        def readline(self) -> str:
            return self.line

    monkeypatch.setattr(terminal.sys.stderr, "isatty", lambda: True, raising=False)
    for line, answer in ((f"{ANI}\n", True), ("1985 0312 2010012003\n", True), ("ya\n", False)):
        monkeypatch.setattr(terminal.sys, "stdin", Terminal(line))
        assert terminal.agreed_by_typing("?", ANI, "x") is answer
    assert "tidak ada yang diubah" in capsys.readouterr().err


def test_a_locked_period_is_told_and_counted(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    run("score", "--periode", "2024-Q1")
    assert run("lock", "--periode", "2024-Q1", "--ya").code == 0
    told = erase(ANI, "--json").json()
    assert len(told["periode_terkunci"]) == 1
    with closing(database.open_existing(Path("kinerja.db"), 1)) as connection:
        last = list(chain.entries(connection))[-1]
    assert last.tindakan == "hapus-orang"
    assert last.rincian["periode_terkunci"] == 1
    assert last.rincian["alasan"] == WHY[1]


def test_files_that_no_command_reaches_are_listed(tmp_path):
    two_with_rater(tmp_path)
    run("score", "--periode", "2024-Q1")
    run("report", "--dinas", "contoh", "--format", "xlsx,html")
    db = Path("kinerja.db")
    Path("kinerja.db.sebelum-0009").write_bytes(db.read_bytes())
    Path("arsip").mkdir()
    Path("a.xlsx").rename("arsip/a.xlsx")
    Path("kosong.txt").write_text("tidak memuat siapa pun", encoding="utf-8")
    Path("pindaian.pdf").write_bytes(b"%PDF-1.7 terkompresi")
    told = erase(BUDI, "--json").json()
    found = {(one["jenis"], Path(one["berkas"]).name, one["pasti"]) for one in told["di_luar"]}
    assert ("cadangan", "kinerja.db.sebelum-0009", True) in found
    assert ("lembar", "a.xlsx", True) in found
    assert ("lembar", "b.xlsx", True) in found
    assert ("laporan", "pindaian.pdf", False) in found
    endings = {name.rpartition(".")[2] for kind, name, _ in found if kind == "laporan"}
    assert {"xlsx", "html"} <= endings
    assert "kosong.txt" not in {name for _, name, _ in found}
    assert told["lembar_asli"] == ["a.xlsx", "b.xlsx"]
    assert "Lembar asli" in erase(CITRA).out


def test_somebody_who_is_only_a_rater_is_erased_too(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    marks = [[*PERILAKU, "NIP Penilai"], [ANI, "2024-Q1", *[SESUAI] * 7, "Rekan", CITRA]]
    outcome = run("import", write(tmp_path / "b.xlsx", {"perilaku": marks}))
    assert outcome.code == 0, outcome.err
    assert CITRA.encode() in bytes_of(Path("kinerja.db"))
    outcome = erase(CITRA)
    assert outcome.code == 0, outcome.err
    assert CITRA.encode() not in bytes_of(Path("kinerja.db"))


def test_who_worked_with_kinerja_stays_answerable_and_it_is_said(tmp_path):
    run("import", office(tmp_path / "a.xlsx"), "--oleh", "Budi Santoso")
    outcome = erase(BUDI)
    assert outcome.code == 0
    assert "sebagai pelaku" in " ".join(outcome.out.split())
    with closing(sqlite3.connect("kinerja.db")) as connection:
        assert connection.execute("SELECT oleh FROM audit WHERE n = 1").fetchone() == (
            "Budi Santoso",
        )


def test_a_pipe_beside_the_database_keeps_nobody_waiting(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    os.mkfifo(tmp_path / "pipa")
    assert erase(ANI).code == 0


def test_a_name_that_another_bears_is_left_alone_and_said(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    twin = [PEGAWAI, [CITRA, "Budi Santoso, S.H.", "Analis", UNIT, "Tidak", BUDI, ""]]
    run("import", write(tmp_path / "b.xlsx", {"pegawai": twin}))
    told = erase(BUDI, "--json").json()
    assert told["nama_bersama"] == ["budi santoso"]
    with closing(sqlite3.connect("kinerja.db")) as connection:
        rows = connection.execute("SELECT nama, nip_atasan FROM pegawai WHERE nip = ?", (CITRA,))
        assert rows.fetchall() == [("Budi Santoso, S.H.", None)]


def test_the_only_one_with_a_component_moves_nobodys_stored_score(tmp_path):
    # Budi alone has marks for behaviour: without him the office has none at all.
    run(
        "import", office(tmp_path / "a.xlsx", perilaku=[[BUDI, "2024-Q1", *[SESUAI] * 7, "Atasan"]])
    )
    run("score", "--periode", "2024-Q1")
    before = results(Path("kinerja.db"))
    told = erase(BUDI, "--json").json()
    after = results(Path("kinerja.db"))
    assert after == {key: row for key, row in before.items() if key[1] != BUDI}
    again = run("score", "--periode", "2024-Q1").out
    assert ("tidak ada yang berubah" in again) is (told["nilai_lain_berbeda"] == 0)


def test_who_is_gone_is_known_as_gone(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    assert erase(ANI).code == 0
    outcome = erase(ANI)
    assert outcome.code == 0
    assert "sudah dihapus" in outcome.out
    assert "a.xlsx" in outcome.out
    outcome = run("person", "export", ANI, *WHY)
    assert outcome.code == 2
    assert "sudah dihapus" in outcome.err


def test_what_could_not_be_written_anew_is_cleaned_by_the_same_command(tmp_path, monkeypatch):
    two_with_rater(tmp_path)

    def no_room(_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(database, "on_disk", no_room)
        assert erase(BUDI).code == 0
    compacted = []
    compact = database.compact
    monkeypatch.setattr(
        database,
        "compact",
        lambda connection: compacted.append(compact(connection)) or compacted[-1],
    )
    told = run("person", "erase", BUDI, *WHY, "--json").json()
    assert compacted == [True]
    assert told["bersih"] is True
    assert told["di_luar"]
    assert not unfit(Path("kinerja.db"))


def test_writing_anew_takes_room_on_the_disk_and_not_in_memory(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    asked: list[str] = []
    with closing(database.open_existing(Path("kinerja.db"), 1)) as connection:
        connection.set_trace_callback(asked.append)
        assert database.compact(connection)
    at = asked.index("VACUUM")
    assert asked[at - 1 : at + 2] == ["PRAGMA temp_store=FILE", "VACUUM", "PRAGMA temp_store=2"]


def test_what_an_old_trail_says_inside_its_chain_is_told(tmp_path):
    # Before reasons stood apart they were part of the chain; they cannot go, and that is said.
    known = migrations.STEPS
    migrations.STEPS = known[:8]
    try:
        with closing(database.open_or_create(Path("kinerja.db"), 5)) as connection:
            row = (1, "2026-01-01T08:00:00+07:00", "kunci", "Wati", "wati", "pc",
                   '{"alasan":"Usul Budi Santoso"}', audit.START)  # fmt: skip
            connection.execute(
                "INSERT INTO audit VALUES (?,?,?,?,?,?,?,?,?)", (*row, audit.digest(row))
            )
    finally:
        migrations.STEPS = known
    outcome = run("import", office(tmp_path / "a.xlsx"))
    assert outcome.code == 0, outcome.err
    told = erase(BUDI, "--json").json()
    assert told["sisa"] == ["audit"]
    assert told["bersih"] is False
    assert not unfit(Path("kinerja.db"))


def test_file_and_sheet_names_lose_the_person(tmp_path):
    run("import", office(tmp_path / f"SKP Ani Lestari {ANI}.xlsx"))
    assert erase(ANI).code == 0
    left = bytes_of(Path("kinerja.db"))
    assert ANI.encode() not in left
    assert b"Ani Lestari" not in left
    listed = run("imports", "list")
    assert listed.code == 0
    assert "Dihapus" in listed.out
    assert not unfit(Path("kinerja.db"))


def test_no_file_beside_the_database_keeps_the_officer_from_the_list(tmp_path, monkeypatch):
    run("import", office(tmp_path / "a.xlsx"))
    odd = Path(os.fsdecode(b"caf\xe9.txt"))
    for path in (odd, Path("hilang.txt"), Path("terlarang.txt")):
        path.write_text(ANI, encoding="utf-8")
    looked = person_files._holds

    def meanwhile(path: Path, words: tuple[bytes, ...]) -> bool | None:
        if path.name == "hilang.txt":
            path.unlink()
        if path.name == "terlarang.txt":
            raise PermissionError(path)
        return looked(path, words)

    monkeypatch.setattr(person_files, "_holds", meanwhile)
    outcome = erase(ANI, "--json")
    assert outcome.code == 0, outcome.err
    found = {Path(one["berkas"]).name: one["pasti"] for one in outcome.json()["di_luar"]}
    assert found[odd.name] is True
    assert found["terlarang.txt"] is False
    assert "hilang.txt" not in found
    assert found["a.xlsx"] is True
    with closing(database.open_existing(Path("kinerja.db"), 1)) as connection:
        assert list(chain.entries(connection))[-1].tindakan == "hapus-orang"


def test_a_file_name_of_another_alphabet_is_printed(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    Path(os.fsdecode(b"caf\xe9.txt")).write_text(ANI, encoding="utf-8")
    outcome = erase(ANI)
    assert outcome.code == 0, outcome.err
    assert "caf�.txt" in outcome.out


def test_a_large_file_is_looked_through_to_its_end(tmp_path, monkeypatch):
    run("import", office(tmp_path / "a.xlsx"))
    monkeypatch.setattr(person_files, "_MOST", 1 << 17)
    monkeypatch.setattr(person_files, "_MOST_IN_ALL", 1 << 20)
    pieces = b"x" * (1 << 16)
    Path("panjang.txt").write_bytes(pieces * 48 + ANI.encode())
    Path("lain.txt").write_bytes(pieces * 48)
    for name, many in (("kecil.zip", 4), ("besar.zip", 40)):
        with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(many):
                archive.writestr(f"{number}.csv", pieces)
    told = erase(ANI, "--json").json()["di_luar"]
    found = {Path(one["berkas"]).name: one["pasti"] for one in told}
    assert found["panjang.txt"] is True
    assert found["besar.zip"] is False
    assert not {"lain.txt", "kecil.zip"} & found.keys()


def test_a_bug_after_the_commit_does_not_say_that_nothing_was_changed(tmp_path, monkeypatch):
    run("import", office(tmp_path / "a.xlsx"))

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(person_files, "holding", broken)
    outcome = erase(ANI)
    assert outcome.code == 1
    assert "Tidak ada data yang diubah" not in outcome.err
    assert "kinerja audit show" in outcome.err
    assert ANI.encode() not in bytes_of(Path("kinerja.db"))
