"""The kinds of record that sheets turn into: what identifies one, and what it says.

Store and intake both read this list, so that a new kind is one entry here, one migration and one
sheet layout.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kinerja_cli.rules.model import BERAKHLAK
from kinerja_cli.rules.names import key


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind of record.

    Attributes:
        kunci: the fields that identify a record.
        isi: the fields that it states; each may be missing.
    """

    nama: str
    kunci: tuple[str, ...]
    isi: tuple[str, ...]


BEHAVIOUR_FIELDS: dict[str, str] = {key(name).replace(" ", "_"): name for name in BERAKHLAK}
"""Field name → BerAKHLAK value."""

QUARTER_TARGETS = ("target_tw1", "target_tw2", "target_tw3", "target_tw4")

KINDS: dict[str, RecordKind] = {
    kind.nama: kind
    for kind in (
        RecordKind(
            "pegawai",
            ("nip", "tmt"),
            (
                "nama",
                "unit_id",
                "jabatan",
                "unit_kerja",
                "pangkat",
                "jenis_asn",
                "jenis_jabatan",
                "jenjang",
                "status_jabatan",
                "pimpinan",
                "nip_atasan",
                "atasan",
                "lembar_asal",
            ),
        ),
        RecordKind(
            "indikator",
            ("butir_id",),
            (
                "indikator",
                "rencana",
                "aspek",
                "rencana_atasan",
                "jenis",
                "perspektif",
                "satuan",
                "polaritas",
                "rumus",
                "bobot",
                "akumulasi",
                "target",
                *QUARTER_TARGETS,
            ),
        ),
        RecordKind(
            "realisasi",
            ("butir_id", "periode"),
            ("target", "realisasi", "bukti_dukung", "umpan_balik"),
        ),
        RecordKind(
            "perilaku",
            ("nip", "periode", "penilai", "nip_penilai"),
            (*BEHAVIOUR_FIELDS, "rating_perilaku"),
        ),
        RecordKind(
            "rating",
            ("nip", "periode"),
            ("rating_hasil_kerja", "rating_perilaku", "catatan", "predikat"),
        ),
        RecordKind("organisasi", ("unit_id", "periode"), ("capaian_organisasi",)),
    )
}
"""Every kind of record the store holds, by name."""


@dataclass(frozen=True, slots=True)
class Record:
    """What one row of a sheet states about one thing.

    Attributes:
        jenis: a name of `KINDS`.
        kunci: values of the kind's key fields, in order; numbers are surrogate ids.
        nilai: field → canonical text, only what is stated.
        kosong: fields that have a column in the sheet but stand empty in this row.
        tabel: index of the table it came from (of the command before saving, of the store after).
        baris: row number in the sheet, counted from 1.
    """

    jenis: str
    kunci: tuple[str | int, ...]
    nilai: Mapping[str, str]
    tabel: int
    baris: int
    kosong: frozenset[str] = field(default_factory=frozenset)
