"""`kinerja check`."""

from pathlib import Path
from typing import Annotated

import typer

from kinerja_cli.cli import options
from kinerja_cli.cli.options import WAIT, By, Db, Detailed, Json, PeriodText, Quiet, Wait
from kinerja_cli.errors import FOUND, UsageError


def check_command(
    periode: PeriodText = None,
    dinas: Annotated[
        str, typer.Option("--dinas", metavar="D", help="Satu perangkat daerah saja; bawaan semua.")
    ] = "",
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="F",
            help="xlsx: tulis daftarnya, satu buku kerja tiap dinas dan satu rekap.",
        ),
    ] = "",
    ke: Annotated[
        Path | None, typer.Option("--ke", metavar="FOLDER", help="Folder daftar; bawaan laporan/.")
    ] = None,
    db: Db = None,
    oleh: By = "",
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Periksa siapa yang belum lengkap; keluar 9 bila masih ada yang kurang.

    Dihitung dari data yang ada sekarang; tidak ada yang disimpan.

    \b
    Contoh:
      kinerja check --periode 2024-Q1
      kinerja check --periode 2024-Q1 --dinas kesehatan --format xlsx
    """
    from kinerja_cli.actions import clock, page_layout
    from kinerja_cli.actions.check import check
    from kinerja_cli.actions.check_books import disclosed, write_books
    from kinerja_cli.actions.policy_choice import Choice
    from kinerja_cli.cli.screen import checks as screen
    from kinerja_cli.cli.screen.open_files import tell_open
    from kinerja_cli.cli.screen.terminal import progress, say

    period = options.period(periode)
    if period is None:
        raise UsageError("Periode belum disebut.", "Contoh: kinerja check --periode 2024-Q1")
    if format_.casefold() not in {"", "xlsx"}:
        raise UsageError(f"Daftar tidak tersedia dalam format {format_}.", "Yang ada: xlsx.")
    if ke and not format_:
        raise UsageError("--ke memerlukan --format xlsx.")
    where, today = options.setting(db), clock.today()
    settings = where.config
    with progress(quiet=senyap or json) as step:
        choice = Choice(period, settings.kebijakan or None, where.kebijakan)
        result = check(where.db, period, dinas or None, choice, today, tunggu, step)
        own = Path(settings.laporan.templat) if settings.laporan.templat else None
        folder = ke or Path(settings.laporan.ke)
        page = page_layout.page(settings.laporan)
        books = (
            write_books(result, folder, own, settings.instansi, page, today, step)
            if format_
            else ()
        )
    for words in () if senyap else choice.catatan:
        say(words, err=True)
    tell_open((one.terbuka, one.berkas) for one in books)
    if json:
        screen.show_json(result, books)
    elif not senyap:
        screen.show(result, books, asked=bool(format_), detailed=rinci)
    if books and (note := disclosed(result, books, where.db, clock.actor(oleh), tunggu)):
        say(note, err=True)
    raise typer.Exit(FOUND if result.kurang else 0)
