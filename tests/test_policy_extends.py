"""A policy file that repeats only what it changes."""

import tomllib
from decimal import Decimal

import pytest
from sides import CUTS, SIDE_IDS, TEXTS, policy

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules.policy_extends import bundle, resolve, unbundle
from kinerja_cli.rules.policy_families import SIDE

BASE = """
id = "dasar"
judul = "Dasar"
keluarga = "uji"
berlaku_dari = 2020-01-01
berlaku_sampai = 2021-12-31
urutan = [1, 2, 3]
[a]
x = 1
y = 2.50
[a.dalam]
p = 1
q = 2
"""
OWN = """
id = "kota"
extends = "dasar"
judul = "Keputusan Wali Kota"
berlaku_dari = 2022-01-01
urutan = [9]
[a]
x = 7
[a.dalam]
q = 8
"""
BOTH = {"dasar": BASE, "kota": OWN}
PRESETS = ["kemenag-13-2014", "permentan-68-2012", "skm-bobot-011"]


def refused(texts, name):
    with pytest.raises(ConfigError) as error:
        resolve(texts, name)
    return f"{error.value.pesan} {error.value.saran}"


def test_tables_are_merged_and_lists_replaced():
    whole = resolve(BOTH, "kota")
    assert whole["a"] == {"x": 7, "y": Decimal("2.50"), "dalam": {"p": 1, "q": 8}}
    assert whole["urutan"] == [9]
    assert whole["keluarga"] == "uji"


def test_the_name_and_the_dates_are_the_files_own():
    whole = resolve(BOTH, "kota")
    assert (whole["id"], whole["judul"]) == ("kota", "Keputusan Wali Kota")
    assert "berlaku_sampai" not in whole
    assert "extends" not in whole
    nameless = {**BOTH, "kota": OWN.replace('judul = "Keputusan Wali Kota"\n', "")}
    assert "judul" not in resolve(nameless, "kota")


def test_a_file_without_a_base_is_itself():
    assert resolve(BOTH, "dasar") == tomllib.loads(BASE, parse_float=Decimal)


def test_a_chain_of_bases_is_followed_to_its_end():
    third = 'id = "dinas"\nextends = "kota"\njudul = "Dinas"\n[a.dalam]\np = 5\n'
    whole = resolve({**BOTH, "dinas": third}, "dinas")
    assert whole["a"] == {"x": 7, "y": Decimal("2.50"), "dalam": {"p": 5, "q": 8}}


@pytest.mark.parametrize("value", ["[1, 2]", "3", '"teks"'])
def test_what_is_no_table_replaces_a_table(value):
    head, _, _ = OWN.partition("urutan")
    assert not isinstance(resolve({**BOTH, "kota": f"{head}a = {value}\n"}, "kota")["a"], dict)


def test_bases_in_a_circle_are_refused_with_the_circle():
    texts = {**BOTH, "dasar": BASE.replace('judul = "Dasar"', 'judul = "Dasar"\nextends = "kota"')}
    assert "kota → dasar → kota" in refused(texts, "kota")
    alone = {"diri": 'id = "diri"\nextends = "diri"\n'}
    assert "diri → diri" in refused(alone, "diri")


@pytest.mark.parametrize(
    ("texts", "name", "words"),
    [
        (BOTH, "tiada", "Kebijakan “tiada” tidak ada. Yang ada: dasar, kota."),
        ({"kota": OWN}, "kota", "Kebijakan kota: “extends” menyebut “dasar”, yang tidak ada."),
        ({**BOTH, "dasar": "x = ["}, "kota", "Kebijakan dasar: berkas TOML tidak terbaca"),
        ({**BOTH, "lain": OWN}, "lain", "Kebijakan lain: “id” berisi 'kota'; seharusnya “lain”."),
        ({"kota": OWN.replace('"dasar"', "3")}, "kota", "isi “extends” tidak sah: 3"),
    ],
)
def test_what_cannot_be_extended_is_refused_in_words(texts, name, words):
    assert words in refused(texts, name)


@pytest.mark.parametrize("name", [*SIDE_IDS, "permenpanrb-6-2022"])
def test_a_bundle_holds_all_that_decides_a_policy(name):
    text = bundle(TEXTS, name)
    parts = unbundle(text)
    assert next(iter(parts)) == name
    assert all(TEXTS[part] == parts[part] for part in parts)
    assert len(parts) == (2 if name in PRESETS else 1)
    assert resolve(parts, name) == resolve(TEXTS, name)
    assert bundle(parts, name) == text


@pytest.mark.parametrize("text", ["", "id = 3\n", "a = 1\f\nb = 2"])
def test_a_bundle_whose_parts_have_no_name_is_refused(text):
    with pytest.raises(ConfigError):
        unbundle(text)


