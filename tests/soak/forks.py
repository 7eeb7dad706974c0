"""The tests' side of the fork server: command lines in, what they did out."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

SERVER = Path(__file__).with_name("forkserver.py")


@dataclass(frozen=True)
class Ending:
    """How one command line ended."""

    code: int
    """Its exit code, or minus the signal that ended it."""
    seconds: float
    stopped: float | None
    """How long it lived after the signal that was to stop it; None when it was over before."""
    out: str
    err: str
    pid: int

    @property
    def killed(self) -> bool:
        return self.code == -signal.SIGKILL


class Forks:
    """One warmed process; `run` waits for one command, `lanes` for several at a time."""

    def __init__(self, book: Path, environment: dict[str, str]) -> None:
        reading, writing = os.pipe()
        self._process = subprocess.Popen(
            [sys.executable, SERVER, str(writing), str(book)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            pass_fds=[writing],
            env=environment,
            text=True,
        )
        os.close(writing)
        self._answers = os.fdopen(reading)
        assert self._answers.readline() == "ready\n"

    def _ask(self, order: dict[str, Any]) -> Any:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return json.loads(self._answers.readline())

    def run(self, folder: Path, *words: object, **more: Any) -> Ending:
        """Run one command line in a folder; `more` as in the fork server's orders."""
        return Ending(**self._ask(order(folder, *words, **more)))

    def lanes(self, lists: Sequence[Sequence[dict[str, Any]]]) -> list[list[Ending]]:
        """Run lists of orders side by side."""
        answers = self._ask({"lanes": lists})
        return [[Ending(**answer) for answer in lane] for lane in answers]

    def need(self, command: str) -> None:
        """Skip the test, visibly, where the program has no such command."""
        if self.run(Path("/"), *command.split(), "--help").code:
            pytest.skip(f"this kinerja has no command {command}")

    def survivors(self) -> int:
        """Count killed commands of which some process still lives."""
        return int(self._ask({"survivors": True}))

    def close(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()
        self._answers.close()


def order(folder: Path, *words: object, **more: Any) -> dict[str, Any]:
    """Return an order of the fork server."""
    return {"cwd": str(folder), "words": [str(word) for word in words], **more}
