"""A second, independent computation of the sample city's scores.

Written from the specification, docs/penilaian.md and the workbooks alone, WITHOUT
sight of the program: nothing here imports it, and it shares no code, table or database
with it. It reads the workbooks of sample_data/kota (oracle_sheets.py) and scores every
employee under policy permenpanrb-6-2022, plainly and slowly. If the program and this
file disagree, one of them has misread the rules.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from oracle_sheets import (
    ATAS,
    BAWAH,
    SESUAI,
    Indikator,
    Kota,
    Nilai,
    Penempatan,
    baca_kota,
    baca_rating,
)

PREDIKAT = {  # (hasil kerja, perilaku): the nine cells of the matrix
    (ATAS, BAWAH): "Kurang",
    (ATAS, SESUAI): "Baik",
    (ATAS, ATAS): "Sangat Baik",
    (SESUAI, BAWAH): "Kurang",
    (SESUAI, SESUAI): "Baik",
    (SESUAI, ATAS): "Baik",
    (BAWAH, BAWAH): "Sangat Kurang",
    (BAWAH, SESUAI): "Butuh Perbaikan",
    (BAWAH, ATAS): "Butuh Perbaikan",
}
RATING_PIMPINAN = {  # organisation's predicate -> rating hasil kerja of its head
    "Istimewa": ATAS,
    "Baik": SESUAI,
    "Butuh Perbaikan": BAWAH,
    "Kurang": BAWAH,
    "Sangat Kurang": BAWAH,
}
TANGGA = [  # ordered categories, lowest first
    ["D", "C", "CC", "B", "BB", "A", "AA"],
    ["TMP", "TW", "WDP", "WTP"],
    [BAWAH, SESUAI, ATAS],
    ["Tidak Tercapai", "Tercapai"],
]
ANGKA_SEBUTAN = {BAWAH: 1, SESUAI: 2, ATAS: 3}
SETARA_SERATUS = {BAWAH: 60, SESUAI: 85, ATAS: 100}
BATAS_ATAS_CAPAIAN = Fraction(120)


@dataclass(frozen=True)
class Expected:
    nip: str
    nama: str
    unit: str
    periode: str
    nilai: Decimal | None
    perilaku: Decimal | None
    usulan_hasil_kerja: str | None
    usulan_perilaku: str | None
    rating_hasil_kerja: str | None
    rating_perilaku: str | None
    dari_hasil_kerja: str | None
    dari_perilaku: str | None
    predikat: str | None
    alasan: frozenset[str]
    capaian: dict[str, Decimal | None]  # of every indicator that is due in the period


# ---------------------------------------------------------------- periods and parts


def triwulan(periode: str) -> list[str]:
    """The quarters a semester or a year is made of; a quarter has no parts here."""
    tahun, _, bagian = periode.partition("-")
    nomor = {"": [1, 2, 3, 4], "S1": [1, 2], "S2": [3, 4]}.get(bagian, [])
    return [f"{tahun}-Q{n}" for n in nomor]


def tanggal(periode: str) -> tuple[date, date]:
    """First and last day."""
    tahun = int(periode[:4])
    awal, akhir = {
        "": (1, 12), "S1": (1, 6), "S2": (7, 12),
        "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12),
    }[periode[5:]]  # fmt: skip
    return date(tahun, awal, 1), date(tahun, akhir, 31 if akhir in (3, 12) else 30)


def gabung(bagian: list[Nilai], akumulasi: str) -> Nilai:
    """Parts rolled up, in order of time."""
    if isinstance(bagian[-1], str):
        return bagian[-1]
    if isinstance(bagian[-1], tuple):
        bawah = gabung([b[0] for b in bagian], akumulasi)
        atas = gabung([b[1] for b in bagian], akumulasi)
        return bawah, atas
    if akumulasi == "Jumlah":
        return sum(bagian, Decimal(0))
    if akumulasi == "Maksimum":
        return max(bagian)
    if akumulasi == "Minimum":
        return min(bagian)
    if akumulasi == "Nilai Terakhir":
        return bagian[-1]
    assert akumulasi == "Rata-rata", akumulasi
    rata = sum(bagian, Decimal(0)) / len(bagian)
    return rata.quantize(Decimal("1e-15"), ROUND_HALF_UP)


def target_periode(i: Indikator, periode: str) -> Nilai | None:
    if periode in i.target:
        return i.target[periode]
    bagian = [i.target[q] for q in triwulan(periode) if q in i.target]
    return gabung(bagian, i.akumulasi) if bagian else None


def realisasi_periode(i: Indikator, periode: str) -> Nilai | None:
    """The exact record, else its quarters; a missing due quarter = all missing."""
    if periode in i.realisasi:
        return i.realisasi[periode]
    if any(q in i.target and q not in i.realisasi for q in triwulan(periode)):
        return None
    bagian = [i.realisasi[q] for q in triwulan(periode) if q in i.realisasi]
    return gabung(bagian, i.akumulasi) if bagian else None


# ---------------------------------------------------------------- capaian and nilai


def tangga_untuk(target: Nilai) -> list[str] | None:
    return next((t for t in TANGGA if target in t), None)


def kualitatif(target: Nilai) -> bool:
    return isinstance(target, str) and tangga_untuk(target) is None


def hitung_capaian(i: Indikator, target: Nilai, realisasi: Nilai | None) -> Fraction | None:
    """Percent, capped to 0..120 and not rounded; None where there is none."""
    if realisasi is None or kualitatif(target):
        return None
    if isinstance(target, str):
        mentah = capaian_tingkat(target, realisasi)
    elif isinstance(target, tuple):
        bawah, atas = target
        if bawah <= realisasi <= atas:
            return Fraction(100)
        terdekat = bawah if realisasi < bawah else atas
        mentah = capaian_angka(i, Fraction(terdekat), Fraction(realisasi))
    else:
        mentah = capaian_angka(i, Fraction(target), Fraction(realisasi))
    if mentah is None:
        return None
    return min(max(mentah, Fraction(0)), BATAS_ATAS_CAPAIAN)


def capaian_tingkat(target: str, realisasi: Nilai) -> Fraction | None:
    tangga = tangga_untuk(target)
    if realisasi not in tangga:
        return None
    selisih = tangga.index(realisasi) - tangga.index(target)
    return Fraction(100 + (10 * selisih if selisih > 0 else 20 * selisih))


def capaian_angka(i: Indikator, t: Fraction, r: Fraction) -> Fraction | None:
    rumus = i.rumus or {"Naik": "naik", "Turun": "turun-2t", "Stabil": "stabil"}[i.polaritas]
    if t < 0:
        return None
    if t == 0 and r == 0:
        return Fraction(100)
    if t == 0:  # something was done or happened where nothing was planned
        return Fraction(0) if rumus in ("turun-2t", "turun-tr") else None
    if rumus == "naik":
        return r / t * 100
    if rumus == "turun-2t":
        return (1 + (1 - r / t)) * 100
    if rumus == "turun-tr":
        return BATAS_ATAS_CAPAIAN if r == 0 else t / r * 100
    assert rumus == "stabil", rumus
    p = r / t * 100
    return p if p <= 100 else 200 - p


def dua_desimal(x: Fraction) -> Decimal:
    """Half-up to two decimals, without passing through a float."""
    seratus_kali = math.floor(x * 100 + Fraction(1, 2))
    return (Decimal(seratus_kali) / 100).quantize(Decimal("0.01"))


def hitung_nilai(
    jatuh: list[Indikator], capaian: dict[str, Fraction | None], periode: str
) -> tuple[Decimal | None, set[str]]:
    """Nilai hasil kerja over kinerja utama, or the reasons why there is none."""
    if not jatuh:
        return None, {"tanpa-target"}
    alasan = set()
    utama = [i for i in jatuh if i.utama]
    dinilai = [i for i in utama if not kualitatif(target_periode(i, periode))]
    if not dinilai:  # only qualitative targets
        alasan.add("perlu-penetapan")
    if any(realisasi_periode(i, periode) is None for i in utama):
        alasan.add("realisasi-kosong")
    for i in dinilai:
        if realisasi_periode(i, periode) is not None and capaian[i.teks] is None:
            alasan.add("capaian-tidak-terhitung")
    berbobot = [i for i in dinilai if i.bobot is not None]
    if 0 < len(berbobot) < len(dinilai):
        alasan.add("bobot-sebagian")
    if alasan:
        return None, alasan
    bobot = [Fraction(i.bobot) if i.bobot is not None else Fraction(1) for i in dinilai]
    if sum(bobot) == 0:
        bobot = [Fraction(1)] * len(dinilai)
    jumlah = sum(b * capaian[i.teks] for b, i in zip(bobot, dinilai, strict=True))
    return dua_desimal(jumlah / sum(bobot)), alasan


def usul_hasil(nilai: Decimal | None) -> str | None:
    if nilai is None:
        return None
    if nilai > 100:
        return ATAS
    return SESUAI if nilai >= 90 else BAWAH


# ---------------------------------------------------------------- perilaku


def hitung_perilaku(kota: Kota, nip: str, periode: str) -> tuple[Decimal | None, str | None]:
    """The behaviour mark and the rating it suggests."""
    if (nip, periode) in kota.perilaku:
        catatan = [kota.perilaku[nip, periode]]
    else:
        catatan = [kota.perilaku[nip, q] for q in triwulan(periode) if (nip, q) in kota.perilaku]
    semua = [isi for penilaian in catatan for _, tujuh in penilaian for isi in tujuh]
    ada_angka = any(isinstance(isi, Decimal) for isi in semua)
    sebutan = SETARA_SERATUS if ada_angka else ANGKA_SEBUTAN
    per_periode = [nilai_perilaku(penilaian, sebutan) for penilaian in catatan]
    per_periode = [x for x in per_periode if x is not None]
    if not per_periode:
        return None, None
    nilai = dua_desimal(rata(per_periode))
    batas_atas, batas_sesuai = ("91", "76") if ada_angka else ("2.50", "1.50")
    if nilai >= Decimal(batas_atas):
        return nilai, ATAS
    return nilai, SESUAI if nilai >= Decimal(batas_sesuai) else BAWAH


def nilai_perilaku(
    penilaian: list[tuple[str, list[Any]]], sebutan: dict[str, int]
) -> Fraction | None:
    """Mean per rater, then per group, then over the groups that are present."""
    kelompok: dict[str, list[Fraction]] = {}
    for penilai, tujuh in penilaian:
        angka = [
            Fraction(isi) if isinstance(isi, Decimal) else Fraction(sebutan[baca_rating(isi)])
            for isi in tujuh
            if isi is not None
        ]
        if penilai != "Diri" and angka:
            kelompok.setdefault(penilai, []).append(rata(angka))
    return rata([rata(nilai) for nilai in kelompok.values()]) if kelompok else None


def rata(angka: list[Fraction]) -> Fraction:
    return sum(angka, Fraction(0)) / len(angka)


# ---------------------------------------------------------------- the employees


def penempatan_dalam(kota: Kota, nip: str, periode: str) -> Penempatan | None:
    """The placement with most days (equal: the later); None: not in this period."""
    awal, akhir = tanggal(periode)
    urut = sorted(kota.pegawai[nip], key=lambda p: p.tmt)
    if urut[0].tmt > akhir:
        punya = any(i.nip == nip and i.tahun == awal.year for i in kota.indikator.values())
        return urut[0] if punya else None
    terbaik, terbanyak = None, 0
    for p, berikut in zip(urut, [*urut[1:], None], strict=True):
        sampai = min(akhir, berikut.tmt - timedelta(days=1)) if berikut else akhir
        hari = (sampai - max(awal, p.tmt)).days + 1
        if hari > 0 and hari >= terbanyak:
            terbaik, terbanyak = p, hari
    return terbaik


def nilai_pegawai(kota: Kota, nip: str, tempat: Penempatan, periode: str) -> Expected:
    tahun = int(periode[:4])
    milik = [i for i in kota.indikator.values() if i.nip == nip and i.tahun == tahun]
    jatuh = [i for i in milik if target_periode(i, periode) is not None]
    capaian = {
        i.teks: hitung_capaian(i, target_periode(i, periode), realisasi_periode(i, periode))
        for i in jatuh
    }
    nilai, alasan = hitung_nilai(jatuh, capaian, periode)
    usulan_hasil = usul_hasil(nilai)

    penetapan = kota.tetap_hasil.get((nip, periode))
    if tempat.pimpinan:
        organisasi = kota.organisasi.get((tempat.unit, periode))
        hasil = RATING_PIMPINAN[organisasi] if organisasi else None
        dari_hasil = "organisasi" if organisasi else None
        if organisasi is None:
            alasan.add("predikat-organisasi-kosong")
    elif penetapan is not None:
        hasil, dari_hasil = penetapan, "penetapan"
    else:
        hasil, dari_hasil = usulan_hasil, "usulan" if usulan_hasil else None
    if hasil is not None:  # somebody has decided, so no decision is wanting
        alasan.discard("perlu-penetapan")

    angka_perilaku, usulan_perilaku = hitung_perilaku(kota, nip, periode)
    perilaku, dari_perilaku = usulan_perilaku, "usulan" if usulan_perilaku else None
    if (nip, periode) in kota.tetap_perilaku:
        perilaku, dari_perilaku = kota.tetap_perilaku[nip, periode], "penetapan"
    if perilaku is None:
        alasan.add("perilaku-kosong")

    return Expected(
        nip=nip,
        nama=tempat.nama,
        unit=tempat.unit,
        periode=periode,
        nilai=nilai,
        perilaku=angka_perilaku,
        usulan_hasil_kerja=usulan_hasil,
        usulan_perilaku=usulan_perilaku,
        rating_hasil_kerja=hasil,
        rating_perilaku=perilaku,
        dari_hasil_kerja=dari_hasil,
        dari_perilaku=dari_perilaku,
        predikat=None if alasan else PREDIKAT[hasil, perilaku],
        alasan=frozenset(alasan),
        capaian={teks: desimal(c) for teks, c in capaian.items()},
    )


def desimal(x: Fraction | None) -> Decimal | None:
    return None if x is None else Decimal(x.numerator) / Decimal(x.denominator)


def expected(folder: Path, periode: str) -> dict[str, Expected]:
    """Everybody who is scored in the period, by NIP."""
    kota = baca_kota(Path(folder))
    hasil = {}
    for nip in kota.pegawai:
        tempat = penempatan_dalam(kota, nip, periode)
        if tempat is not None:
            hasil[nip] = nilai_pegawai(kota, nip, tempat, periode)
    return hasil
