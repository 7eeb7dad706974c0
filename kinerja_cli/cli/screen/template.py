"""The input workbook that was written."""

from kinerja_cli.actions.input_template import TemplateResult
from kinerja_cli.cli.screen.terminal import say


def show(done: TemplateResult, *, detailed: bool) -> None:
    """Print where it is and what stands in it."""
    say(f"Lembar isian: {done.berkas}")
    if done.unit:
        people = done.baris.get("pegawai", 0)
        plans = done.baris.get("indikator", 0)
        say(f"  {done.unit}: {people} pegawai dan {plans} indikator sudah terisi")
    if detailed:
        for kind, count in done.baris.items():
            say(f"  {kind}: {count} baris")
    say(f"Sesudah diisi: kinerja import {_quoted(str(done.berkas))} --uji, lalu tanpa --uji")


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
