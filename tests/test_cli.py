"""The front desk: help, exit codes, words, and one boundary for every failure."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from books import ANI, office
from conftest import CITY, Run

from kinerja_cli.cli import app

COMMANDS = [[command.name] for command in app.registered_commands] + [
    [group.name, command.name]
    for group in app.registered_groups
    for command in group.typer_instance.registered_commands
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_help_is_indonesian_and_has_an_example(kinerja: Run, words):
    outcome = kinerja(*words, "--help")
    assert outcome.code == 0
    assert "Contoh:" in outcome.out
    assert "Pemakaian: kinerja" in outcome.out
    for english in ("Usage", "Options", "Arguments", "Show this", "TEXT", "[default", "required"):
        assert english not in outcome.out


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_example_in_help_is_a_command_line_that_parses(kinerja: Run, words):
    lines = [line.strip() for line in kinerja(*words, "--help").out.splitlines()]
    examples = [line for line in lines if line.startswith("kinerja ")]
    assert examples
    for line in examples:
        outcome = kinerja(*shlex.split(line)[1:])
        assert outcome.code in {0, 2, 5, 6}, (line, outcome.err)
        assert "Lihat: kinerja" not in outcome.err, (line, outcome.err)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["scor"], "Perintah scor tidak ada. Mungkin maksudnya 'score'."),
        (["score", "--period", "2024"], "Opsi --period tidak ada. Mungkin maksudnya --periode."),
        (["explain"], "NIP belum disebut."),
        (["imports", "show", "satu"], "Isi N tidak sah"),
        (["score"], "Periode belum disebut."),
        (["score", "--periode", "kapan"], "Periode “kapan” tidak dipahami."),
        (["import"], "BERKAS... belum disebut."),
        (["status", "lagi"], "Ada kata yang tidak dipahami: lagi."),
        (["report", "--dinas", "x", "--nip", "y"], "Pilih satu saja"),
        (["report", "--format", "docx"], "tidak tersedia dalam format docx"),
        (["import", "x.xlsx", "--petakan", "tanpa sama dengan"], "tidak dipahami"),
        (["policy", "show", "tiada"], "Kebijakan “tiada” tidak ada."),
        (["check"], "Periode belum disebut."),
        (["diff", "1"], "Sebut dua nomor proses"),
    ],
)
def test_wrong_use_is_told_in_indonesian(kinerja: Run, words, says):
    outcome = kinerja(*words)
    assert outcome.code == 2
    assert says in outcome.err
    assert "Traceback" not in outcome.err


def test_no_arguments_show_the_help(kinerja: Run):
    outcome = kinerja()
    assert (outcome.code, "Pekerjaan utama" in outcome.err) == (2, True)


@pytest.mark.parametrize(
    "words",
    [
        ["score", "--periode", "2024-Q1"],
        ["explain", ANI],
        ["report"],
        ["show", ANI],
        ["check", "--periode", "2024-Q1"],
        ["diff"],
        ["status"],
        ["imports", "list"],
        ["imports", "undo", "1", "--ya"],
        ["decide", ANI, "--periode", "2024-Q1", "--perilaku", "SE", "--alasan", "x"],
        ["decide", "--daftar"],
        ["lock", "--periode", "2024-Q1"],
        ["unlock", "--periode", "2024-Q1", "--alasan", "x"],
        ["units", "list"],
        ["units", "alias", "DINKES", "kesehatan"],
        ["units", "merge", "lama", "baru", "--ya"],
        ["person", "export", ANI, "--alasan", "x"],
        ["person", "erase", ANI, "--alasan", "x", "--ya"],
    ],
)
def test_without_a_database_every_reader_exits_6_with_the_line_to_run(kinerja: Run, words):
    outcome = kinerja(*words)
    assert outcome.code == 6
    assert "kinerja import BERKAS.xlsx" in outcome.err
    assert not Path("kinerja.db").exists()


def test_a_failure_with_json_is_an_object_on_stdout(kinerja: Run):
    fault = kinerja("status", "--json").json()["galat"]
    assert (fault["kode"], fault["keluar"]) == ("basis-data", 6)
    usage = kinerja("score", "--entah", "--json").json()["galat"]
    assert (usage["kode"], usage["keluar"]) == ("salah-pakai", 2)


@pytest.mark.parametrize(
    "content",
    [b"bukan basis data" * 100, b"PK\x03\x04" * 300, b"SQLite format 3\x00" + b"\x01" * 500],
)
def test_an_alien_file_is_refused_and_left_alone(kinerja: Run, content):
    Path("lain.db").write_bytes(content)
    for words in (["status"], ["import", CITY / "organisasi.xlsx"]):
        outcome = kinerja(*words, "--db", "lain.db")
        assert outcome.code == 6, outcome.err
    assert Path("lain.db").read_bytes() == content


def test_a_database_of_another_program_or_of_a_newer_kinerja_is_refused(kinerja: Run, tmp_path):
    import sqlite3

    other = sqlite3.connect("lain.db")
    other.execute("CREATE TABLE resep (nama TEXT)")
    other.commit()
    other.close()
    assert kinerja("status", "--db", "lain.db").code == 6
    kinerja("import", office(tmp_path / "k.xlsx"))
    newer = sqlite3.connect("kinerja.db")
    newer.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES "
        "('kinerja', '9999_masa_depan', '2030')"
    )
    newer.commit()
    newer.close()
    outcome = kinerja("status")
    assert outcome.code == 6
    assert "9999_masa_depan" in outcome.err


def test_a_bug_ends_in_words_and_a_log_with_masked_nips(kinerja: Run, monkeypatch, tmp_path):
    from kinerja_cli.actions import status

    def broken(*_: object) -> None:
        raise RuntimeError(f"rusak pada {ANI}")

    monkeypatch.setattr(status, "status", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    outcome = kinerja("status")
    assert outcome.code == 1
    assert "Traceback" not in outcome.err
    (log,) = tmp_path.glob("kinerja-galat-*.log")
    assert "RuntimeError" in log.read_text()
    assert ANI not in log.read_text()
    assert ANI not in outcome.err


def test_an_interrupt_exits_130(kinerja: Run, monkeypatch):
    from kinerja_cli.actions import status

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(status, "status", interrupted)
    assert kinerja("status").code == 130


def test_quiet_success_prints_nothing(kinerja: Run, city: Path):
    for words in (
        ["import", CITY / "organisasi.xlsx"],
        ["score", "--periode", "2024-Q1"],
        ["report", "--dinas", "inspektorat"],
        ["status"],
        ["imports", "list"],
        ["units", "list"],
    ):
        outcome = kinerja(*words, "-q")
        assert (outcome.code, outcome.out, outcome.err) == (0, "", ""), words


def test_the_database_is_named_by_option_before_environment_before_settings(
    kinerja: Run, tmp_path, monkeypatch
):
    path = office(tmp_path / "k.xlsx")
    (tmp_path / "kinerja.toml").write_text('basis_data = "dari-toml.db"\n')
    kinerja("import", path)
    monkeypatch.setenv("KINERJA_DB", "dari-env.db")
    kinerja("import", path)
    kinerja("import", path, "--db", "dari-opsi.db")
    assert sorted(p.name for p in tmp_path.glob("*.db")) == [
        "dari-env.db", "dari-opsi.db", "dari-toml.db"]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("basis_dat = 'x'\n", "basis_dat"),
        ("basis_data = 5\n", "basis_data"),
        ("[impor]\nskala_perilaku = 'tebak'\n", "skala_perilaku"),
        ("basis_data = \n", "tidak terbaca"),
    ],
)
def test_faulty_settings_name_the_key(kinerja: Run, tmp_path, text, says):
    (tmp_path / "kinerja.toml").write_text(text)
    outcome = kinerja("status")
    assert outcome.code == 5
    assert says in outcome.err


def test_names_cannot_command_the_terminal(kinerja: Run, tmp_path):
    evil = "Ani \x1b[31m[/x] [bold] \u202e\x07"
    path = office(tmp_path / "k.xlsx")
    from openpyxl import load_workbook

    book = load_workbook(path)
    book["pegawai"]["B2"] = evil.replace("\x1b", "").replace("\x07", "")
    book.save(path)
    kinerja("import", path)
    kinerja("score", "--periode", "2024-Q1")
    shown = kinerja("explain", ANI).out
    assert "[31m[/x] [bold]" in shown
    assert not any(mark in shown for mark in ("\x1b", "\x07", "\u202e"))


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_old_consoles_and_a_bare_environment_are_no_trouble(tmp_path, city: Path, encoding):
    bare = {"PATH": os.environ["PATH"], "PYTHONIOENCODING": encoding, "LC_ALL": "C"}
    for words in (
        ["score", "--periode", "2024-Q1"],
        ["explain", "199808222023211008"],
        ["policy", "show", "permenpanrb-6-2022"],
        ["status", "--json"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "kinerja_cli", *words],
            cwd=tmp_path, env=bare, stdin=subprocess.DEVNULL, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr.decode(errors="replace")
        assert done.stdout


def test_a_reader_that_goes_away_is_no_failure(city: Path, tmp_path):
    command = f"{sys.executable} -m kinerja_cli policy show permenpanrb-6-2022 | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=tmp_path,
                          capture_output=True, text=True, check=False)  # fmt: skip
    assert done.stdout.startswith("permenpanrb-6-2022")
    assert done.stderr == ""


def test_every_file_is_for_its_owner_only(tmp_path, city: Path):
    for words in (["score", "--periode", "2024-Q1"], ["report", "--dinas", "inspektorat"]):
        subprocess.run([sys.executable, "-m", "kinerja_cli", *words], cwd=tmp_path, check=True,
                       capture_output=True, umask=0)  # fmt: skip
    subprocess.run([sys.executable, "-m", "kinerja_cli", "import", CITY / "organisasi.xlsx", "--db",
                    "baru.db"], cwd=tmp_path, check=False, capture_output=True, umask=0)  # fmt: skip
    made = [tmp_path / "baru.db", *(tmp_path / "laporan").iterdir()]
    assert {oct(path.stat().st_mode & 0o777) for path in made} == {"0o600"}
    assert oct((tmp_path / "laporan").stat().st_mode & 0o777) == "0o700"


def test_json_is_the_only_thing_on_stdout(kinerja: Run, city: Path):
    for words in (
        ["import", CITY / "organisasi.xlsx"],
        ["imports", "list"],
        ["imports", "show", 1],
        ["score", "--periode", "2024-Q1"],
        ["explain", "199808222023211008"],
        ["report", "--dinas", "inspektorat"],
        ["status"],
        ["units", "list"],
        ["policy", "list"],
        ["policy", "show", "permenpanrb-6-2022"],
    ):
        outcome = kinerja(*words, "--json")
        assert outcome.code == 0, outcome.err
        json.loads(outcome.out)


def test_a_group_without_a_command_lists(kinerja: Run, city: Path):
    for group in ("imports", "units", "policy"):
        assert kinerja(group).out == kinerja(group, "list").out
        assert kinerja(group, "--json").json() == kinerja(group, "list", "--json").json()


def test_policies_say_which_runs_used_them(kinerja: Run, city: Path):
    assert kinerja("policy", "list", "--json").json()[3]["proses"] == []
    kinerja("score", "--periode", "2024-Q1")
    kinerja("score", "--periode", "2024-Q2")
    assert kinerja("policy", "list", "--json").json()[3]["proses"] == [1, 2]
    assert "Dipakai proses 1, 2" in kinerja("policy", "show", "permenpanrb-6-2022").out


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_takes_the_shared_options(kinerja: Run, words):
    page = kinerja(*words, "--help").out
    for option in ("--db", "--senyap", "--rinci", "--tunggu"):
        assert option in page, option


def test_a_period_without_any_data_is_refused_and_names_those_that_have(kinerja: Run, city: Path):
    outcome = kinerja("score", "--periode", "2031-Q1")
    assert outcome.code == 2
    assert "2024-Q1" in outcome.err


def test_a_full_disk_behind_the_output_is_told(city: Path, tmp_path):
    command = f"{sys.executable} -m kinerja_cli policy show permenpanrb-6-2022 > /dev/full"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True,
                          check=False)  # fmt: skip
    assert done.returncode == 8
    assert "disk penuh" in done.stderr
    assert "Traceback" not in done.stderr
