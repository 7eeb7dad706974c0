"""`kinerja backup` and `kinerja restore`."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from kinerja_cli.cli import options
from kinerja_cli.cli.options import WAIT, By, Db, Detailed, Json, Quiet, Wait, Yes
from kinerja_cli.errors import FOUND

Copy = Annotated[Path, typer.Argument(metavar="BERKAS", help="Berkas cadangan.")]


def backup_command(
    berkas: Copy,
    timpa: Annotated[bool, typer.Option("--timpa", help="Ganti berkas lama bernama sama.")] = False,
    db: Db = None,
    oleh: By = "",
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Buat salinan basis data yang utuh dan sudah diperiksa, dengan manifes di sampingnya.

    Boleh dijalankan selagi perintah lain bekerja. Berkas baru mendapat namanya sesudah lolos
    pemeriksaan. BERKAS.manifest.json mencatat isinya, untuk pembuktian saat memulihkan.

    \b
    Contoh:
      kinerja backup cadangan-2024-04-01.db
      kinerja backup cadangan.db --timpa
    """
    from kinerja_cli.actions import backup, clock
    from kinerja_cli.cli.screen import backup as screen

    where = options.setting(db).db
    done = backup.make_backup(where, berkas, clock.actor(oleh), tunggu, over=timpa)
    screen.show_backup(done, as_json=json, quiet=senyap, detailed=rinci)
    raise typer.Exit(FOUND if done.isi.cacat else 0)


def restore_command(
    berkas: Copy,
    ke: Annotated[
        Path | None,
        typer.Option("--ke", metavar="DB", help="Basis data yang dibuat; bawaan seperti --db."),
    ] = None,
    timpa: Annotated[
        bool, typer.Option("--timpa", help="Ganti basis data yang ada; itu dicadangkan dahulu.")
    ] = False,
    ya: Yes = False,
    db: Db = None,
    oleh: By = "",
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Pulihkan basis data dari cadangan, sesudah cadangan itu terbukti utuh.

    Basis data yang ada tidak ditimpa tanpa --timpa; ia dicadangkan dahulu di sampingnya.

    \b
    Contoh:
      kinerja restore cadangan.db --ke percobaan.db
      kinerja restore cadangan.db --timpa --ya
    """
    from kinerja_cli.actions import backup, clock
    from kinerja_cli.cli.screen import backup as screen
    from kinerja_cli.cli.screen.terminal import agreed

    target = ke or options.setting(db).db
    planned = backup.restore_plan(berkas, target, over=timpa)
    if planned.menimpa and not ya:
        again = ["kinerja", "restore", str(berkas), "--timpa", "--ya"]
        again += ["--ke", str(target)] if ke or db else []
        again += ["--oleh", oleh] if oleh else []
        if not agreed(screen.question(planned, target), shlex.join(again)):
            return
    done = backup.restore_backup(berkas, target, clock.actor(oleh), tunggu, over=timpa)
    screen.show_restored(done, berkas, target, as_json=json, quiet=senyap, detailed=rinci)
