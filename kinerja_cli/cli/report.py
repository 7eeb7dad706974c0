"""`kinerja report`."""

from pathlib import Path
from typing import Annotated

import typer

from kinerja_cli.cli import options
from kinerja_cli.cli.options import WAIT, By, Db, Detailed, Json, PeriodText, Quiet, Wait
from kinerja_cli.errors import UsageError


def report_command(
    dinas: Annotated[
        list[str] | None,
        typer.Option(
            "--dinas", metavar="D", help="Perangkat daerah, sebagian namanya cukup; dapat diulang."
        ),
    ] = None,
    nip: Annotated[str, typer.Option("--nip", metavar="NIP", help="Laporan satu pegawai.")] = "",
    atasan: Annotated[
        str,
        typer.Option(
            "--atasan", metavar="NIP", help="Bawahan satu atasan: NIP, atau sebagian namanya."
        ),
    ] = "",
    semua: Annotated[
        bool,
        typer.Option(
            "--semua", help="Semua perangkat daerah (bawaan bila tidak ada pilihan lain)."
        ),
    ] = False,
    jenis: Annotated[
        str,
        typer.Option(
            "--jenis",
            metavar="J",
            help=(
                "dinas (bawaan), pegawai (bawaan dengan --nip), penjelasan, rapat, atasan, "
                "ringkasan, pelatihan, kegiatan; lihat panduan."
            ),
        ),
    ] = "",
    periode: PeriodText = None,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="F",
            help="xlsx, html, pdf, csv, json; beberapa dipisah koma. Bawaan xlsx,html.",
        ),
    ] = "",
    samarkan: Annotated[
        bool,
        typer.Option(
            "--samarkan", help="Samarkan nama dan NIP, gabungkan kelompok di bawah 5 orang."
        ),
    ] = False,
    ke: Annotated[
        Path | None, typer.Option("--ke", metavar="FOLDER", help="Folder laporan; bawaan laporan/.")
    ] = None,
    templat: Annotated[
        Path | None,
        typer.Option(
            "--templat", metavar="FOLDER", help="Templat kantor sendiri, dipakai lebih dahulu."
        ),
    ] = None,
    salin_templat: Annotated[
        Path | None,
        typer.Option(
            "--salin-templat",
            metavar="FOLDER",
            help="Salin templat bawaan untuk diubah, lalu selesai.",
        ),
    ] = None,
    kertas: Annotated[
        str,
        typer.Option("--kertas", metavar="K", help="a4 atau f4; bawaan a4 (atau kinerja.toml)."),
    ] = "",
    db: Db = None,
    oleh: By = "",
    tunggu: Wait = WAIT,
    senyap: Quiet = False,
    rinci: Detailed = False,
    json: Json = False,
) -> None:
    """Tulis laporan evaluasi dalam Excel dan HTML, atau PDF, CSV dan JSON.

    Bawaannya periode dari kinerja score yang terakhir. Beberapa laporan sekaligus mendapat satu
    halaman daftar (indeks).

    \b
    Contoh:
      kinerja report --dinas kesehatan
      kinerja report --semua --periode 2024-Q1 --ke laporan/tw1
      kinerja report --nip 198503122010012003
      kinerja report --dinas kesehatan --format pdf
      kinerja report --semua --format csv,json --samarkan
      kinerja report --jenis ringkasan --periode 2024-Q1
      kinerja report --jenis penjelasan --nip 198503122010012003
      kinerja report --atasan 197002051992021001
      kinerja report --dinas kesehatan --kertas f4
    """
    from kinerja_cli.actions import clock, page_layout, templates
    from kinerja_cli.actions.report import ReportOptions, write_reports
    from kinerja_cli.cli.screen import reports as screen
    from kinerja_cli.cli.screen.open_files import tell_open
    from kinerja_cli.cli.screen.terminal import progress, say

    if salin_templat is not None:
        count = templates.copy(salin_templat)
        if not senyap:
            say(
                f"{count} templat disalin ke {salin_templat}. Ubah, lalu pakai --templat {salin_templat}."
            )
        return
    if templat is not None and not templat.is_dir():
        raise UsageError(
            f"Folder templat {templat} tidak ada.", "Buat dengan --salin-templat FOLDER."
        )
    if kertas.casefold() not in {"", "a4", "f4"}:
        raise UsageError(f"Kertas “{kertas}” tidak dikenal.", "Yang ada: a4, f4.")
    where = options.setting(db)
    asked = ReportOptions(
        jenis=_jenis(jenis),
        dinas=tuple(dinas or ()),
        nip=nip,
        semua=semua,
        periode=options.period(periode),
        formats=_formats(format_),
        ke=ke or Path(where.config.laporan.ke),
        templat=templat
        or (Path(where.config.laporan.templat) if where.config.laporan.templat else None),
        instansi=where.config.instansi,
        samarkan=samarkan,
        peramban=where.config.laporan.peramban,
        kebijakan=where.kebijakan,
        atasan=atasan,
        tata=page_layout.page(where.config.laporan, kertas.casefold()),
    )
    if sum((bool(dinas), bool(nip), semua, bool(atasan))) > 1:
        raise UsageError("Pilih satu saja: --dinas, --nip, --atasan, atau --semua.")
    with progress(quiet=senyap or json) as step:
        result = write_reports(where.db, asked, clock.actor(oleh), tunggu, step)
    tell_open((one.terbuka, one.berkas) for one in result.laporan)
    if json:
        screen.show_json(result)
        screen.show_note(result)
    elif not senyap:
        screen.show(result, detailed=rinci)


def _jenis(text: str) -> str:
    """Return the kind of report asked for, "" without a wish."""
    from kinerja_cli.actions.report_kinds import KINDS

    name = text.strip().casefold()
    if name and name not in KINDS:
        raise UsageError(f"Jenis laporan “{text}” tidak ada.", f"Yang ada: {', '.join(KINDS)}.")
    return name


def _formats(text: str) -> tuple[str, ...]:
    """Return the formats asked for, none without a wish."""
    from kinerja_cli.reports.formats import FORMATS

    if not text:
        return ()
    wanted = tuple(
        dict.fromkeys(part.strip().casefold() for part in text.split(",") if part.strip())
    )
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown or not wanted:
        raise UsageError(
            f"Laporan tidak tersedia dalam format {', '.join(unknown) or text}.",
            f"Yang ada: {', '.join(FORMATS)}.",
        )
    return wanted
