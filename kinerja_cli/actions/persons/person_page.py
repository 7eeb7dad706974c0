"""The page of everything held about one person, in words the person understands."""

import re
from collections.abc import Mapping
from typing import Any

from kinerja_cli import __version__
from kinerja_cli.actions.dates import moment_words, stated_day
from kinerja_cli.actions.persons import person_data
from kinerja_cli.actions.persons.person_data import Held, PersonData
from kinerja_cli.intake.headers import LABELS
from kinerja_cli.reports.view import Provenance
from kinerja_cli.reports.view_person import (
    FactView,
    PersonReport,
    RecordView,
    SectionView,
    TraceView,
)
from kinerja_cli.rules import nip as nips
from kinerja_cli.rules.mentions import without_others
from kinerja_cli.rules.periods import from_id
from kinerja_cli.store.audit import Actor
from kinerja_cli.store.chain import Entry

SECTIONS: dict[str, tuple[str, str]] = {
    "pegawai": ("Jabatan dan penempatan", "Menentukan perangkat daerah mana yang menilai Anda."),
    "skor": ("Hasil penilaian", "Hasil hitungan setiap proses penilaian, juga yang sudah diganti."),
    "keputusan": ("Penetapan pejabat penilai", "Rating yang ditetapkan sendiri oleh penilai."),
    "indikator": ("Indikator dan target", "Dasar nilai hasil kerja."),
    "realisasi": ("Realisasi", "Dasar nilai hasil kerja."),
    "skor_indikator": ("Capaian setiap indikator", "Hasil hitungan setiap proses penilaian."),
    "perilaku": (
        "Penilaian perilaku",
        "Dasar nilai perilaku. NIP penilai tidak ditampilkan, untuk melindungi penilai.",
    ),
    "rating": ("Rating di lembar", "Rating yang tertulis di lembar evaluasi."),
    "disiplin": ("Kehadiran dan disiplin", "Dasar nilai disiplin."),
    "kompetensi": ("Kompetensi", "Dasar nilai kompetensi dan rencana pengembangan."),
    "umpan_balik": ("Umpan balik", "Hanya untuk laporan; tidak menentukan nilai."),
    "pelatihan": ("Pelatihan", "Hanya untuk laporan; tidak menentukan nilai."),
    "skp": ("Isi SKP", "Hanya untuk laporan; tidak menentukan nilai."),
    "kegiatan": ("Log kegiatan harian", "Hanya untuk laporan; tidak menentukan nilai."),
    "keberatan": ("Keberatan", "Keberatan atas hasil evaluasi dan jawabannya."),
}
"""Table → its heading and what it is for, in the order of the page."""

_WORDS = {
    "jenis_asn": "Jenis ASN",
    "dari_hasil_kerja": "Asal rating hasil kerja",
    "dari_perilaku": "Asal rating perilaku",
    "usulan_hasil_kerja": "Usulan rating hasil kerja",
    "usulan_perilaku": "Usulan rating perilaku",
    "usulan_predikat": "Usulan predikat",
    "alasan": "Alasan",
    "nip_atasan": "NIP atasan",
    "nip_penilai": "NIP penilai",
    "rencana": "Rencana hasil kerja",
    "rencana_atasan": "Rencana atasan",
    "lembar_asal": "Dari lembar",
    "pangkat": "Pangkat",
    "target_tw1": "Target TW I",
    "target_tw2": "Target TW II",
    "target_tw3": "Target TW III",
    "target_tw4": "Target TW IV",
    "isi": "Isi",
    "proses_id": "Proses penilaian",
    "masukan_sha256": "Sidik data yang dibaca",
    "jp": "Jam pelajaran",
}
_UNTOLD = frozenset({"nip", "butir_id", "kunci", "baris", "sejak", "sampai", "masukan_sha256"})
_TOPICS = ("tmt", "periode", "tanggal", "tahun", "indikator", "kompetensi", "pelatihan", "bagian")
_DAYS = frozenset({"tanggal", "tmt", "tanggal_jawaban", "tanggal_validasi"})
_FIGURE = re.compile(r"-?\d+\.\d+")
_ACTIONS = {
    "impor": "Lembar diimpor",
    "batal-impor": "Impor dibatalkan",
    "skor": "Nilai dihitung",
    "keputusan": "Penetapan pejabat penilai dicatat",
    "kunci": "Periode dikunci",
    "buka-kunci": "Kunci periode dibuka",
    "laporan": "Laporan tentang Anda atau perangkat daerah Anda dibuat",
    "ekspor-orang": "Data Anda diberikan (halaman seperti ini)",
    "gabung-unit": "Dua perangkat daerah digabung",
    "pemulihan": "Basis data dipulihkan dari cadangan",
    "cadangan": "Cadangan basis data dibuat",
}
_MENTIONED = {
    "nip_atasan": "Anda tercatat sebagai atasan langsung seorang pegawai",
    "atasan": "Anda tercatat sebagai atasan langsung seorang pegawai",
    "nip_penilai": "Anda tercatat sebagai penilai perilaku seorang pegawai",
    "pemberi": "Anda tercatat sebagai pemberi umpan balik kepada seorang pegawai",
    "validator": "Anda tercatat sebagai pemeriksa log kegiatan seorang pegawai",
    "berkas": "NIP atau nama Anda menjadi nama berkas",
    "lembar": "NIP atau nama Anda menjadi nama lembar",
}


