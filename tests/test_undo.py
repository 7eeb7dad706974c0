"""`kinerja imports undo`: one import is taken back exactly, and nothing that was is rewritten."""

import os
import shlex
import sqlite3
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
from hypothesis import given, settings
from hypothesis import strategies as st
from stored import state, trail

from kinerja_cli.cli.screen import terminal
from kinerja_cli.store import database, facts, imports, migrations, units

FEW = settings(
    deadline=None,
    max_examples=100 if os.environ.get("KINERJA_SOAK") else 8,
    derandomize=True,
    database=None,
)
PLAN = [*INDIKATOR, "Tahun"]
DONE = [ANI, "Laporan tersusun", "2024-Q1"]


def undo(*numbers: int, **more: str) -> Outcome:
    options = [word for name, value in more.items() for word in (f"--{name}", value)]
    return run("imports", "undo", *numbers, "--ya", *options)


def reported(path: Path, amount: float, *rows: list) -> Path:
    return write(path, {"realisasi": [REALISASI, [*DONE, amount, "Baik."], *rows]})


def corrected(path: Path, amount: float, name: str = "b.xlsx") -> Path:
    return write(path / name, {"realisasi": [REALISASI[:-1], [*DONE, amount]]})


def newcomer(path: Path, name: str = "c.xlsx") -> Path:
    return write(path / name, {"pegawai": [
        PEGAWAI, [CITRA, "Citra Dewi", "Analis", UNIT, "Tidak", BUDI, ""]]})  # fmt: skip


