"""`kinerja import`: all or nothing, twice is once, and every message names its cell."""

import sqlite3
from contextlib import closing

import pytest
from books import ANI, BUDI, CITRA, REALISASI, SESUAI, UNIT, office, write
from conftest import CITY, Run
from openpyxl import Workbook, load_workbook

from kinerja_cli.intake import context

RECAP = CITY / "Rekap Kinerja Kec. Muara Wening 2024.xlsx"


def dump(db) -> list[str]:
    with closing(sqlite3.connect(db)) as connection:
        return list(connection.iterdump())


def codes(outcome) -> list[str]:
    return sorted(finding["kode"] for finding in outcome.json()["temuan"])


def test_the_same_file_twice_changes_nothing(kinerja: Run, tmp_path):
    path = office(tmp_path / "kantor.xlsx")
    first = kinerja("import", path, "--json").json()
    before = dump("kinerja.db")
    second = kinerja("import", path, "--json")
    assert (first["baru"], first["tertulis"], first["impor"]) == (10, True, 1)
    assert second.code == 0
    again = second.json()
    assert (again["baru"], again["berubah"], again["tetap"]) == (0, 0, 10)
    assert (again["tertulis"], again["impor"]) == (False, None)
    assert dump("kinerja.db") == before


def test_a_corrected_file_changes_exactly_the_corrected_cell(kinerja: Run, tmp_path):
    path = office(tmp_path / "kantor.xlsx")
    kinerja("import", path)
    kinerja("score", "--periode", "2024-Q1")
    book = load_workbook(path)
    book["realisasi"]["D2"] = 9
    book.save(path)
    outcome = kinerja("import", path, "--json").json()
    assert (outcome["baru"], outcome["berubah"], outcome["tetap"]) == (0, 1, 9)
    kinerja("score", "--periode", "2024-Q1")
    one = kinerja("explain", ANI, "--json").json()
    by_text = {row["indikator"]: row for row in one["indikator"]}
    assert by_text["Laporan tersusun"]["realisasi"] == "9"
    mean = one["langkah"][0]["bagian"][1]
    sources = {
        part["apa"]: [(s["sel"], s["impor"]) for s in part["bagian"][1]["sumber"]]
        for part in mean["bagian"]
    }
    assert sources["Capaian Laporan tersusun"] == [("D2", 2)]
    assert sources["Capaian Waktu tanggap pengaduan"] == [("D3", 1)]


def test_a_superseded_fact_stays_readable_for_the_run_that_read_it(kinerja: Run, tmp_path):
    path = office(tmp_path / "kantor.xlsx")
    kinerja("import", path)
    kinerja("score", "--periode", "2024-Q1")
    book = load_workbook(path)
    book["realisasi"]["D2"] = 6
    book.save(path)
    kinerja("import", path)
    kinerja("score", "--periode", "2024-Q1")
    old = kinerja("explain", ANI, "--proses", 1, "--json").json()
    new = kinerja("explain", ANI, "--json").json()
    assert (old["komponen"]["hasil_kerja"], new["komponen"]["hasil_kerja"]) == ("108.00", "78.00")
    assert old["beda_dari_simpanan"] == new["beda_dari_simpanan"] == []


def test_one_fault_keeps_every_file_of_the_command_out(kinerja: Run, tmp_path):
    good = office(tmp_path / "baik.xlsx")
    bad = write(tmp_path / "buruk.xlsx", {"realisasi": [
        REALISASI, [CITRA, "Entah", "2024-Q1", 1, ""]]})  # fmt: skip
    outcome = kinerja("import", good, bad)
    assert outcome.code == 4
    assert "nip-tidak-dikenal" in outcome.err
    assert kinerja("status", "--json").json()["impor"] == 0


def test_all_faults_are_told_with_their_cells_and_nothing_is_written(kinerja: Run, tmp_path):
    path = office(
        tmp_path / "kantor.xlsx",
        realisasi=[
            [ANI, "Laporan tersusun", "2024-Q1", "9O,5", ""],
            [ANI, "Laporan tersusn", "2024-Q1", 12, ""],
            [CITRA, "Kegiatan selesai", "2024-Q1", 4, ""],
            [198503122010012003, "Laporan tersusun", "2024-Q2", 4, ""],
            [BUDI, "Kegiatan selesai", "triwulan kelima", 4, ""],
        ],
    )
    outcome = kinerja("import", path, "--json")
    found = {(f["kode"], f["sel"]) for f in outcome.json()["temuan"] if f["tingkat"] == "galat"}
    assert outcome.code == 4
    assert found == {
        ("angka-tidak-terbaca", "D2"),
        ("indikator-tidak-dikenal", "B3"),
        ("nip-tidak-dikenal", "A4"),
        ("nip-angka", "A5"),
        ("periode-tidak-terbaca", "C6"),
    }
    assert outcome.json()["ditolak"] == 5
    assert not outcome.json()["tertulis"]
    assert kinerja("status", "--json").json()["realisasi"] == 0


