"""`kinerja init`."""

from pathlib import Path
from typing import Annotated

import typer

from kinerja_cli.cli.options import WAIT, Db, Detailed, Quiet, Wait


def init_command(
    tujuan: Annotated[
        Path, typer.Argument(metavar="FOLDER", show_default=False, help="Bawaan: folder ini.")
    ] = Path(),
    db: Db = None,
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
) -> None:
    """Siapkan folder kerja: pengaturan, folder masuk dan laporan, basis data, lembar isian.

    Yang sudah ada tidak diubah; menjalankannya lagi hanya melengkapi.

    \b
    Contoh:
      kinerja init
      kinerja init kantor-2026
    """
    from kinerja_cli.actions.init import init
    from kinerja_cli.cli.screen import init as screen

    done = init(tujuan, db, tunggu)
    if not senyap:
        screen.show(done, detailed=rinci)
