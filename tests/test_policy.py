"""`kinerja policy`: every family listed, shown, proven and compared; an office's decree end to end."""

import json

import pytest
from conftest import Run
from sides import FAMILY, TEXTS
from test_panduan import DECREE

from kinerja_cli.rules.policy_families import WORDS

ID = "kepwal-15-2024"


@pytest.fixture
def decree(tmp_path):
    """Return the manual's decree, in the office's own folder."""
    folder = tmp_path / "kebijakan"
    folder.mkdir()
    path = folder / f"{ID}.toml"
    path.write_text(DECREE, encoding="utf-8")
    return path


def test_the_list_has_every_policy_under_its_family(kinerja: Run):
    found = kinerja("policy", "list", "--json").json()
    assert sorted(one["id"] for one in found) == sorted(TEXTS)
    assert {one["id"]: one["keluarga"] for one in found} == FAMILY
    order = [one["keluarga"] for one in found]
    assert list(dict.fromkeys(order)) == list(WORDS)
    picked = {one["id"] for one in found if one["otomatis"]}
    assert picked == {
        "integrasi-2021", "perka-bkn-1-2013", "permenpanrb-6-2022", "permenpanrb-8-2021",
        "se-menpanrb-3-2023",
    }  # fmt: skip
    assert not any(one["sendiri"] for one in found)
    lines = kinerja("policy", "list").out.splitlines()
    for family, words in WORDS.items():
        assert f"{family}: {words}" in lines
    by_id = {one["id"]: one for one in found}
    assert by_id["pp-94-2021"]["dirujuk"] == ["permenpanrb-6-2022", "standar-daerah"]
    text = " ".join(kinerja("policy", "list").out.split())
    assert "hari, berlaku sejak 31 Agustus 2021; lewat kebijakan lain" in text
    assert "berlaku 1 Januari 2021 sampai 31 Desember 2021; otomatis menurut tanggal untuk" in text


@pytest.mark.parametrize("name", sorted(TEXTS))
@pytest.mark.parametrize("width", [80, 120])
def test_every_policy_is_shown_within_the_screen(kinerja: Run, monkeypatch, name, width):
    monkeypatch.setenv("COLUMNS", str(width))
    out = kinerja("policy", "show", name).out
    assert out.startswith(f"{name}: ")
    assert max(len(line) for line in out.splitlines()) <= width
    assert "Dasar: " in out
    assert not set("{}") & set(out)
    assert "Decimal" not in out
    assert "None" not in out


@pytest.mark.parametrize("name", ["pp-94-2021", "se-menpanrb-3-2023", "permenpanrb-6-2022"])
def test_show_as_json_holds_the_whole(kinerja: Run, name):
    shown = kinerja("policy", "show", name, "--json").json()
    assert shown["id"] == name
    assert shown["isi"]["ringkasan"]
    assert shown["isi"]["berlaku_dari"] == shown["berlaku_dari"]


def test_a_decree_is_listed_as_the_offices_own(kinerja: Run, decree):
    (one,) = [one for one in kinerja("policy", "list", "--json").json() if one["id"] == ID]
    assert (one["sendiri"], one["otomatis"], one["keluarga"]) == (True, True, "kinerja")
    assert one["berlaku_untuk"] == ["Dinas Kesehatan Kota Tirtamadya"]
    assert "milik kantor sendiri" in kinerja("policy", "list").out


def test_a_decree_is_shown_with_what_it_changes_and_its_own_article(kinerja: Run, decree):
    out = kinerja("policy", "show", ID).out
    assert "Dibangun di atas permenpanrb-6-2022. Yang diubah di sini:" in out
    assert "  hasil kerja › kelas Sesuai Ekspektasi › paling sedikit: 90 → 85" in out
    assert "Dasar di sini: Keputusan Wali Kota Tirtamadya 15/2024 Pasal 5" in out
    assert "  Sesuai Ekspektasi: nilai hasil kerja 85 sampai 105." in out
    assert "  Atasan: bobot 60, paling sedikit 1 penilai." in out
    isi = kinerja("policy", "show", ID, "--json").json()["isi"]
    assert isi["hasil_kerja"]["ambang"][0]["lebih_dari"] == 105
    assert isi["capaian"]["batas_atas"] == 120


def test_a_decree_is_proven_where_it_lies_and_before(kinerja: Run, decree, tmp_path):
    everything = kinerja("policy", "check")
    assert everything.code == 0
    assert f"{len(TEXTS) + 1} kebijakan" in everything.out
    loose = tmp_path / f"{ID}.toml"
    decree.rename(loose)
    assert kinerja("policy", "check", loose).code == 0
    found = kinerja("policy", "check", loose, "--json").json()
    assert found["berkas"] == str(loose)
    assert all(one["benar"] for one in found["bukti"])
    assert {one["kebijakan"] for one in found["bukti"]} == {ID}
    full = kinerja("policy", "check", loose, "--rinci").out
    assert "✓ matriks lengkap dan searah (predikat.matriks: 9 sel)" in full


