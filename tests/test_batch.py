"""The unattended run: what comes in is imported, scored, told of; a second run changes nothing."""

import errno
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
    STAFF,
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

from kinerja_cli.actions import freshness
from kinerja_cli.batch import inbox, outcome, period_work, quarantine
from kinerja_cli.batch.job import Watched
from kinerja_cli.batch.outcome import worst
from kinerja_cli.batch.state import State
from kinerja_cli.errors import BusyError, CannotWriteError, ReadOnlyError
from kinerja_cli.store import disclosures, runs, shares


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


def test_of_two_files_that_state_one_figure_the_newer_one_counts():
    staff(), work()
    assert batch().code == 0
    newer = put("a koreksi.xlsx", realisasi=[[*DONE[0][:3], 14, *DONE[0][4:]]])
    older = put("b lama.xlsx", realisasi=[[*DONE[0][:3], 10, *DONE[0][4:]]])
    now = time.time()
    os.utime(newer, (now - 100, now - 100))
    os.utime(older, (now - 90_000, now - 90_000))
    assert batch().code == 0
    assert query(
        "SELECT realisasi FROM realisasi WHERE sampai IS NULL AND realisasi IN ('10', '14')"
    ) == [("14",)]


def test_what_was_refused_only_for_an_unknown_employee_is_tried_once_more():
    put("a rating.xlsx", rating=[[ANI, "2024-Q1", SESUAI, SESUAI, ""]])
    put("b rekap.xlsx", rating=[[BUDI, "2024-Q1", SESUAI, SESUAI, ""]])
    staff()
    # A sheet of plans in a file that comes after what needs it, of the same rank.
    put("y kinerja.xlsx", indikator=PLANS[:1], realisasi=DONE[:1])
    older = put("x realisasi.xlsx", indikator=PLANS[1:], realisasi=DONE)
    os.utime(older, (1, 1))
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


def test_what_somebody_else_changes_while_a_batch_begins_to_score_is_scored_by_the_next(
    monkeypatch,
):
    staff(), work()
    batch()
    Path("kinerja.toml").write_text(SETTINGS.replace("2024-Q1", "2024-Q2"), encoding="utf-8")
    assert batch().code == 0
    runs = query("SELECT max(id) FROM proses WHERE periode = '2024-Q1'")
    correction = work("koreksi.xlsx", [[*DONE[0][:3], 11, ""], DONE[1]])
    Path(correction).rename("koreksi.xlsx")
    real = State.periods

    def periods(self):
        found = real(self)
        assert run("import", "koreksi.xlsx").code == 0
        return found

    put("lain.xlsx", realisasi=[[BUDI, "Kegiatan selesai", "2024-Q2", 5, ""]])
    with monkeypatch.context() as patch:
        patch.setattr(State, "periods", periods)
        assert batch().code == 0
    assert query("SELECT max(id) FROM proses WHERE periode = '2024-Q1'") == runs
    assert batch().code == 0
    assert query("SELECT max(id) FROM proses WHERE periode = '2024-Q1'") > runs


def test_a_lasting_fault_elsewhere_makes_no_report_twice(monkeypatch):
    def refuse(_root):
        raise CannotWriteError("Folder karantina terkunci.", "")

    monkeypatch.setattr(quarantine, "recover", refuse)
    staff(), work()
    assert batch().code == 8
    entries = query("SELECT count(*) FROM audit")
    assert batch().code == 8
    assert query("SELECT count(*) FROM audit") == entries
    assert not summaries()[-1]["periode"]


def test_a_period_whose_report_fails_makes_no_other_period_come_again(monkeypatch):
    both = SETTINGS.replace('"2024-Q1"', '["2024-Q1", "2024-Q2"]')
    Path("kinerja.toml").write_text(both, encoding="utf-8")
    real, made, failing = period_work.write_reports, [], ["2024-Q2"]

    def write(db, options, *others):
        made.append(str(options.periode))
        if made[-1] in failing:
            raise CannotWriteError("Tidak dapat ditulis.", "")
        return real(db, options, *others)

    monkeypatch.setattr(period_work, "write_reports", write)
    staff(), work()
    put("lain.xlsx", realisasi=[[BUDI, "Kegiatan selesai", "2024-Q2", 5, ""]])
    assert batch().code == 8
    assert set(made) == {"2024-Q1", "2024-Q2"}
    made.clear()
    assert batch().code == 8
    assert set(made) == {"2024-Q2"}
    # A period that is asked for no more is still owed the report that failed.
    Path("kinerja.toml").write_text(SETTINGS, encoding="utf-8")
    failing.clear(), made.clear()
    assert batch().code == 0
    assert "2024-Q2" in made
    made.clear()
    assert (batch().code, made) == (0, [])


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


