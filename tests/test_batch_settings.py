"""[batch] in kinerja.toml is checked whole before anything begins."""

import base64
import os
import stat
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from batch_office import SETTINGS, batch, faulty, folder, log, named, staff, summaries, work
from conftest import run

from kinerja_cli.batch import afterwards, job_check, retention

TODAY = date(2024, 11, 22)
WRONG = """
ngawur = 1
kebijakan = "tidak-ada"
[laporan]
templat = "tidak ada"
[batch]
lain = 2
arsip = "masuk/arsip"
karantina = "berkas.txt/karantina"
periode = ["besok", "2024-Q1"]
laporan = ["dinas", "khayalan"]
format = ["xlsx", "docx"]
jeda_detik = -1
simpan_arsip_hari = "lama"
perintah_sesudah = "program-yang-tidak-ada --x"
[[batch.folder]]
dinas = "Dinas Tanpa Jalur"
[[batch.folder]]
jalur = "masuk/a"
periode = "kapan saja"
petakan = { "Judul" = "kolom khayalan" }
"""


def settle(text=""):
    Path("kinerja.toml").write_text(text, encoding="utf-8")
    return job_check.load(Path("kinerja.toml"), None, TODAY)


def test_every_fault_is_named_at_once_and_nothing_begins():
    folder(WRONG)
    Path("berkas.txt").write_text("x")
    staff()
    before = named("**/*")
    done = batch()
    assert done.code == 5
    for words in ("ngawur", "tidak-ada", "laporan.templat", "batch.lain", "masuk/arsip",
                  "berkas.txt bukan folder", "besok", "khayalan", "docx", "jeda_detik",
                  "simpan_arsip_hari", "program-yang-tidak-ada", "jalur", "kapan saja",
                  "kolom khayalan"):  # fmt: skip
        assert words in done.err, words
    assert named("**/*") == before


def test_other_commands_still_name_the_keys_that_are_wrong():
    Path("kinerja.toml").write_text(WRONG, encoding="utf-8")
    done = run("status")
    assert done.code == 5
    assert "ngawur" in done.err
    assert "batch.lain" in done.err


def test_without_a_table_the_defaults_stand():
    one = settle()
    here = Path().absolute()
    assert [watched.path for watched in one.watched] == [here / "masuk"]
    assert (one.arsip, one.karantina, one.laporan, one.catatan) == (
        here / "arsip", here / "karantina", here / "laporan", here / "catatan",
    )  # fmt: skip
    assert list(map(str, one.periode)) == ["2024-Q4"]
    assert one.jenis == ("dinas",)
    assert not one.perintah
    assert not any(one.simpan.values())


@pytest.mark.parametrize(
    ("wish", "length", "day", "expected"),
    [
        ("berjalan", "triwulan", date(2024, 11, 22), "2024-Q4"),
        ("sebelumnya", "triwulan", date(2024, 11, 22), "2024-Q3"),
        ("sebelumnya", "triwulan", date(2025, 1, 1), "2024-Q4"),
        ("berjalan", "triwulan", date(2024, 12, 31), "2024-Q4"),
        ("sebelumnya", "semester", date(2025, 6, 30), "2024-S2"),
        ("sebelumnya", "bulan", date(2025, 1, 31), "2024-12"),
        ("sebelumnya", "tahun", date(2025, 1, 31), "2024"),
        ("TW II 2023", "bulan", date(2025, 1, 31), "2023-Q2"),
    ],
)
def test_running_and_previous_periods_follow_the_calendar(wish, length, day, expected):
    Path("kinerja.toml").write_text(
        f'[batch]\nperiode = "{wish}"\njenis_periode = "{length}"\n', encoding="utf-8"
    )
    assert [str(one) for one in job_check.load(Path("kinerja.toml"), None, day).periode] == [
        expected
    ]


def test_paths_count_from_the_folder_of_the_settings(tmp_path, monkeypatch):
    folder()
    staff(), work()
    elsewhere = tmp_path / "lain"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert batch("--config", "../kinerja.toml").code == 0
    assert not list(elsewhere.iterdir())
    assert list((tmp_path / "arsip").rglob("*.xlsx"))
    assert list((tmp_path / "laporan").glob("2024-Q1-*.html"))


def test_settings_that_are_not_there_are_refused():
    assert batch("--config", "tidak-ada.toml").code == 5


