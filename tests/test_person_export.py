"""`kinerja person export`: everything about one person, and nothing of anybody else."""

import json
import os
import random
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from books import ANI, BUDI, CITRA, PEGAWAI, PERILAKU, SESUAI, UNIT, office, write
from conftest import Outcome, run

from kinerja_cli.actions.persons import person_page
from kinerja_cli.errors import ReadOnlyError
from kinerja_cli.rules.mentions import Mention, without_others
from kinerja_cli.store import chain, database

WHY = ("--alasan", "Permintaan pegawai, surat 12/2026")
PEOPLE = 200 if os.environ.get("KINERJA_SOAK") else 20
NIP = re.compile(r"(?<!\d)\d{18}(?!\d)")


def export(nip: str, *words: object) -> Outcome:
    return run("person", "export", nip, *WHY, *words)


def document(nip: str, name: str = "data.json") -> dict:
    outcome = export(nip, "--ke", name)
    assert outcome.code == 0, outcome.err
    return json.loads(Path(name).read_text(encoding="utf-8"))


def scan(db: Path, nip: str) -> tuple[dict[str, list[tuple]], dict[str, list[tuple]]]:
    """Return rows that are somebody's, and rows of others that hold the number; by brute force.

    Knows nothing of the program: every column of every table, and whose an indicator is.
    """
    own, others = {}, {}
    with closing(sqlite3.connect(db)) as connection:
        items = {n for n, whose in connection.execute("SELECT id, nip FROM butir") if whose == nip}
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table'"
        ).fetchall()
        for (table,) in tables:
            if table.startswith(("sqlite_", "_")) or table in {"audit", "rahasia"}:
                continue
            cursor = connection.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in cursor.description]
            for row in cursor:
                said = dict(zip(names, row, strict=True))
                mine = said.get("nip") == nip or (
                    "nip" not in said and said.get("butir_id") in items
                )
                if mine:
                    own.setdefault(table, []).append(row)
                elif any(isinstance(value, str) and nip in value for value in row):
                    others.setdefault(table, []).append(
                        tuple(said.get(name) for name in ("baris", "sejak", "sampai", "periode"))
                    )
    return own, others


def people(db: Path) -> list[str]:
    with closing(sqlite3.connect(db)) as connection:
        return [nip for (nip,) in connection.execute("SELECT DISTINCT nip FROM pegawai ORDER BY 1")]


@pytest.fixture
def scored_city(city: Path) -> Path:
    for period in ("2024-Q1", "2024-Q2"):
        assert run("score", "--periode", period, "-q").code == 0
    return city


def test_every_row_that_refers_to_somebody_is_in_it_and_no_number_of_others(scored_city):
    everybody = people(scored_city)
    superiors = ["197601242000032001", "197002051992021001"]
    chosen = superiors + random.Random(7).sample(everybody, min(PEOPLE, len(everybody)))
    for nip in chosen:
        own, others = scan(scored_city, nip)
        assert export(nip).code == 0
        file = Path("laporan") / f"data-orang-{nip}.json"
        found = json.loads(file.read_text(encoding="utf-8"))
        held = {table: len(rows) for table, rows in found["data"].items()}
        assert held == {table: len(rows) for table, rows in own.items()}, nip
        told = [
            (one["tabel"], one["sumber"].get("baris"), one.get("sejak"), one.get("sampai"),
             one.get("periode"))
            for one in found["disebut_di_baris_orang_lain"]
        ]  # fmt: skip
        for table, rows in others.items():
            for row in rows:
                assert (table, *row) in told, (nip, table, row)
        text = json.dumps(found)
        assert set(NIP.findall(text)) == {nip}
        page = file.with_suffix(".html").read_text(encoding="utf-8")
        assert not set(NIP.findall(page)) - {nip}


def test_what_stands_in_the_rows_is_what_is_stored(scored_city):
    nip = "197601242000032001"
    found = document(nip)
    own, _ = scan(scored_city, nip)
    with closing(sqlite3.connect(scored_city)) as connection:
        for table, rows in own.items():
            names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            kept = [at for at, name in enumerate(names)
                    if name not in {"tabel_id", "asal", "nip_atasan", "nip_penilai"}]  # fmt: skip
            stored = sorted(repr([row[at] for at in kept]) for row in rows)
            told = sorted(
                repr([one["isi"][names[at]] for at in kept]) for one in found["data"][table]
            )
            assert told == stored, table


