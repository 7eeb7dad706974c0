"""Read reports over and over until stdin ends, and tell how often one was torn or missing."""

import io
import os
import select
import stat
import sys
import zipfile
from hashlib import sha256
from pathlib import Path


def whole(path: Path, octets: bytes) -> bool:
    """Return whether these are all the bytes of a report."""
    if path.suffix == ".html":
        return octets.rstrip().endswith(b"</html>")
    try:
        with zipfile.ZipFile(io.BytesIO(octets)) as book:
            return book.testzip() is None
    except zipfile.BadZipFile:
        return False


def main(told: Path, *paths: Path) -> None:
    """Read; after every round write reads, torn, missing, versions and files open to others."""
    reads = torn = missing = exposed = 0
    known: set[str] = set()
    while True:
        for path in paths:
            reads += 1
            try:
                with path.open("rb") as file:
                    octets = file.read()
                    exposed += stat.S_IMODE(os.fstat(file.fileno()).st_mode) != 0o600
            except FileNotFoundError:
                missing += 1
                continue
            digest = sha256(octets).hexdigest()
            if digest not in known:
                torn += not whole(path, octets)
                known.add(digest)
        fresh = told.with_suffix(".baru")
        fresh.write_text(f"{reads} {torn} {missing} {len(known)} {exposed}")
        fresh.replace(told)
        if select.select([sys.stdin], [], [], 0.001)[0]:
            return


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
