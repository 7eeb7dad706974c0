"""The offices that a regulation says it is for, held against those in the database."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from kinerja_cli.actions.importing.offices import Offices
from kinerja_cli.intake.similar import nearest
from kinerja_cli.store import database


def offices(db: Path, wait: float) -> Offices | None:
    """Return every office in sight; None without a database."""
    if not db.is_file():
        return None
    with closing(database.open_to_read(db, wait)) as connection, database.reading(connection):
        return Offices(connection)


def strangers(named: Iterable[str], known: Offices) -> list[str]:
    """Return a sentence on each name of `berlaku_untuk` that means no office: it would never hold.

    An alias or an abbreviation of an office means it; before the first office all may yet come.
    """
    return [
        f"“berlaku_untuk” menyebut “{name}”, dan tidak ada perangkat daerah bernama itu; yang "
        f"paling mirip: {nearest(name, known.candidates(name) or known.names.values(), limit=1)}."
        for name in named
        if known.names and known.number(name) is None
    ]
