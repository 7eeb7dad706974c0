"""`kinerja imports`."""

import shlex
from typing import Annotated

import typer

from kinerja_cli.cli import options
from kinerja_cli.cli.options import WAIT, By, Db, Detailed, Json, Quiet, Wait, Yes


def list_command(
    db: Db = None,
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Daftar semua impor, juga yang sudah dibatalkan.

    \b
    Contoh:
      kinerja imports list
      kinerja imports --json
    """
    from kinerja_cli.actions import history
    from kinerja_cli.cli.screen import history as screen

    rows = history.listing(options.setting(db).db, tunggu)
    screen.show_listing(rows, as_json=json, quiet=senyap, detailed=rinci)


def show_command(
    nomor: Annotated[int, typer.Argument(metavar="N", help="Nomor impor.")],
    db: Db = None,
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Tampilkan satu impor: berkas, lembar, data yang masih berlaku, dan siapa yang memakainya.

    \b
    Contoh:
      kinerja imports show 1
    """
    from kinerja_cli.actions import history
    from kinerja_cli.cli.screen import history as screen

    one = history.one(options.setting(db).db, nomor, tunggu)
    screen.show_one(one, as_json=json, quiet=senyap, detailed=rinci)


def undo_command(
    nomor: Annotated[list[int], typer.Argument(metavar="N...", help="Nomor impor.")],
    ya: Yes = False,
    alasan: Annotated[
        str, typer.Option("--alasan", metavar="TEKS", help="Mengapa dibatalkan, untuk jejak.")
    ] = "",
    db: Db = None,
    oleh: By = "",
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Batalkan satu impor: data kembali seperti sebelum impor itu.

    Ditolak bila impor lain memakai datanya; batalkan dahulu impor lain itu, dari yang terbaru.
    Riwayat dan penilaian yang lalu tetap tersimpan.

    \b
    Contoh:
      kinerja imports undo 3
      kinerja imports undo 3 --ya --alasan "salah berkas"
    """
    from kinerja_cli.actions import clock, undo
    from kinerja_cli.cli.screen import history as screen
    from kinerja_cli.cli.screen.terminal import agreed

    where = options.setting(db).db
    planned = undo.plan(where, nomor, tunggu)
    if not ya:
        again = ["kinerja", "imports", "undo", *map(str, nomor), "--ya"]
        again += ["--alasan", alasan] if alasan else []
        again += ["--oleh", oleh] if oleh else []
        again += ["--db", str(db)] if db else []
        if not agreed(screen.undo_question(planned), shlex.join(again)):
            return
    done = undo.undo(where, nomor, alasan, clock.actor(oleh), tunggu)
    screen.show_undone(done, as_json=json, quiet=senyap, detailed=rinci)
