"""Reads the sample city's workbooks cell by cell, for oracle_city.py.

Written from the specification, docs/penilaian.md and the workbooks alone, WITHOUT
sight of the program. The layout of the 24 known workbooks is hard-coded, that of the
three untidy recaps too, as a careful human reads them by eye.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

ATAS, SESUAI, BAWAH = "Di Atas Ekspektasi", "Sesuai Ekspektasi", "Di Bawah Ekspektasi"

KOTA = " Kota Tirtamadya"
MUARA_WENING = "Kecamatan Muara Wening" + KOTA
SATPOL_PP = "Satuan Polisi Pamong Praja" + KOTA
DISPUSARSIP = "Dinas Perpustakaan dan Kearsipan" + KOTA

Nilai = Decimal | tuple[Decimal, Decimal] | str  # a number, a range lo-hi, or words


@dataclass
class Penempatan:
    nama: str
    unit: str
    pimpinan: bool
    tmt: date


@dataclass
class Indikator:
    nip: str
    tahun: int
    teks: str
    utama: bool = True
    polaritas: str = "Naik"
    rumus: str | None = None
    bobot: Decimal | None = None
    akumulasi: str = "Rata-rata"
    target: dict[str, Nilai] = field(default_factory=dict)  # by period
    realisasi: dict[str, Nilai] = field(default_factory=dict)


@dataclass
class Kota:
    pegawai: dict[str, list[Penempatan]] = field(default_factory=dict)
    indikator: dict[tuple[str, int, str], Indikator] = field(default_factory=dict)
    # perilaku: (nip, period) -> list of (rater group, the seven values)
    perilaku: dict[tuple[str, str], list[tuple[str, list[Any]]]] = field(default_factory=dict)
    tetap_hasil: dict[tuple[str, str], str] = field(default_factory=dict)
    tetap_perilaku: dict[tuple[str, str], str] = field(default_factory=dict)
    organisasi: dict[tuple[str, str], str] = field(default_factory=dict)


# ---------------------------------------------------------------- reading cells


def baca_sel(sel: Any) -> Nilai | None:
    """What a careful reader sees in a cell: 0.95 shown as 95 % is 95, '-' nothing."""
    isi = sel.value
    if isi is None:
        return None
    if isinstance(isi, int | float):
        angka = Decimal(str(isi))
        return angka * 100 if "%" in sel.number_format else angka
    teks = str(isi).strip()
    if teks in ("", "-"):
        return None
    rentang = re.fullmatch(r"(\d+) - (\d+)", teks)
    if rentang:
        return Decimal(rentang[1]), Decimal(rentang[2])
    # Indonesian numbers: 1.250,50; with % or "bulan" behind
    angka_teks = re.fullmatch(r"(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?\s*(?:%|bulan)?", teks)
    if angka_teks:
        return Decimal(angka_teks[1].replace(".", "") + (angka_teks[2] or "").replace(",", "."))
    return teks


def baca_periode(teks: Any) -> str:
    """'TW I 2024' or 'Triwulan I Tahun 2024' -> '2024-Q1'; '2024' stays '2024'."""
    teks = str(teks)
    panjang = re.fullmatch(r"(?:TW|Triwulan) (I|II|III|IV) (?:Tahun )?(\d{4})", teks)
    if panjang:
        return f"{panjang[2]}-Q{['I', 'II', 'III', 'IV'].index(panjang[1]) + 1}"
    assert re.fullmatch(r"\d{4}(-Q[1-4])?", teks), teks
    return teks


def baca_rating(isi: Any) -> str | None:
    """'DIATAS EKSPEKTASI' and its relatives -> the written-out rating; '-' -> None."""
    if isi is None or isi == "-":
        return None
    kunci = re.sub(r"[^a-z]", "", str(isi).lower())
    return {
        "diatasekspektasi": ATAS,
        "sesuaiekspektasi": SESUAI,
        "dibawahekspektasi": BAWAH,
    }[kunci]


def baca_nip(isi: Any) -> str:
    nip = re.sub(r"\D", "", str(isi))
    assert len(nip) == 18, isi
    return nip


def baris(lembar: Any) -> list[dict[str, Any]]:
    """The rows of a tidy sheet as header -> cell."""
    kepala = [sel.value for sel in lembar[1]]
    return [dict(zip(kepala, isi, strict=True)) for isi in lembar.iter_rows(min_row=2)]


# ---------------------------------------------------------------- reading workbooks


def baca_pegawai(kota: Kota, berkas: Path) -> None:
    for b in baris(load_workbook(berkas, data_only=True)["pegawai"]):
        tempat = Penempatan(
            nama=b["Nama"].value,
            unit=b["Perangkat Daerah"].value,
            pimpinan=b["Pimpinan Unit"].value == "Ya",
            tmt=b["TMT Jabatan"].value.date(),
        )
        kota.pegawai.setdefault(b["NIP"].value, []).append(tempat)


def baca_organisasi(kota: Kota, berkas: Path) -> None:
    for b in baris(load_workbook(berkas, data_only=True)["organisasi"]):
        kunci = b["Perangkat Daerah"].value, baca_periode(b["Periode"].value)
        kota.organisasi[kunci] = b["Capaian Kinerja Organisasi"].value


def baca_kinerja(kota: Kota, berkas: Path) -> None:
    buku = load_workbook(berkas, data_only=True)
    for b in baris(buku["indikator"]):
        baca_indikator(kota, b)
    for b in baris(buku["realisasi"]):
        periode = baca_periode(b["Periode"].value)
        teks = b["Indikator Kinerja Individu"].value
        i = kota.indikator[b["NIP"].value, int(periode[:4]), teks]
        i.realisasi[periode] = baca_sel(b["Realisasi"])
        target = baca_sel(b["Target"])
        if target is not None and periode not in i.target:
            i.target[periode] = target
    for b in baris(buku["perilaku"]):
        sel = list(b.values())
        tujuh = [baca_sel(s) for s in sel[2:9]]
        if all(isi is None for isi in tujuh):
            tujuh = [baca_sel(b["Rating Perilaku Kerja"])]
        kunci = b["NIP"].value, baca_periode(b["Periode"].value)
        kota.perilaku.setdefault(kunci, []).append((b["Penilai"].value or "Atasan", tujuh))
    for b in baris(buku["rating"]):
        kunci = b["NIP"].value, baca_periode(b["Periode"].value)
        catat_penetapan(
            kota, kunci, b["Rating Hasil Kerja"].value, b["Rating Perilaku Kerja"].value
        )


def baca_indikator(kota: Kota, b: dict[str, Any]) -> None:
    tahun = b["Tahun"].value
    i = Indikator(
        nip=b["NIP"].value,
        tahun=tahun,
        teks=b["Indikator Kinerja Individu"].value,
        utama=b["Jenis"].value == "Utama",
        polaritas=b["Polaritas"].value,
        rumus=b["Rumus"].value,
        bobot=baca_sel(b["Bobot"]),
        akumulasi=b["Akumulasi"].value,
    )
    kolom = {f"{tahun}": "Target"}
    for nomor, romawi in enumerate(["I", "II", "III", "IV"], start=1):
        kolom[f"{tahun}-Q{nomor}"] = f"Target TW {romawi}"
    for periode, nama in kolom.items():
        target = baca_sel(b[nama])
        if target is not None:
            i.target[periode] = target
    assert (i.nip, tahun, i.teks) not in kota.indikator
    kota.indikator[i.nip, tahun, i.teks] = i


def catat_penetapan(kota: Kota, kunci: tuple[str, str], hasil: Any, perilaku: Any) -> None:
    if baca_rating(hasil):
        kota.tetap_hasil[kunci] = baca_rating(hasil)
    if baca_rating(perilaku):
        kota.tetap_perilaku[kunci] = baca_rating(perilaku)


def baca_muara_wening(kota: Kota, berkas: Path) -> None:
    """Header in rows 7-9, people in 10-32 (cells merged downwards), averages in 33."""
    buku = load_workbook(berkas, data_only=True)
    for nomor, nama_lembar in enumerate(["TW I", "TW II", "TW III", "TW IV"], start=1):
        ws, periode, nip = buku[nama_lembar], f"2024-Q{nomor}", ""
        for r in range(10, 33):
            if ws[f"C{r}"].value is not None:
                nip = baca_nip(ws[f"C{r}"].value)
                orang_rekap(kota, nip, ws[f"B{r}"].value, MUARA_WENING, ws[f"E{r}"].value)
                catat_penetapan(kota, (nip, periode), ws[f"L{r}"].value, ws[f"M{r}"].value)
            indikator_rekap(kota, nip, periode, ws[f"F{r}"], ws[f"H{r}"], ws[f"I{r}"], ws[f"J{r}"])


def baca_satpol(kota: Kota, berkas: Path) -> None:
    """From column B on, header in row 8; no indicator = a banner or an average."""
    buku = load_workbook(berkas, data_only=True)
    for nama_lembar, periode in (("TW I", "2024-Q1"), ("TW II", "2024-Q2")):
        ws, nip = buku[nama_lembar], ""
        for r in range(10, 39):
            if ws[f"G{r}"].value is None:
                continue
            if ws[f"C{r}"].value is not None:
                nip = baca_nip(ws[f"C{r}"].value)
                orang_rekap(kota, nip, ws[f"D{r}"].value, SATPOL_PP, ws[f"F{r}"].value)
            indikator_rekap(kota, nip, periode, ws[f"G{r}"], ws[f"I{r}"], ws[f"J{r}"], ws[f"K{r}"])


def baca_dispusarsip(kota: Kota, berkas: Path) -> None:
    """One sheet, TW IV 2024; name and NIP stand in one cell, there is no Bobot."""
    ws, nip = load_workbook(berkas, data_only=True)["Sheet1"], ""
    for r in range(10, 25):
        if ws[f"B{r}"].value is not None:
            nama, nip_teks = ws[f"B{r}"].value.split("\n")
            nip = baca_nip(nip_teks)
            orang_rekap(kota, nip, nama.strip(), DISPUSARSIP, ws[f"D{r}"].value)
            catat_penetapan(kota, (nip, "2024-Q4"), ws[f"J{r}"].value, ws[f"K{r}"].value)
        indikator_rekap(kota, nip, "2024-Q4", ws[f"E{r}"], None, ws[f"G{r}"], ws[f"H{r}"])


def orang_rekap(kota: Kota, nip: str, nama: str, unit: str, jabatan: str) -> None:
    """Somebody who stands only in a recap belongs to the recap's office since ever."""
    if nip not in kota.pegawai:
        pimpinan = jabatan.startswith(("Kepala Dinas", "Kepala Badan", "Kepala Satuan", "Camat"))
        kota.pegawai[nip] = [Penempatan(nama, unit, pimpinan, date.min)]


