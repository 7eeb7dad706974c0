"""What a column heading means: every spelling offices use, and the headings that only look so."""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

from kinerja_cli.intake import record_headings, reported_headings
from kinerja_cli.rules import competencies
from kinerja_cli.rules.names import key
from kinerja_cli.rules.periods import Period, parse
from kinerja_cli.rules.records import ATTENDANCE_FIELDS, BEHAVIOUR_FIELDS, SERVICE_FIELDS

LABELS = {
    "nip": "NIP",
    "nama": "Nama",
    "nama_nip": "Nama / NIP",
    "target_tahun": "Target Tahunan",
    "unit": "Perangkat Daerah",
    "unit_id": "Perangkat Daerah",
    "unit_kerja": "Unit Kerja",
    "jabatan": "Jabatan",
    "indikator": "Indikator Kinerja Individu",
    "periode": "Periode",
    "tahun": "Tahun",
    "target": "Target",
    "realisasi": "Realisasi",
    "bobot": "Bobot",
    "tmt": "TMT Jabatan",
    "capaian_organisasi": "Capaian Kinerja Organisasi",
    "rating_hasil_kerja": "Rating Hasil Kerja",
    "rating_perilaku": "Rating Perilaku Kerja",
    "nip_atasan": "NIP Atasan",
    "nip_penilai": "NIP Penilai",
    "hukuman": "Hukuman Disiplin",
    "ikm": "IKM",
    "level_standar": "Level Standar",
    "level_pegawai": "Level Pegawai",
    "tanggal_jawaban": "Tanggal Jawaban",
    "target_maksimum": "Target Maksimum",
    "ide_baru": "Ide Baru",
    **reported_headings.LABELS,
    **BEHAVIOUR_FIELDS,
    **ATTENDANCE_FIELDS,
    **SERVICE_FIELDS,
}
"""Field → the canonical heading, as messages name it."""

