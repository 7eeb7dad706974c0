"""A policy file: unknown keys refused, missing ones named, every number cited."""

import re
import tomllib
from decimal import Decimal

import pytest
from builders import POLICY, POLICY_ID, POLICY_TEXT, indicator, mark, policy_of, scored

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules import policy_text as policies
from kinerja_cli.rules.policy_scale import scale
from kinerja_cli.rules.policy_table import PolicyTable

DATA = tomllib.loads(POLICY_TEXT)
TABLES = re.findall(r"^\[(.+)\]$", POLICY_TEXT, re.MULTILINE)
CITED = [
    "rumus.naik", "rumus.turun", "rumus.stabil", "capaian", "tingkat", "kosong", "bobot", "pembulatan",
    "hasil_kerja", "perilaku", "perilaku.rating", "perilaku.angka", "perilaku.setara",
    "perilaku.kelompok", "organisasi", "predikat",
]  # fmt: skip


def refused(text):
    """Return the message with which a policy text is refused, as people read it."""
    with pytest.raises(ConfigError) as error:
        policy_of(text)
    return f"{error.value.pesan} {error.value.saran}"


def inserted(table, line):
    """Return the policy text with a line added at the head of a table."""
    header = f"[{table}]\n"
    assert POLICY_TEXT.count(header) == 1
    return POLICY_TEXT.replace(header, f"{header}{line}\n")


def without(table, key):
    """Return the policy text without one line of a table."""
    start = POLICY_TEXT.index(f"[{table}]\n")
    line = re.compile(rf"^{re.escape(key)} = .*\n", re.MULTILINE).search(POLICY_TEXT, start)
    return POLICY_TEXT[: line.start()] + POLICY_TEXT[line.end() :]


def changed(old, new):
    assert POLICY_TEXT.count(old) == 1, old
    return POLICY_TEXT.replace(old, new)


@pytest.mark.parametrize(
    ("table", "allowed"),
    [
        ("rumus.naik", "dasar"), ("capaian", "batas_atas"), ("tingkat", "naik_per_kelas"),
        ("kosong", "realisasi"), ("bobot", "toleransi"), ("pembulatan", "desimal"),
        ("hasil_kerja", "ambang"), ("perilaku", "setara"), ("perilaku.rating", "ambang"),
        ("perilaku.angka", "dasar"), ("predikat", "matriks"),
    ],
)  # fmt: skip
def test_an_unknown_key_is_refused_with_those_allowed(table, allowed):
    message = refused(inserted(table, "batas_atasnya = 7"))
    assert "batas_atasnya" in message
    assert allowed in message


def test_an_unknown_key_at_the_top_is_refused_with_those_allowed():
    message = refused("kelurga = 1\n" + POLICY_TEXT)
    assert "kelurga" in message
    assert "keluarga" in message


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ('Ekspektasi", lebih_dari = 100 }', 'Ekspektasi", lebih = 100 }', "lebih"),
        (
            "Rekan = { bobot = 1, minimal = 1 }",
            "Rekan = { bobot = 1, minimal = 1, maks = 2 }",
            "maks",
        ),
        ("[rumus.naik]", '[rumus.nail]\nrumus = "naik"\ndasar = "x"\n[rumus.naik]', "nail"),
    ],
)
def test_an_unknown_key_inside_a_list_or_a_table_of_tables_is_refused(old, new, wrong):
    assert wrong in refused(changed(old, new))


MISSPELT = {
    "perilaku.nilai": '"Di Atas Ekspetasi" = 3',
    "perilaku.setara": '"Di Atas Ekspetasi" = 100',
    "organisasi": '"Istimewah" = "Di Atas Ekspektasi"',
    'predikat.matriks."Sesuai Ekspektasi"': '"Di Atas Ekspetasi" = "Baik"',
    "perilaku.kelompok": '"Rekann" = { bobot = 1, minimal = 1 }',
}


@pytest.mark.parametrize("table", MISSPELT)
def test_a_misspelt_rating_predicate_or_group_as_a_key_is_refused(table):
    wrong = re.search(r'"(.+?)"', MISSPELT[table])[1]
    assert wrong in refused(inserted(table, MISSPELT[table]))


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("perilaku.nilai", '"Sesuai Ekspektasi"'), ("perilaku.setara", '"Di Bawah Ekspektasi"'),
        ("organisasi", '"Sangat Kurang"'), ('predikat.matriks."Sesuai Ekspektasi"', '"Sesuai Ekspektasi"'),
    ],
)  # fmt: skip
def test_a_rating_or_predicate_that_is_missing_is_named(table, key):
    assert key.strip('"') in refused(without(table, key))


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        (
            '{ kelas = "Sesuai Ekspektasi", minimal = 90 }',
            '{ kelas = "Sesuai Ekspetasi", minimal = 90 }',
            "Ekspetasi",
        ),
        ('"Baik" = "Sesuai Ekspektasi"', '"Baik" = "Sesuai"', "Sesuai"),
        (
            '"Di Atas Ekspektasi" = "Sangat Baik"',
            '"Di Atas Ekspektasi" = "Sangat Bagus"',
            "Sangat Bagus",
        ),
    ],
)
def test_a_misspelt_rating_or_predicate_as_a_value_is_refused(old, new, wrong):
    assert wrong in refused(changed(old, new))


@pytest.mark.parametrize(
    ("table", "key"),
    [
        *((table, "dasar") for table in CITED),
        ("rumus.naik", "rumus"), ("capaian", "batas_atas"), ("capaian", "batas_bawah"),
        ("tingkat", "naik_per_kelas"), ("tingkat", "turun_per_kelas"), ("tingkat", "batas_bawah"),
        ("kosong", "realisasi"), ("bobot", "jumlah"), ("bobot", "toleransi"), ("pembulatan", "desimal"),
        ("predikat", "kelas"),
    ],
)  # fmt: skip
def test_a_missing_key_is_named(table, key):
    message = refused(without(table, key))
    assert f"“{key}”" in message
    assert f"[{table.partition('.')[0]}]" in message


