"""`kinerja template`: an untouched one is no data, a filled one imports without a finding."""

import stat
from pathlib import Path

import pytest
from books import ANI, BUDI, CITRA, DI_ATAS, SESUAI, UNIT, office, write
from conftest import Run
from openpyxl import load_workbook
from programs import needs_office, recalculated

from kinerja_cli.intake import headers
from kinerja_cli.intake.kinds import BY_NAME
from kinerja_cli.intake.template.columns import SHEETS

HEAD = 3
FORMULA = '=HYPERLINK("http://jahat.example","klik")'


def heads(sheet) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[HEAD]}


def fill(book, kind: str, *rows: dict[str, object]) -> None:
    """Type rows into a sheet as an officer does: over the example."""
    sheet = book[kind]
    at = heads(sheet)
    for cell in sheet[HEAD + 1]:
        cell.value = None
    for number, row in enumerate(rows, HEAD + 1):
        for heading, value in row.items():
            sheet.cell(number, at[heading]).value = value


def test_an_untouched_one_imports_nothing_and_says_so(kinerja: Run):
    assert kinerja("template").code == 0
    outcome = kinerja("import", "templat-kinerja.xlsx")
    assert outcome.code == 0
    assert "Tidak ada baris data yang terbaca; tidak ada yang ditulis." in outcome.out
    assert outcome.out.count("bukan data (contoh): baris 4") == len(SHEETS)
    told = kinerja("import", "templat-kinerja.xlsx", "--json").json()
    assert (told["temuan"], told["tertulis"]) == ([], False)


@pytest.mark.parametrize("period", [(), ("--periode", "2026-Q1")])
def test_a_filled_one_imports_without_a_fault_or_a_warning(kinerja: Run, period):
    kinerja("template", "isian.xlsx", *period)
    book = load_workbook("isian.xlsx")
    when = {} if period else {"Periode": "TW I 2026"}
    year = {} if period else {"Tahun": 2026}
    fill(book, "pegawai",
         {"NIP": BUDI, "Nama": "Budi Santoso", "Perangkat Daerah": UNIT, "Pimpinan Unit": "Ya",
          "NIP Atasan": "Sekretaris Daerah", "Jenis ASN": "PNS"},
         {"NIP": ANI, "Nama": "Ani Lestari, S.E.", "Perangkat Daerah": UNIT, "NIP Atasan": BUDI,
          "Status Jabatan": "Definitif"})  # fmt: skip
    fill(book, "indikator",
         {"NIP": ANI, "Indikator Kinerja Individu": "Laporan tersusun", "Aspek": "Kuantitas",
          "Polaritas": "Naik", "Akumulasi": "Jumlah", "Jenis": "Rencana aksi", "Bobot": 100,
          "Target": 48, "Target TW I": 12, "Target TW II": 12, "Target TW III": 12,
          "Target TW IV": 12, "Target Maksimum": "Tidak", **year})  # fmt: skip
    fill(book, "realisasi", {"NIP": ANI, "Indikator Kinerja Individu": "Laporan tersusun",
                             "Aspek": "Kuantitas", "Realisasi": 12, **when})  # fmt: skip
    values = [column.judul for column in SHEETS[3].kolom[3:10]]
    fill(book, "perilaku", {"NIP": ANI, "Penilai": "Atasan", **dict.fromkeys(values, SESUAI), **when})  # fmt: skip
    fill(book, "rating", {"NIP": ANI, "Rating Hasil Kerja": DI_ATAS, "Ide Baru": "Tidak", **when})
    fill(book, "disiplin", {"NIP": ANI, "Hari Kerja": 62, "Hadir": 61.5, "Sakit": 0.5,
                            "Hukuman Disiplin": "Teguran lisan", **when})  # fmt: skip
    fill(book, "kompetensi", {"NIP": ANI, "Kompetensi": "Integritas", "Level Standar": 3,
                              "Level Pegawai": 4, **year})  # fmt: skip
    fill(book, "organisasi",
         {"Perangkat Daerah": UNIT, "Capaian Kinerja Organisasi": "Butuh Perbaikan", **when})  # fmt: skip
    fill(book, "layanan", {"Perangkat Daerah": UNIT, "IKM": 85.5, **when})
    book.save("isian.xlsx")
    told = kinerja("import", "isian.xlsx", "--json").json()
    assert told["temuan"] == []
    assert told["baru"] == 10
    assert {sheet["jenis"] for sheet in told["lembar"]} == {spec.jenis for spec in SHEETS}
    assert kinerja("import", "isian.xlsx", "--json").json()["tetap"] == 10


