"""Sections of a policy's summary: what it says in sentences, and the article behind them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from kinerja_cli.rules.policy_head import SummaryLine


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that a policy says.

    Attributes:
        judul: what it is about; "" where the lines say so themselves.
        baris: sentences or entries of a list.
        dasar: the article, with a mark where our source leaves it unsure.
        bab: the chapter it belongs to; "" for none.
        kolom, tabel: a table below the lines: its headings and rows.
    """

    judul: str
    baris: tuple[str, ...]
    dasar: str
    bab: str = ""
    kolom: tuple[str, ...] = ()
    tabel: tuple[tuple[str, ...], ...] = ()


def sections(lines: Iterable[SummaryLine]) -> list[Section]:
    """Return the lines of a summary as sections: neighbours with one article stand together."""
    return [
        Section("", tuple(line for line, _ in group), basis)
        for basis, group in groupby(lines, key=lambda line: line[1])
    ]
