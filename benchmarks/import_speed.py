"""Hold `kinerja import` to its ratio: `python benchmarks/import_speed.py [ROUNDS]`.

160,002 rows of one workbook go into an office's database. The yardstick does in one bare process the
two things that cannot be left out: the native reader alone, and `executemany` alone of the same rows
into the same tables. Both are timed as whole processes, in turn, in one run. At most 3 times as long,
and under 500 MB for the two processes of the import together.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

import large_office
from openpyxl import Workbook

MOST_TIMES, MOST_MEGABYTES = 3.0, 500
YARDSTICK = """
import sqlite3, sys
from python_calamine import CalamineWorkbook
book = CalamineWorkbook.from_path(sys.argv[1])
staff, plan, done, marks = (
    book.get_sheet_by_index(n).to_python(skip_empty_area=False)[1:] for n in range(4)
)
db = sqlite3.connect(sys.argv[2], isolation_level=None)
db.execute("PRAGMA synchronous = EXTRA")
db.execute("PRAGMA foreign_keys = ON")
db.execute("BEGIN IMMEDIATE")
columns = {
    t: [c[1] for c in db.execute(f"PRAGMA table_info({t})")]
    for t in ("pegawai", "indikator", "realisasi", "perilaku")
}
def put(table, rows, width):
    empty = (None,) * (len(columns[table]) - width - 5)
    holes = ",".join("?" * len(columns[table]))
    db.executemany(f"INSERT INTO {table} VALUES ({holes})",
                   ((*row, *empty, 1, 1, None, 1, None) for row in rows))
put("pegawai", ((r[0], "", r[1], None, r[4], r[6], r[3], r[2], r[5], "", r[10], r[8], r[9]) for r in staff), 13)
ids = {(r[0], r[3]): n for n, r in enumerate(plan, 1_000_000)}
db.executemany("INSERT INTO butir VALUES (?,?,2024,?)", ((n, *key) for key, n in ids.items()))
text = lambda v: str(v)
put("indikator", ((ids[r[0], r[3]], r[3], r[2], r[4], r[1], r[5], "", r[6], r[7], "", text(r[8]),
                   r[9], text(r[15]), *map(text, r[11:15])) for r in plan), 17)
put("realisasi", ((ids[r[0], r[1]], r[2], text(r[3]), text(r[4]), r[5], r[6]) for r in done), 6)
put("perilaku", ((r[0], r[1], "Atasan", "", *map(text, r[2:])) for r in marks), 11)
db.execute("COMMIT")
"""


def main(rounds: int) -> int:
    """Print each round and the verdict; 1 when a limit is not kept."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workbook, empty = folder / "kantor.xlsx", folder / "dasar.db"
        large_office.main(workbook, 5_926)
        _small(folder / "kecil.xlsx")
        kinerja = [sys.executable, "-m", "kinerja_cli"]
        subprocess.run([*kinerja, "import", folder / "kecil.xlsx", "--db", empty, "-q"], check=True)
        ratios, memory = [], []
        for _ in range(rounds):
            target = folder / "uji.db"
            shutil.copy(empty, target)
            bare, _peak = _run([sys.executable, "-c", YARDSTICK, workbook, target])
            shutil.copy(empty, target)
            ours, peak = _run([*kinerja, "import", workbook, "--db", target, "-q"])
            ratios.append(ours / bare)
            memory.append(peak)
            print(
                f"import {ours:.2f} s, yardstick {bare:.2f} s: {ours / bare:.2f} times, {peak:.0f} MB"
            )
    print(f"median {median(ratios):.2f} times (at most {MOST_TIMES}), "
          f"{max(memory):.0f} MB (at most {MOST_MEGABYTES})")  # fmt: skip
    return int(median(ratios) > MOST_TIMES or max(memory) > MOST_MEGABYTES)


def _small(path: Path) -> None:
    book = Workbook()
    book.active.append(["NIP", "Nama", "Jabatan", "Perangkat Daerah"])
    book.active.append(["198503122010012003", "Ani Lestari", "Analis", "Dinas Contoh"])
    book.save(path)


def _run(command: list[object]) -> tuple[float, float]:
    """Return seconds and the highest memory in MB of a process and its children together."""
    start = time.perf_counter()
    process = subprocess.Popen([str(word) for word in command])
    peak = [0.0]
    watch = threading.Thread(target=_watch, args=(process, peak))
    watch.start()
    if process.wait():
        raise SystemExit(f"failed: {command[-4:]}")
    seconds = time.perf_counter() - start
    watch.join()
    return seconds, peak[0]


def _watch(process: "subprocess.Popen[bytes]", peak: list[float]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(map(_resident, _family(process.pid))))
        time.sleep(0.02)


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        return [
            pid,
            *(one for child in children.read_text().split() for one in _family(int(child))),
        ]
    except OSError:
        return []


def _resident(pid: int) -> float:
    try:
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
