"""Normalising names, so that spellings of one thing compare equal.

A key is for comparing only; what is shown to people is always the text as it stood in the sheet.
"""

import re
import unicodedata
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_BLANKS = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^0-9a-z%]+")
_CITY = re.compile(r"(?:^| )(?:pemerintah )?(?:kota|kabupaten|kab|provinsi|prov) [a-z ]+$")
_NEED_A_NAME = {"", "kecamatan", "kelurahan", "desa", "puskesmas", "uptd", "rsud"}
_SPACED_LETTERS = re.compile(r"^(?:[A-Za-z] ){2,}[A-Za-z]$")
_DASH = re.compile(r"\s+[-–—]\s+")
_OFFICE_WORD = re.compile(
    r"(?:dinas|badan|inspektorat|kecamatan|sekretariat (?:daerah|dprd)|satuan polisi|rsud)(?: |$)"
)
_GOVERNMENT_WORD = re.compile(r"(?:pemerintah|kota|kabupaten|kab|provinsi|prov)(?: |$)")


_REMEMBERED = 1 << 16  # texts of a big import repeat; each is normalised once


@lru_cache(_REMEMBERED)
def clean(text: str) -> str:
    """Return `text` in NFKC, without invisible characters, blanks folded to one and trimmed."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return _BLANKS.sub(" ", text).strip()


@lru_cache(_REMEMBERED)
def key(text: str) -> str:
    r"""Return the comparing form: case, blanks, punctuation and letter-spacing do not count.

    >>> key("  Indikator_Kinerja \n Individu* ") == key("INDIKATOR KINERJA INDIVIDU")
    True
    """
    text = clean(text)
    if _SPACED_LETTERS.match(text):
        text = text.replace(" ", "")
    return _NOT_WORD.sub(" ", text.casefold()).strip()


def unit_key(name: str) -> str:
    """Return the comparing form of a perangkat daerah: the city's name does not count.

    >>> unit_key("DINAS KESEHATAN") == unit_key("Dinas Kesehatan Kota Contoh")
    True
    """
    full = key(name)
    short = _CITY.sub("", full).strip()
    return full if short in _NEED_A_NAME else short


def own_case(name: str) -> bool:
    """Return whether a name of several words was written with small letters of its own.

    Of two spellings that differ in capitals it beats one that was made out of capitals.

    >>> own_case("RSUD dr. Sukma"), own_case("RSUD Dr. Sukma"), own_case("rsud dr. sukma")
    (True, False, False)
    """
    words = [word for word in name.split()[1:] if word != "dan"]
    return any(word[0] in ascii_lowercase for word in words) and any(
        letter in ascii_uppercase for letter in name
    )


def split_unit(text: str) -> tuple[str, str]:
    """Return (unit_kerja, perangkat_daerah) of a cell that names an office and a part of it.

    Only where exactly one part, the first or the last, begins with an office word; otherwise the
    whole text is the perangkat daerah. A city behind a dash belongs to the office's name.

    >>> split_unit("SD NEGERI 5 - DINAS PENDIDIKAN")
    ('SD NEGERI 5', 'DINAS PENDIDIKAN')
    >>> split_unit("Dinas Kesehatan - Kota Contoh")
    ('', 'Dinas Kesehatan - Kota Contoh')
    """
    text = clean(text)
    parts = [part for part in _DASH.split(text) if part]
    offices = [at for at, part in enumerate(parts) if _OFFICE_WORD.match(key(part))]
    if len(parts) == 1 or len(offices) != 1 or offices[0] not in {0, len(parts) - 1}:
        return "", text
    rest = [part for at, part in enumerate(parts) if at != offices[0]]
    if any(_GOVERNMENT_WORD.match(key(part)) for part in rest):
        return "", text
    return " - ".join(rest), parts[offices[0]]


def city_of(name: str) -> str:
    """Return the government behind an office's name, normalised; "" when it names none.

    >>> city_of("Dinas Kesehatan Kab. Contoh"), city_of("Dinas Kesehatan")
    ('kabupaten contoh', '')
    """
    match = _CITY.search(key(name))
    words = match.group().split() if match else []
    words = words[1:] if words[:1] == ["pemerintah"] else words
    return " ".join([_GOVERNMENTS.get(words[0], words[0]), *words[1:]]) if words else ""


_GOVERNMENTS = {"kab": "kabupaten", "prov": "provinsi"}
_GELAR_DEPAN = {"dr", "drs", "dra", "ir", "h", "hj", "prof", "drg", "drh", "ns", "apt", "hc", "kh"}


def person_key(name: str) -> str:
    """Return a name without its titles (gelar), for comparing two spellings of one person."""
    words = [word for word in key(name.split(",", maxsplit=1)[0]).split() if word]
    while len(words) > 1 and words[0] in _GELAR_DEPAN:
        words.pop(0)
    return " ".join(words)