def test_a_row_with_a_faulty_nip_tells_its_other_faults_too(kinerja: Run, tmp_path):
    rows = [["1234", "Laporan tersusun", "2024-Q1", "5 juta", ""]]
    outcome = kinerja("import", office(tmp_path / "k.xlsx", realisasi=rows), "--json")
    cells = {(f["kode"], f["sel"]) for f in outcome.json()["temuan"] if f["tingkat"] == "galat"}
    assert outcome.code == 4
    assert cells == {("nip-panjang", "A2"), ("angka-berskala", "D2")}


def test_a_near_miss_is_suggested_and_never_accepted(kinerja: Run, tmp_path):
    path = office(tmp_path / "k.xlsx", realisasi=[[ANI, "Laporan tersusn", "2024-Q1", 12, ""]])
    outcome = kinerja("import", path)
    assert "“laporan tersusun”" in outcome.err


def test_faulty_rows_are_left_out_on_request_with_exit_3(kinerja: Run, tmp_path):
    path = office(
        tmp_path / "kantor.xlsx",
        realisasi=[
            [ANI, "Laporan tersusun", "2024-Q1", "9O,5", ""],
            [ANI, "Waktu tanggap pengaduan", "2024-Q1", 2.4, ""],
        ],
    )
    outcome = kinerja("import", path, "--lewati-galat", "--json")
    assert outcome.code == 3
    assert (outcome.json()["ditolak"], outcome.json()["tertulis"]) == (1, True)
    assert kinerja("status", "--json").json()["realisasi"] == 1


def test_a_dry_run_tells_all_and_makes_no_database(kinerja: Run, tmp_path):
    path = office(tmp_path / "kantor.xlsx")
    outcome = kinerja("import", path, "--uji", "--json")
    assert (outcome.code, outcome.json()["baru"], outcome.json()["tertulis"]) == (0, 10, False)
    assert not (tmp_path / "kinerja.db").exists()


def test_a_recap_creates_people_and_reads_merged_cells_titles_and_totals(kinerja: Run):
    outcome = kinerja("import", RECAP, "--json").json()
    sheets = outcome["lembar"]
    assert [sheet["periode"] for sheet in sheets] == ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]
    assert {sheet["perangkat_daerah"] for sheet in sheets} == {
        "Kecamatan Muara Wening Kota Tirtamadya"
    }
    assert [sheet["bukan_data"] for sheet in sheets] == [{"jumlah": [33]}] * 4
    kinerja("score", "--periode", "2024-Q1")
    one = kinerja("explain", "197502122000031001", "--json").json()
    assert one["nama"] == "Dadang Permana, S.Sos., M.A.P."
    assert [
        (r["target"], r["realisasi"], r["bobot"], r["sumber"]["sel"]) for r in one["indikator"]
    ] == [
        ("18.5", "16.3", "40", "J13"),
        ("3", "3", "30", "J14"),
        ("3", "2", "30", "J15"),
    ]


def test_an_indicator_that_begins_with_jumlah_is_no_total_row(kinerja: Run, tmp_path):
    rows = [
        ["REKAP KINERJA DINAS CONTOH KOTA UJI"],
        ["TRIWULAN I TAHUN 2024"],
        ["No", "NIP", "Nama", "Indikator", "Satuan", "Bobot", "Target", "Realisasi"],
        [1, ANI, "Ani Lestari", "Jumlah laporan", "Laporan", 50, 4, 4],
        [None, None, None, "Jumlah rapat", "Rapat", 50, 2, 2],
        [None, None, "JUMLAH", None, None, 100, None, None],
        [None, None, None, "Jumlah", None, 100, None, None],
    ]
    outcome = kinerja("import", write(tmp_path / "rekap.xlsx", {"Sheet1": rows}), "--json").json()
    assert (outcome["baru"], outcome["lembar"][0]["bukan_data"]) == (2, {"jumlah": [6, 7]})


