"""What an import understood, what it did, and what to do next."""

from collections.abc import Collection, Sequence
from typing import Any

from kinerja_cli.actions.import_sheets import FileResult, ImportResult
from kinerja_cli.actions.importing import sheet_periods
from kinerja_cli.cli.screen import findings
from kinerja_cli.cli.screen.terminal import say, say_json
from kinerja_cli.errors import InputRefusedError
from kinerja_cli.intake.headers import label
from kinerja_cli.intake.reading import Reading, ReadTable
from kinerja_cli.rules.catalogue.kind import GALAT
from kinerja_cli.rules.periods import Period

_SHOWN = 10
_WORK = frozenset({"realisasi", "rekap", "perilaku", "rating", "organisasi"})
_BESIDE = frozenset({"disiplin", "kompetensi", "layanan", "rencana-unit"})
"""Sheets that say something of a period beside the work itself: scoring comes next all the same."""
_REPORTED = frozenset({"umpan-balik", "pelatihan", "kegiatan", "skp"})
"""Sheets that no score reads."""

_ELSEWHERE = "lihat semuanya dengan --tandai KELUAR.xlsx, --json atau --rinci"


def show(
    result: ImportResult, *, dry_run: bool, quiet: bool, detailed: bool, marking: bool = False
) -> None:
    """Print what every file brought; quiet: only what kept it out.

    Args:
        result: what the command brought.
        dry_run: whether it was `--uji`.
        quiet: whether only faults are wanted.
        detailed: whether everything is wanted.
        marking: whether a marked copy was asked for.
    """
    told = [finding for one in result.files for finding in one.temuan]
    marked = any(one.ditandai for one in result.files)
    elsewhere = "semuanya ada di salinan bertanda dan di --json" if marked else _ELSEWHERE
    if quiet:
        told = [finding for finding in told if finding.tingkat == GALAT]
        findings.show(told, all_of_them=detailed, elsewhere=elsewhere)
        return
    for one in result.files:
        _show_counts(one, alone=len(result.files) == 1)
    if result.unit_baru and not result.ditolak:
        say(f"Perangkat daerah baru: {', '.join(result.unit_baru)}")
    for text, office in result.unit_dibaca:
        say(f"Dibaca sebagai {office}: {text}")
    findings.show(told, all_of_them=detailed, elsewhere=elsewhere)
    say(_verdict(result, dry_run=dry_run))
    if marking:
        _show_marked(result)


def _show_marked(result: ImportResult) -> None:
    """Say where the marked copies are and what they lack, or why there are none."""
    if not any(one.temuan for one in result.files):
        say("Tidak ada temuan, jadi salinan bertanda tidak diperlukan dan tidak ditulis.")
        return
    made = [one for one in result.files if one.ditandai]
    for one in made:
        say(f"Salinan bertanda: {one.ditandai} ({len(one.temuan)} temuan)")
        if one.hanya_asli:
            say(
                f"  Yang utuh hanya di berkas asli {one.reading.berkas}: {', '.join(one.hanya_asli)}."
            )
    if made:
        say("Perbaiki di salinan itu, simpan, lalu impor salinannya.")


def show_understood(readings: Sequence[Reading]) -> None:
    """Print how each sheet was understood, before anything is written."""
    for one in readings:
        say(one.berkas)
        for entry in one.tabel:
            _show_table(entry)
        for name, why in one.dilewati:
            say(f"  {name} → dilewati: {why}")


def show_passed_over(names: Sequence[str]) -> None:
    """Print which files of a folder are no sheets; an office may have sent its recap as one."""
    if names:
        more = f" dan {len(names) - _SHOWN} lagi" if len(names) > _SHOWN else ""
        say(f"Bukan lembar, tidak dibaca: {', '.join(names[:_SHOWN])}{more}")


def _show_table(entry: ReadTable) -> None:
    context = [str(entry.periode)] if entry.periode else []
    context += [entry.unit] if entry.unit else []
    taken = len({item.row.baris for item in entry.items} | entry.ditolak)
    words = f"  {entry.lembar} → {entry.jenis}: {taken} baris"
    words += f", judul di baris {entry.judul_di_baris}"
    say(words + (f" ({', '.join(context)})" if context else ""))
    columns = ", ".join(f"{letter} {label(name)}" for name, letter in entry.kolom.items())
    left = f"; tidak dibaca: {', '.join(entry.tidak_dibaca)}" if entry.tidak_dibaca else ""
    say(f"    kolom: {columns}{left}")
    for why, rows in entry.lewat.items():
        shown = ", ".join(str(row) for row in rows[:_SHOWN]) + (" …" if len(rows) > _SHOWN else "")
        say(f"    bukan data ({why}): baris {shown}")


