"""The unattended run: what comes in is imported, scored, told of; a second run changes nothing."""

import json
import os
import time
from pathlib import Path

import pytest
from batch_office import (
    ANI,
    BUDI,
    DONE,
    PLANS,
    SETTINGS,
    batch,
    faulty,
    folder,
    log,
    named,
    put,
    query,
    staff,
    summaries,
    tree,
    work,
)
from books import SESUAI, UNIT
from conftest import run
from openpyxl import load_workbook

from kinerja_cli.batch import inbox, outcome
from kinerja_cli.batch.job import Watched
from kinerja_cli.batch.outcome import worst


@pytest.fixture(autouse=True)
def _office(_folder_of_its_own):
    folder()


def test_what_comes_in_is_imported_scored_and_reported_without_a_word():
    staff(), work()
    done = batch()
    assert (done.code, done.out, done.err) == (0, "", "")
    assert not named("masuk/**/*")
    assert [Path(name).name for name in named("arsip/*/*")] == [
        "kinerja dinas.xlsx",
        "pegawai.xlsx",
    ]
    assert query("SELECT count(*) FROM skor WHERE predikat = 'Baik'") == [(2,)]
    assert named("laporan/2024-Q1-*.html")
    assert named("laporan/2024-Q1-*.xlsx")
    assert len(named("catatan/ringkasan-*")) == 3


def test_a_second_run_changes_nothing():
    staff(), work(), faulty()
    assert batch().code == 4
    before, rows = tree(), query("SELECT * FROM audit") + query("SELECT * FROM proses")
    times = {name: Path(name).stat().st_mtime_ns for name in before}
    for _ in range(2):
        done = batch()
        assert (done.code, done.out, done.err) == (0, "", "")
    assert tree() == before
    assert {name: Path(name).stat().st_mtime_ns for name in before} == times
    assert query("SELECT * FROM audit") + query("SELECT * FROM proses") == rows


def test_a_report_that_somebody_removed_comes_again_as_it_was():
    staff(), work()
    batch()
    before = tree()
    Path(named("laporan/*.html")[0]).unlink()
    assert batch().code == 0
    assert before.items() <= tree().items()


def test_a_faulty_file_stops_no_other_and_goes_back_with_a_copy_and_a_letter():
    staff(), faulty("a salah.xlsx"), work()
    done = batch()
    assert done.code == 4
    assert done.out == ""
    assert "a salah.xlsx: dikembalikan, 1 baris salah" in done.err
    assert query("SELECT count(*) FROM realisasi") == [(2,)]
    (letter,) = named("karantina/*/a salah/Penjelasan.txt")
    words = Path(letter).read_text(encoding="utf-8-sig")
    for told in ("lembar “realisasi”, sel D2", "“dua belas”", "Angka di kolom Realisasi",
                 "Perbaiki isi sel itu", "angka-tidak-terbaca", UNIT, "surel bkpsdm@uji.example",
                 "Pemerintah Kota Uji"):  # fmt: skip
        assert told in words, told
    assert "kinerja imports" not in words  # its reader has no kinerja to run
    marked = load_workbook(Path(letter).with_name("a salah.xlsx"))
    assert marked["realisasi"]["D2"].comment
    assert named("karantina/*/a salah/asli/a salah.xlsx")
    assert not named("karantina/**/.*")


def test_the_mended_copy_comes_in_under_its_old_name():
    staff(), work(), faulty()
    batch()
    (copy,) = named("karantina/*/salah/salah.xlsx")
    book = load_workbook(copy)
    book["realisasi"]["D2"] = 11
    book.save("masuk/salah.xlsx")
    assert batch().code == 0
    assert ("salah.xlsx",) in query("SELECT berkas FROM impor")


def test_what_is_no_sheet_is_explained_to_its_sender():
    Path("masuk/surat.pdf").write_bytes(b"%PDF-1.4 surat")
    Path("masuk/kosong.xlsx").write_bytes(b"")
    assert batch().code == 5
    words = Path(named("karantina/*/surat/Penjelasan.txt")[0]).read_text(encoding="utf-8")
    assert "PDF" in words
    assert "(.xlsx)" in words
    assert not named("masuk/*")


def test_employees_come_first_whatever_the_files_are_called():
    work("a kinerja.xlsx"), staff("z pegawai.xlsx")
    assert batch().code == 0
    names = [name for (name,) in query("SELECT berkas FROM impor ORDER BY id")]
    assert names[1:] == ["z pegawai.xlsx", "a kinerja.xlsx"]
    assert not [one for one in log() if one["hasil"].startswith("dicoba lagi")]


