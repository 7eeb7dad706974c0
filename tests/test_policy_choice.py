"""Which regulation scores a period: by date, by office, or the one asked for."""

from pathlib import Path

import pytest
from books import ANI, BUDI, INDIKATOR, PEGAWAI, PERILAKU, REALISASI, write
from conftest import Run
from test_policy_monsters import OWN

from kinerja_cli.actions import policies
from kinerja_cli.actions.policy_choice import Choice
from kinerja_cli.errors import ConfigError, UsageError
from kinerja_cli.rules.periods import from_id

HEALTH, SCHOOL = "Dinas Kesehatan Kota Uji", "Dinas Pendidikan Kota Uji"

DECREE = """\
id = "{name}"
extends = "standar-daerah"
judul = "Keputusan Wali Kota Nomor 7 Tahun 2024"
otomatis = true
berlaku_dari = {since}
berlaku_untuk = [{units}]

[nilai]
dasar = "Keputusan Wali Kota 7/2024 Pasal 3"
[nilai.bobot]
hasil_kerja = 50
perilaku = 50
disiplin = 0
kompetensi = 0
layanan = 0
"""


def decree(folder: Path, name="perwal-7-2024", units=f'"{HEALTH}"', since="2024-01-01") -> None:
    folder.mkdir(exist_ok=True)
    text = DECREE if units else DECREE.replace("berlaku_untuk = [{units}]\n", "")
    text = text.format(name=name, units=units, since=since)
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def two_offices(path: Path) -> Path:
    """Write one employee in each of two offices, each with 100 of 100 and marks of 80."""
    people = [
        [ANI, "Ani", "Analis", HEALTH, "", "", ""],
        [BUDI, "Budi", "Analis", SCHOOL, "", "", ""],
    ]
    return write(
        path,
        {
            "pegawai": [PEGAWAI, *people],
            "indikator": [[*INDIKATOR, "Tahun"], *([nip, "Cakupan", "Naik", 100, 100, 400, 2024] for nip in (ANI, BUDI))],
            "realisasi": [REALISASI, *([nip, "Cakupan", "2024-Q1", 100, ""] for nip in (ANI, BUDI))],
            "perilaku": [PERILAKU, *([nip, "2024-Q1", *[80] * 7, "Atasan"] for nip in (ANI, BUDI))],
        },
    )  # fmt: skip


@pytest.mark.parametrize(
    ("period", "policy_id"),
    [
        ("2020", "perka-bkn-1-2013"), ("2021-Q2", "perka-bkn-1-2013"),
        ("2021-S1", "perka-bkn-1-2013"), ("2021-Q3", "permenpanrb-8-2021"),
        ("2021-12", "permenpanrb-8-2021"), ("2021-S2", "permenpanrb-8-2021"),
        ("2021", "integrasi-2021"), ("2022", "permenpanrb-6-2022"),
        ("2022-01", "permenpanrb-6-2022"), ("2024-Q1", "permenpanrb-6-2022"),
    ],
)  # fmt: skip
def test_every_period_has_the_regulation_that_was_in_force(period, policy_id):
    assert Choice(from_id(period), None, None).of("Dinas Kesehatan").id == policy_id


def test_a_period_before_every_regulation_is_refused_with_what_to_do():
    with pytest.raises(UsageError) as error:
        Choice(from_id("2012"), None, None).of()
    assert "--kebijakan" in error.value.saran


def test_an_offices_own_decree_beats_the_box_and_holds_for_that_office_alone(tmp_path):
    decree(tmp_path)
    choice = Choice(from_id("2024-Q1"), None, tmp_path)
    assert choice.of("DINAS KESEHATAN").id == "perwal-7-2024"
    assert choice.of(SCHOOL).id == "permenpanrb-6-2022"
    assert Choice(from_id("2023-Q4"), None, tmp_path).of(HEALTH).id == "permenpanrb-6-2022"


def test_weights_that_do_not_make_100_are_refused_by_name(tmp_path):
    decree(tmp_path)
    path = tmp_path / "perwal-7-2024.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("layanan = 0\n", ""), encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        Choice(from_id("2024-Q1"), None, tmp_path).of(HEALTH)
    assert "layanan 5 berjumlah 105" in str(error.value)


