"""What an unattended run prints: nothing when all went well and nobody looks."""

import sys

from kinerja_cli.batch import summary
from kinerja_cli.batch.outcome import GAGAL, HASIL, visible
from kinerja_cli.batch.summary import BatchResult
from kinerja_cli.cli.screen.terminal import say, say_json


def show(result: BatchResult, *, quiet: bool, detailed: bool) -> None:
    """Print the summary on a terminal or with --rinci; elsewhere only what needs somebody."""
    if detailed or (sys.stdout.isatty() and not quiet):
        if result.anything:
            for line in summary.as_text(result).splitlines():
                say(line)
        else:
            say("Tidak ada yang baru; tidak ada yang diubah.")
        for path in result.ringkasan[:1]:
            say(f"Ringkasan: {path}")
    if result.keluar:
        _complain(result)
    if result.perintah:
        say(result.perintah, err=True)


def _complain(result: BatchResult) -> None:
    """Say on stderr what needs somebody: cron sends it by mail."""
    for one in result.berkas:
        if one.keluar:
            again = f"; kirim kembali {visible(one.penjelasan)}" if one.penjelasan else ""
            why = f": {one.sebab[0]}" if one.hasil == GAGAL and one.sebab else ""
            say(f"{visible(one.berkas)}: {_state(one.hasil, one.ditolak)}{why}{again}", err=True)
    for fault in result.gagal:
        say(f"{fault.langkah}: {fault.pesan}", err=True)
    for path in result.ringkasan[:1]:
        say(f"Ringkasan: {path}", err=True)


def _state(outcome: str, rows: int) -> str:
    left = f", {rows} baris salah" if rows else ""
    return f"{HASIL[outcome]}{left}"


def show_json(result: BatchResult) -> None:
    """Print the result as JSON."""
    say_json(summary.as_json(result))