_SPELLINGS: dict[str, str] = {
    "no": "no|no urut|nomor|nomor urut|nr|n0|no duk|",
    "nip": (
        "nip|nip baru|nip nrk|nip nrp|nip pegawai|nip asn|nip nipppk|nip ni pppk|nippppk|nipppk|"
        "nippk|ni pppk|nomor induk pegawai|no induk pegawai|nip peg|peg nip|"
        "nip pegawai yang dinilai|nip pns"
    ),
    "nama_nip": (
        "nama nip|nip nama|nama pegawai nip|nip nama pegawai|nama dan nip|nama pegawai dan nip|"
        "nama lengkap nip|nama jabatan nip|nama nip pegawai|pegawai nama nip"
    ),
    "nama": (
        "nama|nama pegawai|nama lengkap|nama pns|nama asn|nama dan gelar|peg nama|name|"
        "nama lengkap dengan gelar|pegawai yang dinilai|nama pegawai negeri sipil|nama pegawai asn|"
        "pegawai|nama lengkap dan gelar"
    ),
    "pangkat": (
        "pangkat gol ruang|pangkat gol|pangkat golongan|pangkat|golongan|gol|gol ruang|gol rg|"
        "pangkat golongan ruang|gol akhir nama|golongan akhir|golru|golongan ruang|"
        "pangkat golongan ruang tmt|golongan pegawai|pangkat gol ruang tmt"
    ),
    "jabatan": "jabatan|nama jabatan|jabatan nama|jabatan pegawai|jabatan terakhir|jabatan pekerjaan",
    "jenis_jabatan": "jenis jabatan|jenis jabatan nama|jenis jab|tipe jabatan",
    "jenjang": "jenjang|jenjang jabatan|jenjang jabatan fungsional",
    "jenis_asn": "jenis asn|status asn|status pegawai|jenis pegawai|status kepegawaian|jenis pegawai nama|asn",
    "unit": (
        "perangkat daerah|opd|skpd|nama skpd|nama opd|dinas|satuan kerja|satker|"
        "unit kerja perangkat daerah|satuan kerja induk nama|organisasi|nama perangkat daerah|"
        "unit pelayanan|unit penyelenggara pelayanan|unit penyelenggara pelayanan publik|upp"
    ),
    "instansi": "instansi|instansi kerja nama|instansi kerja|instansi induk|instansi induk nama",
    "unor_1": "unor 1|nama unor 1|unor nama 1",
    "unor_2": "unor 2|nama unor 2|unor nama 2",
    "unor_3": "unor 3|nama unor 3|unor nama 3",
    "tanggal_lahir": "tanggal lahir|tgl lahir|tgl lhr",
    "jenis_kelamin": "jenis kelamin|jk|l p|gender|kelamin",
    "gelar_depan": "gelar depan|glr dpn",
    "gelar_belakang": "gelar belakang|glr blk",
    "unit_kerja": (
        "unit kerja|unit|unor|unor nama|bidang|bagian|bidang bagian|unit kerja pegawai|"
        "unit organisasi|sub unit kerja|tempat tugas"
    ),
    "pimpinan": "pimpinan unit|pimpinan|kepala unit|pimpinan unit ya tidak",
    "nip_atasan": "nip atasan|nip atasan langsung|atasan langsung|atasan|nip pimpinan",
    "tmt": "tmt jabatan|tmt",
    "status_jabatan": "status jabatan|status jabatan definitif plt plh",
    "rencana_atasan": (
        "rencana hasil kerja pimpinan yang diintervensi|rencana hasil kerja atasan yang diintervensi|"
        "rencana hasil kerja atasan pimpinan yang diintervensi|rhk pimpinan|rhk pimpinan yang diintervensi|"
        "rencana kinerja atasan|rencana hasil kerja pimpinan"
    ),
    "rencana": "rencana hasil kerja|rencana kinerja|rhk|sasaran kinerja|sasaran|sasaran strategis",
    "indikator": (
        "indikator kinerja individu|indikator kinerja|indikator|iki|iku|indikator kinerja utama|"
        "i k u|indikator kinerja iki|uraian indikator|indikator kinerja pegawai|nama indikator|"
        "uraian indikator kinerja|uraian indikator kinerja individu"
    ),
    "aspek": "aspek",
    "jenis": "jenis|jenis kinerja|jenis indikator|utama tambahan|kinerja utama tambahan",
    "perspektif": "perspektif",
    "satuan": "satuan|sat|satua n|satuan target",
    "polaritas": "polaritas|polarisasi|sifat indikator|arah indikator",
    "rumus": "rumus|formula|cara hitung",
    "bobot": "bobot|bobot persen|bobot %|weight|bobot indikator",
    "akumulasi": "akumulasi|jenis akumulasi|cara akumulasi|sifat akumulasi",
    "tahun": "tahun|tahun penilaian|thn",
    "periode": "periode|periode penilaian|masa penilaian|triwulan|bulan|tw|periode kinerja",
    "target": ("target|target kinerja|tgt|target year|target periode|target triwulan|target bulan"),
    "target_tahun": "target tahunan|target tahun|target 1 tahun|target setahun",
    "realisasi": (
        "realisasi|realisasi kinerja|relisasi|realisasi berdasarkan bukti dukung|pencapaian|real|"
        "realisasi periode|realisasi triwulan|realisasi tahunan"
    ),
    "bukti_dukung": "bukti dukung|link bukti dukung|bukti|data dukung",
    "rating_hasil_kerja": "rating hasil kerja|hasil kerja|rating hk|rating kinerja|rating hasil",
    "rating_perilaku": (
        "rating perilaku kerja|rating perilaku|rating hasil perilaku|perilaku kerja|perilaku|"
        "rating perilaku pegawai"
    ),
    "predikat": (
        "predikat|predikat kinerja|kuadran kinerja|predikat kinerja pegawai|predikat akhir|"
        "predikat kinerja periodik|kategori kinerja"
    ),
    "catatan": (
        "catatan rekomendasi|catatan|rekomendasi|catatan dan rekomendasi|catatan atasan|"
        "catatan pimpinan|catatan penilai|catatan pejabat penilai"
    ),
    "penilai": "penilai|jenis penilai|sebagai|kelompok penilai",
    "nip_penilai": "nip penilai|nip pejabat penilai",
    "capaian_organisasi": (
        "capaian kinerja organisasi|predikat organisasi|predikat kinerja organisasi|"
        "capaian organisasi"
    ),
    "capaian": (
        "capaian|% capaian|capaian kinerja|persentase capaian|nilai capaian|capaian %|tingkat capaian"
    ),
    # Known headings that are read by nobody here, or only look like a field.
    "abaikan": (
        "persentase|%|nilai|nilai akhir|jumlah|keterangan|ket|nip lama|nik|no ktp|user id|id pegawai|"
        "nilai tertimbang|capaian x bobot|skor|nilai kinerja|eselon|kelas jabatan|tanda tangan|ttd|"
        "nama penilai|nama pejabat penilai|nama atasan|kode|kode indikator|capaian bobot|"
        "nilai x bobot|bobot x capaian|capaian tertimbang|"
        "pns id|instansi induk id|satuan kerja kerja nama|nomor hp|email|email gov|"
        "alamat|tempat lahir nama|agama nama|kedudukan hukum nama|status cpns pns|tmt golongan|"
        "mk tahun|mk bulan|tingkat pendidikan nama|pendidikan nama|tahun lulus|eselon nama|"
        "jpm proyeksi|jpm proyeksi %|kategori pemetaan kompetensi|"
        "mutu|gap|kesenjangan|gap kompetensi|jpm|jpm %|job person match|mutu pelayanan|mutu layanan|"
        "jumlah responden|responden|kinerja unit pelayanan|"
        "penyelenggara|instansi penyelenggara|tempat pelaksanaan|no sertifikat|nomor sertifikat|"
        "nilai tertimbang %|kualitas mutu|no id|nuptk|npwp"
    ),
}
_SPELLINGS |= {
    field: f"{key(name)}|{key(name)} rating|nilai {key(name)}"
    for field, name in BEHAVIOUR_FIELDS.items()
}
_SPELLINGS |= record_headings.SPELLINGS | reported_headings.SPELLINGS
_SPELLINGS |= {
    name: f"{_SPELLINGS[name]}|{words}" for name, words in reported_headings.ALSO.items()
}

