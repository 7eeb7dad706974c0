"""`kinerja audit`."""

from pathlib import Path
from typing import Annotated

import typer

from kinerja_cli.cli import options
from kinerja_cli.cli.options import WAIT, By, Db, Detailed, Json, Quiet, Wait
from kinerja_cli.errors import FOUND, UsageError


def show_command(
    tindakan: Annotated[
        str, typer.Option("--tindakan", metavar="T", help="Hanya tindakan ini, misalnya impor.")
    ] = "",
    sejak: Annotated[
        str, typer.Option("--sejak", metavar="TANGGAL", help="Hanya sejak tanggal ini, YYYY-MM-DD.")
    ] = "",
    semua: Annotated[
        bool, typer.Option("--semua", help="Semua catatan; bawaan 20 terakhir.")
    ] = False,
    db: Db = None,
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Tampilkan jejak audit: siapa mengerjakan apa, kapan, dari komputer mana, mengapa.

    \b
    Contoh:
      kinerja audit show
      kinerja audit show --tindakan keputusan --semua
      kinerja audit show --sejak 2024-04-01 --rinci
    """
    from kinerja_cli.actions import trail
    from kinerja_cli.cli.screen import trails as screen

    _require_day(sejak)
    most = None if semua or sejak or json else trail.NEWEST
    found = trail.show(
        options.setting(db).db, tunggu, tindakan=tindakan.strip().casefold(), sejak=sejak, most=most
    )
    if json:
        screen.show_json(found)
    elif not senyap:
        screen.show(found, detailed=rinci)


def _require_day(text: str) -> None:
    from datetime import date

    try:
        if text:
            date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"Tanggal “{text}” tidak dipahami.", "Tulis sebagai tahun-bulan-hari: 2024-04-01"
        ) from error


def export_command(
    berkas: Annotated[
        Path, typer.Argument(metavar="BERKAS", help="Berkas JSON Lines yang ditulis.")
    ],
    timpa: Annotated[bool, typer.Option("--timpa", help="Ganti berkas lama bernama sama.")] = False,
    db: Db = None,
    oleh: By = "",
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Tulis seluruh jejak audit, beserta sidiknya, ke satu berkas untuk diperiksa pihak lain.

    Berkas yang sudah ada tidak ditimpa tanpa --timpa; basis data dan kinerja.toml tidak pernah.

    \b
    Contoh:
      kinerja audit export jejak.jsonl
    """
    from kinerja_cli.actions import clock, trail
    from kinerja_cli.cli.screen import trails as screen

    done = trail.export(options.setting(db).db, berkas, clock.actor(oleh), tunggu, over=timpa)
    if json:
        screen.show_written_json(done)
    elif not senyap:
        screen.show_written(done, detailed=rinci)


def verify_command(
    kepala: Annotated[
        str | None,
        typer.Option(
            "--kepala", metavar="N:SIDIK", help="Kepala yang tercetak di laporan atau cadangan."
        ),
    ] = None,
    db: Db = None,
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Buktikan bahwa jejak audit utuh; keluar 9 bila tidak.

    Catatan yang dipotong dari ujung jejak hanya tampak bila dibandingkan dengan kepala yang
    tercetak di tempat lain: sebutkan dengan --kepala.

    \b
    Contoh:
      kinerja audit verify
      kinerja audit verify --kepala 12:9f2c…
    """
    from kinerja_cli.actions import trail
    from kinerja_cli.cli.screen import trails as screen

    found = trail.verify(options.setting(db).db, kepala, tunggu)
    if json:
        screen.show_verified_json(found)
    elif not senyap or not found.utuh:
        screen.show_verified(found, detailed=rinci)
    raise typer.Exit(0 if found.utuh else FOUND)
