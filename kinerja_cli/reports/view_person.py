"""What the page of everything held about one person shows (`person export`)."""

from dataclasses import dataclass

from kinerja_cli.reports.view import Provenance


@dataclass(frozen=True, slots=True)
class FactView:
    """One thing that is stated: its heading, what it says, and the cell; "" for no cell."""

    nama: str
    isi: str
    sel: str = ""


@dataclass(frozen=True, slots=True)
class RecordView:
    """One record of the person.

    Attributes:
        pokok: what it is about: a period, an indicator, a day.
        isi: what it states; empty fields are left out.
        asal: "file › sheet, row (impor n)", or how else it came about.
        keadaan: since when it holds or held, in words.
        berlaku: False for what was replaced or taken back.
    """

    pokok: str
    isi: tuple[FactView, ...]
    asal: str
    keadaan: str
    berlaku: bool


@dataclass(frozen=True, slots=True)
class SectionView:
    """The records of one kind; `arti` says what they are for."""

    judul: str
    arti: str
    baris: tuple[RecordView, ...]


@dataclass(frozen=True, slots=True)
class TraceView:
    """One entry of the trail: what was done with the person's data, when, by whom and why."""

    n: int
    waktu: str
    apa: str
    oleh: str
    alasan: str


@dataclass(frozen=True, slots=True)
class PersonReport:
    """Everything held about one person.

    Attributes:
        ringkas: kind of data → number of records, for the head of the page.
        disebut: where records of others name this person; nothing else of those records is shown.
        jejak: the trail of processing, the oldest entry first.
        lain: names of files that these data came from.
    """

    unit: str
    periode_kata: str
    nama: str
    nip_cetak: str
    dibuat: str
    ringkas: tuple[tuple[str, int], ...]
    bagian: tuple[SectionView, ...]
    disebut: tuple[RecordView, ...]
    jejak: tuple[TraceView, ...]
    berkas: tuple[str, ...]
    asal: Provenance
