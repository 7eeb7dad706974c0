"""`kinerja verify`."""

import typer

from kinerja_cli.cli import options
from kinerja_cli.cli.options import WAIT, Db, Detailed, Json, Quiet, Wait
from kinerja_cli.errors import FOUND


def verify_command(
    db: Db = None,
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Buktikan bahwa isi basis data masih seperti yang dicatat; keluar 9 bila ada yang tidak.

    Diperiksa: struktur berkas, jejak audit, sidik setiap lembar impor dan setiap proses penilaian,
    naskah peraturan, semua nilai (dihitung ulang), dan laporan yang pernah ditulis. Tidak ada yang
    diubah.

    \b
    Contoh:
      kinerja verify
      kinerja verify --json
    """
    from kinerja_cli.actions.verify import verify
    from kinerja_cli.cli.screen import verifying as screen
    from kinerja_cli.cli.screen.terminal import progress

    with progress(quiet=senyap or json) as step:
        result = verify(options.setting(db).db, tunggu, step)
    if json:
        screen.show_json(result)
    else:
        screen.show(result, quiet=senyap, detailed=rinci)
    raise typer.Exit(0 if result.sehat else FOUND)
