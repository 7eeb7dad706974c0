"""The terminal shows names, it does not obey them: markup, ANSI, OSC, BEL, bidi overrides."""

import sqlite3
import unicodedata
from contextlib import closing

import pytest
from books import UNIT, office
from conftest import run

from kinerja_cli.reports import data_csv

EVIL = (
    "[/oops]", "[bold]tebal[/bold]", "[red]", "[link=http://x.id]klik[/link]", "[[", "]]", "[/]", "\\[b]", ":smile:",
    "[blink]x", "[@click=f()]x", "[", "[#ff0000]x[/]", "[on red]x", "{nama}", "%s %d", "\\n", "`id`", "$(id)",
    "\x1b[2J", "\x1b[31mmerah\x1b[0m", "\x1b]0;judul\x07", "\x1b]8;;http://x.id\x1b\\klik\x1b]8;;\x1b\\", "\x1b[1A\x1b[2K",
    "\x1b]52;c;aGFp\x07", "\x1bc", "\x9b2J", "\x9d0;x\x9c", "\x07", "\x08\x08\x08", "a\rb", "\x0b\x0c", "\x7f", "\x85",
    "\u202egnarab", "\u2066x\u2069", "\u200fx", "a\u2028b", "a\u2029b", "\ufeffx",
)  # fmt: skip
Q1 = ("--periode", "2024-Q1")


def people():
    return [[f"19850312201001{1 + n % 2}{n:03}", f"NAMA{n:02}x", f"Analis NAMA{n:02}x", f"{UNIT} NAMA{n:02}x",
             "Tidak", "", ""] for n in range(1, len(EVIL) + 1)]  # fmt: skip


FIRST, SECOND = people()[0][0], people()[20][0]


@pytest.fixture
def evil(tmp_path):
    """Make a database in which every text that had a mark holds an evil name instead."""
    rows = people()
    plans = [[row[0], f"Laporan {row[1]}", "Naik", 100, 5, 20] for row in rows]
    done = [[row[0], f"Laporan {row[1]}", "2024-Q1", 5, f"Catatan {row[1]}"] for row in rows]
    book = office(
        tmp_path / "NAMA01x.xlsx", pegawai=rows, indikator=plans, realisasi=done, perilaku=[]
    )
    assert run("import", book).code == 0
    for _ in range(2):
        assert run("score", *Q1).code == 0
    with closing(sqlite3.connect("kinerja.db")) as connection:
        texts = [(table, column[1]) for (table,) in connection.execute(
                     "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'audit%'").fetchall()
                 for column in connection.execute(f"PRAGMA table_info({table})")
                 if column[2] == "TEXT" and column[1] not in {"asal", "kolom", "isi"}]  # fmt: skip
        for n, name in enumerate(EVIL, 1):
            for table, column in texts:
                connection.execute(
                    f'UPDATE "{table}" SET "{column}" = replace("{column}", ?, ?)'
                    f' WHERE "{column}" LIKE ?', (f"NAMA{n:02}x", name, f"%NAMA{n:02}x%"))  # fmt: skip
        connection.commit()


COMMANDS = (
    ("units",), ("imports",), ("imports", "show", "1"), ("check", *Q1, "-v"), ("status", "-v"),
    *(("explain", nip, *Q1, *more) for nip in (FIRST, SECOND) for more in ((), ("-v",))),
    ("show", FIRST), ("show", SECOND), ("diff", *Q1, "-v"), ("policy", "list"), ("audit",), ("score", "--periode", "2024-Q2", "-v"),
    ("report", "--semua", "--format", "json", "-v"), ("lock", *Q1), ("status",), ("unlock", *Q1, "--alasan", EVIL[20]),
    ("decide", FIRST, *Q1, "--hasil-kerja", "sesuai", "--perilaku", "sesuai", "--alasan", EVIL[21], "--oleh", EVIL[20], "--ya"),
    ("units", "alias", EVIL[19], "Dinas"), ("units", "merge", EVIL[20], EVIL[21], "--ya"), ("explain", EVIL[19]), ("explain", "a"),
    ("report", "--dinas", EVIL[34]), ("report", "--dinas", "Dinas"), ("import", EVIL[19] + ".xlsx"), ("policy", "show", EVIL[20]),
    ("policy", "check", EVIL[20]), (EVIL[19],), ("status", EVIL[20]), ("status", "--" + EVIL[20]), ("check", "--periode", EVIL[21]),
    ("imports", "undo", "1", "--ya", "--alasan", EVIL[20]),
)  # fmt: skip


def commands_in(text):
    """Return the characters that command a terminal, or turn the text around."""
    bad = {"Cc", "Zl", "Zp"}
    marks = {mark for mark in text if unicodedata.category(mark) in bad and mark != "\n"}
    return marks | {mark for mark in text if mark in "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e"
                    or "\u2066" <= mark <= "\u2069"}  # fmt: skip


def test_no_command_lets_a_name_command_the_terminal(evil):
    assert len(set(EVIL)) == 40
    shown = ""
    for words in COMMANDS:
        outcome = run(*words)
        said = outcome.out + outcome.err
        assert commands_in(said) == set(), words
        assert outcome.code not in {1, 70}, (words, said)
        assert "Traceback" not in said, words
        shown += outcome.out
    for name in (
        "[/oops]",
        "[bold]tebal[/bold]",
        "[link=http://x.id]klik[/link]",
        ":smile:",
        "[@click=f()]x",
    ):
        assert name in shown, name


def test_nor_in_json(evil):
    for words in (("units",), ("imports",), ("check", *Q1), ("explain", SECOND, *Q1), ("status",), ("diff", *Q1),
                  ("explain", EVIL[19])):  # fmt: skip
        outcome = run(*words, "--json")
        assert commands_in(outcome.out) == set(), words
        assert outcome.json()


FORMULAS = [start + rest for start in ("=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\0=", "＝", "＋", "－", "＠", "  +", "\0\0@", "\t")
            for rest in ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://x.id")', "SUM(1,1)", "A1")]  # fmt: skip


def test_no_text_in_a_csv_begins_as_a_formula():
    import csv
    import io

    assert len(FORMULAS) == 80
    made = data_csv.render(data_csv.Table(("a", "b"), [(text, text) for text in FORMULAS])).decode()
    rows = list(csv.reader(io.StringIO(made, newline=""), strict=True))[1:]
    for text, row in zip(FORMULAS, rows, strict=True):
        for cell in row:
            assert cell == "'" + text.replace("\0", "")
