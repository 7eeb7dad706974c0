"""The proofs of policy files: each of them holds for what ships, and fails when it is broken."""

from datetime import date

import pytest
from sides import TEXTS

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules import policy_check, policy_families
from kinerja_cli.rules.policy_check import CITED, FORM, check
from kinerja_cli.rules.proof_dates import ONE
from kinerja_cli.rules.proof_order import MATRIX, ORDER, WEIGHTS
from kinerja_cli.rules.proof_scales import BANDS, LINES

TODAY = date(2026, 11, 22)
OWN = """id = "kepbup-1"
extends = "permenpanrb-6-2022"
judul = "Keputusan Bupati 1"
berlaku_dari = 2024-01-01
diperiksa = 2026-11-01
"""


def broken(name, old, new):
    assert old in TEXTS[name], old
    return check({**TEXTS, name: TEXTS[name].replace(old, new)}, (), TODAY, name)


def failed(result):
    return {one.apa for one in result.gagal}


def details(result, what):
    return "\n".join(one.rincian for one in result.gagal if one.apa == what)


def own(text="", name="kepbup-1", **others):
    texts = {**TEXTS, **others, name: OWN.replace("kepbup-1", name) + text}
    return check(texts, (name, *others), TODAY, name)


def count_of_scales(name):
    found = policy_families.policy_extends.resolve(TEXTS, name)
    return str(found).count("'ambang': [") + str(found).count("'kategori': [")


def test_all_that_ships_is_proven():
    result = check(TEXTS, (), TODAY)
    assert result.gagal == ()
    assert result.informasi == ()
    assert set(result.kebijakan) == set(TEXTS)
    assert {one.apa for one in result.bukti} == {
        FORM, BANDS, LINES, MATRIX, ORDER, WEIGHTS, CITED, ONE,
    }  # fmt: skip
    scales = [one for one in result.bukti if one.apa == BANDS]
    assert len({(one.kebijakan, one.rincian) for one in scales}) == len(scales)
    assert len(scales) == sum(count_of_scales(name) for name in TEXTS)


@pytest.mark.parametrize(
    ("name", "old", "new", "what", "says"),
    [
        ("pp-30-2019", "minimal = 70", "minimal = 95", BANDS, "95 masuk lebih dari satu kelas"),
        ("pp-30-2019", '{ kelas = "Sangat Kurang" }', '{ kelas = "Sangat Kurang", minimal = 10 }',
         BANDS, "9,99 tidak masuk kelas mana pun"),
        ("pp-30-2019", "minimal = 70", "minimal = 90", BANDS, "tidak ada nilai yang masuk kelas Cukup"),
        ("demak-2015", "minimal = 80", "minimal = 95", BANDS, "skala.ambang: 95 masuk lebih dari satu"),
        ("permenpanrb-8-2021", '"Cukup", minimal = 80', '"Cukup", minimal = 101', BANDS,
         "hasil_kerja.pegawai.kategori"),
        ("permenpanrb-8-2021", "dari = 80, sampai = 99", "dari = 81, sampai = 99", LINES,
         "80 % berada pada 0 garis"),
        ("permenpanrb-8-2021", "dari = 60, sampai = 79", "dari = 60, sampai = 80", LINES,
         "80 % berada pada 2 garis"),
        ("permenpanrb-8-2021", "nilai_dari = 70, nilai_sampai = 89", "nilai_dari = 60, nilai_sampai = 89",
         LINES, "80 % bernilai 60, lebih rendah dari 79 % (69)"),
        ("permenpanrb-6-2022", '"Sesuai Ekspektasi" = "Butuh Perbaikan"',
         '"Sesuai Ekspektasi" = "Sangat Baik"', MATRIX, "lebih buruk dari"),
        ("permenpanrb-6-2022", '"Sesuai Ekspektasi" = "Butuh Perbaikan"\n', "", MATRIX,
         "Di Bawah Ekspektasi × Sesuai Ekspektasi berisi None"),
        ("permenpanrb-3-2020", "nomor = 8, kinerja", "nomor = 10, kinerja", MATRIX, "tidak di atas"),
        ("permenpanrb-6-2022", '"Sesuai Ekspektasi" = 85', '"Sesuai Ekspektasi" = 101', ORDER,
         "perilaku.setara"),
        ("permenpanrb-1-2023", '"Kurang" = 50', '"Kurang" = 80', ORDER, "Kurang mendapat lebih"),
        ("standar-daerah", 'Berat = "Butuh Perbaikan"', 'Berat = "Sangat Baik"', ORDER,
         "predikat.hukuman: Berat"),
        ("standar-daerah", "disiplin = 10", "disiplin = -10", WEIGHTS, "nilai.bobot.disiplin = -10"),
        ("integrasi-2021", 'kebijakan = "perka-bkn-1-2013", bobot = 50',
         'kebijakan = "perka-bkn-1-2013", bobot = 0', WEIGHTS, "nilai.bagian[0].bobot = 0"),
        ("pp-30-2019", "Atasan = { bobot = 1", "Atasan = { bobot = 0", WEIGHTS, "semua kelompok"),
        ("skm-bobot-011", "penyebut = 100", "penyebut = 0", WEIGHTS, "bobot.penyebut = 0"),
        ("pp-94-2021", 'hari = 3\ntingkat = "Ringan"\nsanksi = "teguran lisan"\ndasar = "PP 94/2021 Pasal 9"',
         'hari = 3\ntingkat = "Ringan"\nsanksi = "teguran lisan"', CITED, "kumulatif[0].hari = 3"),
        ("demak-2015", 'dasar = "LKj Kabupaten Demak 2015, skala capaian kinerja"', 'dasar = " "', CITED,
         "tanpa dasar"),
        ("demak-2015", "desimal = 2", "desimel = 2", FORM, "desimel"),
    ],
)  # fmt: skip
def test_what_is_broken_is_named_with_its_key(name, old, new, what, says):
    result = broken(name, old, new)
    assert what in failed(result)
    assert says in details(result, what)


