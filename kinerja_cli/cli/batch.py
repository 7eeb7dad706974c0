"""`kinerja batch`."""

from pathlib import Path
from typing import Annotated

import typer

from kinerja_cli import config
from kinerja_cli.cli import options
from kinerja_cli.cli.options import WAIT, By, Db, Detailed, Json, Quiet
from kinerja_cli.errors import ConfigError


def batch_command(
    config_: Annotated[
        Path | None,
        typer.Option(
            "--config", metavar="BERKAS", help="Pengaturan; bawaan kinerja.toml di folder ini."
        ),
    ] = None,
    db: Db = None,
    oleh: By = "",
    tunggu: Annotated[
        float | None,
        typer.Option(
            "--tunggu",
            metavar="DETIK",
            callback=lambda value: None if value is None else options.seconds(value),
            help="Lama menunggu batch lain dan basis data; bawaan 0 dan 10 detik.",
        ),
    ] = None,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Kerjakan semuanya tanpa ditunggui: folder masuk, impor, nilai, periksa, laporan, ringkasan.

    Berkas yang baik pindah ke arsip/, yang salah ke karantina/ dengan salinan bertanda dan surat
    penjelasan. Di luar layar (cron) tidak mencetak apa pun bila semua berjalan baik.

    \b
    Contoh:
      kinerja batch
      kinerja batch --config /srv/kinerja/kinerja.toml
    """
    from kinerja_cli import __version__
    from kinerja_cli.batch.run import Asked, batch
    from kinerja_cli.cli.screen import batch as screen
    from kinerja_cli.cli.screen.terminal import progress

    if config_ is not None and not config_.is_file():
        raise ConfigError(
            f"Pengaturan {config_} tidak ada.", "Periksa letaknya, atau buat dengan kinerja init."
        )
    asked = Asked(
        config_ or config.FILE, db, oleh, WAIT if tunggu is None else tunggu, tunggu or 0.0,
        __version__,
    )  # fmt: skip
    with progress(quiet=senyap or json) as step:
        result = batch(asked, step)
    if json:
        screen.show_json(result)
    else:
        screen.show(result, quiet=senyap, detailed=rinci)
    raise typer.Exit(result.keluar)
