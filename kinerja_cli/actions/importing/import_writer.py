"""Writing what a command changes: audit entry, import, tables and versions, file by file."""

from collections.abc import Mapping, Sequence
from typing import Any

from kinerja_cli.actions.importing.changes import Changes
from kinerja_cli.actions.importing.gathering import Gathering
from kinerja_cli.intake.reading import Reading
from kinerja_cli.rules.records import KINDS, RecordKind
from kinerja_cli.store import facts, imports, units
from kinerja_cli.store.audit import Trail
from kinerja_cli.store.database import Connection
from kinerja_cli.store.facts import Change
from kinerja_cli.store.imports import Counts, TableRow


class ImportWriter:
    """Writes the changes of one command inside the caller's transaction."""

    def __init__(
        self,
        connection: Connection,
        readings: Sequence[Reading],
        gathering: Gathering,
        changes: Changes,
        spellings: Mapping[int, Mapping[int, str]],
        trail: Trail,
    ) -> None:
        self._connection, self._trail, self._spellings = connection, trail, spellings
        self._readings, self._gathering, self._changes = readings, gathering, changes
        self._tables: dict[int, int] = {}

    def write(self, counts: Sequence[Counts], program: str) -> dict[int, int]:
        """Write everything and return file number → import number of the files that changed it."""
        sequences, numbers = {}, {}
        for at in sorted(self._touched()):
            sequences[at], numbers[at] = self._add_import(at, counts[at], program)
        for name, kind in KINDS.items():
            self._write_facts(name, kind, sequences)
        self._trail.seal()
        return numbers

    def _write_facts(self, name: str, kind: RecordKind, sequences: Mapping[int, int]) -> None:
        """Write what the files change of one kind, each under its own entry of the trail."""
        by_file: dict[int, list[Change]] = {}
        for change in self._changes.tulis[name]:
            at = self._gathering.layouts[change.tabel].berkas
            by_file.setdefault(at, []).append(change)
        for at, changes in by_file.items():
            facts.save(self._connection, kind, changes, sequences[at], self._tables)
        for at, keys in self._changes.hapus[name].items():
            facts.end(self._connection, kind, keys, sequences[at])

    def _touched(self) -> set[int]:
        """Return the files that a change speaks of, also for a single field."""
        touched = {at for keys in self._changes.hapus.values() for at in keys}
        for changes in self._changes.tulis.values():
            for change in changes:
                touched.add(self._gathering.layouts[change.tabel].berkas)
                if change.asal:
                    touched |= {
                        self._gathering.layouts[origin[0]].berkas
                        for origin in change.asal.values()
                        if origin[0] >= 0
                    }
        return touched

    def _add_import(self, at: int, counts: Counts, program: str) -> tuple[int, int]:
        reading = self._readings[at]
        details: Mapping[str, Any] = {
            "sha256": reading.sha256,
            "baru": counts.baru,
            "berubah": counts.berubah,
            "tetap": counts.tetap,
            "ditolak": counts.ditolak,
            "hilang": counts.hilang,
            "program": program,
        }
        n = self._trail.add("impor", details, {"berkas": reading.berkas})
        number = imports.add(
            self._connection,
            n,
            self._trail.actor.waktu,
            self._trail.actor.oleh,
            reading.berkas,
            reading.sha256,
            counts,
        )
        units.spell(self._connection, number, self._spellings.get(at, {}).items())
        for layout_number, layout in enumerate(self._gathering.layouts):
            if layout.berkas == at:
                self._tables[layout_number] = imports.add_table(
                    self._connection,
                    number,
                    TableRow(
                        layout.lembar,
                        layout.jenis,
                        layout.judul_di_baris,
                        layout.jumlah_baris,
                        layout.kolom,
                    ),
                )
        return n, number
