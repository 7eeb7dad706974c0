"""What the summary of an unattended run shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BatchStamp:
    """What the foot of the page says; there is no one scoring run behind it.

    Attributes:
        batch: name of the run.
        peringatan: what the reader must know before anything else.
    """

    batch: str
    versi: str
    peringatan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchFile:
    """One file that came.

    Attributes:
        hasil: what became of it, by its short name; kata: in words.
        jumlah: what it did to the rows, "" for nothing.
        penjelasan: the letter to send back; tujuan: where the file lies now.
    """

    nama: str
    dinas: tuple[str, ...]
    hasil: str
    kata: str
    jumlah: str
    sebab: tuple[str, ...]
    penjelasan: str
    tujuan: str


@dataclass(frozen=True, slots=True)
class BatchRun:
    """One scoring run: its number, whether it is new, and how many got which predikat."""

    proses: int
    baru: bool
    kebijakan: str
    dinilai: int
    belum_lengkap: int
    predikat: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class BatchLack:
    """What one office lacks."""

    dinas: str
    orang: int
    hal: int
    rincian: str


@dataclass(frozen=True, slots=True)
class BatchPeriod:
    """One period; `keadaan` is "" when it was scored, else why not."""

    kata: str
    keadaan: str
    nilai: tuple[BatchRun, ...]
    terkunci: tuple[str, ...]
    kurang: tuple[BatchLack, ...]
    belum_kirim: tuple[str, ...]
    laporan: tuple[str, ...]
    catatan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BatchReport:
    """The whole summary.

    Attributes:
        gagal: step, why, exit code.
    """

    instansi: str
    unit: str
    periode_kata: str
    mulai: str
    keluar: int
    berkas: tuple[BatchFile, ...]
    periode: tuple[BatchPeriod, ...]
    gagal: tuple[tuple[str, str, int], ...]
    asal: BatchStamp
