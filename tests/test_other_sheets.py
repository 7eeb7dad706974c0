"""Attendance, competencies, services, unit plans and objections: read, placed, changed, taken back."""

import sqlite3
from contextlib import closing

import pytest
from books import ANI, BUDI, CITRA, UNIT, Rows, office, write
from conftest import Run
from other_sheets import (
    LAYOUTS,
    LISTED,
    MAPPED,
    MAPPED_MERGES,
    OBJECTIONS,
    PEOPLE,
    QUARTERS,
    QUARTERS_MERGES,
    WIDE_INDEX,
)
from stored import state

from kinerja_cli.intake.sanctions import sanction
from kinerja_cli.rules.competencies import NAMES, canonical
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.records import KINDS
from kinerja_cli.store import units

COUNTS = ["NIP", "Periode", "Hari Kerja", "Hadir", "Sakit", "Tanpa Keterangan", "Hukuman Disiplin"]
NAMED = {"disiplin", "kompetensi", "layanan", "rencana-unit", "keberatan"}


def said(kind: str) -> dict[tuple[str, ...], dict[str, str]]:
    """Return the records in force of one kind: key → what it states."""
    spec = KINDS[kind]
    with closing(sqlite3.connect("kinerja.db")) as connection:
        offices = units.keys(connection)
        rows = connection.execute(
            f"SELECT {', '.join((*spec.kunci, *spec.isi))} FROM {kind} WHERE sampai IS NULL"
        ).fetchall()
    found = {}
    for row in rows:
        pairs = dict(zip((*spec.kunci, *spec.isi), row, strict=True))
        if "unit_id" in pairs:
            pairs["unit_id"] = offices[pairs["unit_id"]].removesuffix(" kota uji")
        key = tuple(str(pairs[name]) for name in spec.kunci)
        found[key] = {name: pairs[name] for name in spec.isi if pairs[name] is not None}
    return found


@pytest.fixture
def known(kinerja: Run, tmp_path) -> Run:
    """Return the runner, with two people known."""
    assert kinerja("import", write(tmp_path / "pegawai.xlsx", PEOPLE)).code == 0
    return kinerja


def imported(kinerja: Run, path, rows: Rows, merges=(), name="Sheet1", *options: str):
    outcome = kinerja("import", write(path, {name: rows}, {name: list(merges)}), *options, "--json")
    return outcome.code, outcome.json()


def codes(done) -> list[tuple[str, str]]:
    return [(one["kode"], one["sel"]) for one in done["temuan"]]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_of_an_office_is_read_whole(known: Run, tmp_path, name):
    kind, rows, merges, truth = LAYOUTS[name]
    code, done = imported(known, tmp_path / "lembar.xlsx", rows, merges)
    assert (code, codes(done)) == (0, [])
    assert [sheet["jenis"] for sheet in done["lembar"]] == [kind.replace("_", "-")]
    assert said(kind) == truth
    before = state()
    assert imported(known, tmp_path / "lembar.xlsx", rows, merges)[1]["berubah"] == 0
    assert state() == before
    assert known("imports", "undo", 2, "--ya").code == 0
    assert said(kind) == {}
    assert len(state()["pegawai"]) == 2


def test_competencies_side_by_side_are_nine_records_with_their_standard(known: Run, tmp_path):
    code, done = imported(known, tmp_path / "peta.xlsx", MAPPED, MAPPED_MERGES)
    assert (code, codes(done)) == (0, [])
    levels = said("kompetensi")
    assert {one["kompetensi"] for one in levels.values()} == set(NAMES)
    assert levels[ANI, "2024", "pelayanan publik"]["level_pegawai"] == "2"
    assert levels[ANI, "2024", "perekat bangsa"] == {
        "kompetensi": "Perekat Bangsa", "level_standar": "3", "level_pegawai": "4"}  # fmt: skip


