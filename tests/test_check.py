"""`kinerja check`: who has not, by the engine's own reasons, and the list that can be sent."""

import re
import stat
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from books import ANI, BUDI, CITRA, SESUAI, UNIT, office
from conftest import Run
from openpyxl import load_workbook
from programs import needs_office, recalculated

from kinerja_cli.actions import clock
from kinerja_cli.rules.periods import from_id
from kinerja_cli.rules.records import KINDS
from kinerja_cli.store import audit, database, facts, objections
from kinerja_cli.store.facts import Change

P = ("--periode", "2024-Q1")
RAISED = (ANI, "2024-Q1", "2024-04-10", "a"), ("Realisasi saya keliru dicatat", None, None)
ANSWERED = (BUDI, "2024-Q1", "2024-04-08", "b"), ("Bobot keliru", "Bobot sesuai SKP", "2024-04-09")


def lacks(outcome):
    return sorted((one["kode"], one["nip"]) for one in outcome.json()["kurang"])


def object_to(*rows):
    with closing(database.open_existing(Path("kinerja.db"), 5)) as connection:
        actor = audit.Actor("uji", "uji", "uji", "2024-04-11T08:00:00+07:00")
        with database.writing(connection):
            head = audit.append(connection, actor, "impor", {})
            changes = [Change(key, values, 1, 5, {}, lama=False) for key, values in rows]
            facts.save(connection, KINDS["keberatan"], changes, head.n)


@pytest.fixture
def whole(kinerja: Run, tmp_path: Path) -> Run:
    """A small office that lacks nothing."""
    assert kinerja("import", office(tmp_path / "k.xlsx", organisasi=[[UNIT, "2024-Q1", "Baik"]])).code == 0  # fmt: skip
    assert kinerja("score", *P).code == 0
    return kinerja


def test_complete_is_said_in_words_and_exits_0(whole: Run):
    outcome = whole("check", *P)
    assert outcome.code == 0
    assert "lengkap. 2 pegawai" in outcome.out
    assert whole("check", *P, "--json").json()["kurang"] == []


def test_everything_that_is_missing_has_its_code_its_person_and_its_office(kinerja: Run, tmp_path):
    kinerja("import", office(
        tmp_path / "k.xlsx",
        pegawai=[
            [ANI, "Ani Lestari, S.E.", "Analis Kinerja", UNIT, "Tidak", "", ""],
            [BUDI, "Budi Santoso", "Kepala Dinas Contoh", UNIT, "Ya", "Wali Kota", ""],
            [CITRA, "Citra Dewi", "Arsiparis", UNIT, "Tidak", BUDI, ""],
        ],
        realisasi=[[ANI, "Laporan tersusun", "2024-Q1", 12, ""],
                   [BUDI, "Kegiatan selesai", "2024-Q1", 4, ""]],
        perilaku=[[ANI, "2024-Q1", *[SESUAI] * 7, "Atasan"]],
    ))  # fmt: skip
    outcome = kinerja("check", *P, "--json")
    assert outcome.code == 9
    assert lacks(outcome) == sorted(
        [
            ("predikat-organisasi-kosong", None),
            ("realisasi-kosong", ANI),
            ("atasan-kosong", ANI),
            ("perilaku-kosong", BUDI),
            ("tanpa-target", CITRA),
            ("perilaku-kosong", CITRA),
            *(("belum-dinilai", nip) for nip in (ANI, BUDI, CITRA)),
        ],
        key=lambda row: (row[0], row[1] or ""),
    )
    by_code = {one["kode"]: one for one in outcome.json()["kurang"]}
    assert "Waktu tanggap pengaduan" in by_code["realisasi-kosong"]["pesan"]
    assert "Budi Santoso" in by_code["predikat-organisasi-kosong"]["pesan"]
    assert {one["perangkat_daerah"] for one in outcome.json()["kurang"]} == {UNIT}
    assert by_code["realisasi-kosong"]["nama"] == "Ani Lestari, S.E."