def test_a_signature_with_a_real_nip_is_no_employee(kinerja: Run, tmp_path):
    rows = [
        ["DINAS CONTOH KOTA UJI", None, None, None, None],
        ["TRIWULAN I TAHUN 2024"],
        ["NIP", "Nama", "Indikator", "Target", "Realisasi"],
        [ANI, "Ani Lestari", "Laporan", 4, 4],
        [None, None, None, "Kota Uji, 4 April 2024", None],
        [None, None, None, "Mengetahui,", None],
        [None, None, None, "Kepala Dinas", None],
        [None, None, None, "Drs. Citra", None],
        [None, None, None, f"NIP. {CITRA}", None],
    ]
    kinerja("import", write(tmp_path / "rekap.xlsx", {"Sheet1": rows}))
    assert kinerja("status", "--json").json()["pegawai"] == 1


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("95,5", "95.5"),
        ("95.5", "95.5"),
        ("1.250.000,50", "1250000.5"),
        ("1,250,000.50", "1250000.5"),
        ("95%", "95"),
        ("95 %", "95"),
        ("12 bulan", "12"),
        ("≥ 95", "95"),
        ("Rp 1.250.000", "1250000"),
        (0.1 + 0.2, "0.3"),
        (0, "0"),
    ],
)
def test_a_number_is_read_as_the_officer_meant_it(kinerja: Run, tmp_path, written, read):
    path = office(
        tmp_path / "k.xlsx", realisasi=[[ANI, "Laporan tersusun", "2024-Q1", written, ""]]
    )
    assert kinerja("import", path).code == 0
    kinerja("score", "--periode", "2024-Q1")
    rows = kinerja("explain", ANI, "--json").json()["indikator"]
    assert rows[0]["realisasi"] == read


def test_a_percent_format_and_a_percent_sign_agree(kinerja: Run, tmp_path):
    path = office(tmp_path / "k.xlsx")
    book = load_workbook(path)
    book["realisasi"]["D2"] = 0.955
    book["realisasi"]["D2"].number_format = "0.0%"
    book.save(path)
    kinerja("import", path)
    kinerja("score", "--periode", "2024-Q1")
    assert kinerja("explain", ANI, "--json").json()["indikator"][0]["realisasi"] == "95.5"


def test_an_ambiguous_number_is_asked_about_unless_its_column_decides(kinerja: Run, tmp_path):
    alone = office(
        tmp_path / "a.xlsx", realisasi=[[ANI, "Laporan tersusun", "2024-Q1", "1.234", ""]]
    )
    assert codes(kinerja("import", alone, "--json")) == ["angka-ambigu"]
    settled = office(
        tmp_path / "b.xlsx",
        realisasi=[
            [ANI, "Laporan tersusun", "2024-Q1", "1.234", ""],
            [BUDI, "Kegiatan selesai", "2024-Q1", "2,5", ""],
        ],
    )
    assert kinerja("import", settled, "--json").code == 0
    kinerja("score", "--periode", "2024-Q1")
    assert kinerja("explain", ANI, "--json").json()["indikator"][0]["realisasi"] == "1234"


@pytest.mark.parametrize("nothing", [None, "-", "–", "n/a", "  "])
def test_missing_is_not_zero(kinerja: Run, tmp_path, nothing):
    path = office(tmp_path / "k.xlsx", realisasi=[
        [ANI, "Laporan tersusun", "2024-Q1", nothing, "Belum ada datanya."],
        [ANI, "Waktu tanggap pengaduan", "2024-Q1", 0, ""]])  # fmt: skip
    assert kinerja("import", path).code == 0
    kinerja("score", "--periode", "2024-Q1")
    one = kinerja("explain", ANI, "--json").json()
    assert [row["capaian"] for row in one["indikator"]] == [None, "120.00"]
    assert one["alasan_belum_lengkap"] == ["realisasi-kosong"]


def test_error_cells_and_formulas_never_computed_are_faults_not_blanks(kinerja: Run, tmp_path):
    path = office(tmp_path / "k.xlsx")
    book = load_workbook(path)
    book["realisasi"]["D2"] = "#REF!"
    book["realisasi"]["D2"].data_type = "e"
    book["realisasi"]["D3"] = "=1+1"
    book.save(path)
    found = {(f["kode"], f["sel"]) for f in kinerja("import", path, "--json").json()["temuan"]}
    assert found == {("sel-galat", "D2"), ("rumus-tanpa-nilai", "D3")}


def test_identical_rows_merge_with_a_note_and_contradicting_rows_are_a_fault(
    kinerja: Run, tmp_path
):
    row = [ANI, "Laporan tersusun", "2024-Q1", 12, ""]
    same = kinerja("import", office(tmp_path / "a.xlsx", realisasi=[row, row]), "--json")
    assert (same.code, codes(same)) == (0, ["baris-kembar"])
    other = [ANI, "Laporan tersusun", "2024-Q1", 11, ""]
    outcome = kinerja("import", office(tmp_path / "b.xlsx", realisasi=[row, other]), "--json")
    (fault,) = [f for f in outcome.json()["temuan"] if f["kode"] == "nilai-bertentangan"]
    assert (outcome.code, fault["sel"]) == (4, "D3")
    assert "sel D2" in fault["pesan"]


