"""Ratings in sheets against what was decided with `kinerja decide`: told, stored, never used."""

from kinerja_cli.actions.importing.gathering import Gathering
from kinerja_cli.rules.findings import Finding
from kinerja_cli.store import decisions
from kinerja_cli.store.database import Connection


def tell(connection: Connection, gathering: Gathering) -> None:
    """Warn of every rating that contradicts a decision in force."""
    decided = decisions.in_force(connection)
    for statement in gathering.statements.of("rating") if decided else ():
        nip, periode = map(str, statement.kunci)
        for name, value in decided.get((nip, periode), {}).items():
            said = str(statement.nilai.get(name, ""))
            if said and said != value:
                at = statement.asal.get(name, (statement.layout, statement.baris))
                place = gathering.statements.place(*at, name)
                data = {"penetapan": value}
                gathering.tell(
                    statement.rows[0], Finding("penetapan-bertentangan", place, said, data)
                )