def test_a_form_feed_cannot_stand_in_a_policy_file():
    for line in ('a = "x\f\ny"', "# x\f", "a = '''\f\n'''", "\f\n"):
        assert "tidak terbaca" in refused({"kota": f"{line}\n{OWN}"}, "kota")


@pytest.mark.parametrize("name", SIDE_IDS)
def test_a_key_nobody_knows_is_refused_with_those_allowed(name):
    family = SIDE[resolve(TEXTS, name)["keluarga"]]
    lines = TEXTS[name].splitlines(keepends=True)
    tables = [n for n, line in enumerate(lines) if line.startswith("[") and line.endswith("]\n")]
    headers = [n for n in tables if lines[n].strip("[]\n") not in _OPEN]
    assert headers
    for at in (0, *(n + 1 for n in headers)):
        text = "".join([*lines[:at], "salah_ketik = 7\n", *lines[at:]])
        with pytest.raises(ConfigError, match="salah_ketik") as error:
            family.parse({**TEXTS, name: text}, name)
        assert "yang boleh" in error.value.pesan or "diperlukan sebuah tabel" in error.value.pesan


_OPEN = {
    "pembinaan.bentuk",
    "sebutan",
    "integrasi.golongan",
    "kinerja.predikat",
    "kinerja.rating",
    "potensial.kategori",
}
"""Tables whose keys are names that the file chooses."""


@pytest.mark.parametrize("name", SIDE_IDS)
def test_a_summary_tells_every_citation_but_no_braces(name):
    one = policy(name)
    lines = SIDE[one.head.keluarga].summary(one)
    assert len(lines) >= 2
    for line, basis in lines:
        assert line.endswith("."), line
        assert basis
        assert not set("{}") & set(line + basis)
    assert lines[0][1].startswith(one.head.judul)


def test_a_summary_reads_like_the_regulation():
    days = policy("pp-94-2021")
    lines = SIDE["hukuman-disiplin"].summary(days)
    assert lines[1] == (
        "3 hari kerja setahun: Ringan, teguran lisan.",
        "PP 94/2021 Pasal 9, belum dikonfirmasi",
    )
    assert lines[2][0] == "4–6 hari kerja setahun: Ringan, teguran tertulis."
    assert lines[9][0].startswith("28 hari kerja atau lebih setahun: Berat, pemberhentian")
    assert lines[10][0].startswith("10 hari kerja berturut-turut: Berat")


def test_an_unsure_number_is_a_footnote_and_a_confirmed_one_is_not():
    assert "Kepmendagri 900-4700/2020 sebagaimana lazim disalin daerah" in CUTS.belum_dikonfirmasi
    assert (
        policy("permentan-68-2012").potongan["tanpa_keterangan"].sumber.belum_dikonfirmasi is False
    )
    assert policy("demak-2015").belum_dikonfirmasi == ()


def test_a_policy_of_another_family_is_refused():
    with pytest.raises(ConfigError, match="seharusnya salah satu dari layanan"):
        SIDE["layanan"].parse(TEXTS, "pp-94-2021")


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("demak-2015", "minimal = 80", "minimal = 90", "harus menurun"),
        ("demak-2015", 'kelas = "Kurang"', 'kelas = "Kurang", minimal = 1', "tanpa tepi"),
        ("demak-2015", "minimal = 80", "minimal = 80, lebih_dari = 80", "tidak boleh berdua"),
        ("demak-2015", "minimal = 80, ", "", "harus menurun"),
        ("potongan-kepmendagri-900-2020", "tl2 = { menit = 31", "tl2 = { menit = 61", "harus naik"),
        ("pp-94-2021", "hari = 4", "hari = 3", "harus berlainan"),
        ("pp-94-2021", 'tingkat = "Sedang"', 'tingkat = "sedang"', "salah satu dari Ringan, Sedang"),
        ("permenpanrb-3-2020", "nomor = 4", "nomor = 5", "9 kotak"),
        ("permenpanrb-3-2020", '"tinggi", rekomendasi', '"tingi", rekomendasi', "salah satu dari tinggi"),
        ("permenpanrb-1-2023", '"Cukup" = "Butuh Perbaikan"', '"Cukup" = "Lumayan"', "salah satu dari"),
        ("permenpanrb-1-2023", "bulan_setahun = 12", "bulan_setahun = 0", "lebih dari nol"),
        ("permenpanrb-1-2023", "koefisien = 3.75", 'koefisien = "3,75"', "tidak sah"),
        ("permenpanrb-14-2017", "faktor = 25\n", "", "kunci “faktor” tidak ada"),
    ],
)  # fmt: skip
def test_a_policy_that_is_not_sound_is_refused(name, old, new, words):
    assert old in TEXTS[name]
    with pytest.raises(ConfigError, match=words):
        policy(name, {**TEXTS, name: TEXTS[name].replace(old, new)})