def test_the_order_of_files_and_sheets_never_matters(kinerja: Run, tmp_path):
    path = office(tmp_path / "kantor.xlsx")
    book = load_workbook(path)
    book._sheets.reverse()
    book.save(tmp_path / "terbalik.xlsx")
    assert kinerja("import", tmp_path / "terbalik.xlsx").code == 0
    kinerja("score", "--periode", "2024-Q1")
    assert kinerja("explain", ANI, "--json").json()["predikat"] == "Sangat Baik"


def test_a_period_or_office_that_contradicts_the_sheet_is_a_fault(kinerja: Run):
    sheet = ("--lembar", "TW I")
    period = kinerja("import", RECAP, *sheet, "--periode", "2024-Q2", "--json")
    assert (period.code, codes(period)) == (4, ["periode-bertentangan"])
    office_ = kinerja("import", RECAP, *sheet, "--dinas", "Dinas Kesehatan", "--json")
    assert (office_.code, codes(office_)) == (4, ["dinas-bertentangan"])
    agreed = kinerja("import", RECAP, *sheet, "--periode", "TW I 2024", "--dinas",
                     "KECAMATAN MUARA WENING", "--json")  # fmt: skip
    assert agreed.code == 0


def test_a_sheet_without_period_is_a_fault_until_the_option_fills_it(kinerja: Run, tmp_path):
    rows = [["NIP", "Nama", "Indikator", "Target", "Realisasi"], [ANI, "Ani", "Laporan", 4, 4]]
    path = write(tmp_path / "rekap.xlsx", {"Sheet1": rows})
    assert codes(kinerja("import", path, "--json")) == ["dinas-kosong", "periode-kosong"]
    done = kinerja("import", path, "--periode", "2024-Q1", "--dinas", "Dinas Contoh", "--json")
    assert done.code == 0


def test_a_heading_is_settled_by_petakan_and_by_the_settings(kinerja: Run, tmp_path):
    rows = [
        ["NIP", "Indikator", "Periode", "Yang Dicapai"],
        [ANI, "Laporan tersusun", "2024-Q1", 12],
    ]
    kinerja("import", office(tmp_path / "kantor.xlsx", realisasi=[]))
    path = write(tmp_path / "lain.xlsx", {"Sheet1": rows})
    refused = kinerja("import", path, "--json")
    assert (refused.code, codes(refused)) == (4, ["kolom-hilang"])
    assert kinerja("import", path, "--uji", "--petakan", "Yang Dicapai=Realisasi").code == 0
    (tmp_path / "kinerja.toml").write_text('[petakan]\n"yang dicapai" = "realisasi"\n')
    assert kinerja("import", path).code == 0


def test_a_recap_never_overwrites_who_came_from_pegawai(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "kantor.xlsx"))
    rows = [
        ["DINAS LAIN KOTA UJI"],
        ["TRIWULAN I TAHUN 2024"],
        ["NIP", "Nama", "Jabatan", "Indikator", "Target", "Realisasi"],
        [ANI, "Anie Lestari", "Juru Ketik", "Rapat", 4, 4],
    ]
    outcome = kinerja("import", write(tmp_path / "rekap.xlsx", {"Sheet1": rows}), "--json")
    assert outcome.code == 0
    assert codes(outcome) == ["nama-berbeda", "unit-berbeda"]
    kinerja("score", "--periode", "2024-Q1")
    one = kinerja("explain", ANI, "--json").json()
    assert (one["nama"], one["perangkat_daerah"]) == ("Ani Lestari, S.E.", UNIT)


def test_what_vanished_from_a_sheet_is_told_and_removed_only_on_request(kinerja: Run, tmp_path):
    path = office(tmp_path / "kantor.xlsx")
    kinerja("import", path)
    book = load_workbook(path)
    book["realisasi"].delete_rows(4)
    book["realisasi"]["E2"] = None
    book.save(path)
    told = kinerja("import", path, "--json")
    assert (told.code, codes(told), told.json()["hilang"]) == (0, ["data-hilang"] * 2, 2)
    assert kinerja("status", "--json").json()["realisasi"] == 3
    kinerja("import", path, "--hapus-hilang")
    assert kinerja("status", "--json").json()["realisasi"] == 2
    assert codes(kinerja("import", path, "--json")) == []


