"""One writer at a time: a lock file, and beside it who holds it.

filelock does the excluding; its file is never read, for on Windows a locked range cannot be. Who
holds it stands in a file of its own, which goes when the lock goes. What a killed process left
there is shown to nobody: the lock itself is free at once, and a dead process is no holder.
"""

import errno
import getpass
import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from time import sleep

from kinerja_cli.drafts import alive
from kinerja_cli.errors import BusyError, CannotWriteError, ReadOnlyError, in_words
from kinerja_cli.store import lock_kinds

WORK: ContextVar[str] = ContextVar("pekerjaan", default="kinerja")
"""What this process does, in the words of the command line; whoever waits for it reads it."""

BATCH = ".kinerja-batch.lock"
"""The lock of the unattended run of a folder."""
_ENDING = ".lock"
_HOLDER = ".pemegang"
_PRIVATE = 0o600
_POLL = 0.02
_LONGEST_TEXT = 200
_LATER = "Tunggu sampai selesai lalu ulangi, atau beri waktu lebih lama dengan --tunggu DETIK."


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock, on which computer and account, since when (with offset), to do what."""

    proses: int
    komputer: str
    akun: str
    sejak: str
    apa: str

    def __str__(self) -> str:
        """Return the holder as part of a sentence."""
        since = self.sejak[:19].replace("T", " ") + " " + self.sejak[19:]
        return (
            f"proses {self.proses} di komputer {self.komputer} (akun {self.akun}) "
            f"menjalankan {self.apa} sejak {since.strip()}"
        )


def beside(database: Path) -> Path:
    """Return the lock file of a database: a hidden one in the same folder.

    Who comes by a link waits where everybody else waits: beside the file itself.
    """
    if database.is_symlink():
        database = Path(os.path.realpath(database))
    return database.with_name(f".{database.name}{_ENDING}")


def here() -> tuple[int, str]:
    """Return the process and the computer that this is."""
    return os.getpid(), platform.node()


@contextmanager
def held(path: Path, wait: float, apa: str) -> Iterator[None]:
    """Hold the lock file `path`, waiting for it at most `wait` seconds.

    Args:
        path: the lock file; its folder must exist.
        wait: seconds; with 0 the lock is free now or not taken.
        apa: what is being done, for whoever waits.

    Raises:
        BusyError: somebody else still holds it.
        CannotWriteError: the folder does not take a lock file.
    """
    from filelock import Timeout  # noqa: PLC0415  # 30 ms that only who writes pays

    try:
        lock = lock_kinds.acquired(path, wait, _POLL)
    except Timeout:
        raise busy(path) from None
    except OSError as error:
        denied = error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}
        if denied and path.exists() and os.access(path.parent, os.W_OK):
            raise ReadOnlyError(
                f"Berkas kunci {path} milik akun lain dan tidak dapat dibuka ({in_words(error)}).",
                f"Jalankan kinerja dengan akun yang sama, atau hapus {path} bila di akun itu tidak ada "
                "kinerja yang berjalan; tidak ada yang diubah.",
            ) from error
        raise (ReadOnlyError if denied else CannotWriteError)(
            f"{path.parent} tidak menerima berkas kunci ({in_words(error)})"
            f"{': folder itu hanya dapat dibaca' if denied else ''}.",
            "Periksa ruang kosong pada disk dan hak akses folder itu; tidak ada yang diubah.",
        ) from error
    try:
        _sign(path, apa)
        yield
    finally:
        with suppress(OSError):
            _holder_file(path).unlink(missing_ok=True)
        lock.release()


def busy(path: Path) -> BusyError:
    """Return the failure to get a lock, which names its holder as far as he is known."""
    what = _used(path)
    who = holder(path)
    if who is None:
        return BusyError(
            f"{what}{'' if path.name == BATCH else ' proses kinerja yang lain'}.", _LATER
        )
    if who.komputer == platform.node():
        return BusyError(f"{what}: {who}.", _LATER)
    return BusyError(
        f"{what}: {who}.",
        f"{_LATER} Bila komputer {who.komputer} mati saat bekerja dan di sana tidak ada kinerja yang "
        f"berjalan, hapus berkas dan folder yang namanya mulai dengan {path.name} di {path.parent}.",
    )


def _used(path: Path) -> str:
    """Return what is in use; a lock that guards the work in a folder guards no file to name."""
    if path.name == BATCH:
        return f"Batch lain sedang bekerja di folder ini ({path.parent.absolute()})"
    return f"{path.with_name(path.name.removeprefix('.').removesuffix(_ENDING))} sedang dipakai"


def holder(path: Path) -> Holder | None:
    """Return who says that he holds a lock; one that is known to be dead holds nothing."""
    for _ in range(5):
        found = _read(path)
        if found is not None:
            here = found.komputer == platform.node()
            return None if here and not alive(found.proses) else found
        sleep(0.01)  # he may be writing it
    return None


def _holder_file(path: Path) -> Path:
    return path.with_name(path.name + _HOLDER)


def _sign(path: Path, apa: str) -> None:
    """Write who holds the lock; a full disk shall not keep him from his work."""
    try:
        account = getpass.getuser()
    except (OSError, KeyError):
        account = "tanpa-nama"
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    one = Holder(os.getpid(), platform.node(), account, now, apa)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    with suppress(OSError):
        handle = os.open(_holder_file(path), flags, _PRIVATE)
        try:
            os.write(handle, json.dumps(asdict(one)).encode())
        finally:
            os.close(handle)


def _read(path: Path) -> Holder | None:
    """Return what stands in the holder's file; anybody may have written it."""
    try:
        told = json.loads(_holder_file(path).read_bytes()[:4096])
        texts = [_printable(told[name]) for name in ("komputer", "akun", "sejak", "apa")]
        return Holder(int(told["proses"]), *texts)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _printable(text: object) -> str:
    return "".join(mark for mark in str(text) if mark.isprintable())[:_LONGEST_TEXT]
