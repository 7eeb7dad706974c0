"""The data rows of a table as they are handed on: what each says, in canonical text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kinerja_cli.rules.findings import Finding


class SheetRow(NamedTuple):
    """What one data row says, in canonical text.

    A tuple, for a large file makes hundreds of thousands of them and hands them over.

    Attributes:
        baris: row number as Excel shows it; baris_pegawai: the row where the person is named.
        nilai: field → text; wide fields keep their part: "target@Q1".
        kosong: fields with a column that stand empty here.
        mentah_periode: the row's own period as text; empty when it has none.
        pertama: whether this is the first row of its person in the table.
        banner: the office a banner row above named, if any.
    """

    baris: int
    baris_pegawai: int
    nip: str
    nilai: Mapping[str, str]
    kosong: frozenset[str]
    pertama: bool = True
    banner: str | None = None


@dataclass(slots=True)
class RowsResult:
    """The rows of a table with what was wrong.

    Attributes:
        ditolak: row numbers with a fault.
        lewat: why a row is no data → row numbers.
        rusak: row number → the fault of a NIP that lost its tail, unless it can be repaired.
    """

    rows: list[SheetRow] = field(default_factory=list)
    temuan: list[Finding] = field(default_factory=list)
    ditolak: set[int] = field(default_factory=set)
    lewat: dict[str, list[int]] = field(default_factory=dict)
    rusak: dict[int, Finding] = field(default_factory=dict)


def join_titles(values: dict[str, str]) -> None:
    """Write titles (gelar) that stand in columns of their own around the name."""
    front, back = values.pop("gelar_depan", ""), values.pop("gelar_belakang", "")
    if values.get("nama"):
        name = f"{front} {values['nama']}".strip()
        values["nama"] = f"{name}, {back}" if back else name
