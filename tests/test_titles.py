"""Titles above tables of offices: they give the period and are no part of a heading."""

import pytest
from books import UNIT, office, write
from conftest import Run

UNSUR = ["Persyaratan", "Prosedur", "Waktu Penyelesaian", "Biaya/Tarif", "Produk Layanan",
         "Kompetensi Pelaksana", "Perilaku Pelaksana", "Sarana dan Prasarana",
         "Penanganan Pengaduan"]  # fmt: skip
MARKS = [3.2, 3.1, 2.95, 3.8, 3.25, 3.3, 3.4, 3.0, 3.6]
RANKED = ["No", "Perangkat Daerah", "Capaian Kinerja Organisasi"]


@pytest.fixture
def known(kinerja: Run, tmp_path) -> Run:
    """Return the runner, with an office known."""
    assert kinerja("import", office(tmp_path / "kantor.xlsx")).code == 0
    return kinerja


def titled(known: Run, path, titles, head, row, *options: str, gap=1, spread=True):
    """Import a table below its titles, each merged over all its columns."""
    rows = [[title] for title in titles] + [[]] * gap
    rows += [head, list(range(1, len(head) + 1)), row]
    last = chr(ord("A") + len(head) - 1)
    merges = [f"A{at}:{last}{at}" for at in range(1, len(titles) + 1)] if spread else []
    done = known("import", write(path, {"Lembar": rows}, {"Lembar": merges}), *options, "--json")
    return done.code, done.json()


@pytest.mark.parametrize("head", [RANKED, RANKED[1:]])
@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize("titles", [
    ["PREDIKAT KINERJA ORGANISASI", "TRIWULAN I TAHUN 2024"],
    ["CAPAIAN KINERJA ORGANISASI PERANGKAT DAERAH TRIWULAN I TAHUN 2024"],
])  # fmt: skip
def test_predicates_of_offices_need_no_column_of_periods(known: Run, tmp_path, head, gap, titles):
    row = [1, UNIT, "Baik"][-len(head) :]
    code, done = titled(known, tmp_path / "org.xlsx", titles, head, row, gap=gap)
    assert (code, done["temuan"]) == (0, [])
    (sheet,) = done["lembar"]
    assert (sheet["jenis"], sheet["periode"], done["baru"]) == ("organisasi", "2024-Q1", 1)


def test_the_period_of_predicates_may_be_an_option(known: Run, tmp_path):
    row = [1, UNIT, "Baik"]
    path = tmp_path / "org.xlsx"
    code, done = titled(known, path, [], RANKED, row, "--periode", "2024-Q1", gap=0)
    assert (code, done["baru"], done["lembar"][0]["jenis"]) == (0, 1, "organisasi")
    other = tmp_path / "tanpa.xlsx"
    code, done = titled(known, other, [], RANKED, row, gap=0)
    assert (code, [one["kode"] for one in done["temuan"]]) == (4, ["periode-kosong"])


@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize("spread", [True, False])
@pytest.mark.parametrize("titles", [
    ["HASIL SURVEI KEPUASAN MASYARAKAT", "TRIWULAN I TAHUN 2024"],
    ["HASIL SURVEI KEPUASAN MASYARAKAT TRIWULAN I TAHUN 2024"],
    ["PEMERINTAH KOTA UJI", "INDEKS KEPUASAN MASYARAKAT (IKM)", "TRIWULAN I TAHUN 2024"],
])  # fmt: skip
def test_a_title_over_nine_unsur_is_no_group_of_them(known: Run, tmp_path, titles, gap, spread):
    head, row = ["No", "Perangkat Daerah", *UNSUR], [1, UNIT, *MARKS]
    code, done = titled(known, tmp_path / "skm.xlsx", titles, head, row, gap=gap, spread=spread)
    assert (code, done["temuan"]) == (0, [])
    (sheet,) = done["lembar"]
    assert (sheet["jenis"], sheet["periode"]) == ("layanan", "2024-Q1")
    assert sheet["judul_di_baris"] == len(titles) + gap + 1
    assert not any(name.startswith("ikm") for name in sheet["kolom"])


@pytest.mark.parametrize(("head", "said"), [
    (["Perangkat Daerah", "Kesan"], "kolom Perangkat Daerah dan"),
    (["Bahan", "Gram"], "kolom NIP dan"),
    (["NIP", "Perangkat Daerah"], "kolom NIP dan"),
])  # fmt: skip
def test_what_a_sheet_lacks_depends_on_what_it_speaks_of(known: Run, tmp_path, head, said):
    done = known("import", write(tmp_path / "lain.xlsx", {"Lain": [head, [UNIT, "x"]][:2]}))
    assert done.code == 4
    if head[0] == "Bahan":
        done = known("import", write(tmp_path / "dapur.xlsx", {"Dapur": [head, ["Tepung", 250]]}))
    assert f"baris judul dengan {said}" in " ".join(done.err.split())
