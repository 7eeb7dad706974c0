"""The quarantine: a file that was refused, its marked copy, and the letter to send back.

Whether one is whole shows in a mark that is the first to be written and the last to go.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kinerja_cli.actions.import_sheets import ImportResult
from kinerja_cli.actions.importing import marking
from kinerja_cli.batch import letter
from kinerja_cli.batch.letter import Sender
from kinerja_cli.batch.moving import digest, move
from kinerja_cli.batch.outcome import FileOutcome
from kinerja_cli.errors import KinerjaError
from kinerja_cli.intake.marking import marked
from kinerja_cli.reports import files

ORIGINAL = "asli"
_UNFINISHED = ".belum-selesai"
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Refused:
    """A file on its way to the quarantine.

    Attributes:
        result: what the import said of it; None where it could not be read at all.
        why: why it could not be read; "" where it could.
    """

    path: Path
    outcome: FileOutcome
    result: ImportResult | None
    why: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a refused file lies now: its folder, the letter, the copy; what could not be made."""

    folder: Path
    letter: Path
    marked: Path | None
    kurang: str


def keep(one: Refused, place: Path, sender: Sender, day: date) -> Kept | None:
    """Put a file in the quarantine; None when its content has become another meanwhile.

    Args:
        one: the file.
        place: the folder of this day.
        sender: who sends the letter.
        day: for the letter.

    Raises:
        CannotWriteError: nothing can be written there; the file stays where it is.
    """
    folder = _folder(place, one)
    files.write(folder / _UNFINISHED, b"")
    copy, lacking = _copy(one, folder)
    findings = one.result.files[0].temuan if one.result else ()
    words = letter.text(one.outcome, findings, one.why, copy.name if copy else "", sender, day)
    files.write(folder / letter.NAME, words.encode("utf-8-sig", "replace"))
    if move(one.path, folder / ORIGINAL, one.path.name, one.outcome.sha256) is None:
        _discard(folder)
        return None
    return Kept(folder, folder / letter.NAME, copy, lacking)


def finish(kept: Kept) -> None:
    """Say that a file is in the quarantine with everything that belongs to it."""
    with suppress(OSError):
        (kept.folder / _UNFINISHED).unlink(missing_ok=True)


def recover(root: Path) -> list[Path]:
    """Tidy up what a run that was cut off left; return the folders that turned out whole.

    A folder without the original is of no use: the original still lies in the inbox.
    """
    whole = []
    for mark in sorted(root.rglob(_UNFINISHED)) if root.is_dir() else ():
        folder = mark.parent
        if any((folder / ORIGINAL).glob("*")):
            mark.unlink()
            whole.append(folder)
        else:
            _discard(folder)
    for folder in sorted(root.glob("*/**/"), reverse=True) if root.is_dir() else ():
        with suppress(OSError):  # a run that was cut off before it put anything there
            folder.rmdir()
    return whole


def _folder(place: Path, one: Refused) -> Path:
    """Return the folder for a file: a new one, or that of the same bytes."""
    stem, number = one.path.stem[:_LONGEST].strip(" .") or "berkas", 1
    folder = place / stem
    while folder.exists() and not _holds(folder, one):
        number += 1
        folder = place / f"{stem} ({number})"
    return folder


def _holds(folder: Path, one: Refused) -> bool:
    there = folder / ORIGINAL / one.path.name
    return there.is_file() and digest(there) == one.outcome.sha256


def _copy(one: Refused, folder: Path) -> tuple[Path | None, str]:
    """Write the marked copy beside the letter; without it the letter says everything as well."""
    if one.result is None:
        return None, ""
    place = folder / f"{one.path.stem}{marked.suffix_of(one.path)}"
    try:
        done = marking.mark(one.result, [one.path], [place], lambda *_: None, over=True)
    except KinerjaError as error:
        return None, error.pesan
    except Exception as error:  # noqa: BLE001  # a copy that cannot be made keeps nobody from the letter
        return None, f"salinan bertanda tidak dapat dibuat ({type(error).__name__})"
    return done.files[0].ditandai, ""


def _discard(folder: Path) -> None:
    """Remove what a run put into a folder, unless an original came into it."""
    with suppress(OSError):
        if any((folder / ORIGINAL).glob("*")):
            return
        for path in folder.iterdir():
            if path.is_file():
                path.unlink()
        for below in (folder / ORIGINAL, folder):
            if below.is_dir():
                below.rmdir()
