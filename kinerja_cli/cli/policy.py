"""`kinerja policy`."""

from pathlib import Path
from typing import Annotated

import typer

from kinerja_cli.cli import options
from kinerja_cli.cli.options import WAIT, Db, Detailed, Json, Quiet, Wait
from kinerja_cli.errors import FOUND


def list_command(
    db: Db = None,
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Daftar kebijakan menurut keluarganya, dan proses penilaian yang memakainya.

    Yang dalam kinerja, dan milik kantor sendiri di folder kebijakan.

    \b
    Contoh:
      kinerja policy list
      kinerja policy list --json
    """
    from kinerja_cli.actions.policies import used_by
    from kinerja_cli.actions.policy_views import listing
    from kinerja_cli.cli.screen import policies as screen

    where = options.setting(db)
    found, used = listing(where.kebijakan), used_by(where.db, tunggu)
    screen.show_list(found, used, as_json=json, quiet=senyap, detailed=rinci)


def show_command(
    kebijakan: Annotated[str, typer.Argument(metavar="ID", help="Nama kebijakan.")],
    db: Db = None,
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Tampilkan satu kebijakan: rumus, batas, matriks, dan dasarnya.

    \b
    Contoh:
      kinerja policy show permenpanrb-6-2022
      kinerja policy show pp-94-2021
    """
    from kinerja_cli.actions.policies import used_by
    from kinerja_cli.actions.policy_views import shown
    from kinerja_cli.cli.screen import policies as screen

    where = options.setting(db)
    found, used = shown(kebijakan, where.kebijakan), used_by(where.db, tunggu)
    screen.show_one(found, used, as_json=json, quiet=senyap, detailed=rinci)


def check_command(
    berkas: Annotated[
        Path | None,
        typer.Argument(metavar="BERKAS", help="Satu berkas kebijakan; bawaan semua yang ada."),
    ] = None,
    db: Db = None,
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Buktikan kebijakan tanpa celah, tanpa tumpang tindih, dan berdasar; keluar 9 bila ada yang gagal.

    BERKAS diperiksa seakan-akan sudah berada di folder kebijakan kantor.

    \b
    Contoh:
      kinerja policy check
      kinerja policy check keputusan-bupati.toml
    """
    from kinerja_cli.actions import clock
    from kinerja_cli.actions.policy_offices import offices
    from kinerja_cli.actions.policy_views import checked
    from kinerja_cli.cli.screen import policy_proofs as screen

    where = options.setting(db)
    known = offices(where.db, tunggu)
    result = checked(where.kebijakan, berkas, clock.today(), known)
    if json:
        screen.show_json(result)
    elif not senyap:
        screen.show(result, detailed=rinci)
    raise typer.Exit(FOUND if result.gagal else 0)


def diff_command(
    a: Annotated[str, typer.Argument(metavar="A", help="Nama kebijakan, atau berkasnya.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Kebijakan yang dibandingkan dengannya.")],
    db: Db = None,
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Bandingkan dua kebijakan: angka yang berbeda, dengan dasar keduanya.

    \b
    Contoh:
      kinerja policy diff pp-30-2019 pp-30-2019-360
      kinerja policy diff permenpanrb-6-2022 keputusan-bupati.toml
    """
    from kinerja_cli.actions.policy_views import compared
    from kinerja_cli.cli.screen import policy_changes as screen

    del tunggu
    result = compared(a, b, options.setting(db).kebijakan)
    if json:
        screen.show_json(result)
    elif not senyap:
        screen.show(result, detailed=rinci)
