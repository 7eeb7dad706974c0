"""`kinerja schedule`."""

from pathlib import Path
from typing import Annotated

import typer

from kinerja_cli import config
from kinerja_cli.cli import options
from kinerja_cli.cli.options import Db, Detailed, Quiet
from kinerja_cli.errors import UsageError


def schedule_command(
    cron: Annotated[bool, typer.Option("--cron", help="Baris untuk crontab.")] = False,
    systemd: Annotated[
        bool, typer.Option("--systemd", help="Unit .service dan .timer untuk systemd.")
    ] = False,
    windows: Annotated[
        bool, typer.Option("--windows", help="Tugas untuk Task Scheduler (PowerShell).")
    ] = False,
    jam: Annotated[
        str,
        typer.Option("--jam", metavar="HH:MM", show_default=False,
                     help="Jam mulai menurut zona waktu komputer; bawaan 02:30."),
    ] = "02:30",
    hari: Annotated[
        str,
        typer.Option("--hari", metavar="HARI", show_default=False,
                     help="setiap (bawaan), kerja (Senin–Jumat), atau nama hari: senin,kamis."),
    ] = "setiap",
    konfigurasi: Annotated[
        Path,
        typer.Option("--config", metavar="BERKAS", show_default=False,
                     help="Pengaturan yang dipakai batch; bawaan kinerja.toml di folder ini."),
    ] = config.FILE,
    db: Db = None,
    tunggu: Annotated[
        float,
        typer.Option("--tunggu", metavar="DETIK", callback=options.seconds, show_default=False,
                     help="Lama batch menunggu batch lain; bawaan 0."),
    ] = 0.0,
    senyap: Quiet = False,
    rinci: Detailed = False,
) -> None:  # fmt: skip
    """Tampilkan baris untuk menjalankan kinerja batch tiap malam; tidak mengubah apa pun.

    Jalankan di folder kerja, di komputer dan sebagai pengguna yang akan menjalankannya; lalu tempel
    baris-barisnya sendiri.

    \b
    Contoh:
      kinerja schedule --cron
      kinerja schedule --systemd --jam 01:15 --hari kerja
      kinerja schedule --windows --config kinerja.toml
    """
    from kinerja_cli.actions import clock, schedule
    from kinerja_cli.actions.schedules import schedule_cron, schedule_systemd
    from kinerja_cli.actions.schedules import schedule_windows as task_scheduler
    from kinerja_cli.cli.screen import schedule as screen

    del senyap, rinci  # the lines are all there is to say
    if cron + systemd + windows != 1:
        raise UsageError(
            "Sebut satu penjadwal: --cron, --systemd atau --windows.",
            "Linux: --systemd atau --cron. Windows: --windows.",
        )
    log = "cron.log" if cron else "systemd.log" if systemd else "windows.log"
    job = schedule.job(konfigurasi, jam, hari, log, db, tunggu)
    if cron:
        words = schedule_cron.lines(job)
    elif systemd:
        words = schedule_systemd.lines(job)
    else:
        words = task_scheduler.lines(job, clock.today())
    screen.show(words, windows=windows)