def test_two_decrees_of_the_same_rank_are_not_chosen_between(tmp_path):
    decree(tmp_path)
    decree(tmp_path, name="perwal-8-2024")
    with pytest.raises(UsageError) as error:
        Choice(from_id("2024-Q1"), None, tmp_path).of(HEALTH)
    assert "perwal-7-2024, perwal-8-2024" in str(error.value)


def test_a_shipped_regulation_cannot_be_replaced_in_silence(tmp_path):
    decree(tmp_path, name="kmk-127-2026")
    with pytest.raises(ConfigError) as error:
        Choice(from_id("2024-Q1"), None, tmp_path)
    assert "sudah ada" in str(error.value)


def test_offices_under_different_regulations_are_scored_in_one_command(kinerja: Run, tmp_path):
    assert kinerja("import", two_offices(tmp_path / "data.xlsx")).code == 0
    decree(tmp_path / "kebijakan")
    made = kinerja("score", "--periode", "2024-Q1", "--json").json()
    assert [(one["kebijakan"], one["dinilai"]) for one in made] == [
        ("perwal-7-2024", 1), ("permenpanrb-6-2022", 1),
    ]  # fmt: skip
    health, school = (kinerja("explain", nip, "--json").json() for nip in (ANI, BUDI))
    assert (health["kebijakan"], health["nilai"], health["predikat"]) == (
        "perwal-7-2024", "90.00", "Baik",
    )  # fmt: skip
    assert (school["kebijakan"], school["nilai"]) == ("permenpanrb-6-2022", None)
    again = kinerja("score", "--periode", "2024-Q1")
    assert again.out.count("tidak ada yang berubah") == 2


def test_a_run_keeps_the_decree_it_was_made_under(kinerja: Run, tmp_path):
    assert kinerja("import", two_offices(tmp_path / "data.xlsx")).code == 0
    decree(tmp_path / "kebijakan", units="")
    kinerja("score", "--periode", "2024-Q1")
    (tmp_path / "kebijakan" / "perwal-7-2024.toml").unlink()
    found = kinerja("explain", ANI, "--json").json()
    assert (found["nilai"], found["beda_dari_simpanan"]) == ("90.00", [])


def test_the_year_2021_is_half_and_half(kinerja: Run, tmp_path):
    """Perka BKN: 60 % × 100 + 40 % × 80 = 92; PermenPANRB 8/2021: 70 % × 100 + 30 % × 80 = 94."""
    marks = [[ANI, period, *[80] * 7, "Atasan"] for period in ("2021-S1", "2021-S2")]
    realised = [[ANI, "Laporan", f"2021-Q{n}", 3, ""] for n in (1, 2, 3, 4)]
    write(
        tmp_path / "data.xlsx",
        {
            "pegawai": [PEGAWAI, [ANI, "Ani", "Analis", HEALTH, "", "", ""]],
            "indikator": [
                ["NIP", "Indikator Kinerja Individu", "Akumulasi", "Tahun",
                 *(f"Target TW {n}" for n in ("I", "II", "III", "IV")), "Target"],
                [ANI, "Laporan", "Jumlah", 2021, 3, 3, 3, 3, 12],
            ],
            "realisasi": [REALISASI, *realised],
            "perilaku": [PERILAKU, *marks],
        },
    )  # fmt: skip
    assert kinerja("import", tmp_path / "data.xlsx").code == 0
    nilai = {}
    for period in ("2021-S1", "2021-S2", "2021"):
        assert kinerja("score", "--periode", period).code == 0
        found = kinerja("explain", ANI, "--json").json()
        nilai[period] = (found["kebijakan"], found["nilai"], found["predikat"])
    assert nilai == {
        "2021-S1": ("perka-bkn-1-2013", "92.00", "Sangat Baik"),
        "2021-S2": ("permenpanrb-8-2021", "94.00", "Baik"),
        "2021": ("integrasi-2021", "93.00", "Baik"),
    }


