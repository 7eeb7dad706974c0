"""What the demo made and what to try next."""

from kinerja_cli.actions.demo import DemoResult
from kinerja_cli.cli.screen.terminal import say, table


def show(result: DemoResult, *, detailed: bool) -> None:
    """Print counts, where the reports are, and three commands to try."""
    if detailed:
        for one in result.impor.files:
            say(f"  {one.reading.berkas}: {one.counts.baru} baris")
    rows = sum(one.counts.baru for one in result.impor.files)
    say(f"Kota contoh: {len(result.impor.files)} buku kerja, {rows} baris data diimpor.")
    table(
        ["Periode", "Pegawai", "Belum lengkap", *result.nilai[0].predikat],
        [
            [str(one.periode), one.dinilai, one.belum_lengkap, *one.predikat.values()]
            for one in result.nilai
        ],
        right=tuple(range(1, 8)),
    )
    folder = result.laporan.laporan[0].berkas.parent
    say(f"{len(result.laporan.laporan)} laporan {result.laporan.periode.words} ada di {folder}")
    say("Buka salah satu berkas .html di peramban, atau .xlsx di Excel.")
    say()
    say("Coba berikutnya:")
    say(f"  cd {result.folder}")
    say("  kinerja status")
    say(f"  kinerja explain {result.nip}")
    say("  kinerja report --dinas kesehatan --periode 2024-Q1")