def indikator_rekap(
    kota: Kota,
    nip: str,
    periode: str,
    teks: Any,
    bobot: Any,
    target: Any,
    realisasi: Any,
) -> None:
    """A recap's indicator: utama, naik, no Akumulasi (hence Rata-rata)."""
    i = kota.indikator.setdefault((nip, 2024, teks.value), Indikator(nip, 2024, teks.value))
    i.bobot = baca_sel(bobot) if bobot is not None else None
    i.target[periode] = baca_sel(target)
    if baca_sel(realisasi) is not None:
        i.realisasi[periode] = baca_sel(realisasi)


@lru_cache(maxsize=4)
def baca_kota(folder: Path) -> Kota:
    kota = Kota()
    baca_pegawai(kota, folder / "pegawai.xlsx")
    baca_organisasi(kota, folder / "organisasi.xlsx")
    baca_organisasi(kota, folder / "organisasi susulan Dispusarsip 2024.xlsx")
    for berkas in sorted(folder.glob("Kinerja *.xlsx")):
        baca_kinerja(kota, berkas)
    baca_muara_wening(kota, folder / "Rekap Kinerja Kec. Muara Wening 2024.xlsx")
    baca_satpol(kota, folder / "REKAP SATPOL PP TW I-II.xlsx")
    baca_dispusarsip(kota, folder / "rekap dispusarsip tw4 fix.xlsx")
    return kota
