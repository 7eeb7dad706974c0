"""Where words go: results to stdout, everything else to stderr; bars only on a terminal."""

import json
import os
import sys
import textwrap
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kinerja_cli.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

_CONTROL = {code: "�" for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if code not in {9, 10}}
_CONTROL |= dict.fromkeys(
    (0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF), "�"
)
_CONTROL |= dict.fromkeys(range(0xD800, 0xE000), "�")  # bytes of a file name that are no UTF-8
_ESCAPED = {code: f"\\u{code:04x}" for code in _CONTROL if code > ord(" ")}
"""The same in JSON, where it stands inside of texts only."""
_WIDTH_IN_A_PIPE = 100
_SLOW = 1.0
_NARROWEST = 40


def safe(text: object) -> str:
    """Return a text that cannot command a terminal: control characters become a mark."""
    return str(text).translate(_CONTROL)


def console(*, err: bool = False) -> "Console":
    """Return a console on stdout or stderr; colours and its width only on a terminal."""
    from rich.console import Console

    stream = sys.stderr if err else sys.stdout
    width = None if stream.isatty() else int(os.environ.get("COLUMNS", _WIDTH_IN_A_PIPE))
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def say(text: str = "", *, err: bool = False) -> None:
    """Print one line; data in it stays text."""
    print(safe(text), file=sys.stderr if err else sys.stdout)  # the one place


def paragraph(text: str, *, indent: int = 0, hanging: int = 0) -> None:
    """Print words broken at the width of the screen; further lines stand `hanging` deeper."""
    lines = textwrap.wrap(
        safe(text),
        width=max(console().width - 1, _NARROWEST),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )
    print("\n".join(lines))  # noqa: T201  # the one place


def say_json(value: Any) -> None:
    """Print a value as JSON."""
    print(in_json(value, indent=2))  # noqa: T201  # the one place


def in_json(value: Any, indent: int | None = None) -> str:
    """Return a value as JSON: as it is in UTF-8, escaped for a stream that speaks another code."""
    unicode = (getattr(sys.stdout, "encoding", None) or "utf-8").casefold().startswith("utf")
    made = json.dumps(value, ensure_ascii=not unicode, indent=indent, default=str)
    return made.translate(_ESCAPED)


def agreed(question: str, command: str) -> bool:
    """Ask on a terminal whether to go on; only "ya" or "y" means yes.

    Args:
        question: what would happen.
        command: the line to run where nobody can be asked.

    Raises:
        UsageError: nobody sits at a terminal to be asked.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(
            "Perintah ini perlu persetujuan, dan tidak ada layar untuk bertanya.",
            f"Bila yakin, jalankan: {command}",
        )
    say(question, err=True)
    say("Lanjutkan? Ketik ya lalu Enter:", err=True)
    if sys.stdin.readline().strip().casefold() in {"ya", "y"}:
        return True
    say("Tidak jadi; tidak ada yang diubah.", err=True)
    return False


def agreed_by_typing(question: str, word: str, command: str) -> bool:
    """Ask on a terminal for a word to be typed before what can never be taken back.

    Args:
        question: what would happen.
        word: what must be typed; blanks in it do not count.
        command: the line to run where nobody can be asked.

    Raises:
        UsageError: nobody sits at a terminal to be asked.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(
            "Perintah ini tidak dapat ditarik kembali, dan tidak ada layar untuk bertanya.",
            f"Bila yakin, tambahkan --ya: {command}",
        )
    say(question, err=True)
    say("Untuk melanjutkan, ketik NIP-nya lalu Enter:", err=True)
    if "".join(sys.stdin.readline().split()) == word:
        return True
    say("NIP tidak sama. Tidak jadi; tidak ada yang diubah.", err=True)
    return False


def table(
    columns: Sequence[str], rows: Sequence[Sequence[object]], right: Sequence[int] = ()
) -> None:
    """Print a table on stdout; `right` are the columns set flush right."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for number, name in enumerate(columns):
        made.add_column(name, justify="right" if number in right else "left", overflow="fold")
    for row in rows:
        made.add_row(*(Text(safe(cell)) for cell in row))
    _print_block(made)


def tree(root: Any) -> None:
    """Print a tree on stdout."""
    _print_block(root)


def _print_block(renderable: Any) -> None:
    """Print something of several lines without blank edges or trailing blanks."""
    out = console()
    with out.capture() as captured:
        out.print(renderable)
    lines = [line.rstrip() for line in captured.get().split("\n")]
    print("\n".join(line for line in lines if line))  # noqa: T201  # the one place


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Callable[[str, int, int], None]]:
    """Hold a progress bar that appears when a step takes more than a second, on a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda *_: None
        return
    bar = _Bar()
    try:
        yield bar.step
    finally:
        bar.close()


class _Bar:
    """A bar made only once it is worth it."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._bar: Any = None
        self._task: Any = None
        self._what = ""

    def step(self, what: str, done: int, total: int) -> None:
        if self._bar is None:
            if time.monotonic() - self._began < _SLOW or done >= total:
                return
            from rich.progress import Progress

            self._bar = Progress(console=console(err=True), transient=True)
            self._bar.start()
        if what != self._what:
            if self._task is not None:
                self._bar.remove_task(self._task)
            self._task = self._bar.add_task(what.capitalize(), total=total)
            self._what = what
        self._bar.update(self._task, completed=done, total=total)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.stop()
