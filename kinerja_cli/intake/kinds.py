"""Which kind of sheet a set of columns makes."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kinerja_cli.intake import durations
from kinerja_cli.rules.names import key
from kinerja_cli.rules.records import ATTENDANCE_FIELDS, BEHAVIOUR_FIELDS, SERVICE_FIELDS


@dataclass(frozen=True, slots=True)
class SheetKind:
    """One kind of sheet.

    Attributes:
        perlu: what must be there; a tuple inside is "one of these".
        boleh: what is read as well when it is there.
        tanda: fields of which one must be there before anybody says that a column is missing.
    """

    nama: str
    perlu: tuple[str | tuple[str, ...], ...]
    boleh: tuple[str, ...] = ()
    tanda: tuple[str, ...] = ()

    def lacks(self, fields: AbstractSet[str]) -> list[str]:
        """Return the needed fields that are not among `fields`."""
        missing = []
        for need in self.perlu:
            options = (need,) if isinstance(need, str) else need
            if not any(_has(fields, option) for option in options):
                missing.append(options[0])
        return missing

    def reads(self, field: str) -> bool:
        """Return whether this kind of sheet reads a field."""
        name = field.partition("@")[0]
        needed = {n for need in self.perlu for n in ((need,) if isinstance(need, str) else need)}
        return (name in needed or name in self.boleh) and name not in _SIGNS


_SIGNS = {"unit_judul", "orang", "unsur_bernomor"}
"""What stands around a table or in its headings and helps to tell its kind, but is no column."""


def _has(fields: AbstractSet[str], name: str) -> bool:
    return name in fields or any(field.startswith(name + "@") for field in fields)


_PERSON = ("nama", "gelar_depan", "gelar_belakang", "pangkat", "jabatan", "unit_kerja", "unit")
_PLACED = ("unit", "unit_kerja", "jabatan", "pangkat", "jenis_asn", "jenis_jabatan", "tmt")
_SEVEN = tuple(BEHAVIOUR_FIELDS)
_PLAN = ("rencana", "rencana_atasan", "aspek", "jenis", "perspektif", "satuan", "polaritas",
         "rumus", "bobot", "akumulasi", "target_maksimum")  # fmt: skip
_WHO = ("nip", "nama_nip")

_ABOUT_INDICATORS = ("target", "realisasi")
_OF_WORK = (*_ABOUT_INDICATORS, "indikator")
_JUDGED = {"rating_hasil_kerja", "rating_perilaku", "capaian"}
_ONLY_IN_PLANS = {"bobot", "polaritas", "akumulasi", "rumus", "rencana_atasan", "perspektif",
                  "target_maksimum"}  # fmt: skip
_ATTENDANCE = (*ATTENDANCE_FIELDS, "hukuman")
_SERVICE = ("ikm", *SERVICE_FIELDS)
_OFFICE = ("unit", "unit_judul")
_PEOPLE = {"nip", "nama_nip", "nama", "jabatan", "pangkat", "orang"}
_ROSTER = {"tmt", "jenis_asn", "jenis_jabatan", "pimpinan", "status_jabatan"}
_FEW = 3
PER_UNIT = frozenset({"organisasi", "layanan", "rencana-unit"})
"""Kinds whose rows speak of an office, not of somebody."""

KINDS = (
    SheetKind("perilaku", (_WHO, _SEVEN), ("periode", "tahun", "nama",
               "rating_perilaku", "penilai", "nip_penilai")),
    SheetKind(
        "rekap",
        (_WHO, ("nama", "nama_nip"), "indikator", ("realisasi", "target")),
        (*_PERSON, *_PLAN, "target", "target_tahun", "periode", "tahun", "bukti_dukung", "umpan_balik",
         "rating_hasil_kerja", "rating_perilaku", "predikat", "catatan", "ide_baru"),
    ),
    SheetKind(
        "realisasi",
        (_WHO, "indikator", "realisasi"),
        ("periode", "tahun", "target", "bukti_dukung", "umpan_balik", "rencana", "aspek"),
    ),
    SheetKind(
        "indikator",
        (_WHO, "indikator", "target"),
        (*_PLAN, "nama", "tahun", "periode", "realisasi", "bukti_dukung", "umpan_balik"),
    ),
    SheetKind(
        "rating",
        (_WHO, ("rating_hasil_kerja", "rating_perilaku")),
        ("nama", "periode", "tahun", "rating_hasil_kerja", "rating_perilaku", "catatan", "predikat",
         "ide_baru"),
    ),
    SheetKind("organisasi", ("unit", "capaian_organisasi"), ("periode", "tahun")),
    SheetKind("layanan", (_OFFICE, (*_SERVICE, "unsur_bernomor")), ("periode", "tahun"), _SERVICE),
    SheetKind(
        "rencana-unit",
        (_OFFICE, "rencana", "indikator", ("target", "target_tahun")),
        ("periode", "tahun", "satuan", "polaritas", "realisasi"),
        ("unit_judul",),  # a heading never says so: what lacks only this lacks a NIP
    ),
    SheetKind("kompetensi", (_WHO, "kompetensi", "level_pegawai"),
              ("nama", "periode", "tahun", "level_standar"), ("level_standar", "level_pegawai")),
    SheetKind("keberatan", (_WHO, "alasan", "tanggal"),
              ("nama", "periode", "tahun", "jawaban", "tanggal_jawaban"),
              ("alasan", "jawaban", "tanggal_jawaban")),
    SheetKind("kegiatan", (_WHO, "tanggal", "kegiatan"),
              ("nama", *durations.FIELDS, *durations.CLOCKS, "status", "validator", "waktu_input",
               "tanggal_validasi"),
              (*durations.FIELDS, *durations.CLOCKS, "validator", "waktu_input", "tanggal_validasi")),
    SheetKind("pelatihan", (_WHO, "pelatihan"),
              ("nama", "periode", "tahun", "jp", "tanggal", "kompetensi"), ("jp",)),
    SheetKind("skp", (_WHO, "bagian", "isi"), ("nama", "periode", "tahun"), ("bagian",)),
    SheetKind("umpan-balik", (_WHO, "umpan_balik"), ("nama", "periode", "tahun", "pemberi"),
              ("pemberi",)),
    SheetKind("disiplin", (_WHO, _ATTENDANCE), ("nama", "periode", "tahun"), _ATTENDANCE),
    SheetKind(
        "pegawai",
        (_WHO, ("nama", "nama_nip"), _PLACED),
        (*_PERSON, "tanggal_lahir", "jenis_kelamin", "jenis_asn", "jenis_jabatan", "jenjang", "pimpinan", "nip_atasan", "tmt",
         "status_jabatan"),
    ),
)  # fmt: skip
"""Kinds in the order in which they are tried: the more particular first."""

BY_NAME = {kind.nama: kind for kind in KINDS}


def kind_of(fields: AbstractSet[str], sheet_name: str) -> SheetKind | None:
    """Return the kind of sheet that a header makes, None when nothing fits.

    A sheet that bears the name of a kind is of that kind when its columns allow it. The plain
    heading "target" with nothing realised makes a plan, not a recap; a plan may report as well.
    Target and realisasi side by side speak of indicators: when the indicator's own heading is not
    known, the sheet is no list of ratings or people, and what is missing must be told. Likewise
    targets beside ratings or a capaian make a recap whose realisation was not recognised. Levels
    under the names of competencies name these as a column would.
    """
    if sum(field.startswith("level_pegawai@") for field in fields) > _FEW:
        fields = {*fields, "kompetensi"}
    named = _named(sheet_name)
    allowed = named and not named.lacks(fields) and _may_be(named, fields, called=True)
    if named and allowed and (named.nama != "rekap" or _has(fields, "realisasi")):
        return named
    reports = all(_has(fields, name) for name in _ABOUT_INDICATORS)
    plans = _has(fields, "target") and bool(_ONLY_IN_PLANS & set(fields))
    judges = not (_has(fields, "realisasi") or fields.isdisjoint(_JUDGED))
    judges = judges and (_has(fields, "target") or "indikator" in fields)
    for kind in KINDS:
        if kind.lacks(fields) or (reports and not kind.reads("target")):
            continue
        if not _may_be(kind, fields, called=False):
            continue
        if judges and kind.nama in {"indikator", "rating", "pegawai"}:
            continue
        if kind.nama == "rekap" and not _has(fields, "realisasi"):
            continue
        if kind.nama == "realisasi" and plans:
            continue
        return kind
    return None


def _named(sheet_name: str) -> SheetKind | None:
    """Return the kind that a sheet's name begins with."""
    words = key(sheet_name) + " "
    return next((kind for kind in KINDS if words.startswith(key(kind.nama) + " ")), None)


