"""`kinerja template`."""

from pathlib import Path
from typing import Annotated

import typer

from kinerja_cli.cli import options
from kinerja_cli.cli.options import WAIT, By, Db, Detailed, PeriodText, Quiet, Wait


def template_command(
    berkas: Annotated[
        Path | None,
        typer.Argument(metavar="BERKAS", help="Nama buku kerja; bawaan templat-kinerja….xlsx."),
    ] = None,
    periode: PeriodText = None,
    dinas: Annotated[
        str,
        typer.Option("--dinas", metavar="D", help="Isi dahulu dengan yang diketahui tentang dinas ini."),
    ] = "",
    db: Db = None,
    oleh: By = "",
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
) -> None:  # fmt: skip
    """Tulis lembar isian: daftar pilihan, kolom NIP berformat teks, petunjuk dan contoh.

    Dengan --dinas, pegawai dan indikatornya sudah terisi dari basis data. Berkas yang sudah ada tidak
    pernah ditimpa.

    \b
    Contoh:
      kinerja template
      kinerja template isian.xlsx --periode 2026-Q1
      kinerja template --dinas kesehatan --periode 2026-Q1
    """
    from kinerja_cli.actions import clock
    from kinerja_cli.actions.input_template import disclosed, write_template
    from kinerja_cli.cli.screen import template as screen
    from kinerja_cli.cli.screen.terminal import say

    where, period = options.setting(db), options.period(periode)
    done = write_template(berkas, period, dinas or None, where.db, tunggu)
    if not senyap:
        screen.show(done, detailed=rinci)
    if note := disclosed(done, where.db, clock.actor(oleh), tunggu):
        say(note, err=True)
