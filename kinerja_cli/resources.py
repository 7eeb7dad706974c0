"""Where the folders that ship with kinerja are: in a wheel or in a checkout."""

from importlib.resources import files
from pathlib import Path


def folder(name: str) -> Path:
    """Return the shipped folder `name`: "policies", "templates" or "sample_data".

    A wheel carries all of them inside the package; in a checkout and in an editable install
    templates/ and sample_data/ stand beside it.
    """
    package = Path(str(files("kinerja_cli")))
    shipped = package / name
    return shipped if shipped.is_dir() else package.parent / name


def policy_texts() -> dict[str, str]:
    """Return the shipped regulations: file stem (the policy's id) → TOML text."""
    return {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted(folder("policies").glob("*.toml"))
    }