def test_diff_compares_the_offices_of_every_run_that_one_score_made(kinerja: Run, tmp_path):
    kinerja("import", two_offices(tmp_path / "k.xlsx"))
    kinerja("score", "--periode", "2024-Q1")
    decree(tmp_path / "kebijakan")
    text = (tmp_path / "kebijakan" / "perwal-7-2024.toml").read_text()
    school = text.replace("perwal-7-2024", "perwal-9-2024").replace(HEALTH, SCHOOL)
    (tmp_path / "kebijakan" / "perwal-9-2024.toml").write_text(school)
    assert kinerja("score", "--periode", "2024-Q1").code == 0
    found = kinerja("diff", "--periode", "2024-Q1", "--json").json()
    assert (found["semua_proses_lama"], found["semua_proses_baru"]) == ([1], [2, 3])
    assert {one["nip"] for one in found["berubah"]} == {ANI, BUDI}
    assert {one["baru"]["proses"] for one in found["berubah"]} == {2, 3}
    assert (found["masuk"], found["keluar"], found["tidak_dibandingkan"]) == ([], [], 0)
    assert "proses 1 → proses 2, 3" in kinerja("diff", "--periode", "2024-Q1").out


def test_a_regulation_chosen_against_the_date_is_told_and_json_stays_json(kinerja: Run, tmp_path):
    kinerja("import", two_offices(tmp_path / "d.xlsx"))
    other = kinerja("score", "--periode", "2024-Q1", "--kebijakan", "pp-30-2019")
    assert (
        "kebijakan pp-30-2019 dipilih sendiri; menurut tanggal berlaku permenpanrb-6-2022. "
        "Laporan dan explain kini memakai proses ini."
    ) in other.out
    again = kinerja("score", "--periode", "2024-Q1", "--kebijakan", "pp-30-2019", "--json")
    assert again.json()["menurut_tanggal"] == ["permenpanrb-6-2022"]
    assert "dipilih sendiri" in again.err
    same = kinerja("score", "--periode", "2024-Q1", "--kebijakan", "permenpanrb-6-2022")
    assert "dipilih sendiri" not in same.out + same.err
    assert "dipilih sendiri" not in kinerja("score", "--periode", "2024-Q1").out


def test_an_office_that_the_database_does_not_know_is_told_with_the_nearest(kinerja: Run, tmp_path):
    kinerja("import", two_offices(tmp_path / "d.xlsx"))
    decree(Path("kebijakan"), units='"Dinas Kesehattan Kota Uji"')
    outcome = kinerja("policy", "check", "--json")
    told = [one["rincian"] for one in outcome.json()["informasi"]]
    assert [one for one in told if "Dinas Kesehattan Kota Uji" in one and f"“{HEALTH}”" in one]
    decree(Path("kebijakan"))
    assert "perangkat daerah bernama itu" not in kinerja("policy", "check").out
    assert kinerja("units", "alias", "Sehat Bersama", "kesehatan").code == 0
    decree(Path("kebijakan"), units='"Sehat Bersama"')
    assert "perangkat daerah bernama itu" not in kinerja("policy", "check").out


@pytest.mark.parametrize("text", ["id = [", 'id = "rusak"\nkeluarga = "kinerja"\naneh = 1\n'])
def test_a_broken_file_of_the_office_is_named_with_the_command_that_looks_at_it(
    kinerja: Run, tmp_path, text
):
    kinerja("import", two_offices(tmp_path / "d.xlsx"))
    Path("kebijakan").mkdir()
    Path("kebijakan/rusak.toml").write_text(text, encoding="utf-8")
    outcome = kinerja("score", "--periode", "2024-Q1")
    assert outcome.code == 5
    assert "kinerja policy check kebijakan/rusak.toml" in outcome.err


BREAKS = {
    "a key nobody knows": lambda text: text + "lain = 1\n",
    "weights that do not add up": lambda text: text.replace("layanan = 0", "layanan = 7"),
    "a base that is not there": lambda text: text.replace("standar-daerah", "standar-dearah"),
    "another id": lambda text: text.replace('id = "perwal', 'id = "perbup'),
}


