"""`kinerja units`."""

import shlex
from typing import Annotated

import typer

from kinerja_cli.cli import options
from kinerja_cli.cli.options import WAIT, By, Db, Detailed, Json, Quiet, Wait, Yes
from kinerja_cli.errors import UsageError


def list_command(
    db: Db = None,
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Daftar perangkat daerah yang dikenal, dengan alias dan jumlah pegawainya.

    \b
    Contoh:
      kinerja units list
      kinerja units --json
    """
    from kinerja_cli.actions.units import listing
    from kinerja_cli.cli.screen import units as screen

    found = listing(options.setting(db).db, tunggu)
    screen.show_listing(found, as_json=json, quiet=senyap, detailed=rinci)


def alias_command(
    alias: Annotated[str, typer.Argument(metavar="ALIAS", help="Nama lain itu.")],
    unit: Annotated[
        str, typer.Argument(metavar="DINAS", help="Perangkat daerah yang dimaksud.")
    ] = "",
    hapus: Annotated[bool, typer.Option("--hapus", help="Hapus alias itu.")] = False,
    db: Db = None,
    oleh: By = "",
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Catat nama lain sebuah perangkat daerah; dipakai saat impor dan di --dinas.

    \b
    Contoh:
      kinerja units alias DINKES "Dinas Kesehatan Kota Tirtamadya"
      kinerja units alias DINKES --hapus
    """
    from kinerja_cli.actions import clock, units
    from kinerja_cli.cli.screen import units as screen

    if hapus == bool(unit):
        raise UsageError(
            "Sebut alias dan perangkat daerahnya, atau alias dan --hapus.",
            "Misalnya: kinerja units alias DINKES kesehatan",
        )
    where, actor = options.setting(db).db, clock.actor(oleh)
    if hapus:
        done = units.remove_alias(where, alias, actor, tunggu)
    else:
        done = units.add_alias(where, alias, unit, actor, tunggu)
    screen.show_alias(done, removed=hapus, as_json=json, quiet=senyap, detailed=rinci)


def merge_command(
    lama: Annotated[str, typer.Argument(metavar="LAMA", help="Nama yang keliru.")],
    baru: Annotated[str, typer.Argument(metavar="BARU", help="Nama yang benar.")],
    ya: Yes = False,
    db: Db = None,
    oleh: By = "",
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Gabungkan dua perangkat daerah yang sebenarnya satu; nama lama menjadi alias.

    \b
    Contoh:
      kinerja units merge "Dinas Kesehaatan" "Dinas Kesehatan"
    """
    from kinerja_cli.actions import clock, units
    from kinerja_cli.cli.screen import units as screen
    from kinerja_cli.cli.screen.terminal import agreed

    where = options.setting(db).db
    planned = units.merge_plan(where, lama, baru, tunggu)
    if not ya:
        again = ["kinerja", "units", "merge", lama, baru, "--ya"]
        again += ["--oleh", oleh] if oleh else []
        again += ["--db", str(db)] if db else []
        if not agreed(screen.merge_question(planned), shlex.join(again)):
            return
    done = units.merge(where, lama, baru, clock.actor(oleh), tunggu)
    screen.show_merged(done, as_json=json, quiet=senyap, detailed=rinci)
