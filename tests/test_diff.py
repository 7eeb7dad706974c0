"""`kinerja diff`: who moved between two runs, and what moved them."""

from pathlib import Path

import pytest
from books import ANI, BUDI, CITRA, DI_ATAS, SESUAI, UNIT, office
from builders import POLICY_ID, POLICY_TEXT, TEXTS
from conftest import Run
from stored import trail

from kinerja_cli.actions import attribution, policies

P = ("--periode", "2024-Q1")


def realised(ani=12, days=2.4, budi=4):
    return [
        [ANI, "Laporan tersusun", "2024-Q1", ani, "Rapi dan tepat waktu."],
        [ANI, "Waktu tanggap pengaduan", "TW I 2024", days, ""],
        [BUDI, "Kegiatan selesai", "Triwulan I Tahun 2024", budi, ""],
    ]


def imported(kinerja: Run, path: Path, **changes):
    outcome = kinerja("import", office(path, **changes))
    assert outcome.code == 0, outcome.err


def scored(kinerja: Run):
    assert kinerja("score", *P).code == 0


def ruled(monkeypatch, old, new):
    """Let the shipped policy be another one from now on."""
    assert POLICY_TEXT.count(old) == 1, old
    monkeypatch.setattr(
        policies, "policy_texts", lambda: {**TEXTS, POLICY_ID: POLICY_TEXT.replace(old, new)}
    )


@pytest.fixture
def first(kinerja: Run, tmp_path: Path) -> Run:
    imported(kinerja, tmp_path / "k.xlsx")
    scored(kinerja)
    return kinerja


def test_a_changed_realisation_moves_its_employee_and_nobody_else(first: Run, tmp_path):
    imported(first, tmp_path / "k.xlsx", realisasi=realised(budi=5))
    scored(first)
    found = first("diff", *P, "--json").json()
    assert (found["periode"], found["proses_lama"], found["proses_baru"]) == ("2024-Q1", 1, 2)
    (one,) = found["berubah"]
    assert (one["nip"], one["nama"], one["perangkat_daerah"]) == (BUDI, "Budi Santoso", UNIT)
    assert (one["lama"]["hasil_kerja"], one["baru"]["hasil_kerja"]) == ("80", "100")
    assert (one["lama"]["predikat"], one["baru"]["predikat"]) == ("Butuh Perbaikan", "Baik")
    assert one["karena"] == ["data"]
    (cause,) = one["sebab"]
    assert cause == {
        "jenis": "data",
        "apa": "indikator “Kegiatan selesai” › 2024-Q1 › realisasi",
        "lama": "4",
        "baru": "5",
        "sumber": {"berkas": "k.xlsx", "lembar": "realisasi", "sel": "D4"},
        "impor": 2,
        "sumber_lama": {"berkas": "k.xlsx", "lembar": "realisasi", "sel": "D4"},
        "impor_lama": 1,
    }
    assert (found["masuk"], found["keluar"], found["pindah"], found["tetap"]) == ([], [], [], 1)


def test_a_mark_changed_among_seven_names_the_cell_and_the_import_that_changed_it(
    first: Run, tmp_path
):
    marks = [
        [ANI, "2024-Q1", *[DI_ATAS] * 3, *[SESUAI] * 4, "Atasan"],
        [BUDI, "2024-Q1", *[SESUAI] * 7, "Atasan"],
    ]
    imported(first, tmp_path / "k.xlsx", perilaku=marks)
    scored(first)
    (one,) = first("diff", *P, "--json").json()["berubah"]
    (cause,) = one["sebab"]
    assert cause["apa"].endswith("penilai Atasan › Harmonis")
    assert (cause["lama"], cause["baru"]) == (DI_ATAS, SESUAI)
    assert (cause["sumber"]["sel"], cause["impor"], cause["impor_lama"]) == ("F2", 2, 1)


def test_a_changed_rule_is_told_by_its_key_and_as_such(first: Run, monkeypatch):
    ruled(monkeypatch, "lebih_dari = 100", "lebih_dari = 120")
    scored(first)
    found = first("diff", *P, "--json").json()
    assert found["aturan"] == [
        {"apa": "hasil_kerja.ambang[0].lebih_dari", "lama": "100", "baru": "120"}]  # fmt: skip
    (one,) = found["berubah"]
    assert (one["nip"], one["karena"]) == (ANI, ["aturan"])
    assert [cause["jenis"] for cause in one["sebab"]] == ["aturan"]
    assert "karena aturan" in first("diff", *P).out


def test_data_and_rules_that_both_move_somebody_are_both_named(first: Run, monkeypatch, tmp_path):
    ruled(monkeypatch, "lebih_dari = 100", "lebih_dari = 120")
    imported(first, tmp_path / "k.xlsx", realisasi=realised(ani=11))
    scored(first)
    (one,) = first("diff", *P, "--json").json()["berubah"]
    assert one["karena"] == ["data", "aturan"]
    assert {cause["jenis"] for cause in one["sebab"]} == {"data", "aturan"}
    assert "karena keduanya" in first("diff", *P).out


