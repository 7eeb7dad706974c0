"""`kinerja explain`."""

from pathlib import Path
from typing import Annotated

import typer

from kinerja_cli.cli import options
from kinerja_cli.cli.options import WAIT, By, Db, Detailed, Json, PeriodText, Quiet, Wait
from kinerja_cli.errors import UsageError


def explain_command(
    nip: Annotated[
        str, typer.Argument(metavar="NIP", help="NIP pegawai, dengan atau tanpa spasi.")
    ],
    periode: PeriodText = None,
    proses: Annotated[
        int | None,
        typer.Option("--proses", metavar="N", help="Nomor proses penilaian; bawaan yang terbaru."),
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="F", help="html: satu berkas yang dapat dicetak.")
    ] = "",
    ke: Annotated[
        Path | None,
        typer.Option("--ke", metavar="FOLDER", help="Folder berkas HTML; bawaan laporan/."),
    ] = None,
    db: Db = None,
    oleh: By = "",
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Jelaskan satu nilai sampai ke rumus, pasal dan sel asalnya.

    Nilai dihitung ulang dari masukan dan kebijakan proses itu, lalu dibandingkan dengan yang tersimpan.

    \b
    Contoh:
      kinerja explain 198503122010012003
      kinerja explain 198503122010012003 --periode 2024-Q1 --json
      kinerja explain 198503122010012003 --proses 1
      kinerja explain 198503122010012003 --format html --ke laporan/keberatan
    """
    from kinerja_cli.actions import clock
    from kinerja_cli.actions.explain import as_json, explain
    from kinerja_cli.cli.screen import explanation as screen
    from kinerja_cli.cli.screen.open_files import tell_open
    from kinerja_cli.cli.screen.terminal import say, say_json

    wanted = format_.strip().casefold()
    if wanted not in {"", "html"}:
        raise UsageError(
            f"Penjelasan tidak tersedia dalam format {format_}.", "Yang ada: html, atau --json."
        )
    if ke is not None and not wanted:
        raise UsageError("--ke hanya untuk --format html.", "Tambahkan --format html.")
    where = options.setting(db)
    found = explain(where.db, nip, options.period(periode), proses, tunggu)
    if wanted:
        from kinerja_cli.actions.explanation_page import disclosed, write

        folder = where.config.laporan.templat
        made = write(
            found,
            ke or Path(where.config.laporan.ke),
            Path(folder) if folder else None,
            where.config.instansi,
        )
        tell_open([(made.terbuka, made.berkas)])
        if json:
            screen.show_written_json(made)
        elif not senyap:
            screen.show_written(made)
        if note := disclosed(found, made, where.db, clock.actor(oleh), tunggu):
            say(note, err=True)
    elif json:
        say_json(as_json(found))
    elif not senyap:
        screen.show(found, detailed=rinci)
