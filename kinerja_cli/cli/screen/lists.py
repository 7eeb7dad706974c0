"""What is in the database, in a few lines."""

from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from shlex import quote

from kinerja_cli.actions.status import StatusResult
from kinerja_cli.cli.screen.terminal import say, say_json
from kinerja_cli.store.overview import RunLine

_SHOWN = 3


def show_status(found: StatusResult, *, as_json: bool, quiet: bool, detailed: bool) -> None:
    """Print the counts, the scored periods and the state of the trail."""
    if as_json:
        periods = [{"periode": name, "proses": run} for name, run in found.periode]
        say_json({**asdict(found), "db": str(found.db), "periode": periods})
        return
    if quiet:
        return
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
