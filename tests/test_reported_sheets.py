"""Feedback, trainings, the daily log and SKP lines: read, placed, changed, taken back, never scored."""

import sqlite3
import time as clock
from contextlib import closing
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from books import ANI, BUDI, office, write
from conftest import Run
from openpyxl import Workbook
from reported_sheets import ENTRIES, FEEDBACK, LAYOUTS, LOG, SKP, TRAININGS
from stored import state
from test_other_sheets import codes, imported, known, said  # noqa: F401  # known is a fixture

from kinerja_cli.intake import durations
from kinerja_cli.intake.skp_parts import part
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.model import Origin
from kinerja_cli.rules.periods import from_id
from kinerja_cli.rules.reported import DISETUJUI, SKP_PARTS, Feedback, SkpLine, Training
from kinerja_cli.store import audit, database, reported

REPORTED = {"umpan_balik": FEEDBACK, "pelatihan": TRAININGS, "kegiatan": ENTRIES, "skp": SKP}


def runs() -> list[tuple]:
    with closing(sqlite3.connect("kinerja.db")) as connection:
        return connection.execute("SELECT proses_id, nip, masukan_sha256 FROM skor").fetchall()


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_read_whole_once_and_taken_back(known: Run, tmp_path, name):  # noqa: F811
    kind, rows, truth = LAYOUTS[name]
    code, done = imported(known, tmp_path / "lembar.xlsx", rows)
    assert (code, codes(done)) == (0, [])
    assert [sheet["jenis"] for sheet in done["lembar"]] == [kind.replace("_", "-")]
    assert said(kind) == truth
    before = state()
    again = imported(known, tmp_path / "lembar.xlsx", rows)[1]
    assert (again["baru"], again["berubah"], again["tetap"]) == (0, 0, len(truth))
    assert state() == before
    assert known("imports", "undo", 2, "--ya").code == 0
    assert said(kind) == {}
    assert len(state()["pegawai"]) == 2


@pytest.mark.parametrize("kind", REPORTED)
def test_a_row_that_vanished_is_told_and_removed_only_on_request(known: Run, tmp_path, kind):  # noqa: F811
    rows, path = REPORTED[kind], tmp_path / "lembar.xlsx"
    imported(known, path, rows)
    total = len(said(kind))
    _, done = imported(known, path, rows[:-1])
    assert codes(done) == [("data-hilang", f"baris {len(rows)}")]
    assert len(said(kind)) == total
    imported(known, path, rows[:-1], (), "Sheet1", "--hapus-hilang")
    assert len(said(kind)) == total - 1


@pytest.mark.parametrize("kind", REPORTED)
def test_somebody_unknown_is_a_fault(kinerja: Run, tmp_path, kind):
    code, done = imported(kinerja, tmp_path / "lembar.xlsx", REPORTED[kind])
    assert code == 4
    assert {one["kode"] for one in done["temuan"]} == {"nip-tidak-dikenal"}


def test_an_approval_that_comes_later_changes_the_same_entry(known: Run, tmp_path):  # noqa: F811
    path = tmp_path / "log.xlsx"
    imported(known, path, ENTRIES)
    rows = [list(row) for row in ENTRIES]
    rows[3][4:] = ["Disetujui", "Sekretaris"]
    _, done = imported(known, path, rows)
    assert (done["baru"], done["berubah"], done["tetap"], codes(done)) == (0, 1, 2, [])
    assert [one["status"] for one in said("kegiatan").values()] == ["disetujui"] * 3