def test_a_rule_that_changes_beside_data_is_no_cause_for_whom_it_does_not_move(
    first: Run, monkeypatch, tmp_path
):
    ruled(monkeypatch, "lebih_dari = 100", "lebih_dari = 120")
    imported(first, tmp_path / "k.xlsx", realisasi=realised(budi=3))
    scored(first)
    moved = {one["nip"]: one["karena"] for one in first("diff", *P, "--json").json()["berubah"]}
    assert moved == {ANI: ["aturan"], BUDI: ["data"]}


def test_data_that_only_the_new_rules_let_count_are_a_cause_too(
    kinerja: Run, monkeypatch, tmp_path
):
    imported(kinerja, tmp_path / "k.xlsx", realisasi=realised(budi=7))  # 140 %, capped at 120
    scored(kinerja)
    imported(kinerja, tmp_path / "k.xlsx", realisasi=realised(budi=8))  # 160 %, capped likewise
    ruled(monkeypatch, "batas_atas = 120", "batas_atas = 200")
    scored(kinerja)
    (one,) = kinerja("diff", *P, "--json").json()["berubah"]
    assert (one["nip"], one["karena"]) == (BUDI, ["data", "aturan"])


def test_a_changed_regulation_has_an_entry_of_its_own_on_the_trail(first: Run, monkeypatch):
    ruled(monkeypatch, "lebih_dari = 100", "lebih_dari = 120")
    scored(first)
    scored(first)
    assert [what for what, _, _ in trail()] == ["impor", "skor", "kebijakan", "skor"]
    _, _, details = trail()[2]
    assert details["kebijakan"] == POLICY_ID
    assert details["lama"] != details["baru"]


def test_two_names_of_one_office_are_no_move(kinerja: Run, tmp_path):
    people = [
        [ANI, "Ani Lestari, S.E.", "Analis Kinerja", UNIT, "Tidak", BUDI, ""],
        [BUDI, "Budi Santoso", "Kepala Bidang", "Dinas Conto Kota Uji", "Tidak", "Sekda", ""],
    ]
    imported(kinerja, tmp_path / "k.xlsx", pegawai=people)
    scored(kinerja)
    assert kinerja("units", "merge", "Dinas Conto Kota Uji", UNIT, "--ya").code == 0
    scored(kinerja)
    found = kinerja("diff", *P, "--json").json()
    assert (found["pindah"], found["berubah"], found["tetap"]) == ([], [], 2)


def test_other_arithmetic_is_told_from_data_and_rules(first: Run, monkeypatch, tmp_path):
    from contextlib import closing

    from kinerja_cli.store import database, runs

    monkeypatch.setattr(runs, "VERSION", 99)
    monkeypatch.setattr("kinerja_cli.actions.score.VERSION", 99)
    scored(first)
    with closing(database.open_existing(Path("kinerja.db"), 5)) as connection:
        connection.execute("UPDATE skor SET hasil_kerja = '81' WHERE nip = ? AND proses_id = 1",
                           (BUDI,))  # fmt: skip
    (one,) = first("diff", *P, "--json").json()["berubah"]
    assert one["karena"] == ["hitung"]
    assert [(c["jenis"], c["baru"]) for c in one["sebab"]] == [("hitung", "99")]
    assert "karena cara hitung" in first("diff", *P).out


def test_the_deepest_fall_comes_first_then_the_rise_then_the_size(first: Run, tmp_path):
    imported(first, tmp_path / "k.xlsx", realisasi=realised(ani=6, budi=5))
    scored(first)
    found = first("diff", *P, "--json").json()["berubah"]
    assert [(one["nip"], one["baru"]["predikat"]) for one in found] == [
        (ANI, "Butuh Perbaikan"), (BUDI, "Baik")]  # fmt: skip


def test_who_came_who_went_and_who_changed_office_are_listed_apart(first: Run, tmp_path):
    other = "Badan Lain Kota Uji"
    imported(
        first, tmp_path / "k2.xlsx",
        pegawai=[
            [ANI, "Ani Lestari, S.E.", "Analis Kinerja", other, "Tidak", BUDI, ""],
            [BUDI, "Budi Santoso", "Kepala Bidang Umum", UNIT, "Tidak", "Sekretaris Daerah", ""],
            [CITRA, "Citra Dewi", "Arsiparis", UNIT, "Tidak", BUDI, ""],
        ],
    )  # fmt: skip
    scored(first)
    found = first("diff", *P, "--json").json()
    assert [one["nip"] for one in found["masuk"]] == [CITRA]
    assert [(one["nip"], one["dari"], one["perangkat_daerah"]) for one in found["pindah"]] == [
        (ANI, UNIT, other)]  # fmt: skip
    assert found["keluar"] == []
    back = first("diff", "2", "1", "--json").json()
    assert [one["nip"] for one in back["keluar"]] == [CITRA]
    told = first("diff", *P).out
    assert "Masuk (baru dinilai): 1 pegawai" in told
    assert f"{UNIT} → {other}" in told


