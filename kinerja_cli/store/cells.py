"""Where one field of a record stands, found from another cell of the same record."""

import json
from collections.abc import Collection

from kinerja_cli.rules.model import Origin
from kinerja_cli.rules.records import KINDS, REPORTED
from kinerja_cli.store import facts
from kinerja_cli.store.database import Connection


class Cells:
    """The cells of some people's records as they were in force at an audit number.

    The engine's values bear one origin for a record's plain texts; a version may hold texts of
    several rows and imports, and here each is told from the other.
    """

    def __init__(self, connection: Connection, sequence: int, nips: Collection[str]) -> None:
        columns = facts.Columns(connection)
        self._records: dict[str, list[dict[str, Origin]]] = {}
        for kind in KINDS.values():
            if kind.kunci[0] == "unit_id" or kind.nama in REPORTED:
                continue
            names = (*kind.kunci, *kind.isi)
            for nip, *_values, tabel, baris, text in facts.every(
                connection, kind.nama, sequence, nips=nips
            ):
                asal = json.loads(text) if text else {}
                origins = {name: columns.origin(name, tabel, baris, asal) for name in names}
                self._records.setdefault(nip, []).append(origins)

    def of(self, nip: str, beside: Origin, field: str) -> Origin:
        """Return the cell of a field in the record that `beside` belongs to.

        Where no record has both, the row alone.
        """
        for origins in self._records.get(nip, ()):
            if field in origins and beside in origins.values():
                return origins[field]
        return beside._replace(kolom="")