def test_an_inbox_that_is_not_there_is_told_and_no_success():
    staff(), work()
    Path("masuk").rename("lain")
    done = batch()
    assert done.code == 5
    assert f"Folder {Path('masuk').absolute()} tidak ada atau tidak terbaca" in done.err
    assert "tidak ada atau tidak terbaca" in summaries()[-1]["gagal"][0]["pesan"]
    assert not query("SELECT isi FROM pilihan WHERE nama = 'batch_berhasil'")
    Path("lain").rename("masuk")
    assert batch().code == 0


def test_one_folder_that_cannot_be_looked_into_is_told_and_the_others_are_read(monkeypatch):
    staff(), work("rahasia/kinerja.xlsx")
    real = os.scandir

    def scandir(path):
        if Path(path).name == "rahasia":
            raise PermissionError(errno.EACCES, "denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    done = batch()
    assert done.code == 5
    assert "masuk/rahasia tidak ada atau tidak terbaca" in done.err
    assert named("arsip/*/pegawai.xlsx")


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


def test_the_summary_warns_of_a_database_on_a_network_share(monkeypatch):
    staff()
    assert batch("--json").json()["jaringan"] is None
    work()
    share = shares.Share(shares.SMB, "cifs", "//server/bagi")
    monkeypatch.setattr(shares, "share_of", lambda _: share)
    done = batch()
    assert (done.code, done.out, done.err) == (0, "", "")  # no word of it to cron
    assert summaries()[-1]["jaringan"] == "//server/bagi (cifs)"
    run_name = summaries()[-1]["batch"]
    for ending in ("txt", "html"):
        told = Path(f"catatan/ringkasan-{run_name}.{ending}").read_text(encoding="utf-8")
        assert "basis data ada di jaringan, //server/bagi (cifs)" in told
    before = len(summaries())
    assert batch().code == 0
    assert len(summaries()) == before  # it alone is nothing to tell


def test_json_and_rinci_print_what_happened():
    staff(), work()
    done = batch("--json")
    assert done.code == 0
    assert done.json()["berkas"][0]["hasil"] == "masuk"
    again = batch("-v")
    assert "Tidak ada yang baru" in again.out


def test_what_is_past_its_term_and_cannot_be_removed_is_told(monkeypatch):
    Path("kinerja.toml").write_text(SETTINGS + "simpan_arsip_hari = 30\n", encoding="utf-8")
    for day in ("2020-01-01", "2020-01-02"):
        Path("arsip", day).mkdir(parents=True)
        Path("arsip", day, "lama.xlsx").write_bytes(b"x")
    real, kept = os.unlink, Path("arsip/2020-01-01").stat()

    def unlink(path, *others, **more):
        if "dir_fd" in more and os.path.samestat(kept, os.fstat(more["dir_fd"])):
            raise PermissionError(errno.EACCES, "denied")
        return real(path, *others, **more)

    monkeypatch.setattr(os, "unlink", unlink)
    done = batch()
    assert done.code == 8
    assert "masa simpan: " in done.err
    assert "arsip/2020-01-01 melewati masa simpan tetapi tidak dapat dihapus" in done.err
    assert summaries()[-1]["gagal"][0]["langkah"] == "masa simpan"
    assert named("arsip/*/*") == ["arsip/2020-01-01/lama.xlsx"]


def test_a_batch_that_did_its_work_but_could_not_note_its_end_is_not_told_as_busy(monkeypatch):
    def busy(*_):
        raise BusyError("kinerja.db sedang dipakai.", "")

    staff(), work()
    monkeypatch.setattr(runs, "remember", _only(freshness.LAST, busy))
    done = batch("--json")
    assert done.code == 8
    (fault,) = done.json()["gagal"]
    assert (fault["langkah"], fault["keluar"]) == ("mencatat batch", 8)
    assert "Batch selesai, tetapi belum tercatat" in fault["pesan"]


def _only(name, instead):
    real = runs.remember

    def remember(connection, given, text):
        return instead() if given == name else real(connection, given, text)

    return remember


def test_reports_that_the_trail_does_not_know_of_are_told_in_the_summary(monkeypatch):
    def refuse(*_):
        raise ReadOnlyError("Hanya dapat dibaca.", "")

    put(
        "pegawai.xlsx",
        pegawai=[*STAFF, ["198906042019032007", "Citra", "Analis", UNIT, "Tidak", "", ""]],
    )
    work()
    monkeypatch.setattr(disclosures, "add", refuse)
    assert batch().code == 0
    (period,) = summaries()[-1]["periode"]
    told = [words for words in period["catatan"] if "tidak tercatat dalam jejak audit" in words]
    assert len(told) == 1
    monkeypatch.setattr(period_work, "write_reports", lambda *_: pytest.fail("written again"))
    assert batch().code == 0


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
