"""What the daily log of an office shows (`--jenis kegiatan`)."""

from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.reports.view import Provenance
from kinerja_cli.reports.view_parts import PersonView


@dataclass(frozen=True, slots=True)
class DayView:
    """One day with entries; `menit` is None where none states any, `kata` is the day in words."""

    tanggal: str
    kata: str
    entri: int
    menit: int | None
    tanpa_menit: int
    disetujui: int
    menunggu: int
    ditolak: int


@dataclass(frozen=True, slots=True)
class BoxView:
    """One box of the heat strip: a day, or a week of a long period.

    Attributes:
        kata: what it stands for.
        hari: days with entries in it.
        menit: their sum; None where nothing is stated.
        tingkat: 0 nothing entered; 1 to 4 by minutes of a day against the effective ones, a quarter each.
    """

    kata: str
    hari: int
    menit: int | None
    tingkat: int


@dataclass(frozen=True, slots=True)
class WriterView:
    """One employee's log; `rata` is the mean of minutes over `hari_bermenit`, days that state any."""

    nomor: int
    nip: str
    nip_cetak: str
    nama: str
    jabatan: str
    atasan: str
    hari: int
    entri: int
    menit: int | None
    rata: Decimal | None
    hari_bermenit: int
    tanpa_menit: int
    disetujui: int
    menunggu: int
    ditolak: int
    isyarat: int
    kotak: tuple[BoxView, ...]
    minggu: tuple[BoxView, ...]
    harian: tuple[DayView, ...]


@dataclass(frozen=True, slots=True)
class SignalView:
    """Something worth asking about, in words."""

    kode: str
    judul: str
    nip: str
    nama: str
    kalimat: str


@dataclass(frozen=True, slots=True)
class LogReport:
    """The daily log of one office in a period.

    Attributes:
        aturan: the rules it follows, each with its article.
        mingguan: whether a box is a week; minggu: the weeks in words.
        pegawai: who entered anything; kosong: names of who did not.
    """

    instansi: str
    unit: str
    periode: str
    periode_kata: str
    aturan: tuple[tuple[str, str], ...]
    efektif: int
    mingguan: bool
    minggu: tuple[str, ...]
    jumlah: int
    entri: int
    disetujui: int
    menunggu: int
    ditolak: int
    pegawai: tuple[WriterView, ...]
    kosong: tuple[str, ...]
    isyarat: tuple[SignalView, ...]
    pimpinan: PersonView | None
    asal: Provenance
