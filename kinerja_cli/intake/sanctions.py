"""Disciplinary sanctions as sheets name them, and the class of PP 94/2021 that each belongs to."""

import re
from typing import Any

from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.names import clean, key

CLASSES = RINGAN, SEDANG, BERAT = "Ringan", "Sedang", "Berat"

_NONE = re.compile(
    r"(?:0|tidak|tdk|nihil|bersih|tidak pernah|(?:tidak|tdk|belum) (?:ada|pernah).*|"
    r"(?:bebas|tanpa|nihil) (?:hukuman disiplin|hukdis|hukuman))\Z"
)
_DOUBT = re.compile(
    r"\b(?:bebas|bukan|batal|dibatalkan|dicabut|belum|tanpa|usul|usulan|diusulkan|rencana|proses|"
    r"diproses|banding|keberatan|tidak(?! (?:puas|atas|dengan))|tdk)\b"
)
_WORDS = (
    (re.compile(r"\bringan\b|\bteguran\b|\btidak puas\b"), RINGAN),
    (
        re.compile(
            r"\bsedang\b|\b(?:potongan|pemotongan|dipotong)\b.*\b(?:tukin|tpp|tunjangan|tambahan)\b|"
            r"\bpenundaan\b|\bditunda\b"
        ),
        SEDANG,
    ),
    (
        re.compile(
            r"\bberat\b|\bpenurunan jabatan\b|\b(?:pembebasan|dibebaskan)\b|"
            r"\b(?:pemberhentian|diberhentikan|pemecatan)\b"
        ),
        BERAT,
    ),
)


def sanction(value: Any) -> str | Finding | None:
    """Return the class of a sanction; None where a cell says that there is none.

    A sanction that fits no class, or two, is nobody's to guess; nor is one that is proposed,
    withdrawn or denied.
    """
    text = clean(str(int(value)) if isinstance(value, float) and value == 0 else str(value))
    words = key(text)
    if not words or _NONE.match(words):
        return None
    found = {name for pattern, name in _WORDS if pattern.search(words)}
    if len(found) == 1 and not _DOUBT.search(words):
        return found.pop()
    data = {"pilihan": ", ".join((*CLASSES, "atau nama hukumannya")), "saran": ""}
    return Finding("pilihan-tidak-dikenal", nilai=text, data=data)
