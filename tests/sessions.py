"""Sessions in documents: ```console blocks whose commands are run and whose output is compared."""

import re
import shlex
from pathlib import Path

from conftest import run

_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def sessions(text: str) -> list[tuple[str, str]]:
    """Return (command, output) of every `$ …` line, in order."""
    found = []
    for block in _BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output.rstrip("\n")))
    return found


def play(command: str) -> str:
    """Run one command line and return its output as a document would show it."""
    words = shlex.split(command)
    assert words[0] == "kinerja", command
    outcome = run(*words[1:])
    ending = f"\n[keluar {outcome.code}]" if outcome.code else ""
    return (outcome.out.rstrip("\n") + ending).strip("\n")


def matches(expected: list[str], actual: list[str]) -> bool:
    """Return whether lines fit; a line with only … stands for any number of lines."""
    if not expected:
        return not actual
    if expected[0] == "…":
        return any(matches(expected[1:], actual[at:]) for at in range(len(actual) + 1))
    return bool(actual) and expected[0] == actual[0] and matches(expected[1:], actual[1:])


def folder_with_city(folder: Path, root: Path) -> None:
    """Put the sample city where the documents say it is."""
    (folder / "sample_data").symlink_to(root / "sample_data")
