"""The trail in words: one entry a line, its details below."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from kinerja_cli.actions.trail import TrailExportResult, TrailResult, TrailVerifyResult
from kinerja_cli.cli.screen.terminal import paragraph, say, say_json
from kinerja_cli.rules.trail_actions import ACTIONS
from kinerja_cli.store.chain import Entry

_SHOWN = 20
_HIDDEN = {"kebijakan_sha256", "sha256", "baca_sampai", "program", "segel_ulang"}
"""Details for machines; shown with --rinci."""


def show(found: TrailResult, *, detailed: bool) -> None:
    """Print the entries, oldest first."""
    if not found.catatan:
        say("Tidak ada catatan." if found.semua else "Jejak audit masih kosong.")
    for one in found.catatan:
        _show(one, detailed=detailed)
    rest = found.semua - len(found.catatan)
    if rest and found.catatan:
        say(
            f"{len(found.catatan)} dari {found.semua} catatan. Semuanya: kinerja audit show --semua"
        )
    say(f"Kepala jejak: {found.kepala}")


def _show(one: Entry, *, detailed: bool) -> None:
    when = one.waktu[:16].replace("T", " ")
    what = ACTIONS[one.tindakan].kata if one.tindakan in ACTIONS else one.tindakan
    say(f"{one.n}. {when}  {one.oleh} {what}")
    if detailed:
        say(f"   waktu {one.waktu}, akun {one.akun}, komputer {one.komputer}")
    if told := _details(one.rincian, detailed=detailed):
        paragraph(told, indent=3)
    if one.terhapus:
        say("   (rincian pribadinya sudah dihapus)")


def _details(details: Mapping[str, Any], *, detailed: bool) -> str:
    told = [
        f"{name.replace('_', ' ')}: {_value(value)}"
        for name, value in details.items()
        if (detailed or name not in _HIDDEN) and value not in (None, "", [], {})
    ]
    return "; ".join(told)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Mapping):
        return ", ".join(f"{name.replace('_', ' ')} {_value(one)}" for name, one in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_value(one) for one in value)
    return str(value)


def show_json(found: TrailResult) -> None:
    """Print the entries as JSON."""
    say_json({**asdict(found), "catatan": [asdict(one) for one in found.catatan]})


def show_written(done: TrailExportResult, *, detailed: bool) -> None:
    """Print where the trail is."""
    say(f"{done.catatan} catatan ditulis ke {done.berkas}")
    if detailed:
        say(f"  SHA-256 {done.sha256}")
    say(f"Kepala jejak: {done.kepala}")
    if done.catatan_jejak:
        say(done.catatan_jejak, err=True)


def show_written_json(done: TrailExportResult) -> None:
    """Print where the trail is, as JSON."""
    say_json({**asdict(done), "berkas": str(done.berkas)})
    if done.catatan_jejak:
        say(done.catatan_jejak, err=True)


def show_verified(found: TrailVerifyResult, *, detailed: bool) -> None:
    """Print whether the trail is whole, and what is not."""
    shown = found.putus if detailed else found.putus[:_SHOWN]
    for one in shown:
        say(f"- catatan {one.n}: {one.apa}")
    if rest := len(found.putus) - len(shown):
        say(f"  dan {rest} lagi (--rinci)")
    if found.kepala_cocok is False:
        paragraph(f"- kepala {found.kepala_diminta} tidak ada dalam jejak ini.")
    if found.utuh:
        also = " dan memuat kepala yang disebut" if found.kepala_cocok else ""
        say(f"Jejak audit utuh{also}: {found.catatan} catatan.")
    elif not found.putus:
        paragraph(
            f"Rantai jejaknya sendiri utuh ({found.catatan} catatan). Pertama, periksa apakah kepalanya "
            "disalin utuh dan dari basis data ini."
        )
        paragraph(
            "Bila kepala itu memang benar, ujung jejak telah dipotong atau jejaknya ditulis ulang: simpan "
            "salinan basis data ini dan laporkan kepada Inspektorat."
        )
    else:
        say("Jejak audit TIDAK utuh. Simpan salinan berkas ini dan laporkan kepada Inspektorat.")
    say(f"Kepala jejak: {found.kepala}")


def show_verified_json(found: TrailVerifyResult) -> None:
    """Print whether the trail is whole, as JSON."""
    say_json({"utuh": found.utuh, **asdict(found)})
