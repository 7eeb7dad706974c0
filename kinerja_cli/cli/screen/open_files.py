"""What is said of files that another program keeps open."""

from collections.abc import Iterable
from pathlib import Path

from kinerja_cli.cli.screen.terminal import say


def tell_open(files: Iterable[tuple[Path | None, Path]]) -> None:
    """Say on stderr which files could not be replaced, and where the new ones are.

    Args:
        files: (the open file, None for one that was replaced as it should; the file written).
    """
    for opened, written in files:
        if opened is not None:
            say(
                f"PERHATIAN: {opened} sedang terbuka di program lain (misalnya Excel) dan tidak diganti. "
                f"Yang baru ada di {written}. Tutup yang lama, lalu ulangi perintah ini.",
                err=True,
            )