def test_the_same_text_again_is_another_entry_where_time_or_length_differs(known: Run, tmp_path):  # noqa: F811
    rows = [
        LOG,
        *[[ANI, "2024-01-03", "Rapat", said, "", ""] for said in ("60 menit", "90 menit", "90")],
    ]
    code, done = imported(known, tmp_path / "log.xlsx", rows)
    assert (code, codes(done)) == (0, [("baris-kembar", "A4")])
    assert sorted(one["menit"] for one in said("kegiatan").values()) == ["60", "90"]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([LOG, [ANI, None, "Rapat", 60, "", ""]], [("isi-kosong", "B2")]),
        ([LOG, [ANI, "2024-01-03", None, 60, "", ""]], [("isi-kosong", "C2")]),
        ([ENTRIES[0], ENTRIES[1], [ANI, "besok", "Rapat", 60, "", ""], [ANI, None, "Apel", 60, "", ""]],
         [("isi-kosong", "B4"), ("tanggal-tidak-terbaca", "B3")]),
        ([LOG, [ANI, "2024-01-03", "Rapat", 60, "Selesai", ""]], [("pilihan-tidak-dikenal", "E2")]),
        ([TRAININGS[0], [ANI, "Bimtek", "lama", "2024-01-03", ""]], [("angka-tidak-terbaca", "C2")]),
        ([TRAININGS[0], [ANI, "Bimtek", -1, "2024-01-03", ""]], [("di-luar-rentang", "C2")]),
        ([TRAININGS[0], [ANI, "Bimtek", 20, "", ""]], [("periode-kosong", "D2")]),
        ([SKP[0], [ANI, 2024, "Catatan", "Isi"]], [("pilihan-tidak-dikenal", "C2")]),
        ([SKP[0], [ANI, 2024, "Konsekuensi", None]], [("isi-kosong", "D2")]),
        ([FEEDBACK[0], [ANI, "2024-Q1", "Atasan", None]], [("isi-kosong", "D2")]),
        ([FEEDBACK[0], [ANI, None, "Atasan", "Rapi."]], [("periode-kosong", "B2")]),
    ],
)  # fmt: skip
def test_what_a_row_lacks_is_told_at_its_cell(known: Run, tmp_path, rows, wanted):  # noqa: F811
    code, done = imported(known, tmp_path / "lembar.xlsx", rows)
    assert (code, sorted(codes(done))) == (4, wanted)


def test_a_title_and_the_option_are_held_against_the_days(known: Run, tmp_path):  # noqa: F811
    rows = [
        ["LAPORAN HARIAN TRIWULAN I TAHUN 2024"],
        [],
        *ENTRIES,
        [ANI, "2024-04-01", "Apel", 30, "", ""],
    ]
    assert codes(imported(known, tmp_path / "log.xlsx", rows)[1]) == [("periode-berbeda", "B7")]
    code, done = imported(
        known, tmp_path / "lain.xlsx", ENTRIES, (), "Sheet1", "--periode", "2024-Q2"
    )
    assert (code, {one["kode"] for one in done["temuan"]}) == (4, {"periode-bertentangan"})
    assert (
        imported(known, tmp_path / "l.xlsx", ENTRIES, (), "Sheet1", "--periode", "2024-Q1")[0] == 0
    )


def test_reports_with_realisations_beside_feedback_stay_what_they_were(kinerja: Run, tmp_path):
    rows = [["NIP", "Periode", "Realisasi", "Umpan Balik"], [ANI, "2024-Q1", 12, "Rapi."]]
    code, done = imported(kinerja, tmp_path / "lembar.xlsx", rows)
    assert (code, codes(done)) == (4, [("kolom-hilang", "A1")])


@pytest.mark.parametrize(
    ("said", "unit", "kept"),
    [
        (90.0, "menit", "90"), (1.5, "jam", "90"), ("90 menit", "", "90"), ("1,5 jam", "", "90"),
        ("1.5 Jam", "", "90"), ("1 jam 30 menit", "", "90"), ("1:30", "", "90"), ("01:30:00", "", "90"),
        ("07.30-09.00", "", "90@07:30"), ("07:30 – 09:00 WIB", "", "90@07:30"),
        ("Pukul 07.30 s/d 09.00", "", "90@07:30"), ("07.30 sampai dengan 09.00", "", "90@07:30"),
        ("22.00-06.00", "", "480@22:00"), (time(1, 30), "", "90"), ("45'", "", "45"), ("120", "menit", "120"),
        ("2", "", "durasi-ambigu"), (0.0, "menit", "durasi-tidak-terbaca"),
        (1441.0, "menit", "durasi-tidak-terbaca"), ("setengah hari", "", "durasi-tidak-terbaca"),
        ("09.00-07.30", "", "durasi-tidak-terbaca"), ("07.75-09.00", "", "durasi-tidak-terbaca"),
        ("1 jam lebih", "", "durasi-tidak-terbaca"), (True, "menit", "durasi-tidak-terbaca"),
        (datetime.fromisoformat("2024-01-01 02:00"), "", "120"),
    ],
)  # fmt: skip
def test_a_length_of_time_is_read_in_minutes_or_refused(said, unit, kept):
    made = durations.read(said, unit)
    assert (made.kode if isinstance(made, Finding) else made) == kept


