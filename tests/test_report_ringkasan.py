"""`report --jenis ringkasan`: the whole government, recounted from the database by other means."""

import json
import re
import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from conftest import Run
from openpyxl import load_workbook
from programs import browse, formulas_that_agree, needs_browser, needs_office

from kinerja_cli.actions.views.government_views import of_government
from kinerja_cli.actions.views.report_views import Views
from kinerja_cli.rules.periods import from_id
from kinerja_cli.rules.ranking import Candidate, Moments, rank
from kinerja_cli.store import database

PERIOD = "2024-Q1"
RSUD = "RSUD Tirta Husada Kota Tirtamadya"
KELAS = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")


@pytest.fixture(scope="session")
def scored_city(city_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample city with one quarter and the one before scored."""
    from conftest import run

    db = tmp_path_factory.mktemp("ringkasan") / "kota.db"
    db.write_bytes(city_db.read_bytes())
    for period in ("2023-Q4", PERIOD):
        assert run("score", "--periode", period, "--db", db).code == 0
    return db


@pytest.fixture
def db(scored_city: Path, tmp_path: Path) -> Path:
    """Return a copy of it, in the test's folder as kinerja.db."""
    copy = tmp_path / "kinerja.db"
    copy.write_bytes(scored_city.read_bytes())
    return copy


def view(db, period=PERIOD):
    """Return the view of the whole government."""
    with closing(database.open_existing(db, 5)) as connection, database.reading(connection):
        return of_government(Views(connection, from_id(period), ""))


def stored(db, period=PERIOD):
    """Return the newest stored rows of a period as dictionaries, read with plain SQL."""
    with closing(sqlite3.connect(db)) as connection:
        connection.row_factory = sqlite3.Row
        return [
            dict(row)
            for row in connection.execute(
                "SELECT s.*, u.nama AS unit, k.id AS kebijakan FROM skor s"
                " JOIN proses p ON p.id = s.proses_id JOIN unit u ON u.id = s.unit_id"
                " JOIN kebijakan k ON k.sha256 = p.kebijakan_sha256"
                " WHERE p.periode = ? AND p.id = (SELECT max(q.proses_id) FROM proses_unit q"
                "  JOIN proses r ON r.id = q.proses_id"
                "  WHERE q.unit_id = s.unit_id AND r.periode = p.periode)",
                (period,),
            )
        ]


def by_unit(rows):
    found = defaultdict(list)
    for row in rows:
        found[row["unit"]].append(row)
    return found


def mean(texts):
    """Return a mean at two decimals, half up, by exact fractions."""
    values = [Fraction(text) for text in texts if text is not None]
    if not values:
        return None
    exact = sum(values) / len(values)
    return Decimal(int(exact * 100 + Fraction(1, 2))) / 100


def lines(report):
    return {one.unit: one for group in report.kelompok for one in group.unit}


# -- recounted --------------------------------------------------------------------------------


def test_every_unit_has_the_counts_and_means_of_its_stored_results(db: Path):
    report, rows = view(db), by_unit(stored(db))
    found = lines(report)
    assert len(found) == len(rows) == report.unit_dinilai == 12
    for line, members in zip(
        sorted(found.values(), key=lambda one: one.unit),
        (rows[name] for name in sorted(rows)),
        strict=True,
    ):
        predikat = Counter(row["predikat"] for row in members)
        assert line.jumlah == len(members)
        assert line.lengkap == len(members) - predikat[None]
        assert line.rata == line.rata_hasil == mean(row["hasil_kerja"] for row in members)
        assert [(one.kelas, one.jumlah) for one in line.distribusi] == [
            (name, predikat[name]) for name in KELAS
        ]


def test_the_whole_counts_people_not_units(db: Path):
    report, rows = view(db), stored(db)
    (group,) = report.kelompok
    assert report.jumlah == group.seluruh.jumlah == len(rows) == 288
    assert report.lengkap == sum(row["predikat"] is not None for row in rows)
    assert group.seluruh.rata == mean(row["hasil_kerja"] for row in rows)
    of_units = [line.rata for line in group.unit if line.rata is not None]
    assert group.seluruh.rata != mean(str(one) for one in of_units)


def test_reasons_are_those_stored_by_unit_and_all_incomplete_people_are_named(db: Path):
    report, rows = view(db), stored(db)
    missing = [row for row in rows if row["predikat"] is None]
    codes = Counter(code for row in missing for code in json.loads(row["alasan"]))
    assert {one.kode: one.jumlah for one in report.sebab} == codes
    named = {person.nip for lack in report.kurang for person in lack.pegawai}
    assert named == {row["nip"] for row in missing}
    for lack in report.kurang:
        here = Counter(
            code
            for row in missing
            if row["unit"] == lack.unit
            for code in json.loads(row["alasan"])
        )
        assert dict(zip((one.kode for one in report.sebab), lack.hitungan, strict=True)) == {
            one.kode: here[one.kode] for one in report.sebab
        }


def test_the_trend_is_the_mean_of_each_period(db: Path):
    report = view(db)
    before, now = by_unit(stored(db, "2023-Q4")), by_unit(stored(db))
    (group,) = report.kelompok
    assert group.periode == ("TW IV 2023", "TW I 2024")
    for line in group.unit:
        wanted = [mean(row["hasil_kerja"] for row in rows[line.unit]) for rows in (before, now)]
        assert [one.nilai for one in line.tren] == wanted
    assert all(
        group.skala[0] <= one.nilai <= group.skala[1]
        for line in group.unit
        for one in line.tren
        if one.nilai is not None
    )


def test_angka_kredit_is_the_sum_of_what_explain_says(kinerja: Run, db: Path):
    report = view(db)
    office = next(one.unit for one in report.kredit or () if one.unit.startswith("Inspektorat"))
    sums: dict[str, list[Decimal]] = defaultdict(list)
    people: Counter[str] = Counter()
    for row in stored(db):
        if row["unit"] == office:
            told = kinerja("explain", row["nip"], "--periode", PERIOD, "--json").json()
            credit = told["tindak_lanjut"]["angka_kredit"]
            if credit:
                people[credit["jenjang"]] += 1
                assert credit["bulan"] == report.bulan == 3
                if credit["nilai"] is not None:
                    sums[credit["jenjang"]].append(Decimal(credit["nilai"]))
    here = [one for one in report.kredit or () if one.unit == office]
    assert {one.jenjang: one.orang for one in here} == people
    assert {one.jenjang: one.jumlah for one in here} == {
        name: sum(values, Decimal(0)) for name, values in sums.items()
    }
    assert sum(one.orang for one in report.jenjang) == sum(one.orang for one in report.kredit)


def test_the_nine_boxes_hold_whom_explain_puts_there_and_only_the_highest_names(
    kinerja: Run, db: Path
):
    report = view(db)
    boxes, named = Counter(), set()
    with closing(sqlite3.connect(db)) as connection:
        assessed = {nip for (nip,) in connection.execute("SELECT nip FROM kompetensi")}
    for row in (row for row in stored(db) if row["nip"] in assessed):
        told = kinerja("explain", row["nip"], "--periode", PERIOD, "--json").json()
        talent = told["tindak_lanjut"]["talenta"]
        if talent and talent["kotak"]:
            boxes[talent["kotak"]] += 1
            if talent["kotak"] == 9:
                named.add(told["nama"])
    assert {one.nomor: one.jumlah for one in report.kotak} == {n: boxes[n] for n in range(1, 10)}
    assert boxes.total() == report.cakupan_semua.berkotak > 0
    assert {name for one in report.kotak for name, _ in one.orang} == named
    assert all(not one.orang for one in report.kotak if one.nomor != 9)


def test_service_quality_is_that_of_the_survey(db: Path):
    report = view(db)
    known = {one.unit: one for one in report.layanan if one.ikm is not None}
    with closing(sqlite3.connect(db)) as connection:
        rows = connection.execute(
            "SELECT u.nama, l.* FROM layanan l JOIN unit u ON u.id = l.unit_id"
            " WHERE l.sampai IS NULL AND l.periode = ?", (PERIOD,)
        )  # fmt: skip
        names = [column[0] for column in rows.description]
        surveyed = {row[0]: dict(zip(names, row, strict=True)) for row in rows}
    assert set(known) == set(surveyed) != set()
    for unit, one in known.items():
        assert one.ikm == Decimal(surveyed[unit]["ikm"])
        grade = "A" if one.ikm >= Decimal("88.31") else "B" if one.ikm >= Decimal("76.61") else "C"
        assert one.mutu == grade


def test_objections_are_counted_where_their_writer_is_scored(kinerja: Run, city: Path):
    for period in ("2024-Q3", "2024"):
        kinerja("score", "--periode", period)
        told = kinerja("check", "--periode", period, "--json").json()
        still = [one for one in told["kurang"] if one["kode"] == "keberatan-terbuka"]
        report = view(city, period)
        assert report.keberatan_terbuka == len(still)
        assert sum(one.terbuka for one in report.keberatan) == len(still)
        counted = Counter(one["perangkat_daerah"] for one in still)
        assert {one.unit: one.terbuka for one in report.keberatan if one.terbuka} == counted


def test_an_office_that_was_not_scored_is_named_with_its_people(kinerja: Run, city: Path):
    kinerja("score", "--periode", PERIOD, "--dinas", "inspektorat")
    report = view(city)
    assert report.unit_dinilai == 1
    assert report.kelompok[0].urutan == ()
    waiting = {one.unit: (one.pegawai, one.tanpa_nilai) for one in report.tanpa_nilai}
    assert waiting[RSUD][0] == waiting[RSUD][1] > 0
    assert len(waiting) == 11
    assert "Inspektorat Kota Tirtamadya" not in waiting


# -- two policies -----------------------------------------------------------------------------


@pytest.fixture
def two_policies(kinerja: Run, db: Path) -> Path:
    outcome = kinerja(
        "score", "--periode", PERIOD, "--dinas", "rsud", "--kebijakan", "standar-daerah"
    )
    assert outcome.code == 0, outcome.err
    return db


def test_units_under_different_policies_are_never_in_one_table_or_ranking(two_policies: Path):
    report = view(two_policies)
    groups = {group.kebijakan: group for group in report.kelompok}
    assert set(groups) == {"permenpanrb-6-2022", "standar-daerah"}
    assert [line.unit for line in groups["standar-daerah"].unit] == [RSUD]
    assert RSUD not in lines_of(groups["permenpanrb-6-2022"])
    assert groups["standar-daerah"].urutan == ()
    assert RSUD not in {one.unit for one in groups["permenpanrb-6-2022"].urutan}
    others = [row for row in stored(two_policies) if row["unit"] != RSUD]
    assert groups["permenpanrb-6-2022"].seluruh.rata == mean(r["hasil_kerja"] for r in others)
    own = [row for row in stored(two_policies) if row["unit"] == RSUD]
    assert groups["standar-daerah"].seluruh.rata == mean(row["nilai"] for row in own)
    assert groups["standar-daerah"].kata == "Nilai akhir"
    assert report.asal.kebijakan.count("standar-daerah") == 1
    assert "permenpanrb-6-2022" in report.asal.kebijakan


def lines_of(group):
    return {line.unit for line in group.unit}


def test_what_another_policy_made_is_marked_in_the_trend_and_not_drawn(two_policies: Path):
    report = view(two_policies)
    (line,) = next(g for g in report.kelompok if g.kebijakan == "standar-daerah").unit
    assert any(one.kebijakan for one in line.tren[:-1]) or len(line.tren) == 1
    assert line.tren[-1].kebijakan == ""


def test_the_pages_say_which_policies_there_are(kinerja: Run, two_policies: Path):
    kinerja("report", "--jenis", "ringkasan", "--periode", PERIOD)
    page = next(Path("laporan").glob("*.html")).read_text(encoding="utf-8")
    assert "menurut 2 kebijakan" in page
    assert len(re.findall(r"<h2[^>]*>Perangkat daerah berdampingan menurut", page)) == 2
    book = load_workbook(next(Path("laporan").glob("*.xlsx")))
    assert {"Distribusi 1", "Distribusi 2", "Peringkat 1", "Peringkat 2"} <= set(book.sheetnames)


# -- ranking ----------------------------------------------------------------------------------


def moments(*texts):
    made = Moments()
    for text in texts:
        made.take(Decimal(text))
    return made


def unit(name, *texts, people=0):
    values = moments(*texts)
    return Candidate(name, people or len(texts), values)


def test_equal_means_share_a_rank_and_the_next_one_is_left_out():
    a, b = ["90", "92"] * 6, ["91"] * 12
    found = rank([unit("C", *["80"] * 12), unit("B", *b), unit("A", *a)])
    assert [(one.unit, one.peringkat) for one in found.urutan] == [("A", 1), ("B", 1), ("C", 3)]


def test_small_and_half_empty_units_are_apart_with_the_reason():
    found = rank([
        unit("Sembilan", *["99"] * 9), unit("Sepuluh", *["90"] * 10),
        unit("Separuh", *["95"] * 10, people=20), unit("Kosong", people=12),
        unit("Tiga perempat", *["80"] * 12, people=16),
    ])  # fmt: skip
    assert [one.unit for one in found.urutan] == ["Sepuluh", "Tiga perempat"]
    why = {one.unit: one.sebab for one in found.terpisah}
    assert why["Sembilan"] == "hanya 9 pegawai bernilai, kurang dari 10"
    assert "50" in why["Separuh"]
    assert why["Kosong"] == "belum ada pegawai yang bernilai"
    assert found.terpisah[0].rata is None


def test_a_difference_within_chance_or_of_one_point_leaves_both_ranks_open():
    wide = ["70", "110"] * 10
    near = rank([unit("A", *["95"] * 10), unit("B", *["94"] * 10), unit("C", *["93.9"] * 10)])
    assert [(one.dari, one.sampai) for one in near.urutan] == [(1, 2), (1, 3), (2, 3)]
    noisy = rank([unit("A", *wide), unit("B", *["85"] * 10), unit("C", *["60"] * 10)])
    assert [(one.unit, one.dari, one.sampai) for one in noisy.urutan] == [
        ("A", 1, 2), ("B", 1, 2), ("C", 3, 3),
    ]  # fmt: skip


def test_the_range_is_two_standard_errors_each_way():
    (one, _) = rank([unit("A", *["90", "100"] * 5), unit("B", *["50"] * 10)]).urutan
    # variance 25 × 10 ÷ 9; its mean of ten: ÷ 10; root 1,6667; twice: 3,33
    assert (one.rata, one.bawah, one.atas) == (Decimal("95.00"), Decimal("91.67"), Decimal("98.33"))


def test_the_sample_city_ranks_by_the_stored_means_and_keeps_small_units_apart(db: Path):
    (group,) = view(db).kelompok
    rows = by_unit(stored(db))
    order = [one.rata for one in group.urutan]
    assert order == sorted(order, reverse=True)
    apart = {one.unit for one in group.terpisah}
    for name, members in rows.items():
        known = sum(row["hasil_kerja"] is not None for row in members)
        assert (name in apart) == (known < 10 or known * 4 < len(members) * 3), name
    assert apart


# -- the command ------------------------------------------------------------------------------


def test_one_file_a_format_named_after_the_government(kinerja: Run, db: Path):
    made = kinerja("report", "--jenis", "ringkasan", "--periode", PERIOD, "--json").json()
    assert [Path(one["berkas"]).name for one in made["laporan"]] == [
        "2024-Q1-ringkasan-pemerintah-kota-tirtamadya.xlsx",
        "2024-Q1-ringkasan-pemerintah-kota-tirtamadya.html",
    ]
    assert made["pegawai"] == 288


@pytest.mark.parametrize("words", [("--dinas", "kesehatan"), ("--nip", "199808222023211008")])
def test_a_part_of_the_government_is_refused_in_words(kinerja: Run, db: Path, words):
    outcome = kinerja("report", "--jenis", "ringkasan", "--periode", PERIOD, *words)
    assert outcome.code == 2
    assert "seluruh pemerintah daerah" in outcome.err
    assert "--jenis dinas" in outcome.err
    assert not Path("laporan").exists()


def test_the_same_data_give_the_same_bytes(kinerja: Run, db: Path, monkeypatch):
    first = kinerja("report", "--jenis", "ringkasan", "--periode", PERIOD, "--ke", "a", "--json")
    monkeypatch.setenv("TZ", "Asia/Jayapura")
    again = kinerja("report", "--jenis", "ringkasan", "--periode", PERIOD, "--ke", "b", "--json")
    assert [one["sha256"] for one in first.json()["laporan"]] == [
        one["sha256"] for one in again.json()["laporan"]
    ]


def test_the_page_and_the_workbook_show_the_figures_of_the_view(kinerja: Run, db: Path):
    report = view(db)
    kinerja("report", "--jenis", "ringkasan", "--periode", PERIOD)
    page = next(Path("laporan").glob("*.html")).read_text(encoding="utf-8")
    book = load_workbook(next(Path("laporan").glob("*.xlsx")), data_only=True)
    table = {row[1]: row for row in book["Ringkasan"].iter_rows(values_only=True) if row[1]}
    for name, line in lines(report).items():
        assert page.count(name) > 3
        assert table[name][2:4] == (line.jumlah, line.lengkap)
        if line.rata is not None:
            assert table[name][5] == float(line.rata)
    people = [
        row for row in book["Belum lengkap"].iter_rows(values_only=True)
        if re.fullmatch(r"\d{18}", str(row[1]))
    ]  # fmt: skip
    assert len(people) == report.belum_lengkap > 0
    for svg in re.findall(r"<svg.*?</svg>", page, re.DOTALL):
        assert "<title" in svg or 'aria-hidden="true"' in svg


def test_nobody_is_named_but_the_incomplete_and_the_highest_box(kinerja: Run, db: Path):
    kinerja("report", "--jenis", "ringkasan", "--periode", PERIOD)
    page = next(Path("laporan").glob("*.html")).read_text(encoding="utf-8")
    report = view(db)
    allowed = {person.nip for lack in report.kurang for person in lack.pegawai}
    printed = {re.sub(r"\D", "", one) for one in re.findall(r"\d{8} \d{6} \d \d{3}", page)}
    assert printed == allowed


def test_a_change_after_scoring_is_told_with_the_office(kinerja: Run, db: Path):
    outcome = kinerja(
        "decide", stored(db)[0]["nip"], "--periode", PERIOD, "--perilaku", "Di Atas Ekspektasi",
        "--alasan", "hasil rapat", "--tanggal", "2024-04-20", "--ya",
    )  # fmt: skip
    assert outcome.code == 0, outcome.err
    report = view(db)
    assert stored(db)[0]["unit"] in report.asal.peringatan[0]
    assert [line.unit for line in lines(report).values() if line.usang] == [stored(db)[0]["unit"]]


@needs_office
def test_every_formula_gives_its_cached_value_in_another_program(
    kinerja: Run, two_policies: Path, tmp_path: Path
):
    kinerja("report", "--jenis", "ringkasan", "--periode", PERIOD, "--format", "xlsx")
    data = next(Path("laporan").glob("*.xlsx")).read_bytes()
    assert formulas_that_agree(data, tmp_path / "x") > 80


@needs_browser
def test_the_page_sorts_and_says_nothing_on_the_console(
    kinerja: Run, two_policies: Path, tmp_path: Path
):
    kinerja("report", "--jenis", "ringkasan", "--periode", PERIOD, "--format", "html")
    dom, log = browse(next(Path("laporan").resolve().glob("*.html")), tmp_path / "profil")
    assert "CONSOLE" not in log
    assert "Menampilkan 11 dari 11 perangkat daerah" in dom
    assert dom.count("<button") >= 12
