"""The rating official decides: with a reason, above what sheets state, and never by overwriting."""

import re
import shlex
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from books import ANI, BUDI, CITRA, DI_ATAS, SESUAI, UNIT, office
from conftest import run
from stored import trail

DI_BAWAH = "Di Bawah Ekspektasi"
Q1 = ("--periode", "2024-Q1")


def decide(*words, nip=ANI, period="2024-Q1", alasan="Dialog kinerja"):
    return run("decide", nip, "--periode", period, *words, "--alasan", alasan)


def spoken(tree):
    """Return a tree as one line, without its guides."""
    return " ".join(re.sub(r"[│├└─]", " ", tree).split())


def explained(*words):
    return run("explain", ANI, "--json", *words).json()


def decided():
    return {
        (one["periode"], one["nip"], one["apa"]): one
        for one in run("decide", "--daftar", "--json").json()
    }


@pytest.fixture
def stocked(tmp_path):
    """Import a small office whose sheets rate Ani as expected."""
    path = office(tmp_path / "kantor.xlsx", rating=[[ANI, "2024-Q1", SESUAI, SESUAI, ""]])
    assert run("import", path).code == 0
    return path


@pytest.fixture
def alone(tmp_path):
    """Import a small office without any rating."""
    path = office(tmp_path / "kantor.xlsx")
    assert run("import", path).code == 0
    return path


# -- what a decision does ---------------------------------------------------------------------


def test_a_decision_wins_over_sheets_and_says_who_when_and_why(stocked):
    run("score", *Q1)
    before = explained()
    done = run("decide", "19850312 201001 2 003", *Q1, "--hasil-kerja", "be", "--alasan",
               "Capaian {tidak} didukung bukti", "--dasar", "BA 12/2024", "--tanggal", "3 April 2024",
               "--oleh", "Ratna Dewi")  # fmt: skip
    assert done.code == 0, done.err
    assert "Rating hasil kerja: belum ditetapkan → Di Bawah Ekspektasi" in done.out
    assert "Rating hasil kerja di lembar Sesuai Ekspektasi; tidak dipakai." in done.out
    assert "kinerja score --periode 2024-Q1" in done.out
    assert explained()["rating_hasil_kerja"] == before["rating_hasil_kerja"] == SESUAI
    assert run("score", *Q1, "--json").json()["baru"]
    after = explained()
    assert (after["rating_hasil_kerja"], after["rating_perilaku"]) == (DI_BAWAH, SESUAI)
    assert after["rating_dari"]["hasil_kerja"] == "penetapan"
    assert after["penetapan"] == [
        {"apa": "hasil_kerja", "nilai": DI_BAWAH, "oleh": "Ratna Dewi", "tanggal": "2024-04-03",
         "alasan": "Capaian {tidak} didukung bukti", "dasar": "BA 12/2024"}]  # fmt: skip
    assert (
        "Rating hasil kerja = Di Bawah Ekspektasi ditetapkan oleh Ratna Dewi pada 3 April 2024 dengan"
        " alasan “Capaian {tidak} didukung bukti”; dasar: BA 12/2024"
    ) in spoken(run("explain", ANI).out)


def test_a_run_keeps_the_decision_it_read(alone):
    decide("--perilaku", "BE")
    run("score", *Q1)
    decide("--perilaku", "AE", "--ya", alasan="Ditinjau ulang")
    run("score", *Q1)
    decide("--cabut", "--ya", alasan="Salah orang")
    run("score", *Q1)
    found = [explained("--proses", number) for number in (1, 2, 3)]
    assert [one["rating_perilaku"] for one in found] == [DI_BAWAH, DI_ATAS, DI_ATAS]
    assert [one["rating_dari"]["perilaku"] for one in found] == ["penetapan", "penetapan", "usulan"]
    assert [[said["alasan"] for said in one["penetapan"]] for one in found] == [
        ["Dialog kinerja"], ["Ditinjau ulang"], []]  # fmt: skip
    assert all(one["beda_dari_simpanan"] == [] for one in found)


def test_what_is_not_named_stays_as_it_was_decided_and_for_that_reason(alone):
    decide("--hasil-kerja", "di bawah", "--bukan-ide-baru", alasan="Bukti kurang")
    done = decide("--perilaku", "DIATAS EKSPEKTASI", alasan="Teladan")
    assert "tetap: Rating hasil kerja Di Bawah Ekspektasi, Ide baru Tidak" in done.out
    assert {apa: (one["nilai"], one["alasan"]) for (_, _, apa), one in decided().items()} == {
        "hasil_kerja": (DI_BAWAH, "Bukti kurang"), "perilaku": (DI_ATAS, "Teladan"),
        "ide_baru": ("Tidak", "Bukti kurang")}  # fmt: skip