@pytest.mark.parametrize(
    ("name", "values", "unit"),
    [
        ("menit", [1.0], "menit"), ("jam", [90.0], "jam"), ("durasi", [10.0, 45.0], "menit"),
        ("durasi", [1.5, 2.0], "jam"), ("durasi", [2.0, "90 menit", None], ""),
    ],
)  # fmt: skip
def test_a_column_without_a_unit_shows_it_by_its_figures(name, values, unit):
    assert durations.column_unit(name, values) == unit


def test_every_part_of_the_skp_has_its_name_and_the_seven_values_theirs():
    assert [part(name) for name in SKP_PARTS] == list(SKP_PARTS)
    assert part("Ekspektasi khusus pimpinan: Akuntabel") == "Ekspektasi Akuntabel"
    assert part("g. Kolaboratif") == "Ekspektasi Kolaboratif"
    assert isinstance(part("Lain-lain"), Finding)


def test_what_is_only_reported_makes_no_new_run(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "kantor.xlsx"))
    assert kinerja("score", "--periode", "2024-Q1").code == 0
    assert kinerja("score", "--periode", "2024").code == 0
    before = runs()
    sheets = {name.replace("_", "-"): rows for name, rows in REPORTED.items()}
    outcome = kinerja("import", write(tmp_path / "lain.xlsx", sheets))
    assert outcome.code == 0
    assert "nilai tidak berubah" in outcome.out
    for period in ("2024-Q1", "2024"):
        again = kinerja("score", "--periode", period)
        assert "tidak ada yang berubah" in again.out.casefold(), again.out
    assert runs() == before


def test_a_lock_holds_feedback_the_days_of_its_period_and_the_skp_of_its_year(
    kinerja: Run, tmp_path
):
    kinerja("import", office(tmp_path / "kantor.xlsx"))
    assert kinerja("lock", "--periode", "2024-Q1", "--ya").code == 0

    def refused(rows):
        code, done = imported(kinerja, tmp_path / "lembar.xlsx", rows)
        return [one for one in codes(done) if one[0] == "periode-terkunci"] if code else code

    assert refused(FEEDBACK[:2]) == [("periode-terkunci", "C2")]
    assert refused(ENTRIES[:2]) == [("periode-terkunci", "C2")]
    assert refused([LOG, [ANI, "2024-04-01", "Apel", 30, "", ""]]) == 0
    assert refused(TRAININGS) == 0
    assert refused(SKP[:2]) == 0
    assert kinerja("lock", "--periode", "2024", "--ya").code == 0
    assert refused(SKP[:3]) == [("periode-terkunci", "C3")]
    assert refused([TRAININGS[0], [ANI, "Kursus Lain", 8, "2024-02-01", ""]]) == 0


def test_a_lock_refuses_to_take_back_a_log_and_to_let_its_days_vanish(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "kantor.xlsx"))
    path = tmp_path / "lembar.xlsx"
    imported(kinerja, path, ENTRIES)
    assert kinerja("lock", "--periode", "2024-Q1", "--ya").code == 0
    assert kinerja("imports", "undo", 2, "--ya").code != 0
    code, done = imported(kinerja, path, ENTRIES[:-1], (), "Sheet1", "--hapus-hilang")
    assert (code, codes(done)) == (4, [("periode-terkunci", "baris 4")])
    assert len(said("kegiatan")) == 3


