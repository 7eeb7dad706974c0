"""`audit`: the trail read back, handed out, and held against a head that was kept elsewhere."""

import json
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kinerja_cli import config
from kinerja_cli.actions import disclosure
from kinerja_cli.errors import UsageError
from kinerja_cli.reports import files
from kinerja_cli.store import audit, backup, chain, database
from kinerja_cli.store.audit import Actor
from kinerja_cli.store.chain import Break, Entry

NEWEST = 20
"""Entries shown without a wish."""


@dataclass(frozen=True, slots=True)
class TrailResult:
    """Some entries, oldest first, and how many there are in all."""

    catatan: tuple[Entry, ...]
    semua: int
    kepala: str


@dataclass(frozen=True, slots=True)
class TrailVerifyResult:
    """Whether the trail is whole.

    Attributes:
        kepala_cocok: whether it still holds the head asked about; None when none was.
    """

    kepala: str
    catatan: int
    putus: tuple[Break, ...]
    kepala_diminta: str = ""
    kepala_cocok: bool | None = None

    @property
    def utuh(self) -> bool:
        """Whether nothing was found."""
        return not self.putus and self.kepala_cocok is not False


@dataclass(frozen=True, slots=True)
class TrailExportResult:
    """The file that the trail was written to; `catatan` is how many entries.

    Attributes:
        catatan_jejak: what to tell the officer about the entry of this export; "" for nothing.
    """

    berkas: Path
    sha256: str
    catatan: int
    kepala: str
    catatan_jejak: str = ""


def show(db: Path, wait: float, *, tindakan: str, sejak: str, most: int | None) -> TrailResult:
    """Return the newest entries.

    Args:
        db: the database.
        wait: seconds to wait for a writer.
        tindakan: only this kind of entry; "" for all.
        sejak: only entries of this day (YYYY-MM-DD) or later; "" for all.
        most: at most so many; None for all.

    Raises:
        DatabaseError: there is no database, or an entry can no longer be read.
        UsageError: no entry is of that kind.
    """
    with closing(database.open_to_read(db, wait)) as connection, database.reading(connection):
        every = list(chain.entries(connection))
        head = str(audit.head(connection))
    kinds = sorted({one.tindakan for one in every})
    if tindakan and tindakan not in kinds:
        raise UsageError(
            f"Tidak ada catatan “{tindakan}” dalam jejak audit.",
            f"Yang ada: {', '.join(kinds) or 'belum ada'}.",
        )
    found = [
        one for one in every
        if tindakan in {"", one.tindakan} and one.waktu[: len(sejak)] >= sejak
    ]  # fmt: skip
    return TrailResult(tuple(found[-most:] if most else found), len(every), head)


def verify(db: Path, kepala: str | None, wait: float) -> TrailVerifyResult:
    """Return whether the trail is whole, and whether it still holds a head kept elsewhere.

    Raises:
        DatabaseError: there is no database.
        UsageError: what was given is no head.
    """
    try:
        asked = None if kepala is None else audit.parse_head(kepala)
    except ValueError as error:
        raise UsageError(
            f"“{kepala}” bukan kepala jejak.",
            "Salin dari kaki laporan atau manifes cadangan, bentuknya NOMOR:64 huruf dan angka.",
        ) from error
    with closing(database.open_to_read(db, wait)) as connection, database.reading(connection):
        head = audit.head(connection)
        fits = chain.holds(connection, asked) if asked else None
        return TrailVerifyResult(
            str(head), head.n, tuple(chain.breaks(connection)), kepala or "", fits
        )


def export(
    db: Path, target: Path, actor: Actor, wait: float, *, over: bool = False
) -> TrailExportResult:
    """Write the whole trail as JSON lines, hashes and all, so that others can check the chain.

    Args:
        db: the database.
        target: the file.
        actor: who hands it out.
        wait: seconds to wait for a writer.
        over: whether a file of that name may go; never a database or the settings.

    Raises:
        DatabaseError: there is no database.
        UsageError: the target is a database or the settings, or a file that must stay.
        CannotWriteError: the file cannot be written; an old one stands.
    """
    _refuse_target(db, target, over=over)
    with closing(database.open_to_read(db, wait)) as connection, database.reading(connection):
        lines = list(chain.raw(connection))
        head = str(audit.head(connection))
    content = "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in lines).encode()
    target = files.write(target, content).berkas
    mark = sha256(content).hexdigest()
    details = {"jenis": "jejak-audit", "kepala": head, "format": ["jsonl"], "disamarkan": False}
    note = disclosure.record(db, actor, wait, details, {}, [(target, mark)])
    return TrailExportResult(target, mark, len(lines), head, note)


def _refuse_target(db: Path, target: Path, *, over: bool) -> None:
    """Refuse a place where something stands that evidence must not replace."""
    if target.name.casefold() == config.FILE.name or database.bears_our_mark(target):
        raise UsageError(
            f"{target} adalah basis data, cadangan atau pengaturan kinerja, dan tidak pernah ditimpa.",
            "Sebut nama lain, misalnya jejak.jsonl.",
        )
    backup.refuse_target(db, target, over=over)
