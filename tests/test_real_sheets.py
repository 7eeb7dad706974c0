"""Workbooks made by an officer who never saw the reader, with what she reads in them by eye."""

import json
from pathlib import Path

import pytest
from conftest import Run

from kinerja_cli.rules.names import person_key

SHEETS = Path(__file__).parent / "sheets" / "ratna"
FIELDS = ("target", "realisasi", "bobot")


@pytest.mark.parametrize("path", sorted(SHEETS.glob("*.xlsx")), ids=lambda path: path.stem)
def test_a_sheet_is_read_as_a_careful_person_reads_it(kinerja: Run, path: Path):
    truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    outcome = kinerja("import", path)
    assert outcome.code == 0, outcome.err
    people: set[str] = set()
    for part in (truth, *truth.get("periode_lain", [])):
        assert kinerja("score", "--periode", part["periode"]).code == 0
        for person in part["pegawai"]:
            people.add(person["nip"])
            one = kinerja("explain", person["nip"], "--periode", part["periode"], "--json").json()
            # Titles in columns of their own are printed with the name; she read the name alone.
            assert person_key(one["nama"]) == person_key(person["nama"])
            office = person.get("dinas") or part["dinas"]
            if office:
                assert one["perangkat_daerah"].casefold() == office.casefold()
            read = {
                row["indikator"].casefold(): {name: row[name] for name in FIELDS}
                for row in one["indikator"]
                if row["target"] is not None or row["realisasi"] is not None
            }
            wanted = {
                row["indikator"].casefold(): {name: row[name] for name in FIELDS}
                for row in person.get("indikator", [])
            }
            assert read == wanted
            for name in ("rating_hasil_kerja", "rating_perilaku"):
                if person.get(name):
                    assert one[name] == person[name]
    assert kinerja("status", "--json").json()["pegawai"] == len(people)


DARMA = Path(__file__).parent / "sheets" / "darma"
ASEP = "198303012010011021"


@pytest.mark.parametrize(
    ("name", "nilai"),
    [
        ("g3", "120.00"),  # Jenis and Polaritas merged over two rows each
        ("x3", "90.00"),  # a row "KINERJA TAMBAHAN" in the column of indicators
        ("x2", "90.00"),  # the same as a banner in column A
        ("q6", "90.00"),  # "Sub Jumlah" among the indicators
    ],
)
def test_what_stands_around_the_figures_decides_what_counts(kinerja: Run, name: str, nilai: str):
    outcome = kinerja("import", DARMA / f"{name}.xlsx")
    assert outcome.code == 0, outcome.err
    kinerja("score", "--periode", "2024-Q2")
    one = kinerja("explain", ASEP, "--json").json()
    assert one["komponen"]["hasil_kerja"] == nilai


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("g1", "sel-tergabung"),
        ("q1", "angka-berskala"),
        ("v11", "satuan-berbeda"),
    ],
)
def test_a_figure_that_could_mean_two_things_is_refused(kinerja: Run, name: str, code: str):
    outcome = kinerja("import", DARMA / f"{name}.xlsx", "--json")
    assert outcome.code == 4
    assert code in {finding["kode"] for finding in outcome.json()["temuan"]}


@pytest.mark.parametrize(("name", "code"), [("nm5", "nama-berbeda"), ("n3", "angka-beda-skala")])
def test_what_looks_wrong_and_may_be_right_is_warned_about(kinerja: Run, name: str, code: str):
    outcome = kinerja("import", DARMA / f"{name}.xlsx", "--json")
    assert outcome.code == 0
    assert code in {finding["kode"] for finding in outcome.json()["temuan"]}


def test_a_total_beside_months_is_not_the_year(kinerja: Run):
    kinerja("import", DARMA / "w9.xlsx")
    kinerja("score", "--periode", "2024")
    (row,) = kinerja("explain", ASEP, "--json").json()["indikator"]
    assert row["sumber"]["sel"][0] not in {"L", "M"}


def test_a_letter_above_the_title_names_no_office(kinerja: Run):
    kinerja("import", DARMA / "u1.xlsx")
    assert [one["nama"] for one in kinerja("units", "--json").json()] == [
        "Dinas Pertanian dan Pangan"
    ]


def test_a_second_table_takes_the_title_of_the_sheet(kinerja: Run):
    outcome = kinerja("import", DARMA / "w5b_bertumpuk.xlsx", "--json").json()
    assert {sheet["perangkat_daerah"] for sheet in outcome["lembar"]} == {"Badan Pendapatan Daerah"}


def test_leaving_out_a_persons_first_row_leaves_no_orphans(kinerja: Run):
    outcome = kinerja("import", DARMA / "k.xlsx", "--lewati-galat", "--json")
    counts = kinerja("status", "--json").json()
    assert outcome.code in {3, 4}
    assert counts["pegawai"] > 0 or (counts["indikator"], counts["realisasi"]) == (0, 0)
