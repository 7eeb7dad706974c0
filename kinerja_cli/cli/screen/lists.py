"""What is in the database, in a few lines."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from itertools import groupby
from shlex import quote

from kinerja_cli.actions.freshness import Freshness
from kinerja_cli.actions.status import StatusResult
from kinerja_cli.cli.screen.terminal import say, say_json
from kinerja_cli.store.overview import RunLine

_SHOWN = 3


def show_status(
    found: StatusResult, limit: timedelta | None, *, as_json: bool, quiet: bool, detailed: bool
) -> None:
    """Print the counts, the scored periods, the last batch and the state of the trail.

    `limit`: how old the last successful batch may be; said on stderr when it is older.
    """
    if as_json:
        periods = [{"periode": name, "proses": run} for name, run in found.periode]
        batch = asdict(found.batch)
        if limit is not None:
            batch["maks_usia_detik"] = int(limit.total_seconds())
            batch["terlalu_lama"] = found.batch.too_old(limit)
        say_json({**asdict(found), "db": str(found.db), "periode": periods, "batch": batch})
    elif not quiet:
        _show_counts(found, detailed=detailed)
    if found.batch.jam_tertinggal and not quiet:
        say(
            f"! Jam komputer ini tertinggal {_duration(found.batch.jam_tertinggal)} dari catatan "
            "jejak yang terbaru. Betulkan jam dan zona waktunya.",
            err=True,
        )
    if limit is not None and found.batch.too_old(limit):
        say(_too_old(found.batch, limit), err=True)


def _too_old(batch: Freshness, limit: timedelta) -> str:
    """Return the sentence for whoever reads the mail of a scheduler."""
    allowed = _duration(int(limit.total_seconds()))
    if batch.terakhir_berhasil is None or batch.usia_detik is None:
        return f"Belum pernah ada batch yang berhasil (batasnya {allowed})."
    when = f"Batch terakhir yang berhasil {_moment(batch.terakhir_berhasil)}"
    if batch.usia_detik < 0:
        return f"{when}, sesudah jam komputer ini; usianya tidak dapat diketahui."
    return f"{when}, {_duration(batch.usia_detik)} yang lalu; batasnya {allowed}."


def _duration(seconds: int) -> str:
    """Return a span in its two largest units."""
    parts, rest = [], seconds
    for name, size in (("hari", 86_400), ("jam", 3_600), ("menit", 60), ("detik", 1)):
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count} {name}")
    return " ".join(parts[:2]) or "0 detik"


def _moment(iso: str) -> str:
    return iso[:16].replace("T", " ")


def _batch_words(batch: Freshness) -> str:
    """Return the last batch in a line."""
    if batch.waktu is None:
        return "batch: belum pernah berjalan"
    words = f"batch terakhir {_moment(batch.waktu)}, kode keluar {batch.keluar}"
    if batch.berhasil:
        return words
    if batch.terakhir_berhasil is None:
        return f"{words}; belum pernah berhasil"
    return f"{words}; terakhir berhasil {_moment(batch.terakhir_berhasil)}"


def _show_counts(found: StatusResult, *, detailed: bool) -> None:
    say(f"Basis data {found.db}")
    say(f"  {found.pegawai} pegawai di {found.unit} perangkat daerah")
    say(f"  {found.indikator} indikator, {found.realisasi} realisasi")
    when = (
        f", terakhir {found.impor_terakhir[:16].replace('T', ' ')}" if found.impor_terakhir else ""
    )
    undone = f" ({found.impor_dibatalkan} lagi dibatalkan)" if found.impor_dibatalkan else ""
    say(f"  {found.impor} impor{undone}{when}")
    scored = ", ".join(name for name, _ in found.periode) or "belum ada"
    say(f"  sudah dinilai: {scored}")
    _show_runs(found.proses, detailed=detailed)
    say(f"  {_batch_words(found.batch)}")
    for one in found.kunci:
        whole = one.semua and not detailed
        whose = "semua perangkat daerah" if whole else ", ".join(one.unit)
        say(f"  terkunci: {one.periode}, {whose} (oleh {one.oleh}, {one.waktu[:10]})")
    if found.jejak_rusak is None:
        kept = found.kepala if detailed else found.kepala.split(":")[0]
        say(f"  jejak audit utuh, {kept} catatan")
    else:
        say(f"  PERHATIAN: jejak audit rusak mulai catatan {found.jejak_rusak}")
    for place in found.terlalu_terbuka:
        say(
            f"  PERHATIAN: {place} dapat dibuka pengguna lain; tutup dengan chmod go= {quote(place)}"
        )
    if found.jaringan:
        say(f"  PERHATIAN: ada di jaringan, {found.jaringan}; lebih aman di disk komputer ini")
    if not found.impor:
        say("Langkah berikut: kinerja import BERKAS.xlsx")


def _show_runs(found: Sequence[RunLine], *, detailed: bool) -> None:
    """Print the newest runs of every period, all of them with `detailed`."""
    for period, members in groupby(found, key=lambda one: one.periode):
        runs = list(members)
        shown = runs if detailed else runs[:_SHOWN]
        listed = [f"{one.proses} ({one.kebijakan}, {one.waktu[:10]})" for one in shown]
        rest = len(runs) - len(shown)
        more = f", dan {rest} yang lebih lama (--rinci)" if rest else ""
        say(f"    {period}: proses {', '.join(listed)}{more}")