def test_the_command_afterwards_runs_without_a_shell_and_changes_nothing():
    folder()
    script = Path("selesai.py")
    script.write_text(
        f"#!{sys.executable}\nimport os, sys\n"
        "open('bukti.txt', 'w').write(' '.join([*sys.argv[1:], os.environ['KINERJA_BATCH_KELUAR']]))\n"
        "print('berisik')\n"
    )
    script.chmod(stat.S_IRWXU)
    Path("kinerja.toml").write_text(
        SETTINGS + "perintah_sesudah = \"./selesai.py '$HOME;' a\"\n", encoding="utf-8"
    )
    staff(), faulty()
    done = batch()
    assert done.code == 4
    assert Path("bukti.txt").read_text() == "$HOME; a 4"
    assert "berisik" not in done.out + done.err


def test_a_command_afterwards_that_fails_is_told_and_alters_no_exit_code():
    folder()
    staff()
    Path("kinerja.toml").write_text(
        SETTINGS
        + f'perintah_sesudah = ["{sys.executable}", "-c", "raise SystemExit(\'rusak\')"]\n',
        encoding="utf-8",
    )
    done = batch()
    assert done.code == 0
    assert done.out == ""
    assert "rusak" in done.err
    assert [one["hasil"] for one in log() if one["langkah"] == "perintah sesudah"] == ["gagal"]


def test_a_command_that_never_ends_is_ended(tmp_path):
    endless = (sys.executable, "-c", "import time; time.sleep(60)")
    assert "1 detik" in afterwards.run(endless, tmp_path, 1.0, {})


@pytest.mark.skipif(sys.platform == "win32", reason="groups of processes are of POSIX")
def test_what_such_a_command_started_is_ended_with_it(tmp_path):
    child = "import time; print('jalan', flush=True); time.sleep(60)"
    script = (
        "import pathlib, subprocess, sys, time\n"
        f"one = subprocess.Popen([sys.executable, '-c', {child!r}], stdout=subprocess.PIPE)\n"
        "one.stdout.readline()\n"
        "pathlib.Path('anak').write_text(str(one.pid))\n"
        "time.sleep(60)\n"
    )
    assert "detik" in afterwards.run((sys.executable, "-c", script), tmp_path, 3.0, {})
    child = int((tmp_path / "anak").read_text())
    until = time.monotonic() + 10
    while _runs(child) and time.monotonic() < until:
        time.sleep(0.02)
    assert not _runs(child)


def _runs(process):
    """Return whether a process lives; one that nobody has buried yet does not."""
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat")
        return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_only_what_a_batch_put_aside_long_ago_goes():
    one = settle("[batch]\nsimpan_arsip_hari = 30\nsimpan_catatan_hari = 30\n")
    names = ["arsip/2024-10-01/a.xlsx", "arsip/2024-11-20/b.xlsx", "arsip/penting/c.xlsx",
             "karantina/2020-01-01/d.xlsx", "catatan/batch-2024-09.jsonl",
             "catatan/batch-2024-10.jsonl", "catatan/ringkasan-20240901T010203m004p77.txt",
             "catatan/ringkasan-20241120T010203m004p77.txt", "catatan/surat.txt"]  # fmt: skip
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(b"x")
    assert retention.clear(one, TODAY) == []
    gone = {"arsip/2024-10-01/a.xlsx", "catatan/batch-2024-09.jsonl",
            "catatan/ringkasan-20240901T010203m004p77.txt"}  # fmt: skip
    assert {name for name in names if not Path(name).exists()} == gone


def test_another_logo_of_the_same_name_makes_the_reports_again():
    pixels = {
        "merah": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC",
        "biru": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC",
    }
    folder()
    Path("kinerja.toml").write_text(
        SETTINGS + '[laporan.kop]\npemerintah = "Kota Uji"\nlogo = "logo.png"\n', encoding="utf-8"
    )
    staff(), work()
    Path("logo.png").write_bytes(base64.b64decode(pixels["merah"]))
    assert batch().code == 0
    Path("logo.png").write_bytes(base64.b64decode(pixels["biru"]))
    assert batch().code == 0
    assert pixels["biru"] in Path(named("laporan/*.html")[0]).read_text(encoding="utf-8")
    assert (batch().code, len(summaries())) == (0, 2)


def test_new_settings_make_the_reports_again():
    folder()
    staff(), work()
    batch()
    Path("kinerja.toml").write_text(
        SETTINGS.replace("Pemerintah Kota Uji", "Pemerintah Kota Lain"), encoding="utf-8"
    )
    assert batch().code == 0
    assert "Pemerintah Kota Lain" in Path(named("laporan/*.html")[0]).read_text(encoding="utf-8")
    assert len(summaries()) == 2
