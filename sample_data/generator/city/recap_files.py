"""Chooses which office sends which untidy recap for which quarters."""

from __future__ import annotations

from pathlib import Path

from city import recap_kecamatan, recap_perpustakaan, recap_satpol
from city.catalog import load_toml
from city.decisions import Book
from city.model import QUARTERS, Employee, Office
from city.recap import Block, blocks

YEAR = 2024


def write_recaps(
    out: Path, offices: list[Office], people: list[Employee], book: Book, seed: int
) -> None:
    """The three recap workbooks."""
    by_key = {office.key: office for office in offices}
    predicates = load_toml("organisasi.toml")

    def found(key: str, quarter: int, missing: set[tuple[str, int, int]]) -> list[Block]:
        return blocks(people, book, by_key[key], YEAR, quarter, predicates, missing, seed)

    recap_kecamatan.write(
        out / "Rekap Kinerja Kec. Muara Wening 2024.xlsx",
        {q: found("kecmuarawening", q, recap_kecamatan.MISSING) for q in QUARTERS},
    )
    recap_satpol.write(
        out / "REKAP SATPOL PP TW I-II.xlsx",
        {q: found("satpolpp", q, recap_satpol.MISSING) for q in (1, 2)},
    )
    recap_perpustakaan.write(
        out / "rekap dispusarsip tw4 fix.xlsx",
        found("dispusarsip", 4, recap_perpustakaan.MISSING),
    )
