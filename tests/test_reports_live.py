"""A workbook reckons as the engine does: LibreOffice computes every formula anew, from changed figures too."""

import io
import os
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from books import ANI, BUDI, DI_ATAS
from builders import SESUAI_SEMUA, indicator, mark
from builders import employee as person
from conftest import Run
from employees import regulation
from live_books import LIVE, book, edited, people, printed, report, table
from programs import needs_office, recalculated
from test_reports_policies import rich

from kinerja_cli.reports import excel
from kinerja_cli.reports.build_live import live_policy
from kinerja_cli.reports.view import TrendPoint
from kinerja_cli.rules.model import Fact, Realisation
from kinerja_cli.rules.numbers import Range, canonical, read
from kinerja_cli.rules.score import score

# openpyxl does not know the data bars that Excel 2010 added.
pytestmark = pytest.mark.filterwarnings("ignore:.*xtension is not supported")

SOAK = bool(os.environ.get("KINERJA_SOAK"))
MANY = 200 if SOAK else 14  # of each policy: 42 in all
ATAS, BAWAH = "Di Atas Ekspektasi", "Di Bawah Ekspektasi"


def formulas(data):
    """Yield every formula cell: sheet, place, formula, cached value."""
    live = openpyxl.load_workbook(io.BytesIO(data))
    cached = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    for sheet in live:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield (sheet.title, cell.coordinate, cell.value,
                           cached[sheet.title][cell.coordinate].value)  # fmt: skip


def differing(data, folder):
    """Return how many formulas there are, and those that LibreOffice computes otherwise.

    What a reader sees has two decimals; the one column that says it is unrounded is held to nine.
    """
    computed, _ = recalculated(data, folder)
    head = {cell.column_letter: cell.value for cell in computed["Indikator"][4]}
    count, wrong = 0, []
    for sheet, place, formula, cached in formulas(data):
        count += 1
        there = computed[sheet][place].value
        title = head.get(place.rstrip("0123456789")) or ""
        if sheet == "Indikator" and "belum dibulatkan" in title and isinstance(cached, float):
            same = there == pytest.approx(cached, abs=1e-9)
        else:
            same = printed(there) == printed(cached)
        if not same:
            wrong.append((sheet, place, cached, there, formula))
    return count, wrong


def edges():
    """Return an employee whose indicators stand at the edges of every formula."""
    points = [
        ("naik", "0", "0"), ("naik", "80", "0"), ("naik", "3", "1"), ("naik", "1", "9"),
        ("naik", "95.5", "91.25"), ("naik", "1234567890123", "1172839495616.85"),
        ("turun-2t", "0", "0"), ("turun-2t", "0", "3"), ("turun-2t", "7", "0"), ("turun-2t", "3", "7"),
        ("turun-2t", "7", "8"), ("turun-2t", "5", "-2"), ("turun-tr", "0", "0"), ("turun-tr", "0", "4"),
        ("turun-tr", "9", "0"), ("turun-tr", "7", "8"), ("turun-tr", "7", "-1"), ("stabil", "9", "7"),
        ("stabil", "9", "10"), ("stabil", "9", "9"), ("stabil", "3", "7"), ("stabil", "7", "0"),
        ("stabil", "10", "9"), ("stabil", "0", "0"), ("naik", "80..90", "85"), ("naik", "80..90", "72"),
        ("naik", "80..90", "99"), ("turun-2t", "0..5", "-1"), ("turun-2t", "3..5", "9"),
        ("stabil", "80..90", "99"), ("", "BB", "A"), ("", "BB", "D"), ("", "WTP", "WTP"),
        ("", "Tercapai", "Tidak Tercapai"), ("", "Terlaksana", "Baik"),
    ]  # fmt: skip
    return person(
        *(indicator(target, actual, rumus=rumus, bobot=n % 7 + 1, name=f"Butir {n}", number=n + 1)
          for n, (rumus, target, actual) in enumerate(points))
    )  # fmt: skip


def ties():
    """Yield employees whose nilai lies on, or as near as can be to, the middle of two hundredths."""
    for target, actual in (("1000000", "949950"), ("1000000", "949949"), ("1000", "1000.05"),
                           ("300", "269.985"), ("100000", "100004"), ("100000", "100005")):  # fmt: skip
        yield person(indicator(target, actual, rumus="naik", bobot=100))
    for shares in ((1, 2, 3), (33, 33, 34), (7, 11, 13)):
        yield person(
            *(indicator("3", actual, rumus="naik", bobot=share, name=f"Butir {actual}")
              for share, actual in zip(shares, ("1", "2", "3.2"), strict=True))
        )  # fmt: skip


