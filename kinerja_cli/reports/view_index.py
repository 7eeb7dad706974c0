"""What the index of several reports shows."""

from dataclasses import dataclass

from kinerja_cli.reports.view import Provenance


@dataclass(frozen=True, slots=True)
class IndexFile:
    """One file: its format, its name in the index's own folder, its SHA-256."""

    format: str
    berkas: str
    sha256: str


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One report in all its formats; `orang` "" where it is not about one person."""

    unit: str
    orang: str
    data_per: str
    kebijakan: str
    berkas: tuple[IndexFile, ...]


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What one command wrote.

    Attributes:
        arti: what the kind of report is.
        disamarkan: whether names are masked.
        asal: of the newest scoring run among the reports.
    """

    instansi: str
    unit: str
    periode: str
    periode_kata: str
    jenis: str
    arti: str
    daftar: tuple[IndexRow, ...]
    disamarkan: bool
    asal: Provenance
