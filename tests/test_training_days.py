"""Days of a training as offices write them: several days count by the last; other dates stay strict."""

import sqlite3
from contextlib import closing

import pytest
from books import ANI, office, write
from conftest import Run

from kinerja_cli.intake import dates
from kinerja_cli.rules.findings import Finding

SPAN = {
    "5 s.d. 7 Maret 2025": "2025-03-07",
    "5-7 Maret 2025": "2025-03-07",
    "5 – 7 Maret 2025": "2025-03-07",
    "5 s/d 7 Maret 2025": "2025-03-07",
    "5 sd 7 Maret 2025": "2025-03-07",
    "5 sampai dengan 7 Maret 2025": "2025-03-07",
    "5 hingga 7 Maret 2025": "2025-03-07",
    "6 dan 7 Maret 2025": "2025-03-07",
    "Rabu, 5 s.d. Jumat, 7 Maret 2025": "2025-03-07",
    "28 Februari s.d. 2 Maret 2025": "2025-03-02",
    "28 Februari 2025 s.d. 2 Maret 2025": "2025-03-02",
    "29 Desember s.d. 3 Januari 2025": "2025-01-03",
    "05-03-2025 s.d. 07-03-2025": "2025-03-07",
    "2025-03-05 s.d. 2025-03-07": "2025-03-07",
    "7 Maret 2025": "2025-03-07",
    "07-03-2025": "2025-03-07",
    "7-3-2025": "2025-03-07",
    "2025-03-07": "2025-03-07",
}


@pytest.mark.parametrize("text", SPAN)
def test_the_last_of_several_days_counts(text: str):
    assert dates.last_day(text) == SPAN[text]


@pytest.mark.parametrize(
    "text",
    ["7 s.d. 5 Maret 2025", "5 s.d. 32 Maret 2025", "30 Februari s.d. 2 Maret 2025", "5 s.d. Maret 2025",
     "5 s.d. 7", "7 Maret 2025 s.d. 5 Maret 2025", "31 s.d. 2 Maret 2025"],
)  # fmt: skip
def test_a_range_that_cannot_be_is_refused(text: str):
    made = dates.last_day(text)
    assert isinstance(made, Finding)
    assert made.kode == "tanggal-tidak-terbaca"


def test_a_training_takes_the_last_day_and_a_log_no_range(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx"), "--periode", "2024-Q1")
    header = ["NIP", "Nama Pelatihan", "JP", "Tanggal Pelatihan"]
    row = [ANI, "Pelatihan Pelayanan Prima", 12, "28 Februari s.d. 2 Maret 2024"]
    outcome = kinerja("import", write(tmp_path / "p.xlsx", {"pelatihan": [header, row]}))
    assert outcome.code == 0, outcome.out
    with closing(sqlite3.connect("kinerja.db")) as connection:
        (days,) = connection.execute("SELECT tanggal FROM pelatihan").fetchall()
    assert days == ("2024-03-02",)
    log = [["NIP", "Tanggal", "Kegiatan", "Menit"], [ANI, "5 s.d. 7 Maret 2024", "Rapat", 60]]
    refused = kinerja("import", write(tmp_path / "l.xlsx", {"kegiatan": log}), "--json")
    assert refused.code == 4
    assert "tanggal-tidak-terbaca" in {one["kode"] for one in refused.json()["temuan"]}
