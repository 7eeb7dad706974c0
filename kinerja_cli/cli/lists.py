"""`kinerja status`."""

from pathlib import Path

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

    where = options.setting(db)
    found = status(where.db, tunggu, Path(where.config.laporan.ke))
    screen.show_status(found, as_json=json, quiet=senyap, detailed=rinci)
