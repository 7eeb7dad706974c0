"""Checks the written workbooks without using the generator's own code.

`python sample_data/generator/check_city.py [DIR]` reads them with openpyxl and
stops at the first broken law; otherwise it prints counts.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

Row = dict[str, Any]
RATINGS = {"Di Atas Ekspektasi", "Sesuai Ekspektasi", "Di Bawah Ekspektasi"}
PREDICATES = {"Istimewa", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang"}
VALUES = (
    "Berorientasi Pelayanan",
    "Akuntabel",
    "Kompeten",
    "Harmonis",
    "Loyal",
    "Adaptif",
    "Kolaboratif",
)
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
UNTARGETED = 3
PRINTED = (
    "rekap",
    "presensi",
    "pemetaan",
    "skm",
    "pk ",
    "register",
    "rencana kerja",
    "pelatihan",
    "umpan balik",
    "skp",
    "export_",
    "buku kerja",
)
COUNTED = ("Izin", "Sakit", "Cuti", "Dinas Luar", "Tanpa Keterangan")


def law(holds: object, about: object) -> None:
    """Stop with the offending thing when a law is broken."""
    if not holds:
        raise SystemExit(f"broken law: {about}")


def sheets(folder: Path) -> Iterator[tuple[str, str, list[Row]]]:
    """File, sheet and rows of every canonical sheet."""
    for path in sorted(folder.glob("*.xlsx")):
        if path.name.lower().startswith(PRINTED):
            continue
        for sheet in openpyxl.load_workbook(path):
            header, *rows = sheet.iter_rows(values_only=True)
            yield path.name, sheet.title, [dict(zip(header, row, strict=True)) for row in rows]


def check_nip(nip: Any, asn: str) -> None:
    """Digits, birth date, appointment and sex of an 18-digit number."""
    law(isinstance(nip, str) and re.fullmatch(r"\d{18}", nip), nip)
    born = date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    law(17 <= int(nip[8:12]) - born.year <= 58, nip)
    code = int(nip[12:14])
    law((1 <= code <= 12) if asn == "PNS" else (21 <= code <= 29), nip)
    law(nip[14] in "12" and nip[15:] != "000", nip)


def period(text: str) -> tuple[int, int]:
    """Year and quarter (0 = year) of the three spellings in use."""
    if match := re.fullmatch(r"(\d{4})(?:-Q([1-4]))?", text):
        return int(match[1]), int(match[2] or 0)
    match = re.fullmatch(r"(?:TW|Triwulan) (I|II|III|IV) (?:Tahun )?(\d{4})", text)
    law(match, text)
    return int(match[2]), ROMAN[match[1]]


def roll_up(values: list[Any], rollup: str) -> Any:
    """The year's figure by Akumulasi."""
    if isinstance(values[0], str) or rollup == "Nilai Terakhir":
        return values[-1]
    if rollup == "Jumlah":
        return sum(values)
    if rollup == "Rata-rata":
        return sum(values) / len(values)
    return max(values) if rollup == "Maksimum" else min(values)


def same(left: Any, right: Any) -> bool:
    """Equal, with a hair of room for decimals."""
    if isinstance(left, str) or isinstance(right, str):
        return left == right
    return abs(left - right) < 1e-6


def quarters(row: Row) -> dict[int, Any]:
    """The quarterly targets of an indicator."""
    named = {q: row[f"Target TW {r}"] for r, q in ROMAN.items()}
    return {q: v for q, v in named.items() if v is not None}


