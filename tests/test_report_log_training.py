"""`kinerja report --jenis kegiatan` and `--jenis pelatihan` on the sample city, recounted by SQL."""

import re
import sqlite3
from pathlib import Path

import pytest
from conftest import Run
from openpyxl import load_workbook

OFFICE = "kepegawaian"


@pytest.fixture
def scored(kinerja: Run, city: Path) -> Run:
    assert kinerja("score", "--periode", "2024-Q4", "--dinas", OFFICE).code == 0
    return kinerja


def workbook(scored: Run, kind: str):
    made = scored("report", "--jenis", kind, "--dinas", OFFICE, "--json").json()["laporan"]
    assert [(one["jenis"], one["format"]) for one in made] == [(kind, "xlsx"), (kind, "html")]
    book = load_workbook(made[0]["berkas"], data_only=True)
    return book, Path(made[1]["berkas"]).read_text(encoding="utf-8")


def rows(sheet, head="No."):
    """Return the data rows of a sheet as dictionaries by heading."""
    every = list(sheet.iter_rows(values_only=True))
    at = next(n for n, row in enumerate(every) if row[0] == head)
    names = every[at]
    return [dict(zip(names, row, strict=True)) for row in every[at + 1 :] if row[0] is not None]


def counted(query, *values):
    connection = sqlite3.connect("kinerja.db")
    found = connection.execute(query, values).fetchall()
    connection.close()
    return found


def test_the_log_of_an_office_counts_minutes_and_approval_of_everybody(scored: Run):
    book, page = workbook(scored, "kegiatan")
    expected = {
        nip: (entries, minutes, approved)
        for nip, entries, minutes, approved in counted(
            "SELECT nip, count(*), sum(CASE WHEN status IS NOT 'ditolak' THEN menit END),"
            " sum(status = 'disetujui') FROM kegiatan"
            " WHERE sampai IS NULL AND periode IN ('2024-10', '2024-11', '2024-12')"
            " AND nip IN (SELECT nip FROM skor) GROUP BY nip"
        )
    }
    by_day: dict[str, list[int]] = {}
    for row in rows(book["Per hari"]):
        total = by_day.setdefault(row["NIP"], [0, 0, 0])
        total[0] += row["Entri"]
        total[1] += row["Menit"] or 0
        total[2] += row["Disetujui"]
    assert {nip: tuple(total) for nip, total in by_day.items()} == expected
    weekly = {row["Nama"]: row for row in rows(book["Per minggu"]) if isinstance(row["No."], int)}
    assert len(weekly) == len(expected)
    for row in weekly.values():
        weeks = [value for name, value in row.items() if re.match(r"\d+/\d+", name) and value]
        assert sum(weeks) == row["Menit"]
    assert "Diisi mundur" in page
    assert "bukan putusan" in page


def test_an_office_without_a_log_says_so(scored: Run):
    scored("score", "--periode", "2024-Q4", "--dinas", "rsud")
    outcome = scored("report", "--jenis", "kegiatan", "--dinas", "rsud", "--json").json()
    page = Path(outcome["laporan"][1]["berkas"]).read_text(encoding="utf-8")
    assert "Belum ada log kegiatan yang diimpor" in page


def test_the_training_plan_sums_hours_and_names_every_gap(scored: Run):
    book, page = workbook(scored, "pelatihan")
    expected = dict(
        counted(
            "SELECT nip, sum(CAST(jp AS REAL)) FROM pelatihan WHERE sampai IS NULL"
            " AND periode = '2024' AND coalesce(tanggal, '') <= '2024-12-31'"
            " AND nip IN (SELECT nip FROM skor) GROUP BY nip"
        )
    )
    people = rows(book["Pegawai"])
    assert {row["NIP"]: row["JP 2024"] for row in people if row["JP 2024"]} == {
        nip: jp for nip, jp in expected.items() if jp
    }
    for row in people:
        if "sesudah periode ini" in (row["Yang diikuti"] or ""):
            assert row["JP 2024"] is not None
        if row["Jenis"] == "PPPK":
            assert row["Hak"] is None
        else:
            assert row["Sisa"] == max(20 - row["JP 2024"], 0)
    gaps = counted(
        "SELECT count(*) FROM kompetensi WHERE sampai IS NULL AND periode IN ('2024', '2024-Q4')"
        " AND CAST(level_pegawai AS REAL) < CAST(level_standar AS REAL)"
        " AND nip IN (SELECT nip FROM skor)"
    )[0][0]
    needs = [row for row in rows(book["Kebutuhan"]) if row["Dari"] == "kompetensi"]
    assert len(needs) == gaps
    assert "Rencana Pengembangan Kompetensi" in page


def test_without_imported_trainings_nobody_has_zero_hours(scored: Run):
    connection = sqlite3.connect("kinerja.db")
    connection.execute("DELETE FROM pelatihan")
    connection.commit()
    connection.close()
    book, page = workbook(scored, "pelatihan")
    assert {row["JP 2024"] for row in rows(book["Pegawai"])} == {None}
    assert "belum diimpor" in page


def test_a_refused_day_and_the_divisor_of_a_mean_are_named(scored: Run):
    connection = sqlite3.connect("kinerja.db")
    (nip,) = connection.execute(
        "SELECT k.nip FROM kegiatan k JOIN skor s ON s.nip = k.nip LIMIT 1"
    ).fetchone()
    day = "(SELECT min(tanggal) FROM kegiatan WHERE nip = ?)"
    connection.execute(
        f"UPDATE kegiatan SET status = 'ditolak' WHERE nip = ? AND tanggal = {day}", (nip, nip)
    )
    connection.commit()
    connection.close()
    book, page = workbook(scored, "kegiatan")
    assert re.search(r"\d{4}: ditolak", page)
    said = re.findall(
        r"([\d.]+) menit, rata-rata ([\d.]+) menit sehari pada (\d+) hari yang bermenit", page
    )
    assert len(said) > 10
    for total, mean, days in said:
        whole = int(total.replace(".", ""))
        assert int(mean) == int(whole / int(days) + 0.5)
    signed = [cell.value for row in book["Per minggu"].iter_rows() for cell in row if cell.value]
    assert any(str(value).startswith("NIP ") for value in signed)


def test_a_training_after_the_period_is_told_and_not_counted(kinerja: Run, city: Path):
    assert kinerja("score", "--periode", "2024-Q1", "--dinas", OFFICE).code == 0
    made = kinerja("report", "--jenis", "pelatihan", "--dinas", OFFICE, "--json").json()["laporan"]
    page = Path(made[1]["berkas"]).read_text(encoding="utf-8")
    assert "sesudah Triwulan I Tahun 2024 belum dihitung" in page