def test_nothing_different_is_said_in_words(first: Run, tmp_path, monkeypatch):
    ruled(monkeypatch, "lebih_dari = 100", "lebih_dari = 100.0")
    scored(first)
    outcome = first("diff", *P)
    assert outcome.code == 0
    assert "Tidak ada yang berbeda" in outcome.out


def test_runs_of_two_periods_a_run_with_itself_and_half_a_pair_are_refused(first: Run):
    first("score", "--periode", "2024")
    for words, says in (
        (("1", "2"), "satu periode"),
        (("1", "1"), "Kedua nomor proses sama"),
        (("1",), "Sebut dua nomor proses"),
        (("1", "9"), "nomor 9 tidak ada"),
        (("1", "2", *P), "satu periode"),
        (P, "Baru ada satu penilaian"),
        (("--periode", "2024-Q3"), "belum dinilai"),
    ):
        outcome = first("diff", *words)
        assert outcome.code == 2, words
        assert says in outcome.err, words


def test_an_office_scored_alone_is_compared_with_what_held_for_it_before(kinerja: Run, city: Path):
    kinerja("score", *P)
    office_words = ("--dinas", "inspektorat")
    assert kinerja("diff", *P, *office_words).code == 2
    text = POLICY_TEXT.replace("lebih_dari = 100", "lebih_dari = 119", 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(policies, "policy_texts", lambda: {**TEXTS, POLICY_ID: text})
        kinerja("score", *P, *office_words)
    found = kinerja("diff", *P, "--json").json()
    assert (found["proses_lama"], found["proses_baru"]) == (1, 2)
    assert found["tidak_dibandingkan"] == 268
    assert "268 pegawai lain tidak dibandingkan" in kinerja("diff", *P).out
    assert found["berubah"]
    assert {one["perangkat_daerah"] for one in found["berubah"]} == {"Inspektorat Kota Tirtamadya"}
    assert found["keluar"] == found["masuk"] == []
    assert len(found["berubah"]) + found["tetap"] == 20
    assert kinerja("diff", 1, 2, "--json").json()["berubah"] == found["berubah"]
    assert kinerja("diff", 1, 2, "--json").json()["tidak_dibandingkan"] == 268
    assert kinerja("diff", 1, 2, "--dinas", "kesehatan").code == 2


def test_each_employee_is_compared_with_the_run_that_held_for_them(
    kinerja: Run, city: Path, monkeypatch
):
    kinerja("score", *P)
    ruled(monkeypatch, "lebih_dari = 100", "lebih_dari = 119")
    kinerja("score", *P, "--dinas", "inspektorat")
    monkeypatch.setattr(
        policies, "policy_texts",
        lambda: {
            **TEXTS, POLICY_ID: POLICY_TEXT.replace("lebih_dari = 100", "lebih_dari = 103")
        },
    )  # fmt: skip
    kinerja("score", *P)
    found = kinerja("diff", *P, "--json").json()
    assert (found["proses_lama"], found["proses_baru"]) == (2, 3)
    by_run = {1: set(), 2: set()}
    for one in found["berubah"]:
        by_run[one["lama"]["proses"]].add(one["perangkat_daerah"])
        (rule,) = one["sebab"]
        assert (rule["lama"], rule["baru"]) == (
            "100" if one["lama"]["proses"] == 1 else "119", "103")  # fmt: skip
    assert by_run[2] == {"Inspektorat Kota Tirtamadya"}
    assert len(by_run[1]) > 3
    assert "proses 1, 2 → proses 3" in kinerja("diff", *P).out


def test_only_those_whose_results_differ_are_scored_again(first: Run, tmp_path, monkeypatch):
    imported(first, tmp_path / "k.xlsx", realisasi=realised(budi=5))
    scored(first)
    seen = []
    real = attribution.score
    monkeypatch.setattr(attribution, "score", lambda i, p: seen.append(i.nip) or real(i, p))
    first("diff", *P)
    assert set(seen) == {BUDI}


def test_quiet_success_prints_nothing(first: Run, tmp_path):
    imported(first, tmp_path / "k.xlsx", realisasi=realised(budi=5))
    scored(first)
    outcome = first("diff", *P, "-q")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_the_terminal_shows_values_causes_and_cells(first: Run, tmp_path):
    imported(first, tmp_path / "k.xlsx", realisasi=realised(budi=4.5))
    scored(first)
    told = first("diff", *P).out
    for words in (
        "Triwulan I Tahun 2024: proses 1 → proses 2",
        "1 pegawai berubah, 1 tetap",
        "karena data",
        "nilai hasil kerja: 80,00 → 90,00",
        "realisasi: 4 → 4,5 ← k.xlsx › realisasi!D4 (impor 2)",
    ):
        assert words in told
