"""What is said of files that another program keeps open, or that lie too deep for others."""

from collections.abc import Iterable
from pathlib import Path

from kinerja_cli.cli.screen.terminal import say

_LONG = 240
"""Characters of a path beyond which Windows programs begin to fail."""


def tell_open(files: Iterable[tuple[Path | None, Path]]) -> None:
    """Say on stderr which files could not be replaced, where the new ones are, and which lie too deep.

    Args:
        files: (the open file, None for one that was replaced as it should; the file written).
    """
    for opened, written in files:
        if len(str(written.absolute())) > _LONG:
            say(
                f"PERHATIAN: jalur {written.absolute()} lebih dari {_LONG} karakter; Excel dan banyak "
                "program tidak dapat membukanya. Pakai --ke dengan folder yang lebih dekat ke akar.",
                err=True,
            )
        if opened is not None:
            say(
                f"PERHATIAN: {opened} sedang terbuka di program lain (misalnya Excel) dan tidak diganti. "
                f"Yang baru ada di {written}. Tutup yang lama, lalu ulangi perintah ini.",
                err=True,
            )
