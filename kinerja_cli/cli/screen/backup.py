"""What `backup` and `restore` say."""

import shlex
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from kinerja_cli.actions.backup import BackupResult, RestorePlan
from kinerja_cli.cli.screen.terminal import say, say_json, table
from kinerja_cli.store.restore import Restored

_MEGABYTE = 1_000_000
_HASH = 12


def _size(count: int) -> str:
    return f"{count / _MEGABYTE:.1f}".replace(".", ",") + " MB"


def _head(text: str) -> str:
    """Return a head of the trail, short enough for a line."""
    number, _, rest = text.partition(":")
    return f"{number}:{rest[:_HASH]}…"


def _rows(counts: Mapping[str, int]) -> None:
    table(("Tabel", "Baris"), [(name, count) for name, count in counts.items() if count], (1,))


def show_backup(done: BackupResult, *, as_json: bool, quiet: bool, detailed: bool) -> None:
    """Print what was copied, what was proven of it, and what was not."""
    if as_json:
        say_json(
            {
                **asdict(done.isi),
                "berkas": str(done.berkas),
                "manifes": str(done.manifes),
                "tercatat": not done.tak_tercatat,
            }
        )
    elif not quiet:
        made = done.isi
        say(f"Cadangan {done.berkas} ({_size(made.ukuran)}) dibuat dan lolos pemeriksaan.")
        say(f"  jejak sampai {made.kepala if detailed else _head(made.kepala)}")
        say(f"  sha256 {made.sha256}")
        say(f"  manifes {done.manifes}; simpan berdua")
        if detailed:
            _rows(made.baris)
        say(f"Memulihkan: kinerja restore {shlex.quote(str(done.berkas))}")
    for flaw in done.isi.cacat:
        say(f"Peringatan: basis data yang disalin sendiri tidak beres: {flaw}.", err=True)
    if done.jaringan and not quiet:
        say(
            f"Cadangan ini berada di jaringan, {done.jaringan}. Sesudah disalin ia dibaca kembali dan cocok; "
            "pastikan hanya yang berwenang dapat membuka folder itu.",
            err=True,
        )
    if done.tak_tercatat:
        say(f"Cadangan ini tidak tercatat di jejak: {done.tak_tercatat}", err=True)


def question(planned: RestorePlan, target: Path) -> str:
    """Return what to ask before a database is replaced."""
    of = f" dari {planned.manifes.waktu}" if planned.manifes else " (tanpa manifes)"
    return (
        f"Basis data {target} diganti dengan cadangan{of}. Yang ada sekarang disimpan dahulu "
        "di sampingnya."
    )


def show_restored(
    done: Restored, source: Path, target: Path, *, as_json: bool, quiet: bool, detailed: bool
) -> None:
    """Print what came back, what proved it, and where the old database is kept."""
    slip, kept = done.manifes, done.lama
    if as_json:
        say_json(
            {
                "berkas": str(source),
                "basis_data": str(target),
                "bermanifes": slip is not None,
                "waktu": slip.waktu if slip else None,
                "kepala_cadangan": done.isi.kepala,
                "kepala_lama": kept.kepala or None,
                "kepala": str(done.kepala),
                "disimpan": str(kept.berkas) if kept.berkas else None,
                "baris": dict(done.isi.baris),
                "cacat": list(done.isi.cacat),
            }
        )
        return
    if slip is None:
        say(
            f"{source} tidak punya manifes: isinya utuh dan jejaknya tersambung, tetapi tidak terbukti "
            "bahwa berkas ini sama dengan yang dahulu dibuat, atau bahwa akhir jejaknya tidak dipotong.",
            err=True,
        )
    if quiet:
        return
    of = f", dibuat {slip.waktu}, sama dengan manifesnya" if slip else ""
    say(f"Basis data {target} dipulihkan dari {source}{of}.")
    say(f"  jejak cadangan sampai {done.isi.kepala if detailed else _head(done.isi.kepala)}")
    if kept.berkas and kept.kepala:
        say(f"  yang lama disimpan sebagai {kept.berkas} (terperiksa, dengan manifes)")
    elif kept.berkas:
        say(f"  yang lama tidak terbaca; disimpan apa adanya sebagai {kept.berkas}")
    if detailed:
        _rows(done.isi.baris)
    say("Langkah berikut: kinerja status")
