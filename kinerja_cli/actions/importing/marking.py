"""`import --tandai`: where the marked copies go, and writing them."""

import shlex
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from kinerja_cli.actions.import_sheets import FileResult, ImportResult, Progress
from kinerja_cli.errors import CannotWriteError, UsageError
from kinerja_cli.intake.marking import marked
from kinerja_cli.reports import files


def targets(
    given: Sequence[Path], paths: Sequence[Path], wanted: Path, *, one_file: bool
) -> tuple[Path, ...]:
    """Return where the marked copy of each file goes, before anything is read or written.

    Args:
        given: the files and folders as they were asked for.
        paths: the workbooks in them.
        wanted: `--tandai`: the copy itself for one file, else the folder of the copies.
        one_file: whether one file was asked for.

    Raises:
        UsageError: the copy would replace a source or be taken for one, or its name does not fit.
    """
    if one_file:
        found: tuple[Path, ...] = (_one_target(paths[0], wanted),)
    else:
        _check_folder(given, wanted)
        found = _names(paths, wanted)
    for target in found:
        if any(_same(target, path) for path in paths):
            raise UsageError(
                f"Salinan bertanda {target} akan menimpa berkas asalnya.",
                "Sebut nama atau folder lain sesudah --tandai.",
            )
    return found


def _one_target(path: Path, wanted: Path) -> Path:
    if wanted.is_dir():
        raise UsageError(
            f"{wanted} adalah folder.", "Sebut nama berkasnya, misalnya --tandai periksa.xlsx."
        )
    suffix = marked.suffix_of(path)
    if wanted.suffix.casefold() != suffix:
        raise UsageError(
            f"Nama salinan bertanda dari {path.name} harus berakhir {suffix}.",
            f"Misalnya: --tandai {wanted.stem or 'periksa'}{suffix}",
        )
    return wanted


def _check_folder(given: Sequence[Path], wanted: Path) -> None:
    if wanted.exists() and not wanted.is_dir():
        raise UsageError(
            f"{wanted} adalah berkas, padahal yang diimpor lebih dari satu.",
            "Sebut nama folder sesudah --tandai; setiap berkas mendapat satu salinan di dalamnya.",
        )
    place = wanted.resolve()
    for folder in given:
        if folder.is_dir() and place.is_relative_to(folder.resolve()):
            raise UsageError(
                f"{wanted} berada di dalam folder yang diimpor; salinannya akan ikut terbaca.",
                "Sebut folder lain sesudah --tandai.",
            )


def _names(paths: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """Return a name for each copy: its source's own, so that an import knows it again."""
    taken: set[str] = set()
    found = []
    for path in paths:
        suffix = marked.suffix_of(path)
        name, number = f"{path.stem}{suffix}", 1
        while name.casefold() in taken:
            number += 1
            name = f"{path.stem} ({number}){suffix}"
        taken.add(name.casefold())
        found.append(folder / name)
    return tuple(found)


def _same(one: Path, two: Path) -> bool:
    try:
        return one.samefile(two)
    except OSError:
        return one.resolve() == two.resolve()


def mark(
    result: ImportResult, paths: Sequence[Path], places: Sequence[Path], progress: Progress,
    *, over: bool = False,
) -> ImportResult:  # fmt: skip
    """Write a marked copy of every file that has findings, and return the result with them.

    Args:
        result: what the import found.
        paths: the files.
        places: where their copies go.
        progress: told of each file.
        over: whether an older file may be replaced; somebody may have mended it.

    Raises:
        UsageError: a file stands there that is not the copy itself; none is written.
        CannotWriteError: a copy cannot be made or written; says what became of the import.
    """
    for one, path, place in zip(result.files, paths, places, strict=True):
        if one.temuan and not over and place.exists():
            _refuse_old(one, path, place, result)
    done = []
    for number, (one, path, place) in enumerate(zip(result.files, paths, places, strict=True)):
        progress("menandai", number, len(paths))
        done.append(_marked(one, path, place, result) if one.temuan else one)
    progress("menandai", len(paths), len(paths))
    return replace(result, files=tuple(done))


def _refuse_old(one: FileResult, path: Path, place: Path, result: ImportResult) -> None:
    """Refuse a place where a file stands, unless it is what would be written, byte for byte."""
    with suppress(OSError, CannotWriteError):
        if place.read_bytes() == marked.mark(path, one.reading, one.temuan).isi:
            return
    raise UsageError(
        f"{place} sudah ada dan tidak ditimpa; mungkin sudah ada yang diperbaiki di dalamnya. "
        f"{_state(result)}",
        f"Bila memang sudah diperbaiki, impor berkas itu: {shlex.join(['kinerja', 'import', str(place)])}. "
        "Bila tidak, sebut nama atau folder lain sesudah --tandai.",
    )


def _state(result: ImportResult) -> str:
    """Return what became of the import itself."""
    stored = any(each.tertulis for each in result.files)
    return "Impornya sendiri sudah tersimpan." if stored else "Basis data tidak berubah."


def _marked(one: FileResult, path: Path, place: Path, result: ImportResult) -> FileResult:
    try:
        copy = marked.mark(path, one.reading, one.temuan)
        placed = files.write(place, copy.isi)
    except CannotWriteError as error:
        raise CannotWriteError(f"{error.pesan} {_state(result)}", error.saran) from error
    return replace(one, ditandai=placed.berkas, terbuka=placed.terbuka, hanya_asli=copy.hanya_asli)