def check_people(rows: list[Row]) -> set[str]:
    """The employees: valid numbers, known superiors, no circle."""
    boss: dict[str, str] = {}
    starts: set[tuple[str, Any]] = set()
    for row in rows:
        check_nip(row["NIP"], row["Jenis ASN"])
        law((row["NIP"], row["TMT Jabatan"]) not in starts, row)
        starts.add((row["NIP"], row["TMT Jabatan"]))
        law(row["TMT Jabatan"].strftime("%Y%m") >= row["NIP"][8:12], row)
        boss[row["NIP"]] = row["NIP Atasan"]
        law(row["Pimpinan Unit"] in ("Ya", "Tidak"), row)
        law((row["Pimpinan Unit"] == "Tidak") == row["NIP Atasan"].isdigit(), row)
    for nip, first in boss.items():
        seen = {nip}
        above = first
        while above.isdigit():
            law(above in boss and above not in seen, (nip, above))
            seen.add(above)
            above = boss[above]
    return set(boss)


def check_indicators(rows: list[Row], known: set[str]) -> dict[tuple[str, int, str], Row]:
    """Unique texts, weights of 100 or none, annual targets that follow from the quarters."""
    found: dict[tuple[str, int, str], Row] = {}
    weights: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for row in rows:
        text = re.sub(r"\W+", " ", row["Indikator Kinerja Individu"].lower()).strip()
        key = (row["NIP"], row["Tahun"], text)
        law(row["NIP"] in known and key not in found, key)
        found[key] = row
        law(row["Polaritas"] in ("Naik", "Turun", "Stabil"), row)
        law(
            row["Rumus"]
            in (
                None,
                "turun-tr",
            ),
            row,
        )
        law(row["Aspek"] in ("Kuantitas", "Kualitas", "Waktu", "Biaya"), row)
        due = quarters(row)
        law(
            due and same(row["Target"], roll_up([due[q] for q in sorted(due)], row["Akumulasi"])),
            row,
        )
        if row["Jenis"] == "Utama":
            weights[row["NIP"], row["Tahun"]].append(row["Bobot"])
    for key, given in weights.items():
        law(set(given) == {None} or sum(given) == 100, (key, given))
        law(3 <= len(given) <= 6, (key, given))
    return found


def check_results(rows: list[Row], indicators: dict[tuple[str, int, str], Row]) -> Counter[str]:
    """Each result meets one indicator, its target and, for the year, the roll-up."""
    counts: Counter[str] = Counter()
    seen: dict[tuple[str, int, str], dict[int, Any]] = defaultdict(dict)
    for row in rows:
        year, quarter = period(row["Periode"])
        text = re.sub(r"\W+", " ", row["Indikator Kinerja Individu"].lower()).strip()
        key = (row["NIP"], year, text)
        indicator = indicators[key]
        law(quarter not in seen[key] and row["Realisasi"] is not None, row)
        seen[key][quarter] = row["Realisasi"]
        target = quarters(indicator).get(quarter) if quarter else indicator["Target"]
        if target is None:
            counts["realisations without target"] += 1
            law(row["Target"] is None, row)
        else:
            law(same(row["Target"], target), row)
    for key, given in seen.items():
        if 0 in given:
            counts["exact annual results"] += 1
            parts = [given[q] for q in sorted(given) if q]
            law(same(given[0], roll_up(parts, indicators[key]["Akumulasi"])), key)
    for key, row in indicators.items():
        counts["realisations missing"] += len(set(quarters(row)) - set(seen[key]))
    law(counts["realisations without target"] == UNTARGETED, row)
    return counts


def check_feedback(spoken: list[tuple[str, tuple[int, int], str]]) -> int:
    """No sentence at more than three employees in one period, however one splits."""
    for pattern in (r"(?<=[.!?])\s+", r"[.!?;\n]+"):
        users: dict[tuple[tuple[int, int], str], set[str]] = defaultdict(set)
        for nip, when, text in spoken:
            for part in re.split(pattern, text):
                if len(part.strip()) > 8:
                    users[when, part.strip()].add(nip)
        worst = max(users.items(), key=lambda item: len(item[1]))
        law(len(worst[1]) <= 3, worst)
    return len(spoken)


