"""`schedule`: what the night's work is called with, as lines for the machine's own scheduler."""

import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kinerja_cli import config
from kinerja_cli.actions import clock
from kinerja_cli.actions.clock import INDONESIAN, WIB, Zone
from kinerja_cli.config import Config
from kinerja_cli.errors import ConfigError, UnreadableError, UsageError

DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
"""The days of the week, Monday first, as --hari takes them."""
_DAY_NAMES = {"jum'at": "jumat", "ahad": "minggu"}
_GROUPS = {"setiap": range(7), "kerja": range(5)}
_MARK = 6
"""Characters of the hash that tells folders of one name apart."""
_NOT_PRINTABLE = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Job:
    """The night's work of one folder.

    Attributes:
        perintah: the program with its absolute path and all its arguments.
        folder: the work folder; konfigurasi: its kinerja.toml; catatan: where words go.
        nama: a name for the scheduler, of this folder alone on this computer.
        hari: numbers of the days, Monday is 0; all seven mean every day.
        zona: the zone in which the hour counts.
        menulis: the folders that are written to, the work folder first.
        pengguna: the account it is installed for.
    """

    perintah: tuple[str, ...]
    folder: Path
    konfigurasi: Path
    catatan: Path
    nama: str
    jam: int
    menit: int
    hari: tuple[int, ...]
    zona: Zone
    menulis: tuple[Path, ...]
    pengguna: str

    @property
    def setiap_hari(self) -> bool:
        """Whether it runs on all days of the week."""
        return len(self.hari) == len(DAYS)

    @property
    def waktu(self) -> str:
        """The hour as it is written."""
        return f"{self.jam:02}:{self.menit:02}"

    @property
    def waktu_kata(self) -> str:
        """The hour with its zone; of a zone outside of Indonesia also what that is in WIB."""
        words = f"{self.waktu} menurut zona waktu komputer ini, {self.zona.words}"
        if self.zona.selisih in INDONESIAN:
            return words
        hour, minute = divmod((self.jam * 60 + self.menit + WIB - self.zona.selisih) % 1440, 60)
        return f"{words}, yaitu {hour:02}:{minute:02} WIB"


def job(
    konfigurasi: Path, jam: str, hari: str, log: str, db: Path | None = None, tunggu: float = 0
) -> Job:
    """Return the work to be scheduled; every path is absolute, and nothing is made or changed.

    Args:
        konfigurasi: the kinerja.toml that `batch` reads.
        jam: the hour, HH:MM.
        hari: "setiap", "kerja" or names of days with commas between.
        log: name of the file in catatan/ that takes what is printed.
        db: the database, None for what kinerja.toml says.
        tunggu: seconds that `batch` waits for another one.

    Raises:
        UnreadableError: there is no such kinerja.toml.
        ConfigError: it cannot be used as it stands.
        UsageError: the hour or a day is none, or a path could be quoted nowhere.
    """
    file = Path(os.path.abspath(konfigurasi))  # noqa: PTH100  # ".." goes, links stay as they are named
    if not file.is_file():
        raise UnreadableError(
            f"{konfigurasi} tidak ada, jadi kerja malam tidak tahu apa yang harus dikerjakan.",
            "Buat folder kerja dengan kinerja init, atau sebut berkasnya dengan --config.",
        )
    settings = config.load(file)
    extra = ["--db", os.path.abspath(db)] if db else []  # noqa: PTH100  # as above
    extra += ["--tunggu", f"{tunggu:g}"] if tunggu else []
    folder, (hour, minute) = file.parent, _hour(jam)
    logs = Path(os.path.abspath(folder / settings.batch.catatan))  # noqa: PTH100  # as above
    made = Job(
        (*program(), "batch", "--config", str(file), *extra, "--senyap"),
        folder, file, logs / log, _name(folder), hour, minute,
        _days(hari), clock.zone(), _written(folder, settings, db), clock.actor().akun,
    )  # fmt: skip
    for text in (*made.perintah, *map(str, made.menulis)):
        if _NOT_PRINTABLE.search(text):
            raise ConfigError(
                f"Nama {text!r} memuat ganti baris atau huruf yang tidak tampak.",
                "Ganti nama folder itu; penjadwal tidak dapat memakainya.",
            )
    return made


def program(arguments: Sequence[str] | None = None) -> tuple[str, ...]:
    """Return how this very kinerja is started, by absolute path."""
    started = Path((arguments or sys.argv)[0])
    for name in (started, started.with_name(f"{started.name}.exe")):
        if name.stem == "kinerja" and name.is_file():
            return (os.path.abspath(name),)  # noqa: PTH100  # a link of pipx outlives upgrades
    # -P: a folder of that name in the work folder is not taken for the program.
    return (sys.executable, "-P", "-m", "kinerja_cli")


def _hour(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,2})[:.](\d{2})", text.strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:  # noqa: PLR2004  # a clock's
        raise UsageError(f"Jam “{text}” tidak dipahami.", "Tulis misalnya --jam 02:30.")
    return int(found[1]), int(found[2])


def _days(text: str) -> tuple[int, ...]:
    words = [word for word in re.split(r"[\s,]+", text.casefold()) if word]
    numbers: set[int] = set()
    for word in words:
        name = _DAY_NAMES.get(word, word)
        if name in _GROUPS:
            numbers.update(_GROUPS[name])
        elif name in DAYS:
            numbers.add(DAYS.index(name))
        else:
            raise UsageError(
                f"Hari “{word}” tidak dipahami.",
                "Tulis setiap, kerja (Senin–Jumat), atau nama hari: --hari senin,kamis.",
            )
    if not numbers:
        raise UsageError("Hari belum disebut.", "Misalnya: --hari kerja")
    return tuple(sorted(numbers))


def _name(folder: Path) -> str:
    """Return a name that another folder of the same name does not get: of its whole path."""
    mark = sha256(os.fsencode(folder)).hexdigest()[:_MARK]
    return f"kinerja-{_plain(folder.name)}-{mark}"


def _plain(name: str) -> str:
    """Return a folder's name with nothing in it that a scheduler could take for its own."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "kerja"


def _written(folder: Path, settings: Config, db: Path | None) -> tuple[Path, ...]:
    """Return the work folder and what kinerja.toml lets be written outside of it."""
    night = settings.batch
    inboxes = (night.masuk,) if isinstance(night.masuk, str) else night.masuk
    store = db.absolute() if db else Path(settings.basis_data)
    named = (settings.laporan.ke, str(store.parent), *inboxes, night.arsip,
             night.karantina, night.catatan, *(one.jalur for one in night.folder))  # fmt: skip
    found = [folder]
    for path in (Path(os.path.abspath(folder / one)) for one in named):  # noqa: PTH100  # as above
        if not any(path.is_relative_to(one) for one in found):
            found.append(path)
    return tuple(found)
