"""A locked period keeps its facts and its scores; what does not touch it goes on."""

import shlex

import pytest
from books import ANI, BUDI, CITRA, DI_ATAS, SESUAI, UNIT, office, write
from conftest import run
from findings_each import change, put
from openpyxl import load_workbook
from stored import state, trail

OTHER = "Badan Lain Kota Uji"
Q1 = ("--periode", "2024-Q1")
PEOPLE = [
    [ANI, "Ani Lestari, S.E.", "Analis Kinerja", UNIT, "Tidak", BUDI, ""],
    [BUDI, "Budi Santoso", "Kepala Bidang Umum", UNIT, "Tidak", "Sekretaris Daerah", ""],
    [CITRA, "Citra", "Analis Kinerja", OTHER, "Tidak", "", ""],
]
PLANS = [
    [ANI, "Laporan tersusun", "Naik", 60, 12, 48],
    [ANI, "Waktu tanggap pengaduan", "Turun", 40, 3, 3],
    [BUDI, "Kegiatan selesai", "Naik", 100, 5, 20],
    [CITRA, "Berkas selesai", "Naik", 100, 5, 20],
]
REPORTS = [
    [ANI, "Laporan tersusun", "2024-Q1", 12, "Rapi dan tepat waktu."],
    [ANI, "Waktu tanggap pengaduan", "TW I 2024", 2.4, ""],
    [BUDI, "Kegiatan selesai", "Triwulan I Tahun 2024", 4, ""],
    [CITRA, "Berkas selesai", "2024-Q1", 5, ""],
]


@pytest.fixture
def book(tmp_path):
    """Import two offices and score the first quarter."""
    path = office(
        tmp_path / "kantor.xlsx",
        pegawai=PEOPLE,
        indikator=PLANS,
        realisasi=REPORTS,
        rating=[[ANI, "2024-Q1", SESUAI, SESUAI, ""]],
        organisasi=[[UNIT, "2024-Q1", "Baik"]],
    )
    assert run("import", path).code == 0
    assert run("score", *Q1).code == 0
    return path


def lock(*words, period="2024-Q1"):
    outcome = run("lock", "--periode", period, *words)
    assert outcome.code == 0, outcome.err
    return outcome


def codes(outcome):
    return [(one["kode"], one["sel"]) for one in outcome.json()["temuan"]]


def edited(book, sheet, cell, value, *options):
    """Import the workbook with one cell changed; the original stays as it was."""
    before = book.read_bytes()
    change(book, put(sheet, cell, value))
    outcome = run("import", book, "--json", *options)
    book.write_bytes(before)
    return outcome


def added(book, sheet, row):
    before = book.read_bytes()
    change(book, lambda opened: opened[sheet].append(row))
    outcome = run("import", book, "--json")
    book.write_bytes(before)
    return outcome


# -- imports ----------------------------------------------------------------------------------


def test_an_unchanged_import_passes(book):
    lock()
    outcome = run("import", book, "--json")
    assert (outcome.code, outcome.json()["tetap"], codes(outcome)) == (0, 15, [])


@pytest.mark.parametrize(
    ("sheet", "cell", "value"),
    [
        ("realisasi", "D2", 9),
        ("realisasi", "E2", "Kurang rapi."),
        ("perilaku", "C2", SESUAI),
        ("rating", "C2", DI_ATAS),
        ("organisasi", "C2", "Kurang"),
        ("indikator", "E2", 10),
        ("indikator", "D2", 50),
        ("indikator", "C2", "Turun"),
    ],
)
def test_a_change_of_a_locked_period_is_refused_with_its_cell_and_lock(book, sheet, cell, value):
    lock("--oleh", "Ratna Dewi")
    before = state()
    outcome = edited(book, sheet, cell, value)
    assert outcome.code == 4
    (found,) = [f for f in outcome.json()["temuan"] if f["kode"] != "bobot-berubah"]
    assert (found["kode"], found["sel"]) == ("periode-terkunci", cell)
    assert (found["berkas"], found["lembar"]) == ("kantor.xlsx", sheet)
    assert f"Triwulan I Tahun 2024, {UNIT} (dikunci oleh Ratna Dewi pada" in found["pesan"]
    assert f"kinerja unlock --periode 2024-Q1 --dinas “{UNIT}” --alasan" in found["pesan"]
    assert state() == before


