"""The officer's own command at the end of a batch: no shell, no terminal, a limit of time."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from kinerja_cli.errors import in_words
from kinerja_cli.rules.log_text import safe

_TOLD = 400


def run(command: Sequence[str], folder: Path, longest: float, more: Mapping[str, str]) -> str:
    """Run a command and return why it failed, "" when it went well.

    Args:
        command: the program and its arguments.
        folder: where it runs.
        longest: seconds after which it is ended; 0 for no limit.
        more: variables that tell it of the batch.
    """
    with tempfile.TemporaryFile() as said:
        try:
            code = _ended(
                subprocess.Popen(  # noqa: S603  # the officer's own command line, without a shell
                    list(command), cwd=folder, env={**os.environ, **more},
                    stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT,
                    start_new_session=True,
                ),
                longest,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return f"Perintah sesudah batch dihentikan setelah {longest:.0f} detik."
        except OSError as error:
            return f"Perintah sesudah batch tidak dapat dijalankan ({in_words(error)})."
        if not code:
            return ""
        said.seek(max(0, said.seek(0, os.SEEK_END) - _TOLD))
        words = safe(said.read().decode("utf-8", "replace").strip())
    told = f": {words}" if words else "."
    return f"Perintah sesudah batch gagal (keluar {code}){told}"


def _ended(process: subprocess.Popen[bytes], longest: float) -> int:
    """Wait for a process and return its exit code; past the limit it goes with all it started."""
    try:
        return process.wait(longest or None)
    except BaseException:
        if sys.platform == "win32":
            process.kill()
        else:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise
