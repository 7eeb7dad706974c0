"""Old consoles and poor environments: the same words, in letters that the stream knows."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from books import ANI, office
from conftest import run

from kinerja_cli.cli import plain_letters
from kinerja_cli.cli.wildcards import expanded, with_variables
from kinerja_cli.errors import UnreadableError
from kinerja_cli.reports.files import reachable

Q1 = ("--periode", "2024-Q1")
COMMANDS = (
    ("import", "k.xlsx"), ("import", "salah.xlsx"), ("imports",), ("imports", "show", "1"), ("score", *Q1), ("units",),
    ("explain", ANI, *Q1), ("explain", ANI, *Q1, "-v"), ("check", *Q1, "-v"), ("status", "-v"), ("diff", *Q1),
    ("policy", "list"), ("policy", "show", "permenpanrb-6-2022"), ("policy", "show", "permenpanrb-6-2022", "-v"),
    ("show", ANI), ("report", "--semua"), ("decide", ANI, *Q1, "--hasil-kerja", "di bawah", "--alasan", "Uji", "--ya"),
    ("lock", *Q1), ("unlock", *Q1, "--alasan", "Uji"), ("audit",), ("verify",), ("explain", "1"), ("nihil",),
)  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Make a folder with an office that has been scored."""
    from findings_each import change, put

    folder = tmp_path_factory.mktemp("kantor")
    office(folder / "k.xlsx")
    change(office(folder / "salah.xlsx"), put("realisasi", "D2", "banyak"))
    for words in (("import", "k.xlsx"), ("score", *Q1)):
        assert program(folder, words).returncode == 0
    return folder


def program(folder, words, env=None, **more):
    everything = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100"} if env is None else env
    return subprocess.run([sys.executable, "-m", "kinerja_cli", *map(str, words)], cwd=folder, env=everything,
                          capture_output=True, check=False, timeout=60, **more)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code"), [*((words, "ascii") for words in COMMANDS),
                        *((words, "cp1252") for words in COMMANDS[4:8] + COMMANDS[-2:])]
)  # fmt: skip
def test_every_command_prints_in_the_letters_of_the_stream(place, words, code):
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100", "PYTHONIOENCODING": code}
    done = program(place, words, env)
    out, err = done.stdout.decode(code), done.stderr.decode(code)
    assert "Traceback" not in err
    assert done.returncode in {0, 2, 4, 9}, err
    assert "?" not in out + err.replace("Mungkin maksudnya", "")


