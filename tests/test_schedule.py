"""`kinerja schedule`: the lines are right for each scheduler, and the schedulers agree."""

import datetime as dt
import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from books import office
from conftest import CITY, Run, run
from defusedxml.ElementTree import fromstring

from kinerja_cli.actions import clock, schedule
from kinerja_cli.actions.clock import Zone
from kinerja_cli.actions.schedules import schedule_cron, schedule_systemd, schedule_windows

NASTY = "kerja 100%h%n \"A\" & 'B' $x;#(ü)"
WIB = Zone("Asia/Jakarta", 420)
STAND_IN = """#!/bin/sh
for word in "$@"; do echo "kata=$word"; done
echo "folder=$(pwd)"; echo "topeng=$(umask)"
exit ${KODE:-0}
"""
SYSTEMD = next((p for p in ("/usr/lib/systemd/systemd", "/lib/systemd/systemd") if Path(p).is_file()), "")  # fmt: skip
needs_cron = pytest.mark.skipif(
    not (shutil.which("cron") and shutil.which("unshare") and os.geteuid() == 0),
    reason="cron is not installed (make test-tools), or this is not root",
)
needs_systemd = pytest.mark.skipif(
    not shutil.which("systemd-analyze"), reason="systemd is not installed (make test-tools)"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a work folder whose name means something to every shell and scheduler."""
    place = tmp_path / NASTY
    place.mkdir()
    (place / "kinerja.toml").touch()
    return place


@pytest.fixture
def job(folder: Path) -> schedule.Job:
    """Return its night's work, done by a stand-in that says how it was called."""
    program = folder.parent / "bin 50%" / "kinerja"
    program.parent.mkdir()
    program.write_text(STAND_IN)
    program.chmod(0o755)
    made = schedule.job(folder / "kinerja.toml", "02:30", "setiap", "cron.log")
    arguments = made.perintah[made.perintah.index("batch") :]
    return replace(made, perintah=(str(program), *arguments), zona=WIB)


def said(folder: Path) -> list[str]:
    arguments = ["batch", "--config", f"{folder}/kinerja.toml", "--senyap"]
    return [*(f"kata={word}" for word in arguments), f"folder={folder}", "topeng=0077"]


def shell_of(line: str) -> str:
    """Return what cron gives the shell: what follows the five times, \\% as %."""
    command = line.split(" ", 5)[5]
    assert not re.search(r"(?<!\\)%", command)
    return command.replace("\\%", "%")


def run_as_cron(line: str, **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["/bin/sh", "-c", shell_of(line)], cwd="/", capture_output=True, text=True,
                          env={"PATH": "/usr/bin:/bin", **extra}, check=False)  # fmt: skip


def last_line(text: str) -> str:
    return text.strip().splitlines()[-1]


def test_the_line_runs_the_batch_in_its_folder_and_says_nothing(job, folder):
    done = run_as_cron(last_line(schedule_cron.lines(job)))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert job.catatan.read_text().splitlines() == said(folder)
    assert stat.S_IMODE(job.catatan.stat().st_mode) == 0o600
    assert stat.S_IMODE(job.catatan.parent.stat().st_mode) == 0o700


def test_a_failure_gives_cron_something_to_mail(job, folder):
    done = run_as_cron(last_line(schedule_cron.lines(job)), KODE="4")
    assert done.stdout.splitlines() == ["kinerja batch: kode keluar 4", *said(folder)]


def test_a_folder_that_is_gone_is_told_and_nothing_is_made(job, folder):
    shutil.rmtree(folder)
    done = run_as_cron(last_line(schedule_cron.lines(job)))
    assert done.returncode
    assert str(folder) in done.stderr
    assert not folder.exists()


def test_every_line_of_the_crontab_but_one_is_a_comment(job):
    lines = schedule_cron.lines(job).strip().splitlines()
    assert [line[:2] for line in lines[:-1]] == ["# "] * (len(lines) - 1)
    words = "\n".join(lines)
    for told in ("Asia/Jakarta (WIB, UTC+07:00)", "MAILTO", "kode 75", "--maks-usia", str(job.catatan)):  # fmt: skip
        assert told in words
    assert lines[-1].startswith("30 2 * * * umask 077; ")


CRON = """set -e
mount -t tmpfs t /var/spool/cron; mkdir -m 1730 /var/spool/cron/crontabs
chgrp crontab /var/spool/cron/crontabs
mount -t tmpfs t /etc/cron.d; mount --bind /dev/null /etc/crontab; mount -t tmpfs t /run
crontab "$1"
exec cron -f
"""


def in_a_moment(one: schedule.Job) -> schedule.Job:
    """Return the same work at the next minute whose beginning cron cannot miss."""
    soon = dt.datetime.now().astimezone() + dt.timedelta(seconds=63)
    return replace(one, jam=soon.hour, menit=soon.minute)


def let_cron_run(text: str, tmp_path: Path, done: Callable[[], bool]) -> None:
    """Let a real cron with a spool of its own run a crontab until something is done."""
    (tmp_path / "tab").write_text(text)
    script = ["unshare", "-m", "sh", "-c", CRON, "sh", tmp_path / "tab"]
    daemon = subprocess.Popen(script, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        until = time.monotonic() + 130
        while time.monotonic() < until and daemon.poll() is None:
            if done():
                return
            time.sleep(0.2)
    finally:
        daemon.terminate()
        told = daemon.communicate(timeout=10)[0]
    if "Operation not permitted" in told or "permission denied" in told:
        pytest.skip("cron cannot be kept apart here: no mount namespaces")
    raise AssertionError(told)


def an_office_at_work(place: Path) -> schedule.Job:
    """Return the night's work of a folder with a new file, done by the real program."""
    (place / "masuk").mkdir(parents=True)
    office(place / "masuk" / "kiriman.xlsx")
    (place / "kinerja.toml").write_text('[batch]\nperiode = "2024-Q1"\n')
    run("import", CITY / "organisasi.xlsx", "--db", place / "kinerja.db")
    os.utime(place / "masuk" / "kiriman.xlsx", (1, 1))
    return schedule.job(place / "kinerja.toml", "02:30", "setiap", "cron.log")


@needs_cron
@pytest.mark.skipif(not os.environ.get("KINERJA_SOAK"), reason="waits for the minute: make soak")
def test_a_real_cron_runs_the_lines_once(job, folder, tmp_path):
    real = an_office_at_work(tmp_path / "kantor 100%")
    database = f"{real.folder}/kinerja.db"

    def done() -> bool:
        there = job.catatan.is_file() and job.catatan.read_text().endswith("topeng=0077\n")
        return there and run("status", "--maks-usia", "1j", "--db", database, "-q").code == 0

    lines = [schedule_cron.lines(in_a_moment(one)) for one in (job, real)]
    let_cron_run("".join(lines), tmp_path, done)
    assert [path.name for path in (real.folder / "masuk").iterdir()] == []
    assert list((real.folder / "arsip").rglob("*kiriman*.xlsx"))
    assert list((real.folder / "laporan").rglob("*.html"))
    assert real.catatan.read_text() == ""
    assert job.catatan.read_text().splitlines() == said(folder)
    assert stat.S_IMODE(job.catatan.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("hari", "cron", "systemd", "windows"),
    [
        ("setiap", "*", "*-*-* 02:30:00 Asia/Jakarta", []),
        ("kerja", "1,2,3,4,5", "Mon,Tue,Wed,Thu,Fri *-*-* 02:30:00 Asia/Jakarta",
         ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]),
        ("Minggu, Jum'at", "5,0", "Fri,Sun *-*-* 02:30:00 Asia/Jakarta", ["Friday", "Sunday"]),
    ],
)  # fmt: skip
def test_the_days_mean_the_same_in_each_scheduler(folder, hari, cron, systemd, windows):
    made = replace(schedule.job(folder / "kinerja.toml", "2.30", hari, "cron.log"), zona=WIB)
    assert last_line(schedule_cron.lines(made)).split(" ")[:5] == ["30", "2", "*", "*", cron]
    assert f"OnCalendar={systemd}\n" in schedule_systemd.timer(made)
    task = fromstring(schedule_windows.task(made, dt.date(2026, 1, 5)).partition("?>")[2])
    space = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
    days = task.find(".//t:DaysOfWeek", space)
    assert [day.tag.partition("}")[2] for day in (days if days is not None else [])] == windows
    if shutil.which("systemd-analyze"):
        subprocess.run(["systemd-analyze", "calendar", systemd], check=True, capture_output=True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--cron", "--jam", "25:00"], "Jam “25:00” tidak dipahami."),
        (["--cron", "--jam", "malam"], "Jam “malam” tidak dipahami."),
        (["--cron", "--hari", "besok"], "Hari “besok” tidak dipahami."),
        (["--cron", "--hari", ","], "Hari belum disebut."),
        (["--cron", "--systemd"], "Sebut satu penjadwal"),
        ([], "Sebut satu penjadwal"),
    ],
)
def test_what_is_no_time_or_no_scheduler_is_refused(kinerja: Run, words, says):
    Path("kinerja.toml").touch()
    outcome = kinerja("schedule", *words)
    assert outcome.code == 2
    assert says in outcome.err


