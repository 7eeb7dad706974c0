"""What sheets say that cannot be meant, told once at its cell and kept: an IKM, a superior."""

import pytest
from books import ANI, BUDI, DI_ATAS, PERILAKU, UNIT, office, write
from conftest import Run
from stored import state

from kinerja_cli.rules.records import SERVICE_FIELDS

UNSUR = list(SERVICE_FIELDS.values())


@pytest.fixture
def known(kinerja: Run, tmp_path) -> Run:
    """Return the runner, with an office known."""
    assert kinerja("import", office(tmp_path / "kantor.xlsx")).code == 0
    return kinerja


def told(known: Run, path, name: str, head, *rows) -> list[tuple[str, str, str]]:
    """Import one sheet and return what is told of it."""
    done = known("import", write(path, {name: [head, *rows]}), "--json")
    assert done.code == 0, done.out
    return [(one["kode"], one["tingkat"], one["sel"]) for one in done.json()["temuan"]]


@pytest.mark.parametrize(("ikm", "expected"), [
    (87.5, []), (87.51, []), (None, []),
    (90.56, [("ikm-berbeda", "peringatan", "C2")]),
])  # fmt: skip
def test_an_index_that_is_not_that_of_its_unsur(known: Run, tmp_path, ikm, expected):
    head = ["Perangkat Daerah", "Periode", "IKM", *UNSUR]
    row = [UNIT, "2024-Q1", ikm, *[3.5] * 9]
    assert told(known, tmp_path / "skm.xlsx", "layanan", head, row) == expected
    assert len(state()["layanan"]) == 1


def test_an_index_is_compared_with_the_unsur_of_an_earlier_sheet(known: Run, tmp_path):
    head, row = ["Perangkat Daerah", "Periode", *UNSUR], [UNIT, "2024-Q1", *[3.5] * 9]
    assert told(known, tmp_path / "unsur.xlsx", "layanan", head, row) == []
    found = told(known, tmp_path / "ikm.xlsx", "layanan", ["Perangkat Daerah", "Periode", "IKM"],
                 [UNIT, "2024-Q1", 80])  # fmt: skip
    assert found == [("ikm-berbeda", "peringatan", "C2")]


def test_an_index_beside_a_missing_unsur_is_not_compared(known: Run, tmp_path):
    head = ["Perangkat Daerah", "Periode", "IKM", *UNSUR]
    row = [UNIT, "2024-Q1", 80, *[3.5] * 8, None]
    assert told(known, tmp_path / "skm.xlsx", "layanan", head, row) == []


@pytest.mark.parametrize(("role", "rater", "expected"), [
    ("Atasan", ANI, [("penilai-diri-sendiri", "peringatan", "K2")]),
    ("Atasan", "19850312 201001 2 003", [("penilai-diri-sendiri", "peringatan", "K2")]),
    ("Diri", ANI, []), ("Atasan", BUDI, []), ("Atasan", None, []), ("Rekan", BUDI, []),
])  # fmt: skip
def test_nobody_is_their_own_superior(known: Run, tmp_path, role, rater, expected):
    row = [ANI, "2024-Q2", *[DI_ATAS] * 7, role, rater]
    head = [*PERILAKU, "NIP Penilai"]
    before = len(state()["perilaku"])
    assert told(known, tmp_path / "nilai.xlsx", "perilaku", head, row) == expected
    assert len(state()["perilaku"]) == before + 1