@pytest.mark.parametrize("key", ["id", "judul", "keluarga", "jenis", "berlaku_dari", "diperiksa"])
def test_a_missing_key_at_the_top_is_named(key):
    assert f"“{key}”" in refused(re.sub(rf"(?m)^{key} = .*\n", "", POLICY_TEXT))


@pytest.mark.parametrize(
    ("old", "new", "wrong", "allowed"),
    [
        ('realisasi = "tunda"', 'realisasi = "tunggu"', "tunggu", "tunda, nol, abaikan"),
        ('jenis = "matriks"', 'jenis = "matrik"', "matrik", "matriks"),
        ('rumus = "turun-2t"', 'rumus = "turun"', "turun", "turun-2t"),
    ],
)
def test_a_bad_choice_is_named_with_those_allowed(old, new, wrong, allowed):
    message = refused(changed(old, new))
    assert f"“{wrong}”" in message
    assert allowed in message


@pytest.mark.parametrize("formula", ["rentang", "tingkat"])
def test_the_formula_of_a_polarity_must_be_one_for_numbers(formula):
    assert formula in refused(changed('rumus = "turun-2t"', f'rumus = "{formula}"'))


@pytest.mark.parametrize("wrong", ['"120"', "true", "[120]", "2024-01-01", "nan", "inf"])
def test_what_is_not_a_number_is_not_taken_for_one(wrong):
    assert "batas_atas" in refused(changed("batas_atas = 120", f"batas_atas = {wrong}"))


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [("desimal = 2", "desimal = 2.5", "desimal"), ("Rekan = { bobot = 1, minimal = 1 }", "Rekan = { bobot = 1, minimal = 0.5 }", "minimal")],
)  # fmt: skip
def test_a_count_is_a_whole_number(old, new, key):
    assert key in refused(changed(old, new))


def test_a_table_that_is_no_table_is_refused():
    text = re.sub(r"(?ms)^\[kosong\].*?(?=^\[bobot\])", "", POLICY_TEXT)
    assert "kosong" in refused("kosong = 1\n" + text)


def test_a_file_that_is_no_toml_is_refused():
    assert POLICY_ID in refused("judul =")


def test_an_unknown_policy_is_refused_with_those_there_are():
    with pytest.raises(ConfigError) as error:
        policies.parse({POLICY_ID: POLICY_TEXT}, "pp-99-2099")
    assert "pp-99-2099" in error.value.pesan
    assert POLICY_ID in error.value.saran


def test_every_table_of_the_shipped_policy_stands_under_an_article():
    assert {table.partition(".")[0] for table in TABLES} == {
        k for k, v in DATA.items() if isinstance(v, dict)
    }
    for table in TABLES:
        entry, cited = DATA, []
        for part in re.findall(r'"[^"]+"|[^.]+', table):
            entry = entry[part.strip('"')]
            cited.append(str(entry.get("dasar", "")).strip())
        assert any(cited), table


def test_every_number_that_is_not_law_says_so():
    for table in CITED:
        entry = DATA
        for part in table.split("."):
            entry = entry[part]
        assert re.search(r"(?i)kebijakan instansi|Pasal|PermenPANRB|SE MenPANRB", entry["dasar"]), (
            table
        )


def test_what_is_not_confirmed_is_marked():
    assert DATA["organisasi"]["belum_dikonfirmasi"] is True
    assert POLICY.organisasi.dasar == POLICY.belum_dikonfirmasi[0] + ", belum dikonfirmasi"
    assert len(POLICY.belum_dikonfirmasi) == 1


def test_numbers_are_read_exactly():
    policy = policy_of(changed("batas_atas = 120", "batas_atas = 110.1"))
    row = scored(indicator("1", "2"), marks=(mark("80"),), policy=policy)
    assert str(row.hasil_kerja) == "110.10"


def bands(text):
    table = PolicyTable(
        tomllib.loads(f'dasar = "Pasal 1"\nambang = [{text}]', parse_float=Decimal), "x"
    )
    return scale(table, ("A", "B", "C"))


def test_an_edge_of_zero_is_an_edge():
    found = bands('{kelas="A", lebih_dari=10}, {kelas="B", lebih_dari=0}, {kelas="C"}')
    assert [found.classify(Decimal(one)) for one in ("10.01", "10", "0.01", "0")] == list("ABBC")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{kelas="A", minimal=9}, {kelas="B", minimal=9}, {kelas="C"}', "bertumpang tindih"),
        ('{kelas="A", minimal=9}, {kelas="B", lebih_dari=9}, {kelas="C"}', "bertumpang tindih"),
        ('{kelas="A", minimal=9}, {kelas="B"}, {kelas="C"}', "hanya kelas terakhir"),
        ('{kelas="A", minimal=9}, {kelas="B", minimal=8, lebih_dari=8}, {kelas="C"}', "tidak boleh berdua"),
        ('{kelas="A", minimal=9}, {kelas="B", minimal=8}, {kelas="C", minimal=1}', "terakhir tanpa batas"),
        ('{kelas="B", minimal=9}, {kelas="A", minimal=8}, {kelas="C"}', "berurutan"),
    ],
)  # fmt: skip
def test_bands_that_leave_a_gap_or_overlap_are_refused(text, says):
    with pytest.raises(ConfigError, match=says):
        bands(text)
    assert bands('{kelas="A", lebih_dari=9}, {kelas="B", minimal=9}, {kelas="C"}')
