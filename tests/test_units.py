"""Perangkat daerah: aliases, abbreviations, merges, and one cell with an office and its part."""

import shlex

import pytest
from books import ANI, BUDI, CITRA, office, write
from conftest import run
from stored import state, trail

FULL = "Dinas Kesehatan Kota Uji"
SLIP = "Dinas Kesehaatan Kota Uji"
SOCIAL = "Dinas Sosial Kota Uji"
PREDICATE = ["Perangkat Daerah", "Periode", "Capaian Kinerja Organisasi"]


def people(path, *rows, columns=("NIP", "Nama", "Perangkat Daerah")):
    return write(path, {"pegawai": [list(columns), *map(list, rows)]})


def staffed(tmp_path, *offices, name="pegawai.xlsx"):
    """Import one person for each office named and return what the command told."""
    rows = zip((ANI, BUDI, CITRA), ("Ani", "Budi", "Citra"), offices, strict=False)
    return run("import", people(tmp_path / name, *rows), "--json")


def listed():
    return {one["nama"]: (one["pegawai"], one["alias"]) for one in run("units", "--json").json()}


def codes(outcome):
    return [finding["kode"] for finding in outcome.json()["temuan"]]


# -- alias ------------------------------------------------------------------------------------


def test_an_alias_is_read_as_its_office_by_import_and_by_every_dinas_option(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    (name,) = listed()
    done = run("units", "alias", "Kantor Kita", name, "--oleh", "Ratna")
    assert done.code == 0
    assert listed() == {name: (2, ["Kantor Kita"])}
    told = run("import", people(tmp_path / "b.xlsx", (CITRA, "Citra", "KANTOR KITA")))
    assert f"Dibaca sebagai {name}: KANTOR KITA" in told.out
    assert listed() == {name: (3, ["Kantor Kita"])}
    assert run("score", "--periode", "2024-Q1", "--dinas", "kantor kita").code == 0
    assert run("report", "--dinas", "kantor kita", "--format", "html").code == 0
    assert trail()[1] == ("alias-unit", "Ratna", {"alias": "Kantor Kita", "unit": name})


def test_a_title_that_is_an_alias_names_the_office(tmp_path):
    staffed(tmp_path, FULL)
    run("units", "alias", "Kantor Sehat", "kesehatan")
    rows = [["REKAP KINERJA"], ["KANTOR SEHAT"], ["TRIWULAN I TAHUN 2024"],
            ["NIP", "Nama", "Indikator", "Target", "Realisasi"],
            [BUDI, "Budi", "Laporan", 4, 4]]  # fmt: skip
    assert run("import", write(tmp_path / "r.xlsx", {"Sheet1": rows})).code == 0
    assert listed() == {FULL: (2, ["Kantor Sehat"])}


def test_dinas_may_name_the_sheets_office_by_alias(tmp_path):
    staffed(tmp_path, FULL)
    run("units", "alias", "Kantor Sehat", "kesehatan")
    path = people(tmp_path / "b.xlsx", (BUDI, "Budi", FULL))
    assert run("import", path, "--dinas", "kantor sehat").code == 0
    assert run("import", path, "--dinas", "DINKES").code == 0
    assert run("import", path, "--dinas", "DINSOS").code == 4


def test_a_name_that_means_another_office_is_no_alias(tmp_path):
    staffed(tmp_path, FULL, SOCIAL)
    run("units", "alias", "Kantor Sehat", "kesehatan")
    before = trail()
    for alias in ("Dinas Sosial", "kantor sehat"):
        outcome = run("units", "alias", alias, FULL if alias == "Dinas Sosial" else "sosial")
        assert outcome.code == 2
        assert "sudah berarti" in outcome.err
    same = run("units", "alias", "KANTOR SEHAT", FULL)
    assert (same.code, "tidak ada yang diubah" in same.out) == (0, True)
    for words in (["-", FULL], ["X", "tiada"], ["X"], ["X", FULL, "--hapus"]):
        assert run("units", "alias", *words).code == 2
    assert trail() == before


def test_an_alias_can_be_removed(tmp_path):
    staffed(tmp_path, FULL)
    run("units", "alias", "Kantor Sehat", "kesehatan")
    assert run("units", "alias", "kantor sehat", "--hapus", "--oleh", "Ratna").code == 0
    assert listed() == {FULL: (1, [])}
    assert trail()[-1][:2] == ("hapus-alias", "Ratna")
    outcome = run("units", "alias", "kantor sehat", "--hapus")
    assert (outcome.code, "bukan alias" in outcome.err) == (2, True)


# -- abbreviations ----------------------------------------------------------------------------


@pytest.mark.parametrize("order", [("DINKES", FULL), (FULL, "DINKES KOTA UJI")])
def test_an_abbreviation_means_the_one_office_it_fits_in_whatever_order(tmp_path, order):
    outcome = staffed(tmp_path, *order)
    assert codes(outcome) == []
    assert listed() == {FULL: (2, [])}


def test_an_abbreviation_that_fits_two_offices_is_a_new_one_with_a_warning(tmp_path):
    staffed(tmp_path, "Dinas Kelautan dan Perikanan", "Dinas Ketahanan Pangan")
    outcome = run("import", people(tmp_path / "b.xlsx", (CITRA, "Citra", "DKP")), "--json")
    (finding,) = outcome.json()["temuan"]
    assert finding["kode"] == "unit-mirip"
    assert "“Dinas Kelautan dan Perikanan”, “Dinas Ketahanan Pangan”" in finding["pesan"]
    assert "DKP" in listed()


def test_an_abbreviation_that_fits_nothing_is_a_new_office_with_a_warning(tmp_path):
    outcome = staffed(tmp_path, "DINSOS", FULL)
    (finding,) = outcome.json()["temuan"]
    assert (finding["kode"], finding["sel"]) == ("unit-mirip", "C2")
    assert "Dinas Sosial" in finding["pesan"]
    later = run("import", people(tmp_path / "b.xlsx", (CITRA, "Citra", "Dinas Sosial")), "--json")
    assert codes(later) == ["unit-mirip"]
    assert listed().keys() == {"DINSOS", FULL, "Dinas Sosial"}


def test_a_name_that_begins_with_an_abbreviation_is_a_name(tmp_path):
    assert codes(staffed(tmp_path, "RSUD Tirta Husada Kota Uji")) == []
    later = run("import", people(
        tmp_path / "b.xlsx", (BUDI, "Budi", "Rumah Sakit Umum Daerah Tirta Husada")), "--json")  # fmt: skip
    assert codes(later) == ["unit-mirip"]


def test_a_near_miss_is_never_taken_for_the_office(tmp_path):
    staffed(tmp_path, FULL)
    outcome = run("import", people(tmp_path / "b.xlsx", (BUDI, "Budi", SLIP)), "--json")
    assert codes(outcome) == ["unit-mirip"]
    assert listed().keys() == {FULL, SLIP}
    assert run("score", "--periode", "2024", "--dinas", "kesehattan").code == 2


def test_an_alias_beats_what_an_abbreviation_means_by_rule(tmp_path):
    staffed(tmp_path, FULL, "Dinas Sosial")
    assert run("units", "alias", "DINKES", "sosial").code == 0
    run("import", people(tmp_path / "b.xlsx", (CITRA, "Citra", "DINKES")))
    assert listed()["Dinas Sosial"] == (2, ["DINKES"])


def test_dinas_takes_an_abbreviation(tmp_path):
    run("import", office(tmp_path / "a.xlsx", pegawai=[
        [ANI, "Ani", "", FULL, "", "", ""],
        [BUDI, "Budi", "", "Dinas Kesehatan Hewan", "", "", ""]]))  # fmt: skip
    outcome = run("score", "--periode", "2024-Q1", "--dinas", "dinkes")
    assert outcome.code == 2
    assert FULL in outcome.err
    assert run("score", "--periode", "2024-Q1", "--dinas", "Dinas Kesehatan").code == 0


def test_a_title_with_an_abbreviation_names_the_office(tmp_path):
    staffed(tmp_path, FULL)
    rows = [["REKAP KINERJA PEGAWAI DINKES TRIWULAN I TAHUN 2024"],
            ["NIP", "Nama", "Indikator", "Target", "Realisasi"],
            [BUDI, "Budi", "Laporan", 4, 4]]  # fmt: skip
    assert run("import", write(tmp_path / "r.xlsx", {"Sheet1": rows})).code == 0
    assert listed() == {FULL: (2, [])}


# -- merge ------------------------------------------------------------------------------------


def misspelt(tmp_path):
    """Import two offices that are one; the misspelt one has its own predicate."""
    staffed(tmp_path, FULL, SLIP, SOCIAL)
    run("import", write(tmp_path / "o.xlsx", {"organisasi": [
        PREDICATE, [SLIP, "2024-Q1", "Baik"]]}))  # fmt: skip


def test_a_merge_moves_everything_and_keeps_the_old_names(tmp_path):
    misspelt(tmp_path)
    run("units", "alias", "Kantor Sehat", SLIP)
    outcome = run("units", "merge", SLIP, FULL, "--ya", "--oleh", "Ratna")
    assert outcome.code == 0, outcome.err
    assert listed() == {FULL: (2, [SLIP, "Kantor Sehat"]), SOCIAL: (1, [])}
    assert [row[0] for row in state()["organisasi"]] == ["dinas kesehatan"]
    what, who, details = trail()[-1]
    assert (what, who) == ("gabung-unit", "Ratna")
    assert (details["dari"]["nama"], details["ke"]["nama"]) == (SLIP, FULL)
    assert details["pindah"] == {"pegawai": 1, "organisasi": 1}
    again = run("import", tmp_path / "pegawai.xlsx", "--json").json()
    assert (again["tertulis"], again["tetap"]) == (False, 3)
    assert run("status", "--json").json()["jejak_rusak"] is None


def test_a_merge_leaves_earlier_runs_as_they_were(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    (first,) = listed()
    run("import", people(tmp_path / "b.xlsx", (CITRA, "Citra", "Badan Benar")))
    run("score", "--periode", "2024-Q1")
    assert run("units", "merge", first, "Badan Benar", "--ya").code == 0
    run("score", "--periode", "2024-Q1")
    old = run("explain", ANI, "--proses", 1, "--json").json()
    new = run("explain", ANI, "--json").json()
    assert (old["perangkat_daerah"], new["perangkat_daerah"]) == (first, "Badan Benar")
    assert old["beda_dari_simpanan"] == new["beda_dari_simpanan"] == []


def test_an_import_from_before_a_merge_can_be_taken_back(tmp_path):
    misspelt(tmp_path)
    run("import", people(tmp_path / "p.xlsx", (BUDI, "Budi Santoso", SLIP)))
    run("units", "merge", SLIP, FULL, "--ya")
    assert run("imports", "undo", 3, "--ya").code == 0
    assert {row[0]: row[2:4] for row in state()["pegawai"]} == {
        ANI: ("Ani", "dinas kesehatan"), BUDI: ("Budi", "dinas kesehatan"),
        CITRA: ("Citra", "dinas sosial")}  # fmt: skip
    assert [run("imports", "undo", number, "--ya").code for number in (2, 1)] == [0, 0]
    assert not state()["organisasi"]


def test_who_changed_a_predicate_after_a_merge_builds_on_it(tmp_path):
    misspelt(tmp_path)
    run("units", "merge", SLIP, FULL, "--ya")
    predicates(tmp_path / "o2.xlsx", FULL)
    outcome = run("imports", "undo", 2, "--ya")
    assert outcome.code == 4
    assert "impor 3, o2.xlsx: mengubah data dari impor itu" in outcome.err


def test_a_removed_predicate_gives_way_to_that_of_the_merged_office(tmp_path):
    misspelt(tmp_path)
    predicates(tmp_path / "o2.xlsx", FULL)
    predicates(tmp_path / "o.xlsx", "", "--hapus-hilang")
    run("units", "merge", SLIP, FULL, "--ya")
    assert run("imports", "undo", 4, "--ya").code == 0
    assert [row[:3] for row in state()["organisasi"]] == [("dinas kesehatan", "2024-Q1", "Kurang")]


def predicates(path, unit, *options):
    """Import the predicate of an office; of none, a sheet in which it is gone."""
    rows = [[unit or SOCIAL, "2024-Q1", "Kurang"]]
    outcome = run("import", write(path, {"organisasi": [PREDICATE, *rows]}), *options)
    assert outcome.code == 0, outcome.err


def test_two_offices_with_a_predicate_each_are_not_merged(tmp_path):
    misspelt(tmp_path)
    run("import", write(tmp_path / "o2.xlsx", {"organisasi": [
        PREDICATE, [FULL, "2024-Q1", "Kurang"]]}))  # fmt: skip
    before = state()
    outcome = run("units", "merge", SLIP, FULL, "--ya")
    assert outcome.code == 4
    assert "2024-Q1" in outcome.err
    assert state() == before


def test_a_merge_asks_and_gives_the_line_to_run(tmp_path):
    misspelt(tmp_path)
    before = state()
    outcome = run("units", "merge", SLIP, FULL)
    assert outcome.code == 2
    assert state() == before
    line = outcome.err.partition("jalankan: kinerja ")[2].splitlines()[0]
    assert run(*shlex.split(line)).code == 0
    assert run("units", "merge", SLIP, FULL, "--ya").code == 2
    assert listed() == {FULL: (2, [SLIP]), SOCIAL: (1, [])}


def test_a_name_freed_from_a_merge_is_an_office_of_its_own_again(tmp_path):
    misspelt(tmp_path)
    run("units", "merge", SLIP, FULL, "--ya")
    run("units", "alias", SLIP, "--hapus")
    run("import", people(tmp_path / "p.xlsx", (CITRA, "Citra", SLIP)))
    assert listed() == {FULL: (2, []), SLIP: (1, [])}


# -- an office and its part in one cell -------------------------------------------------------


def test_a_part_and_its_office_in_one_cell_are_told_apart(tmp_path):
    both = "SD NEGERI 5 - DINAS PENDIDIKAN"
    columns = ("NIP", "Nama", "Perangkat Daerah", "Unit Kerja")
    rows = [(ANI, "Ani", both, ""), (BUDI, "Budi", both, "Tata Usaha"),
            (CITRA, "Citra", "DINAS PENDIDIKAN", "SD NEGERI 7")]  # fmt: skip
    run("import", people(tmp_path / "a.xlsx", *rows, columns=columns))
    assert listed() == {"DINAS PENDIDIKAN": (3, [])}
    assert {row[0]: row[5] for row in state()["pegawai"]} == {
        ANI: "SD NEGERI 5", BUDI: "Tata Usaha", CITRA: "SD NEGERI 7"}  # fmt: skip


def test_a_recap_and_a_lone_unit_column_are_told_apart_alike(tmp_path):
    both = "SD NEGERI 5 - DINAS PENDIDIKAN"
    run(
        "import",
        people(tmp_path / "a.xlsx", (ANI, "Ani", both), columns=("NIP", "Nama", "Unit Kerja")),
    )
    rows = [["TRIWULAN I TAHUN 2024"],
            ["NIP", "Nama", "Perangkat Daerah", "Indikator", "Target", "Realisasi"],
            [ANI, "Ani", both, "Laporan", 4, 4], [BUDI, "Budi", both, "Laporan", 4, 4]]  # fmt: skip
    outcome = run("import", write(tmp_path / "r.xlsx", {"Sheet1": rows}), "--json")
    assert (outcome.code, codes(outcome)) == (0, [])
    assert listed() == {"DINAS PENDIDIKAN": (2, [])}
    assert {row[5] for row in state()["pegawai"]} == {"SD NEGERI 5"}
