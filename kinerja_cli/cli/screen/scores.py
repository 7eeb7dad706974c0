"""What a scoring run brought."""

from collections.abc import Sequence
from typing import Any

from kinerja_cli.actions.score import ScoreResult
from kinerja_cli.cli.screen import findings
from kinerja_cli.cli.screen.terminal import say, say_json, table
from kinerja_cli.rules.nip import show as show_nip
from kinerja_cli.rules.remedies import INCOMPLETE as _REMEDIES

_SHOWN = 10


def show(results: Sequence[ScoreResult], *, detailed: bool) -> None:
    """Print what each run brought; several when offices have regulations of their own."""
    for result in results:
        _show(result, detailed=detailed)
    if any(result.proses for result in results):
        say(f"Langkah berikut: kinerja report --periode {results[0].periode}")


def _show(result: ScoreResult, *, detailed: bool) -> None:
    """Print the counts of a run, who is incomplete and how to go on."""
    if result.proses is None and result.terkunci:
        say(f"{result.periode.words}: tidak ada pegawai di luar yang terkunci.")
        say(f"Terkunci: {', '.join(result.terkunci)}")
        return
    if result.proses is None:
        say(f"{result.periode.words}: belum ada pegawai yang dapat dinilai.")
        say("Impor dahulu lembar pegawai atau rekap: kinerja import BERKAS.xlsx")
        return
    state = f"proses {result.proses}" if result.baru else (
        f"tidak ada yang berubah, tetap proses {result.proses}"
    )  # fmt: skip
    say(f"{result.periode.words}, kebijakan {result.kebijakan}: {state}")
    if result.menurut_tanggal:
        say(_chosen(result))
    graded = result.dinilai - result.belum_lengkap
    say(
        f"{result.dinilai} pegawai, {graded} mendapat predikat, {result.belum_lengkap} belum lengkap"
    )
    if result.terkunci:
        say(f"Tetap seperti semula karena terkunci: {', '.join(result.terkunci)}")
    table(["Predikat", "Pegawai"], list(result.predikat.items()), right=(1,))
    if result.belum:
        _show_incomplete(result, detailed=detailed)
    findings.show(result.temuan, all_of_them=detailed)


def _chosen(result: ScoreResult) -> str:
    """Return that somebody chose another regulation than the one in force, and what follows."""
    return (
        f"PERHATIAN: kebijakan {result.kebijakan} dipilih sendiri; menurut tanggal berlaku "
        f"{', '.join(result.menurut_tanggal)}. Laporan dan explain kini memakai proses ini."
    )


def _show_incomplete(result: ScoreResult, *, detailed: bool) -> None:
    say("Belum lengkap (belum mendapat predikat; satu pegawai dapat punya beberapa sebab):")
    for code, count in sorted(result.alasan.items(), key=lambda entry: -entry[1]):
        say(f"  {count:>4}  {code}: {_REMEDIES[code]}")
    shown = result.belum if detailed else result.belum[:_SHOWN]
    for nip, name, words in shown:
        say(f"  - {name} ({show_nip(nip)}): {words}")
    rest = len(result.belum) - len(shown)
    if rest:
        say(f"  … dan {rest} pegawai lagi; lihat semuanya dengan --rinci.")


def show_json(results: Sequence[ScoreResult]) -> None:
    """Print the result as the contract has it: an object, or a list of several."""
    made = [_as_json(result) for result in results]
    say_json(made[0] if len(made) == 1 else made)
    for result in results:
        if result.proses and result.menurut_tanggal:
            say(_chosen(result), err=True)


def _as_json(result: ScoreResult) -> dict[str, Any]:
    return {
        "proses": result.proses,
        "baru": result.baru,
        "periode": str(result.periode),
        "kebijakan": result.kebijakan,
        "dinilai": result.dinilai,
        "belum_lengkap": result.belum_lengkap,
        "predikat": dict(result.predikat),
        "alasan": dict(result.alasan),
        "temuan": findings.as_json(result.temuan),
        "terkunci": list(result.terkunci),
        "menurut_tanggal": list(result.menurut_tanggal),
    }