def test_scored_on_older_data_is_told_and_scoring_again_settles_it(whole: Run, tmp_path):
    whole("import", office(tmp_path / "k.xlsx", organisasi=[[UNIT, "2024-Q1", "Baik"]], realisasi=[
        [ANI, "Laporan tersusun", "2024-Q1", 11, "Rapi dan tepat waktu."]]))  # fmt: skip
    assert lacks(whole("check", *P, "--json")) == [("usang", ANI)]
    whole("score", *P)
    assert whole("check", *P).code == 0


def test_quiet_says_it_by_the_exit_code_alone(whole: Run):
    assert (whole("check", *P, "-q").code, whole("check", *P, "-q").out) == (0, "")
    object_to(RAISED)
    outcome = whole("check", *P, "-q")
    assert (outcome.code, outcome.out, outcome.err) == (9, "", "")


def test_checking_stores_nothing(whole: Run):
    before = Path("kinerja.db").read_bytes()
    whole("check", *P)
    assert Path("kinerja.db").read_bytes() == before


def test_its_reasons_are_those_of_the_run(kinerja: Run, city: Path):
    scored = kinerja("score", *P, "--json").json()
    found = kinerja("check", *P, "--json")
    assert found.code == 9
    codes = [one["kode"] for one in found.json()["kurang"] if one["nip"]]
    for code, count in scored["alasan"].items():
        if code != "predikat-organisasi-kosong":
            assert codes.count(code) == count, code
    assert found.json()["pegawai"] == scored["dinilai"]


def test_the_terminal_counts_by_office_and_names_people_only_when_asked(kinerja: Run, city: Path):
    kinerja("score", *P)
    short, long = kinerja("check", *P).out, kinerja("check", *P, "-v").out
    assert re.search(r"^Satuan Polisi Pamong Praja .*\(10 pegawai\)\n\s+10  perilaku-kosong", short,
                     re.MULTILINE)  # fmt: skip
    assert "  - " not in short
    assert long.count("  - ") > 20
    one = kinerja("check", *P, "--dinas", "polisi", "--json").json()["kurang"]
    assert {row["perangkat_daerah"] for row in one} == {
        "Satuan Polisi Pamong Praja Kota Tirtamadya"}  # fmt: skip


def test_an_office_without_any_data_is_told_once(whole: Run, tmp_path):
    lone = tmp_path / "lain.xlsx"
    other = "Badan Lain Kota Uji"
    people = [[CITRA, "Citra Dewi", "Arsiparis", other, "Tidak", BUDI, ""]]
    whole("import", office(lone, pegawai=people, indikator=[], realisasi=[], perilaku=[]))
    found = whole("check", *P, "--json").json()["kurang"]
    empty = [one for one in found if one["kode"] == "unit-tanpa-data"]
    assert [(one["nip"], one["perangkat_daerah"]) for one in empty] == [(None, other)]


def test_an_open_objection_is_told_with_its_date_and_its_days(whole: Run, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2024, 4, 15))
    object_to(RAISED, ANSWERED)
    outcome = whole("check", *P, "--json")
    assert outcome.code == 9
    assert lacks(outcome) == [("keberatan-terbuka", ANI)]
    (one,) = outcome.json()["kurang"]
    assert one["pesan"] == (
        "Keberatan tanggal 10 April 2024 belum dijawab (5 hari): Realisasi saya keliru dicatat."
    )


