"""One runner for every command, in a folder of its own, and no network for anybody."""

import json
import os
import runpy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kinerja_cli.cli import app

ROOT = Path(__file__).parent.parent
CITY = ROOT / "sample_data" / "kota"


@dataclass(frozen=True)
class Outcome:
    """What a command printed and its exit code."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Outcome]


def run(*words: object) -> Outcome:
    """Run a command line inside this process."""
    result = CliRunner().invoke(app, [str(word) for word in words], prog_name="kinerja")
    return Outcome(result.exit_code, result.stdout, result.stderr)


@pytest.fixture(autouse=True, scope="session")
def _no_network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Fail the session if anything under test, here or in a Python started here, wants a socket."""
    attempts = tmp_path_factory.mktemp("soket") / "percobaan"
    offline = Path(__file__).with_name("offline")
    runpy.run_path(str(offline / "sitecustomize.py"))["forbid"](str(attempts))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOCKET_ATTEMPTS", str(attempts))
        patch.setenv("PYTHONPATH", str(offline), prepend=os.pathsep)
        yield
    assert not attempts.exists(), attempts.read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test works in the checkout, reads the user's settings or colours its output."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("KINERJA_DB", raising=False)


@pytest.fixture
def kinerja() -> Run:
    """Run `kinerja …` in the test's folder."""
    return run


@pytest.fixture(scope="session")
def city_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with the whole sample city imported; tests copy it before writing."""
    db = tmp_path_factory.mktemp("kota") / "kota.db"
    outcome = run("import", CITY, "--db", db, "--oleh", "uji")
    assert outcome.code == 0, outcome.err
    return db


@pytest.fixture
def city(city_db: Path, tmp_path: Path) -> Path:
    """Return a copy of the sample city's database, in the test's folder as kinerja.db."""
    copy = tmp_path / "kinerja.db"
    copy.write_bytes(city_db.read_bytes())
    return copy