@pytest.mark.office
@needs_office
def test_a_copy_whose_values_were_all_spoilt_comes_back_recalculated(tmp_path: Path):
    data = book(LIVE[0], people(LIVE[0], 3, seed=2))
    computed, spoilt = recalculated(data, tmp_path)
    kept = openpyxl.load_workbook(spoilt, data_only=True)
    found = list(formulas(data))
    assert len(found) > 100
    assert {kept[sheet][place].value for sheet, place, *_ in found} == {999999}
    assert all(computed[sheet][place].value != 999999 for sheet, place, *_ in found)


@pytest.mark.office
@needs_office
@pytest.mark.parametrize("policy_id", LIVE)
def test_every_formula_gives_what_the_engine_gave(policy_id: str, tmp_path: Path):
    found = [edges(), *ties(), *people(policy_id, MANY, seed=11)]
    count, wrong = differing(book(policy_id, found), tmp_path)
    assert not wrong, wrong[:5]
    assert count > 30 * len(found)


@pytest.mark.parametrize("policy_id", LIVE)
def test_the_values_kept_beside_the_formulas_are_the_engines(policy_id: str):
    policy = regulation(policy_id)
    found = people(policy_id, 40, seed=5)
    book_ = openpyxl.load_workbook(io.BytesIO(book(policy_id, found)), data_only=True)
    rows = {row["No."].value: row for row in table(book_["Pegawai"])}
    worked = {row["No."].value: row for row in table(book_["Hitungan"])}
    alive = 0
    for number, one in enumerate(found, 1):
        made = score(one, policy)
        row, work = rows[number], worked[number]
        expected = {
            "Predikat": made.verdict.predikat,
            "Usulan predikat": made.verdict.usulan.predikat,
            "Nilai hasil kerja": made.hasil_kerja,
            "Nilai akhir": made.nilai,
            "Belum lengkap karena": " ".join(one.kalimat for one in made.verdict.alasan),
        }
        for title, value in expected.items():
            if title in row:
                assert printed(row[title].value) == printed(value), (number, title)
        assert printed(work["Predikat"].value) == printed(made.verdict.predikat)
        alive += isinstance(work["Indikator dinilai"].value, (int, float))
    assert alive == len(found)  # nobody is printed where a formula could stand


def lacking():
    """Yield employees of whom one realisation is missing, and nothing else."""
    for actual in ("5", "3"):
        yield person(
            indicator("10", None, bobot=60, name="Butir 1"),
            indicator("5", actual, bobot=40, name="Butir 2", number=2),
            marks=(mark("90"),),
        )


def new_actual(target):
    """Return another realisation for a target: above it, or its neighbour's word."""
    if isinstance(target, Decimal):
        return target * Decimal("1.07") + 1
    return target.hi * Decimal("1.2") + 1 if isinstance(target, Range) else None


def changed(one, policy):
    """Return an employee with one realisation changed: whose, its new figure, the new score."""
    old = score(one, policy)
    period = str(one.periode)
    rows = sorted(old.indikator, key=lambda row: row.keadaan != "kosong")
    for row in rows:
        target = read(row.target.nilai) if row.target.nilai else ""
        actual = new_actual(target)
        if row.keadaan == "tidak-dinilai" or actual is None or not row.utama:
            continue
        figure = canonical(actual)
        own = row.indicator
        stated = Realisation(None, Fact(figure))
        other = replace(own, realisations={**own.realisations, period: stated})
        items = tuple(other if item is own else item for item in one.indicators)
        made = score(replace(one, indicators=items), policy)
        again = next(r for r in made.indikator if r.indicator is other)
        if again.target.nilai == row.target.nilai and again.realisasi.nilai == figure:
            return own.indikator, actual, made
    return None


@pytest.mark.office
@needs_office
@pytest.mark.parametrize("policy_id", LIVE)
def test_usulan_and_predikat_follow_a_changed_realisation(policy_id: str, tmp_path: Path):
    policy = regulation(policy_id)
    found = [*people(policy_id, MANY + 26, seed=23), *lacking()]
    data = book(policy_id, found)
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Indikator"]
    cells = {
        (r["No."].value, r["Indikator"].value): r["Realisasi"].coordinate for r in table(sheet)
    }
    edits, expected, filled, moved = {}, {}, 0, 0
    for number, one in enumerate(found, 1):
        if (made := changed(one, policy)) is None:
            continue
        name, actual, after = made
        before = score(one, policy)
        edits[cells[number, name]] = float(actual)
        expected[number] = after
        filled += before.verdict.predikat is None and after.verdict.predikat is not None
        moved += before.verdict.usulan.predikat != after.verdict.usulan.predikat
    assert len(expected) > MANY / 2
    assert filled
    assert moved
    computed, _ = recalculated(edited(data, "Indikator", edits), tmp_path)
    rows = {row["No."].value: row for row in table(computed["Pegawai"])}
    for number, made in expected.items():
        row = rows[number]
        assert printed(row["Predikat"].value) == printed(made.verdict.predikat), number
        assert printed(row["Usulan predikat"].value) == printed(made.verdict.usulan.predikat), (
            number
        )
        assert printed(row["Nilai hasil kerja"].value) == printed(made.hasil_kerja), number
        assert (row["Status"].value == "Lengkap") is made.lengkap, number
        if "Usulan hasil kerja" in row:
            suggested = made.verdict.usulan.hasil_kerja
            assert printed(row["Usulan hasil kerja"].value) == printed(suggested), number
            assert printed(row["Rating hasil kerja"].value) == printed(
                made.verdict.hasil_kerja.rating
            )
        if "Nilai akhir" in row:
            assert printed(row["Nilai akhir"].value) == printed(made.nilai), number


