"""HTML named .xls, as web applications give it: one sheet, rows where Excel shows them."""

import pytest
from books import ANI
from conftest import Run

from kinerja_cli.errors import UnreadableError
from kinerja_cli.intake.files import html_tables


def sheet(text: str | bytes):
    content = text.encode() if isinstance(text, str) else text
    return html_tables.read(content, "a.xls", "a")


def rows(text: str | bytes) -> list[list[object]]:
    return sheet(text).rows


def test_text_and_tables_stand_below_each_other():
    page = """<html><head><title>Judul jendela</title><style>td {}</style></head><body>
      <h3>REKAP  KINERJA</h3>TRIWULAN I<br>TAHUN 2024<br><br>
      <table><caption>Tabel satu</caption><tr><td>a</table>
      <table><tr><td>b</td></tr></table><script>var x = "<td>";</script></body></html>"""
    assert rows(page) == [
        ["REKAP KINERJA"], ["TRIWULAN I"], ["TAHUN 2024"], [], ["Tabel satu"], ["a"], ["b"],
    ]  # fmt: skip


def test_spans_are_merged_ranges_and_shift_what_stands_beside():
    found = sheet(
        "<table><tr><th rowspan=2>No<th colspan='2'>Capaian<th rowspan=\"2\">Ket"
        "<tr><th>Target<th>Realisasi<tr><td>1<td>2<td>3<td rowspan=0>4<tr><td>5<td>6<td>7</table>"
    )
    assert found.rows == [
        ["No", "Capaian", None, "Ket"],
        [None, "Target", "Realisasi"],
        ["1", "2", "3", "4"],
        ["5", "6", "7"],
    ]
    assert found.merged == ((0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3), (2, 3, 3, 3))


def test_breaks_entities_blanks_and_unclosed_tags():
    page = "<table><tr><td>Ani&nbsp;L.<br/>NIP.\n  1985 <td>A &amp; B&lt;C <p>x</p><div>y</div><tr><td>z"
    assert rows(page) == [["Ani\xa0L.\nNIP. 1985", "A & B<C\nx\ny"], ["z"]]
    assert rows("<table><tr><td colspan=99999999999999999>x") == [["x"]]
    assert rows("<table><td>a<td>b</tr><td>c</table>") == [["a", "b", "c"]]


def test_hidden_rows_are_told():
    found = sheet(
        "<table><tr><td>a<tr style='color:red; DISPLAY : none'><td>b</table>"
        "<table style=display:none><tr><td>c</table>"
    )
    assert (found.rows, found.hidden_rows) == ([["a"], ["b"], ["c"]], {1, 2})


def test_layout_tables_hand_through_and_small_tables_stay_in_their_cell():
    data = "<table>" + "<tr><td>x<td>y" * 3 + "</table>"
    assert rows(f"<table><tr><td>{data}</td></tr></table>") == [["x", "y"]] * 3
    assert rows(f"<table><tr><td>Menu<td>{data}</table>") == [["Menu"], *[["x", "y"]] * 3]
    small = "<table><tr><td>satu</td></tr><tr><td>dua</td></tr></table>"
    assert rows(f"<table><tr><td>1<td>{small}<td>akhir</table>") == [["1", "satu\ndua", "akhir"]]


@pytest.mark.parametrize(
    "content",
    [
        "<meta charset=windows-1252><table><td>é".encode("cp1252"),
        "<meta http-equiv=c content='text/html; charset=iso-8859-1'><table><td>é".encode("latin-1"),
        "<meta charset=utf-8><table><td>é".encode(),
        "<table><td>é".encode("utf-16"),
        "<table><td>é".encode("utf-8-sig"),
        "<table><td>é".encode("cp1252"),
    ],
)
def test_the_encoding_is_found(content):
    assert rows(content) == [["é"]]
    assert rows("<meta charset='windows-1251'><table><td>ж".encode("cp1251")) == [["ж"]]


@pytest.mark.parametrize(
    "page",
    [
        "<table>" + "<a" * 2_000_000,
        "<table>" + "<a b='" * 500_000,
        "<table><!" + "[" * 100,
        "<table>" + "<!--" * 500_000,
        "<table><tr><td>" * 40,
        "<table>" + "<td>" * 100_000,
        "<table>" + "<tr><td colspan=512 rowspan=65000>x" * 2_000,
        "<table>" + "<tr>" * 500_000,
        "<table><td>" + "a<div>" * 200_000,
        "<table></table>" + "a<p>" * 500_000,
    ],
)
def test_a_page_made_to_exhaust_the_machine_is_refused(page):
    with pytest.raises(UnreadableError):
        sheet(page)


def test_a_recap_from_a_web_application_is_imported(kinerja: Run, tmp_path):
    page = f"""<style>.num {{ mso-number-format:"\\@"; }}</style>
    <table><tr><td colspan=5>DINAS CONTOH KOTA UJI</td></tr><tr><td colspan=5>TRIWULAN I TAHUN 2024
    </td></tr></table><br><table border="1"><thead><tr><th rowspan=2>NIP</th><th rowspan=2>Nama</th>
    <th rowspan=2>Indikator</th><th colspan=2>Kinerja</th></tr><tr><th>Target</th><th>Realisasi</th>
    </tr></thead><tr><td class=num>'{ANI}</td><td>Ani</td><td>Laporan</td><td>12</td><td>9O,5</td></tr>
    </table>"""
    (tmp_path / "rekap.xls").write_text(page)
    outcome = kinerja("import", "rekap.xls", "--json").json()
    assert [(f["kode"], f["sel"]) for f in outcome["temuan"]] == [("angka-tidak-terbaca", "E6")]
    (tmp_path / "rekap.xls").write_text(page.replace("9O,5", "9,5"))
    assert kinerja("import", "rekap.xls").code == 0