def test_what_was_refused_only_for_an_unknown_employee_is_tried_once_more():
    put("a rating.xlsx", rating=[[ANI, "2024-Q1", SESUAI, SESUAI, ""]])
    put("b rekap.xlsx", rating=[[BUDI, "2024-Q1", SESUAI, SESUAI, ""]])
    staff()
    # A sheet of plans in a file that sorts behind what needs it, of the same rank.
    put("y kinerja.xlsx", indikator=PLANS[:1], realisasi=DONE[:1])
    put("x realisasi.xlsx", indikator=PLANS[1:], realisasi=DONE)
    assert batch().code == 0
    assert not named("karantina/**/*.xlsx")
    told = [one["hasil"] for one in log() if one.get("berkas") == "x realisasi.xlsx"]
    assert told == ["dicoba lagi di akhir", "masuk"]


def test_what_stays_unknown_is_refused_after_its_second_chance():
    put("rating.xlsx", rating=[[ANI, "2024-Q1", SESUAI, SESUAI, ""]])
    assert batch().code == 4
    told = [one["hasil"] for one in log() if one["langkah"] == "impor"]
    assert told == ["dicoba lagi di akhir", "ditolak"]


def test_a_letter_does_not_blame_whoever_is_only_early():
    put("rating.xlsx", rating=[[ANI, "2024-Q1", SESUAI, SESUAI, ""]])
    assert batch().code == 4
    told = " ".join(Path(named("karantina/*/*/Penjelasan.txt")[0]).read_text("utf-8-sig").split())
    assert told.index("Isi berkas itu tidak salah") < told.index("nip-tidak-dikenal")
    assert "menunggu data pegawai yang belum ada pada kami" in told
    assert "tidak perlu dikirim ulang" in told
    for blame in ("diwarnai", "PERLU DIPERBAIKI", "perlu diperbaiki", "CARA MENGIRIM KEMBALI"):
        assert blame not in told, blame


def test_a_letter_is_addressed_to_nobody_in_particular_unless_a_name_is_known():
    folder_of_somebody = Path("masuk/sub")
    folder_of_somebody.mkdir()
    (folder_of_somebody / "Laporan.pdf").write_bytes(b"%PDF-1.4 surat")
    assert batch().code == 5
    words = Path(named("karantina/*/sub/Laporan/Penjelasan.txt")[0]).read_text("utf-8-sig")
    assert words.startswith("Yth. Pengelola Kepegawaian\nPerangkat Daerah pengirim\n")
    assert summaries()[-1]["berkas"][0]["dinas"] == []


def test_a_file_that_was_imported_is_not_imported_again_and_that_is_said():
    staff(), work()
    assert batch().code == 0
    again = Path(named("arsip/*/kinerja dinas.xlsx")[0]).read_bytes()
    Path("masuk/kinerja dinas.xlsx").write_bytes(again)
    Path("masuk/salinan.xlsx").write_bytes(again)
    count = query("SELECT count(*) FROM impor")
    assert batch().code == 0
    assert query("SELECT count(*) FROM impor") == count
    assert [one["hasil"] for one in summaries()[-1]["berkas"]] == ["sudah", "sudah"]
    assert len(named("arsip/*/*.xlsx")) == 3  # the same name with the same bytes is one file
    assert not named("masuk/*")


def test_the_archive_never_replaces_another_file():
    staff(), work("dinas.xlsx")
    batch()
    changed = [[*DONE[0][:3], 11, ""], DONE[1]]
    work("dinas.xlsx", changed)
    assert batch().code == 0
    assert [Path(name).name for name in named("arsip/*/dinas*")] == ["dinas (2).xlsx", "dinas.xlsx"]


def test_a_correction_of_an_earlier_quarter_is_scored_without_being_asked():
    staff(), work()
    batch()
    Path("kinerja.toml").write_text(SETTINGS.replace("2024-Q1", "2024-Q2"), encoding="utf-8")
    assert batch().code == 0
    runs = query("SELECT max(id) FROM proses WHERE periode = '2024-Q1'")
    work("koreksi.xlsx", [[*DONE[0][:3], 11, ""], DONE[1]])
    assert batch().code == 0
    assert query("SELECT max(id) FROM proses WHERE periode = '2024-Q1'") > runs
    assert query("SELECT isi FROM pilihan WHERE nama = 'periode_terakhir'") == [("2024-Q2",)]