def test_a_plan_with_quarters_speaks_of_the_year_and_of_each_quarter(known: Run, tmp_path):
    code, done = imported(known, tmp_path / "aksi.xlsx", QUARTERS, QUARTERS_MERGES)
    assert (code, codes(done)) == (0, [])
    plans = said("rencana_unit")
    assert {(key[1], key[2].partition("|")[2]): (one.get("target"), one.get("realisasi"))
            for key, one in plans.items()} == {
        ("2024", "hari tanggap"): ("3", None), ("2024-Q1", "hari tanggap"): ("4", "3.5"),
        ("2024-Q2", "hari tanggap"): ("3", None), ("2024", "aduan selesai"): ("100", None),
        ("2024-Q1", "aduan selesai"): ("25", "20"), ("2024-Q2", "aduan selesai"): ("50", None),
    }  # fmt: skip


def test_a_corrected_wide_table_changes_exactly_the_corrected_cell(known: Run, tmp_path):
    path = tmp_path / "ikm.xlsx"
    imported(known, path, WIDE_INDEX)
    before = state()["layanan"]
    rows = [list(row) for row in WIDE_INDEX]
    rows[3][3], rows[3][4] = 86.5, None
    code, done = imported(known, path, rows)
    assert (code, codes(done)) == (0, [("data-hilang", "baris 4")])
    assert (done["baru"], done["berubah"]) == (0, 1)
    after = state()["layanan"]
    assert [row[1:3] for row in after] == [
        ("2024-Q1", "83.45"), ("2024-Q2", "86.5"), ("2024-Q3", "85.2")]  # fmt: skip
    assert [one for one in after if one in before] == [before[0], before[2]]
    assert known("imports", "undo", 3, "--ya").code == 0
    assert state()["layanan"] == before
    assert imported(known, path, rows, (), "Sheet1", "--hapus-hilang")[0] == 0
    assert [key[1] for key in sorted(said("layanan"))] == ["2024-Q1", "2024-Q2"]


def test_a_row_that_vanished_is_told_and_removed_only_on_request(known: Run, tmp_path):
    path = tmp_path / "kompetensi.xlsx"
    imported(known, path, LISTED)
    _, done = imported(known, path, LISTED[:3])
    assert codes(done) == [("data-hilang", "baris 4")]
    assert len(said("kompetensi")) == 3
    imported(known, path, LISTED[:3], (), "Sheet1", "--hapus-hilang")
    assert len(said("kompetensi")) == 2


def test_an_answer_that_comes_later_belongs_to_the_same_objection(known: Run, tmp_path):
    imported(known, tmp_path / "register.xlsx", OBJECTIONS)
    rows = [["NIP", "Periode", "Tanggal", "Alasan", "Jawaban", "Tanggal Jawaban"],
            [BUDI, "2024-Q4", "21-01-2025", "RATING TIDAK  SESUAI.", "Ditolak", "30 Januari 2025"]]  # fmt: skip
    code, done = imported(known, tmp_path / "jawaban.xlsx", rows)
    assert (code, done["baru"], done["berubah"]) == (0, 0, 1)
    kept = said("keberatan")
    assert len(kept) == 2
    assert kept[BUDI, "2024-Q4", "2025-01-21", "rating tidak sesuai"]["jawaban"] == "Ditolak"


@pytest.mark.parametrize(("column", "value", "code"), [
    ("Hadir", "95%", "jumlah-absensi"), ("Hadir", -1, "jumlah-absensi"),
    ("Sakit", 1.25, "jumlah-absensi"), ("Sakit", "banyak", "angka-tidak-terbaca"),
    ("Tanpa Keterangan", 400, "jumlah-absensi"),
    ("Hukuman Disiplin", "penurunan pangkat", "pilihan-tidak-dikenal"),
    ("Periode", "akhir", "periode-tidak-terbaca"), ("NIP", CITRA, "nip-tidak-dikenal"),
])  # fmt: skip
def test_a_faulty_count_is_refused_at_its_cell(known: Run, tmp_path, column, value, code):
    row = [ANI, "2024-Q1", 62, 60, 1, 0, "-"]
    row[COUNTS.index(column)] = value
    outcome, done = imported(known, tmp_path / "absen.xlsx", [COUNTS, row])
    assert outcome == 4
    assert (code, f"{'ABCDEFG'[COUNTS.index(column)]}2") in codes(done)
    assert said("disiplin") == {}