def test_a_decision_after_one_taken_back_knows_nothing_of_it(alone):
    decide("--hasil-kerja", "BE")
    decide("--cabut", "--ya", alasan="Salah orang")
    decide("--perilaku", "SE")
    assert [apa for _, _, apa in decided()] == ["perilaku"]


def test_another_reason_is_another_decision_and_another_run(alone):
    decide("--perilaku", "SE")
    run("score", *Q1)
    done = decide("--perilaku", "SE", alasan="Menurut berita acara")
    assert done.code == 0
    assert run("score", *Q1, "--json").json()["baru"]
    assert explained()["penetapan"][0]["alasan"] == "Menurut berita acara"


def test_the_same_decision_again_changes_nothing(alone):
    decide("--perilaku", "SE", "--tanggal", "2024-04-03")
    entries = len(trail())
    again = decide("--perilaku", "sesuai ekspektasi")
    assert (again.code, "tidak ada yang diubah" in again.out) == (0, True)
    assert len(trail()) == entries
    assert decide("--perilaku", "SE", "--json").json()["berubah"] is False


def test_a_decision_of_one_period_is_none_of_another(alone):
    decide("--perilaku", "BE")
    assert run("score", "--periode", "2024").code == 0
    assert explained("--periode", "2024")["penetapan"] == []


def test_a_decision_alone_makes_an_employee_complete(tmp_path):
    run("import", office(tmp_path / "kantor.xlsx", perilaku=[]))
    run("score", *Q1)
    assert explained()["alasan_belum_lengkap"] == ["perilaku-kosong"]
    decide("--perilaku", "SE")
    run("score", *Q1)
    assert explained()["status"] == "lengkap"


# -- the trail --------------------------------------------------------------------------------


def test_the_trail_tells_old_and_new_and_why_but_not_whom(alone):
    decide("--hasil-kerja", "SE")
    run("decide", ANI, *Q1, "--hasil-kerja", "AE", "--alasan", "Bukti baru", "--dasar", "Nota 7",
        "--tanggal", "2024-05-02", "--oleh", "Ratna", "--ya")  # fmt: skip
    what, who, details = trail()[-1]
    assert (what, who) == ("keputusan", "Ratna")
    assert (details["lama"], details["baru"]) == ({"hasil_kerja": SESUAI}, {"hasil_kerja": DI_ATAS})
    assert (details["alasan"], details["dasar"]) == ("Bukti baru", "Nota 7")
    assert (details["tanggal"], details["periode"]) == ("2024-05-02", "2024-Q1")
    assert ANI not in str(trail())
    with closing(sqlite3.connect("kinerja.db")) as db:
        found = db.execute(
            "SELECT nip, rating_hasil_kerja, sejak, sampai FROM keputusan"
        ).fetchall()
    assert found == [(ANI, SESUAI, 2, 3), (ANI, DI_ATAS, 3, None)]
    assert run("status", "--json").json()["jejak_rusak"] is None


def test_replacing_a_decision_asks_and_gives_the_line_to_run(alone):
    decide("--hasil-kerja", "SE", "--ide-baru")
    asked = run("decide", ANI, *Q1, "--hasil-kerja", "AE", "--bukan-ide-baru", "--alasan", "Bukti 'baru'",
                "--dasar", "Nota 7", "--tanggal", "2024-05-02", "--oleh", "Ratna")  # fmt: skip
    assert asked.code == 2
    assert decided()["2024-Q1", ANI, "hasil_kerja"]["nilai"] == SESUAI
    line = asked.err.partition("jalankan: kinerja ")[2].splitlines()[0]
    assert run(*shlex.split(line)).code == 0
    found = decided()["2024-Q1", ANI, "hasil_kerja"]
    assert (found["nilai"], found["alasan"], found["dasar"]) == (DI_ATAS, "Bukti 'baru'", "Nota 7")
    assert (found["tanggal"], found["oleh"]) == ("2024-05-02", "Ratna")
    assert decided()["2024-Q1", ANI, "ide_baru"]["nilai"] == "Tidak"


# -- imports ----------------------------------------------------------------------------------


def test_an_import_never_replaces_a_decision_and_says_so(stocked, tmp_path):
    decide("--hasil-kerja", "AE")
    path = office(tmp_path / "kantor.xlsx", rating=[[ANI, "2024-Q1", DI_BAWAH, DI_BAWAH, ""]])
    told = run("import", path, "--json").json()
    (found,) = [one for one in told["temuan"] if one["kode"] == "penetapan-bertentangan"]
    assert (found["sel"], found["nilai"]) == ("C2", DI_BAWAH)
    assert "Yang berlaku Di Atas Ekspektasi" in found["pesan"]
    assert told["tertulis"]
    run("score", *Q1)
    after = explained()
    assert (after["rating_hasil_kerja"], after["rating_perilaku"]) == (DI_ATAS, DI_BAWAH)
    decide("--cabut", "--ya", alasan="Ikut lembar")
    run("score", *Q1)
    assert explained()["rating_hasil_kerja"] == DI_BAWAH


