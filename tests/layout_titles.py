"""What stands above a table: letterhead, report title, period, office, instructions."""

import layout_cells as cells
import layout_words as words

REPORTS = {
    "pegawai": ("DAFTAR PEGAWAI", "DATA APARATUR SIPIL NEGARA", "Daftar Nominatif Pegawai"),
    "indikator": ("PERJANJIAN KINERJA PEGAWAI", "DAFTAR INDIKATOR KINERJA PEGAWAI"),
    "realisasi": ("LAPORAN REALISASI KINERJA", "Realisasi Kinerja Pegawai"),
    "rekap": ("REKAPITULASI CAPAIAN KINERJA PEGAWAI", "LAPORAN KINERJA PEGAWAI", "REKAP KINERJA"),
    "lebar": ("REKAPITULASI KINERJA PEGAWAI", "MATRIKS TARGET DAN REALISASI KINERJA"),
    "rating": ("PENETAPAN RATING KINERJA PEGAWAI", "DAFTAR RATING PEGAWAI"),
}
FILLER = (
    *("Petunjuk pengisian :", "1. NIP diisi 18 angka sebagai teks", "2. Kolom tidak boleh digeser"),
    *("3. Realisasi diisi sesuai bukti dukung", "Dasar : Keputusan Wali Kota tentang kinerja ASN"),
    "4. Lembar ini dikirim ke BKPSDM paling lambat tanggal 10",
)


def pair(rng, key, value):
    """Write `key : value` in one, two or three cells."""
    return rng.choice(
        (f"{key} : {value}", f"{key}: {value}", (key, f": {value}"), (key, ":", value))
    )


def period_lines(rng, slot):
    year, kind, number = cells.parts(slot)
    if kind == "tahun":
        return [rng.choice((f"TAHUN {year}", f"TAHUN ANGGARAN {year}", f"Tahun {year}",
                            pair(rng, "Periode", f"Tahun {year}"), pair(rng, "TAHUN", year)))]  # fmt: skip
    key = rng.choice(("Periode", "PERIODE"))
    if kind == "bulan":
        month = words.MONTHS[number - 1]
        return [rng.choice((f"BULAN {month.upper()} TAHUN {year}", f"BULAN : {month.upper()} {year}",
                            pair(rng, "Bulan", f"{month} {year}"),
                            pair(rng, key, f"{month} {year}")))]  # fmt: skip
    roman = words.ROMAN[number - 1]
    label = "Triwulan" if kind == "triwulan" else "Semester"
    last = number * (3 if kind == "triwulan" else 6)
    first = last - (2 if kind == "triwulan" else 5)
    days = {3: 31, 6: 30, 9: 30, 12: 31}[last]
    months = f"{words.MONTHS[first - 1]} - {words.MONTHS[last - 1]} {year}"
    return rng.choice((
        [f"{label.upper()} {roman} TAHUN {year}"],
        [f"{label.upper()} {roman} TAHUN ANGGARAN {year}"],
        [f"{label.upper()} {roman}", f"TAHUN {year}"],
        [pair(rng, key, f"{label} {roman} Tahun {year}")],
        [pair(rng, key, f"{label} {roman} {year}")],
        [pair(rng, key, months)],
        [pair(rng, key, f"01-{first:02}-{year} s.d. {days}-{last:02}-{year}")],
    ))  # fmt: skip


def heads(rng, city, unit, letterhead, *, foreign):
    lines = [f"PEMERINTAH KOTA {city['kota'].upper()}"]
    if letterhead:
        lines.append(letterhead)
    elif unit and rng.random() < 0.5:
        lines.append(unit.upper())
    elif foreign and rng.random() < 0.4:
        lines.append("BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA")
    if rng.random() < 0.6:
        lines.append("Jl. Merdeka No. 17 Telp. (0217) 555017")
    return [*lines, None]


def titles(rng, city, about, *, slot=None, unit=None, letterhead=None, foreign=False):
    """Say the period and the office, when given, among the usual lines; 0 to 21 rows."""
    must = slot or unit or letterhead
    if not must and rng.random() < 0.35:
        return []
    lines = []
    if letterhead or rng.random() < 0.4:
        lines = heads(rng, city, unit, letterhead, foreign=foreign)
    if slot and rng.random() < 0.12:
        lines += ["LAMPIRAN PERATURAN WALI KOTA", "NOMOR 12 TAHUN 2022", None]
    report = rng.choice(REPORTS[about])
    said = period_lines(rng, slot) if slot else []
    if said and isinstance(said[0], str) and ":" not in said[0] and rng.random() < 0.25:
        lines += [f"{report} {said[0]}", *said[1:]]
    else:
        lines += [report, *said]
    if rng.random() < 0.3:
        lines.append(None)
    if unit:
        key = rng.choice(("SKPD", "OPD", "Perangkat Daerah", "PERANGKAT DAERAH"))
        place = rng.choice((len(lines), len(lines), len(lines) - 1))
        lines.insert(place, pair(rng, key, unit))
    if rng.random() < 0.12:
        aim = rng.randint(14, 21)
        lines += [None, *FILLER]
        lines += [None] * (aim - len(lines))
        lines = lines[:21]
    elif rng.random() < 0.6:
        lines.append(None)
    return lines
