"""The ways a command can fail to finish, each with its exit code.

An error means the command cannot go on and is turned into words in one place, the error boundary
in `kinerja_cli.cli`. Something wrong in the officer's data is not an error but a finding
(`kinerja_cli.rules.findings`).
"""

import errno
from typing import ClassVar


class KinerjaError(Exception):
    """Base of every expected failure: a message for the officer and what to do about it.

    Attributes:
        kode: stable kebab-case name, printed with the message and in `--json`.
        keluar: the exit code of the command.
        arti: what the exit code means, one line for the README's table.
        saran: what the officer can do; may be empty.
    """

    kode: ClassVar[str] = "galat-internal"
    keluar: ClassVar[int] = 1
    arti: ClassVar[str] = "kinerja itself went wrong; the traceback is in the log it names"

    def __init__(self, pesan: str, saran: str = "") -> None:
        super().__init__(pesan)
        self.pesan = pesan
        self.saran = saran


class UsageError(KinerjaError):
    """The command line asks for something that does not exist or is ambiguous."""

    kode = "salah-pakai"
    keluar = 2
    arti = "wrong use of the command line"


class InputRefusedError(KinerjaError):
    """The officer's data has faults; nothing was written."""

    kode = "masukan-ditolak"
    keluar = 4
    arti = "input refused, nothing written"


class LockedError(InputRefusedError):
    """A locked period would change; nothing was written."""

    kode = "periode-terkunci"


class UnreadableError(KinerjaError):
    """A file is missing or cannot be read as a sheet."""

    kode = "berkas-tidak-terbaca"
    keluar = 5
    arti = "input missing or unreadable"


class ConfigError(UnreadableError):
    """kinerja.toml or a policy file cannot be used as it stands."""

    kode = "pengaturan-salah"


class DatabaseError(KinerjaError):
    """The database is missing, alien or written by a newer kinerja."""

    kode = "basis-data"
    keluar = 6
    arti = "database missing, alien or written by a newer kinerja"


class CannotWriteError(KinerjaError):
    """A result cannot be written: disk full, no right, file open elsewhere."""

    kode = "tidak-dapat-menulis"
    keluar = 8
    arti = "cannot write (disk full, no right, file open elsewhere)"


class ReadOnlyError(CannotWriteError):
    """The database or its folder can only be read."""


class BusyError(KinerjaError):
    """Another process holds the database; try again."""

    kode = "sedang-dipakai"
    keluar = 75
    arti = "busy, try again"


FOUND = 9
"""Exit code of a check that worked and found something; its findings are its result, no error."""

STALE = 10
"""Exit code of `status --maks-usia` when the last successful batch is older, or there is none."""

EXIT_MEANINGS: dict[int, str] = {
    0: "done",
    1: KinerjaError.arti,
    2: UsageError.arti,
    3: "done, with rows left out on request (`--lewati-galat`)",
    4: InputRefusedError.arti,
    5: UnreadableError.arti,
    6: DatabaseError.arti,
    8: CannotWriteError.arti,
    FOUND: "a check found something",
    STALE: "last success too old (`status --maks-usia`)",
    75: BusyError.arti,
    130: "interrupted",
    143: "terminated",
}
"""Every exit code a command can end with today, for the README's table and its test."""


_SYSTEM_WORDS = {
    errno.ENOENT: "berkas atau folder tidak ada",
    errno.EEXIST: "sudah ada berkas bernama itu",
    errno.EACCES: "tidak ada hak akses",
    errno.EPERM: "tidak diizinkan",
    errno.ENOSPC: "disk penuh",
    errno.EDQUOT: "jatah disk habis",
    errno.EFBIG: "berkas terlalu besar",
    errno.EISDIR: "itu sebuah folder",
    errno.ENOTDIR: "sebagian jalurnya bukan folder",
    errno.EROFS: "disk hanya dapat dibaca",
    errno.EIO: "disk tidak dapat dibaca atau ditulis",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EBUSY: "sedang dipakai program lain",
}


def in_words(error: OSError) -> str:
    """Return in Bahasa Indonesia why the system refused something."""
    return _SYSTEM_WORDS.get(error.errno or 0, f"kesalahan sistem {error.errno}")