def test_a_locked_quarter_is_neither_changed_nor_scored_again():
    staff(), work()
    batch()
    assert run("lock", "--periode", "2024-Q1", "--ya").code == 0
    scores = query("SELECT * FROM skor")
    work("koreksi.xlsx", [[*DONE[0][:3], 11, ""], DONE[1]])
    assert batch().code == 4
    assert query("SELECT * FROM skor") == scores
    words = Path(named("karantina/*/koreksi/Penjelasan.txt")[0]).read_text(encoding="utf-8")
    assert "periode-terkunci" in words
    told = " ".join(words.split())
    for said in ("Tertulis : “11”", "Berlaku : “12”", "Triwulan I Tahun 2024, Dinas", "dikunci",
                 "Tidak ada yang perlu diperbaiki di lembar ini", "mohon tidak dikirim ulang",
                 "pengelola kinerja Pemerintah Kota Uji (surel bkpsdm@uji.example)"):  # fmt: skip
        assert said in told, said
    for untrue in (
        "isi-diganti",
        "kini isi lembar ini",
        "Perbaiki",
        "Kirim kembali",
        "Hubungi kami",
    ):
        assert untrue not in told, untrue
    codes = {row[6].value for row in load_workbook(
        named("karantina/*/koreksi/koreksi.xlsx")[0])["Temuan"].iter_rows(min_row=2) if len(row) > 6}  # fmt: skip
    assert "isi-diganti" not in codes
    assert batch().code == 0


def test_a_letter_about_a_lock_and_a_mistake_tells_them_apart():
    staff(), work()
    batch()
    assert run("lock", "--periode", "2024-Q1", "--ya").code == 0
    put(
        "campur.xlsx",
        realisasi=[[*DONE[0][:3], 11, ""], ["123", *DONE[1][1:]]],
    )
    assert batch().code == 4
    words = Path(named("karantina/*/campur/Penjelasan.txt")[0]).read_text("utf-8-sig")
    mistakes, _, locked = words.partition("YANG TERKUNCI")
    assert "ada 1 hal yang perlu diperbaiki" in " ".join(mistakes.split())
    assert "nip-panjang" in mistakes
    assert "periode-terkunci" in locked
    assert "kembalikan isi yang terkunci" in " ".join(locked.split())


def test_what_lacks_never_changes_the_exit_code_but_is_told():
    put("pegawai.xlsx", pegawai=[[ANI, "Ani", "Analis", UNIT, "Tidak", "", ""],
        ["198906042019032007", "Citra", "Analis", "Badan Lain Kota Uji", "Tidak", "", ""]])  # fmt: skip
    put("kinerja.xlsx", indikator=[[ANI, "Laporan tersusun", "Naik", 100, 12, 48]],
        realisasi=DONE[:1])  # fmt: skip
    assert batch().code == 0
    (period,) = summaries()[-1]["periode"]
    assert period["belum_kirim"] == ["Badan Lain Kota Uji"]
    assert {one["perangkat_daerah"] for one in period["kurang"]} >= {"Badan Lain Kota Uji"}
    assert named("laporan/2024-Q1-kurang-badan-lain-kota-uji.xlsx")


def test_a_folder_of_its_own_has_its_own_defaults():
    staff()
    Path("kinerja.toml").write_text(SETTINGS + """
[[batch.folder]]
jalur = "masuk/dinas uji"
periode = "2024-Q1"
petakan = { "Hasil Nyata" = "Realisasi" }
lewati_galat = true
""", encoding="utf-8")  # fmt: skip
    work("plan.xlsx")
    path = put("dinas uji/tanpa periode.xlsx", rating=[
        [ANI, "2024-Q1", SESUAI, SESUAI, ""], ["123", "2024-Q1", SESUAI, SESUAI, ""]])  # fmt: skip
    book = load_workbook(path)
    book["rating"]["C2"] = "Di Atas Ekspektasi"
    book.save(path)
    done = batch()
    assert done.code == 3
    (mine,) = [one for one in summaries()[-1]["berkas"] if one["folder"] == "dinas uji"]
    assert (mine["hasil"], mine["berubah"], mine["ditolak"]) == ("masuk", 1, 1)
    assert named("arsip/*/dinas uji/tanpa periode.xlsx")
    assert json.loads(query("SELECT isi FROM pilihan WHERE nama = 'batch_terakhir'")[0][0])[
        "berhasil"
    ]


