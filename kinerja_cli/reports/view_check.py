"""What the list of what is missing shows (`check --format xlsx`)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LackView:
    """One thing that is missing; without `nip` it is the whole unit that lacks it."""

    nomor: int
    nip: str
    nama: str
    jabatan: str
    kurang: str
    cara: str


@dataclass(frozen=True, slots=True)
class LackCount:
    """How many times one kind of thing is missing; `kode` is its stable name, `nama` its words."""

    nama: str
    cara: str
    kode: str
    jumlah: int


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What one unit still has to hand in for a period (`check --format xlsx`).

    Attributes:
        per: the day it was looked through, in words.
        pegawai: how many people are placed there; orang: how many of them lack something.
    """

    instansi: str
    unit: str
    periode: str
    periode_kata: str
    per: str
    pegawai: int
    orang: int
    jumlah: tuple[LackCount, ...]
    kurang: tuple[LackView, ...]


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """One office of the recap; `berkas` is the name of its own list, "" when it lacks nothing."""

    unit: str
    pegawai: int
    orang: int
    jumlah: tuple[LackCount, ...]
    berkas: str


@dataclass(frozen=True, slots=True)
class CheckRecap:
    """What all offices still have to hand in; `unit` is the government itself."""

    instansi: str
    unit: str
    periode: str
    periode_kata: str
    per: str
    pegawai: int
    orang: int
    daftar: tuple[OfficeLine, ...]
