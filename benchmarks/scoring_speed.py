"""Hold `kinerja score` to its ratio and its memory: `python benchmarks/scoring_speed.py [ROUNDS [EMPLOYEES]]`.

160,000 realisations of 8,000 employees are scored. The yardstick (`plain_score.py`) is a plain loop
over sqlite3 and Decimal that reads the same rows and writes the same results: that they are the same
is checked first. Both are timed as whole processes, in turn, in one run, by wall clock as
`import_speed.py` does and by processor time, which other processes disturb less and which decides.
At most 3 times as long; 2.7 were measured, 8.3 at first.

Memory: the peak at eight times the employees may exceed that at 2,000 by `MOST_GROWTH` MB, less than
the NIPs of 14,000 people with a Python object each. Measured: 46 MB at 2,000, 8,000 and 16,000 alike;
before rows were handed out person by person 58 MB at 2,000 and 112 at 8,000. Nobody is held, and both
sizes fill the 16 MB of pages that `database.read_once` allows.
"""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import filled_office

MOST_TIMES, MOST_GROWTH = 3.0, 2
FEW, MANY = 2_000, 16_000
HERE = Path(__file__).parent
RESULTS = ("skor", "skor_indikator")


def main(rounds: int, employees: int) -> int:
    """Print each round and the verdict; 1 when a limit is not kept."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        times = median(_rounds(folder, rounds, employees))
        growth = _growth(folder)
    print(f"median {times:.2f} times (at most {MOST_TIMES}), "
          f"{growth:.0f} MB more at {MANY} than at {FEW} employees (at most {MOST_GROWTH})")  # fmt: skip
    return int(times > MOST_TIMES or growth > MOST_GROWTH)


def _rounds(folder: Path, rounds: int, employees: int) -> list[float]:
    filled, ours, plain = (folder / f"{name}.db" for name in ("isi", "kinerja", "polos"))
    filled_office.main(filled, employees)
    ratios = []
    for _ in range(rounds):
        shutil.copy(filled, plain)
        yardstick = _run([sys.executable, HERE / "plain_score.py", plain])
        shutil.copy(filled, ours)
        kinerja = _score(ours)
        assert differing(ours, plain) == 0
        ratios.append(kinerja[1] / yardstick[1])
        print(f"score {kinerja[0]:.2f} s ({kinerja[1]:.2f} s processor), "
              f"yardstick {yardstick[0]:.2f} s ({yardstick[1]:.2f} s): "
              f"{kinerja[0] / yardstick[0]:.2f} times, {ratios[-1]:.2f} by processor")  # fmt: skip
    return ratios


def _growth(folder: Path) -> float:
    peaks = []
    for employees in (FEW, MANY):
        database = folder / f"{employees}.db"
        filled_office.main(database, employees)
        peaks.append(_score(database)[2])
        print(f"{employees} employees: {peaks[-1]:.0f} MB")
    return peaks[1] - peaks[0]


def differing(ours: Path, plain: Path) -> int:
    """Return how many rows of results differ; the hash of the inputs is each one's own."""
    connection = sqlite3.connect(ours)
    connection.execute("ATTACH ? AS polos", (str(plain),))
    found = 0
    for table in RESULTS:
        every = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        columns = ", ".join(name for name in every if name != "masukan_sha256")
        for one, other in (("main", "polos"), ("polos", "main")):
            (count,) = connection.execute(
                f"SELECT count(*) FROM (SELECT {columns} FROM {one}.{table}"
                f" EXCEPT SELECT {columns} FROM {other}.{table})"
            ).fetchone()
            found += count
    connection.close()
    return found


def _score(database: Path) -> tuple[float, float, float]:
    words = ["score", "--periode", filled_office.PERIOD, "--db", database, "-q"]
    return _run([sys.executable, "-m", "kinerja_cli", *words])


def _run(command: list[object]) -> tuple[float, float, float]:
    """Return seconds by the clock and of processor, and the highest memory in MB, of a process.

    The memory is asked of /proc while it runs: what `wait4` tells counts this process too.
    """
    start = time.perf_counter()
    process = subprocess.Popen([str(word) for word in command])
    peak = 0.0
    while True:
        peak = max(peak, _highest(process.pid))
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        time.sleep(0.01)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"failed: {command[-4:]}")
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, peak


def _highest(pid: int) -> float:
    found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(numbers + [3, 8_000][len(numbers) :])))
