"""What leaves the house is told on the trail: which files, about whom, with their hashes."""

from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from kinerja_cli.errors import BusyError, ReadOnlyError
from kinerja_cli.store import audit, database, disclosures
from kinerja_cli.store.audit import Actor


def record(
    db: Path,
    actor: Actor,
    wait: float,
    rincian: Mapping[str, Any],
    pribadi: Mapping[str, Any],
    files: Iterable[tuple[Path, str]],
) -> str:
    """Add the entry "laporan" and return what to tell the officer; "" when all is well.

    Args:
        db: the database the files were made from.
        actor: who made them.
        wait: seconds to wait for another writer.
        rincian: what they are; names nobody.
        pribadi: about whom they are.
        files: (path, SHA-256) of each.

    Raises:
        BusyError: somebody else writes; the files are there, the entry is not.
        CannotWriteError: the entry cannot be written.
    """
    listed = [(str(path.absolute()), mark) for path, mark in files]
    try:
        with (
            closing(database.open_existing(db, wait)) as connection,
            database.writing(connection),
            audit.recording(connection, actor, facts=False) as trail,
        ):
            n = trail.add("laporan", {**rincian, "berkas": len(listed)}, pribadi)
            disclosures.add(connection, n, listed)
    except ReadOnlyError:
        return (
            f"Basis data {db} hanya dapat dibaca, jadi penulisan laporan ini tidak tercatat dalam "
            "jejak audit."
        )
    except BusyError as error:
        raise BusyError(
            f"Laporan sudah ditulis, tetapi belum tercatat dalam jejak audit. {error.pesan}",
            "Ulangi perintah yang sama sebentar lagi; berkasnya tidak akan berubah.",
        ) from error
    return ""
