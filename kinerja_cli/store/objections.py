"""Objections (keberatan) of employees to an evaluation, as they are in force."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from kinerja_cli.rules.model import Origin, Placement
from kinerja_cli.rules.periods import Period, from_id
from kinerja_cli.rules.placement import in_force
from kinerja_cli.store import audit, facts
from kinerja_cli.store.database import Connection
from kinerja_cli.store.inputs import People


@dataclass(frozen=True, slots=True)
class Objection:
    """One objection of one employee to the evaluation of one period.

    Attributes:
        tanggal: when it was raised, as the sheet states it (ISO where it is a date).
        jawaban: "" while it is open.
    """

    nip: str
    nama: str
    jabatan: str
    unit_id: int
    unit: str
    periode: str
    tanggal: str
    alasan: str
    jawaban: str
    tanggal_jawaban: str
    asal: Origin

    @property
    def terbuka(self) -> bool:
        """Whether nobody has answered it."""
        return not self.jawaban

    def days_open(self, today: date) -> int | None:
        """Return for how many days it has waited, None when its date is no date."""
        try:
            return max((today - date.fromisoformat(self.tanggal)).days, 0)
        except ValueError:
            return None


def every(
    connection: Connection,
    period: Period,
    units: Collection[int] | None = None,
    people: People | None = None,
) -> list[Objection]:
    """Return the objections to a period's evaluation, the oldest first.

    Args:
        connection: the database.
        period: exactly this period.
        units: only of those who are placed in one of these offices.
        people: who is known, when the caller has read them already.
    """
    return _read(connection, period, (str(period),), units, people)


def standing(
    connection: Connection, period: Period, units: Collection[int] | None = None
) -> list[Objection]:
    """Return what is to be seen in a period, the oldest first.

    Those to its own evaluation, and those to earlier ones that nobody has answered yet.
    """
    return [
        one
        for one in _read(connection, period, (), units)
        if one.periode == str(period) or (one.terbuka and from_id(one.periode).last <= period.last)
    ]


def open_ones(
    connection: Connection, period: Period, units: Collection[int] | None = None
) -> list[Objection]:
    """Return the objections to this or an earlier period that nobody has answered, oldest first."""
    return [one for one in standing(connection, period, units) if one.terbuka]


def _read(
    connection: Connection,
    period: Period,
    periods: Sequence[str],
    units: Collection[int] | None = None,
    people: People | None = None,
) -> list[Objection]:
    """Return objections to some periods (none named: to all), with where people are in `period`.

    Who is nowhere then stands where they were in the period that they object to.
    """
    sequence = audit.head(connection).n
    rows = list(facts.every(connection, "keberatan", sequence, periods=periods))
    if not rows:
        return []
    known = people or People(connection, sequence)
    columns = facts.Columns(connection)
    found = []
    for nip, *key_and_fields, tabel, baris, _asal in rows:
        _, periode, tanggal, _, alasan, jawaban, answered = key_and_fields
        places = known.placements.get(nip, ())
        placed = in_force(places, period) or in_force(places, from_id(periode))
        where = placed.placement if placed else Placement(None, 0, "")
        if units is None or where.unit_id in units:
            asal = columns.origin("tanggal", tabel, baris, {})
            found.append(
                Objection(
                    nip, known.nama.get(nip, ""), where.jabatan, where.unit_id, where.unit,
                    periode, tanggal, alasan or "", jawaban or "", answered or "", asal,
                )
            )  # fmt: skip
    return sorted(found, key=lambda one: (one.tanggal, one.nip))
