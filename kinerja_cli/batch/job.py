"""What a batch is to do: the settings of kinerja.toml as values, every path absolute."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kinerja_cli.actions.import_sheets import ImportOptions
from kinerja_cli.reports.view_layout import PageView
from kinerja_cli.rules.periods import Period


@dataclass(frozen=True, slots=True)
class Watched:
    """One folder of the inbox, and how its files are imported.

    Attributes:
        root: the folder from which the places of its files are told and kept in the archive.
        dinas: whose files these are, "" where that is not settled.
    """

    path: Path
    root: Path
    options: ImportOptions
    dinas: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """Everything a batch needs to know before it begins.

    Attributes:
        root: the folder of kinerja.toml, from which relative paths count.
        watched: the folders to look through, those with defaults of their own first.
        periode: what is scored and reported in any case.
        kebijakan: the regulation asked for, "" for the one in force.
        sidik: a digest of the settings: reports made under others are made again.
        perintah: a program and its arguments to run at the end.
    """

    root: Path
    db: Path
    watched: tuple[Watched, ...]
    arsip: Path
    karantina: Path
    catatan: Path
    laporan: Path
    periode: tuple[Period, ...]
    jenis_periode: str
    kebijakan: str
    folder_kebijakan: Path | None
    jenis: tuple[str, ...]
    format: tuple[str, ...]
    daftar_kurang: bool
    templat: Path | None
    tata: PageView
    instansi: str
    peramban: str
    jeda: float
    simpan: Mapping[str, int]
    kirim_ke: str
    perintah: tuple[str, ...]
    batas_perintah: float
    sidik: str
