"""An office of two quarters for the evaluation meeting, written as sheets."""

from itertools import chain
from pathlib import Path
from typing import NamedTuple

from books import DI_ATAS, PEGAWAI, PERILAKU, SESUAI, UNIT, write

DI_BAWAH = "Di Bawah Ekspektasi"
QUARTERS = ("2024-Q1", "2024-Q2")
HEAD = "197001011995031001"
HEAD_NAME = "Hendra Kepala, S.H."


class Person(NamedTuple):
    """Somebody with a value and a manner in each quarter; None: no realisation."""

    nomor: int
    nilai: tuple[float | None, float | None]
    sikap: tuple[str, str] = (SESUAI, SESUAI)
    tmt: str = ""
    nama: str = ""

    @property
    def nip(self) -> str:
        return f"198609262015051{self.nomor:03}"


def good(nomor, nilai, before=101, **more):
    """Return somebody who is Sangat Baik in both quarters."""
    return Person(nomor, (before, nilai), (DI_ATAS, DI_ATAS), **more)


def plain(nomor, nilai=95, before=95, **more):
    """Return somebody who is Baik, or Butuh Perbaikan below 90."""
    return Person(nomor, (before, nilai), **more)


def office(path: Path, *people: Person, unit: str = UNIT, **sheets) -> Path:
    """Write the office, its head first; `sheets` are further sheets with their headers."""
    head = Person(0, (101, 102), (DI_ATAS, DI_ATAS))
    rows = [
        (HEAD, HEAD_NAME, head),
        *((one.nip, one.nama or f"Pegawai {one.nomor:03}", one) for one in people),
    ]
    return write(path, {
        "pegawai": [PEGAWAI, *(
            [nip, name, "Kepala Dinas" if nip == HEAD else "Analis Kinerja", unit,
             "Ya" if nip == HEAD else "Tidak", "" if nip == HEAD else HEAD, one.tmt]
            for nip, name, one in rows
        )],
        "indikator": [
            ["NIP", "Indikator Kinerja Individu", "Satuan", "Polaritas", "Bobot", "Target TW I", "Target TW II", "Target", "Tahun"],
            *([nip, f"Berkas selesai {one.nomor}", "berkas", "Naik", 100, 100, 100, 400, 2024] for nip, _, one in rows),
        ],
        "realisasi": [
            ["NIP", "Indikator Kinerja Individu", "Periode", "Realisasi"],
            *chain.from_iterable(
                [[nip, f"Berkas selesai {one.nomor}", quarter, figure]
                 for quarter, figure in zip(QUARTERS, one.nilai, strict=True) if figure is not None]
                for nip, _, one in rows
            ),
        ],
        "perilaku": [PERILAKU, *(
            [nip, quarter, *[manner] * 7, "Atasan"]
            for nip, _, one in rows
            for quarter, manner in zip(QUARTERS, one.sikap, strict=True)
        )],
        "organisasi": [
            ["Perangkat Daerah", "Periode", "Capaian Kinerja Organisasi"],
            *([unit, quarter, "Baik"] for quarter in QUARTERS),
        ],
        **sheets,
    })  # fmt: skip
