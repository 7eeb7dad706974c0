"""One entry of the catalogue of findings."""

from dataclasses import dataclass

GALAT = "galat"
PERINGATAN = "peringatan"


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of the catalogue.

    Attributes:
        tingkat: "galat" refuses the import; "peringatan" is only told.
        judul: a short title.
        harapan: what was expected, with `{placeholders}` filled from the finding's data; without
            a capital it follows "Seharusnya", with one it is a sentence of its own.
        perbaikan: how to mend it, likewise.
        contoh: an example from a sheet.
    """

    tingkat: str
    judul: str
    harapan: str
    perbaikan: str
    contoh: str


def galat(judul: str, harapan: str, perbaikan: str, contoh: str) -> Kind:
    """Return a kind of fault: it refuses the import."""
    return Kind(GALAT, judul, harapan, perbaikan, contoh)


def peringatan(judul: str, harapan: str, perbaikan: str, contoh: str) -> Kind:
    """Return a kind of warning: it is only told."""
    return Kind(PERINGATAN, judul, harapan, perbaikan, contoh)