@pytest.mark.parametrize(
    ("sheet", "row"),
    [
        ("realisasi", [ANI, "Laporan tersusun", "2024-01", 4, ""]),
        ("rating", [BUDI, "2024-Q1", SESUAI, SESUAI, ""]),
        ("perilaku", [ANI, "2024-Q1", *[SESUAI] * 7, "Rekan"]),
        ("indikator", [ANI, "Tugas baru", "Naik", 10, 5, 20, 2024]),
    ],
)
def test_a_new_record_in_a_locked_period_is_refused(book, sheet, row):
    lock()
    outcome = added(book, sheet, row)
    assert (outcome.code, {code for code, _ in codes(outcome)}) == (4, {"periode-terkunci"})


def test_somebody_new_with_figures_of_a_locked_period_is_refused(book, tmp_path):
    lock("--dinas", UNIT)
    new = "198001012005011001"
    rows = {"pegawai": [[new, "Dedi", "Analis", UNIT, "Tidak", "", ""]],
            "indikator": [[new, "Tugas", "Naik", 100, 5, 20]],
            "realisasi": [[new, "Tugas", "2024-Q1", 5, ""]], "perilaku": []}  # fmt: skip
    outcome = run("import", office(tmp_path / "baru.xlsx", **rows), "--json")
    assert outcome.code == 4
    assert set(codes(outcome)) == {("periode-terkunci", "E2"), ("periode-terkunci", "D2")}
    rows["pegawai"][0][3] = OTHER
    assert run("import", office(tmp_path / "baru.xlsx", **rows)).code == 0


@pytest.mark.parametrize(
    ("sheet", "row"),
    [
        ("realisasi", [ANI, "Laporan tersusun", "2024-Q2", 4, ""]),
        ("realisasi", [ANI, "Laporan tersusun", "2024", 48, ""]),
        ("rating", [ANI, "2024-Q2", SESUAI, SESUAI, ""]),
        ("organisasi", [OTHER, "2024-Q2", "Baik"]),
        ("indikator", [ANI, "Tugas semester II", "Naik", 10, None, 20, 2024]),
    ],
)
def test_what_lies_outside_the_locked_period_goes_on(book, sheet, row):
    lock()
    outcome = added(book, sheet, row)
    assert (outcome.code, outcome.json()["baru"]) == (0, 1), outcome.out


@pytest.mark.parametrize(
    ("sheet", "cell", "value"),
    [
        ("indikator", "F2", 50),  # the year's target
        ("pegawai", "B2", "Ani Lestari, S.E., M.M."),
        ("pegawai", "C2", "Analis Muda"),
        ("realisasi", "D5", 3),  # of the office that is open
    ],
)
def test_corrections_that_no_locked_score_rests_on_are_accepted(book, sheet, cell, value):
    lock("--dinas", "contoh")
    before = run("explain", ANI, "--json").json()
    outcome = edited(book, sheet, cell, value)
    assert (outcome.code, outcome.json()["berubah"]) == (0, 1), outcome.out
    assert run("explain", ANI, "--json").json()["predikat"] == before["predikat"]


def test_rows_of_a_locked_period_are_left_out_on_request(book):
    lock("--dinas", UNIT)
    change(book, put("realisasi", "D2", 9))
    outcome = edited(book, "realisasi", "D5", 3, "--lewati-galat")
    assert (outcome.code, outcome.json()["berubah"], outcome.json()["ditolak"]) == (3, 1, 1)
    assert codes(outcome) == [("periode-terkunci", "D2")]
    figures = {row[0]: row[3] for row in state()["realisasi"]}
    assert {"12", "3"} <= set(figures.values())
    assert "9" not in figures.values()


@pytest.mark.parametrize("sheet", ["realisasi", "rating", "indikator"])
def test_what_vanished_from_a_locked_period_is_not_removed(book, sheet):
    lock()
    before = state()
    opened = load_workbook(book)
    opened[sheet].delete_rows(2)
    if sheet == "indikator":
        opened["realisasi"].delete_rows(2)
    opened.save(book)
    assert run("import", book).code == 0
    outcome = run("import", book, "--hapus-hilang", "--json")
    assert outcome.code == 4
    assert {code for code, _ in codes(outcome)} == {"periode-terkunci"}
    kept = run("import", book, "--hapus-hilang", "--lewati-galat", "--json")
    assert kept.code == 3, kept.err
    assert not kept.json()["tertulis"]
    assert state() == before


def test_a_dry_run_tells_the_lock_too(book):
    lock()
    assert edited(book, "realisasi", "D2", 9, "--uji").code == 4


