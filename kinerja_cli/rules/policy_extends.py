"""A policy file that extends another: it says `extends = "id"` and repeats only what it changes.

Tables are merged key by key, however deep; everything else, lists too, is replaced. What names a
decree and dates it is never taken over from the decree it changes.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from kinerja_cli.errors import ConfigError
from kinerja_cli.toml_text import parsed, shortened

_OWN = ("id", "judul", "berlaku_dari", "berlaku_sampai")
_SEAM = "\f\n"  # TOML knows no form feed, so that the seam between two files is never in doubt


def resolve(texts: Mapping[str, str], policy_id: str) -> dict[str, Any]:
    """Return the whole of a policy file (id → TOML in `texts`), its bases merged in.

    Raises:
        ConfigError: there is no such file or base, the bases run in a circle, or a file is no TOML
            or bears another id.
    """
    merged: dict[str, Any] = {}
    for _, data in reversed(lineage(texts, policy_id)):
        base = {key: value for key, value in merged.items() if key not in _OWN}
        merged = _merged(base, data)
    merged.pop("extends", None)
    return merged


def bundle(texts: Mapping[str, str], policy_id: str) -> str:
    """Return all that decides a policy as one text: the file's own, then its bases in order."""
    return _SEAM.join(texts[name] for name, _ in lineage(texts, policy_id))


def unbundle(text: str) -> dict[str, str]:
    """Return the files of a bundle: id → TOML, the policy itself first.

    Raises:
        ConfigError: a part is no TOML or has no id.
    """
    found = {}
    for part in text.split(_SEAM):
        name = _read("gabungan", part).get("id")
        if not isinstance(name, str):
            raise ConfigError("Kebijakan gabungan: sebuah bagian tidak menyebut “id”.")
        found[name] = part
    return found


def join(bundles: Iterable[str]) -> str:
    """Return several bundles as one, each file once."""
    files: dict[str, str] = {}
    for text in bundles:
        files |= {name: part for name, part in unbundle(text).items() if name not in files}
    return _SEAM.join(files.values())


def lineage(texts: Mapping[str, str], policy_id: str) -> list[tuple[str, dict[str, Any]]]:
    """Return a file and its bases, the file first, each with its own contents.

    Raises:
        ConfigError: as `resolve`.
    """
    found: dict[str, dict[str, Any]] = {}
    name = policy_id
    while True:
        if name not in texts:
            raise _absent(texts, name, list(found))
        data = _read(name, texts[name])
        if data.get("id") != name:
            raise ConfigError(
                f"Kebijakan {name}: “id” berisi {shortened(repr(data.get('id')))}; seharusnya “{name}”."
            )
        found[name] = data
        if "extends" not in data:
            return list(found.items())
        base = data["extends"]
        if not isinstance(base, str):
            raise ConfigError(
                f"Kebijakan {name}: isi “extends” tidak sah: {shortened(repr(base))}."
            )
        if base in found:
            circle = " → ".join([*found, base])
            raise ConfigError(f"Kebijakan {policy_id}: “extends” berputar: {circle}.")
        name = base


def _absent(texts: Mapping[str, str], name: str, asked_by: list[str]) -> ConfigError:
    there = f"Yang ada: {', '.join(sorted(texts))}."
    if asked_by:
        return ConfigError(
            f"Kebijakan {asked_by[-1]}: “extends” menyebut “{name}”, yang tidak ada.", there
        )
    return ConfigError(f"Kebijakan “{name}” tidak ada.", there)


def _read(name: str, text: str) -> dict[str, Any]:
    return parsed(text, f"Kebijakan {name}")


def _merged(base: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """Return `base` with `change` laid over it, table by table."""
    whole = dict(base)
    for key, value in change.items():
        under = whole.get(key)
        both = isinstance(value, dict) and isinstance(under, dict)
        whole[key] = _merged(under, value) if both else value  # type: ignore[arg-type]  # a dict
    return whole
