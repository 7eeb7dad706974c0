"""A row that is refused still stands in its sheet: nobody says that its record has vanished."""

import pytest
from books import ANI, BUDI, DI_ATAS, SESUAI, UNIT, office, write
from conftest import Run

SHEETS = {
    "realisasi": [["NIP", "Indikator", "Periode", "Realisasi"],
                  [ANI, "Laporan tersusun", "2024-Q1", 12],
                  [BUDI, "Kegiatan selesai", "2024-Q1", 4]],
    "perilaku": [["NIP", "Periode", "Rating Perilaku Kerja", "Berorientasi Pelayanan", "Akuntabel",
                  "Kompeten", "Harmonis", "Loyal", "Adaptif", "Kolaboratif", "Penilai"],
                 [ANI, "2024-Q1", None, *[DI_ATAS] * 7, "Atasan"],
                 [BUDI, "2024-Q1", None, *[SESUAI] * 7, "Atasan"]],
    "organisasi": [["Perangkat Daerah", "Periode", "Capaian Kinerja Organisasi"],
                   [UNIT, "2024-Q1", "Baik"]],
    "keberatan": [["NIP", "Periode", "Tanggal", "Alasan"],
                  [ANI, "2024-Q1", "18 April 2024", "Bukti terlewat"],
                  [BUDI, "2024-Q1", "19 April 2024", "Salah hitung"]],
}  # fmt: skip
SPOILT = {
    "realisasi": ((1, 3, "9O,5"), (1, 1, None), (1, 2, "kelima"), (1, 0, "19850312201001200E"),
                  (1, 0, "199001012020121003")),
    "perilaku": ((1, 3, "Lumayan"), (1, 10, "Tetangga"), (1, 0, "199001012020121003")),
    "organisasi": ((1, 2, "Bagus"), (1, 0, "Dinas Cntoh Kota Uji")),
    "keberatan": ((1, 2, "31 Februari 2024"), (1, 3, None)),
}  # fmt: skip


@pytest.fixture
def known(kinerja: Run, tmp_path) -> Run:
    """Return the runner, with an office and all sheets imported."""
    assert kinerja("import", office(tmp_path / "kantor.xlsx", realisasi=[], perilaku=[])).code == 0
    assert kinerja("import", write(tmp_path / "lembar.xlsx", SHEETS)).code == 0
    return kinerja


def told(known: Run, path, sheets, *options: str) -> list[tuple[str, str]]:
    """Import changed sheets and return what is told of which sheet."""
    done = known("import", write(path, sheets), "--uji", "--json", *options).json()
    return [(one["kode"], one["tingkat"]) for one in done["temuan"]]


@pytest.mark.parametrize("options", [(), ("--lewati-galat", "--hapus-hilang")])
@pytest.mark.parametrize(("sheet", "row", "column", "value"), [
    (sheet, *one) for sheet, all_of in SPOILT.items() for one in all_of
])  # fmt: skip
def test_a_refused_row_has_not_vanished(known: Run, tmp_path, sheet, row, column, value, options):
    rows = [list(one) for one in SHEETS[sheet]]
    rows[row][column] = value
    found = told(known, tmp_path / "lembar.xlsx", {**SHEETS, sheet: rows}, *options)
    assert "galat" in {level for _, level in found}
    assert {"data-hilang", "data-dihapus"}.isdisjoint(code for code, _ in found)


@pytest.mark.parametrize("sheet", ["realisasi", "perilaku", "keberatan"])
def test_beside_a_refused_row_another_can_still_vanish(known: Run, tmp_path, sheet):
    head, first, _ = SHEETS[sheet]
    spoilt = [list(one) for one in (head, first)]
    _, column, value = SPOILT[sheet][0]
    spoilt[1][column] = value
    found = told(known, tmp_path / "lembar.xlsx", {**SHEETS, sheet: spoilt})
    assert [code for code, _ in found].count("data-hilang") == 1


def test_a_row_without_a_name_that_moved_may_be_any_of_them(known: Run, tmp_path):
    head, first, second = SHEETS["keberatan"]
    rows = [head, [], [], [None, *first[1:]], second]
    found = told(known, tmp_path / "lembar.xlsx", {**SHEETS, "keberatan": rows})
    assert ("nip-kosong", "galat") in found
    assert "data-hilang" not in {code for code, _ in found}
