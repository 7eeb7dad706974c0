"""Text with delimiters: the encoding and the delimiter are found, the cells stay text, rows stay put."""

import pytest
from books import ANI, BUDI
from conftest import Run

from kinerja_cli.errors import UnreadableError
from kinerja_cli.intake.files import delimited

HEAD = ["NIP", "Nama", "Indikator", "Target", "Realisasi"]


def rows(text: str | bytes) -> list[list[object]]:
    content = text.encode() if isinstance(text, str) else text
    return delimited.read(content, "a.csv", "a").rows


def why(text: str) -> str:
    with pytest.raises(UnreadableError) as caught:
        rows(text)
    return caught.value.pesan


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_the_encoding_is_found(encoding):
    assert rows("NIP;Nama\n1;José – “Ani”\n".encode(encoding)) == [
        ["NIP", "Nama"],
        ["1", "José – “Ani”"],
    ]


def test_a_big_endian_bom_is_found_and_a_cut_character_spoils_nothing():
    assert rows(b"\xfe\xff" + "a;b".encode("utf-16-be")) == [["a", "b"]]
    assert rows("é;é".encode()[:-1]) == [["é"]]
    assert rows("a;é".encode("cp1252")) == [["a", "é"]]


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_the_delimiter_is_found_below_a_title_and_beside_decimal_commas(mark):
    lines = ["DINAS PERUMAHAN, KAWASAN PERMUKIMAN, DAN PERTANAHAN; KOTA UJI", "", mark.join(HEAD)]
    values = [ANI, '"Ani, S.E., M.M., Ak."', '"a; b; c; d; e; f"', '"95,5"', '"1.250,50"']
    found = rows("\n".join([*lines, *[mark.join(values)] * 5]))
    assert found[2:4] == [
        HEAD,
        [ANI, "Ani, S.E., M.M., Ak.", "a; b; c; d; e; f", "95,5", "1.250,50"],
    ]


def test_decimal_commas_in_every_column_are_not_taken_for_the_delimiter():
    head = "NIP;Nama;TW I;TW II;TW III"
    found = rows("\n".join([head, *["1985;Ani, S.E., M.M.;95,5;1,5;2,5"] * 20]))
    assert found[1] == ["1985", "Ani, S.E., M.M.", "95,5", "1,5", "2,5"]


def test_sep_is_honoured_and_is_no_row():
    assert rows("sep=,\r\na;b,c\r\nd,e") == [["a;b", "c"], ["d", "e"]]


def test_no_cell_is_taken_for_a_number_and_a_forced_text_stays():
    assert rows(f'NIP;Nilai;T\n="{ANI}";95,50;007\n')[1] == [f'="{ANI}"', "95,50", "007"]


def test_a_quoted_line_break_is_one_row_and_blank_lines_count():
    found = rows('a;b\n\n"c\nd";e\n\n;f\n')
    assert found == [["a", "b"], [], ["c\nd", "e"], [], [None, "f"]]


def test_rows_quoted_as_one_field_are_unwrapped_but_a_title_is_not():
    wrapped = [f'"{ANI};""Ani; S.E."";Rapat;4;4"', f'"{BUDI};Budi;Rapat;4;3";;;;']
    found = rows("\n".join(['"Laporan; triwulan"', '"' + ";".join(HEAD) + '"', *wrapped]))
    assert found == [
        ["Laporan; triwulan"],
        HEAD,
        [ANI, "Ani; S.E.", "Rapat", "4", "4"],
        [BUDI, "Budi", "Rapat", "4", "3"],
    ]


def test_a_quote_that_swallows_rows_is_refused_with_its_row():
    body = [f"{ANI};Ani;Rapat;4;4", f'{BUDI};"Budi;Rapat;4;3', f"{ANI};Ani;Lain;4;4"]
    assert "di baris 3 tidak berpasangan" in why("\n".join([";".join(HEAD), *body]))
    body.append(f'{BUDI};Budi";Lain;4;3')
    assert "di baris 3 tidak berpasangan" in why("\n".join([";".join(HEAD), *body, ""]))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("a" * 3_000_000, "baris yang terlalu panjang"),
        (";" * 3_000_000, "baris yang terlalu panjang"),
        ('"\n";' * 1_000_000, "baris yang terlalu panjang"),
        ("x" * 200_000 + ";y", "sel yang isinya terlalu panjang"),
        (";" * 600 + "x", "sangat jauh"),
        ("\n" * 2_000_000, "lebih banyak"),
        ("a;b\n" * 500_000, "sangat jauh"),
    ],
)
def test_a_text_beyond_any_sheet_is_refused(text, word):
    assert word in why(text)


def test_blank_rows_to_the_end_of_a_sheet_are_none():
    assert rows("a;b\n" + ";\n" * 1_000_000) == [["a", "b"]]


def test_a_csv_of_200_megabytes_in_one_line_is_refused(kinerja: Run, tmp_path):
    (tmp_path / "besar.csv").write_bytes(b"a" * 200_000_000)
    outcome = kinerja("import", "besar.csv")
    assert (outcome.code, "terlalu besar" in outcome.err) == (5, True)


def test_a_message_names_the_cell_excel_shows(kinerja: Run, tmp_path):
    lines = ["DINAS CONTOH KOTA UJI", "TRIWULAN I TAHUN 2024", "", ";".join(HEAD),
             f'{ANI};"Ani\nLestari";Laporan;12,5;12,5', f"{BUDI};Budi;Rapat;4;4b5x"]  # fmt: skip
    (tmp_path / "rekap.csv").write_text("\r\n".join(lines), encoding="utf-16")
    outcome = kinerja("import", "rekap.csv", "--json").json()
    assert [(f["kode"], f["lembar"], f["sel"]) for f in outcome["temuan"]] == [
        ("angka-tidak-terbaca", "rekap", "E6")
    ]
