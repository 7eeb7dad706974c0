"""Cells that hold one of a few words: ratings, predicates, polarity and the like."""

import re
from collections.abc import Mapping
from typing import Any

from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.model import DI_ATAS, DI_BAWAH, SESUAI
from kinerja_cli.rules.names import clean, key


def _choices(**spellings: str) -> dict[str, str]:
    return {
        key(word): value.replace("_", " ")
        for value, words in spellings.items()
        for word in (value.replace("_", " "), *words.split("|"))
        if word
    }


_RATING = {
    key(word): rating
    for rating, words in {
        DI_ATAS: "di atas ekspektasi|diatas ekspektasi|di atas|diatas|ae|di atas ekspetasi|"
        "diatas ekspetasi|diatas ekspektasi ae|di atas ekspektasi ae",
        SESUAI: "sesuai ekspektasi|sesuai|se|sesuai ekspetasi|sesuai ekspektasi se",
        DI_BAWAH: "di bawah ekspektasi|dibawah ekspektasi|di bawah|dibawah|be|"
        "di bawah ekspetasi|dibawah ekspetasi|dibawah ekspektasi be|di bawah ekspektasi be",
    }.items()
    for word in words.split("|")
}
CHOICES: Mapping[str, Mapping[str, str]] = {
    "rating": _RATING,
    "predikat": _choices(
        Sangat_Baik="", Baik="", Butuh_Perbaikan="cukup|butuh perbaikan cukup|cukup butuh perbaikan",
        Kurang="kurang misconduct|misconduct", Sangat_Kurang="",
    ),
    "organisasi": _choices(
        Istimewa="", Baik="", Butuh_Perbaikan="cukup|butuh perbaikan cukup", Kurang="",
        Sangat_Kurang="",
    ),
    "polaritas": _choices(
        naik="maximize|maksimal|positif|makin besar makin baik|semakin besar semakin baik|makin tinggi makin baik|semakin tinggi semakin baik|"
        "higher is better|max|+",
        turun="minimize|minimal|negatif|makin kecil makin baik|semakin kecil semakin baik|makin rendah makin baik|semakin rendah semakin baik|"
        "lower is better|min",
        stabil="stabilize|stabilisasi|makin dekat makin baik",
    ),
    "rumus": {key(word): word for word in
              ("naik", "turun-2t", "turun-tr", "stabil", "rentang", "tingkat")},
    "akumulasi": {
        key(word): value
        for value, words in {
            "Jumlah": "jumlah|sum|total|kumulatif|penjumlahan|akumulatif",
            "Rata-rata": "rata-rata|rerata|average|mean",
            "Nilai Terakhir": "nilai terakhir|terakhir|last|posisi akhir|nilai akhir",
            "Maksimum": "maksimum|maks|maximum|max|tertinggi",
            "Minimum": "minimum|min|terendah",
        }.items()
        for word in words.split("|")
    },
    "jenis": _choices(
        utama="kinerja utama|a utama", tambahan="kinerja tambahan|b tambahan",
        rencana_aksi="inisiatif strategis|rencana aksi inisiatif strategis|inisiatif strategis rencana aksi",
    ),
    "ya-tidak": _choices(Ya="y|yes|ada|v", Tidak="t|tidak ada|bukan|no"),
    "pimpinan": _choices(Ya="y|yes|ya pimpinan", Tidak="t|tidak|bukan|no"),
    "kegiatan": _choices(
        diajukan="menunggu|menunggu validasi|menunggu persetujuan|menunggu verifikasi|pending|"
        "belum divalidasi|belum disetujui|belum diverifikasi|terkirim|dikirim|sudah diajukan|draf|"
        "draft|submitted|belum validasi|proses validasi",
        disetujui="setuju|diterima|terima|valid|divalidasi|tervalidasi|sudah divalidasi|approved|acc|"
        "sah|disahkan|diverifikasi|terverifikasi|sudah disetujui|disetujui atasan|"
        "disetujui pimpinan|approve",
        ditolak="tolak|tidak disetujui|tidak valid|rejected|dikembalikan|revisi|perlu perbaikan|"
        "dikembalikan untuk perbaikan|tidak diterima|reject|perbaiki",
    ),
    "penilai": _choices(
        Atasan="pejabat penilai|pimpinan|atasan langsung|pejabat penilai kinerja",
        Rekan="rekan kerja|rekan sejawat|sejawat", Bawahan="bawahan langsung|staf",
        Diri="diri sendiri|pegawai|mandiri",
    ),
}  # fmt: skip
"""Kind of choice → normalised spelling → the value as it is kept."""

_BLANK_FORM = re.compile(r"^[a-z ]+(?:/ ?[a-z ]+){2,}$")


def choice(value: Any, kind: str) -> str | Finding | None:
    """Return one of the allowed values; None for a blank form's printed list of choices."""
    text = clean(str(value))
    if _BLANK_FORM.match(text.casefold()):
        return None
    found = CHOICES[kind].get(key(text).strip("* "))
    if found:
        return found
    allowed = list(dict.fromkeys(CHOICES[kind].values()))
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # only a fault pays for it

    likely = process.extractOne(text, allowed, scorer=fuzz.ratio, score_cutoff=85)
    hint = f", mungkin maksudnya “{likely[0]}”" if likely else ""
    data = {"pilihan": ", ".join(allowed), "saran": hint}
    return Finding("pilihan-tidak-dikenal", nilai=text, data=data)
