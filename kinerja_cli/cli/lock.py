"""`kinerja lock` and `kinerja unlock`."""

import shlex
from typing import Annotated

import typer

from kinerja_cli.cli import options
from kinerja_cli.cli.options import WAIT, By, Db, Detailed, Json, PeriodText, Quiet, Wait, Yes
from kinerja_cli.errors import UsageError
from kinerja_cli.rules.periods import Period

Office = Annotated[
    str, typer.Option("--dinas", metavar="D", help="Satu perangkat daerah saja; bawaan semua.")
]


def lock_command(
    periode: PeriodText = None,
    dinas: Office = "",
    alasan: Annotated[
        str, typer.Option("--alasan", metavar="TEKS", help="Mengapa dikunci, untuk jejak.")
    ] = "",
    ya: Yes = False,
    db: Db = None,
    oleh: By = "",
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Kunci satu periode: data dan nilainya tidak dapat berubah lagi.

    Mengunci setahun mengunci semua bagiannya. Yang belum dinilai, atau berubah sesudah dinilai,
    ditanyakan dahulu.

    \b
    Contoh:
      kinerja lock --periode 2024-Q1
      kinerja lock --periode 2024-Q1 --dinas kesehatan --alasan "Berita acara 12/2024"
    """
    from kinerja_cli.actions import clock, lock
    from kinerja_cli.cli.screen import lock as screen
    from kinerja_cli.cli.screen.terminal import agreed

    where, period = options.setting(db).db, _period(periode, "lock")
    actor = clock.actor(oleh)
    planned = lock.plan(where, period, dinas or None, actor.waktu[:10], tunggu)
    if planned.meragukan and not ya:
        again = ["kinerja", "lock", "--periode", str(period), "--ya"]
        again += ["--dinas", dinas] if dinas else []
        again += ["--alasan", alasan] if alasan else []
        again += ["--oleh", oleh] if oleh else []
        again += ["--db", str(db)] if db else []
        if not agreed(screen.question(planned), shlex.join(again)):
            return
    done = lock.lock(where, period, dinas or None, alasan, actor, tunggu)
    screen.show_locked(done, as_json=json, quiet=senyap, detailed=rinci)


def unlock_command(
    periode: PeriodText = None,
    dinas: Office = "",
    alasan: Annotated[
        str, typer.Option("--alasan", metavar="TEKS", help="Mengapa dibuka; wajib, untuk jejak.")
    ] = "",
    db: Db = None,
    oleh: By = "",
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Buka kunci satu periode, dengan alasannya.

    \b
    Contoh:
      kinerja unlock --periode 2024-Q1 --dinas kesehatan --alasan "Keberatan diterima"
    """
    from kinerja_cli.actions import clock, lock
    from kinerja_cli.cli.screen import lock as screen

    where, period = options.setting(db).db, _period(periode, "unlock")
    done = lock.unlock(where, period, dinas or None, alasan, clock.actor(oleh), tunggu)
    screen.show_unlocked(done, as_json=json, quiet=senyap, detailed=rinci)


def _period(text: str | None, verb: str) -> Period:
    period = options.period(text)
    if period is None:
        raise UsageError("Periode belum disebut.", f"Contoh: kinerja {verb} --periode 2024-Q1")
    return period