@pytest.mark.office
@needs_office
def test_a_penetapan_a_threshold_and_an_emptied_cell_are_followed(tmp_path: Path):
    plain = person(indicator("10", "9.5", bobot=100), marks=SESUAI_SEMUA)
    head = replace(person(indicator("10", "12", bobot=100)), organisasi=Fact("Baik"))
    head = replace(
        head, placements=tuple(replace(p, jabatan="Kepala Dinas X") for p in head.placements)
    )
    found = [head, plain, plain, plain]
    data = book(LIVE[0], found)
    book_ = openpyxl.load_workbook(io.BytesIO(data))
    work = {row["No."].value: row for row in table(book_["Hitungan"])}
    items = {row["No."].value: row for row in table(book_["Indikator"])}
    named = {name: cells.attr_text.split("!")[1].replace("$", "")
             for name, cells in book_.defined_names.items()}  # fmt: skip
    data = edited(data, "Hitungan", {work[2]["Penetapan hasil kerja"].coordinate: BAWAH})
    data = edited(data, "Indikator", {items[3]["Realisasi"].coordinate: ""})
    data = edited(
        data, "Kebijakan", {named["predikat_organisasi"]: "Kurang", named["hasil_batas_1"]: 94}
    )
    computed, _ = recalculated(data, tmp_path)
    rows = {
        row["No."].value: {k: c.value for k, c in row.items()} for row in table(computed["Pegawai"])
    }
    assert (rows[1]["Rating hasil kerja"], rows[1]["Rating hasil kerja dari"]) == (
        BAWAH,
        "organisasi",
    )
    assert (rows[2]["Rating hasil kerja"], rows[2]["Usulan hasil kerja"]) == (BAWAH, ATAS)
    assert (rows[2]["Predikat"], rows[2]["Usulan predikat"]) == ("Butuh Perbaikan", "Baik")
    assert rows[2]["Rating hasil kerja dari"] == "penetapan"
    assert printed(rows[3]["Predikat"]) == ""
    assert rows[3]["Status"] == "Belum lengkap"
    assert rows[3]["Belum lengkap karena"] == "Realisasi belum ada untuk 1 indikator."
    assert (rows[4]["Usulan hasil kerja"], rows[4]["Predikat"]) == (ATAS, "Baik")
    counted = {
        row[0].value: row[1].value for row in computed["Ringkasan"].iter_rows() if row[0].value
    }
    assert (counted["Baik"], counted["Butuh Perbaikan"], counted["Belum lengkap"]) == (1, 2, 1)


@pytest.mark.office
@needs_office
@pytest.mark.parametrize("policy_id", LIVE[:2])
def test_the_offices_of_the_sample_city_reckon_as_the_engine(
    kinerja: Run, city: Path, tmp_path: Path, policy_id: str
):
    assert kinerja("score", "--periode", "2024-Q1", "--kebijakan", policy_id).code in {0, 9}
    asked = ("--semua",) if SOAK else ("--dinas", "inspektorat")
    assert kinerja("report", "--periode", "2024-Q1", *asked, "--format", "xlsx").code == 0
    for number, path in enumerate(sorted(Path("laporan").glob("*.xlsx"))):
        count, wrong = differing(path.read_bytes(), tmp_path / str(number))
        assert not wrong, (path.name, wrong[:5])
        assert count > 100