def test_every_help_page_prints_in_ascii(place):
    from kinerja_cli.cli import app

    env = {**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": "100"}
    names = sorted(info.name for info in app.registered_commands)
    names += sorted(info.name for info in app.registered_groups)
    for name in names:
        done = program(place, (name, "--help"), env)
        assert done.returncode == 0
        text = done.stdout.decode("ascii")
        assert ("Pemakaian" in text, done.stderr) == (True, b"")


def test_the_letters_that_the_program_itself_uses_are_all_said_plainly():
    own = {mark for path in Path(plain_letters.__file__).parents[1].rglob("*.py")
           for mark in path.read_text(encoding="utf-8") if not mark.isascii() and mark.isprintable()}  # fmt: skip
    shown = {mark: plain_letters.plain(mark) for mark in own}
    assert {mark for mark, said in shown.items() if said == "?"} <= {"�", "字"}
    assert all(said.isascii() for said in shown.values())


def test_json_loses_nothing_on_an_old_console(place):
    import json

    words = ("explain", ANI, *Q1, "--json")
    plain = program(place, words, {**os.environ, "PYTHONIOENCODING": "ascii"})
    assert json.loads(plain.stdout.decode("ascii")) == json.loads(
        program(place, words).stdout.decode()
    )
    fault = program(
        place, ("explain", "“é”→", "--json"), {**os.environ, "PYTHONIOENCODING": "cp1252"}
    )
    assert "“é”→" in json.loads(fault.stdout.decode("cp1252"))["galat"]["pesan"]


SMOKE = [words for words in COMMANDS
         if words[0] in {"imports", "explain", "check", "units", "policy", "show", "diff"}]  # fmt: skip


@pytest.mark.parametrize("words", SMOKE, ids=" ".join)
def test_a_poor_environment_gives_the_same_output(place, words):
    words = [*words, "--db", place / "kinerja.db"]
    rich = program(place, words)
    env = ["LC_ALL=C", "PATH=/usr/bin:/bin", f"PYTHONPATH={Path(__file__).parent.parent}"]
    poor = subprocess.run(
        ["/usr/bin/env", "-i", *env, sys.executable, "-m", "kinerja_cli", *map(str, words)],
        cwd="/", stdin=subprocess.DEVNULL, capture_output=True, check=False, umask=0o022, timeout=60,
    )  # fmt: skip
    outcomes = [(one.returncode, one.stdout, one.stderr) for one in (poor, rich)]
    assert outcomes[0] == outcomes[1]


def test_streams_that_the_caller_closed(place):
    for closing in ("<&-", "<&- 2>&-", "<&- >&- 2>&-"):
        done = subprocess.run(
            ["sh", "-c", f'"{sys.executable}" -m kinerja_cli status {closing}'],
            cwd=place, capture_output=True, check=False, timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, closing
        assert b"Traceback" not in done.stderr


# -- files as they are typed ----------------------------------------------------------------------


def test_patterns_are_filled_in_where_no_shell_did(tmp_path, monkeypatch):
    for name in ("a.xlsx", "b.xlsx", "~$a.xlsx", "c.txt", "[x].xlsx", "x.xlsx"):
        Path(name).write_text("")
    assert [str(path) for path in expanded([Path("*.xlsx")])] == [
        "[x].xlsx", "a.xlsx", "b.xlsx", "x.xlsx"]  # fmt: skip
    assert expanded([Path("[x].xlsx")]) == [Path("[x].xlsx")], "a real name stays literal"
    assert expanded([Path("[ab].xlsx")]) == [Path("a.xlsx"), Path("b.xlsx")]
    assert expanded([Path("~/a.xlsx")]) == [tmp_path / "a.xlsx"]
    assert expanded([Path("tiada.xlsx")]) == [Path("tiada.xlsx")]
    with pytest.raises(UnreadableError, match="cocok"):
        expanded([Path("z*.xlsx")])
    Path("~").mkdir()
    Path("~/a.xlsx").write_text("")
    assert expanded([Path("~/a.xlsx")]) == [Path("~/a.xlsx")]


def test_import_takes_a_quoted_pattern(tmp_path):
    (tmp_path / "masuk").mkdir()
    office(tmp_path / "masuk" / "a & b #1.xlsx")
    office(tmp_path / "masuk" / "nama...xlsx")
    office(tmp_path / "masuk" / "[1] kantor.xlsx")
    assert len(run("import", "masuk/*.xlsx", "--json").json()) == 3
    assert run("import", "masuk/[1] kantor.xlsx", "--json").json()["berkas"] == "[1] kantor.xlsx"
    outcome = run("import", "masuk/*.ods")
    assert (outcome.code, "masuk/*.ods" in outcome.err) == (5, True)


def test_variables_of_windows():
    known = {"UserProfile": "C:\\Users\\Ani", "A B": "x"}
    for text, filled in (("%USERPROFILE%\\a.xlsx", "C:\\Users\\Ani\\a.xlsx"), ("%a b%", "x"), ("100%", "100%"),
                         ("%NIHIL%/a", "%NIHIL%/a"), ("5% dan 6%", "5% dan 6%")):  # fmt: skip
        assert with_variables(text, known) == filled


def test_a_reason_is_no_pattern(tmp_path, monkeypatch):
    """Typer fills in every argument on Windows, reasons too; here only files are."""
    from typer.testing import CliRunner

    from kinerja_cli.cli import app

    seen = {}
    from typer.core import TyperGroup

    def main(self, *args, **extra):
        seen.update(extra)
        return 0

    monkeypatch.setattr(TyperGroup, "main", main)
    CliRunner().invoke(app, ["status"])
    assert seen["windows_expand_args"] is False


@pytest.mark.parametrize(
    ("path", "reached"),
    [
        ("C:\\laporan\\a.xlsx", "C:\\laporan\\a.xlsx"),
        ("C:\\" + "x" * 250, "\\\\?\\C:\\" + "x" * 250),
        ("C:/" + "x" * 250, "\\\\?\\C:\\" + "x" * 250),
        ("\\\\server\\bagi\\" + "x" * 250, "\\\\?\\UNC\\server\\bagi\\" + "x" * 250),
        ("\\\\?\\C:\\" + "x" * 250, "\\\\?\\C:\\" + "x" * 250),
    ],
)
def test_long_paths_of_windows(path, reached):
    assert reachable(path, windows=True) == reached
    assert reachable(path, windows=False) == path


def test_a_path_too_long_for_others_is_told(place, tmp_path):
    deep = tmp_path.joinpath(*["sangat-dalam" * 8] * 3)
    db = place / "kinerja.db"
    outcome = run("report", "--semua", "--ke", deep, "--db", db, *Q1)
    assert (outcome.code, "lebih dari 240 karakter" in outcome.err) == (0, True)
    assert "240 karakter" not in run("report", "--semua", "--db", db, *Q1).err
