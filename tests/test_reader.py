"""The reader works in a process of its own: whatever kills it, the command lives and says so."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from books import ANI, UNIT, office, write
from conftest import Run

from kinerja_cli.errors import UnreadableError
from kinerja_cli.intake import reader, reader_child
from kinerja_cli.intake.reading import Reading, Wishes

DEADLY = """
import os, sys
from pathlib import Path
from kinerja_cli.intake import reader_child, reading
whole = reading.stream
def stream(path, wishes, look):
    if path.name.startswith("maut"):
        {death}
    yield from whole(path, wishes, look)
reading.stream = stream
reader_child.main()
"""


def child_that(monkeypatch: pytest.MonkeyPatch, death: str) -> None:
    """Put a child in the reader's place that dies on files named maut…"""
    command = (sys.executable, "-c", DEADLY.format(death=death))
    monkeypatch.setattr(reader, "_COMMAND", command)


@pytest.mark.parametrize(
    "death",
    ["os.abort()", "os.kill(os.getpid(), 9)", "os._exit(0)", "os.write(1, b'bukan pickle')"],
)
def test_a_file_that_kills_its_reader_costs_only_itself(monkeypatch, tmp_path, death):
    child_that(monkeypatch, death + "; os._exit(1)")
    paths = [
        office(tmp_path / name) for name in ("satu.xlsx", "maut.xlsx", "dua.xlsx", "maut2.xlsx")
    ]
    told: list[int] = []
    results = reader.read_all(paths, Wishes(), told.append)
    assert [type(one) for one in results] == [Reading, UnreadableError, Reading, UnreadableError]
    assert "maut.xlsx: pembacaan berhenti mendadak" in str(results[1])
    assert told[-1] == 4


def test_a_reader_that_keeps_silent_is_given_up(monkeypatch, tmp_path):
    child_that(monkeypatch, "import time; time.sleep(60)")
    monkeypatch.setattr(reader, "PATIENCE", 1.0)
    started = time.monotonic()
    (result,) = reader.read_all([office(tmp_path / "maut.xlsx")], Wishes(), lambda _: None)
    assert isinstance(result, UnreadableError)
    assert time.monotonic() - started < 20


def test_a_reader_that_wants_too_much_memory_is_told_in_words(monkeypatch, tmp_path):
    child_that(monkeypatch, "x = bytearray(16 << 30)")
    (result,) = reader.read_all([office(tmp_path / "maut.xlsx")], Wishes(), lambda _: None)
    assert isinstance(result, UnreadableError)
    assert "terlalu besar" in str(result)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_the_memory_of_the_reader_has_a_ceiling():
    script = (
        "import resource; from kinerja_cli.intake import reader_child as c; c._limit_memory(); "
        "print(resource.getrlimit(resource.RLIMIT_AS)[0])"
    )
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout
    assert 0 < int(out) <= reader_child.MEMORY


def test_a_fault_of_the_program_in_the_reader_is_reported_as_one(
    monkeypatch, tmp_path, kinerja: Run
):
    child_that(monkeypatch, f"raise KeyError('cacat {ANI}')")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    outcome = kinerja("import", office(tmp_path / "maut.xlsx"))
    assert outcome.code == 1
    (log,) = tmp_path.glob("kinerja-galat-*.log")
    assert "cacat" in log.read_text()
    assert ANI not in log.read_text()


def test_what_lies_in_the_working_folder_is_never_run(tmp_path, kinerja: Run):
    for name in ("kinerja_cli.py", "pickle.py", "python_calamine.py", "zipfile.py"):
        (tmp_path / name).write_text("raise SystemExit('dijalankan')\n", encoding="utf-8")
    assert kinerja("import", office(tmp_path / "kantor.xlsx")).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_killed_command_leaves_no_reader_behind(tmp_path):
    rows = [["NIP", "Nama", "Perangkat Daerah"], *([ANI, "Ani", UNIT] for _ in range(30_000))]
    path = write(tmp_path / "besar.xlsx", {"pegawai": rows})
    command = [
        sys.executable,
        "-m",
        "kinerja_cli",
        "import",
        str(path),
        "--db",
        str(tmp_path / "k.db"),
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    children: list[str] = []
    deadline = time.monotonic() + 20
    while not children and time.monotonic() < deadline:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert children
    while any(_runs(pid) for pid in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_runs(pid) for pid in children)


def _runs(pid: str) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_rows_travel_between_the_processes_unchanged(tmp_path):
    from kinerja_cli.intake import reading

    path = office(tmp_path / "kantor.xlsx")
    (read,) = reader.read_all([path], Wishes(), lambda _: None)
    here = reading.read(path, Wishes())
    assert isinstance(read, Reading)
    assert [(table.lembar, table.kolom, list(table.items)) for table in read.tabel] == [
        (table.lembar, table.kolom, list(table.items)) for table in here.tabel
    ]
