"""Whether a text names a position rather than somebody: who is outside the list is written so."""

from kinerja_cli.rules.names import key

_FIRST = (
    "wali kota", "walikota", "wakil wali kota", "wakil walikota", "bupati", "wakil bupati", "gubernur",
    "wakil gubernur", "sekretaris", "sekda", "kepala", "direktur", "wakil direktur", "camat", "lurah",
    "inspektur", "asisten", "menteri", "presiden", "ketua", "plt", "plh", "pj", "penjabat",
    "pelaksana tugas", "pelaksana harian",
)  # fmt: skip


def is_position(text: str) -> bool:
    """Return whether a text begins as positions do; one with a comma is a name with its titles."""
    words = f"{key(text)} "
    return "," not in text and words.startswith(tuple(f"{one} " for one in _FIRST))
