"""How an office is called: capitals all over do not tell “dr.” from “Dr.”, another sheet does."""

import sqlite3
from contextlib import closing

import pytest
from books import ANI, BUDI, write
from conftest import Run

from kinerja_cli.rules.names import own_case
from kinerja_cli.store.data_views import OWN_CASE

CAPITALS, OWN = "RSUD DR. SUKMA WIJAYA KOTA UJI", "RSUD dr. Sukma Wijaya Kota Uji"


def people(path):
    rows = [
        [CAPITALS],
        [],
        ["NIP", "Nama", "Jabatan"],
        [ANI, "Ani", "Perawat"],
        [BUDI, "Budi", "Direktur"],
    ]
    return write(path, {"pegawai": rows})


def office(path):
    rows = [["Perangkat Daerah", "Periode", "Capaian Kinerja Organisasi"], [OWN, "2024-Q1", "Baik"]]
    return write(path, {"organisasi": rows})


def called() -> set[str]:
    with closing(sqlite3.connect("kinerja.db")) as connection:
        return {name for (name,) in connection.execute("SELECT perangkat_daerah FROM v_pegawai")}


@pytest.mark.parametrize("together", [True, False])
def test_a_spelling_with_letters_of_its_own_beats_one_made_of_capitals(
    kinerja: Run, tmp_path, together: bool
):
    one, two = people(tmp_path / "a.xlsx"), office(tmp_path / "b.xlsx")
    if together:
        assert kinerja("import", one, two).code == 0
    else:
        assert kinerja("import", one).code == 0
        assert called() == {"RSUD Dr. Sukma Wijaya Kota Uji"}
        assert kinerja("import", two).code == 0
    assert called() == {OWN}
    assert OWN in kinerja("units").out


@pytest.mark.parametrize(
    "name",
    [CAPITALS, OWN, OWN.title(), OWN.lower(), "Dinas Pemuda dan Olahraga", "Dinas A dan b", "RSUD", "",
     "dinas Kesehatan"],
)  # fmt: skip
def test_the_database_judges_a_spelling_as_the_program_does(name: str):
    with closing(sqlite3.connect(":memory:")) as connection:
        query = f"SELECT {OWN_CASE} FROM (SELECT ? AS nama) AS e"
        assert bool(connection.execute(query, (name,)).fetchone()[0]) is own_case(name)