def test_a_sheet_that_agrees_with_a_decision_is_no_contradiction(stocked):
    decide("--hasil-kerja", "SE")
    told = run("import", stocked, "--json").json()
    assert told["temuan"] == []


# -- refusals ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([ANI, *Q1, "--alasan", "x"], "Belum disebut apa yang ditetapkan."),
        ([ANI, *Q1, "--perilaku", "SE"], "Alasannya belum disebut."),
        ([ANI, *Q1, "--perilaku", "SE", "--alasan", " \u200b "], "Alasannya belum disebut."),
        ([ANI, "--perilaku", "SE", "--alasan", "x"], "Periode belum disebut."),
        ([*Q1, "--perilaku", "SE", "--alasan", "x"], "NIP belum disebut."),
        ([ANI, *Q1, "--perilaku", "sesui", "--alasan", "x"], "Rating “sesui” tidak dikenal"),
        ([ANI, *Q1, "--perilaku", "Di Atas/Sesuai/Di Bawah", "--alasan", "x"], "tidak dikenal"),
        ([CITRA, *Q1, "--perilaku", "SE", "--alasan", "x"], "tidak dikenal."),
        ([ANI, *Q1, "--perilaku", "SE", "--alasan", "x", "--tanggal", "2099-01-01"], "masih di depan"),
        ([ANI, *Q1, "--perilaku", "SE", "--alasan", "x", "--tanggal", "03/04/2024"], "tidak jelas"),
        ([ANI, "--periode", "2099", "--perilaku", "SE", "--alasan", "x"], "belum dimulai"),
        ([ANI, *Q1, "--cabut", "--alasan", "x"], "tidak punya penetapan"),
        ([ANI, *Q1, "--cabut", "--perilaku", "SE", "--alasan", "x"], "--cabut"),
        ([ANI, *Q1, "--cabut"], "Alasannya belum disebut."),
    ],
)  # fmt: skip
def test_what_cannot_be_decided_is_refused_in_words(alone, words, says):
    outcome = run("decide", *words)
    assert (outcome.code, says in outcome.err) == (2, True), outcome.err
    assert len(trail()) == 1


def test_somebody_not_placed_in_the_period_is_refused(tmp_path):
    rows = [[BUDI, "Budi", "Analis", UNIT, "Tidak", "", "01-07-2023"],
            [ANI, "Ani", "Analis", UNIT, "Tidak", "", ""]]  # fmt: skip
    run("import", office(tmp_path / "k.xlsx", pegawai=rows))
    outcome = decide("--perilaku", "SE", nip=BUDI, period="2023-Q1")
    assert outcome.code == 2
    assert (
        "belum ditempatkan pada Triwulan I Tahun 2023. TMT jabatan pertamanya 2023-07-01"
        in outcome.err
    )
    assert decide("--perilaku", "SE", nip=BUDI, period="2023-Q3").code == 0


def test_without_any_decision_the_list_says_so(alone):
    assert "Belum ada penetapan" in run("decide", "--daftar").out
    decide("--perilaku", "SE")
    assert "Dialog kinerja" in run("decide", "--daftar").out
    assert "Belum ada" in run("decide", "--daftar", "--periode", "2024-Q2").out


def test_a_head_whose_rating_the_organisation_gives_is_told_at_once(tmp_path):
    people = [[ANI, "Ani", "Analis", UNIT, "", BUDI, ""],
              [BUDI, "Budi", "Kepala Dinas Contoh", UNIT, "Ya", "Wali Kota", ""]]  # fmt: skip
    run("import", office(tmp_path / "k.xlsx", pegawai=people))
    done = decide("--hasil-kerja", "AE", nip=BUDI)
    assert "pimpinan unit: predikat organisasi yang menentukan" in done.out
    assert "penetapan ini dicatat tetapi tidak dipakai" in " ".join(done.out.split())
    assert decide("--hasil-kerja", "AE", "--json", nip=BUDI).json()["tidak_dipakai"] == [
        "hasil_kerja"
    ]
    assert "tidak dipakai" not in decide("--perilaku", "AE", nip=BUDI).out
    assert "tidak dipakai" not in decide("--hasil-kerja", "AE", nip=ANI).out


def test_under_a_regulation_without_the_organisation_nothing_is_told_of_it(tmp_path):
    people = [[BUDI, "Budi", "Kepala Dinas Contoh", UNIT, "Ya", "Wali Kota", ""]]
    run("import", office(tmp_path / "k.xlsx", pegawai=people))
    Path("kinerja.toml").write_text('kebijakan = "pp-30-2019"\n', encoding="utf-8")
    assert "tidak dipakai" not in decide("--hasil-kerja", "AE", nip=BUDI).out
