"""`kinerja show`: one employee at a glance, from what is stored."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from books import ANI, BUDI, UNIT, office, write
from conftest import Run

from kinerja_cli.actions import clock
from kinerja_cli.cli.screen import glance
from kinerja_cli.store import database, results

P = ("--periode", "2024-Q1")
PEGAWAI = ["NIP", "Nama", "Jabatan", "Perangkat Daerah", "NIP Atasan", "TMT Jabatan"]
OTHER = "Badan Lain Kota Uji"


@pytest.fixture
def moved(kinerja: Run, tmp_path: Path, monkeypatch) -> Run:
    """Two quarters of an office, in which Ani moved in March 2024."""
    monkeypatch.setattr(clock, "today", lambda: date(2024, 6, 1))
    kinerja("import", office(tmp_path / "k.xlsx", pegawai=[
        [ANI, "Ani Lestari, S.E.", "Analis Kinerja", UNIT, "Tidak", BUDI, "2020-01-02"],
        [BUDI, "Budi Santoso", "Kepala Bidang Umum", UNIT, "Tidak", "Sekretaris Daerah", ""],
    ]))  # fmt: skip
    assert kinerja("import", write(tmp_path / "pindah.xlsx", {"pegawai": [
        PEGAWAI, [ANI, "Ani Lestari, S.E.", "Auditor", OTHER, "Inspektur", "2024-04-01"]],
        "keberatan": [["NIP", "Periode", "Tanggal", "Alasan"],
                      [ANI, "2024-Q1", "2024-04-18", "Bukti belum dihitung"]],
        "perilaku": [["NIP", "Periode", "Rating Perilaku Kerja", "Akuntabel"],
                     [ANI, "2024-Q2", "Sesuai Ekspektasi", ""]],
    })).code == 0  # fmt: skip
    assert kinerja("score", *P).code == 0
    return kinerja


def test_where_somebody_stands_now_and_who_is_above_them(moved: Run):
    short, long = moved("show", ANI), moved("show", ANI, "-v")
    assert short.code == 0
    assert "Auditor\n  Badan Lain Kota Uji · sejak 1 April 2024\n  Atasan: Inspektur" in short.out
    assert "Analis Kinerja" not in short.out
    assert "1 penempatan lain: --rinci" in short.out
    assert "Analis Kinerja" in long.out
    assert "Atasan: Budi Santoso" in long.out
    assert long.out.count("tidak berlaku hari ini") == 1


def test_what_was_reached_and_what_is_open(moved: Run):
    told = moved("show", "19850312 201001 2 003", "--json").json()
    assert told["nama"] == "Ani Lestari, S.E."
    (period,) = told["periode"]
    scored = moved("explain", ANI, *P, "--json").json()
    assert period["predikat"] == scored["predikat"]
    assert period["hasil_kerja"] == scored["komponen"]["hasil_kerja"]
    assert [(one["kode"], one["periode"]) for one in told["terbuka"]] == [
        ("belum-dinilai", "2024-Q2"), ("keberatan-terbuka", "2024-Q1")]  # fmt: skip
    out = moved("show", ANI).out
    assert "keberatan-terbuka (2024-Q1): keberatan tanggal 18 April 2024 belum dijawab" in out
    assert "Yang belum beres" not in moved("show", BUDI).out
    assert moved("show", ANI, "-q").out == ""


def test_a_score_that_is_not_complete_says_what_to_do(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx", perilaku=[]))
    kinerja("score", *P)
    out = kinerja("show", ANI).out
    assert "belum lengkap" in out
    assert "perilaku-kosong (2024-Q1): isi lembar perilaku atau rating" in out


def test_before_any_score_it_says_so(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx"))
    assert "Belum ada penilaian." in kinerja("show", ANI).out


def test_nobody_of_that_number_is_told(moved: Run):
    outcome = moved("show", "123")
    assert outcome.code == 2
    assert "kurang 15 digit" in outcome.err
    assert "Tidak ada pegawai" in moved("show", ANI[:-1] + "9").err


def test_the_stored_result_of_one_is_that_of_everybody(kinerja: Run, city: Path):
    for period in ("2024-Q1", "2024-Q2", "2024-Q1"):
        kinerja("score", "--periode", period)
    kinerja("score", *P, "--dinas", "kesehatan", "--kebijakan", "permenpanrb-6-2022")
    with closing(database.open_existing(city, 5)) as connection:
        every = {text: results.of_period(connection, text) for text in ("2024-Q1", "2024-Q2")}
        nips = {nip for found in every.values() for nip in found}
        assert len(nips) > 200
        for nip in nips:
            assert results.of_person(connection, nip) == {
                text: found[nip] for text, found in every.items() if nip in found}  # fmt: skip


def test_bars_rise_with_the_value_and_vanish_where_none_can_be_printed(monkeypatch):
    from decimal import Decimal

    values = [Decimal(value) for value in ("0", "50", "84", "85", "120", "300")]
    drawn = glance._sparkline(values)
    assert drawn == "".join(sorted(drawn))
    assert (drawn[0], drawn[-1]) == ("▁", "█")
    assert glance._sparkline(values[:1]) == ""

    class Old:
        encoding = "cp1252"

    monkeypatch.setattr(glance.sys, "stdout", Old())
    assert glance._sparkline(values) == ""


def test_who_left_an_office_before_its_newest_run_has_no_result_there(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx"))
    kinerja("score", *P)
    assert kinerja("show", ANI, "--json").json()["periode"]
    gone = [ANI, "Ani Lestari, S.E.", "Auditor", OTHER, BUDI, ""]
    kinerja("import", write(tmp_path / "pindah.xlsx", {"pegawai": [PEGAWAI, gone]}))
    assert kinerja("score", *P, "--dinas", "contoh").code == 0
    with closing(database.open_existing(Path("kinerja.db"), 5)) as connection:
        assert ANI not in results.of_period(connection, "2024-Q1")
    told = kinerja("show", ANI, "--json").json()
    assert told["periode"] == []
    assert told["penempatan"][0]["perangkat_daerah"] == OTHER