def test_without_settings_there_is_nothing_to_schedule(kinerja: Run):
    outcome = kinerja("schedule", "--cron")
    assert outcome.code == 5
    assert "kinerja init" in outcome.err
    Path("kinerja.toml").write_text("instnsi = 'salah ketik'")
    assert kinerja("schedule", "--cron").code == 5


@pytest.mark.parametrize("how", ["--cron", "--systemd", "--windows"])
def test_printing_changes_nothing(kinerja: Run, how):
    Path("kinerja.toml").touch()
    outcome = kinerja("schedule", how)
    assert outcome.code == 0
    assert str(Path.cwd() / "kinerja.toml") in outcome.out
    assert [path.name for path in Path().iterdir()] == ["kinerja.toml"]
    assert ("untuk Windows" in outcome.err) == (how == "--windows")


def test_names_that_cannot_be_written_are_refused_in_words(kinerja: Run, tmp_path):
    for name, how in (("a\nb", "--cron"), ("a\\b", "--cron"), ("x" * 200, "--cron"), ("a ", "--systemd")):  # fmt: skip
        place = tmp_path / name
        if len(name) == 200:
            place = place / name / name
        place.mkdir(parents=True)
        (place / "kinerja.toml").touch()
        outcome = kinerja("schedule", how, "--config", place / "kinerja.toml")
        assert outcome.code in {2, 5}, name
        assert "Ganti nama" in outcome.err or "jalur yang lebih pendek" in outcome.err


