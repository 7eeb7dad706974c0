"""What a database says, in words that do not depend on its numbers."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from kinerja_cli.rules.records import KINDS
from kinerja_cli.store import chain, units


def state(db: Path | str = "kinerja.db") -> dict[str, Any]:
    """Return every record in force with its provenance, and the offices in sight."""
    with closing(sqlite3.connect(db)) as connection:
        tables = {row[0]: row[1:] for row in connection.execute(
            "SELECT t.id, i.berkas, i.sha256, t.lembar, t.kolom FROM tabel t"
            " JOIN impor i ON i.id = t.impor_id")}  # fmt: skip
        offices = units.keys(connection)
        items = {row[0]: row[1:] for row in connection.execute("SELECT * FROM butir")}
        found = {"unit": sorted((one.nama, one.pegawai) for one in units.listing(connection))}
        for name, kind in KINDS.items():
            columns = (*kind.kunci, *kind.isi)
            rows = connection.execute(
                f"SELECT {', '.join(columns)}, tabel_id, baris, asal FROM {name} WHERE sampai IS NULL"
            )
            found[name] = sorted(
                (
                    *(_plain(column, value, offices, items)
                      for column, value in zip(columns, row, strict=False)),
                    tables[row[-3]],
                    row[-2],
                    sorted((field, tables[at[0]], *at[1:])
                           for field, at in json.loads(row[-1] or "{}").items()),
                )
                for row in rows
            )  # fmt: skip
    return found


def _plain(column: str, value: Any, offices: dict[int, str], items: dict[int, Any]) -> str:
    if column == "unit_id":
        return offices.get(value, "")
    return str(items[value] if column == "butir_id" else value)


def trail(db: Path | str = "kinerja.db") -> list[tuple[str, str, dict[str, Any]]]:
    """Return (action, who, details) of every entry of the trail."""
    with closing(sqlite3.connect(db)) as connection:
        return [(one.tindakan, one.oleh, dict(one.rincian)) for one in chain.entries(connection)]
