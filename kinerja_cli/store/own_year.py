"""One employee's whole year as reports read it beside a score: indicators, and past results."""

from kinerja_cli.rules.model import Indicator
from kinerja_cli.rules.periods import Period, year
from kinerja_cli.store import facts, plans, results
from kinerja_cli.store.component_inputs import spans
from kinerja_cli.store.database import Connection
from kinerja_cli.store.facts import positions
from kinerja_cli.store.results import Stored
from kinerja_cli.store.versions import Row


def indicators(connection: Connection, nip: str, tahun: int, sequence: int) -> dict[int, Indicator]:
    """Return the indicators of a year with what every period reported, by their number."""
    columns = facts.Columns(connection)

    def rows(kind: str, periods: tuple[str, ...] = ()) -> list[Row]:
        found = facts.every(
            connection, kind, sequence, nips=[nip], tahun=tahun, periods=periods
        )  # fmt: skip
        return [Row(positions(kind), row, columns) for row in found]

    within = tuple(sorted(map(str, spans(year(tahun)))))
    made = plans.indicators(rows("indikator"), rows("realisasi", within), tahun)
    return {one.butir_id: one for one in made}


def past(connection: Connection, nip: str, until: Period) -> dict[str, Stored]:
    """Return an employee's valid result of every scored period of the year and before, by period."""
    rows = connection.execute(
        """
        SELECT p.periode, s.proses_id FROM skor s JOIN proses p ON p.id = s.proses_id
        WHERE s.nip = ? AND s.proses_id = (
            SELECT max(p2.id) FROM proses p2 JOIN proses_unit pu ON pu.proses_id = p2.id
            WHERE p2.periode = p.periode AND pu.unit_id = s.unit_id
        )
        ORDER BY s.proses_id
        """,
        (nip,),
    )
    found: dict[str, Stored] = {}
    for periode, proses in rows:
        stored = results.one(connection, proses, nip)
        if stored and periode[:4] <= str(until.tahun):
            found[periode] = stored
    return found