FIELDS: dict[str, str] = {
    key(spelling): field for field, words in _SPELLINGS.items() for spelling in words.split("|")
}
"""Normalised heading → field. The empty heading is no field."""
FIELDS.pop("", None)

NAMES = frozenset(FIELDS.values())
"""Every field a heading can be given to."""

_PART_WORDS = {"Q1": "TW I", "Q2": "TW II", "Q3": "TW III", "Q4": "TW IV",
               "S1": "Semester I", "S2": "Semester II"}  # fmt: skip
_NUMBERING = re.compile(
    r"[(\[{<]?\s*(?P<nomor>\d{1,2}|[a-z]|[ivx]{1,5})\s*[)\]}>.]?(?:\s*=.*)?\Z", re.IGNORECASE
)
_WIDE = re.compile(r"^(?P<field>target|tgt|realisasi|real|relisasi) (?P<rest>.+)$")
_WIDE_TURNED = re.compile(r"^(?P<rest>.+) (?P<field>target|tgt|realisasi|real|relisasi)$")
_PERIOD_ONLY = re.compile(r"^(?:triwulan|tw|semester|q|bulan)? ?[a-z0-9]+$")
_KNOWN_YEAR = 2000
_WIDE_FIELDS = {"tgt": "target", "real": "realisasi", "relisasi": "realisasi"}
_LEVELS = {
    "level standar": "level_standar", "standar": "level_standar", "skj": "level_standar",
    "level pegawai": "level_pegawai", "level": "level_pegawai", "hasil": "level_pegawai",
    "capaian": "level_pegawai", "pegawai": "level_pegawai", "": "level_pegawai",
}  # fmt: skip
_BEHAVIOUR_NUMBER = re.compile(r"^(?:kriteria |unsur |u ?)?\d+ ")


