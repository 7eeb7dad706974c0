"""What a command line may say: contradictions and impossible values are refused in words."""

import sqlite3
import subprocess
import sys

import pytest
from books import ANI, office, write
from conftest import run

from kinerja_cli.errors import CannotWriteError
from kinerja_cli.store import database

BROKEN = "Dialog \udcff"
HUGE = "99999999999999999999"


@pytest.fixture
def scored(tmp_path):
    """Import a small office and score a quarter and a year."""
    assert run("import", office(tmp_path / "k.xlsx")).code == 0
    for period in ("2024-Q1", "2024", "2024-Q1"):
        assert run("score", "--periode", period).code == 0
        done = run("decide", ANI, "--periode", "2024-Q1", "--perilaku", "AE", "--alasan", "Teladan")
        assert done.code == 0


def refused(*words):
    outcome = run(*words)
    assert outcome.code == 2, outcome
    return outcome.err


def test_a_run_and_another_period_contradict_each_other(scored):
    said = refused("explain", ANI, "--proses", 1, "--periode", "2024")
    assert (
        "Proses 1 menilai Triwulan I Tahun 2024 (2024-Q1), sedangkan --periode menyebut 2024."
        in said
    )
    assert run("explain", ANI, "--proses", 1, "--periode", "TW I 2024").code == 0


def test_a_period_that_does_not_fit_the_runs_is_told_as_that(scored):
    said = refused("diff", 1, 3, "--periode", "2024")
    assert "--periode 2024 tidak cocok dengan proses yang disebut: proses 1 menilai" in said
    assert "dua penilaian dari satu periode" in refused("diff", 1, 2, "--periode", "2024")


def test_a_number_that_no_database_can_count_is_no_run(scored):
    for words in (("diff", HUGE, 1), ("explain", ANI, "--proses", HUGE)):
        assert f"Proses penilaian nomor {HUGE} tidak ada." in refused(*words)


@pytest.mark.parametrize(
    ("name", "words"),
    [("--alasan", ("decide", ANI, "--periode", "2024-Q1", "--perilaku", "AE", "--alasan", BROKEN)),
     ("--alasan", ("lock", "--periode", "2024-Q1", "--alasan", BROKEN, "--ya")),
     ("--oleh", ("score", "--periode", "2024-Q1", "--oleh", BROKEN)),
     ("--dinas", ("report", "--dinas", BROKEN)),
     ("NIP", ("explain", BROKEN))],
)  # fmt: skip
def test_bytes_that_are_no_letters_are_refused(scored, name, words):
    assert f"{name} berisi huruf yang tidak terbaca." in refused(*words)


def shell(line):
    """Run a command line of `kinerja` under a shell, with its redirections."""
    words = f'"{sys.executable}" -m kinerja_cli {line}'
    return subprocess.run(["/bin/sh", "-c", words], capture_output=True, text=True, check=False)


def test_streams_that_are_closed_or_full_change_no_exit_code(scored):
    closed = shell(f"explain {ANI} >&-")
    assert (closed.returncode, closed.stderr) == (0, "")
    assert shell("import tidak-ada.xlsx 2>/dev/full").returncode == 5
    assert shell("import tidak-ada.xlsx 2>&-").returncode == 5


@pytest.mark.parametrize("seconds", ["nan", "inf", "-1", "1e300"])
def test_a_wait_without_end_is_refused(seconds):
    assert "bukan lama menunggu" in refused("status", "--tunggu", seconds)


def test_a_folder_that_is_a_file_is_told_as_that(scored, tmp_path):
    (tmp_path / "berkas").write_text("")
    outcome = run("report", "--periode", "2024-Q1", "--ke", tmp_path / "berkas")
    assert outcome.code == 8
    assert "(sudah ada berkas bernama itu)" in outcome.err


def test_a_database_that_cannot_be_written_is_told_without_foreign_words():
    with (
        pytest.raises(CannotWriteError, match=r"^Basis data k tidak dapat ditulis \(berkas atau "),
        database.translated("k"),
    ):
        raise sqlite3.OperationalError("attempt to write a readonly database")
    with pytest.raises(CannotWriteError, match=r"tidak dapat ditulis\.$"), database.translated("k"):
        raise sqlite3.OperationalError("something else")


@pytest.mark.parametrize(
    ("sheet", "rows", "next_step"),
    [("disiplin", [["NIP", "Periode", "Hari Kerja", "Hadir"], [ANI, "2024-01", 22, 22]],
      "kinerja score --periode 2024-01"),
     ("keberatan", [["NIP", "Periode", "Tanggal", "Alasan"],
                    [ANI, "2024-Q1", "5 April 2024", "Bukti terlewat"]],
      "kinerja check --periode 2024-Q1")],
)  # fmt: skip
def test_after_a_sheet_beside_the_work_comes_the_next_step(
    scored, tmp_path, sheet, rows, next_step
):
    write(tmp_path / "lain.xlsx", {sheet: rows})
    assert f"Langkah berikut: {next_step}\n" in run("import", tmp_path / "lain.xlsx").out


def test_only_periods_whose_data_changed_are_to_be_scored_again(scored, tmp_path):
    rows = [["NIP", "Periode", "Rating Hasil Kerja"], [ANI, "2024-Q1", "Di Bawah Ekspektasi"]]
    write(tmp_path / "rating.xlsx", {"rating": rows})
    run("score", "--periode", "2024-Q1")
    run("import", tmp_path / "rating.xlsx")
    run("score", "--periode", "2024-Q1")
    undone = run("imports", "undo", 2, "--ya", "--alasan", "Salah").out
    listed = [line.split()[-1] for line in undone.splitlines() if "kinerja score" in line]
    assert listed == ["2024-Q1"]


def test_dates_before_a_period_and_locks_ahead_of_it_are_refused(scored):
    words = ("decide", ANI, "--periode", "2024-Q1", "--perilaku", "AE", "--alasan", "Teladan")
    said = refused(*words, "--tanggal", "2023-12-31")
    assert "Tanggal penetapan 2023-12-31 sebelum Triwulan I Tahun 2024 dimulai" in said
    assert "belum dimulai, jadi belum dapat dikunci." in refused(
        "lock", "--periode", "2099", "--ya"
    )


def test_odd_dates_of_objections_are_told_each(scored, tmp_path):
    rows = [["NIP", "Periode", "Tanggal", "Alasan", "Jawaban", "Tanggal Jawaban"],
            [ANI, "2024-Q1", "2999-01-05", "Satu", "", ""],
            [ANI, "2024-Q1", "2023-12-31", "Dua", "", ""],
            [ANI, "2024-Q1", "2024-04-05", "Tiga", "", "2024-04-09"],
            [ANI, "2024-Q1", "2024-04-05", "Empat", "Diterima", "2024-04-09"]]  # fmt: skip
    write(tmp_path / "keberatan.xlsx", {"keberatan": rows})
    told = run("import", tmp_path / "keberatan.xlsx", "--json").json()["temuan"]
    found = [(one["sel"], one["kode"]) for one in told]
    assert found == [(cell, "tanggal-janggal") for cell in ("C2", "C3", "F4")]
