"""A small office for the unattended run: its inbox, sound and faulty files, and what stands there."""

import hashlib
import json
import sqlite3
from pathlib import Path

from books import ANI, BUDI, INDIKATOR, PEGAWAI, RATING, REALISASI, SESUAI, UNIT, write
from conftest import run

SETTINGS = """
instansi = "Pemerintah Kota Uji"
[batch]
periode = "2024-Q1"
jeda_detik = 0
kirim_ke = "surel bkpsdm@uji.example"
"""
STAFF = [
    [ANI, "Ani Lestari, S.E.", "Analis Kinerja", UNIT, "Tidak", BUDI, ""],
    [BUDI, "Budi Santoso", "Kepala Bidang Umum", UNIT, "Tidak", "Sekretaris Daerah", ""],
]
PLANS = [
    [ANI, "Laporan tersusun", "Naik", 100, 12, 48],
    [BUDI, "Kegiatan selesai", "Naik", 100, 5, 20],
]
DONE = [
    [ANI, "Laporan tersusun", "2024-Q1", 12, "Rapi."],
    [BUDI, "Kegiatan selesai", "2024-Q1", 4, ""],
]


HEADS = {"pegawai": PEGAWAI, "indikator": [*INDIKATOR, "Tahun"], "realisasi": REALISASI,
         "rating": RATING}  # fmt: skip


def folder(settings=SETTINGS):
    """Make a work folder here with an empty database, as `init` leaves it."""
    Path("masuk").mkdir()
    person = ["198906042019032007", "Dewi", "Analis", UNIT, "Tidak", "", ""]
    write(Path("awal.xlsx"), {"pegawai": [PEGAWAI, person]})
    assert run("import", "awal.xlsx").code == 0
    assert run("imports", "undo", "1", "--ya", "--alasan", "kosong").code == 0
    Path("kinerja.toml").write_text(settings, encoding="utf-8")
    Path("awal.xlsx").unlink()


def put(name, **sheets):
    """Put a workbook into the inbox."""
    path = Path("masuk") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    plans = sheets.get("indikator", ())
    bodies = {**sheets, **({"indikator": [[*row, 2024] for row in plans]} if plans else {})}
    return write(path, {name: [HEADS[name], *rows] for name, rows in bodies.items()})


def staff(name="pegawai.xlsx"):
    return put(name, pegawai=STAFF)


def work(name="kinerja dinas.xlsx", done=DONE, **more):
    ratings = [[ANI, "2024-Q1", SESUAI, SESUAI, ""], [BUDI, "2024-Q1", SESUAI, SESUAI, ""]]
    return put(name, indikator=PLANS, realisasi=done, rating=ratings, **more)


def faulty(name="salah.xlsx"):
    return put(name, realisasi=[[ANI, "Laporan tersusun", "2024-Q1", "dua belas", ""]])


def batch(*words):
    return run("batch", *words)


def tree(*, without=()):
    """Return every file of the folder with its hash; the run's own trace left out."""
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(Path().rglob("*"))
        if path.is_file() and not path.name.endswith((".jsonl", ".db", ".lock", *without))
    }


def query(sql):
    connection = sqlite3.connect("kinerja.db")
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def log():
    """Return the lines of the log."""
    (path,) = Path("catatan").glob("batch-*.jsonl")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def summaries():
    """Return the summaries as JSON, the oldest first."""
    paths = sorted(
        Path("catatan").glob("ringkasan-*.json"), key=lambda path: path.stat().st_mtime_ns
    )
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def named(pattern):
    """Return the files below the folder whose path matches, as text."""
    return sorted(str(path) for path in Path().glob(pattern) if path.is_file())