def report(found: PersonData, actor: Actor, head: str, instansi: str) -> PersonReport:
    """Return the view of everything held about somebody."""
    items = _items(found)
    sections = tuple(
        SectionView(title, meaning, _records(found, name, items))
        for name, (title, meaning) in _sections(found).items()
    )
    shown = nips.show(found.nip)
    return PersonReport(
        instansi or "Data pribadi",
        "Data pribadi seorang pegawai",
        found.nama[0] if found.nama[0] != found.nip else shown,
        shown,
        moment_words(actor.waktu),
        tuple((one.judul, len(one.baris)) for one in sections),
        sections,
        tuple(_mentioned(one) for one in found.disebut),
        tuple(_trace(found, one) for one in found.jejak),
        tuple(without_others(name, found.nip) for name in found.berkas),
        Provenance(0, "", "", "", "", __version__, head, (), peringatan=_warnings(found)),
    )


def _sections(found: PersonData) -> dict[str, tuple[str, str]]:
    """Return the sections that have records; a table without words of its own comes last."""
    known = {name: words for name, words in SECTIONS.items() if found.tabel.get(name)}
    rest = [name for name in found.tabel if name not in SECTIONS and name != "butir"]
    return known | {name: (_label(name), "") for name in rest}


def _warnings(found: PersonData) -> tuple[str, ...]:
    if not found.bersama:
        return ()
    return (
        (
            "Ada pegawai lain yang bernama sama, jadi teks dalam catatan pegawai lain hanya dicari"
            " menurut NIP, tidak menurut nama."
        ),
    )


def _items(found: PersonData) -> dict[int, str]:
    """Return what the person's indicators are called."""
    names = {one.isi["id"]: str(one.isi["kunci"]) for one in found.tabel.get("butir", ())}
    for one in found.tabel.get("indikator", ()):
        names[one.isi["butir_id"]] = str(one.isi["indikator"] or one.isi["rencana"] or "")
    return names


def _records(found: PersonData, table: str, items: Mapping[int, str]) -> tuple[RecordView, ...]:
    rows = found.tabel[table]
    return tuple(_record(found, one, items) for one in sorted(rows, key=_order))


def _order(one: Held) -> tuple[Any, ...]:
    isi = one.isi
    topics = [str(isi.get(name) or "") for name in ("periode", "tanggal", "tmt")]
    return (*topics, isi.get("proses_id", 0), isi.get("butir_id", 0), isi.get("sejak", 0))


def _record(found: PersonData, one: Held, items: Mapping[int, str]) -> RecordView:
    said = dict(one.isi)
    if "proses_id" in said:
        _, said["periode"], _ = found.proses[said["proses_id"]]
    if "butir_id" in said:
        said["indikator"] = items.get(said["butir_id"], "")
    figures = "proses_id" in said  # whose competency is a figure, not a topic
    topics = [name for name in _TOPICS if said.get(name) and not (figures and name == "kompetensi")]
    facts = tuple(
        FactView(_label(name), _shown(found, name, value), one.sel.get(name, ""))
        for name, value in said.items()
        if value not in {None, "", "[]"} and name not in _UNTOLD and name not in topics
    )
    return RecordView(
        ", ".join(_shown(found, name, said[name]) for name in topics) or "Keterangan",
        facts,
        _source(found, one),
        _state(found, one.isi),
        one.isi.get("sampai") is None,
    )


def _label(name: str) -> str:
    if name == "unit_id":
        return "Perangkat daerah"
    return _WORDS.get(name) or LABELS.get(name) or name.replace("_", " ").capitalize()


def _shown(found: PersonData, name: str, value: Any) -> str:
    if name == "unit_id":
        return found.unit.get(value, str(value))
    text = str(value)
    if name == "periode":
        try:
            return from_id(text).words
        except ValueError:
            return text
    if name.startswith("nip_") and text.isdecimal():
        return nips.show(text)
    if name in _DAYS:
        return f"TMT {stated_day(text)}" if name == "tmt" else stated_day(text)
    return text.replace(".", ",") if _FIGURE.fullmatch(text) else text


def _source(found: PersonData, one: Held) -> str:
    if one.sumber:
        return _place(one.sumber)
    if number := one.isi.get("proses_id"):
        return f"dihitung kinerja, {moment_words(found.proses[number][2])}"
    return "ditulis dengan kinerja decide" if "dasar" in one.isi else ""


def _place(place: Mapping[str, Any]) -> str:
    return f"{place['berkas']} › {place['lembar']}, baris {place['baris']} (impor {place['impor']})"


def _state(found: PersonData, isi: Mapping[str, Any]) -> str:
    """Return since when a record holds, in words; "" for what has no such time."""
    if "sejak" not in isi:
        return ""
    moments = {one.n: one.waktu for one in found.jejak}
    began = moment_words(moments[isi["sejak"]]) if isi["sejak"] in moments else "?"
    if isi["sampai"] is None:
        return f"berlaku sejak {began} (jejak {isi['sejak']})"
    ended = moment_words(moments[isi["sampai"]]) if isi["sampai"] in moments else "?"
    return (
        f"tidak berlaku lagi: {began} (jejak {isi['sejak']}) s.d. {ended} (jejak {isi['sampai']})"
    )


def _mentioned(one: Mapping[str, Any]) -> RecordView:
    words = [_MENTIONED[name] for name in one["kolom"] if name in _MENTIONED]
    place = one["sumber"]
    said = one.get("isi", {})
    return RecordView(
        words[0] if words else f"Anda disebut dalam catatan ({_label(one['tabel'])})",
        tuple(FactView(_label(name), text) for name, text in said.items()),
        _place(place) if place else "",
        "" if one.get("sampai") is None else "tidak berlaku lagi",
        one.get("sampai") is None,
    )


def _trace(found: PersonData, entry: Entry) -> TraceView:
    return TraceView(
        entry.n,
        moment_words(entry.waktu),
        _ACTIONS.get(entry.tindakan, entry.tindakan),
        without_others(entry.oleh, found.nip),
        without_others(person_data.reason(entry), found.nip),
    )