@pytest.mark.parametrize("fault", BREAKS)
@pytest.mark.parametrize("command", ["score", "check"])
def test_a_broken_file_stops_the_offices_it_is_for_and_no_other(
    kinerja: Run, tmp_path, fault, command
):
    assert kinerja("import", two_offices(tmp_path / "data.xlsx")).code == 0
    assert kinerja("units", "alias", "Sehat Bersama", "kesehatan").code == 0
    decree(tmp_path / "kebijakan", units='"Sehat Bersama"')
    path = tmp_path / "kebijakan" / "perwal-7-2024.toml"
    path.write_text(BREAKS[fault](path.read_text(encoding="utf-8")), encoding="utf-8")
    other = kinerja(command, "--periode", "2024-Q1", "--dinas", "pendidikan", "--json")
    assert other.code == (0 if command == "score" else 9)
    assert "Berkas itu dilewati karena hanya untuk Sehat Bersama." in other.err
    assert "kinerja policy check kebijakan/perwal-7-2024.toml" in other.err
    assert other.json()
    for words in (["--dinas", "kesehatan"], []):
        done = kinerja(command, "--periode", "2024-Q1", *words)
        assert done.code == 5
        assert "kinerja policy check kebijakan/perwal-7-2024.toml" in done.err
    if command == "score":
        asked = ("--kebijakan", "permenpanrb-6-2022")
        assert kinerja(command, "--periode", "2024-Q1", *asked).code == 0


def test_a_broken_file_that_does_not_say_for_whom_stops_every_office(kinerja: Run, tmp_path):
    assert kinerja("import", two_offices(tmp_path / "data.xlsx")).code == 0
    for units in ("", '"Dinas Kesehatan", 7', '" "'):
        decree(tmp_path / "kebijakan", units=units)
        path = tmp_path / "kebijakan" / "perwal-7-2024.toml"
        path.write_text(path.read_text(encoding="utf-8") + "lain = 1\n", encoding="utf-8")
        assert kinerja("score", "--periode", "2024-Q1", "--dinas", "pendidikan").code == 5


def test_a_file_that_is_no_toml_stops_all_unless_another_is_asked_for(kinerja: Run, tmp_path):
    assert kinerja("import", two_offices(tmp_path / "data.xlsx")).code == 0
    decree(tmp_path / "kebijakan")
    path = tmp_path / "kebijakan" / "perwal-9-2024.toml"
    path.write_text("id = [", encoding="utf-8")
    score = ("score", "--periode", "2024-Q1", "--kebijakan")
    assert kinerja(*score[:-1], "--dinas", "pendidikan").code == 5
    done = kinerja(*score, "perwal-7-2024", "--json")
    assert (done.code, done.json()["kebijakan"]) == (0, "perwal-7-2024")
    assert "dilewati karena diminta kebijakan perwal-7-2024" in done.err
    assert "kinerja policy check kebijakan/perwal-9-2024.toml" in done.err
    assert kinerja(*score, "perwal-9-2024").code == 5
    decree(tmp_path / "kebijakan")
    above = tmp_path / "kebijakan" / "perwal-7-2024.toml"
    text = above.read_text(encoding="utf-8").replace("standar-daerah", "perwal-9-2024")
    above.write_text(text, encoding="utf-8")
    done = kinerja(*score, "perwal-7-2024")
    assert done.code == 5
    assert "perwal-9-2024.toml: berkas TOML tidak terbaca" in done.err


def test_the_folder_is_read_once(kinerja: Run, tmp_path, monkeypatch):
    assert kinerja("import", two_offices(tmp_path / "data.xlsx")).code == 0
    decree(tmp_path / "kebijakan")
    read, before = [], policies.own_texts
    monkeypatch.setattr(policies, "own_texts", lambda *words: read.append(1) or before(*words))
    for words in ([], ["--kebijakan", "permenpanrb-6-2022"]):
        read.clear()
        assert kinerja("score", "--periode", "2024-Q1", *words).code == 0
        assert read == [1]


def test_a_name_that_is_nearly_right_is_suggested_first(kinerja: Run):
    assert "Paling mirip: “pp-94-2021”" in kinerja("policy", "show", "pp-94").err


def test_runs_are_listed_and_a_number_that_is_none_names_those_there_are(kinerja: Run, tmp_path):
    kinerja("import", two_offices(tmp_path / "d.xlsx"))
    for policy in ("permenpanrb-6-2022", "pp-30-2019") * 2:
        kinerja("score", "--periode", "2024-Q1", "--kebijakan", policy)
    listed = kinerja("status").out
    assert "2024-Q1: proses 4 (pp-30-2019, 20" in listed
    assert "1 yang lebih lama" in listed
    assert "1 (permenpanrb-6-2022, " in kinerja("status", "-v").out
    runs = kinerja("status", "--json").json()["proses"]
    assert [one["proses"] for one in runs] == [4, 3, 2, 1]
    assert runs[0]["kebijakan"] == "pp-30-2019"
    for words in (("explain", ANI, "--proses", "99"), ("diff", "1", "8")):
        assert "Yang ada: 2024-Q1: 4, 3, 2, 1." in kinerja(*words).err