def test_all_unknown_keys_are_told_at_once_and_reading_to_use_still_refuses_them():
    text = TEXTS["pp-30-2019"].replace("[capaian]", "[capaian]\nbatas_ats = 1")
    text = text.replace("[bobot]", "[bobot]\njumlahh = 1").replace("minimal = 70", "minimal = 95")
    result = check({**TEXTS, "pp-30-2019": text}, (), TODAY, "pp-30-2019")
    told = details(result, FORM)
    assert "batas_ats" in told
    assert "jumlahh" in told
    assert BANDS in failed(result)
    with pytest.raises(ConfigError, match="tidak dikenal"):
        policy_families.card({**TEXTS, "pp-30-2019": text.replace("= 95", "= 70")}, "pp-30-2019")


def test_a_file_that_is_no_toml_is_one_fault_and_hides_no_other_policy():
    result = check({**TEXTS, "rusak": "id = "}, (), TODAY)
    assert [(one.kebijakan, one.apa) for one in result.gagal] == [("rusak", FORM)]
    assert "TOML" in result.gagal[0].rincian
    assert len(result.kebijakan) == len(TEXTS) + 1


def test_a_family_nobody_knows_is_refused_with_those_there_are():
    text = 'id = "lain"\nkeluarga = "lain"\n'
    (fault,) = check({**TEXTS, "lain": text}, (), TODAY, "lain").gagal
    assert "skala-capaian" in fault.rincian


def test_a_class_whose_condition_may_not_be_met_leaves_no_gap():
    result = broken(
        "pp-30-2019",
        '{ kelas = "Sangat Kurang" }',
        '{ kelas = "Sangat Kurang", syarat = "ide-baru" }',
    )
    assert failed(result) == {BANDS}
    assert "49,99 tidak masuk kelas mana pun" in details(result, BANDS)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ("[capaian]\nbatas_atas = 110\n", "capaian.batas_atas = 110 (semula 120)"),
        ('[rumus.turun]\nrumus = "turun-tr"\n', "rumus.turun.rumus = turun-tr (semula turun-2t)"),
        ("[perilaku.kelompok]\nRekan = { minimal = 2 }\n", "[perilaku.kelompok]"),
    ],
)
def test_who_changes_a_value_restates_its_article(change, where):
    result = own(change)
    assert failed(result) == {CITED}
    assert where in details(result, CITED)
    head, _, rest = change.partition("\n")
    assert own(f'{head}\ndasar = "Keputusan Bupati 1 Pasal 2"\n{rest}').gagal == ()


def test_a_component_taken_out_with_a_weight_of_zero_is_proven():
    text = OWN.replace("permenpanrb-6-2022", "standar-daerah") + (
        '[nilai]\ndasar = "Keputusan Bupati 1 Pasal 3"\n'
        "[nilai.bobot]\nhasil_kerja = 70\nperilaku = 30\ndisiplin = 0\nkompetensi = 0\nlayanan = 0\n"
    )
    assert check({**TEXTS, "kepbup-1": text}, ("kepbup-1",), TODAY, "kepbup-1").gagal == ()
    without = text.replace("hasil_kerja = 70", "hasil_kerja = 0").replace("= 30", "= 100")
    told = check({**TEXTS, "kepbup-1": without}, ("kepbup-1",), TODAY, "kepbup-1")
    assert "hasil_kerja di dalamnya" in details(told, FORM)


def test_who_changes_nothing_restates_nothing():
    assert own("[capaian]\nbatas_atas = 120\n").gagal == ()


def test_two_automatic_policies_of_one_rank_are_named():
    other = OWN.replace("kepbup-1", "kepbup-2").replace("2024-01-01", "2025-01-01")
    result = own("", **{"kepbup-2": other})
    assert failed(result) == {ONE}
    assert details(result, ONE) == "kepbup-1 dan kepbup-2 berlaku bersama sejak 1 Januari 2025"
    # One that ends before the other begins, or is for another office, is no rival.
    ended = other.replace(
        "berlaku_dari = 2025-01-01", "berlaku_dari = 2023-01-01\nberlaku_sampai = 2023-12-31"
    )
    assert own("", **{"kepbup-2": ended}).gagal == ()
    for_one = OWN.replace("kepbup-1", "kepbup-2") + 'berlaku_untuk = ["Dinas Kesehatan"]\n'
    assert own("", **{"kepbup-2": for_one}).gagal == ()
    by_hand = OWN.replace("kepbup-1", "kepbup-2") + "otomatis = false\n"
    assert own("", **{"kepbup-2": by_hand}).gagal == ()


def test_two_policies_for_one_office_are_rivals_however_its_name_is_spelt():
    one = 'berlaku_untuk = ["Dinas Kesehatan Kota Tirtamadya"]\n'
    two = OWN.replace("kepbup-1", "kepbup-2") + 'berlaku_untuk = ["DINAS KESEHATAN", "RSUD"]\n'
    assert failed(own(one, **{"kepbup-2": two})) == {ONE}
    three = OWN.replace("kepbup-1", "kepbup-2") + 'berlaku_untuk = ["Inspektorat"]\n'
    assert own(one, **{"kepbup-2": three}).gagal == ()


def test_two_shipped_policies_of_one_time_are_rivals_and_a_gap_is_only_told():
    later = TEXTS["permenpanrb-8-2021"].replace("2021-12-31", "2022-03-31")
    result = check({**TEXTS, "permenpanrb-8-2021": later}, (), TODAY)
    assert "sejak 1 Januari 2022 sampai 31 Maret 2022" in details(result, ONE)
    sooner = TEXTS["permenpanrb-8-2021"].replace("2021-12-31", "2021-11-30")
    result = check({**TEXTS, "permenpanrb-8-2021": sooner}, (), TODAY)
    assert result.gagal == ()
    assert [one.rincian for one in result.informasi] == [
        "1 Desember 2021 sampai 31 Desember 2021: tidak ada kebijakan otomatis untuk semua perangkat daerah"
    ]


def test_a_source_not_read_for_a_year_is_told():
    assert own("").informasi == ()
    texts = {**TEXTS, "kepbup-1": OWN.replace("2026-11-01", "2025-11-21")}
    (note,) = check(texts, ("kepbup-1",), TODAY, "kepbup-1").informasi
    assert "terakhir diperiksa 21 November 2025" in note.rincian


def test_weights_that_do_not_make_a_hundred_and_printed_overlaps_are_told():
    result = broken("standar-daerah", "layanan = 5", "layanan = 6")
    assert "berjumlah 101" in str(result.gagal)
    result = broken("demak-2015", "tercetak_sampai = 89", "tercetak_sampai = 90")
    assert result.gagal == ()
    assert "kelas Baik tercetak sampai 90" in result.informasi[0].rincian


def test_every_proof_has_a_name_of_its_own():
    assert len({FORM, BANDS, LINES, MATRIX, ORDER, WEIGHTS, CITED, ONE}) == 8
    assert policy_check.PolicyCheckResult(None, (), (), ()).gagal == ()
