"""What a lock froze, and what was opened again."""

import shlex
from collections.abc import Sequence

from kinerja_cli.actions.lock import LockResult, UnlockResult
from kinerja_cli.cli.screen.terminal import say, say_json

_SHOWN = 5


def question(planned: LockResult) -> str:
    """Return what an officer is asked before something that is no finished score is locked."""
    lines = []
    if planned.belum_dinilai:
        lines.append(
            f"{planned.periode.words} belum dinilai untuk {_named(planned.belum_dinilai)};"
            " sesudah dikunci tidak dapat dinilai."
        )
    if planned.berubah:
        lines.append(
            f"Data {planned.berubah} pegawai berubah sesudah dinilai; sebaiknya jalankan dahulu"
            f" kinerja score --periode {planned.periode}."
        )
    return "\n".join([*lines, *_unfinished(planned)])


def _unfinished(found: LockResult) -> list[str]:
    """Return what stays unfinished under the lock: people without a predikat, parts not scored."""
    lines = []
    if found.belum_lengkap:
        lines.append(
            f"{found.belum_lengkap} pegawai di dalamnya belum lengkap dan tetap tanpa predikat."
        )
    if found.bagian_belum:
        listed = _named([one.words for one in found.bagian_belum])
        lines.append(f"Bagiannya yang punya data dan belum dinilai: {listed}.")
    return lines


def _named(names: Sequence[str], most: int = _SHOWN) -> str:
    rest = f" dan {len(names) - most} lagi" if len(names) > most else ""
    return ", ".join(names[:most]) + rest


def show_locked(done: LockResult, *, as_json: bool, quiet: bool, detailed: bool) -> None:
    """Print what was locked, what was so already, and how to open it."""
    if as_json:
        say_json(
            {
                "periode": str(done.periode),
                "dikunci": list(done.dikunci),
                "sudah": list(done.sudah),
                "belum_dinilai": list(done.belum_dinilai),
                "berubah": done.berubah,
                "belum_lengkap": done.belum_lengkap,
                "bagian_belum_dinilai": [str(one) for one in done.bagian_belum],
            }
        )
        return
    if quiet:
        return
    most = len(done.dikunci) + len(done.sudah) if detailed else _SHOWN
    if done.sudah:
        say(f"Sudah terkunci: {_named(done.sudah, most)}")
    if not done.dikunci:
        say("Tidak ada yang diubah.")
        return
    count = len(done.dikunci)
    say(
        f"{done.periode.words} dikunci untuk {count} perangkat daerah: {_named(done.dikunci, most)}"
    )
    for line in _unfinished(done):
        say(f"  {line}")
    open_again = ["kinerja", "unlock", "--periode", str(done.periode)]
    open_again += ["--dinas", *done.dikunci] if count == 1 else []
    say(f"Membukanya: {shlex.join(open_again)} --alasan TEKS")


def show_unlocked(done: UnlockResult, *, as_json: bool, quiet: bool, detailed: bool) -> None:
    """Print what was opened and what is locked nevertheless."""
    if as_json:
        say_json(
            {
                "periode": str(done.periode),
                "dibuka": list(done.dibuka),
                "masih": list(done.masih),
            }
        )
        return
    if quiet:
        return
    most = len(done.dibuka) + len(done.masih) if detailed else _SHOWN
    count = len(done.dibuka)
    say(f"{done.periode.words} dibuka untuk {count} perangkat daerah: {_named(done.dibuka, most)}")
    if done.masih:
        say(f"Tetap terkunci lewat periode yang memuatnya: {_named(done.masih, most)}")
    else:
        say(f"Sesudah diperbaiki, nilai dan kunci lagi: kinerja score --periode {done.periode}")
