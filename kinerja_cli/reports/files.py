"""Files that leave: written beside, flushed to the disk, then put in place of the old one."""

import os
import re
import tempfile
import unicodedata
from pathlib import Path

from kinerja_cli.errors import CannotWriteError, in_words

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_LONGEST = 80


def plain_name(text: str) -> str:
    """Return a text as part of a file name: small letters, digits and dashes only."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NOT_PLAIN.sub("-", ascii_text.casefold()).strip("-")[:_LONGEST].strip("-") or "laporan"


def write(path: Path, content: bytes) -> None:
    """Write a whole file or leave the old one as it was.

    Raises:
        CannotWriteError: the folder or the file cannot be written; the old file stands.
    """
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(
            prefix=f".{path.stem}-", suffix=".tmp", dir=path.parent
        )
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise CannotWriteError(
            f"Berkas {path} tidak dapat ditulis ({in_words(error)}).",
            "Tutup berkas itu bila sedang terbuka di Excel, periksa ruang kosong dan hak akses, "
            "lalu ulangi.",
        ) from error