def _may_be(kind: SheetKind, fields: AbstractSet[str], *, called: bool) -> bool:
    """Return whether a kind of this version's later ones may claim columns others have too.

    Plans of an office are nobody's own; some unsur, or one count in a list of employees, make no
    sheet of their own unless it is called so.
    """
    if kind.nama in PER_UNIT - {"organisasi"} and not _PEOPLE.isdisjoint(fields):
        return False
    if kind.nama == "umpan-balik" and any(_has(fields, name) for name in _OF_WORK):
        return False
    if called:
        return True
    if kind.nama == "layanan" and not (_has(fields, "ikm") or "unsur_bernomor" in fields):
        return sum(name in fields for name in SERVICE_FIELDS) >= _FEW
    if kind.nama == "disiplin":
        counts = {name.partition("@")[0] for name in fields} & set(_ATTENDANCE)
        alone = not counts.isdisjoint({"hukuman", "tanpa_keterangan"})
        return len(counts) >= _FEW - 1 or (alone and _ROSTER.isdisjoint(fields))
    return True


def nearest(fields: AbstractSet[str], sheet_name: str) -> tuple[SheetKind, list[str]] | None:
    """Return the kind that a header almost makes and what it lacks, None when too far off.

    The kind the sheet is named after comes first, then the one that reads most of the columns.
    """
    named = _named(sheet_name)
    candidates = [
        kind
        for kind in KINDS
        if len(kind.lacks(fields)) == 1 < len(kind.perlu)
        and (not kind.tanda or any(_has(fields, name) for name in kind.tanda))
    ]
    if not candidates:
        return None
    recap = _has(fields, "indikator") and not fields.isdisjoint(_JUDGED)
    best = max(
        candidates,
        key=lambda k: (
            k is named or (recap and k.nama in {"rekap", "realisasi"}),
            sum(k.reads(field) for field in fields),
        ),
    )
    return best, best.lacks(fields)
