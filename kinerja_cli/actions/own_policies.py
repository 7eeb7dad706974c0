"""The policy files in the office's own folder."""

from collections.abc import Mapping
from pathlib import Path

from kinerja_cli.config import OWN_POLICIES
from kinerja_cli.errors import ConfigError, UnreadableError, in_words
from kinerja_cli.toml_text import parsed

_ENDING = ".toml"


def own_files(folder: Path | None) -> list[Path]:
    """Return the policy files of the office's folder, however their ending is spelt."""
    return [
        path
        for path in _entries(folder)
        if path.suffix.casefold() == _ENDING and not path.name.startswith(".")
    ]


def own_texts(
    folder: Path | None, shipped: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, UnreadableError]]:
    """Return the files of the office's folder, and of those that cannot be used why not.

    Raises:
        UnreadableError: the folder cannot be read.
    """
    own: dict[str, str] = {}
    faults: dict[str, UnreadableError] = {}
    for path in own_files(folder):
        try:
            if path.stem in own:
                raise ConfigError(
                    f"{path}: ada dua berkas kebijakan bernama “{path.stem}”.", "Hapus salah satu."
                )
            own[path.stem] = own_text(path, shipped)
        except UnreadableError as error:
            faults[path.stem] = error
    return own, faults


def leftovers(folder: Path | None) -> list[tuple[Path, str]]:
    """Return the files that look like a policy but are not read, each with what to do."""
    found = []
    for path in _entries(folder):
        at = path.name.casefold().find(f"{_ENDING}.")
        if at > 0 and path.suffix.casefold() != _ENDING and not path.name.startswith("."):
            words = f"{path} tidak dibaca: namanya harus berakhiran {_ENDING}."
            found.append((path, f"{words} Beri nama {path.name[:at]}{_ENDING}, atau pindahkan."))
    return found


def own_text(path: Path, shipped: Mapping[str, str]) -> str:
    """Return the text of an office's own policy file.

    Raises:
        ConfigError: it is no text, no TOML, or bears the name of a shipped policy.
        UnreadableError: it is not there, or may not be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} bukan teks UTF-8.", "Simpan sebagai teks UTF-8.") from error
    except OSError as error:
        raise UnreadableError(f"{path} tidak terbaca: {in_words(error)}.") from error
    if path.stem in shipped:
        raise ConfigError(
            f"{path}: kebijakan “{path.stem}” sudah ada dalam kinerja.",
            f'Beri nama lain, dan tulis extends = "{path.stem}" di dalamnya.',
        )
    try:
        parsed(text, str(path))
    except ConfigError as error:
        error.saran = remedy(path)
        raise
    return text


def remedy(path: Path) -> str:
    """Return what an officer can do about a policy file with faults."""
    return f"Periksa dengan kinerja policy check {path}"


def _entries(folder: Path | None) -> list[Path]:
    """Return what stands in the office's folder; nothing where the usual one is not there.

    Raises:
        UnreadableError: it is no folder, may not be read, or was asked for and is not there.
    """
    if folder is None:
        return []
    try:
        return sorted(folder.iterdir())
    except FileNotFoundError as error:
        if folder == Path(OWN_POLICIES):
            return []
        raise UnreadableError(
            f"Folder kebijakan {folder} tidak ada.",
            "Perbaiki folder_kebijakan dalam kinerja.toml, atau buat foldernya.",
        ) from error
    except NotADirectoryError as error:
        raise UnreadableError(
            f"{folder} bukan folder.", "Folder itu memuat berkas kebijakan; ganti nama berkas itu."
        ) from error
    except OSError as error:
        raise UnreadableError(
            f"Folder kebijakan {folder} tidak terbaca: {in_words(error)}."
        ) from error
