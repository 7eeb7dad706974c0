"""A48: who reads a report while it is rewritten sees the old or the new one, never a torn one."""

import stat
import subprocess
import sys
from pathlib import Path

from soak import offices
from soak.scale import pick

READS, REWRITES = pick(2_000, 10_000), pick(40, 200)
READER = Path(__file__).with_name("reader.py")


def test_a_reader_never_sees_a_torn_report(forks, record, tmp_path):
    offices.staff(tmp_path / "pegawai.xlsx", 6)
    for step in range(2):  # two databases that tell two versions of the same report
        offices.work(tmp_path / "kerja.xlsx", 6, shift=step)
        db = ("--db", f"{step}.db")
        assert forks.run(tmp_path, "import", "pegawai.xlsx", "kerja.xlsx", *db).code == 0
        assert forks.run(tmp_path, "score", "--periode", offices.PERIOD, *db).code == 0
    _rewrite(forks, tmp_path, 0)
    reports = sorted(
        path for path in (tmp_path / "laporan").iterdir() if path.suffix in {".html", ".xlsx"}
    )
    assert len(reports) == 2
    told = tmp_path / "dibaca"
    with subprocess.Popen(
        [sys.executable, READER, told, *reports], stdin=subprocess.PIPE, text=True
    ) as reader:
        rewrites = 0
        while rewrites < REWRITES or _reads(told) < READS:
            rewrites += 1
            _rewrite(forks, tmp_path, rewrites)
            assert rewrites < REWRITES * 20, "the reader does not get on"
        reader.stdin.close()
        reader.wait()
    reads, torn, missing, versions, open_to_others = map(int, told.read_text().split())
    modes = {stat.S_IMODE(path.stat().st_mode) for path in reports}
    record(
        "A report re-read while it is rewritten",
        "0 torn, 0 missing, mode 0600 kept",
        reads=reads, rewrites=rewrites, torn=torn, missing=missing, open_to_others=open_to_others,
    )  # fmt: skip
    assert (torn, missing, open_to_others) == (0, 0, 0)
    assert versions > 2, "the reader saw no rewriting at all"
    assert modes == {0o600}
    assert sorted((tmp_path / "laporan").iterdir()) == reports


def _rewrite(forks, folder, number):
    """Write the report of the other database over the one that is there."""
    words = ("report", "--semua", "--periode", offices.PERIOD, "--db", f"{number % 2}.db")
    written = forks.run(folder, *words)
    assert written.code == 0, written


def _reads(told):
    try:
        return int(told.read_text().split()[0])
    except (FileNotFoundError, IndexError):
        return 0
