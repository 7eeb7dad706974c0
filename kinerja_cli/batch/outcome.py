"""What became of one file or one step of a batch."""

from collections.abc import Iterable
from dataclasses import dataclass

from kinerja_cli.errors import FOUND

MASUK, TETAP, SUDAH, DITOLAK, GAGAL, MENUNGGU = (
    "masuk", "tetap", "sudah", "ditolak", "gagal", "menunggu",
)  # fmt: skip
HASIL = {
    MASUK: "diimpor",
    TETAP: "tidak ada yang berubah",
    SUDAH: "sudah pernah diimpor",
    DITOLAK: "dikembalikan",
    GAGAL: "belum selesai, tetap di folder masuk",
    MENUNGGU: "masih ditulis, menunggu giliran berikut",
}
"""What a file's outcome is called."""
_WORST_FIRST = (1, 6, 8, 4, 5, 2, FOUND, 3, 0)
BERHASIL = frozenset({0, 3, FOUND})
"""Exit codes of a batch that did its work."""


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file of the inbox.

    Attributes:
        folder: where in the inbox it lay; dinas: from whom it is, as far as it is known.
        hasil: a name of `HASIL`; keluar: the exit code that the import alone would have had.
        impor: number of the import that brought it.
        sebab: what kept it out, or what the officer should know, a sentence each, without NIPs.
        tujuan: where it lies now; penjelasan: the letter to send back. Both from the work folder.
    """

    berkas: str
    folder: str
    dinas: tuple[str, ...]
    sha256: str
    hasil: str
    keluar: int = 0
    impor: int | None = None
    baru: int = 0
    berubah: int = 0
    tetap: int = 0
    ditolak: int = 0
    hilang: int = 0
    periode: tuple[str, ...] = ()
    sebab: tuple[str, ...] = ()
    tujuan: str = ""
    penjelasan: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A step that did not work: which, its exit code, and why."""

    langkah: str
    keluar: int
    pesan: str


def worst(codes: Iterable[int]) -> int:
    """Return the exit code of a batch: the gravest of its steps."""
    found = set(codes) | {0}
    known = [code for code in _WORST_FIRST if code in found]
    return known[0] if found <= set(_WORST_FIRST) else 1


def visible(text: str) -> str:
    """Return a name as it can be printed in one line; what cannot be seen becomes a mark."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)