def check_recaps(folder: Path) -> int:
    """Every number that looks like a NIP in the recaps is whole text and valid."""
    found = set()
    for path in sorted(folder.iterdir()):
        if not path.name.lower().startswith("rekap"):
            continue
        for sheet in openpyxl.load_workbook(path, data_only=True):
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                law(not isinstance(cell.value, int) or cell.value < 10**9, cell)
                for match in re.findall(r"\d{8} ?\d{6} ?\d ?\d{3}", str(cell.value or "")):
                    nip = match.replace(" ", "")
                    check_nip(nip, "PPPK" if nip[12] == "2" else "PNS")
                    found.add(nip)
    return len(found)


def check_beside(folder: Path, known: set[str]) -> Counter[str]:
    """Attendance adds up, levels and plans are within bounds, and only known people are named."""
    counts: Counter[str] = Counter()
    tidy = {
        (path.name, sheet.title): [
            dict(zip([cell.value for cell in sheet[1]], row, strict=True))
            for row in sheet.iter_rows(min_row=2, values_only=True)
        ]
        for path in sorted(folder.glob("*.xlsx"))
        for sheet in openpyxl.load_workbook(path)
        if sheet.title in ("disiplin", "kompetensi", "rencana-unit")
    }
    for (_, title), rows in tidy.items():
        counts[f"rows of {title}"] += len(rows)
        for row in rows:
            law("NIP" not in row or row["NIP"] in known, row)
            if title == "disiplin":
                away = sum(row[name] for name in COUNTED)
                law(row["Hadir"] + away == row["Hari Kerja"] and row["Hadir"] > 0, row)
            elif title == "kompetensi":
                law(1 <= row["Level Standar"] <= 5 and 0 <= row["Level Pegawai"] <= 5, row)
            else:
                law(row["Rencana Hasil Kerja"] and row["Target"] is not None, row)
    return counts


def main() -> None:
    """Check everything and print what is there."""
    folder = (
        Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "kota"
    )
    kinds: dict[str, list[Row]] = defaultdict(list)
    for _, title, rows in sheets(folder):
        kinds[title].extend(rows)
    known = check_people(kinds["pegawai"])
    indicators = check_indicators(kinds["indikator"], known)
    counts = check_results(kinds["realisasi"], indicators)
    spoken = []
    marks: set[tuple[Any, ...]] = set()
    for row in kinds["perilaku"]:
        key = (row["NIP"], period(row["Periode"]), row["Penilai"], row["NIP Penilai"])
        law(key not in marks and row["NIP"] in known, key)
        marks.add(key)
        law(row["NIP Penilai"] is None or row["NIP Penilai"] in known, row)
        values = [row[name] for name in VALUES]
        law(set(values) <= RATINGS or all(isinstance(v, int) and 5 < v <= 100 for v in values), row)
        law(row["Rating Perilaku Kerja"] in RATINGS, row)
    decided: set[tuple[Any, ...]] = set()
    for row in kinds["rating"]:
        key = (row["NIP"], period(row["Periode"]))
        law(key not in decided and row["NIP"] in known, key)
        decided.add(key)
        law({row["Rating Hasil Kerja"], row["Rating Perilaku Kerja"]} <= RATINGS | {None}, row)
        if row["Catatan/Rekomendasi"]:
            spoken.append((row["NIP"], key[1], row["Catatan/Rekomendasi"]))
    spoken.extend(
        (row["NIP"], period(row["Periode"]), row["Umpan Balik"])
        for row in kinds["realisasi"]
        if row["Umpan Balik"]
    )
    for row in kinds["organisasi"]:
        law(row["Capaian Kinerja Organisasi"] in PREDICATES, row)
    counts += check_beside(folder, known)
    counts["texts of feedback"] = check_feedback(spoken)
    counts["people in recaps"] = check_recaps(folder)
    counts["employees in pegawai"] = len(known)
    for kind, rows in kinds.items():
        counts[f"rows of {kind}"] = len(rows)
    for name, number in sorted(counts.items()):
        print(f"{number:6d}  {name}")


if __name__ == "__main__":
    main()
