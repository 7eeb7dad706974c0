"""From whom a file is: the offices of the people it speaks of."""

from collections import Counter
from contextlib import closing
from pathlib import Path

from kinerja_cli.intake.reading import Reading
from kinerja_cli.store import audit, database, people

_NAMED = 3


def offices(db: Path, reading: Reading, wait: float) -> tuple[str, ...]:
    """Return the offices that a file names, else those of its people; most rows first."""
    counts = Counter(item.unit for table in reading.tabel for item in table.items if item.unit)
    if not counts:
        rows = Counter(
            item.row.nip for table in reading.tabel for item in table.items if item.row.nip
        )
        with (
            closing(database.open_to_read(db, wait)) as connection,
            database.reading(connection),
        ):
            for one in people.known(connection, audit.head(connection).n, list(rows)):
                if one.placements:
                    counts[one.placements[-1].unit] += rows[one.nip]
    names = [name for name, _ in counts.most_common()]
    if len(names) <= _NAMED:
        return tuple(names)
    return (*names[:_NAMED], f"{len(names) - _NAMED} perangkat daerah lain")
