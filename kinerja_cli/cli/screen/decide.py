"""What a rating official decided, and everything decided so far."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from kinerja_cli.actions.decide import DecideResult, Listed
from kinerja_cli.cli.screen.terminal import say, say_json, table
from kinerja_cli.rules.model import DECIDED
from kinerja_cli.rules.nip import show as show_nip

UNUSED = (
    "PERHATIAN: pimpinan unit: predikat organisasi yang menentukan rating hasil kerjanya; penetapan"
    " ini dicatat tetapi tidak dipakai."
)


def question(planned: DecideResult) -> str:
    """Return what an officer is asked before an earlier decision is replaced or taken back."""
    lines = [f"Penetapan {planned.nama}, {planned.periode.words}, akan berubah:"]
    lines += _changes(planned.lama, planned.baru)
    return "\n".join([*lines, *([f"  {UNUSED}"] if planned.tidak_dipakai else [])])


def _changes(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    return [
        f"  {words}: {old.get(name, 'belum ditetapkan')} → {new.get(name, 'tidak ditetapkan')}"
        for name, words in DECIDED.items()
        if old.get(name) != new.get(name)
    ]


def show(done: DecideResult, *, as_json: bool, quiet: bool, detailed: bool) -> None:
    """Print what a decision changed and what to do next."""
    if as_json:
        say_json(_as_json(done))
        return
    if quiet:
        return
    say(f"{done.nama} ({show_nip(done.nip)}), {done.unit}, {done.periode.words}")
    if not done.berubah:
        say("  Sudah ditetapkan demikian; tidak ada yang diubah.")
        _show_unused(done)
        return
    for line in _changes(done.lama, done.baru):
        say(line)
    kept = [f"{DECIDED[name]} {value}" for name, value in done.baru.items()
            if done.lama.get(name) == value]  # fmt: skip
    if kept:
        say(f"  tetap: {', '.join(kept)}")
    if done.baru:
        say(f"  {done.ruling.kalimat}")
    else:
        say(f"  Penetapan dicabut oleh {done.ruling.oleh} dengan alasan “{done.ruling.alasan}”.")
    _show_unused(done)
    if detailed and not done.dinilai:
        say("  Pegawai ini belum dinilai untuk periode itu.")
    say(f"Nilai belum berubah. Langkah berikut: kinerja score --periode {done.periode}")


def _show_unused(done: DecideResult) -> None:
    """Print what no score will use: what sheets say otherwise, and a head's own rating."""
    if done.berubah:
        for name, value in done.lembar.items():
            say(f"  {DECIDED[name]} di lembar {value}; tidak dipakai.")
    if done.tidak_dipakai:
        say(f"  {UNUSED}")


def _as_json(done: DecideResult) -> dict[str, Any]:
    return {
        "nip": done.nip,
        "nama": done.nama,
        "perangkat_daerah": done.unit,
        "periode": str(done.periode),
        "berubah": done.berubah,
        "lama": dict(done.lama),
        "baru": dict(done.baru),
        "lembar": dict(done.lembar),
        "tidak_dipakai": ["hasil_kerja"] if done.tidak_dipakai else [],
        "oleh": done.ruling.oleh,
        "tanggal": done.ruling.tanggal,
        "alasan": done.ruling.alasan,
        "dasar": done.ruling.dasar,
    }


def show_listing(found: Sequence[Listed], *, as_json: bool, quiet: bool, detailed: bool) -> None:
    """Print every decision in force."""
    if as_json:
        say_json([asdict(one) for one in found])
        return
    if quiet:
        return
    if not found:
        say("Belum ada penetapan yang dicatat dengan kinerja decide.")
        return
    columns = ["Periode", "NIP", "Nama", "Ditetapkan", "Tanggal", "Oleh", "Alasan"]
    columns += ["Dasar"] if detailed else []
    rows = [
        [one.periode, show_nip(one.nip), one.nama, f"{DECIDED[one.apa]} {one.nilai}", one.tanggal,
         one.oleh, one.alasan, *([one.dasar] if detailed else [])]
        for one in found
    ]  # fmt: skip
    table(columns, rows)
