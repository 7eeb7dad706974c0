"""The options that many commands share, each declared once."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from kinerja_cli import config
from kinerja_cli.config import Config
from kinerja_cli.errors import UsageError
from kinerja_cli.rules.periods import Period, parse

Db = Annotated[
    Path | None,
    typer.Option(
        "--db",
        metavar="BERKAS",
        envvar="KINERJA_DB",
        show_envvar=False,
        help="Basis data; bawaan kinerja.db di folder ini (atau KINERJA_DB, kinerja.toml).",
    ),
]
Quiet = Annotated[bool, typer.Option("-q", "--senyap", help="Hanya keluarkan kesalahan.")]
Detailed = Annotated[bool, typer.Option("-v", "--rinci", help="Tampilkan rincian.")]
_LONGEST = 86_400.0


def seconds(value: float) -> float:
    """Return a time to wait; what is no number, or without end, is none."""
    if not 0 <= value <= _LONGEST:
        raise typer.BadParameter(
            f"“{value:g}” bukan lama menunggu; sebut 0 sampai {_LONGEST:.0f} detik."
        )
    return value


Wait = Annotated[
    float,
    typer.Option(
        "--tunggu",
        metavar="DETIK",
        callback=seconds,
        show_default=False,
        help="Lama menunggu bila basis data sedang dipakai; bawaan 10 detik.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Keluarkan hasil sebagai JSON.")]
By = Annotated[str, typer.Option("--oleh", metavar="NAMA", help="Nama Anda, untuk catatan jejak.")]
Yes = Annotated[bool, typer.Option("--ya", help="Kerjakan tanpa bertanya.")]
PeriodText = Annotated[
    str | None,
    typer.Option("--periode", metavar="P", help="Misalnya 2024-Q1, “TW I 2024”, 2024-S1, 2024."),
]

WAIT = 10.0


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a command works: its database and the folder's settings."""

    db: Path
    config: Config

    @property
    def kebijakan(self) -> Path:
        """The folder of the office's own regulations; it need not be there."""
        return Path(self.config.folder_kebijakan)


def setting(db: Path | None) -> Setting:
    """Return where to work: option before environment before kinerja.toml before the default."""
    settings = config.load()
    return Setting(db or Path(settings.basis_data), settings)


def period(text: str | None) -> Period | None:
    """Return the period that an option names.

    Raises:
        UsageError: it names none.
    """
    if text is None:
        return None
    found = parse(text)
    if found is None:
        raise UsageError(
            f"Periode “{text}” tidak dipahami.",
            "Tulis misalnya 2024-Q1, “Triwulan I 2024”, 2024-S1, 2024-03 atau 2024.",
        )
    return found
