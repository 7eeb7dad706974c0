"""Whether everything stored is as it was, check by check."""

from dataclasses import asdict

from kinerja_cli.actions.verify import CHECKS, Checked, VerifyResult
from kinerja_cli.cli.screen.terminal import paragraph, say, say_json

_SHOWN = 20


def show(result: VerifyResult, *, quiet: bool, detailed: bool) -> None:
    """Print a line a check and what it found; nothing when all is well and silence was asked."""
    if quiet and result.sehat:
        return
    for one in result.pemeriksaan:
        if not quiet or one.masalah:
            _show(one, detailed=detailed)
    if result.sehat:
        say(f"Semua baik. Kepala jejak: {result.kepala}")
        return
    count = sum(len(one.masalah) for one in result.pemeriksaan)
    if [one.nama for one in result.pemeriksaan if one.masalah] == ["berkas"]:
        say(f"Ditemukan {count} laporan yang bukan lagi seperti ditulis; basis datanya baik.")
        say("Buat laporan itu lagi dengan kinerja report, dan jangan pakai yang berubah.")
        return
    say(f"Ditemukan {count} masalah. Jangan menilai atau melapor dari basis data ini.")
    say("Pulihkan cadangan terakhir yang baik: kinerja restore BERKAS (lihat panduan).")


def _show(one: Checked, *, detailed: bool) -> None:
    verdict = "RUSAK" if one.masalah else "baik"
    say(f"{one.nama:<10} {verdict:<6} {one.diperiksa}")
    if detailed:
        paragraph(CHECKS[one.nama], indent=2, hanging=2)
    shown = one.masalah if detailed else one.masalah[:_SHOWN]
    for fault in shown:
        paragraph(f"- {fault.pesan} [{fault.kode}]", indent=2, hanging=2)
    if rest := len(one.masalah) - len(shown):
        say(f"  dan {rest} lagi (--rinci)")
    for words in one.info:
        paragraph(words, indent=2, hanging=2)


def show_json(result: VerifyResult) -> None:
    """Print all checks."""
    checks = [
        {**asdict(one), "baik": not one.masalah, "tentang": CHECKS[one.nama]}
        for one in result.pemeriksaan
    ]
    say_json({"sehat": result.sehat, "kepala": result.kepala, "pemeriksaan": checks})
