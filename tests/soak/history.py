"""A database with a life behind it: corrected, undone, decided, locked, merged, rescored, erased."""

from collections.abc import Iterator
from pathlib import Path

from soak import offices
from soak.forks import Ending, Forks

PEOPLE = 6
WRONG = "Dinas Contooh Kota Uji"


def lived_in(forks: Forks, folder: Path) -> Iterator[tuple[str, Ending]]:
    """Do everything that changes a database, one command at a time, and hand each back."""
    offices.staff(folder / "pegawai.xlsx", PEOPLE)
    offices.work(folder / "kerja.xlsx", PEOPLE)
    offices.sides(folder / "lain.xlsx", PEOPLE)
    offices.staff(folder / "salah.xlsx", 2, unit=WRONG, first=PEOPLE)
    period = ("--periode", offices.PERIOD)
    who, other = offices.nip(0), offices.nip(1)
    steps: list[tuple[object, ...]] = [
        ("import", "pegawai.xlsx", "kerja.xlsx"),
        ("import", "lain.xlsx", "--oleh", "Ani Lestari"),
        ("score", *period),
        ("report", "--semua", *period),
        ("import", "kerja.xlsx"),
        ("score", *period),
        ("imports", "undo", "3", "--ya", "--alasan", "salah berkas"),
        ("import", "lain.xlsx"),
        ("decide", who, *period, "--perilaku", offices.DI_ATAS, "--alasan", "bukti baru", "--ya"),
        ("decide", other, *period, "--hasil-kerja", offices.DI_BAWAH, "--alasan", "rapat", "--ya"),
        ("decide", other, *period, "--cabut", "--alasan", "keliru", "--ya"),
        ("score", *period),
        ("import", "salah.xlsx"),
        ("units", "alias", "Kantor Contoh", offices.UNIT),
        ("units", "merge", WRONG, offices.UNIT, "--ya"),
        ("score", *period),
        ("lock", *period, "--ya"),
        ("unlock", *period, "--alasan", "perbaikan"),
        ("units", "alias", "Kantor Contoh", "--hapus"),
        ("score", "--periode", "2024"),
        ("report", "--semua", *period),
        ("lock", *period, "--ya"),
        ("backup", "cadangan.db"),
        ("person", "export", other, "--alasan", "permintaan pegawai"),
        ("person", "erase", other, "--ya", "--alasan", "permintaan yang bersangkutan"),
        ("score", "--periode", "2024-S1"),
    ]
    for words in steps:
        if words == ("import", "kerja.xlsx"):
            offices.work(folder / "kerja.xlsx", PEOPLE, shift=1)
        known = words[:1] if words[0] == "backup" else words[:2]
        if words[0] in {"backup", "person"} and forks.run(folder, *known, "--help").code:
            continue
        yield " ".join(map(str, words[:3])), forks.run(folder, *words)
