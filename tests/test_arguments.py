"""What a command line may say: contradictions and impossible values are refused in words."""

import subprocess
import sys

import pytest
from books import ANI, office
from conftest import run

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