def test_folders_of_one_name_do_not_replace_each_other(tmp_path):
    made = []
    for place in (tmp_path / "a" / "kota", tmp_path / "b" / "kota"):
        place.mkdir(parents=True)
        (place / "kinerja.toml").touch()
        made.append(schedule.job(place / "kinerja.toml", "02:30", "setiap", "cron.log"))
    one, other = made
    assert re.fullmatch(r"kinerja-kota-[0-9a-f]{6}", one.nama)
    assert schedule.job(one.konfigurasi, "04:00", "kerja", "cron.log").nama == one.nama
    assert units(one).keys().isdisjoint(units(other))
    tasks = [schedule_windows.lines(each, dt.date(2024, 4, 1)) for each in made]
    assert [re.findall(r"/TN (\S+)", text) for text in tasks] == [[one.nama], [other.nama]]
    assert one.nama != other.nama


def test_the_program_is_named_by_its_own_path(tmp_path, monkeypatch):
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "kinerja").touch()
    (tmp_path / "bin" / "kinerja-2.exe").touch()
    assert schedule.program(["bin/kinerja"]) == (str(tmp_path / "bin" / "kinerja"),)
    other = (sys.executable, "-P", "-m", "kinerja_cli")
    assert schedule.program(["/usr/lib/python/kinerja_cli/__main__.py"]) == other
    (tmp_path / "bin" / "kinerja").rename(tmp_path / "bin" / "kinerja.exe")
    assert schedule.program(["bin/kinerja"]) == (str(tmp_path / "bin" / "kinerja.exe"),)
    shown = subprocess.run([*other, "--versi"], check=True, capture_output=True, text=True).stdout
    assert shown.startswith("kinerja ")