@pytest.mark.office
@needs_office
def test_decided_ratings_reach_the_workbook(kinerja: Run, tmp_path: Path):
    assert kinerja("import", rich(tmp_path / "k.xlsx")).code == 0
    decided = (
        "decide",
        BUDI,
        "--periode",
        "2024-Q1",
        "--hasil-kerja",
        BAWAH,
        "--alasan",
        "Bukti kurang",
        "--ya",
    )
    assert kinerja(*decided).code == 0
    kinerja("score", "--periode", "2024-Q1")
    assert kinerja("report", "--format", "xlsx").code == 0
    data = next(Path("laporan").glob("*.xlsx")).read_bytes()
    _, wrong = differing(data, tmp_path / "hitung")
    assert not wrong
    computed, _ = recalculated(data, tmp_path / "lagi")
    rows = {row["NIP"].value: row for row in table(computed["Pegawai"])}
    assert rows[BUDI]["Rating hasil kerja"].value == BAWAH
    assert rows[ANI]["Usulan hasil kerja"].value == DI_ATAS
    assert rows[ANI]["Rating hasil kerja dari"].value == "penetapan"


def test_only_policies_that_a_sheet_can_follow_whole_have_formulas():
    alive = {name for name in (*LIVE, "pp-30-2019", "pp-30-2019-360", "perka-bkn-1-2013",
                               "permenpanrb-8-2021", "integrasi-2021")
             if live_policy(regulation(name))}  # fmt: skip
    assert alive == set(LIVE)


def test_no_formula_looks_for_a_nip_and_the_columns_of_an_office_stay_alive(tmp_path: Path):
    (tmp_path / "excel").mkdir()
    (tmp_path / "excel" / "dinas.xml.j2").write_text(
        '{% extends "kinerja:excel/dinas.xml.j2" %}{% block kolom %}'
        '<col id="predikat">Predikat</col><col id="no">No.</col><col id="nip">NIP</col>{% endblock %}',
        encoding="utf-8",
    )
    made = report(LIVE[1], people(LIVE[1], 3, seed=3))
    book_ = openpyxl.load_workbook(io.BytesIO(excel.render("dinas", made, tmp_path)))
    assert [cell.value for cell in book_["Pegawai"][4]] == ["Predikat", "No.", "NIP"]
    assert book_["Pegawai"]["A5"].value.startswith("=INDEX(Hitungan!")
    nips = {one.nip for one in made.pegawai}
    for _, _, formula, _ in formulas(excel.render("dinas", made)):
        assert not any(nip in formula for nip in nips)


@pytest.mark.office
@needs_office
@pytest.mark.parametrize("policy_id", LIVE)
def test_a_workbook_says_that_its_figures_were_changed(policy_id: str, tmp_path: Path):
    found = people(policy_id, 6, seed=31)
    made = report(policy_id, found)
    value = made.akhir.rata if made.akhir else made.rata_nilai
    points = (TrendPoint("2024-Q1", "TW I 2024", Decimal(90), None),
              TrendPoint(made.periode, "TW II 2024", value, None))  # fmt: skip
    data = excel.render("dinas", replace(made, tren=points))

    def told(book_):
        lines = [cell.value for row in book_["Ringkasan"].iter_rows() for cell in row]
        return [one for one in lines if isinstance(one, str) and one.startswith("ANGKA DIUBAH")]

    def trend(book_):
        rows = book_["Ringkasan"].iter_rows()
        rows = {row[0].value: row[1].value for row in rows if row[0].value}
        return rows["TW II 2024"], rows[
            f"Rata-rata {(made.akhir.kata if made.akhir else 'Nilai hasil kerja').lower()}"
        ]

    computed, _ = recalculated(data, tmp_path / "sama")
    assert not told(computed)
    assert printed(trend(computed)[0]) == value
    items = table(openpyxl.load_workbook(io.BytesIO(data))["Indikator"])
    whole = {n for n, one in enumerate(made.pegawai, 1)
             if (one.nilai_akhir if made.akhir else one.nilai) is not None}  # fmt: skip
    cells = {r["Realisasi"].coordinate: 0.01 for r in items
             if r["No."].value in whole and isinstance(r["Realisasi"].value, (int, float))
             and r["Berbobot"].value == "ya"}  # fmt: skip
    computed, _ = recalculated(edited(data, "Indikator", cells), tmp_path / "realisasi")
    assert len(told(computed)) == 2  # at the head, and above the signatures
    assert str(made.asal.proses) in told(computed)[0]
    shown, mean = trend(computed)
    assert shown == mean
    assert printed(shown) != value
    work = table(openpyxl.load_workbook(io.BytesIO(data))["Hitungan"])
    cell = work[0]["Penetapan hasil kerja"].coordinate
    other = BAWAH if work[0]["Penetapan hasil kerja"].value != BAWAH else ATAS
    computed, _ = recalculated(edited(data, "Hitungan", {cell: other}), tmp_path / "penetapan")
    assert bool(told(computed)) is (
        "Rating hasil kerja" not in work[0] or work[0]["Pimpinan unit"].value != "ya"
    )
