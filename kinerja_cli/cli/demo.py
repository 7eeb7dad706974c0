"""`kinerja demo`."""

from pathlib import Path
from typing import Annotated

import typer

from kinerja_cli.cli.options import WAIT, Detailed, Quiet, Wait


def demo_command(
    tujuan: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="Folder baru; bawaan demo-kinerja.")
    ] = None,
    db: Annotated[
        Path | None,
        typer.Option("--db", metavar="BERKAS", help="Basis data; bawaan kinerja.db di folder itu."),
    ] = None,
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
) -> None:
    """Coba seluruh pekerjaan pada kota contoh: impor, nilai, laporan.

    \b
    Contoh:
      kinerja demo
      kinerja demo coba/
    """
    from kinerja_cli import __version__
    from kinerja_cli.actions.demo import demo
    from kinerja_cli.cli.screen import demo as screen
    from kinerja_cli.cli.screen.terminal import progress

    with progress(quiet=senyap) as step:
        result = demo(tujuan, db, tunggu, __version__, step)
    if not senyap:
        screen.show(result, detailed=rinci)