@lru_cache(1 << 16)
def field_of(heading: str) -> str | None:
    """Return the field a heading names, None when it is not known.

    A wide heading gives the field and its part of the year: "target@Q1", "realisasi@03", or the
    competency that its level is of: "level_pegawai@integritas".
    """
    words = key(heading)
    for spelling in (words, words.replace(" ", ""), _letters_for_zeros(words)):
        if found := FIELDS.get(spelling):
            return found
    bare = _BEHAVIOUR_NUMBER.sub("", words)
    if bare in FIELDS and FIELDS[bare] in BEHAVIOUR_FIELDS.keys() | SERVICE_FIELDS.keys():
        return FIELDS[bare]
    return _wide(words) or _level_of(words) or _spread_out(words)


def _letters_for_zeros(words: str) -> str:
    """Return words with the zeros that a scanner read for the letter O: "b0b0t"."""
    return words.replace("0", "o") if any(mark.isalpha() for mark in words) else words


def _wide(words: str) -> str | None:
    match = _WIDE.match(words) or _WIDE_TURNED.match(words)
    if not match or not _PERIOD_ONLY.match(match["rest"].split(" tahun")[0].strip()):
        return None
    period = parse(f"{match['rest']} {_KNOWN_YEAR}") or parse(match["rest"])
    if period is None:
        return None
    field = _WIDE_FIELDS.get(match["field"], match["field"])
    return field if period.jenis == "tahun" else f"{field}@{part_of(period)}"


def _level_of(words: str) -> str | None:
    """Return the level of a common competency: "1 integritas", "integritas standar"."""
    words = words.removeprefix("kompetensi ")
    for said, field in _LEVELS.items():
        for name in (words.removesuffix(f" {said}"), words.removeprefix(f"{said} ")):
            if (name != words or not said) and (found := competencies.named(name)):
                return f"{field}@{key(found)}"
    return None


def _spread_out(words: str) -> str | None:
    """Return a count or an index of one part of the year: "sakit januari", "tw ii ikm"."""
    parts = words.split(" ")
    for at in range(1, len(parts)):
        for name, rest in ((parts[:at], parts[at:]), (parts[at:], parts[:at])):
            field = FIELDS.get(" ".join(name))
            if field in record_headings.WIDE and not rest[0].isdigit():
                period = parse(f"{' '.join(rest)} {_KNOWN_YEAR}") or parse(" ".join(rest))
                if period and period.jenis != "tahun":
                    return f"{field}@{part_of(period)}"
    return None


def part_of(period: Period) -> str:
    """Return the part of a year as wide headings carry it: "Q1", "S2", "03"."""
    return str(period)[5:]


def is_numbering(values: list[str], *, few: bool = False) -> bool:
    """Return whether a row is the numbering row of a form: 1 2 3, (1) (2), A B C, I II III.

    The numbers rise from the first one on; "AK | 25 | 20" is a row of data. With `few`, where nothing
    else is expected, two are enough.
    """
    if len(values) <= (1 if few else 2):
        return False
    matches = [_NUMBERING.match(value) for value in values]
    marks = [match["nomor"].casefold() for match in matches if match]
    return len(marks) == len(values) and any(_rises(marks, count) for count in _COUNTS)


def _rises(marks: list[str], count: Callable[[str], int]) -> bool:
    numbers = [count(mark) for mark in marks]
    return numbers[0] == 1 and all(one < two for one, two in pairwise(numbers))


_ROMAN = {word: n for n, word in enumerate(
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"], 1)}  # fmt: skip
_COUNTS: tuple[Callable[[str], int], ...] = (
    lambda mark: int(mark) if mark.isdigit() else 0,
    lambda mark: ord(mark) - 96 if len(mark) == 1 and mark.isalpha() else 0,
    lambda mark: _ROMAN.get(mark, 0),
)


def nearest(heading: str) -> tuple[str, float] | None:
    """Return the field whose spelling is most like an unknown heading, and how like (75 to 100)."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # only an unknown heading pays

    likely = process.extractOne(key(heading), list(FIELDS), scorer=fuzz.ratio, score_cutoff=75)
    return (FIELDS[likely[0]], likely[1]) if likely else None


def label(field: str) -> str:
    """Return the canonical heading of a field, as messages name it."""
    name, _, part = field.partition("@")
    words = LABELS.get(name, name.replace("_", " ").capitalize())
    shown = competencies.named(part) or _PART_WORDS.get(part, part)
    return f"{words} {shown}" if part else words