def test_a_wide_sheet_gives_each_quarter_its_own_column(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "kantor.xlsx", realisasi=[]))
    rows = [
        ["REALISASI TAHUN 2024"],
        ["NIP", "Indikator", "Target", None, "Realisasi", None],
        [None, None, "TW I", "TW II", "TW I", "TW II"],
        [ANI, "Laporan tersusun", 12, 14, 11, 13],
    ]
    path = write(tmp_path / "lebar.xlsx", {"Sheet1": rows}, {"Sheet1": ["C2:D2", "E2:F2"]})
    assert kinerja("import", path).code == 0
    kinerja("score", "--periode", "2024-Q2")
    one = kinerja("explain", ANI, "--periode", "2024-Q2", "--json").json()["indikator"][0]
    assert (one["target"], one["realisasi"], one["sumber"]["sel"]) == ("14", "13", "F4")


def test_small_marks_for_behaviour_are_asked_about_never_guessed(kinerja: Run, tmp_path):
    marks = [[ANI, "2024-Q1", *[3] * 7, "Atasan"]]
    path = office(tmp_path / "kantor.xlsx", perilaku=marks)
    outcome = kinerja("import", path, "--json")
    assert outcome.code == 4
    assert set(codes(outcome)) == {"skala-perilaku"}
    (tmp_path / "kinerja.toml").write_text('[impor]\nskala_perilaku = "1-tinggi"\n')
    assert kinerja("import", path).code == 0
    kinerja("score", "--periode", "2024-Q1")
    assert kinerja("explain", ANI, "--json").json()["rating_perilaku"] == "Di Bawah Ekspektasi"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "kosong"),
        (b"<html><p>Galat", "HTML"),
        (b"%PDF-1.4", "PDF"),
        (b"\xd0\xcf\x11\xe0rest", "rusak"),
        (b"PK\x03\x04broken", "rusak"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused_in_plain_words(
    kinerja: Run, tmp_path, content, word
):
    path = tmp_path / "berkas.xlsx"
    path.write_bytes(content)
    outcome = kinerja("import", path)
    assert outcome.code == 5
    assert word in outcome.err
    assert not (tmp_path / "kinerja.db").exists()


def test_every_unreadable_file_is_named_at_once(kinerja: Run, tmp_path):
    (tmp_path / "~$kunci.xlsx").write_bytes(b"x")
    outcome = kinerja("import", tmp_path / "tiada.xlsx", tmp_path / "~$kunci.xlsx")
    assert outcome.code == 5
    assert "tiada.xlsx" in outcome.err
    assert "~$kunci.xlsx" in outcome.err


def test_a_workbook_without_a_known_table_says_what_it_found(kinerja: Run, tmp_path):
    path = write(tmp_path / "resep.xlsx", {"Dapur": [["Bahan", "Gram"], ["Tepung", 250]]})
    outcome = kinerja("import", path, "--json")
    assert (outcome.code, codes(outcome)) == (4, ["lembar-tidak-dikenal"])
    assert "Bahan | Gram" in outcome.json()["temuan"][0]["pesan"]


def test_target_and_realisasi_with_an_unknown_indicator_heading_are_no_list_of_ratings(
    kinerja: Run, tmp_path
):
    head = ["NIP", "Nama", "Ukuran Hasil", "Target TW I", "Realisasi TW I", "Rating Perilaku"]
    rows = [["TAHUN 2024"], head, [ANI, "Ani", "Laporan tersusun", 12, 12, SESUAI]]
    path = write(tmp_path / "rekap.xlsx", {"Sheet1": rows})
    outcome = kinerja("import", path, "--dinas", UNIT, "--json")
    assert (outcome.code, codes(outcome)) == (4, ["kolom-hilang"])
    assert "Indikator Kinerja Individu" in outcome.json()["temuan"][0]["pesan"]
    mapped = ("--petakan", "Ukuran Hasil=indikator")
    assert kinerja("import", path, "--dinas", UNIT, *mapped).code == 0


def test_a_heading_nobody_knows_is_told_though_its_last_word_is_known(kinerja: Run, tmp_path):
    head = ["NIP", "Periode", "Rating Perilaku", "Kesan Atasan", "Realisasi Capaian (%)"]
    rows = [head, [ANI, "2024-Q1", SESUAI, "baik", 90]]
    kinerja("import", office(tmp_path / "kantor.xlsx", rating=[]))
    path = write(tmp_path / "rating.xlsx", {"rating": rows})
    outcome = kinerja("import", path, "--json").json()
    unknown = [f["nilai"] for f in outcome["temuan"] if f["kode"] == "kolom-tidak-dikenal"]
    assert unknown == ["Kesan Atasan"]


def test_hostile_cells_are_refused_before_the_reader_sees_them(kinerja: Run, tmp_path):
    book = Workbook()
    book.active["A1"] = "NIP"
    book.active["XFD1048576"] = "jauh"
    book.save(tmp_path / "jauh.xlsx")
    outcome = kinerja("import", tmp_path / "jauh.xlsx")
    assert outcome.code == 5
    assert "XFD1048576" in outcome.err


def test_a_sheet_name_or_cell_cannot_become_sql(kinerja: Run, tmp_path):
    evil = "'; DROP TABLE pegawai; --"
    path = office(tmp_path / "k.xlsx", pegawai=[
        [ANI, evil, evil, f"Dinas {evil}", "Tidak", "", ""],
        [BUDI, "Budi", "Kepala", f"Dinas {evil}", "Tidak", "", ""]])  # fmt: skip
    assert kinerja("import", path).code == 0
    kinerja("score", "--periode", "2024-Q1")
    assert kinerja("explain", ANI, "--json").json()["nama"] == evil


def test_a_refusal_and_a_dry_run_leave_the_database_as_it_was(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "kantor.xlsx"))
    before = dump("kinerja.db")
    row = [CITRA, "Citra", "Analis", "Badan Baru Kota Uji", "", "", ""]
    other = office(tmp_path / "lain.xlsx", pegawai=[row], indikator=[[CITRA, "Rapat", "Naik", 100, 4, 4]],
                   realisasi=[[CITRA, "Rapat", "2024-Q1", "9O 5", ""]], perilaku=[])  # fmt: skip
    assert kinerja("import", other).code == 4
    assert dump("kinerja.db") == before
    assert kinerja("import", RECAP, "--uji").code == 0
    assert dump("kinerja.db") == before