def test_the_store_knows_open_and_answered_objections_of_a_period_and_an_office(whole: Run):
    object_to(RAISED, ANSWERED)
    with closing(database.open_existing(Path("kinerja.db"), 5)) as connection:
        period = from_id("2024-Q1")
        assert [one.nip for one in objections.every(connection, period)] == [BUDI, ANI]
        assert [one.nip for one in objections.open_ones(connection, period)] == [ANI]
        (one,) = objections.open_ones(connection, period)
        assert objections.open_ones(connection, period, [one.unit_id]) == [one]
        assert objections.open_ones(connection, period, [one.unit_id + 99]) == []
        assert objections.every(connection, from_id("2024-Q2")) == []
        for later in ("2024-Q2", "2024", "2025-Q1"):
            assert [o.nip for o in objections.standing(connection, from_id(later))] == [ANI]
        assert objections.standing(connection, from_id("2023-Q4")) == []
        assert (one.nama, one.unit, one.days_open(date(2024, 4, 10))) == (
            "Ani Lestari, S.E.", UNIT, 0)  # fmt: skip


def test_an_objection_that_ended_is_not_in_force(whole: Run):
    object_to(RAISED)
    with closing(database.open_existing(Path("kinerja.db"), 5)) as connection:
        connection.execute("UPDATE keberatan SET sampai = sejak")
    assert whole("check", *P).code == 0


def test_the_report_of_an_office_shows_its_objections(whole: Run):
    whole("report", *P)
    (page,) = Path("laporan").glob("*.html")
    assert "Tidak ada keberatan yang terbuka." in page.read_text(encoding="utf-8")
    object_to(RAISED, ANSWERED)
    whole("report", *P)
    text = page.read_text(encoding="utf-8")
    section = text[text.index('id="keberatan"') :]
    for words in ("1 keberatan belum dijawab.", "10 April 2024", "Ani Lestari, S.E.",
                  "Realisasi saya keliru dicatat", "belum dijawab", "Bobot sesuai SKP"):  # fmt: skip
        assert words in section
    (book,) = Path("laporan").glob("*.xlsx")
    values = [c for row in load_workbook(book)["Temuan"].iter_rows(values_only=True) for c in row]
    assert {"10 April 2024", "belum dijawab", "Bobot sesuai SKP (9 April 2024)"} <= set(values)


