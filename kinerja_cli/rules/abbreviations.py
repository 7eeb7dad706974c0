"""Abbreviations that offices write for a perangkat daerah, and the full names each may stand for.

Names of offices differ from city to city (PP 18/2016 leaves the combination of affairs to each),
so one abbreviation has several expansions. It means an office only where exactly one known office
fits; a guess is never made.
"""

import re
from collections.abc import Iterable, Mapping

from kinerja_cli.rules.names import unit_key

ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "BAPENDA": ("Badan Pendapatan Daerah", "Badan Pengelola Pendapatan Daerah"),
    "BAPPEDA": (
        "Badan Perencanaan Pembangunan",
        "Badan Perencanaan dan Pembangunan Daerah",
        "Badan Perencana Pembangunan Daerah",
    ),
    "BAPPELITBANGDA": ("Badan Perencanaan Pembangunan, Penelitian dan Pengembangan",),
    "BAPPERIDA": ("Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah",),
    "BKAD": ("Badan Keuangan dan Aset Daerah",),
    "BKD": ("Badan Kepegawaian Daerah", "Badan Keuangan Daerah"),
    "BKPP": ("Badan Kepegawaian, Pendidikan dan Pelatihan",),
    "BKPSDM": (
        "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        "Badan Kepegawaian, Pengembangan Sumber Daya Manusia",
    ),
    "BPBD": ("Badan Penanggulangan Bencana Daerah",),
    "BPKAD": (
        "Badan Pengelola Keuangan dan Aset Daerah",
        "Badan Pengelolaan Keuangan dan Aset Daerah",
    ),
    "BPKPD": (
        "Badan Pengelola Keuangan dan Pendapatan Daerah",
        "Badan Pengelolaan Keuangan dan Pendapatan Daerah",
    ),
    "DINKES": ("Dinas Kesehatan",),
    "DINSOS": ("Dinas Sosial",),
    "DISBUDPAR": ("Dinas Kebudayaan dan Pariwisata",),
    "DISDIK": ("Dinas Pendidikan",),
    "DISDIKBUD": ("Dinas Pendidikan dan Kebudayaan",),
    "DISDIKPORA": ("Dinas Pendidikan, Pemuda dan Olahraga",),
    "DISDUKCAPIL": ("Dinas Kependudukan dan Pencatatan Sipil",),
    "DISHUB": ("Dinas Perhubungan",),
    "DISKOMINFO": ("Dinas Komunikasi dan Informatika", "Dinas Komunikasi, Informatika"),
    "DISKOMINFOTIK": ("Dinas Komunikasi, Informatika dan Statistik",),
    "DISNAKER": ("Dinas Tenaga Kerja", "Dinas Ketenagakerjaan"),
    "DISNAKERTRANS": ("Dinas Tenaga Kerja dan Transmigrasi",),
    "DISPARBUD": ("Dinas Pariwisata dan Kebudayaan",),
    "DISPERINDAG": ("Dinas Perindustrian dan Perdagangan", "Dinas Perdagangan dan Perindustrian"),
    "DISPERKIM": (
        "Dinas Perumahan dan Kawasan Permukiman",
        "Dinas Perumahan Rakyat dan Kawasan Permukiman",
        "Dinas Perumahan, Kawasan Permukiman",
    ),
    "DISPERPUSIP": ("Dinas Perpustakaan dan Kearsipan", "Dinas Perpustakaan dan Arsip"),
    "DISPORA": ("Dinas Pemuda dan Olahraga", "Dinas Kepemudaan dan Olahraga"),
    "DISPUSARSIP": ("Dinas Perpustakaan dan Kearsipan", "Dinas Perpustakaan dan Arsip"),
    "DISPUSIP": ("Dinas Perpustakaan dan Kearsipan", "Dinas Perpustakaan dan Arsip"),
    "DISTAN": ("Dinas Pertanian",),
    "DKP": (
        "Dinas Ketahanan Pangan",
        "Dinas Kelautan dan Perikanan",
        "Dinas Kebersihan dan Pertamanan",
    ),
    "DLH": ("Dinas Lingkungan Hidup",),
    "DP3A": ("Dinas Pemberdayaan Perempuan dan Perlindungan Anak",),
    "DP3AP2KB": (
        "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana",
    ),
    "DPMD": ("Dinas Pemberdayaan Masyarakat dan Desa",),
    "DPMPTSP": ("Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",),
    "DPPKB": ("Dinas Pengendalian Penduduk dan Keluarga Berencana",),
    "DPUPR": ("Dinas Pekerjaan Umum dan Penataan Ruang", "Dinas Pekerjaan Umum, Penataan Ruang"),
    "RSUD": ("Rumah Sakit Umum Daerah",),
    "SATPOL PP": ("Satuan Polisi Pamong Praja",),
    "SETDA": ("Sekretariat Daerah",),
    "SETWAN": ("Sekretariat DPRD", "Sekretariat Dewan Perwakilan Rakyat Daerah"),
}
"""Abbreviation → full names, as they are written."""

