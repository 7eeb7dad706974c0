"""Perangkat daerah: their list, an alias, a merge."""

from collections.abc import Sequence
from dataclasses import asdict

from kinerja_cli.actions.units import AliasResult, MergeResult
from kinerja_cli.cli.screen.terminal import say, say_json, table
from kinerja_cli.store.units import UnitRow


def show_listing(found: Sequence[UnitRow], *, as_json: bool, quiet: bool, detailed: bool) -> None:
    """Print every perangkat daerah with its people and its aliases."""
    if as_json:
        say_json([asdict(one) for one in found])
        return
    if quiet:
        return
    if not found:
        say("Belum ada perangkat daerah. Impor dahulu lembar pegawai atau rekap.")
        return
    columns = ["Perangkat daerah", "Pegawai"]
    rows: list[list[object]] = [[one.nama, one.pegawai] for one in found]
    if any(one.alias for one in found):
        columns.append("Alias")
        rows = [[*row, ", ".join(one.alias)] for row, one in zip(rows, found, strict=True)]
    if detailed:
        columns.append("Nomor")
        rows = [[*row, one.id] for row, one in zip(rows, found, strict=True)]
    table(columns, rows, right=(1,))


def show_alias(
    done: AliasResult, *, removed: bool, as_json: bool, quiet: bool, detailed: bool
) -> None:
    """Print what became of an alias."""
    del detailed  # nothing more is known of an alias
    if as_json:
        say_json({**asdict(done), "dihapus": removed})
        return
    if quiet:
        return
    if removed:
        say(
            f"“{done.alias}” tidak lagi berarti {done.nama}. Data yang sudah diimpor tidak berubah."
        )
    elif done.berubah:
        say(f"“{done.alias}” kini berarti {done.nama}, saat impor dan di --dinas.")
    else:
        say(f"“{done.alias}” memang sudah berarti {done.nama}; tidak ada yang diubah.")


def merge_question(planned: MergeResult) -> str:
    """Return what an officer is asked before a merge."""
    return (
        f"Semua data {planned.lama} ({planned.pegawai} pegawai) akan dipindahkan ke"
        f" {planned.baru}; nama “{planned.lama}” menjadi alias."
    )


def show_merged(done: MergeResult, *, as_json: bool, quiet: bool, detailed: bool) -> None:
    """Print what a merge moved and what to do next."""
    del detailed  # nothing more is known of a merge
    if as_json:
        say_json(asdict(done))
        return
    if quiet:
        return
    say(f"{done.pegawai} pegawai {done.lama} kini tercatat di {done.baru}.")
    say(f"Nama “{done.lama}” menjadi alias. Penilaian yang lalu tetap; nilai lagi bila perlu.")