# -- score and decide -------------------------------------------------------------------------


def test_a_locked_office_is_not_scored_again(book):
    lock("--dinas", UNIT)
    outcome = run("score", *Q1, "--dinas", "contoh")
    assert outcome.code == 4
    assert "dikunci oleh" in outcome.err
    assert (
        run("score", *Q1, "--dinas", "contoh", "--json").json()["galat"]["kode"]
        == "periode-terkunci"
    )
    line = outcome.err.partition("buka dahulu: kinerja ")[2].splitlines()[0]
    assert run(*shlex.split(line)).code == 0
    assert run("score", *Q1, "--dinas", "contoh").code == 0


def test_the_others_are_scored_and_the_locked_left_as_they_are(book):
    lock("--dinas", UNIT)
    change(book, put("pegawai", "C2", "Analis Muda"))
    assert edited(book, "realisasi", "D5", 3).json()["berubah"] == 2
    outcome = run("score", *Q1)
    assert f"Tetap seperti semula karena terkunci: {UNIT}" in outcome.out
    assert "1 pegawai, " in outcome.out
    assert run("score", *Q1, "--json").json()["terkunci"] == [UNIT]
    runs = {nip: run("explain", nip, "--json").json()["proses"] for nip in (ANI, BUDI, CITRA)}
    assert runs == {ANI: 1, BUDI: 1, CITRA: 2}
    assert run("report", *Q1, "--format", "html").code == 0


def test_where_all_are_locked_nothing_is_scored(book):
    lock()
    outcome = run("score", *Q1)
    assert (outcome.code, "karena terkunci" in outcome.err) == (4, True)


def test_a_locked_period_takes_no_decision(book):
    lock("--dinas", UNIT)
    words = (*Q1, "--perilaku", "SE", "--alasan", "x")
    outcome = run("decide", ANI, *words)
    assert (outcome.code, UNIT in outcome.err) == (4, True)
    assert run("decide", CITRA, *words).code == 0


def test_an_import_whose_undoing_would_change_a_locked_period_stays(book, tmp_path):
    later = write(tmp_path / "nanti.xlsx", {"rating": [
        ["NIP", "Periode", "Rating Hasil Kerja"], [ANI, "2024-Q2", SESUAI]]})  # fmt: skip
    run("import", later)
    lock()
    before = state()
    assert run("imports", "undo", 2, "--ya").code == 0
    assert run("imports", "undo", 1, "--ya").code == 4
    run("import", later)
    lock("--ya", period="2024-Q2")
    outcome = run("imports", "undo", 3, "--ya")
    assert outcome.code == 4
    assert "Impor 3 (nanti.xlsx) tidak dapat dibatalkan, karena terkunci" in outcome.err
    assert len(state()["rating"]) == len(before["rating"])


def test_offices_are_merged_though_locked_and_stay_locked(book):
    lock("--dinas", OTHER)
    assert run("units", "merge", OTHER, UNIT, "--ya").code == 0
    assert edited(book, "realisasi", "D5", 3).code == 4
    assert run("score", *Q1).code == 4
    assert run("unlock", *Q1, "--dinas", UNIT, "--alasan", "x").code == 0
    assert edited(book, "realisasi", "D5", 3).code == 0


# -- which period, which office ---------------------------------------------------------------


def test_a_locked_year_locks_its_parts_and_a_locked_part_not_the_year(book):
    run("score", "--periode", "2024")
    lock(period="2024")
    assert run("score", *Q1).code == 4
    assert edited(book, "realisasi", "D2", 9).code == 4
    assert edited(book, "indikator", "F2", 50).code == 4
    assert run("unlock", "--periode", "2024", "--alasan", "x").code == 0
    lock()
    assert run("score", "--periode", "2024").code == 0
    assert edited(book, "indikator", "F2", 50).code == 0


def test_a_lock_follows_the_placement_of_the_period(tmp_path):
    rows = [*PEOPLE, [ANI, "Ani Lestari, S.E.", "Analis", OTHER, "Tidak", "", "01-04-2024"]]
    book = office(tmp_path / "k.xlsx", pegawai=rows, indikator=PLANS, realisasi=REPORTS)
    run("import", book)
    lock("--dinas", OTHER, "--ya")
    assert edited(book, "realisasi", "D2", 9).code == 0
    lock("--dinas", OTHER, "--ya", period="2024-Q2")
    assert added(book, "realisasi", [ANI, "Laporan tersusun", "2024-Q2", 9, ""]).code == 4


