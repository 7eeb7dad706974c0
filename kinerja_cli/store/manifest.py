"""The slip beside a copy (FILE.manifest.json): what it must hold, for whoever restores it."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from kinerja_cli.errors import DatabaseError
from kinerja_cli.store import placing
from kinerja_cli.store.copies import Contents

SUFFIX = ".manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy must hold; see `copies.Contents` for what is not told here.

    Attributes:
        berkas: its name when it was made.
        ukuran: bytes.
        waktu: when it was made, with offset.
        program: version of kinerja.
    """

    berkas: str
    sha256: str
    ukuran: int
    waktu: str
    program: str
    langkah: str
    kepala: str
    baris: Mapping[str, int]
    kendali: Mapping[str, str]
    cacat: tuple[str, ...]

    def differs(self, contents: Contents) -> list[str]:
        """Return the names of what a file holds otherwise than this says."""
        return [
            name
            for name in ("langkah", "kepala", "baris", "kendali", "cacat")
            if getattr(self, name) != getattr(contents, name)
        ]


def place(copy: Path) -> Path:
    """Return where the slip of a copy lies."""
    return copy.with_name(copy.name + SUFFIX)


@contextmanager
def drafted(copy: Path, manifest: Manifest) -> Iterator[Path]:
    """Hold the slip of a copy, flushed, under a name of no meaning; whoever wants it gives it its own."""
    with placing.beside(place(copy)) as draft:
        text = json.dumps(asdict(manifest), ensure_ascii=False, indent=2) + "\n"
        with draft.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        yield draft


def read(copy: Path) -> Manifest | None:
    """Return the slip of a copy; None where there is none.

    Raises:
        DatabaseError: it cannot be understood.
    """
    target = place(copy)
    try:
        fields = json.loads(target.read_text(encoding="utf-8"))
        fields["cacat"] = tuple(fields["cacat"])
        return Manifest(**{name: fields[name] for name in Manifest.__dataclass_fields__})
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise DatabaseError(
            f"Manifes {target} tidak terbaca.",
            "Salin lagi manifes itu bersama cadangannya. Bila manifesnya memang hilang, pindahkan berkas "
            "itu: cadangan lalu diperiksa tanpa manifes, dan kinerja menyebut apa yang tidak terbukti.",
        ) from error
