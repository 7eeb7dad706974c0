"""`kinerja person`."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from kinerja_cli.cli import options
from kinerja_cli.cli.options import WAIT, By, Db, Detailed, Json, Quiet, Wait, Yes
from kinerja_cli.errors import UsageError

Nip = Annotated[str, typer.Argument(metavar="NIP", help="NIP orangnya, dengan atau tanpa spasi.")]


def export_command(
    nip: Nip,
    alasan: Annotated[
        str,
        typer.Option("--alasan", metavar="TEKS", help="Untuk apa data diserahkan; wajib."),
    ] = "",
    format_: Annotated[
        str, typer.Option("--format", metavar="F", help="html, json, atau keduanya (bawaan).")
    ] = "",
    ke: Annotated[
        Path | None,
        typer.Option("--ke", metavar="TEMPAT", help="Folder, atau berkas .html atau .json."),
    ] = None,
    db: Db = None,
    oleh: By = "",
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Serahkan semua data tentang satu orang, dengan asal dan jejak pemrosesannya.

    Halaman HTML untuk orangnya, JSON lengkap untuk diperiksa. Penyerahannya dicatat di jejak.

    \b
    Contoh:
      kinerja person export 198503122010012003 --alasan "Permintaan pegawai, surat 12/2026"
      kinerja person export 198503122010012003 --alasan "Permintaan pegawai" --ke data.json

    Kewajiban UU 27/2022 selengkapnya: docs/pdp.md
    """
    from kinerja_cli.actions import clock, person_export
    from kinerja_cli.cli.screen import person as screen

    setting = options.setting(db)
    wanted = person_export.asked_nip(nip)
    _require(alasan, "data itu diserahkan", "Permintaan pegawai, surat 12/2026")
    report = setting.config.laporan
    targets = person_export.targets(wanted, format_, ke, Path(report.ke))
    done = person_export.export(
        setting.db, wanted, alasan, targets, clock.actor(oleh), tunggu,
        templates=Path(report.templat) if report.templat else None,
        instansi=setting.config.instansi,
    )  # fmt: skip
    screen.show_exported(done, as_json=json, quiet=senyap, detailed=rinci)


def erase_command(
    nip: Nip,
    alasan: Annotated[
        str,
        typer.Option("--alasan", metavar="TEKS", help="Dasar penghapusan; wajib."),
    ] = "",
    ya: Yes = False,
    db: Db = None,
    oleh: By = "",
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Hapus semua data tentang satu orang dari basis data, untuk selamanya.

    Nilai pegawai lain tetap; namanya di baris mereka diganti. Cadangan, laporan dan lembar asli tidak
    tersentuh: letaknya disebut, dan Anda yang memusnahkannya. Untuk orang yang sudah dihapus, sisanya
    dibersihkan dan dicari sekali lagi.

    \b
    Contoh:
      kinerja person erase 198503122010012003 --alasan "Retensi berakhir, BA pemusnahan 3/2036"
      kinerja person erase 198503122010012003 --alasan "BA pemusnahan 3/2036" --ya

    Kapan boleh menghapus, dan retensi arsip (UU 27/2022 Pasal 43 dan 44): docs/pdp.md
    """
    from kinerja_cli.actions import clock, person_erase, person_export
    from kinerja_cli.cli.screen import person as screen
    from kinerja_cli.cli.screen.terminal import agreed_by_typing, progress

    setting = options.setting(db)
    where, reports = setting.db, Path(setting.config.laporan.ke)
    wanted = person_export.asked_nip(nip)
    _require(alasan, "data itu dihapus", "Retensi berakhir, BA pemusnahan 3/2036")
    with progress(quiet=senyap) as step:
        before = person_erase.sweep(where, wanted, tunggu, [reports], step)
    if before:
        screen.show_swept(before, as_json=json, quiet=senyap)
        return
    planned = person_erase.plan(where, wanted, tunggu)
    if not ya:
        again = ["kinerja", "person", "erase", wanted, "--alasan", alasan, "--ya"]
        again += ["--oleh", oleh] if oleh else []
        again += ["--db", str(db)] if db else []
        if not agreed_by_typing(screen.question(planned), wanted, shlex.join(again)):
            return
    with progress(quiet=senyap) as step:
        done = person_erase.erase(where, wanted, alasan, clock.actor(oleh), tunggu, [reports], step)
    screen.show_erased(done, as_json=json, quiet=senyap, detailed=rinci)


def _require(alasan: str, what: str, example: str) -> None:
    """Refuse what has no reason: the trail must say what personal data were handled for."""
    if not alasan.strip():
        raise UsageError(f"Sebut mengapa {what}.", f'Tambahkan misalnya: --alasan "{example}"')
