"""Hashes over what is stored: one per import sheet, one per run and office, and what stands beside.

SQLite's own check sees a broken page, not a changed digit. Every entry of the trail therefore holds
the SHA-256 of the rows written under its number, block by block. A row counts as one line of JSON,
made by SQLite itself, in order of its key; the end of a version belongs to the entry that ended it.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from kinerja_cli.rules.records import KINDS, RecordKind
from kinerja_cli.store.database import Connection

Blocks = dict[int, dict[str, str]]
"""Entry of the trail → name of a block → hash of its rows."""

SHEET, RUN, ENDED, ALL_UNITS = "lembar", "proses", "berakhir", "unit"
_ITEM = ("b.nip", "b.tahun", "b.kunci")
_TYPED = {
    "keputusan": (
        "nip", "periode", "rating_hasil_kerja", "rating_perilaku", "ide_baru", "alasan", "dasar",
        "tanggal",
    ),
    "kunci": ("periode", "unit_id"),
}  # fmt: skip
"""Tables of versions that were typed in instead of imported."""
_ENTERED = ("impor", "pembatalan", "alias", "proses", "laporan", "rahasia")
"""Tables whose rows name the entry that they belong to."""
_RESULT = (
    "s.proses_id", "s.nip", "s.unit_id", "s.masukan_sha256", "s.hasil_kerja", "s.perilaku",
    "s.rating_hasil_kerja", "s.rating_perilaku", "s.dari_hasil_kerja", "s.dari_perilaku",
    "s.usulan_hasil_kerja", "s.usulan_perilaku", "s.usulan_predikat", "s.predikat", "s.disiplin",
    "s.kompetensi", "s.layanan", "s.nilai", "s.alasan",
)  # fmt: skip


class Wanted:
    """Which entries are asked about: some, or all."""

    def __init__(self, numbers: Iterable[int] | None) -> None:
        self._numbers = None if numbers is None else [int(number) for number in numbers]

    def among(self, column: str) -> str:
        """Return the condition that a column holds one of them."""
        if self._numbers is None:
            return f"{column} IS NOT NULL"
        return f"{column} IN ({','.join(map(str, self._numbers))})"


class _Hashes:
    """A running hash for every block."""

    def __init__(self) -> None:
        self._running: dict[tuple[int, str], Any] = {}

    def take(self, n: int, block: str, line: bytes) -> None:
        """Add one row to a block."""
        running = self._running.get((n, block))
        if running is None:
            running = self._running[n, block] = sha256()
        running.update(line)
        running.update(b"\n")

    def blocks(self) -> Iterator[tuple[int, str, str]]:
        """Yield entry, block and hash."""
        for (n, block), running in self._running.items():
            yield n, block, running.hexdigest()


def of(connection: Connection, numbers: Iterable[int] | None, *, facts: bool = True) -> Blocks:
    """Return the hashes of what stands under some entries of the trail, of all with None.

    Without `facts` versions of records are left out: a city is not read for an entry without any.
    """
    asked = None if numbers is None else list(numbers)
    wanted, hashes = Wanted(asked), _Hashes()
    for queries in (_typed, _beside, _results, *((_facts,) if facts else ())):
        for query in queries(wanted):
            for n, block, line in connection.execute(query):
                hashes.take(n, block, line)
    found: Blocks = {n: {} for n in asked or ()}
    for n, block, value in hashes.blocks():
        found.setdefault(n, {})[block] = value
    return found


def planted(connection: Connection, head: int, *, facts: bool) -> bool:
    """Return whether rows stand under an entry after the newest: only this program makes entries.

    Args:
        connection: the database.
        head: number of the newest entry.
        facts: whether versions of records are looked through as well.
    """
    versions = (*_TYPED, *(KINDS if facts else ()))
    queries = [f"SELECT 1 FROM {name} WHERE sejak > :n OR sampai > :n" for name in versions]
    queries += [f"SELECT 1 FROM {name} WHERE audit_n > :n" for name in _ENTERED]
    return any(connection.execute(f"{one} LIMIT 1", {"n": head}).fetchone() for one in queries)


def units(connection: Connection) -> str:
    """Return the hash of the offices' names and aliases as they are now."""
    hashes = _Hashes()
    for table, key in (("unit", "id"), ("alias", "kunci")):
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        line = _line(table, *columns)
        for (row,) in connection.execute(f"SELECT {line} FROM {table} ORDER BY {key}"):
            hashes.take(0, ALL_UNITS, row)
    return next((value for _, _, value in hashes.blocks()), "")


def _line(table: str, *columns: str) -> str:
    """Return the expression of a table's row as one line of JSON, in bytes."""
    return f"CAST(json_array('{table}', {', '.join(columns)}) AS BLOB)"


