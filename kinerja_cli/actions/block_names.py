"""What a block of stored rows is, in words that tell an officer where to look."""

from collections.abc import Callable

from kinerja_cli.store import imports, seals, units
from kinerja_cli.store.database import Connection

_PLAIN = {
    "impor": "riwayat impor",
    "keputusan": "penetapan",
    "kunci": "kunci periode",
    "laporan": "daftar laporan",
    seals.ENDED: "data yang digantikan",
}


def of(connection: Connection) -> Callable[[int, str], str]:
    """Return what names a block: its entry of the trail and its name in there → words."""
    sheets = imports.places(connection).tabel
    offices = units.names(connection)

    def words(n: int, block: str) -> str:
        what, _, rest = block.partition(" ")
        if what == seals.SHEET and rest.isdecimal() and int(rest) in sheets:
            berkas, lembar, impor = sheets[int(rest)]
            return f"impor {impor}, berkas {berkas}, lembar {lembar} (catatan {n})"
        if what == seals.RUN:
            run, _, unit = rest.partition(" unit ")
            whose = offices.get(int(unit), f"unit {unit}") if unit.isdecimal() else "susunannya"
            return f"proses {run}, {whose} (catatan {n})"
        return f"{_PLAIN.get(what, block)} (catatan {n})"

    return words