# -- lock, unlock, status ---------------------------------------------------------------------


def test_locking_what_is_not_scored_asks_and_gives_the_line(book):
    outcome = run("lock", "--periode", "2024-Q2", "--dinas", "contoh", "--alasan", "BA 'dua'")
    assert outcome.code == 2
    line = outcome.err.partition("jalankan: kinerja ")[2].splitlines()[0]
    assert run(*shlex.split(line)).code == 0
    what, _, details = trail()[-1]
    assert (what, details["periode"], details["nama"]) == ("kunci", "2024-Q2", [UNIT])
    assert (details["alasan"], details["belum_dinilai"]) == ("BA 'dua'", [UNIT])


def test_locking_what_changed_after_it_was_scored_asks(book):
    edited(book, "realisasi", "D2", 9)
    assert run("lock", *Q1).code == 2
    run("score", *Q1)
    assert run("lock", *Q1, "--json").json()["berubah"] == 0


def test_locking_asks_about_somebody_who_came_after_the_scores(book):
    added(book, "pegawai", ["198001012005011001", "Dedi", "Analis", UNIT, "Tidak", "", ""])
    assert run("lock", *Q1).code == 2


def test_locking_again_says_that_nothing_changed(book):
    lock()
    entries = len(trail())
    again = lock()
    assert "Sudah terkunci" in again.out
    assert "Tidak ada yang diubah." in again.out
    assert len(trail()) == entries


def test_unlocking_needs_a_reason_and_something_locked(book):
    assert "tidak terkunci" in run("unlock", *Q1, "--alasan", "x").err
    lock("--dinas", UNIT)
    assert run("unlock", *Q1).code == 2
    assert run("unlock", *Q1, "--dinas", OTHER, "--alasan", "x").code == 2
    assert run("unlock", "--periode", "2024-01", "--alasan", "x").code == 2
    done = run("unlock", *Q1, "--alasan", "Keberatan diterima", "--oleh", "Ratna")
    assert (done.code, UNIT in done.out) == (0, True)
    what, who, details = trail()[-1]
    assert (what, who, details["alasan"]) == ("buka-kunci", "Ratna", "Keberatan diterima")
    assert edited(book, "realisasi", "D2", 9).code == 0


def test_status_shows_what_is_locked(book):
    lock("--dinas", UNIT, "--oleh", "Ratna")
    assert f"terkunci: 2024-Q1, {UNIT} (oleh Ratna, " in run("status").out
    (one,) = run("status", "--json").json()["kunci"]
    assert (one["periode"], one["unit"], one["semua"]) == ("2024-Q1", [UNIT], False)
    run("unlock", *Q1, "--alasan", "x")
    lock()
    assert "terkunci: 2024-Q1, semua perangkat daerah" in run("status").out


def test_locking_a_year_tells_who_is_incomplete_and_which_parts_nobody_scored(book):
    edited(book, "realisasi", "C5", "2024-Q2")
    outcome = run("lock", "--periode", "2024")
    assert outcome.code == 2
    done = lock("--ya", period="2024")
    assert "belum lengkap dan tetap tanpa predikat" in done.out
    assert "Bagiannya yang punya data dan belum dinilai: Triwulan II Tahun 2024." in done.out


def test_a_scored_part_is_not_told_as_unscored(book):
    done = lock("--ya", "--json", period="2024").json()
    assert done["bagian_belum_dinilai"] == []
    assert done["belum_lengkap"] > 0


def test_data_of_the_year_that_came_later_outdates_no_locked_score(book, tmp_path):
    lock()
    levels = [["NIP", "Nama", "Tahun", "Kompetensi", "Level Standar", "Level Pegawai"],
              [ANI, "Ani", 2024, "Integritas", 3, 1]]  # fmt: skip
    write(tmp_path / "asesmen.xlsx", {"kompetensi": levels})
    assert run("import", tmp_path / "asesmen.xlsx").code == 0

    def outdated():
        lacks = {one["kode"] for one in run("check", *Q1, "--json").json()["kurang"]}
        explained = run("explain", ANI, *Q1, "--json").json()["data_berubah_sesudahnya"]
        reported = run("report", *Q1, "--json").json()["data_berubah_sesudahnya"]
        return "usang" in lacks, explained, reported

    assert outdated() == (False, False, False)
    run("unlock", *Q1, "--alasan", "Asesmen terlambat")
    assert outdated() == (True, True, True)