def test_a_sheet_emptied_to_its_header_tells_what_vanished(kinerja: Run, tmp_path):
    path = office(tmp_path / "kantor.xlsx", rating=[[ANI, "2024-Q1", "Sesuai Ekspektasi", "", ""]])
    kinerja("import", path)
    book = load_workbook(path)
    book["rating"].delete_rows(2)
    book.save(path)
    told = kinerja("import", path)
    assert "data-hilang" in told.err
    assert "yang hilang tetap tersimpan" in told.out
    gone = kinerja("import", path, "--hapus-hilang")
    assert "data-dihapus" in gone.err
    kinerja("score", "--periode", "2024-Q1")
    assert kinerja("explain", ANI, "--json").json()["rating_dari"]["hasil_kerja"] == "usulan"


def test_a_header_printed_again_on_the_next_page_is_no_data(kinerja: Run, tmp_path):
    header = ["NIP", "Nama", "Indikator", "Target", "Realisasi"]
    numbers = [1, 2, 3, 4, 5]
    rows = [["DINAS CONTOH KOTA UJI, TRIWULAN I TAHUN 2024"], header, numbers,
            [ANI, "Ani", "Laporan", 4, 4], header, numbers, [BUDI, "Budi", "Rapat", 4, 3]]  # fmt: skip
    outcome = kinerja("import", write(tmp_path / "rekap.xlsx", {"Sheet1": rows}), "--json")
    assert outcome.code == 0, outcome.out
    (sheet,) = outcome.json()["lembar"]
    assert (sheet["baris"], sheet["bukan_data"]) == (2, {"judul berulang": [5], "nomor kolom": [6]})


def test_a_numeric_nip_merged_over_rows_is_told_once(kinerja: Run, tmp_path):
    rows = [["DINAS CONTOH KOTA UJI"], ["TRIWULAN I TAHUN 2024"],
            ["NIP", "Nama", "Indikator", "Target", "Realisasi"],
            [198503122010012003, "Ani", "Laporan", 4, 4], [None, None, "Rapat", 2, 2]]  # fmt: skip
    outcome = kinerja("import", write(tmp_path / "rekap.xlsx", {"Sheet1": rows}), "--json")
    assert codes(outcome) == ["nip-angka"]
    assert outcome.json()["ditolak"] == 2


