"""`show`: one employee at a glance, from what is stored; nothing is scored."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kinerja_cli.actions.dates import stated_day
from kinerja_cli.actions.explain import unknown_nip
from kinerja_cli.errors import UsageError
from kinerja_cli.rules import nip as nips
from kinerja_cli.rules.model import Placement
from kinerja_cli.rules.periods import Period, from_id, of_day
from kinerja_cli.rules.placement import in_force
from kinerja_cli.rules.remedies import remedy
from kinerja_cli.store import audit, database, facts, objections, people, results, runs
from kinerja_cli.store.database import Connection
from kinerja_cli.store.results import Stored

_TOLD = ("realisasi", "perilaku", "rating", "disiplin")
"""Kinds of which a period without a score is told."""


@dataclass(frozen=True, slots=True)
class Held:
    """One placement, with the name of the superior where they are known."""

    penempatan: Placement
    atasan: str
    berlaku: bool


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """One scored period; `nilai` is the total, or that of hasil kerja where there is none."""

    periode: Period
    kebijakan: str
    nilai: str | None
    hasil: Stored


@dataclass(frozen=True, slots=True)
class Open:
    """One thing that still has to be done; `kode` is that of `check`."""

    kode: str
    periode: Period
    pesan: str


@dataclass(frozen=True, slots=True)
class ShowResult:
    """One employee; placements and periods oldest first."""

    nip: str
    nama: str
    penempatan: tuple[Held, ...]
    periode: tuple[PeriodLine, ...]
    terbuka: tuple[Open, ...]


def show(db: Path, nip: str, today: date, wait: float) -> ShowResult:
    """Return what is known of one employee.

    Raises:
        DatabaseError: there is no database.
        UsageError: nobody of that NIP is known.
    """
    number = nips.strip(nip)
    with closing(database.open_to_read(db, wait)) as connection, database.reading(connection):
        sequence = audit.head(connection).n
        one = next(people.known(connection, sequence, [number]), None)
        scored = results.of_person(connection, number)
        if one is None:
            hint = unknown_nip(number)
            if len(number) == nips.LENGTH:
                hint = "Periksa NIP itu, atau impor dahulu lembar pegawainya."
            raise UsageError(f"Tidak ada pegawai dengan NIP {nips.show(number)}.", hint)
        lines = tuple(_lines(connection, scored))
        return ShowResult(
            number,
            one.nama,
            tuple(_held(connection, sequence, one.placements, today)),
            lines,
            (*_lacking(lines), *_unscored(connection, sequence, number, lines),
             *_objections(connection, number, today)),
        )  # fmt: skip


def _held(
    connection: Connection, sequence: int, placements: tuple[Placement, ...], today: date
) -> Iterator[Held]:
    superiors = {one.nip_atasan for one in placements if one.nip_atasan}
    names = {one.nip: one.nama for one in people.known(connection, sequence, sorted(superiors))}
    now = in_force(placements, of_day(today, "bulan"))
    for one in placements:
        atasan = names.get(one.nip_atasan, "") or one.atasan
        yield Held(one, atasan, berlaku=now is not None and one == now.last)


def _lines(connection: Connection, scored: dict[str, Stored]) -> Iterator[PeriodLine]:
    for text, stored in sorted(scored.items(), key=lambda one: (from_id(one[0]).last, one[0])):
        run = runs.get(connection, stored.proses)
        value = stored.nilai if stored.nilai is not None else stored.hasil_kerja
        yield PeriodLine(from_id(text), run.kebijakan if run else "", value, stored)


def _lacking(lines: tuple[PeriodLine, ...]) -> Iterator[Open]:
    """Yield why a score has no predikat."""
    for line in lines:
        for code in line.hasil.alasan if line.hasil.predikat is None else ():
            yield Open(code, line.periode, remedy(code))


def _unscored(
    connection: Connection, sequence: int, nip: str, lines: tuple[PeriodLine, ...]
) -> Iterator[Open]:
    """Yield the periods that something was handed in for and that were never scored."""
    told: set[str] = set()
    for kind in _TOLD:
        at = facts.positions(kind)["periode"]
        told |= {row[at] for row in facts.every(connection, kind, sequence, nips=[nip])}
    for period in sorted(from_id(text) for text in told - {str(line.periode) for line in lines}):
        yield Open("belum-dinilai", period, remedy("belum-dinilai"))


def _objections(connection: Connection, nip: str, today: date) -> Iterator[Open]:
    for one in objections.open_ones(connection, of_day(today, "tahun")):
        if one.nip == nip:
            words = f"keberatan tanggal {stated_day(one.tanggal)} belum dijawab"
            yield Open("keberatan-terbuka", from_id(one.periode), words)