def test_an_hour_outside_of_indonesia_is_told_in_wib_too(job):
    abroad = replace(job, zona=Zone("Etc/UTC", 0), jam=19, menit=30)
    assert abroad.waktu_kata.endswith("Etc/UTC (UTC+00:00), yaitu 02:30 WIB")
    assert "WIB" not in replace(job, zona=Zone("Asia/Makassar", 480)).waktu_kata.replace("WITA", "")
    assert replace(job, zona=Zone("", -210)).waktu_kata.endswith("UTC-03:30, yaitu 13:00 WIB")


def test_the_zone_is_the_machines_and_not_the_terminals(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Jayapura")
    time.tzset()
    before = clock.zone()
    monkeypatch.delenv("TZ")
    time.tzset()
    assert before == clock.zone()


def units(made: schedule.Job) -> dict[str, str]:
    """Return the unit files as the printed script would write them."""
    found = re.findall(r"tee (\S+) >/dev/null <<'(\w+)' &&\n(.*?)^\2$", schedule_systemd.lines(made),
                       re.MULTILINE | re.DOTALL)  # fmt: skip
    return {Path(path).name: text for path, _, text in found}


def test_the_script_writes_both_units(job, folder, tmp_path):
    script = schedule_systemd.lines(job)
    subprocess.run(["bash", "-n"], input=script, text=True, check=True)
    fake = tmp_path / "palsu"
    fake.mkdir()
    (fake / "sudo").write_text(
        f'#!/bin/sh\nif [ "$1" = tee ]; then cat >"{fake}/$(basename "$2")"; else echo "$@"; fi\n'
    )
    (fake / "sudo").chmod(0o755)
    done = subprocess.run(["bash"], input=script, text=True, check=True, capture_output=True,
                          env={"PATH": f"{fake}:/usr/bin:/bin"})  # fmt: skip
    assert done.stdout.splitlines() == [
        "systemctl daemon-reload",
        f"systemctl enable --now {job.nama}.timer",
    ]
    for name, text in units(job).items():
        assert (fake / name).read_text() == text
    assert stat.S_IMODE(job.catatan.stat().st_mode) == 0o600


def test_what_is_written_outside_of_the_work_folder_may_be_written(folder, tmp_path):
    outside = tmp_path / "bagi bersama"
    (folder / "kinerja.toml").write_text(
        f'basis_data = "../data/kinerja.db"\n[laporan]\nke = "{outside}"\n'
        '[batch]\nmasuk = ["/srv/kirim", "masuk"]\ncatatan = "../log"\n'
        '[[batch.folder]]\njalur = "/srv/kirim/dinkes"\n'
    )
    made = schedule.job(folder / "kinerja.toml", "02:30", "setiap", "x.log")
    inbox, logs = Path("/srv/kirim"), tmp_path / "log"
    assert made.menulis == (folder, outside, tmp_path / "data", inbox, logs)
    assert made.catatan == logs / "x.log"
    assert f'"{outside}" "{tmp_path}/data"' in schedule_systemd.service(made)


def test_another_database_and_waiting_are_passed_on(kinerja: Run, tmp_path):
    Path("kinerja.toml").touch()
    outcome = kinerja("schedule", "--systemd", "--db", "lain/kota.db", "--tunggu", "60")
    assert f'"--db" "{tmp_path}/lain/kota.db" "--tunggu" "60" "--senyap"\n' in outcome.out
    away = kinerja("schedule", "--systemd", "--db", "/srv/data/kota.db").out
    assert 'ReadWritePaths="' in away
    assert '"/srv/data" /tmp\n' in away


def test_the_service_is_kept_in_its_place(job):
    text = schedule_systemd.service(job)
    assert '\nExecStart=:"' in text  # what begins with a dollar sign is no variable
    plain = replace(job, perintah=("/opt/kinerja", "batch"))
    assert '\nExecStart="/opt/kinerja" "batch"\n' in schedule_systemd.service(plain)
    for line in ("UMask=0077", "PrivateNetwork=yes", "ProtectSystem=strict", "Type=oneshot",
                 "SuccessExitStatus=3 9", "NoNewPrivileges=yes"):  # fmt: skip
        assert f"\n{line}\n" in text
    assert "\nPersistent=true\n" in schedule_systemd.timer(job)


@needs_systemd
def test_systemd_finds_nothing_wrong_with_the_units(job, tmp_path):
    files = []
    for name, text in units(job).items():
        files.append(tmp_path / name)
        files[-1].write_text(text)
    assert len(files) == 2
    done = subprocess.run(["systemd-analyze", "verify", *files], capture_output=True, text=True,
                          check=False)  # fmt: skip
    about = [line for line in done.stderr.splitlines() if job.nama in line]
    assert (done.returncode, about) == (0, []), done.stderr
    files[0].write_text(units(job)[files[0].name].replace("UMask=0077", "UMaks=0077"))
    wrong = subprocess.run(["systemd-analyze", "verify", *files], capture_output=True, text=True,
                           check=False)  # fmt: skip
    assert "UMaks" in wrong.stderr


@pytest.mark.skipif(
    not (SYSTEMD and shutil.which("setpriv") and os.geteuid() == 0),
    reason="systemd is not installed (make test-tools), or this is not root",
)
def test_systemd_reads_the_paths_as_they_are(job, folder):
    with tempfile.TemporaryDirectory() as place:  # nobody may read it, in both senses
        Path(place).chmod(0o755)
        for name, text in units(job).items():
            (Path(place) / name).write_text(text)
            (Path(place) / name).chmod(0o644)
        nobody = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
        done = subprocess.run([*nobody, SYSTEMD, "--test", "--system", f"--unit={job.nama}.service"],
                              env={"SYSTEMD_UNIT_PATH": f"{place}:"}, capture_output=True,
                              text=True, check=False, timeout=60)  # fmt: skip
    dump = (done.stdout + done.stderr).partition(f"Unit {job.nama}.service")[2]
    if not dump:
        pytest.skip("systemd --test does not run here")
    for line in (f"WorkingDirectory: {folder}", f"StandardOutputFileToAppend: {job.catatan}",
                 f"ReadWritePaths: {folder} /tmp", "UMask: 0077"):  # fmt: skip
        assert f"\t{line}\n" in dump
    command = re.search(r"Command Line: (.*)", dump)[1].replace("\\$", "$")
    assert shlex.split(command) == [*job.perintah]


def task_of(made: schedule.Job) -> tuple[str, Any]:
    words = schedule_windows.lines(made, dt.date(2026, 1, 5))
    xml = re.search(r"^\$tugas = @'\n(.*?)^'@$", words, re.MULTILINE | re.DOTALL)[1]
    return words, fromstring(xml.partition("?>")[2])


def test_the_task_of_windows_says_everything(job, folder):
    words, task = task_of(job)
    found = {element.tag.partition("}")[2]: element.text for element in task.iter()}
    assert found["Command"] == job.perintah[0]
    assert found["WorkingDirectory"] == str(folder)
    assert found["MultipleInstancesPolicy"] == "IgnoreNew"
    assert found["ExecutionTimeLimit"] == "PT4H"
    assert found["StartWhenAvailable"] == "true"
    assert found["StartBoundary"] == "2026-01-05T02:30:00"
    assert r"\\server" in words
    assert "schtasks /Create" in words
    assert "dua tanda %" in words
    assert "dua tanda %" not in task_of(replace(job, folder=Path("/50%"), perintah=("a",)))[0]


def test_windows_splits_the_arguments_as_they_were_meant(job):
    plain = replace(job, perintah=(r"C:\Program Files\kinerja.exe", "batch", "--config",
                                   r"\\server\bagi & pakai\50% 'x'\kinerja.toml", "--senyap"))  # fmt: skip
    _, task = task_of(plain)
    found = {element.tag.partition("}")[2]: element.text for element in task.iter()}
    assert found["Arguments"] == (
        r"""batch --config "\\server\bagi & pakai\50% 'x'\kinerja.toml" --senyap"""
    )


def test_powershell_takes_a_path_for_one_word():
    assert schedule_windows._word("C:\\Pak Jum'at’s $x") == "'C:\\Pak Jum''at’’s $x'"
