"""Numbers, depths and values that nobody means: refused in words wherever TOML is read."""

import pytest
from conftest import Run

OWN = """id = "aa"
extends = "permenpanrb-6-2022"
judul = "Keputusan"
ringkasan = "Uji."
berlaku_dari = 2024-01-01
diperiksa = 2024-01-01
"""
CAP = '[capaian]\ndasar = "Pasal 2"\nbatas_atas = '


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"{CAP}nan", "capaian.batas_atas"),
        (f"{CAP}inf", "1000000000"),
        (f"{CAP}1e999", "10 desimal"),
        (f"{CAP}1e99999999999999999999", "angka yang tidak dapat dibaca"),
        (f"{CAP}1e30", "capaian.batas_atas"),
        (f"{CAP}1e-999", "capaian.batas_atas"),
        (f"{CAP}{'9' * 400}", "999…"),
        (f"{CAP}{'9' * 5000}", "angka yang tidak dapat dibaca"),
        (f"{CAP}100.00000000001", "10 desimal"),
        (f"x = {'[' * 5000}", "bersarang terlalu dalam"),
        (f"{'.'.join('a' * 5000)} = 1", "bersarang terlalu dalam"),
        ("a = = 1", "baris 7 kolom 5"),
        (f"{CAP}'{'x' * 500}'", "xxx…"),
    ],
)
def test_no_number_or_depth_breaks_the_check(kinerja: Run, tmp_path, text, says):
    path = tmp_path / "aa.toml"
    path.write_text(OWN + text, encoding="utf-8")
    done = kinerja("policy", "check", path, "--json")
    assert done.code == 9
    told = "\n".join(one["rincian"] for one in done.json()["bukti"] if not one["benar"])
    assert says in told
    assert len(told) < 500


def test_a_number_at_the_edge_of_the_range_is_taken(kinerja: Run, tmp_path):
    path = tmp_path / "aa.toml"
    path.write_text(f"{OWN}{CAP}1000000000.0000000000", encoding="utf-8-sig")
    done = kinerja("policy", "check", path)
    assert done.code == 0, done.out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("x = nan", "“x”"),
        (f"x = {'9' * 5000}", "angka yang tidak dapat dibaca"),
        (f"x = {'[' * 5000}", "bersarang terlalu dalam"),
        (f"{'.'.join('a' * 5000)} = 1", "bersarang terlalu dalam"),
        ("x = = 1", "baris 1 kolom 5"),
    ],
)
def test_kinerja_toml_is_refused_in_words(kinerja: Run, tmp_path, text, says):
    (tmp_path / "kinerja.toml").write_text(text, encoding="utf-8")
    done = kinerja("policy", "list")
    assert done.code == 5
    assert says in done.err


def test_kinerja_toml_may_begin_with_a_byte_order_mark(kinerja: Run, tmp_path):
    (tmp_path / "kinerja.toml").write_text('instansi = "Kota"', encoding="utf-8-sig")
    assert kinerja("policy", "list").code == 0