_SAME = {
    "BAPEDA": "BAPPEDA",
    "DIKBUD": "DISDIKBUD",
    "DINAS PUPR": "DPUPR",
    "DINAS PUTR": "DPUPR",
    "DINDIK": "DISDIK",
    "DISPENDUKCAPIL": "DISDUKCAPIL",
    "DUKCAPIL": "DISDUKCAPIL",
    "PUPR": "DPUPR",
    "SATPOLPP": "SATPOL PP",
    "SEKWAN": "SETWAN",
}
"""Other spellings of the same abbreviation."""

_EXPANSIONS = {unit_key(short): names for short, names in ABBREVIATIONS.items()}
_EXPANSIONS |= {unit_key(short): ABBREVIATIONS[long] for short, long in _SAME.items()}
_IN_TEXT = re.compile(
    rf"\b(?:{'|'.join(sorted((*ABBREVIATIONS, *_SAME), key=len, reverse=True))})\b.*", re.IGNORECASE
)


def expansions(text: str) -> tuple[str, ...]:
    """Return the full names that an abbreviation may stand for; none when it is no abbreviation.

    Words behind it stay: "RSUD Tirta Husada" is a "Rumah Sakit Umum Daerah Tirta Husada".
    """
    words = unit_key(text).split()
    for count in range(len(words), 0, -1):
        names = _EXPANSIONS.get(" ".join(words[:count]))
        if names:
            rest = " ".join(words[count:]).title()
            return tuple(f"{name} {rest}".strip() for name in names)
    return ()


def is_bare(text: str) -> bool:
    """Return whether a text is an abbreviation and nothing else; "RSUD Tirta Husada" is a name."""
    return unit_key(text) in _EXPANSIONS


def fitting(text: str, keys: Iterable[str]) -> list[str]:
    """Return those of the known offices' keys that an abbreviation may mean, in order.

    A key fits that equals an expansion or goes on after it.
    """
    wanted = [unit_key(name) for name in expansions(text)]
    return sorted(
        {
            known
            for known in keys
            for name in wanted
            if known == name or known.startswith(f"{name} ")
        }
    )


def stands_for(text: str, name: str) -> bool:
    """Return whether a text is an abbreviation that a full name fits."""
    return bool(fitting(text, [unit_key(name)]))


def within(text: str) -> str | None:
    """Return a line from the first abbreviation in it on, None when there is none."""
    found = _IN_TEXT.search(text)
    return found[0] if found else None


def alike(one: str, two: str, aliases: Mapping[str, str]) -> bool:
    """Return whether two names may mean one office.

    Args:
        one: a name, an abbreviation or an alias.
        two: likewise.
        aliases: alias → the office that it means, both normalised.
    """
    keys = [aliases.get(unit_key(name), unit_key(name)) for name in (one, two)]
    return keys[0] == keys[1] or stands_for(*keys) or stands_for(*reversed(keys))