@pytest.mark.parametrize("kind", REPORTED)
def test_people_are_not_taken_back_while_a_sheet_speaks_of_them(known: Run, tmp_path, kind):  # noqa: F811
    imported(known, tmp_path / "lembar.xlsx", REPORTED[kind])
    assert known("imports", "undo", 1, "--ya").code != 0
    assert len(state()["pegawai"]) == 2


def test_reports_read_what_was_in_force_at_an_audit_number(known: Run, tmp_path):  # noqa: F811
    sheets = {name.replace("_", "-"): rows for name, rows in REPORTED.items()}
    assert known("import", write(tmp_path / "lain.xlsx", sheets)).code == 0
    quarter, month = from_id("2024-Q1"), from_id("2024-02")
    with closing(database.open_existing(Path("kinerja.db"), 5)) as connection:
        head = audit.head(connection).n
        everybody = reported.feedback(connection, None, quarter, head)
        mine = reported.feedback(connection, [ANI], from_id("2024"), head)
        assert reported.feedback(connection, None, quarter, head - 1) == []
        assert reported.feedback(connection, None, from_id("2024-Q2"), head) == []
        trained = reported.trainings(connection, [BUDI], 2024, head)
        log = reported.daily_log(connection, None, quarter, head)
        assert reported.daily_log(connection, None, month, head) == []
        lines = reported.skp_lines(connection, [ANI], 2024, head)
        assert reported.skp_lines(connection, [BUDI], 2024, head) == []
    tabel = everybody[0].asal.tabel
    assert everybody[0] == Feedback(
        ANI, "2024-Q1", "Atasan", "Laporan triwulan rapi.", Origin(tabel, 2, "D")
    )
    assert [one.nip for one in everybody] == [ANI, ANI, BUDI]
    assert mine == everybody[:2]
    assert trained == [
        Training(BUDI, 2024, "Bimtek Pengadaan", Decimal(16), date(2024, 6, 4), "",
                 Origin(trained[0].asal.tabel, 3, "B"))
    ]  # fmt: skip
    assert [(one.nip, one.menit, one.mulai, one.status) for one in log] == [
        (ANI, 90, "", DISETUJUI), (ANI, 90, "", DISETUJUI), (BUDI, 90, "07:30", "diajukan")
    ]  # fmt: skip
    assert [one.bagian for one in lines] == [row[2] for row in SKP[1:]]
    assert isinstance(lines[0], SkpLine)


def test_a_daily_log_of_fifty_thousand_rows_is_read_in_seconds(known: Run, tmp_path):  # noqa: F811
    def cost(name):
        """Import a workbook and return the work that it was, which no other process adds to."""
        rows = [[*row[:-1], f"{row[-1]} {name}"] for row in FEEDBACK[1:]]
        write(tmp_path / name, {"umpan-balik": [FEEDBACK[0], *rows]})
        before, begun = len(said("umpan_balik")), clock.process_time()
        assert known("import", tmp_path / name).code == 0
        took = clock.process_time() - begun
        assert len(said("umpan_balik")) == before + len(rows)
        return took

    cost("pemanasan.xlsx")
    without = cost("sebelum.xlsx")
    path = tmp_path / "log.xlsx"
    book = Workbook(write_only=True)
    sheet = book.create_sheet("kegiatan")
    sheet.append(LOG)
    for number in range(50_000):
        day = f"2024-{number // 28 % 12 + 1:02d}-{number % 28 + 1:02d}"
        who = (ANI, BUDI)[number % 2]
        sheet.append(
            [who, day, f"Kegiatan nomor {number}", number % 200 + 30, "Disetujui", "Atasan"]
        )
    book.save(path)
    assert known("import", path).code == 0
    assert len(said("kegiatan")) == 50_000
    with_it = cost("sesudah.xlsx")
    assert with_it < 5 * without  # the log is not read for what does not speak of it