@pytest.mark.parametrize(("sheet", "cell", "code"), [
    ([["NIP", "Tahun", "Kompetensi", "Level Standar", "Level Pegawai"], [ANI, 2024, "Integritas", 0, 3]],
     "D2", "di-luar-rentang"),
    ([["NIP", "Tahun", "Kompetensi", "Level Standar", "Level Pegawai"], [ANI, 2024, "Integritas", 3, 6]],
     "E2", "di-luar-rentang"),
    ([["NIP", "Tahun", "Kompetensi", "Level Pegawai"], [ANI, 2024, None, 3]], "C2", "isi-kosong"),
    ([["Perangkat Daerah", "Periode", "IKM"], [UNIT, "2024-Q1", 3.5]], "C2", "di-luar-rentang"),
    ([["Perangkat Daerah", "Periode", "Persyaratan", "Prosedur", "Biaya/Tarif"],
      [UNIT, "2024-Q1", 3.5, 85, 3]], "D2", "di-luar-rentang"),
    ([["Perangkat Daerah", "Periode", "IKM"], ["Dinas Antah", "2024-Q1", 85]], "A2", "unit-tidak-dikenal"),
    ([["Perangkat Daerah", "Tahun", "Rencana", "Rencana Hasil Kerja", "Indikator", "Target"],
      ["Dinas Antah", 2024, "", "Cepat", "Hari", 3]], "A2", "unit-tidak-dikenal"),
    ([["NIP", "Periode", "Tanggal", "Alasan"], [ANI, "2024-Q4", "31 Februari 2025", "x y"]],
     "C2", "tanggal-tidak-terbaca"),
    ([["NIP", "Periode", "Tanggal", "Alasan"], [ANI, "2024-Q4", "3 Februari 2025", None]], "D2", "isi-kosong"),
    ([["NIP", "Periode", "Tanggal", "Alasan"], [CITRA, "2024-Q4", "3 Februari 2025", "x y"]],
     "A2", "nip-tidak-dikenal"),
])  # fmt: skip
def test_a_fault_stands_at_its_cell(known: Run, tmp_path, sheet, cell, code):
    outcome, done = imported(known, tmp_path / "salah.xlsx", sheet)
    assert outcome == 4
    assert (code, cell) in codes(done)


def test_late_or_duty_travel_is_never_guessed_but_can_be_told(known: Run, tmp_path):
    rows = [["NIP", "Periode", "Hadir", "Sakit", "TL", "M"], [ANI, "2024-Q1", 60, 0, 2, 0]]
    code, done = imported(known, tmp_path / "absen.xlsx", rows)
    assert (code, codes(done)) == (4, [("kolom-absensi-ganda", "E1")])
    code, _ = imported(
        known, tmp_path / "absen.xlsx", rows, (), "Sheet1", "--petakan", "TL=Dinas Luar"
    )
    assert code == 0
    assert said("disiplin")[ANI, "2024-Q1"]["dinas_luar"] == "2"
    rows[1][4] = "-"
    assert codes(imported(known, tmp_path / "kosong.xlsx", rows)[1]) == []


@pytest.mark.parametrize(("text", "kind"), [
    ("Ringan", "Ringan"), ("Teguran lisan", "Ringan"), ("TEGURAN TERTULIS (SK 800/12)", "Ringan"),
    ("Pernyataan tidak puas secara tertulis", "Ringan"), ("hukdis sedang", "Sedang"),
    ("Pemotongan TPP 25% selama 6 bulan", "Sedang"), ("Potongan tukin", "Sedang"), ("Berat", "Berat"),
    ("Penurunan jabatan setingkat lebih rendah", "Berat"), ("Pembebasan dari jabatan", "Berat"),
    ("Pemberhentian dengan hormat", "Berat"),
    ("Pemberhentian dengan hormat tidak atas permintaan sendiri", "Berat"), ("Tidak ada", None), ("Nihil", None), ("tidak pernah", None),
])  # fmt: skip
def test_a_sanction_is_of_the_class_that_the_regulation_gives_it(text, kind):
    assert sanction(text) == kind


