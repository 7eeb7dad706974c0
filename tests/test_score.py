"""`kinerja score` and `kinerja explain`: numbered runs that stay explainable."""

from pathlib import Path

from books import ANI, BUDI, DI_ATAS, SESUAI, UNIT, office
from conftest import Run

EXPLAIN_KEYS = {
    "nip", "nama", "perangkat_daerah", "periode", "kebijakan", "proses", "status", "indikator",
    "komponen", "nilai", "rating_hasil_kerja", "rating_perilaku", "rating_dari", "usulan",
    "alasan_belum_lengkap", "predikat", "langkah",
}  # fmt: skip


def score(kinerja: Run, period: str = "2024-Q1", *words: str):
    return kinerja("score", "--periode", period, "--json", *words).json()


def test_a_score_follows_from_its_indicators_and_marks(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx"))
    result = score(kinerja)
    assert result["predikat"] == {
        "Sangat Baik": 1, "Baik": 0, "Butuh Perbaikan": 1, "Kurang": 0, "Sangat Kurang": 0}  # fmt: skip
    one = kinerja("explain", ANI, "--json").json()
    assert one.keys() >= EXPLAIN_KEYS
    assert [row["capaian"] for row in one["indikator"]] == ["100.00", "120.00"]
    assert one["komponen"] == {"hasil_kerja": "108.00", "perilaku": "2.57", "disiplin": None,
                               "kompetensi": None, "layanan": None}  # fmt: skip
    assert one["usulan"] == {"hasil_kerja": DI_ATAS, "perilaku": DI_ATAS, "predikat": "Sangat Baik"}
    assert one["indikator"][0]["sumber"] == {"berkas": "k.xlsx", "lembar": "realisasi", "sel": "D2"}


def test_after_a_refused_first_import_scoring_says_what_is_missing(kinerja: Run, tmp_path):
    assert kinerja("import", office(tmp_path / "k.xlsx", pegawai=[])).code == 4
    outcome = kinerja("score", "--periode", "2024-Q1")
    assert outcome.code == 2
    assert "kinerja import" in outcome.err


def test_scoring_again_with_nothing_changed_makes_no_new_run(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx"))
    first, again = score(kinerja), score(kinerja)
    assert (first["proses"], first["baru"]) == (1, True)
    assert (again["proses"], again["baru"]) == (1, False)
    assert {k: v for k, v in again.items() if k != "baru"} == {
        k: v for k, v in first.items() if k != "baru"}  # fmt: skip


def test_a_changed_input_makes_a_new_run_and_the_old_one_stays(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx"))
    score(kinerja)
    kinerja(
        "import",
        office(tmp_path / "k.xlsx", rating=[[ANI, "2024-Q1", SESUAI, "", "Sesuai bukti."]]),
    )
    assert score(kinerja)["proses"] == 2
    new = kinerja("explain", ANI, "--json").json()
    old = kinerja("explain", ANI, "--proses", 1, "--json").json()
    assert (new["rating_hasil_kerja"], new["rating_dari"]["hasil_kerja"]) == (SESUAI, "penetapan")
    assert (old["rating_hasil_kerja"], old["rating_dari"]["hasil_kerja"]) == (DI_ATAS, "usulan")
    assert new["usulan"]["hasil_kerja"] == DI_ATAS


def test_a_run_of_one_office_leaves_the_others_untouched(kinerja: Run, city: Path):
    whole = score(kinerja)
    part = score(kinerja, "2024-Q1", "--dinas", "kesehatan")
    assert (part["proses"], part["baru"], part["dinilai"]) == (whole["proses"], False, 47)
    other = kinerja("explain", "199808222023211008", "--json").json()
    assert other["proses"] == whole["proses"]


def test_the_head_of_a_unit_takes_the_organisations_predicate(kinerja: Run, tmp_path):
    people = [[ANI, "Ani", "Analis", UNIT, "", BUDI, ""],
              [BUDI, "Budi", "Plt. Kepala Dinas Contoh", UNIT, "", "Wali Kota", ""]]  # fmt: skip
    path = office(tmp_path / "k.xlsx", pegawai=people)
    kinerja("import", path)
    score(kinerja)
    before = kinerja("explain", BUDI, "--json").json()
    assert before["alasan_belum_lengkap"] == ["predikat-organisasi-kosong"]
    kinerja("import", office(tmp_path / "o.xlsx", pegawai=people,
                             organisasi=[[UNIT.upper(), "TW I 2024", "ISTIMEWA"]]))  # fmt: skip
    score(kinerja)
    after = kinerja("explain", BUDI, "--json").json()
    assert (after["rating_hasil_kerja"], after["rating_dari"]["hasil_kerja"]) == (
        DI_ATAS,
        "organisasi",
    )


def test_a_distribution_is_told_once_the_organisation_has_a_predicate(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx"))
    assert not told(score(kinerja))
    kinerja(
        "import", office(tmp_path / "k.xlsx", organisasi=[[UNIT, "2024-Q1", "Butuh Perbaikan"]])
    )
    (most, least) = told(score(kinerja))
    assert (least["kode"], least["tingkat"], least["nilai"]) == (
        "distribusi-lebih",
        "peringatan",
        UNIT,
    )
    assert most["pesan"].endswith(
        "Dengan predikat organisasi Butuh Perbaikan: predikat Butuh Perbaikan paling sedikit 60 %; "
        "yang ada 1 pegawai (50,00 %) (SE MenPANRB 3/2023). Untuk ditinjau; predikat tidak diubah "
        "karenanya. Sarannya ada di laporan."
    )
    again = score(kinerja)
    assert (again["baru"], len(told(again))) == (False, 2)


def told(result):
    return [one for one in result["temuan"] if one["kode"].startswith("distribusi-")]


def test_incomplete_people_are_counted_and_listed_and_the_exit_code_stays_0(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx", perilaku=[]))
    outcome = kinerja("score", "--periode", "2024-Q1")
    assert outcome.code == 0
    assert "2 belum lengkap" in outcome.out
    assert "perilaku-kosong: isi lembar perilaku atau rating" in outcome.out
    one = kinerja("explain", ANI, "--json").json()
    assert (one["status"], one["predikat"]) == ("belum-lengkap", None)
    assert one["usulan"]["hasil_kerja"] == DI_ATAS


def test_every_step_of_every_score_of_the_city_can_be_explained(kinerja: Run, city: Path):
    score(kinerja, "2024")
    for nip in ("199808222023211008", "197411151997031001", "199409142020031001"):
        one = kinerja("explain", nip, "--periode", "2024", "--json").json()
        assert one["beda_dari_simpanan"] == []
        outcome = kinerja("explain", nip, "--periode", "2024")
        assert "Hitungan ulang sama dengan yang tersimpan" in outcome.out


def test_a_stored_figure_that_was_tampered_with_is_told(kinerja: Run, tmp_path):
    import sqlite3

    kinerja("import", office(tmp_path / "k.xlsx"))
    score(kinerja)
    with sqlite3.connect("kinerja.db") as connection:
        connection.execute("UPDATE skor SET hasil_kerja = '99' WHERE nip = ?", (ANI,))
    connection.close()
    assert kinerja("explain", ANI, "--json").json()["beda_dari_simpanan"] == ["hasil_kerja"]
    assert "PERHATIAN" in kinerja("explain", ANI).out


def test_somebody_who_was_not_scored_is_told_what_there_is(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx"))
    score(kinerja)
    outcome = kinerja("explain", ANI, "--periode", "2024-Q2")
    assert outcome.code == 2
    assert "punya nilai di: 2024-Q1" in outcome.err


def test_a_head_who_moved_takes_the_predicate_of_the_office_where_they_are_scored(
    kinerja: Run, tmp_path
):
    people = [
        [ANI, "Ani", "Camat Lama", "Kecamatan Lama Kota Uji", "", "", ""],
        [ANI, "Ani", "Camat Baru", "Kecamatan Baru Kota Uji", "", "", "01-03-2024"],
        [BUDI, "Budi Santoso", "Kepala Bidang", UNIT, "", "", ""],
    ]
    predicates = [
        ["Kecamatan Lama", "2024-Q1", "Istimewa"],
        ["Kecamatan Baru", "2024-Q1", "Kurang"],
    ]
    kinerja("import", office(tmp_path / "k.xlsx", pegawai=people, organisasi=predicates))
    score(kinerja)
    one = kinerja("explain", ANI, "--json").json()
    assert (one["perangkat_daerah"], one["rating_hasil_kerja"]) == (
        "Kecamatan Lama Kota Uji",
        DI_ATAS,
    )
