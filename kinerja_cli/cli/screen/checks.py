"""Who has not handed in what, office by office."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from kinerja_cli.actions.check import CheckResult
from kinerja_cli.actions.report import Written
from kinerja_cli.cli.screen.terminal import say, say_json
from kinerja_cli.rules.nip import show as show_nip
from kinerja_cli.rules.remedies import remedy


def show(result: CheckResult, books: Sequence[Written], *, asked: bool, detailed: bool) -> None:
    """Print the counts of every office; every person with `detailed`.

    `asked`: whether workbooks were wanted.
    """
    people = sum(result.pegawai.values())
    if not result.kurang:
        say(
            f"{result.periode.words}: lengkap. {people} pegawai punya target, realisasi, perilaku "
            "dan atasan, dan sudah dinilai; tidak ada keberatan yang terbuka."
        )
        if asked:
            say("Tidak ada daftar yang perlu ditulis.")
        return
    missing = len({one.nip for one in result.kurang if one.nip})
    say(f"{result.periode.words}: {missing} dari {people} pegawai masih kurang sesuatu")
    for unit, found in groupby(result.kurang, key=lambda one: one.unit):
        lacks = list(found)
        say()
        say(f"{unit} ({result.pegawai.get(unit, 0)} pegawai)")
        for code, count in Counter(one.kode for one in lacks).most_common():
            say(f"  {count:>4}  {code}: {remedy(code)}")
        if detailed:
            for one in lacks:
                who = f"{one.nama} ({show_nip(one.nip)}): " if one.nip else ""
                say(f"  - {who}{one.pesan}")
    say()
    for book in books:
        say(f"{'Daftar' if book.dinas else 'Rekap '}: {book.berkas}")
    if not (detailed or books):
        say("Nama-namanya: --rinci, atau --format xlsx untuk dikirim ke tiap perangkat daerah.")


def show_json(result: CheckResult, books: Sequence[Written]) -> None:
    """Print what is missing as the contract has it."""
    say_json(
        {
            "periode": str(result.periode),
            "pegawai": sum(result.pegawai.values()),
            "kurang": [
                {
                    "kode": one.kode,
                    "nip": one.nip,
                    "nama": one.nama or None,
                    "perangkat_daerah": one.unit,
                    "pesan": one.pesan,
                }
                for one in result.kurang
            ],
            "berkas": [
                {"dinas": one.dinas or None, "berkas": str(one.berkas), "sha256": one.sha256}
                for one in books
            ],
        }
    )
