"""`kinerja diff`."""

from typing import Annotated

import typer

from kinerja_cli.cli import options
from kinerja_cli.cli.options import WAIT, Db, Detailed, Json, PeriodText, Quiet, Wait
from kinerja_cli.errors import UsageError


def diff_command(
    proses: Annotated[
        list[int] | None,
        typer.Argument(metavar="[LAMA BARU]", help="Dua nomor proses; bawaan dua yang terbaru."),
    ] = None,
    periode: PeriodText = None,
    dinas: Annotated[
        str, typer.Option("--dinas", metavar="D", help="Satu perangkat daerah saja; bawaan semua.")
    ] = "",
    db: Db = None,
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Bandingkan dua penilaian: nilai siapa yang berubah, dan apa yang mengubahnya.

    Tanpa nomor proses: penilaian terbaru dengan penilaian sebelumnya, pegawai demi pegawai.

    \b
    Contoh:
      kinerja diff --periode 2024-Q1
      kinerja diff 1 2 --dinas kesehatan
    """
    from kinerja_cli.actions.diff import diff
    from kinerja_cli.cli.screen import diff as screen
    from kinerja_cli.cli.screen.terminal import progress

    numbers = tuple(proses or ())
    if len(numbers) not in {0, 2}:
        raise UsageError("Sebut dua nomor proses, atau tidak satu pun.", "Contoh: kinerja diff 1 2")
    where, period = options.setting(db), options.period(periode)
    with progress(quiet=senyap or json) as step:
        result = diff(
            where.db, period, (numbers[0], numbers[1]) if numbers else None, dinas or None, tunggu,
            step,
        )  # fmt: skip
    if json:
        screen.show_json(result)
    elif not senyap:
        screen.show(result, detailed=rinci)
