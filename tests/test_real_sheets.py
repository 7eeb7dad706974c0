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
