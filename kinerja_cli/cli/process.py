"""What holds for the whole process: private files, streams that never fail, and how it is stopped."""

import contextlib
import os
import signal
import sys
from _thread import interrupt_main
from threading import Timer
from types import FrameType
from typing import NoReturn

from kinerja_cli.cli import plain_letters

INTERRUPTED, TERMINATED = 130, 143
STOPS: list[int] = []
"""The exit code of every stop that was asked for."""


class TerminatedError(BaseException):
    """The process was asked to end (SIGTERM)."""


def _open_streams() -> None:
    """Open what the caller closed (`>&-`), or the database would be opened in its place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # the lowest free number is taken, which is its own
            handle = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(handle, mode, encoding="utf-8"))


def end_at_once(code: int) -> NoReturn:
    """End the process with exactly this code; what was said is handed over first."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def prepare_process() -> None:
    """Set what holds for the whole process: private files, streams that never fail."""
    os.umask(0o077)
    _open_streams()
    plain_letters.register()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors=plain_letters.NAME)  # type: ignore[union-attr]


def heed_signals() -> None:
    """Let Ctrl-C and SIGTERM end the command; one that was told to ignore them goes on."""

    def end(number: int, _frame: FrameType | None) -> None:
        STOPS.append(128 + number)
        raise KeyboardInterrupt if number == signal.SIGINT else TerminatedError

    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, end)
    sys.unraisablehook = _ask_again


def _ask_again(lost: "sys.UnraisableHookArgs") -> None:
    """Stop once more what was asked to stop in a callback, where Python drops every exception."""
    if STOPS and isinstance(lost.exc_value, KeyboardInterrupt | TerminatedError):
        again = Timer(0.01, interrupt_main, [STOPS[0] - 128])
        again.daemon = True
        again.start()
    else:
        sys.__unraisablehook__(lost)
