"""`kinerja import`."""

from pathlib import Path
from typing import Annotated

import typer

from kinerja_cli.cli import options
from kinerja_cli.cli.options import WAIT, By, Db, Detailed, Json, PeriodText, Quiet, Wait
from kinerja_cli.errors import CannotWriteError, UsageError

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
    tandai: Annotated[
        Path | None,
        typer.Option(
            "--tandai",
            metavar="KELUAR",
            help="Tulis salinan buku kerja dengan sel yang salah diwarnai dan dijelaskan; "
            "untuk beberapa berkas KELUAR adalah folder.",
        ),
    ] = None,
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
      kinerja import rekap.xlsx --tandai periksa.xlsx
    """
    from kinerja_cli import __version__
    from kinerja_cli.actions import clock
    from kinerja_cli.actions.import_sheets import (
        ImportOptions,
        files_of,
        import_sheets,
        passed_over,
    )
    from kinerja_cli.actions.importing import headings
    from kinerja_cli.cli.screen import imports as screen
    from kinerja_cli.cli.screen.open_files import tell_open
    from kinerja_cli.cli.screen.terminal import progress
    from kinerja_cli.cli.wildcards import expanded
    from kinerja_cli.intake.reading import Wishes

    files = expanded(files)
    where = options.setting(db)
    wishes = Wishes(
        periode=options.period(periode),
        dinas=dinas,
        lembar=lembar,
        petakan=headings.mapping(where.config.petakan, petakan or []),
        skala_perilaku=where.config.impor.skala_perilaku,
    )
    asked = ImportOptions(wishes, tuple(petakan or ()), uji, lewati_galat, hapus_hilang)
    paths, one_file = files_of(files), len(files) == 1 and not files[0].is_dir()
    places = _places(files, paths, tandai, one_file=one_file)
    failed: CannotWriteError | UsageError | None = None
    with progress(quiet=senyap or json) as step:
        result = import_sheets(
            where.db, paths, asked, clock.actor(oleh), tunggu, step, __version__,
            (lambda _: None) if senyap or json else screen.show_understood,
        )  # fmt: skip
        if places:
            from kinerja_cli.actions.importing import marking

            try:
                result = marking.mark(result, paths, places, step)
            except (CannotWriteError, UsageError) as error:
                failed = error
    tell_open((one.terbuka, one.ditandai) for one in result.files if one.ditandai)
    if json and not failed:
        screen.show_json(result, one_file=one_file)
    elif not json:
        if not senyap:
            screen.show_passed_over(passed_over(files))
        screen.show(result, dry_run=uji, quiet=senyap, detailed=rinci, marking=bool(places))
    if failed:
        raise failed
    raise typer.Exit(4 if result.ditolak else 3 if result.dilewati else 0)


def _places(
    given: list[Path], paths: list[Path], wanted: Path | None, *, one_file: bool
) -> tuple[Path, ...]:
    """Return where the marked copies go; none without `--tandai`."""
    if wanted is None:
        return ()
    from kinerja_cli.actions.importing import marking

    return marking.targets(given, paths, wanted, one_file=one_file)
