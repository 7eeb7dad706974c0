"""What a policy says is told whole: every number, every article, every mark of doubt."""

from decimal import Decimal

import pytest
from sides import TEXTS
from test_side_policy_numbers import changed, numbers

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules import policy_families
from kinerja_cli.rules.edges import spans
from kinerja_cli.rules.policy_leaves import leaves
from kinerja_cli.rules.scales import Band

CARDS = {name: policy_families.card(TEXTS, name) for name in TEXTS}
BY_ACTIVITY = ("perka-bkn-1-2013", "permenpanrb-8-2021")
"""Policies in which weights of indicators say nothing."""


def told(card):
    return [(one.bab, one.judul, one.baris, one.tabel) for one in policy_families.summary(card)]


def unused(name, line):
    weights = name in BY_ACTIVITY and line in {"jumlah = 100", "toleransi = 0.5"}
    # Printed upper edges decide nothing; the next class says where one ends.
    return weights or "tercetak" in line


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_every_number_is_told(name):
    text, before = TEXTS[name], told(CARDS[name])
    silent = []
    for line, start, end in numbers(text):
        if unused(name, line):
            continue
        other = text[:start] + changed(text[start:end], 1) + text[end:]
        try:
            if told(policy_families.card({**TEXTS, name: other}, name)) == before:
                silent.append(line)
        except ConfigError:
            continue
    assert silent == []


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_every_article_is_told_and_every_doubt_marked(name):
    card = CARDS[name]
    bases = [one.dasar for one in policy_families.summary(card)]
    data = policy_families.policy_extends.resolve(TEXTS, name)
    for leaf in leaves(data):
        if leaf.kunci.rpartition(".")[2] == "dasar" and leaf.tabel not in {
            ("disiplin",), ("kompetensi",), ("layanan",),
        }:  # fmt: skip
            assert any(leaf.teks in basis for basis in bases), leaf
    for text in card.belum_dikonfirmasi:
        marked = [basis for basis in bases if basis.startswith(text)]
        assert marked, text
        assert all(basis.endswith("dikonfirmasi") for basis in marked)


def test_the_components_are_named_with_what_their_own_regulations_say():
    found = policy_families.summary(CARDS["standar-daerah"])
    chapter = [one for one in found if one.bab == "Komponen lain"]
    titles = [one.judul for one in chapter if one.judul]
    assert titles == [
        "Disiplin: menurut potongan-kepmendagri-900-2020",
        "Disiplin, hukuman: menurut pp-94-2021",
        "Kompetensi: menurut permenpanrb-38-2017",
        "Mutu layanan: menurut permenpanrb-14-2017",
    ]
    words = " ".join(line for one in chapter for line in one.baris)
    assert "Tanpa keterangan: 3% tiap hari." in words
    assert "28 hari kerja atau lebih setahun: Berat" in words
    shown = policy_families.summary(CARDS["permenpanrb-6-2022"])
    assert any(one.judul.endswith("ditampilkan, tidak menentukan predikat") for one in shown)


def test_a_combined_year_names_its_parts():
    lines = [line for one in policy_families.summary(CARDS["integrasi-2021"]) for line in one.baris]
    assert "Januari–Juni: perka-bkn-1-2013, bobot 50." in lines
    assert "Juli–Desember: permenpanrb-8-2021, bobot 50." in lines
    assert "Selengkapnya: kinerja policy show permenpanrb-8-2021" in lines


def test_the_matrix_stands_as_a_table():
    (matrix,) = [one for one in policy_families.summary(CARDS["kmk-127-2026"]) if one.tabel]
    assert [row[0] for row in matrix.tabel] == list(matrix.kolom[1:])
    assert matrix.tabel[2][1:] == ("Butuh Perbaikan", "Butuh Perbaikan", "Sangat Kurang")


def test_a_class_says_from_where_to_where():
    best, good = Band("A", Decimal(110), syarat="ide-baru"), Band("B", lebih_dari=Decimal(90))
    bands = [best, good, Band("C", Decimal(50)), Band("D")]
    assert spans(bands) == [
        "110 ke atas dengan ide baru",
        "di atas 90 sampai di bawah 110, juga 110 ke atas tanpa ide baru",
        "50 sampai 90",
        "di bawah 50",
    ]
    assert spans(bands[2:], " %") == ["50 % ke atas", "di bawah 50 %"]
    assert spans([Band("A")]) == ["semua nilai"]