def test_one_workbook_an_office_says_who_lacks_what_and_how_to_mend_it(kinerja: Run, city: Path):
    kinerja("score", *P)
    outcome = kinerja("check", *P, "--format", "xlsx", "--ke", "kirim", "--json")
    assert outcome.code == 9
    *written, recap = outcome.json()["berkas"]
    assert (recap["dinas"], Path(recap["berkas"]).name) == (None, "2024-Q1-kurang-rekap.xlsx")
    assert {one["dinas"] for one in written} == {
        one["perangkat_daerah"] for one in outcome.json()["kurang"]}  # fmt: skip
    path = next(Path("kirim").glob("*polisi*.xlsx"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    (sheet,) = load_workbook(path).worksheets
    rows = list(sheet.iter_rows(values_only=True))
    head = rows.index(("No.", "NIP", "Nama", "Jabatan", "Yang kurang", "Cara melengkapi"))
    body = rows[head + 1 : head + 11]
    assert [row[0] for row in body] == list(range(1, 11))
    assert all(re.fullmatch(r"\d{18}", row[1]) for row in body)
    assert sheet.cell(head + 2, 2).number_format == "@"
    assert body[0][4:] == ("Menunggu rating perilaku kerja.", "Isi lembar perilaku atau rating.")
    kinds = [row[2:6] for row in rows if row[2] == "Perilaku kosong"]
    assert kinds[0][2:] == ("Isi lembar perilaku atau rating.", "perilaku-kosong")
    again = kinerja("check", *P, "--format", "xlsx", "--ke", "kirim")
    assert "--format xlsx" not in again.out
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == f"${head + 1}:${head + 1}"


def test_the_recap_has_every_office_and_names_its_file(kinerja: Run, city: Path):
    outcome = kinerja("check", *P, "--format", "xlsx", "--json")
    (sheet,) = load_workbook("laporan/2024-Q1-kurang-rekap.xlsx").worksheets
    rows = list(sheet.iter_rows(values_only=True))
    head = next(at for at, row in enumerate(rows) if row[0] == "No.")
    body = rows[head + 1 :]
    lacking = {one["perangkat_daerah"] for one in outcome.json()["kurang"]}
    assert {row[1] for row in body if row[5]} == lacking
    assert sum(row[2] for row in body) == outcome.json()["pegawai"]
    assert sum(row[3] for row in body) == len(
        {one["nip"] for one in outcome.json()["kurang"]} - {None}
    )
    assert {Path("laporan", row[5]).is_file() for row in body if row[5]} == {True}
    assert sheet.auto_filter.ref == f"A{head + 1}:F{len(rows)}"
    assert rows[0][0] == "Pemerintah Kota Tirtamadya"
    one = kinerja("check", *P, "--dinas", "polisi", "--format", "xlsx", "--ke", "satu", "--json")
    assert len(one.json()["berkas"]) == 1


def test_the_list_bears_the_letterhead_of_the_settings(whole: Run):
    Path("kinerja.toml").write_text(
        '[laporan]\nkertas = "f4"\n[laporan.kop]\npemerintah = "PEMERINTAH KOTA UJI"\n'
        'alamat = "Jalan Merdeka 1"\n',
        encoding="utf-8",
    )
    object_to(RAISED)
    assert whole("check", *P, "--format", "xlsx").code == 9
    (path,) = Path("laporan").glob("*.xlsx")
    (sheet,) = load_workbook(path).worksheets
    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == [
        "PEMERINTAH KOTA UJI", UNIT, "Jalan Merdeka 1"]  # fmt: skip


def test_a_list_needs_a_known_format(whole: Run):
    assert whole("check", *P, "--format", "pdf").code == 2
    assert whole("check", *P, "--ke", "kirim").code == 2
    assert whole("check").code == 2
    assert whole("check", "--periode", "2031-Q1").code == 2
    assert "Tidak ada daftar" in whole("check", *P, "--format", "xlsx").out
    assert not Path("laporan").exists()


@pytest.mark.office
@needs_office
def test_a_spreadsheet_program_opens_the_list(kinerja: Run, city: Path, tmp_path):
    kinerja("check", *P, "--dinas", "polisi", "--format", "xlsx")
    (path,) = Path("laporan").glob("*.xlsx")
    book, _ = recalculated(path.read_bytes(), tmp_path / "lembar")
    assert "Menunggu rating perilaku kerja." in {
        cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row}  # fmt: skip


def test_what_both_halves_of_a_year_lack_is_one_line_that_names_them(kinerja: Run, tmp_path):
    marks = [[nip, "2021-S1", *[80] * 7, "Atasan"] for nip in (ANI, BUDI)]
    kinerja("import", office(tmp_path / "k.xlsx", perilaku=marks))
    scored = kinerja("score", "--periode", "2021", "--json")
    assert scored.json()["alasan"]["tanpa-target"] == 2
    found = kinerja("check", "--periode", "2021", "--json").json()["kurang"]
    mine = [one for one in found if one["nip"] == ANI]
    assert len(mine) == len({one["kode"] for one in mine})
    told = next(one["pesan"] for one in mine if one["kode"] == "tanpa-target")
    assert told.startswith("Semester I Tahun 2021 dan Semester II Tahun 2021: ")


@pytest.mark.parametrize(("mark", "shown"), [(150, "150"), (120.5, "120,5")])
def test_a_figure_in_a_message_has_a_comma_and_no_idle_zero(kinerja: Run, tmp_path, mark, shown):
    marks = [[ANI, "2024-Q1", mark, *[80] * 6, "Atasan"]]
    outcome = kinerja("import", office(tmp_path / "k.xlsx", perilaku=marks))
    assert outcome.code == 4
    assert re.search(rf"\b{shown}\b", outcome.out + outcome.err)
    assert f"{float(mark)}" not in outcome.out + outcome.err
