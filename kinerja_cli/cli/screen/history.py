"""The history of imports, one of them in full, and what was taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from kinerja_cli.actions.history import Dependent, ImportDetail
from kinerja_cli.actions.undo import Planned, UndoResult, why
from kinerja_cli.cli.screen.terminal import say, say_json, table
from kinerja_cli.intake.headers import label
from kinerja_cli.store.imports import ImportRow, TableRow


def show_listing(rows: Sequence[ImportRow], *, as_json: bool, quiet: bool, detailed: bool) -> None:
    """Print the import history."""
    if as_json:
        say_json([_row_json(row) for row in rows])
        return
    if quiet:
        return
    if not rows:
        say("Belum ada impor. Mulai dengan: kinerja import BERKAS.xlsx")
        return
    columns = ["No", "Waktu", "Oleh", "Berkas", "Baru", "Berubah", "Tetap", "Hilang", "Keadaan"]
    columns += ["SHA-256"] if detailed else []
    cells = [
        [row.id, _minute(row.waktu), row.oleh, row.berkas, row.counts.baru,
         row.counts.berubah, row.counts.tetap, row.counts.hilang,
         "dibatalkan" if row.dibatalkan else "berlaku"]
        + ([row.sha256] if detailed else [])
        for row in rows
    ]  # fmt: skip
    table(columns, cells, right=(0, 4, 5, 6, 7))


def _minute(time: str) -> str:
    return time[:16].replace("T", " ")


def _row_json(row: ImportRow) -> dict[str, Any]:
    counts = row.counts
    return {
        "impor": row.id,
        "waktu": row.waktu,
        "oleh": row.oleh,
        "berkas": row.berkas,
        "sha256": row.sha256,
        "baru": counts.baru,
        "berubah": counts.berubah,
        "tetap": counts.tetap,
        "ditolak": counts.ditolak,
        "hilang": counts.hilang,
        "dibatalkan": asdict(row.dibatalkan) if row.dibatalkan else None,
    }


def _table_json(entry: TableRow) -> dict[str, Any]:
    return {
        "nama": entry.lembar,
        "jenis": entry.jenis,
        "baris": entry.jumlah_baris,
        "judul_di_baris": entry.judul_di_baris,
        "kolom": dict(entry.kolom),
    }


def _dependent_json(one: Dependent) -> dict[str, Any]:
    return {"impor": one.impor.id, "berkas": one.impor.berkas, "sebab": list(one.sebab)}


def show_one(one: ImportDetail, *, as_json: bool, quiet: bool, detailed: bool) -> None:
    """Print one import with its tables, what of it holds and what builds on it."""
    if as_json:
        say_json(
            {
                **_row_json(one.impor),
                "lembar": [_table_json(entry) for entry in one.tabel],
                "berlaku": dict(one.berlaku),
                "dipakai": [_dependent_json(other) for other in one.dipakai],
            }
        )
        return
    if quiet:
        return
    row, counts = one.impor, one.impor.counts
    say(f"Impor {row.id}: {row.berkas}")
    say(f"  waktu {_minute(row.waktu)}, oleh {row.oleh}")
    say(f"  SHA-256 {row.sha256}")
    say(
        f"  {counts.baru} baru, {counts.berubah} berubah, {counts.tetap} tetap, "
        f"{counts.ditolak} ditolak, {counts.hilang} hilang"
    )
    for entry in one.tabel:
        say(
            f"  {entry.lembar} → {entry.jenis}: {entry.jumlah_baris} baris, "
            f"judul di baris {entry.judul_di_baris}"
        )
        columns = ", ".join(f"{letter} {label(name)}" for name, letter in entry.kolom.items())
        say(f"    kolom: {columns}")
    _show_standing(one, detailed=detailed)


def _show_standing(one: ImportDetail, *, detailed: bool) -> None:
    """Print whether an import holds, what of it is in force, and what builds on it."""
    undone = one.impor.dibatalkan
    if undone:
        reason = f": {undone.alasan}" if undone.alasan else ""
        say(f"  dibatalkan {_minute(undone.waktu)} oleh {undone.oleh}{reason}")
        return
    say(f"  masih berlaku: {_kinds(one.berlaku)}")
    for other in one.dipakai:
        say(
            f"  dipakai impor {other.impor.id} ({other.impor.berkas}): {why(other, every=detailed)}"
        )


def _kinds(counts: Mapping[str, int]) -> str:
    return (
        ", ".join(f"{count} {kind.replace('_', '-')}" for kind, count in counts.items())
        or "tidak ada"
    )


def undo_question(planned: Sequence[Planned]) -> str:
    """Return what an officer is asked before imports are taken back."""
    return "\n".join(
        f"Impor {one.impor.id} ({one.impor.berkas}, {_minute(one.impor.waktu)}) akan dibatalkan;"
        f" yang berakhir: {_kinds(one.berlaku)}."
        for one in planned
    )


def show_undone(done: Sequence[UndoResult], *, as_json: bool, quiet: bool, detailed: bool) -> None:
    """Print what was taken back and what to do next; as JSON an object for one, else a list."""
    if as_json:
        found = [_undone_json(one) for one in done]
        say_json(found[0] if len(found) == 1 else found)
        return
    if quiet:
        return
    for one in done:
        say(f"Impor {one.impor.id} ({one.impor.berkas}) dibatalkan.")
        say(f"  berakhir: {_kinds(one.berakhir)}")
        say(f"  berlaku lagi: {_kinds(one.kembali)}")
        if detailed:
            say(f"  SHA-256 {one.impor.sha256}")
    periods = done[0].periode
    if periods:
        say("Penilaian yang lalu tetap tersimpan. Nilai ulang periode yang datanya berubah:")
        for period in periods:
            say(f"  kinerja score --periode {period}")
    else:
        say("Berkas itu dapat diimpor lagi sesudah diperbaiki.")


def _undone_json(one: UndoResult) -> dict[str, Any]:
    return {
        "impor": one.impor.id,
        "berkas": one.impor.berkas,
        "sha256": one.impor.sha256,
        "berakhir": dict(one.berakhir),
        "kembali": dict(one.kembali),
    }
