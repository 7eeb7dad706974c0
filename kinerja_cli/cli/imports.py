"""`kinerja import`."""

from pathlib import Path
from typing import Annotated

import typer

from kinerja_cli.cli import options
from kinerja_cli.cli.options import WAIT, By, Db, Detailed, Json, PeriodText, Quiet, Wait

Files = Annotated[
    list[Path],
    typer.Argument(metavar="BERKAS...", help="Buku kerja atau folder berisi buku kerja."),
]


def import_command(
    files: Files,
    periode: PeriodText = None,
    dinas: Annotated[
        str,
        typer.Option(
            "--dinas", metavar="D", help="Perangkat daerah bila lembar tidak menyebutnya."
        ),
    ] = "",
    lembar: Annotated[
        str, typer.Option("--lembar", metavar="S", help="Baca lembar ini saja.")
    ] = "",
    petakan: Annotated[
        list[str] | None,
        typer.Option(
            "--petakan", metavar='"JUDUL=KOLOM"', help="Arti sebuah judul kolom; dapat diulang."
        ),
    ] = None,
    uji: Annotated[bool, typer.Option("--uji", help="Periksa saja, jangan tulis apa pun.")] = False,
    lewati_galat: Annotated[
        bool,
        typer.Option(
            "--lewati-galat", help="Tinggalkan baris yang salah, tulis sisanya (keluar 3)."
        ),
    ] = False,
    hapus_hilang: Annotated[
        bool, typer.Option("--hapus-hilang", help="Hapus juga data yang hilang dari berkas ini.")
    ] = False,
    db: Db = None,
    oleh: By = "",
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Baca lembar kerja ke basis data.

    Semua berkas diperiksa bersama lebih dahulu; bila ada yang salah, tidak satu pun ditulis.

    \b
    Contoh:
      kinerja import rekap.xlsx
      kinerja import masuk/ --uji
      kinerja import rekap.xlsx --periode 2024-Q1 --dinas "Dinas Kesehatan"
    """
    from kinerja_cli import __version__
    from kinerja_cli.actions import clock, headings
    from kinerja_cli.actions.import_sheets import ImportOptions, files_of, import_sheets
    from kinerja_cli.cli.screen import imports as screen
    from kinerja_cli.cli.screen.terminal import progress
    from kinerja_cli.intake.reading import Wishes

    where = options.setting(db)
    wishes = Wishes(
        periode=options.period(periode),
        dinas=dinas,
        lembar=lembar,
        petakan=headings.mapping(where.config.petakan, petakan or []),
        skala_perilaku=where.config.impor.skala_perilaku,
    )
    asked = ImportOptions(wishes, tuple(petakan or ()), uji, lewati_galat, hapus_hilang)
    with progress(quiet=senyap or json) as step:
        result = import_sheets(
            where.db, files_of(files), asked, clock.actor(oleh), tunggu, step, __version__
        )
    if json:
        screen.show_json(result, one_file=len(files) == 1 and not files[0].is_dir())
    else:
        screen.show(result, dry_run=uji, quiet=senyap, detailed=rinci)
    raise typer.Exit(4 if result.ditolak else 3 if result.dilewati else 0)
