"""Findings: what is wrong in the officer's data, where, and how to mend it.

A finding is a value, never an exception: all of them are collected. Each kind stands once in
`CATALOGUE` with its stable name, its severity and its words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kinerja_cli.rules.catalogue import CATALOGUE
from kinerja_cli.rules.catalogue.kind import Kind
from kinerja_cli.rules.model import Origin
from kinerja_cli.rules.nip import show


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file, a sheet and a cell; empty parts are unknown.

    Attributes:
        nomor: number of the file among those of one import, for two may bear one name; None
            where only one file is spoken of.
    """

    berkas: str = ""
    lembar: str = ""
    sel: str = ""
    nomor: int | None = field(default=None, compare=False)

    def __str__(self) -> str:
        """Return the place in words, as a finding begins."""
        words = [self.berkas] if self.berkas else []
        if self.lembar:
            words.append(f"lembar {self.lembar}")
        if self.sel:
            words.append(self.sel if self.sel.startswith("baris") else f"sel {self.sel}")
        return ", ".join(words)


def address(column: str, row: int) -> str:
    """Return a cell by its column's letters; what stands once above a table has a whole address."""
    if not column:
        return f"baris {row}"
    return column if column[-1].isdigit() else f"{column}{row}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong at one place.

    Attributes:
        kode: its name in the catalogue.
        place: where it stands.
        nilai: what stands there, as text.
        data: what the catalogue's words ask for.
        asal: the stored value it is about, when the engine found it; `actions` turns it into a
            place.
        nip: whom it is about, when it is about one employee.
    """

    kode: str
    place: Place = Place()
    nilai: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    asal: Origin | None = None
    nip: str = ""

    @property
    def kind(self) -> Kind:
        """The catalogue entry."""
        return CATALOGUE[self.kode]

    @property
    def tingkat(self) -> str:
        """Severity: "galat" or "peringatan"."""
        return self.kind.tingkat

    @property
    def pesan(self) -> str:
        """What was found, what was expected and how to mend it, without the place."""
        kind = self.kind
        there = f": “{self.nilai}”." if self.nilai else "."
        expected = kind.harapan.format_map(self.data)
        if not expected[0].isupper():
            expected = f"Seharusnya {expected}"
        return f"{kind.judul}{there} {expected} {kind.perbaikan.format_map(self.data)}".strip()

    def __str__(self) -> str:
        """Return the whole finding: place, value, expectation, remedy and code."""
        where = [str(self.place)] if self.place.berkas else []
        who = [f"pegawai {show(self.nip)}"] if self.nip else []
        start = ", ".join((*where, *who))
        return f"{start}: {self.pesan} [{self.kode}]" if start else f"{self.pesan} [{self.kode}]"
