"""`kinerja status` and `kinerja policy`."""

from typing import Annotated

import typer

from kinerja_cli.cli import options
from kinerja_cli.cli.options import WAIT, Db, Detailed, Json, Quiet, Wait


def status_command(
    db: Db = None,
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Tampilkan isi basis data: pegawai, impor, periode yang sudah dinilai.

    \b
    Contoh:
      kinerja status
    """
    from kinerja_cli.actions.status import status
    from kinerja_cli.cli.screen import lists as screen

    found = status(options.setting(db).db, tunggu)
    screen.show_status(found, as_json=json, quiet=senyap, detailed=rinci)


def policies_command(
    db: Db = None,
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Daftar peraturan yang tersedia, dan proses penilaian yang memakainya.

    \b
    Contoh:
      kinerja policy list
    """
    from kinerja_cli.actions.policies import library, used_by
    from kinerja_cli.cli.screen import policies as screen

    used = used_by(options.setting(db).db, tunggu)
    screen.show_list(library().scoring(), used, as_json=json, quiet=senyap, detailed=rinci)


def policy_command(
    kebijakan: Annotated[str, typer.Argument(metavar="ID", help="Nama peraturan.")],
    db: Db = None,
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Tampilkan satu peraturan: rumus, batas, matriks, dan dasarnya.

    \b
    Contoh:
      kinerja policy show permenpanrb-6-2022
    """
    from kinerja_cli.actions.policies import load, used_by
    from kinerja_cli.cli.screen import policies as screen

    policy, used = load(kebijakan), used_by(options.setting(db).db, tunggu)
    screen.show_one(policy, used, as_json=json, quiet=senyap, detailed=rinci)