def test_locks_of_excel_half_downloads_and_links_stay_where_they_are():
    names = ["~$buka.xlsx", ".sembunyi.xlsx", "unduh.xlsx.crdownload", "x.tmp", "Thumbs.db"]
    for name in names:
        Path("masuk", name).write_bytes(b"x")
    Path("luar.xlsx").write_bytes(b"x")
    Path("masuk/pintasan.xlsx").symlink_to(Path("luar.xlsx").absolute())
    assert batch().code == 0
    assert sorted(path.name for path in Path("masuk").iterdir()) == sorted(
        [*names, "pintasan.xlsx"]
    )
    assert not Path("karantina").exists()


def test_a_file_that_still_grows_waits_for_the_next_run(tmp_path):
    path = Path("masuk/besar.xlsx")
    path.write_bytes(b"x")

    def grow(_seconds):
        path.write_bytes(b"xx")

    watched = (Watched(Path("masuk"), Path("masuk"), None),)
    assert inbox.look(watched, 5.0, grow).waiting == (path,)
    old = time.time() - 60
    os.utime(path, (old, old))  # a copy that keeps the old time is still young by its entry
    assert inbox.look(watched, 0.05).files[0].path == path


def test_the_log_is_one_line_an_event_and_names_nobody():
    staff()
    name = f"salah {ANI}\n\x1b[31m\u2028.xlsx"
    faulty("sementara.xlsx").rename(Path("masuk") / name)
    assert batch().code == 4
    text = Path(named("catatan/batch-*.jsonl")[0]).read_text(encoding="utf-8")
    assert ANI not in text
    assert not {"\x1b", "\u2028"} & set(text)
    steps = [one["langkah"] for one in log()]
    assert steps[0] == "mulai"
    assert steps[-1] == "selesai"
    assert steps.count("impor") == 3  # the faulty one twice: its indicator is not known
    for line in log():
        assert line["waktu"][-6] in "+-"
        assert {"batch", "lama", "hasil", "keluar"} <= line.keys()
    assert len({line["batch"] for line in log()}) == 1
    assert log()[-1]["keluar"] == 4
    for path in named("catatan/ringkasan-*.txt") + named("catatan/ringkasan-*.html"):
        assert "\x1b" not in Path(path).read_text(encoding="utf-8")


def test_the_summary_tells_who_sent_what_and_what_came_of_it():
    staff(), work(), faulty()
    batch()
    (told,) = summaries()
    by_name = {one["berkas"]: one for one in told["berkas"]}
    assert by_name["kinerja dinas.xlsx"]["dinas"] == [UNIT]
    assert by_name["salah.xlsx"]["hasil"] == "ditolak"
    assert by_name["salah.xlsx"]["penjelasan"].endswith("salah/Penjelasan.txt")
    assert told["periode"][0]["nilai"][0]["predikat"]["Baik"] == 2
    assert told["keluar"] == 4
    text = Path(named("catatan/ringkasan-*.txt")[0]).read_text(encoding="utf-8")
    page = Path(named("catatan/ringkasan-*.html")[0]).read_text(encoding="utf-8")
    for words in (UNIT, "salah.xlsx", "angka-tidak-terbaca", "karantina/", "Baik"):
        assert words in text, words
        assert words in page, words
    assert ANI not in text + page


def test_json_and_rinci_print_what_happened():
    staff(), work()
    done = batch("--json")
    assert done.code == 0
    assert done.json()["berkas"][0]["hasil"] == "masuk"
    again = batch("-v")
    assert "Tidak ada yang baru" in again.out


def test_status_knows_the_last_batch():
    staff()
    assert batch().code == 0
    assert run("status", "--maks-usia", "1j").code == 0
    good = query("SELECT isi FROM pilihan WHERE nama = 'batch_berhasil'")
    faulty()
    assert batch().code == 4
    assert query("SELECT isi FROM pilihan WHERE nama = 'batch_berhasil'") == good
    last = json.loads(query("SELECT isi FROM pilihan WHERE nama = 'batch_terakhir'")[0][0])
    assert (last["keluar"], last["berhasil"]) == (4, False)


def test_without_a_database_nothing_is_begun():
    Path("kinerja.db").unlink()
    staff()
    assert batch().code == 6
    assert named("masuk/*")
    assert not Path("catatan").exists()
    assert not Path("kinerja.db").exists()


def test_the_gravest_step_is_the_exit_code():
    order = [1, 6, 8, 4, 5, 9, 3, 0]
    for at, code in enumerate(order):
        assert worst(order[at:]) == code
    assert worst([]) == 0
    assert {0, 3, 9} == outcome.BERHASIL
