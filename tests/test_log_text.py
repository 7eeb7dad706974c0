"""What goes into logs: no NIP, one event a line, nothing that commands a terminal."""

import itertools
import json
import sys

import pytest
from conftest import run

from kinerja_cli.rules.log_text import safe
from kinerja_cli.rules.nip import masked

NIP = "198609262015051001"
MASK = "1986••••••••••1001"


@pytest.mark.parametrize(
    "text",
    [
        NIP,
        "19860926 201505 1 001",
        "19860926.201505.1.001",
        "19860926-201505-1-001",
        "19860926  201505  1  001",
        "19860926 - 201505 - 1 - 001",
        "1986 0926 2015 0510 01",
        "19 86 09 26 20 15 05 10 01",
        " ".join(NIP),
        "19860926_201505_1_001",
        "19860926/201505/1/001",
        "19860926\u00a0201505\u00a01\u00a0001",
        "19860926\n201505 1 001",
    ],
)
@pytest.mark.parametrize(
    "around", ["{}", "NIP. {}", "SKP_{}.xlsx", "(“{}”)", "2024 {} 2025", "dinda{}a"]
)
def test_a_nip_is_masked_however_people_write_it(text, around):
    assert masked(around.format(text)) == around.format(MASK)


def test_many_in_one_text():
    assert masked(f"{NIP},{NIP};{NIP[:8]} {NIP[8:]}") == f"{MASK},{MASK};{MASK}"
    assert masked(f"{NIP}{NIP}").count("•") == 28
    assert NIP not in masked(f"9{NIP}")


def test_a_nik_and_what_excel_left_of_a_nip_are_masked_too():
    assert "3173012345678901" not in masked("NIK 3173012345678901")
    assert "198609262015051" not in masked("198609262015051???")


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-05T10:11:12.123456+07:00",
        "Rp1.250.000.000, 12 pegawai",
        "0.1234567890123456",
        "sha256 3b1f9f0d198609262015051001aa5d0c8a4b4d4c7a0c6f3e2d1c0b9a8f7e6d5c",
        "12 14 15 20 22 33 44 55 66",
        "20 21 22 23 24 25 26 27 28",
        "0812-3456-7890",
        "Perwal 12/2024 Pasal 3 ayat (2)",
        "1986••••••••••1001",
        "",
    ],
)
def test_other_numbers_stay(text):
    assert masked(text) == text


EVIL = [
    "\n",
    "\r",
    "\r\n",
    "\u2028",
    "\u2029",
    "\x1b[2J",
    "\x1b]0;judul\x07",
    "\x85",
    "\x0b",
    "\u202e",
]
NAMES = [pattern.format(mark) for mark, pattern in itertools.product(
    EVIL, ["Ani{}Budi", "{}Ani", "Ani{}", "{0}{0}A{0}", 'Ani{}{{"kode":"palsu"}}'])]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_one_event_is_one_line(name):
    line = safe(f"{name} {NIP}")
    assert len(line.splitlines()) == 1
    assert line.replace("•", "x").replace("�", "x").isprintable()
    assert json.dumps(line, ensure_ascii=False).count("\n") == 0
    assert NIP not in line


def test_there_are_fifty_of_them():
    assert len(set(NAMES)) == 50


def test_the_error_log_names_nobody(monkeypatch, tmp_path):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)

    def fails(*_):
        raise RuntimeError(f"{NIP} 19860926 201505 1 001 \x1b[2J")

    monkeypatch.setattr("kinerja_cli.actions.status.status", fails)
    outcome = run("status")
    assert outcome.code == 1
    (log,) = tmp_path.glob("kinerja-galat-*.log")
    text = log.read_text(encoding="utf-8")
    assert str(log) in outcome.err
    assert (NIP in text, "19860926 2015" in text, "\x1b" in text, MASK in text) == (
        False,
        False,
        False,
        True,
    )
    assert "RuntimeError" in text
    assert log.stat().st_mode & 0o077 == 0 or sys.platform == "win32"
