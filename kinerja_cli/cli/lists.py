"""`kinerja status`."""

from pathlib import Path
from typing import Annotated

import typer

from kinerja_cli.cli import options
from kinerja_cli.cli.options import WAIT, Db, Detailed, Json, Quiet, Wait
from kinerja_cli.errors import STALE


def status_command(
    maks_usia: Annotated[
        str,
        typer.Option(
            "--maks-usia",
            metavar="USIA",
            help="Keluar 10 bila batch terakhir yang berhasil lebih lama: 26j, 90m, 2h "
            "(j = jam, m = menit, h = hari).",
        ),
    ] = "",
    db: Db = None,
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Tampilkan isi basis data: pegawai, impor, periode yang sudah dinilai, batch terakhir.

    \b
    Contoh:
      kinerja status
      kinerja status --maks-usia 26j -q
    """
    from kinerja_cli.actions.freshness import age
    from kinerja_cli.actions.status import status
    from kinerja_cli.cli.screen import lists as screen

    limit = age(maks_usia) if maks_usia else None
    where = options.setting(db)
    found = status(where.db, tunggu, Path(where.config.laporan.ke))
    screen.show_status(found, limit, as_json=json, quiet=senyap, detailed=rinci)
    if limit is not None and found.batch.too_old(limit):
        raise typer.Exit(STALE)
