"""Write one database as imports leave it: `python benchmarks/filled_office.py FILE [EMPLOYEES]`.

Each employee has twenty indicators with one quarter's realisation, behaviour marks, an attendance
recap and a placement in one of forty offices. No text is shared by two employees, so that nothing
is remembered cheaply; figures are, as in life (twelve of twelve, 95 of 100). Nobody is incomplete, so
that a scoring run has nothing to list.
"""

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from kinerja_cli.rules.records import KINDS
from kinerja_cli.store import audit, database, facts, imports, items, units
from kinerja_cli.store.audit import Actor
from kinerja_cli.store.database import Connection
from kinerja_cli.store.facts import Change
from kinerja_cli.store.imports import Counts, TableRow

UNITS = 40
INDICATORS = 20
PERIOD = "2024-Q1"
_SHEETS = ("pegawai", "indikator", "realisasi", "perilaku", "disiplin")
_AT_ONCE = 500


def main(target: Path, employees: int, how_many_offices: int = UNITS) -> None:
    """Write the database."""
    actor = Actor("Uji", "uji", "uji", "2024-04-01T08:00:00+07:00")
    with (
        closing(database.open_or_create(target, 5)) as connection,
        database.writing(connection),
        audit.recording(connection, actor) as trail,
    ):
        n_import = trail.add("impor", {}, {"berkas": "kantor.xlsx"})
        number = imports.add(
            connection,
            n_import,
            actor.waktu,
            actor.oleh,
            "kantor.xlsx",
            "0" * 64,
            Counts(employees),
        )
        tables = {name: _table(connection, number, name) for name in _SHEETS}
        offices = [units.add(connection, f"Dinas Nomor {n}") for n in range(how_many_offices)]
        for first in range(0, employees, _AT_ONCE):
            some = range(first, min(first + _AT_ONCE, employees))
            items.add(connection, (one for n in some for one in _items(n)))
            for name, kind in KINDS.items():
                if name in tables:
                    rows = [row for n in some for row in _ROWS[name](n, offices)]
                    changes = [
                        Change(key, _values(name, said), tables[name], first + 2, {}, lama=False)
                        for key, said in rows
                    ]
                    facts.save(connection, kind, changes, n_import)


def nip(n: int) -> str:
    """Return the NIP of one employee."""
    return (
        f"{1970 + n % 20}{1 + n % 12:02d}{1 + n % 28:02d}{2008 + n % 12}{1 + n % 12:02d}"
        f"{1 + n % 2}{1 + n // 360:03d}"
    )


def _table(connection: Connection, number: int, name: str) -> int:
    kind = KINDS[name]
    fields = (name for name in (*kind.kunci, *kind.isi) if name not in {"butir_id", "unit_id"})
    columns = {field: chr(ord("A") + at % 26) for at, field in enumerate(fields)}
    return imports.add_table(connection, number, TableRow(name, name, 1, 1, columns))


def _values(name: str, said: dict[str, object]) -> tuple[object, ...]:
    return tuple(said.get(field) for field in KINDS[name].isi)


_Rows = Iterator[tuple[tuple[object, ...], dict[str, object]]]


def _items(n: int) -> Iterator[tuple[int, str, int, str]]:
    for k in range(INDICATORS):
        yield n * INDICATORS + k + 1, nip(n), 2024, f"rencana {n} {k}"


def _staff(n: int, offices: list[int]) -> _Rows:
    yield (nip(n), ""), {
        "nama": f"Pegawai Nomor {n}, S.Kom.", "unit_id": offices[n % len(offices)],
        "jabatan": f"Analis {n % 12}", "unit_kerja": f"Bidang {n % 9}", "pangkat": "Penata (III/c)",
        "jenis_asn": "PNS", "jenis_jabatan": "Fungsional", "status_jabatan": "Definitif",
        "pimpinan": "Tidak", "nip_atasan": nip(n // 10 * 10), "lembar_asal": "pegawai",
    }  # fmt: skip


def _plan(n: int, _offices: list[int]) -> _Rows:
    for k in range(INDICATORS):
        yield (n * INDICATORS + k + 1,), {
            "indikator": f"Jumlah dokumen layanan bidang {k + 1} yang selesai oleh petugas {n}",
            "rencana": f"Layanan nomor {k + 1} selesai oleh petugas {n}",
            "aspek": "Kuantitas", "rencana_atasan": f"Layanan bidang {k + 1} meningkat",
            "jenis": "utama", "satuan": "dokumen", "polaritas": "turun" if k % 5 == 1 else "naik",
            "bobot": str(2 + 6 * (k % 2)), "akumulasi": "Jumlah", "target": str(40 + k),
            "target_tw1": str(10 + k), "target_tw2": "10", "target_tw3": "10", "target_tw4": "10",
        }  # fmt: skip


def _done(n: int, _offices: list[int]) -> _Rows:
    for k in range(INDICATORS):
        at = n * INDICATORS + k + 1
        yield (
            (at, PERIOD),
            {
                "target": str(10 + k),
                "realisasi": f"{8 + k + (at * 7) % 40 / 10:g}",
                "bukti_dukung": f"https://berkas.contoh.go.id/bukti/{at}",
                "umpan_balik": f"Pertahankan mutu layanan {n}; lengkapi bukti tiap bulan.",
            },
        )


def _marks(n: int, _offices: list[int]) -> _Rows:
    values = KINDS["perilaku"].isi[:-1]
    marks = {value: str(70 + (n + at) % 30) for at, value in enumerate(values)}
    yield (nip(n), PERIOD, "Atasan", ""), dict(marks)


def _attendance(n: int, _offices: list[int]) -> _Rows:
    yield (nip(n), PERIOD), {
        "hari_kerja": "60", "hadir": str(60 - n % 3), "tl1": str(n % 4), "psw2": str(n % 3),
        "sakit": str(n % 2), "tanpa_keterangan": str(n % 3),
    }  # fmt: skip


_ROWS = {
    "pegawai": _staff,
    "indikator": _plan,
    "realisasi": _done,
    "perilaku": _marks,
    "disiplin": _attendance,
}

if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 8_000)
