"""The long tests: the program as a black box, killed, starved, crowded and tampered with.

`make test` runs quick figures, KINERJA_SOAK=1 the long ones. Each test records its figures; the
session prints them as one Markdown table, also to the file that KINERJA_SOAK_REPORT names.
"""

import os
import platform
import sqlite3
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from books import office
from soak.forks import Forks
from soak.history import lived_in
from soak.scale import LONG

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="signals and limits of Linux")
Record = Callable[..., None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(linux_only)


@pytest.fixture
def record(request: pytest.FixtureRequest) -> Record:
    """Record figures of a test: whole numbers add up over its parts, `maks …` keeps the largest."""

    def keep(title: str, bound: str, **figures: float) -> None:
        request.node.user_properties.append(("soak", (title, bound, figures)))

    return keep


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return what every command under test finds in its environment."""
    home = tmp_path_factory.mktemp("rumah")
    (home / "tmp").mkdir()
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("KINERJA_")}
    return {
        **inherited,
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        "COLUMNS": "200",
        "NO_COLOR": "1",
    }


@pytest.fixture(scope="session")
def forks(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Iterator[Forks]:
    """Return a warmed process that forks for every command line."""
    server = Forks(office(tmp_path_factory.mktemp("panas") / "kantor.xlsx"), environment)
    yield server
    server.close()


@pytest.fixture(scope="session")
def lived(
    forks: Forks, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, int, list[tuple[object, ...]]]:
    """Return a folder with a life behind it, its steps, and what `verify` had against one of them."""
    folder = tmp_path_factory.mktemp("riwayat")
    alarms: list[tuple[object, ...]] = []
    steps = 0
    for step, ending in lived_in(forks, folder):
        assert ending.code in {0, 9}, (step, ending)
        verdict = forks.run(folder, "verify")
        steps += 1
        if verdict.code:
            alarms.append((step, verdict.code, verdict.out[-600:], verdict.err[-600:]))
    return folder, steps, alarms


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    merged: dict[str, tuple[str, dict[str, float], bool]] = {}
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, []):
            for key, value in getattr(report, "user_properties", ()):
                if key == "soak" and report.when == "call":
                    title, bound, figures = value
                    _, sums, good = merged.get(title, (bound, {}, True))
                    for name, figure in figures.items():
                        join = max if name.startswith("max") else lambda a, b: a + b
                        sums[name] = join(sums[name], figure) if name in sums else figure
                    merged[title] = (bound, sums, good and outcome == "passed")
    if not merged:
        return
    machine = (
        f"{datetime.now().astimezone():%Y-%m-%d %H:%M %z}; {platform.machine()},"
        f" {os.cpu_count()} cores, {platform.system()} {platform.release()};"
        f" Python {platform.python_version()}, SQLite {sqlite3.sqlite_version};"
        f" {'long' if LONG else 'quick'} figures"
    )
    lines = [
        machine,
        "",
        "| promise | measured | bound | held |",
        "|---|---|---|---|",
    ]
    for title, (bound, sums, good) in sorted(merged.items()):
        told = ", ".join(f"{_plain(v)} {k.replace('_', ' ')}" for k, v in sums.items())
        lines.append(f"| {title} | {told} | {bound} | {'yes' if good else 'NO'} |")
    terminalreporter.section("soak")
    for line in lines:
        terminalreporter.write_line(line)
    if path := os.environ.get("KINERJA_SOAK_REPORT"):
        title = "# Long figures\n\nWritten by `make soak`; each line is a test in tests/soak.\n\n"
        Path(path).write_text(title + "\n".join(lines) + "\n", encoding="utf-8")


def _plain(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.2f}"
