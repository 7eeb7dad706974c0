"""What SQLite raises, turned into the errors of the contract."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kinerja_cli.errors import BusyError, CannotWriteError, DatabaseError, ReadOnlyError
from kinerja_cli.store import lockfile, strangers


@contextmanager
def translated(path: Path | str) -> Iterator[None]:
    """Turn what SQLite raises into the errors of the contract."""
    try:
        yield
    except sqlite3.OperationalError as error:
        words = str(error)
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_DBMOVED:
            raise BusyError(
                f"Basis data {path} diganti proses lain (dipulihkan) selagi perintah ini berjalan.",
                "Tidak ada yang ditulis; jalankan perintah ini sekali lagi.",
            ) from error
        if "locked" in words or "busy" in words:
            raise _busy(Path(path)) from error
        if any(part in words for part in _DAMAGE):
            raise _damaged(path) from error
        kind = (
            ReadOnlyError if "readonly" in words or "unable to open" in words else CannotWriteError
        )
        raise kind(
            f"Basis data {path} tidak dapat ditulis{_why(words, Path(path))}.",
            "Periksa ruang kosong pada disk dan hak akses; tidak ada yang diubah.",
        ) from error
    except sqlite3.IntegrityError:
        raise  # a mistake of the program, not of the file
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise _damaged(path) from error


def _damaged(path: Path | str) -> DatabaseError:
    return DatabaseError(
        f"{path} bukan basis data kinerja, atau rusak.",
        "Pakai salinan cadangan, atau sebut basis data lain dengan --db.",
    )


def _busy(path: Path) -> BusyError:
    """Return the failure to get SQLite's own lock, saying honestly who is in the way."""
    who = lockfile.holder(lockfile.beside(path))
    if who is not None and (who.proses, who.komputer) != lockfile.here():
        return lockfile.busy(lockfile.beside(path))
    found = ", ".join(strangers.named(path, os.getpid()))
    return BusyError(
        f"Basis data {path} sedang dikunci program lain"
        + (f": {found}." if found else " yang tidak menyebut namanya."),
        "Tutup program yang membukanya (penjelajah SQLite, pencadangan, sinkronisasi awan, laporan "
        "yang sedang dibuat), lalu ulangi; atau beri waktu lebih lama dengan --tunggu DETIK.",
    )


_DAMAGE = ("decode", "already exists", "no such", "malformed")
"""What SQLite says when a file is not as this program made it."""
_MEGABYTE = 1_000_000
_REASONS = {
    "readonly": "berkas atau foldernya hanya dapat dibaca",
    "full": "disk penuh",
    "i/o": "disk tidak dapat dibaca atau ditulis",
    "unable to open": "berkas di sampingnya tidak dapat dibuat",
}


def _why(words: str, path: Path) -> str:
    """Return what SQLite complains of in Bahasa Indonesia, as far as it is known."""
    found = next((why for part, why in _REASONS.items() if part in words.casefold()), "")
    if found == _REASONS["full"]:
        with suppress(OSError):
            found += (
                f", tersisa {shutil.disk_usage(path.absolute().parent).free / _MEGABYTE:.1f} MB"
            )
    return f" ({found})" if found else ""
