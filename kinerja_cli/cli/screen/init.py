"""A work folder that was made ready."""

from kinerja_cli.actions.init import InitResult
from kinerja_cli.cli.screen.terminal import say


def show(done: InitResult, *, detailed: bool) -> None:
    """Print what was made, what was there, and how to go on."""
    if not done.dibuat:
        say(f"Folder kerja {done.folder} sudah lengkap; tidak ada yang diubah.")
        return
    say(f"Folder kerja: {done.folder}")
    for name in done.dibuat:
        say(f"  dibuat    {name}{_MEANING.get(name, '')}")
    for name in done.ada:
        if detailed or "/" not in name:
            say(f"  sudah ada {name}, dibiarkan")
    say("Langkah berikut: baca kinerja.toml, isi templat-kinerja.xlsx, lalu kinerja import BERKAS.")
    say("Bekerja sendiri tiap malam: taruh berkas di masuk/, lalu lihat kinerja schedule --help.")


_MEANING = {
    "kinerja.toml": ": pengaturan, semuanya dijelaskan",
    "masuk/": ": berkas dari dinas, untuk kinerja batch",
    "arsip/": ": yang sudah diimpor",
    "karantina/": ": yang salah, dengan salinan bertanda",
    "catatan/": ": apa yang dikerjakan kinerja batch",
    "laporan/": ": laporan",
    "kebijakan/": ": keputusan sendiri",
    "kinerja.db": ": basis data",
    "templat-kinerja.xlsx": ": lembar isian (kinerja template)",
}
