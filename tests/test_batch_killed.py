"""A batch that is killed anywhere is continued by the next; five at once do the work once."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from batch_office import SETTINGS, batch, faulty, folder, named, query, staff, summaries, work
from books import CITRA

from kinerja_cli import drafts
from kinerja_cli.batch import bringing, moving, period_work, quarantine, run, state
from kinerja_cli.batch.diary import Diary
from kinerja_cli.batch.journal import Journal
from kinerja_cli.errors import CannotWriteError
from kinerja_cli.reports import files

ALL = bool(os.environ.get("KINERJA_SOAK"))
KILLED = 87
PLACES = [
    (bringing, "move"), (quarantine, "move"), (moving, "_put"), (files, "write"), (Diary, "add"),
    (quarantine, "finish"), (bringing, "import_reading"), (state.State, "keep"),
    (period_work, "score_period"), (period_work, "write_reports"), (Diary, "close"),
    (run.retention, "clear"), (Journal, "add"),
]  # fmt: skip
"""What changes something on the disk: a kill comes before and after each call."""
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="fork is of POSIX")


@pytest.fixture
def full():
    folder(SETTINGS + 'format = ["html"]\n')
    staff("dinas/pegawai.xlsx"), work(), faulty()


def killed_at(number):
    """Run a batch in a child that ends like a killed one at a step; return whether it got there."""
    child = os.fork()
    if not child:
        left = number

        def tick():
            nonlocal left
            left -= 1
            if left < 0:
                os._exit(KILLED)

        for owner, name in PLACES:
            _watch(owner, name, tick)
        os.close(2)
        batch()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED


def _watch(owner, name, tick):
    real = getattr(owner, name)

    def watched(*args, **extra):
        tick()
        made = real(*args, **extra)
        tick()
        return made

    setattr(owner, name, watched)


def outcome():
    """Return what a finished batch leaves, without what bears its time."""
    return (
        [name for name in named("**/*") if not name.startswith(("catatan", "kinerja", "."))],
        [Path(name).read_bytes() for name in named("karantina/**/Penjelasan.txt")],
        query("SELECT berkas, sha256, baru, berubah FROM impor"),
        query("SELECT count(*) FROM audit WHERE tindakan IN ('impor', 'skor')"),
        query("SELECT nip, predikat FROM skor ORDER BY nip"),
    )


@needs_fork
def test_a_batch_killed_at_any_step_is_continued_by_the_next(
    full, tmp_path, tmp_path_factory, monkeypatch
):
    base = tmp_path_factory.mktemp("batch") / "dasar"
    shutil.copytree(tmp_path, base)
    assert batch().code == 4
    expected, number, kills = outcome(), 0, 0
    while True:
        work_folder = base.with_name(f"kerja {number}")
        shutil.copytree(base, work_folder)
        monkeypatch.chdir(work_folder)
        if not killed_at(number):
            break
        kills += 1
        assert batch().code in {0, 4}
        assert outcome() == expected, number
        told = {one["berkas"]: one["hasil"] for every in summaries() for one in every["berkas"]}
        assert told.keys() == {"pegawai.xlsx", "kinerja dinas.xlsx", "salah.xlsx"}, number
        assert told["salah.xlsx"] == "ditolak"
        assert not [name for name in named("**/.*") if not name.endswith((".lock", ".tmp"))], number
        done = batch()
        assert (done.code, done.out, done.err) == (0, "", ""), number
        shutil.rmtree(work_folder)
        number += 1 if ALL else 11
    assert kills > (60 if ALL else 6)


@needs_fork
def test_five_batches_at_once_do_the_work_once(full):
    command = [sys.executable, "-m", "kinerja_cli", "batch"]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(5)
    ]
    told = [(one.communicate(), one.returncode) for one in running]
    codes = sorted(code for _, code in told)
    assert codes[0] == 4  # the one that works: a file of the inbox is faulty
    assert codes[1:] == [75] * 4
    assert all("kinerja batch" in said[1] for said, code in told if code == 75)
    assert len(query("SELECT * FROM impor")) == 3
    assert len(named("arsip/**/*.xlsx")) == 2


def test_a_terminated_batch_says_so_and_the_next_goes_on(full):
    Path("kinerja.toml").write_text(SETTINGS.replace("jeda_detik = 0", "jeda_detik = 30"))
    command = [sys.executable, "-m", "kinerja_cli", "batch"]
    for number, code in ((signal.SIGTERM, 143), (signal.SIGINT, 130)):
        for path in Path("masuk").rglob("*.xlsx"):
            path.touch()
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as one:
            limit = time.monotonic() + 30
            while not Path("catatan").exists() or f"p{one.pid}" not in _log():
                assert time.monotonic() < limit
                time.sleep(0.05)
            one.send_signal(number)
            assert one.wait(20) == code
        assert f'"keluar": {code}' in _log()
    Path("kinerja.toml").write_text(SETTINGS)
    assert batch().code == 4
    assert not named("masuk/**/*")


def _log():
    return "".join(Path(name).read_text(encoding="utf-8") for name in named("catatan/*.jsonl"))


def test_a_drive_that_is_full_leaves_the_file_where_it_was(tmp_path, monkeypatch):
    source = tmp_path / "a.xlsx"
    source.write_bytes(b"isi")

    real = Path.rename

    def refuse(self, target):
        if tmp_path / "lain" in target.parents:
            raise OSError(errno.EXDEV, "drive")
        return real(self, target)

    def full_disk(*_):
        raise OSError(errno.ENOSPC, "penuh")

    monkeypatch.setattr(Path, "rename", refuse)
    monkeypatch.setattr(shutil, "copyfileobj", full_disk)
    with pytest.raises(CannotWriteError):
        moving.move(source, tmp_path / "lain", "a.xlsx", moving.digest(source))
    assert source.read_bytes() == b"isi"
    assert not list((tmp_path / "lain").iterdir())


def test_a_file_that_changed_since_it_was_read_is_not_put_aside(tmp_path):
    source = tmp_path / "a.xlsx"
    source.write_bytes(b"baru")
    assert moving.move(source, tmp_path / "arsip", "a.xlsx", "sidik yang lama") is None
    assert source.read_bytes() == b"baru"


def test_litter_of_dead_processes_goes_and_nothing_else(tmp_path):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    folder = tmp_path / "laporan"
    folder.mkdir()
    handle, mine = drafts.make(folder)
    os.close(handle)
    here, own = mine.name.split("-")[1], f"-{os.getpid()}-"
    litter = folder / mine.name.replace(own, f"-{dead.pid}-")
    yesterday = folder / mine.name.replace(here, "0" * 8)
    kept = [mine, folder / yesterday.name.replace(own, f"-{dead.pid}-"), folder / ".asing.tmp",
            folder / ".kinerja.db.lock", folder / "laporan.tmp"]  # fmt: skip
    for path in (litter, yesterday, *kept):
        path.write_bytes(b"x")
    os.utime(yesterday, (1, 1))
    os.utime(folder / ".asing.tmp", (1, 1))
    assert drafts.sweep(tmp_path) == 0
    assert drafts.sweep(tmp_path, deep=True) == 2
    assert sorted(folder.iterdir()) == sorted(kept)


def test_temporary_files_of_a_library_lie_in_a_folder_that_the_next_command_clears(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    if not (child := os.fork()):
        with drafts.scratch():
            (Path(tempfile.gettempdir()) / "openpyxl.x").write_text("Ani")
            os._exit(0)
    os.waitpid(child, 0)
    assert len(list(tmp_path.rglob("openpyxl.x"))) == 1
    with drafts.scratch():
        assert not list(tmp_path.rglob("openpyxl.x"))
        assert Path(tempfile.gettempdir()).parent == tmp_path
    assert not list(tmp_path.iterdir())
    assert tempfile.gettempdir() == str(tmp_path)


def test_a_write_that_was_cut_off_leaves_litter_that_the_next_command_clears(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "_put", lambda *_: os._exit(0))
    if not (child := os.fork()):
        files.write(tmp_path / "a.html", b"x")
    os.waitpid(child, 0)
    assert len(list(tmp_path.glob(".*.tmp"))) == 1
    assert drafts.sweep(tmp_path) == 1


def test_a_database_in_use_leaves_everything_for_the_next_run(full):
    from kinerja_cli.store import database

    connection = database.open_existing(Path("kinerja.db"), 0)
    with database.writing(connection):
        done = batch("--tunggu", "0")
    connection.close()
    assert done.code == 75
    assert len(named("masuk/**/*.xlsx")) == 3
    assert batch().code == 4
    assert CITRA not in _log()


def test_an_archive_that_is_full_costs_no_import_and_the_next_run_moves_on(full, monkeypatch):
    real = moving._put

    def full_disk(source, place, mark, *, there):
        if "arsip" in place.parts:
            raise OSError(errno.ENOSPC, "penuh")
        return real(source, place, mark, there=there)

    monkeypatch.setattr(moving, "_put", full_disk)
    done = batch()
    assert done.code == 8
    assert "disk penuh" in done.err
    (told,) = [one for one in summaries()[-1]["berkas"] if one["berkas"] == "kinerja dinas.xlsx"]
    assert (told["hasil"], told["tujuan"]) == ("gagal", "")
    assert told["impor"]
    monkeypatch.setattr(moving, "_put", real)
    imports = query("SELECT * FROM impor")
    assert batch().code == 0
    assert query("SELECT * FROM impor") == imports
    assert len(named("arsip/**/*.xlsx")) == 2
