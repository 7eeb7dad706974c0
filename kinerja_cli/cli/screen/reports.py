"""Which reports were written."""

from kinerja_cli.actions.report import ReportResult
from kinerja_cli.cli.screen.terminal import say, say_json


def show(result: ReportResult, *, detailed: bool) -> None:
    """Print the period first, then where every file is."""
    say(f"Laporan {result.periode.words}")
    for one in result.laporan:
        say(f"  {one.berkas}")
        if detailed:
            say(f"    {one.dinas}, SHA-256 {one.sha256}")
    if result.indeks:
        say(f"  {result.indeks} (daftar semuanya)")
    if result.belum_lengkap:
        say(
            f"{result.belum_lengkap} dari {result.pegawai} pegawai belum lengkap; sebabnya ada di "
            "laporan. Lengkapi, impor, lalu jalankan kinerja score lagi."
        )

    if result.usang:
        say(
            "PERHATIAN: ada data yang berubah sesudah dinilai. Jalankan kinerja score --periode "
            f"{result.periode}, lalu buat laporannya lagi."
        )
    show_note(result)


def show_note(result: ReportResult) -> None:
    """Print on stderr what is to be said of the entry on the trail, if anything."""
    if result.catatan:
        say(result.catatan, err=True)


def show_json(result: ReportResult) -> None:
    """Print the result as the contract has it."""
    say_json(
        {
            "periode": str(result.periode),
            "pegawai": result.pegawai,
            "belum_lengkap": result.belum_lengkap,
            "data_berubah_sesudahnya": result.usang,
            "indeks": str(result.indeks) if result.indeks else None,
            "laporan": [
                {
                    "jenis": one.jenis,
                    "dinas": one.dinas,
                    "nip": one.nip,
                    "format": one.format,
                    "berkas": str(one.berkas),
                    "sha256": one.sha256,
                    "terbuka": str(one.terbuka) if one.terbuka else None,
                }
                for one in result.laporan
            ],
        }
    )
