"""`kinerja status`: the last batch, its age to the second, and a clock that went back."""

import json
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from books import office
from conftest import Run

from kinerja_cli.actions import clock
from kinerja_cli.store import database, runs

IMPORTED = datetime.fromisoformat("2026-03-01T21:00:00+07:00")
NIGHT = datetime.fromisoformat("2026-03-02T02:31:10+07:00")


@pytest.fixture
def at(monkeypatch):
    """Set the clock."""

    def stop(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    stop(IMPORTED)
    return stop


@pytest.fixture
def filled(kinerja: Run, at, tmp_path: Path) -> Run:
    assert kinerja("import", office(tmp_path / "k.xlsx")).code == 0
    return kinerja


def remember(code: int, when: datetime = NIGHT, good: datetime | None = None) -> None:
    with (
        closing(database.open_existing(Path("kinerja.db"), 5)) as connection,
        database.writing(connection),
    ):
        last = {"waktu": when.isoformat(), "keluar": code, "berhasil": code in {0, 3, 9}}
        runs.remember(connection, "batch_terakhir", json.dumps(last))
        if good:
            runs.remember(connection, "batch_berhasil", good.isoformat())


@pytest.mark.parametrize(("seconds", "code"), [(-1, 0), (0, 0), (1, 10)])
@pytest.mark.parametrize(("limit", "span"), [
    ("26j", timedelta(hours=26)), ("90m", timedelta(minutes=90)), ("2h", timedelta(days=2)),
    ("1h 2J", timedelta(hours=26)),
])  # fmt: skip
def test_the_age_is_judged_to_the_second(filled, at, limit, span, seconds, code):
    remember(0, good=NIGHT)
    at(NIGHT + span + timedelta(seconds=seconds))
    outcome = filled("status", "--maks-usia", limit)
    assert outcome.code == code
    assert ("Batch terakhir yang berhasil 2026-03-02 02:31" in outcome.err) == (code == 10)
    quiet = filled("status", "--maks-usia", limit, "-q")
    assert (quiet.code, quiet.out, bool(quiet.err)) == (code, "", code == 10)


def test_the_zone_of_the_clock_does_not_matter(filled, at):
    remember(0, good=NIGHT)
    at((NIGHT + timedelta(hours=26)).astimezone(datetime.fromisoformat("2026-01-01T00:00+09:00").tzinfo))  # fmt: skip
    assert filled("status", "--maks-usia", "26j").code == 0


def test_without_any_success_it_is_too_old(filled):
    outcome = filled("status", "--maks-usia", "9999h")
    assert outcome.code == 10
    assert "Belum pernah ada batch yang berhasil" in outcome.err
    assert "batch: belum pernah berjalan" in outcome.out
    remember(4)
    assert filled("status", "--maks-usia", "9999h").code == 10
    assert filled("status").code == 0


def test_a_failed_run_does_not_make_the_last_success_younger(filled, at):
    remember(4, NIGHT + timedelta(hours=30), good=NIGHT)
    at(NIGHT + timedelta(hours=31))
    outcome = filled("status", "--maks-usia", "26j")
    assert outcome.code == 10
    assert "batch terakhir 2026-03-03 08:31, kode keluar 4; terakhir berhasil 2026-03-02 02:31" in outcome.out  # fmt: skip
    assert "1 hari 7 jam yang lalu; batasnya 1 hari 2 jam." in outcome.err


def test_a_clock_behind_the_trail_is_told_and_never_hides_an_old_batch(filled, at):
    at(IMPORTED - timedelta(minutes=2, seconds=3))
    outcome = filled("status")
    assert outcome.code == 0
    assert "! Jam komputer ini tertinggal 2 menit 3 detik" in outcome.err
    remember(0, good=NIGHT)
    at(NIGHT - timedelta(seconds=1))
    assert filled("status", "--maks-usia", "26j").code == 0
    at(NIGHT - timedelta(hours=26, seconds=1))
    behind = filled("status", "--maks-usia", "26j")
    assert behind.code == 10
    assert "usianya tidak dapat diketahui" in behind.err
    at(IMPORTED)
    assert "Jam komputer" not in filled("status").err


@pytest.mark.parametrize("text", ["26", "dua hari", "26j dan sedikit", "-3j", "j"])
def test_what_is_no_age_is_refused(filled, text):
    outcome = filled("status", f"--maks-usia={text}")
    assert outcome.code == 2
    assert "tidak dipahami" in outcome.err


def test_json_has_all_that_is_shown(filled, at):
    remember(9, good=NIGHT)
    at(NIGHT + timedelta(hours=27))
    outcome = filled("status", "--json", "--maks-usia", "26j")
    assert outcome.code == 10
    told = outcome.json()
    assert told["batch"] == {
        "waktu": NIGHT.isoformat(), "keluar": 9, "berhasil": True,
        "terakhir_berhasil": NIGHT.isoformat(), "usia_detik": 97_200, "jam_tertinggal": 0,
        "maks_usia_detik": 93_600, "terlalu_lama": True,
    }  # fmt: skip
    assert {"db", "pegawai", "unit", "indikator", "realisasi", "impor", "impor_terakhir", "periode",
            "impor_dibatalkan", "kunci", "proses", "kepala", "jejak_rusak"} <= told.keys()  # fmt: skip
    assert "maks_usia_detik" not in filled("status", "--json").json()["batch"]
