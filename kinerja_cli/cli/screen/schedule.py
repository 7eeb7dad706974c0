"""Lines to be pasted into a scheduler."""

import os

from kinerja_cli.cli.screen.terminal import say


def show(words: str, *, windows: bool) -> None:
    """Print the lines on stdout; beside them, where it matters, that they are of another system."""
    if windows != (os.name == "nt"):
        other = "Windows" if windows else "Linux atau macOS"
        say(
            f"Baris ini untuk {other}, sedangkan komputer ini bukan: jalur di dalamnya jalur komputer "
            "ini. Jalankan kinerja schedule di komputer yang akan menjalankannya.",
            err=True,
        )
    say(words.rstrip("\n"))
