"""The competencies of PermenPANRB 38/2017 that every position has, under one spelling each."""

import re

from kinerja_cli.rules.names import clean, key

_SPELLINGS = {
    "Integritas": "",
    "Kerja Sama": "kerjasama",
    "Komunikasi": "",
    "Orientasi pada Hasil": "orintasi pada hasil|orientasi hasil|orientasi terhadap hasil",
    "Pelayanan Publik": "",
    "Pengembangan Diri dan Orang Lain": (
        "pengembangan diri orang lain|pengembangan diri dan orang|pengembangan diri dan org lain|"
        "mengembangkan diri dan orang lain"
    ),
    "Mengelola Perubahan": "manajemen perubahan",
    "Pengambilan Keputusan": "",
    "Perekat Bangsa": "",
}
NAMES = tuple(_SPELLINGS)
"""Eight managerial competencies and the socio-cultural one."""

_BY_KEY = {
    key(spelling): name
    for name, words in _SPELLINGS.items()
    for spelling in (name, *words.split("|"))
    if spelling
}
_COUNTED = re.compile(r"^(?:\d{1,2}|[a-i])\s*[.)]\s*", re.IGNORECASE)


def canonical(text: str) -> str:
    """Return a competency's name without its number, in the one spelling where it has one.

    >>> canonical("1. INTEGRITAS"), canonical("Kerjasama"), canonical("2) Analisis Data")
    ('Integritas', 'Kerja Sama', 'Analisis Data')
    """
    bare = _COUNTED.sub("", clean(text))
    return _BY_KEY.get(key(bare), bare)


def named(words: str) -> str | None:
    """Return the common competency that normalised words name, numbered or not."""
    return _BY_KEY.get(words) or _BY_KEY.get(re.sub(r"^\d{1,2} ", "", words))