def test_every_fault_of_a_decree_is_told_at_once(kinerja: Run, tmp_path):
    path = tmp_path / f"{ID}.toml"
    text = DECREE.replace("minimal = 85", "minimal = 106").replace(
        "[hasil_kerja]", "[hasil_kerja]\nbatas = 1"
    )
    path.write_text(
        text.replace("Pasal 5", "").replace(
            'dasar = "Keputusan Wali Kota Tirtamadya 15/2024 :', '# "'
        )
    )
    outcome = kinerja("policy", "check", path)
    assert outcome.code == 9
    for words in (
        "106 masuk lebih dari satu kelas",
        "tulis “dasar” sendiri pada",
        "3 tidak terbukti",
    ):
        assert words in " ".join(outcome.out.split())
    found = kinerja("policy", "check", path, "--json")
    assert found.code == 9
    assert len([one for one in found.json()["bukti"] if not one["benar"]]) == 3


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("rusak", b"id = ", "TOML tidak terbaca"),
        ("latin", b'id = "latin" # \xe9', "bukan teks UTF-8"),
        ("pp-30-2019", b'id = "pp-30-2019"', "sudah ada dalam kinerja"),
        ("lain", b'id = "beda"', "seharusnya “lain”"),
    ],
)
def test_a_broken_file_is_a_result_in_the_folder_or_by_name(
    kinerja: Run, tmp_path, name, content, says
):
    (tmp_path / "kebijakan").mkdir()
    path = tmp_path / "kebijakan" / f"{name}.toml"
    path.write_bytes(content)
    for words in (["policy", "check", path], ["policy", "check"]):
        outcome = kinerja(*words)
        assert outcome.code == 9
        assert says in " ".join(outcome.out.split())
        assert "1 tidak terbukti" in outcome.out


def test_a_file_that_is_not_there_cannot_be_checked(kinerja: Run):
    outcome = kinerja("policy", "check", "tiada.toml")
    assert outcome.code == 5
    assert "tiada.toml" in outcome.err


def test_diff_of_two_policies_names_values_with_both_articles(kinerja: Run):
    out = kinerja("policy", "diff", "pp-30-2019", "pp-30-2019-360").out
    assert "  nilai › bobot › hasil kerja: 70 → 60" in out
    assert "Dasar A: PP 30/2019 Pasal 41 ayat (2) huruf a dan ayat (3)" in out
    assert "Dasar B: PP 30/2019 Pasal 41 ayat (2) huruf b dan ayat (4)" in out
    found = json.loads(kinerja("policy", "diff", "pp-30-2019", "pp-30-2019-360", "--json").out)
    weight = {one["kunci"]: one for one in found["berbeda"]}["nilai.bobot.hasil_kerja"]
    assert (weight["a"]["nilai"], weight["b"]["nilai"]) == ("70", "60")
    assert weight["b"]["dasar"].startswith("PP 30/2019 Pasal 41 ayat (2) huruf b")
    assert not {"id", "judul", "ringkasan"} & {one["kunci"] for one in found["berbeda"]}


def test_diff_tells_an_article_that_alone_differs(kinerja: Run):
    out = kinerja("policy", "diff", "potongan-kepmendagri-900-2020", "kemenag-13-2014").out
    assert "  terlambat: isinya sama, dasarnya lain" in out
    assert "  berizin › izin: 0 → 2,5" in out


def test_diff_of_a_file_and_of_equal_policies(kinerja: Run, decree):
    by_file = kinerja("policy", "diff", "permenpanrb-6-2022", decree).out
    assert by_file == kinerja("policy", "diff", "permenpanrb-6-2022", ID).out
    assert "100 → 105" in by_file
    assert "Isi keduanya sama." in kinerja("policy", "diff", ID, decree).out


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["pp-30-2019", "tiada"], 2, "Kebijakan “tiada” tidak ada."),
        (["pp-30-2019", "pp-94-2021"], 2, "tidak dapat dibandingkan"),
        (["pp-30-2019", "tiada.toml"], 5, "tiada.toml tidak terbaca"),
    ],
)
def test_what_cannot_be_compared_is_refused(kinerja: Run, words, code, says):
    outcome = kinerja("policy", "diff", *words)
    assert outcome.code == code
    assert says in outcome.err
