"""A48: who reads a report while it is rewritten sees the old or the new one, never a torn one."""

import stat
import subprocess
import sys
import time
from pathlib import Path

from soak import offices
from soak.scale import pick

READS, REWRITES = pick(2_000, 10_000), pick(40, 200)
READER = Path(__file__).with_name("reader.py")


def test_a_reader_never_sees_a_torn_report(forks, record, tmp_path):
    offices.staff(tmp_path / "pegawai.xlsx", 6)
    for step in range(2):
        offices.work(tmp_path / f"kerja-{step}.xlsx", 6, shift=step)
    assert forks.run(tmp_path, "import", "pegawai.xlsx", "kerja-0.xlsx").code == 0
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
            assert time.monotonic()
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
    left = [one for one in (tmp_path / "laporan").iterdir() if "tmp" in one.name]
    assert not left


def _rewrite(forks, folder, number):
    """Import the other version of the work, score, and write the report over the old one."""
    assert forks.run(folder, "import", f"kerja-{number % 2}.xlsx").code == 0
    assert forks.run(folder, "score", "--periode", offices.PERIOD).code == 0
    written = forks.run(folder, "report", "--semua", "--periode", offices.PERIOD)
    assert written.code == 0, written


def _reads(told):
    try:
        return int(told.read_text().split()[0])
    except (FileNotFoundError, IndexError):
        return 0
