"""The yardstick of `scoring_speed.py`: what a careful programmer writes who needs one rule only.

Only sqlite3, decimal, hashlib and loops. It reads the rows that a scoring run reads and writes the
rows that it writes; it knows none of the other regulations, no periods rolled up from parts, no
missing values, no findings and no derivation. `python benchmarks/plain_score.py DATABASE`.
"""

import sqlite3
import sys
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
from itertools import groupby
from operator import itemgetter

UP, AT, SB = "Di Atas Ekspektasi", "Sesuai Ekspektasi", "Di Bawah Ekspektasi"
MATRIX = {
    (UP, UP): "Sangat Baik", (UP, AT): "Baik", (UP, SB): "Kurang",
    (AT, UP): "Baik", (AT, AT): "Baik", (AT, SB): "Kurang",
    (SB, UP): "Butuh Perbaikan", (SB, AT): "Butuh Perbaikan", (SB, SB): "Sangat Kurang",
}  # fmt: skip
TAKEN_OFF = [
    Decimal(n)
    for n in (["0.5", "1", "1.25", "1.5", "0.5", "1", "1.25", "1.5", "0", "0", "0", "0", "3"])
]
HUNDRED, CAP, ZERO = Decimal(100), Decimal(120), Decimal(0)
FINE, CENT = Decimal("1e-15"), Decimal("0.01")


def rounded(value):
    return value.quantize(FINE, ROUND_HALF_UP).quantize(CENT, ROUND_HALF_UP)


def text(value):
    shown = format(value, "f")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def achieved(polarity, target, actual):
    target, actual = Decimal(target), Decimal(actual)
    percent = actual / target * 100 if polarity == "naik" else (1 + (1 - actual / target)) * 100
    return min(max(percent, ZERO), CAP)


def main(path):
    db = sqlite3.connect(path, isolation_level=None)
    for pragma in ("synchronous = EXTRA", "foreign_keys = ON", "temp_store = MEMORY",
                   "cache_size = -65536"):  # fmt: skip
        db.execute(f"PRAGMA {pragma}")
    db.execute("BEGIN IMMEDIATE")

    def rows_of(table, where=""):
        rows = db.execute(f"SELECT * FROM {table} WHERE sampai IS NULL {where} ORDER BY nip")
        return {nip: list(own) for nip, own in groupby(rows, itemgetter(0))}

    quarter = "AND periode = '2024-Q1'"
    staff, marks, days = (
        rows_of("pegawai"), rows_of("perilaku", quarter), rows_of("disiplin", quarter)
    )  # fmt: skip
    plans = db.execute(
        "SELECT b.nip, i.*, r.* FROM butir b JOIN indikator i ON i.butir_id = b.id"
        " JOIN realisasi r ON r.butir_id = b.id AND r.periode = '2024-Q1'"
        " WHERE b.tahun = 2024 AND i.sampai IS NULL AND r.sampai IS NULL ORDER BY b.nip, b.id"
    )
    polarity, weight, target, actual = 9, 11, 15, 27
    db.execute("INSERT INTO kebijakan VALUES ('x', 'x', 'x')")
    db.execute("INSERT INTO proses VALUES (1, 1, 'x', 'x', 'x', '2024-Q1', 'x', 1, 'x', 1)")
    for nip, own in groupby(plans, itemgetter(0)):
        rows = list(own)
        weights = [Decimal(row[weight]) for row in rows]
        done = [achieved(row[polarity], row[target], row[actual]) for row in rows]
        total = sum(weights)
        work = rounded(sum(w * c for w, c in zip(weights, done)) / total)
        given = [Decimal(mark) for mark in marks[nip][0][4:11]]
        manner = rounded(sum(given) / len(given))
        counts = [Decimal(n or 0) for n in days[nip][0][4:17]]
        off = sum(n * per for n, per in zip(counts, TAKEN_OFF))
        present = rounded(HUNDRED - min(off, 3 * HUNDRED) / 3)
        a = UP if work > 100 else AT if work >= 90 else SB
        b = UP if manner >= 91 else AT if manner >= 76 else SB
        grade = MATRIX[a, b]
        read = repr((staff[nip], rows, marks[nip], days[nip]))
        db.execute(
            "INSERT INTO skor VALUES (1,?,?,?,?,?,?,?,'usulan','usulan',?,?,?,?,'[]',?,NULL,NULL,NULL)",
            (nip, staff[nip][0][3], sha256(read.encode()).hexdigest(), text(work), text(manner),
             a, b, a, b, grade, grade, text(present)),
        )  # fmt: skip
        db.executemany(
            "INSERT INTO skor_indikator VALUES (1,?,?,'dinilai',?,?)",
            [
                (nip, row[1], text(c), text(w / total * 100))
                for row, w, c in zip(rows, weights, done)
            ],
        )
    db.execute("COMMIT")


if __name__ == "__main__":
    main(sys.argv[1])
