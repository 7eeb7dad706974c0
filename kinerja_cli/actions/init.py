"""`init`: a work folder with everything that a year of work needs; nothing that is there changes."""

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kinerja_cli import config
from kinerja_cli.actions import first_settings, input_template
from kinerja_cli.errors import CannotWriteError, in_words
from kinerja_cli.reports import files
from kinerja_cli.store import database


@dataclass(frozen=True, slots=True)
class InitResult:
    """What was made and what was there already, as paths within the folder."""

    folder: Path
    dibuat: tuple[str, ...]
    ada: tuple[str, ...]


def init(folder: Path, db: Path | None, wait: float) -> InitResult:
    """Make what is missing of a work folder.

    Raises:
        ConfigError: a kinerja.toml is there and cannot be used.
        DatabaseError: what stands in the database's place is none of kinerja's.
        CannotWriteError: something cannot be made.
    """
    made: list[str] = []
    there: list[str] = []
    _folder(folder, "", made, there)
    settings = folder / config.FILE
    if settings.exists():
        there.append(settings.name)
    else:
        place = _named(db, folder) if db else config.Config().basis_data
        files.write(settings, first_settings.text(place).encode())
        made.append(settings.name)
    chosen = config.load(settings)
    batch = chosen.batch
    inboxes = (batch.masuk,) if isinstance(batch.masuk, str) else batch.masuk
    for name in (*inboxes, batch.arsip, batch.karantina, batch.catatan, chosen.laporan.ke,
                 chosen.folder_kebijakan):  # fmt: skip
        _folder(folder, name, made, there)
    store = db or folder / chosen.basis_data
    (there if store.exists() else made).append(_shown(store, folder))
    with closing(database.open_or_create(store, wait)):
        pass
    form = folder / f"{input_template.DEFAULT}.xlsx"
    if form.exists():
        there.append(form.name)
    else:
        input_template.write_template(form, None, None, store, wait)
        made.append(form.name)
    return InitResult(folder, tuple(made), tuple(there))


def _folder(root: Path, name: str, made: list[str], there: list[str]) -> None:
    """Make a folder, open to this user only, and what is missing above it."""
    place = root / name
    if place.is_dir():
        there.extend([f"{name}/"] if name else [])
        return
    try:
        for one in (*reversed(place.parents), place):
            if not one.exists():
                one.mkdir(mode=0o700)
        place.mkdir(exist_ok=True)  # a file of that name is refused here, by its own words
    except OSError as error:
        raise CannotWriteError(
            f"Folder {place} tidak dapat dibuat ({in_words(error)}).",
            "Periksa hak akses, atau sebut folder lain: kinerja init FOLDER",
        ) from error
    made.extend([f"{name}/"] if name else [])


def _named(db: Path, folder: Path) -> str:
    """Return a database as the settings of a folder name it: by its place inside, else whole."""
    try:
        place = Path(os.path.relpath(db, folder))
    except ValueError:  # on another drive of Windows
        return str(db.absolute())
    return str(db.absolute()) if os.pardir in place.parts else place.as_posix()


def _shown(path: Path, folder: Path) -> str:
    return str(path.relative_to(folder)) if path.is_relative_to(folder) else str(path)
