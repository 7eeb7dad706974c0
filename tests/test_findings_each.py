"""Every kind of finding has a workbook that provokes it and a section in docs/temuan.md."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from conftest import ROOT, Run
from findings_each import CASES, Case, change
from openpyxl import load_workbook

from kinerja_cli.rules.catalogue import CATALOGUE
from kinerja_cli.rules.catalogue.kind import GALAT, Kind

TEXT = (ROOT / "docs" / "temuan.md").read_text(encoding="utf-8")
SECTION = re.compile(
    r"^### `(?P<kode>[a-z0-9-]+)`: (?P<judul>.+)\n\n"
    r"\*\*(?P<tingkat>Galat|Peringatan)\.\*\* (?P<arti>[^\n](?:.|\n(?!\n))+)\n\n"
    r"\*Contoh:\* (?P<contoh>[^\n](?:.|\n(?!\n))+)\n\n"
    r"\*Perbaikan:\* (?P<perbaikan>[^\n](?:.|\n(?!\n|\Z))+)",
    re.MULTILINE,
)
SECTIONS = {match["kode"]: match.groupdict() for match in SECTION.finditer(TEXT)}
RED, AMBER = "FFFFB3AE", "FFFFDF80"


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_a_kind_of_finding_is_explained_and_provoked_at_its_cell(kinerja: Run, tmp_path, code):
    kind = CATALOGUE[code]
    assert code in SECTIONS, f"docs/temuan.md has no section for {code}"
    assert_explained(kind, SECTIONS[code])
    assert code in CASES, f"tests/findings_each.py has no workbook for {code}"
    if made := CASES[code].made:
        assert_made(made().temuan, code, CASES[code].at)
    else:
        provoke(kinerja, CASES[code], code, tmp_path)


def assert_explained(kind: Kind, section: dict[str, str]) -> None:
    said = {name: " ".join(text.split()) for name, text in section.items()}
    assert said["judul"] == kind.judul
    assert said["tingkat"] == kind.tingkat.capitalize()
    assert said["contoh"] == kind.contoh
    parts = [re.escape(part) for part in re.split(r"\{\w+\}", kind.perbaikan)]
    assert re.fullmatch(".*".join(parts), said["perbaikan"]), kind.perbaikan
    assert len(said["arti"]) > 20


def assert_made(found, code: str, at: str) -> None:
    (finding,) = [one for one in found if one.kode == code]
    assert f"{finding.asal.kolom}{finding.asal.baris}" == at
    assert "{" not in finding.pesan


def provoke(kinerja: Run, case: Case, code: str, folder) -> None:
    path = case.write(folder / "kantor.xlsx")
    if case.again:
        assert kinerja("import", path).code == 0
        for words in case.first:
            assert kinerja(*words).code == 0
        change(path, case.again)
    imported = kinerja("import", path, *case.options, "--json", "--tandai", "periksa.xlsx")
    if case.score:
        assert imported.code == 0, imported.out
        scored = kinerja("score", "--periode", case.score, "--json")
        if case.tampered:
            assert code_in_report(kinerja, case.tampered, code)
        else:
            assert case.at in places(scored, code)
        return
    assert case.at in places(imported, code), imported.out
    if case.at.partition("!")[2]:
        assert_marked(case.at, code)


def places(outcome, code: str) -> list[str]:
    """Return the places of the findings of one kind, as `Case.at` has them."""
    return [
        f"{one['lembar']}!{one['sel']}" if one["lembar"] else ""
        for one in outcome.json()["temuan"]
        if one["kode"] == code
    ]


def assert_marked(at: str, code: str) -> None:
    """Check the colour and the comment in the marked copy; a row is marked at its NIP."""
    sheet, _, place = at.partition("!")
    book = load_workbook("periksa.xlsx")
    cell = book[sheet][place.replace("baris ", "A")]
    shown = next(
        (r.start_cell for r in book[sheet].merged_cells.ranges if cell.coordinate in r), cell
    )
    expected = RED if CATALOGUE[code].tingkat == GALAT else AMBER
    assert shown.fill.fgColor.rgb == expected
    assert f"[{code}]" in shown.comment.text


def code_in_report(kinerja: Run, tampered: str, code: str) -> bool:
    """Return whether a report on a database changed behind our back tells the finding."""
    with closing(sqlite3.connect("kinerja.db")) as db:
        db.execute(tampered)
        db.commit()
    assert kinerja("report", "--dinas", "contoh", "--ke", "laporan").code == 0
    (page,) = [page.read_text() for page in Path("laporan").glob("*.html")]
    return CATALOGUE[code].judul in page


def test_nothing_stands_in_the_manual_or_the_table_that_nobody_can_find():
    assert SECTIONS.keys() - CATALOGUE.keys() == set()
    assert CASES.keys() - CATALOGUE.keys() == set()
    assert len(SECTIONS) == TEXT.count("\n### ")