def test_a_regulation_outside_its_time_says_so_and_one_for_another_kind_is_refused():
    choice = Choice(from_id("2024-Q1"), "permenpanrb-8-2021", None)
    (told,) = choice.catatan
    assert "sejak 1 Juli 2021 sampai 31 Desember 2021; dipakai di luar masa berlakunya" in told
    assert Choice(from_id("2024-Q1"), "permenpanrb-6-2022", None).catatan == []
    with pytest.raises(UsageError, match="hanya untuk periode tahun"):
        Choice(from_id("2021-Q3"), "integrasi-2021", None)


def test_an_alias_of_an_office_counts_and_a_name_nobody_bears_is_told(kinerja: Run, tmp_path):
    assert kinerja("import", two_offices(tmp_path / "data.xlsx")).code == 0
    assert kinerja("units", "alias", "Sehat Bersama", "kesehatan").code == 0
    decree(tmp_path / "kebijakan", units='"Sehat Bersama", "Dinas Pendidkan Kota Uji"')
    done = kinerja("score", "--periode", "2024-Q1", "--json")
    assert [one["kebijakan"] for one in done.json()] == ["perwal-7-2024", "permenpanrb-6-2022"]
    assert (
        f"“Dinas Pendidkan Kota Uji”, dan tidak ada perangkat daerah bernama itu; yang paling mirip: “{SCHOOL}”"
        in done.err
    )
    assert "“Sehat Bersama”" not in done.err


def test_a_policy_that_the_check_rejects_still_scores_and_says_so(kinerja: Run, tmp_path):
    assert kinerja("import", two_offices(tmp_path / "data.xlsx")).code == 0
    path = tmp_path / "kebijakan" / "aa.toml"
    path.parent.mkdir()
    path.write_text(OWN, encoding="utf-8")
    assert "belum lolos" not in kinerja("score", "--periode", "2024-Q1").err
    path.write_text(f"{OWN}\n[capaian]\nbatas_atas = 110\n", encoding="utf-8")
    done = kinerja("score", "--periode", "2024-Q1")
    assert done.code == 0
    assert "Kebijakan aa belum lolos kinerja policy check: capaian.batas_atas" in done.err
    assert "jalankan kinerja policy check kebijakan/aa.toml" in done.err


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (f'["{HEALTH}"]', "[]", "berlaku_untuk"),
        ("[nilai]", "berlaku_sampai = 2023-01-01\n[nilai]", "mendahului"),
        ("2024-01-01", "2024-01-01T00:00:00", "tanpa jam"),
    ],
)
def test_a_head_that_nobody_means_is_refused_in_words(kinerja: Run, tmp_path, old, new, says):
    assert kinerja("import", two_offices(tmp_path / "data.xlsx")).code == 0
    decree(tmp_path / "kebijakan")
    path = tmp_path / "kebijakan" / "perwal-7-2024.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    done = kinerja("score", "--periode", "2024-Q1")
    assert done.code == 5
    assert says in done.err
    assert "kinerja policy check kebijakan/perwal-7-2024.toml" in done.err
    assert kinerja("policy", "check", path).code == 9


def test_a_check_in_the_future_is_a_fault(kinerja: Run, tmp_path):
    decree(tmp_path)
    path = tmp_path / "perwal-7-2024.toml"
    text = path.read_text(encoding="utf-8").replace("[nilai]", "diperiksa = 2999-01-01\n[nilai]", 1)
    path.write_text(text, encoding="utf-8")
    done = kinerja("policy", "check", path)
    assert done.code == 9
    assert "belum terjadi" in done.out


def test_a_fault_in_a_policy_for_another_time_stops_nobody(tmp_path):
    decree(tmp_path)
    path = tmp_path / "perwal-7-2024.toml"
    path.write_text(path.read_text(encoding="utf-8") + "lain = 1\n", encoding="utf-8")
    assert Choice(from_id("2023-Q4"), None, tmp_path).of(HEALTH).id == "permenpanrb-6-2022"
    with pytest.raises(ConfigError):
        Choice(from_id("2024-Q1"), None, tmp_path).of(HEALTH)