def test_what_follows_a_signature_block_is_read_when_it_is_data(kinerja: Run, tmp_path):
    """Each printed page ends with its signatures; the next one begins with the header again."""
    header = ["NIP", "Nama", "Indikator", "Target", "Realisasi"]
    rows = [
        ["TRIWULAN I TAHUN 2024"], [UNIT], header,
        [ANI, "Ani", "Laporan", 12, 11],
        ["Mengetahui,"], ["Kepala Dinas"], ["NIP. 197001011990031001"],
        header,
        [BUDI, "Budi", "Laporan", 5, 5],
        ["Uji, 3 April 2024"], ["NIP. 197001011990031001"],
        [CITRA, "Citra", "Laporan", 4, 3],
    ]  # fmt: skip
    assert kinerja("import", write(tmp_path / "a.xlsx", {"R": rows})).code == 0
    assert kinerja("status", "--json").json()["pegawai"] == 3
    short = [["NIP", "Nama", "Perangkat Daerah"], [ANI, "Ani", UNIT], ["Mengetahui"], [BUDI, "B", UNIT],
             ["Kepala", "Dra. Sinta", ""], ["", "Sinta", "NIP. 197001011990031001"]]  # fmt: skip
    assert kinerja("import", write(tmp_path / "b.xlsx", {"R": short}), "--db", "b.db").code == 0
    assert kinerja("status", "--json", "--db", "b.db").json()["pegawai"] == 2


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["Rp 250.000", "78.98 %"], "250000"),  # money has its own marks
        (["Rp. 5.000,-", "78.98 %"], "5000"),
        (["1.200 surat", "78.98 %"], None),  # a percentage with a point proves nothing
        (["1.200 surat", "78,98 %"], "1200"),  # one with a comma does
        (["1.200", "12,5"], "1200"),
        (["(5)", "5"], None),
        (["5-", "5"], None),
        (["9O", "5"], None),
        (["−4", "5"], "-4"),
    ],
)
def test_the_marks_of_one_manner_of_figure_decide_only_over_it(kinerja: Run, tmp_path, cells, read):
    rows = [["NIP", "Nama", "Perangkat Daerah", "Periode", "Indikator", "Realisasi"]]
    rows += [
        [ANI, "Ani", UNIT, "2024-Q1", f"Butir {letter}", cell]
        for letter, cell in zip("AB", cells, strict=True)
    ]
    outcome = kinerja("import", write(tmp_path / "a.xlsx", {"R": rows}), "--json")
    assert outcome.code == (0 if read else 4)
    if read:
        with closing(sqlite3.connect("kinerja.db")) as connection:
            stored = {value for (value,) in connection.execute("SELECT realisasi FROM realisasi")}
        assert read in stored


@pytest.mark.parametrize(
    "header",
    [
        ["Indikator", "Target", "Capaian", "Rating Hasil Kerja"],  # a recap without its realisation
        ["Idikator", "Traget", "Realisai", "Rating Perilaku"],
        ["Indikator", "Target 2023", "Realisasi 2023", "Satuan"],  # of another year than the title
    ],
)
def test_a_recap_whose_figures_would_be_lost_is_refused(kinerja: Run, tmp_path, header):
    rows = [["TRIWULAN I TAHUN 2024"], [UNIT], ["NIP", "Nama", *header],
            [ANI, "Ani", "Laporan", 12, 11, SESUAI]]  # fmt: skip
    assert kinerja("import", write(tmp_path / "a.xlsx", {"R": rows})).code == 4


def test_leaving_out_faulty_rows_tells_every_one_and_keeps_no_half_of_a_contradiction(
    kinerja: Run, tmp_path
):
    path = office(
        tmp_path / "a.xlsx",
        realisasi=[
            [ANI, "Laporan tersusun", "2024-Q1", 12, ""],
            [ANI, "Laporan tersusun", "2024-Q1", 11, ""],
            [BUDI, "Tak dikenal", "2024-Q1", 4, ""],
            [CITRA, "Laporan tersusun", "2024-Q1", 4, ""],
        ],
    )
    outcome = kinerja("import", path, "--lewati-galat", "--json")
    assert outcome.code == 3
    assert set(codes(outcome)) >= {
        "nilai-bertentangan", "indikator-tidak-dikenal", "nip-tidak-dikenal",
    }  # fmt: skip
    with closing(sqlite3.connect("kinerja.db")) as connection:
        assert connection.execute("SELECT count(*) FROM realisasi").fetchone() == (0,)


def test_what_lies_in_a_folder_and_is_no_sheet_is_named(kinerja: Run, tmp_path):
    folder = tmp_path / "masuk"
    folder.mkdir()
    office(folder / "kantor.xlsx")
    (folder / "surat.pdf").write_bytes(b"%PDF-1.7")
    assert "Bukan lembar, tidak dibaca: surat.pdf" in kinerja("import", folder).out