def test_the_last_import_is_taken_back_exactly(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    before = state()
    run("import", corrected(tmp_path, 6))
    assert state() != before
    outcome = undo(2, alasan="salah berkas", oleh="Ratna")
    assert outcome.code == 0, outcome.err
    assert "Impor 2 (b.xlsx) dibatalkan." in outcome.out
    assert state() == before


def test_history_only_grows(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    run("import", corrected(tmp_path, 6))
    with closing(sqlite3.connect("kinerja.db")) as connection:
        query = "SELECT butir_id, periode, realisasi, sejak FROM realisasi"
        before = set(connection.execute(query))
        undo(2)
        after = set(connection.execute(query))
        assert before < after
        assert connection.execute("SELECT count(*) FROM impor").fetchone() == (2,)
    assert run("status", "--json").json()["jejak_rusak"] is None


def test_the_trail_says_who_took_what_back_when_and_why(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    run("import", corrected(tmp_path, 6))
    undo(2, alasan="salah berkas", oleh="Ratna")
    what, who, details = trail()[-1]
    assert (what, who) == ("batal-impor", "Ratna")
    assert (details["impor"], details["berkas"], details["alasan"]) == (2, "b.xlsx", "salah berkas")
    assert (details["berakhir"], details["kembali"]) == ({"realisasi": 1}, {"realisasi": 1})
    assert ANI not in str(details)


def test_all_of_it_or_nothing(tmp_path, monkeypatch):
    run("import", office(tmp_path / "a.xlsx"))
    run("import", corrected(tmp_path, 6))
    before, entries = state(), trail()

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(facts, "save", broken)
    assert undo(2).code == 1
    assert (state(), trail()) == (before, entries)
    assert run("imports", "--json").json()[1]["dibatalkan"] is None


def test_an_import_that_others_changed_is_kept_and_they_are_named(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    run("import", corrected(tmp_path, 6))
    run("import", corrected(tmp_path, 7, "c.xlsx"))
    before, entries = state(), trail()
    outcome = undo(1)
    assert outcome.code == 4
    lines = [line for line in outcome.err.splitlines() if line.startswith("  - impor")]
    assert [line.split(",")[0] for line in lines] == ["  - impor 3", "  - impor 2"]
    assert "kinerja imports undo 3 2" in outcome.err
    assert undo(2).code == 4
    assert (state(), trail()) == (before, entries)
    assert [undo(number).code for number in (3, 2, 1)] == [0, 0, 0]
    assert run("status", "--json").json()["realisasi"] == 0


def test_the_line_it_advises_is_the_line_that_helps(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    run("import", corrected(tmp_path, 6))
    run("import", corrected(tmp_path, 7, "c.xlsx"))
    told = undo(1).err
    line = told.partition("kinerja imports undo")[2].split(",")[0]
    assert run("imports", "undo", *shlex.split(line), "--ya").code == 0
    assert undo(1).code == 0


def test_what_is_said_of_people_only_that_import_knows_keeps_it(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    run("import", newcomer(tmp_path))
    run("import", write(tmp_path / "d.xlsx", {"perilaku": [
        PERILAKU, [CITRA, "2024-Q1", *[SESUAI] * 7, "Atasan"]]}))  # fmt: skip
    outcome = undo(2)
    assert outcome.code == 4
    assert "impor 3, d.xlsx: berisi data pegawai yang hanya dikenal dari impor itu" in outcome.err
    assert run("imports", "show", 2, "--json").json()["dipakai"] == [
        {"impor": 3, "berkas": "d.xlsx", "sebab": ["orang"]}
    ]
    assert [undo(3).code, undo(2).code] == [0, 0]


def test_what_is_reported_of_an_indicator_only_that_import_knows_keeps_it(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    run("import", write(tmp_path / "b.xlsx", {"indikator": [
        PLAN, [BUDI, "Rapat terlaksana", "Naik", None, 2, 8, 2024]]}))  # fmt: skip
    run("import", write(tmp_path / "c.xlsx", {"realisasi": [
        REALISASI, [BUDI, "Rapat terlaksana", "2024-Q1", 2, ""]]}))  # fmt: skip
    outcome = undo(2)
    assert outcome.code == 4
    assert "realisasi indikator yang hanya dikenal" in outcome.err


def test_a_predicate_of_an_office_only_that_import_knows_keeps_it(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    run("import", write(tmp_path / "b.xlsx", {"organisasi": [
        ["Perangkat Daerah", "Periode", "Capaian Kinerja Organisasi"], [UNIT, "2024-Q1", "Baik"]]}))  # fmt: skip
    outcome = undo(1)
    assert outcome.code == 4
    assert "perangkat daerah yang hanya dikenal" in outcome.err


@pytest.mark.parametrize("tmt", ["", "01-04-2024"])
def test_people_known_from_elsewhere_keep_nothing(tmp_path, tmt):
    run("import", newcomer(tmp_path))
    run("import", write(tmp_path / "b.xlsx", {"pegawai": [
        PEGAWAI, [CITRA, "Citra Dewi", "Analis Ahli", UNIT, "Tidak", "", tmt]]}))  # fmt: skip
    run("import", write(tmp_path / "d.xlsx", {"perilaku": [
        PERILAKU, [CITRA, "2024-Q1", *[SESUAI] * 7, "Atasan"]]}))  # fmt: skip
    assert undo(2).code == 0
    assert [row[4] for row in state()["pegawai"]] == ["Analis"]


def test_what_was_said_of_people_before_an_import_knew_them_keeps_nothing(tmp_path):
    run("import", newcomer(tmp_path))
    run("import", write(tmp_path / "d.xlsx", {"perilaku": [
        PERILAKU, [CITRA, "2024-Q1", *[SESUAI] * 7, "Atasan"]]}))  # fmt: skip
    run("import", office(tmp_path / "c.xlsx"), "--hapus-hilang")
    before = state()
    assert CITRA not in {row[0] for row in before["pegawai"]}
    run("import", newcomer(tmp_path, "e.xlsx"))
    assert undo(4).code == 0
    assert state() == before


def test_what_an_import_removed_comes_back(tmp_path):
    path = tmp_path / "a.xlsx"
    run("import", office(path))
    before = state()
    office(path, realisasi=[[BUDI, "Kegiatan selesai", "2024-Q1", 4, ""]])
    assert run("import", path, "--hapus-hilang").code == 0
    assert len(state()["realisasi"]) == 1
    assert undo(2).code == 0
    assert state() == before


def test_who_wrote_anew_what_an_import_removed_keeps_it(tmp_path):
    path = tmp_path / "a.xlsx"
    run("import", office(path))
    office(path, realisasi=[[BUDI, "Kegiatan selesai", "2024-Q1", 4, ""]])
    run("import", path, "--hapus-hilang")
    run("import", corrected(tmp_path, 6))
    assert undo(2).code == 4
    assert [undo(3).code, undo(2).code] == [0, 0]


def test_who_removed_what_an_import_wrote_keeps_it(tmp_path):
    path = tmp_path / "a.xlsx"
    run("import", office(path))
    office(path, realisasi=[[BUDI, "Kegiatan selesai", "2024-Q1", 4, ""]])
    run("import", path, "--hapus-hilang")
    assert undo(1).code == 4


def test_files_of_one_command_that_complete_each_other_go_together(tmp_path):
    one = write(tmp_path / "1.xlsx", {"pegawai": [
        PEGAWAI[:4], [ANI, "Ani Lestari", "Analis", UNIT]],
        "realisasi": [REALISASI[:-1], [BUDI, "Kegiatan selesai", "2024-Q1", 4]]})  # fmt: skip
    two = write(tmp_path / "2.xlsx", {"pegawai": [
        ["NIP", "Nama", "Perangkat Daerah", "Pangkat/Gol. Ruang"],
        [ANI, "Ani Lestari", UNIT, "III/a"], [BUDI, "Budi Santoso", UNIT, "IV/a"]],
        "indikator": [PLAN, [BUDI, "Kegiatan selesai", "Naik", 100, 5, 20, 2024]]})  # fmt: skip
    assert run("import", one, two).code == 0
    for number in (1, 2):
        outcome = undo(number)
        assert outcome.code == 4
        assert "batalkan bersama: kinerja imports undo 2 1" in outcome.err
    done = run("imports", "undo", 1, 2, "--ya", "--json")
    assert [one["impor"] for one in done.json()] == [2, 1]
    assert not any(state().values())


def test_files_of_one_command_that_state_one_record_go_together(tmp_path):
    one = write(tmp_path / "1.xlsx", {"pegawai": [PEGAWAI[:4], [ANI, "Ani", "Analis", UNIT]]})
    two = write(tmp_path / "2.xlsx", {"pegawai": [
        ["NIP", "Nama", "Perangkat Daerah", "Pangkat/Gol. Ruang"],
        [ANI, "Ani", UNIT, "III/a"], [BUDI, "Budi", UNIT, "IV/a"]]})  # fmt: skip
    assert run("import", one, two).code == 0
    run("import", write(tmp_path / "3.xlsx", {"pegawai": [
        PEGAWAI[:4], [ANI, "Ani Lestari", "Analis", UNIT]]}))  # fmt: skip
    assert undo(3).code == 0
    for number, other in ((1, 2), (2, 1)):
        told = undo(number).err
        assert f"impor {other}, {other}.xlsx: menulis data yang sama bersama impor itu" in told
    assert undo(1, 2).code == 0


def test_an_import_is_taken_back_once(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    undo(1)
    entries = trail()
    outcome = undo(1)
    assert outcome.code == 2
    assert "sudah dibatalkan" in outcome.err
    assert trail() == entries
    assert undo(7).code == 2


def test_without_a_terminal_it_wants_to_be_told_and_gives_the_line(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    before = state()
    outcome = run("imports", "undo", 1, "--alasan", "salah berkas")
    assert outcome.code == 2
    assert state() == before
    line = outcome.err.partition("jalankan: kinerja ")[2].splitlines()[0]
    assert run(*shlex.split(line)).code == 0
    assert run("imports", "--json").json()[0]["dibatalkan"]["alasan"] == "salah berkas"


class Keyboard:
    def __init__(self, typed: str) -> None:
        self._typed = typed

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        return self._typed


@pytest.mark.parametrize(
    ("typed", "yes"),
    [("ya\n", True), ("Y\n", True), ("\n", False), ("", False), ("tidak\n", False)],
)
def test_on_a_terminal_only_a_yes_is_a_yes(monkeypatch, capsys, typed, yes):
    monkeypatch.setattr("sys.stdin", Keyboard(typed))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert terminal.agreed("Semua akan hilang.", "kinerja …") is yes
    told = capsys.readouterr().err
    assert "Semua akan hilang." in told
    assert ("tidak ada yang diubah" in told) is not yes


def test_the_same_file_can_be_imported_again(tmp_path):
    path = office(tmp_path / "a.xlsx")
    run("import", path)
    before = state()
    undo(1)
    again = run("import", path, "--json").json()
    assert (again["tertulis"], again["impor"], again["baru"], again["tetap"]) == (True, 2, 10, 0)
    assert state() == before


def test_an_import_meets_the_returned_state(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    run("import", corrected(tmp_path, 6))
    undo(2)
    same = run("import", tmp_path / "a.xlsx", "--json").json()
    assert (same["tertulis"], same["tetap"]) == (False, 10)
    again = run("import", tmp_path / "b.xlsx", "--json").json()
    assert (again["tertulis"], again["berubah"]) == (True, 1)


def test_runs_that_read_before_are_computed_as_they_were(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    longer = [
        [ANI, "Ani Lestari, S.E.", "Analis Ahli", f"{UNIT} Provinsi Contoh", "Tidak", BUDI, ""]
    ]
    run("import", write(tmp_path / "b.xlsx", {
        "pegawai": [PEGAWAI, *longer], "realisasi": [REALISASI[:-1], [*DONE, 6]]}))  # fmt: skip
    run("score", "--periode", "2024-Q1")
    assert undo(2).code == 0
    run("score", "--periode", "2024-Q1")
    old = run("explain", ANI, "--proses", 1, "--json").json()
    new = run("explain", ANI, "--proses", 2, "--json").json()
    assert old["beda_dari_simpanan"] == new["beda_dari_simpanan"] == []
    assert (old["komponen"]["hasil_kerja"], new["komponen"]["hasil_kerja"]) == ("78.00", "108.00")


def test_an_office_spelt_longer_by_an_import_gets_its_name_back(tmp_path):
    short = [[ANI, "Ani Lestari", "Analis", "Dinas Contoh", "Tidak", "", ""]]
    run("import", write(tmp_path / "a.xlsx", {"pegawai": [PEGAWAI, *short]}))
    run("import", newcomer(tmp_path))
    assert run("units", "--json").json()[0]["nama"] == UNIT
    undo(2)
    assert run("units", "--json").json()[0]["nama"] == "Dinas Contoh"


def test_data_are_as_new_as_the_newest_import_that_holds(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    undo(1)
    with closing(sqlite3.connect("kinerja.db")) as connection:
        assert imports.newest_until(connection, 1)
        assert imports.newest_until(connection, 2) is None


def test_an_office_that_nothing_refers_to_is_out_of_sight(tmp_path):
    path = office(tmp_path / "a.xlsx")
    run("import", path)
    undo(1)
    assert run("units", "--json").json() == []
    assert run("status", "--json").json()["unit"] == 0
    assert UNIT in run("import", path).out.partition("Perangkat daerah baru: ")[2]


def test_an_office_that_was_scored_stays_in_sight(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    run("score", "--periode", "2024-Q1")
    undo(1)
    (one,) = run("units", "--json").json()
    assert (one["nama"], one["pegawai"]) == (UNIT, 0)


def test_list_and_show_tell_what_holds(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    run("import", corrected(tmp_path, 6))
    shown = run("imports", "show", 1, "--json").json()
    assert shown["berlaku"] == {"pegawai": 2, "indikator": 3, "realisasi": 2, "perilaku": 2}
    assert shown["dipakai"] == [
        {"impor": 2, "berkas": "b.xlsx", "sebab": ["diubah", "orang", "indikator"]}
    ]
    assert [sheet["judul_di_baris"] for sheet in shown["lembar"]] == [1, 1, 1, 1]
    told, more = run("imports", "show", 1).out, run("imports", "show", 1, "--rinci").out
    assert "    kolom: A NIP, B Nama" in told
    assert "dipakai impor 2 (b.xlsx): mengubah data dari impor itu\n" in told
    assert "mengubah data dari impor itu; berisi data pegawai" in more
    undo(2, alasan="salah berkas", oleh="Ratna")
    first, second = run("imports", "--json").json()
    assert first["dibatalkan"] is None
    assert (second["dibatalkan"]["oleh"], second["dibatalkan"]["alasan"]) == (
        "Ratna",
        "salah berkas",
    )
    assert run("imports", "show", 2, "--json").json()["berlaku"] == {}
    assert "oleh Ratna: salah berkas" in run("imports", "show", 2).out
    assert [word in run("imports").out for word in ("berlaku", "dibatalkan")] == [True, True]
    status = run("status", "--json").json()
    assert (status["impor"], status["impor_dibatalkan"]) == (1, 1)


def test_a_database_from_before_keeps_the_names_of_its_offices(tmp_path, monkeypatch):
    path = tmp_path / "lama.db"
    with monkeypatch.context() as earlier:
        earlier.setattr(migrations, "STEPS", migrations.STEPS[:3])
        with closing(database.open_or_create(path, 5)) as connection:
            connection.execute(
                "INSERT INTO unit (nama, kunci) VALUES ('Dinas Lama Kota Uji', 'dinas lama')"
            )
    run("import", write(tmp_path / "a.xlsx", {"pegawai": [
        PEGAWAI[:4], [ANI, "Ani", "Analis", "Dinas Lama"]]}), "--db", path)  # fmt: skip
    with closing(database.open_existing(path, 5)) as connection:
        assert units.names(connection) == {1: "Dinas Lama Kota Uji"}


# -- the laws ---------------------------------------------------------------------------------

AMOUNT = st.sampled_from([None, 3, 6, 9])
BOOK = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["a.xlsx", "b.xlsx"]),
        "clean": st.booleans(),
        "third": st.booleans(),
        "office": st.sampled_from([UNIT, "Dinas Contoh", "Badan Lain"]),
        "weight": st.sampled_from([60, 50, None]),
        "amounts": st.tuples(AMOUNT, AMOUNT, AMOUNT),
        "marks": st.booleans(),
    }
)


def book(folder: Path, wish: dict) -> list[object]:
    """Write a workbook and return the command line that imports it."""
    people = [[ANI, "Ani Lestari", "Analis", wish["office"], "Tidak", BUDI, ""],
              [BUDI, "Budi Santoso", "Kepala Bidang", UNIT, "Tidak", "Sekda", ""]]  # fmt: skip
    if wish["third"]:
        people.append([CITRA, "Citra Dewi", "Analis", wish["office"], "Tidak", BUDI, ""])
    reports = zip((DONE, [BUDI, "Kegiatan selesai", "2024-Q1"], [BUDI, "Kegiatan selesai", "2024-Q2"]),
                  wish["amounts"], strict=True)  # fmt: skip
    path = office(
        folder / wish["name"],
        pegawai=people,
        indikator=[
            [ANI, "Laporan tersusun", "Naik", wish["weight"], 12, 48],
            [BUDI, "Kegiatan selesai", "Naik", 100, 5, 20],
        ],
        realisasi=[[*where, amount, ""] for where, amount in reports if amount is not None],
        perilaku=[[CITRA if wish["third"] else ANI, "2024-Q1", *[SESUAI] * 7, "Atasan"]]
        if wish["marks"]
        else [],
    )
    return ["import", path, *(["--hapus-hilang"] if wish["clean"] else [])]


@FEW
@given(st.lists(st.one_of(BOOK, st.none()), min_size=2, max_size=6))
def test_undoing_the_newest_gives_the_state_before_it_whatever_happened(tmp_path_factory, steps):
    """None among the steps takes back the newest import that holds; in the end all are."""
    folder = tmp_path_factory.mktemp("hukum")
    db = folder / "k.db"
    past: list[tuple[int, dict]] = []
    run("import", office(folder / "awal.xlsx", pegawai=[], indikator=[], realisasi=[], perilaku=[]),
        "--db", db)  # fmt: skip
    for wish in [*steps, *[None] * len(steps)]:
        before = state(db)
        if wish is not None:
            done = run(*book(folder, wish), "--db", db, "--json").json()
            if done["tertulis"]:
                past.append((done["impor"], before))
        elif past:
            number, expected = past.pop()
            assert run("imports", "undo", number, "--ya", "--db", db).code == 0
            assert state(db) == expected
    assert not past


PIECES = [("realisasi", [who, text, f"2024-Q{quarter}", 5, ""])
          for who, text in ((ANI, "Laporan tersusun"), (BUDI, "Kegiatan selesai"))
          for quarter in (2, 3, 4)] + [
    ("perilaku", [ANI, "2024-Q2", *[SESUAI] * 7, "Atasan"]),
    ("pegawai", [CITRA, "Citra Dewi", "Analis", "Badan Lain", "Tidak", BUDI, ""]),
    ("indikator", [CITRA, "Surat terkirim", "Naik", 100, 5, 20, 2024]),
    ("realisasi", [CITRA, "Surat terkirim", "2024-Q1", 5, ""]),
]  # fmt: skip
HEADS = {"realisasi": REALISASI, "perilaku": PERILAKU, "pegawai": PEGAWAI, "indikator": PLAN}


@FEW
@given(st.lists(st.integers(0, 2), min_size=len(PIECES), max_size=len(PIECES)), st.integers(0, 2))
def test_undoing_an_earlier_one_is_as_if_it_had_never_been(tmp_path_factory, owners, which):
    folder = tmp_path_factory.mktemp("seolah")
    files: dict[int, Path] = {}
    for number in range(3):
        sheets = {kind: [HEADS[kind], *(row for (k, row), owner in zip(PIECES, owners, strict=True)
                                        if k == kind and owner == number)]
                  for kind in HEADS}  # fmt: skip
        if any(len(rows) > 1 for rows in sheets.values()):
            files[number] = write(folder / f"{number}.xlsx", sheets)
    base = office(folder / "dasar.xlsx")

    def imported(db: Path, leaving_out: int | None = None) -> dict[int, int | None]:
        run("import", base, "--db", db)
        return {number: run("import", path, "--db", db, "--json").json()["impor"]
                for number, path in files.items() if number != leaving_out}  # fmt: skip

    numbers = imported(folder / "semua.db")
    if numbers.get(which) is None:
        return
    before = state(folder / "semua.db")
    outcome = run("imports", "undo", numbers[which], "--ya", "--db", folder / "semua.db")
    others = imported(folder / "tanpa.db", which)
    if outcome.code == 4:  # somebody builds on it, so without it that one is refused
        assert state(folder / "semua.db") == before
        assert any(numbers[one] and others[one] is None for one in others)
        return
    assert outcome.code == 0
    assert state(folder / "semua.db") == state(folder / "tanpa.db")
