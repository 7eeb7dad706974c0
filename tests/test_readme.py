"""What the README shows is what the program does."""

import re

from conftest import ROOT
from sessions import folder_with_city, matches, play, sessions

from kinerja_cli import errors
from kinerja_cli.cli import app

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_session_prints_what_the_readme_shows(tmp_path):
    folder_with_city(tmp_path, ROOT)
    played = sessions(README)
    assert len(played) >= 5
    for command, expected in played:
        actual = play(command)
        assert matches(expected.splitlines(), actual.splitlines()), f"$ {command}\n{actual}"


def test_the_table_of_exit_codes_is_that_of_the_classes():
    table = README.partition("## Exit codes")[2].partition("\n## ")[0]
    shown = {
        int(code): words
        for code, words in re.findall(r"^\| (\d+) \| (.+) \|$", table, re.MULTILINE)
    }
    assert shown == errors.EXIT_MEANINGS


def test_every_error_class_has_its_code_in_the_table():
    classes = [errors.KinerjaError, *errors.KinerjaError.__subclasses__()]
    assert {one.keluar for one in classes} <= errors.EXIT_MEANINGS.keys()


def test_every_command_stands_in_the_readme():
    for name in [command.name for command in app.registered_commands]:
        assert f"`kinerja {name}" in README or f"`{name}" in README, name
    for group in app.registered_groups:
        for command in group.typer_instance.registered_commands:
            assert f"{group.name} {command.name}" in README, (group.name, command.name)


def test_the_first_screen_shows_the_two_commands():
    first = "\n".join(README.splitlines()[:25])
    assert "make demo" in first
    assert "make test" in first
    assert "pipx install ." in first