def test_quarters_alone_are_what_the_title_speaks_of(kinerja: Run, tmp_path):
    header = ["NIP", "Nama", "Indikator", "Triwulan I", "Triwulan II"]
    rows = [["REALISASI KINERJA TAHUN 2024"], [UNIT], header, [ANI, "Ani", "Laporan", 3, 4]]
    assert kinerja("import", write(tmp_path / "a.xlsx", {"R": rows})).code == 0
    with closing(sqlite3.connect("kinerja.db")) as connection:
        read = connection.execute("SELECT periode, realisasi FROM realisasi ORDER BY 1").fetchall()
    assert read == [("2024-Q1", "3"), ("2024-Q2", "4")]
    both = [["TARGET DAN REALISASI 2024"], *rows[1:]]
    path = write(tmp_path / "b.xlsx", {"R": both})
    assert kinerja("import", path, "--db", "b.db").code == 4


@pytest.mark.parametrize("columns", [("Realisasi TW I", "Realisasi TW II"), ("TW I", "TW II")])
def test_a_bare_triwulan_in_the_title_does_not_hide_the_year(kinerja: Run, tmp_path, columns):
    header = ["NIP", "Nama", "Indikator", *columns]
    title = [["REALISASI KINERJA TRIWULAN"], [UNIT], ["TAHUN 2025"]]
    path = write(tmp_path / "a.xlsx", {"R": [*title, header, [ANI, "Ani", "Laporan", 3, 4]]})
    outcome = kinerja("import", path)
    assert outcome.code == 0, outcome.out
    with closing(sqlite3.connect("kinerja.db")) as connection:
        read = connection.execute("SELECT periode, realisasi FROM realisasi ORDER BY 1").fetchall()
    assert read == [("2025-Q1", "3"), ("2025-Q2", "4")]
    narrow = [*title, [*header[:3], "Realisasi"], [ANI, "Ani", "Laporan", 3]]
    refused = kinerja("import", write(tmp_path / "b.xlsx", {"R": narrow}), "--db", "b.db", "--json")
    assert refused.code == 4  # which quarter is not said by anything
    assert "periode-kosong" in codes(refused)


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("REALISASI KINERJA TRIWULAN TAHUN 2025", "2025"),
        ("REALISASI TRIWULAN II TAHUN 2025", "2025-Q2"),
        ("REALISASI TRIWULAN KE-2 TAHUN 2025", "2025-Q2"),
        ("REALISASI TRIWULAN KEDUA TAHUN 2025", "2025-Q2"),
        ("REALISASI SEMESTER 2 TAHUN 2025", "2025-S2"),
    ],
)
def test_a_numbered_quarter_over_wide_columns_is_kept(title: str, period: str):
    assert str(context.period_of([[title]], "Sheet1", wide=True)) == period


def test_a_list_with_columns_nobody_knows_is_no_list_of_employees(kinerja: Run, tmp_path):
    rows = [[UNIT], ["TRIWULAN I TAHUN 2024"],
            ["NIP", "Nama", "Butir Kerja", "Yang Dicapai"], [ANI, "Ani", "Laporan", 9]]  # fmt: skip
    path = write(tmp_path / "a.xlsx", {"R": rows})
    assert kinerja("import", path).code == 4
    known = [rows[0], rows[1], ["No", "NIP", "Nama", "Ket"], [1, ANI, "Ani", ""]]
    assert kinerja("import", write(path, {"R": known})).code == 0
    settled = ("--petakan", "Butir Kerja=Indikator", "--petakan", "Yang Dicapai=Realisasi")
    outcome = kinerja("import", write(path, {"R": rows}), *settled, "--json")
    assert outcome.code == 0
    assert "data-hilang" not in codes(outcome)


def test_evidence_beside_wide_quarters_belongs_to_each_quarter_with_a_realisation(
    kinerja: Run, tmp_path
):
    kinerja("import", office(tmp_path / "kantor.xlsx", realisasi=[]))
    rows = [
        ["REALISASI TAHUN 2024"],
        ["NIP", "Indikator", "Target TW I", "Target TW II", "Realisasi TW I", "Realisasi TW II",
         "Bukti Dukung"],
        [ANI, "Laporan tersusun", 12, 14, 11, None, "SPJ & buku register"],
    ]  # fmt: skip
    assert kinerja("import", write(tmp_path / "lebar.xlsx", {"Sheet1": rows})).code == 0
    with closing(sqlite3.connect(tmp_path / "kinerja.db")) as connection:
        found = connection.execute(
            "SELECT periode, realisasi, bukti_dukung FROM realisasi WHERE sampai IS NULL ORDER BY 1"
        ).fetchall()
    assert [row for row in found if row[1]] == [("2024-Q1", "11", "SPJ & buku register")]
    assert all(not bukti for _, actual, bukti in found if not actual)
