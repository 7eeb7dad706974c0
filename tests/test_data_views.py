"""The views in the database are what docs/data.md says, and say what the reports say."""

import re
import sqlite3
from contextlib import closing

import pytest
from conftest import ROOT

from kinerja_cli.actions import scored
from kinerja_cli.rules.periods import parse
from kinerja_cli.store import database, results, runs
from kinerja_cli.store import units as unit_rows

MANUAL = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
DOCUMENTED = {
    name: re.findall(r"^\| `(\w+)` \| ([A-Z]+) \|", body.partition("\n#")[0], re.MULTILINE)
    for name, body in re.findall(r"^### `(v_\w+)`\n(.*?)(?=^##|\Z)", MANUAL, re.MULTILINE | re.DOTALL)
}  # fmt: skip


@pytest.fixture(scope="module")
def scored_city(city_db, tmp_path_factory):
    from conftest import run

    db = tmp_path_factory.mktemp("pandangan") / "kinerja.db"
    db.write_bytes(city_db.read_bytes())
    for period in ("2024-Q1", "2024-Q2", "2024"):
        assert run("score", "--periode", period, "--db", db).code == 0
    return db


@pytest.fixture
def plain(scored_city):
    """A connection as a stranger's tool opens it, with the strictest settings there are."""
    with closing(sqlite3.connect(f"{scored_city.as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA query_only=ON")
        yield connection


def test_every_view_is_documented_and_no_other(plain):
    there = {name for (name,) in plain.execute("SELECT name FROM sqlite_schema WHERE type='view'")}
    assert there == DOCUMENTED.keys() == {"v_pegawai", "v_skor", "v_indikator"}


@pytest.mark.parametrize("view", sorted(DOCUMENTED))
def test_columns_and_types_are_the_documented_ones(plain, view):
    cursor = plain.execute(f"SELECT * FROM {view}")
    assert [column[0] for column in cursor.description] == [name for name, _ in DOCUMENTED[view]]
    rows = cursor.fetchall()
    assert rows
    kinds = {"TEXT": str, "REAL": float, "INTEGER": int}
    for place, (name, kind) in enumerate(DOCUMENTED[view]):
        found = {type(row[place]) for row in rows} - {type(None)}
        assert found <= {kinds[kind]}, name
        assert "" not in {row[place] for row in rows}, name


def test_scores_are_those_that_reports_read(plain, scored_city):
    with closing(database.open_existing(scored_city, 5)) as connection:
        names = unit_rows.names(connection)
        periods = [name for name, _ in runs.periods(connection)]
        expected = {}
        for period in periods:
            for nip, one in results.of_period(connection, period).items():
                expected[nip, period] = (
                    one.proses,
                    names[one.unit_id],
                    one.predikat,
                    one.hasil_kerja,
                )
    found = plain.execute(
        "SELECT nip, periode, proses, perangkat_daerah, predikat, hasil_kerja FROM v_skor"
    ).fetchall()
    assert len(found) == len(expected) > 800
    for nip, period, *rest, value in found:
        *wanted, exact = expected[nip, period]
        assert rest == wanted
        assert value == (None if exact is None else float(exact))


def test_a_newer_run_of_one_office_takes_the_place_of_the_older(kinerja, scored_city, tmp_path):
    copy = tmp_path / "kinerja.db"
    copy.write_bytes(scored_city.read_bytes())
    first = next(
        iter(_rows(copy, "SELECT nip FROM v_skor WHERE perangkat_daerah LIKE 'Inspektorat%'"))
    )
    nip = first[0]
    kinerja("decide", nip, "--periode", "2024-Q1", "--hasil-kerja", "Di Bawah Ekspektasi",
            "--perilaku", "Di Bawah Ekspektasi", "--alasan", "uji", "--ya")  # fmt: skip
    assert kinerja("score", "--periode", "2024-Q1", "--dinas", "inspektorat").code == 0
    ((predikat, run_number),) = _rows(
        copy, f"SELECT predikat, proses FROM v_skor WHERE nip='{nip}' AND periode='2024-Q1'"
    )
    assert (predikat, run_number) == ("Sangat Kurang", 4)
    people = _rows(copy, "SELECT count(*), count(DISTINCT nip) FROM v_skor WHERE periode='2024-Q1'")
    assert people == [(288, 288)]


def _rows(db, query):
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(query).fetchall()


def test_indicators_are_worded_as_the_run_read_them(plain, scored_city):
    people = [nip for (nip,) in plain.execute(
        "SELECT nip FROM v_skor WHERE periode = '2024-Q1' ORDER BY nip LIMIT 288")][::20]  # fmt: skip
    with closing(database.open_existing(scored_city, 5)) as connection:
        found, _ = scored.of_period(connection, parse("2024-Q1"), None)
    compared = 0
    for one in found:
        nip = one.score.inputs.nip
        if nip in people:
            rows = plain.execute(
                "SELECT butir_id, indikator, keadaan, capaian FROM v_indikator"
                " WHERE nip = ? AND periode = '2024-Q1' ORDER BY butir_id", (nip,)).fetchall()  # fmt: skip
            mine = sorted(
                (row.indicator.butir_id, row.indicator.indikator, row.keadaan,
                 None if row.capaian is None else pytest.approx(float(row.capaian)))
                for row in one.score.indikator
            )  # fmt: skip
            assert rows == mine
            compared += len(rows)
    assert compared > 30


def test_people_are_listed_once_with_their_last_placement(plain):
    assert plain.execute("SELECT count(*), count(DISTINCT nip) FROM v_pegawai").fetchone() == (
        288,
        288,
    )
    for nip, tmt in plain.execute("SELECT nip, tmt FROM v_pegawai").fetchall():
        newest = plain.execute(
            "SELECT max(tmt) FROM pegawai WHERE nip = ? AND sampai IS NULL AND lembar_asal = 'pegawai'",
            (nip,)).fetchone()[0]  # fmt: skip
        assert newest is None or (tmt or "") == newest


def test_the_examples_run_and_find_something(plain, scored_city, monkeypatch):
    queries = re.findall(r"```sql\n(.*?)```", MANUAL, re.DOTALL)
    assert len(queries) == 2
    for query in queries:
        assert plain.execute(query).fetchall()
    (program,) = re.findall(r"```python\n(.*?)```", MANUAL, re.DOTALL)
    monkeypatch.chdir(scored_city.parent)
    names = {}
    exec(program, names)  # noqa: S102  # our own document
    names["basis"].close()
    assert names["tabel"].shape == (11, 2)  # one office has no results yet
    assert all(len(nip) == 18 for nip in names["skor"].nip)
