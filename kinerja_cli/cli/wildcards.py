"""Files as they are typed: `*.xlsx` where no shell filled it in, `~`, and %NAMA% on Windows."""

import os
import re
import sys
from collections.abc import Mapping, Sequence
from glob import glob, has_magic
from pathlib import Path

from kinerja_cli.errors import UnreadableError

_VARIABLE = re.compile(r"%([^%/\\:*?\"<>|]+)%")


def expanded(paths: Sequence[Path]) -> list[Path]:
    """Return the files and folders that were typed; what exists is meant as it stands.

    Raises:
        UnreadableError: a pattern fits no file.
    """
    found: list[Path] = []
    for path in paths:
        found += _each(path)
    return found


def _each(path: Path) -> list[Path]:
    if os.path.lexists(path):
        return [path]
    text = str(path)
    if sys.platform == "win32":
        text = with_variables(text, os.environ)
    text = os.path.expanduser(text)  # noqa: PTH111  # an unknown ~user stays as it is
    if os.path.lexists(text) or not has_magic(text):
        return [Path(text)]
    fitting = sorted(
        one
        for one in glob(text)  # noqa: PTH207  # a whole path, maybe of another drive
        if not Path(one).name.startswith("~$")
    )
    if not fitting:
        raise UnreadableError(
            f"Tidak ada berkas yang cocok dengan {path}.", "Periksa folder dan pola namanya."
        )
    return [Path(one) for one in fitting]


def with_variables(text: str, known: Mapping[str, str]) -> str:
    """Return a text with Windows' %NAMA% filled in; unknown ones stay.

    >>> with_variables("%TEMP%/a%b", {"TEMP": "C:/Sementara"})
    'C:/Sementara/a%b'
    """
    names = {name.casefold(): value for name, value in known.items()}
    return _VARIABLE.sub(lambda found: names.get(found[1].casefold(), found[0]), text)