def _show_counts(one: FileResult, *, alone: bool) -> None:
    counts = one.counts
    number = f"impor {one.impor}: " if one.impor else ""
    words = f"{counts.baru} baru, {counts.berubah} berubah, {counts.tetap} tetap"
    words += f", {counts.ditolak} ditolak" if counts.ditolak else ""
    words += f", {counts.hilang} hilang" if counts.hilang else ""
    say(("" if alone else f"{one.reading.berkas}: ") + number + words)


def _verdict(result: ImportResult, *, dry_run: bool) -> str:
    if result.ditolak:
        return (
            "Tidak ada yang ditulis. Perbaiki yang bertanda “galat”, lalu impor lagi"
            " (atau tinggalkan baris yang salah dengan --lewati-galat)."
        )
    if dry_run:
        return "Uji saja: tidak ada yang ditulis. Jalankan tanpa --uji untuk menyimpan."
    if not any(one.tertulis for one in result.files):
        return _nothing(result)
    skipped = f" {result.dilewati} baris yang salah ditinggalkan." if result.dilewati else ""
    if newest := _newest(result, _WORK) or _newest(result, _BESIDE):
        return f"Tersimpan.{skipped} Langkah berikut: kinerja score --periode {newest}"
    if newest := _newest(result, {"keberatan"}):
        return f"Tersimpan.{skipped} Langkah berikut: kinerja check --periode {newest}"
    if any(t.jenis in _REPORTED for one in result.files for t in one.reading.tabel if one.tertulis):
        return f"Tersimpan.{skipped} Isinya dipakai di laporan; nilai tidak berubah karenanya."
    return f"Tersimpan.{skipped} Langkah berikut: impor lembar indikator dan realisasinya."


def _newest(result: ImportResult, kinds: Collection[str]) -> Period | None:
    """Return the last period that sheets of some kinds report for."""
    periods = {
        period for one in result.files for period in sheet_periods.of_reading(one.reading, kinds)
    }
    return max(periods, key=lambda period: (period.last, period.first), default=None)


def _nothing(result: ImportResult) -> str:
    """Return why nothing was written: no rows, or nothing new in them."""
    if result.dilewati:
        return (
            f"{result.dilewati} baris yang salah ditinggalkan; sisanya sudah tersimpan atau kosong. "
            "Perbaiki baris itu, lalu impor lagi."
        )
    if not any(entry.items for one in result.files for entry in one.reading.tabel):
        return "Tidak ada baris data yang terbaca; tidak ada yang ditulis."
    if any(one.counts.hilang for one in result.files):
        return (
            "Tidak ada yang baru atau berubah; yang hilang tetap tersimpan"
            " (hapus dengan --hapus-hilang)."
        )
    return "Tidak ada yang berubah: isi berkas sama dengan yang tersimpan."


def show_json(result: ImportResult, *, one_file: bool) -> None:
    """Print the result as the contract has it: an object for one file, else a list."""
    files = [_file_json(one) for one in result.files]
    if result.ditolak:
        fault = {"kode": InputRefusedError.kode, "pesan": _verdict(result, dry_run=False),
                 "keluar": InputRefusedError.keluar}  # fmt: skip
        files = [{"galat": fault, **one} for one in files]
    say_json(files[0] if one_file else files)


def _file_json(one: FileResult) -> dict[str, Any]:
    counts = one.counts
    return {
        "berkas": one.reading.berkas,
        "sha256": one.reading.sha256,
        "lembar": [
            {
                "nama": entry.lembar,
                "jenis": entry.jenis,
                "baris": len(entry.items),
                "judul_di_baris": entry.judul_di_baris,
                "periode": str(entry.periode) if entry.periode else None,
                "perangkat_daerah": entry.unit,
                "kolom": dict(entry.kolom),
                "tidak_dibaca": list(entry.tidak_dibaca),
                "bukan_data": {why: list(rows) for why, rows in entry.lewat.items()},
            }
            for entry in one.reading.tabel
        ],
        "dilewati": [{"nama": name, "sebab": why} for name, why in one.reading.dilewati],
        "impor": one.impor,
        "baru": counts.baru,
        "berubah": counts.berubah,
        "tetap": counts.tetap,
        "ditolak": counts.ditolak,
        "hilang": counts.hilang,
        "temuan": findings.as_json(one.temuan),
        "tertulis": one.tertulis,
        "ditandai": str(one.ditandai) if one.ditandai else None,
        "hanya_di_asli": list(one.hanya_asli),
    }