@pytest.mark.parametrize("dinas", ["kesehatan", "muara wening"])
def test_what_is_prefilled_is_what_the_database_says(kinerja: Run, city: Path, dinas):
    outcome = kinerja("template", "isian.xlsx", "--dinas", dinas, "--periode", "2024-Q1", "-v")
    assert outcome.code == 0, outcome.err
    told = kinerja("import", "isian.xlsx", "--json").json()
    assert (told["temuan"], told["baru"], told["berubah"]) == ([], 0, 0)
    assert told["tetap"] > 50
    scored = kinerja("score", "--periode", "2024-Q1", "--json")
    assert scored.code == 0


def test_one_cell_changed_is_one_row_changed(kinerja: Run, city: Path):
    kinerja("template", "isian.xlsx", "--dinas", "kesehatan", "--periode", "2024-Q1")
    book = load_workbook("isian.xlsx")
    sheet = book["realisasi"]
    sheet.cell(HEAD + 5, heads(sheet)["Realisasi"]).value = 3
    book.save("isian.xlsx")
    told = kinerja("import", "isian.xlsx", "--json").json()
    assert [one["kode"] for one in told["temuan"]] == ["isi-diganti"]  # another file said so
    assert (told["baru"], told["berubah"]) == (0, 1)


def test_without_a_period_the_last_scored_one_is_meant(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx"))
    outcome = kinerja("template", "--dinas", "contoh")
    assert outcome.code == 2
    assert "Periode belum disebut" in outcome.err
    kinerja("score", "--periode", "2024-Q1")
    assert kinerja("template", "--dinas", "contoh").code == 0
    assert Path("templat-kinerja-2024-Q1-dinas-contoh-kota-uji.xlsx").is_file()
    early = kinerja("template", "--dinas", "tiada", "--periode", "2024-Q1")
    assert early.code == 2
    assert kinerja("template", "--dinas", "contoh", "--db", "lain.db").code == 6


def test_a_file_that_is_there_is_never_overwritten(kinerja: Run):
    Path("isian.xlsx").write_bytes(b"sudah diisi")
    outcome = kinerja("template", "isian.xlsx")
    assert outcome.code == 2
    assert "sudah diisi" in outcome.err
    assert Path("isian.xlsx").read_bytes() == b"sudah diisi"
    assert kinerja("template", "isian.csv").code == 2
    Path("folder").mkdir()
    assert kinerja("template", "folder").code == 0
    assert stat.S_IMODE(Path("folder/templat-kinerja.xlsx").stat().st_mode) == 0o600


def test_no_text_of_the_database_becomes_a_formula(kinerja: Run, tmp_path):
    hostile = office(tmp_path / "k.xlsx", pegawai=[
        [CITRA, "Citra", FORMULA, "Dinas Jahat", "Tidak", "+1", ""]], indikator=[
        [CITRA, "@SUM(1)", "Naik", 100, 12, 48]], realisasi=[], perilaku=[])  # fmt: skip
    book = load_workbook(hostile)
    for cell, text in (("C2", FORMULA), ("F2", "-2+3")):
        book["pegawai"][cell].value = text
        book["pegawai"][cell].data_type = "s"
    book.save(hostile)
    assert kinerja("import", hostile).code == 0
    assert kinerja("template", "isian.xlsx", "--dinas", "jahat", "--periode", "2024-Q1").code == 0
    made_one = load_workbook("isian.xlsx")
    cells = [cell for sheet in made_one for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    texts = {str(cell.value): cell for cell in cells if cell.value}
    assert texts[FORMULA].quotePrefix
    told = kinerja("import", "isian.xlsx", "--json").json()
    assert (told["temuan"], told["baru"], told["berubah"]) == ([], 0, 0)


def test_columns_of_nips_are_text_and_choices_drop_down(kinerja: Run):
    kinerja("template", "isian.xlsx")
    book = load_workbook("isian.xlsx")
    assert book.sheetnames == ["Petunjuk", *(spec.jenis for spec in SHEETS)]
    for spec in SHEETS:
        sheet = book[spec.jenis]
        offered = {next(iter(rule.sqref.ranges)).min_col: rule for rule in sheet.data_validations.dataValidation}  # fmt: skip
        for at, column in enumerate(spec.kolom, 1):
            cell = sheet.cell(HEAD, at)
            assert cell.value == column.judul
            assert bool(cell.comment) == bool(column.arti or column.pilihan or column.wajib)
            if column.pilihan:
                assert offered[at].formula1 == f'"{",".join(column.pilihan)}"'
                assert len(offered[at].formula1) <= 257  # Excel's limit
            if column.jenis in {"nip", "atasan"}:
                assert sheet.column_dimensions[cell.column_letter].number_format == "@"
                assert sheet.cell(HEAD + 1, at).number_format == "@"


def test_every_column_is_one_that_its_kind_reads():
    for spec in SHEETS:
        kind = BY_NAME[spec.jenis]
        fields = {headers.field_of(column.judul) for column in spec.kolom}
        assert not kind.lacks(fields), spec.jenis
        unread = {column.judul for column in spec.kolom
                  if not kind.reads(headers.field_of(column.judul) or "")}  # fmt: skip
        assert not unread, spec.jenis


def test_every_choice_offered_is_one_that_import_takes(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx"))
    sheets = {}
    for kind, needed in (("indikator", ["Indikator Kinerja Individu", "Tahun", "Target"]),
                         ("perilaku", ["Periode"]), ("rating", ["Periode"])):  # fmt: skip
        spec = next(one for one in SHEETS if one.jenis == kind)
        columns = [column for column in spec.kolom if column.pilihan]
        rows = []
        for number in range(max(len(column.pilihan) for column in columns)):
            what = [f"Pilihan {number}", 2024, 5] if kind == "indikator" else [f"{2000 + number}"]
            picked = [column.pilihan[number % len(column.pilihan)] for column in columns]
            rows.append([ANI, *what, *picked])
        sheets[kind] = [["NIP", *needed, *(column.judul for column in columns)], *rows]
    path = write(tmp_path / "p.xlsx", sheets)
    told = kinerja("import", path, "--uji", "--json").json()
    assert not [one for one in told["temuan"] if one["tingkat"] == "galat"]
    assert told["baru"] == sum(len(rows) - 1 for rows in sheets.values())


def test_a_row_that_begins_with_the_word_example_is_no_data_anywhere(kinerja: Run, tmp_path):
    path = office(tmp_path / "k.xlsx", pegawai=[
        ["Contoh", "Nama Anda", "Jabatan", UNIT, "Tidak", "", ""],
        [ANI, "Contoh Lestari", "Analis", UNIT, "Tidak", "Sekda", ""]],
        indikator=[], realisasi=[], perilaku=[])  # fmt: skip
    told = kinerja("import", path, "--json").json()
    assert (told["temuan"], told["baru"]) == ([], 1)


@pytest.mark.office
@needs_office
def test_a_spreadsheet_program_keeps_it_readable(kinerja: Run, city: Path, tmp_path):
    kinerja("template", "isian.xlsx", "--dinas", "kesehatan", "--periode", "2024-Q1")
    book, _ = recalculated(Path("isian.xlsx").read_bytes(), tmp_path / "lembar")
    book.save("disimpan.xlsx")
    told = kinerja("import", "disimpan.xlsx", "--json").json()
    assert (told["temuan"], told["baru"], told["berubah"]) == ([], 0, 0)
    assert load_workbook("disimpan.xlsx")["pegawai"].column_dimensions["A"].number_format == "@"