def _facts(wanted: Wanted) -> Iterator[str]:
    """Yield the queries of versions of facts: where they begin, a block a sheet; where they end."""
    for kind in KINDS.values():
        key, source = _keys(kind), kind.nama
        join = f"{source} f JOIN butir b ON b.id = f.butir_id" if _by_item(kind) else f"{source} f"
        order = f"ORDER BY {', '.join(f'f.{name}' for name in (*kind.kunci, 'sejak'))}"
        fields = [f"f.{name}" for name in (*kind.isi, "tabel_id", "baris", "asal", "sejak")]
        yield (
            f"SELECT f.sejak, '{SHEET} ' || f.tabel_id, {_line(source, *key, *fields)}"
            f" FROM {join} WHERE {wanted.among('f.sejak')} {order}"
        )
        yield (
            f"SELECT f.sampai, '{ENDED}', {_line(source, *key, 'f.sejak')}"
            f" FROM {join} WHERE {wanted.among('f.sampai')} {order}"
        )


def _by_item(kind: RecordKind) -> bool:
    return kind.kunci[0] == "butir_id"


def _keys(kind: RecordKind) -> list[str]:
    """Return the key's columns; an indicator counts with all that identifies it."""
    return [*(_ITEM if _by_item(kind) else ()), *(f"f.{name}" for name in kind.kunci)]


def _typed(wanted: Wanted) -> Iterator[str]:
    for table, columns in _TYPED.items():
        line = _line(table, *columns, "sejak")
        for at, block in (("sejak", table), ("sampai", ENDED)):
            yield (
                f"SELECT {at}, '{block}', {line} FROM {table} WHERE {wanted.among(at)}"
                f" ORDER BY {', '.join((*columns[:2], 'sejak'))}"
            )


def _beside(wanted: Wanted) -> Iterator[str]:
    """Yield the queries of what an import or a run is: its file, its sheets, its offices."""
    imported = wanted.among("i.audit_n")
    head = _line("impor", "i.id", "i.waktu", "i.oleh", "i.berkas", "i.sha256", "i.baru", "i.berubah",
                 "i.tetap", "i.ditolak", "i.hilang")  # fmt: skip
    sheet = _line("tabel", "t.id", "t.impor_id", "t.lembar", "t.jenis", "t.judul_di_baris",
                  "t.jumlah_baris", "t.kolom")  # fmt: skip
    spelt = _line("ejaan", "e.unit_id", "e.nama", "e.impor_id")
    undone, office = _line("pembatalan", "impor_id"), _line("unit", "u.unit_id")
    yield f"SELECT i.audit_n, 'impor', {head} FROM impor i WHERE {imported} ORDER BY i.id"
    yield (
        f"SELECT i.audit_n, 'impor', {sheet} FROM tabel t JOIN impor i ON i.id = t.impor_id"
        f" WHERE {imported} ORDER BY t.id"
    )
    yield (
        f"SELECT i.audit_n, 'impor', {spelt}"
        f" FROM ejaan e JOIN impor i ON i.id = e.impor_id WHERE {imported} ORDER BY e.rowid"
    )
    yield (
        f"SELECT audit_n, 'impor', {undone} FROM pembatalan"
        f" WHERE {wanted.among('audit_n')} ORDER BY impor_id"
    )
    run = _line("proses", "p.id", "p.waktu", "p.oleh", "p.periode", "p.kebijakan_sha256",
                "p.versi_hitung", "p.versi_program", "p.baca_sampai")  # fmt: skip
    scored = wanted.among("p.audit_n")
    yield f"SELECT p.audit_n, '{RUN} ' || p.id, {run} FROM proses p WHERE {scored} ORDER BY p.id"
    yield (
        f"SELECT p.audit_n, '{RUN} ' || p.id, {office} FROM proses_unit u"
        f" JOIN proses p ON p.id = u.proses_id WHERE {scored} ORDER BY p.id, u.unit_id"
    )
    files = _line("laporan", "berkas", "sha256")
    yield (
        f"SELECT audit_n, 'laporan', {files} FROM laporan WHERE {wanted.among('audit_n')}"
        " ORDER BY audit_n, berkas"
    )


def _results(wanted: Wanted) -> Iterator[str]:
    """Yield the query of what runs stored, a block an office: people with their indicators.

    A person is one line: handing out a city's indicators one by one would take five times as long.
    """
    block = f"'{RUN} ' || s.proses_id || ' unit ' || s.unit_id"
    items = (
        "(SELECT json_group_array(json_array(i.butir_id, i.keadaan, i.capaian, i.bobot_persen))"
        " FROM (SELECT * FROM skor_indikator WHERE proses_id = s.proses_id AND nip = s.nip"
        " ORDER BY butir_id) i)"
    )
    yield (
        f"SELECT p.audit_n, {block}, {_line('skor', *_RESULT, items)} FROM skor s"
        f" JOIN proses p ON p.id = s.proses_id WHERE {wanted.among('p.audit_n')}"
        " ORDER BY s.proses_id, s.nip"
    )


def differences(
    stored: Mapping[int, Mapping[str, str] | None], actual: Blocks
) -> list[tuple[int, str]]:
    """Return every (entry, block) whose rows are not what they were when the entry was sealed.

    Args:
        stored: what the entries hold; None for one that is older than the hashes: of its rows
            nothing can be said.
        actual: what the rows give now.
    """
    found = []
    for n in sorted(stored.keys() | actual.keys()):
        if stored.get(n, {}) is None:
            continue
        before, now = stored.get(n) or {}, actual.get(n, {})
        found += [
            (n, block) for block in sorted(before.keys() | now.keys())
            if before.get(block) != now.get(block)
        ]  # fmt: skip
    return found
