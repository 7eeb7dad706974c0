"""`kinerja decide`."""

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from kinerja_cli.cli import options
from kinerja_cli.cli.options import WAIT, By, Db, Detailed, Json, PeriodText, Quiet, Wait, Yes
from kinerja_cli.errors import UsageError

if TYPE_CHECKING:
    from kinerja_cli.actions.ruling_request import Request


def decide_command(
    nip: Annotated[
        str, typer.Argument(metavar="NIP", help="NIP pegawai, dengan atau tanpa spasi.")
    ] = "",
    periode: PeriodText = None,
    hasil_kerja: Annotated[
        str,
        typer.Option("--hasil-kerja", metavar="R", help="Rating hasil kerja: AE, SE atau BE."),
    ] = "",
    perilaku: Annotated[
        str, typer.Option("--perilaku", metavar="R", help="Rating perilaku: AE, SE atau BE.")
    ] = "",
    ide_baru: Annotated[
        bool | None,
        typer.Option(
            "--ide-baru/--bukan-ide-baru",
            help="Apakah pegawai punya ide baru yang bermanfaat (PP 30/2019).",
        ),
    ] = None,
    alasan: Annotated[
        str, typer.Option("--alasan", metavar="TEKS", help="Alasan penetapan; wajib.")
    ] = "",
    dasar: Annotated[
        str, typer.Option("--dasar", metavar="TEKS", help="Dasarnya, misalnya nomor berita acara.")
    ] = "",
    tanggal: Annotated[
        str,
        typer.Option("--tanggal", metavar="T", help="Tanggal penetapan; bawaan hari ini."),
    ] = "",
    cabut: Annotated[
        bool, typer.Option("--cabut", help="Tarik kembali penetapan; rating dari lembar berlaku.")
    ] = False,
    daftar: Annotated[
        bool, typer.Option("--daftar", help="Tampilkan saja penetapan yang berlaku.")
    ] = False,
    ya: Yes = False,
    db: Db = None,
    oleh: By = "",
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Catat penetapan pejabat penilai: rating, dengan alasannya.

    Penetapan ini mengalahkan usulan dan rating di lembar. Yang tidak disebut tetap seperti yang
    ditetapkan sebelumnya. R: di atas (AE), sesuai (SE) atau di bawah ekspektasi (BE).

    \b
    Contoh:
      kinerja decide 198503122010012003 --periode 2024-Q1 --hasil-kerja sesuai --alasan "Dialog kinerja"
      kinerja decide 198503122010012003 --periode 2024-Q1 --perilaku AE --alasan "Teladan" --dasar "BA 12/2024"
      kinerja decide 198503122010012003 --periode 2024-Q1 --cabut --alasan "Salah orang"
      kinerja decide --daftar
    """
    from kinerja_cli.actions import clock, decide, ruling_request
    from kinerja_cli.actions.policy_choice import Choice
    from kinerja_cli.cli.screen import decide as screen
    from kinerja_cli.cli.screen.terminal import agreed

    setting, period = options.setting(db), options.period(periode)
    where = setting.db
    if daftar:
        screen.show_listing(
            decide.listing(where, period, tunggu), as_json=json, quiet=senyap, detailed=rinci
        )
        return
    if not nip:
        raise UsageError("NIP belum disebut.", "Yang sudah ditetapkan: kinerja decide --daftar")
    if period is None:
        raise UsageError("Periode belum disebut.", "Tambahkan misalnya --periode 2024-Q1")
    actor = clock.actor(oleh)
    asked = ruling_request.request(
        nip,
        period,
        {"hasil_kerja": hasil_kerja, "perilaku": perilaku},
        ide_baru=ide_baru,
        alasan=alasan,
        dasar=dasar,
        tanggal=tanggal,
        cabut=cabut,
        today=actor.waktu[:10],
    )

    def choosing() -> Choice:
        return Choice(asked.periode, setting.config.kebijakan or None, setting.kebijakan)

    planned = decide.plan(where, asked, actor, tunggu, choosing)
    if planned.menimpa and not ya:
        again = [*_again(asked), *(["--oleh", oleh] if oleh else [])]
        again += ["--db", str(db)] if db else []
        if not agreed(screen.question(planned), shlex.join(again)):
            return
    done = decide.decide(where, asked, actor, tunggu, choosing)
    screen.show(done, as_json=json, quiet=senyap, detailed=rinci)


def _again(asked: "Request") -> list[str]:
    """Return the line that decides the same without being asked."""
    words = ["kinerja", "decide", asked.nip, "--periode", str(asked.periode), "--ya"]
    for name, value in asked.nilai.items():
        if name == "ide_baru":
            words.append("--ide-baru" if value == "Ya" else "--bukan-ide-baru")
        else:
            words += [f"--{name.replace('_', '-')}", value]
    words += ["--alasan", asked.alasan]
    words += ["--dasar", asked.dasar] if asked.dasar else []
    words += ["--tanggal", asked.tanggal] if asked.tanggal else []
    return [*words, "--cabut"] if asked.cabut else words
