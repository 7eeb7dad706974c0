"""The browser on this machine, as a printer of PDF: no window, no network, no trace."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from kinerja_cli.errors import CannotWriteError, UsageError

VARIABLE = "KINERJA_PERAMBAN"
_NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge", "microsoft-edge-stable", "msedge", "brave-browser",
)  # fmt: skip
_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)
_WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Chromium.app/Contents/MacOS/Chromium",
)
_FLAGS = (
    "--headless", "--disable-gpu", "--disable-extensions", "--disable-sync", "--disable-quic",
    "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
    "--disable-dev-shm-usage", "--disable-breakpad", "--no-first-run",
    "--no-default-browser-check", "--no-pings", "--metrics-recording-only", "--mute-audio",
    "--password-store=basic", "--use-mock-keychain",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9",
    "--no-pdf-header-footer",
)  # fmt: skip
_DATED = re.compile(rb"/(?:CreationDate|ModDate) \(D:[^)]*\)")
"""Where a PDF says when it was printed: without it the same data give the same bytes."""
LONGEST = 120.0
"""Seconds for one file."""


def find(configured: str = "", environment: Mapping[str, str] = os.environ) -> Path:
    """Return the browser to print with: the variable, the settings, the PATH, the usual places.

    Raises:
        UsageError: there is none, or the one named is not there.
    """
    for named, where in (
        (environment.get(VARIABLE, ""), VARIABLE),
        (configured, "[laporan] peramban di kinerja.toml"),
    ):
        if named:
            found = shutil.which(Path(named).expanduser(), path=environment.get("PATH"))
            if not found:
                raise UsageError(
                    f"Peramban {named} tidak ada atau tidak dapat dijalankan ({where}).",
                    "Sebut letak chrome, msedge atau chromium yang benar, atau hapus sebutannya "
                    "agar dicari sendiri.",
                )
            return Path(found)
    for place in _places(environment):
        if place.is_file() and os.access(place, os.X_OK):
            return place
    raise UsageError(
        "PDF memerlukan peramban Chrome, Edge atau Chromium, dan di komputer ini tidak ditemukan.",
        f"Pasang salah satunya, atau sebut letaknya di {VARIABLE} atau `peramban` pada [laporan] di "
        "kinerja.toml. Tanpa itu: --format html, lalu cetak ke PDF dari peramban mana pun.",
    )


def _places(environment: Mapping[str, str]) -> Iterator[Path]:
    for name in _NAMES:
        if found := shutil.which(name, path=environment.get("PATH", os.defpath)):
            yield Path(found)
    for root in filter(None, map(environment.get, _WINDOWS_ROOTS)):
        yield from (Path(root, place) for place in _WINDOWS)
    if sys.platform == "darwin":
        for root in (Path("/Applications"), Path.home() / "Applications"):
            yield from (root / place for place in _MAC)


class Printer:
    """Prints pages to PDF with one throw-away profile; use it in a `with`.

    Args:
        browser: the program.
        longest: seconds that one file may take.
    """

    def __init__(self, browser: Path, longest: float = LONGEST) -> None:
        self._browser, self._longest = browser, longest
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        """Make the profile's folder, which only this user may open."""
        self._folder = tempfile.TemporaryDirectory(
            prefix="kinerja-cetak-", ignore_cleanup_errors=True
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove everything that the browser wrote."""
        if self._folder:
            self._folder.cleanup()

    def pdf(self, page: str) -> bytes:
        """Return a page as PDF.

        Raises:
            CannotWriteError: the browser does not print it.
        """
        if self._folder is None:
            raise ValueError("a printer is used in a with statement")
        folder = Path(self._folder.name)
        source, target = folder / "laporan.html", folder / "laporan.pdf"
        source.write_text(page, encoding="utf-8")
        target.unlink(missing_ok=True)
        said = self._run(folder, source, target)
        if not target.is_file() and "sandbox" in said.casefold():
            said = self._run(folder, source, target, "--no-sandbox")
        if not target.is_file() or not target.read_bytes().startswith(b"%PDF-"):
            raise CannotWriteError(
                f"Peramban {self._browser} tidak mencetak PDF.",
                f"Coba peramban lain lewat {VARIABLE}, atau --format html lalu cetak sendiri.",
            )
        return _DATED.sub(lambda found: b" " * len(found.group()), target.read_bytes())

    def _run(self, folder: Path, source: Path, target: Path, *more: str) -> str:
        """Let the browser print and return what it said."""
        command = [
            str(self._browser), *_FLAGS, *more, f"--user-data-dir={folder / 'profil'}",
            f"--print-to-pdf={target}", source.as_uri(),
        ]  # fmt: skip
        home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
        environment = {**os.environ, **(home if os.name == "posix" else {})}
        try:
            process = subprocess.Popen(  # noqa: S603  # the officer's own browser, no shell
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE, env=environment, start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            raise CannotWriteError(
                f"Peramban {self._browser} tidak dapat dijalankan.",
                f"Sebut peramban lain di {VARIABLE}.",
            ) from error
        try:
            _, said = process.communicate(timeout=self._longest)
        except subprocess.TimeoutExpired as error:
            raise CannotWriteError(
                f"Peramban {self._browser} tidak selesai mencetak dalam {self._longest:g} detik.",
                "Ulangi, atau cetak sebagian: satu --dinas setiap kali.",
            ) from error
        finally:
            _end(process)
        return said.decode(errors="replace")


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a browser that is still there, with its helpers."""
    if process.poll() is not None:
        return
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
