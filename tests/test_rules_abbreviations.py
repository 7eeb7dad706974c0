"""Abbreviations stand for full names; one means an office only where exactly one fits."""

import pytest

from kinerja_cli.rules.abbreviations import ABBREVIATIONS, alike, expansions, fitting, within
from kinerja_cli.rules.names import split_unit, unit_key


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("DINKES", "Dinas Kesehatan"),
        ("Dinkes Kota Uji", "Dinas Kesehatan"),
        ("DINAS PUPR", "Dinas Pekerjaan Umum dan Penataan Ruang"),
        ("pupr", "Dinas Pekerjaan Umum dan Penataan Ruang"),
        ("SATPOL PP", "Satuan Polisi Pamong Praja"),
        ("Satpol. PP Kab. Uji", "Satuan Polisi Pamong Praja"),
        ("RSUD Tirta Husada", "Rumah Sakit Umum Daerah Tirta Husada"),
        ("SETWAN", "Sekretariat DPRD"),
        ("DP3AP2KB", "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana"),
    ],
)  # fmt: skip
def test_an_abbreviation_fits_its_full_name_with_or_without_the_city(text, full):
    for name in (full, f"{full} Kota Uji", f"{full} Kabupaten Contoh"):
        assert fitting(text, [unit_key(name), "dinas lain"]) == [unit_key(name)]
        assert alike(text, name, {})


def test_a_longer_name_that_goes_on_after_an_expansion_fits():
    keys = ["dinas komunikasi informatika dan persandian", "dinas komunikasi"]
    assert fitting("DISKOMINFO", keys) == keys[:1]


def test_an_abbreviation_of_two_offices_fits_both():
    keys = ["dinas kelautan dan perikanan", "dinas ketahanan pangan"]
    assert fitting("DKP", keys) == keys


@pytest.mark.parametrize("text", ["Dinas Kesehatan", "DINKESS", "KESEHATAN", "", "PP"])
def test_what_is_no_abbreviation_stands_for_nothing(text):
    assert expansions(text) == ()
    assert not alike(text, "Dinas Sosial", {})


def test_an_abbreviation_is_no_part_of_a_word():
    assert fitting("DINKES", ["dinas kesehatan hewan", "dinas kesehatanku"]) == [
        "dinas kesehatan hewan"
    ]


def test_every_abbreviation_asked_for_is_there():
    asked = """DINKES DISDIK DISDIKBUD DISDUKCAPIL DISHUB DISKOMINFO DINSOS DPUPR PUPR DPMPTSP BKPSDM
    BKD BAPPEDA BAPENDA BPKAD BPBD SETDA SETWAN DLH DISPERKIM DISNAKER DISPERINDAG DISPARBUD DISPORA
    DP3A DP3AP2KB DPMD DKP DISTAN DISPERPUSIP RSUD"""
    assert all(expansions(text) for text in [*asked.split(), "SATPOL PP", "DINAS PUPR"])


def test_every_expansion_is_a_full_name():
    for names in ABBREVIATIONS.values():
        assert names
        assert not any(expansions(name) for name in names)


def test_a_title_is_cut_at_its_abbreviation():
    assert within("Rekap kinerja pegawai DINKES Kota Uji") == "DINKES Kota Uji"
    assert within("Rekap kinerja pegawai") is None


def test_an_alias_is_alike_whatever_it_looks_like():
    assert alike("Kantor Kita", "Dinas Sosial", {"kantor kita": "dinas sosial"})
    assert not alike("Kantor Kita", "Dinas Sosial", {"kantor kita": "dinas lain"})


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("SD NEGERI 5 - DINAS PENDIDIKAN", ("SD NEGERI 5", "DINAS PENDIDIKAN")),
        ("Dinas Pendidikan – SD Negeri 5", ("SD Negeri 5", "Dinas Pendidikan")),
        ("Sekretariat - Badan Keuangan", ("Sekretariat", "Badan Keuangan")),
        ("Bagian Umum — Sekretariat Daerah", ("Bagian Umum", "Sekretariat Daerah")),
        ("SD 5 - UPTD Barat - Dinas Pendidikan", ("SD 5 - UPTD Barat", "Dinas Pendidikan")),
        ("Kelurahan A - Kecamatan B", ("Kelurahan A", "Kecamatan B")),
        ("IGD - RSUD Kota Uji", ("IGD", "RSUD Kota Uji")),
    ],
)
def test_a_part_and_its_office_are_split(text, split):
    assert split_unit(text) == split


@pytest.mark.parametrize(
    "text",
    [
        "Dinas Kesehatan",
        "RSUD Uji - Dinas Kesehatan",
        "SD Negeri 5 - SD Negeri 6",
        "SD Negeri 5-Dinas Pendidikan",
        "SD 5 - Dinas Pendidikan - Gedung B",
        "Dinas Kesehatan - Kota Uji",
        "Dinasti - Warung",
        "- Dinas Kesehatan",
        "",
    ],
)
def test_where_it_is_not_clear_nothing_is_split(text):
    assert split_unit(text) == ("", text)