@pytest.mark.parametrize("text", [
    "Teguran dan penurunan jabatan", "penurunan pangkat", "1", "ada", "bebas dari hukuman ringan",
    "teguran lisan dibatalkan", "diusulkan hukuman berat", "bukan hukuman sedang",
])  # fmt: skip
def test_a_sanction_of_two_classes_or_none_is_a_finding(text):
    assert isinstance(sanction(text), Finding)


@pytest.mark.parametrize(("text", "name"), [
    ("KERJASAMA", "Kerja Sama"), ("4. Orintasi Pada Hasil", "Orientasi pada Hasil"),
    ("Pengembangan Diri & Orang Lain", "Pengembangan Diri dan Orang Lain"), ("c. komunikasi", "Komunikasi"),
    ("Manajemen Risiko", "Manajemen Risiko"),
])  # fmt: skip
def test_a_competency_has_one_name(text, name):
    assert canonical(text) == name


RECAP = ["NIP", "Nama", "Perangkat Daerah", "Periode", "Indikator", "Target", "Realisasi"]
OTHERS = {
    "attendance beside ratings": (["NIP", "Periode", "Rating Hasil Kerja", "Rating Perilaku", "Sakit"],
                                  [ANI, "2024-Q1", "Sesuai", "Sesuai", 1], "rating"),
    "a list of people with sanctions": (
        ["NIP", "Nama", "Perangkat Daerah", "TMT Jabatan", "Hukuman Disiplin"],
        [ANI, "Ani Lestari, S.E.", UNIT, "01-04-2022", "-"], "pegawai"),
    "aspects named time and cost": (["NIP", "Nama", "Perangkat Daerah", "Waktu", "Biaya", "Jabatan"],
                                    [ANI, "Ani Lestari, S.E.", UNIT, 1, 2, "Analis"], "pegawai"),
    "a recap with a plan": ([*RECAP, "Rencana Hasil Kerja"],
                            [ANI, "Ani Lestari, S.E.", UNIT, "2024-Q1", "Rapat", 4, 4, "Tertib"], "rekap"),
    "an indicator of a person": (["NIP", "Rencana Hasil Kerja", "Indikator", "Target", "Tahun"],
                                 [ANI, "Tertib", "Rapat", 4, 2024], "indikator"),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_sheets_of_the_older_kinds_stay_theirs(known: Run, tmp_path, name):
    head, row, kind = OTHERS[name]
    _, done = imported(known, tmp_path / "lama.xlsx", [head, row])
    assert [sheet["jenis"] for sheet in done["lembar"]] == [kind]


@pytest.mark.parametrize("head", [
    ["Nama", "Rencana Hasil Kerja", "Indikator", "Target"],
    ["No Pegawai", "Rencana Hasil Kerja", "Indikator", "Target"],
])  # fmt: skip
def test_the_plan_of_people_without_a_known_nip_is_no_plan_of_the_office(
    known: Run, tmp_path, head
):
    rows = [["RENCANA TAHUN 2024"], [UNIT.upper()], head, [ANI, "Tertib", "Rapat", 4]]
    code, done = imported(known, tmp_path / "rencana.xlsx", rows)
    assert (code, codes(done)) == (4, [("kolom-hilang", "A3")])
    assert NAMED.isdisjoint(sheet["jenis"] for sheet in done["lembar"])


def test_a_list_to_sign_is_still_nothing(known: Run, tmp_path):
    rows = [["DAFTAR HADIR"], ["No", "Nama", "NIP", "Tanggal", "Tanda Tangan"],
            [1, "Ani Lestari, S.E.", ANI, "2 Mei 2024", None]]  # fmt: skip
    book = {"pegawai": PEOPLE["pegawai"], "hadir": rows}
    done = known("import", write(tmp_path / "hadir.xlsx", book), "--json").json()
    assert [one["nama"] for one in done["dilewati"]] == ["hadir"]


def test_a_row_of_a_daily_grid_is_no_header(known: Run, tmp_path):
    rows = [["REKAP ABSENSI JANUARI 2024"], ["No", "Nama / NIP", 1, 2, 3, 4, 5],
            [1, f"Ani Lestari, S.E.\nNIP. {ANI}", "Hadir", "TL1", "DL", "Sakit", "TK"],
            [2, f"Budi Santoso\nNIP. {BUDI}", "DL", "DL", "PSW1", "TK", "Hadir"]]  # fmt: skip
    code, done = imported(known, tmp_path / "grid.xlsx", rows)
    assert (code, done["lembar"]) == (4, [])
    assert [one["kode"] for one in done["temuan"]] == ["lembar-tidak-dikenal"]


def test_highest_targets_new_ideas_and_action_plans_are_kept(kinerja: Run, tmp_path):
    path = office(tmp_path / "kantor.xlsx")
    assert kinerja("import", path).code == 0
    rows = {
        "indikator": [["NIP", "Indikator", "Jenis", "Target Maksimum", "Target", "Tahun"],
                      [ANI, "Cakupan", "Rencana Aksi/Inisiatif Strategis", "Ya", 100, 2024],
                      [ANI, "Rapat", "Inisiatif Strategis", "tidak", 10, 2024]],
        "rating": [["NIP", "Periode", "Rating Hasil Kerja", "Ide Baru"],
                   [ANI, "2024-Q1", "Sesuai Ekspektasi", "Ya"]],
        "rekap": [[*RECAP, "Target Maksimal", "Ide Baru"],
                  [BUDI, "Budi Santoso", UNIT, "2024-Q2", "Capaian vaksin", 100, 100, "YA", "Tidak"]],
    }  # fmt: skip
    assert kinerja("import", write(tmp_path / "baru.xlsx", rows)).code == 0
    with closing(sqlite3.connect("kinerja.db")) as connection:
        rows_of = connection.execute(
            "SELECT indikator, jenis, target_maksimum FROM indikator WHERE sampai IS NULL"
        )
        plans = {text: rest for text, *rest in rows_of}
        ideas = dict(connection.execute("SELECT nip, ide_baru FROM rating WHERE sampai IS NULL"))
    assert plans["Cakupan"] == ["rencana aksi", "Ya"]
    assert plans["Rapat"] == ["rencana aksi", "Tidak"]
    assert plans["Capaian vaksin"] == [None, "Ya"]
    assert ideas == {ANI: "Ya", BUDI: "Tidak"}


def test_offices_that_are_merged_bring_their_services_and_plans(known: Run, tmp_path):
    other = "Dinas Contohnya Kota Uji"
    people = [PEOPLE["pegawai"][0], [CITRA, "Citra Dewi", "Analis", other, "Tidak", BUDI, ""]]
    rows = {"pegawai": people,
            "layanan": [["Perangkat Daerah", "Periode", "IKM"], [other, "2024-Q1", 85]],
            "rencana-unit": [["Perangkat Daerah", "Tahun", "Sasaran", "Indikator", "Target"],
                             [other, 2024, "Cepat", "Hari", 3]]}  # fmt: skip
    assert known("import", write(tmp_path / "lain.xlsx", rows)).code == 0
    assert known("units", "merge", other, UNIT, "--ya").code == 0
    assert said("layanan").keys() == {("dinas contoh", "2024-Q1")}
    assert said("rencana_unit").keys() == {("dinas contoh", "2024", "cepat|hari")}


def test_an_import_whose_people_are_taken_back_is_named(known: Run, tmp_path):
    imported(known, tmp_path / "absen.xlsx", [COUNTS, [ANI, "2024-Q1", 62, 60, 1, 0, "-"]])
    outcome = known("imports", "undo", 1, "--ya")
    assert outcome.code != 0
    assert "absen.xlsx" in outcome.err + outcome.out
