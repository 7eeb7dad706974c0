"""One report of every kind, of the sample city and of an office that means harm."""

import functools
from dataclasses import dataclass
from pathlib import Path

import hostile_office
from conftest import run

from kinerja_cli.actions.report_kinds import KINDS, Kind

OFFICE = "inspektorat"
NIP = "199808222023211008"
PERIOD, BEFORE = "2024-Q1", "2023-Q4"
ASKED = {
    "pegawai": ("--nip", NIP),
    "pemerintah": ("--semua",),
    "atasan": ("--dinas", "kesehatan"),  # who has people below those below
}
"""What a kind's file is about → how to ask for one; any other kind is asked for by an office."""
SEVERAL = 3
"""Of a kind with many files, so many of the city's are looked at."""

HTML = [name for name, kind in KINDS.items() if "html" in kind.formats]
INDEX = "indeks"
PAGES = [*HTML, INDEX]
"""What is looked at in a browser: every kind, and the list of several reports."""
XLSX = [name for name, kind in KINDS.items() if "xlsx" in kind.formats]


@dataclass(frozen=True)
class File:
    """One report file; `unit` is what its head names."""

    path: Path
    unit: str
    sha256: str


Reports = dict[str, dict[str, list[File]]]
"""Kind → format → files."""


def asked(kind: Kind) -> tuple[str, ...]:
    return ASKED.get(kind.tentang, ("--dinas", OFFICE))


def written(db: Path, folder: Path, everything: bool = False, *more: object) -> Reports:
    """Write a report of every kind and return the files."""
    reports = {
        name: _write(kind, () if everything else asked(kind), folder / name, "--db", db, *more)
        for name, kind in KINDS.items()
    }
    lists = sorted(folder.glob("*/indeks-*.html"))
    assert lists
    return reports | {INDEX: {"html": [File(path, "Daftar laporan", "") for path in lists]}}


def _write(
    kind: Kind, subject: tuple[str, ...], folder: Path, *more: object
) -> dict[str, list[File]]:
    outcome = run("report", "--jenis", kind.nama, *subject, "--periode", PERIOD, "--ke", folder,
                  "--json", *more)  # fmt: skip
    assert outcome.code == 0, f"{kind.nama}: {outcome.err}"
    files: dict[str, list[File]] = {name: [] for name in kind.formats}
    for one in outcome.json()["laporan"]:
        path = folder / Path(one["berkas"]).name
        assert path.is_file(), one
        files[one["format"]].append(File(path, one["dinas"], one["sha256"]))
    for name, some in files.items():
        assert some, f"{kind.nama}: {name}"
    return files


@functools.cache
def city(db: Path, folder: Path) -> Reports:
    """Score the city's copy, the quarter before too, and write every kind, once for all who ask."""
    copy = folder / "kinerja.db"
    copy.write_bytes(db.read_bytes())
    for period in (BEFORE, PERIOD):
        outcome = run("score", "--periode", period, "--db", copy)
        assert outcome.code == 0, outcome.err
    return written(copy, folder / "laporan")


@functools.cache
def harm(folder: Path) -> Reports:
    """Import the hostile office, score it and write every kind about everybody in it."""
    db = folder / "kinerja.db"
    book = hostile_office.write(folder / "kantor.xlsx")
    for words in (("import", book), ("score", "--periode", PERIOD)):
        outcome = run(*words, "--db", db)
        assert outcome.code == 0, outcome.err
    return written(db, folder / "laporan", True)


def some(reports: Reports, kind: str, name: str) -> list[File]:
    """Return the first few files of a kind."""
    return reports[kind][name][:SEVERAL]
