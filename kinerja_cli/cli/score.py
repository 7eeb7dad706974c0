"""`kinerja score`."""

from typing import Annotated

import typer

from kinerja_cli.cli import options
from kinerja_cli.cli.options import WAIT, By, Db, Detailed, Json, PeriodText, Quiet, Wait
from kinerja_cli.errors import UsageError


def score_command(
    periode: PeriodText = None,
    dinas: Annotated[
        str, typer.Option("--dinas", metavar="D", help="Satu perangkat daerah saja; bawaan semua.")
    ] = "",
    kebijakan: Annotated[
        str, typer.Option("--kebijakan", metavar="ID", help="Peraturan; lihat kinerja policy list.")
    ] = "",
    db: Db = None,
    oleh: By = "",
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Hitung dan simpan nilai satu periode.

    Peraturannya dipilih menurut tanggal dan perangkat daerah, kecuali disebut dengan --kebijakan.
    Bila tidak ada yang berubah, tidak dibuat proses baru.

    \b
    Contoh:
      kinerja score --periode 2024-Q1
      kinerja score --periode "Triwulan I 2024" --dinas kesehatan
    """
    from kinerja_cli.actions import clock
    from kinerja_cli.actions.policy_choice import Choice
    from kinerja_cli.actions.score import score_period
    from kinerja_cli.cli.screen import scores as screen
    from kinerja_cli.cli.screen.terminal import progress, say

    where = options.setting(db)
    period = options.period(periode)
    if period is None:
        raise UsageError("Periode belum disebut.", "Contoh: kinerja score --periode 2024-Q1")
    choice = Choice(period, kebijakan or where.config.kebijakan or None, where.kebijakan)
    with progress(quiet=senyap or json) as step:
        results = score_period(
            where.db,
            period,
            dinas or None,
            choice,
            clock.actor(oleh),
            tunggu,
            step,
        )
    for words in () if senyap else choice.catatan:
        say(words, err=True)
    if json:
        screen.show_json(results)
    elif not senyap:
        screen.show(results, detailed=rinci)
