"""`kinerja show`."""

from typing import Annotated

import typer

from kinerja_cli.cli import options
from kinerja_cli.cli.options import WAIT, Db, Detailed, Json, Quiet, Wait


def show_command(
    nip: Annotated[
        str, typer.Argument(metavar="NIP", help="NIP pegawai, dengan atau tanpa spasi.")
    ],
    db: Db = None,
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Tampilkan satu pegawai sekilas: jabatan, nilai dan predikat tiap periode, yang belum beres.

    \b
    Contoh:
      kinerja show 198503122010012003
      kinerja show "19850312 201001 2 003" --json
    """
    from kinerja_cli.actions import clock
    from kinerja_cli.actions.show import show
    from kinerja_cli.cli.screen import glance as screen

    found = show(options.setting(db).db, nip, clock.today(), tunggu)
    if json:
        screen.show_json(found)
    elif not senyap:
        screen.show(found, detailed=rinci)