def test_rows_of_others_give_their_place_alone(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    text = json.dumps(document(BUDI))
    assert "Ani" not in text
    assert ANI not in text
    (named,) = document(BUDI)["disebut_di_baris_orang_lain"]
    assert named["kolom"] == ["nip_atasan"]
    assert named["sumber"]["berkas"] == "a.xlsx"
    assert named["sumber"]["baris"] == 2


def test_a_superior_is_named_but_the_number_is_masked_and_raters_are_not_told(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    marks = [[*PERILAKU, "NIP Penilai"], [ANI, "2024-Q1", *[SESUAI] * 7, "Rekan", CITRA]]
    people_ = [PEGAWAI, [CITRA, "Citra Dewi", "Analis", UNIT, "Tidak", BUDI, ""]]
    run("import", write(tmp_path / "b.xlsx", {"pegawai": people_, "perilaku": marks}))
    found = document(ANI)
    assert found["data"]["pegawai"][0]["isi"]["nip_atasan"] == "1990••••••••••1002"
    raters = {one["isi"]["nip_penilai"] for one in found["data"]["perilaku"]}
    assert raters == {"", "tidak ditampilkan"}
    assert "Citra" not in json.dumps(found)
    (place,) = [one for one in document(CITRA)["disebut_di_baris_orang_lain"]
                if one["tabel"] == "perilaku"]  # fmt: skip
    assert place["periode"] == "2024-Q1"


def test_every_fact_says_its_cell_and_who_brought_it_when(tmp_path):
    run("import", office(tmp_path / "a.xlsx"), "--oleh", "Wati")
    run("score", "--periode", "2024-Q1")
    run("decide", ANI, "--periode", "2024-Q1", "--perilaku", "SE", "--alasan", "Dialog kinerja",
        "--oleh", "Pak Camat")  # fmt: skip
    found = document(ANI)
    one = next(row for row in found["data"]["realisasi"] if row["isi"]["realisasi"] == "12")
    assert one["sumber"]["lembar"] == "realisasi"
    assert one["sumber"]["sel"]["realisasi"] == "D2"
    told = [(entry["tindakan"], entry["oleh"], entry["alasan"]) for entry in found["jejak"]]
    assert ("impor", "Wati", "") in told
    assert ("keputusan", "Pak Camat", "Dialog kinerja") in told
    assert "skor" in {what for what, _, _ in told}
    assert found["data"]["keputusan"][0]["isi"]["alasan"] == "Dialog kinerja"


def test_a_correction_shows_both_versions(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    run("import", write(tmp_path / "b.xlsx", {"realisasi": [
        ["NIP", "Indikator Kinerja Individu", "Periode", "Realisasi"],
        [ANI, "Laporan tersusun", "2024-Q1", 11]]}))  # fmt: skip
    rows = document(ANI)["data"]["realisasi"]
    both = {row["isi"]["realisasi"]: row["isi"]["sampai"] for row in rows}
    assert both["12"] is not None
    assert both["11"] is None


def test_handing_out_is_on_the_trail_without_the_number(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    export(ANI, "--oleh", "Wati")
    export(ANI, "--oleh", "Wati")
    with closing(database.open_existing(Path("kinerja.db"), 1)) as connection:
        entries = [one for one in chain.entries(connection) if one.tindakan == "ekspor-orang"]
        whole = "\n".join(str(row) for row in connection.execute("SELECT * FROM audit"))
        broken = chain.breaks(connection)
    assert len(entries) == 2
    assert entries[0].rincian["orang"] == entries[1].rincian["orang"]
    assert entries[0].rincian["alasan"] == WHY[1]
    assert ANI not in whole
    assert WHY[1] not in whole
    assert not broken
    assert "ekspor-orang" in {one["tindakan"] for one in document(ANI)["jejak"]}


def test_reports_about_the_person_and_their_office_are_told_and_others_are_not(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    run("score", "--periode", "2024-Q1")
    run("report", "--dinas", "contoh", "--format", "html")
    run("report", "--nip", BUDI, "--format", "html")
    run("report", "--nip", ANI, "--format", "html")
    found = document(ANI)
    with closing(database.open_existing(Path("kinerja.db"), 1)) as connection:
        made = [one.n for one in chain.entries(connection) if one.tindakan == "laporan"]
    told = [one["nomor"] for one in found["jejak"] if one["tindakan"] == "laporan"]
    assert told == [made[0], made[2]]


def test_a_database_that_cannot_be_written_is_handed_out_and_said(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    db = tmp_path / "kinerja.db"

    def refuse(*_args, **_more):
        raise ReadOnlyError("hanya dapat dibaca")

    with pytest.MonkeyPatch.context() as patch:  # root may write anywhere, so it is pretended
        patch.setattr(database, "open_existing", refuse)
        outcome = export(ANI, "--db", db)
    assert outcome.code == 0
    assert "tidak tercatat" in outcome.err
    assert "tercatat di jejak" not in outcome.out
    assert Path(f"laporan/data-orang-{ANI}.json").exists()


def test_without_a_reason_nothing_is_handed_out(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    outcome = run("person", "export", ANI, "--alasan", "  ")
    assert outcome.code == 2
    assert "--alasan" in outcome.err
    assert not Path("laporan").exists()


def test_a_file_that_cannot_be_written_leaves_no_entry(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    (tmp_path / "penuh").write_text("bukan folder", encoding="utf-8")
    assert export(ANI, "--ke", "penuh").code == 8
    with closing(sqlite3.connect("kinerja.db")) as connection:
        assert connection.execute("SELECT count(*) FROM audit").fetchone() == (1,)


def test_an_entry_that_the_database_refuses_leaves_no_file(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    assert export(ANI, "--format", "json").code == 0
    before = Path(f"laporan/data-orang-{ANI}.json").read_bytes()
    with closing(sqlite3.connect("kinerja.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        count = reader.execute("SELECT count(*) FROM audit").fetchone()
        outcome = export(ANI, "--tunggu", "0.2")
        assert outcome.code == 75, outcome.err
        reader.execute("ROLLBACK")
        assert reader.execute("SELECT count(*) FROM audit").fetchone() == count
    assert [path.read_bytes() for path in Path("laporan").iterdir()] == [before]
    assert export(ANI).code == 0


def test_what_somebody_changes_while_the_page_is_made_is_in_it(tmp_path, monkeypatch):
    run("import", office(tmp_path / "a.xlsx"))
    made, busy = person_page.report, []

    def slowly(*words: object) -> object:
        if not busy:
            busy.append(run("score", "--periode", "2024-Q1").code)
        return made(*words)

    monkeypatch.setattr(person_page, "report", slowly)
    assert export(ANI).code == 0
    assert busy == [0]
    for name in ("json", "html"):
        text = Path(f"laporan/data-orang-{ANI}.{name}").read_text(encoding="utf-8")
        assert "skor" in text if name == "json" else "Hasil penilaian" in text


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["12345"], 2, "18 angka"),
        (["198503122010012009"], 2, "Tidak ada data"),
        ([ANI, "--format", "docx"], 2, "tidak tersedia"),
        ([ANI, "--ke", "x.json", "--format", "html"], 2, "--ke menyebut"),
    ],
)
def test_wrong_use_is_told(tmp_path, words, code, says):
    run("import", office(tmp_path / "a.xlsx"))
    outcome = export(*words)
    assert outcome.code == code
    assert says in outcome.err


def test_the_page_speaks_to_the_person(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    run("score", "--periode", "2024-Q1")
    outcome = export(ANI)
    assert "Serahkan hanya kepada orangnya" in " ".join(outcome.out.split())
    page = Path(f"laporan/data-orang-{ANI}.html").read_text(encoding="utf-8")
    for words in ("Data Pribadi Ani Lestari, S.E.", "Jabatan dan penempatan", "Hasil penilaian",
                  "Triwulan I Tahun 2024", "a.xlsx › realisasi", "Riwayat pemrosesan"):  # fmt: skip
        assert words in page
    assert "http:" not in page
    assert "https:" not in page
    assert oct(Path(f"laporan/data-orang-{ANI}.html").stat().st_mode & 0o777) == "0o600"


def test_a_trail_that_cannot_be_read_is_told(tmp_path):
    run("import", office(tmp_path / "a.xlsx"))
    with closing(sqlite3.connect("kinerja.db")) as connection:
        connection.execute("DROP TRIGGER audit_tetap")
        connection.execute("UPDATE audit SET rincian = 'rusak'")
        connection.commit()
    outcome = export(ANI)
    assert outcome.code == 6
    assert "kinerja verify" in outcome.err


def test_what_a_sheet_says_stays_text_on_the_page(tmp_path):
    name = '<img src=x onerror="alert(1)"> Ani'
    run("import", office(tmp_path / "a.xlsx", pegawai=[
        [ANI, name, "Analis", UNIT, "Tidak", "Sekretaris Daerah", ""],
        [BUDI, "Budi Santoso", "Kepala Bidang", UNIT, "Tidak", "Sekretaris Daerah", ""]]))  # fmt: skip
    assert export(ANI).code == 0
    page = Path(f"laporan/data-orang-{ANI}.html").read_text(encoding="utf-8")
    assert "<img" not in page
    assert "&lt;img" in page


def test_names_are_found_as_officers_write_them():
    who = Mention(ANI, ["Sri Wahyuni, S.E."], ["Sri Wahyuni Lestari", "Budi"])
    for text in ("Dra. Sri Wahyuni, M.Si.", "usul SRI  WAHYUNI kemarin", "oleh sri_wahyuni.", ANI,
                 "NIP 19850312 201001 2 003"):  # fmt: skip
        assert who.stands_in(text), text
    for text in ("Sri Wahyuni Lestari", "Sri", "Wahyuningsih", "1985", ""):
        assert not who.stands_in(text), text
    assert who.replaced("usul Sri Wahyuni dan Sri Wahyuni Lestari", "X") == (
        "usul X dan Sri Wahyuni Lestari"
    )
    assert Mention(ANI, ["Budi"], []).stands_in("Budi")
    assert not Mention(ANI, ["Budi"], []).stands_in("Budi pekerti")
    assert Mention(ANI, ["Budi Santoso"], ["budi santoso, S.H."]).bersama == ("budi santoso",)
    assert without_others(f"{ANI} {BUDI}", ANI) == f"{ANI} 1990••••••••••1002"
